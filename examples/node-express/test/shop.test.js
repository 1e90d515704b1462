import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const SECRET = 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const SERVER = fileURLToPath(new URL('../server.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'vendra-express-'));
/** @type {import('node:child_process').ChildProcessWithoutNullStreams} */
let server;
let said = '';
let base = '';

/** @param {() => boolean} holds */
async function until(holds) {
  for (let n = 0; n < 500 && !holds(); n += 1) await new Promise((resolve) => setTimeout(resolve, 20));
  assert(holds(), said);
}

async function start() {
  said = '';
  const env = { ...process.env, PORT: '0', STORE: `sqlite:${join(folder, 'shop.db')}`, WEBHOOK_SECRET: `whsec_${SECRET}` };
  server = spawn(process.execPath, [SERVER], { env });
  for (const stream of [server.stdout, server.stderr]) {
    stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      said += text;
    });
  }
  await until(() => /listening on (\d+)/.test(said));
  base = `http://127.0.0.1:${/listening on (\d+)/.exec(said)?.[1] ?? ''}`;
}

function stop() {
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  return ended; // its code and its signal
}

before(start);
after(() => {
  server.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/**
 * @typedef {object} Shown what this service answers, of which each answer has some
 * @property {string} id
 * @property {string} code
 * @property {string} title
 * @property {string} state
 * @property {number} gross
 * @property {unknown[]} vendorOrders
 */

/**
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body] JSON, or a text as it is
 * @param {Record<string, string>} [headers]
 */
async function ask(method, path, body, headers = {}) {
  const sent = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
  const response = await fetch(base + path, { method, headers: { 'content-type': 'application/json', ...headers }, body: sent ?? null });
  const { status } = response;
  return { status, type: response.headers.get('content-type')?.split(';')[0], body: /** @type {Shown} */ (/** @type {unknown} */ (await response.json())) };
}

/** @returns {Promise<{ id: string }[]>} */
async function offered() {
  const response = await fetch(`${base}/offers`);
  return /** @type {{ id: string }[]} */ (await response.json());
}

async function cart(quantity = 2) {
  const offers = await offered();
  assert.equal(offers.length, 2);
  const made = await ask('POST', '/carts', { lines: offers.map(({ id }) => ({ offer: id, quantity })) });
  assert.equal(made.status, 201);
  return made.body.id;
}

test('a cart over two vendors is checked out once, however often it is asked for', async () => {
  const id = await cart();
  const first = await ask('POST', `/carts/${id}/checkout`, { token: 'tok_visa' }, { 'idempotency-key': '42' });
  assert.equal(first.status, 201, JSON.stringify(first.body));
  assert.equal(first.body.gross, 2 * 2490 + 2 * 990);
  assert.equal(first.body.vendorOrders.length, 2);
  const again = await ask('POST', `/carts/${id}/checkout`, { token: 'tok_visa' }, { 'idempotency-key': '42' });
  assert.deepEqual(again.body, first.body);
  const other = await ask('POST', `/carts/${id}/checkout`, { token: 'tok_other' }, { 'idempotency-key': '42' });
  assert.equal(other.status, 422);
  assert.equal(other.body.code, 'idempotency.key_reused');
  await until(() => said.includes(`Your order ${first.body.id} is placed.`));
});

test('what is refused is a problem with a code', async () => {
  const missing = await ask('GET', '/orders/ord_01h455vb4pex5vsknk084sn0zz');
  assert.equal(missing.type, 'application/problem+json');
  assert.equal(missing.body.code, 'authority.not_found');
  assert.equal(missing.status, 404);
  const empty = (await ask('POST', '/carts', { lines: [] })).body.id;
  assert.equal((await ask('POST', `/carts/${empty}/checkout`, { token: 'tok_visa' })).body.code, 'cart.empty');
  const many = (await ask('POST', '/carts', { lines: [{ offer: 'off_x', quantity: 1.5 }] })).body;
  assert.equal(many.code, 'request.malformed');
});

test('what cannot be read is a problem too, and never this service\'s own fault', async () => {
  const id = await cart();
  /** @type {[number, string, unknown, Record<string, string>?][]} */
  const requests = [
    [400, '/carts', undefined, { 'content-type': 'text/plain' }], [400, '/carts', '{"lines": ['], [400, '/carts', 'null'], [400, '/carts', '[]'], [400, '/carts', { lines: 5 }],
    [400, '/carts', { lines: [null] }], [422, '/carts', { lines: [{ quantity: 1 }] }], [422, '/carts', { lines: [{ offer: {}, quantity: '1' }] }],
    [422, '/carts', {}, { 'x-customer': 'me' }], [400, '/carts', 'lines=5', { 'content-type': 'application/x-www-form-urlencoded' }],
    [400, `/carts/${id}/checkout`, 'tok_visa', { 'content-type': 'text/plain' }], [422, `/carts/${id}/checkout`, { token: 5 }], [422, '/carts/crt_x/checkout', {}],
    [422, `/carts/${id}/checkout`, { token: 'tok_visa' }, { 'idempotency-key': 'k'.repeat(256) }],
    [404, '/nowhere', {}], [422, '/webhooks/nobody', {}], [422, '/webhooks/acme', ''],
  ];
  for (const [status, path, body, headers] of requests) {
    const answer = await ask('POST', path, body, headers);
    assert.deepEqual([answer.status, answer.type], [status, 'application/problem+json'], `${path} ${JSON.stringify(body)} ${JSON.stringify(answer.body)}`);
    assert.doesNotMatch(answer.body.title, /node_modules|at /);
  }
});

test('an order whose card is declined waits for another', async () => {
  const declined = await ask('POST', `/carts/${await cart(1)}/checkout`, { token: 'tok_declined' });
  assert.deepEqual([declined.status, declined.body.state], [201, 'awaiting_payment']);
});

test('a webhook is verified', async () => {
  const body = JSON.stringify({});
  const id = 'msg_1';
  const at = Math.floor(Date.now() / 1000);
  /** @param {string} secret */
  const sign = (secret) => `v1,${createHmac('sha256', Buffer.from(secret, 'base64')).update(`${id}.${at}.${body}`).digest('base64')}`;
  /** @param {string} signature */
  const send = (signature) => ask('POST', '/webhooks/acme', body, { 'webhook-id': id, 'webhook-timestamp': `${at}`, 'webhook-signature': signature });
  assert.equal((await send(sign('AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'))).body.code, 'signature.mismatch');
  assert.equal((await send(sign(SECRET))).body.code, 'webhook.unreadable'); // verified, and then it says nothing that anybody knows
});

test('it ends when it is told to, and goes on where it was', async () => {
  const id = await cart(1);
  assert.deepEqual(await stop(), [0, null]);
  await start();
  const bought = await ask('POST', `/carts/${id}/checkout`, { token: 'tok_visa' }, { 'idempotency-key': '43' });
  assert.equal(bought.status, 201);
  assert.deepEqual(await stop(), [0, null]);
});

test('where its port is taken it says so, and ends', async () => {
  await start();
  const other = spawn(process.execPath, [SERVER], { env: { ...process.env, PORT: new URL(base).port, STORE: 'memory:' } });
  let told = '';
  other.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
    told += text;
  });
  assert.deepEqual(await once(other, 'close'), [1, null]);
  assert.match(told, /EADDRINUSE/);
  assert.deepEqual(await stop(), [0, null]);
});
