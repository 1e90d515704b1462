// Starts the service, and ends it so that nothing is lost: no request is taken any more, those under way end, then the engine.
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
await vendra.worker.start({ marketplaces: [MARKETPLACE] });
const mailing = mail(vendra.events.subscribe('mailer'), async (id, text) => console.log(`mail ${id}: ${text}`));

const server = app(vendra).listen(Number(PORT), () => {
  const address = server.address();
  console.log(`listening on ${typeof address === 'object' ? address?.port : address}`);
});

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    server.close(async () => {
      await vendra.close(); // ends the worker and the subscription too
      await mailing;
    });
    server.closeIdleConnections();
  });
}
