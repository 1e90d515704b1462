'use strict';

const { CONFIG, SUBSCRIPTION } = require('./config.js');
const { malformed, misconfigured } = require('./error.js');
const { Unsendable, toJson } = require('./wire.js');

const OPTIONS = new Set(['key', 'correlation', 'also', 'signal']);

/** An input as the wire's JSON. What cannot be sent is an error with a code, like everything that is wrong with a call. */
function input(method, value, shape) {
  return json(value ?? {}, shape, 'input', (what, cause) => malformed(`${method}: ${what}`, because(cause)));
}

/** The options of a call over those of its market. */
function options(base, given) {
  if (given === undefined) return base;
  const said = Object.entries(checked(given)).filter(([, value]) => value !== undefined);
  return { ...base, ...Object.fromEntries(said) };
}

function checked(object) {
  if (object === null || typeof object !== 'object') throw malformed('options are an object: { key, correlation, also, signal }');
  const given = read(object);
  for (const name of Object.keys(given)) {
    if (!OPTIONS.has(name)) throw malformed(`options: there is no option ${name}`);
  }
  const { key, correlation, also, signal } = given;
  text('key', key);
  text('correlation', correlation);
  const isSignal = typeof signal?.addEventListener === 'function' && typeof signal.removeEventListener === 'function';
  if (signal !== undefined && !isSignal) throw malformed('options: signal is no AbortSignal');
  const statements = also === undefined ? undefined : copied(also, 'also');
  return { ...given, also: statements };
}

/** An object's fields. Its getters may throw whatever they like. */
function read(object) {
  try {
    return { ...object };
  } catch (cause) {
    throw malformed('options: cannot be read', { cause });
  }
}

/** Who asks. */
function actor(value) {
  if (value === null || typeof value !== 'object') throw malformed('an actor is an object: { actor: "staff", user, role }');
  return Object.freeze(copied(value, 'actor'));
}

function text(name, value) {
  if (value !== undefined && typeof value !== 'string') throw malformed(`options: ${name} is a string`);
}

/** What `Vendra.open` was given, as JSON. */
function configuration(value) {
  return json(value ?? {}, CONFIG, 'config', (what, cause) => misconfigured(what, because(cause)));
}

const because = (cause) => (cause === undefined ? undefined : { cause });

/** The options of a subscription, as JSON. */
function subscription(value) {
  return json(value ?? {}, SUBSCRIPTION, 'options', (what, cause) => malformed(what, because(cause)));
}

/** What is kept of a value whose owner may change it. */
function copied(value, where) {
  return JSON.parse(json(value, 0, where, (what, cause) => malformed(what, because(cause))));
}

function json(value, shape, where, wrong) {
  try {
    return toJson(value, shape, where);
  } catch (error) {
    if (error instanceof Unsendable) throw wrong(error.message);
    // Getters and proxies may throw whatever they like.
    throw wrong(`${where}: ${error instanceof Error ? error.message : 'cannot be read'}`, error);
  }
}

module.exports = { actor, configuration, input, options, subscription };
