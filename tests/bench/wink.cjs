// wink.cjs FOLDER FILE - wink-nlp's full pipeline over document records: sentences, tokens, parts of speech, entities.
const { createRequire } = require('module');
const { readFileSync, writeSync } = require('fs');
const [folder, file] = process.argv.slice(2);
const load = createRequire(folder + '/package.json');
const nlp = load('wink-nlp')(load('wink-eng-lite-web-model'));
const its = nlp.its;

for (const line of readFileSync(file, 'utf8').split('\n')) {
	if (!line) continue;
	const doc = nlp.readDoc(JSON.parse(line).text);
	writeSync(1, JSON.stringify({
		sentences: doc.sentences().out(its.span),
		entities: doc.entities().out(its.detail),
		tags: doc.tokens().out(its.pos).length,
	}) + '\n');
}
