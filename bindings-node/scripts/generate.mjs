// Writes lib/generated from core/wire/schema.json: the methods, what there is to know of values on the wire, and the types.
//
// `node scripts/generate.mjs` writes, `node scripts/generate.mjs --check` fails where what is there is not what it would write.
import { readFileSync, writeFileSync } from 'node:fs';
import { methods } from './generate/methods.mjs';
import { shapes } from './generate/shapes.mjs';
import { types } from './generate/types.mjs';

const schema = JSON.parse(readFileSync(new URL('../../core/wire/schema.json', import.meta.url), 'utf8'));
const known = shapes(schema);
const files = { 'methods.js': methods(schema, known), 'shapes.js': known.text, 'types.d.ts': types(schema) };

const stale = [];
for (const [name, text] of Object.entries(files)) {
  const path = new URL(`../lib/generated/${name}`, import.meta.url);
  if (!process.argv.includes('--check')) writeFileSync(path, text);
  else if (readFileSync(path, 'utf8') !== text) stale.push(name);
}
if (stale.length > 0) {
  console.error(`not as core/wire/schema.json has it: ${stale.join(', ')}; run npm run generate`);
  process.exit(1);
}
