// The routes. Who a buyer is comes from the session of the service; here from a header, for brevity.
import express from 'express';
import { MARKETPLACE, OWNER } from './marketplace.js';
import { BadRequest, problem } from './problem.js';

/** @import { CartId, CustomerId, Market, OfferId, OrderId, Vendra } from 'vendra' */
/** @import { Express, Request, RequestHandler, Response } from 'express' */

/** @param {Vendra} vendra @returns {Express} */
export function app(vendra) {
  const app = express();
  // Signatures are over what was sent, whatever it calls itself: webhooks come before whatever parses bodies.
  app.post('/webhooks/:gateway', express.text({ type: () => true }), webhook(vendra));
  app.use(express.json());
  app.get('/offers', async (_, response) => {
    const { items } = await vendra.market(MARKETPLACE, OWNER).offers.list({ by: { by: 'all' } });
    response.json(items.map(({ id, state }) => ({ id, ...('terms' in state ? { prices: state.terms.prices } : {}) })));
  });
  app.post('/carts', async (request, response) => {
    const [shop, customer] = buyer(vendra, request);
    const lines = linesOf(request.body);
    const cart = await shop.carts.create({ owner: { owner: 'customer', customer }, currency: 'EUR' });
    for (const { offer, quantity } of lines) await shop.carts.addLine({ id: cart.id, offer, quantity });
    response.status(201).json({ id: cart.id });
  });
  app.post('/carts/:id/checkout', async (request, response) => {
    const [shop] = buyer(vendra, request);
    const cart = /** @type {CartId} */ (request.params.id);
    const key = request.get('idempotency-key');
    const token = /** @type {string} */ (fieldsOf(request.body).token);
    const pay = [{ by: /** @type {const} */ ('method'), method: 'card', gateway: 'acme', token }];
    const { id } = await shop.checkout.checkOut({ cart, pay }, { ...(key === undefined ? {} : { key }), signal: gone(response) });
    response.status(201).json(await shop.orders.get({ id }));
  });
  app.get('/orders/:id', async (request, response) => {
    const [shop] = buyer(vendra, request);
    response.json(await shop.orders.get({ id: /** @type {OrderId} */ (request.params.id) }));
  });
  app.use((request) => {
    throw new BadRequest(`there is no ${request.method} ${request.path}`, 404);
  });
  app.use(problem);
  return app;
}

/**
 * The marketplace as the buyer of a request sees it.
 *
 * @param {Vendra} vendra
 * @param {Request} request
 * @returns {[Market, CustomerId]}
 */
function buyer(vendra, request) {
  const customer = /** @type {CustomerId} */ (request.get('x-customer') ?? 'cus_01h455vb4pex5vsknk084sn001');
  return [vendra.market(MARKETPLACE, { actor: 'buyer', buyer: 'customer', customer }), customer];
}

/**
 * The lines that a cart begins with. Only that they are lines is looked at here: the engine says what is wrong with what is in them.
 *
 * @param {unknown} body
 */
function linesOf(body) {
  const { lines = [] } = fieldsOf(body);
  if (!Array.isArray(lines)) throw new BadRequest('lines: a list of { offer, quantity }');
  return lines.map((line) => /** @type {{ offer: OfferId, quantity: number }} */ (fieldsOf(line)));
}

/** @param {unknown} value @returns {Record<string, unknown>} */
function fieldsOf(value) {
  if (value === undefined) throw new BadRequest('a JSON object is expected, with content-type: application/json');
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new BadRequest('a JSON object is expected');
  return { ...value };
}

/** Aborted where the browser is gone: it takes the call back. What is on record by then is carried on. @param {Response} response */
function gone(response) {
  const abort = new AbortController();
  response.on('close', () => {
    abort.abort();
  });
  return abort.signal;
}

/** @param {Vendra} vendra @returns {RequestHandler} */
function webhook(vendra) {
  return async (request, response) => {
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const gateway = String(request.params.gateway);
    const body = typeof request.body === 'string' ? request.body : '';
    await vendra.market(MARKETPLACE, { actor: 'system' }).webhooks.receive({ gateway, headers, body });
    response.sendStatus(204);
  };
}
