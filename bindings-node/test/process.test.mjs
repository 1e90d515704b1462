// When the process ends and when it does not, threads, and what a killed one leaves behind.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { allocate } from '../index.mjs';
import { BY_INVOICE, MARKETPLACE, OWNER, failure, file, fill, found, open } from './shop.mjs';

const INDEX = new URL('../index.mjs', import.meta.url).href;
const SHOP = new URL('./shop.mjs', import.meta.url).href;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The longest that a process of a test may take. */
const PATIENCE_MS = 60_000;

/** A process that runs a module: what it says, and how it ends. */
function run(source) {
  const head = `import { Vendra } from '${INDEX}'; import * as shop from '${SHOP}';\n`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', head + source]);
  let said = '';
  child.stdout.on('data', (part) => (said += part));
  child.stderr.on('data', (part) => (said += part));
  const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  const ended = new Promise((resolve) => child.on('close', (code, signal) => {
    clearTimeout(late);
    resolve({ code, signal, said });
  }));
  return { child, ended, said: () => said, isOver: () => child.exitCode !== null || child.signalCode !== null };
}

test('the process ends by itself once it is closed', async () => {
  for (const source of [
    "const vendra = await Vendra.open({ store: 'memory:' }); await vendra.close();",
    "const vendra = await Vendra.open({ store: 'memory:' }); vendra.market(shop.MARKETPLACE, shop.OWNER).orders.list(); vendra.close();",
    "const vendra = await Vendra.open({ store: 'memory:' }); await vendra[Symbol.asyncDispose]();",
    "await Vendra.open({ store: 'nowhere' }).catch(() => {});",
    "const [a, b] = await Promise.all([Vendra.open({ store: 'memory:' }), Vendra.open({ store: 'memory:' })]); await a.close(); await b.close();",
  ]) {
    assert.deepEqual(await run(source).ended, { code: 0, signal: null, said: '' }, source);
  }
});

test('the process stays while it is open, and no longer where it is let go', async () => {
  const stays = run("const vendra = await Vendra.open({ store: 'memory:' }); console.log('open');");
  while (stays.said() === '' && !stays.isOver()) await pause(20);
  await pause(500);
  stays.child.kill('SIGKILL');
  assert.deepEqual(await stays.ended, { code: null, signal: 'SIGKILL', said: 'open\n' });
  const goes = run("const vendra = (await Vendra.open({ store: 'memory:' })).unref();");
  assert.deepEqual(await goes.ended, { code: 0, signal: null, said: '' });
  const exits = run("const vendra = await Vendra.open({ store: 'memory:' }); vendra.clock.now(); process.exit(3);");
  assert.equal((await exits.ended).code, 3);
  const fails = run("const vendra = await Vendra.open({ store: 'memory:' }); vendra.clock.now(); throw new Error('mine');");
  const { code, said } = await fails.ended;
  assert.equal(code, 1);
  assert.match(said, /Error: mine/);
});

test('ending in the middle of calls is clean, many times', async (t) => {
  const path = file(t);
  for (let round = 0; round < 10; round += 1) {
    const source = `
      const vendra = await Vendra.open({ store: 'sqlite:${path}' });
      const owner = vendra.market(shop.MARKETPLACE, shop.OWNER);
      for (let n = 0; n < 100; n += 1) owner.contacts.add({ details: {} }).catch(() => {});
      setTimeout(() => process.exit(0), ${round * 3});`;
    assert.deepEqual(await run(source).ended, { code: 0, signal: null, said: '' });
  }
});

test('worker threads each open their own', async (t) => {
  const path = file(t);
  const body = `
    const { parentPort } = require('node:worker_threads');
    (async () => {
      const { Vendra } = await import('${INDEX}');
      const { MARKETPLACE, OWNER } = await import('${SHOP}');
      const vendra = await Vendra.open({ store: 'sqlite:${path}' });
      const owner = vendra.market(MARKETPLACE, OWNER);
      const made = await Promise.all(Array.from({ length: 20 }, () => owner.contacts.add({ details: {} })));
      await vendra.close();
      parentPort.postMessage(made.map((one) => one.id));
    })();`;
  const ids = await Promise.all(Array.from({ length: 3 }, () => new Promise((resolve, reject) => {
    const worker = new Worker(body, { eval: true });
    let made;
    worker.on('message', (message) => (made = message)).on('error', reject).on('exit', () => resolve(made));
  })));
  assert.equal(new Set(ids.flat()).size, 60);
});

test('a worker thread that is terminated in the middle takes nobody along', async () => {
  for (let round = 0; round < 10; round += 1) {
    const worker = new Worker(`
      const { parentPort } = require('node:worker_threads');
      import('${INDEX}').then(async ({ Vendra }) => {
        const vendra = await Vendra.open({ store: 'memory:' });
        parentPort.postMessage('open');
        for (;;) await Promise.all(Array.from({ length: 50 }, () => vendra.clock.now()));
      });`, { eval: true });
    await new Promise((resolve) => worker.on('message', resolve));
    await pause(round);
    assert.equal(await worker.terminate(), 1);
  }
});

test('a process that is killed in the middle loses nothing that it was told', async (t) => {
  const path = file(t);
  const vendra = await open(null, { store: `sqlite:${path}`, clock: 'system', seed: undefined });
  const { offers } = await found(vendra, { stock: 10_000 });
  await vendra.close();
  const told = [];
  for (let round = 0; round < 3; round += 1) {
    const child = run(`
      const vendra = await Vendra.open({ store: 'sqlite:${path}' });
      const buyer = vendra.market(shop.MARKETPLACE, shop.BUYER);
      for (let n = 0; ; n += 1) {
        const cart = await shop.fill(buyer, ${JSON.stringify(offers)});
        const key = 'order-${round}-' + n;
        console.log('ask', cart, key);
        const { id } = await buyer.checkout.checkOut({ cart, pay: [shop.BY_INVOICE] }, { key });
        console.log('told', cart, key, id);
      }`);
    while (child.said().split('told').length < 5 && !child.isOver()) await pause(20);
    assert(!child.isOver(), child.said());
    child.child.kill('SIGKILL');
    const { said } = await child.ended;
    told.push(...said.split('\n').filter((line) => /^(ask|told) \S+ \S+/.test(line)).map((line) => line.split(' ')));
  }
  const again = await open(t, { store: `sqlite:${path}`, clock: 'system', seed: undefined });
  const buyer = again.market(MARKETPLACE, OWNER).as({ actor: 'buyer', buyer: 'customer', customer: 'cus_01h455vb4pex5vsknk084sn001' });
  const asked = told.filter(([what]) => what === 'ask');
  for (const [, cart, key] of asked) {
    const { id } = await buyer.checkout.checkOut({ cart, pay: [BY_INVOICE] }, { key });
    const known = told.find(([what, , of]) => what === 'told' && of === key);
    if (known) assert.equal(id, known[3]);
  }
  const [level] = await again.market(MARKETPLACE, OWNER).stock.levels({ offer: offers[0] });
  assert.equal(level.available, 10_000 - asked.length);
});

test('two processes sell the last unit once', async (t) => {
  const path = file(t);
  const vendra = await open(t, { store: `sqlite:${path}`, clock: 'system', seed: undefined });
  const { offers, buyer } = await found(vendra, { vendors: 1, stock: 1 });
  const carts = [await fill(buyer, offers), await fill(buyer, offers)];
  const other = run(`
    const vendra = await Vendra.open({ store: 'sqlite:${path}' });
    const buyer = vendra.market(shop.MARKETPLACE, shop.BUYER);
    console.log(await buyer.checkout.checkOut({ cart: '${carts[1]}', pay: [shop.BY_INVOICE] }).then(() => 'won', (error) => error.code));
    await vendra.close();`);
  const mine = await buyer.checkout.checkOut({ cart: carts[0], pay: [BY_INVOICE] }).then(() => 'won', (error) => error.code);
  const { said } = await other.ended;
  assert.deepEqual([mine, said.trim()].sort(), ['stock.short', 'won']);
});

test('100,000 calls leave memory as it was', async (t) => {
  const vendra = await open(t);
  const { offers, buyer } = await found(vendra);
  const id = await fill(buyer, offers);
  const { signal } = new AbortController();
  const kinds = [
    () => vendra.clock.now({}, { signal }),
    () => buyer.carts.get({ id }),
    () => failure(buyer.carts.get({ id: 'crt_01h455vb4pex5vsknk084sn001' })),
    () => failure(buyer.carts.setQuantity({ id, line: 'lin_01h455vb4pex5vsknk084sn001', quantity: 1.5 })),
    () => allocate({ amount: 1000, weights: [1, 2, 3], method: 'largest_remainder' }),
  ];
  const some = async (count) => {
    for (let n = 0; n < count; n += 100) await Promise.all(Array.from({ length: 100 }, (_, k) => kinds[k % kinds.length]()));
  };
  // Until V8 has given its young objects all the room that it gives them.
  await some(80_000);
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  await some(100_000);
  globalThis.gc?.();
  const grown = (process.memoryUsage.rss() - before) / 2 ** 20;
  assert(grown < 48, `${grown} MB more`);
});

test('the event loop is not held up by calls', async (t) => {
  const vendra = await open(t, { store: `sqlite:${file(t)}` });
  const { owner } = await found(vendra);
  let beats = 0;
  const beat = setInterval(() => (beats += 1), 1);
  await Promise.all(Array.from({ length: 300 }, () => owner.contacts.add({ details: {} })));
  clearInterval(beat);
  assert(beats >= 5, `${beats} beats`);
});

test('calls past the end of the handle are refused, not stuck', async () => {
  const vendra = await open(null, { closeMs: 1 });
  const owner = vendra.market(MARKETPLACE, OWNER);
  const calls = Array.from({ length: 200 }, () => owner.contacts.add({ details: {} }).then(() => 'done', (error) => error.code));
  await vendra.close();
  for (const outcome of await Promise.all(calls)) assert.match(outcome, /^(done|internal\.lost)$/);
  assert.equal((await failure(owner.orders.list())).code, 'handle.closed');
});
