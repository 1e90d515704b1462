// The routes. Who a buyer is comes from the session of the service; here from a header, for brevity.
import express from 'express';
import { VendraError } from 'vendra';
import { MARKETPLACE, OWNER } from './marketplace.js';

/** What HTTP calls each kind of error. */
const STATUS = { invalid: 422, forbidden: 403, missing: 404, conflict: 409, limit: 429, unavailable: 503, broken: 500 };

/** @param {import('vendra').Vendra} vendra */
export function app(vendra) {
  const app = express();
  // Signatures are over the bytes that were sent: webhooks come before whatever parses bodies.
  app.post('/webhooks/:gateway', express.text({ type: '*/*' }), webhook(vendra));
  app.use(express.json());
  app.get('/offers', async (_, response) => {
    const { items } = await vendra.market(MARKETPLACE, OWNER).offers.list({ by: { by: 'all' } });
    response.json(items.map(({ id, state }) => ({ id, ...('terms' in state ? { prices: state.terms.prices } : {}) })));
  });
  app.post('/carts', async (request, response) => {
    const [shop, customer] = buyer(vendra, request);
    const cart = await shop.carts.create({ owner: { owner: 'customer', customer }, currency: 'EUR' });
    for (const { offer, quantity } of request.body.lines ?? []) await shop.carts.addLine({ id: cart.id, offer, quantity });
    response.status(201).json({ id: cart.id });
  });
  app.post('/carts/:id/checkout', async (request, response) => {
    const [shop] = buyer(vendra, request);
    const cart = /** @type {import('vendra').CartId} */ (request.params.id);
    const key = request.get('idempotency-key');
    const pay = [{ by: /** @type {const} */ ('method'), method: 'card', gateway: 'acme', token: request.body?.token }];
    const { id } = await shop.checkout.checkOut({ cart, pay }, { ...(key === undefined ? {} : { key }), ...gone(response) });
    response.status(201).json(await shop.orders.get({ id }));
  });
  app.get('/orders/:id', async (request, response) => {
    const [shop] = buyer(vendra, request);
    response.json(await shop.orders.get({ id: /** @type {import('vendra').OrderId} */ (request.params.id) }));
  });
  app.use(problem);
  return app;
}

/**
 * The marketplace as the buyer of a request sees it.
 *
 * @param {import('vendra').Vendra} vendra
 * @param {import('express').Request} request
 * @returns {[import('vendra').Market, import('vendra').CustomerId]}
 */
function buyer(vendra, request) {
  const customer = /** @type {import('vendra').CustomerId} */ (request.get('x-customer') ?? 'cus_01h455vb4pex5vsknk084sn001');
  return [vendra.market(MARKETPLACE, { actor: 'buyer', buyer: 'customer', customer }), customer];
}

/** Takes a call back where the browser is gone. What is on record by then is carried on. @param {import('express').Response} response */
function gone(response) {
  const abort = new AbortController();
  response.on('close', () => abort.abort());
  return { signal: abort.signal };
}

/** @param {import('vendra').Vendra} vendra @returns {import('express').RequestHandler} */
function webhook(vendra) {
  return async (request, response) => {
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const gateway = String(request.params.gateway);
    await vendra.market(MARKETPLACE, { actor: 'system' }).webhooks.receive({ gateway, headers, body: request.body });
    response.sendStatus(204);
  };
}

/** Errors as RFC 9457 has them. @type {import('express').ErrorRequestHandler} */
const problem = (error, _request, response, next) => {
  if (!(error instanceof VendraError) || response.headersSent) return next(error);
  const status = error.code === 'idempotency.in_flight' ? 409 : STATUS[error.kind];
  if (error.retry.retry === 'after') response.set('retry-after', String(Math.ceil(error.retry.ms / 1000)));
  return response.status(status).type('application/problem+json').json({ type: 'about:blank', title: error.message, status, code: error.code, data: error.data });
};
