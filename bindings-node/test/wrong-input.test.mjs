// Whatever is given, an error with a code comes back, and the process goes on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import * as vendra from '../index.mjs';
import { MARKETPLACE, OWNER, open } from './shop.mjs';

const { VendraError, allocate, quotes } = vendra;

const holdsItself = {};
holdsItself.self = holdsItself;
const deep = Array.from({ length: 100_000 }).reduce((inner) => [inner], 0);

const ODD = [
  undefined, null, true, 0, -1, 1.5, NaN, Infinity, 2 ** 53, 10n ** 30n, '', 'x', '\ud800', 'x'.repeat(1 << 16), Symbol('s'), () => 1, [], {},
  [undefined], new Date(), new Date(NaN), new Map([['a', 1]]), new Set(), new Uint8Array(3), /x/, new Error('e'), Promise.resolve(), new (class Own {})(),
  holdsItself, deep, Object.create(null), Object.create({ id: 'x' }), new Proxy({}, { ownKeys() { throw new Error('trap'); } }),
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- a getter may throw anything
  { get id() { throw new Error('getter'); } }, { get id() { throw 5; } }, { toJSON() { throw new Error('toJSON'); } }, { __proto__: null, id: 1 },
  JSON.parse('{"__proto__": {"x": 1}}'), { id: Symbol.iterator }, { constructor: 1, hasOwnProperty: 2 }, new Proxy([], {}), Object.freeze({ id: [] }),
];

const functions = [...Object.values(vendra).filter((one) => typeof one === 'function' && !/^[A-Z]/.test(one.name)), quotes.quote, quotes.check, ...Object.values(vendra.decide)];

function triedAtOnce(call) {
  try {
    call();
  } catch (error) {
    assert(error instanceof VendraError, `${error?.stack ?? String(error)}`);
    assert.match(error.code, /^[a-z_]+\.[a-z_]+$/);
  }
}

async function tried(call) {
  try {
    await call();
  } catch (error) {
    assert(error instanceof VendraError, `${error?.stack ?? String(error)}`);
    assert.match(error.code, /^[a-z_]+\.[a-z_]+$/);
    assert.notEqual(error.code, 'internal.panic', error.message);
  }
}

test('odd values to every function', () => {
  for (const call of functions) {
    for (const value of ODD) {
      triedAtOnce(() => call(value));
      triedAtOnce(() => call({ amount: value, weights: value, method: value, lines: [value], id: value }));
    }
  }
});

test('odd values to every method', async (t) => {
  const engine = await open(t);
  const shop = engine.market(MARKETPLACE, OWNER);
  let count = 0;
  for (const namespace of Object.keys(Object.getOwnPropertyDescriptors(vendra.Market.prototype))) {
    const methods = Object.getPrototypeOf(shop[namespace] ?? 0);
    for (const [name, { value: method }] of Object.entries(Object.getOwnPropertyDescriptors(methods))) {
      if (typeof method !== 'function' || name === 'constructor' || typeof shop[namespace] !== 'object') continue;
      if (['id', 'actor'].includes(namespace)) continue;
      count += 1;
      for (const value of ODD) await tried(() => shop[namespace][name](value));
    }
  }
  assert(count > 180, `${count} methods`);
});

test('odd options, actors and marketplaces', async (t) => {
  const engine = await open(t);
  for (const value of ODD) {
    await tried(() => engine.market(value, value).contacts.add({ details: {} }));
    await tried(() => engine.market(MARKETPLACE, value).contacts.add({ details: {} }));
    await tried(() => engine.market(MARKETPLACE, { ...OWNER, role: value }).contacts.add({ details: {} }));
    await tried(() => engine.market(MARKETPLACE, OWNER).contacts.add({ details: {} }, value));
    for (const name of ['key', 'correlation', 'also', 'signal']) {
      await tried(() => engine.market(MARKETPLACE, OWNER).contacts.add({ details: {} }, { [name]: value }));
    }
    await tried(() => vendra.Vendra.open(value));
  }
});

test('any JSON to functions', () => {
  const weights = fc.oneof(fc.jsonValue(), fc.array(fc.oneof(fc.integer(), fc.double(), fc.bigInt())));
  fc.assert(fc.property(fc.jsonValue(), weights, fc.anything(), (amount, weights, other) => {
    triedAtOnce(() => allocate({ amount, weights, method: 'first' }));
    triedAtOnce(() => quotes.quote({ currency: 'EUR', lines: [other], tenders: [] }));
    triedAtOnce(() => quotes.quote(other));
  }), { numRuns: 2000 });
});

test('any value to methods', async (t) => {
  const engine = await open(t);
  const shop = engine.market(MARKETPLACE, OWNER);
  await fc.assert(fc.asyncProperty(fc.anything({ withBigInt: true, withDate: true, withMap: true, withTypedArray: true, withNullPrototype: true }), async (value) => {
    await tried(() => shop.contacts.add(value));
    await tried(() => shop.offers.create({ vendor: value, product: value, terms: value }));
    await tried(() => shop.orders.list({ by: value, limit: value }));
    await tried(() => shop.operations.run({ command: value }));
  }), { numRuns: 300 });
});
