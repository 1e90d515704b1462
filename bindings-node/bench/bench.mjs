// What the boundary costs: quotes, in the process and over HTTP on loopback; and durable checkouts on SQLite, beside Rust's in the same run.
//
// `npm run build && cargo build --release -p vendra-wire --example bench-checkout && npm run bench`. Rounds of Node and Rust take turns, each on a
// copy of one file; the medians are compared.
import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Vendra, quotes } from '../index.mjs';
import { BUYER, BY_INVOICE, CUSTOMER, MARKETPLACE, fill, found } from '../test/shop.mjs';
import { QUOTE } from './quote.mjs';

const require = createRequire(import.meta.url);

const SIZES = [[1, 200], [32, 1600]];
const ROUNDS = 5;
const QUOTE_ROUNDS = 15;

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const RUST = process.env.VENDRA_BENCH_RUST ?? join(process.env.CARGO_TARGET_DIR ?? path('../../target'), 'release/examples/bench-checkout');
const micros = (nanoseconds) => `${(nanoseconds / 1000).toFixed(1)} µs`;

async function p50(count, each) {
  for (let n = 0; n < count / 5; n += 1) await each();
  const times = [];
  for (let n = 0; n < count; n += 1) {
    const began = process.hrtime.bigint();
    await each();
    times.push(Number(process.hrtime.bigint() - began));
  }
  return median(times);
}

/** As `p50`, for what answers at once. */
function p50AtOnce(count, each) {
  for (let n = 0; n < count / 5; n += 1) each();
  const times = [];
  for (let n = 0; n < count; n += 1) {
    const began = process.hrtime.bigint();
    each();
    times.push(Number(process.hrtime.bigint() - began));
  }
  return median(times);
}

/** The three take turns: a machine that others use too is faster at one time than at another. */
async function quoting() {
  const vendra = await Vendra.open({ store: 'memory:' });
  const served = await overHttp();
  const took = { sync: [], awaited: [], http: [] };
  for (let round = 0; round < QUOTE_ROUNDS; round += 1) {
    took.sync.push(p50AtOnce(2_000, () => quotes.quote(QUOTE)));
    took.awaited.push(await p50(2_000, () => vendra.quotes.quote(QUOTE)));
    took.http.push(await p50(500, served.ask));
  }
  served.end();
  await vendra.close();
  const [sync, awaited, http] = [took.sync, took.awaited, took.http].map(median);
  console.log(`quotes.quote, 5 lines, p50: ${micros(sync)} at once (${micros(Math.min(...took.sync))} in the best of ${QUOTE_ROUNDS} rounds), ` +
    `${micros(awaited)} awaited, ${micros(http)} over HTTP on loopback (${(http / sync).toFixed(1)} times as much)`);
}

/** Another process that quotes, asked over one connection that is kept. */
async function overHttp() {
  const server = spawn(process.execPath, [path('./server.mjs')], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise((resolve) => server.stdout.once('data', (text) => resolve(Number(text))));
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const ask = () => new Promise((resolve, reject) => {
    const request = http.request({ port, agent, method: 'POST', host: '127.0.0.1' }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => (text += part)).on('end', () => resolve(JSON.parse(text)));
    });
    request.on('error', reject).end(JSON.stringify(QUOTE));
  });
  const end = () => {
    agent.destroy();
    server.kill();
  };
  return { ask, end };
}

/** A marketplace of three vendors, and carts of 5 lines over them. */
async function shop(file, carts) {
  const vendra = await Vendra.open({ store: `sqlite:${file}` });
  const { owner, buyer, offers } = await found(vendra, { vendors: 3, offersEach: [2, 2, 1], stock: 1_000_000 });
  const { settings } = await owner.settings.get();
  await owner.settings.configure({ settings: { ...settings, taxes: [{ jurisdiction: 'DE', class: 'standard', rates: QUOTE.lines[0].taxes }] } });
  const made = [];
  while (made.length < carts) made.push(...(await Promise.all(Array.from({ length: 32 }, () => fill(buyer, offers)))));
  await vendra.close();
  return made;
}

async function byNode(file, inFlight, carts) {
  const vendra = await Vendra.open({ store: `sqlite:${file}` });
  const buyer = vendra.market(MARKETPLACE, BUYER);
  let next = 0;
  const one = async () => {
    while (next < carts.length) {
      const n = next;
      next += 1;
      await buyer.checkout.checkOut({ cart: carts[n], pay: [BY_INVOICE], jurisdiction: 'DE' }, { key: `bench-${n}` });
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: inFlight }, one));
  const spent = (performance.now() - began) / 1000;
  await vendra.close();
  return spent;
}

function byRust(file, inFlight, carts) {
  return Number(execFileSync(RUST, [file, inFlight, 'bench', CUSTOMER, MARKETPLACE, ...carts]));
}

async function checkouts() {
  const folder = mkdtempSync(join(tmpdir(), 'vendra-bench-'));
  try {
    const file = join(folder, 'shop.db');
    const carts = await shop(file, Math.max(...SIZES.map(([, count]) => count)));
    for (const [inFlight, count] of SIZES) {
      const rates = { node: [], rust: [] };
      for (let round = 0; round < ROUNDS; round += 1) {
        for (const [name, run] of [['node', byNode], ['rust', byRust]]) {
          const copy = join(folder, `${name}-${inFlight}-${round}.db`);
          copyFileSync(file, copy);
          rates[name].push(count / (await run(copy, inFlight, carts.slice(0, count))));
          for (const end of ['', '-wal', '-shm']) rmSync(copy + end, { force: true });
        }
      }
      const [node, rust] = [median(rates.node), median(rates.rust)];
      console.log(`checkouts, 5 lines over 3 vendors, SQLite, ${inFlight} in flight: ${node.toFixed(0)} a second from Node, ` +
        `${rust.toFixed(0)} from Rust: ${(node / rust).toFixed(2)}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is missing, or built so that its numbers would mean nothing. */
function refused() {
  if (require('../native.js').isDebug()) return 'vendra is a debug build, and what it measures means nothing: npm run build';
  if (existsSync(RUST)) return undefined;
  return `there is no ${RUST}: cargo build --release -p vendra-wire --example bench-checkout`;
}

const why = refused();
if (why !== undefined) {
  console.error(why);
  process.exit(1);
}
await quoting();
await checkouts();
