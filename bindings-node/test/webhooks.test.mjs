// Webhooks both ways: a gateway's, which come in signed, and the marketplace's, which a worker sends to endpoints.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { Acme, BY_CARD, MARKETPLACE, METHODS, failure, fill, found, open } from './shop.mjs';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

/** The signature of Standard Webhooks, by Node's own HMAC. */
function signature(secret, { id, timestamp, body }) {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}

/** An endpoint that keeps what comes, and answers as it is told to. */
async function endpoint(t, says = { status: 204 }) {
  const came = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (piece) => (body += piece)).on('end', () => {
      came.push({ headers: request.headers, body });
      response.writeHead(says.status).end();
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  return { came, url: `http://127.0.0.1:${server.address().port}/hook` };
}

const key = '07'.repeat(32);
const ANYWHERE = { key, reach: 'anywhere', refreshMs: 0, idleMs: 10 };
const work = { marketplaces: [MARKETPLACE] };

/** Rounds until there is nothing more to do: a round sends one event of each partition. */
async function ticks(vendra) {
  let more = true;
  while (more) {
    const tick = await vendra.worker.tick(work);
    assert.deepEqual(tick.troubles, []);
    more = tick.more;
  }
}

test('a worker sends events to endpoints, signed with a secret that its owner is told', async (t) => {
  const { came, url } = await endpoint(t);
  const vendra = await open(t, { webhooks: ANYWHERE });
  const { owner, buyer } = await found(vendra);
  await ticks(vendra);
  const { id } = await owner.webhookEndpoints.add({ url, events: ['contact.*'] });
  const secret = await owner.webhookEndpoints.secret({ id });
  assert.equal((await failure(buyer.webhookEndpoints.secret({ id }))).code, 'authority.forbidden');
  const contact = await owner.contacts.add({ details: { city: 'Porto' } });
  await ticks(vendra);
  const mine = came.filter(({ body }) => JSON.parse(body).subject === contact.id);
  assert.equal(mine.length, 1);
  const [{ headers, body }] = mine;
  const event = JSON.parse(body);
  assert.deepEqual([event.specversion, event.type], ['1.0', 'vendra.contact.written']);
  assert.ok(!body.includes('Porto'), 'who may read contacts asks for them');
  const said = { id: headers['webhook-id'], timestamp: headers['webhook-timestamp'], body };
  assert.ok(headers['webhook-signature'].split(' ').includes(signature(secret, said)));
  // A new secret signs beside the old one, so that whoever checks can change over.
  await owner.webhookEndpoints.rotateSecret({ id, keepOldMs: 86_400_000 });
  const next = await owner.webhookEndpoints.secret({ id });
  assert.notEqual(next, secret);
  const later = await owner.contacts.add({ details: { city: 'Faro' } });
  await ticks(vendra);
  const { headers: rotated, body: told } = came.find(({ body }) => JSON.parse(body).subject === later.id);
  const both = rotated['webhook-signature'].split(' ');
  const what = { id: rotated['webhook-id'], timestamp: rotated['webhook-timestamp'], body: told };
  for (const known of [secret, next]) assert.ok(both.includes(signature(known, what)));
});

test('what answers 410 is told no more, and a private address is not told at all', async (t) => {
  const { came, url } = await endpoint(t, { status: 410 });
  const vendra = await open(t, { webhooks: ANYWHERE });
  const { owner } = await found(vendra);
  const { id } = await owner.webhookEndpoints.add({ url, events: ['contact.*'] });
  await owner.contacts.add({ details: { city: 'Porto' } });
  await ticks(vendra);
  assert.equal(came.length, 1);
  assert.equal((await owner.webhookEndpoints.get({ id })).state, 'disabled');

  const quiet = await endpoint(t);
  const publicly = await open(t, { webhooks: { ...ANYWHERE, reach: 'public' } });
  const shop = await found(publicly);
  await shop.owner.webhookEndpoints.add({ url: quiet.url, events: ['contact.*'] });
  await shop.owner.contacts.add({ details: { city: 'Porto' } });
  for (let n = 0; n < 3; n += 1) await publicly.worker.tick(work);
  assert.equal(quiet.came.length, 0);
});

test('what a gateway says in a signed webhook is read by its own function, once', async (t) => {
  const acme = new Acme();
  acme.webhooks = { standard: [SECRET] };
  acme.authorize = async (call) => {
    acme.asked = call;
    return { answer: 'needs_action', url: 'https://bank.example/3ds' };
  };
  // The gateway's own words, put into vendra's.
  acme.readWebhook = async ({ id, body }) => {
    const { paid } = JSON.parse(body);
    const { payment, attempt } = acme.asked;
    return paid === attempt ? [{ id, what: { news: 'attempt', payment, attempt, outcome: { outcome: 'authorized' } } }] : [];
  };
  const vendra = await open(t, { gateways: { acme } });
  const { buyer, offers } = await found(vendra, { methods: METHODS });
  const cart = await fill(buyer, offers);
  const { id: order } = await buyer.checkout.checkOut({ cart, pay: [BY_CARD] }, { key: 'k1' });
  assert.equal((await buyer.orders.get({ id: order })).state, 'awaiting_payment');
  const body = JSON.stringify({ paid: acme.asked.attempt });
  const timestamp = `${Math.floor((await vendra.clock.now()) / 1000)}`;
  const message = (secret) => ({
    gateway: 'acme', body,
    headers: { 'webhook-id': 'msg_1', 'webhook-timestamp': timestamp, 'webhook-signature': signature(secret, { id: 'msg_1', timestamp, body }) },
  });
  const forged = await failure(vendra.market(MARKETPLACE, { actor: 'system' }).webhooks.receive(message('whsec_b3RoZXIgc2VjcmV0IHRoYXQgbm9ib2R5IGhhcw==')));
  assert.match(forged.code, /^signature\./);
  const receive = () => vendra.market(MARKETPLACE, { actor: 'system' }).webhooks.receive(message(SECRET));
  assert.deepEqual(await receive(), [{ event: 'msg_1', heard: 'new' }]);
  assert.deepEqual(await receive(), [{ event: 'msg_1', heard: 'known' }]);
  assert.equal((await buyer.orders.get({ id: order })).state, 'placed');
});
