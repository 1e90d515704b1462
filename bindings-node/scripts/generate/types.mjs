// lib/generated/types.d.ts: every type with its documentation, and an interface for each namespace.
import { HEAD, camel, namespaces, ofEngine, ofMarket, ofNothing, ofWorker, pascal, target } from './names.mjs';

/** What a definition must not be called, because the types below mean the language's own. */
const TAKEN = new Set(['Array', 'Date', 'Error', 'Function', 'Map', 'Object', 'Partial', 'Promise', 'Record', 'String']);

export function types(schema) {
  const { methods } = schema;
  const $defs = reached(schema);
  for (const method of Object.values(methods)) {
    const { input } = method;
    const whole = input.$ref ? $defs[target(input.$ref)] : input;
    method.optional = whole.type === 'object' && (whole.required ?? []).length === 0 && method.kind !== 'function';
  }
  const market = namespaces(methods, ofMarket);
  const engine = namespaces(methods, ofEngine);
  const functions = namespaces(methods, ofNothing);
  describeInputs($defs, { ...market, ...engine }, functions, namespaces(methods, ofWorker).worker);
  const parts = [HEAD, "import type { CallOptions } from '../../index.js';\n"];
  for (const [name, schema] of Object.entries($defs)) {
    if (TAKEN.has(name)) throw new Error(`a definition is called ${name}`);
    parts.push(declaration(name, schema));
  }
  for (const [name, rows] of Object.entries(market)) parts.push(methodsOf(name, rows, 'market'));
  for (const [name, rows] of Object.entries(engine)) parts.push(methodsOf(name, rows, 'vendra'));
  parts.push(all('MarketNamespaces', 'What a marketplace is asked.', market), all('EngineNamespaces', 'What an engine is asked.', engine));
  for (const [name, held] of Object.entries(functions)) parts.push(exported(name, held));
  return parts.join('\n');
}

/** The definitions that anything comes to which people see. */
function reached({ $defs, methods, events, ports }) {
  const used = new Set(['Actor', 'Failure', 'Refusal', 'Statement'].filter((name) => $defs[name]));
  const walk = (schema) => {
    if (schema === null || typeof schema !== 'object') return;
    if (typeof schema.$ref === 'string') used.add(target(schema.$ref));
    Object.values(schema).forEach(walk);
  };
  [methods, events, ports].forEach(walk);
  // What is added while it is walked is walked as well.
  for (const name of used) walk($defs[name]);
  return Object.fromEntries(Object.entries($defs).filter(([name]) => used.has(name)));
}

/** What only one method takes has no words of its own: it says which one. */
function describeInputs($defs, objects, functions, worker) {
  const said = ({ input }, link) => {
    if (!input.$ref) return;
    const whole = $defs[target(input.$ref)];
    whole.description ??= `What {@link ${link}} takes.`;
    for (const one of whole.discriminator ? whole.oneOf : []) $defs[target(one.$ref)].description ??= `Something that {@link ${link}} takes.`;
  };
  for (const [name, rows] of Object.entries(objects)) {
    for (const [called, row] of Object.entries(rows)) said(row, `${pascal(name)}Methods.${called}`);
  }
  for (const [called, row] of Object.entries(worker)) said(row, `Worker.${called}`);
  for (const [name, held] of Object.entries(functions)) {
    if (held.name !== undefined) said(held, name);
    else for (const [called, row] of Object.entries(held)) said(row, `${name} | ${name}.${called}`);
  }
}

function declaration(name, schema) {
  const said = doc([schema.description, constants(schema)], '');
  const plain = schema.properties && !schema.oneOf && !schema.anyOf && schema.type === 'object';
  if (plain && !Object.values(schema).includes('null')) return `${said}export interface ${name} ${object(schema, '')}\n`;
  return `${said}export type ${name} =${spaced(type(schema, ''))};\n`;
}

/** A union that begins on a line of its own needs no space before it. */
const spaced = (text) => (text.startsWith('\n') ? text : ` ${text}`);

/** What each of the texts that a type may be means. */
function constants(schema) {
  const rows = (schema.oneOf ?? []).filter((one) => one.const !== undefined && one.description);
  return rows.map((one) => `- \`${one.const}\`: ${one.description}`).join('\n');
}

function type(schema, indent) {
  if (schema === true || Object.keys(schema).every((key) => key === 'description' || key === 'default')) return 'unknown';
  if (schema.$ref) return target(schema.$ref);
  if (schema.const !== undefined) return JSON.stringify(schema.const).replaceAll('"', "'");
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value).replaceAll('"', "'")).join(' | ');
  const shared = schema.properties ? `${object(schema, indent)} & ` : '';
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) {
    const each = [...new Set(alternatives.map((one) => type(one, indent)))];
    const union = each.length > 4 ? `\n${indent}  | ${each.join(`\n${indent}  | `)}` : each.join(' | ');
    return shared ? `${shared}(${union})` : union;
  }
  if (Array.isArray(schema.type)) return schema.type.map((one) => one === 'null' ? 'null' : type({ ...schema, type: one }, indent)).join(' | ');
  switch (schema.type) {
    case 'null': return 'null';
    case 'boolean': return 'boolean';
    case 'integer': return 'number';
    case 'string': return text(schema);
    case 'array': return list(schema, indent);
    case 'object': return object(schema, indent);
    default: throw new Error(`of no type: ${JSON.stringify(schema)}`);
  }
}

/** Ids are told from one another by their prefix. */
function text({ format, pattern = '' }) {
  if (format === 'date-time') return 'Date';
  const one = /^\^([a-z]+)_\[0-7\]/.exec(pattern);
  if (one) return `\`${one[1]}_\${string}\``;
  const any = /^\^\(([a-z|]+)\)_\[0-7\]/.exec(pattern);
  return any ? any[1].split('|').map((prefix) => `\`${prefix}_\${string}\``).join(' | ') : 'string';
}

function list(schema, indent) {
  if (schema.prefixItems) return `[${schema.prefixItems.map((item) => type(item, indent)).join(', ')}]`;
  const item = schema.items ? type(schema.items, indent) : 'unknown';
  return /[ |&]/.test(item) && !item.startsWith('{') ? `Array<${item}>` : `${item}[]`;
}

function object(schema, indent) {
  const values = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : Object.values(schema.patternProperties ?? {})[0];
  if (!schema.properties) return values ? `{ [key: string]: ${type(values, indent)} }` : 'Record<string, never>';
  const inner = `${indent}  `;
  const required = new Set(schema.required ?? []);
  const fields = Object.entries(schema.properties).map(([name, field]) => {
    const fallback = field.default === undefined ? [] : [`Where it is left out: \`${JSON.stringify(field.default)}\`.`];
    const optional = required.has(name) ? '' : '?';
    return `${doc([field.description, ...fallback], inner)}${inner}${camel(name)}${optional}: ${type(field, inner)};`;
  });
  return fields.length === 0 ? 'Record<string, never>' : `{\n${fields.join('\n')}\n${indent}}`;
}

function doc(said, indent) {
  const text = said.filter(Boolean).join('\n\n').replaceAll('*/', '*\\/').trim();
  if (text === '') return '';
  const lines = text.split('\n').map((line) => `${indent} * ${line}`.trimEnd());
  return lines.length === 1 ? `${indent}/** ${text} */\n` : `${indent}/**\n${lines.join('\n')}\n${indent} */\n`;
}

function methodsOf(name, rows, of) {
  const lines = Object.entries(rows).map(([called, row]) =>
    `${doc([row.description], '  ')}  ${called}(input${takes(row)}, options?: CallOptions): Promise<${gives(row)}>;`);
  return `/** What \`${of}.${name}\` is asked. */\nexport interface ${pascal(name)}Methods {\n${lines.join('\n')}\n}\n`;
}

const takes = ({ input, optional }) => `${optional ? '?' : ''}: ${type(input, '  ')}`;

const gives = ({ output }) => (output.type === 'null' ? 'null' : type(output, '  '));

function all(name, said, found) {
  const rows = Object.keys(found).map((one) => `  readonly ${one}: ${pascal(one)}Methods;`);
  return `/** ${said} */\nexport interface ${name} {\n${rows.join('\n')}\n}\n`;
}

function exported(name, held) {
  if (held.name !== undefined) return `${doc([held.description], '')}export function ${name}(input${takes(held)}): ${gives(held)};\n`;
  const rows = Object.entries(held).map(([called, row]) => `${doc([row.description], '  ')}  readonly ${called}: (input${takes(row)}) => ${gives(row)};`);
  return `/** Functions of \`${name}\`. */\nexport const ${name}: {\n${rows.join('\n')}\n};\n`;
}
