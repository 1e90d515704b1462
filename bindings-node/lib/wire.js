'use strict';

/**
 * Between JavaScript's values and the wire's JSON.
 *
 * On the wire names are `snake_case` and moments texts; here names are `camelCase` and moments are `Date`. What a value is
 * follows from the schema of the method that it is for (`generated/shapes.js`), never from how it looks: the keys of a map
 * that its owner chose, and texts that happen to look like a moment, stay what they are.
 *
 * A shape is the name of a definition, or one of: `0` whatever it is, `1` a moment, `[shape]` a list, `[shape, shape, ..]` a tuple,
 * `{ of: shape }` a map, `{ fields: { wire_name: shape } }` with what is not plain or has another name here, `{ tag, by: { value: shape } }`.
 */

const { CONFIG, SUBSCRIPTION } = require('./config.js');
const { DEFINITIONS } = require('./generated/shapes.js');

const MOMENT = 1;
/** Deeper than anything that is meant; it is what a value that holds itself comes to. */
const DEPTH_MAX = 100;
/** More than a call has room for. */
const LIST_MAX = 8 * 1024 * 1024;

/** The names of all fields that a shape has. */
function named(shape) {
  if (typeof shape !== 'object') return [];
  if (Array.isArray(shape)) return shape.flatMap(named);
  const { fields = {}, by = {}, of = 0 } = shape;
  return [...Object.keys(fields), ...[...Object.values(fields), ...Object.values(by), of].flatMap(named)];
}

const camel = (name) => name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());
const RENAMED = named([...Object.values(DEFINITIONS), CONFIG, SUBSCRIPTION]).filter((name) => camel(name) !== name);
const CAMEL = new Map(RENAMED.map((name) => [name, camel(name)]));
const SNAKE = new Map(Array.from(CAMEL, ([name, called]) => [called, name]));

/** What is known of a struct's fields. */
class Struct {
  constructor(fields) {
    // By their names on the wire: what is not there is plain, and is called the same here.
    this.known = new Map(Object.entries(fields).map(([name, shape]) => [name, { called: CAMEL.get(name) ?? name, shape }]));
    // By their names here, filled in as they are met.
    this.sent = new Map();
  }

  /** A struct that was received, and is nobody else's. */
  receive(value) {
    let renamed = false;
    for (const [name, { called, shape }] of this.known) {
      const held = value[name];
      if (held === undefined) continue;
      if (called !== name) renamed = true;
      if (shape !== 0) value[name] = fromWire(held, shape);
    }
    if (!renamed) return value;
    const made = {};
    for (const name in value) made[this.known.get(name)?.called ?? name] = value[name];
    return made;
  }

  /** A field that is sent: what it is called there, and its shape. Not every name that somebody thinks of is remembered. */
  send(name) {
    const sent = SNAKE.get(name) ?? name;
    const field = { text: `${quoted(sent)}:`, shape: this.known.get(sent)?.shape ?? 0, meant: CAMEL.get(name) };
    if (this.sent.size < REMEMBERED_MAX) this.sent.set(name, field);
    return field;
  }
}

/** More than any struct has fields. */
const REMEMBERED_MAX = 200;

/** What is known of a definition's fields, which is found once. */
const struct = (definition) => (definition.struct ??= new Struct(definition.fields));

const own = (object, name) => (Object.hasOwn(object, name) ? object[name] : undefined);

/** What a shape comes to for an object: a list, a map, a struct, or nothing where there is nothing to know. */
function resolved(shape, value, isSent) {
  let found = shape;
  for (;;) {
    if (typeof found === 'string') found = DEFINITIONS[found];
    if (typeof found !== 'object' || found.tag === undefined) return found || undefined;
    const said = value[isSent ? (CAMEL.get(found.tag) ?? found.tag) : found.tag];
    found = typeof said === 'string' ? own(found.by, said) : undefined;
  }
}

/** A value of the wire as JavaScript has it: made of what `JSON.parse` gave, which is nobody else's. */
function fromWire(value, shape) {
  if (shape === 0 || value === null) return value;
  if (shape === MOMENT) return new Date(value);
  if (typeof value !== 'object') return value;
  const known = resolved(shape, value, false);
  if (known === undefined) return value;
  if (Array.isArray(known)) {
    for (let place = 0; place < value.length; place += 1) value[place] = fromWire(value[place], known.length === 1 ? known[0] : known[place]);
    return value;
  }
  if (known.of === undefined) return struct(known).receive(value);
  if (known.of !== 0) for (const name of Object.keys(value)) set(value, name, fromWire(value[name], known.of));
  return value;
}

/** Sets a field of any name: `__proto__` too is only a name. */
function set(object, name, value) {
  if (name === '__proto__') {
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  } else {
    object[name] = value;
  }
}

/** What cannot be sent. The message begins with a path in the caller's own names. */
class Unsendable extends Error {
  constructor(where, what) {
    super(`${where}: ${what}`);
  }
}

/** A value of JavaScript's as the wire's JSON; `where` is what a message calls it. */
function toJson(value, shape, where) {
  try {
    return written(value, shape, null, 0) ?? 'null';
  } catch (error) {
    // Paths are kept only once one is needed.
    if (error instanceof Unsendable) return written(value, shape, where, 0);
    throw error;
  }
}

/** Texts that JSON has as they are. Most are such, and to look costs less than to ask. */
const UNESCAPED = /^[ !#-[\]-~]*$/;

const quoted = (text) => (UNESCAPED.test(text) ? `"${text}"` : JSON.stringify(text));

/** A value as JSON, or nothing where there is none. */
function written(value, shape, where, depth) {
  switch (typeof value) {
    case 'string':
      return quoted(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'undefined':
      return undefined;
    case 'number':
      if (Number.isSafeInteger(value)) return `${value}`;
      throw new Unsendable(where, unwhole(value));
    case 'bigint':
      if (value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER) return `${value}`;
      throw new Unsendable(where, `${value}n is out of range: numbers are within 2^53-1`);
    case 'object':
      break;
    default:
      throw new Unsendable(where, `a ${typeof value} cannot be sent`);
  }
  if (value === null) return 'null';
  if (depth > DEPTH_MAX) throw new Unsendable(where, 'is too deep, or holds itself');
  const prototype = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) return writtenFields(value, shape, where, depth);
  if (Array.isArray(value)) return writtenList(value, shape, where, depth);
  return writtenInstance(value, prototype, shape, where, depth);
}

function writtenInstance(value, prototype, shape, where, depth) {
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) throw new Unsendable(where, 'is no valid Date');
    return quoted(value.toISOString());
  }
  if (value instanceof Uint8Array) return `[${Array.from(value).join()}]`;
  // A plain object of another realm has a prototype of that realm's.
  if (Object.getPrototypeOf(prototype) === null) return writtenFields(value, shape, where, depth);
  throw new Unsendable(where, `a ${prototype.constructor?.name ?? 'class instance'} cannot be sent: give a plain object`);
}

function writtenList(value, shape, where, depth) {
  const { length } = value;
  if (length > LIST_MAX) throw new Unsendable(where, `${length} items are too many`);
  const known = shape === 0 ? undefined : resolved(shape, value, true);
  const of = Array.isArray(known) ? known : undefined;
  let text = '[';
  for (let place = 0; place < length; place += 1) {
    const inner = of === undefined ? 0 : ((of.length === 1 ? of[0] : of[place]) ?? 0);
    if (place > 0) text += ',';
    text += written(value[place], inner, where === null ? null : `${where}[${place}]`, depth + 1) ?? 'null';
  }
  return `${text}]`;
}

function writtenFields(value, shape, where, depth) {
  const known = shape === 0 ? undefined : resolved(shape, value, true);
  const fields = known?.fields === undefined ? undefined : struct(known);
  const of = known?.of ?? 0;
  let text = '';
  for (const name of Object.keys(value)) {
    const at = where === null ? null : `${where}.${name}`;
    // A name that nobody knows is sent as it is, and refused there.
    const field = fields === undefined ? undefined : (fields.sent.get(name) ?? fields.send(name));
    if (field?.meant !== undefined) throw new Unsendable(at, `is called ${field.meant}`);
    const inner = written(value[name], field === undefined ? of : field.shape, at, depth + 1);
    if (inner === undefined) continue;
    if (text !== '') text += ',';
    text += field === undefined ? `${quoted(name)}:` : field.text;
    text += inner;
  }
  return `{${text}}`;
}

function unwhole(value) {
  if (Number.isInteger(value)) return `${value} is out of range: numbers are within 2^53-1`;
  if (Number.isFinite(value)) return `${value} is a fraction: amounts are whole numbers of minor units`;
  return `${value} is not a number that can be sent`;
}

/** A message of the wire's about fields, by their names here, and without a place in the text that was sent: nobody here wrote that. */
function saidHere(text) {
  const unplaced = text.replace(/ at line \d+ column \d+$/, '');
  const named = (quoted, name) => (CAMEL.has(name) ? `\`${CAMEL.get(name)}\`` : quoted);
  return unplaced.replace(/(unknown|missing|duplicate) field `.*$/s, (said) => said.replace(/`(\w+)`/g, named));
}

module.exports = { Unsendable, fromWire, saidHere, toJson };
