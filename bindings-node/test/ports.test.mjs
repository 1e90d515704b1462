// Ports in JavaScript: a gateway, taxes, delivery, notices, events, and what becomes of those that throw, hang or talk nonsense.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PortError, Vendra } from '../index.mjs';
import { Acme, BY_CARD, BY_INVOICE, MARKETPLACE, METHODS, failure, fill, found, open } from './shop.mjs';

test('a checkout by a gateway in JavaScript', async (t) => {
  const acme = new Acme();
  const vendra = await open(t, { gateways: { acme } });
  const { offers, buyer } = await found(vendra, { methods: METHODS });
  const cart = await fill(buyer, offers, 2);
  const { id } = await buyer.checkout.checkOut({ cart, pay: [BY_CARD] }, { key: 'k1' });
  assert.equal((await buyer.orders.get({ id })).state, 'placed');
  assert.equal(acme.seen[0].amount, 2 * 1990 + 2 * 2990);
  assert.equal(acme.seen[0].token, 'tok_visa');
  assert.match(acme.seen[0].attempt, /^att_/);
});

test('a gateway that throws, hangs, or answers nonsense harms nobody', async (t) => {
  const warnings = [];
  const heard = (warning) => warnings.push(warning);
  process.on('warning', heard);
  t.after(() => process.off('warning', heard));
  const acme = new Acme();
  let does;
  let withdrawn;
  acme.authorize = (call, { signal }) => does(call, signal);
  const vendra = await open(t, { gateways: { acme }, clock: 'system', resilience: { 'gateway/acme': { timeoutMs: 200, retriesMax: 0, failuresMax: null } } });
  const { offers, buyer } = await found(vendra, { methods: METHODS });
  const faults = {
    'throws at once': () => { throw new Error('no route to host'); },
    'rejects': async () => { throw new Error('no route to host'); },
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- it may be anything that somebody's gateway throws
    'throws no error': () => { throw undefined; },
    'throws what cannot be read': () => { throw Object.create(null); },
    'throws an error of its own kind': () => { throw Object.defineProperty(new Error(), 'message', { get() { throw new Error('mine'); } }); },
    'is away': async () => { throw new PortError('down for the night', { kind: 'down' }); },
    'hangs': (_, signal) => new Promise(() => signal.addEventListener('abort', () => (withdrawn = signal.reason))),
    'returns nothing': async () => undefined,
    'returns a fraction': async () => ({ answer: 'succeeded', fee: 0.5 }),
    'returns no answer': async () => ({ answer: 'perhaps' }),
    'returns a function': async () => () => 1,
    'returns itself': async () => { const loop = {}; loop.loop = loop; return loop; },
  };
  for (const [name, fault] of Object.entries(faults)) {
    does = fault;
    const cart = await fill(buyer, offers);
    const outcome = await buyer.checkout.checkOut({ cart, pay: [BY_CARD] }, { key: name }).catch((error) => error);
    if (outcome instanceof Error) assert.match(outcome.code, /^(gateway|port)\.unavailable$/, name);
    else assert.notEqual((await buyer.orders.get({ id: outcome.id })).state, 'placed', name);
  }
  assert.match(String(withdrawn), /nobody waits/);
  assert(warnings.some((warning) => warning.name === 'VendraPortWarning' && /gateway\/acme: authorize: it returned nothing/.test(warning.message)));
  does = (call, signal) => Acme.prototype.authorize.call(acme, call, { signal });
  const cart = await fill(buyer, offers);
  const { id } = await buyer.checkout.checkOut({ cart, pay: [BY_CARD] }, { key: 'well' });
  assert.equal((await buyer.orders.get({ id })).state, 'placed');
});

test('a gateway that declines says so', async (t) => {
  const acme = new Acme();
  acme.authorize = async () => ({ answer: 'declined', reason: 'insufficient_funds' });
  const vendra = await open(t, { gateways: { acme } });
  const { offers, buyer } = await found(vendra, { methods: METHODS });
  const cart = await fill(buyer, offers);
  const outcome = await buyer.checkout.checkOut({ cart, pay: [BY_CARD] }).then(({ id }) => buyer.orders.get({ id }), (error) => error);
  assert.notEqual(outcome.state, 'placed');
});

test('what implements a port is looked at when it is opened', async () => {
  for (const config of [
    { gateways: { acme: {} } }, { gateways: { acme: { authorize() {} } } }, { gateways: 5 }, { gateways: { acme: 5 } }, { taxes: {} }, { rates: 5 },
    { notifier: { notify: 1 } }, { gateways: { acme: Object.assign(new Acme(), { webhooks: { standard: ['whsec_x'] } }) } },
  ]) {
    assert.equal((await failure(Vendra.open({ store: 'memory:', ...config }))).code, 'config.malformed', JSON.stringify(config));
  }
  assert.throws(() => new PortError('x', { kind: 'maybe' }), TypeError);
});

test('taxes and delivery from outside', async (t) => {
  const [asked, carried] = [[], []];
  const vendra = await open(t, {
    rates: {
      async rate(call) {
        carried.push(call);
        return { rule: 'rul_01h455vb4pex5vsknk084sn00b', price: 490 };
      },
    },
    taxes: {
      async rates(call) {
        asked.push(call);
        return Object.fromEntries(call.lines.map((line) => [line.line ?? line.id, [{ rule: 'rul_01h455vb4pex5vsknk084sn00a', rate: '0.19', jurisdiction: 'DE', remitter: 'vendor' }]]));
      },
    },
  });
  const { offers, buyer } = await found(vendra, { });
  const cart = await fill(buyer, offers);
  const { id } = await buyer.checkout.checkOut({ cart, pay: [BY_INVOICE], jurisdiction: 'DE' });
  assert.equal((await buyer.orders.get({ id })).gross, 1990 + 2990 + 2 * 490);
  assert(asked.length > 0);
  assert.deepEqual(carried.map(({ goods }) => goods), [1990, 2990]);
  assert(carried.every(({ weightG, units }) => weightG > 0 && units.length === 1));
});

test('a rates service that refuses or is down, and a price that is none', async (t) => {
  const answers = [() => { throw new PortError('nobody goes there', { kind: 'refused' }); }, () => { throw new Error('down'); }, () => ({ price: 0.5 })];
  const rates = { rate: async () => answers[0]() };
  const vendra = await open(t, { rates, resilience: { rates: { retriesMax: 0 } } });
  const { offers, buyer } = await found(vendra);
  const cart = await fill(buyer, offers);
  while (answers.length > 0) {
    const { code, kind } = await failure(buyer.checkout.checkOut({ cart, pay: [BY_INVOICE] }));
    assert.deepEqual([code, kind], ['port.unavailable', 'unavailable']);
    answers.shift();
  }
});

test('events, one after the other', async (t) => {
  const vendra = await open(t);
  const { offers, buyer } = await found(vendra);
  const cart = await fill(buyer, offers);
  await buyer.checkout.checkOut({ cart, pay: [BY_INVOICE] });
  const seen = [];
  for await (const event of vendra.events.subscribe('mailer')) {
    seen.push(event);
    if (event.type === 'vendra.order.placed') break;
  }
  const placed = seen.at(-1);
  assert.equal(placed.source, `/vendra/${MARKETPLACE}`);
  assert.deepEqual(placed.time, new Date('2026-01-05T09:00:00.000Z'));
  assert.equal(placed.data.type, 'order.placed');
  assert.equal(new Set(seen.map((event) => event.id)).size, seen.length);
  for (const key of new Set(seen.map((event) => event.partitionkey))) {
    const ours = seen.filter((event) => event.partitionkey === key).map((event) => event.sequence);
    assert.deepEqual(ours, [...ours].sort());
  }
  // What was given when the loop was left was not settled: it comes again.
  for await (const event of vendra.events.subscribe('mailer')) {
    if (event.id === placed.id) break;
    assert(!seen.some((before) => before.id === event.id), event.type);
  }
});

test('a subscription ends with the engine, and holds up nobody', async () => {
  const vendra = await open(null);
  const events = vendra.events.subscribe('mailer');
  const waits = events.next();
  const early = vendra.events.subscribe('other');
  early.close();
  assert.deepEqual(await early.next(), { done: true, value: undefined });
  await vendra.close();
  assert.deepEqual(await waits, { done: true, value: undefined });
  assert.deepEqual(await events.next(), { done: true, value: undefined });
  assert.throws(() => vendra.events.subscribe('late'), { code: 'handle.closed' });
});

test('what a subscription is made with is checked', async (t) => {
  const vendra = await open(t);
  assert.throws(() => vendra.events.subscribe(5), { code: 'request.malformed' });
  assert.throws(() => vendra.events.subscribe('mailer', { batches: 5 }), { code: 'request.malformed' });
  assert.throws(() => vendra.events.subscribe('x'.repeat(65)), { code: 'limit.text' });
});

test('a worker does what is due, and hands events on', async (t) => {
  const heard = [];
  const notices = [];
  const vendra = await open(t, { notifier: { async notify(notice) { notices.push(notice); } } });
  const { offers, buyer } = await found(vendra);
  const { id: contact } = await buyer.contacts.add({ details: { name: 'Ada' } });
  await buyer.customers.register({ contact });
  const cart = await fill(buyer, offers);
  await buyer.checkout.checkOut({ cart, pay: [BY_INVOICE] });
  let failures = 2;
  const handle = async (event) => {
    if (failures > 0) throw new Error(`no paper: ${failures -= 1}`);
    heard.push(event.type);
  };
  const work = { marketplaces: [MARKETPLACE], subscribers: { mailer: { handle } } };
  for (let round = 0; round < 20; round += 1) {
    const { more } = await vendra.worker.tick(work);
    if (!more && heard.includes('vendra.order.placed')) break;
    await vendra.clock.turn({ ms: 60_000 });
  }
  assert(heard.includes('vendra.order.placed'), heard.join());
  assert.equal(failures, 0);
  assert(notices.length > 0 && notices.every(({ tenant }) => tenant === MARKETPLACE));
});

test('a worker is started once, and stopped', async (t) => {
  const vendra = await open(t, { clock: 'system' });
  const work = { marketplaces: [MARKETPLACE], everyMs: 50, relay: { idleMs: 10 } };
  await vendra.worker.start(work);
  assert.equal((await failure(vendra.worker.start(work))).code, 'worker.running');
  await vendra.worker.stop();
  await vendra.worker.start(work);
  assert.equal((await failure(vendra.worker.start({ subscribers: { mailer: 5 } }))).kind, 'invalid');
});
