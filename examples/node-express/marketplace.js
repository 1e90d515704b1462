// What an operator does once: the marketplace, two vendors, their offers.
import { newId } from 'vendra';

/** @import { CommissionRuleInput, Market } from 'vendra' */

export const MARKETPLACE = 'mkt_01h455vb4pex5vsknk084sn001';
export const OWNER = /** @type {const} */ ({ actor: 'staff', user: 'usr_01h455vb4pex5vsknk084sn001', role: 'owner' });

const DAY_MS = 86_400_000;

/** @param {Market} owner */
export async function foundOnce(owner) {
  const { items } = await owner.offers.list({ by: { by: 'all' } });
  if (items.length > 0) return;
  const rules = /** @type {CommissionRuleInput[]} */ ([
    { rule: newId('rul'), slot: 'commission', payee: { payee: 'commission' }, rate: { rate: 'flat', of: '0.15' } },
  ]);
  const plan = await owner.commissionPlans.create({ title: 'Fifteen per cent', rules: { id: newId('pln'), rules } });
  await owner.commissionPlans.publish({ id: plan.id });
  await owner.settings.create({
    settings: {
      currencies: ['EUR'], defaultPlan: plan.id, holdMs: 15 * 60_000, returnWithinMs: 14 * DAY_MS,
      payoutSchedule: { every: { every: 'week', on: 'monday' }, hour: 6, timeZone: 'Europe/Lisbon' },
      methods: [{ method: 'card', kind: { kind: 'authorize_and_capture' }, captureWithinMs: 7 * DAY_MS }],
    },
  });
  await sell(owner, 'Books', 2490);
  await sell(owner, 'Pens', 990);
}

/** @param {Market} owner @param {string} name @param {number} price in cents */
async function sell(owner, name, price) {
  const contact = await owner.contacts.add({ details: { name, city: 'Lisboa' } });
  const vendor = await owner.vendors.apply({ contact: contact.id });
  await owner.vendors.requestReview({ id: vendor.id });
  await owner.vendors.activate({ id: vendor.id });
  const location = newId('loc');
  await owner.vendors.setLocation({ id: vendor.id, location: { id: location, contact: contact.id, jurisdiction: 'PT', priority: 1 } });
  const offer = await owner.offers.create({
    vendor: vendor.id, product: newId('prd'),
    terms: { taxClass: 'standard', weight: 400, pricesAre: 'tax_inclusive', prices: { EUR: price }, quantityMax: 10 },
  });
  await owner.offers.publish({ id: offer.id });
  await owner.stock.receive({ offer: offer.id, location, units: 100 });
}
