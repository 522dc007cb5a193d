#!/usr/bin/env python3
"""Recipe for en/common-words.tsv: words that news prints in lower case, from texts given as NDJSON (field "text").

  common-words.py TEXTS.ndjson[.gz] ... > en/common-words.tsv
A word stays if it stands in lower case at least 6 times and, away from a line's beginning, at most one time in six
with a capital. Made from the Groningen Meaning Bank's texts (public domain).
"""
import collections, gzip, json, re, sys

lower, upper = collections.Counter(), collections.Counter()
for path in sys.argv[1:]:
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            for sentence in json.loads(line)["text"].split("\n"):
                for at, word in enumerate(re.findall(r"[^\W\d_]+", sentence)):
                    if word.islower():
                        lower[word] += 1
                    elif at:
                        upper[word.lower()] += 1
print("# common-words.tsv - words that news prints in lower case, one a line")
print("# Source: counted in the texts of the Groningen Meaning Bank (public domain) by filters/tables/common-words.py")
for word in sorted(w for w, n in lower.items() if n >= 6 and len(w) > 1 and upper[w] * 5 <= n):
    print(word)
