// A small marketplace, made as a user would make it.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Vendra, VendraError } from '../index.mjs';

export const MARKETPLACE = 'mkt_01h455vb4pex5vsknk084sn001';
export const OWNER = { actor: 'staff', user: 'usr_01h455vb4pex5vsknk084sn001', role: 'owner' };
export const CUSTOMER = 'cus_01h455vb4pex5vsknk084sn001';
export const BUYER = { actor: 'buyer', buyer: 'customer', customer: CUSTOMER };

const LOCATION = 'loc_01h455vb4pex5vsknk084sn00';
const PRODUCT = 'prd_01h455vb4pex5vsknk084sn00';

/** Opens an engine, which is closed when the test ends. */
export async function open(test, config = {}) {
  const vendra = await Vendra.open({ store: 'memory:', clock: 'manual', seed: 7, ...config });
  test?.after(() => vendra.close());
  return vendra;
}

/** A marketplace with as many vendors as told, each with offers (one, unless it is said) and stock. */
export async function found(vendra, { vendors = 2, offersEach = [], stock = 100, methods = [INVOICE] } = {}) {
  const owner = vendra.market(MARKETPLACE, OWNER);
  const rules = [{ rule: 'rul_01h455vb4pex5vsknk084sn001', slot: 'commission', payee: { payee: 'commission' }, rate: { rate: 'flat', of: '0.15' } }];
  const plan = await owner.commissionPlans.create({ title: 'Fifteen per cent', rules: { id: 'pln_01h455vb4pex5vsknk084sn001', rules } });
  await owner.commissionPlans.publish({ id: plan.id });
  await owner.settings.create({
    settings: {
      currencies: ['EUR'], defaultPlan: plan.id, holdMs: 900_000, returnWithinMs: 14 * 86_400_000,
      payoutSchedule: { every: { every: 'week', on: 'monday' }, hour: 6, timeZone: 'Europe/Berlin' },
      methods,
    },
  });
  const offers = [];
  for (let number = 1; number <= vendors; number += 1) offers.push(...(await sell(owner, { number, count: offersEach[number - 1] ?? 1, stock })));
  return { owner, offers, buyer: owner.as(BUYER) };
}

export const INVOICE = { method: 'invoice', kind: { kind: 'receivable', collector: 'platform' } };
export const BY_INVOICE = { by: 'method', method: 'invoice', gateway: 'none' };

/** With a card, of the gateway `acme`. */
export const METHODS = [INVOICE, { method: 'card', kind: { kind: 'authorize_and_capture' }, captureWithinMs: 7 * 86_400_000 }];
export const BY_CARD = { by: 'method', method: 'card', gateway: 'acme', token: 'tok_visa' };

/** A gateway that remembers what it did. */
export class Acme {
  done = new Map();
  seen = [];

  async authorize(call, { signal }) {
    assert(signal instanceof AbortSignal);
    return this.#once(call.attempt, call);
  }

  async capture(call) {
    return this.#once(call.operation, call);
  }

  async void(call) {
    return this.#once(call.operation, call);
  }

  async refund(call) {
    return this.#once(call.operation, call);
  }

  async lookUp({ operation }) {
    return this.done.get(operation) ?? null;
  }

  #once(operation, call) {
    this.seen.push(call);
    if (!this.done.has(operation)) this.done.set(operation, { answer: 'succeeded', fee: 35 });
    return this.done.get(operation);
  }
}

async function sell(owner, { number, count, stock }) {
  const contact = await owner.contacts.add({ details: { name: `Vendor ${number}`, city: 'Lisboa' } });
  const { id: vendor } = await owner.vendors.apply({ contact: contact.id });
  await owner.vendors.requestReview({ id: vendor });
  await owner.vendors.activate({ id: vendor });
  const location = `${LOCATION}${number}`;
  await owner.vendors.setLocation({ id: vendor, location: { id: location, contact: contact.id, jurisdiction: 'DE', priority: 1 } });
  const terms = { taxClass: 'standard', weight: 400, pricesAre: 'tax_inclusive', prices: { EUR: 1000 * number + 990 }, quantityMax: 10 };
  const offers = [];
  for (let n = 0; n < count; n += 1) {
    const { id: offer } = await owner.offers.create({ vendor, product: `${PRODUCT}${number + 3 * n}`, terms });
    await owner.offers.publish({ id: offer });
    await owner.stock.receive({ offer, location, units: stock });
    offers.push(offer);
  }
  return offers;
}

/** A cart with so many of each offer. */
export async function fill(buyer, offers, quantity = 1) {
  const { id } = await buyer.carts.create({ owner: { owner: 'customer', customer: buyer.actor.customer }, currency: 'EUR' });
  for (const offer of offers) await buyer.carts.addLine({ id, offer, quantity });
  return id;
}

/** A file of its own for a test. */
export function file(t) {
  const folder = mkdtempSync(join(tmpdir(), 'vendra-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'shop.db').replaceAll('\\', '/'); // it comes into sources, where a backslash is none
}

/** What a call failed with. */
export async function failure(promise) {
  try {
    await promise;
  } catch (error) {
    assert(error instanceof VendraError, `${error}`);
    return error;
  }
  return assert.fail('it did not fail');
}
