'use strict';

const { newId } = require('./id.js');

const DAY_MS = 86_400_000;

/** Founds a small marketplace, by the calls that any is founded with. */
async function founded(vendra) {
  const owner = vendra.market(newId('mkt'), { actor: 'staff', user: newId('usr'), role: 'owner' });
  const rules = [{ rule: newId('rul'), slot: 'commission', payee: { payee: 'commission' }, rate: { rate: 'flat', of: '0.15' } }];
  const plan = await owner.commissionPlans.create({ title: '15 %', rules: { id: newId('pln'), rules } });
  await owner.commissionPlans.publish({ id: plan.id });
  await owner.settings.create({
    settings: {
      currencies: ['EUR'], defaultPlan: plan.id, holdMs: 15 * 60_000, returnWithinMs: 14 * DAY_MS,
      payoutSchedule: { every: { every: 'week', on: 'monday' }, hour: 6, timeZone: 'Europe/Berlin' },
      methods: [
        { method: 'card', kind: { kind: 'authorize_and_capture' }, captureWithinMs: 7 * DAY_MS },
        { method: 'invoice', kind: { kind: 'receivable', collector: 'platform' } },
      ],
    },
  });
  const books = await shelf(owner, 'Books', 2490);
  const lamps = await shelf(owner, 'Lamps', 7900);
  const customer = newId('cus');
  return { vendra, owner, customer, buyer: owner.as({ actor: 'buyer', buyer: 'customer', customer }), books, lamps };
}

/** A vendor with one place, and one offer of which a hundred are there. */
async function shelf(owner, name, price) {
  const { id: contact } = await owner.contacts.add({ details: { name } });
  const { id: vendor } = await owner.vendors.apply({ contact });
  await owner.vendors.requestReview({ id: vendor });
  await owner.vendors.activate({ id: vendor });
  const location = newId('loc');
  await owner.vendors.setLocation({ id: vendor, location: { id: location, contact, jurisdiction: 'DE', priority: 1 } });
  const terms = { taxClass: 'standard', weight: 400, pricesAre: 'tax_inclusive', prices: { EUR: price }, quantityMax: 10 };
  const { id: offer } = await owner.offers.create({ vendor, product: newId('prd'), terms });
  await owner.offers.publish({ id: offer });
  await owner.stock.receive({ offer, location, units: 100 });
  return { vendor, location, offer };
}

module.exports = { founded };
