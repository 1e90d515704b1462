'use strict';

/**
 * Between JavaScript's values and the wire's JSON.
 *
 * On the wire names are `snake_case` and moments texts; here names are `camelCase` and moments are `Date`. What a value is
 * follows from the schema of the method that it is for (`generated/shapes.js`), never from how it looks: the keys of a map
 * that its owner chose, and texts that happen to look like a moment, stay what they are.
 *
 * A shape is the name of a definition, or one of: `0` whatever it is, `1` a moment, `[shape]` a list, `[shape, shape, ..]` a tuple,
 * `{ of: shape }` a map, `{ fields: { wire_name: shape } }` with what is not plain, `{ tag, by: { value: shape } }`.
 */

const CONFIG = require('./config.js');
const { DEFINITIONS, NAMES } = require('./generated/shapes.js');

const MOMENT = 1;
/** Deeper than anything that is meant; it is what a value that holds itself comes to. */
const DEPTH_MAX = 100;
/** More than a call has room for. */
const LIST_MAX = 8 * 1024 * 1024;

const camel = (name) => name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());
const CAMEL = new Map([...NAMES, ...CONFIG.NAMES].map((name) => [name, camel(name)]));
const SNAKE = new Map(Array.from(CAMEL, ([name, called]) => [called, name]));

/** The shapes of fields by their names on the wire: what is not there is plain, also what every object has. */
const bare = (fields) => Object.assign(Object.create(null), fields);

/** What is known of a struct's fields, by their names on the wire and by those here: filled in as they are met. */
class Struct {
  constructor(fields) {
    this.fields = bare(fields);
    this.received = Object.create(null);
    this.sent = Object.create(null);
  }

  /** A field that was received: what it is called here, and its shape. The engine has only so many. */
  receive(name) {
    return (this.received[name] = { name: CAMEL.get(name) ?? name, shape: this.fields[name] ?? 0 });
  }

  /** A field that is sent: what it is called there, and its shape. Only what is known is remembered. */
  send(name) {
    const sent = SNAKE.get(name) ?? name;
    const field = { name: sent, shape: this.fields[sent] ?? 0, meant: CAMEL.get(name) };
    if (sent !== name || name in this.fields) this.sent[name] = field;
    return field;
  }
}

const STRUCTS = new WeakMap();

function struct(definition) {
  let made = STRUCTS.get(definition);
  if (made === undefined) STRUCTS.set(definition, (made = new Struct(definition.fields)));
  return made;
}

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

/** A value of the wire as JavaScript has it. */
function fromWire(value, shape) {
  if (shape === 0 || value === null) return value;
  if (shape === MOMENT) return new Date(value);
  if (typeof value !== 'object') return value;
  const known = resolved(shape, value, false);
  if (known === undefined) return value;
  if (Array.isArray(known)) return value.map((item, place) => fromWire(item, known.length === 1 ? known[0] : known[place]));
  const made = {};
  if (known.of !== undefined) {
    for (const name of Object.keys(value)) set(made, name, fromWire(value[name], known.of));
    return made;
  }
  const fields = struct(known);
  for (const name in value) {
    const field = fields.received[name] ?? fields.receive(name);
    const held = value[name];
    made[field.name] = field.shape === 0 ? held : fromWire(held, field.shape);
  }
  return made;
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

/** A value of JavaScript's as the wire has it; `where` is what a message calls it. */
function toWire(value, shape, where) {
  try {
    return sent(value, shape, null, 0);
  } catch (error) {
    // Paths are kept only once one is needed.
    if (error instanceof Unsendable) return sent(value, shape, where, 0);
    throw error;
  }
}

function sent(value, shape, where, depth) {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'undefined':
      return value;
    case 'number':
      if (Number.isSafeInteger(value)) return value;
      throw new Unsendable(where, unwhole(value));
    case 'bigint':
      if (value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER) return Number(value);
      throw new Unsendable(where, `${value}n is out of range: numbers are within 2^53-1`);
    case 'object':
      break;
    default:
      throw new Unsendable(where, `a ${typeof value} cannot be sent`);
  }
  if (value === null) return null;
  if (depth > DEPTH_MAX) throw new Unsendable(where, 'is too deep, or holds itself');
  const prototype = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) return sentFields(value, shape, where, depth);
  if (Array.isArray(value)) return sentList(value, shape, where, depth);
  return sentInstance(value, prototype, shape, where, depth);
}

function sentInstance(value, prototype, shape, where, depth) {
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) throw new Unsendable(where, 'is no valid Date');
    return value.toISOString();
  }
  if (value instanceof Uint8Array) return Array.from(value);
  // A plain object of another realm has a prototype of that realm's.
  if (Object.getPrototypeOf(prototype) === null) return sentFields(value, shape, where, depth);
  throw new Unsendable(where, `a ${prototype.constructor?.name ?? 'class instance'} cannot be sent: give a plain object`);
}

function sentList(value, shape, where, depth) {
  const { length } = value;
  if (length > LIST_MAX) throw new Unsendable(where, `${length} items are too many`);
  const known = shape === 0 ? undefined : resolved(shape, value, true);
  const of = Array.isArray(known) ? known : undefined;
  const made = [];
  for (let place = 0; place < length; place += 1) {
    const inner = of === undefined ? 0 : ((of.length === 1 ? of[0] : of[place]) ?? 0);
    made.push(sent(value[place], inner, where === null ? null : `${where}[${place}]`, depth + 1) ?? null);
  }
  return made;
}

function sentFields(value, shape, where, depth) {
  const known = shape === 0 ? undefined : resolved(shape, value, true);
  const fields = known?.fields === undefined ? undefined : struct(known);
  const of = known?.of ?? 0;
  const made = {};
  for (const name of Object.keys(value)) {
    const at = where === null ? null : `${where}.${name}`;
    if (fields === undefined) {
      set(made, name, sent(value[name], of, at, depth + 1));
      continue;
    }
    // A name that nobody knows is sent as it is, and refused there.
    const field = fields.sent[name] ?? fields.send(name);
    if (field.meant !== undefined) throw new Unsendable(at, `is called ${field.meant}`);
    set(made, field.name, sent(value[name], field.shape, at, depth + 1));
  }
  return made;
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

module.exports = { Unsendable, fromWire, saidHere, toWire };
