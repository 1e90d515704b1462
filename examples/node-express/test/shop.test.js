import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const SECRET = 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const folder = mkdtempSync(join(tmpdir(), 'vendra-express-'));
let server;
let said = '';
let base;

async function until(holds) {
  for (let n = 0; n < 500 && !holds(); n += 1) await new Promise((resolve) => setTimeout(resolve, 20));
  assert(holds(), said);
}

async function start() {
  said = '';
  const env = { ...process.env, PORT: '0', STORE: `sqlite:${join(folder, 'shop.db')}`, WEBHOOK_SECRET: `whsec_${SECRET}` };
  server = spawn(process.execPath, [fileURLToPath(new URL('../server.js', import.meta.url))], { env });
  server.stdout.on('data', (text) => (said += text));
  server.stderr.on('data', (text) => (said += text));
  await until(() => /listening on (\d+)/.test(said));
  base = `http://127.0.0.1:${/listening on (\d+)/.exec(said)[1]}`;
}

function stop() {
  const ended = new Promise((resolve) => server.once('exit', (code, signal) => resolve({ code, signal })));
  server.kill('SIGTERM');
  return ended;
}

before(start);
after(() => {
  server.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

async function ask(method, path, body, headers = {}) {
  const sent = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } };
  const response = await fetch(base + path, { method, headers, ...sent });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text), headers: response.headers };
}

async function cart(quantity = 2) {
  const offers = (await ask('GET', '/offers')).body;
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
  assert.equal(missing.headers.get('content-type').split(';')[0], 'application/problem+json');
  assert.equal(missing.body.code, 'authority.not_found');
  assert.equal(missing.status, 404);
  const empty = (await ask('POST', '/carts', { lines: [] })).body.id;
  assert.equal((await ask('POST', `/carts/${empty}/checkout`, { token: 'tok_visa' })).body.code, 'cart.empty');
  const many = (await ask('POST', '/carts', { lines: [{ offer: 'off_x', quantity: 1.5 }] })).body;
  assert.equal(many.code, 'request.malformed');
});

test('a webhook is verified', async () => {
  const body = JSON.stringify({});
  const id = 'msg_1';
  const at = Math.floor(Date.now() / 1000);
  const sign = (secret) => `v1,${createHmac('sha256', Buffer.from(secret, 'base64')).update(`${id}.${at}.${body}`).digest('base64')}`;
  const send = (signature) => fetch(`${base}/webhooks/acme`, { method: 'POST', body, headers: { 'webhook-id': id, 'webhook-timestamp': `${at}`, 'webhook-signature': signature } });
  const forged = await (await send(sign('AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'))).json();
  assert.equal(forged.code, 'signature.mismatch');
  const known = await (await send(sign(SECRET))).json();
  assert.equal(known.code, 'webhook.unreadable'); // verified, and then it says nothing that anybody knows
});

test('it ends when it is told to, and goes on where it was', async () => {
  const id = await cart(1);
  assert.deepEqual(await stop(), { code: 0, signal: null });
  await start();
  const bought = await ask('POST', `/carts/${id}/checkout`, { token: 'tok_visa' }, { 'idempotency-key': '43' });
  assert.equal(bought.status, 201);
  assert.deepEqual(await stop(), { code: 0, signal: null });
});
