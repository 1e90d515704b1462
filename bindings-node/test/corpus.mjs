// What the runners of the corpora share: names that stand for values, the wire's methods as people call them, and RFC 8785.
import { createRequire } from 'node:module';
import canonicalize from 'canonicalize';
import * as vendra from '../index.mjs';

const require = createRequire(import.meta.url);
const { ENGINE, FUNCTIONS, NAMESPACES, WORKER } = require('../lib/generated/methods.js');

const wire = require('../lib/wire.js');

/** A value of the wire's as a user has it. What is given stays as it is. */
export const fromWire = (value, shape) => wire.fromWire(structuredClone(value), shape);

/** A user's value as the wire has it. */
export const toWire = (value, shape, where) => JSON.parse(wire.toJson(value, shape, where));

export const canonical = (value) => canonicalize(value);

/** Where a method is, what it is called there, and the shapes of what it takes and gives. */
export const METHODS = new Map();
for (const [of, table] of [['market', NAMESPACES], ['functions', FUNCTIONS], ['engine', Object.fromEntries([['clock', ENGINE.clock]])]]) {
  for (const [first, held] of Object.entries(table)) {
    const rows = Array.isArray(held) ? [[[first], held]] : Object.entries(held).map(([second, row]) => [[first, second], row]);
    for (const [path, [method, takes, gives]] of rows) METHODS.set(method, { of, path, takes, gives });
  }
}
for (const [called, [method, takes, gives]] of Object.entries(WORKER)) METHODS.set(method, { of: 'engine', path: ['worker', called], takes, gives });

export const follow = (object, path) => path.reduce((inner, name) => inner[name], object);

/** What an error is on the wire. */
export function failed({ code, kind, retry, data }) {
  const whole = data === null ? { code } : { code, data };
  return { kind, code, retry, data: toWire(whole, 'Refusal', 'data').data ?? null };
}

/** The outcome of a call as the scenarios write it: input and output are the wire's, and what is in between is a user's. */
export function called(method, input) {
  const { path, takes, gives } = METHODS.get(method);
  const call = follow(vendra, path);
  try {
    return { output: toWire(call(fromWire(input, takes)), gives, 'output') };
  } catch (error) {
    if (!(error instanceof vendra.VendraError)) throw error;
    const { code, data } = failed(error);
    return { refused: data === null ? { code } : { code, data } };
  }
}

/** `"$name"` stands for what it is in `known`, as a value and as a key. */
export function substituted(value, known) {
  const named = (text) => (text.startsWith('$') && Object.hasOwn(known, text.slice(1)) ? known[text.slice(1)] : undefined);
  if (typeof value === 'string') return named(value) ?? value;
  if (Array.isArray(value)) return value.map((item) => substituted(item, known));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [named(name) ?? name, substituted(inner, known)]));
}
