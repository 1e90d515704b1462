// Starts the service, and ends it so that nothing is lost: no request is taken any more, those under way end, then the engine.
import { once } from 'node:events';
import { Vendra } from 'vendra';
import { app } from './app.js';
import { AcmePay } from './gateway.js';
import { mail } from './mailer.js';
import { MARKETPLACE, OWNER, foundOnce } from './marketplace.js';

const { PORT = '3000', STORE = 'sqlite:shop.db', WEBHOOK_SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' } = process.env;

const vendra = await Vendra.open({
  store: /** @type {`sqlite:${string}`} */ (STORE),
  gateways: { acme: new AcmePay([WEBHOOK_SECRET]) },
  resilience: { 'gateway/acme': { timeoutMs: 10_000 } },
});
await foundOnce(vendra.market(MARKETPLACE, OWNER));

const server = app(vendra).listen(Number(PORT));
await once(server, 'listening'); // fails where the port is taken, and the process with it
const address = server.address();
console.log(`listening on ${String(typeof address === 'object' ? address?.port : address)}`);

await vendra.worker.start({ marketplaces: [MARKETPLACE] });
const mailing = mail(vendra.events.subscribe('mailer'), (id, text) => {
  console.log(`mail ${id}: ${text}`);
});

/** @type {Promise<void> | undefined} */
let ending;

async function end() {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  await closed;
  await vendra.close(); // ends the worker and the subscription too
  await mailing;
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    ending ??= end(); // what it fails with ends the process, as an error
  });
}
