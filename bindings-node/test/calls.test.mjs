import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { getEventListeners } from 'node:events';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import * as esm from '../index.mjs';
import { BUYER, BY_CARD, BY_INVOICE, MARKETPLACE, METHODS, OWNER, failure, file, fill, found, open } from './shop.mjs';

const { Vendra, VendraError, allocate, newId, parse, quotes } = esm;
const require = createRequire(import.meta.url);

test('both module systems give the same', () => {
  const cjs = require('../index.js');
  assert.deepEqual(Object.keys(esm).sort(), Object.keys(cjs).sort());
  for (const [name, value] of Object.entries(cjs)) assert.equal(esm[name], value, name);
});

test('the first split checkout', async (t) => {
  const vendra = await open(t);
  const { owner, offers, buyer } = await found(vendra);
  const cart = await fill(buyer, offers, 3);
  const { id, receipt } = await buyer.checkout.checkOut({ cart, pay: [BY_INVOICE] }, { key: 'checkout-42' });
  assert.deepEqual(await buyer.checkout.checkOut({ cart, pay: [BY_INVOICE] }, { key: 'checkout-42' }), { id, receipt });
  const order = await buyer.orders.get({ id });
  assert.equal(order.state, 'placed');
  assert.equal(order.gross, 3 * 1990 + 3 * 2990);
  assert.equal(order.vendorOrders.length, 2);
  assert.deepEqual(order.placedAt, new Date('2026-01-05T09:00:00.000Z'));
  const [level] = await owner.stock.levels({ offer: offers[0] });
  assert.equal(level.available, 97);
  const page = await owner.orders.list({ by: { by: 'all' }, limit: 1 });
  assert.deepEqual(page.items.map((seen) => seen.id ?? seen.state?.id), [id]);
});

test("the host's own SQL is in the same commit, or nothing is", async (t) => {
  const path = file(t);
  const shop = await Vendra.open({ store: `sqlite:${path}` });
  const { offers } = await found(shop);
  await shop.close();
  // The host's own connection to its own file: Node 20 has none.
  execFileSync('python3', ['-c', `import sqlite3; sqlite3.connect('${path}').execute('create table notes (cart text, note text, size integer, raw blob)')`]);
  const vendra = await Vendra.open({ store: `sqlite:${path}` });
  t.after(() => vendra.close());
  const buyer = vendra.market(MARKETPLACE, BUYER);
  const cart = await fill(buyer, offers);
  const parameters = [{ text: cart }, 'null', { integer: 7 }, { bytes: new Uint8Array([0, 1]) }];
  const note = { sql: 'insert into notes values (?1, ?2, ?3, ?4)', parameters, rows: 1 };
  const { id } = await buyer.checkout.checkOut({ cart, pay: [BY_INVOICE] }, { also: [note] });
  const sql = "update notes set size = size + 1 where cart = ?1 and note is null and size = 7 and raw = x'0001'";
  const stands = { sql, parameters: [{ text: cart }], rows: 1 };
  await buyer.orders.cancel({ id, reason: 'never mind' }, { also: [stands] });
  const again = await fill(buyer, offers);
  const foreign = [{ sql: 'insert into nowhere values (1)' }, { sql: 'delete from records', rows: 0 }, { sql: 'drop table notes', rows: 0 }];
  for (const also of [stands, ...foreign.map((own) => ({ parameters: [], rows: 1, ...own }))]) {
    const refused = await failure(buyer.checkout.checkOut({ cart: again, pay: [BY_INVOICE] }, { also: [also] }));
    assert.equal(refused.code, 'also.refused', also.sql);
  }
  assert.equal((await buyer.carts.get({ id: again })).state, 'open');
});

test('an idempotency key tells the same again, and refuses another request', async (t) => {
  const vendra = await open(t);
  const { buyer, offers } = await found(vendra);
  const cart = await fill(buyer, offers);
  await buyer.carts.setQuantity({ id: cart, line: (await buyer.carts.get({ id: cart })).lines[0].id, quantity: 2 }, { key: 'k' });
  const error = await failure(buyer.carts.abandon({ id: cart }, { key: 'k' }));
  assert.equal(error.code, 'idempotency.key_reused');
});

test('keys that belong to the caller stay what they are', async (t) => {
  const vendra = await open(t);
  const { buyer, offers } = await found(vendra);
  const id = await fill(buyer, offers);
  const metadata = { placed_at: '2026-01-05T09:00:00.000Z', placedAt: 'x', 'due date': 'y', constructor: 'z', __proto__x: 'w' };
  Object.defineProperty(metadata, '__proto__', { value: 'p', enumerable: true });
  await buyer.carts.setMetadata({ id, metadata });
  const seen = (await buyer.carts.get({ id })).metadata;
  assert.deepEqual(Object.entries(seen).sort(), Object.entries(metadata).sort());
  assert.equal(typeof seen.placed_at, 'string');
});

test('a refusal has its code, kind, retry and data, and points at the caller', async (t) => {
  const vendra = await open(t);
  const { buyer, offers } = await found(vendra, { stock: 2 });
  const cart = await fill(buyer, offers, 3);
  async function theCallersOwnFunction() {
    await buyer.checkout.checkOut({ cart, pay: [BY_INVOICE] });
  }
  const error = await failure(theCallersOwnFunction());
  assert.equal(error.name, 'VendraError');
  assert.match(error.stack, /^VendraError: .*\n.*theCallersOwnFunction.*calls\.test\.mjs/);
  assert.doesNotMatch(error.stack, /bindings-node\/lib/);
  assert.equal(error.code, 'stock.short');
  assert.equal(error.kind, 'conflict');
  assert.deepEqual(error.retry, { retry: 'never' });
  assert.equal(typeof error.data, 'object');
  for (const name of Object.keys(error.data)) assert.doesNotMatch(name, /_/);
  assert.deepEqual(Object.keys(JSON.parse(JSON.stringify(error))), ['code', 'kind', 'retry', 'message', 'data']);
});

test('a function refuses at once, and points at the caller', () => {
  function theCallersOwnFunction() {
    return allocate({ amount: 100, weights: [], method: 'largest_remainder' });
  }
  assert.throws(theCallersOwnFunction, (error) => {
    assert.match(error.stack, /^VendraError: .*\n.*theCallersOwnFunction.*calls\.test\.mjs/);
    return error instanceof VendraError && error.code === 'allocate.weights';
  });
});

test('numbers are whole and exact, or an error says which is not', async (t) => {
  const vendra = await open(t);
  const shop = vendra.market(MARKETPLACE, OWNER);
  const offer = 'off_01h455vb4pex5vsknk084sn001';
  const location = 'loc_01h455vb4pex5vsknk084sn001';
  for (const units of [0.5, NaN, Infinity, -Infinity, 2 ** 53, -(2 ** 53), 2n ** 53n]) {
    const error = await failure(shop.stock.receive({ offer, location, units }));
    assert.equal(error.code, 'request.malformed');
    assert.equal(error.kind, 'invalid');
    assert.match(error.message, /input\.units: /);
  }
  assert.deepEqual(allocate({ amount: 100n, weights: [1n, 1n], method: 'first' }), [50, 50]);
  assert.deepEqual(allocate({ amount: Number.MAX_SAFE_INTEGER, weights: [1], method: 'first' }), [Number.MAX_SAFE_INTEGER]);
});

test('moments are Dates both ways', async (t) => {
  const vendra = await open(t);
  const at = new Date('2026-02-01T00:00:00.123Z');
  assert.deepEqual(await vendra.clock.set({ at }), at);
  assert.deepEqual(await vendra.clock.turn({ ms: 1000 }), new Date('2026-02-01T00:00:01.123Z'));
  assert.equal((await failure(vendra.clock.set({ at: new Date(NaN) }))).code, 'request.malformed');
  assert.equal((await failure(vendra.clock.set({ at: new Date(Date.UTC(12000, 0)) }))).kind, 'invalid');
});

test('names are camelCase, and a name of the wire is not taken for one', async (t) => {
  const vendra = await open(t);
  const error = await failure(vendra.market(MARKETPLACE, OWNER).offers.create({ vendor: 'ven_1', product: 'prd_1', terms: { tax_class: 'x' } }));
  assert.match(error.message, /input\.terms\.tax_class: is called taxClass/);
});

test('what is said of fields names them as they are called here', async (t) => {
  const vendra = await open(t);
  const owner = vendra.market(MARKETPLACE, OWNER);
  const lacking = await failure(owner.settings.create({ settings: { currencies: ['EUR'] } }));
  assert.match(lacking.message, /missing field `defaultPlan`$/);
  const typo = await failure(Vendra.open({ store: 'memory:', closeMS: 5 }));
  assert.match(typo.message, /^unknown field `closeMS`, expected one of .*`answersKeptMs`/);
  // Words are data, and stay.
  assert.throws(() => allocate({ amount: 1, weights: [1], method: 'fair' }), { message: /unknown variant `fair`, expected one of `largest_remainder`, .*`largest_weight`$/ });
});

test('a market is of an actor, and gives others', async (t) => {
  const vendra = await open(t);
  const owner = vendra.market(MARKETPLACE, OWNER, { correlation: 'visit-1' });
  assert.equal(owner.id, MARKETPLACE);
  assert.deepEqual(owner.actor, OWNER);
  const buyer = owner.as(BUYER);
  assert.deepEqual(buyer.actor, BUYER);
  assert.equal(owner.carts, owner.carts);
  assert.notEqual(owner.carts, buyer.carts);
  const once = owner.with({ key: 'once' });
  await once.contacts.add({ details: {} });
  for (const options of [undefined, {}, { key: undefined }, { correlation: 'visit-2' }]) {
    assert.equal((await failure(once.contacts.add({ details: { city: 'Porto' } }, options))).code, 'idempotency.key_reused');
  }
  await once.contacts.add({ details: { city: 'Porto' } }, { key: 'twice' });
});

test('options are checked', async (t) => {
  const vendra = await open(t);
  const owner = vendra.market(MARKETPLACE, OWNER);
  for (const options of [{ kye: 'x' }, { key: 5 }, { correlation: {} }, { signal: {} }, null, 'key']) {
    assert.equal((await failure(owner.contacts.add({ details: {} }, options))).code, 'request.malformed', JSON.stringify(options));
  }
  assert.throws(() => vendra.market(5, OWNER), { code: 'request.malformed' });
  assert.throws(() => vendra.market(MARKETPLACE), { code: 'request.malformed' });
});

test('an AbortSignal takes a call back', async (t) => {
  const vendra = await open(t);
  const owner = vendra.market(MARKETPLACE, OWNER);
  const reason = new Error('the browser is gone');
  const before = await failure(owner.orders.list({}, { signal: AbortSignal.abort(reason) }));
  assert.equal(before.code, 'call.cancelled');
  assert.equal(before.cause, reason);
  for (let round = 0; round < 50; round += 1) {
    const abort = new AbortController();
    const call = owner.contacts.add({ details: { city: `${round}` } }, { signal: abort.signal, key: `a-${round}` });
    abort.abort(reason);
    const outcome = await call.catch((error) => error);
    if (outcome instanceof VendraError) {
      assert.equal(outcome.code, 'call.cancelled');
      assert.equal(outcome.cause, reason);
    }
    // Whatever became of it, the same key comes to one contact.
    assert.match((await owner.contacts.add({ details: { city: `${round}` } }, { key: `a-${round}` })).id, /^ctc_/);
  }
});

test('a signal that outlives its calls holds none of them', async (t) => {
  const vendra = await open(t);
  const { signal } = new AbortController();
  for (let round = 0; round < 20; round += 1) await vendra.clock.now({}, { signal });
  assert.equal(getEventListeners(signal, 'abort').length, 0);
});

test('calls that share a signal are all taken back by it, and it is listened to once', async (t) => {
  const warnings = [];
  const heard = (warning) => warnings.push(warning.name);
  process.on('warning', heard);
  t.after(() => process.off('warning', heard));
  // No call ends by itself: the gateway does not answer before nobody waits any more.
  const hangs = (_, { signal }) => new Promise((resolve) => signal.addEventListener('abort', () => resolve({ answer: 'unknown' })));
  const acme = { authorize: hangs, capture: hangs, void: hangs, refund: hangs, lookUp: hangs };
  const vendra = await open(t, { gateways: { acme }, clock: 'system', resilience: { 'gateway/acme': { timeoutMs: 5000, retriesMax: 0 } } });
  const { offers, buyer } = await found(vendra, { methods: METHODS });
  const carts = [];
  for (let n = 0; n < 20; n += 1) carts.push(await fill(buyer, offers));
  const abort = new AbortController();
  const { signal } = abort;
  const calls = carts.map((cart) => failure(buyer.checkout.checkOut({ cart, pay: [BY_CARD] }, { signal })));
  assert.equal(getEventListeners(signal, 'abort').length, 1);
  const reason = new Error('the browser is gone');
  abort.abort(reason);
  for (const error of await Promise.all(calls)) assert.deepEqual([error.code, error.cause], ['call.cancelled', reason]);
  assert.equal(getEventListeners(signal, 'abort').length, 0);
  await new Promise(setImmediate); // warnings come on a turn of their own
  assert.deepEqual(warnings, []);
});

test('a closed handle says so', async () => {
  const vendra = await open(null);
  const owner = vendra.market(MARKETPLACE, OWNER);
  const running = owner.contacts.add({ details: {} });
  assert.equal(vendra.isOpen, true);
  const closing = vendra.close();
  assert.equal(vendra.isOpen, false);
  assert.equal((await failure(owner.contacts.add({ details: {} }))).code, 'handle.closed');
  assert.match((await running).id, /^ctc_/);
  assert.equal(closing, vendra.close());
  await closing;
  await vendra.close();
  assert.equal((await failure(vendra.clock.now())).code, 'handle.closed');
});

test('it can be disposed of', async () => {
  const vendra = await open(null);
  await vendra[Symbol.asyncDispose]();
  assert.equal(vendra.isOpen, false);
});

test('what it is opened with is checked', async () => {
  for (const config of [undefined, null, {}, 5, { store: 'shop.db' }, { store: 5 }, { store: 'memory:', stores: 1 }, { store: 'memory:', clock: { manualAt: new Date(NaN) } }]) {
    assert.equal((await failure(Vendra.open(config))).code, 'config.malformed', JSON.stringify(config));
  }
  const error = await failure(Vendra.open({ store: 'sqlite:/nowhere/at/all.db' }));
  assert.match(error.code, /^store\./);
  const vendra = await Vendra.open({ store: 'memory:', closeMs: 100, answersKeptMs: 1000, resilience: { 'gateway/acme': { timeoutMs: 50 } }, gateways: { acme: { simulated: { feeFixed: 5 } } } });
  await vendra.close();
  assert.throws(() => new Vendra(), TypeError);
});

test('a trial is a marketplace to try things on', async (t) => {
  const { vendra, owner, buyer, customer, books, lamps } = await Vendra.trial({ clock: 'manual' });
  t.after(() => vendra.close());
  const cart = await fill(buyer, [books.offer, lamps.offer], 2);
  const { id } = await buyer.checkout.checkOut({ cart, pay: [BY_CARD] });
  const { state, gross, vendorOrders } = await buyer.orders.get({ id });
  assert.deepEqual([state, gross, vendorOrders.length], ['placed', 2 * (2490 + 7900), 2]);
  assert.equal(buyer.actor.customer, customer);
  const [level] = await owner.stock.levels({ offer: books.offer });
  assert.deepEqual([level.location, level.available], [books.location, 98]);
  for (const odd of [null, 5, 'memory:']) assert.equal((await failure(Vendra.trial(odd))).code, 'config.malformed');
  assert.equal((await failure(Vendra.trial({ store: 'elsewhere' }))).code, 'config.malformed');
});

test('a new id is its own, says when it was made, and is one to the engine', () => {
  const before = Date.now();
  const ids = Array.from({ length: 10_000 }, () => newId('prd'));
  assert.equal(new Set(ids).size, ids.length);
  for (const id of [ids[0], ids.at(-1)]) {
    assert.equal(parse({ kind: 'id', of: id }), id);
    const digits = [...id.slice(4)].map((digit) => BigInt('0123456789abcdefghjkmnpqrstvwxyz'.indexOf(digit)));
    const uuid = digits.reduce((all, digit) => (all << 5n) | digit, 0n);
    assert.deepEqual([(uuid >> 76n) & 15n, (uuid >> 62n) & 3n], [7n, 2n]);
    const made = Number(uuid >> 80n);
    assert(before <= made && made <= Date.now());
  }
  for (const odd of [undefined, '', 'PRD', 'x_y', 5, Symbol('prd')]) assert.throws(() => newId(odd), { code: 'request.malformed' });
});

test('functions answer at once, and need no engine', () => {
  assert.deepEqual(allocate({ amount: 100, weights: [1, 1, 1], method: 'largest_remainder' }), [34, 33, 33]);
  assert.equal(typeof quotes.quote, 'function');
  assert.equal(quotes.quote.name, 'quote');
});

test('an engine quotes as the function does, a long cart too', async (t) => {
  const vendra = await open(t);
  const line = { vendor: newId('ven'), offer: newId('off'), unitPrice: 2490, quantity: 3, prices: 'tax_inclusive' };
  for (const many of [1, 100]) {
    const asked = { currency: 'EUR', lines: Array.from({ length: many }, () => ({ ...line, id: newId('lin') })) };
    assert.deepEqual(await vendra.quotes.quote(asked), quotes.quote(asked));
  }
});
