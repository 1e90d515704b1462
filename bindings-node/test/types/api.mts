import { expectTypeOf } from 'expect-type';
import { Market, PortError, Vendra, VendraError, allocate, decide, newId, quotes } from 'vendra';
import type { CartId, CloudEvent, GatewayAnswer, OfferId, OrderId, OrderView, PaymentGateway, Receipt } from 'vendra';

const vendra = await Vendra.open({ store: 'sqlite:shop.db', gateways: { acme: 'simulated' }, clock: { manualAt: new Date() } });
expectTypeOf(vendra).toEqualTypeOf<Vendra>();
expectTypeOf(await vendra.clock.now()).toEqualTypeOf<Date>();

const shop = vendra.market('mkt_01h455vb4pex5vsknk084sn001', { actor: 'staff', user: 'usr_01h455vb4pex5vsknk084sn001', role: 'owner' });
expectTypeOf(shop).toEqualTypeOf<Market>();
shop.as({ actor: 'buyer', buyer: 'customer', customer: 'cus_01h455vb4pex5vsknk084sn001' }).with({ correlation: 'visit-1' });
shop.as({ actor: 'system' });

const { buyer, books, customer } = await Vendra.trial({ seed: 7 });
expectTypeOf(buyer).toEqualTypeOf<Market>();
expectTypeOf(books.offer).toEqualTypeOf<OfferId>();
expectTypeOf(customer).toEqualTypeOf(newId('cus'));
// @ts-expect-error nothing has such ids
newId('xyz');

declare const cart: CartId;
declare const offer: OfferId;
const added = await shop.carts.addLine({ id: cart, offer, quantity: 2 }, { key: 'add-1', signal: AbortSignal.timeout(1000) });
expectTypeOf(added).toEqualTypeOf<Receipt>();
expectTypeOf(added.at).toEqualTypeOf<Date>();

const made = await shop.checkout.checkOut({ cart, pay: [{ by: 'method', method: 'invoice', gateway: 'none' }] }, { key: 'buy-1' });
expectTypeOf(made.id).toEqualTypeOf<OrderId>();
const order = await shop.orders.get({ id: made.id });
expectTypeOf(order).toEqualTypeOf<OrderView>();
expectTypeOf(order.placedAt).toEqualTypeOf<Date | null>();
expectTypeOf(allocate({ amount: 100, weights: [1, 1], method: 'largest_remainder' })).toEqualTypeOf<number[]>();
expectTypeOf(quotes.quote).returns.toHaveProperty('lines');

const card = { at: new Date(), id: newId('gft'), movement: newId('mov'), taken: 0 };
expectTypeOf(decide.giftCard({ request: { request: 'thaw' }, facts: card }).state.state).toBeString();
// @ts-expect-error what was looked up is said
decide.giftCard({ request: { request: 'thaw' }, facts: {} });

// @ts-expect-error an offer is no cart
await shop.carts.addLine({ id: offer, offer, quantity: 2 });
// @ts-expect-error fields are camelCase
await shop.vendors.setLocation({ id: 'ven_1', location: { id: 'loc_1', contact: 'ctc_1', weight_g: 1 } });
expectTypeOf(shop).not.toHaveProperty('basket');
// @ts-expect-error a Vendra is opened
new Vendra();
// @ts-expect-error there is no such option
await shop.orders.get({ id: made.id }, { timeout: 5 });
// @ts-expect-error who asks has to be said
vendra.market('mkt_01h455vb4pex5vsknk084sn001');

const error: unknown = null;
if (error instanceof VendraError) {
  expectTypeOf(error.kind).toEqualTypeOf<'invalid' | 'forbidden' | 'missing' | 'conflict' | 'limit' | 'unavailable' | 'broken'>();
  if (error.code === 'stock.short' && error.retry.retry === 'after') expectTypeOf(error.retry.ms).toEqualTypeOf<number>();
}
expectTypeOf(vendra[Symbol.asyncDispose]()).toEqualTypeOf<Promise<void>>();

const gateway: PaymentGateway = {
  async authorize(call, { signal }) {
    expectTypeOf(call.amount).toEqualTypeOf<number>();
    expectTypeOf(call.payBy).toEqualTypeOf<Date | null>();
    expectTypeOf(signal).toEqualTypeOf<AbortSignal>();
    return { answer: 'succeeded', fee: 35 };
  },
  capture: (): GatewayAnswer => ({ answer: 'unknown' }),
  void: async () => ({ answer: 'declined', reason: 'too late' }),
  async refund() {
    throw new PortError('down', { kind: 'down' });
  },
  lookUp: () => null,
};
await Vendra.open({ store: 'memory:', gateways: { acme: gateway }, notifier: { async notify(notice) { expectTypeOf(notice).not.toBeAny(); } } });

for await (const event of vendra.events.subscribe('mailer', { since: new Date() })) {
  expectTypeOf(event).toEqualTypeOf<CloudEvent>();
  if (event.data.type === 'order.placed') expectTypeOf(event.data.data.event).toEqualTypeOf<'placed'>();
}
await vendra.worker.start({ marketplaces: [shop.id], subscribers: { mailer: async (event) => event.subject } });
const round = await vendra.worker.tick({ marketplaces: [shop.id] });
expectTypeOf(round.more).toEqualTypeOf<boolean>();
declare const lacking: Omit<PaymentGateway, 'lookUp'>;
// @ts-expect-error a gateway has to look operations up
await Vendra.open({ store: 'memory:', gateways: { acme: lacking } });
