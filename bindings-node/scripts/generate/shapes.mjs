// What lib/wire.js has to know of a value: where moments are, where lists and maps lead, and whose fields have other names.
import { HEAD, camel, target } from './names.mjs';

/** The definitions that are not plain, `shape` of a schema, and the text of lib/generated/shapes.js. */
export function shapes({ $defs, methods, ports = {} }) {
  let known = {};
  const shape = (schema) => shapeOf(schema, $defs, known);
  // What is plain depends on what it is made of, which may be itself: what is known grows until it does not.
  for (let before = -1; before !== Object.keys(known).length; ) {
    before = Object.keys(known).length;
    const next = {};
    for (const [name, schema] of Object.entries($defs)) {
      const found = shape(schema);
      if (found !== 0) next[name] = found;
    }
    known = next;
  }
  const used = reached(known, [...Object.values(methods), ...Object.values(ports)], shape);
  areAllFoundAgain($defs);
  const lines = Object.entries(known).filter(([name]) => used.has(name)).map(([name, found]) => `  ${name}: ${literal(found)},`);
  const text = `${HEAD}'use strict';\n\n/* eslint-disable */\n\nconst DEFINITIONS = {\n  __proto__: null,\n${lines.join('\n')}\n};\n\nmodule.exports = { DEFINITIONS };\n`;
  return { shape, text };
}

function shapeOf(schema, $defs, known) {
  if (schema === true || schema === undefined) return 0;
  const inner = (part) => shapeOf(part, $defs, known);
  if (schema.$ref) {
    const found = known[target(schema.$ref)];
    return found === undefined ? 0 : typeof found === 'object' && !Array.isArray(found) ? target(schema.$ref) : found;
  }
  if (schema.format === 'date-time') return 1;
  if (schema.discriminator) {
    const { propertyName: tag, mapping } = schema.discriminator;
    const by = Object.entries(mapping).map(([value, ref]) => [value, inner({ $ref: ref })]).filter(([, found]) => found !== 0);
    return by.length === 0 ? 0 : { tag, by: Object.fromEntries(by) };
  }
  if (schema.prefixItems) return someOf(schema.prefixItems.map(inner));
  if (schema.items) return someOf([inner(schema.items)]);
  const values = mapValues(schema);
  // A map is never plain: its keys are its owner's, and have to be told from fields.
  if (values) return { of: inner(values) };
  return fieldsOf(schema, $defs, known);
}

const someOf = (all) => (all.every((found) => found === 0) ? 0 : all);

const mapValues = ({ additionalProperties: rest, patternProperties: pattern }) =>
  typeof rest === 'object' ? rest : pattern && Object.values(pattern)[0];

/** An object's fields, with those of all its alternatives. */
function fieldsOf(schema, $defs, known) {
  const alternatives = (schema.anyOf ?? schema.oneOf ?? []).filter((one) => one.type !== 'null' && one.const === undefined);
  const found = alternatives.map((one) => shapeOf(one, $defs, known)).filter((one) => one !== 0);
  if (!schema.properties && found.length <= 1) return found[0] ?? 0;
  const fields = {};
  const take = (properties = {}) => {
    for (const [name, field] of Object.entries(properties)) {
      const inner = shapeOf(field, $defs, known);
      if (inner !== 0 || camel(name) !== name) fields[name] = inner;
    }
  };
  take(schema.properties);
  for (const one of alternatives) take((one.$ref ? $defs[target(one.$ref)] : one).properties);
  return Object.keys(fields).length > 0 ? { fields } : 0;
}

/** The names of definitions that methods come to. */
function reached(known, methods, shape) {
  const used = new Set(['Refusal']);
  const waiting = [known.Refusal, ...methods.flatMap(({ input, output }) => [shape(input), shape(output)])];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === 'string' && !used.has(next)) {
      used.add(next);
      waiting.push(known[next]);
    } else if (next && typeof next === 'object') {
      waiting.push(...(Array.isArray(next) ? next : [next.of, ...Object.values(next.fields ?? next.by ?? {})]));
    }
  }
  return used;
}

/** Names of fields may be written otherwise in JavaScript, and each must be found again from there. */
function areAllFoundAgain($defs) {
  const names = new Set();
  const walk = (schema) => {
    if (schema === null || typeof schema !== 'object') return;
    for (const name of Object.keys(schema.properties ?? {})) names.add(name);
    for (const [key, part] of Object.entries(schema)) {
      if (key === 'properties') Object.values(part).forEach(walk);
      else if (!['default', 'const', 'required', 'mapping'].includes(key)) walk(part);
    }
  };
  Object.values($defs).forEach(walk);
  const back = new Map();
  for (const name of names) {
    if (back.has(camel(name))) throw new Error(`${name} and ${back.get(camel(name))} are both ${camel(name)}`);
    back.set(camel(name), name);
  }
}

function literal(found) {
  if (Array.isArray(found)) return `[${found.map(literal).join(', ')}]`;
  if (typeof found !== 'object') return JSON.stringify(found).replaceAll('"', "'");
  const object = (fields) => {
    const rows = Object.entries(fields).map(([name, inner]) => `${/^\w+$/.test(name) ? name : `'${name}'`}: ${literal(inner)}`);
    return rows.length === 0 ? '{}' : `{ ${rows.join(', ')} }`;
  };
  if (found.of !== undefined) return `{ of: ${literal(found.of)} }`;
  return found.tag ? `{ tag: '${found.tag}', by: ${object(found.by)} }` : `{ fields: ${object(found.fields)} }`;
}

export { literal };
