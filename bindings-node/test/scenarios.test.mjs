// tests/scenarios through the public functions: what they give, written again from JavaScript's values as RFC 8785, is the committed bytes.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { METHODS, called, canonical, substituted } from './corpus.mjs';

const ROOT = new URL('../../tests/scenarios/', import.meta.url);
const files = readdirSync(ROOT, { recursive: true }).filter((name) => name.endsWith('.json') && name !== 'schema.json').sort();
const seen = new Set();

function names(file) {
  const known = {};
  for (const [name, value] of Object.entries(file.let ?? {})) known[name] = substituted(value, known);
  return known;
}

/** Whether every number in it is whole and within 2^53-1. */
function isExact(value) {
  if (typeof value === 'number') return Number.isSafeInteger(value);
  return value === null || typeof value !== 'object' || Object.values(value).every(isExact);
}

/** One of a file's scenarios, with what its names stand for. */
class Decider {
  constructor(file, known) {
    this.name = `decide.${file.decider}`;
    this.facts = substituted(file.facts ?? {}, known);
    this.histories = substituted(file.histories ?? {}, known);
    this.known = known;
  }

  /** What a request comes to. */
  ask(given, request, facts) {
    seen.add(this.name);
    return called(this.name, { given, request, facts });
  }

  /** The events of a history: a list, the name of one, or a list that begins with such a name. */
  history(given) {
    if (given === undefined || given === null) return [];
    if (typeof given === 'string') return this.history(this.histories[given]);
    return given.flatMap((item) => (typeof item === 'string' ? this.history(item) : [item]));
  }

  /** The same, with requests in it as the events that they bring about. */
  past(given) {
    const past = [];
    for (const item of this.history(substituted(given, this.known))) {
      if (item.ask === undefined) past.push(item);
      else past.push(...this.ask(past, item.ask, { ...this.facts, ...item.facts }).output.events);
    }
    return past;
  }

  /** One request after a history, whose events join it. */
  step(step, past, facts, where) {
    const when = substituted(step.when, this.known);
    const outcome = this.ask(past, when, { ...facts, ...substituted(step.facts ?? {}, this.known) });
    const { events, state, effects } = outcome.output ?? {};
    const happened = outcome.refused ? outcome : { events, state: state.state, effects };
    compare(happened, substituted(step.then, this.known), where);
    past.push(...(events ?? []));
  }

  case(one, where) {
    const past = this.past(one.given);
    if (one.steps === undefined) return this.step(one, past, this.facts, where);
    const facts = { ...this.facts, ...substituted(one.facts ?? {}, this.known) };
    return one.steps.forEach((step, place) => this.step(step, past, facts, `${where}, step ${place + 1}`));
  }

  grid(row, where) {
    const past = this.past(row.given);
    const facts = { ...this.facts, ...substituted(row.facts ?? {}, this.known) };
    for (const request of substituted(row.refuses, this.known)) {
      assert.equal(this.ask(past, request, facts).refused?.code, row.code, `${where}: ${JSON.stringify(request)}`);
    }
  }
}

function compare(actual, expected, where) {
  for (const [field, value] of Object.entries(expected)) assert.equal(canonical(actual[field]), canonical(value), `${where}: ${field}`);
}

function functionOf(one, known, where) {
  seen.add(one.call);
  const input = substituted(one.input, known);
  const actual = called(one.call, input);
  // JavaScript cannot have some numbers exactly: those are refused before anybody else sees them.
  if (isExact(input)) compare(actual, substituted(one.then, known), where);
  else assert.equal(actual.refused?.code, 'request.malformed', where);
}

for (const name of files) {
  const file = JSON.parse(readFileSync(new URL(name, ROOT), 'utf8'));
  const known = names(file);
  const decides = METHODS.has(`decide.${file.decider}`) ? new Decider(file, known) : undefined;
  const isDecided = (one) => one.call === undefined;
  if (file.decider !== undefined && decides === undefined) {
    test(name, { skip: `there is no function decide.${file.decider}` });
    if ((file.cases ?? []).every(isDecided)) continue;
  }
  test(name, () => {
    for (const one of file.cases ?? []) {
      const where = `${name}: ${one.name}`;
      if (!isDecided(one)) functionOf(one, known, where);
      else if (decides) decides.case(one, where);
    }
    if (decides) for (const row of file.grid ?? []) decides.grid(row, `${name}: grid ${row.given}`);
  });
}

test('every function is in a scenario', () => {
  const all = [...METHODS].filter(([, { of }]) => of === 'functions').map(([method]) => method);
  assert.deepEqual(all.filter((method) => !seen.has(method)), []);
});
