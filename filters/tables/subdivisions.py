#!/usr/bin/env python3
"""Recipe for en/subdivisions.tsv: provinces and states from Debian's iso-codes (iso_3166-2.json, LGPL-2.1+).

  subdivisions.py OTHER.tsv ... < /usr/share/iso-codes/json/iso_3166-2.json > en/subdivisions.tsv
OTHER are our own tables: what they name, and every ordinary word, is left to them. So are names that two countries
have, kinds smaller than a province, and names of fewer than four letters.
"""
import collections, json, re, sys

KINDS = {"State", "Province", "Governorate", "Region", "Autonomous region", "Autonomous Region", "Republic", "Oblast", "Administrative region",
         "Emirate", "Prefecture", "Canton", "Land", "Territory", "Union territory", "Autonomous republic", "Federal subject",
         "Autonomous community", "Voivodship", "Administrative Region", "Autonomous province", "Department", "Metropolitan department"}
taken = set()
for path in sys.argv[1:]:
    for line in open(path, encoding="utf-8"):
        if not line.startswith("#"):
            taken.add(line.split("\t")[0].strip().lower())
rows = []
for one in json.load(sys.stdin)["3166-2"]:
    name = re.sub(r"\s*[\[(].*?[\])]", "", one["name"]).split(",")[0].strip()
    kind = one["type"]
    if kind not in KINDS or len(name) < 4 or name.lower() in taken or not re.match(r"^[A-Z][\w'’ -]+$", name):
        continue
    if all(word.lower() in taken for word in re.split(r"[ -]", name)) or "/" in name:
        continue
    rows.append((name, one["code"][:2]))
seen = collections.Counter(name.lower() for name, _ in rows)
print("# subdivisions.tsv - provinces, states, governorates: name, id (CC:Name)")
print("# Source: Debian iso-codes, iso_3166-2.json (LGPL-2.1+), by filters/tables/subdivisions.py")
for name, country in sorted(set(rows)):
    if seen[name.lower()] == 1:
        print("%s\t%s:%s" % (name, country, name.replace(" ", "_")))
