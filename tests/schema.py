"""schema.py SCHEMA < records - checks every line against one of filters/schemas: the part of JSON Schema 2020-12 they use."""
import json
import sys

TYPES = {"string": str, "boolean": bool, "null": type(None), "object": dict, "array": list}


def is_type(value, name):
    if name == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    if name == "number":
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(value, TYPES[name])


def wrongs(value, schema, path):
    """Yields what is wrong; keywords that are not known are an error of the schema's author."""
    for word, want in schema.items():
        if word in ("$schema", "title", "description"):
            continue
        if word == "type":
            names = want if isinstance(want, list) else [want]
            if not any(is_type(value, n) for n in names):
                yield f"{path}: {json.dumps(value)[:60]} is no {' or '.join(names)}"
                return
        elif word == "enum":
            if value not in want:
                yield f"{path}: {json.dumps(value)[:60]} is none of {want}"
        elif word == "const":
            if value != want:
                yield f"{path}: {json.dumps(value)[:60]} is not {want}"
        elif word == "minimum":
            if isinstance(value, (int, float)) and value < want:
                yield f"{path}: {value} is below {want}"
        elif word == "maximum":
            if isinstance(value, (int, float)) and value > want:
                yield f"{path}: {value} is above {want}"
        elif word == "required":
            for name in want:
                if name not in value:
                    yield f"{path}: {name} is missing"
        elif word == "properties":
            for name, inner in want.items():
                if name in value:
                    yield from wrongs(value[name], inner, f"{path}.{name}")
        elif word == "items":
            if isinstance(value, list):
                for i, item in enumerate(value):
                    yield from wrongs(item, want, f"{path}[{i}]")
        elif word in ("minItems", "maxItems"):
            if isinstance(value, list) and (len(value) < want if word == "minItems" else len(value) > want):
                yield f"{path}: {len(value)} items, {word} is {want}"
        else:
            raise SystemExit(f"schema.py: the keyword {word} is not known here")


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    count = bad = 0
    for line in sys.stdin:
        count += 1
        for wrong in wrongs(json.loads(line), schema, "$"):
            bad += 1
            if bad <= 10:
                print(f"{sys.argv[1]}: line {count}: {wrong}")
    print(f"{sys.argv[1]}: {count} records, {bad} mistakes")
    return 1 if bad or not count else 0


if __name__ == "__main__":
    sys.exit(main())
