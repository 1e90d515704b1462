// Generated from core/wire/schema.json by scripts/generate.mjs: do not edit.

import type { CallOptions } from '../../index.js';

/** An account in one currency over a period. See `account_statement`. */
export interface AccountStatement {
  /** The account. */
  account: LedgerAccount;
  /** The currency. */
  currency: Currency;
  /** What it held on its normal side when the period began, in minor units. */
  opening: Amount;
  /** What was posted to it in the period, by time. */
  lines: AccountStatementLine[];
  /** What it held on its normal side when the period ended, in minor units: the next period's opening. */
  closing: Amount;
}

/** What {@link accountStatement} takes. */
export interface AccountStatementInput {
  journals: DatedJournal[];
  account: LedgerAccount;
  currency: Currency;
  from: Timestamp;
  until: Timestamp;
}

/** One posting to the account. */
export interface AccountStatementLine {
  /** When it was posted. */
  at: Timestamp;
  /** Why. */
  purpose: LedgerPurpose;
  /** By which operation. */
  operation: AnyId;
  /** The line that it is about, where it is about one. */
  line?: LineId | null;
  /** Debit or credit. */
  side: LedgerSide;
  /** How much, in minor units. */
  amount: Amount;
  /** What the account holds on its normal side afterwards, in minor units. */
  balance: Amount;
}

/** Who acts, as the shell authenticated it. */
export type Actor = ActorStaff | ActorMember | ActorBuyer | ActorSystem;

/** A buyer. */
export type ActorBuyer = {
  actor: 'buyer';
  /** Of which marketplace. */
  tenant: MarketplaceId;
} & ({
  buyer: 'customer';
  /** The customer. */
  customer: CustomerId;
} | {
  buyer: 'guest';
  /** The cart. */
  cart: CartId;
});

/** One of a vendor's people. */
export interface ActorMember {
  actor: 'member';
  /** Of which marketplace. */
  tenant: MarketplaceId;
  /** Who. */
  user: UserId;
  /** Of which vendor. */
  vendor: VendorId;
  /** In which capacity. */
  role: MemberRole;
}

/** One of the platform's people. */
export interface ActorStaff {
  actor: 'staff';
  /** Of which marketplace. */
  tenant: MarketplaceId;
  /** Who. */
  user: UserId;
  /** In which capacity. */
  role: StaffRole;
}

/** The marketplace's own workers. */
export interface ActorSystem {
  actor: 'system';
  /** Of which marketplace. */
  tenant: MarketplaceId;
}

/** An affiliate who is owed a share. */
export type AffiliateId = `aff_${string}`;

/**
 * - `goes_on`: Later events of the key go on.
 * - `waits`: They wait until the dead letter is replayed or purged.
 */
export type AfterDeadLetter = 'goes_on' | 'waits';

/** What {@link allocate} takes. */
export interface AllocateInput {
  amount: Amount;
  weights: number[];
  method: Allocation;
}

/**
 * Who gets the units that are left over when every part is cut toward zero.
 *
 * - `largest_remainder`: The largest remainders; ties go to the earlier (Hamilton's method). The default.
 * - `first`: The earliest weights that are not zero.
 * - `largest_weight`: The largest weights; ties go to the earlier.
 */
export type Allocation = 'largest_remainder' | 'first' | 'largest_weight';

/** What {@link allotment} takes. */
export interface AllotmentInput {
  weights: Amount[];
  reach: Amount;
}

/** An amount of money in minor units of its currency (cents, yen, fils): 1999 is 19.99 EUR. Never a fraction. */
export type Amount = number;

/** An id of any kind: a prefix that says of which, an underscore, and 26 letters and digits. */
export type AnyId = `mkt_${string}` | `usr_${string}` | `ven_${string}` | `loc_${string}` | `req_${string}` | `pac_${string}` | `cus_${string}` | `ctc_${string}` | `prd_${string}` | `off_${string}` | `crt_${string}` | `lin_${string}` | `rul_${string}` | `prm_${string}` | `cpn_${string}` | `pln_${string}` | `gft_${string}` | `mov_${string}` | `ord_${string}` | `vor_${string}` | `pcl_${string}` | `pay_${string}` | `att_${string}` | `cap_${string}` | `vod_${string}` | `rfd_${string}` | `trf_${string}` | `ret_${string}` | `exc_${string}` | `clm_${string}` | `dsp_${string}` | `edt_${string}` | `stl_${string}` | `pyo_${string}` | `inv_${string}` | `aff_${string}` | `adj_${string}` | `whe_${string}` | `rcn_${string}`;

/** One attempt to authorize a payment. */
export type AttemptId = `att_${string}`;

/** Something that somebody did. */
export interface AuditEntry {
  /** When. */
  at: Timestamp;
  /** Who: a role and an id. */
  actor: string;
  /** What ties it to other things. */
  correlation: string;
  /** What happened, such as `order.placed`. */
  name: string;
  /** What it happened to. */
  subject: string;
  /** The version of the subject after it. */
  sequence: number;
  /** The event itself. */
  event: Event;
}

/** Some of what was asked for, and where the rest begins. */
export interface AuditEntryList {
  /** In the order that the question promises. */
  items: AuditEntry[];
  /** What to pass as `after` for the next page; none where this is the last. */
  next: string | null;
}

/** Money to be reserved, or taken at once where the method knows no reservation. */
export interface Authorize {
  /** The operation: the gateway's idempotency key. */
  attempt: AttemptId;
  /** The payment it is for. */
  payment: PaymentId;
  /** The order it is for. */
  order: OrderId;
  /** How much, in minor units. */
  amount: Amount;
  /** Its currency. */
  currency: Currency;
  /** The method, and what it can do: whether money is held or taken at once, how often it is captured. */
  terms: MethodTerms;
  /** When the payer must have paid, where there is such a time: a boleto's due date. */
  payBy: Timestamp | null;
  /** The payer's means as the gateway knows them: a token, never a card's number. */
  token: string | null;
}

/** What {@link authorize} takes. */
export interface AuthorizeInput {
  actor: Actor;
  action: string;
  thing: Ownership;
}

/** What happens when there is no stock. */
export type Backorder = BackorderNever | BackorderUpTo;

/** Nothing is sold. The default. */
export interface BackorderNever {
  backorder: 'never';
}

/** Up to so many units are sold that are not there. */
export interface BackorderUpTo {
  backorder: 'up_to';
  /** How many. */
  units: number;
}

/** A provider's balance report of a period, whole. */
export interface BalanceReport {
  /** Whose it is. */
  gateway: Gateway;
  /** From when, inclusive. */
  from: Timestamp;
  /** Until when, exclusive. */
  until: Timestamp;
  /** All that moved the balance in that time. */
  lines: ReportLine[];
}

/** A journal in the making. Postings of zero are left out. */
export interface Builder {
  purpose: LedgerPurpose;
  operation: AnyId;
  currency: Currency;
  entries: JournalEntry[];
}

/** A buyer, with an account or with a cart's token. */
export type Buyer = BuyerCustomer | BuyerGuest;

/** With an account. */
export interface BuyerCustomer {
  buyer: 'customer';
  /** The customer. */
  customer: CustomerId;
}

/** The part of the buyer's fee that is a setting. */
export interface BuyerFee {
  /** The share of the goods' gross, at most 1. */
  rate: Rate;
  /** The fixed part, in minor units. */
  fixed: Amount;
}

/** The fee that buyers pay to the platform: a share of what they pay for goods, and a fixed part. */
export interface BuyerFeeRule {
  /** The rule. */
  rule: RuleId;
  /** The line it becomes. */
  line: LineId;
  /** The share of the goods' gross. */
  rate: Rate;
  /** The fixed part, in minor units. */
  fixed: Amount;
  /**
   * Its taxes, on top; the platform remits them.
   *
   * Where it is left out: `[]`.
   */
  taxes?: TaxRateInput[];
}

/** With the token of a cart, which the shell has verified. */
export interface BuyerGuest {
  buyer: 'guest';
  /** The cart. */
  cart: CartId;
}

/**
 * Why units are cancelled.
 *
 * - `asked`: Someone asked for it.
 * - `rejected`: The vendor rejected the order.
 * - `lapsed`: The vendor let its window pass.
 * - `edited`: The quantity was edited.
 * - `rerouted`: Someone else fulfils them.
 * - `unpaid`: The order was never paid.
 */
export type CancelCause =
  | 'asked'
  | 'rejected'
  | 'lapsed'
  | 'edited'
  | 'rerouted'
  | 'unpaid';

/** A request as it is hashed, and its fingerprint. */
export interface Canonical {
  canonical: string;
  fingerprint: string;
}

/** What {@link canonical} takes. */
export interface CanonicalInput {
  /** The bytes of the request, as text. */
  sent: string;
  /** Where it is left out: `1`. */
  schemaVersion?: number;
  /** In how many lists to put it: for what is too deep to write down. */
  nested?: number | null;
}

/** One capture of a payment. */
export type CaptureId = `cap_${string}`;

/**
 * When money that is held is taken.
 *
 * - `on_placement`: All of it when the order is placed. The default.
 * - `at_shipment`: Each vendor's part when it ships.
 */
export type CapturePolicy = 'on_placement' | 'at_shipment';

/** How far a capture reaches. */
export type CaptureScope = CaptureScopeAll | CaptureScopeShipped | CaptureScopeAmount;

/** Everything that was not undone. */
export interface CaptureScopeAll {
  scope: 'all';
}

/** An amount that a gateway took, line after line. What other tenders put into a line goes with it, and a line that holds no payment's money goes with any amount. */
export interface CaptureScopeAmount {
  scope: 'amount';
  /** In minor units. */
  amount: Amount;
}

/** Units that were shipped, and delivery with the first of them: for methods that capture at shipment. */
export interface CaptureScopeShipped {
  scope: 'shipped';
}

/** What has become of a cart. */
export type Cart =
  | CartAbsent
  | CartOpen
  | CartCheckingOut
  | CartOrdered
  | CartAbandoned;

/** Nobody came back, or it was merged into another. */
export interface CartAbandoned {
  state: 'abandoned';
  /** The cart. */
  id: CartId;
  /** Whose it is. */
  owner: CartOwner;
  /** Its one currency. */
  currency: Currency;
  /** Its lines, in the order in which they came. */
  lines: CartLine[];
  /** Codes that the buyer entered. */
  coupons: CouponCode[];
  /** One delivery group a vendor. */
  deliveries: CartDelivery[];
  /** What the host wants to remember, without anything personal. */
  metadata: { [key: string]: string };
  /** Which checkout is next, or under way. */
  generation: number;
}

/** Nobody came back, or it was merged into another. */
export interface CartAbandonedInput {
  state: 'abandoned';
  /** The cart. */
  id: CartId;
  /** Whose it is. */
  owner: CartOwner;
  /** Its one currency. */
  currency: Currency;
  /** Its lines, in the order in which they came. */
  lines: CartLineInput[];
  /** Codes that the buyer entered. */
  coupons: CouponCode[];
  /** One delivery group a vendor. */
  deliveries: CartDelivery[];
  /** What the host wants to remember, without anything personal. */
  metadata: { [key: string]: string };
  /** Which checkout is next, or under way. */
  generation: number;
}

/** There is none. */
export interface CartAbsent {
  state: 'absent';
}

/** Everything that a cart remembers. */
export interface CartBook {
  /** The cart. */
  id: CartId;
  /** Whose it is. */
  owner: CartOwner;
  /** Its one currency. */
  currency: Currency;
  /** Its lines, in the order in which they came. */
  lines: CartLine[];
  /** Codes that the buyer entered. */
  coupons: CouponCode[];
  /** One delivery group a vendor. */
  deliveries: CartDelivery[];
  /** What the host wants to remember, without anything personal. */
  metadata: { [key: string]: string };
  /** Which checkout is next, or under way. */
  generation: number;
}

/** Everything that a cart remembers. */
export interface CartBookInput {
  /** The cart. */
  id: CartId;
  /** Whose it is. */
  owner: CartOwner;
  /** Its one currency. */
  currency: Currency;
  /** Its lines, in the order in which they came. */
  lines: CartLineInput[];
  /** Codes that the buyer entered. */
  coupons: CouponCode[];
  /** One delivery group a vendor. */
  deliveries: CartDelivery[];
  /** What the host wants to remember, without anything personal. */
  metadata: { [key: string]: string };
  /** Which checkout is next, or under way. */
  generation: number;
}

/** An order of it waits for its payment. */
export interface CartCheckingOut {
  state: 'checking_out';
  /** The cart. */
  id: CartId;
  /** Whose it is. */
  owner: CartOwner;
  /** Its one currency. */
  currency: Currency;
  /** Its lines, in the order in which they came. */
  lines: CartLine[];
  /** Codes that the buyer entered. */
  coupons: CouponCode[];
  /** One delivery group a vendor. */
  deliveries: CartDelivery[];
  /** What the host wants to remember, without anything personal. */
  metadata: { [key: string]: string };
  /** Which checkout is next, or under way. */
  generation: number;
}

/** An order of it waits for its payment. */
export interface CartCheckingOutInput {
  state: 'checking_out';
  /** The cart. */
  id: CartId;
  /** Whose it is. */
  owner: CartOwner;
  /** Its one currency. */
  currency: Currency;
  /** Its lines, in the order in which they came. */
  lines: CartLineInput[];
  /** Codes that the buyer entered. */
  coupons: CouponCode[];
  /** One delivery group a vendor. */
  deliveries: CartDelivery[];
  /** What the host wants to remember, without anything personal. */
  metadata: { [key: string]: string };
  /** Which checkout is next, or under way. */
  generation: number;
}

/** How one vendor's goods are delivered. */
export interface CartDelivery {
  /** Whose goods. */
  vendor: VendorId;
  /** Where to. */
  contact: ContactId;
  /** How, as the vendor's delivery methods are named. */
  method: Method;
}

/** What happened. */
export type CartEvent =
  | CartEventCreated
  | CartEventLineAdded
  | CartEventQuantitySet
  | CartEventLineRemoved
  | CartEventCouponApplied
  | CartEventCouponRemoved
  | CartEventDeliverySet
  | CartEventMetadataSet
  | CartEventAssigned
  | CartEventMerged
  | CartEventRepriced
  | CartEventCheckoutBegun
  | CartEventReopened
  | CartEventClosed
  | CartEventAbandoned;

/** Nobody came back. */
export interface CartEventAbandoned {
  event: 'abandoned';
  /** When. */
  at: Timestamp;
}

/** It is a customer's now. */
export interface CartEventAssigned {
  event: 'assigned';
  /** The customer. */
  customer: CustomerId;
  /** When. */
  at: Timestamp;
}

/** A checkout began. */
export interface CartEventCheckoutBegun {
  event: 'checkout_begun';
  /** Which. */
  generation: number;
  /** When. */
  at: Timestamp;
}

/** It became an order. */
export interface CartEventClosed {
  event: 'closed';
  /** When. */
  at: Timestamp;
}

/** A coupon code was entered. */
export interface CartEventCouponApplied {
  event: 'coupon_applied';
  /** The code. */
  code: CouponCode;
  /** When. */
  at: Timestamp;
}

/** A coupon code was taken back. */
export interface CartEventCouponRemoved {
  event: 'coupon_removed';
  /** The code. */
  code: CouponCode;
  /** When. */
  at: Timestamp;
}

/** It was begun. */
export interface CartEventCreated {
  event: 'created';
  /** The cart as it begins. */
  book: CartBook;
  /** When. */
  at: Timestamp;
}

/** It was begun. */
export interface CartEventCreatedInput {
  event: 'created';
  /** The cart as it begins. */
  book: CartBookInput;
  /** When. */
  at: Timestamp;
}

/** A delivery group was set. */
export interface CartEventDeliverySet {
  event: 'delivery_set';
  /** The group. */
  delivery: CartDelivery;
  /** When. */
  at: Timestamp;
}

/** What happened. */
export type CartEventInput =
  | CartEventCreatedInput
  | CartEventLineAddedInput
  | CartEventQuantitySet
  | CartEventLineRemoved
  | CartEventCouponApplied
  | CartEventCouponRemoved
  | CartEventDeliverySet
  | CartEventMetadataSet
  | CartEventAssigned
  | CartEventMergedInput
  | CartEventRepriced
  | CartEventCheckoutBegun
  | CartEventReopened
  | CartEventClosed
  | CartEventAbandoned;

/** A line came in. */
export interface CartEventLineAdded {
  event: 'line_added';
  /** The line. */
  line: CartLine;
  /** When. */
  at: Timestamp;
}

/** A line came in. */
export interface CartEventLineAddedInput {
  event: 'line_added';
  /** The line. */
  line: CartLineInput;
  /** When. */
  at: Timestamp;
}

/** A line was taken out. */
export interface CartEventLineRemoved {
  event: 'line_removed';
  /** The line. */
  line: LineId;
  /** When. */
  at: Timestamp;
}

/** Another cart's content was taken in. */
export interface CartEventMerged {
  event: 'merged';
  /** The other cart. */
  source: CartId;
  /** How. */
  strategy: MergeStrategy;
  /** The cart afterwards. */
  book: CartBook;
  /** When. */
  at: Timestamp;
}

/** Another cart's content was taken in. */
export interface CartEventMergedInput {
  event: 'merged';
  /** The other cart. */
  source: CartId;
  /** How. */
  strategy: MergeStrategy;
  /** The cart afterwards. */
  book: CartBookInput;
  /** When. */
  at: Timestamp;
}

/** The host's metadata was set. */
export interface CartEventMetadataSet {
  event: 'metadata_set';
  /** The whole of it. */
  metadata: { [key: string]: string };
  /** When. */
  at: Timestamp;
}

/** A line has another quantity. */
export interface CartEventQuantitySet {
  event: 'quantity_set';
  /** The line. */
  line: LineId;
  /** How many units. */
  quantity: number;
  /** The price of a unit that the buyer saw with it, in minor units. */
  seenPrice: Amount;
  /** When. */
  at: Timestamp;
}

/** The buyer may go on. */
export interface CartEventReopened {
  event: 'reopened';
  /** The next checkout. */
  generation: number;
  /** When. */
  at: Timestamp;
}

/** The prices of now were accepted. */
export interface CartEventRepriced {
  event: 'repriced';
  /** What changed. */
  changes: PriceChange[];
  /** When. */
  at: Timestamp;
}

/** What the engine looked up. */
export interface CartFacts {
  /** Now. */
  at: Timestamp;
  /** The cart, where it is being opened. */
  id: CartId;
  /** A fresh id for a line. */
  line: LineId;
  /**
   * The offers that the request or the cart names, as they stand now.
   *
   * Where it is left out: `[]`.
   */
  offers?: OfferFact[];
  /**
   * Whether a checkout may begin.
   *
   * Where it is left out: `"shut"`.
   */
  trade?: CartTrade;
  /**
   * Whose the contact record is that the request names.
   *
   * Where it is left out: `"strangers"`.
   */
  contact?: ContactStanding;
  /** The other cart, where two are merged. A guest's is handed over for its token only. */
  source?: CartInput | null;
}

/** A cart. */
export type CartId = `crt_${string}`;

/** What has become of a cart. */
export type CartInput =
  | CartAbsent
  | CartOpenInput
  | CartCheckingOutInput
  | CartOrderedInput
  | CartAbandonedInput;

/** Units of one offer. */
export interface CartLine {
  /** The line. */
  id: LineId;
  /** What is bought. */
  offer: OfferId;
  /** From whom. */
  vendor: VendorId;
  /** How many units. */
  quantity: number;
  /** The price of a unit that the buyer saw last, in minor units. */
  seenPrice: Amount;
  /** What the buyer wants to say about it: an engraving, a size. */
  note: string | null;
}

/** Units of one offer. */
export interface CartLineInput {
  /** The line. */
  id: LineId;
  /** What is bought. */
  offer: OfferId;
  /** From whom. */
  vendor: VendorId;
  /** How many units. */
  quantity: number;
  /** The price of a unit that the buyer saw last, in minor units. */
  seenPrice: Amount;
  /** What the buyer wants to say about it: an engraving, a size. */
  note?: string | null;
}

/** What was made, and the receipt of the request. */
export interface CartMade {
  id: CartId;
  receipt: Receipt;
}

/** The buyer fills it. */
export interface CartOpen {
  state: 'open';
  /** The cart. */
  id: CartId;
  /** Whose it is. */
  owner: CartOwner;
  /** Its one currency. */
  currency: Currency;
  /** Its lines, in the order in which they came. */
  lines: CartLine[];
  /** Codes that the buyer entered. */
  coupons: CouponCode[];
  /** One delivery group a vendor. */
  deliveries: CartDelivery[];
  /** What the host wants to remember, without anything personal. */
  metadata: { [key: string]: string };
  /** Which checkout is next, or under way. */
  generation: number;
}

/** The buyer fills it. */
export interface CartOpenInput {
  state: 'open';
  /** The cart. */
  id: CartId;
  /** Whose it is. */
  owner: CartOwner;
  /** Its one currency. */
  currency: Currency;
  /** Its lines, in the order in which they came. */
  lines: CartLineInput[];
  /** Codes that the buyer entered. */
  coupons: CouponCode[];
  /** One delivery group a vendor. */
  deliveries: CartDelivery[];
  /** What the host wants to remember, without anything personal. */
  metadata: { [key: string]: string };
  /** Which checkout is next, or under way. */
  generation: number;
}

/** It became an order. */
export interface CartOrdered {
  state: 'ordered';
  /** The cart. */
  id: CartId;
  /** Whose it is. */
  owner: CartOwner;
  /** Its one currency. */
  currency: Currency;
  /** Its lines, in the order in which they came. */
  lines: CartLine[];
  /** Codes that the buyer entered. */
  coupons: CouponCode[];
  /** One delivery group a vendor. */
  deliveries: CartDelivery[];
  /** What the host wants to remember, without anything personal. */
  metadata: { [key: string]: string };
  /** Which checkout is next, or under way. */
  generation: number;
}

/** It became an order. */
export interface CartOrderedInput {
  state: 'ordered';
  /** The cart. */
  id: CartId;
  /** Whose it is. */
  owner: CartOwner;
  /** Its one currency. */
  currency: Currency;
  /** Its lines, in the order in which they came. */
  lines: CartLineInput[];
  /** Codes that the buyer entered. */
  coupons: CouponCode[];
  /** One delivery group a vendor. */
  deliveries: CartDelivery[];
  /** What the host wants to remember, without anything personal. */
  metadata: { [key: string]: string };
  /** Which checkout is next, or under way. */
  generation: number;
}

/** Whose a cart is. */
export type CartOwner = CartOwnerGuest | CartOwnerCustomer;

/** A customer. */
export interface CartOwnerCustomer {
  owner: 'customer';
  /** Who. */
  customer: CustomerId;
}

/** Whoever has the token. */
export interface CartOwnerGuest {
  owner: 'guest';
  /** What is kept of it. */
  token: CartTokenHash;
}

/** What a caller may ask. */
export type CartRequest =
  | CartRequestCreate
  | CartRequestAddLine
  | CartRequestSetQuantity
  | CartRequestRemoveLine
  | CartRequestApplyCoupon
  | CartRequestRemoveCoupon
  | CartRequestSetDelivery
  | CartRequestSetMetadata
  | CartRequestAssign
  | CartRequestMerge
  | CartRequestReprice
  | CartRequestBeginCheckout
  | CartRequestReopen
  | CartRequestClose
  | CartRequestAbandon;

/** Nobody came back, or it was merged into another. */
export interface CartRequestAbandon {
  request: 'abandon';
}

/** Put units of an offer in it; units of a line that is there already are added to it. */
export interface CartRequestAddLine {
  request: 'add_line';
  /** The offer. */
  offer: OfferId;
  /** How many units. */
  quantity: number;
  /** What the buyer wants to say about it. */
  note?: string | null;
}

/** Enter a coupon code. */
export interface CartRequestApplyCoupon {
  request: 'apply_coupon';
  /** The code; upper and lower case are the same. */
  code: string;
}

/** A customer signed in: the guest's cart becomes the customer's. */
export interface CartRequestAssign {
  request: 'assign';
  /** The customer. */
  customer: CustomerId;
}

/** Begin a checkout. */
export interface CartRequestBeginCheckout {
  request: 'begin_checkout';
}

/** The checkout's order was placed. */
export interface CartRequestClose {
  request: 'close';
}

/** Begin a cart. */
export interface CartRequestCreate {
  request: 'create';
  /** Whose it is. */
  owner: CartOwner;
  /** Its currency. */
  currency: Currency;
}

/** Take another cart's content in. */
export interface CartRequestMerge {
  request: 'merge';
  /** The other cart, which the facts carry. */
  source: CartId;
  /** How. */
  strategy: MergeStrategy;
}

/** Take a coupon code back. */
export interface CartRequestRemoveCoupon {
  request: 'remove_coupon';
  /** The code. */
  code: string;
}

/** Take a line out. */
export interface CartRequestRemoveLine {
  request: 'remove_line';
  /** The line. */
  line: LineId;
}

/** The checkout's order was released or refused: the buyer may go on. */
export interface CartRequestReopen {
  request: 'reopen';
}

/** Accept the prices of now. */
export interface CartRequestReprice {
  request: 'reprice';
}

/** Say where and how a vendor's goods are delivered. */
export interface CartRequestSetDelivery {
  request: 'set_delivery';
  /** The delivery group. */
  delivery: CartDelivery;
}

/** Remember something for the host. */
export interface CartRequestSetMetadata {
  request: 'set_metadata';
  /** The whole of it. */
  metadata: { [key: string]: string };
}

/** Set how many units of a line; 0 takes it out. */
export interface CartRequestSetQuantity {
  request: 'set_quantity';
  /** The line. */
  line: LineId;
  /** How many units. */
  quantity: number;
}

/** The SHA-256 of a guest's cart token, in hex. */
export type CartTokenHash = string;

/**
 * Whether orders are taken from a buyer now.
 *
 * - `open`: They are.
 * - `shut`: The marketplace takes none, of anybody. The default: what nobody looked up is not taken.
 * - `buyer_blocked`: Not of this buyer.
 */
export type CartTrade = 'open' | 'shut' | 'buyer_blocked';

/** What {@link CartsMethods.abandon} takes. */
export interface CartsAbandonInput {
  id: CartId;
}

/** What {@link CartsMethods.addLine} takes. */
export interface CartsAddLineInput {
  id: CartId;
  /** The offer. */
  offer: OfferId;
  /** How many units. */
  quantity: number;
  /** What the buyer wants to say about it. */
  note?: string | null;
}

/** What {@link CartsMethods.applyCoupon} takes. */
export interface CartsApplyCouponInput {
  id: CartId;
  /** The code; upper and lower case are the same. */
  code: string;
}

/** What {@link CartsMethods.assign} takes. */
export interface CartsAssignInput {
  id: CartId;
  /** The customer. */
  customer: CustomerId;
}

/** What {@link CartsMethods.claim} takes. */
export interface CartsClaimInput {
  id: CartId;
  token: string;
}

/** What {@link CartsMethods.create} takes. */
export interface CartsCreateInput {
  /** Whose it is. */
  owner: CartOwner;
  /** Its currency. */
  currency: Currency;
}

/** What {@link CartsMethods.get} takes. */
export interface CartsGetInput {
  id: CartId;
}

/** What {@link CartsMethods.guest} takes. */
export interface CartsGuestInput {
  id: CartId;
  token: string;
}

/** What {@link CartsMethods.guestToken} takes. */
export type CartsGuestTokenInput = Record<string, never>;

/** What {@link CartsMethods.list} takes. */
export interface CartsListInput {
  by?: ListBy | null;
  after?: string | null;
  limit?: number | null;
}

/** What {@link CartsMethods.merge} takes. */
export interface CartsMergeInput {
  id: CartId;
  /** The other cart, which the facts carry. */
  source: CartId;
  /** How. */
  strategy: MergeStrategy;
}

/** What {@link CartsMethods.removeCoupon} takes. */
export interface CartsRemoveCouponInput {
  id: CartId;
  /** The code. */
  code: string;
}

/** What {@link CartsMethods.removeLine} takes. */
export interface CartsRemoveLineInput {
  id: CartId;
  /** The line. */
  line: LineId;
}

/** What {@link CartsMethods.reopen} takes. */
export interface CartsReopenInput {
  id: CartId;
}

/** What {@link CartsMethods.reprice} takes. */
export interface CartsRepriceInput {
  id: CartId;
}

/** What {@link CartsMethods.setDelivery} takes. */
export interface CartsSetDeliveryInput {
  id: CartId;
  /** The delivery group. */
  delivery: CartDelivery;
}

/** What {@link CartsMethods.setMetadata} takes. */
export interface CartsSetMetadataInput {
  id: CartId;
  /** The whole of it. */
  metadata: { [key: string]: string };
}

/** What {@link CartsMethods.setQuantity} takes. */
export interface CartsSetQuantityInput {
  id: CartId;
  /** The line. */
  line: LineId;
  /** How many units. */
  quantity: number;
}

/** What kind of goods an offer is. At most 32 letters, digits, `_`, `-` and `.`. */
export type Category = string;

/** What a caller says when it checks out. */
export interface CheckOut {
  /** How it is paid. */
  pay: CheckOutPay[];
  /** Where the goods go, for taxes; nothing is taxed where there is none. */
  jurisdiction?: Jurisdiction | null;
  /** Where it is delivered to. */
  deliverTo?: ContactId | null;
  /** Who gets the invoice. */
  billTo?: ContactId | null;
}

/** One way of paying. Ways are used in the order given. */
export type CheckOutPay = CheckOutPayGiftCard | CheckOutPayStoreCredit | CheckOutPayMethod;

/** A gift card, up to its balance. */
export interface CheckOutPayGiftCard {
  by: 'gift_card';
  /** The card. */
  giftCard: GiftCardId;
  /** The code that spends it. Ids are not secrets: without it only the platform's people and workers spend a card. */
  code?: GiftCardCode | null;
  /** The most it gives, in minor units; its balance where there is none. */
  limit?: Amount | null;
}

/** One of the marketplace's methods. */
export interface CheckOutPayMethod {
  by: 'method';
  /** The method, as the settings name it. */
  method: Method;
  /** The gateway that is asked. */
  gateway: Gateway;
  /** The most it gives, in minor units; all that is left where there is none. */
  limit?: Amount | null;
  /** The payer's means as the gateway knows them: a token, never a card's number. It is handed on and not kept. */
  token?: string | null;
}

/** The customer's credit in the cart's currency, up to its balance. */
export interface CheckOutPayStoreCredit {
  by: 'store_credit';
  /** The most it gives, in minor units; its balance where there is none. */
  limit?: Amount | null;
}

/** What {@link QuotesMethods.check} takes. */
export interface CheckQuoteInput {
  input: QuoteInput;
  quote: QuoteAsInput;
}

/** What {@link CheckoutMethods.checkOut} takes. */
export interface CheckoutCheckOutInput {
  /** The cart. */
  cart: CartId;
  /** How it is paid. */
  pay: CheckOutPay[];
  /** Where the goods go, for taxes; nothing is taxed where there is none. */
  jurisdiction?: Jurisdiction | null;
  /** Where it is delivered to. */
  deliverTo?: ContactId | null;
  /** Who gets the invoice. */
  billTo?: ContactId | null;
}

/** What has become of a claim. */
export type Claim =
  | ClaimAbsent
  | ClaimOpen
  | ClaimAnswered
  | ClaimEscalated
  | ClaimResolved
  | ClaimWithdrawn;

/** There is none. */
export interface ClaimAbsent {
  state: 'absent';
}

/** The vendor offered something; the buyer takes it or not. */
export interface ClaimAnswered {
  state: 'answered';
  /** The claim. */
  id: ClaimId;
  /** The vendor order. */
  vendorOrder: VendorOrderId;
  /** Which units. */
  lines: LineUnits[];
  /** What is wrong. */
  fault: ClaimFault;
  /** Until when the vendor must answer. */
  answerBy: Timestamp;
  /** What the vendor offers, or what was decided. */
  offered: ClaimResolution | null;
  /** Until when the buyer takes the offer or not. */
  acceptBy: Timestamp | null;
}

/** Everything that a claim remembers. */
export interface ClaimBook {
  /** The claim. */
  id: ClaimId;
  /** The vendor order. */
  vendorOrder: VendorOrderId;
  /** Which units. */
  lines: LineUnits[];
  /** What is wrong. */
  fault: ClaimFault;
  /** Until when the vendor must answer. */
  answerBy: Timestamp;
  /** What the vendor offers, or what was decided. */
  offered: ClaimResolution | null;
  /** Until when the buyer takes the offer or not. */
  acceptBy: Timestamp | null;
}

/** Everything that a claim remembers. */
export interface ClaimBookInput {
  /** The claim. */
  id: ClaimId;
  /** The vendor order. */
  vendorOrder: VendorOrderId;
  /** Which units. */
  lines: LineUnits[];
  /** What is wrong. */
  fault: ClaimFault;
  /** Until when the vendor must answer. */
  answerBy: Timestamp;
  /** What the vendor offers, or what was decided. */
  offered?: ClaimResolution | null;
  /** Until when the buyer takes the offer or not. */
  acceptBy?: Timestamp | null;
}

/** The operator decides. */
export interface ClaimEscalated {
  state: 'escalated';
  /** The claim. */
  id: ClaimId;
  /** The vendor order. */
  vendorOrder: VendorOrderId;
  /** Which units. */
  lines: LineUnits[];
  /** What is wrong. */
  fault: ClaimFault;
  /** Until when the vendor must answer. */
  answerBy: Timestamp;
  /** What the vendor offers, or what was decided. */
  offered: ClaimResolution | null;
  /** Until when the buyer takes the offer or not. */
  acceptBy: Timestamp | null;
}

/** What happened. */
export type ClaimEvent =
  | ClaimEventOpened
  | ClaimEventAnswered
  | ClaimEventEscalated
  | ClaimEventResolved
  | ClaimEventWithdrawn;

/** The vendor offered something. */
export interface ClaimEventAnswered {
  event: 'answered';
  /** What. */
  resolution: ClaimResolution;
  /** Until when the buyer takes it or not. */
  acceptBy: Timestamp;
  /** When. */
  at: Timestamp;
}

/** The operator must decide. */
export interface ClaimEventEscalated {
  event: 'escalated';
  /** When. */
  at: Timestamp;
}

/** What happened. */
export type ClaimEventInput =
  | ClaimEventOpenedInput
  | ClaimEventAnswered
  | ClaimEventEscalated
  | ClaimEventResolved
  | ClaimEventWithdrawn;

/** It was made. */
export interface ClaimEventOpened {
  event: 'opened';
  /** The claim as it begins. */
  book: ClaimBook;
  /** When. */
  at: Timestamp;
}

/** It was made. */
export interface ClaimEventOpenedInput {
  event: 'opened';
  /** The claim as it begins. */
  book: ClaimBookInput;
  /** When. */
  at: Timestamp;
}

/** It ended. */
export interface ClaimEventResolved {
  event: 'resolved';
  /** How. */
  resolution: ClaimResolution;
  /** When. */
  at: Timestamp;
}

/** The buyer took it back. */
export interface ClaimEventWithdrawn {
  event: 'withdrawn';
  /** When. */
  at: Timestamp;
}

/** What the engine looked up. */
export interface ClaimFacts {
  /** Now. */
  at: Timestamp;
  /** The claim, where it is being made. */
  id: ClaimId;
  /**
   * Units that were sent and are not undone by now, by line.
   *
   * Where it is left out: `[]`.
   */
  claimable?: LineUnits[];
  /**
   * What of the vendor order the buyer paid and was not given back, in minor units.
   *
   * Where it is left out: `0`.
   */
  refundable?: Amount;
  /** Until when the vendor must answer a claim that is made now. */
  answerBy: Timestamp;
  /** Until when the buyer takes an offer that is made now or not. */
  acceptBy: Timestamp;
}

/**
 * What is wrong.
 *
 * - `damaged`: Damaged, or does not work.
 * - `incomplete`: A part is missing.
 * - `wrong`: Not what was ordered.
 * - `not_received`: Never arrived.
 */
export type ClaimFault = 'damaged' | 'incomplete' | 'wrong' | 'not_received';

/** A claim: goods damaged, missing or wrong. */
export type ClaimId = `clm_${string}`;

/** What was made, and the receipt of the request. */
export interface ClaimMade {
  id: ClaimId;
  receipt: Receipt;
}

/** The vendor must answer. */
export interface ClaimOpen {
  state: 'open';
  /** The claim. */
  id: ClaimId;
  /** The vendor order. */
  vendorOrder: VendorOrderId;
  /** Which units. */
  lines: LineUnits[];
  /** What is wrong. */
  fault: ClaimFault;
  /** Until when the vendor must answer. */
  answerBy: Timestamp;
  /** What the vendor offers, or what was decided. */
  offered: ClaimResolution | null;
  /** Until when the buyer takes the offer or not. */
  acceptBy: Timestamp | null;
}

/** What a caller may ask. */
export type ClaimRequest =
  | ClaimRequestCreate
  | ClaimRequestAnswer
  | ClaimRequestAcceptAnswer
  | ClaimRequestEscalate
  | ClaimRequestLapse
  | ClaimRequestDecide
  | ClaimRequestWithdraw;

/** The buyer takes it. */
export interface ClaimRequestAcceptAnswer {
  request: 'accept_answer';
  /** What the buyer was shown: the vendor may offer something else meanwhile. */
  resolution: ClaimResolution;
}

/** The vendor offers something. */
export interface ClaimRequestAnswer {
  request: 'answer';
  /** What. */
  resolution: ClaimResolution;
}

/** Say what is wrong. */
export interface ClaimRequestCreate {
  request: 'create';
  /** The vendor order. */
  vendorOrder: VendorOrderId;
  /** Which units. */
  lines: LineUnits[];
  /** What is wrong. */
  fault: ClaimFault;
}

/** The operator decides. */
export interface ClaimRequestDecide {
  request: 'decide';
  /** What. */
  resolution: ClaimResolution;
}

/** The buyer does not, or the vendor's time is over. */
export interface ClaimRequestEscalate {
  request: 'escalate';
}

/** The buyer's time is over: the offer stands. */
export interface ClaimRequestLapse {
  request: 'lapse';
}

/** Never mind. */
export interface ClaimRequestWithdraw {
  request: 'withdraw';
}

/** How a claim ends. */
export type ClaimResolution = ClaimResolutionRefundUnits | ClaimResolutionRefundAmount | ClaimResolutionReplace | ClaimResolutionDeny;

/** Nothing. */
export interface ClaimResolutionDeny {
  resolution: 'deny';
  /** Why. */
  why: string;
}

/** An amount is refunded. */
export interface ClaimResolutionRefundAmount {
  resolution: 'refund_amount';
  /** In minor units. */
  amount: Amount;
}

/** Units are refunded; the buyer keeps them. */
export interface ClaimResolutionRefundUnits {
  resolution: 'refund_units';
  /** Which. */
  lines: LineUnits[];
}

/** Others are sent. */
export interface ClaimResolutionReplace {
  resolution: 'replace';
  /** Which. */
  lines: LineUnits[];
}

/** It ended. */
export interface ClaimResolved {
  state: 'resolved';
  /** The claim. */
  id: ClaimId;
  /** The vendor order. */
  vendorOrder: VendorOrderId;
  /** Which units. */
  lines: LineUnits[];
  /** What is wrong. */
  fault: ClaimFault;
  /** Until when the vendor must answer. */
  answerBy: Timestamp;
  /** What the vendor offers, or what was decided. */
  offered: ClaimResolution | null;
  /** Until when the buyer takes the offer or not. */
  acceptBy: Timestamp | null;
}

/** The buyer took it back. */
export interface ClaimWithdrawn {
  state: 'withdrawn';
  /** The claim. */
  id: ClaimId;
  /** The vendor order. */
  vendorOrder: VendorOrderId;
  /** Which units. */
  lines: LineUnits[];
  /** What is wrong. */
  fault: ClaimFault;
  /** Until when the vendor must answer. */
  answerBy: Timestamp;
  /** What the vendor offers, or what was decided. */
  offered: ClaimResolution | null;
  /** Until when the buyer takes the offer or not. */
  acceptBy: Timestamp | null;
}

/** What {@link ClaimsMethods.acceptAnswer} takes. */
export interface ClaimsAcceptAnswerInput {
  id: ClaimId;
  /** What the buyer was shown: the vendor may offer something else meanwhile. */
  resolution: ClaimResolution;
}

/** What {@link ClaimsMethods.answer} takes. */
export interface ClaimsAnswerInput {
  id: ClaimId;
  /** What. */
  resolution: ClaimResolution;
}

/** What {@link ClaimsMethods.create} takes. */
export interface ClaimsCreateInput {
  /** The vendor order. */
  vendorOrder: VendorOrderId;
  /** Which units. */
  lines: LineUnits[];
  /** What is wrong. */
  fault: ClaimFault;
}

/** What {@link ClaimsMethods.decide} takes. */
export interface ClaimsDecideInput {
  id: ClaimId;
  /** What. */
  resolution: ClaimResolution;
}

/** What {@link ClaimsMethods.escalate} takes. */
export interface ClaimsEscalateInput {
  id: ClaimId;
}

/** What {@link ClaimsMethods.get} takes. */
export interface ClaimsGetInput {
  id: ClaimId;
}

/** What {@link ClaimsMethods.lapse} takes. */
export interface ClaimsLapseInput {
  id: ClaimId;
}

/** What {@link ClaimsMethods.list} takes. */
export interface ClaimsListInput {
  by?: ListBy | null;
  after?: string | null;
  limit?: number | null;
}

/** What {@link ClaimsMethods.withdraw} takes. */
export interface ClaimsWithdrawInput {
  id: ClaimId;
}

/** What {@link ClockMethods.now} takes. */
export type ClockNowInput = Record<string, never>;

/** What {@link ClockMethods.set} takes. */
export interface ClockSetInput {
  at: Timestamp;
}

/** What {@link ClockMethods.turn} takes. */
export interface ClockTurnInput {
  ms: number;
}

/** An event in the JSON format of [CloudEvents 1.0.2](https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md), with the extensions [partitioning](https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/extensions/partitioning.md) and [sequence](https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/extensions/sequence.md) and two of its own. */
export interface CloudEvent {
  /** The version of the specification. */
  specversion: string;
  /** What no other event of its source has: the commit that it came with, and its place. The same whenever it is sent again. */
  id: string;
  /** The marketplace: `/vendra/mkt_..`. */
  source: string;
  /** What happened: `vendra.order.placed`. */
  type: string;
  /** What it happened to. */
  subject: string;
  /** When it was decided. */
  time: Timestamp;
  /** What the data is: JSON. */
  datacontenttype: string;
  /** Events that have it in common are told in order: what they happened to. */
  partitionkey: string;
  /** The version of the subject after it, as 19 digits, so that text sorts as versions do: dense from 1. */
  sequence: string;
  /** What ties several requests together; none where the caller said nothing. */
  correlationid?: string | null;
  /** The commit that it came with: events of one cause have it in common. */
  causationid: string;
  /** The event, in its versioned envelope. */
  data: Event;
}

/**
 * What went wrong. Codes are never renamed.
 *
 * - `allocate.weights`: An amount was to be shared over no weights, over weights that sum to zero, or over a negative weight.
 * - `also.refused`: One of the host's own statements was refused, or changed another number of rows than it must.
 * - `amount.negative`: An amount that must not be negative is.
 * - `amount.not_positive`: An amount that must be more than zero is not.
 * - `amount.out_of_range`: An amount, or the result of arithmetic on amounts, is beyond 2^53-1 minor units either way.
 * - `authority.forbidden`: The actor's role may not do this with that thing.
 * - `authority.not_found`: There is no such thing in the actor's marketplace; whether another has it is not said.
 * - `authority.unknown_action`: There is no such request or query.
 * - `call.cancelled`: The caller took the call back. What was on record by then stays, and is carried on.
 * - `call.too_many`: Too many calls are under way.
 * - `call.unknown_method`: There is no method of that name.
 * - `cart.buyer_blocked`: The customer may not buy.
 * - `cart.closed`: The cart is checked out or given up: its lines do not change any more, and no other cart takes them in.
 * - `cart.currency`: Two carts in different currencies cannot become one.
 * - `cart.empty`: There is nothing in the cart.
 * - `cart.marketplace_shut`: The marketplace is paused or closed: it takes no new orders.
 * - `cart.no_goods_of`: The cart holds no goods of this vendor.
 * - `cart.offer_unavailable`: The offer does not exist, is not for sale now, or has no price in the cart's currency.
 * - `cart.owned`: The cart is another customer's.
 * - `cart.price_changed`: Prices moved since the buyer looked: both totals, and each line.
 * - `cart.quantity`: No units, or more than the offer or a line may have; lines of one offer count together.
 * - `cart.token`: A guest's token is not at least 128 bits in lower-case hex.
 * - `cart.unknown_line`: The cart has no such line.
 * - `cart.unknown_source`: There is no such other cart to take in.
 * - `cart.wrong_state`: The cart's state does not permit the request.
 * - `claim.answer_changed`: The vendor offers something else than what the buyer takes.
 * - `claim.exceeded`: A resolution gives more than the buyer paid and was not given back.
 * - `claim.late`: The vendor's time to answer is over.
 * - `claim.not_due`: The vendor still has time to answer, or the buyer to take the answer or not.
 * - `claim.wrong_state`: The claim's state does not permit the request.
 * - `clock.not_manual`: The clock is the system's, and not turned by anybody.
 * - `commission.beyond_line`: A rule would take more than the line leaves the vendor, and rather refuses than be cut.
 * - `commission.malformed`: A commission rule that could not be applied: a rate above 1, tiers that do not grow from 0, a rule that is there twice.
 * - `commission_plan.default`: The plan is the marketplace's default: make another the default first.
 * - `commission_plan.in_use`: Vendors have the plan: give them another first.
 * - `commission_plan.other`: The rules are another plan's.
 * - `commission_plan.wrong_state`: The plan's state does not permit the request.
 * - `config.malformed`: What the engine was to be opened with is not what it takes.
 * - `contact.unknown`: There is no such contact record, or it is someone else's.
 * - `contact.wrong_state`: The contact's state does not permit the request.
 * - `currency.mismatch`: Two amounts of one cart, order, payout or account are in different currencies.
 * - `currency.unknown`: The code is not one of ISO 4217, or the currency has no minor unit (XAU, XXX).
 * - `cursor.malformed`: A cursor that the store did not give out.
 * - `customer.orders_open`: Orders of the customer are not done: the person is erased afterwards.
 * - `customer.unknown_contact`: The customer has no such contact record.
 * - `customer.wrong_state`: The customer's state does not permit the request.
 * - `dispute.exceeded`: More is disputed, or of the fee returned, than there is.
 * - `dispute.wrong_state`: The dispute's state does not permit the request.
 * - `encoding.malformed`: What is stored is not of the shape that its type and version say.
 * - `encoding.newer_version`: A newer release wrote it. Retry where that release runs, or after the upgrade.
 * - `encoding.unknown_type`: There is no such type of record, event or receipt, or another was expected.
 * - `exchange.no_replacement`: There is no replacement.
 * - `exchange.not_due`: The next step's time is not over.
 * - `exchange.wrong_state`: The exchange's state does not permit the request.
 * - `frozen_line.exceeded`: More of a line was to be captured or undone than is left of it, in minor units.
 * - `frozen_line.progress`: The progress is not one of this line: a number is below zero, or more is reversed than captured, or more is captured and voided than there is.
 * - `frozen_line.unbalanced`: A frozen line's sources, uses or what comes back do not sum to its total, or someone else than the vendor would give back more than it got.
 * - `frozen_line.units_exceeded`: More units of a line were to be undone than it has.
 * - `gateway.unavailable`: A gateway did not say what became of a payment. The order stands and waits; the same call with its key asks again, by the same operation. What a capture that it has yet to answer for may have taken is neither let go nor given back before it does.
 * - `gateway.unknown`: No gateway of that name was given to the engine.
 * - `gift_card.code`: A gift card's code has 16 to 64 letters and digits; or it is not this card's.
 * - `gift_card.insufficient`: The card holds less than what was to be taken.
 * - `gift_card.wrong_state`: The card's state does not permit the request.
 * - `handle.closed`: The handle is closed.
 * - `handle.forked`: The process was forked after the engine was opened: its threads are the parent's.
 * - `id.malformed`: Text that should be an id is not a TypeID of the expected kind.
 * - `idempotency.in_flight`: A request under the same key is being worked on.
 * - `idempotency.key_malformed`: A key that is empty or too long.
 * - `idempotency.key_reused`: Another request was made under the same key.
 * - `internal.lost`: What ran the call is gone. Whether it did anything is not known: the same key again tells.
 * - `internal.panic`: A mistake of ours. Whether the call did anything is not known: the same key again tells.
 * - `invoice.nothing`: Nothing was charged, or went back, since the last document of this kind.
 * - `invoice.period_covered`: The last document of this kind reaches as far already.
 * - `invoice.period_open`: A document reaches to the end of a period that is over.
 * - `invoice.wrong_state`: The document was issued, and says something else.
 * - `journal.unbalanced`: A journal has no entries, or its debits and credits differ.
 * - `ledger.period_locked`: The books are closed at this time: nothing is posted to them any more.
 * - `ledger.posting_forbidden`: An account does not take this side of a posting for this purpose.
 * - `limit.count`: A list is longer than its named limit.
 * - `limit.text`: A text is longer in bytes than its named limit, or empty where it must not be.
 * - `line.duplicate`: Two lines of one cart or order have the same id.
 * - `line.other_vendor`: A line is to be fulfilled by one vendor and pays another.
 * - `marketplace.last_owner`: A marketplace keeps at least one owner.
 * - `marketplace.lock_backwards`: Books that are closed stay closed.
 * - `marketplace.lock_too_recent`: Books are closed an hour after their period at the earliest: whatever was under way is posted by then.
 * - `marketplace.plan_not_in_force`: Orders are not placed under the plan that is to be the default.
 * - `marketplace.unfinished`: The marketplace has orders that are not done.
 * - `marketplace.unknown_staff`: The marketplace has no such staff.
 * - `marketplace.wrong_state`: The marketplace's state does not permit the request.
 * - `method.duration`: A payment method's duration is not above zero, or more than a year.
 * - `method.unknown`: The marketplace has no payment method of that name.
 * - `name.malformed`: A short name (gateway, jurisdiction, tax class, category) is empty, longer than 32 bytes or has other characters than ASCII letters, digits, `_`, `-` and `.`.
 * - `offer.no_price`: An offer has no price in any currency.
 * - `offer.vendor_may_not_sell`: The offer's vendor may not sell.
 * - `offer.wrong_state`: The offer's state does not permit the request.
 * - `order.empty`: There is nothing to order.
 * - `order.hold_running`: The order's stock is still held for its payment.
 * - `order.other_vendor`: The vendor order is another vendor's.
 * - `order.parts_gone`: Parts of a released order were cancelled since: it cannot be placed as it was paid.
 * - `order.shipped`: Something was shipped already: it is returned, not cancelled.
 * - `order.stock_gone`: The stock of a released order is gone: late money must go back.
 * - `order.unfinished`: Vendors are not done with the order.
 * - `order.wrong_state`: The order's state does not permit the request.
 * - `payment.attempt_resolved`: An attempt was resolved otherwise already.
 * - `payment.attempt_running`: An attempt is under way: a second one at once could take the money twice.
 * - `payment.capture_deadline`: The method's time to capture is over.
 * - `payment.captured_once`: The method captures once, and has.
 * - `payment.exceeded`: More was to be captured, voided, refunded, disputed or collected than is left.
 * - `payment.not_due`: The buyer still has time to pay, or there is time to capture, or a capture is under way.
 * - `payment.not_receivable`: Nobody owes on this payment, or someone else collects it.
 * - `payment.operation_resolved`: An operation was resolved otherwise already.
 * - `payment.refund_window`: The method's time to refund is over: the money must go back another way.
 * - `payment.unknown_attempt`: The payment has no such attempt.
 * - `payment.unknown_dispute`: The payment holds nothing on such a dispute.
 * - `payment.unknown_operation`: The payment has no such operation, or one of that id with another amount.
 * - `payment.wrong_state`: The payment's state does not permit the request.
 * - `payout.below_minimum`: Less is available than the least that is paid.
 * - `payout.held`: The vendor's payouts are held.
 * - `payout.no_account`: The vendor has no confirmed payout account.
 * - `payout.second_person`: A manual payout needs two people.
 * - `payout.statement`: The statement does not come to what is available.
 * - `payout.wrong_state`: The payout's state does not permit the request.
 * - `port.unavailable`: A port outside could not be asked: a tax service, a rates service.
 * - `promotion.coupon_exists`: The promotion has a coupon with this code already, or another promotion of the marketplace has.
 * - `promotion.malformed`: A promotion that no cart could apply: a rate above 1, buy or get of 0, free shipping off goods.
 * - `promotion.needs_customer`: The promotion counts each customer's uses, and a guest is no customer.
 * - `promotion.not_now`: The promotion has not begun, or is over.
 * - `promotion.not_theirs`: A vendor's promotion would reach beyond its own goods, or be paid by someone else.
 * - `promotion.unknown_coupon`: The code is not one of the promotion's, or it needs one.
 * - `promotion.used_up`: The promotion, the customer's part of it, or the coupon is used up.
 * - `promotion.wrong_state`: The promotion's state does not permit the request.
 * - `query.unknown`: Things of that kind are not found so.
 * - `quote.tender`: A tender is not the buyer's, or is there twice.
 * - `quote.tender_short`: The tenders do not reach what is due.
 * - `quote.unexplained`: A quote's figures are not what its rules make of its input: those of a line, or of the whole where no line is named.
 * - `rate.malformed`: A rate is not a decimal from 0 to 1000 with at most nine places.
 * - `reconciliation.not_posted`: Nothing of the operation is posted at that gateway at that time.
 * - `reconciliation.second_person`: What is written off needs two people: one who asks for it, and another.
 * - `reconciliation.wrong_state`: The state of what was reconciled does not permit the request.
 * - `refund.nothing`: Nothing of what was undone is the buyer's money.
 * - `refund.part_resolved`: A part was resolved otherwise already, or has not failed.
 * - `refund.unknown_part`: The refund has no such part at a gateway.
 * - `refund.unknown_payment`: How this payment pays back is not known.
 * - `refund.wrong_state`: The refund's state does not permit the request.
 * - `report.currency`: A line of a report is in a currency that the marketplace sells nothing in.
 * - `report.duplicate_line`: A report has a line twice.
 * - `report.period`: A line is outside of its report's period, or the period ends before it begins.
 * - `report.unbalanced`: The gross of a line of a report less its fee is not its net.
 * - `request.malformed`: The bytes are no request: not JSON, a number that is not an integer within 2^53-1 either way, a name that is there twice, an unknown name, a missing one, or a value that its type does not permit.
 * - `reservation.deadline`: A hold would end before now, or more than a year ahead.
 * - `reservation.hold_running`: The hold's time is not over.
 * - `reservation.nothing`: The request names no lines.
 * - `reservation.units`: More units of a line were named in all than are kept of it, or fewer than were taken at a place before.
 * - `reservation.unknown_line`: Nothing of the line was ever kept, or nothing at the place that is named.
 * - `reservation.wrong_state`: The reservation's state does not permit the request.
 * - `return.not_due`: The next step's time is not over.
 * - `return.nothing`: The request names no units.
 * - `return.units`: More units of a line are named than may come back, none, or the line twice.
 * - `return.window`: The time for goods to come back is over.
 * - `return.wrong_state`: The return's state does not permit the request.
 * - `routing.malformed`: Candidates of a line contradict each other.
 * - `routing.mixed`: A part of the units is captured and a part is not: capture or cancel the line first.
 * - `routing.no_candidate`: There is no place to ask for a line.
 * - `routing.platform_line`: The line is the platform's own: no vendor fulfils it, and none can take it over.
 * - `schedule.malformed`: A payout schedule names a day or an hour that does not exist.
 * - `settings.malformed`: Settings that no order could be placed under.
 * - `settings.no_tax`: There is no row for these taxes: what bears no tax has a row without rates.
 * - `settlement.nothing`: Nothing of the vendor can be settled or written off.
 * - `settlement.reserve_held`: The reserve's time is not over.
 * - `settlement.wrong_state`: The settlement's state does not permit the request.
 * - `shipping.duplicate`: A vendor has two deliveries in one cart.
 * - `shipping.malformed`: A shipping table has no steps, or steps that do not grow.
 * - `shipping.no_step`: A parcel is past the last step of a shipping table.
 * - `signature.malformed`: A webhook's signature header or time cannot be read.
 * - `signature.mismatch`: No signature was made over this message with any of the secrets.
 * - `signature.secret`: A secret cannot be read. What it was is not said.
 * - `signature.too_new`: A message's time is too far ahead.
 * - `signature.too_old`: A message's time is too far back: it may be replayed.
 * - `split.duplicate`: A vendor, a vendor order or a plan is named twice.
 * - `split.incomplete`: A line of the quote has no vendor order, no plan or no tender that pays for it.
 * - `split.unbalanced`: The lines of a quote do not come to its totals, or its tenders do not.
 * - `stock.short`: Less is available than what is wanted.
 * - `stock.wrong_state`: The stock's state does not permit the request.
 * - `store.busy`: Others wrote the same records, again and again.
 * - `store.corrupt`: The store is damaged.
 * - `store.fenced`: A worker's lease has gone to another.
 * - `store.foreign`: It is not one of this library's stores.
 * - `store.full`: There is no room left.
 * - `store.limit`: More than a store takes at once.
 * - `store.newer`: A newer release wrote it.
 * - `store.read_only`: The store can be read but not written.
 * - `store.unavailable`: The store cannot be reached, or did not answer.
 * - `store.unsupported`: The store cannot do that.
 * - `store_credit.insufficient`: The credit holds less than what was to be taken, or orders took less than what was to be given back.
 * - `store_credit.wrong_state`: The credit's state does not permit the request.
 * - `time.malformed`: Text that should be a time is not RFC 3339 with exactly three digits and `Z`, from year 1970 to 9999.
 * - `transfer.exceeded`: More is to be taken back than is left of the transfer.
 * - `transfer.no_gateway`: The marketplace transfers through no gateway.
 * - `transfer.nothing`: Nothing was settled of the vendor order that is not transferred, or the vendor owes it for something else.
 * - `transfer.unknown_operation`: The transfer has no such reversal.
 * - `transfer.wrong_state`: The transfer's state does not permit the request.
 * - `vendor.incomplete`: A requirement is not met.
 * - `vendor.last_owner`: A vendor keeps at least one owner.
 * - `vendor.no_proposal`: Nobody proposed this payout account, or another was proposed since.
 * - `vendor.plan_not_in_force`: Orders are not placed under the plan: it is a draft, or retired.
 * - `vendor.requirement_met`: The requirement is met already.
 * - `vendor.requirement_open`: A document or attestation is missing.
 * - `vendor.requirement_submitted`: The requirement was answered and the operator looks at it: answer again when it is refused.
 * - `vendor.second_person`: A change of payout account needs two people.
 * - `vendor.unknown_location`: The vendor has no such place.
 * - `vendor.unknown_member`: The vendor has no such member.
 * - `vendor.unknown_requirement`: The vendor has no such requirement.
 * - `vendor.unsettled`: The vendor has orders that are not settled, payouts that are under way, or a balance that is not zero.
 * - `vendor.wrong_state`: The vendor's state does not permit the request.
 * - `vendor_order.exceeded`: More was to be captured or refunded than the vendor order has left.
 * - `vendor_order.not_due`: The vendor's window to accept or reject is not over.
 * - `vendor_order.nothing`: The request names nothing to do.
 * - `vendor_order.uncaptured`: A part of the line is neither captured nor voided: it is settled as a whole, once it is. `left` is in minor units.
 * - `vendor_order.units`: More units of a line are named than are open, none, or the line twice.
 * - `vendor_order.unknown_line`: The vendor order has no such line.
 * - `vendor_order.unknown_parcel`: The vendor order has no such parcel.
 * - `vendor_order.wrong_state`: The vendor order's state does not permit the request.
 * - `webhook.too_large`: A webhook whose body is longer than any is.
 * - `webhook.unconfigured`: Nobody said how webhooks of that gateway are verified and read.
 * - `webhook.unknown`: A webhook about something that is not known here, or not yet: it is taken when it comes again and is known by then.
 * - `webhook.unreadable`: A webhook that is not in its gateway's words.
 * - `webhook_endpoint.event`: It names no event: `order.placed`, or `order.*` for all of a kind.
 * - `webhook_endpoint.url`: It is no address that can be posted to: `https://` or `http://`, a host, and neither a user nor a fragment.
 * - `webhook_endpoint.wrong_state`: The endpoint's state does not permit the request.
 * - `worker.running`: A worker runs already: it is stopped first.
 */
export type Code =
  | 'allocate.weights'
  | 'also.refused'
  | 'amount.negative'
  | 'amount.not_positive'
  | 'amount.out_of_range'
  | 'authority.forbidden'
  | 'authority.not_found'
  | 'authority.unknown_action'
  | 'call.cancelled'
  | 'call.too_many'
  | 'call.unknown_method'
  | 'cart.buyer_blocked'
  | 'cart.closed'
  | 'cart.currency'
  | 'cart.empty'
  | 'cart.marketplace_shut'
  | 'cart.no_goods_of'
  | 'cart.offer_unavailable'
  | 'cart.owned'
  | 'cart.price_changed'
  | 'cart.quantity'
  | 'cart.token'
  | 'cart.unknown_line'
  | 'cart.unknown_source'
  | 'cart.wrong_state'
  | 'claim.answer_changed'
  | 'claim.exceeded'
  | 'claim.late'
  | 'claim.not_due'
  | 'claim.wrong_state'
  | 'clock.not_manual'
  | 'commission.beyond_line'
  | 'commission.malformed'
  | 'commission_plan.default'
  | 'commission_plan.in_use'
  | 'commission_plan.other'
  | 'commission_plan.wrong_state'
  | 'config.malformed'
  | 'contact.unknown'
  | 'contact.wrong_state'
  | 'currency.mismatch'
  | 'currency.unknown'
  | 'cursor.malformed'
  | 'customer.orders_open'
  | 'customer.unknown_contact'
  | 'customer.wrong_state'
  | 'dispute.exceeded'
  | 'dispute.wrong_state'
  | 'encoding.malformed'
  | 'encoding.newer_version'
  | 'encoding.unknown_type'
  | 'exchange.no_replacement'
  | 'exchange.not_due'
  | 'exchange.wrong_state'
  | 'frozen_line.exceeded'
  | 'frozen_line.progress'
  | 'frozen_line.unbalanced'
  | 'frozen_line.units_exceeded'
  | 'gateway.unavailable'
  | 'gateway.unknown'
  | 'gift_card.code'
  | 'gift_card.insufficient'
  | 'gift_card.wrong_state'
  | 'handle.closed'
  | 'handle.forked'
  | 'id.malformed'
  | 'idempotency.in_flight'
  | 'idempotency.key_malformed'
  | 'idempotency.key_reused'
  | 'internal.lost'
  | 'internal.panic'
  | 'invoice.nothing'
  | 'invoice.period_covered'
  | 'invoice.period_open'
  | 'invoice.wrong_state'
  | 'journal.unbalanced'
  | 'ledger.period_locked'
  | 'ledger.posting_forbidden'
  | 'limit.count'
  | 'limit.text'
  | 'line.duplicate'
  | 'line.other_vendor'
  | 'marketplace.last_owner'
  | 'marketplace.lock_backwards'
  | 'marketplace.lock_too_recent'
  | 'marketplace.plan_not_in_force'
  | 'marketplace.unfinished'
  | 'marketplace.unknown_staff'
  | 'marketplace.wrong_state'
  | 'method.duration'
  | 'method.unknown'
  | 'name.malformed'
  | 'offer.no_price'
  | 'offer.vendor_may_not_sell'
  | 'offer.wrong_state'
  | 'order.empty'
  | 'order.hold_running'
  | 'order.other_vendor'
  | 'order.parts_gone'
  | 'order.shipped'
  | 'order.stock_gone'
  | 'order.unfinished'
  | 'order.wrong_state'
  | 'payment.attempt_resolved'
  | 'payment.attempt_running'
  | 'payment.capture_deadline'
  | 'payment.captured_once'
  | 'payment.exceeded'
  | 'payment.not_due'
  | 'payment.not_receivable'
  | 'payment.operation_resolved'
  | 'payment.refund_window'
  | 'payment.unknown_attempt'
  | 'payment.unknown_dispute'
  | 'payment.unknown_operation'
  | 'payment.wrong_state'
  | 'payout.below_minimum'
  | 'payout.held'
  | 'payout.no_account'
  | 'payout.second_person'
  | 'payout.statement'
  | 'payout.wrong_state'
  | 'port.unavailable'
  | 'promotion.coupon_exists'
  | 'promotion.malformed'
  | 'promotion.needs_customer'
  | 'promotion.not_now'
  | 'promotion.not_theirs'
  | 'promotion.unknown_coupon'
  | 'promotion.used_up'
  | 'promotion.wrong_state'
  | 'query.unknown'
  | 'quote.tender'
  | 'quote.tender_short'
  | 'quote.unexplained'
  | 'rate.malformed'
  | 'reconciliation.not_posted'
  | 'reconciliation.second_person'
  | 'reconciliation.wrong_state'
  | 'refund.nothing'
  | 'refund.part_resolved'
  | 'refund.unknown_part'
  | 'refund.unknown_payment'
  | 'refund.wrong_state'
  | 'report.currency'
  | 'report.duplicate_line'
  | 'report.period'
  | 'report.unbalanced'
  | 'request.malformed'
  | 'reservation.deadline'
  | 'reservation.hold_running'
  | 'reservation.nothing'
  | 'reservation.units'
  | 'reservation.unknown_line'
  | 'reservation.wrong_state'
  | 'return.not_due'
  | 'return.nothing'
  | 'return.units'
  | 'return.window'
  | 'return.wrong_state'
  | 'routing.malformed'
  | 'routing.mixed'
  | 'routing.no_candidate'
  | 'routing.platform_line'
  | 'schedule.malformed'
  | 'settings.malformed'
  | 'settings.no_tax'
  | 'settlement.nothing'
  | 'settlement.reserve_held'
  | 'settlement.wrong_state'
  | 'shipping.duplicate'
  | 'shipping.malformed'
  | 'shipping.no_step'
  | 'signature.malformed'
  | 'signature.mismatch'
  | 'signature.secret'
  | 'signature.too_new'
  | 'signature.too_old'
  | 'split.duplicate'
  | 'split.incomplete'
  | 'split.unbalanced'
  | 'stock.short'
  | 'stock.wrong_state'
  | 'store.busy'
  | 'store.corrupt'
  | 'store.fenced'
  | 'store.foreign'
  | 'store.full'
  | 'store.limit'
  | 'store.newer'
  | 'store.read_only'
  | 'store.unavailable'
  | 'store.unsupported'
  | 'store_credit.insufficient'
  | 'store_credit.wrong_state'
  | 'time.malformed'
  | 'transfer.exceeded'
  | 'transfer.no_gateway'
  | 'transfer.nothing'
  | 'transfer.unknown_operation'
  | 'transfer.wrong_state'
  | 'vendor.incomplete'
  | 'vendor.last_owner'
  | 'vendor.no_proposal'
  | 'vendor.plan_not_in_force'
  | 'vendor.requirement_met'
  | 'vendor.requirement_open'
  | 'vendor.requirement_submitted'
  | 'vendor.second_person'
  | 'vendor.unknown_location'
  | 'vendor.unknown_member'
  | 'vendor.unknown_requirement'
  | 'vendor.unsettled'
  | 'vendor.wrong_state'
  | 'vendor_order.exceeded'
  | 'vendor_order.not_due'
  | 'vendor_order.nothing'
  | 'vendor_order.uncaptured'
  | 'vendor_order.units'
  | 'vendor_order.unknown_line'
  | 'vendor_order.unknown_parcel'
  | 'vendor_order.wrong_state'
  | 'webhook.too_large'
  | 'webhook.unconfigured'
  | 'webhook.unknown'
  | 'webhook.unreadable'
  | 'webhook_endpoint.event'
  | 'webhook_endpoint.url'
  | 'webhook_endpoint.wrong_state'
  | 'worker.running';

/**
 * One request to any aggregate.
 *
 * An id that is not there is a fresh one: it is for the requests that create.
 */
export type Command =
  | CommandMarketplace
  | CommandVendor
  | CommandCustomer
  | CommandContact
  | CommandOffer
  | CommandCart
  | CommandPromotion
  | CommandCommissionPlan
  | CommandGiftCard
  | CommandOrder
  | CommandVendorOrder
  | CommandPayment
  | CommandRefund
  | CommandReturn
  | CommandExchange
  | CommandClaim
  | CommandDispute
  | CommandSettlement
  | CommandPayout
  | CommandInvoice
  | CommandWebhookEndpoint
  | CommandTransfer
  | CommandReconciliation
  | CommandCheckOut
  | CommandGiveBack
  | CommandStock
  | CommandStoreCredit;

/** A cart. */
export interface CommandCart {
  on: 'cart';
  /** Which one; a fresh one where there is none. */
  id?: CartId | null;
  /** What is asked. */
  request: CartRequest;
}

/** Make an order of a cart: `order.check_out`, with how it is paid. */
export interface CommandCheckOut {
  on: 'check_out';
  /** The cart. */
  cart: CartId;
  /** How it is paid and where it goes. */
  with: CheckOut;
}

/** A claim. */
export interface CommandClaim {
  on: 'claim';
  /** Which one; a fresh one where there is none. */
  id?: ClaimId | null;
  /** What is asked. */
  request: ClaimRequest;
}

/** A commission plan. */
export interface CommandCommissionPlan {
  on: 'commission_plan';
  /** Which one; a fresh one where there is none. */
  id?: PlanId | null;
  /** What is asked. */
  request: CommissionPlanRequest;
}

/** A contact record. */
export interface CommandContact {
  on: 'contact';
  /** Which one; a fresh one where there is none. */
  id?: ContactId | null;
  /** What is asked. */
  request: ContactRequest;
}

/** A customer. */
export interface CommandCustomer {
  on: 'customer';
  /** Which one; a fresh one where there is none. */
  id?: CustomerId | null;
  /** What is asked. */
  request: CustomerRequest;
}

/** A dispute. */
export interface CommandDispute {
  on: 'dispute';
  /** Which one; a fresh one where there is none. */
  id?: DisputeId | null;
  /** What is asked. */
  request: DisputeRequest;
}

/** An exchange. */
export interface CommandExchange {
  on: 'exchange';
  /** Which one; a fresh one where there is none. */
  id?: ExchangeId | null;
  /** What is asked. */
  request: ExchangeRequest;
}

/** A gift card. */
export interface CommandGiftCard {
  on: 'gift_card';
  /** Which one; a fresh one where there is none. */
  id?: GiftCardId | null;
  /** What is asked. */
  request: GiftCardRequest;
}

/** Give money back: `refund.create`, with what is undone. */
export interface CommandGiveBack {
  on: 'give_back';
  /** The order. */
  order: OrderId;
  /** What is undone, why, and where the money goes. */
  with: GiveBack;
}

/** An invoice to a vendor, or a credit note. */
export interface CommandInvoice {
  on: 'invoice';
  /** Which one; a fresh one where there is none. */
  id?: InvoiceId | null;
  /** What is asked. */
  request: InvoiceRequest;
}

/** The marketplace itself. */
export interface CommandMarketplace {
  on: 'marketplace';
  /** Which one; a fresh one where there is none. */
  id?: MarketplaceId | null;
  /** What is asked. */
  request: MarketplaceRequest;
}

/** An offer. */
export interface CommandOffer {
  on: 'offer';
  /** Which one; a fresh one where there is none. */
  id?: OfferId | null;
  /** What is asked. */
  request: OfferRequest;
}

/** A buyer's order. */
export interface CommandOrder {
  on: 'order';
  /** Which one; a fresh one where there is none. */
  id?: OrderId | null;
  /** What is asked. */
  request: OrderRequest;
}

/** A payment. */
export interface CommandPayment {
  on: 'payment';
  /** Which one; a fresh one where there is none. */
  id?: PaymentId | null;
  /** What is asked. */
  request: PaymentRequest;
}

/** A payout. */
export interface CommandPayout {
  on: 'payout';
  /** Which one; a fresh one where there is none. */
  id?: PayoutId | null;
  /** What is asked. */
  request: PayoutRequest;
}

/** A promotion. */
export interface CommandPromotion {
  on: 'promotion';
  /** Which one; a fresh one where there is none. */
  id?: PromotionId | null;
  /** What is asked. */
  request: PromotionRequest;
}

/** A line of a provider's balance report, or an operation that it lacks. */
export interface CommandReconciliation {
  on: 'reconciliation';
  /** Which one; a fresh one where there is none. */
  id?: ReconciliationId | null;
  /** What is asked. */
  request: ReconciliationRequest;
}

/** A refund. */
export interface CommandRefund {
  on: 'refund';
  /** Which one; a fresh one where there is none. */
  id?: RefundId | null;
  /** What is asked. */
  request: RefundRequest;
}

/** A return. */
export interface CommandReturn {
  on: 'return';
  /** Which one; a fresh one where there is none. */
  id?: ReturnId | null;
  /** What is asked. */
  request: ReturnRequest;
}

/** A settlement. */
export interface CommandSettlement {
  on: 'settlement';
  /** Which one; a fresh one where there is none. */
  id?: SettlementId | null;
  /** What is asked. */
  request: SettlementRequest;
}

/** Stock of an offer at a place. */
export interface CommandStock {
  on: 'stock';
  /** The offer. */
  offer: OfferId;
  /** The place. */
  location: LocationId;
  /** What is asked. */
  request: StockRequest;
}

/** A customer's credit in one currency. */
export interface CommandStoreCredit {
  on: 'store_credit';
  /** The customer. */
  customer: CustomerId;
  /** The currency. */
  currency: Currency;
  /** What is asked. */
  request: StoreCreditRequest;
}

/** A transfer. */
export interface CommandTransfer {
  on: 'transfer';
  /** Which one; a fresh one where there is none. */
  id?: TransferId | null;
  /** What is asked. */
  request: TransferRequest;
}

/** A vendor. */
export interface CommandVendor {
  on: 'vendor';
  /** Which one; a fresh one where there is none. */
  id?: VendorId | null;
  /** What is asked. */
  request: VendorRequest;
}

/** A vendor's part of an order. */
export interface CommandVendorOrder {
  on: 'vendor_order';
  /** Which one; a fresh one where there is none. */
  id?: VendorOrderId | null;
  /** What is asked. */
  request: VendorOrderRequest;
}

/** An endpoint that events are sent to. */
export interface CommandWebhookEndpoint {
  on: 'webhook_endpoint';
  /** Which one; a fresh one where there is none. */
  id?: WebhookEndpointId | null;
  /** What is asked. */
  request: WebhookEndpointRequest;
}

/** What a fee comes to, and the VAT on it. */
export interface CommissionAmount {
  amount: Amount;
  vat: Amount;
}

/**
 * Which discounts lower the base of a commission.
 *
 * - `vendor_funded`: Those that the vendor funds: what the platform adds is the vendor's sale too. The default.
 * - `all`: All.
 */
export type CommissionBaseDiscounts = 'vendor_funded' | 'all';

/** Which lines a rule is for; each part that is given must hold. */
export interface CommissionCondition {
  /** Orders in this currency: what a rule's fixed parts, prices and tiers are in. */
  currency: Currency | null;
  /** This vendor's lines. */
  vendor: VendorId | null;
  /** Lines of this category. */
  category: Category | null;
  /** Lines of this offer. */
  offer: OfferId | null;
  /** Lines whose list price a unit is at least this, in minor units. */
  priceFrom: Amount | null;
  /** Lines whose list price a unit is less than this, in minor units. */
  priceBelow: Amount | null;
  /** Lines of at least so many units. */
  quantityFrom: number | null;
}

/** Which lines a rule is for; each part that is given must hold. */
export interface CommissionConditionInput {
  /** Orders in this currency: what a rule's fixed parts, prices and tiers are in. */
  currency?: Currency | null;
  /** This vendor's lines. */
  vendor?: VendorId | null;
  /** Lines of this category. */
  category?: Category | null;
  /** Lines of this offer. */
  offer?: OfferId | null;
  /** Lines whose list price a unit is at least this, in minor units. */
  priceFrom?: Amount | null;
  /** Lines whose list price a unit is less than this, in minor units. */
  priceBelow?: Amount | null;
  /** Lines of at least so many units. */
  quantityFrom?: number | null;
}

/** What {@link commission} takes. */
export interface CommissionInput {
  rule: CommissionRuleInput;
  line: FeeLine;
  currency: Currency;
  /** Where it is left out: `0`. */
  sales?: Amount;
  /** Where it is left out: `"half_away_from_zero"`. */
  rounding?: Rounding;
}

/** What has become of a plan. */
export type CommissionPlan = CommissionPlanAbsent | CommissionPlanDraft | CommissionPlanPublished | CommissionPlanRetired;

/** There is none. */
export interface CommissionPlanAbsent {
  state: 'absent';
}

/** It was never published. */
export interface CommissionPlanDraft {
  state: 'draft';
  /** What the operator calls it. */
  title: string;
  /** The rules that are being written. */
  draft: CommissionRules;
  /** The rules that orders are placed under; none before the first version. */
  published: CommissionRules | null;
  /** How many versions were published. */
  version: number;
}

/** What happened. */
export type CommissionPlanEvent = CommissionPlanEventCreated | CommissionPlanEventRedrafted | CommissionPlanEventPublished | CommissionPlanEventRetired;

/** It was made. */
export interface CommissionPlanEventCreated {
  event: 'created';
  /** What the operator calls it. */
  title: string;
  /** Its rules. */
  rules: CommissionRules;
  /** When. */
  at: Timestamp;
}

/** It was made. */
export interface CommissionPlanEventCreatedInput {
  event: 'created';
  /** What the operator calls it. */
  title: string;
  /** Its rules. */
  rules: CommissionRulesInput;
  /** When. */
  at: Timestamp;
}

/** What happened. */
export type CommissionPlanEventInput = CommissionPlanEventCreatedInput | CommissionPlanEventRedraftedInput | CommissionPlanEventPublished | CommissionPlanEventRetired;

/** What was drafted is in force. */
export interface CommissionPlanEventPublished {
  event: 'published';
  /** Which version it is. */
  version: number;
  /** When. */
  at: Timestamp;
}

/** Other rules were written. */
export interface CommissionPlanEventRedrafted {
  event: 'redrafted';
  /** The rules. */
  rules: CommissionRules;
  /** When. */
  at: Timestamp;
}

/** Other rules were written. */
export interface CommissionPlanEventRedraftedInput {
  event: 'redrafted';
  /** The rules. */
  rules: CommissionRulesInput;
  /** When. */
  at: Timestamp;
}

/** No vendor gets it any more. */
export interface CommissionPlanEventRetired {
  event: 'retired';
  /** When. */
  at: Timestamp;
}

/** What the engine looked up. */
export interface CommissionPlanFacts {
  /** Now. */
  at: Timestamp;
  /** How many vendors have it. */
  vendors: number;
  /** Whether it is the marketplace's default. */
  standing: PlanStanding;
}

/** What was made, and the receipt of the request. */
export interface CommissionPlanMade {
  id: PlanId;
  receipt: Receipt;
}

/** Orders are placed under its latest version. */
export interface CommissionPlanPublished {
  state: 'published';
  /** What the operator calls it. */
  title: string;
  /** The rules that are being written. */
  draft: CommissionRules;
  /** The rules that orders are placed under; none before the first version. */
  published: CommissionRules | null;
  /** How many versions were published. */
  version: number;
}

/** What a caller may ask. */
export type CommissionPlanRequest = CommissionPlanRequestCreate | CommissionPlanRequestRedraft | CommissionPlanRequestPublish | CommissionPlanRequestRetire;

/** Make one. */
export interface CommissionPlanRequestCreate {
  request: 'create';
  /** What the operator calls it. */
  title: string;
  /** Its rules, in order. */
  rules: CommissionRulesInput;
}

/** Place orders under what was drafted. */
export interface CommissionPlanRequestPublish {
  request: 'publish';
}

/** Write other rules. Nothing changes for orders until they are published. */
export interface CommissionPlanRequestRedraft {
  request: 'redraft';
  /** The rules, in order. */
  rules: CommissionRulesInput;
}

/** Give it to no vendor any more. */
export interface CommissionPlanRequestRetire {
  request: 'retire';
}

/** No vendor gets it any more. Orders keep what they were placed under. */
export interface CommissionPlanRetired {
  state: 'retired';
  /** What the operator calls it. */
  title: string;
  /** The rules that are being written. */
  draft: CommissionRules;
  /** The rules that orders are placed under; none before the first version. */
  published: CommissionRules | null;
  /** How many versions were published. */
  version: number;
}

/** What {@link CommissionPlansMethods.create} takes. */
export interface CommissionPlansCreateInput {
  /** What the operator calls it. */
  title: string;
  /** Its rules, in order. */
  rules: CommissionRulesInput;
}

/** What {@link CommissionPlansMethods.get} takes. */
export interface CommissionPlansGetInput {
  id: PlanId;
}

/** What {@link CommissionPlansMethods.list} takes. */
export interface CommissionPlansListInput {
  by?: ListBy | null;
  after?: string | null;
  limit?: number | null;
}

/** What {@link CommissionPlansMethods.publish} takes. */
export interface CommissionPlansPublishInput {
  id: PlanId;
}

/** What {@link CommissionPlansMethods.redraft} takes. */
export interface CommissionPlansRedraftInput {
  id: PlanId;
  /** The rules, in order. */
  rules: CommissionRulesInput;
}

/** What {@link CommissionPlansMethods.retire} takes. */
export interface CommissionPlansRetireInput {
  id: PlanId;
}

/** One rule of a plan. */
export interface CommissionRule {
  /** The rule. */
  rule: RuleId;
  /** Its place in the stack. */
  slot: Slot;
  /** To whom the fee goes. */
  payee: FeePayee;
  /**
   * Which lines it is for.
   *
   * Where it is left out: `{"currency":null,"vendor":null,"category":null,"offer":null,"price_from":null,"price_below":null,"quantity_from":null}`.
   */
  applies: CommissionCondition;
  /** The rate. */
  rate: RuleRate;
  /**
   * The fixed parts.
   *
   * Where it is left out: `{"per_unit":0,"per_line":0,"per_order":0}`.
   */
  fixed: FixedFee;
  /**
   * The least a line's fee is, by currency, in minor units.
   *
   * Where it is left out: `{}`.
   */
  floor: { [key: string]: Amount };
  /**
   * The most a line's fee is, by currency, in minor units.
   *
   * Where it is left out: `{}`.
   */
  cap: { [key: string]: Amount };
  /**
   * On what it is taken.
   *
   * Where it is left out: `"net"`.
   */
  base: FeeBase;
  /**
   * Whether on delivery too.
   *
   * Where it is left out: `"excluded"`.
   */
  shipping: FeeShipping;
  /** VAT on it. */
  vat: FeeVat | null;
  /**
   * What a refund does to it.
   *
   * Where it is left out: `{"on_refund":"return"}`.
   */
  onRefund: OnRefund;
  /**
   * What happens where the line does not leave that much.
   *
   * Where it is left out: `"cut"`.
   */
  beyond: FeeBeyond;
}

/** One rule of a plan. */
export interface CommissionRuleInput {
  /** The rule. */
  rule: RuleId;
  /** Its place in the stack. */
  slot: Slot;
  /** To whom the fee goes. */
  payee: FeePayee;
  /**
   * Which lines it is for.
   *
   * Where it is left out: `{"currency":null,"vendor":null,"category":null,"offer":null,"price_from":null,"price_below":null,"quantity_from":null}`.
   */
  applies?: CommissionConditionInput;
  /** The rate. */
  rate: RuleRate;
  /**
   * The fixed parts.
   *
   * Where it is left out: `{"per_unit":0,"per_line":0,"per_order":0}`.
   */
  fixed?: FixedFeeInput;
  /**
   * The least a line's fee is, by currency, in minor units.
   *
   * Where it is left out: `{}`.
   */
  floor?: { [key: string]: Amount };
  /**
   * The most a line's fee is, by currency, in minor units.
   *
   * Where it is left out: `{}`.
   */
  cap?: { [key: string]: Amount };
  /**
   * On what it is taken.
   *
   * Where it is left out: `"net"`.
   */
  base?: FeeBase;
  /**
   * Whether on delivery too.
   *
   * Where it is left out: `"excluded"`.
   */
  shipping?: FeeShipping;
  /** VAT on it. */
  vat?: FeeVat | null;
  /**
   * What a refund does to it.
   *
   * Where it is left out: `{"on_refund":"return"}`.
   */
  onRefund?: OnRefund;
  /**
   * What happens where the line does not leave that much.
   *
   * Where it is left out: `"cut"`.
   */
  beyond?: FeeBeyond;
}

/** Rules in the operator's order. */
export interface CommissionRules {
  /** The plan. */
  id: PlanId;
  /** Its rules; in each slot the first that matches decides. */
  rules: CommissionRule[];
}

/** Rules in the operator's order. */
export interface CommissionRulesInput {
  /** The plan. */
  id: PlanId;
  /** Its rules; in each slot the first that matches decides. */
  rules: CommissionRuleInput[];
}

/** A step of volume: from this much sales on, this rate. */
export interface CommissionTier {
  /** Net sales of the last closed period, in minor units. */
  from: Amount;
  /** The rate from there on. */
  rate: Rate;
}

/**
 * How tiers are read.
 *
 * - `graduated`: Each part of the sales has the rate of its tier: the line pays the average of them.
 * - `whole`: All sales have the rate of the tier that they reach.
 */
export type CommissionTierMode = 'graduated' | 'whole';

/** The id of one commit. A step keeps its id over every retry of the same write, so that it happens once. */
export type CommitId = string;

/**
 * What a customer says of news.
 *
 * - `give`: Wanted.
 * - `withdraw`: Not wanted.
 */
export type ConsentChoice = 'give' | 'withdraw';

/** What has become of a contact. What is personal is not here but in its record. */
export type Contact = ContactAbsent | ContactWritten | ContactErased;

/** There is none. */
export interface ContactAbsent {
  state: 'absent';
}

/** What is personal. It has no readable `Debug`: logs get nothing of it. */
export interface ContactDetails {
  /** A person's or a company's name. */
  name: string | null;
  /**
   * Street and number, district: line by line.
   *
   * Where it is left out: `[]`.
   */
  lines: string[];
  /** The town. */
  city: string | null;
  /** The postal code. */
  postalCode: string | null;
  /** The country and subdivision, ISO 3166. */
  region: string | null;
  /** An e-mail address. */
  email: string | null;
  /** A phone number. */
  phone: string | null;
}

/** What is personal. It has no readable `Debug`: logs get nothing of it. */
export interface ContactDetailsInput {
  /** A person's or a company's name. */
  name?: string | null;
  /**
   * Street and number, district: line by line.
   *
   * Where it is left out: `[]`.
   */
  lines?: string[];
  /** The town. */
  city?: string | null;
  /** The postal code. */
  postalCode?: string | null;
  /** The country and subdivision, ISO 3166. */
  region?: string | null;
  /** An e-mail address. */
  email?: string | null;
  /** A phone number. */
  phone?: string | null;
}

/** Its record is empty, for ever. */
export interface ContactErased {
  state: 'erased';
  /** The contact. */
  id: ContactId;
}

/** What happened, without anything personal. */
export type ContactEvent = ContactEventWritten | ContactEventErased;

/** The record was emptied. */
export interface ContactEventErased {
  event: 'erased';
  /** The contact. */
  id: ContactId;
  /** When. */
  at: Timestamp;
}

/** The record was written. */
export interface ContactEventWritten {
  event: 'written';
  /** The contact. */
  id: ContactId;
  /** Which fields say something now. */
  fields: ContactField[];
  /** When. */
  at: Timestamp;
}

/** What the engine looked up. */
export interface ContactFacts {
  /** Now. */
  at: Timestamp;
  /** The contact, where it is being made. */
  id: ContactId;
}

/**
 * A field of a contact, by name.
 *
 * - `name`: The name.
 * - `lines`: The street lines.
 * - `city`: The town.
 * - `postal_code`: The postal code.
 * - `region`: The country and subdivision.
 * - `email`: The e-mail address.
 * - `phone`: The phone number.
 */
export type ContactField =
  | 'name'
  | 'lines'
  | 'city'
  | 'postal_code'
  | 'region'
  | 'email'
  | 'phone';

/** A name, address, e-mail and phone; the only place that holds them. */
export type ContactId = `ctc_${string}`;

/** What was made, and the receipt of the request. */
export interface ContactMade {
  id: ContactId;
  receipt: Receipt;
}

/** What a caller may ask. */
export type ContactRequest = ContactRequestWrite | ContactRequestErase;

/** Empty it for ever. */
export interface ContactRequestErase {
  request: 'erase';
}

/** Write the record, or write it over. */
export interface ContactRequestWrite {
  request: 'write';
  /** What it says. */
  details: ContactDetailsInput;
}

/**
 * Whose a contact record is. Ids are not secrets: whoever could name another's record as its own would read it, and erase it.
 *
 * - `theirs`: Whoever names it wrote it, or may use it.
 * - `strangers`: Someone else's, or nobody's. The default: what nobody looked up is not theirs.
 */
export type ContactStanding = 'theirs' | 'strangers';

/** Its record says something. */
export interface ContactWritten {
  state: 'written';
  /** The contact. */
  id: ContactId;
  /** Which fields. */
  fields: ContactField[];
}

/** What {@link ContactsMethods.add} takes. */
export interface ContactsAddInput {
  /** What it says. */
  details: ContactDetailsInput;
}

/** What {@link ContactsMethods.erase} takes. */
export interface ContactsEraseInput {
  id: ContactId;
}

/** What {@link ContactsMethods.get} takes. */
export interface ContactsGetInput {
  id: ContactId;
}

/** What {@link ContactsMethods.write} takes. */
export interface ContactsWriteInput {
  id: ContactId;
  /** What it says. */
  details: ContactDetailsInput;
}

/** What is counted. */
export type CounterKey =
  | CounterKeyStock
  | CounterKeyOnHand
  | CounterKeyPromotionUses
  | CounterKeyPromotionUsesBy
  | CounterKeyCouponCodes
  | CounterKeyCouponUses
  | CounterKeyLiveOrders
  | CounterKeyOrdersOf
  | CounterKeyGiftCard
  | CounterKeyGiftCardTaken
  | CounterKeyStoreCreditTaken
  | CounterKeyCreditOf
  | CounterKeyStoreCredit
  | CounterKeyVendorSales
  | CounterKeyTransferred
  | CounterKeyVendorAvailable;

/** Coupons of one code in promotions that are not over: one at the most, so that a code opens one promotion. */
export interface CounterKeyCouponCodes {
  counter: 'coupon_codes';
  /** The code. */
  code: CouponCode;
}

/** Live orders that use a coupon. */
export interface CounterKeyCouponUses {
  counter: 'coupon_uses';
  /** The coupon. */
  coupon: CouponId;
}

/** Grants of store credit for one refund's part: one at the most. */
export interface CounterKeyCreditOf {
  counter: 'credit_of';
  /** The part. */
  refund: RefundId;
}

/** The balance of a gift card, in minor units. */
export interface CounterKeyGiftCard {
  counter: 'gift_card';
  /** The card. */
  giftCard: GiftCardId;
}

/** What one order has of a gift card, in minor units: what it took less what it gave back. */
export interface CounterKeyGiftCardTaken {
  counter: 'gift_card_taken';
  /** The card. */
  giftCard: GiftCardId;
  /** The order. */
  order: OrderId;
}

/** Orders of a cart that are neither released nor cancelled: one at the most. */
export interface CounterKeyLiveOrders {
  counter: 'live_orders';
  /** The cart. */
  cart: CartId;
}

/** Units of an offer that are at a location; below zero where more was sent than was booked in. */
export interface CounterKeyOnHand {
  counter: 'on_hand';
  /** The offer. */
  offer: OfferId;
  /** The place. */
  location: LocationId;
}

/** Orders that one checkout of a cart ever made: one at the most, for ever. */
export interface CounterKeyOrdersOf {
  counter: 'orders_of';
  /** The cart. */
  cart: CartId;
  /** Which checkout. */
  generation: number;
}

/** Live orders that use a promotion, by anyone. */
export interface CounterKeyPromotionUses {
  counter: 'promotion_uses';
  /** The promotion. */
  promotion: PromotionId;
}

/** Live orders of one customer that use a promotion. */
export interface CounterKeyPromotionUsesBy {
  counter: 'promotion_uses_by';
  /** The promotion. */
  promotion: PromotionId;
  /** The customer. */
  customer: CustomerId;
}

/** Units of an offer at a location that may still be sold. */
export interface CounterKeyStock {
  counter: 'stock';
  /** The offer. */
  offer: OfferId;
  /** The place. */
  location: LocationId;
}

/** A customer's store credit in one currency, in minor units. */
export interface CounterKeyStoreCredit {
  counter: 'store_credit';
  /** The customer. */
  customer: CustomerId;
  /** The currency. */
  currency: Currency;
}

/** What one order has of a customer's store credit, in minor units: what it took less what it gave back. */
export interface CounterKeyStoreCreditTaken {
  counter: 'store_credit_taken';
  /** The customer. */
  customer: CustomerId;
  /** The currency. */
  currency: Currency;
  /** The order. */
  order: OrderId;
}

/** What of a vendor order was transferred and is not back, in minor units. */
export interface CounterKeyTransferred {
  counter: 'transferred';
  /** The vendor order. */
  vendorOrder: VendorOrderId;
}

/** What a vendor may be paid in one currency, in minor units; it may be below zero when the vendor owes. */
export interface CounterKeyVendorAvailable {
  counter: 'vendor_available';
  /** The vendor. */
  vendor: VendorId;
  /** The currency. */
  currency: Currency;
}

/** What a vendor sold in one currency in one period, in minor units: the goods of its placed orders, without tax. */
export interface CounterKeyVendorSales {
  counter: 'vendor_sales';
  /** The vendor. */
  vendor: VendorId;
  /** The currency. */
  currency: Currency;
  /** The period. */
  period: SalesPeriod;
}

/** One move of a counter, refused as a whole with its commit if the result leaves the bounds. */
export interface CounterMove {
  /** What is counted. */
  key: CounterKey;
  /** How far it moves, in units or minor units. */
  delta: number;
  /** The least that may be left. */
  min: number | null;
  /** The most that may be left. */
  max: number | null;
}

/** A code that opens a promotion. */
export interface Coupon {
  /** The coupon. */
  id: CouponId;
  /** What buyers enter. */
  code: CouponCode;
  /** How often it may be used; without a bound where there is none. */
  usesMax: number | null;
}

/** A coupon's code; space around it and case say nothing. At most 64 bytes. */
export type CouponCode = string;

/** A coupon code of a promotion. */
export type CouponId = `cpn_${string}`;

/** A code that opens a promotion. */
export interface CouponInput {
  /** The coupon. */
  id: CouponId;
  /** What buyers enter. */
  code: CouponCode;
  /** How often it may be used; without a bound where there is none. */
  usesMax?: number | null;
}

/** How often a coupon is used. */
export interface CouponUses {
  /** The coupon. */
  coupon: CouponId;
  /** What buyers enter. */
  code: CouponCode;
  /** By how many orders. */
  uses: number;
}

/** A currency of ISO 4217 that has minor units, such as EUR. */
export type Currency = string;

/** A year of a vendor in one currency, month by month. */
export interface CurrencyYear {
  /** The currency. */
  currency: Currency;
  /** From January. */
  months: YearSold[];
}

/** What has become of a customer. */
export type Customer = CustomerAbsent | CustomerActive | CustomerBlocked | CustomerErased;

/** There is none. */
export interface CustomerAbsent {
  state: 'absent';
}

/** May buy. */
export interface CustomerActive {
  state: 'active';
  /** The customer. */
  id: CustomerId;
  /** Contact records: names and addresses. The first is the default. */
  contacts: ContactId[];
  /** Contact records that were taken out. Orders may still name them; erasing the person erases them too. */
  former: ContactId[];
  /** Whether news are wanted. */
  consent: CustomerConsent;
  /** Guest carts that became the customer's. */
  claimed: CartId[];
}

/** May not buy; may read and return. */
export interface CustomerBlocked {
  state: 'blocked';
  /** The customer. */
  id: CustomerId;
  /** Contact records: names and addresses. The first is the default. */
  contacts: ContactId[];
  /** Contact records that were taken out. Orders may still name them; erasing the person erases them too. */
  former: ContactId[];
  /** Whether news are wanted. */
  consent: CustomerConsent;
  /** Guest carts that became the customer's. */
  claimed: CartId[];
}

/** Whether a customer wants news. */
export type CustomerConsent = CustomerConsentNone | CustomerConsentGiven;

/** Given, with the moment that proves it. */
export interface CustomerConsentGiven {
  consent: 'given';
  /** When. */
  at: Timestamp;
}

/** Never asked, or withdrawn. The default. */
export interface CustomerConsentNone {
  consent: 'none';
}

/** Erased: an id without a person. Orders and ledger keep the id. */
export interface CustomerErased {
  state: 'erased';
  /** The id that is left. */
  id: CustomerId;
}

/** What happened. */
export type CustomerEvent =
  | CustomerEventRegistered
  | CustomerEventContactAdded
  | CustomerEventContactRemoved
  | CustomerEventConsentSet
  | CustomerEventCartClaimed
  | CustomerEventBlocked
  | CustomerEventUnblocked
  | CustomerEventErased;

/** Buying was forbidden. */
export interface CustomerEventBlocked {
  event: 'blocked';
  /** Why. */
  reason: string;
  /** When. */
  at: Timestamp;
}

/** A guest's cart became the customer's. */
export interface CustomerEventCartClaimed {
  event: 'cart_claimed';
  /** Which. */
  cart: CartId;
  /** When. */
  at: Timestamp;
}

/** News are wanted, or not. */
export interface CustomerEventConsentSet {
  event: 'consent_set';
  /** The consent. */
  consent: CustomerConsent;
  /** When. */
  at: Timestamp;
}

/** A contact record came. */
export interface CustomerEventContactAdded {
  event: 'contact_added';
  /** Which. */
  contact: ContactId;
  /** When. */
  at: Timestamp;
}

/** A contact record went. */
export interface CustomerEventContactRemoved {
  event: 'contact_removed';
  /** Which. */
  contact: ContactId;
  /** When. */
  at: Timestamp;
}

/** The person was forgotten; each contact record named here must be erased in the same commit. */
export interface CustomerEventErased {
  event: 'erased';
  /** Which. */
  contacts: ContactId[];
  /** When. */
  at: Timestamp;
}

/** An account was opened. */
export interface CustomerEventRegistered {
  event: 'registered';
  /** The customer. */
  id: CustomerId;
  /** The first contact record. */
  contact: ContactId;
  /** When. */
  at: Timestamp;
}

/** Buying was permitted again. */
export interface CustomerEventUnblocked {
  event: 'unblocked';
  /** When. */
  at: Timestamp;
}

/** What the engine looked up. */
export interface CustomerFacts {
  /** Now. */
  at: Timestamp;
  /** The customer, where it registers. */
  id: CustomerId;
  /** How many orders are not done: a person is not erased while goods are on the way. */
  ordersOpen: number;
  /**
   * Whose the contact record is that the request names.
   *
   * Where it is left out: `"strangers"`.
   */
  contact?: ContactStanding;
}

/** A buyer who has an account. */
export type CustomerId = `cus_${string}`;

/** What was made, and the receipt of the request. */
export interface CustomerMade {
  id: CustomerId;
  receipt: Receipt;
}

/** What a caller may ask. */
export type CustomerRequest =
  | CustomerRequestRegister
  | CustomerRequestAddContact
  | CustomerRequestRemoveContact
  | CustomerRequestSetConsent
  | CustomerRequestClaimCart
  | CustomerRequestBlock
  | CustomerRequestUnblock
  | CustomerRequestErase;

/** Add a contact record. */
export interface CustomerRequestAddContact {
  request: 'add_contact';
  /** Which. */
  contact: ContactId;
}

/** Forbid buying. */
export interface CustomerRequestBlock {
  request: 'block';
  /** Why, without anything personal. */
  reason: string;
}

/** A guest's cart is this customer's. */
export interface CustomerRequestClaimCart {
  request: 'claim_cart';
  /** Which. */
  cart: CartId;
}

/** Forget the person. */
export interface CustomerRequestErase {
  request: 'erase';
}

/** Open an account. */
export interface CustomerRequestRegister {
  request: 'register';
  /** The first contact record. */
  contact: ContactId;
}

/** Take a contact record out. */
export interface CustomerRequestRemoveContact {
  request: 'remove_contact';
  /** Which. */
  contact: ContactId;
}

/** Say whether news are wanted. */
export interface CustomerRequestSetConsent {
  request: 'set_consent';
  /** The choice. */
  wanted: ConsentChoice;
}

/** Permit buying again. */
export interface CustomerRequestUnblock {
  request: 'unblock';
}

/** What {@link CustomersMethods.addContact} takes. */
export interface CustomersAddContactInput {
  id: CustomerId;
  /** Which. */
  contact: ContactId;
}

/** What {@link CustomersMethods.block} takes. */
export interface CustomersBlockInput {
  id: CustomerId;
  /** Why, without anything personal. */
  reason: string;
}

/** What {@link CustomersMethods.claimCart} takes. */
export interface CustomersClaimCartInput {
  id: CustomerId;
  /** Which. */
  cart: CartId;
}

/** What {@link CustomersMethods.erase} takes. */
export interface CustomersEraseInput {
  id: CustomerId;
}

/** What {@link CustomersMethods.export} takes. */
export interface CustomersExportInput {
  id: CustomerId;
}

/** What {@link CustomersMethods.get} takes. */
export interface CustomersGetInput {
  id: CustomerId;
}

/** What {@link CustomersMethods.list} takes. */
export interface CustomersListInput {
  by?: ListBy | null;
  after?: string | null;
  limit?: number | null;
}

/** What {@link CustomersMethods.register} takes. */
export interface CustomersRegisterInput {
  /** The first contact record. */
  contact: ContactId;
}

/** What {@link CustomersMethods.removeContact} takes. */
export interface CustomersRemoveContactInput {
  id: CustomerId;
  /** Which. */
  contact: ContactId;
}

/** What {@link CustomersMethods.setConsent} takes. */
export interface CustomersSetConsentInput {
  id: CustomerId;
  /** The choice. */
  wanted: ConsentChoice;
}

/** What {@link CustomersMethods.unblock} takes. */
export interface CustomersUnblockInput {
  id: CustomerId;
}

/** A journal and the moment at which it was posted. */
export interface DatedJournal {
  /** When it was posted. */
  at: Timestamp;
  /** What was posted. */
  journal: JournalInput;
}

/** An event that a subscriber could not handle. What it says is where it was: the letter tells how to find it. */
export interface DeadLetter {
  /** Where it is; a letter goes by it. */
  place: EventPlace;
  /** The marketplace. */
  tenant: MarketplaceId;
  /** The commit that it came with. */
  commit: CommitId;
  /** What it happened to. */
  kind: RecordKind;
  /** The id of what it happened to. */
  key: string;
  /** The version of that after it. */
  sequence: number;
  /** What happened, such as `order.placed`. */
  name: string;
  /** How often it was tried. */
  tries: number;
  /** What the subscriber said the last time, cut at 500 bytes. */
  reason: string;
  /** When it was given up. */
  at: Timestamp;
}

/** Some of what was asked for, and where the rest begins. */
export interface DeadLetterList {
  /** In the order that the question promises. */
  items: DeadLetter[];
  /** What to pass as `after` for the next page; none where this is the last. */
  next: string | null;
}

/** What {@link DeadLettersMethods.list} takes. */
export interface DeadLettersListInput {
  subscriber: string;
  after?: string | null;
  limit?: number | null;
}

/** What {@link DeadLettersMethods.purge} takes. */
export interface DeadLettersPurgeInput {
  subscriber: string;
  place: EventPlace;
}

/** What {@link DeadLettersMethods.replay} takes. */
export interface DeadLettersReplayInput {
  subscriber: string;
  place: EventPlace;
}

/** What {@link decide | decide.cart} takes. */
export interface DecideCartInput {
  /** What happened before; nothing where it is left out. */
  given?: CartEventInput[];
  request: CartRequest;
  facts: CartFacts;
}

/** What {@link decide | decide.claim} takes. */
export interface DecideClaimInput {
  /** What happened before; nothing where it is left out. */
  given?: ClaimEventInput[];
  request: ClaimRequest;
  facts: ClaimFacts;
}

/** What {@link decide | decide.commissionPlan} takes. */
export interface DecideCommissionPlanInput {
  /** What happened before; nothing where it is left out. */
  given?: CommissionPlanEventInput[];
  request: CommissionPlanRequest;
  facts: CommissionPlanFacts;
}

/** What {@link decide | decide.contact} takes. */
export interface DecideContactInput {
  /** What happened before; nothing where it is left out. */
  given?: ContactEvent[];
  request: ContactRequest;
  facts: ContactFacts;
}

/** What {@link decide | decide.customer} takes. */
export interface DecideCustomerInput {
  /** What happened before; nothing where it is left out. */
  given?: CustomerEvent[];
  request: CustomerRequest;
  facts: CustomerFacts;
}

/** What {@link decide | decide.dispute} takes. */
export interface DecideDisputeInput {
  /** What happened before; nothing where it is left out. */
  given?: DisputeEvent[];
  request: DisputeRequest;
  facts: DisputeFacts;
}

/** What {@link decide | decide.exchange} takes. */
export interface DecideExchangeInput {
  /** What happened before; nothing where it is left out. */
  given?: ExchangeEventInput[];
  request: ExchangeRequest;
  facts: ExchangeFacts;
}

/** What {@link decide | decide.giftCard} takes. */
export interface DecideGiftCardInput {
  /** What happened before; nothing where it is left out. */
  given?: GiftCardEventInput[];
  request: GiftCardRequest;
  facts: GiftCardFacts;
}

/** What {@link decide | decide.invoice} takes. */
export interface DecideInvoiceInput {
  /** What happened before; nothing where it is left out. */
  given?: InvoiceEventInput[];
  request: InvoiceRequest;
  facts: InvoiceFacts;
}

/** What {@link decide | decide.marketplace} takes. */
export interface DecideMarketplaceInput {
  /** What happened before; nothing where it is left out. */
  given?: MarketplaceEventInput[];
  request: MarketplaceRequest;
  facts: MarketplaceFacts;
}

/** What {@link decide | decide.offer} takes. */
export interface DecideOfferInput {
  /** What happened before; nothing where it is left out. */
  given?: OfferEventInput[];
  request: OfferRequest;
  facts: OfferFacts;
}

/** What {@link decide | decide.order} takes. */
export interface DecideOrderInput {
  /** What happened before; nothing where it is left out. */
  given?: OrderEventInput[];
  request: OrderRequest;
  facts: OrderFacts;
}

/** What {@link decide | decide.payment} takes. */
export interface DecidePaymentInput {
  /** What happened before; nothing where it is left out. */
  given?: PaymentEventInput[];
  request: PaymentRequest;
  facts: PaymentFacts;
}

/** What {@link decide | decide.payout} takes. */
export interface DecidePayoutInput {
  /** What happened before; nothing where it is left out. */
  given?: PayoutEventInput[];
  request: PayoutRequest;
  facts: PayoutFacts;
}

/** What {@link decide | decide.promotion} takes. */
export interface DecidePromotionInput {
  /** What happened before; nothing where it is left out. */
  given?: PromotionEventInput[];
  request: PromotionRequest;
  facts: PromotionFacts;
}

/** What {@link decide | decide.reconciliation} takes. */
export interface DecideReconciliationInput {
  /** What happened before; nothing where it is left out. */
  given?: ReconciliationEvent[];
  request: ReconciliationRequest;
  facts: ReconciliationFacts;
}

/** What {@link decide | decide.refund} takes. */
export interface DecideRefundInput {
  /** What happened before; nothing where it is left out. */
  given?: RefundEventInput[];
  request: RefundRequest;
  facts: RefundFacts;
}

/** What {@link decide | decide.reservation} takes. */
export interface DecideReservationInput {
  /** What happened before; nothing where it is left out. */
  given?: ReservationEvent[];
  request: ReservationRequest;
  facts: ReservationFacts;
}

/** What {@link decide | decide.return} takes. */
export interface DecideReturnInput {
  /** What happened before; nothing where it is left out. */
  given?: ReturnEventInput[];
  request: ReturnRequest;
  facts: ReturnFacts;
}

/** What {@link decide | decide.settlement} takes. */
export interface DecideSettlementInput {
  /** What happened before; nothing where it is left out. */
  given?: SettlementEventInput[];
  request: SettlementRequest;
  facts: SettlementFacts;
}

/** What {@link decide | decide.stock} takes. */
export interface DecideStockInput {
  /** What happened before; nothing where it is left out. */
  given?: StockEvent[];
  request: StockRequest;
  facts: StockFacts;
}

/** What {@link decide | decide.storeCredit} takes. */
export interface DecideStoreCreditInput {
  /** What happened before; nothing where it is left out. */
  given?: StoreCreditEvent[];
  request: StoreCreditRequest;
  facts: StoreCreditFacts;
}

/** What {@link decide | decide.transfer} takes. */
export interface DecideTransferInput {
  /** What happened before; nothing where it is left out. */
  given?: TransferEvent[];
  request: TransferRequest;
  facts: TransferFacts;
}

/** What {@link decide | decide.vendor} takes. */
export interface DecideVendorInput {
  /** What happened before; nothing where it is left out. */
  given?: VendorEventInput[];
  request: VendorRequest;
  facts: VendorFacts;
}

/** What {@link decide | decide.vendorOrder} takes. */
export interface DecideVendorOrderInput {
  /** What happened before; nothing where it is left out. */
  given?: VendorOrderEventInput[];
  request: VendorOrderRequest;
  facts: VendorOrderFacts;
}

/** What {@link decide | decide.webhookEndpoint} takes. */
export interface DecideWebhookEndpointInput {
  /** What happened before; nothing where it is left out. */
  given?: WebhookEndpointEvent[];
  request: WebhookEndpointRequest;
  facts: WebhookEndpointFacts;
}

/** What {@link deliveryTaxRates} takes. */
export interface DeliveryTaxRatesInput {
  settings: SettingsInput;
  jurisdiction: Jurisdiction;
}

/**
 * Why something is in suspense.
 *
 * - `missing_here`: The provider moved money, and nothing of it is posted here.
 * - `missing_there`: It is posted here, and the provider's report does not have it.
 * - `amount`: Both know of it, with different amounts.
 * - `currency`: Both know of it, in different currencies.
 */
export type DifferenceReason = 'missing_here' | 'missing_there' | 'amount' | 'currency';

/** What one promotion took off one line, by who bears it. */
export interface Discount {
  /** The promotion. */
  promotion: PromotionId;
  /** What the vendor bears, in minor units. */
  vendor: Amount;
  /** What the platform bears, in minor units. */
  platform: Amount;
}

/** Who bears a promotion. */
export type DiscountFunding = DiscountFundingPlatform | DiscountFundingVendor | DiscountFundingShared;

/** The platform, which pays it to the vendor. */
export interface DiscountFundingPlatform {
  funding: 'platform';
}

/** Both. */
export interface DiscountFundingShared {
  funding: 'shared';
  /** The platform's share, at most 1. */
  platform: Rate;
}

/** The vendor, whose sale is smaller. */
export interface DiscountFundingVendor {
  funding: 'vendor';
}

/** What has become of a dispute. */
export type Dispute =
  | DisputeAbsent
  | DisputeOpen
  | DisputeUnderReview
  | DisputeWon
  | DisputeLost;

/** There is none. */
export interface DisputeAbsent {
  state: 'absent';
}

/** Everything that a dispute remembers. */
export interface DisputeBook {
  /** The dispute. */
  id: DisputeId;
  /** The payment that is disputed. */
  payment: PaymentId;
  /** Its order. */
  order: OrderId;
  /** Its one currency. */
  currency: Currency;
  /** Where the money was taken from. */
  gateway: Gateway;
  /** How much is disputed, in minor units. */
  amount: Amount;
  /** What of it the payment had given back before, in minor units: it is taken a second time, of the platform. */
  beyond?: Amount;
  /** What of it lines gave back that were undone since, in minor units. */
  covered?: Amount;
  /** The gateway's fee, in minor units. */
  fee: Amount;
  /** The gateway's reason, as a code. */
  reason: string;
  /** Who bears it if it is lost. */
  policy: DisputePolicy;
  /** Who bears it, once it was lost: the parts sum to what is disputed and not covered. */
  borne: DisputeBorne[];
}

/** What was lost at one account, and goes back there if it is won after all. */
export interface DisputeBorne {
  /** The account. */
  account: LedgerAccount;
  /** How much, in minor units. */
  amount: Amount;
}

/** What happened. */
export type DisputeEvent =
  | DisputeEventOpened
  | DisputeEventEvidenceSubmitted
  | DisputeEventWon
  | DisputeEventLost
  | DisputeEventCovered;

/** Lines that were undone gave back what was disputed. */
export interface DisputeEventCovered {
  event: 'covered';
  /** The refund that the rest of it is. */
  cause: RefundId;
  /** How much, in minor units. */
  amount: Amount;
  /** Who bears so much less, where it was lost: the parts sum to the amount. */
  freed: DisputeBorne[];
  /** When. */
  at: Timestamp;
}

/** Evidence was sent. */
export interface DisputeEventEvidenceSubmitted {
  event: 'evidence_submitted';
  /** What it was. */
  evidence: string;
  /** When. */
  at: Timestamp;
}

/** The money is gone. */
export interface DisputeEventLost {
  event: 'lost';
  /** Who bears it: the parts sum to what is disputed and not covered. */
  borne: DisputeBorne[];
  /** When. */
  at: Timestamp;
}

/** The gateway took the money. */
export interface DisputeEventOpened {
  event: 'opened';
  /** The dispute as it begins. */
  book: DisputeBook;
  /** When. */
  at: Timestamp;
}

/** The money is back. */
export interface DisputeEventWon {
  event: 'won';
  /** What of the fee came back, in minor units. */
  feeReturned: Amount;
  /** When. */
  at: Timestamp;
}

/** What the engine looked up. */
export interface DisputeFacts {
  /** Now. */
  at: Timestamp;
  /** The dispute, where it is being opened. */
  id: DisputeId;
  /** The payment's order. */
  order: OrderId;
  /** The payment's currency. */
  currency: Currency;
  /** The payment's gateway. */
  gateway: Gateway;
  /** What was taken by the payment, in minor units: a gateway cannot take back more. */
  captured: Amount;
  /** What of it is neither refunded nor disputed, in minor units. */
  refundable: Amount;
  /**
   * The marketplace's policy.
   *
   * Where it is left out: `"platform"`.
   */
  policy?: DisputePolicy;
  /**
   * With the policy `vendor`: the vendors of the order. Where there are none the platform bears it.
   *
   * Where it is left out: `[]`.
   */
  vendors?: DisputeVendorPart[];
  /**
   * Where it is lost by split: what undoing the rest of the lines would move. Where it is covered: what was undone.
   *
   * Where it is left out: `[]`.
   */
  stakes?: DisputeStake[];
  /**
   * Where it is lost by split: what other disputes of the payment are borne by.
   *
   * Where it is left out: `[]`.
   */
  others?: DisputeBorne[];
}

/** A dispute (chargeback) on a payment. */
export type DisputeId = `dsp_${string}`;

/** The money is gone. */
export interface DisputeLost {
  state: 'lost';
  /** The dispute. */
  id: DisputeId;
  /** The payment that is disputed. */
  payment: PaymentId;
  /** Its order. */
  order: OrderId;
  /** Its one currency. */
  currency: Currency;
  /** Where the money was taken from. */
  gateway: Gateway;
  /** How much is disputed, in minor units. */
  amount: Amount;
  /** What of it the payment had given back before, in minor units: it is taken a second time, of the platform. */
  beyond?: Amount;
  /** What of it lines gave back that were undone since, in minor units. */
  covered?: Amount;
  /** The gateway's fee, in minor units. */
  fee: Amount;
  /** The gateway's reason, as a code. */
  reason: string;
  /** Who bears it if it is lost. */
  policy: DisputePolicy;
  /** Who bears it, once it was lost: the parts sum to what is disputed and not covered. */
  borne: DisputeBorne[];
}

/** What was made, and the receipt of the request. */
export interface DisputeMade {
  id: DisputeId;
  receipt: Receipt;
}

/** The gateway took the money; evidence may be submitted. */
export interface DisputeOpen {
  state: 'open';
  /** The dispute. */
  id: DisputeId;
  /** The payment that is disputed. */
  payment: PaymentId;
  /** Its order. */
  order: OrderId;
  /** Its one currency. */
  currency: Currency;
  /** Where the money was taken from. */
  gateway: Gateway;
  /** How much is disputed, in minor units. */
  amount: Amount;
  /** What of it the payment had given back before, in minor units: it is taken a second time, of the platform. */
  beyond?: Amount;
  /** What of it lines gave back that were undone since, in minor units. */
  covered?: Amount;
  /** The gateway's fee, in minor units. */
  fee: Amount;
  /** The gateway's reason, as a code. */
  reason: string;
  /** Who bears it if it is lost. */
  policy: DisputePolicy;
  /** Who bears it, once it was lost: the parts sum to what is disputed and not covered. */
  borne: DisputeBorne[];
}

/**
 * How a dispute ended for its payment.
 *
 * - `won`: The money is refundable again.
 * - `lost`: The money is gone; it is never refunded as well.
 */
export type DisputeOutcome = 'won' | 'lost';

/**
 * Who bears a dispute that is lost.
 *
 * - `platform`: The platform. The default.
 * - `vendor`: The vendors of the order.
 * - `by_split`: Everyone who had a share of the lines.
 */
export type DisputePolicy = 'platform' | 'vendor' | 'by_split';

/** What a caller may ask. */
export type DisputeRequest =
  | DisputeRequestOpen
  | DisputeRequestSubmitEvidence
  | DisputeRequestWin
  | DisputeRequestLose
  | DisputeRequestCover;

/** Lines were undone, and what they gave back cannot be refunded because it was disputed. In the same commit. */
export interface DisputeRequestCover {
  request: 'cover';
  /** The refund that the rest of it is. */
  cause: RefundId;
  /** How much, in minor units. */
  amount: Amount;
}

/** The bank decided for the buyer, or nobody objects. */
export interface DisputeRequestLose {
  request: 'lose';
}

/** The gateway took disputed money. */
export interface DisputeRequestOpen {
  request: 'open';
  /** The payment. */
  payment: PaymentId;
  /** How much is disputed, in minor units. */
  amount: Amount;
  /** The gateway's fee, in minor units. */
  fee: Amount;
  /** The gateway's reason, as a code. */
  reason: string;
}

/** Evidence was sent to the gateway. */
export interface DisputeRequestSubmitEvidence {
  request: 'submit_evidence';
  /** What it was, without anything personal: a file's id or digest. */
  evidence: string;
}

/** The bank decided for the platform; also after it was lost. */
export interface DisputeRequestWin {
  request: 'win';
  /** What of the fee came back, in minor units. */
  feeReturned: Amount;
}

/** A line that the disputed payment paid for: what moves, or would move, when it is undone. */
export interface DisputeStake {
  /** What its line is for. */
  kind: LineKind;
  /** The move. */
  movement: LineMove;
}

/** Evidence was submitted; the bank decides. */
export interface DisputeUnderReview {
  state: 'under_review';
  /** The dispute. */
  id: DisputeId;
  /** The payment that is disputed. */
  payment: PaymentId;
  /** Its order. */
  order: OrderId;
  /** Its one currency. */
  currency: Currency;
  /** Where the money was taken from. */
  gateway: Gateway;
  /** How much is disputed, in minor units. */
  amount: Amount;
  /** What of it the payment had given back before, in minor units: it is taken a second time, of the platform. */
  beyond?: Amount;
  /** What of it lines gave back that were undone since, in minor units. */
  covered?: Amount;
  /** The gateway's fee, in minor units. */
  fee: Amount;
  /** The gateway's reason, as a code. */
  reason: string;
  /** Who bears it if it is lost. */
  policy: DisputePolicy;
  /** Who bears it, once it was lost: the parts sum to what is disputed and not covered. */
  borne: DisputeBorne[];
}

/** A vendor of the order, by which the vendors' parts of a loss are measured. */
export interface DisputeVendorPart {
  /** The vendor. */
  vendor: VendorId;
  /** How much of the order is its, in minor units. */
  amount: Amount;
}

/** The money is back. */
export interface DisputeWon {
  state: 'won';
  /** The dispute. */
  id: DisputeId;
  /** The payment that is disputed. */
  payment: PaymentId;
  /** Its order. */
  order: OrderId;
  /** Its one currency. */
  currency: Currency;
  /** Where the money was taken from. */
  gateway: Gateway;
  /** How much is disputed, in minor units. */
  amount: Amount;
  /** What of it the payment had given back before, in minor units: it is taken a second time, of the platform. */
  beyond?: Amount;
  /** What of it lines gave back that were undone since, in minor units. */
  covered?: Amount;
  /** The gateway's fee, in minor units. */
  fee: Amount;
  /** The gateway's reason, as a code. */
  reason: string;
  /** Who bears it if it is lost. */
  policy: DisputePolicy;
  /** Who bears it, once it was lost: the parts sum to what is disputed and not covered. */
  borne: DisputeBorne[];
}

/** What {@link DisputesMethods.get} takes. */
export interface DisputesGetInput {
  id: DisputeId;
}

/** What {@link DisputesMethods.list} takes. */
export interface DisputesListInput {
  by?: ListBy | null;
  after?: string | null;
  limit?: number | null;
}

/** What {@link DisputesMethods.lose} takes. */
export interface DisputesLoseInput {
  id: DisputeId;
}

/** What {@link DisputesMethods.open} takes. */
export interface DisputesOpenInput {
  /** The payment. */
  payment: PaymentId;
  /** How much is disputed, in minor units. */
  amount: Amount;
  /** The gateway's fee, in minor units. */
  fee: Amount;
  /** The gateway's reason, as a code. */
  reason: string;
}

/** What {@link DisputesMethods.submitEvidence} takes. */
export interface DisputesSubmitEvidenceInput {
  id: DisputeId;
  /** What it was, without anything personal: a file's id or digest. */
  evidence: string;
}

/** What {@link DisputesMethods.win} takes. */
export interface DisputesWinInput {
  id: DisputeId;
  /** What of the fee came back, in minor units. */
  feeReturned: Amount;
}

/** Something that somebody should look at. */
export type DoctorFinding = DoctorFindingOverdue | DoctorFindingUnbalanced | DoctorFindingCounterDiffers | DoctorFindingClearingOpen;

/** An order's clearing is not zero although the order is done. */
export interface DoctorFindingClearingOpen {
  finding: 'clearing_open';
  /** The account. */
  account: LedgerAccount;
  /** The currency. */
  currency: Currency;
  /** What is left, in minor units. */
  left: Amount;
}

/** A guarded account and its counter differ. */
export interface DoctorFindingCounterDiffers {
  finding: 'counter_differs';
  /** The account. */
  account: LedgerAccount;
  /** The currency. */
  currency: Currency;
  /** What the books say, in minor units. */
  books: Amount;
  /** What the counter says. */
  counter: number;
}

/** Things that were due before now, and are not done. */
export interface DoctorFindingOverdue {
  finding: 'overdue';
  /** Which: the name of the query that finds them. */
  query: string;
  /** How many, up to 500. */
  count: number;
  /** The first of them. */
  first: string;
}

/** Debits and credits of a currency are not equal. */
export interface DoctorFindingUnbalanced {
  finding: 'unbalanced';
  /** The currency. */
  currency: Currency;
  /** The debits, in minor units. */
  debits: Amount;
  /** The credits. */
  credits: Amount;
}

/**
 * What a document says.
 *
 * - `invoice`: Fees that were charged.
 * - `credit_note`: Fees that went back.
 */
export type DocumentKind = 'invoice' | 'credit_note';

/** A change to a placed order. */
export type EditId = `edt_${string}`;

/** What one commit carries beside the event that causes it. */
export interface Effects {
  /** Postings to the ledger; each balances. */
  journals?: Journal[];
  /** Moves of counters; all or none. */
  counters?: CounterMove[];
}

/**
 * What an error asks of the caller.
 *
 * - `invalid`: The request is wrong by itself; HTTP 400 or 422.
 * - `forbidden`: The actor may not; 403.
 * - `missing`: There is no such thing, or the actor may not know of it; 404.
 * - `conflict`: The state of the marketplace does not permit it now; 409.
 * - `limit`: A limit is passed; 422, or 429 where it is a rate.
 * - `unavailable`: Something that is needed is not there at the moment; 503.
 * - `broken`: The store is damaged, full or not ours; a person has to look; 500.
 */
export type ErrorKind =
  | 'invalid'
  | 'forbidden'
  | 'missing'
  | 'conflict'
  | 'limit'
  | 'unavailable'
  | 'broken';

/** An event of any kind, in the current version of its shape. */
export type Event =
  | EventCartCreated
  | EventCartLineAdded
  | EventCartQuantitySet
  | EventCartLineRemoved
  | EventCartCouponApplied
  | EventCartCouponRemoved
  | EventCartDeliverySet
  | EventCartMetadataSet
  | EventCartAssigned
  | EventCartMerged
  | EventCartRepriced
  | EventCartCheckoutBegun
  | EventCartReopened
  | EventCartClosed
  | EventCartAbandoned
  | EventClaimOpened
  | EventClaimAnswered
  | EventClaimEscalated
  | EventClaimResolved
  | EventClaimWithdrawn
  | EventCommissionPlanCreated
  | EventCommissionPlanRedrafted
  | EventCommissionPlanPublished
  | EventCommissionPlanRetired
  | EventContactWritten
  | EventContactErased
  | EventCustomerRegistered
  | EventCustomerContactAdded
  | EventCustomerContactRemoved
  | EventCustomerConsentSet
  | EventCustomerCartClaimed
  | EventCustomerBlocked
  | EventCustomerUnblocked
  | EventCustomerErased
  | EventDisputeOpened
  | EventDisputeEvidenceSubmitted
  | EventDisputeWon
  | EventDisputeLost
  | EventDisputeCovered
  | EventExchangeRequested
  | EventExchangeApproved
  | EventExchangeRefused
  | EventExchangeReceived
  | EventExchangeShipped
  | EventExchangeRefunded
  | EventExchangeCancelled
  | EventExchangeLapsed
  | EventGiftCardIssued
  | EventGiftCardRedeemed
  | EventGiftCardRestored
  | EventGiftCardFrozen
  | EventGiftCardThawed
  | EventGiftCardExpired
  | EventInvoiceIssued
  | EventMarketplaceCreated
  | EventMarketplaceConfigured
  | EventMarketplacePaused
  | EventMarketplaceReopened
  | EventMarketplaceClosed
  | EventMarketplaceStaffSet
  | EventMarketplaceStaffRemoved
  | EventMarketplaceBooksLocked
  | EventOfferCreated
  | EventOfferPublished
  | EventOfferChanged
  | EventOfferPaused
  | EventOfferRetired
  | EventOrderCheckedOut
  | EventOrderPlaced
  | EventOrderReleased
  | EventOrderRevived
  | EventOrderCancelled
  | EventOrderCompleted
  | EventOrderContactsEdited
  | EventOrderCaptureRecorded
  | EventOrderReversed
  | EventOrderLineAttached
  | EventPaymentCreated
  | EventPaymentAttemptStarted
  | EventPaymentActionNeeded
  | EventPaymentAttemptUnknown
  | EventPaymentDeclined
  | EventPaymentAuthorized
  | EventPaymentPaid
  | EventPaymentCameLate
  | EventPaymentCameTwice
  | EventPaymentTakenTwice
  | EventPaymentLateAccepted
  | EventPaymentLateReturned
  | EventPaymentStarted
  | EventPaymentSucceeded
  | EventPaymentFailed
  | EventPaymentBecameUnknown
  | EventPaymentDisputeHeld
  | EventPaymentDisputeEnded
  | EventPaymentReleased
  | EventPaymentExpired
  | EventPaymentLapsed
  | EventPaymentCollected
  | EventPayoutRequested
  | EventPayoutStarted
  | EventPayoutCancelled
  | EventPayoutPaid
  | EventPayoutFailed
  | EventTransferStarted
  | EventTransferSucceeded
  | EventTransferFailed
  | EventTransferReversalStarted
  | EventTransferReversalSucceeded
  | EventTransferReversalFailed
  | EventPromotionCreated
  | EventPromotionCouponAdded
  | EventPromotionActivated
  | EventPromotionPaused
  | EventPromotionEnded
  | EventReconciliationAgreed
  | EventReconciliationSuspended
  | EventReconciliationWriteOffAsked
  | EventReconciliationWrittenOff
  | EventRefundCreated
  | EventRefundPartPaid
  | EventRefundPartFailed
  | EventRefundPartRetried
  | EventRefundPartCredited
  | EventRefundPartPaidByHand
  | EventRefundPartCovered
  | EventReservationHeld
  | EventReservationRenewed
  | EventReservationAdded
  | EventReservationConfirmed
  | EventReservationReduced
  | EventReservationReleased
  | EventReservationExpired
  | EventReservationShipped
  | EventReturnRequested
  | EventReturnApproved
  | EventReturnRefused
  | EventReturnSent
  | EventReturnReceived
  | EventReturnInspected
  | EventReturnCancelled
  | EventReturnLapsed
  | EventSettlementSettled
  | EventSettlementReserveReleased
  | EventSettlementWrittenOff
  | EventStockReceived
  | EventStockCounted
  | EventStockBackorderSet
  | EventStoreCreditGranted
  | EventStoreCreditRedeemed
  | EventStoreCreditRestored
  | EventStoreCreditRevoked
  | EventStoreCreditFrozen
  | EventStoreCreditThawed
  | EventVendorApplied
  | EventVendorRequirementSubmitted
  | EventVendorRequirementAccepted
  | EventVendorRequirementRefused
  | EventVendorReviewRequested
  | EventVendorActivated
  | EventVendorRejected
  | EventVendorSuspended
  | EventVendorReinstated
  | EventVendorClosed
  | EventVendorMemberSet
  | EventVendorMemberRemoved
  | EventVendorLocationSet
  | EventVendorLocationRemoved
  | EventVendorAccountProposed
  | EventVendorAccountConfirmed
  | EventVendorPlanAssigned
  | EventVendorPayoutsHeld
  | EventVendorPayoutsReleased
  | EventVendorOrderCreated
  | EventVendorOrderPlaced
  | EventVendorOrderAccepted
  | EventVendorOrderRejected
  | EventVendorOrderLapsed
  | EventVendorOrderAskedAgain
  | EventVendorOrderShipped
  | EventVendorOrderDelivered
  | EventVendorOrderUnitsCancelled
  | EventVendorOrderNoteChanged
  | EventVendorOrderCaptureRecorded
  | EventVendorOrderReversed
  | EventVendorOrderTakenOver
  | EventVendorOrderSettled
  | EventVendorOrderCompleted
  | EventVendorOrderCancelled
  | EventWebhookEndpointAdded
  | EventWebhookEndpointChanged
  | EventWebhookEndpointSecretRotated
  | EventWebhookEndpointDisabled
  | EventWebhookEndpointEnabled
  | EventWebhookEndpointRemoved;

/** Nobody came back. */
export interface EventCartAbandoned {
  type: 'cart.abandoned';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: CartEventAbandoned;
}

/** It is a customer's now. */
export interface EventCartAssigned {
  type: 'cart.assigned';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: CartEventAssigned;
}

/** A checkout began. */
export interface EventCartCheckoutBegun {
  type: 'cart.checkout_begun';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: CartEventCheckoutBegun;
}

/** It became an order. */
export interface EventCartClosed {
  type: 'cart.closed';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: CartEventClosed;
}

/** A coupon code was entered. */
export interface EventCartCouponApplied {
  type: 'cart.coupon_applied';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: CartEventCouponApplied;
}

/** A coupon code was taken back. */
export interface EventCartCouponRemoved {
  type: 'cart.coupon_removed';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: CartEventCouponRemoved;
}

/** It was begun. */
export interface EventCartCreated {
  type: 'cart.created';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: CartEventCreated;
}

/** A delivery group was set. */
export interface EventCartDeliverySet {
  type: 'cart.delivery_set';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: CartEventDeliverySet;
}

/** A line came in. */
export interface EventCartLineAdded {
  type: 'cart.line_added';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: CartEventLineAdded;
}

/** A line was taken out. */
export interface EventCartLineRemoved {
  type: 'cart.line_removed';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: CartEventLineRemoved;
}

/** Another cart's content was taken in. */
export interface EventCartMerged {
  type: 'cart.merged';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: CartEventMerged;
}

/** The host's metadata was set. */
export interface EventCartMetadataSet {
  type: 'cart.metadata_set';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: CartEventMetadataSet;
}

/** A line has another quantity. */
export interface EventCartQuantitySet {
  type: 'cart.quantity_set';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: CartEventQuantitySet;
}

/** The buyer may go on. */
export interface EventCartReopened {
  type: 'cart.reopened';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: CartEventReopened;
}

/** The prices of now were accepted. */
export interface EventCartRepriced {
  type: 'cart.repriced';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: CartEventRepriced;
}

/** The vendor offered something. */
export interface EventClaimAnswered {
  type: 'claim.answered';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: ClaimEventAnswered;
}

/** The operator must decide. */
export interface EventClaimEscalated {
  type: 'claim.escalated';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: ClaimEventEscalated;
}

/** It was made. */
export interface EventClaimOpened {
  type: 'claim.opened';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: ClaimEventOpened;
}

/** It ended. */
export interface EventClaimResolved {
  type: 'claim.resolved';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: ClaimEventResolved;
}

/** The buyer took it back. */
export interface EventClaimWithdrawn {
  type: 'claim.withdrawn';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: ClaimEventWithdrawn;
}

/** It was made. */
export interface EventCommissionPlanCreated {
  type: 'commission_plan.created';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: CommissionPlanEventCreated;
}

/** What was drafted is in force. */
export interface EventCommissionPlanPublished {
  type: 'commission_plan.published';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: CommissionPlanEventPublished;
}

/** Other rules were written. */
export interface EventCommissionPlanRedrafted {
  type: 'commission_plan.redrafted';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: CommissionPlanEventRedrafted;
}

/** No vendor gets it any more. */
export interface EventCommissionPlanRetired {
  type: 'commission_plan.retired';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: CommissionPlanEventRetired;
}

/** The record was emptied. */
export interface EventContactErased {
  type: 'contact.erased';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: ContactEventErased;
}

/** The record was written. */
export interface EventContactWritten {
  type: 'contact.written';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: ContactEventWritten;
}

/** Buying was forbidden. */
export interface EventCustomerBlocked {
  type: 'customer.blocked';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: CustomerEventBlocked;
}

/** A guest's cart became the customer's. */
export interface EventCustomerCartClaimed {
  type: 'customer.cart_claimed';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: CustomerEventCartClaimed;
}

/** News are wanted, or not. */
export interface EventCustomerConsentSet {
  type: 'customer.consent_set';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: CustomerEventConsentSet;
}

/** A contact record came. */
export interface EventCustomerContactAdded {
  type: 'customer.contact_added';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: CustomerEventContactAdded;
}

/** A contact record went. */
export interface EventCustomerContactRemoved {
  type: 'customer.contact_removed';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: CustomerEventContactRemoved;
}

/** The person was forgotten; each contact record named here must be erased in the same commit. */
export interface EventCustomerErased {
  type: 'customer.erased';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: CustomerEventErased;
}

/** An account was opened. */
export interface EventCustomerRegistered {
  type: 'customer.registered';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: CustomerEventRegistered;
}

/** Buying was permitted again. */
export interface EventCustomerUnblocked {
  type: 'customer.unblocked';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: CustomerEventUnblocked;
}

/** Lines that were undone gave back what was disputed. */
export interface EventDisputeCovered {
  type: 'dispute.covered';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: DisputeEventCovered;
}

/** Evidence was sent. */
export interface EventDisputeEvidenceSubmitted {
  type: 'dispute.evidence_submitted';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: DisputeEventEvidenceSubmitted;
}

/** The money is gone. */
export interface EventDisputeLost {
  type: 'dispute.lost';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: DisputeEventLost;
}

/** The gateway took the money. */
export interface EventDisputeOpened {
  type: 'dispute.opened';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: DisputeEventOpened;
}

/** The money is back. */
export interface EventDisputeWon {
  type: 'dispute.won';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: DisputeEventWon;
}

/** It was agreed to. */
export interface EventExchangeApproved {
  type: 'exchange.approved';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: ExchangeEventApproved;
}

/** Never mind. */
export interface EventExchangeCancelled {
  type: 'exchange.cancelled';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: ExchangeEventCancelled;
}

/** The goods did not come in time. */
export interface EventExchangeLapsed {
  type: 'exchange.lapsed';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: ExchangeEventLapsed;
}

/** The goods are back. */
export interface EventExchangeReceived {
  type: 'exchange.received';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: ExchangeEventReceived;
}

/** The units are refunded instead. */
export interface EventExchangeRefunded {
  type: 'exchange.refunded';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: ExchangeEventRefunded;
}

/** It was not. */
export interface EventExchangeRefused {
  type: 'exchange.refused';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: ExchangeEventRefused;
}

/** It was asked for. */
export interface EventExchangeRequested {
  type: 'exchange.requested';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: ExchangeEventRequested;
}

/** The replacement is sent. */
export interface EventExchangeShipped {
  type: 'exchange.shipped';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: ExchangeEventShipped;
}

/** It lapsed. */
export interface EventGiftCardExpired {
  type: 'gift_card.expired';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: GiftCardEventExpired;
}

/** Its use was forbidden. */
export interface EventGiftCardFrozen {
  type: 'gift_card.frozen';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: GiftCardEventFrozen;
}

/** The card was issued. */
export interface EventGiftCardIssued {
  type: 'gift_card.issued';
  /** The version of its shape; it is 2 now. */
  v: number;
  data: GiftCardEventIssued;
}

/** Money was taken off it. */
export interface EventGiftCardRedeemed {
  type: 'gift_card.redeemed';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: GiftCardEventRedeemed;
}

/** Money was put back on it. */
export interface EventGiftCardRestored {
  type: 'gift_card.restored';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: GiftCardEventRestored;
}

/** Its use was permitted again. */
export interface EventGiftCardThawed {
  type: 'gift_card.thawed';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: GiftCardEventThawed;
}

/** It was issued. */
export interface EventInvoiceIssued {
  type: 'invoice.issued';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: InvoiceEventIssued;
}

/** The books of a period were closed. */
export interface EventMarketplaceBooksLocked {
  type: 'marketplace.books_locked';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: MarketplaceEventBooksLocked;
}

/** It is over. */
export interface EventMarketplaceClosed {
  type: 'marketplace.closed';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: MarketplaceEventClosed;
}

/** Its settings changed. */
export interface EventMarketplaceConfigured {
  type: 'marketplace.configured';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: MarketplaceEventConfigured;
}

/** It was founded. */
export interface EventMarketplaceCreated {
  type: 'marketplace.created';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: MarketplaceEventCreated;
}

/** It takes no new orders. */
export interface EventMarketplacePaused {
  type: 'marketplace.paused';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: MarketplaceEventPaused;
}

/** It takes orders again. */
export interface EventMarketplaceReopened {
  type: 'marketplace.reopened';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: MarketplaceEventReopened;
}

/** One of the platform's people left. */
export interface EventMarketplaceStaffRemoved {
  type: 'marketplace.staff_removed';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: MarketplaceEventStaffRemoved;
}

/** One of the platform's people came, or has another role. */
export interface EventMarketplaceStaffSet {
  type: 'marketplace.staff_set';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: MarketplaceEventStaffSet;
}

/** Its terms changed. */
export interface EventOfferChanged {
  type: 'offer.changed';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: OfferEventChanged;
}

/** It was made. */
export interface EventOfferCreated {
  type: 'offer.created';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: OfferEventCreated;
}

/** It is not sold for now. */
export interface EventOfferPaused {
  type: 'offer.paused';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: OfferEventPaused;
}

/** It is sold. */
export interface EventOfferPublished {
  type: 'offer.published';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: OfferEventPublished;
}

/** It is never sold again. */
export interface EventOfferRetired {
  type: 'offer.retired';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: OfferEventRetired;
}

/** Nobody fulfils it. */
export interface EventOrderCancelled {
  type: 'order.cancelled';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: OrderEventCancelled;
}

/** A capture was recorded on the platform's own lines. */
export interface EventOrderCaptureRecorded {
  type: 'order.capture_recorded';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: OrderEventCaptureRecorded;
}

/** It was made. */
export interface EventOrderCheckedOut {
  type: 'order.checked_out';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: OrderEventCheckedOut;
}

/** Every vendor's part is done. */
export interface EventOrderCompleted {
  type: 'order.completed';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: OrderEventCompleted;
}

/** It is delivered or billed to someone else. */
export interface EventOrderContactsEdited {
  type: 'order.contacts_edited';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: OrderEventContactsEdited;
}

/** A re-route's line is held. */
export interface EventOrderLineAttached {
  type: 'order.line_attached';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: OrderEventLineAttached;
}

/** It is agreed. */
export interface EventOrderPlaced {
  type: 'order.placed';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: OrderEventPlaced;
}

/** Its hold ended without money. */
export interface EventOrderReleased {
  type: 'order.released';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: OrderEventReleased;
}

/** The platform's own lines were undone. */
export interface EventOrderReversed {
  type: 'order.reversed';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: OrderEventReversed;
}

/** Money came late, and stock was there. */
export interface EventOrderRevived {
  type: 'order.revived';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: OrderEventRevived;
}

/** The buyer must do something. */
export interface EventPaymentActionNeeded {
  type: 'payment.action_needed';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: PaymentEventActionNeeded;
}

/** An attempt was recorded. */
export interface EventPaymentAttemptStarted {
  type: 'payment.attempt_started';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: PaymentEventAttemptStarted;
}

/** The gateway's answer is not known. */
export interface EventPaymentAttemptUnknown {
  type: 'payment.attempt_unknown';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: PaymentEventAttemptUnknown;
}

/** The money is held, or owed. */
export interface EventPaymentAuthorized {
  type: 'payment.authorized';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: PaymentEventAuthorized;
}

/** Its answer is not known. */
export interface EventPaymentBecameUnknown {
  type: 'payment.became_unknown';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: PaymentEventBecameUnknown;
}

/** Money came after the order was let go. */
export interface EventPaymentCameLate {
  type: 'payment.came_late';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: PaymentEventCameLate;
}

/** Another attempt brought the money a second time: what is held is let go, what was taken is to be refunded. */
export interface EventPaymentCameTwice {
  type: 'payment.came_twice';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: PaymentEventCameTwice;
}

/** What the buyer owed was collected. */
export interface EventPaymentCollected {
  type: 'payment.collected';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: PaymentEventCollected;
}

/** Money is asked for. */
export interface EventPaymentCreated {
  type: 'payment.created';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: PaymentEventCreated;
}

/** The gateway said no. */
export interface EventPaymentDeclined {
  type: 'payment.declined';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: PaymentEventDeclined;
}

/** A dispute ended. */
export interface EventPaymentDisputeEnded {
  type: 'payment.dispute_ended';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: PaymentEventDisputeEnded;
}

/** A part is held on a dispute. */
export interface EventPaymentDisputeHeld {
  type: 'payment.dispute_held';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: PaymentEventDisputeHeld;
}

/** The buyer's time to pay is over, or the time to capture what was authorized. */
export interface EventPaymentExpired {
  type: 'payment.expired';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: PaymentEventExpired;
}

/** It did not happen, or came back. */
export interface EventPaymentFailed {
  type: 'payment.failed';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: PaymentEventFailed;
}

/** What was authorized, and not captured, can be captured no more. */
export interface EventPaymentLapsed {
  type: 'payment.lapsed';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: PaymentEventLapsed;
}

/** The late money is for the revived order. */
export interface EventPaymentLateAccepted {
  type: 'payment.late_accepted';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: PaymentEventLateAccepted;
}

/** The late money goes back: what is held is voided, what was taken is to be refunded. */
export interface EventPaymentLateReturned {
  type: 'payment.late_returned';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: PaymentEventLateReturned;
}

/** The attempt took the money. */
export interface EventPaymentPaid {
  type: 'payment.paid';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: PaymentEventPaid;
}

/** The order was let go. */
export interface EventPaymentReleased {
  type: 'payment.released';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: PaymentEventReleased;
}

/** A capture, void or refund was recorded. */
export interface EventPaymentStarted {
  type: 'payment.started';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: PaymentEventStarted;
}

/** It is done. */
export interface EventPaymentSucceeded {
  type: 'payment.succeeded';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: PaymentEventSucceeded;
}

/** A capture that was said to have failed took its money after all, when another had taken as much: it goes back. */
export interface EventPaymentTakenTwice {
  type: 'payment.taken_twice';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: PaymentEventTakenTwice;
}

/** It was never started. */
export interface EventPayoutCancelled {
  type: 'payout.cancelled';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: PayoutEventCancelled;
}

/** It did not arrive. */
export interface EventPayoutFailed {
  type: 'payout.failed';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: PayoutEventFailed;
}

/** The provider paid it. */
export interface EventPayoutPaid {
  type: 'payout.paid';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: PayoutEventPaid;
}

/** One person asked for it. */
export interface EventPayoutRequested {
  type: 'payout.requested';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: PayoutEventRequested;
}

/** The money left what is available; the provider is being asked. */
export interface EventPayoutStarted {
  type: 'payout.started';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: PayoutEventStarted;
}

/** Where an event is: a partition, and its position there. */
export interface EventPlace {
  /** Which of the partitions. */
  partition: number;
  /** Its place there, from 1. */
  position: number;
}

/** It may be used. */
export interface EventPromotionActivated {
  type: 'promotion.activated';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: PromotionEventActivated;
}

/** A coupon was added. */
export interface EventPromotionCouponAdded {
  type: 'promotion.coupon_added';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: PromotionEventCouponAdded;
}

/** It was made. */
export interface EventPromotionCreated {
  type: 'promotion.created';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: PromotionEventCreated;
}

/** It is over. */
export interface EventPromotionEnded {
  type: 'promotion.ended';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: PromotionEventEnded;
}

/** Not for now. */
export interface EventPromotionPaused {
  type: 'promotion.paused';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: PromotionEventPaused;
}

/** The books say what the provider says, with what this posts. */
export interface EventReconciliationAgreed {
  type: 'reconciliation.agreed';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: ReconciliationEventAgreed;
}

/** They differ, and with what this posts the difference is in suspense. */
export interface EventReconciliationSuspended {
  type: 'reconciliation.suspended';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: ReconciliationEventSuspended;
}

/** Somebody wants to give it up. */
export interface EventReconciliationWriteOffAsked {
  type: 'reconciliation.write_off_asked';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: ReconciliationEventWriteOffAsked;
}

/** It was given up. */
export interface EventReconciliationWrittenOff {
  type: 'reconciliation.written_off';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: ReconciliationEventWrittenOff;
}

/** It was asked for. */
export interface EventRefundCreated {
  type: 'refund.created';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: RefundEventCreated;
}

/** A dispute took some of a failed part: the rest is still owed. */
export interface EventRefundPartCovered {
  type: 'refund.part_covered';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: RefundEventPartCovered;
}

/** A part becomes store credit, which the store credit posts. */
export interface EventRefundPartCredited {
  type: 'refund.part_credited';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: RefundEventPartCredited;
}

/** A part did not arrive. */
export interface EventRefundPartFailed {
  type: 'refund.part_failed';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: RefundEventPartFailed;
}

/** The buyer has a part. */
export interface EventRefundPartPaid {
  type: 'refund.part_paid';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: RefundEventPartPaid;
}

/** A part was paid from the platform's bank instead. */
export interface EventRefundPartPaidByHand {
  type: 'refund.part_paid_by_hand';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: RefundEventPartPaidByHand;
}

/** A part is tried again. */
export interface EventRefundPartRetried {
  type: 'refund.part_retried';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: RefundEventPartRetried;
}

/** Units were taken besides. */
export interface EventReservationAdded {
  type: 'reservation.added';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: ReservationEventAdded;
}

/** Units are sold. */
export interface EventReservationConfirmed {
  type: 'reservation.confirmed';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: ReservationEventConfirmed;
}

/** The time was over, and all that was kept was given back. */
export interface EventReservationExpired {
  type: 'reservation.expired';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: ReservationEventExpired;
}

/** Units are kept. */
export interface EventReservationHeld {
  type: 'reservation.held';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: ReservationEventHeld;
}

/** Units were given back; others are still kept, or were sent. */
export interface EventReservationReduced {
  type: 'reservation.reduced';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: ReservationEventReduced;
}

/** All that was kept was given back, and nothing was sent. */
export interface EventReservationReleased {
  type: 'reservation.released';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: ReservationEventReleased;
}

/** What ended is kept again. */
export interface EventReservationRenewed {
  type: 'reservation.renewed';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: ReservationEventRenewed;
}

/** Units left. */
export interface EventReservationShipped {
  type: 'reservation.shipped';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: ReservationEventShipped;
}

/** It was agreed to. */
export interface EventReturnApproved {
  type: 'return.approved';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: ReturnEventApproved;
}

/** Never mind. */
export interface EventReturnCancelled {
  type: 'return.cancelled';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: ReturnEventCancelled;
}

/** It was looked at. */
export interface EventReturnInspected {
  type: 'return.inspected';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: ReturnEventInspected;
}

/** It was not sent in time, or did not arrive. */
export interface EventReturnLapsed {
  type: 'return.lapsed';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: ReturnEventLapsed;
}

/** It arrived. */
export interface EventReturnReceived {
  type: 'return.received';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: ReturnEventReceived;
}

/** It was not. */
export interface EventReturnRefused {
  type: 'return.refused';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: ReturnEventRefused;
}

/** It was asked for. */
export interface EventReturnRequested {
  type: 'return.requested';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: ReturnEventRequested;
}

/** It was sent. */
export interface EventReturnSent {
  type: 'return.sent';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: ReturnEventSent;
}

/** The reserve came free. */
export interface EventSettlementReserveReleased {
  type: 'settlement.reserve_released';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: SettlementEventReserveReleased;
}

/** Lines were settled. */
export interface EventSettlementSettled {
  type: 'settlement.settled';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: SettlementEventSettled;
}

/** What the vendor owed was written off. */
export interface EventSettlementWrittenOff {
  type: 'settlement.written_off';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: SettlementEventWrittenOff;
}

/** Backorders were allowed or stopped. */
export interface EventStockBackorderSet {
  type: 'stock.backorder_set';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: StockEventBackorderSet;
}

/** Goods were counted. */
export interface EventStockCounted {
  type: 'stock.counted';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: StockEventCounted;
}

/** Goods came in. */
export interface EventStockReceived {
  type: 'stock.received';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: StockEventReceived;
}

/** Its use was forbidden. */
export interface EventStoreCreditFrozen {
  type: 'store_credit.frozen';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: StoreCreditEventFrozen;
}

/** Credit was granted. */
export interface EventStoreCreditGranted {
  type: 'store_credit.granted';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: StoreCreditEventGranted;
}

/** It was spent. */
export interface EventStoreCreditRedeemed {
  type: 'store_credit.redeemed';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: StoreCreditEventRedeemed;
}

/** It came back. */
export interface EventStoreCreditRestored {
  type: 'store_credit.restored';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: StoreCreditEventRestored;
}

/** It was taken back. */
export interface EventStoreCreditRevoked {
  type: 'store_credit.revoked';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: StoreCreditEventRevoked;
}

/** Its use was permitted again. */
export interface EventStoreCreditThawed {
  type: 'store_credit.thawed';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: StoreCreditEventThawed;
}

/** It did not happen. */
export interface EventTransferFailed {
  type: 'transfer.failed';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: TransferEventFailed;
}

/** It is not back. */
export interface EventTransferReversalFailed {
  type: 'transfer.reversal_failed';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: TransferEventReversalFailed;
}

/** Some of it is to be taken back; the gateway is being asked. */
export interface EventTransferReversalStarted {
  type: 'transfer.reversal_started';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: TransferEventReversalStarted;
}

/** It is back. */
export interface EventTransferReversalSucceeded {
  type: 'transfer.reversal_succeeded';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: TransferEventReversalSucceeded;
}

/** The money left what is available; the gateway is being asked. */
export interface EventTransferStarted {
  type: 'transfer.started';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: TransferEventStarted;
}

/** The gateway moved it. */
export interface EventTransferSucceeded {
  type: 'transfer.succeeded';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: TransferEventSucceeded;
}

/** A second one agreed. */
export interface EventVendorAccountConfirmed {
  type: 'vendor.account_confirmed';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: VendorEventAccountConfirmed;
}

/** One person wants it paid elsewhere. */
export interface EventVendorAccountProposed {
  type: 'vendor.account_proposed';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: VendorEventAccountProposed;
}

/** It sells. */
export interface EventVendorActivated {
  type: 'vendor.activated';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: VendorEventActivated;
}

/** It applied. */
export interface EventVendorApplied {
  type: 'vendor.applied';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: VendorEventApplied;
}

/** It is gone. */
export interface EventVendorClosed {
  type: 'vendor.closed';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: VendorEventClosed;
}

/** A place was taken out. */
export interface EventVendorLocationRemoved {
  type: 'vendor.location_removed';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: VendorEventLocationRemoved;
}

/** A place came, or changed. */
export interface EventVendorLocationSet {
  type: 'vendor.location_set';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: VendorEventLocationSet;
}

/** One of its people left. */
export interface EventVendorMemberRemoved {
  type: 'vendor.member_removed';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: VendorEventMemberRemoved;
}

/** One of its people came, or has another role. */
export interface EventVendorMemberSet {
  type: 'vendor.member_set';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: VendorEventMemberSet;
}

/** The vendor will fulfil it. */
export interface EventVendorOrderAccepted {
  type: 'vendor_order.accepted';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: VendorOrderEventAccepted;
}

/** The vendor is asked again for what is left: other places of it have that. */
export interface EventVendorOrderAskedAgain {
  type: 'vendor_order.asked_again';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: VendorOrderEventAskedAgain;
}

/** All of it was cancelled before anything was sent. */
export interface EventVendorOrderCancelled {
  type: 'vendor_order.cancelled';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: VendorOrderEventCancelled;
}

/** A capture was recorded on the lines. */
export interface EventVendorOrderCaptureRecorded {
  type: 'vendor_order.capture_recorded';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: VendorOrderEventCaptureRecorded;
}

/** Every unit is somewhere for good. */
export interface EventVendorOrderCompleted {
  type: 'vendor_order.completed';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: VendorOrderEventCompleted;
}

/** It was made. */
export interface EventVendorOrderCreated {
  type: 'vendor_order.created';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: VendorOrderEventCreated;
}

/** A parcel arrived. */
export interface EventVendorOrderDelivered {
  type: 'vendor_order.delivered';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: VendorOrderEventDelivered;
}

/** The vendor's window is over. */
export interface EventVendorOrderLapsed {
  type: 'vendor_order.lapsed';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: VendorOrderEventLapsed;
}

/** The note was changed. */
export interface EventVendorOrderNoteChanged {
  type: 'vendor_order.note_changed';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: VendorOrderEventNoteChanged;
}

/** The order was placed. */
export interface EventVendorOrderPlaced {
  type: 'vendor_order.placed';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: VendorOrderEventPlaced;
}

/** The vendor will not. */
export interface EventVendorOrderRejected {
  type: 'vendor_order.rejected';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: VendorOrderEventRejected;
}

/** Parts of the lines were undone. */
export interface EventVendorOrderReversed {
  type: 'vendor_order.reversed';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: VendorOrderEventReversed;
}

/** Lines were settled. */
export interface EventVendorOrderSettled {
  type: 'vendor_order.settled';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: VendorOrderEventSettled;
}

/** Units were sent. */
export interface EventVendorOrderShipped {
  type: 'vendor_order.shipped';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: VendorOrderEventShipped;
}

/** A line was taken over from another vendor order. */
export interface EventVendorOrderTakenOver {
  type: 'vendor_order.taken_over';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: VendorOrderEventTakenOver;
}

/** Units were cancelled before they were sent. */
export interface EventVendorOrderUnitsCancelled {
  type: 'vendor_order.units_cancelled';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: VendorOrderEventUnitsCancelled;
}

/** It is paid nothing for now. */
export interface EventVendorPayoutsHeld {
  type: 'vendor.payouts_held';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: VendorEventPayoutsHeld;
}

/** It is paid again. */
export interface EventVendorPayoutsReleased {
  type: 'vendor.payouts_released';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: VendorEventPayoutsReleased;
}

/** It has another commission plan. */
export interface EventVendorPlanAssigned {
  type: 'vendor.plan_assigned';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: VendorEventPlanAssigned;
}

/** It sells again. */
export interface EventVendorReinstated {
  type: 'vendor.reinstated';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: VendorEventReinstated;
}

/** It was not taken. */
export interface EventVendorRejected {
  type: 'vendor.rejected';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: VendorEventRejected;
}

/** A requirement is met. */
export interface EventVendorRequirementAccepted {
  type: 'vendor.requirement_accepted';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: VendorEventRequirementAccepted;
}

/** A requirement is not met. */
export interface EventVendorRequirementRefused {
  type: 'vendor.requirement_refused';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: VendorEventRequirementRefused;
}

/** A requirement was answered. */
export interface EventVendorRequirementSubmitted {
  type: 'vendor.requirement_submitted';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: VendorEventRequirementSubmitted;
}

/** The operator is asked to look. */
export interface EventVendorReviewRequested {
  type: 'vendor.review_requested';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: VendorEventReviewRequested;
}

/** It sells nothing new. */
export interface EventVendorSuspended {
  type: 'vendor.suspended';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: VendorEventSuspended;
}

/** An endpoint was added. */
export interface EventWebhookEndpointAdded {
  type: 'webhook_endpoint.added';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: WebhookEndpointEventAdded;
}

/** It has another address, or wants other events. */
export interface EventWebhookEndpointChanged {
  type: 'webhook_endpoint.changed';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: WebhookEndpointEventChanged;
}

/** It is sent nothing any more. */
export interface EventWebhookEndpointDisabled {
  type: 'webhook_endpoint.disabled';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: WebhookEndpointEventDisabled;
}

/** It is sent what happens from then on. */
export interface EventWebhookEndpointEnabled {
  type: 'webhook_endpoint.enabled';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: WebhookEndpointEventEnabled;
}

/** It was taken away. */
export interface EventWebhookEndpointRemoved {
  type: 'webhook_endpoint.removed';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: WebhookEndpointEventRemoved;
}

/** It has a new secret. */
export interface EventWebhookEndpointSecretRotated {
  type: 'webhook_endpoint.secret_rotated';
  /** The version of its shape; it is 1 now. */
  v: number;
  data: WebhookEndpointEventSecretRotated;
}

/** What has become of an exchange. */
export type Exchange =
  | ExchangeAbsent
  | ExchangeRequested
  | ExchangeApproved
  | ExchangeReceived
  | ExchangeShipped
  | ExchangeRefunded
  | ExchangeRefused
  | ExchangeCancelled
  | ExchangeLapsed;

/** There is none. */
export interface ExchangeAbsent {
  state: 'absent';
}

/** Agreed to; the replacement is held. */
export interface ExchangeApproved {
  state: 'approved';
  /** The exchange. */
  id: ExchangeId;
  /** The vendor order. */
  vendorOrder: VendorOrderId;
  /** Which units. */
  lines: LineUnits[];
  /** What is wrong with them. */
  reason: string;
  /** Until when the next step must be done; none before it is agreed to. */
  due: Timestamp | null;
}

/** Everything that an exchange remembers. */
export interface ExchangeBook {
  /** The exchange. */
  id: ExchangeId;
  /** The vendor order. */
  vendorOrder: VendorOrderId;
  /** Which units. */
  lines: LineUnits[];
  /** What is wrong with them. */
  reason: string;
  /** Until when the next step must be done; none before it is agreed to. */
  due: Timestamp | null;
}

/** Everything that an exchange remembers. */
export interface ExchangeBookInput {
  /** The exchange. */
  id: ExchangeId;
  /** The vendor order. */
  vendorOrder: VendorOrderId;
  /** Which units. */
  lines: LineUnits[];
  /** What is wrong with them. */
  reason: string;
  /** Until when the next step must be done; none before it is agreed to. */
  due?: Timestamp | null;
}

/** Never mind: what was held is free. */
export interface ExchangeCancelled {
  state: 'cancelled';
  /** The exchange. */
  id: ExchangeId;
  /** The vendor order. */
  vendorOrder: VendorOrderId;
  /** Which units. */
  lines: LineUnits[];
  /** What is wrong with them. */
  reason: string;
  /** Until when the next step must be done; none before it is agreed to. */
  due: Timestamp | null;
}

/** What happened. */
export type ExchangeEvent =
  | ExchangeEventRequested
  | ExchangeEventApproved
  | ExchangeEventRefused
  | ExchangeEventReceived
  | ExchangeEventShipped
  | ExchangeEventRefunded
  | ExchangeEventCancelled
  | ExchangeEventLapsed;

/** It was agreed to. */
export interface ExchangeEventApproved {
  event: 'approved';
  /** Until when the goods must be back. */
  due: Timestamp;
  /** When. */
  at: Timestamp;
}

/** Never mind. */
export interface ExchangeEventCancelled {
  event: 'cancelled';
  /** When. */
  at: Timestamp;
}

/** What happened. */
export type ExchangeEventInput =
  | ExchangeEventRequestedInput
  | ExchangeEventApproved
  | ExchangeEventRefused
  | ExchangeEventReceived
  | ExchangeEventShippedInput
  | ExchangeEventRefunded
  | ExchangeEventCancelled
  | ExchangeEventLapsed;

/** The goods did not come in time. */
export interface ExchangeEventLapsed {
  event: 'lapsed';
  /** When. */
  at: Timestamp;
}

/** The goods are back. */
export interface ExchangeEventReceived {
  event: 'received';
  /** Until when the replacement must be sent. */
  due: Timestamp;
  /** When. */
  at: Timestamp;
}

/** The units are refunded instead. */
export interface ExchangeEventRefunded {
  event: 'refunded';
  /** When. */
  at: Timestamp;
}

/** It was not. */
export interface ExchangeEventRefused {
  event: 'refused';
  /** Why. */
  why: string;
  /** When. */
  at: Timestamp;
}

/** It was asked for. */
export interface ExchangeEventRequested {
  event: 'requested';
  /** The exchange as it begins. */
  book: ExchangeBook;
  /** When. */
  at: Timestamp;
}

/** It was asked for. */
export interface ExchangeEventRequestedInput {
  event: 'requested';
  /** The exchange as it begins. */
  book: ExchangeBookInput;
  /** When. */
  at: Timestamp;
}

/** The replacement is sent. */
export interface ExchangeEventShipped {
  event: 'shipped';
  /** The carrier and its number. */
  tracking: string | null;
  /** When. */
  at: Timestamp;
}

/** The replacement is sent. */
export interface ExchangeEventShippedInput {
  event: 'shipped';
  /** The carrier and its number. */
  tracking?: string | null;
  /** When. */
  at: Timestamp;
}

/** What the engine looked up. */
export interface ExchangeFacts {
  /** Now. */
  at: Timestamp;
  /** The exchange, where it is being asked for. */
  id: ExchangeId;
  /**
   * Units that were delivered and are neither returned nor on their way back, by line.
   *
   * Where it is left out: `[]`.
   */
  returnable?: LineUnits[];
  /** Until when goods may come back. */
  windowUntil: Timestamp;
  /** Whether the replacement's stock could be held, or still is. */
  replacement: Replacement;
  /** Until when the step after this one must be done. */
  due: Timestamp;
}

/** An exchange of goods. */
export type ExchangeId = `exc_${string}`;

/** The goods did not come: what was held is free. */
export interface ExchangeLapsed {
  state: 'lapsed';
  /** The exchange. */
  id: ExchangeId;
  /** The vendor order. */
  vendorOrder: VendorOrderId;
  /** Which units. */
  lines: LineUnits[];
  /** What is wrong with them. */
  reason: string;
  /** Until when the next step must be done; none before it is agreed to. */
  due: Timestamp | null;
}

/** What was made, and the receipt of the request. */
export interface ExchangeMade {
  id: ExchangeId;
  receipt: Receipt;
}

/** The goods are back; the replacement can go. */
export interface ExchangeReceived {
  state: 'received';
  /** The exchange. */
  id: ExchangeId;
  /** The vendor order. */
  vendorOrder: VendorOrderId;
  /** Which units. */
  lines: LineUnits[];
  /** What is wrong with them. */
  reason: string;
  /** Until when the next step must be done; none before it is agreed to. */
  due: Timestamp | null;
}

/** There was no replacement: the units are refunded. */
export interface ExchangeRefunded {
  state: 'refunded';
  /** The exchange. */
  id: ExchangeId;
  /** The vendor order. */
  vendorOrder: VendorOrderId;
  /** Which units. */
  lines: LineUnits[];
  /** What is wrong with them. */
  reason: string;
  /** Until when the next step must be done; none before it is agreed to. */
  due: Timestamp | null;
}

/** Not agreed to. */
export interface ExchangeRefused {
  state: 'refused';
  /** The exchange. */
  id: ExchangeId;
  /** The vendor order. */
  vendorOrder: VendorOrderId;
  /** Which units. */
  lines: LineUnits[];
  /** What is wrong with them. */
  reason: string;
  /** Until when the next step must be done; none before it is agreed to. */
  due: Timestamp | null;
}

/** What a caller may ask. */
export type ExchangeRequest =
  | ExchangeRequestCreate
  | ExchangeRequestApprove
  | ExchangeRequestRefuse
  | ExchangeRequestReceive
  | ExchangeRequestShip
  | ExchangeRequestRefund
  | ExchangeRequestCancel
  | ExchangeRequestLapse;

/** Agree. */
export interface ExchangeRequestApprove {
  request: 'approve';
}

/** Never mind. */
export interface ExchangeRequestCancel {
  request: 'cancel';
}

/** Ask for others. */
export interface ExchangeRequestCreate {
  request: 'create';
  /** The vendor order. */
  vendorOrder: VendorOrderId;
  /** Which units. */
  lines: LineUnits[];
  /** What is wrong with them. */
  reason: string;
}

/** The next step's time is over. */
export interface ExchangeRequestLapse {
  request: 'lapse';
}

/** The goods are back. */
export interface ExchangeRequestReceive {
  request: 'receive';
}

/** There is no replacement after all. */
export interface ExchangeRequestRefund {
  request: 'refund';
}

/** Do not agree. */
export interface ExchangeRequestRefuse {
  request: 'refuse';
  /** Why. */
  why: string;
}

/** The replacement goes out. */
export interface ExchangeRequestShip {
  request: 'ship';
  /** The carrier and its number. */
  tracking?: string | null;
}

/** Asked for. */
export interface ExchangeRequested {
  state: 'requested';
  /** The exchange. */
  id: ExchangeId;
  /** The vendor order. */
  vendorOrder: VendorOrderId;
  /** Which units. */
  lines: LineUnits[];
  /** What is wrong with them. */
  reason: string;
  /** Until when the next step must be done; none before it is agreed to. */
  due: Timestamp | null;
}

/** The replacement is sent. */
export interface ExchangeShipped {
  state: 'shipped';
  /** The exchange. */
  id: ExchangeId;
  /** The vendor order. */
  vendorOrder: VendorOrderId;
  /** Which units. */
  lines: LineUnits[];
  /** What is wrong with them. */
  reason: string;
  /** Until when the next step must be done; none before it is agreed to. */
  due: Timestamp | null;
}

/** What {@link ExchangesMethods.approve} takes. */
export interface ExchangesApproveInput {
  id: ExchangeId;
}

/** What {@link ExchangesMethods.cancel} takes. */
export interface ExchangesCancelInput {
  id: ExchangeId;
}

/** What {@link ExchangesMethods.create} takes. */
export interface ExchangesCreateInput {
  /** The vendor order. */
  vendorOrder: VendorOrderId;
  /** Which units. */
  lines: LineUnits[];
  /** What is wrong with them. */
  reason: string;
}

/** What {@link ExchangesMethods.get} takes. */
export interface ExchangesGetInput {
  id: ExchangeId;
}

/** What {@link ExchangesMethods.lapse} takes. */
export interface ExchangesLapseInput {
  id: ExchangeId;
}

/** What {@link ExchangesMethods.list} takes. */
export interface ExchangesListInput {
  by?: ListBy | null;
  after?: string | null;
  limit?: number | null;
}

/** What {@link ExchangesMethods.receive} takes. */
export interface ExchangesReceiveInput {
  id: ExchangeId;
}

/** What {@link ExchangesMethods.refund} takes. */
export interface ExchangesRefundInput {
  id: ExchangeId;
}

/** What {@link ExchangesMethods.refuse} takes. */
export interface ExchangesRefuseInput {
  id: ExchangeId;
  /** Why. */
  why: string;
}

/** What {@link ExchangesMethods.ship} takes. */
export interface ExchangesShipInput {
  id: ExchangeId;
  /** The carrier and its number. */
  tracking?: string | null;
}

/** All that is known of a person. */
export interface Export {
  /** The customer's own record. */
  customer: Customer;
  /** What each of the customer's contact records says. */
  contacts: Array<[ContactId, ContactDetails]>;
  /** The customer's orders; they hold ids and no name. */
  orders: OrderId[];
  /** The customer's carts, newest first, with what was noted on their lines. */
  carts: Cart[];
}

/**
 * Why a call gave nothing: the engine's error, or one of the few that only this boundary knows.
 *
 * As JSON: `{"kind": "conflict", "code": "cart.empty", "retry": {"retry": "never"}, "message": "the cart is empty", "data": null}`. `kind` says what to do and `code` what it is; both are API, the message is not. `retry` is `{"retry": "never"}` or `{"retry": "after", "ms": 1000}`. `data` holds the fields of a refusal that has any.
 */
export interface Failure {
  /** What to do about it. */
  kind: ErrorKind;
  code: Code;
  /** Whether and when to try again. */
  retry: Retry;
  /** What it says to people. */
  message: string;
  /** The fields of the refusal, if it has any. */
  data: unknown;
}

/**
 * On what a fee is taken.
 *
 * - `net`: The line without tax. The default.
 * - `gross`: The line with tax.
 */
export type FeeBase = 'net' | 'gross';

/**
 * What happens to a fee that is more than the line leaves the vendor.
 *
 * A vendor's share is never below zero: a vendor cannot owe for a sale.
 *
 * - `cut`: The fee is cut to it. The default.
 * - `refuse`: The order is refused: the operator would rather not sell at all.
 */
export type FeeBeyond = 'cut' | 'refuse';

/** What a fee needs to know of a line. Amounts are in minor units. */
export interface FeeLine {
  /** `unit_price x quantity`. */
  list: Amount;
  /** How many units. */
  quantity: number;
  /** The discounts that lower the base. */
  discount: Amount;
  /** The tax of the line. */
  tax: Amount;
  /** Whether the price has the tax inside. */
  prices: PriceBasis;
  /**
   * Delivery, where it is taken together with the line.
   *
   * Where it is left out: `0`.
   */
  shipping?: Amount;
  /**
   * This line's part of what the rule charges per vendor order.
   *
   * Where it is left out: `0`.
   */
  perOrder?: Amount;
}

/** To whom a fee goes. */
export type FeePayee = FeePayeeCommission | FeePayeePaymentFee | FeePayeeAffiliate;

/** An affiliate. */
export interface FeePayeeAffiliate {
  payee: 'affiliate';
  /** The affiliate. */
  affiliate: AffiliateId;
}

/** The platform, as commission. */
export interface FeePayeeCommission {
  payee: 'commission';
}

/** The platform, for the cost of payment. */
export interface FeePayeePaymentFee {
  payee: 'payment_fee';
}

/**
 * Whether a fee is taken on delivery too.
 *
 * - `excluded`: On goods only. The default.
 * - `included`: On delivery too, at the same rate: on the vendor's delivery line, without fixed parts, floor or cap.
 */
export type FeeShipping = 'excluded' | 'included';

/** VAT on a fee. */
export interface FeeVat {
  /** The rate, at most 1. */
  rate: Rate;
  /** Where it is owed. */
  jurisdiction: Jurisdiction;
}

/** The fixed parts of a fee, in minor units of the order's currency. */
export interface FixedFee {
  /**
   * A unit.
   *
   * Where it is left out: `0`.
   */
  perUnit: Amount;
  /**
   * A line.
   *
   * Where it is left out: `0`.
   */
  perLine: Amount;
  /**
   * A vendor order: shared over those of its lines that the rule decides, by their bases.
   *
   * Where it is left out: `0`.
   */
  perOrder: Amount;
}

/** The fixed parts of a fee, in minor units of the order's currency. */
export interface FixedFeeInput {
  /**
   * A unit.
   *
   * Where it is left out: `0`.
   */
  perUnit?: Amount;
  /**
   * A line.
   *
   * Where it is left out: `0`.
   */
  perLine?: Amount;
  /**
   * A vendor order: shared over those of its lines that the rule decides, by their bases.
   *
   * Where it is left out: `0`.
   */
  perOrder?: Amount;
}

/** A secret that is told once, and what is kept of it. */
export interface FreshCartTokenHash {
  token?: string | null;
  code?: string | null;
  hash: CartTokenHash;
}

/** A secret that is told once, and what is kept of it. */
export interface FreshGiftCardCodeHash {
  token?: string | null;
  code?: string | null;
  hash: GiftCardCodeHash;
}

/** A line as it was placed. See the module. */
export interface FrozenLine {
  /** The line. */
  id: LineId;
  /** What it is for. */
  kind: LineKind;
  /** How many units; 1 for delivery and fees. */
  quantity: number;
  total: Amount;
  sources: MoneySourceShare[];
  uses: FrozenUseShare[];
}

/** A line as it was placed. See the module. */
export interface FrozenLineInput {
  id: LineId;
  kind: LineKind;
  quantity: number;
  total: Amount;
  sources: MoneySourceShare[];
  uses: FrozenUseShare[];
}

/** One move of a line: what it is afterwards, and what each party puts in or gets in a capture, or gets back or gives back in a reversal. */
export interface FrozenLineMoved {
  /** The line. */
  line: LineId;
  /** Its progress after the move. */
  to: LineProgress;
  /** What each source puts in (a capture) or gets back (a reversal); zero shares are left out. */
  sources: MoneySourceShare[];
  /** What each use gets (a capture) or gives back (a reversal); zero shares are left out. */
  uses: MoneyUseShare[];
  /** What of each source was undone before it was captured: nothing is posted, but the buyer is never asked for it. */
  voided?: MoneySourceShare[];
  journal?: Journal | null;
}

/** What {@link frozenLine} takes. */
export interface FrozenLineMovesInput {
  line: FrozenLineParts;
  /** Where it is left out: `{"captured":0,"voided":0,"reversed":0}`. */
  progress?: LineProgress;
  moves?: FrozenLineStep[];
  post?: FrozenLinePost | null;
}

/** A line before anything is checked, so that a scenario sees the refusal. */
export interface FrozenLineParts {
  id: LineId;
  kind: LineKind;
  quantity: number;
  sources: MoneySourceShare[];
  uses: FrozenUseShare[];
}

/** Whose journals a scenario wants to see. */
export interface FrozenLinePost {
  operation: AnyId;
  order: OrderId;
  currency: Currency;
  /** Where it is left out: `"pending"`. */
  share?: VendorShare;
}

/** Moves of one kind: once, or several times in a row and shown as their sum. */
export interface FrozenLineStep {
  move: FrozenLineStepKind;
  to?: number | null;
  /** Where it is left out: `1`. */
  times?: number;
}

/** What a step takes of a line, or undoes of it, and how much: up to so much, so many units, an amount, or the rest. */
export type FrozenLineStepKind = 'capture_to' | 'capture_rest' | 'undo_to' | 'undo_units' | 'undo_amount';

/**
 * One use, and what of it comes back when the line is undone as a whole.
 *
 * A fee that is returned gives back all of it. A fee that is kept gives back nothing, or all but a fixed part, and the vendor gives back that much more: the sum is the same. Nobody but the vendor gives back more than it got.
 */
export type FrozenUseShare =
  | FrozenUseShareVendor
  | FrozenUseShareTax
  | FrozenUseShareVendorTax
  | FrozenUseShareFee
  | FrozenUseShareFeeVat
  | FrozenUseSharePlatform;

/** A fee that the vendor bears. */
export interface FrozenUseShareFee {
  use: 'fee';
  /** Its place in the stack. */
  slot: Slot;
  /** To whom. */
  payee: FeePayee;
  /** How much of the line is for it, in minor units. */
  amount: Amount;
  /** How much of the line it gives back when all is undone, in minor units. */
  returns: Amount;
}

/** VAT on a fee. */
export interface FrozenUseShareFeeVat {
  use: 'fee_vat';
  /** The fee's place in the stack. */
  slot: Slot;
  /** Where it is owed. */
  jurisdiction: Jurisdiction;
  /** How much of the line is for it, in minor units. */
  amount: Amount;
  /** How much of the line it gives back when all is undone, in minor units. */
  returns: Amount;
}

/** The platform's own: delivery that it sells, a buyer fee. */
export interface FrozenUseSharePlatform {
  use: 'platform';
  /** How much of the line is for it, in minor units. */
  amount: Amount;
  /** How much of the line it gives back when all is undone, in minor units. */
  returns: Amount;
}

/** A tax on the line that the platform remits. */
export interface FrozenUseShareTax {
  use: 'tax';
  /** Where it is owed. */
  jurisdiction: Jurisdiction;
  /** At which rate. */
  rate: Rate;
  /** How much of the line is for it, in minor units. */
  amount: Amount;
  /** How much of the line it gives back when all is undone, in minor units. */
  returns: Amount;
}

/** The vendor who sells the line. */
export interface FrozenUseShareVendor {
  use: 'vendor';
  /** The vendor. */
  vendor: VendorId;
  /** How much of the line is for it, in minor units. */
  amount: Amount;
  /** How much of the line it gives back when all is undone, in minor units. */
  returns: Amount;
}

/** A tax on the line that its vendor remits: the vendor's money until then. */
export interface FrozenUseShareVendorTax {
  use: 'vendor_tax';
  /** The vendor. */
  vendor: VendorId;
  /** Where it is owed. */
  jurisdiction: Jurisdiction;
  /** At which rate. */
  rate: Rate;
  /** How much of the line is for it, in minor units. */
  amount: Amount;
  /** How much of the line it gives back when all is undone, in minor units. */
  returns: Amount;
}

/** A payment gateway, as the host registered it. At most 32 letters, digits, `_`, `-` and `.`. */
export type Gateway = string;

/** What a gateway said of an operation. */
export type GatewayAnswer = GatewayAnswerSucceeded | GatewayAnswerDeclined | GatewayAnswerNeedsAction | GatewayAnswerUnknown;

/** It is not done, and asking again would not help. */
export interface GatewayAnswerDeclined {
  answer: 'declined';
  /** The gateway's reason, without anything of the payer's. */
  reason: string;
}

/** The payer has to do something first. */
export interface GatewayAnswerNeedsAction {
  answer: 'needs_action';
  /** Where the payer goes on, as the gateway gave it. */
  url?: string | null;
}

/** It is done. */
export interface GatewayAnswerSucceeded {
  answer: 'succeeded';
  /**
   * What the gateway charged for it, in minor units; zero where it says so later.
   *
   * Where it is left out: `0`.
   */
  fee?: Amount;
}

/** It is not known: only a look-up tells. */
export interface GatewayAnswerUnknown {
  answer: 'unknown';
}

/**
 * One thing that a gateway tells of its own accord: what a webhook of it says, read by whoever knows the gateway's own words.
 *
 * Operations are named by the platform's ids, which a gateway gives back with whatever it tells: a driver hands them over as the gateway's metadata.
 */
export interface GatewayEvent {
  /** The gateway's name of it: the same however often it is told. */
  id: string;
  /** What happened. */
  what: GatewayNews;
}

/** What happened at a gateway. Amounts are in minor units. */
export type GatewayNews =
  | GatewayNewsAttempt
  | GatewayNewsOperation
  | GatewayNewsLapsed
  | GatewayNewsPayoutPaid
  | GatewayNewsPayoutFailed
  | GatewayNewsDisputeOpened
  | GatewayNewsDisputeWon
  | GatewayNewsDisputeLost;

/** What became of an attempt to authorize. */
export interface GatewayNewsAttempt {
  news: 'attempt';
  /** The payment. */
  payment: PaymentId;
  /** Which attempt. */
  attempt: AttemptId;
  /** What it came to. */
  outcome: PaymentAttemptOutcome;
}

/** The bank decided for the buyer. */
export interface GatewayNewsDisputeLost {
  news: 'dispute_lost';
  /** The payment. */
  payment: PaymentId;
  /** The gateway's name of the case. */
  case: string;
}

/** A buyer's bank took money back. */
export interface GatewayNewsDisputeOpened {
  news: 'dispute_opened';
  /** The payment. */
  payment: PaymentId;
  /** The gateway's name of the case. */
  case: string;
  /** How much. */
  amount: Amount;
  /** What the gateway charges for it. */
  fee: Amount;
  /** The gateway's reason, as a code. */
  reason: string;
}

/** The bank decided for the platform; also after it had decided otherwise. */
export interface GatewayNewsDisputeWon {
  news: 'dispute_won';
  /** The payment. */
  payment: PaymentId;
  /** The gateway's name of the case. */
  case: string;
  /** What of the fee came back. */
  feeReturned: Amount;
}

/** What was authorized, and not captured, can be captured no more. */
export interface GatewayNewsLapsed {
  news: 'lapsed';
  /** The payment. */
  payment: PaymentId;
}

/** What became of a capture, void or refund; of a refund also that it failed after it had succeeded. */
export interface GatewayNewsOperation {
  news: 'operation';
  /** The payment. */
  payment: PaymentId;
  /** Which operation. */
  operation: AnyId;
  /** What it came to. */
  outcome: PaymentOperationOutcome;
}

/** A payout did not arrive, or came back. */
export interface GatewayNewsPayoutFailed {
  news: 'payout_failed';
  /** Which payout. */
  payout: PayoutId;
  /** The gateway's reason, as a code. */
  reason: string;
}

/** A payout arrived. */
export interface GatewayNewsPayoutPaid {
  news: 'payout_paid';
  /** Which payout. */
  payout: PayoutId;
}

/** What has become of a card. */
export type GiftCard = GiftCardAbsent | GiftCardActive | GiftCardFrozen | GiftCardExpired;

/** Not issued. */
export interface GiftCardAbsent {
  state: 'absent';
}

/** It may be used. */
export interface GiftCardActive {
  state: 'active';
  /** The card. */
  id: GiftCardId;
  /** Its one currency. */
  currency: Currency;
  /** What it was issued with, in minor units. */
  issued: Amount;
  /** What it holds now, in minor units. */
  balance: Amount;
  /** When it lapses. */
  expiresAt: Timestamp | null;
  /** What is kept of the code that spends it; without one only the platform does. */
  code?: GiftCardCodeHash | null;
}

/** What every card that exists carries. */
export interface GiftCardBook {
  /** The card. */
  id: GiftCardId;
  /** Its one currency. */
  currency: Currency;
  /** What it was issued with, in minor units. */
  issued: Amount;
  /** What it holds now, in minor units. */
  balance: Amount;
  /** When it lapses. */
  expiresAt: Timestamp | null;
  /** What is kept of the code that spends it; without one only the platform does. */
  code?: GiftCardCodeHash | null;
}

/** What every card that exists carries. */
export interface GiftCardBookInput {
  /** The card. */
  id: GiftCardId;
  /** Its one currency. */
  currency: Currency;
  /** What it was issued with, in minor units. */
  issued: Amount;
  /** What it holds now, in minor units. */
  balance: Amount;
  /** When it lapses. */
  expiresAt?: Timestamp | null;
  /** What is kept of the code that spends it; without one only the platform does. */
  code?: GiftCardCodeHash | null;
}

/** What a buyer enters to spend a gift card: letters and digits; spaces, hyphens and case say nothing. A secret. */
export type GiftCardCode = string;

/** The SHA-256 of a gift card's code, in hex. */
export type GiftCardCodeHash = string;

/** What happened. */
export type GiftCardEvent =
  | GiftCardEventIssued
  | GiftCardEventRedeemed
  | GiftCardEventRestored
  | GiftCardEventFrozen
  | GiftCardEventThawed
  | GiftCardEventExpired;

/** It lapsed. */
export interface GiftCardEventExpired {
  event: 'expired';
  /** What it held, which is breakage now. */
  breakage: Amount;
  /** The movement. */
  movement: MovementId;
  /** When. */
  at: Timestamp;
}

/** Its use was forbidden. */
export interface GiftCardEventFrozen {
  event: 'frozen';
  /** Why. */
  reason: string;
  /** When. */
  at: Timestamp;
}

/** What happened. */
export type GiftCardEventInput =
  | GiftCardEventIssuedInput
  | GiftCardEventRedeemed
  | GiftCardEventRestored
  | GiftCardEventFrozen
  | GiftCardEventThawed
  | GiftCardEventExpired;

/** The card was issued. */
export interface GiftCardEventIssued {
  event: 'issued';
  /** The card as it was issued. */
  card: GiftCardBook;
  /** Who paid for it. */
  funding: GiftCardFunding;
  /** The movement. */
  movement: MovementId;
  /** When. */
  at: Timestamp;
}

/** The card was issued. */
export interface GiftCardEventIssuedInput {
  event: 'issued';
  /** The card as it was issued. */
  card: GiftCardBookInput;
  /** Who paid for it. */
  funding: GiftCardFunding;
  /** The movement. */
  movement: MovementId;
  /** When. */
  at: Timestamp;
}

/** Money was taken off it. */
export interface GiftCardEventRedeemed {
  event: 'redeemed';
  /** For which order. */
  order: OrderId;
  /** How much. */
  amount: Amount;
  /** The movement. */
  movement: MovementId;
  /** When. */
  at: Timestamp;
}

/** Money was put back on it. */
export interface GiftCardEventRestored {
  event: 'restored';
  /** From which order. */
  order: OrderId;
  /** How much. */
  amount: Amount;
  /** The movement. */
  movement: MovementId;
  /** When. */
  at: Timestamp;
}

/** Its use was permitted again. */
export interface GiftCardEventThawed {
  event: 'thawed';
  /** When. */
  at: Timestamp;
}

/** It lapsed; what it held is breakage. */
export interface GiftCardExpired {
  state: 'expired';
  /** The card. */
  id: GiftCardId;
  /** Its one currency. */
  currency: Currency;
  /** What it was issued with, in minor units. */
  issued: Amount;
  /** What it holds now, in minor units. */
  balance: Amount;
  /** When it lapses. */
  expiresAt: Timestamp | null;
  /** What is kept of the code that spends it; without one only the platform does. */
  code?: GiftCardCodeHash | null;
}

/** What the engine looked up. */
export interface GiftCardFacts {
  /** Now. */
  at: Timestamp;
  /** The card, where it is being issued. */
  id: GiftCardId;
  /** A fresh id for the movement. */
  movement: MovementId;
  /** What the order that the request names has of the card, in minor units, as `gift_card_taken` counts it. */
  taken: Amount;
  /**
   * What shows that the card may be spent, where it is to be.
   *
   * Where it is left out: `{"by":"nothing"}`.
   */
  presented?: GiftCardPresented;
}

/** It may not be used until it is thawed. */
export interface GiftCardFrozen {
  state: 'frozen';
  /** The card. */
  id: GiftCardId;
  /** Its one currency. */
  currency: Currency;
  /** What it was issued with, in minor units. */
  issued: Amount;
  /** What it holds now, in minor units. */
  balance: Amount;
  /** When it lapses. */
  expiresAt: Timestamp | null;
  /** What is kept of the code that spends it; without one only the platform does. */
  code?: GiftCardCodeHash | null;
}

/** Who paid for a card. */
export type GiftCardFunding = GiftCardFundingSold | GiftCardFundingGranted;

/** The platform, as a promotion. */
export interface GiftCardFundingGranted {
  funding: 'granted';
}

/** A buyer, through a gateway. */
export interface GiftCardFundingSold {
  funding: 'sold';
  /** Which gateway holds the money. */
  gateway: Gateway;
}

/** A gift card. */
export type GiftCardId = `gft_${string}`;

/** What was made, and the receipt of the request. */
export interface GiftCardMade {
  id: GiftCardId;
  receipt: Receipt;
}

/** What shows that a card may be spent. */
export type GiftCardPresented = GiftCardPresentedNothing | GiftCardPresentedCode | GiftCardPresentedPlatform;

/** Whoever spends it has a code. */
export interface GiftCardPresentedCode {
  by: 'code';
  /** What is kept of the code. */
  hash: GiftCardCodeHash;
}

/** Nothing does. Ids are not secrets: the card's id alone spends nothing. */
export interface GiftCardPresentedNothing {
  by: 'nothing';
}

/** The platform's people or workers spend it for a buyer whom they know. */
export interface GiftCardPresentedPlatform {
  by: 'platform';
}

/** What a caller may ask. */
export type GiftCardRequest =
  | GiftCardRequestIssue
  | GiftCardRequestRedeem
  | GiftCardRequestRestore
  | GiftCardRequestFreeze
  | GiftCardRequestThaw
  | GiftCardRequestExpire;

/** Let it lapse, once its time has come. */
export interface GiftCardRequestExpire {
  request: 'expire';
}

/** Forbid its use. */
export interface GiftCardRequestFreeze {
  request: 'freeze';
  /** Why. */
  reason: string;
}

/** Issue the card. */
export interface GiftCardRequestIssue {
  request: 'issue';
  /** Its currency. */
  currency: Currency;
  /** What it holds, in minor units. */
  amount: Amount;
  /** Who paid for it. */
  funding: GiftCardFunding;
  /** When it lapses; never where there is none. */
  expiresAt?: Timestamp | null;
  /** What is kept of the code that spends it, so that no request holds a code; without one only the platform spends it. */
  code?: GiftCardCodeHash | null;
}

/** Take money off it for an order. */
export interface GiftCardRequestRedeem {
  request: 'redeem';
  /** The order. */
  order: OrderId;
  /** How much, in minor units. */
  amount: Amount;
}

/** Put money back on it from an order. It names what is left, so that a refund told twice is given back once. */
export interface GiftCardRequestRestore {
  request: 'restore';
  /** The order. */
  order: OrderId;
  /** What the order still has of it afterwards, in minor units; zero where it was let go. */
  left: Amount;
}

/** Permit its use again. */
export interface GiftCardRequestThaw {
  request: 'thaw';
}

/** What {@link GiftCardsMethods.code} takes. */
export type GiftCardsCodeInput = Record<string, never>;

/** What {@link GiftCardsMethods.expire} takes. */
export interface GiftCardsExpireInput {
  id: GiftCardId;
}

/** What {@link GiftCardsMethods.freeze} takes. */
export interface GiftCardsFreezeInput {
  id: GiftCardId;
  /** Why. */
  reason: string;
}

/** What {@link GiftCardsMethods.get} takes. */
export interface GiftCardsGetInput {
  id: GiftCardId;
}

/** What {@link GiftCardsMethods.issue} takes. */
export interface GiftCardsIssueInput {
  /** Its currency. */
  currency: Currency;
  /** What it holds, in minor units. */
  amount: Amount;
  /** Who paid for it. */
  funding: GiftCardFunding;
  /** When it lapses; never where there is none. */
  expiresAt?: Timestamp | null;
  /** What is kept of the code that spends it, so that no request holds a code; without one only the platform spends it. */
  code?: GiftCardCodeHash | null;
}

/** What {@link GiftCardsMethods.list} takes. */
export interface GiftCardsListInput {
  by?: ListBy | null;
  after?: string | null;
  limit?: number | null;
}

/** What {@link GiftCardsMethods.thaw} takes. */
export interface GiftCardsThawInput {
  id: GiftCardId;
}

/** What a caller says when it gives money back. */
export interface GiveBack {
  /** The vendor order that it is taken from. */
  vendorOrder: VendorOrderId;
  /** How much of it. */
  undo: VendorOrderUndo;
  /** Why. */
  reason: string;
  /**
   * Where the money goes.
   *
   * Where it is left out: `"payments"`.
   */
  to?: RefundDestination;
}

/** Units of one offer. */
export interface GoodsLine {
  /** The line. */
  id: LineId;
  /** Who sells it. */
  vendor: VendorId;
  /** What is sold. */
  offer: OfferId;
  /** What kind of goods it is. */
  category?: Category | null;
  /** The price of one unit, in minor units. */
  unitPrice: Amount;
  /** How many units. */
  quantity: number;
  /** Whether the price has its tax inside. */
  prices: PriceBasis;
  /**
   * Its taxes; none for goods without.
   *
   * Where it is left out: `[]`.
   */
  taxes?: TaxRateInput[];
}

/** What the doctor found. */
export interface Health {
  /** Nothing, where all is well. */
  findings: DoctorFinding[];
}

/** Whose history is read. */
export type HistoryOf = HistoryOfKey | HistoryOfOrder | HistoryOfVendor | HistoryOfActor;

/** What one actor did. */
export interface HistoryOfActor {
  of: 'actor';
  id: string;
}

/** One aggregate's. */
export interface HistoryOfKey {
  of: 'key';
  id: string;
}

/** An order's, and all that belongs to it. */
export interface HistoryOfOrder {
  of: 'order';
  id: string;
}

/** A vendor's, and all that concerns it. */
export interface HistoryOfVendor {
  of: 'vendor';
  id: string;
}

/** What an inspection found of a line. */
export interface InspectedLine {
  /** The line. */
  line: LineId;
  /** How many units are accepted: these are refunded. */
  accepted: number;
  /** What becomes of them. */
  disposition: ReturnDisposition;
}

/** What has become of a document. */
export type Invoice = InvoiceAbsent | InvoiceIssued;

/** There is none. */
export interface InvoiceAbsent {
  state: 'absent';
}

/** A document. */
export interface InvoiceBook {
  /** The document. */
  id: InvoiceId;
  /** Who issues it. */
  entity: LegalEntity;
  /** What it says. */
  kind: DocumentKind;
  /** Its number among those of its legal entity and kind, from 1. */
  serial: number;
  /** Whom it is for. */
  vendor: VendorId;
  /** Its one currency. */
  currency: Currency;
  /** Until when the one before it reached; none where it is the first. */
  from: Timestamp | null;
  /** Until when it reaches, that moment not included. */
  until: Timestamp;
  /** How many events of the vendor it and those before it have looked at. */
  through: number;
  /** Fees and their VAT. */
  fees: InvoiceFees;
  /** The fees without VAT, in minor units. */
  net: Amount;
  /** The VAT, in minor units. */
  vat: Amount;
  /** Both, in minor units. */
  gross: Amount;
}

/** A document. */
export interface InvoiceBookInput {
  /** The document. */
  id: InvoiceId;
  /** Who issues it. */
  entity: LegalEntity;
  /** What it says. */
  kind: DocumentKind;
  /** Its number among those of its legal entity and kind, from 1. */
  serial: number;
  /** Whom it is for. */
  vendor: VendorId;
  /** Its one currency. */
  currency: Currency;
  /** Until when the one before it reached; none where it is the first. */
  from?: Timestamp | null;
  /** Until when it reaches, that moment not included. */
  until: Timestamp;
  /** How many events of the vendor it and those before it have looked at. */
  through: number;
  /** Fees and their VAT. */
  fees: InvoiceFees;
  /** The fees without VAT, in minor units. */
  net: Amount;
  /** The VAT, in minor units. */
  vat: Amount;
  /** Both, in minor units. */
  gross: Amount;
}

/** What happened. */
export type InvoiceEvent = InvoiceEventIssued;

/** What happened. */
export type InvoiceEventInput = InvoiceEventIssuedInput;

/** It was issued. */
export interface InvoiceEventIssued {
  event: 'issued';
  /** The document. */
  book: InvoiceBook;
  /** When. */
  at: Timestamp;
}

/** It was issued. */
export interface InvoiceEventIssuedInput {
  event: 'issued';
  /** The document. */
  book: InvoiceBookInput;
  /** When. */
  at: Timestamp;
}

/** What the engine looked up. */
export interface InvoiceFacts {
  /** Now. */
  at: Timestamp;
  /** The document, where it is being issued. */
  id: InvoiceId;
  /** The next number of the legal entity and kind. */
  serial: number;
  /** Until when the last document of this kind, vendor and currency reached. */
  from?: Timestamp | null;
  /** How many events of the vendor were looked at. */
  through: number;
  /**
   * What they come to.
   *
   * Where it is left out: `{"fees":[],"vat":[]}`.
   */
  fees?: InvoiceFees;
}

/** The fees of one place in the stack, to one payee. */
export interface InvoiceFee {
  /** Their place in the stack. */
  slot: Slot;
  /** To whom they go. */
  payee: FeePayee;
  /** How much, without VAT, in minor units. */
  amount: Amount;
}

/** The VAT on the fees of one place in the stack, in one jurisdiction. */
export interface InvoiceFeeTax {
  /** The place in the stack of the fees that it is on. */
  slot: Slot;
  /** Where it is owed. */
  jurisdiction: Jurisdiction;
  /** How much, in minor units. */
  amount: Amount;
}

/** Fees with the VAT on them. */
export interface InvoiceFees {
  /** By place in the stack and payee, in that order; none of zero. */
  fees: InvoiceFee[];
  /** By place in the stack and jurisdiction, in that order; none of zero. */
  vat: InvoiceFeeTax[];
}

/** What a vendor is invoiced for fees, or credited. */
export type InvoiceId = `inv_${string}`;

/** It was issued, and stays as it is. */
export interface InvoiceIssued {
  state: 'issued';
  /** The document. */
  id: InvoiceId;
  /** Who issues it. */
  entity: LegalEntity;
  /** What it says. */
  kind: DocumentKind;
  /** Its number among those of its legal entity and kind, from 1. */
  serial: number;
  /** Whom it is for. */
  vendor: VendorId;
  /** Its one currency. */
  currency: Currency;
  /** Until when the one before it reached; none where it is the first. */
  from: Timestamp | null;
  /** Until when it reaches, that moment not included. */
  until: Timestamp;
  /** How many events of the vendor it and those before it have looked at. */
  through: number;
  /** Fees and their VAT. */
  fees: InvoiceFees;
  /** The fees without VAT, in minor units. */
  net: Amount;
  /** The VAT, in minor units. */
  vat: Amount;
  /** Both, in minor units. */
  gross: Amount;
}

/** What was made, and the receipt of the request. */
export interface InvoiceMade {
  id: InvoiceId;
  receipt: Receipt;
}

/** What a caller may ask. */
export type InvoiceRequest = InvoiceRequestIssue;

/** Write down what a vendor was charged, or got back, since the last document of this kind. */
export interface InvoiceRequestIssue {
  request: 'issue';
  /** Who issues it. */
  entity: LegalEntity;
  /** What it says. */
  kind: DocumentKind;
  /** Whom it is for. */
  vendor: VendorId;
  /** In which currency. */
  currency: Currency;
  /** Until when it reaches, that moment not included: the end of a period that is over. */
  until: Timestamp;
}

/** What {@link InvoicesMethods.get} takes. */
export interface InvoicesGetInput {
  id: InvoiceId;
}

/** What {@link InvoicesMethods.issue} takes. */
export interface InvoicesIssueInput {
  /** Who issues it. */
  entity: LegalEntity;
  /** What it says. */
  kind: DocumentKind;
  /** Whom it is for. */
  vendor: VendorId;
  /** In which currency. */
  currency: Currency;
  /** Until when it reaches, that moment not included: the end of a period that is over. */
  until: Timestamp;
}

/** What {@link InvoicesMethods.list} takes. */
export interface InvoicesListInput {
  by?: ListBy | null;
  after?: string | null;
  limit?: number | null;
}

/**
 * Entries of one operation in one currency whose debits equal their credits.
 *
 * The operation's id makes each entry's id: posting the same operation twice is the same entry, once.
 */
export interface Journal {
  purpose: LedgerPurpose;
  operation: AnyId;
  currency: Currency;
  entries: JournalEntry[];
}

/** One side of a posting. The amount is more than zero; the side says which way it goes. */
export interface JournalEntry {
  /** What is posted to. */
  account: LedgerAccount;
  /** Debit or credit. */
  side: LedgerSide;
  /** How much, in minor units. */
  amount: Amount;
  /** The line that it is about, where it is about one. */
  line?: LineId | null;
}

/**
 * Entries of one operation in one currency whose debits equal their credits.
 *
 * The operation's id makes each entry's id: posting the same operation twice is the same entry, once.
 */
export interface JournalInput {
  purpose: LedgerPurpose;
  operation: AnyId;
  currency: Currency;
  entries: JournalEntry[];
}

/** Where a tax is owed: an ISO 3166 code, with a subdivision where it matters. At most 32 letters, digits, `_`, `-` and `.`. */
export type Jurisdiction = string;

/** What is posted of an operation at a gateway. Amounts are in minor units, and above zero where the balance grew. */
export interface KnownOperation {
  /** The operation. */
  operation: AnyId;
  /** What it does to the balance. */
  kind: ReportKind;
  /** What is posted of it before fees. */
  gross: Amount;
  /** The fee that is posted. */
  fee: Amount;
  /** The currency of both. */
  currency: Currency;
  /** When it was posted. */
  at: Timestamp;
}

/** An account of the ledger: its kind, and whose it is where it is somebody's: vendor_pending/ven_01h455vb4pex5vsknk084sn02q. */
export type LedgerAccount = string;

/** What {@link LedgerMethods.balance} takes. */
export interface LedgerBalanceInput {
  account: LedgerAccount;
  currency: Currency;
  asOf?: Timestamp | null;
}

/** What {@link LedgerMethods.entries} takes. */
export interface LedgerEntriesInput {
  account?: LedgerAccount | null;
  currency?: Currency | null;
  from?: Timestamp | null;
  until?: Timestamp | null;
  after?: number | null;
  limit?: number | null;
}

/**
 * Why a journal is posted. An account takes only the purposes that its row of the table names.
 *
 * - `funding`: The buyer's money arrived or is owed: gateway clearing, bank or receivable to the order's clearing.
 * - `collection`: What a receivable (invoice, cash on delivery) stood for was collected, by the platform or by the vendor.
 * - `distribution`: A captured part of a line goes from clearing and the other sources to its uses.
 * - `reversal`: An undone part of a line goes back from its uses to clearing and the other sources.
 * - `refund_requested`: A refund was asked for: clearing to refunds in transit.
 * - `refund_paid`: The gateway paid the refund.
 * - `refund_failed`: A refund that was paid came back.
 * - `gift_card_issued`: A gift card was sold or granted.
 * - `gift_card_expired`: What was left on a gift card lapsed.
 * - `store_credit_granted`: Store credit was granted.
 * - `store_credit_revoked`: Store credit lapsed or was taken back.
 * - `settlement`: Pending became available.
 * - `reserve_held`: A part of what became available is held back.
 * - `reserve_released`: A reserve came free.
 * - `payout_started`: A payout left what is available.
 * - `payout_paid`: The provider paid it.
 * - `payout_failed`: It failed, before or after it was paid.
 * - `transfer_started`: What a vendor order earned left what is available, for the vendor's account at a gateway.
 * - `transfer_made`: The gateway moved it.
 * - `transfer_failed`: It did not.
 * - `transfer_reversed`: Some of it was taken back.
 * - `dispute_opened`: A payment was disputed and the gateway took the money.
 * - `dispute_lost`: The dispute was lost: someone bears it.
 * - `dispute_won`: The dispute was won: the money is back.
 * - `dispute_covered`: Lines that were undone gave back what was disputed.
 * - `gateway_fee`: A gateway charged its fee.
 * - `gateway_payout`: A gateway paid its balance to the bank.
 * - `conversion`: A provider converted money, at its own figures.
 * - `write_off`: What a vendor owes was written off, or paid in.
 * - `remittance`: Taxes or an affiliate were paid.
 * - `suspense`: A difference that nobody can explain yet, or its resolution.
 */
export type LedgerPurpose =
  | 'funding'
  | 'collection'
  | 'distribution'
  | 'reversal'
  | 'refund_requested'
  | 'refund_paid'
  | 'refund_failed'
  | 'gift_card_issued'
  | 'gift_card_expired'
  | 'store_credit_granted'
  | 'store_credit_revoked'
  | 'settlement'
  | 'reserve_held'
  | 'reserve_released'
  | 'payout_started'
  | 'payout_paid'
  | 'payout_failed'
  | 'transfer_started'
  | 'transfer_made'
  | 'transfer_failed'
  | 'transfer_reversed'
  | 'dispute_opened'
  | 'dispute_lost'
  | 'dispute_won'
  | 'dispute_covered'
  | 'gateway_fee'
  | 'gateway_payout'
  | 'conversion'
  | 'write_off'
  | 'remittance'
  | 'suspense';

/**
 * A side of an entry.
 *
 * - `debit`: Debit.
 * - `credit`: Credit.
 */
export type LedgerSide = 'debit' | 'credit';

/** What {@link LedgerMethods.trialBalance} takes. */
export interface LedgerTrialBalanceInput {
  asOf: Timestamp;
}

/** A company of the platform's that writes invoices under numbers of its own. At most 32 letters, digits, `_`, `-` and `.`. */
export type LegalEntity = string;

/** A line of a cart, quote or order: goods, shipping or a fee. */
export type LineId = `lin_${string}`;

/**
 * What a line is for.
 *
 * - `goods`: Goods of one offer.
 * - `shipping`: One vendor's delivery.
 * - `buyer_fee`: A fee that the buyer pays to the platform.
 */
export type LineKind = 'goods' | 'shipping' | 'buyer_fee';

/** One move of a line: what it is afterwards, and what each party puts in or gets in a capture, or gets back or gives back in a reversal. */
export interface LineMove {
  /** The line. */
  line: LineId;
  /** Its progress after the move. */
  to: LineProgress;
  /** What each source puts in (a capture) or gets back (a reversal); zero shares are left out. */
  sources: MoneySourceShare[];
  /** What each use gets (a capture) or gives back (a reversal); zero shares are left out. */
  uses: MoneyUseShare[];
  /** What of each source was undone before it was captured: nothing is posted, but the buyer is never asked for it. */
  voided?: MoneySourceShare[];
}

/** How far a line has come. Every number only grows. */
export interface LineProgress {
  /** What was captured and posted, in minor units of the line's total. */
  captured: Amount;
  /** What was undone before it was captured, in minor units of the line's total. */
  voided: Amount;
  /** What was undone after it was captured, and posted back, in minor units of the line's total. */
  reversed: Amount;
}

/** How one line is served. */
export interface LineRoute {
  /** The line. */
  line: LineId;
  /** From where, best first. */
  assignments: RouteAssignment[];
  /** What became of each candidate, best first. */
  verdicts: RouteVerdict[];
}

/** Units of a line from the beginning, those of before with them: what is said twice counts once. */
export interface LineTotal {
  /** The line. */
  line: LineId;
  /** Which place; over all of them where none is named. */
  location?: LocationId | null;
  /** How many units in all: of that place, or over all of them. */
  units: number;
}

/** Units of a line. */
export interface LineUnits {
  /** The line. */
  line: LineId;
  /** How many units. */
  units: number;
}

/** What is looked for. */
export type ListBy =
  | ListByAll
  | ListByState
  | ListByVendor
  | ListByBuyer
  | ListByOrder
  | ListByVendorOrder
  | ListByPayment
  | ListByNumber
  | ListByProduct
  | ListByCategory
  | ListByOffer;

/** Everything. */
export interface ListByAll {
  by: 'all';
}

/** A buyer's. */
export interface ListByBuyer {
  by: 'buyer';
  value: Buyer;
}

/** Offers of a category. */
export interface ListByCategory {
  by: 'category';
  value: Category;
}

/** The one with this number. */
export interface ListByNumber {
  by: 'number';
  value: string;
}

/** The places that have an offer. */
export interface ListByOffer {
  by: 'offer';
  value: OfferId;
}

/** What belongs to an order. */
export interface ListByOrder {
  by: 'order';
  value: OrderId;
}

/** What is about a payment. */
export interface ListByPayment {
  by: 'payment';
  value: PaymentId;
}

/** Every vendor's offers of a product. */
export interface ListByProduct {
  by: 'product';
  value: ProductId;
}

/** Those in a state, by its name. */
export interface ListByState {
  by: 'state';
  value: string;
}

/** A vendor's. */
export interface ListByVendor {
  by: 'vendor';
  value: VendorId;
}

/** What belongs to a vendor order. */
export interface ListByVendorOrder {
  by: 'vendor_order';
  value: VendorOrderId;
}

/** A place a vendor ships from. */
export type LocationId = `loc_${string}`;

/** Which operation is looked up. */
export interface LookUp {
  /** The id under which the gateway was asked. */
  operation: AnyId;
}

/** What has become of a marketplace. */
export type Marketplace = MarketplaceAbsent | MarketplaceOpen | MarketplacePaused | MarketplaceClosed;

/** There is none. */
export interface MarketplaceAbsent {
  state: 'absent';
}

/** What a marketplace remembers. */
export interface MarketplaceBook {
  /** The marketplace. */
  id: MarketplaceId;
  /** What its operator decided. */
  settings: Settings;
  /** Its operator's people; whoever founded it is the first owner. */
  staff: StaffMember[];
  /** Until when its books are closed, that moment not included: what they say of the time before does not change any more. */
  booksLocked?: Timestamp | null;
}

/** What a marketplace remembers. */
export interface MarketplaceBookInput {
  /** The marketplace. */
  id: MarketplaceId;
  /** What its operator decided. */
  settings: SettingsInput;
  /** Its operator's people; whoever founded it is the first owner. */
  staff: StaffMember[];
  /** Until when its books are closed, that moment not included: what they say of the time before does not change any more. */
  booksLocked?: Timestamp | null;
}

/** It is over; its books can be read. */
export interface MarketplaceClosed {
  state: 'closed';
  /** The marketplace. */
  id: MarketplaceId;
  /** What its operator decided. */
  settings: Settings;
  /** Its operator's people; whoever founded it is the first owner. */
  staff: StaffMember[];
  /** Until when its books are closed, that moment not included: what they say of the time before does not change any more. */
  booksLocked?: Timestamp | null;
}

/** What happened. */
export type MarketplaceEvent =
  | MarketplaceEventCreated
  | MarketplaceEventConfigured
  | MarketplaceEventPaused
  | MarketplaceEventReopened
  | MarketplaceEventClosed
  | MarketplaceEventStaffSet
  | MarketplaceEventStaffRemoved
  | MarketplaceEventBooksLocked;

/** The books of a period were closed. */
export interface MarketplaceEventBooksLocked {
  event: 'books_locked';
  /** Until when, that moment not included. */
  until: Timestamp;
  /** When. */
  at: Timestamp;
}

/** It is over. */
export interface MarketplaceEventClosed {
  event: 'closed';
  /** When. */
  at: Timestamp;
}

/** Its settings changed. */
export interface MarketplaceEventConfigured {
  event: 'configured';
  /** The new settings. */
  settings: Settings;
  /** When. */
  at: Timestamp;
}

/** Its settings changed. */
export interface MarketplaceEventConfiguredInput {
  event: 'configured';
  /** The new settings. */
  settings: SettingsInput;
  /** When. */
  at: Timestamp;
}

/** It was founded. */
export interface MarketplaceEventCreated {
  event: 'created';
  /** The marketplace as it begins. */
  book: MarketplaceBook;
  /** When. */
  at: Timestamp;
}

/** It was founded. */
export interface MarketplaceEventCreatedInput {
  event: 'created';
  /** The marketplace as it begins. */
  book: MarketplaceBookInput;
  /** When. */
  at: Timestamp;
}

/** What happened. */
export type MarketplaceEventInput =
  | MarketplaceEventCreatedInput
  | MarketplaceEventConfiguredInput
  | MarketplaceEventPaused
  | MarketplaceEventReopened
  | MarketplaceEventClosed
  | MarketplaceEventStaffSet
  | MarketplaceEventStaffRemoved
  | MarketplaceEventBooksLocked;

/** It takes no new orders. */
export interface MarketplaceEventPaused {
  event: 'paused';
  /** When. */
  at: Timestamp;
}

/** It takes orders again. */
export interface MarketplaceEventReopened {
  event: 'reopened';
  /** When. */
  at: Timestamp;
}

/** One of the platform's people left. */
export interface MarketplaceEventStaffRemoved {
  event: 'staff_removed';
  /** Who. */
  user: UserId;
  /** When. */
  at: Timestamp;
}

/** One of the platform's people came, or has another role. */
export interface MarketplaceEventStaffSet {
  event: 'staff_set';
  /** Who, in which capacity. */
  member: StaffMember;
  /** When. */
  at: Timestamp;
}

/** What the engine looked up. */
export interface MarketplaceFacts {
  /** Now. */
  at: Timestamp;
  /** The marketplace, where it is being founded. */
  id: MarketplaceId;
  /** Who asks. */
  user: UserId;
  /** How many orders are not done. */
  ordersOpen: number;
  /** Whether the default plan that the request names is in force. */
  defaultPlan: PlanForce;
}

/** A marketplace: the tenant. */
export type MarketplaceId = `mkt_${string}`;

/** Buyers may order. */
export interface MarketplaceOpen {
  state: 'open';
  /** The marketplace. */
  id: MarketplaceId;
  /** What its operator decided. */
  settings: Settings;
  /** Its operator's people; whoever founded it is the first owner. */
  staff: StaffMember[];
  /** Until when its books are closed, that moment not included: what they say of the time before does not change any more. */
  booksLocked?: Timestamp | null;
}

/** Nothing new is ordered; what was ordered goes on. */
export interface MarketplacePaused {
  state: 'paused';
  /** The marketplace. */
  id: MarketplaceId;
  /** What its operator decided. */
  settings: Settings;
  /** Its operator's people; whoever founded it is the first owner. */
  staff: StaffMember[];
  /** Until when its books are closed, that moment not included: what they say of the time before does not change any more. */
  booksLocked?: Timestamp | null;
}

/** What a caller may ask. */
export type MarketplaceRequest =
  | MarketplaceRequestCreate
  | MarketplaceRequestConfigure
  | MarketplaceRequestPause
  | MarketplaceRequestReopen
  | MarketplaceRequestClose
  | MarketplaceRequestSetStaff
  | MarketplaceRequestRemoveStaff
  | MarketplaceRequestLockBooks;

/** End it. */
export interface MarketplaceRequestClose {
  request: 'close';
}

/** Decide otherwise. Placed orders are not touched. */
export interface MarketplaceRequestConfigure {
  request: 'configure';
  /** The new settings. */
  settings: SettingsInput;
}

/** Found it. */
export interface MarketplaceRequestCreate {
  request: 'create';
  /** What its operator decides. */
  settings: SettingsInput;
}

/** Close the books of a period that is over: nothing is posted to them any more. */
export interface MarketplaceRequestLockBooks {
  request: 'lock_books';
  /** Until when, that moment not included. */
  until: Timestamp;
}

/** Take no new orders for now. */
export interface MarketplaceRequestPause {
  request: 'pause';
}

/** Take one of the platform's people out. */
export interface MarketplaceRequestRemoveStaff {
  request: 'remove_staff';
  /** Who. */
  user: UserId;
}

/** Take orders again. */
export interface MarketplaceRequestReopen {
  request: 'reopen';
}

/** Add one of the platform's people, or give one another role. */
export interface MarketplaceRequestSetStaff {
  request: 'set_staff';
  /** Who. */
  user: UserId;
  /** In which capacity. */
  role: StaffRole;
}

/**
 * A capacity of a vendor's people.
 *
 * - `owner`: See `vendor_owner`.
 * - `manager`: See `vendor_manager`.
 * - `fulfilment`: See `vendor_fulfilment`.
 */
export type MemberRole = 'owner' | 'manager' | 'fulfilment';

/**
 * How two carts become one. Lines of the same offer and note are the same line.
 *
 * - `keep_target`: The target stays as it is; the source is forgotten.
 * - `keep_source`: The source takes the target's place.
 * - `sum`: All lines; quantities of the same line are added up.
 * - `largest`: All lines; the larger quantity of the same line stays.
 */
export type MergeStrategy = 'keep_target' | 'keep_source' | 'sum' | 'largest';

/** A payment method, as the marketplace configured it. At most 32 letters, digits, `_`, `-` and `.`. */
export type Method = string;

/** How a method's money comes. */
export type MethodKind = MethodKindAuthorizeAndCapture | MethodKindSale | MethodKindAsynchronous | MethodKindReceivable;

/** Asked for now and paid later, or never: boleto, bank transfer. */
export interface MethodKindAsynchronous {
  kind: 'asynchronous';
}

/** Held first and taken later: cards. */
export interface MethodKindAuthorizeAndCapture {
  kind: 'authorize_and_capture';
}

/** Nobody is asked: an invoice, or cash on delivery. The buyer owes until someone collects. */
export interface MethodKindReceivable {
  kind: 'receivable';
  /** Who collects. */
  collector: PaymentCollector;
}

/** Taken at once. */
export interface MethodKindSale {
  kind: 'sale';
}

/** A payment method, frozen with each payment. Durations are in milliseconds. */
export interface MethodTerms {
  /** Its name in this marketplace. */
  method: Method;
  /** How its money comes. */
  kind: MethodKind;
  /**
   * How often it can be captured.
   *
   * Where it is left out: `"several"`.
   */
  captures: PaymentCaptures;
  /** How long after the authorization it can be captured. */
  captureWithinMs: number | null;
  /** How long after the capture it can be refunded. */
  refundWithinMs: number | null;
  /** How long the buyer has to pay, where the money comes later. */
  payWithinMs: number | null;
}

/** A payment method, frozen with each payment. Durations are in milliseconds. */
export interface MethodTermsInput {
  /** Its name in this marketplace. */
  method: Method;
  /** How its money comes. */
  kind: MethodKind;
  /**
   * How often it can be captured.
   *
   * Where it is left out: `"several"`.
   */
  captures?: PaymentCaptures;
  /** How long after the authorization it can be captured. */
  captureWithinMs?: number | null;
  /** How long after the capture it can be refunded. */
  refundWithinMs?: number | null;
  /** How long the buyer has to pay, where the money comes later. */
  payWithinMs?: number | null;
}

/** Who put money into a line. */
export type MoneySource =
  | MoneySourcePayment
  | MoneySourceGiftCard
  | MoneySourceStoreCredit
  | MoneySourcePlatform
  | MoneySourceVendor;

/** The buyer, with a gift card. */
export interface MoneySourceGiftCard {
  source: 'gift_card';
  /** The card. */
  giftCard: GiftCardId;
}

/** The buyer, through a payment. */
export interface MoneySourcePayment {
  source: 'payment';
  /** The payment. */
  payment: PaymentId;
}

/** The platform, which funds a discount. */
export interface MoneySourcePlatform {
  source: 'platform';
}

/** One amount of one side of a line. */
export type MoneySourceShare =
  | MoneySourceSharePayment
  | MoneySourceShareGiftCard
  | MoneySourceShareStoreCredit
  | MoneySourceSharePlatform
  | MoneySourceShareVendor;

/** The buyer, with a gift card. */
export interface MoneySourceShareGiftCard {
  source: 'gift_card';
  /** The card. */
  giftCard: GiftCardId;
  /** How much, in minor units. */
  amount: Amount;
}

/** The buyer, through a payment. */
export interface MoneySourceSharePayment {
  source: 'payment';
  /** The payment. */
  payment: PaymentId;
  /** How much, in minor units. */
  amount: Amount;
}

/** The platform, which funds a discount. */
export interface MoneySourceSharePlatform {
  source: 'platform';
  /** How much, in minor units. */
  amount: Amount;
}

/** The buyer, with store credit. */
export interface MoneySourceShareStoreCredit {
  source: 'store_credit';
  /** Whose credit. */
  customer: CustomerId;
  /** How much, in minor units. */
  amount: Amount;
}

/** The vendor, which funds a discount on what the platform sells: delivery, where the platform sells it. */
export interface MoneySourceShareVendor {
  source: 'vendor';
  /** The vendor. */
  vendor: VendorId;
  /** How much, in minor units. */
  amount: Amount;
}

/** The buyer, with store credit. */
export interface MoneySourceStoreCredit {
  source: 'store_credit';
  /** Whose credit. */
  customer: CustomerId;
}

/** The vendor, which funds a discount on what the platform sells: delivery, where the platform sells it. */
export interface MoneySourceVendor {
  source: 'vendor';
  /** The vendor. */
  vendor: VendorId;
}

/**
 * Whether a line's money is there.
 *
 * - `there`: Captured, or collected by the platform, or remitted.
 * - `owed`: Owed by someone still.
 */
export type MoneyState = 'there' | 'owed';

/** One amount of one side of a line. */
export type MoneyUseShare =
  | MoneyUseShareVendor
  | MoneyUseShareTax
  | MoneyUseShareVendorTax
  | MoneyUseShareFee
  | MoneyUseShareFeeVat
  | MoneyUseSharePlatform;

/** A fee that the vendor bears. */
export interface MoneyUseShareFee {
  use: 'fee';
  /** Its place in the stack. */
  slot: Slot;
  /** To whom. */
  payee: FeePayee;
  /** How much, in minor units. */
  amount: Amount;
}

/** VAT on a fee. */
export interface MoneyUseShareFeeVat {
  use: 'fee_vat';
  /** The fee's place in the stack. */
  slot: Slot;
  /** Where it is owed. */
  jurisdiction: Jurisdiction;
  /** How much, in minor units. */
  amount: Amount;
}

/** The platform's own: delivery that it sells, a buyer fee. */
export interface MoneyUseSharePlatform {
  use: 'platform';
  /** How much, in minor units. */
  amount: Amount;
}

/** A tax on the line that the platform remits. */
export interface MoneyUseShareTax {
  use: 'tax';
  /** Where it is owed. */
  jurisdiction: Jurisdiction;
  /** At which rate. */
  rate: Rate;
  /** How much, in minor units. */
  amount: Amount;
}

/** The vendor who sells the line. */
export interface MoneyUseShareVendor {
  use: 'vendor';
  /** The vendor. */
  vendor: VendorId;
  /** How much, in minor units. */
  amount: Amount;
}

/** A tax on the line that its vendor remits: the vendor's money until then. */
export interface MoneyUseShareVendorTax {
  use: 'vendor_tax';
  /** The vendor. */
  vendor: VendorId;
  /** Where it is owed. */
  jurisdiction: Jurisdiction;
  /** At which rate. */
  rate: Rate;
  /** How much, in minor units. */
  amount: Amount;
}

/** One movement of a gift card or of store credit. */
export type MovementId = `mov_${string}`;

/** One cent's reason: which rule made which component of which line. */
export interface NetTaxGross {
  /** The line. */
  line: LineId;
  /** The rule: an offer, a promotion, a row of a tax or shipping table, a fee. */
  rule: AnyId;
  /** What it made. */
  component: PriceComponent;
  /** How much, in minor units; discounts are below zero. */
  amount: Amount;
}

/** What {@link nextPayout} takes. */
export interface NextPayoutInput {
  schedule: PayoutSchedule;
  after: Timestamp;
  /** How many payouts in a row. */
  count: number;
}

/** Something that a person should learn. */
export interface Notice {
  /** Its own, and the same whenever it is told again: the event's id and whom it is told to. */
  id: string;
  /** The marketplace. */
  tenant: MarketplaceId;
  /** What it is about, such as `order.placed`. */
  about: string;
  /** The id of what it is about. */
  subject: string;
  /** Whom to tell: a contact record, never an address. */
  to: ContactId;
  /** When it happened. */
  at: Timestamp;
}

/** What has become of an offer. */
export type Offer =
  | OfferAbsent
  | OfferDraft
  | OfferActive
  | OfferPaused
  | OfferRetired;

/** There is none. */
export interface OfferAbsent {
  state: 'absent';
}

/** It may be bought. */
export interface OfferActive {
  state: 'active';
  /** The offer. */
  id: OfferId;
  /** Whose it is. */
  vendor: VendorId;
  /** Of which product. */
  product: ProductId;
  /** Under which terms. */
  terms: OfferTerms;
}

/**
 * Whether a place may serve at all.
 *
 * - `open`: It may.
 * - `vendor_inactive`: Its vendor may not sell.
 * - `location_inactive`: The place does not send now.
 * - `out_of_reach`: It does not send to where the buyer is.
 */
export type OfferAvailability = 'open' | 'vendor_inactive' | 'location_inactive' | 'out_of_reach';

/** Everything that an offer remembers. */
export interface OfferBook {
  /** The offer. */
  id: OfferId;
  /** Whose it is. */
  vendor: VendorId;
  /** Of which product. */
  product: ProductId;
  /** Under which terms. */
  terms: OfferTerms;
}

/** Everything that an offer remembers. */
export interface OfferBookInput {
  /** The offer. */
  id: OfferId;
  /** Whose it is. */
  vendor: VendorId;
  /** Of which product. */
  product: ProductId;
  /** Under which terms. */
  terms: OfferTermsInput;
}

/** Nobody sees it yet. */
export interface OfferDraft {
  state: 'draft';
  /** The offer. */
  id: OfferId;
  /** Whose it is. */
  vendor: VendorId;
  /** Of which product. */
  product: ProductId;
  /** Under which terms. */
  terms: OfferTerms;
}

/** What happened. */
export type OfferEvent =
  | OfferEventCreated
  | OfferEventPublished
  | OfferEventChanged
  | OfferEventPaused
  | OfferEventRetired;

/** Its terms changed. */
export interface OfferEventChanged {
  event: 'changed';
  /** The new terms. */
  terms: OfferTerms;
  /** When. */
  at: Timestamp;
}

/** Its terms changed. */
export interface OfferEventChangedInput {
  event: 'changed';
  /** The new terms. */
  terms: OfferTermsInput;
  /** When. */
  at: Timestamp;
}

/** It was made. */
export interface OfferEventCreated {
  event: 'created';
  /** The offer as it begins. */
  book: OfferBook;
  /** When. */
  at: Timestamp;
}

/** It was made. */
export interface OfferEventCreatedInput {
  event: 'created';
  /** The offer as it begins. */
  book: OfferBookInput;
  /** When. */
  at: Timestamp;
}

/** What happened. */
export type OfferEventInput =
  | OfferEventCreatedInput
  | OfferEventPublished
  | OfferEventChangedInput
  | OfferEventPaused
  | OfferEventRetired;

/** It is not sold for now. */
export interface OfferEventPaused {
  event: 'paused';
  /** When. */
  at: Timestamp;
}

/** It is sold. */
export interface OfferEventPublished {
  event: 'published';
  /** When. */
  at: Timestamp;
}

/** It is never sold again. */
export interface OfferEventRetired {
  event: 'retired';
  /** When. */
  at: Timestamp;
}

/** An offer as it stands now. Offers that may not be bought are left out. */
export interface OfferFact {
  /** The offer. */
  offer: OfferId;
  /** Who sells it. */
  vendor: VendorId;
  /** The price of a unit in the cart's currency, in minor units. */
  price: Amount;
  /** The most units of one order, whatever lines they are in. */
  quantityMax: number;
}

/** What the engine looked up. */
export interface OfferFacts {
  /** Now. */
  at: Timestamp;
  /** The offer, where it is being made. */
  id: OfferId;
  /** Whether the vendor may sell. */
  vendor: VendorStanding;
}

/** One vendor's price and terms for a product. */
export type OfferId = `off_${string}`;

/** What was made, and the receipt of the request. */
export interface OfferMade {
  id: OfferId;
  receipt: Receipt;
}

/** It may not be bought for now. */
export interface OfferPaused {
  state: 'paused';
  /** The offer. */
  id: OfferId;
  /** Whose it is. */
  vendor: VendorId;
  /** Of which product. */
  product: ProductId;
  /** Under which terms. */
  terms: OfferTerms;
}

/** What a caller may ask. */
export type OfferRequest =
  | OfferRequestCreate
  | OfferRequestPublish
  | OfferRequestChange
  | OfferRequestPause
  | OfferRequestRetire;

/** Change its terms. Carts are told what changed; orders are not touched. */
export interface OfferRequestChange {
  request: 'change';
  /** The new terms. */
  terms: OfferTermsInput;
}

/** Offer a product. */
export interface OfferRequestCreate {
  request: 'create';
  /** The vendor. */
  vendor: VendorId;
  /** The product. */
  product: ProductId;
  /** The terms. */
  terms: OfferTermsInput;
}

/** Do not sell it for now. */
export interface OfferRequestPause {
  request: 'pause';
}

/** Sell it. */
export interface OfferRequestPublish {
  request: 'publish';
}

/** Never sell it again. */
export interface OfferRequestRetire {
  request: 'retire';
}

/** It will not be bought again. Orders keep what they bought. */
export interface OfferRetired {
  state: 'retired';
  /** The offer. */
  id: OfferId;
  /** Whose it is. */
  vendor: VendorId;
  /** Of which product. */
  product: ProductId;
  /** Under which terms. */
  terms: OfferTerms;
}

/** The terms of an offer. Prices are in minor units of their currency. */
export interface OfferTerms {
  /** What kind of goods it is. */
  category: Category | null;
  /** How it is taxed. */
  taxClass: TaxClass;
  /** The weight of a unit, in grams. */
  weight: number;
  /** Whether prices have their tax inside. */
  pricesAre: PriceBasis;
  /** The price of a unit in each currency that it is sold in. */
  prices: { [key: string]: Amount };
  /** The most units of one order. */
  quantityMax: number;
}

/** The terms of an offer. Prices are in minor units of their currency. */
export interface OfferTermsInput {
  /** What kind of goods it is. */
  category?: Category | null;
  /** How it is taxed. */
  taxClass: TaxClass;
  /** The weight of a unit, in grams. */
  weight: number;
  /** Whether prices have their tax inside. */
  pricesAre: PriceBasis;
  /** The price of a unit in each currency that it is sold in. */
  prices: { [key: string]: Amount };
  /** The most units of one order. */
  quantityMax: number;
}

/** What {@link OffersMethods.change} takes. */
export interface OffersChangeInput {
  id: OfferId;
  /** The new terms. */
  terms: OfferTermsInput;
}

/** What {@link OffersMethods.create} takes. */
export interface OffersCreateInput {
  /** The vendor. */
  vendor: VendorId;
  /** The product. */
  product: ProductId;
  /** The terms. */
  terms: OfferTermsInput;
}

/** What {@link OffersMethods.get} takes. */
export interface OffersGetInput {
  id: OfferId;
}

/** What {@link OffersMethods.list} takes. */
export interface OffersListInput {
  by?: ListBy | null;
  after?: string | null;
  limit?: number | null;
}

/** What {@link OffersMethods.pause} takes. */
export interface OffersPauseInput {
  id: OfferId;
}

/** What {@link OffersMethods.publish} takes. */
export interface OffersPublishInput {
  id: OfferId;
}

/** What {@link OffersMethods.retire} takes. */
export interface OffersRetireInput {
  id: OfferId;
}

/** What a refund does to a fee. */
export type OnRefund = OnRefundReturn | OnRefundKeep | OnRefundReturnLess;

/** The platform keeps it, and its VAT: it comes out of the vendor's share. */
export interface OnRefundKeep {
  onRefund: 'keep';
}

/** The platform gives it back. The default. */
export interface OnRefundReturn {
  onRefund: 'return';
}

/** The platform gives back all but a fixed part. */
export interface OnRefundReturnLess {
  onRefund: 'return_less';
  /** What it keeps of a line's fee when all of the line is undone, in minor units. */
  fixed: Amount;
}

/** What {@link OperationsMethods.auditTrail} takes. */
export interface OperationsAuditTrailInput {
  of: HistoryOf;
  after?: string | null;
  limit?: number | null;
}

/** What {@link OperationsMethods.carryOn} takes. */
export interface OperationsCarryOnInput {
  subject: AnyId;
}

/** What {@link OperationsMethods.doctor} takes. */
export type OperationsDoctorInput = Record<string, never>;

/** What {@link OperationsMethods.prune} takes. */
export interface OperationsPruneInput {
  before: Timestamp;
  limit: number;
}

/** What {@link OperationsMethods.run} takes. */
export interface OperationsRunInput {
  command: Command;
}

/** What has become of an order. */
export type Order =
  | OrderAbsent
  | OrderAwaitingPayment
  | OrderPlaced
  | OrderReleased
  | OrderCompleted
  | OrderCancelled;

/** There is none. */
export interface OrderAbsent {
  state: 'absent';
}

/** Stock is held; the payment is not sure. */
export interface OrderAwaitingPayment {
  state: 'awaiting_payment';
  /** The order. */
  id: OrderId;
  /** What people call it: short, and not to be guessed. */
  number: string;
  /** The cart that it comes from. */
  cart: CartId;
  /** Which checkout of that cart. */
  generation: number;
  /** Whose it is. */
  buyer: Buyer;
  /** Its one currency. */
  currency: Currency;
  /** The policies that it was made under. */
  policies: Policies;
  /** Its lines, frozen. */
  lines: FrozenLine[];
  /** Its vendor orders. */
  vendorOrders: SplitVendorPart[];
  /** Lines of the platform's own. */
  platformLines: PlatformLine[];
  /** What the buyer pays, in minor units. */
  gross: Amount;
  /** Where it is delivered to. */
  deliverTo: ContactId | null;
  /** Who gets the invoice. */
  billTo: ContactId | null;
  /** Until when stock is held for it. */
  holdUntil: Timestamp;
  /** Captures that were recorded on the platform's lines. */
  captures: CaptureId[];
  /** Refunds and disputes that were recorded on the platform's lines. */
  undoneBy: AnyId[];
  /** When it was placed. */
  placedAt: Timestamp | null;
  /** Lines that took units of others over, in the order in which they did. */
  takenOver?: TakenOver[];
  /** The promotions that it uses as long as it is live: neither released nor cancelled. */
  promotions?: PromotionUse[];
}

/** Everything that an order remembers. */
export interface OrderBook {
  /** The order. */
  id: OrderId;
  /** What people call it: short, and not to be guessed. */
  number: string;
  /** The cart that it comes from. */
  cart: CartId;
  /** Which checkout of that cart. */
  generation: number;
  /** Whose it is. */
  buyer: Buyer;
  /** Its one currency. */
  currency: Currency;
  /** The policies that it was made under. */
  policies: Policies;
  /** Its lines, frozen. */
  lines: FrozenLine[];
  /** Its vendor orders. */
  vendorOrders: SplitVendorPart[];
  /** Lines of the platform's own. */
  platformLines: PlatformLine[];
  /** What the buyer pays, in minor units. */
  gross: Amount;
  /** Where it is delivered to. */
  deliverTo: ContactId | null;
  /** Who gets the invoice. */
  billTo: ContactId | null;
  /** Until when stock is held for it. */
  holdUntil: Timestamp;
  /** Captures that were recorded on the platform's lines. */
  captures: CaptureId[];
  /** Refunds and disputes that were recorded on the platform's lines. */
  undoneBy: AnyId[];
  /** When it was placed. */
  placedAt: Timestamp | null;
  /** Lines that took units of others over, in the order in which they did. */
  takenOver?: TakenOver[];
  /** The promotions that it uses as long as it is live: neither released nor cancelled. */
  promotions?: PromotionUse[];
}

/** Everything that an order remembers. */
export interface OrderBookInput {
  /** The order. */
  id: OrderId;
  /** What people call it: short, and not to be guessed. */
  number: string;
  /** The cart that it comes from. */
  cart: CartId;
  /** Which checkout of that cart. */
  generation: number;
  /** Whose it is. */
  buyer: Buyer;
  /** Its one currency. */
  currency: Currency;
  /** The policies that it was made under. */
  policies: PoliciesInput;
  /** Its lines, frozen. */
  lines: FrozenLineInput[];
  /** Its vendor orders. */
  vendorOrders: SplitVendorPart[];
  /** Lines of the platform's own. */
  platformLines: PlatformLine[];
  /** What the buyer pays, in minor units. */
  gross: Amount;
  /** Where it is delivered to. */
  deliverTo?: ContactId | null;
  /** Who gets the invoice. */
  billTo?: ContactId | null;
  /** Until when stock is held for it. */
  holdUntil: Timestamp;
  /** Captures that were recorded on the platform's lines. */
  captures: CaptureId[];
  /** Refunds and disputes that were recorded on the platform's lines. */
  undoneBy: AnyId[];
  /** When it was placed. */
  placedAt?: Timestamp | null;
  /** Lines that took units of others over, in the order in which they did. */
  takenOver?: TakenOver[];
  /** The promotions that it uses as long as it is live: neither released nor cancelled. */
  promotions?: PromotionUse[];
}

/** Nothing of it is fulfilled. */
export interface OrderCancelled {
  state: 'cancelled';
  /** The order. */
  id: OrderId;
  /** What people call it: short, and not to be guessed. */
  number: string;
  /** The cart that it comes from. */
  cart: CartId;
  /** Which checkout of that cart. */
  generation: number;
  /** Whose it is. */
  buyer: Buyer;
  /** Its one currency. */
  currency: Currency;
  /** The policies that it was made under. */
  policies: Policies;
  /** Its lines, frozen. */
  lines: FrozenLine[];
  /** Its vendor orders. */
  vendorOrders: SplitVendorPart[];
  /** Lines of the platform's own. */
  platformLines: PlatformLine[];
  /** What the buyer pays, in minor units. */
  gross: Amount;
  /** Where it is delivered to. */
  deliverTo: ContactId | null;
  /** Who gets the invoice. */
  billTo: ContactId | null;
  /** Until when stock is held for it. */
  holdUntil: Timestamp;
  /** Captures that were recorded on the platform's lines. */
  captures: CaptureId[];
  /** Refunds and disputes that were recorded on the platform's lines. */
  undoneBy: AnyId[];
  /** When it was placed. */
  placedAt: Timestamp | null;
  /** Lines that took units of others over, in the order in which they did. */
  takenOver?: TakenOver[];
  /** The promotions that it uses as long as it is live: neither released nor cancelled. */
  promotions?: PromotionUse[];
}

/** Every vendor's part is done. */
export interface OrderCompleted {
  state: 'completed';
  /** The order. */
  id: OrderId;
  /** What people call it: short, and not to be guessed. */
  number: string;
  /** The cart that it comes from. */
  cart: CartId;
  /** Which checkout of that cart. */
  generation: number;
  /** Whose it is. */
  buyer: Buyer;
  /** Its one currency. */
  currency: Currency;
  /** The policies that it was made under. */
  policies: Policies;
  /** Its lines, frozen. */
  lines: FrozenLine[];
  /** Its vendor orders. */
  vendorOrders: SplitVendorPart[];
  /** Lines of the platform's own. */
  platformLines: PlatformLine[];
  /** What the buyer pays, in minor units. */
  gross: Amount;
  /** Where it is delivered to. */
  deliverTo: ContactId | null;
  /** Who gets the invoice. */
  billTo: ContactId | null;
  /** Until when stock is held for it. */
  holdUntil: Timestamp;
  /** Captures that were recorded on the platform's lines. */
  captures: CaptureId[];
  /** Refunds and disputes that were recorded on the platform's lines. */
  undoneBy: AnyId[];
  /** When it was placed. */
  placedAt: Timestamp | null;
  /** Lines that took units of others over, in the order in which they did. */
  takenOver?: TakenOver[];
  /** The promotions that it uses as long as it is live: neither released nor cancelled. */
  promotions?: PromotionUse[];
}

/** What happened. */
export type OrderEvent =
  | OrderEventCheckedOut
  | OrderEventPlaced
  | OrderEventReleased
  | OrderEventRevived
  | OrderEventCancelled
  | OrderEventCompleted
  | OrderEventContactsEdited
  | OrderEventCaptureRecorded
  | OrderEventReversed
  | OrderEventLineAttached;

/** Nobody fulfils it. */
export interface OrderEventCancelled {
  event: 'cancelled';
  /** Why. */
  reason: string;
  /** When. */
  at: Timestamp;
}

/** A capture was recorded on the platform's own lines. */
export interface OrderEventCaptureRecorded {
  event: 'capture_recorded';
  /** The capture. */
  capture: CaptureId;
  /** What it moves. */
  moves: LineMove[];
  /** When. */
  at: Timestamp;
}

/** It was made. */
export interface OrderEventCheckedOut {
  event: 'checked_out';
  /** The order as it begins. */
  book: OrderBook;
  /** When. */
  at: Timestamp;
}

/** It was made. */
export interface OrderEventCheckedOutInput {
  event: 'checked_out';
  /** The order as it begins. */
  book: OrderBookInput;
  /** When. */
  at: Timestamp;
}

/** Every vendor's part is done. */
export interface OrderEventCompleted {
  event: 'completed';
  /** When. */
  at: Timestamp;
}

/** It is delivered or billed to someone else. */
export interface OrderEventContactsEdited {
  event: 'contacts_edited';
  /** Where it is delivered to. */
  deliverTo: ContactId | null;
  /** Who gets the invoice. */
  billTo: ContactId | null;
  /** When. */
  at: Timestamp;
}

/** It is delivered or billed to someone else. */
export interface OrderEventContactsEditedInput {
  event: 'contacts_edited';
  /** Where it is delivered to. */
  deliverTo?: ContactId | null;
  /** Who gets the invoice. */
  billTo?: ContactId | null;
  /** When. */
  at: Timestamp;
}

/** What happened. */
export type OrderEventInput =
  | OrderEventCheckedOutInput
  | OrderEventPlaced
  | OrderEventReleased
  | OrderEventRevived
  | OrderEventCancelled
  | OrderEventCompleted
  | OrderEventContactsEditedInput
  | OrderEventCaptureRecorded
  | OrderEventReversed
  | OrderEventLineAttachedInput;

/** A re-route's line is held. */
export interface OrderEventLineAttached {
  event: 'line_attached';
  /** The line. */
  line: FrozenLine;
  /** The vendor order that it goes to. */
  vendorOrder: VendorOrderId;
  /** Its vendor. */
  vendor: VendorId;
  /** What the vendor order comes to with it. */
  totals: VendorTotals;
  /** The line whose units it takes over. */
  insteadOf: LineId;
  /** What of it was captured already, in minor units. */
  captured: Amount;
  /** When. */
  at: Timestamp;
}

/** A re-route's line is held. */
export interface OrderEventLineAttachedInput {
  event: 'line_attached';
  /** The line. */
  line: FrozenLineInput;
  /** The vendor order that it goes to. */
  vendorOrder: VendorOrderId;
  /** Its vendor. */
  vendor: VendorId;
  /** What the vendor order comes to with it. */
  totals: VendorTotals;
  /** The line whose units it takes over. */
  insteadOf: LineId;
  /** What of it was captured already, in minor units. */
  captured: Amount;
  /** When. */
  at: Timestamp;
}

/** It is agreed. */
export interface OrderEventPlaced {
  event: 'placed';
  /** When. */
  at: Timestamp;
}

/** Its hold ended without money. */
export interface OrderEventReleased {
  event: 'released';
  /** When. */
  at: Timestamp;
}

/** The platform's own lines were undone. */
export interface OrderEventReversed {
  event: 'reversed';
  /** The refund or dispute. */
  cause: AnyId;
  /** What it moves. */
  moves: LineMove[];
  /** When. */
  at: Timestamp;
}

/** Money came late, and stock was there. */
export interface OrderEventRevived {
  event: 'revived';
  /** When. */
  at: Timestamp;
}

/** What the engine looked up. */
export interface OrderFacts {
  /** Now. */
  at: Timestamp;
  /** The order, where it is being made. */
  id: OrderId;
  /** A fresh number for people: unguessable, without look-alike letters. */
  number: string;
  /** Whose cart it is. */
  buyer: Buyer;
  /**
   * The policies of the marketplace.
   *
   * Where it is left out: `{"rounding":"half_away_from_zero","allocation":"largest_remainder","tax_rounding":"per_line","tax_base":"after_all","commission_base_discounts":"vendor_funded","shipping_seller":"vendor","reroute_ceiling":"frozen_price"}`.
   */
  policies?: PoliciesInput;
  /** The cart's quote, split. */
  split?: Split | null;
  /**
   * The promotions that took something off in the quote, each once, as `open_to` says it.
   *
   * Where it is left out: `[]`.
   */
  promotions?: PromotionUse[];
  /** Whether it can be placed at once. */
  payable: Payable;
  /** Until when stock is held. */
  holdUntil: Timestamp;
  /** Whether a released order's stock could be held again. */
  stock: StockAnswer;
  /** How many vendor orders are neither completed nor cancelled. */
  vendorOrdersOpen: number;
  /** How many vendor orders have shipped something. */
  vendorOrdersShipped: number;
}

/** The buyer's order. */
export type OrderId = `ord_${string}`;

/** A line of an order, as its buyer sees it. Amounts are in minor units. */
export interface OrderLineView {
  /** The line. */
  id: LineId;
  /** What it is for. */
  kind: LineKind;
  /** How many units. */
  quantity: number;
  /** What the buyer pays for it. */
  gross: Amount;
  /** The line whose units it took over, and what it pays with them; none where the buyer ordered it so. */
  insteadOf: LineId | null;
}

/** What was made, and the receipt of the request. */
export interface OrderMade {
  id: OrderId;
  receipt: Receipt;
}

/** It is agreed: vendors fulfil it. */
export interface OrderPlaced {
  state: 'placed';
  /** The order. */
  id: OrderId;
  /** What people call it: short, and not to be guessed. */
  number: string;
  /** The cart that it comes from. */
  cart: CartId;
  /** Which checkout of that cart. */
  generation: number;
  /** Whose it is. */
  buyer: Buyer;
  /** Its one currency. */
  currency: Currency;
  /** The policies that it was made under. */
  policies: Policies;
  /** Its lines, frozen. */
  lines: FrozenLine[];
  /** Its vendor orders. */
  vendorOrders: SplitVendorPart[];
  /** Lines of the platform's own. */
  platformLines: PlatformLine[];
  /** What the buyer pays, in minor units. */
  gross: Amount;
  /** Where it is delivered to. */
  deliverTo: ContactId | null;
  /** Who gets the invoice. */
  billTo: ContactId | null;
  /** Until when stock is held for it. */
  holdUntil: Timestamp;
  /** Captures that were recorded on the platform's lines. */
  captures: CaptureId[];
  /** Refunds and disputes that were recorded on the platform's lines. */
  undoneBy: AnyId[];
  /** When it was placed. */
  placedAt: Timestamp | null;
  /** Lines that took units of others over, in the order in which they did. */
  takenOver?: TakenOver[];
  /** The promotions that it uses as long as it is live: neither released nor cancelled. */
  promotions?: PromotionUse[];
}

/** Its hold ended without money; its stock is free again. */
export interface OrderReleased {
  state: 'released';
  /** The order. */
  id: OrderId;
  /** What people call it: short, and not to be guessed. */
  number: string;
  /** The cart that it comes from. */
  cart: CartId;
  /** Which checkout of that cart. */
  generation: number;
  /** Whose it is. */
  buyer: Buyer;
  /** Its one currency. */
  currency: Currency;
  /** The policies that it was made under. */
  policies: Policies;
  /** Its lines, frozen. */
  lines: FrozenLine[];
  /** Its vendor orders. */
  vendorOrders: SplitVendorPart[];
  /** Lines of the platform's own. */
  platformLines: PlatformLine[];
  /** What the buyer pays, in minor units. */
  gross: Amount;
  /** Where it is delivered to. */
  deliverTo: ContactId | null;
  /** Who gets the invoice. */
  billTo: ContactId | null;
  /** Until when stock is held for it. */
  holdUntil: Timestamp;
  /** Captures that were recorded on the platform's lines. */
  captures: CaptureId[];
  /** Refunds and disputes that were recorded on the platform's lines. */
  undoneBy: AnyId[];
  /** When it was placed. */
  placedAt: Timestamp | null;
  /** Lines that took units of others over, in the order in which they did. */
  takenOver?: TakenOver[];
  /** The promotions that it uses as long as it is live: neither released nor cancelled. */
  promotions?: PromotionUse[];
}

/** What a caller may ask. */
export type OrderRequest =
  | OrderRequestCheckOut
  | OrderRequestConfirmPayment
  | OrderRequestRelease
  | OrderRequestRevive
  | OrderRequestCancel
  | OrderRequestComplete
  | OrderRequestEditContacts
  | OrderRequestRecordCapture
  | OrderRequestReverse
  | OrderRequestAttachLine;

/** Hold the frozen line that a re-route made. */
export interface OrderRequestAttachLine {
  request: 'attach_line';
  /** The line. */
  line: FrozenLineInput;
  /** The vendor order that it goes to. */
  vendorOrder: VendorOrderId;
  /** Its vendor. */
  vendor: VendorId;
  /** What it comes to for its vendor. */
  totals: VendorTotals;
  /** The line whose units it takes over. */
  insteadOf: LineId;
  /** What of it is captured already, in minor units. */
  captured: Amount;
}

/** Nobody fulfils it. */
export interface OrderRequestCancel {
  request: 'cancel';
  /** Why. */
  reason: string;
}

/** Make an order of a cart. */
export interface OrderRequestCheckOut {
  request: 'check_out';
  /** The cart. */
  cart: CartId;
  /** Which checkout of that cart. */
  generation: number;
  /** Where it is delivered to. */
  deliverTo?: ContactId | null;
  /** Who gets the invoice. */
  billTo?: ContactId | null;
}

/** Every vendor's part is done. */
export interface OrderRequestComplete {
  request: 'complete';
}

/** The money is sure: place it. */
export interface OrderRequestConfirmPayment {
  request: 'confirm_payment';
}

/** Deliver or bill to someone else. */
export interface OrderRequestEditContacts {
  request: 'edit_contacts';
  /** Where it is delivered to. */
  deliverTo?: ContactId | null;
  /** Who gets the invoice. */
  billTo?: ContactId | null;
}

/** Record a capture of the payment on the platform's own lines. */
export interface OrderRequestRecordCapture {
  request: 'record_capture';
  /** The capture. */
  capture: CaptureId;
}

/** The hold is over. */
export interface OrderRequestRelease {
  request: 'release';
}

/** Undo the platform's own lines for a refund or a dispute. */
export interface OrderRequestReverse {
  request: 'reverse';
  /** The refund or dispute: the id of the ledger entries. */
  cause: AnyId;
}

/** Money came after the hold was over: place all of it after all. */
export interface OrderRequestRevive {
  request: 'revive';
}

/** An order. Amounts are in minor units. */
export interface OrderView {
  /** The order. */
  id: OrderId;
  /** The number that people know it by. */
  number: string;
  /** What has become of it: `placed`, `completed`, .. */
  state: string;
  /** Its currency. */
  currency: Currency;
  /** What the buyer pays. */
  gross: Amount;
  /** Its lines. */
  lines: OrderLineView[];
  /** Each vendor's part. */
  vendorOrders: VendorOrderId[];
  /** Where it is delivered to. */
  deliverTo: ContactId | null;
  /** When it was placed. */
  placedAt: Timestamp | null;
}

/** What {@link OrdersMethods.cancel} takes. */
export interface OrdersCancelInput {
  id: OrderId;
  /** Why. */
  reason: string;
}

/** What {@link OrdersMethods.complete} takes. */
export interface OrdersCompleteInput {
  id: OrderId;
}

/** What {@link OrdersMethods.editContacts} takes. */
export interface OrdersEditContactsInput {
  id: OrderId;
  /** Where it is delivered to. */
  deliverTo?: ContactId | null;
  /** Who gets the invoice. */
  billTo?: ContactId | null;
}

/** What {@link OrdersMethods.get} takes. */
export interface OrdersGetInput {
  id: OrderId;
}

/** What {@link OrdersMethods.list} takes. */
export interface OrdersListInput {
  by?: ListBy | null;
  after?: string | null;
  limit?: number | null;
}

/** What {@link OrdersMethods.release} takes. */
export interface OrdersReleaseInput {
  id: OrderId;
}

/** Whose a thing is. A vendor order is both a vendor's and a buyer's. */
export interface Ownership {
  /** The marketplace it is in. */
  tenant: MarketplaceId;
  /** The vendor whose it is. */
  vendor?: VendorId | null;
  /** The buyer whose it is. */
  buyer?: Buyer | null;
}

/** From where a payout is paid. */
export type PaidFrom = PaidFromBank | PaidFromGateway;

/** The platform's bank: a person says that it was paid. */
export interface PaidFromBank {
  from: 'bank';
}

/** What a gateway holds for the platform: the gateway is asked to pay it. */
export interface PaidFromGateway {
  from: 'gateway';
  /** Which. */
  gateway: Gateway;
}

/** A parcel, with what is in it. */
export interface Parcel {
  /** The parcel. */
  id: ParcelId;
  /** Which units. */
  lines: LineUnits[];
  /** Who carries it, and the carrier's number for it. */
  tracking: string | null;
  /** When it was sent. */
  shippedAt: Timestamp;
  /** When it arrived. */
  deliveredAt: Timestamp | null;
}

/** A parcel. */
export type ParcelId = `pcl_${string}`;

/** A parcel, with what is in it. */
export interface ParcelInput {
  /** The parcel. */
  id: ParcelId;
  /** Which units. */
  lines: LineUnits[];
  /** Who carries it, and the carrier's number for it. */
  tracking?: string | null;
  /** When it was sent. */
  shippedAt: Timestamp;
  /** When it arrived. */
  deliveredAt?: Timestamp | null;
}

/** What {@link parse} takes. */
export type ParseInput =
  | ParseInputAccount
  | ParseInputAmount
  | ParseInputCategory
  | ParseInputCurrency
  | ParseInputGateway
  | ParseInputGuestToken
  | ParseInputId
  | ParseInputOrderId
  | ParseInputRate
  | ParseInputTime;

/** Something that {@link parse} takes. */
export interface ParseInputAccount {
  kind: 'account';
  of: string;
}

/** Something that {@link parse} takes. */
export interface ParseInputAmount {
  kind: 'amount';
  of: number;
}

/** Something that {@link parse} takes. */
export interface ParseInputCategory {
  kind: 'category';
  of: string;
}

/** Something that {@link parse} takes. */
export interface ParseInputCurrency {
  kind: 'currency';
  of: string;
}

/** Something that {@link parse} takes. */
export interface ParseInputGateway {
  kind: 'gateway';
  of: string;
}

/** Something that {@link parse} takes. */
export interface ParseInputGuestToken {
  kind: 'guest_token';
  of: string;
}

/** Something that {@link parse} takes. */
export interface ParseInputId {
  kind: 'id';
  of: string;
}

/** Something that {@link parse} takes. */
export interface ParseInputOrderId {
  kind: 'order_id';
  of: string;
}

/** Something that {@link parse} takes. */
export interface ParseInputRate {
  kind: 'rate';
  of: string;
}

/** Something that {@link parse} takes. */
export interface ParseInputTime {
  kind: 'time';
  of: string;
}

/** What was read. */
export type Parsed = string | number | CartTokenHash | ParsedCurrency;

/** A currency, and how many decimals of it a minor unit is. */
export interface ParsedCurrency {
  /** Its code. */
  code: Currency;
  /** Two for EUR, none for JPY. */
  exponent: number;
}

/**
 * Whether an order can be placed at once.
 *
 * - `asks_nobody`: Nobody is asked: an invoice, cash on delivery, or nothing to pay.
 * - `asks_gateway`: A gateway is asked first.
 */
export type Payable = 'asks_nobody' | 'asks_gateway';

/** What has become of a payment. */
export type Payment =
  | PaymentAbsent
  | PaymentPending
  | PaymentAuthorized
  | PaymentCaptured
  | PaymentReleased
  | PaymentLate
  | PaymentClosed;

/** Not asked for. */
export interface PaymentAbsent {
  state: 'absent';
}

/** One attempt to authorize. Its id is the gateway's key, so an old decline is never replayed to a new try. */
export interface PaymentAttempt {
  /** The attempt. */
  id: AttemptId;
  /** What became of it. */
  status: PaymentAttemptStatus;
  /** How much it asks for, in minor units; none where it is what the payment is for. */
  amount?: Amount | null;
}

/** What a gateway answered to an attempt. */
export type PaymentAttemptOutcome =
  | PaymentAttemptOutcomeAuthorized
  | PaymentAttemptOutcomePaid
  | PaymentAttemptOutcomeDeclined
  | PaymentAttemptOutcomeNeedsAction
  | PaymentAttemptOutcomeUnknown;

/** The money is held. */
export interface PaymentAttemptOutcomeAuthorized {
  outcome: 'authorized';
}

/** The gateway said no. */
export interface PaymentAttemptOutcomeDeclined {
  outcome: 'declined';
  /** Its reason, as a code. */
  reason: string;
}

/** The buyer must do something first. */
export interface PaymentAttemptOutcomeNeedsAction {
  outcome: 'needs_action';
}

/** The money is taken: a sale, a boleto that was paid. */
export interface PaymentAttemptOutcomePaid {
  outcome: 'paid';
  /**
   * What the gateway kept as its fee, in minor units.
   *
   * Where it is left out: `0`.
   */
  fee?: Amount;
}

/** No answer, or one that says nothing: look up by the attempt's id. */
export interface PaymentAttemptOutcomeUnknown {
  outcome: 'unknown';
}

/**
 * What became of an attempt to authorize.
 *
 * - `started`: Recorded; the gateway is being asked.
 * - `needs_action`: The buyer must do something: 3-D Secure, a redirect, paying a boleto.
 * - `unknown`: The gateway's answer is not known.
 * - `authorized`: The money is held.
 * - `paid`: The money is taken.
 * - `declined`: The gateway said no.
 */
export type PaymentAttemptStatus =
  | 'started'
  | 'needs_action'
  | 'unknown'
  | 'authorized'
  | 'paid'
  | 'declined';

/** The buyer's money is held, or owed on an invoice; nothing is taken. */
export interface PaymentAuthorized {
  state: 'authorized';
  /** The payment. */
  id: PaymentId;
  /** The order that it is for. */
  order: OrderId;
  /** Its one currency. */
  currency: Currency;
  /** What is asked for, in minor units. */
  amount: Amount;
  /** Where it is asked for; refunds go there too. */
  gateway: Gateway;
  /** What its method can do. */
  terms: MethodTerms;
  /** Attempts, oldest first. */
  attempts: PaymentAttempt[];
  /** Captures, voids and refunds, oldest first. */
  operations: PaymentOperation[];
  /** What is or was held on disputes. */
  disputed: PaymentDisputed[];
  /** Since when what has no final answer is on record. */
  begun?: PaymentBegun[];
  /** Refunds that came back after they were paid: that they were paid is old news. */
  cameBack?: AnyId[];
  /** Captures, and voids of money that came twice, that failed and since which none was begun for the same: what they were to move is still to be moved. */
  declined?: AnyId[];
  /** What was to be let go in all, in minor units: as much as voids did or are about to, and what failed ones did not. */
  letGo?: Amount;
  /** When it must be captured. */
  captureBy: Timestamp | null;
  /** When the buyer must have paid. */
  payBy: Timestamp | null;
  /** When it was first captured. */
  capturedAt: Timestamp | null;
  /** What of a receivable was collected, in minor units. */
  collected: Amount;
}

/** Something that a gateway was, or may have been, asked for, and since when it is on record. */
export interface PaymentBegun {
  /** The attempt or operation. */
  id: AnyId;
  /** Since when. */
  at: Timestamp;
}

/** Everything that a payment remembers. */
export interface PaymentBook {
  /** The payment. */
  id: PaymentId;
  /** The order that it is for. */
  order: OrderId;
  /** Its one currency. */
  currency: Currency;
  /** What is asked for, in minor units. */
  amount: Amount;
  /** Where it is asked for; refunds go there too. */
  gateway: Gateway;
  /** What its method can do. */
  terms: MethodTerms;
  /** Attempts, oldest first. */
  attempts: PaymentAttempt[];
  /** Captures, voids and refunds, oldest first. */
  operations: PaymentOperation[];
  /** What is or was held on disputes. */
  disputed: PaymentDisputed[];
  /** Since when what has no final answer is on record. */
  begun?: PaymentBegun[];
  /** Refunds that came back after they were paid: that they were paid is old news. */
  cameBack?: AnyId[];
  /** Captures, and voids of money that came twice, that failed and since which none was begun for the same: what they were to move is still to be moved. */
  declined?: AnyId[];
  /** What was to be let go in all, in minor units: as much as voids did or are about to, and what failed ones did not. */
  letGo?: Amount;
  /** When it must be captured. */
  captureBy: Timestamp | null;
  /** When the buyer must have paid. */
  payBy: Timestamp | null;
  /** When it was first captured. */
  capturedAt: Timestamp | null;
  /** What of a receivable was collected, in minor units. */
  collected: Amount;
}

/** Everything that a payment remembers. */
export interface PaymentBookInput {
  /** The payment. */
  id: PaymentId;
  /** The order that it is for. */
  order: OrderId;
  /** Its one currency. */
  currency: Currency;
  /** What is asked for, in minor units. */
  amount: Amount;
  /** Where it is asked for; refunds go there too. */
  gateway: Gateway;
  /** What its method can do. */
  terms: MethodTermsInput;
  /** Attempts, oldest first. */
  attempts: PaymentAttempt[];
  /** Captures, voids and refunds, oldest first. */
  operations: PaymentOperation[];
  /** What is or was held on disputes. */
  disputed: PaymentDisputedInput[];
  /** Since when what has no final answer is on record. */
  begun?: PaymentBegun[];
  /** Refunds that came back after they were paid: that they were paid is old news. */
  cameBack?: AnyId[];
  /** Captures, and voids of money that came twice, that failed and since which none was begun for the same: what they were to move is still to be moved. */
  declined?: AnyId[];
  /** What was to be let go in all, in minor units: as much as voids did or are about to, and what failed ones did not. */
  letGo?: Amount;
  /** When it must be captured. */
  captureBy?: Timestamp | null;
  /** When the buyer must have paid. */
  payBy?: Timestamp | null;
  /** When it was first captured. */
  capturedAt?: Timestamp | null;
  /** What of a receivable was collected, in minor units. */
  collected: Amount;
}

/** At least one capture succeeded. */
export interface PaymentCaptured {
  state: 'captured';
  /** The payment. */
  id: PaymentId;
  /** The order that it is for. */
  order: OrderId;
  /** Its one currency. */
  currency: Currency;
  /** What is asked for, in minor units. */
  amount: Amount;
  /** Where it is asked for; refunds go there too. */
  gateway: Gateway;
  /** What its method can do. */
  terms: MethodTerms;
  /** Attempts, oldest first. */
  attempts: PaymentAttempt[];
  /** Captures, voids and refunds, oldest first. */
  operations: PaymentOperation[];
  /** What is or was held on disputes. */
  disputed: PaymentDisputed[];
  /** Since when what has no final answer is on record. */
  begun?: PaymentBegun[];
  /** Refunds that came back after they were paid: that they were paid is old news. */
  cameBack?: AnyId[];
  /** Captures, and voids of money that came twice, that failed and since which none was begun for the same: what they were to move is still to be moved. */
  declined?: AnyId[];
  /** What was to be let go in all, in minor units: as much as voids did or are about to, and what failed ones did not. */
  letGo?: Amount;
  /** When it must be captured. */
  captureBy: Timestamp | null;
  /** When the buyer must have paid. */
  payBy: Timestamp | null;
  /** When it was first captured. */
  capturedAt: Timestamp | null;
  /** What of a receivable was collected, in minor units. */
  collected: Amount;
}

/**
 * How often what was authorized can be captured.
 *
 * - `once`: Once: what is not taken then is let go.
 * - `several`: Several times, up to what was authorized. The default.
 */
export type PaymentCaptures = 'once' | 'several';

/** Over without money: expired, voided, or returned. */
export interface PaymentClosed {
  state: 'closed';
  /** The payment. */
  id: PaymentId;
  /** The order that it is for. */
  order: OrderId;
  /** Its one currency. */
  currency: Currency;
  /** What is asked for, in minor units. */
  amount: Amount;
  /** Where it is asked for; refunds go there too. */
  gateway: Gateway;
  /** What its method can do. */
  terms: MethodTerms;
  /** Attempts, oldest first. */
  attempts: PaymentAttempt[];
  /** Captures, voids and refunds, oldest first. */
  operations: PaymentOperation[];
  /** What is or was held on disputes. */
  disputed: PaymentDisputed[];
  /** Since when what has no final answer is on record. */
  begun?: PaymentBegun[];
  /** Refunds that came back after they were paid: that they were paid is old news. */
  cameBack?: AnyId[];
  /** Captures, and voids of money that came twice, that failed and since which none was begun for the same: what they were to move is still to be moved. */
  declined?: AnyId[];
  /** What was to be let go in all, in minor units: as much as voids did or are about to, and what failed ones did not. */
  letGo?: Amount;
  /** When it must be captured. */
  captureBy: Timestamp | null;
  /** When the buyer must have paid. */
  payBy: Timestamp | null;
  /** When it was first captured. */
  capturedAt: Timestamp | null;
  /** What of a receivable was collected, in minor units. */
  collected: Amount;
}

/** Who collected what a buyer owed. */
export type PaymentCollected = PaymentCollectedPlatform | PaymentCollectedVendor;

/** The platform, into its bank. */
export interface PaymentCollectedPlatform {
  by: 'platform';
}

/** A vendor, who keeps the cash. */
export interface PaymentCollectedVendor {
  by: 'vendor';
  /** The vendor. */
  vendor: VendorId;
  /** Whether it is taken off what is pending or off what is available. */
  share: VendorShare;
}

/**
 * Who collects what a buyer owes.
 *
 * - `platform`: The platform, into its bank.
 * - `vendor`: The vendor, who keeps the cash and owes it to the platform.
 */
export type PaymentCollector = 'platform' | 'vendor';

/** What is held on a dispute. */
export interface PaymentDisputed {
  /** The dispute. */
  dispute: DisputeId;
  /** How much, in minor units. */
  amount: Amount;
  /** How it ended. Only what was won can be refunded again: what is lost is gone. */
  outcome: DisputeOutcome | null;
}

/** What is held on a dispute. */
export interface PaymentDisputedInput {
  /** The dispute. */
  dispute: DisputeId;
  /** How much, in minor units. */
  amount: Amount;
  /** How it ended. Only what was won can be refunded again: what is lost is gone. */
  outcome?: DisputeOutcome | null;
}

/** What happened. */
export type PaymentEvent =
  | PaymentEventCreated
  | PaymentEventAttemptStarted
  | PaymentEventActionNeeded
  | PaymentEventAttemptUnknown
  | PaymentEventDeclined
  | PaymentEventAuthorized
  | PaymentEventPaid
  | PaymentEventCameLate
  | PaymentEventCameTwice
  | PaymentEventTakenTwice
  | PaymentEventLateAccepted
  | PaymentEventLateReturned
  | PaymentEventStarted
  | PaymentEventSucceeded
  | PaymentEventFailed
  | PaymentEventBecameUnknown
  | PaymentEventDisputeHeld
  | PaymentEventDisputeEnded
  | PaymentEventReleased
  | PaymentEventExpired
  | PaymentEventLapsed
  | PaymentEventCollected;

/** The buyer must do something. */
export interface PaymentEventActionNeeded {
  event: 'action_needed';
  /** The attempt. */
  attempt: AttemptId;
  /** When. */
  at: Timestamp;
}

/** An attempt was recorded. */
export interface PaymentEventAttemptStarted {
  event: 'attempt_started';
  /** The attempt. */
  attempt: AttemptId;
  /** When. */
  at: Timestamp;
}

/** The gateway's answer is not known. */
export interface PaymentEventAttemptUnknown {
  event: 'attempt_unknown';
  /** The attempt. */
  attempt: AttemptId;
  /** When. */
  at: Timestamp;
}

/** The money is held, or owed. */
export interface PaymentEventAuthorized {
  event: 'authorized';
  /** The attempt; none where nobody was asked. */
  attempt: AttemptId | null;
  /** When it must be captured. */
  captureBy: Timestamp | null;
  /** When. */
  at: Timestamp;
}

/** The money is held, or owed. */
export interface PaymentEventAuthorizedInput {
  event: 'authorized';
  /** The attempt; none where nobody was asked. */
  attempt?: AttemptId | null;
  /** When it must be captured. */
  captureBy?: Timestamp | null;
  /** When. */
  at: Timestamp;
}

/** Its answer is not known. */
export interface PaymentEventBecameUnknown {
  event: 'became_unknown';
  /** The operation. */
  operation: AnyId;
  /** When. */
  at: Timestamp;
}

/** Money came after the order was let go. */
export interface PaymentEventCameLate {
  event: 'came_late';
  /** The attempt. */
  attempt: AttemptId;
  /** What it took; none where it is only held. */
  capture: PaymentOperation | null;
  /** The gateway's fee, in minor units. */
  fee: Amount;
  /** When it must be captured, where it is held. */
  captureBy: Timestamp | null;
  /** When. */
  at: Timestamp;
}

/** Money came after the order was let go. */
export interface PaymentEventCameLateInput {
  event: 'came_late';
  /** The attempt. */
  attempt: AttemptId;
  /** What it took; none where it is only held. */
  capture?: PaymentOperation | null;
  /** The gateway's fee, in minor units. */
  fee: Amount;
  /** When it must be captured, where it is held. */
  captureBy?: Timestamp | null;
  /** When. */
  at: Timestamp;
}

/** Another attempt brought the money a second time: what is held is let go, what was taken is to be refunded. */
export interface PaymentEventCameTwice {
  event: 'came_twice';
  /** The attempt. */
  attempt: AttemptId;
  /** What it took, or what lets it go. */
  operation: PaymentOperation;
  /** The gateway's fee, in minor units. */
  fee: Amount;
  /** When. */
  at: Timestamp;
}

/** What the buyer owed was collected. */
export interface PaymentEventCollected {
  event: 'collected';
  /** How much, in minor units. */
  amount: Amount;
  /** By whom. */
  by: PaymentCollected;
  /** The operation: its ledger entries bear this id. */
  capture: CaptureId;
  /** When. */
  at: Timestamp;
}

/** Money is asked for. */
export interface PaymentEventCreated {
  event: 'created';
  /** The payment as it begins. */
  book: PaymentBook;
  /** When. */
  at: Timestamp;
}

/** Money is asked for. */
export interface PaymentEventCreatedInput {
  event: 'created';
  /** The payment as it begins. */
  book: PaymentBookInput;
  /** When. */
  at: Timestamp;
}

/** The gateway said no. */
export interface PaymentEventDeclined {
  event: 'declined';
  /** The attempt. */
  attempt: AttemptId;
  /** Its reason, as a code. */
  reason: string;
  /** When. */
  at: Timestamp;
}

/** A dispute ended. */
export interface PaymentEventDisputeEnded {
  event: 'dispute_ended';
  /** The dispute. */
  dispute: DisputeId;
  /** How. */
  outcome: DisputeOutcome;
  /** When. */
  at: Timestamp;
}

/** A part is held on a dispute. */
export interface PaymentEventDisputeHeld {
  event: 'dispute_held';
  /** The dispute. */
  dispute: DisputeId;
  /** How much, in minor units. */
  amount: Amount;
  /** When. */
  at: Timestamp;
}

/** The buyer's time to pay is over, or the time to capture what was authorized. */
export interface PaymentEventExpired {
  event: 'expired';
  /** When. */
  at: Timestamp;
}

/** It did not happen, or came back. */
export interface PaymentEventFailed {
  event: 'failed';
  /** The operation. */
  operation: AnyId;
  /** The gateway's reason, as a code. */
  reason: string;
  /** When. */
  at: Timestamp;
}

/** What happened. */
export type PaymentEventInput =
  | PaymentEventCreatedInput
  | PaymentEventAttemptStarted
  | PaymentEventActionNeeded
  | PaymentEventAttemptUnknown
  | PaymentEventDeclined
  | PaymentEventAuthorizedInput
  | PaymentEventPaid
  | PaymentEventCameLateInput
  | PaymentEventCameTwice
  | PaymentEventTakenTwice
  | PaymentEventLateAccepted
  | PaymentEventLateReturnedInput
  | PaymentEventStarted
  | PaymentEventSucceeded
  | PaymentEventFailed
  | PaymentEventBecameUnknown
  | PaymentEventDisputeHeld
  | PaymentEventDisputeEnded
  | PaymentEventReleased
  | PaymentEventExpired
  | PaymentEventLapsed
  | PaymentEventCollected;

/** What was authorized, and not captured, can be captured no more. */
export interface PaymentEventLapsed {
  event: 'lapsed';
  /** How much, in minor units: it is no longer asked for. */
  amount: Amount;
  /** When. */
  at: Timestamp;
}

/** The late money is for the revived order. */
export interface PaymentEventLateAccepted {
  event: 'late_accepted';
  /** When. */
  at: Timestamp;
}

/** The late money goes back: what is held is voided, what was taken is to be refunded. */
export interface PaymentEventLateReturned {
  event: 'late_returned';
  /** The void, where it was held. */
  void: PaymentOperation | null;
  /** When. */
  at: Timestamp;
}

/** The late money goes back: what is held is voided, what was taken is to be refunded. */
export interface PaymentEventLateReturnedInput {
  event: 'late_returned';
  /** The void, where it was held. */
  void?: PaymentOperation | null;
  /** When. */
  at: Timestamp;
}

/** The attempt took the money. */
export interface PaymentEventPaid {
  event: 'paid';
  /** The attempt. */
  attempt: AttemptId;
  /** The capture that it is. */
  capture: CaptureId;
  /** How much, in minor units. */
  amount: Amount;
  /** The gateway's fee, in minor units. */
  fee: Amount;
  /** When. */
  at: Timestamp;
}

/** The order was let go. */
export interface PaymentEventReleased {
  event: 'released';
  /** When. */
  at: Timestamp;
}

/** A capture, void or refund was recorded. */
export interface PaymentEventStarted {
  event: 'started';
  /** The operation. */
  operation: PaymentOperation;
  /** When. */
  at: Timestamp;
}

/** It is done. */
export interface PaymentEventSucceeded {
  event: 'succeeded';
  /** The operation. */
  operation: AnyId;
  /** The gateway's fee, in minor units. */
  fee: Amount;
  /** What of the authorization lapses with it, in minor units: the rest, where a method captures once. */
  lapsed: Amount;
  /** When. */
  at: Timestamp;
}

/** A capture that was said to have failed took its money after all, when another had taken as much: it goes back. */
export interface PaymentEventTakenTwice {
  event: 'taken_twice';
  /** The capture. */
  operation: AnyId;
  /** The gateway's fee, in minor units. */
  fee: Amount;
  /** When. */
  at: Timestamp;
}

/** What the engine looked up. */
export interface PaymentFacts {
  /** Now. */
  at: Timestamp;
  /** The payment, where it is being created. */
  id: PaymentId;
  /** A fresh id for an attempt. */
  attempt: AttemptId;
  /** A fresh id for a capture; one is also used where an attempt takes the money at once. */
  capture: CaptureId;
  /** A fresh id for a void. */
  void: VoidId;
}

/** A payment of an order. */
export type PaymentId = `pay_${string}`;

/** Money came after the order was let go; it is accepted or goes back, one of the two. */
export interface PaymentLate {
  state: 'late';
  /** The payment. */
  id: PaymentId;
  /** The order that it is for. */
  order: OrderId;
  /** Its one currency. */
  currency: Currency;
  /** What is asked for, in minor units. */
  amount: Amount;
  /** Where it is asked for; refunds go there too. */
  gateway: Gateway;
  /** What its method can do. */
  terms: MethodTerms;
  /** Attempts, oldest first. */
  attempts: PaymentAttempt[];
  /** Captures, voids and refunds, oldest first. */
  operations: PaymentOperation[];
  /** What is or was held on disputes. */
  disputed: PaymentDisputed[];
  /** Since when what has no final answer is on record. */
  begun?: PaymentBegun[];
  /** Refunds that came back after they were paid: that they were paid is old news. */
  cameBack?: AnyId[];
  /** Captures, and voids of money that came twice, that failed and since which none was begun for the same: what they were to move is still to be moved. */
  declined?: AnyId[];
  /** What was to be let go in all, in minor units: as much as voids did or are about to, and what failed ones did not. */
  letGo?: Amount;
  /** When it must be captured. */
  captureBy: Timestamp | null;
  /** When the buyer must have paid. */
  payBy: Timestamp | null;
  /** When it was first captured. */
  capturedAt: Timestamp | null;
  /** What of a receivable was collected, in minor units. */
  collected: Amount;
}

/** One operation at the gateway. */
export interface PaymentOperation {
  /** The operation: the gateway's key and the id of its ledger entries. */
  id: AnyId;
  /** What it does. */
  kind: PaymentOperationKind;
  /** How much, in minor units. */
  amount: Amount;
  /** What became of it. */
  status: PaymentOperationStatus;
}

/**
 * What an operation does.
 *
 * - `capture`: Takes money that is held.
 * - `void`: Lets go of money that is held.
 * - `refund`: Gives money back that was taken.
 * - `surplus`: Lets go of money that is held a second time, because two attempts were authorized. It is none of what the payment is for, and counts nowhere.
 */
export type PaymentOperationKind = 'capture' | 'void' | 'refund' | 'surplus';

/** What a gateway answered to an operation. */
export type PaymentOperationOutcome = PaymentOperationOutcomeSucceeded | PaymentOperationOutcomeFailed | PaymentOperationOutcomeUnknown;

/** It did not happen; for a refund also: it came back. */
export interface PaymentOperationOutcomeFailed {
  outcome: 'failed';
  /** The gateway's reason, as a code. */
  reason: string;
}

/** Done. */
export interface PaymentOperationOutcomeSucceeded {
  outcome: 'succeeded';
  /**
   * What the gateway charged for it, in minor units.
   *
   * Where it is left out: `0`.
   */
  fee?: Amount;
}

/** No answer: look up by the operation's id. */
export interface PaymentOperationOutcomeUnknown {
  outcome: 'unknown';
}

/**
 * What became of an operation.
 *
 * - `started`: Recorded; the gateway is being asked. It counts as if it will succeed.
 * - `unknown`: The gateway's answer is not known. It counts as if it will succeed.
 * - `succeeded`: Done.
 * - `failed`: It did not happen, or came back.
 */
export type PaymentOperationStatus = 'started' | 'unknown' | 'succeeded' | 'failed';

/** A part of a payment to be taken, given up or given back. */
export interface PaymentPartOfCaptureId {
  /** The operation: the gateway's idempotency key. */
  operation: CaptureId;
  /** The payment. */
  payment: PaymentId;
  /** How much, in minor units. */
  amount: Amount;
  /** Its currency. */
  currency: Currency;
}

/** A part of a payment to be taken, given up or given back. */
export interface PaymentPartOfRefundId {
  /** The operation: the gateway's idempotency key. */
  operation: RefundId;
  /** The payment. */
  payment: PaymentId;
  /** How much, in minor units. */
  amount: Amount;
  /** Its currency. */
  currency: Currency;
}

/** A part of a payment to be taken, given up or given back. */
export interface PaymentPartOfVoidId {
  /** The operation: the gateway's idempotency key. */
  operation: VoidId;
  /** The payment. */
  payment: PaymentId;
  /** How much, in minor units. */
  amount: Amount;
  /** Its currency. */
  currency: Currency;
}

/** Asked for; no money yet. */
export interface PaymentPending {
  state: 'pending';
  /** The payment. */
  id: PaymentId;
  /** The order that it is for. */
  order: OrderId;
  /** Its one currency. */
  currency: Currency;
  /** What is asked for, in minor units. */
  amount: Amount;
  /** Where it is asked for; refunds go there too. */
  gateway: Gateway;
  /** What its method can do. */
  terms: MethodTerms;
  /** Attempts, oldest first. */
  attempts: PaymentAttempt[];
  /** Captures, voids and refunds, oldest first. */
  operations: PaymentOperation[];
  /** What is or was held on disputes. */
  disputed: PaymentDisputed[];
  /** Since when what has no final answer is on record. */
  begun?: PaymentBegun[];
  /** Refunds that came back after they were paid: that they were paid is old news. */
  cameBack?: AnyId[];
  /** Captures, and voids of money that came twice, that failed and since which none was begun for the same: what they were to move is still to be moved. */
  declined?: AnyId[];
  /** What was to be let go in all, in minor units: as much as voids did or are about to, and what failed ones did not. */
  letGo?: Amount;
  /** When it must be captured. */
  captureBy: Timestamp | null;
  /** When the buyer must have paid. */
  payBy: Timestamp | null;
  /** When it was first captured. */
  capturedAt: Timestamp | null;
  /** What of a receivable was collected, in minor units. */
  collected: Amount;
}

/** The order was let go before money came. */
export interface PaymentReleased {
  state: 'released';
  /** The payment. */
  id: PaymentId;
  /** The order that it is for. */
  order: OrderId;
  /** Its one currency. */
  currency: Currency;
  /** What is asked for, in minor units. */
  amount: Amount;
  /** Where it is asked for; refunds go there too. */
  gateway: Gateway;
  /** What its method can do. */
  terms: MethodTerms;
  /** Attempts, oldest first. */
  attempts: PaymentAttempt[];
  /** Captures, voids and refunds, oldest first. */
  operations: PaymentOperation[];
  /** What is or was held on disputes. */
  disputed: PaymentDisputed[];
  /** Since when what has no final answer is on record. */
  begun?: PaymentBegun[];
  /** Refunds that came back after they were paid: that they were paid is old news. */
  cameBack?: AnyId[];
  /** Captures, and voids of money that came twice, that failed and since which none was begun for the same: what they were to move is still to be moved. */
  declined?: AnyId[];
  /** What was to be let go in all, in minor units: as much as voids did or are about to, and what failed ones did not. */
  letGo?: Amount;
  /** When it must be captured. */
  captureBy: Timestamp | null;
  /** When the buyer must have paid. */
  payBy: Timestamp | null;
  /** When it was first captured. */
  capturedAt: Timestamp | null;
  /** What of a receivable was collected, in minor units. */
  collected: Amount;
}

/** What a caller may ask. */
export type PaymentRequest =
  | PaymentRequestCreate
  | PaymentRequestStartAttempt
  | PaymentRequestResolveAttempt
  | PaymentRequestStartCapture
  | PaymentRequestStartVoid
  | PaymentRequestStartRefund
  | PaymentRequestResolve
  | PaymentRequestHoldDispute
  | PaymentRequestEndDispute
  | PaymentRequestRelease
  | PaymentRequestAcceptLate
  | PaymentRequestReturnLate
  | PaymentRequestExpire
  | PaymentRequestLapse
  | PaymentRequestCollect;

/** The order was revived: take the late money. */
export interface PaymentRequestAcceptLate {
  request: 'accept_late';
}

/** Record that what the buyer owed was collected. */
export interface PaymentRequestCollect {
  request: 'collect';
  /** How much, in minor units. */
  amount: Amount;
  /** By whom. */
  by: PaymentCollected;
}

/** Ask for money for an order. */
export interface PaymentRequestCreate {
  request: 'create';
  /** The order. */
  order: OrderId;
  /** Its currency. */
  currency: Currency;
  /** How much, in minor units. */
  amount: Amount;
  /** Through which gateway. */
  gateway: Gateway;
  /** By which method. */
  terms: MethodTermsInput;
}

/** A dispute ended. */
export interface PaymentRequestEndDispute {
  request: 'end_dispute';
  /** The dispute. */
  dispute: DisputeId;
  /** How. */
  outcome: DisputeOutcome;
}

/** The buyer's time to pay is over, or the time to capture what was authorized. */
export interface PaymentRequestExpire {
  request: 'expire';
}

/** Hold the disputed part. */
export interface PaymentRequestHoldDispute {
  request: 'hold_dispute';
  /** The dispute. */
  dispute: DisputeId;
  /** How much, in minor units. */
  amount: Amount;
}

/** The gateway says that what was authorized, and not captured, can be captured no more, before its time or at it. */
export interface PaymentRequestLapse {
  request: 'lapse';
}

/** The order was let go: money from now on is late. */
export interface PaymentRequestRelease {
  request: 'release';
}

/** Record what became of a capture, void or refund. */
export interface PaymentRequestResolve {
  request: 'resolve';
  /** Which operation. */
  operation: AnyId;
  /** What it came to. */
  outcome: PaymentOperationOutcome;
}

/** Record what the gateway answered, or its webhook told. */
export interface PaymentRequestResolveAttempt {
  request: 'resolve_attempt';
  /** Which attempt. */
  attempt: AttemptId;
  /** What it came to. */
  outcome: PaymentAttemptOutcome;
}

/** The order cannot be revived: the late money goes back. */
export interface PaymentRequestReturnLate {
  request: 'return_late';
}

/** Record an attempt, before the gateway is asked. */
export interface PaymentRequestStartAttempt {
  request: 'start_attempt';
}

/** Record a capture, before the gateway is asked. */
export interface PaymentRequestStartCapture {
  request: 'start_capture';
  /** How much, in minor units. */
  amount: Amount;
}

/** Record a refund, before the gateway is asked. */
export interface PaymentRequestStartRefund {
  request: 'start_refund';
  /** The refund that wants it. */
  refund: RefundId;
  /** How much, in minor units. */
  amount: Amount;
}

/** Record a void, before the gateway is asked. */
export interface PaymentRequestStartVoid {
  request: 'start_void';
  /** How much, in minor units. */
  amount: Amount;
}

/** A payment of the order, and how it pays back. */
export interface PaymentVia {
  /** The payment. */
  payment: PaymentId;
  /** A fresh id for what goes back to it: the gateway's key. It may be the refund's own where there is one payment only. */
  operation: RefundId;
  /** How. */
  via: RefundVia;
}

/** What {@link PaymentsMethods.collect} takes. */
export interface PaymentsCollectInput {
  id: PaymentId;
  /** How much, in minor units. */
  amount: Amount;
  /** By whom. */
  by: PaymentCollected;
}

/** What {@link PaymentsMethods.expire} takes. */
export interface PaymentsExpireInput {
  id: PaymentId;
}

/** What {@link PaymentsMethods.get} takes. */
export interface PaymentsGetInput {
  id: PaymentId;
}

/** What {@link PaymentsMethods.lapse} takes. */
export interface PaymentsLapseInput {
  id: PaymentId;
}

/** What {@link PaymentsMethods.list} takes. */
export interface PaymentsListInput {
  by?: ListBy | null;
  after?: string | null;
  limit?: number | null;
}

/** What {@link PaymentsMethods.release} takes. */
export interface PaymentsReleaseInput {
  id: PaymentId;
}

/** What {@link PaymentsMethods.resolveAttempt} takes. */
export interface PaymentsResolveAttemptInput {
  id: PaymentId;
  /** Which attempt. */
  attempt: AttemptId;
  /** What it came to. */
  outcome: PaymentAttemptOutcome;
}

/** What {@link PaymentsMethods.resolve} takes. */
export interface PaymentsResolveInput {
  id: PaymentId;
  /** Which operation. */
  operation: AnyId;
  /** What it came to. */
  outcome: PaymentOperationOutcome;
}

/** What {@link PaymentsMethods.returnLate} takes. */
export interface PaymentsReturnLateInput {
  id: PaymentId;
}

/** What {@link PaymentsMethods.startAttempt} takes. */
export interface PaymentsStartAttemptInput {
  id: PaymentId;
}

/** What {@link PaymentsMethods.startCapture} takes. */
export interface PaymentsStartCaptureInput {
  id: PaymentId;
  /** How much, in minor units. */
  amount: Amount;
}

/** What {@link PaymentsMethods.startVoid} takes. */
export interface PaymentsStartVoidInput {
  id: PaymentId;
  /** How much, in minor units. */
  amount: Amount;
}

/** What has become of a payout. */
export type Payout =
  | PayoutAbsent
  | PayoutRequested
  | PayoutStarted
  | PayoutPaid
  | PayoutFailed
  | PayoutCancelled;

/** There is none. */
export interface PayoutAbsent {
  state: 'absent';
}

/** A vendor's payout account at a provider or bank. */
export type PayoutAccountId = `pac_${string}`;

/** Everything that a payout remembers. */
export interface PayoutBook {
  /** The payout: the provider's key and the id of its ledger entries. */
  id: PayoutId;
  /** The vendor. */
  vendor: VendorId;
  /** Its one currency. */
  currency: Currency;
  /** How it came about. */
  kind: PayoutKind;
  /** How much, in minor units. */
  amount: Amount;
  /** Where it goes. */
  account: PayoutAccountId;
  /** From where it is paid. */
  paidFrom: PaidFrom;
  /** Who asked for it; none where the schedule did. */
  requestedBy: UserId | null;
  /** Who approved it. */
  approvedBy: UserId | null;
  /** What it is made of. */
  statement: PayoutStatement;
  /** When it was begun: from then on the provider may know of it. */
  startedAt?: Timestamp | null;
}

/** Everything that a payout remembers. */
export interface PayoutBookInput {
  /** The payout: the provider's key and the id of its ledger entries. */
  id: PayoutId;
  /** The vendor. */
  vendor: VendorId;
  /** Its one currency. */
  currency: Currency;
  /** How it came about. */
  kind: PayoutKind;
  /** How much, in minor units. */
  amount: Amount;
  /** Where it goes. */
  account: PayoutAccountId;
  /** From where it is paid. */
  paidFrom: PaidFrom;
  /** Who asked for it; none where the schedule did. */
  requestedBy?: UserId | null;
  /** Who approved it. */
  approvedBy?: UserId | null;
  /** What it is made of. */
  statement: PayoutStatement;
  /** When it was begun: from then on the provider may know of it. */
  startedAt?: Timestamp | null;
}

/** Money to be paid out to a vendor. */
export interface PayoutCall {
  /** The operation: the gateway's idempotency key. */
  payout: PayoutId;
  /** The vendor. */
  vendor: VendorId;
  /** Where to. */
  account: PayoutAccountId;
  /** How much, in minor units. */
  amount: Amount;
  /** Its currency. */
  currency: Currency;
}

/** It was never started. */
export interface PayoutCancelled {
  state: 'cancelled';
  /** The payout: the provider's key and the id of its ledger entries. */
  id: PayoutId;
  /** The vendor. */
  vendor: VendorId;
  /** Its one currency. */
  currency: Currency;
  /** How it came about. */
  kind: PayoutKind;
  /** How much, in minor units. */
  amount: Amount;
  /** Where it goes. */
  account: PayoutAccountId;
  /** From where it is paid. */
  paidFrom: PaidFrom;
  /** Who asked for it; none where the schedule did. */
  requestedBy: UserId | null;
  /** Who approved it. */
  approvedBy: UserId | null;
  /** What it is made of. */
  statement: PayoutStatement;
  /** When it was begun: from then on the provider may know of it. */
  startedAt?: Timestamp | null;
}

/**
 * A day of the week.
 *
 * - `monday`: Monday.
 * - `tuesday`: Tuesday.
 * - `wednesday`: Wednesday.
 * - `thursday`: Thursday.
 * - `friday`: Friday.
 * - `saturday`: Saturday.
 * - `sunday`: Sunday.
 */
export type PayoutDay =
  | 'monday'
  | 'tuesday'
  | 'wednesday'
  | 'thursday'
  | 'friday'
  | 'saturday'
  | 'sunday';

/** What happened. */
export type PayoutEvent =
  | PayoutEventRequested
  | PayoutEventStarted
  | PayoutEventCancelled
  | PayoutEventPaid
  | PayoutEventFailed;

/** It was never started. */
export interface PayoutEventCancelled {
  event: 'cancelled';
  /** Why. */
  reason: string;
  /** When. */
  at: Timestamp;
}

/** It did not arrive. */
export interface PayoutEventFailed {
  event: 'failed';
  /** The provider's reason, as a code. */
  reason: string;
  /** When. */
  at: Timestamp;
}

/** What happened. */
export type PayoutEventInput =
  | PayoutEventRequestedInput
  | PayoutEventStartedInput
  | PayoutEventCancelled
  | PayoutEventPaid
  | PayoutEventFailed;

/** The provider paid it. */
export interface PayoutEventPaid {
  event: 'paid';
  /** What the gateway charged for it, in minor units. */
  fee: Amount;
  /** When. */
  at: Timestamp;
}

/** One person asked for it. */
export interface PayoutEventRequested {
  event: 'requested';
  /** The payout as it begins. */
  book: PayoutBook;
  /** When. */
  at: Timestamp;
}

/** One person asked for it. */
export interface PayoutEventRequestedInput {
  event: 'requested';
  /** The payout as it begins. */
  book: PayoutBookInput;
  /** When. */
  at: Timestamp;
}

/** The money left what is available; the provider is being asked. */
export interface PayoutEventStarted {
  event: 'started';
  /** The payout as it stands. */
  book: PayoutBook;
  /** When. */
  at: Timestamp;
}

/** The money left what is available; the provider is being asked. */
export interface PayoutEventStartedInput {
  event: 'started';
  /** The payout as it stands. */
  book: PayoutBookInput;
  /** When. */
  at: Timestamp;
}

/** How often. */
export type PayoutEvery = PayoutEveryDay | PayoutEveryWeek | PayoutEveryMonth | PayoutEveryManual;

/** Every day. */
export interface PayoutEveryDay {
  every: 'day';
}

/** Only when someone asks. */
export interface PayoutEveryManual {
  every: 'manual';
}

/** Every month. A day that a month does not have is its last one: 31 is 28, 29 or 30 where it must be. */
export interface PayoutEveryMonth {
  every: 'month';
  /** On which day, from 1 to 31. */
  on: number;
}

/** Every week. */
export interface PayoutEveryWeek {
  every: 'week';
  /** On which day. */
  on: PayoutDay;
}

/** What the engine looked up. */
export interface PayoutFacts {
  /** Now. */
  at: Timestamp;
  /** The payout, where it is being made. */
  id: PayoutId;
  /** Who asks; none for the schedule. */
  user?: UserId | null;
  /** What the vendor may be paid, in minor units. */
  available: Amount;
  /**
   * The least that is paid, in minor units.
   *
   * Where it is left out: `0`.
   */
  minimum?: Amount;
  /** Where it goes; none where the vendor has no confirmed account. */
  account?: PayoutAccountId | null;
  /** From where it is paid. */
  paidFrom: PaidFrom;
  /** Why and until when the operator holds this vendor's payouts, where it does. */
  hold?: PayoutHoldInput | null;
  /** What it is made of: it must come to what is available. */
  statement: PayoutStatement;
}

/** It did not arrive; the money is available again. */
export interface PayoutFailed {
  state: 'failed';
  /** The payout: the provider's key and the id of its ledger entries. */
  id: PayoutId;
  /** The vendor. */
  vendor: VendorId;
  /** Its one currency. */
  currency: Currency;
  /** How it came about. */
  kind: PayoutKind;
  /** How much, in minor units. */
  amount: Amount;
  /** Where it goes. */
  account: PayoutAccountId;
  /** From where it is paid. */
  paidFrom: PaidFrom;
  /** Who asked for it; none where the schedule did. */
  requestedBy: UserId | null;
  /** Who approved it. */
  approvedBy: UserId | null;
  /** What it is made of. */
  statement: PayoutStatement;
  /** When it was begun: from then on the provider may know of it. */
  startedAt?: Timestamp | null;
}

/** The operator holds a vendor's payouts. What it sells is settled all the same. */
export interface PayoutHold {
  /** Why. */
  reason: string;
  /** Until when; none for until somebody ends it. */
  until: Timestamp | null;
}

/** The operator holds a vendor's payouts. What it sells is settled all the same. */
export interface PayoutHoldInput {
  /** Why. */
  reason: string;
  /** Until when; none for until somebody ends it. */
  until?: Timestamp | null;
}

/** A payout to a vendor. */
export type PayoutId = `pyo_${string}`;

/**
 * How a payout comes about.
 *
 * - `scheduled`: By the vendor's schedule.
 * - `manual`: Someone asked for it.
 */
export type PayoutKind = 'scheduled' | 'manual';

/** What was made, and the receipt of the request. */
export interface PayoutMade {
  id: PayoutId;
  receipt: Receipt;
}

/** The provider paid it. */
export interface PayoutPaid {
  state: 'paid';
  /** The payout: the provider's key and the id of its ledger entries. */
  id: PayoutId;
  /** The vendor. */
  vendor: VendorId;
  /** Its one currency. */
  currency: Currency;
  /** How it came about. */
  kind: PayoutKind;
  /** How much, in minor units. */
  amount: Amount;
  /** Where it goes. */
  account: PayoutAccountId;
  /** From where it is paid. */
  paidFrom: PaidFrom;
  /** Who asked for it; none where the schedule did. */
  requestedBy: UserId | null;
  /** Who approved it. */
  approvedBy: UserId | null;
  /** What it is made of. */
  statement: PayoutStatement;
  /** When it was begun: from then on the provider may know of it. */
  startedAt?: Timestamp | null;
}

/** What a caller may ask. */
export type PayoutRequest =
  | PayoutRequestCreate
  | PayoutRequestApprove
  | PayoutRequestCancel
  | PayoutRequestConfirmPaid
  | PayoutRequestReportFailed
  | PayoutRequestResolve;

/** A second person agrees. */
export interface PayoutRequestApprove {
  request: 'approve';
}

/** Never mind. */
export interface PayoutRequestCancel {
  request: 'cancel';
  /** Why. */
  reason: string;
}

/** The provider paid it. */
export interface PayoutRequestConfirmPaid {
  request: 'confirm_paid';
}

/** Pay a vendor what is available. */
export interface PayoutRequestCreate {
  request: 'create';
  /** The vendor. */
  vendor: VendorId;
  /** In which currency. */
  currency: Currency;
  /** By schedule, or asked for. */
  kind: PayoutKind;
}

/** It did not arrive, or came back. */
export interface PayoutRequestReportFailed {
  request: 'report_failed';
  /** The provider's reason, as a code. */
  reason: string;
}

/** What the gateway said that was asked to pay it. */
export interface PayoutRequestResolve {
  request: 'resolve';
  /** What it came to. */
  outcome: PaymentOperationOutcome;
}

/** One person asked for it; another must approve it. */
export interface PayoutRequested {
  state: 'requested';
  /** The payout: the provider's key and the id of its ledger entries. */
  id: PayoutId;
  /** The vendor. */
  vendor: VendorId;
  /** Its one currency. */
  currency: Currency;
  /** How it came about. */
  kind: PayoutKind;
  /** How much, in minor units. */
  amount: Amount;
  /** Where it goes. */
  account: PayoutAccountId;
  /** From where it is paid. */
  paidFrom: PaidFrom;
  /** Who asked for it; none where the schedule did. */
  requestedBy: UserId | null;
  /** Who approved it. */
  approvedBy: UserId | null;
  /** What it is made of. */
  statement: PayoutStatement;
  /** When it was begun: from then on the provider may know of it. */
  startedAt?: Timestamp | null;
}

/** A payout schedule. */
export interface PayoutSchedule {
  /** How often. */
  every: PayoutEvery;
  /** At which hour of the local day, from 0 to 23. */
  hour: number;
  /** Where that day is. */
  timeZone: TimeZone;
}

/** The provider is being asked. */
export interface PayoutStarted {
  state: 'started';
  /** The payout: the provider's key and the id of its ledger entries. */
  id: PayoutId;
  /** The vendor. */
  vendor: VendorId;
  /** Its one currency. */
  currency: Currency;
  /** How it came about. */
  kind: PayoutKind;
  /** How much, in minor units. */
  amount: Amount;
  /** Where it goes. */
  account: PayoutAccountId;
  /** From where it is paid. */
  paidFrom: PaidFrom;
  /** Who asked for it; none where the schedule did. */
  requestedBy: UserId | null;
  /** Who approved it. */
  approvedBy: UserId | null;
  /** What it is made of. */
  statement: PayoutStatement;
  /** When it was begun: from then on the provider may know of it. */
  startedAt?: Timestamp | null;
}

/** A statement: the balance before, every line, and what is paid. The balance after it is zero. */
export interface PayoutStatement {
  /** What was available after the last payout, in minor units; below zero where the vendor owed. */
  opening: Amount;
  /** Everything since, oldest first. */
  lines: PayoutStatementLine[];
}

/** What {@link payoutStatement} takes. */
export interface PayoutStatementInput {
  statement: PayoutStatement;
  /** The kinds to add up. */
  totals: PayoutStatementKind[];
}

/**
 * What a line of a statement is.
 *
 * - `sale`: A settled line.
 * - `refund`: What a refund took back after it was settled.
 * - `dispute`: What a dispute took, or gave back.
 * - `reserve_held`: What was held back as a reserve; below zero.
 * - `reserve_released`: What came free of a reserve.
 * - `failed_payout`: A payout that failed and is available again.
 * - `transfer`: What went to the vendor's account at a gateway; below zero.
 * - `transfer_back`: What of that did not arrive, or was taken back.
 * - `cash_collected`: Cash that the vendor collected; below zero.
 * - `adjustment`: A correction.
 */
export type PayoutStatementKind =
  | 'sale'
  | 'refund'
  | 'dispute'
  | 'reserve_held'
  | 'reserve_released'
  | 'failed_payout'
  | 'transfer'
  | 'transfer_back'
  | 'cash_collected'
  | 'adjustment';

/** One line of a statement. */
export interface PayoutStatementLine {
  /** What it is. */
  kind: PayoutStatementKind;
  /** What it is about. */
  reference: AnyId;
  /** How much, in minor units; below zero where it takes away. */
  amount: Amount;
  /** When. */
  at: Timestamp;
}

/** What {@link PayoutsMethods.approve} takes. */
export interface PayoutsApproveInput {
  id: PayoutId;
}

/** What {@link PayoutsMethods.cancel} takes. */
export interface PayoutsCancelInput {
  id: PayoutId;
  /** Why. */
  reason: string;
}

/** What {@link PayoutsMethods.confirmPaid} takes. */
export interface PayoutsConfirmPaidInput {
  id: PayoutId;
}

/** What {@link PayoutsMethods.create} takes. */
export interface PayoutsCreateInput {
  /** The vendor. */
  vendor: VendorId;
  /** In which currency. */
  currency: Currency;
  /** By schedule, or asked for. */
  kind: PayoutKind;
}

/** What {@link PayoutsMethods.get} takes. */
export interface PayoutsGetInput {
  id: PayoutId;
}

/** What {@link PayoutsMethods.list} takes. */
export interface PayoutsListInput {
  by?: ListBy | null;
  after?: string | null;
  limit?: number | null;
}

/** What {@link PayoutsMethods.reportFailed} takes. */
export interface PayoutsReportFailedInput {
  id: PayoutId;
  /** The provider's reason, as a code. */
  reason: string;
}

/** What {@link PayoutsMethods.resolve} takes. */
export interface PayoutsResolveInput {
  id: PayoutId;
  /** What it came to. */
  outcome: PaymentOperationOutcome;
}

/** What {@link PayoutsMethods.statementCsv} takes. */
export interface PayoutsStatementCsvInput {
  id: PayoutId;
}

/** What {@link PayoutsMethods.statement} takes. */
export interface PayoutsStatementInput {
  id: PayoutId;
}

/**
 * How long a period is.
 *
 * - `month`: A calendar month. The default.
 * - `quarter`: Three calendar months, from January, April, July and October on.
 * - `year`: A calendar year.
 */
export type PeriodLength = 'month' | 'quarter' | 'year';

/**
 * Whether orders are placed under a plan.
 *
 * - `in_force`: It is published.
 * - `not_in_force`: It is a draft, it is retired, or there is none.
 */
export type PlanForce = 'in_force' | 'not_in_force';

/** A commission plan. */
export type PlanId = `pln_${string}`;

/**
 * What a plan is to its marketplace.
 *
 * - `the_default`: Vendors without a plan of their own are charged under it.
 * - `one_of_many`: Only the vendors that it was given to are.
 */
export type PlanStanding = 'the_default' | 'one_of_many';

/** A line of the platform's own, such as the buyer's fee. */
export interface PlatformLine {
  /** The line. */
  line: LineId;
  /** How far it has come. */
  progress: LineProgress;
}

/** The policies of a marketplace. An order carries a copy, and nothing about it is computed under others. */
export interface Policies {
  /**
   * How quotients are rounded.
   *
   * Where it is left out: `"half_away_from_zero"`.
   */
  rounding: Rounding;
  /**
   * Who gets the cents left over when an amount is shared.
   *
   * Where it is left out: `"largest_remainder"`.
   */
  allocation: Allocation;
  /**
   * On what a tax is rounded.
   *
   * Where it is left out: `"per_line"`.
   */
  taxRounding: TaxRounding;
  /**
   * What a tax is computed on.
   *
   * Where it is left out: `"after_all"`.
   */
  taxBase: TaxBase;
  /**
   * Which discounts lower the base of a commission.
   *
   * Where it is left out: `"vendor_funded"`.
   */
  commissionBaseDiscounts: CommissionBaseDiscounts;
  /**
   * Who sells delivery.
   *
   * Where it is left out: `"vendor"`.
   */
  shippingSeller: ShippingSeller;
  /**
   * What a re-route may cost.
   *
   * Where it is left out: `"frozen_price"`.
   */
  rerouteCeiling: RerouteCeiling;
}

/** The policies of a marketplace. An order carries a copy, and nothing about it is computed under others. */
export interface PoliciesInput {
  /**
   * How quotients are rounded.
   *
   * Where it is left out: `"half_away_from_zero"`.
   */
  rounding?: Rounding;
  /**
   * Who gets the cents left over when an amount is shared.
   *
   * Where it is left out: `"largest_remainder"`.
   */
  allocation?: Allocation;
  /**
   * On what a tax is rounded.
   *
   * Where it is left out: `"per_line"`.
   */
  taxRounding?: TaxRounding;
  /**
   * What a tax is computed on.
   *
   * Where it is left out: `"after_all"`.
   */
  taxBase?: TaxBase;
  /**
   * Which discounts lower the base of a commission.
   *
   * Where it is left out: `"vendor_funded"`.
   */
  commissionBaseDiscounts?: CommissionBaseDiscounts;
  /**
   * Who sells delivery.
   *
   * Where it is left out: `"vendor"`.
   */
  shippingSeller?: ShippingSeller;
  /**
   * What a re-route may cost.
   *
   * Where it is left out: `"frozen_price"`.
   */
  rerouteCeiling?: RerouteCeiling;
}

/** What {@link prefixOfUnits} takes. */
export interface PrefixOfUnitsInput {
  amount: Amount;
  quantity: number;
  units: number;
}

/** A secret before the last: what is sent is signed with both for a while. */
export interface PreviousSecret {
  /** Its generation. */
  generation: number;
  /** Until when it signs too. */
  until: Timestamp;
}

/**
 * Whether a price has its tax inside.
 *
 * - `tax_exclusive`: Tax comes on top.
 * - `tax_inclusive`: Tax is inside.
 */
export type PriceBasis = 'tax_exclusive' | 'tax_inclusive';

/** One line whose price moved, in minor units of one unit. */
export interface PriceChange {
  /** The line. */
  line: LineId;
  /** The price that the buyer saw. */
  seen: Amount;
  /** The price now. */
  now: Amount;
}

/**
 * What a component of a line is.
 *
 * - `price`: The price before anything.
 * - `vendor_discount`: What a vendor takes off; below zero.
 * - `platform_discount`: What the platform takes off; below zero.
 * - `tax`: A tax on top.
 * - `tax_included`: A tax inside the price: said, but not added.
 */
export type PriceComponent =
  | 'price'
  | 'vendor_discount'
  | 'platform_discount'
  | 'tax'
  | 'tax_included';

/** A product, which several vendors may offer. */
export type ProductId = `prd_${string}`;

/** What has become of a promotion. */
export type Promotion =
  | PromotionAbsent
  | PromotionDraft
  | PromotionActive
  | PromotionPaused
  | PromotionEnded;

/** There is none. */
export interface PromotionAbsent {
  state: 'absent';
}

/** It may be used, within its time. */
export interface PromotionActive {
  state: 'active';
  /** What it takes off. */
  rule: PromotionRule;
  /** When and how often. */
  usage: PromotionUsage;
  /** Its coupons; open to all where there are none. */
  coupons: Coupon[];
}

/** It may be used, within its time. */
export interface PromotionActiveInput {
  state: 'active';
  /** What it takes off. */
  rule: PromotionRuleInput;
  /** When and how often. */
  usage: PromotionUsageInput;
  /** Its coupons; open to all where there are none. */
  coupons: CouponInput[];
}

/** What a promotion takes off. */
export type PromotionBenefit = PromotionBenefitPercent | PromotionBenefitFixed | PromotionBenefitFreeShipping | PromotionBenefitBuyGet;

/** For each `buy` units paid, `get` units of the same line at a share less. */
export interface PromotionBenefitBuyGet {
  benefit: 'buy_get';
  /** Units that are paid in full. */
  buy: number;
  /** Units that are not. */
  get: number;
  /** The share that is taken off these, at most 1; 1 gives them away. */
  rate: Rate;
}

/** An amount, or what is left where that is less. */
export interface PromotionBenefitFixed {
  benefit: 'fixed';
  /** In minor units. */
  amount: Amount;
}

/** All of the delivery; with the scope `shipping` only. */
export interface PromotionBenefitFreeShipping {
  benefit: 'free_shipping';
}

/** A share of what is left, rounded. */
export interface PromotionBenefitPercent {
  benefit: 'percent';
  /** The share, at most 1. */
  rate: Rate;
}

/** Everything that a promotion remembers. */
export interface PromotionBook {
  /** What it takes off. */
  rule: PromotionRule;
  /** When and how often. */
  usage: PromotionUsage;
  /** Its coupons; open to all where there are none. */
  coupons: Coupon[];
}

/** Everything that a promotion remembers. */
export interface PromotionBookInput {
  /** What it takes off. */
  rule: PromotionRuleInput;
  /** When and how often. */
  usage: PromotionUsageInput;
  /** Its coupons; open to all where there are none. */
  coupons: CouponInput[];
}

/** Nobody sees it yet. */
export interface PromotionDraft {
  state: 'draft';
  /** What it takes off. */
  rule: PromotionRule;
  /** When and how often. */
  usage: PromotionUsage;
  /** Its coupons; open to all where there are none. */
  coupons: Coupon[];
}

/** Nobody sees it yet. */
export interface PromotionDraftInput {
  state: 'draft';
  /** What it takes off. */
  rule: PromotionRuleInput;
  /** When and how often. */
  usage: PromotionUsageInput;
  /** Its coupons; open to all where there are none. */
  coupons: CouponInput[];
}

/** It is over. */
export interface PromotionEnded {
  state: 'ended';
  /** What it takes off. */
  rule: PromotionRule;
  /** When and how often. */
  usage: PromotionUsage;
  /** Its coupons; open to all where there are none. */
  coupons: Coupon[];
}

/** It is over. */
export interface PromotionEndedInput {
  state: 'ended';
  /** What it takes off. */
  rule: PromotionRuleInput;
  /** When and how often. */
  usage: PromotionUsageInput;
  /** Its coupons; open to all where there are none. */
  coupons: CouponInput[];
}

/** What happened. */
export type PromotionEvent =
  | PromotionEventCreated
  | PromotionEventCouponAdded
  | PromotionEventActivated
  | PromotionEventPaused
  | PromotionEventEnded;

/** It may be used. */
export interface PromotionEventActivated {
  event: 'activated';
  /** When. */
  at: Timestamp;
}

/** A coupon was added. */
export interface PromotionEventCouponAdded {
  event: 'coupon_added';
  /** The coupon. */
  coupon: Coupon;
  /** When. */
  at: Timestamp;
}

/** A coupon was added. */
export interface PromotionEventCouponAddedInput {
  event: 'coupon_added';
  /** The coupon. */
  coupon: CouponInput;
  /** When. */
  at: Timestamp;
}

/** It was made. */
export interface PromotionEventCreated {
  event: 'created';
  /** The promotion as it begins. */
  book: PromotionBook;
  /** When. */
  at: Timestamp;
}

/** It was made. */
export interface PromotionEventCreatedInput {
  event: 'created';
  /** The promotion as it begins. */
  book: PromotionBookInput;
  /** When. */
  at: Timestamp;
}

/** It is over. */
export interface PromotionEventEnded {
  event: 'ended';
  /** When. */
  at: Timestamp;
}

/** What happened. */
export type PromotionEventInput =
  | PromotionEventCreatedInput
  | PromotionEventCouponAddedInput
  | PromotionEventActivated
  | PromotionEventPaused
  | PromotionEventEnded;

/** Not for now. */
export interface PromotionEventPaused {
  event: 'paused';
  /** When. */
  at: Timestamp;
}

/** What the engine looked up. */
export interface PromotionFacts {
  /** Now. */
  at: Timestamp;
  /** A fresh id for a coupon. */
  coupon: CouponId;
  /** Who asks. */
  by: PromotionMaker;
}

/** A promotion. */
export type PromotionId = `prm_${string}`;

/** What has become of a promotion. */
export type PromotionInput =
  | PromotionAbsent
  | PromotionDraftInput
  | PromotionActiveInput
  | PromotionPausedInput
  | PromotionEndedInput;

/** Who makes a promotion. */
export type PromotionMaker = PromotionMakerPlatform | PromotionMakerVendor;

/** The marketplace, off whatever it likes. */
export interface PromotionMakerPlatform {
  maker: 'platform';
}

/** A vendor, off its own goods and at its own cost. */
export interface PromotionMakerVendor {
  maker: 'vendor';
  /** Which. */
  vendor: VendorId;
}

/** It may not be used for now. */
export interface PromotionPaused {
  state: 'paused';
  /** What it takes off. */
  rule: PromotionRule;
  /** When and how often. */
  usage: PromotionUsage;
  /** Its coupons; open to all where there are none. */
  coupons: Coupon[];
}

/** It may not be used for now. */
export interface PromotionPausedInput {
  state: 'paused';
  /** What it takes off. */
  rule: PromotionRuleInput;
  /** When and how often. */
  usage: PromotionUsageInput;
  /** Its coupons; open to all where there are none. */
  coupons: CouponInput[];
}

/** What a caller may ask. */
export type PromotionRequest =
  | PromotionRequestCreate
  | PromotionRequestAddCoupon
  | PromotionRequestActivate
  | PromotionRequestPause
  | PromotionRequestEnd;

/** Let it be used. */
export interface PromotionRequestActivate {
  request: 'activate';
}

/** Add a coupon. */
export interface PromotionRequestAddCoupon {
  request: 'add_coupon';
  /** What buyers enter; upper and lower case are the same. */
  code: string;
  /** How often it may be used. */
  usesMax?: number | null;
}

/** Make one. */
export interface PromotionRequestCreate {
  request: 'create';
  /** What it takes off. */
  rule: PromotionRuleInput;
  /** When and how often. */
  usage: PromotionUsageInput;
}

/** Never again. */
export interface PromotionRequestEnd {
  request: 'end';
}

/** Not for now. */
export interface PromotionRequestPause {
  request: 'pause';
}

/** A promotion as it applies to a cart. */
export interface PromotionRule {
  /** The promotion. */
  promotion: PromotionId;
  /** What it takes off. */
  benefit: PromotionBenefit;
  /** Off what. */
  scope: PromotionScope;
  /**
   * Who bears it.
   *
   * Where it is left out: `{"funding":"vendor"}`.
   */
  funding: DiscountFunding;
  /** Whose promotion it is, where it is a vendor's: it then reaches no line of another vendor. */
  vendor: VendorId | null;
  /** What must be left of the goods within its reach for it to apply, in minor units. */
  minimum: Amount | null;
}

/** A promotion as it applies to a cart. */
export interface PromotionRuleInput {
  /** The promotion. */
  promotion: PromotionId;
  /** What it takes off. */
  benefit: PromotionBenefit;
  /** Off what. */
  scope: PromotionScope;
  /**
   * Who bears it.
   *
   * Where it is left out: `{"funding":"vendor"}`.
   */
  funding?: DiscountFunding;
  /** Whose promotion it is, where it is a vendor's: it then reaches no line of another vendor. */
  vendor?: VendorId | null;
  /** What must be left of the goods within its reach for it to apply, in minor units. */
  minimum?: Amount | null;
}

/** What a promotion is taken off. */
export type PromotionScope =
  | PromotionScopeLine
  | PromotionScopeOffer
  | PromotionScopeEachLine
  | PromotionScopeOrder
  | PromotionScopeVendor
  | PromotionScopeCategory
  | PromotionScopeShipping;

/** A category's lines of goods together. */
export interface PromotionScopeCategory {
  scope: 'category';
  /** The category. */
  category: Category;
}

/** Every line of goods, each by itself. */
export interface PromotionScopeEachLine {
  scope: 'each_line';
}

/** One line of this cart. A line that is not there is no line to take anything off. */
export interface PromotionScopeLine {
  scope: 'line';
  /** The line. */
  line: LineId;
}

/** Lines of one offer, together. */
export interface PromotionScopeOffer {
  scope: 'offer';
  /** The offer. */
  offer: OfferId;
}

/** All lines of goods together: one sum, shared over what is left of them. */
export interface PromotionScopeOrder {
  scope: 'order';
}

/** All delivery together. */
export interface PromotionScopeShipping {
  scope: 'shipping';
}

/** A vendor's lines of goods together. */
export interface PromotionScopeVendor {
  scope: 'vendor';
  /** The vendor. */
  vendor: VendorId;
}

/** When and how often a promotion may be used. */
export interface PromotionUsage {
  /** From when. */
  from: Timestamp | null;
  /** Until when. */
  until: Timestamp | null;
  /** How often in all. */
  usesMax: number | null;
  /** How often by one customer. */
  usesByCustomerMax: number | null;
}

/** When and how often a promotion may be used. */
export interface PromotionUsageInput {
  /** From when. */
  from?: Timestamp | null;
  /** Until when. */
  until?: Timestamp | null;
  /** How often in all. */
  usesMax?: number | null;
  /** How often by one customer. */
  usesByCustomerMax?: number | null;
}

/** One use of a promotion, with the bounds that stood when it was made: an order keeps it (`promotions`). */
export interface PromotionUse {
  /** The promotion. */
  promotion: PromotionId;
  /** With which coupon; none where it is open to all. */
  coupon?: CouponId | null;
  /** How often it may be used in all. */
  usesMax?: number | null;
  /** How often by one customer. */
  usesByCustomerMax?: number | null;
  /** How often with this coupon. */
  couponUsesMax?: number | null;
}

/** What {@link promotionUse} takes. */
export interface PromotionUseInput {
  promotion: PromotionInput;
  customer?: CustomerId | null;
  code?: CouponCode | null;
  at: Timestamp;
  /**
   * What counters are at; at nothing where they are not named.
   *
   * Where it is left out: `[]`.
   */
  counted?: Array<[CounterKey, number]>;
}

/** How often a promotion is used. */
export interface PromotionUses {
  /** By all orders. */
  uses: number;
  /** By orders with each coupon, in the order in which the coupons were added. */
  coupons: CouponUses[];
}

/** What {@link PromotionsMethods.activate} takes. */
export interface PromotionsActivateInput {
  id: PromotionId;
}

/** What {@link PromotionsMethods.addCoupon} takes. */
export interface PromotionsAddCouponInput {
  id: PromotionId;
  /** What buyers enter; upper and lower case are the same. */
  code: string;
  /** How often it may be used. */
  usesMax?: number | null;
}

/** What {@link PromotionsMethods.create} takes. */
export interface PromotionsCreateInput {
  id: PromotionId;
  /** What it takes off. */
  rule: PromotionRuleInput;
  /** When and how often. */
  usage: PromotionUsageInput;
}

/** What {@link PromotionsMethods.end} takes. */
export interface PromotionsEndInput {
  id: PromotionId;
}

/** What {@link PromotionsMethods.get} takes. */
export interface PromotionsGetInput {
  id: PromotionId;
}

/** What {@link PromotionsMethods.list} takes. */
export interface PromotionsListInput {
  by?: ListBy | null;
  after?: string | null;
  limit?: number | null;
}

/** What {@link PromotionsMethods.pause} takes. */
export interface PromotionsPauseInput {
  id: PromotionId;
}

/** What {@link PromotionsMethods.uses} takes. */
export interface PromotionsUsesInput {
  id: PromotionId;
}

/** What a pruning took away. */
export interface Pruned {
  /** Claims whose answers had expired. */
  claims: number;
}

/** What a cart costs, line by line, and why. */
export interface Quote {
  /** The one currency. */
  currency: Currency;
  /** The policies it was made under. */
  policies: Policies;
  /** Goods first, then delivery, then the buyer's fee. */
  lines: QuotedLine[];
  /** The sums. */
  totals: QuoteTotals;
  /** What each tender gives in all. */
  tenders: MoneySourceShare[];
  /** The reason of every cent; the components of a line sum to its gross. */
  explanation: NetTaxGross[];
}

/** What a cart costs, line by line, and why. */
export interface QuoteAsInput {
  /** The one currency. */
  currency: Currency;
  /** The policies it was made under. */
  policies: PoliciesInput;
  /** Goods first, then delivery, then the buyer's fee. */
  lines: QuotedLineInput[];
  /** The sums. */
  totals: QuoteTotals;
  /** What each tender gives in all. */
  tenders: MoneySourceShare[];
  /** The reason of every cent; the components of a line sum to its gross. */
  explanation: NetTaxGross[];
}

/** Everything that a quote is made from. */
export interface QuoteInput {
  /** The one currency of the cart. */
  currency: Currency;
  /**
   * The marketplace's policies.
   *
   * Where it is left out: `{"rounding":"half_away_from_zero","allocation":"largest_remainder","tax_rounding":"per_line","tax_base":"after_all","commission_base_discounts":"vendor_funded","shipping_seller":"vendor","reroute_ceiling":"frozen_price"}`.
   */
  policies?: PoliciesInput;
  /** Goods. */
  lines: GoodsLine[];
  /**
   * Delivery, at most one line a vendor.
   *
   * Where it is left out: `[]`.
   */
  shipping?: ShippingLine[];
  /**
   * Promotions in the marketplace's order.
   *
   * Where it is left out: `[]`.
   */
  promotions?: PromotionRuleInput[];
  /** The fee that the buyer pays to the platform. */
  buyerFee?: BuyerFeeRule | null;
  /**
   * What the buyer pays with; none where nobody has asked yet.
   *
   * Where it is left out: `[]`.
   */
  tenders?: Tender[];
}

/** The sums of a quote, in minor units. */
export interface QuoteTotals {
  /** What taxes are on, over all lines. */
  net: Amount;
  /** All taxes. */
  tax: Amount;
  /** What the buyer pays. */
  gross: Amount;
  /** All discounts, whoever bears them. */
  discount: Amount;
  /** What of the discounts the platform pays in. */
  funded: Amount;
  /** The net of delivery. */
  shippingNet: Amount;
  /** What the buyer pays for delivery. */
  shipping: Amount;
  /** What the buyer pays to the platform as a fee. */
  buyerFee: Amount;
}

/** One line of a quote: goods, delivery or the buyer's fee. Amounts are in minor units. */
export interface QuotedLine {
  /** The line. */
  id: LineId;
  /** What it is for. */
  kind: LineKind;
  /** Whose it is; none for the buyer's fee. */
  vendor: VendorId | null;
  /** What is sold; none for delivery and fees. */
  offer: OfferId | null;
  /** What kind of goods it is. */
  category: Category | null;
  /** How many units; 1 for delivery and fees. */
  quantity: number;
  /** Whether the price has its tax inside. */
  prices: PriceBasis;
  /** `unit_price x quantity`, before promotions. */
  list: Amount;
  /** What each promotion took off, in the order in which they applied. */
  discounts: Discount[];
  /** The taxes, in the order of the line's rates. */
  taxes: TaxPart[];
  /** What the taxes are on. */
  net: Amount;
  /** The sum of the taxes. */
  tax: Amount;
  /** What the buyer pays for the line. */
  gross: Amount;
  /** What each tender gives for it; they sum to the gross once tenders are chosen. */
  tenders: MoneySourceShare[];
}

/** One line of a quote: goods, delivery or the buyer's fee. Amounts are in minor units. */
export interface QuotedLineInput {
  /** The line. */
  id: LineId;
  /** What it is for. */
  kind: LineKind;
  /** Whose it is; none for the buyer's fee. */
  vendor?: VendorId | null;
  /** What is sold; none for delivery and fees. */
  offer?: OfferId | null;
  /** What kind of goods it is. */
  category?: Category | null;
  /** How many units; 1 for delivery and fees. */
  quantity: number;
  /** Whether the price has its tax inside. */
  prices: PriceBasis;
  /** `unit_price x quantity`, before promotions. */
  list: Amount;
  /** What each promotion took off, in the order in which they applied. */
  discounts: Discount[];
  /** The taxes, in the order of the line's rates. */
  taxes: TaxPart[];
  /** What the taxes are on. */
  net: Amount;
  /** The sum of the taxes. */
  tax: Amount;
  /** What the buyer pays for the line. */
  gross: Amount;
  /** What each tender gives for it; they sum to the gross once tenders are chosen. */
  tenders: MoneySourceShare[];
}

/** A rate as a decimal text, from 0 to 1000 with at most 9 places: "0.2" is 20 %. */
export type Rate = string;

/** What came of a request: kept under its idempotency key, and given again, byte for byte, to whoever repeats it. */
export interface Receipt {
  /** The fingerprint of the request: another request under the same key is refused. */
  request: string;
  /** What the request was about. */
  subject: AnyId;
  /** The version of the subject afterwards: the number of its events. */
  version: number;
  /** When it was decided. */
  at: Timestamp;
}

/** What a report came to. What is in suspense is listed by `state("suspended")`. */
export interface Reconciled {
  /** Lines that say what is posted. */
  matched: number;
  /** Lines of what the provider does by itself and explains: its fees, and what it paid to the platform's bank. */
  explained: number;
  /** Lines that say another amount, or another currency, than what is posted. */
  differ: number;
  /** Lines of which nothing is posted. */
  missingHere: number;
  /** Operations that were posted in the period, and that no report has. */
  missingThere: number;
  /** Lines that were the answer of the provider which had never come. */
  adopted: number;
  /** Lines and operations of which more was booked than before: none, where the same report is booked again. */
  changed: number;
}

/** What has become of a line of a report, or of an operation that a report does not have. */
export type Reconciliation = ReconciliationAbsent | ReconciliationAgreed | ReconciliationSuspended | ReconciliationWrittenOff;

/** No report was booked that has it, or lacks it. */
export interface ReconciliationAbsent {
  state: 'absent';
}

/** The books say what the provider says. */
export interface ReconciliationAgreed {
  state: 'agreed';
  /** The record: the id of its ledger entries. */
  id: ReconciliationId;
  /** Whose report it is. */
  gateway: Gateway;
  /** The line, once a report has it. */
  line?: ReportLine | null;
  /** What is posted of its operation, where anything is. */
  known?: KnownOperation | null;
  /** Why something is in suspense, where anything is. */
  reason?: DifferenceReason | null;
  /** What is posted on account of the report, by currency, and stands so unless it is written off. */
  figures?: ReportFigures[];
  /** Who wants to write it off, where somebody does. */
  writeOff?: WriteOff | null;
}

/** Everything that is remembered of a line, or of an operation that a report does not have. */
export interface ReconciliationBook {
  /** The record: the id of its ledger entries. */
  id: ReconciliationId;
  /** Whose report it is. */
  gateway: Gateway;
  /** The line, once a report has it. */
  line?: ReportLine | null;
  /** What is posted of its operation, where anything is. */
  known?: KnownOperation | null;
  /** Why something is in suspense, where anything is. */
  reason?: DifferenceReason | null;
  /** What is posted on account of the report, by currency, and stands so unless it is written off. */
  figures?: ReportFigures[];
  /** Who wants to write it off, where somebody does. */
  writeOff?: WriteOff | null;
}

/** What happened. */
export type ReconciliationEvent = ReconciliationEventAgreed | ReconciliationEventSuspended | ReconciliationEventWriteOffAsked | ReconciliationEventWrittenOff;

/** The books say what the provider says, with what this posts. */
export interface ReconciliationEventAgreed {
  event: 'agreed';
  /** All that is known. */
  book: ReconciliationBook;
  /** What this posts, by currency. */
  moved: ReportFigures[];
  /** When. */
  at: Timestamp;
}

/** They differ, and with what this posts the difference is in suspense. */
export interface ReconciliationEventSuspended {
  event: 'suspended';
  /** All that is known. */
  book: ReconciliationBook;
  /** What this posts, by currency. */
  moved: ReportFigures[];
  /** When. */
  at: Timestamp;
}

/** Somebody wants to give it up. */
export interface ReconciliationEventWriteOffAsked {
  event: 'write_off_asked';
  /** Who, and why. */
  writeOff: WriteOff;
  /** When. */
  at: Timestamp;
}

/** It was given up. */
export interface ReconciliationEventWrittenOff {
  event: 'written_off';
  /** Who agreed. */
  by: UserId;
  /** What this posts, by currency. */
  moved: ReportFigures[];
  /** When. */
  at: Timestamp;
}

/** What the engine looked up. */
export interface ReconciliationFacts {
  /** Now. */
  at: Timestamp;
  /** The record, by the gateway and the operation, or the line where it has none. */
  id: ReconciliationId;
  /** Who asks; none for a worker. */
  user?: UserId | null;
  /** What is posted of the operation; none where nothing is. */
  known?: KnownOperation | null;
}

/** A line of a provider's balance report, as it was booked. */
export type ReconciliationId = `rcn_${string}`;

/** What was made, and the receipt of the request. */
export interface ReconciliationMade {
  id: ReconciliationId;
  receipt: Receipt;
}

/** What a caller may ask. */
export type ReconciliationRequest = ReconciliationRequestBook | ReconciliationRequestMiss | ReconciliationRequestAskWriteOff | ReconciliationRequestWriteOff;

/** Want to give up what is in suspense. */
export interface ReconciliationRequestAskWriteOff {
  request: 'ask_write_off';
  /** Why. */
  reason: string;
}

/** Book a line of a report: its actual fee, and what it differs by. */
export interface ReconciliationRequestBook {
  request: 'book';
  /** Whose report it is. */
  gateway: Gateway;
  /** The line. */
  line: ReportLine;
  /** When its operation was posted here; none where it is not. */
  posted?: Timestamp | null;
}

/** Book that a report does not have an operation that was posted in its period. */
export interface ReconciliationRequestMiss {
  request: 'miss';
  /** Whose report it is. */
  gateway: Gateway;
  /** The operation. */
  operation: AnyId;
  /** What it does to the balance. */
  kind: ReportKind;
  /** When it was posted here. */
  posted: Timestamp;
}

/** Give it up: another person's word. */
export interface ReconciliationRequestWriteOff {
  request: 'write_off';
}

/** They differ, and what they differ by is in suspense. */
export interface ReconciliationSuspended {
  state: 'suspended';
  /** The record: the id of its ledger entries. */
  id: ReconciliationId;
  /** Whose report it is. */
  gateway: Gateway;
  /** The line, once a report has it. */
  line?: ReportLine | null;
  /** What is posted of its operation, where anything is. */
  known?: KnownOperation | null;
  /** Why something is in suspense, where anything is. */
  reason?: DifferenceReason | null;
  /** What is posted on account of the report, by currency, and stands so unless it is written off. */
  figures?: ReportFigures[];
  /** Who wants to write it off, where somebody does. */
  writeOff?: WriteOff | null;
}

/** Nobody could explain it, and two people gave it up. */
export interface ReconciliationWrittenOff {
  state: 'written_off';
  /** The record: the id of its ledger entries. */
  id: ReconciliationId;
  /** Whose report it is. */
  gateway: Gateway;
  /** The line, once a report has it. */
  line?: ReportLine | null;
  /** What is posted of its operation, where anything is. */
  known?: KnownOperation | null;
  /** Why something is in suspense, where anything is. */
  reason?: DifferenceReason | null;
  /** What is posted on account of the report, by currency, and stands so unless it is written off. */
  figures?: ReportFigures[];
  /** Who wants to write it off, where somebody does. */
  writeOff?: WriteOff | null;
}

/** What {@link ReconciliationsMethods.askWriteOff} takes. */
export interface ReconciliationsAskWriteOffInput {
  id: ReconciliationId;
  /** Why. */
  reason: string;
}

/** What {@link ReconciliationsMethods.book} takes. */
export interface ReconciliationsBookInput {
  /** Whose report it is. */
  gateway: Gateway;
  /** The line. */
  line: ReportLine;
  /** When its operation was posted here; none where it is not. */
  posted?: Timestamp | null;
}

/** What {@link ReconciliationsMethods.get} takes. */
export interface ReconciliationsGetInput {
  id: ReconciliationId;
}

/** What {@link ReconciliationsMethods.list} takes. */
export interface ReconciliationsListInput {
  by?: ListBy | null;
  after?: string | null;
  limit?: number | null;
}

/** What {@link ReconciliationsMethods.miss} takes. */
export interface ReconciliationsMissInput {
  /** Whose report it is. */
  gateway: Gateway;
  /** The operation. */
  operation: AnyId;
  /** What it does to the balance. */
  kind: ReportKind;
  /** When it was posted here. */
  posted: Timestamp;
}

/** What {@link ReconciliationsMethods.reconcile} takes. */
export interface ReconciliationsReconcileInput {
  report: BalanceReport;
}

/** What {@link ReconciliationsMethods.writeOff} takes. */
export interface ReconciliationsWriteOffInput {
  id: ReconciliationId;
}

/**
 * What a record is the snapshot of. Each has a table, a collection or a key space of its own.
 *
 * - `contact_details`: What a contact record says: the only place that holds anything personal.
 * - `invoice_series`: The last number of a legal entity's invoices or credit notes.
 * - `cursor`: Where a reader of events is, one record a subscriber and partition.
 */
export type RecordKind =
  | 'marketplace'
  | 'vendor'
  | 'customer'
  | 'contact'
  | 'offer'
  | 'stock'
  | 'cart'
  | 'promotion'
  | 'commission_plan'
  | 'gift_card'
  | 'store_credit'
  | 'order'
  | 'vendor_order'
  | 'reservation'
  | 'payment'
  | 'refund'
  | 'return'
  | 'exchange'
  | 'claim'
  | 'dispute'
  | 'settlement'
  | 'payout'
  | 'invoice'
  | 'webhook_endpoint'
  | 'transfer'
  | 'reconciliation'
  | 'contact_details'
  | 'invoice_series'
  | 'cursor';

/** What has become of a refund. */
export type Refund = RefundAbsent | RefundInTransit | RefundFailed | RefundCompleted;

/** There is none. */
export interface RefundAbsent {
  state: 'absent';
}

/** Everything that a refund remembers. */
export interface RefundBook {
  /** The refund. */
  id: RefundId;
  /** The order. */
  order: OrderId;
  /** Its one currency. */
  currency: Currency;
  /** Why. */
  reason: string;
  /** A part for each tender; none where disputes took all that was to go back. */
  parts: RefundPart[];
  /** What had come in and went to no line, of each payment, whether it goes back in a part or disputes took it. */
  undistributed?: RefundUndistributed[];
}

/** Everything that a refund remembers. */
export interface RefundBookInput {
  /** The refund. */
  id: RefundId;
  /** The order. */
  order: OrderId;
  /** Its one currency. */
  currency: Currency;
  /** Why. */
  reason: string;
  /** A part for each tender; none where disputes took all that was to go back. */
  parts: RefundPartInput[];
  /** What had come in and went to no line, of each payment, whether it goes back in a part or disputes took it. */
  undistributed?: RefundUndistributed[];
}

/** The buyer has all of it. */
export interface RefundCompleted {
  state: 'completed';
  /** The refund. */
  id: RefundId;
  /** The order. */
  order: OrderId;
  /** Its one currency. */
  currency: Currency;
  /** Why. */
  reason: string;
  /** A part for each tender; none where disputes took all that was to go back. */
  parts: RefundPart[];
  /** What had come in and went to no line, of each payment, whether it goes back in a part or disputes took it. */
  undistributed?: RefundUndistributed[];
}

/**
 * Where a refund of payments goes. Cards and credit always get back what was theirs.
 *
 * - `payments`: To where the money came from. The default.
 * - `store_credit`: To the buyer's store credit: the buyer wants it so, or the method's time to refund is over.
 */
export type RefundDestination = 'payments' | 'store_credit';

/** What happened. */
export type RefundEvent =
  | RefundEventCreated
  | RefundEventPartPaid
  | RefundEventPartFailed
  | RefundEventPartRetried
  | RefundEventPartCredited
  | RefundEventPartPaidByHand
  | RefundEventPartCovered;

/** It was asked for. */
export interface RefundEventCreated {
  event: 'created';
  /** The refund as it begins. */
  book: RefundBook;
  /** When. */
  at: Timestamp;
}

/** It was asked for. */
export interface RefundEventCreatedInput {
  event: 'created';
  /** The refund as it begins. */
  book: RefundBookInput;
  /** When. */
  at: Timestamp;
}

/** What happened. */
export type RefundEventInput =
  | RefundEventCreatedInput
  | RefundEventPartPaid
  | RefundEventPartFailed
  | RefundEventPartRetried
  | RefundEventPartCredited
  | RefundEventPartPaidByHand
  | RefundEventPartCovered;

/** A dispute took some of a failed part: the rest is still owed. */
export interface RefundEventPartCovered {
  event: 'part_covered';
  /** Its operation. */
  operation: RefundId;
  /** The dispute. */
  dispute: DisputeId;
  /** How much, in minor units. */
  amount: Amount;
  /** When. */
  at: Timestamp;
}

/** A part becomes store credit, which the store credit posts. */
export interface RefundEventPartCredited {
  event: 'part_credited';
  /** Its operation. */
  operation: RefundId;
  /** How much, in minor units. */
  amount: Amount;
  /** When. */
  at: Timestamp;
}

/** A part did not arrive. */
export interface RefundEventPartFailed {
  event: 'part_failed';
  /** Its operation. */
  operation: RefundId;
  /** The gateway's reason, as a code. */
  reason: string;
  /** When. */
  at: Timestamp;
}

/** The buyer has a part. */
export interface RefundEventPartPaid {
  event: 'part_paid';
  /** Its operation. */
  operation: RefundId;
  /** When. */
  at: Timestamp;
}

/** A part was paid from the platform's bank instead. */
export interface RefundEventPartPaidByHand {
  event: 'part_paid_by_hand';
  /** The operation that failed. */
  operation: RefundId;
  /** The bank transfer's: whatever its gateway says of the other is old news. */
  again: RefundId;
  /** The bank's reference. */
  reference: string;
  /** When. */
  at: Timestamp;
}

/** A part is tried again. */
export interface RefundEventPartRetried {
  event: 'part_retried';
  /** The operation that failed. */
  operation: RefundId;
  /** The new one. */
  again: RefundId;
  /** When. */
  at: Timestamp;
}

/** What the engine looked up. */
export interface RefundFacts {
  /** Now. */
  at: Timestamp;
  /** The refund, where it is being made; a fresh id, where a part is retried. */
  id: RefundId;
  /** The order's currency. */
  currency: Currency;
  /**
   * What the vendor orders and the order undid, in the same commit.
   *
   * Where it is left out: `[]`.
   */
  moves?: LineMove[];
  /**
   * What was captured for an order that will never be placed: late money that goes back.
   *
   * Where it is left out: `[]`.
   */
  undistributed?: RefundUndistributed[];
  /**
   * What of it disputes took of the payments: the buyer has that from the bank, or waits for what the bank says.
   *
   * Where it is left out: `[]`.
   */
  disputed?: RefundUndistributed[];
  /**
   * How each payment of the order pays back.
   *
   * Where it is left out: `[]`.
   */
  payments?: PaymentVia[];
}

/** A part failed, and none is under way: someone must retry it or give credit. */
export interface RefundFailed {
  state: 'failed';
  /** The refund. */
  id: RefundId;
  /** The order. */
  order: OrderId;
  /** Its one currency. */
  currency: Currency;
  /** Why. */
  reason: string;
  /** A part for each tender; none where disputes took all that was to go back. */
  parts: RefundPart[];
  /** What had come in and went to no line, of each payment, whether it goes back in a part or disputes took it. */
  undistributed?: RefundUndistributed[];
}

/** A refund. */
export type RefundId = `rfd_${string}`;

/** A part is under way. */
export interface RefundInTransit {
  state: 'in_transit';
  /** The refund. */
  id: RefundId;
  /** The order. */
  order: OrderId;
  /** Its one currency. */
  currency: Currency;
  /** Why. */
  reason: string;
  /** A part for each tender; none where disputes took all that was to go back. */
  parts: RefundPart[];
  /** What had come in and went to no line, of each payment, whether it goes back in a part or disputes took it. */
  undistributed?: RefundUndistributed[];
}

/** What was made, and the receipt of the request. */
export interface RefundMade {
  id: RefundId;
  receipt: Receipt;
}

/** One tender's part of a refund. */
export interface RefundPart {
  /** The operation: the gateway's key. Each payment's part has its own, and a retry a new one. */
  operation: RefundId;
  /** Where the money came from. */
  source: MoneySource;
  /** How it is paid back; none for cards and credit. */
  via: RefundVia | null;
  /** How much, in minor units. */
  amount: Amount;
  /** What has become of it. */
  status: RefundPartStatus;
}

/** One tender's part of a refund. */
export interface RefundPartInput {
  /** The operation: the gateway's key. Each payment's part has its own, and a retry a new one. */
  operation: RefundId;
  /** Where the money came from. */
  source: MoneySource;
  /** How it is paid back; none for cards and credit. */
  via?: RefundVia | null;
  /** How much, in minor units. */
  amount: Amount;
  /** What has become of it. */
  status: RefundPartStatus;
}

/**
 * What has become of a part.
 *
 * - `in_transit`: Recorded; the gateway is being asked.
 * - `paid`: The buyer has it.
 * - `failed`: It did not arrive, or came back.
 * - `credited`: It became store credit.
 * - `restored`: It went back to the card or credit with the lines.
 */
export type RefundPartStatus =
  | 'in_transit'
  | 'paid'
  | 'failed'
  | 'credited'
  | 'restored';

/** What a caller may ask. */
export type RefundRequest =
  | RefundRequestCreate
  | RefundRequestPartPaid
  | RefundRequestPartFailed
  | RefundRequestRetry
  | RefundRequestGiveCredit
  | RefundRequestPayByHand
  | RefundRequestCover;

/** The buyer's bank took some of a failed part by itself, in a dispute: that is not owed any more. */
export interface RefundRequestCover {
  request: 'cover';
  /** Its operation. */
  operation: RefundId;
  /** The dispute, which is covered by as much. */
  dispute: DisputeId;
  /** How much, in minor units. */
  amount: Amount;
}

/** Give back what was undone. */
export interface RefundRequestCreate {
  request: 'create';
  /** The order. */
  order: OrderId;
  /** Why. */
  reason: string;
  /**
   * Where it goes.
   *
   * Where it is left out: `"payments"`.
   */
  to?: RefundDestination;
}

/** Give a part as store credit instead. */
export interface RefundRequestGiveCredit {
  request: 'give_credit';
  /** Its operation. */
  operation: RefundId;
}

/** The gateway did not, or the money came back. */
export interface RefundRequestPartFailed {
  request: 'part_failed';
  /** Its operation. */
  operation: RefundId;
  /** The gateway's reason, as a code. */
  reason: string;
}

/** The gateway paid a part. */
export interface RefundRequestPartPaid {
  request: 'part_paid';
  /** Its operation. */
  operation: RefundId;
}

/** A failed part was paid from the platform's bank, by hand: the card is closed, the method's time to refund is over, and a guest has no store credit. */
export interface RefundRequestPayByHand {
  request: 'pay_by_hand';
  /** Its operation. */
  operation: RefundId;
  /** The bank's reference of the transfer. */
  reference: string;
}

/** Try a failed part again, under a new id. */
export interface RefundRequestRetry {
  request: 'retry';
  /** Its operation. */
  operation: RefundId;
}

/** A payment's money that never reached a line. */
export interface RefundUndistributed {
  /** The payment. */
  payment: PaymentId;
  /** How much, in minor units. */
  amount: Amount;
}

/** From where a payment's money is paid back. */
export type RefundVia = RefundViaGateway | RefundViaBank | RefundViaReceivable;

/** The platform's bank, by hand: a part that its gateway could not pay. */
export interface RefundViaBank {
  via: 'bank';
}

/** The gateway that took it. */
export interface RefundViaGateway {
  via: 'gateway';
  /** Which. */
  gateway: Gateway;
}

/** Nowhere: the buyer owes that much less. */
export interface RefundViaReceivable {
  via: 'receivable';
}

/** What {@link RefundsMethods.get} takes. */
export interface RefundsGetInput {
  id: RefundId;
}

/** What {@link RefundsMethods.giveBack} takes. */
export interface RefundsGiveBackInput {
  /** The order. */
  order: OrderId;
  /** The vendor order that it is taken from. */
  vendorOrder: VendorOrderId;
  /** How much of it. */
  undo: VendorOrderUndo;
  /** Why. */
  reason: string;
  /**
   * Where the money goes.
   *
   * Where it is left out: `"payments"`.
   */
  to?: RefundDestination;
}

/** What {@link RefundsMethods.giveCredit} takes. */
export interface RefundsGiveCreditInput {
  id: RefundId;
  /** Its operation. */
  operation: RefundId;
}

/** What {@link RefundsMethods.list} takes. */
export interface RefundsListInput {
  by?: ListBy | null;
  after?: string | null;
  limit?: number | null;
}

/** What {@link RefundsMethods.partFailed} takes. */
export interface RefundsPartFailedInput {
  id: RefundId;
  /** Its operation. */
  operation: RefundId;
  /** The gateway's reason, as a code. */
  reason: string;
}

/** What {@link RefundsMethods.partPaid} takes. */
export interface RefundsPartPaidInput {
  id: RefundId;
  /** Its operation. */
  operation: RefundId;
}

/** What {@link RefundsMethods.payByHand} takes. */
export interface RefundsPayByHandInput {
  id: RefundId;
  /** Its operation. */
  operation: RefundId;
  /** The bank's reference of the transfer. */
  reference: string;
}

/** What {@link RefundsMethods.retry} takes. */
export interface RefundsRetryInput {
  id: RefundId;
  /** Its operation. */
  operation: RefundId;
}

/**
 * The domain's no: closed, typed, with a stable code and the data that explains it.
 *
 * As JSON it is `{"code": "stock.short", "data": {..}}`; codes without data have no `data`.
 */
export type Refusal =
  | RefusalAllocateWeights
  | RefusalAmountOutOfRange
  | RefusalAmountNegative
  | RefusalAmountNotPositive
  | RefusalAuthorityForbidden
  | RefusalAuthorityNotFound
  | RefusalAuthorityUnknownAction
  | RefusalCartBuyerBlocked
  | RefusalCartClosed
  | RefusalCartCurrency
  | RefusalCartEmpty
  | RefusalCartMarketplaceShut
  | RefusalCartNoGoodsOf
  | RefusalCartOfferUnavailable
  | RefusalCartOwned
  | RefusalCartPriceChanged
  | RefusalCartQuantity
  | RefusalCartToken
  | RefusalCartUnknownLine
  | RefusalCartUnknownSource
  | RefusalCartWrongState
  | RefusalClaimExceeded
  | RefusalClaimAnswerChanged
  | RefusalClaimLate
  | RefusalClaimNotDue
  | RefusalClaimWrongState
  | RefusalCommissionBeyondLine
  | RefusalCommissionMalformed
  | RefusalCommissionPlanDefault
  | RefusalCommissionPlanInUse
  | RefusalCommissionPlanOther
  | RefusalCommissionPlanWrongState
  | RefusalContactUnknown
  | RefusalContactWrongState
  | RefusalCurrencyUnknown
  | RefusalCurrencyMismatch
  | RefusalCustomerOrdersOpen
  | RefusalCustomerUnknownContact
  | RefusalCustomerWrongState
  | RefusalDisputeExceeded
  | RefusalDisputeWrongState
  | RefusalEncodingMalformed
  | RefusalEncodingNewerVersion
  | RefusalEncodingUnknownType
  | RefusalExchangeNoReplacement
  | RefusalExchangeNotDue
  | RefusalExchangeWrongState
  | RefusalFrozenLineExceeded
  | RefusalFrozenLineProgress
  | RefusalFrozenLineUnbalanced
  | RefusalFrozenLineUnitsExceeded
  | RefusalGiftCardCode
  | RefusalGiftCardInsufficient
  | RefusalGiftCardWrongState
  | RefusalIdMalformed
  | RefusalInvoiceNothing
  | RefusalInvoicePeriodCovered
  | RefusalInvoicePeriodOpen
  | RefusalInvoiceWrongState
  | RefusalJournalUnbalanced
  | RefusalLedgerPeriodLocked
  | RefusalLedgerPostingForbidden
  | RefusalLimitCount
  | RefusalLimitText
  | RefusalLineDuplicate
  | RefusalLineOtherVendor
  | RefusalMarketplaceLockBackwards
  | RefusalMarketplaceLockTooRecent
  | RefusalMarketplacePlanNotInForce
  | RefusalMarketplaceLastOwner
  | RefusalMarketplaceUnfinished
  | RefusalMarketplaceUnknownStaff
  | RefusalMarketplaceWrongState
  | RefusalMethodDuration
  | RefusalNameMalformed
  | RefusalOfferNoPrice
  | RefusalOfferVendorMayNotSell
  | RefusalOfferWrongState
  | RefusalOrderEmpty
  | RefusalOrderHoldRunning
  | RefusalOrderOtherVendor
  | RefusalOrderPartsGone
  | RefusalOrderShipped
  | RefusalOrderStockGone
  | RefusalOrderUnfinished
  | RefusalOrderWrongState
  | RefusalPaymentAttemptRunning
  | RefusalPaymentAttemptResolved
  | RefusalPaymentCaptureDeadline
  | RefusalPaymentCapturedOnce
  | RefusalPaymentExceeded
  | RefusalPaymentNotDue
  | RefusalPaymentNotReceivable
  | RefusalPaymentOperationResolved
  | RefusalPaymentRefundWindow
  | RefusalPaymentUnknownAttempt
  | RefusalPaymentUnknownDispute
  | RefusalPaymentUnknownOperation
  | RefusalPaymentWrongState
  | RefusalPayoutBelowMinimum
  | RefusalPayoutHeld
  | RefusalPayoutNoAccount
  | RefusalPayoutSecondPerson
  | RefusalPayoutStatement
  | RefusalPayoutWrongState
  | RefusalPromotionCouponExists
  | RefusalPromotionNeedsCustomer
  | RefusalPromotionNotNow
  | RefusalPromotionNotTheirs
  | RefusalPromotionUnknownCoupon
  | RefusalPromotionUsedUp
  | RefusalPromotionWrongState
  | RefusalPromotionMalformed
  | RefusalQuoteTender
  | RefusalQuoteTenderShort
  | RefusalQuoteUnexplained
  | RefusalRateMalformed
  | RefusalReconciliationNotPosted
  | RefusalReconciliationSecondPerson
  | RefusalReconciliationWrongState
  | RefusalRefundNothing
  | RefusalRefundPartResolved
  | RefusalRefundUnknownPart
  | RefusalRefundUnknownPayment
  | RefusalRefundWrongState
  | RefusalReportCurrency
  | RefusalReportDuplicateLine
  | RefusalReportPeriod
  | RefusalReportUnbalanced
  | RefusalRequestMalformed
  | RefusalReservationDeadline
  | RefusalReservationHoldRunning
  | RefusalReservationNothing
  | RefusalReservationUnits
  | RefusalReservationUnknownLine
  | RefusalReservationWrongState
  | RefusalReturnNotDue
  | RefusalReturnNothing
  | RefusalReturnUnits
  | RefusalReturnWindow
  | RefusalReturnWrongState
  | RefusalRoutingMalformed
  | RefusalRoutingMixed
  | RefusalRoutingNoCandidate
  | RefusalRoutingPlatformLine
  | RefusalScheduleMalformed
  | RefusalSettingsMalformed
  | RefusalSettingsNoTax
  | RefusalSettlementNothing
  | RefusalSettlementReserveHeld
  | RefusalSettlementWrongState
  | RefusalShippingDuplicate
  | RefusalShippingMalformed
  | RefusalShippingNoStep
  | RefusalSignatureMalformed
  | RefusalSignatureMismatch
  | RefusalSignatureSecret
  | RefusalSignatureTooNew
  | RefusalSignatureTooOld
  | RefusalSplitDuplicate
  | RefusalSplitIncomplete
  | RefusalSplitUnbalanced
  | RefusalStockShort
  | RefusalStockWrongState
  | RefusalStoreCreditInsufficient
  | RefusalStoreCreditWrongState
  | RefusalTimeMalformed
  | RefusalTransferExceeded
  | RefusalTransferNoGateway
  | RefusalTransferNothing
  | RefusalTransferUnknownOperation
  | RefusalTransferWrongState
  | RefusalVendorIncomplete
  | RefusalVendorLastOwner
  | RefusalVendorNoProposal
  | RefusalVendorPlanNotInForce
  | RefusalVendorRequirementMet
  | RefusalVendorRequirementOpen
  | RefusalVendorRequirementSubmitted
  | RefusalVendorSecondPerson
  | RefusalVendorUnknownLocation
  | RefusalVendorUnknownMember
  | RefusalVendorUnknownRequirement
  | RefusalVendorUnsettled
  | RefusalVendorWrongState
  | RefusalVendorOrderExceeded
  | RefusalVendorOrderNotDue
  | RefusalVendorOrderNothing
  | RefusalVendorOrderUnits
  | RefusalVendorOrderUncaptured
  | RefusalVendorOrderUnknownLine
  | RefusalVendorOrderUnknownParcel
  | RefusalVendorOrderWrongState
  | RefusalWebhookEndpointEvent
  | RefusalWebhookEndpointUrl
  | RefusalWebhookEndpointWrongState;

/** An amount was to be shared over no weights, over weights that sum to zero, or over a negative weight. */
export interface RefusalAllocateWeights {
  code: 'allocate.weights';
}

/** An amount that must not be negative is. */
export interface RefusalAmountNegative {
  code: 'amount.negative';
  data: {
    /** The `what` of this refusal. */
    what: string;
  };
}

/** An amount that must be more than zero is not. */
export interface RefusalAmountNotPositive {
  code: 'amount.not_positive';
  data: {
    /** The `what` of this refusal. */
    what: string;
  };
}

/** An amount, or the result of arithmetic on amounts, is beyond 2^53-1 minor units either way. */
export interface RefusalAmountOutOfRange {
  code: 'amount.out_of_range';
}

/** The actor's role may not do this with that thing. */
export interface RefusalAuthorityForbidden {
  code: 'authority.forbidden';
  data: {
    /** The `action` of this refusal. */
    action: string;
    /** The `role` of this refusal. */
    role: string;
    /** The `relation` of this refusal. */
    relation: string;
  };
}

/** There is no such thing in the actor's marketplace; whether another has it is not said. */
export interface RefusalAuthorityNotFound {
  code: 'authority.not_found';
}

/** There is no such request or query. */
export interface RefusalAuthorityUnknownAction {
  code: 'authority.unknown_action';
  data: {
    /** The `action` of this refusal. */
    action: string;
  };
}

/** The customer may not buy. */
export interface RefusalCartBuyerBlocked {
  code: 'cart.buyer_blocked';
}

/** The cart is checked out or given up: its lines do not change any more, and no other cart takes them in. */
export interface RefusalCartClosed {
  code: 'cart.closed';
}

/** Two carts in different currencies cannot become one. */
export interface RefusalCartCurrency {
  code: 'cart.currency';
  data: {
    /** The `cart` of this refusal. */
    cart: Currency;
    /** The `other` of this refusal. */
    other: Currency;
  };
}

/** There is nothing in the cart. */
export interface RefusalCartEmpty {
  code: 'cart.empty';
}

/** The marketplace is paused or closed: it takes no new orders. */
export interface RefusalCartMarketplaceShut {
  code: 'cart.marketplace_shut';
}

/** The cart holds no goods of this vendor. */
export interface RefusalCartNoGoodsOf {
  code: 'cart.no_goods_of';
  data: {
    /** The `vendor` of this refusal. */
    vendor: VendorId;
  };
}

/** The offer does not exist, is not for sale now, or has no price in the cart's currency. */
export interface RefusalCartOfferUnavailable {
  code: 'cart.offer_unavailable';
  data: {
    /** The `offer` of this refusal. */
    offer: OfferId;
  };
}

/** The cart is another customer's. */
export interface RefusalCartOwned {
  code: 'cart.owned';
}

/** Prices moved since the buyer looked: both totals, and each line. */
export interface RefusalCartPriceChanged {
  code: 'cart.price_changed';
  data: {
    /** The `seen` of this refusal. */
    seen: Amount;
    /** The `now` of this refusal. */
    now: Amount;
    /** The `lines` of this refusal. */
    lines: PriceChange[];
  };
}

/** No units, or more than the offer or a line may have; lines of one offer count together. */
export interface RefusalCartQuantity {
  code: 'cart.quantity';
  data: {
    /** The `offer` of this refusal. */
    offer: OfferId;
    /** The `wanted` of this refusal. */
    wanted: number;
    /** The `max` of this refusal. */
    max: number;
  };
}

/** A guest's token is not at least 128 bits in lower-case hex. */
export interface RefusalCartToken {
  code: 'cart.token';
}

/** The cart has no such line. */
export interface RefusalCartUnknownLine {
  code: 'cart.unknown_line';
  data: {
    /** The `line` of this refusal. */
    line: LineId;
  };
}

/** There is no such other cart to take in. */
export interface RefusalCartUnknownSource {
  code: 'cart.unknown_source';
  data: {
    /** The `cart` of this refusal. */
    cart: CartId;
  };
}

/** The cart's state does not permit the request. */
export interface RefusalCartWrongState {
  code: 'cart.wrong_state';
  data: {
    /** The `state` of this refusal. */
    state: string;
    /** The `request` of this refusal. */
    request: string;
  };
}

/** The vendor offers something else than what the buyer takes. */
export interface RefusalClaimAnswerChanged {
  code: 'claim.answer_changed';
}

/** A resolution gives more than the buyer paid and was not given back. */
export interface RefusalClaimExceeded {
  code: 'claim.exceeded';
  data: {
    /** The `wanted` of this refusal. */
    wanted: Amount;
    /** The `left` of this refusal. */
    left: Amount;
  };
}

/** The vendor's time to answer is over. */
export interface RefusalClaimLate {
  code: 'claim.late';
  data: {
    /** The `answer_by` of this refusal. */
    answerBy: Timestamp;
  };
}

/** The vendor still has time to answer, or the buyer to take the answer or not. */
export interface RefusalClaimNotDue {
  code: 'claim.not_due';
  data: {
    /** The `until` of this refusal. */
    until: Timestamp;
  };
}

/** The claim's state does not permit the request. */
export interface RefusalClaimWrongState {
  code: 'claim.wrong_state';
  data: {
    /** The `state` of this refusal. */
    state: string;
    /** The `request` of this refusal. */
    request: string;
  };
}

/** A rule would take more than the line leaves the vendor, and rather refuses than be cut. */
export interface RefusalCommissionBeyondLine {
  code: 'commission.beyond_line';
  data: {
    /** The `rule` of this refusal. */
    rule: RuleId;
    /** The `wanted` of this refusal. */
    wanted: Amount;
    /** The `left` of this refusal. */
    left: Amount;
  };
}

/** A commission rule that could not be applied: a rate above 1, tiers that do not grow from 0, a rule that is there twice. */
export interface RefusalCommissionMalformed {
  code: 'commission.malformed';
  data: {
    /** The `rule` of this refusal. */
    rule: RuleId;
    /** The `what` of this refusal. */
    what: string;
  };
}

/** The plan is the marketplace's default: make another the default first. */
export interface RefusalCommissionPlanDefault {
  code: 'commission_plan.default';
  data: {
    /** The `plan` of this refusal. */
    plan: PlanId;
  };
}

/** Vendors have the plan: give them another first. */
export interface RefusalCommissionPlanInUse {
  code: 'commission_plan.in_use';
  data: {
    /** The `vendors` of this refusal. */
    vendors: number;
  };
}

/** The rules are another plan's. */
export interface RefusalCommissionPlanOther {
  code: 'commission_plan.other';
  data: {
    /** The `plan` of this refusal. */
    plan: PlanId;
  };
}

/** The plan's state does not permit the request. */
export interface RefusalCommissionPlanWrongState {
  code: 'commission_plan.wrong_state';
  data: {
    /** The `state` of this refusal. */
    state: string;
    /** The `request` of this refusal. */
    request: string;
  };
}

/** There is no such contact record, or it is someone else's. */
export interface RefusalContactUnknown {
  code: 'contact.unknown';
  data: {
    /** The `contact` of this refusal. */
    contact: ContactId;
  };
}

/** The contact's state does not permit the request. */
export interface RefusalContactWrongState {
  code: 'contact.wrong_state';
  data: {
    /** The `state` of this refusal. */
    state: string;
    /** The `request` of this refusal. */
    request: string;
  };
}

/** Two amounts of one cart, order, payout or account are in different currencies. */
export interface RefusalCurrencyMismatch {
  code: 'currency.mismatch';
  data: {
    /** The `expected` of this refusal. */
    expected: string;
    /** The `actual` of this refusal. */
    actual: string;
  };
}

/** The code is not one of ISO 4217, or the currency has no minor unit (XAU, XXX). */
export interface RefusalCurrencyUnknown {
  code: 'currency.unknown';
  data: {
    /** The `currency` of this refusal. */
    currency: string;
  };
}

/** Orders of the customer are not done: the person is erased afterwards. */
export interface RefusalCustomerOrdersOpen {
  code: 'customer.orders_open';
  data: {
    /** The `orders` of this refusal. */
    orders: number;
  };
}

/** The customer has no such contact record. */
export interface RefusalCustomerUnknownContact {
  code: 'customer.unknown_contact';
  data: {
    /** The `contact` of this refusal. */
    contact: ContactId;
  };
}

/** The customer's state does not permit the request. */
export interface RefusalCustomerWrongState {
  code: 'customer.wrong_state';
  data: {
    /** The `state` of this refusal. */
    state: string;
    /** The `request` of this refusal. */
    request: string;
  };
}

/** More is disputed, or of the fee returned, than there is. */
export interface RefusalDisputeExceeded {
  code: 'dispute.exceeded';
  data: {
    /** The `wanted` of this refusal. */
    wanted: Amount;
    /** The `left` of this refusal. */
    left: Amount;
  };
}

/** The dispute's state does not permit the request. */
export interface RefusalDisputeWrongState {
  code: 'dispute.wrong_state';
  data: {
    /** The `state` of this refusal. */
    state: string;
    /** The `request` of this refusal. */
    request: string;
  };
}

/** What is stored is not of the shape that its type and version say. */
export interface RefusalEncodingMalformed {
  code: 'encoding.malformed';
  data: {
    /** The `name` of this refusal. */
    name: string;
    /** The `what` of this refusal. */
    what: string;
  };
}

/** A newer release wrote it. Retry where that release runs, or after the upgrade. */
export interface RefusalEncodingNewerVersion {
  code: 'encoding.newer_version';
  data: {
    /** The `name` of this refusal. */
    name: string;
    /** The `version` of this refusal. */
    version: number;
    /** The `known` of this refusal. */
    known: number;
  };
}

/** There is no such type of record, event or receipt, or another was expected. */
export interface RefusalEncodingUnknownType {
  code: 'encoding.unknown_type';
  data: {
    /** The `name` of this refusal. */
    name: string;
  };
}

/** There is no replacement. */
export interface RefusalExchangeNoReplacement {
  code: 'exchange.no_replacement';
}

/** The next step's time is not over. */
export interface RefusalExchangeNotDue {
  code: 'exchange.not_due';
  data: {
    /** The `until` of this refusal. */
    until: Timestamp;
  };
}

/** The exchange's state does not permit the request. */
export interface RefusalExchangeWrongState {
  code: 'exchange.wrong_state';
  data: {
    /** The `state` of this refusal. */
    state: string;
    /** The `request` of this refusal. */
    request: string;
  };
}

/** More of a line was to be captured or undone than is left of it, in minor units. */
export interface RefusalFrozenLineExceeded {
  code: 'frozen_line.exceeded';
  data: {
    /** The `line` of this refusal. */
    line: LineId;
    /** The `wanted` of this refusal. */
    wanted: Amount;
    /** The `left` of this refusal. */
    left: Amount;
  };
}

/** The progress is not one of this line: a number is below zero, or more is reversed than captured, or more is captured and voided than there is. */
export interface RefusalFrozenLineProgress {
  code: 'frozen_line.progress';
  data: {
    /** The `line` of this refusal. */
    line: LineId;
  };
}

/** A frozen line's sources, uses or what comes back do not sum to its total, or someone else than the vendor would give back more than it got. */
export interface RefusalFrozenLineUnbalanced {
  code: 'frozen_line.unbalanced';
}

/** More units of a line were to be undone than it has. */
export interface RefusalFrozenLineUnitsExceeded {
  code: 'frozen_line.units_exceeded';
  data: {
    /** The `line` of this refusal. */
    line: LineId;
    /** The `wanted` of this refusal. */
    wanted: number;
    /** The `quantity` of this refusal. */
    quantity: number;
  };
}

/** A gift card's code has 16 to 64 letters and digits; or it is not this card's. */
export interface RefusalGiftCardCode {
  code: 'gift_card.code';
}

/** The card holds less than what was to be taken. */
export interface RefusalGiftCardInsufficient {
  code: 'gift_card.insufficient';
  data: {
    /** The `wanted` of this refusal. */
    wanted: Amount;
    /** The `available` of this refusal. */
    available: Amount;
  };
}

/** The card's state does not permit the request. */
export interface RefusalGiftCardWrongState {
  code: 'gift_card.wrong_state';
  data: {
    /** The `state` of this refusal. */
    state: string;
    /** The `request` of this refusal. */
    request: string;
  };
}

/** Text that should be an id is not a TypeID of the expected kind. */
export interface RefusalIdMalformed {
  code: 'id.malformed';
  data: {
    /** The `prefix` of this refusal. */
    prefix: string;
    /** The `text` of this refusal. */
    text: string;
  };
}

/** Nothing was charged, or went back, since the last document of this kind. */
export interface RefusalInvoiceNothing {
  code: 'invoice.nothing';
  data: {
    /** The `vendor` of this refusal. */
    vendor: VendorId;
  };
}

/** The last document of this kind reaches as far already. */
export interface RefusalInvoicePeriodCovered {
  code: 'invoice.period_covered';
  data: {
    /** The `until` of this refusal. */
    until: Timestamp;
  };
}

/** A document reaches to the end of a period that is over. */
export interface RefusalInvoicePeriodOpen {
  code: 'invoice.period_open';
  data: {
    /** The `until` of this refusal. */
    until: Timestamp;
  };
}

/** The document was issued, and says something else. */
export interface RefusalInvoiceWrongState {
  code: 'invoice.wrong_state';
  data: {
    /** The `state` of this refusal. */
    state: string;
    /** The `request` of this refusal. */
    request: string;
  };
}

/** A journal has no entries, or its debits and credits differ. */
export interface RefusalJournalUnbalanced {
  code: 'journal.unbalanced';
  data: {
    /** The `debits` of this refusal. */
    debits: Amount;
    /** The `credits` of this refusal. */
    credits: Amount;
  };
}

/** The books are closed at this time: nothing is posted to them any more. */
export interface RefusalLedgerPeriodLocked {
  code: 'ledger.period_locked';
  data: {
    /** The `until` of this refusal. */
    until: Timestamp;
  };
}

/** An account does not take this side of a posting for this purpose. */
export interface RefusalLedgerPostingForbidden {
  code: 'ledger.posting_forbidden';
  data: {
    /** The `account` of this refusal. */
    account: string;
    /** The `side` of this refusal. */
    side: string;
    /** The `purpose` of this refusal. */
    purpose: string;
  };
}

/** A list is longer than its named limit. */
export interface RefusalLimitCount {
  code: 'limit.count';
  data: {
    /** The `what` of this refusal. */
    what: string;
    /** The `max` of this refusal. */
    max: number;
    /** The `actual` of this refusal. */
    actual: number;
  };
}

/** A text is longer in bytes than its named limit, or empty where it must not be. */
export interface RefusalLimitText {
  code: 'limit.text';
  data: {
    /** The `what` of this refusal. */
    what: string;
    /** The `min` of this refusal. */
    min: number;
    /** The `max` of this refusal. */
    max: number;
    /** The `actual` of this refusal. */
    actual: number;
  };
}

/** Two lines of one cart or order have the same id. */
export interface RefusalLineDuplicate {
  code: 'line.duplicate';
  data: {
    /** The `line` of this refusal. */
    line: LineId;
  };
}

/** A line is to be fulfilled by one vendor and pays another. */
export interface RefusalLineOtherVendor {
  code: 'line.other_vendor';
  data: {
    /** The `line` of this refusal. */
    line: LineId;
    /** The `vendor` of this refusal. */
    vendor: VendorId;
  };
}

/** A marketplace keeps at least one owner. */
export interface RefusalMarketplaceLastOwner {
  code: 'marketplace.last_owner';
}

/** Books that are closed stay closed. */
export interface RefusalMarketplaceLockBackwards {
  code: 'marketplace.lock_backwards';
  data: {
    /** The `until` of this refusal. */
    until: Timestamp;
  };
}

/** Books are closed an hour after their period at the earliest: whatever was under way is posted by then. */
export interface RefusalMarketplaceLockTooRecent {
  code: 'marketplace.lock_too_recent';
  data: {
    /** The `latest` of this refusal. */
    latest: Timestamp;
  };
}

/** Orders are not placed under the plan that is to be the default. */
export interface RefusalMarketplacePlanNotInForce {
  code: 'marketplace.plan_not_in_force';
  data: {
    /** The `plan` of this refusal. */
    plan: PlanId;
  };
}

/** The marketplace has orders that are not done. */
export interface RefusalMarketplaceUnfinished {
  code: 'marketplace.unfinished';
  data: {
    /** The `orders` of this refusal. */
    orders: number;
  };
}

/** The marketplace has no such staff. */
export interface RefusalMarketplaceUnknownStaff {
  code: 'marketplace.unknown_staff';
  data: {
    /** The `user` of this refusal. */
    user: UserId;
  };
}

/** The marketplace's state does not permit the request. */
export interface RefusalMarketplaceWrongState {
  code: 'marketplace.wrong_state';
  data: {
    /** The `state` of this refusal. */
    state: string;
    /** The `request` of this refusal. */
    request: string;
  };
}

/** A payment method's duration is not above zero, or more than a year. */
export interface RefusalMethodDuration {
  code: 'method.duration';
  data: {
    /** The `method` of this refusal. */
    method: Method;
    /** The `duration` of this refusal. */
    duration: number;
  };
}

/** A short name (gateway, jurisdiction, tax class, category) is empty, longer than 32 bytes or has other characters than ASCII letters, digits, `_`, `-` and `.`. */
export interface RefusalNameMalformed {
  code: 'name.malformed';
  data: {
    /** The `text` of this refusal. */
    text: string;
  };
}

/** An offer has no price in any currency. */
export interface RefusalOfferNoPrice {
  code: 'offer.no_price';
}

/** The offer's vendor may not sell. */
export interface RefusalOfferVendorMayNotSell {
  code: 'offer.vendor_may_not_sell';
  data: {
    /** The `vendor` of this refusal. */
    vendor: VendorId;
  };
}

/** The offer's state does not permit the request. */
export interface RefusalOfferWrongState {
  code: 'offer.wrong_state';
  data: {
    /** The `state` of this refusal. */
    state: string;
    /** The `request` of this refusal. */
    request: string;
  };
}

/** There is nothing to order. */
export interface RefusalOrderEmpty {
  code: 'order.empty';
}

/** The order's stock is still held for its payment. */
export interface RefusalOrderHoldRunning {
  code: 'order.hold_running';
}

/** The vendor order is another vendor's. */
export interface RefusalOrderOtherVendor {
  code: 'order.other_vendor';
  data: {
    /** The `vendor_order` of this refusal. */
    vendorOrder: VendorOrderId;
    /** The `vendor` of this refusal. */
    vendor: VendorId;
  };
}

/** Parts of a released order were cancelled since: it cannot be placed as it was paid. */
export interface RefusalOrderPartsGone {
  code: 'order.parts_gone';
  data: {
    /** The `vendor_orders` of this refusal. */
    vendorOrders: number;
  };
}

/** Something was shipped already: it is returned, not cancelled. */
export interface RefusalOrderShipped {
  code: 'order.shipped';
  data: {
    /** The `vendor_orders` of this refusal. */
    vendorOrders: number;
  };
}

/** The stock of a released order is gone: late money must go back. */
export interface RefusalOrderStockGone {
  code: 'order.stock_gone';
}

/** Vendors are not done with the order. */
export interface RefusalOrderUnfinished {
  code: 'order.unfinished';
  data: {
    /** The `vendor_orders` of this refusal. */
    vendorOrders: number;
  };
}

/** The order's state does not permit the request. */
export interface RefusalOrderWrongState {
  code: 'order.wrong_state';
  data: {
    /** The `state` of this refusal. */
    state: string;
    /** The `request` of this refusal. */
    request: string;
  };
}

/** An attempt was resolved otherwise already. */
export interface RefusalPaymentAttemptResolved {
  code: 'payment.attempt_resolved';
  data: {
    /** The `attempt` of this refusal. */
    attempt: AttemptId;
  };
}

/** An attempt is under way: a second one at once could take the money twice. */
export interface RefusalPaymentAttemptRunning {
  code: 'payment.attempt_running';
  data: {
    /** The `attempt` of this refusal. */
    attempt: AttemptId;
  };
}

/** The method's time to capture is over. */
export interface RefusalPaymentCaptureDeadline {
  code: 'payment.capture_deadline';
}

/** The method captures once, and has. */
export interface RefusalPaymentCapturedOnce {
  code: 'payment.captured_once';
}

/** More was to be captured, voided, refunded, disputed or collected than is left. */
export interface RefusalPaymentExceeded {
  code: 'payment.exceeded';
  data: {
    /** The `wanted` of this refusal. */
    wanted: Amount;
    /** The `left` of this refusal. */
    left: Amount;
  };
}

/** The buyer still has time to pay, or there is time to capture, or a capture is under way. */
export interface RefusalPaymentNotDue {
  code: 'payment.not_due';
}

/** Nobody owes on this payment, or someone else collects it. */
export interface RefusalPaymentNotReceivable {
  code: 'payment.not_receivable';
}

/** An operation was resolved otherwise already. */
export interface RefusalPaymentOperationResolved {
  code: 'payment.operation_resolved';
  data: {
    /** The `operation` of this refusal. */
    operation: AnyId;
  };
}

/** The method's time to refund is over: the money must go back another way. */
export interface RefusalPaymentRefundWindow {
  code: 'payment.refund_window';
}

/** The payment has no such attempt. */
export interface RefusalPaymentUnknownAttempt {
  code: 'payment.unknown_attempt';
  data: {
    /** The `attempt` of this refusal. */
    attempt: AttemptId;
  };
}

/** The payment holds nothing on such a dispute. */
export interface RefusalPaymentUnknownDispute {
  code: 'payment.unknown_dispute';
  data: {
    /** The `dispute` of this refusal. */
    dispute: DisputeId;
  };
}

/** The payment has no such operation, or one of that id with another amount. */
export interface RefusalPaymentUnknownOperation {
  code: 'payment.unknown_operation';
  data: {
    /** The `operation` of this refusal. */
    operation: AnyId;
  };
}

/** The payment's state does not permit the request. */
export interface RefusalPaymentWrongState {
  code: 'payment.wrong_state';
  data: {
    /** The `state` of this refusal. */
    state: string;
    /** The `request` of this refusal. */
    request: string;
  };
}

/** Less is available than the least that is paid. */
export interface RefusalPayoutBelowMinimum {
  code: 'payout.below_minimum';
  data: {
    /** The `available` of this refusal. */
    available: Amount;
    /** The `minimum` of this refusal. */
    minimum: Amount;
  };
}

/** The vendor's payouts are held. */
export interface RefusalPayoutHeld {
  code: 'payout.held';
  data: {
    /** The `until` of this refusal. */
    until: Timestamp | null;
  };
}

/** The vendor has no confirmed payout account. */
export interface RefusalPayoutNoAccount {
  code: 'payout.no_account';
  data: {
    /** The `vendor` of this refusal. */
    vendor: VendorId;
  };
}

/** A manual payout needs two people. */
export interface RefusalPayoutSecondPerson {
  code: 'payout.second_person';
}

/** The statement does not come to what is available. */
export interface RefusalPayoutStatement {
  code: 'payout.statement';
  data: {
    /** The `stated` of this refusal. */
    stated: Amount;
    /** The `available` of this refusal. */
    available: Amount;
  };
}

/** The payout's state does not permit the request. */
export interface RefusalPayoutWrongState {
  code: 'payout.wrong_state';
  data: {
    /** The `state` of this refusal. */
    state: string;
    /** The `request` of this refusal. */
    request: string;
  };
}

/** The promotion has a coupon with this code already, or another promotion of the marketplace has. */
export interface RefusalPromotionCouponExists {
  code: 'promotion.coupon_exists';
  data: {
    /** The `promotion` of this refusal. */
    promotion: PromotionId;
  };
}

/** A promotion that no cart could apply: a rate above 1, buy or get of 0, free shipping off goods. */
export interface RefusalPromotionMalformed {
  code: 'promotion.malformed';
  data: {
    /** The `promotion` of this refusal. */
    promotion: PromotionId;
    /** The `what` of this refusal. */
    what: string;
  };
}

/** The promotion counts each customer's uses, and a guest is no customer. */
export interface RefusalPromotionNeedsCustomer {
  code: 'promotion.needs_customer';
  data: {
    /** The `promotion` of this refusal. */
    promotion: PromotionId;
  };
}

/** The promotion has not begun, or is over. */
export interface RefusalPromotionNotNow {
  code: 'promotion.not_now';
  data: {
    /** The `promotion` of this refusal. */
    promotion: PromotionId;
  };
}

/** A vendor's promotion would reach beyond its own goods, or be paid by someone else. */
export interface RefusalPromotionNotTheirs {
  code: 'promotion.not_theirs';
  data: {
    /** The `promotion` of this refusal. */
    promotion: PromotionId;
    /** The `vendor` of this refusal. */
    vendor: VendorId;
  };
}

/** The code is not one of the promotion's, or it needs one. */
export interface RefusalPromotionUnknownCoupon {
  code: 'promotion.unknown_coupon';
  data: {
    /** The `promotion` of this refusal. */
    promotion: PromotionId;
  };
}

/** The promotion, the customer's part of it, or the coupon is used up. */
export interface RefusalPromotionUsedUp {
  code: 'promotion.used_up';
  data: {
    /** The `promotion` of this refusal. */
    promotion: PromotionId;
  };
}

/** The promotion's state does not permit the request. */
export interface RefusalPromotionWrongState {
  code: 'promotion.wrong_state';
  data: {
    /** The `state` of this refusal. */
    state: string;
    /** The `request` of this refusal. */
    request: string;
  };
}

/** A tender is not the buyer's, or is there twice. */
export interface RefusalQuoteTender {
  code: 'quote.tender';
}

/** The tenders do not reach what is due. */
export interface RefusalQuoteTenderShort {
  code: 'quote.tender_short';
  data: {
    /** The `due` of this refusal. */
    due: Amount;
    /** The `missing` of this refusal. */
    missing: Amount;
  };
}

/** A quote's figures are not what its rules make of its input: those of a line, or of the whole where no line is named. */
export interface RefusalQuoteUnexplained {
  code: 'quote.unexplained';
  data: {
    /** The `line` of this refusal. */
    line: LineId | null;
  };
}

/** A rate is not a decimal from 0 to 1000 with at most nine places. */
export interface RefusalRateMalformed {
  code: 'rate.malformed';
  data: {
    /** The `text` of this refusal. */
    text: string;
  };
}

/** Nothing of the operation is posted at that gateway at that time. */
export interface RefusalReconciliationNotPosted {
  code: 'reconciliation.not_posted';
  data: {
    /** The `operation` of this refusal. */
    operation: AnyId;
  };
}

/** What is written off needs two people: one who asks for it, and another. */
export interface RefusalReconciliationSecondPerson {
  code: 'reconciliation.second_person';
}

/** The state of what was reconciled does not permit the request. */
export interface RefusalReconciliationWrongState {
  code: 'reconciliation.wrong_state';
  data: {
    /** The `state` of this refusal. */
    state: string;
    /** The `request` of this refusal. */
    request: string;
  };
}

/** Nothing of what was undone is the buyer's money. */
export interface RefusalRefundNothing {
  code: 'refund.nothing';
}

/** A part was resolved otherwise already, or has not failed. */
export interface RefusalRefundPartResolved {
  code: 'refund.part_resolved';
  data: {
    /** The `operation` of this refusal. */
    operation: RefundId;
  };
}

/** The refund has no such part at a gateway. */
export interface RefusalRefundUnknownPart {
  code: 'refund.unknown_part';
  data: {
    /** The `operation` of this refusal. */
    operation: RefundId;
  };
}

/** How this payment pays back is not known. */
export interface RefusalRefundUnknownPayment {
  code: 'refund.unknown_payment';
  data: {
    /** The `payment` of this refusal. */
    payment: PaymentId;
  };
}

/** The refund's state does not permit the request. */
export interface RefusalRefundWrongState {
  code: 'refund.wrong_state';
  data: {
    /** The `state` of this refusal. */
    state: string;
    /** The `request` of this refusal. */
    request: string;
  };
}

/** A line of a report is in a currency that the marketplace sells nothing in. */
export interface RefusalReportCurrency {
  code: 'report.currency';
  data: {
    /** The `line` of this refusal. */
    line: string;
    /** The `currency` of this refusal. */
    currency: Currency;
  };
}

/** A report has a line twice. */
export interface RefusalReportDuplicateLine {
  code: 'report.duplicate_line';
  data: {
    /** The `line` of this refusal. */
    line: string;
  };
}

/** A line is outside of its report's period, or the period ends before it begins. */
export interface RefusalReportPeriod {
  code: 'report.period';
}

/** The gross of a line of a report less its fee is not its net. */
export interface RefusalReportUnbalanced {
  code: 'report.unbalanced';
  data: {
    /** The `line` of this refusal. */
    line: string;
  };
}

/** The bytes are no request: not JSON, a number that is not an integer within 2^53-1 either way, a name that is there twice, an unknown name, a missing one, or a value that its type does not permit. */
export interface RefusalRequestMalformed {
  code: 'request.malformed';
  data: {
    /** The `what` of this refusal. */
    what: string;
  };
}

/** A hold would end before now, or more than a year ahead. */
export interface RefusalReservationDeadline {
  code: 'reservation.deadline';
  data: {
    /** The `until` of this refusal. */
    until: Timestamp;
  };
}

/** The hold's time is not over. */
export interface RefusalReservationHoldRunning {
  code: 'reservation.hold_running';
  data: {
    /** The `order` of this refusal. */
    order: OrderId;
    /** The `until` of this refusal. */
    until: Timestamp;
  };
}

/** The request names no lines. */
export interface RefusalReservationNothing {
  code: 'reservation.nothing';
}

/** More units of a line were named in all than are kept of it, or fewer than were taken at a place before. */
export interface RefusalReservationUnits {
  code: 'reservation.units';
  data: {
    /** The `line` of this refusal. */
    line: LineId;
    /** The `wanted` of this refusal. */
    wanted: number;
    /** The `least` of this refusal. */
    least: number;
    /** The `most` of this refusal. */
    most: number;
  };
}

/** Nothing of the line was ever kept, or nothing at the place that is named. */
export interface RefusalReservationUnknownLine {
  code: 'reservation.unknown_line';
  data: {
    /** The `line` of this refusal. */
    line: LineId;
  };
}

/** The reservation's state does not permit the request. */
export interface RefusalReservationWrongState {
  code: 'reservation.wrong_state';
  data: {
    /** The `state` of this refusal. */
    state: string;
    /** The `request` of this refusal. */
    request: string;
  };
}

/** The next step's time is not over. */
export interface RefusalReturnNotDue {
  code: 'return.not_due';
  data: {
    /** The `until` of this refusal. */
    until: Timestamp;
  };
}

/** The request names no units. */
export interface RefusalReturnNothing {
  code: 'return.nothing';
}

/** More units of a line are named than may come back, none, or the line twice. */
export interface RefusalReturnUnits {
  code: 'return.units';
  data: {
    /** The `line` of this refusal. */
    line: LineId;
    /** The `wanted` of this refusal. */
    wanted: number;
    /** The `left` of this refusal. */
    left: number;
  };
}

/** The time for goods to come back is over. */
export interface RefusalReturnWindow {
  code: 'return.window';
  data: {
    /** The `until` of this refusal. */
    until: Timestamp;
  };
}

/** The return's state does not permit the request. */
export interface RefusalReturnWrongState {
  code: 'return.wrong_state';
  data: {
    /** The `state` of this refusal. */
    state: string;
    /** The `request` of this refusal. */
    request: string;
  };
}

/** Candidates of a line contradict each other. */
export interface RefusalRoutingMalformed {
  code: 'routing.malformed';
  data: {
    /** The `line` of this refusal. */
    line: LineId;
    /** The `what` of this refusal. */
    what: string;
  };
}

/** A part of the units is captured and a part is not: capture or cancel the line first. */
export interface RefusalRoutingMixed {
  code: 'routing.mixed';
  data: {
    /** The `line` of this refusal. */
    line: LineId;
  };
}

/** There is no place to ask for a line. */
export interface RefusalRoutingNoCandidate {
  code: 'routing.no_candidate';
  data: {
    /** The `line` of this refusal. */
    line: LineId;
  };
}

/** The line is the platform's own: no vendor fulfils it, and none can take it over. */
export interface RefusalRoutingPlatformLine {
  code: 'routing.platform_line';
  data: {
    /** The `line` of this refusal. */
    line: LineId;
  };
}

/** A payout schedule names a day or an hour that does not exist. */
export interface RefusalScheduleMalformed {
  code: 'schedule.malformed';
}

/** Settings that no order could be placed under. */
export interface RefusalSettingsMalformed {
  code: 'settings.malformed';
  data: {
    /** The `what` of this refusal. */
    what: string;
  };
}

/** There is no row for these taxes: what bears no tax has a row without rates. */
export interface RefusalSettingsNoTax {
  code: 'settings.no_tax';
  data: {
    /** The `jurisdiction` of this refusal. */
    jurisdiction: Jurisdiction;
    /** The `class` of this refusal. */
    class: TaxClass;
  };
}

/** Nothing of the vendor can be settled or written off. */
export interface RefusalSettlementNothing {
  code: 'settlement.nothing';
  data: {
    /** The `vendor` of this refusal. */
    vendor: VendorId;
  };
}

/** The reserve's time is not over. */
export interface RefusalSettlementReserveHeld {
  code: 'settlement.reserve_held';
}

/** The settlement's state does not permit the request. */
export interface RefusalSettlementWrongState {
  code: 'settlement.wrong_state';
  data: {
    /** The `state` of this refusal. */
    state: string;
    /** The `request` of this refusal. */
    request: string;
  };
}

/** A vendor has two deliveries in one cart. */
export interface RefusalShippingDuplicate {
  code: 'shipping.duplicate';
  data: {
    /** The `vendor` of this refusal. */
    vendor: VendorId;
  };
}

/** A shipping table has no steps, or steps that do not grow. */
export interface RefusalShippingMalformed {
  code: 'shipping.malformed';
  data: {
    /** The `rule` of this refusal. */
    rule: RuleId;
  };
}

/** A parcel is past the last step of a shipping table. */
export interface RefusalShippingNoStep {
  code: 'shipping.no_step';
  data: {
    /** The `rule` of this refusal. */
    rule: RuleId;
    /** The `measure` of this refusal. */
    measure: number;
  };
}

/** A webhook's signature header or time cannot be read. */
export interface RefusalSignatureMalformed {
  code: 'signature.malformed';
}

/** No signature was made over this message with any of the secrets. */
export interface RefusalSignatureMismatch {
  code: 'signature.mismatch';
}

/** A secret cannot be read. What it was is not said. */
export interface RefusalSignatureSecret {
  code: 'signature.secret';
}

/** A message's time is too far ahead. */
export interface RefusalSignatureTooNew {
  code: 'signature.too_new';
}

/** A message's time is too far back: it may be replayed. */
export interface RefusalSignatureTooOld {
  code: 'signature.too_old';
}

/** A vendor, a vendor order or a plan is named twice. */
export interface RefusalSplitDuplicate {
  code: 'split.duplicate';
  data: {
    /** The `id` of this refusal. */
    id: AnyId;
  };
}

/** A line of the quote has no vendor order, no plan or no tender that pays for it. */
export interface RefusalSplitIncomplete {
  code: 'split.incomplete';
  data: {
    /** The `line` of this refusal. */
    line: LineId;
    /** The `what` of this refusal. */
    what: SplitGap;
  };
}

/** The lines of a quote do not come to its totals, or its tenders do not. */
export interface RefusalSplitUnbalanced {
  code: 'split.unbalanced';
}

/** Less is available than what is wanted. */
export interface RefusalStockShort {
  code: 'stock.short';
  data: {
    /** The `offer` of this refusal. */
    offer: OfferId;
    /** The `wanted` of this refusal. */
    wanted: number;
    /** The `available` of this refusal. */
    available: number;
  };
}

/** The stock's state does not permit the request. */
export interface RefusalStockWrongState {
  code: 'stock.wrong_state';
  data: {
    /** The `state` of this refusal. */
    state: string;
    /** The `request` of this refusal. */
    request: string;
  };
}

/** The credit holds less than what was to be taken, or orders took less than what was to be given back. */
export interface RefusalStoreCreditInsufficient {
  code: 'store_credit.insufficient';
  data: {
    /** The `wanted` of this refusal. */
    wanted: Amount;
    /** The `available` of this refusal. */
    available: Amount;
  };
}

/** The credit's state does not permit the request. */
export interface RefusalStoreCreditWrongState {
  code: 'store_credit.wrong_state';
  data: {
    /** The `state` of this refusal. */
    state: string;
    /** The `request` of this refusal. */
    request: string;
  };
}

/** Text that should be a time is not RFC 3339 with exactly three digits and `Z`, from year 1970 to 9999. */
export interface RefusalTimeMalformed {
  code: 'time.malformed';
  data: {
    /** The `text` of this refusal. */
    text: string;
  };
}

/** More is to be taken back than is left of the transfer. */
export interface RefusalTransferExceeded {
  code: 'transfer.exceeded';
  data: {
    /** The `wanted` of this refusal. */
    wanted: Amount;
    /** The `left` of this refusal. */
    left: Amount;
  };
}

/** The marketplace transfers through no gateway. */
export interface RefusalTransferNoGateway {
  code: 'transfer.no_gateway';
}

/** Nothing was settled of the vendor order that is not transferred, or the vendor owes it for something else. */
export interface RefusalTransferNothing {
  code: 'transfer.nothing';
  data: {
    /** The `vendor_order` of this refusal. */
    vendorOrder: VendorOrderId;
  };
}

/** The transfer has no such reversal. */
export interface RefusalTransferUnknownOperation {
  code: 'transfer.unknown_operation';
  data: {
    /** The `operation` of this refusal. */
    operation: TransferId;
  };
}

/** The transfer's state does not permit the request. */
export interface RefusalTransferWrongState {
  code: 'transfer.wrong_state';
  data: {
    /** The `state` of this refusal. */
    state: string;
    /** The `request` of this refusal. */
    request: string;
  };
}

/** A requirement is not met. */
export interface RefusalVendorIncomplete {
  code: 'vendor.incomplete';
}

/** A vendor keeps at least one owner. */
export interface RefusalVendorLastOwner {
  code: 'vendor.last_owner';
}

/** Nobody proposed this payout account, or another was proposed since. */
export interface RefusalVendorNoProposal {
  code: 'vendor.no_proposal';
}

/** More was to be captured or refunded than the vendor order has left. */
export interface RefusalVendorOrderExceeded {
  code: 'vendor_order.exceeded';
  data: {
    /** The `wanted` of this refusal. */
    wanted: Amount;
    /** The `left` of this refusal. */
    left: Amount;
  };
}

/** The vendor's window to accept or reject is not over. */
export interface RefusalVendorOrderNotDue {
  code: 'vendor_order.not_due';
}

/** The request names nothing to do. */
export interface RefusalVendorOrderNothing {
  code: 'vendor_order.nothing';
}

/** A part of the line is neither captured nor voided: it is settled as a whole, once it is. `left` is in minor units. */
export interface RefusalVendorOrderUncaptured {
  code: 'vendor_order.uncaptured';
  data: {
    /** The `line` of this refusal. */
    line: LineId;
    /** The `left` of this refusal. */
    left: Amount;
  };
}

/** More units of a line are named than are open, none, or the line twice. */
export interface RefusalVendorOrderUnits {
  code: 'vendor_order.units';
  data: {
    /** The `line` of this refusal. */
    line: LineId;
    /** The `wanted` of this refusal. */
    wanted: number;
    /** The `open` of this refusal. */
    open: number;
  };
}

/** The vendor order has no such line. */
export interface RefusalVendorOrderUnknownLine {
  code: 'vendor_order.unknown_line';
  data: {
    /** The `line` of this refusal. */
    line: LineId;
  };
}

/** The vendor order has no such parcel. */
export interface RefusalVendorOrderUnknownParcel {
  code: 'vendor_order.unknown_parcel';
  data: {
    /** The `parcel` of this refusal. */
    parcel: ParcelId;
  };
}

/** The vendor order's state does not permit the request. */
export interface RefusalVendorOrderWrongState {
  code: 'vendor_order.wrong_state';
  data: {
    /** The `state` of this refusal. */
    state: string;
    /** The `request` of this refusal. */
    request: string;
  };
}

/** Orders are not placed under the plan: it is a draft, or retired. */
export interface RefusalVendorPlanNotInForce {
  code: 'vendor.plan_not_in_force';
  data: {
    /** The `plan` of this refusal. */
    plan: PlanId;
  };
}

/** The requirement is met already. */
export interface RefusalVendorRequirementMet {
  code: 'vendor.requirement_met';
  data: {
    /** The `requirement` of this refusal. */
    requirement: RequirementId;
  };
}

/** A document or attestation is missing. */
export interface RefusalVendorRequirementOpen {
  code: 'vendor.requirement_open';
  data: {
    /** The `requirement` of this refusal. */
    requirement: RequirementId;
  };
}

/** The requirement was answered and the operator looks at it: answer again when it is refused. */
export interface RefusalVendorRequirementSubmitted {
  code: 'vendor.requirement_submitted';
  data: {
    /** The `requirement` of this refusal. */
    requirement: RequirementId;
  };
}

/** A change of payout account needs two people. */
export interface RefusalVendorSecondPerson {
  code: 'vendor.second_person';
}

/** The vendor has no such place. */
export interface RefusalVendorUnknownLocation {
  code: 'vendor.unknown_location';
  data: {
    /** The `location` of this refusal. */
    location: LocationId;
  };
}

/** The vendor has no such member. */
export interface RefusalVendorUnknownMember {
  code: 'vendor.unknown_member';
  data: {
    /** The `user` of this refusal. */
    user: UserId;
  };
}

/** The vendor has no such requirement. */
export interface RefusalVendorUnknownRequirement {
  code: 'vendor.unknown_requirement';
  data: {
    /** The `requirement` of this refusal. */
    requirement: RequirementId;
  };
}

/** The vendor has orders that are not settled, payouts that are under way, or a balance that is not zero. */
export interface RefusalVendorUnsettled {
  code: 'vendor.unsettled';
  data: {
    /** The `orders` of this refusal. */
    orders: number;
    /** The `payouts` of this refusal. */
    payouts: number;
  };
}

/** The vendor's state does not permit the request. */
export interface RefusalVendorWrongState {
  code: 'vendor.wrong_state';
  data: {
    /** The `state` of this refusal. */
    state: string;
    /** The `request` of this refusal. */
    request: string;
  };
}

/** It names no event: `order.placed`, or `order.*` for all of a kind. */
export interface RefusalWebhookEndpointEvent {
  code: 'webhook_endpoint.event';
  data: {
    /** The `event` of this refusal. */
    event: string;
  };
}

/** It is no address that can be posted to: `https://` or `http://`, a host, and neither a user nor a fragment. */
export interface RefusalWebhookEndpointUrl {
  code: 'webhook_endpoint.url';
}

/** The endpoint's state does not permit the request. */
export interface RefusalWebhookEndpointWrongState {
  code: 'webhook_endpoint.wrong_state';
  data: {
    /** The `state` of this refusal. */
    state: string;
    /** The `request` of this refusal. */
    request: string;
  };
}

/** How events are handed over. */
export interface RelayInput {
  /** The most events that are handed on at once: 100. */
  batch?: number | null;
  /** How often an event is tried before it is a dead letter: 12. */
  triesMax?: number | null;
  /** How long the second try waits, in milliseconds: a second; each later one twice as long. */
  firstWaitMs?: number | null;
  /** How long a try waits at the most, in milliseconds: 5 minutes. */
  longestWaitMs?: number | null;
  /** How long a subscriber may take, in milliseconds: 20 seconds. */
  handleMs?: number | null;
  /** How long a relay that died keeps its work from others, in milliseconds: a minute. */
  leaseMs?: number | null;
  /** How long it waits where nothing was to do, in milliseconds: a tenth of a second. */
  idleMs?: number | null;
  /** What becomes of a key once an event of it is a dead letter: it goes on. */
  afterDeadLetter?: AfterDeadLetter | null;
}

/**
 * Who remits a tax.
 *
 * In many places the law says that it is the platform: EU VAT Directive, article 14a; the marketplace facilitator laws of the states of the US.
 *
 * - `vendor`: The vendor gets the tax with its share, and remits it.
 * - `platform`: The platform keeps the tax, and remits it (marketplace facilitator, deemed supplier).
 */
export type Remitter = 'vendor' | 'platform';

/**
 * Whether the replacement's stock could be held.
 *
 * - `held`: It is held.
 * - `short`: There is none.
 */
export type Replacement = 'held' | 'short';

/** What was posted on account of a report, in one currency, beside what the operation itself posted. In minor units. */
export interface ReportFigures {
  /** In which currency. */
  currency: Currency;
  /** What is in suspense: above zero where the provider has more than is explained. */
  suspended: Amount;
  /** What the provider charged beyond the fee that the operation posted. */
  fees: Amount;
  /** What the provider paid to the platform's bank. */
  withdrawn: Amount;
}

/** What came out for a line of the report, or for an operation. */
export type ReportFinding =
  | ReportFindingMatched
  | ReportFindingDiffers
  | ReportFindingExplained
  | ReportFindingMissingHere
  | ReportFindingMissingThere;

/** Both know of it, and say different amounts or currencies. */
export interface ReportFindingDiffers {
  finding: 'differs';
  /** The line. */
  line: string;
  /** The operation. */
  operation: AnyId;
  /** Which. */
  reason: DifferenceReason;
}

/** The provider moved its balance by itself, and says why: a fee of its own, or what it paid to the platform's bank. */
export interface ReportFindingExplained {
  finding: 'explained';
  /** The line. */
  line: string;
}

/** Both say the same. Only the fee may be another than what is posted. */
export interface ReportFindingMatched {
  finding: 'matched';
  /** The line. */
  line: string;
  /** The operation. */
  operation: AnyId;
}

/** Nothing of it is posted here. */
export interface ReportFindingMissingHere {
  finding: 'missing_here';
  /** The line. */
  line: string;
}

/** The report has nothing of it. A later one may. */
export interface ReportFindingMissingThere {
  finding: 'missing_there';
  /** The operation. */
  operation: AnyId;
  /** What it does to the balance. */
  kind: ReportKind;
}

/** What {@link report} takes. */
export interface ReportInput {
  report: BalanceReport;
  /** What the marketplace sells in. */
  currencies: Currency[];
  known: KnownOperation[];
}

/**
 * What moved a balance at a provider.
 *
 * - `capture`: A buyer's money was captured.
 * - `refund`: A buyer's money was given back.
 * - `refund_returned`: A refund came back.
 * - `dispute`: A buyer's money was disputed and taken.
 * - `dispute_returned`: A dispute was won, and its money is back.
 * - `transfer`: Money went to a vendor's account at the provider.
 * - `transfer_reversal`: It was taken back from there.
 * - `payout`: A vendor was paid.
 * - `payout_returned`: What a vendor was paid came back.
 * - `withdrawal`: The provider paid its balance to the platform's bank.
 * - `fee`: A fee that belongs to no operation.
 * - `adjustment`: Anything else.
 */
export type ReportKind =
  | 'capture'
  | 'refund'
  | 'refund_returned'
  | 'dispute'
  | 'dispute_returned'
  | 'transfer'
  | 'transfer_reversal'
  | 'payout'
  | 'payout_returned'
  | 'withdrawal'
  | 'fee'
  | 'adjustment';

/** One line of a provider's balance report. Amounts are in minor units, and above zero where the balance grew. */
export interface ReportLine {
  /** The provider's name of the line: the same in each report that has it. */
  id: string;
  /** What moved the balance. */
  kind: ReportKind;
  /** The operation that the platform asked for, by the platform's id; none where the provider does not know of one. */
  operation?: AnyId | null;
  /** What the platform said, when it asked, that the operation is of: a capture's, refund's or dispute's payment, a reversal's transfer. None where the provider was not told or does not say. */
  of?: AnyId | null;
  /** What moved before fees. */
  gross: Amount;
  /** What the provider kept of it. */
  fee: Amount;
  /** What the balance changed by: the gross less the fee. */
  net: Amount;
  /** The currency of all three. */
  currency: Currency;
  /** When it moved. */
  at: Timestamp;
  /** When it may be withdrawn. */
  availableOn: Timestamp;
}

/** One thing that a vendor must do or show before it may sell. */
export interface Requirement {
  /** The requirement. */
  id: RequirementId;
  /** What kind it is. */
  kind: RequirementKind;
  /** What has become of it. */
  status: RequirementStatus;
}

/** One thing that a marketplace asks of whoever wants to sell. */
export interface RequirementAsked {
  /** A fresh id. */
  id: RequirementId;
  /** What kind it is. */
  kind: RequirementKind;
}

/** A thing that a vendor must do or show before it may sell. */
export type RequirementId = `req_${string}`;

/**
 * What kind of requirement it is.
 *
 * - `document`: Show a document.
 * - `attestation`: Declare that something is so.
 * - `operator_review`: Pass the operator's review.
 * - `payout_account`: Have a confirmed payout account.
 */
export type RequirementKind = 'document' | 'attestation' | 'operator_review' | 'payout_account';

/** What has become of a requirement. */
export type RequirementStatus = RequirementStatusOpen | RequirementStatusSubmitted | RequirementStatusAccepted | RequirementStatusRefused;

/** It is met. */
export interface RequirementStatusAccepted {
  status: 'accepted';
}

/** The vendor has not answered it. */
export interface RequirementStatusOpen {
  status: 'open';
}

/** It is not; the vendor may answer again. */
export interface RequirementStatusRefused {
  status: 'refused';
  /** Why. */
  reason: string;
}

/** The vendor has; the operator looks at it. */
export interface RequirementStatusSubmitted {
  status: 'submitted';
  /** What was submitted: a file's id or digest, nothing personal. */
  evidence: string;
}

/** What becomes of the units, and why. */
export interface Reroute {
  /** What becomes of them. */
  outcome: RerouteOutcome;
  /** What became of each candidate, best first. */
  verdicts: RouteVerdict[];
}

/** A place that may take units over. */
export interface RerouteCandidate {
  /** The place, with its stock and scores. For delivery: an offer whose goods it would send, and one unit. */
  place: RouteCandidate;
  /** The offer's price of a unit, in minor units, as the frozen line's price is meant (with or without tax). */
  unitPrice: Amount;
  /** What kind of goods it is, which its vendor's commission may look at. */
  category?: Category | null;
}

/**
 * What another offer may cost when a line is routed again.
 *
 * - `frozen_price`: At most the frozen price. The default.
 * - `platform_pays_difference`: More too: the platform pays the difference, the buyer never does.
 */
export type RerouteCeiling = 'frozen_price' | 'platform_pays_difference';

/** Units that need another place. */
export interface RerouteInput {
  /** The order's currency. */
  currency: Currency;
  /** The line as it was frozen: goods, or a vendor's delivery. */
  line: FrozenLineInput;
  /** How far it has come, before these units are undone. */
  progress: LineProgress;
  /** Its vendor. */
  vendor: VendorId;
  /** Its offer; for delivery, one whose goods were to be sent. */
  offer: OfferId;
  /** Whether its price has the tax inside. */
  prices: PriceBasis;
  /** How many of its units are undone already, these not included. */
  undoneUnits: number;
  /** How many units need another place. */
  units: number;
  /** Places that would not: the one that just rejected or let its window pass, and those before it. */
  rejected: LocationId[];
  /** Who may take them, in any order; each place of an offer once. */
  candidates: RerouteCandidate[];
  /** The operator's rules, in order. */
  rules: RoutingRule[];
  /**
   * The commission plans of the candidates' vendors.
   *
   * Where it is left out: `[]`.
   */
  plans?: CommissionRulesInput[];
  /**
   * Under what each candidate's vendor would sell, with the vendor order that would take the line: a fresh one, or one of this order.
   *
   * Where it is left out: `[]`.
   */
  terms?: VendorTerms[];
  /**
   * Vendor orders whose vendors pay for this order already what a rule charges once for it.
   *
   * Where it is left out: `[]`.
   */
  vendorOrders?: VendorOrderId[];
  /**
   * The order's policies.
   *
   * Where it is left out: `{"rounding":"half_away_from_zero","allocation":"largest_remainder","tax_rounding":"per_line","tax_base":"after_all","commission_base_discounts":"vendor_funded","shipping_seller":"vendor","reroute_ceiling":"frozen_price"}`.
   */
  policies?: PoliciesInput;
  /** A fresh id for the new line. */
  newLine: LineId;
}

/** What becomes of the units. */
export type RerouteOutcome = RerouteOutcomeRelocated | RerouteOutcomeMoved | RerouteOutcomeCancelled;

/** Nobody does: the units are cancelled, and refunded where they were captured. */
export interface RerouteOutcomeCancelled {
  outcome: 'cancelled';
  /** What undoing them moves. */
  undone: LineMove;
}

/** Another offer, of this vendor or another, takes them over. */
export interface RerouteOutcomeMoved {
  outcome: 'moved';
  /** Which, and with which line. */
  to: Rerouted;
}

/** Other places of the same offer send them; no money moves. */
export interface RerouteOutcomeRelocated {
  outcome: 'relocated';
  /** From where, best first. */
  places: RouteAssignment[];
}

/** A line that another offer took over. */
export interface Rerouted {
  /** What undoing the old line moves. */
  undone: LineMove;
  /** The new line. */
  line: FrozenLine;
  /** What of the new line is captured already, in minor units: all of it, or nothing. */
  captured: Amount;
  /** The vendor order that it goes to, with what the line comes to. */
  part: SplitVendorPart;
  /** Why each fee is what it is. */
  fees: SplitFee[];
  /** From where, best first: places of one offer. */
  places: RouteAssignment[];
  /** What the platform adds to what the old line held, in minor units: the difference to a dearer price, and what the old vendor funded of delivery that the platform sells. */
  platformPays: Amount;
}

/** What has become of what an order is to have. */
export type Reservation = ReservationAbsent | ReservationHeld | ReservationConfirmed | ReservationReleased;

/** Nothing was ever kept. */
export interface ReservationAbsent {
  state: 'absent';
}

/** The order is placed: its units wait to be sent. */
export interface ReservationConfirmed {
  state: 'confirmed';
  /** The order. */
  order: OrderId;
  /** Until when it is held; of no meaning once it is confirmed. */
  until: Timestamp;
  /** Each line at each place, in the order in which they were taken. A line stands there once for each place. */
  lines: ReservedLine[];
}

/** What happened. */
export type ReservationEvent =
  | ReservationEventHeld
  | ReservationEventRenewed
  | ReservationEventAdded
  | ReservationEventConfirmed
  | ReservationEventReduced
  | ReservationEventReleased
  | ReservationEventExpired
  | ReservationEventShipped;

/** Units were taken besides. */
export interface ReservationEventAdded {
  event: 'added';
  /** What was taken where. */
  lines: ReservationTaken[];
  /** When. */
  at: Timestamp;
}

/** Units are sold. */
export interface ReservationEventConfirmed {
  event: 'confirmed';
  /** When. */
  at: Timestamp;
}

/** The time was over, and all that was kept was given back. */
export interface ReservationEventExpired {
  event: 'expired';
  /** What each place got back. */
  parts: ReservationPart[];
  /** When. */
  at: Timestamp;
}

/** Units are kept. */
export interface ReservationEventHeld {
  event: 'held';
  /** The order. */
  order: OrderId;
  /** Until when. */
  until: Timestamp;
  /** What was taken where. */
  lines: ReservationTaken[];
  /** When. */
  at: Timestamp;
}

/** Units were given back; others are still kept, or were sent. */
export interface ReservationEventReduced {
  event: 'reduced';
  /** What each place got back. */
  parts: ReservationPart[];
  /** When. */
  at: Timestamp;
}

/** All that was kept was given back, and nothing was sent. */
export interface ReservationEventReleased {
  event: 'released';
  /** What each place got back. */
  parts: ReservationPart[];
  /** When. */
  at: Timestamp;
}

/** What ended is kept again. */
export interface ReservationEventRenewed {
  event: 'renewed';
  /** Until when. */
  until: Timestamp;
  /** What was taken where. */
  lines: ReservationTaken[];
  /** When. */
  at: Timestamp;
}

/** Units left. */
export interface ReservationEventShipped {
  event: 'shipped';
  /** What left each place. */
  parts: ReservationPart[];
  /** When. */
  at: Timestamp;
}

/** What the engine looked up. */
export interface ReservationFacts {
  /** Now. */
  at: Timestamp;
  /**
   * What the places may still sell. A place that is not named has nothing, and takes no backorders; only `hold`, `renew` and `add` ask for it.
   *
   * Where it is left out: `[]`.
   */
  stock?: StockFact[];
}

/** Units are kept until the deadline: the order is not placed. */
export interface ReservationHeld {
  state: 'held';
  /** The order. */
  order: OrderId;
  /** Until when it is held; of no meaning once it is confirmed. */
  until: Timestamp;
  /** Each line at each place, in the order in which they were taken. A line stands there once for each place. */
  lines: ReservedLine[];
}

/** Units of a line that left a place, or that it got back. */
export interface ReservationPart {
  /** The line. */
  line: LineId;
  /** The offer. */
  offer: OfferId;
  /** The place. */
  location: LocationId;
  /** How many units, those of now alone. */
  units: number;
}

/** It was let go, or its time was over. */
export interface ReservationReleased {
  state: 'released';
  /** The order. */
  order: OrderId;
  /** Until when it is held; of no meaning once it is confirmed. */
  until: Timestamp;
  /** Each line at each place, in the order in which they were taken. A line stands there once for each place. */
  lines: ReservedLine[];
}

/** What a caller may ask. */
export type ReservationRequest =
  | ReservationRequestHold
  | ReservationRequestRenew
  | ReservationRequestAdd
  | ReservationRequestConfirm
  | ReservationRequestRelease
  | ReservationRequestExpire
  | ReservationRequestShip;

/** Take units besides: a line goes to another place, which is named before the one that it leaves gets its units back, or goods are replaced. */
export interface ReservationRequestAdd {
  request: 'add';
  /** Which lines, from where. */
  lines: ReservationWish[];
}

/** The order was placed: its units are sold, and wait to be sent. */
export interface ReservationRequestConfirm {
  request: 'confirm';
}

/** The hold's time is over. */
export interface ReservationRequestExpire {
  request: 'expire';
}

/** Keep units for an order. */
export interface ReservationRequestHold {
  request: 'hold';
  /** The order. */
  order: OrderId;
  /** Which lines, from where. */
  lines: ReservationWish[];
  /** Until when; an order that is placed in the same commit holds until now. */
  until: Timestamp;
}

/** Give units back: from the place that is named, else from the one that was taken last. */
export interface ReservationRequestRelease {
  request: 'release';
  /**
   * How many of each line are given back in all; all that is kept where no line is named.
   *
   * Where it is left out: `[]`.
   */
  lines?: LineTotal[];
}

/** Keep again what was kept when the reservation ended: money came late. */
export interface ReservationRequestRenew {
  request: 'renew';
  /** Until when. */
  until: Timestamp;
}

/** Units left: from the place that is named, else from the one that was taken first. */
export interface ReservationRequestShip {
  request: 'ship';
  /** How many of each line have left in all. */
  lines: LineTotal[];
}

/** Units that were taken at a place. */
export interface ReservationTaken {
  /** The line. */
  line: LineId;
  /** The offer. */
  offer: OfferId;
  /** The place. */
  location: LocationId;
  /** How many units, those of now alone. */
  units: number;
  /** The least that may be available there afterwards, as it was then. */
  floor: number;
}

/** Units of a line that one place is to keep. */
export interface ReservationWish {
  /** The line. */
  line: LineId;
  /** The offer. */
  offer: OfferId;
  /** The place. */
  location: LocationId;
  /** How many units; of an addition how many the place took of the line in all, those of before with them. */
  units: number;
}

/** Units of one line of the order at one place. */
export interface ReservedLine {
  /** The line. */
  line: LineId;
  /** The offer. */
  offer: OfferId;
  /** The place. */
  location: LocationId;
  /** How many units were taken there, in all. */
  units: number;
  /** How many of them were sent. */
  shipped: number;
  /** How many of them were given back. */
  released: number;
  /** How many of those given back went when the whole reservation ended, not by name: what a renewal takes again. */
  lapsed: number;
}

/** Whether the same call may be made again. */
export type Retry = RetryNever | RetryAfter;

/** Yes, with the same idempotency key, after about so many milliseconds. */
export interface RetryAfter {
  retry: 'after';
  /** Milliseconds. */
  ms: number;
}

/** It would come to the same. */
export interface RetryNever {
  retry: 'never';
}

/** What has become of a return. */
export type Return =
  | ReturnAbsent
  | ReturnRequested
  | ReturnApproved
  | ReturnInTransit
  | ReturnReceived
  | ReturnInspected
  | ReturnRefused
  | ReturnCancelled
  | ReturnLapsed;

/** There is none. */
export interface ReturnAbsent {
  state: 'absent';
}

/** Agreed to: the buyer sends it. */
export interface ReturnApproved {
  state: 'approved';
  /** The return. */
  id: ReturnId;
  /** The vendor order. */
  vendorOrder: VendorOrderId;
  /** Which units. */
  lines: LineUnits[];
  /** Why. */
  reason: ReturnReason;
  /** What was found; empty before. */
  inspected: InspectedLine[];
  /** Until when the next step must be done; none before it is agreed to. */
  due: Timestamp | null;
}

/** Everything that a return remembers. */
export interface ReturnBook {
  /** The return. */
  id: ReturnId;
  /** The vendor order. */
  vendorOrder: VendorOrderId;
  /** Which units. */
  lines: LineUnits[];
  /** Why. */
  reason: ReturnReason;
  /** What was found; empty before. */
  inspected: InspectedLine[];
  /** Until when the next step must be done; none before it is agreed to. */
  due: Timestamp | null;
}

/** Everything that a return remembers. */
export interface ReturnBookInput {
  /** The return. */
  id: ReturnId;
  /** The vendor order. */
  vendorOrder: VendorOrderId;
  /** Which units. */
  lines: LineUnits[];
  /** Why. */
  reason: ReturnReason;
  /** What was found; empty before. */
  inspected: InspectedLine[];
  /** Until when the next step must be done; none before it is agreed to. */
  due?: Timestamp | null;
}

/** Never mind. */
export interface ReturnCancelled {
  state: 'cancelled';
  /** The return. */
  id: ReturnId;
  /** The vendor order. */
  vendorOrder: VendorOrderId;
  /** Which units. */
  lines: LineUnits[];
  /** Why. */
  reason: ReturnReason;
  /** What was found; empty before. */
  inspected: InspectedLine[];
  /** Until when the next step must be done; none before it is agreed to. */
  due: Timestamp | null;
}

/**
 * What becomes of returned units.
 *
 * - `restock`: They can be sold again.
 * - `write_off`: They cannot.
 */
export type ReturnDisposition = 'restock' | 'write_off';

/** What happened. */
export type ReturnEvent =
  | ReturnEventRequested
  | ReturnEventApproved
  | ReturnEventRefused
  | ReturnEventSent
  | ReturnEventReceived
  | ReturnEventInspected
  | ReturnEventCancelled
  | ReturnEventLapsed;

/** It was agreed to. */
export interface ReturnEventApproved {
  event: 'approved';
  /** Until when it must be sent. */
  due: Timestamp;
  /** When. */
  at: Timestamp;
}

/** Never mind. */
export interface ReturnEventCancelled {
  event: 'cancelled';
  /** When. */
  at: Timestamp;
}

/** What happened. */
export type ReturnEventInput =
  | ReturnEventRequestedInput
  | ReturnEventApproved
  | ReturnEventRefused
  | ReturnEventSentInput
  | ReturnEventReceived
  | ReturnEventInspected
  | ReturnEventCancelled
  | ReturnEventLapsed;

/** It was looked at. */
export interface ReturnEventInspected {
  event: 'inspected';
  /** What was found. */
  lines: InspectedLine[];
  /** When. */
  at: Timestamp;
}

/** It was not sent in time, or did not arrive. */
export interface ReturnEventLapsed {
  event: 'lapsed';
  /** When. */
  at: Timestamp;
}

/** It arrived. */
export interface ReturnEventReceived {
  event: 'received';
  /** Until when it must be looked at. */
  due: Timestamp;
  /** When. */
  at: Timestamp;
}

/** It was not. */
export interface ReturnEventRefused {
  event: 'refused';
  /** Why. */
  why: string;
  /** When. */
  at: Timestamp;
}

/** It was asked for. */
export interface ReturnEventRequested {
  event: 'requested';
  /** The return as it begins. */
  book: ReturnBook;
  /** When. */
  at: Timestamp;
}

/** It was asked for. */
export interface ReturnEventRequestedInput {
  event: 'requested';
  /** The return as it begins. */
  book: ReturnBookInput;
  /** When. */
  at: Timestamp;
}

/** It was sent. */
export interface ReturnEventSent {
  event: 'sent';
  /** The carrier and its number. */
  tracking: string | null;
  /** Until when it must arrive. */
  due: Timestamp;
  /** When. */
  at: Timestamp;
}

/** It was sent. */
export interface ReturnEventSentInput {
  event: 'sent';
  /** The carrier and its number. */
  tracking?: string | null;
  /** Until when it must arrive. */
  due: Timestamp;
  /** When. */
  at: Timestamp;
}

/** What the engine looked up. */
export interface ReturnFacts {
  /** Now. */
  at: Timestamp;
  /** The return, where it is being asked for. */
  id: ReturnId;
  /**
   * Units that were delivered and are neither returned nor on their way back, by line.
   *
   * Where it is left out: `[]`.
   */
  returnable?: LineUnits[];
  /** Until when goods may come back. */
  windowUntil: Timestamp;
  /** Until when the step after this one must be done. */
  due: Timestamp;
}

/** A return of goods. */
export type ReturnId = `ret_${string}`;

/** On its way. */
export interface ReturnInTransit {
  state: 'in_transit';
  /** The return. */
  id: ReturnId;
  /** The vendor order. */
  vendorOrder: VendorOrderId;
  /** Which units. */
  lines: LineUnits[];
  /** Why. */
  reason: ReturnReason;
  /** What was found; empty before. */
  inspected: InspectedLine[];
  /** Until when the next step must be done; none before it is agreed to. */
  due: Timestamp | null;
}

/** Looked at: what was accepted is refunded. */
export interface ReturnInspected {
  state: 'inspected';
  /** The return. */
  id: ReturnId;
  /** The vendor order. */
  vendorOrder: VendorOrderId;
  /** Which units. */
  lines: LineUnits[];
  /** Why. */
  reason: ReturnReason;
  /** What was found; empty before. */
  inspected: InspectedLine[];
  /** Until when the next step must be done; none before it is agreed to. */
  due: Timestamp | null;
}

/** It never came. */
export interface ReturnLapsed {
  state: 'lapsed';
  /** The return. */
  id: ReturnId;
  /** The vendor order. */
  vendorOrder: VendorOrderId;
  /** Which units. */
  lines: LineUnits[];
  /** Why. */
  reason: ReturnReason;
  /** What was found; empty before. */
  inspected: InspectedLine[];
  /** Until when the next step must be done; none before it is agreed to. */
  due: Timestamp | null;
}

/** What was made, and the receipt of the request. */
export interface ReturnMade {
  id: ReturnId;
  receipt: Receipt;
}

/**
 * Why goods come back.
 *
 * `changed_mind` is what EU Directive 2011/83, article 9, gives a buyer fourteen days for.
 *
 * - `changed_mind`: The buyer does not want them: the right of withdrawal.
 * - `defective`: They are damaged or do not work.
 * - `wrong_item`: They are not what was ordered.
 * - `too_late`: They came too late.
 */
export type ReturnReason = 'changed_mind' | 'defective' | 'wrong_item' | 'too_late';

/** With the vendor. */
export interface ReturnReceived {
  state: 'received';
  /** The return. */
  id: ReturnId;
  /** The vendor order. */
  vendorOrder: VendorOrderId;
  /** Which units. */
  lines: LineUnits[];
  /** Why. */
  reason: ReturnReason;
  /** What was found; empty before. */
  inspected: InspectedLine[];
  /** Until when the next step must be done; none before it is agreed to. */
  due: Timestamp | null;
}

/** Not agreed to. */
export interface ReturnRefused {
  state: 'refused';
  /** The return. */
  id: ReturnId;
  /** The vendor order. */
  vendorOrder: VendorOrderId;
  /** Which units. */
  lines: LineUnits[];
  /** Why. */
  reason: ReturnReason;
  /** What was found; empty before. */
  inspected: InspectedLine[];
  /** Until when the next step must be done; none before it is agreed to. */
  due: Timestamp | null;
}

/** What a caller may ask. */
export type ReturnRequest =
  | ReturnRequestCreate
  | ReturnRequestApprove
  | ReturnRequestRefuse
  | ReturnRequestSend
  | ReturnRequestReceive
  | ReturnRequestInspect
  | ReturnRequestCancel
  | ReturnRequestLapse;

/** Agree. */
export interface ReturnRequestApprove {
  request: 'approve';
}

/** Never mind. */
export interface ReturnRequestCancel {
  request: 'cancel';
}

/** Ask to send units back. */
export interface ReturnRequestCreate {
  request: 'create';
  /** The vendor order. */
  vendorOrder: VendorOrderId;
  /** Which units. */
  lines: LineUnits[];
  /** Why. */
  reason: ReturnReason;
}

/** It was looked at. */
export interface ReturnRequestInspect {
  request: 'inspect';
  /** What was found; a line that is left out is not accepted. */
  lines: InspectedLine[];
}

/** The next step's time is over. */
export interface ReturnRequestLapse {
  request: 'lapse';
}

/** It arrived. */
export interface ReturnRequestReceive {
  request: 'receive';
}

/** Do not agree. */
export interface ReturnRequestRefuse {
  request: 'refuse';
  /** Why. */
  why: string;
}

/** It was sent. */
export interface ReturnRequestSend {
  request: 'send';
  /** The carrier and its number. */
  tracking?: string | null;
}

/** Asked for. */
export interface ReturnRequested {
  state: 'requested';
  /** The return. */
  id: ReturnId;
  /** The vendor order. */
  vendorOrder: VendorOrderId;
  /** Which units. */
  lines: LineUnits[];
  /** Why. */
  reason: ReturnReason;
  /** What was found; empty before. */
  inspected: InspectedLine[];
  /** Until when the next step must be done; none before it is agreed to. */
  due: Timestamp | null;
}

/** What {@link ReturnsMethods.approve} takes. */
export interface ReturnsApproveInput {
  id: ReturnId;
}

/** What {@link ReturnsMethods.cancel} takes. */
export interface ReturnsCancelInput {
  id: ReturnId;
}

/** What {@link ReturnsMethods.create} takes. */
export interface ReturnsCreateInput {
  /** The vendor order. */
  vendorOrder: VendorOrderId;
  /** Which units. */
  lines: LineUnits[];
  /** Why. */
  reason: ReturnReason;
}

/** What {@link ReturnsMethods.get} takes. */
export interface ReturnsGetInput {
  id: ReturnId;
}

/** What {@link ReturnsMethods.inspect} takes. */
export interface ReturnsInspectInput {
  id: ReturnId;
  /** What was found; a line that is left out is not accepted. */
  lines: InspectedLine[];
}

/** What {@link ReturnsMethods.lapse} takes. */
export interface ReturnsLapseInput {
  id: ReturnId;
}

/** What {@link ReturnsMethods.list} takes. */
export interface ReturnsListInput {
  by?: ListBy | null;
  after?: string | null;
  limit?: number | null;
}

/** What {@link ReturnsMethods.receive} takes. */
export interface ReturnsReceiveInput {
  id: ReturnId;
}

/** What {@link ReturnsMethods.refuse} takes. */
export interface ReturnsRefuseInput {
  id: ReturnId;
  /** Why. */
  why: string;
}

/** What {@link ReturnsMethods.send} takes. */
export interface ReturnsSendInput {
  id: ReturnId;
  /** The carrier and its number. */
  tracking?: string | null;
}

/** A part of a transfer that is taken back. */
export interface Reversal {
  /** The reversal: the gateway's key and the id of its ledger entries. */
  id: TransferId;
  /** How much, in minor units. */
  amount: Amount;
  /** What has become of it. */
  status: ReversalStatus;
  /** When it was begun: from then on the gateway may know of it. */
  startedAt: Timestamp;
}

/**
 * What has become of a reversal.
 *
 * - `started`: The gateway is being asked.
 * - `succeeded`: The money is back.
 * - `failed`: It did not happen.
 */
export type ReversalStatus = 'started' | 'succeeded' | 'failed';

/**
 * A marketplace's rounding, frozen with each order. Only halves differ; everything else goes to the nearest unit.
 *
 * - `half_away_from_zero`: 0.5 to 1 and -0.5 to -1: what invoices and most tax offices do. The default.
 * - `half_even`: 0.5 to 0 and 1.5 to 2: IEEE 754's and bankers' rounding.
 * - `half_toward_zero`: 0.5 to 0 and 1.5 to 1.
 */
export type Rounding = 'half_away_from_zero' | 'half_even' | 'half_toward_zero';

/** Units of a line from one place. */
export interface RouteAssignment {
  /** The offer. */
  offer: OfferId;
  /** Who sells it. */
  vendor: VendorId;
  /** From where. */
  location: LocationId;
  /** How many units. */
  units: number;
}

/** A place that may have units of an offer. */
export interface RouteCandidate {
  /** The offer. */
  offer: OfferId;
  /** Who sells it. */
  vendor: VendorId;
  /** From where. */
  location: LocationId;
  /** Whether it may serve at all. */
  availability: OfferAvailability;
  /** How many units it has. */
  available: number;
  /**
   * The operator's or vendor's priority: the lower the earlier.
   *
   * Where it is left out: `0`.
   */
  priority?: number;
  /**
   * What sending costs the vendor, in minor units.
   *
   * Where it is left out: `0`.
   */
  cost?: Amount;
  /**
   * How far it is, in metres.
   *
   * Where it is left out: `0`.
   */
  distance?: number;
}

/** An order to be routed. */
export interface RouteInput {
  /** Its lines, in any order. */
  lines: RouteLine[];
  /** The operator's rules, in order. */
  rules: RoutingRule[];
  /**
   * Which offers may serve a line.
   *
   * Where it is left out: `"chosen"`.
   */
  offers?: RouteOffers;
}

/** A line to be routed. */
export interface RouteLine {
  /** The line. */
  line: LineId;
  /** The offer that the buyer chose. */
  offer: OfferId;
  /** How many units. */
  units: number;
  /** Who may serve it, in any order; each place of an offer once. */
  candidates: RouteCandidate[];
}

/**
 * Which offers may serve a line.
 *
 * - `chosen`: The one that the buyer chose, from one place or several. The default.
 * - `one`: One for all units: the buyer's where its places have them, else the best other.
 * - `several`: Any, and several at once.
 */
export type RouteOffers = 'chosen' | 'one' | 'several';

/**
 * Why a candidate serves or does not.
 *
 * - `best_with_all`: It is the best that has all units.
 * - `part`: No place has all units: it gives what it has, in the order of the rules.
 * - `vendor_inactive`: Its vendor may not sell.
 * - `location_inactive`: The place does not send now.
 * - `out_of_reach`: It does not send to where the buyer is.
 * - `no_stock`: It has no units left.
 * - `other_offer`: The buyer chose another offer.
 * - `rejected`: It would not: it rejected, or let its window pass.
 * - `too_dear`: It costs more than the frozen price.
 * - `outranked`: Others were better.
 */
export type RouteReason =
  | 'best_with_all'
  | 'part'
  | 'vendor_inactive'
  | 'location_inactive'
  | 'out_of_reach'
  | 'no_stock'
  | 'other_offer'
  | 'rejected'
  | 'too_dear'
  | 'outranked';

/** What became of a candidate. */
export interface RouteVerdict {
  /** The offer. */
  offer: OfferId;
  /** The place. */
  location: LocationId;
  /** Why. */
  reason: RouteReason;
}

/**
 * How candidates are compared; the first rule that tells two apart decides.
 *
 * - `priority`: The lower priority.
 * - `cost`: The lower cost.
 * - `distance`: The shorter distance.
 * - `fewest_parcels`: Fewer parcels: a place that serves the order already comes first, and a quantity that must be split is split over as few other places as can be.
 *
 * It is exact line by line, among places that the rules before it do not tell apart; of the sets with as few places the one whose places rank first serves. A line after the other is not the least over a whole order with many lines: that is a set cover, which has no quick exact answer. A place that has all units goes before several that serve already.
 */
export type RoutingRule = 'priority' | 'cost' | 'distance' | 'fewest_parcels';

/** A rule: a promotion, a tax, a shipping table, a commission rule or a buyer fee. */
export type RuleId = `rul_${string}`;

/** The rate of a rule. */
export type RuleRate = RuleRateNone | RuleRateFlat | RuleRateTiers;

/** One rate. */
export interface RuleRateFlat {
  rate: 'flat';
  /** At most 1. */
  of: Rate;
}

/** No rate: fixed parts only. */
export interface RuleRateNone {
  rate: 'none';
}

/** By volume, over the vendor's placed net sales of the last closed period of the marketplace. */
export interface RuleRateTiers {
  rate: 'tiers';
  /** How they are read. */
  mode: CommissionTierMode;
  /** From 0 on, in growing order. */
  tiers: CommissionTier[];
}

/** One period: from its first moment to the first of the next. */
export interface SalesPeriod {
  /** Its first moment. */
  from: Timestamp;
  /** The first moment after it. */
  until: Timestamp;
}

/** Which periods there are. Sales that were counted in others are not known in these: whoever changes them begins anew. */
export interface SalesPeriods {
  /**
   * How long each is.
   *
   * Where it is left out: `"month"`.
   */
  length: PeriodLength;
  /**
   * Where its days begin.
   *
   * Where it is left out: `"UTC"`.
   */
  timeZone: TimeZone;
}

/** Which periods there are. Sales that were counted in others are not known in these: whoever changes them begins anew. */
export interface SalesPeriodsInput {
  /**
   * How long each is.
   *
   * Where it is left out: `"month"`.
   */
  length?: PeriodLength;
  /**
   * Where its days begin.
   *
   * Where it is left out: `"UTC"`.
   */
  timeZone?: TimeZone;
}

/** One thing as it stands. */
export interface SeenCart {
  /** Its id. */
  id: string;
  /** How many events made it what it is. */
  version: number;
  /** What has become of it. */
  state: Cart;
}

/** Some of what was asked for, and where the rest begins. */
export interface SeenCartList {
  /** In the order that the question promises. */
  items: SeenCart[];
  /** What to pass as `after` for the next page; none where this is the last. */
  next: string | null;
}

/** One thing as it stands. */
export interface SeenClaim {
  /** Its id. */
  id: string;
  /** How many events made it what it is. */
  version: number;
  /** What has become of it. */
  state: Claim;
}

/** Some of what was asked for, and where the rest begins. */
export interface SeenClaimList {
  /** In the order that the question promises. */
  items: SeenClaim[];
  /** What to pass as `after` for the next page; none where this is the last. */
  next: string | null;
}

/** One thing as it stands. */
export interface SeenCommissionPlan {
  /** Its id. */
  id: string;
  /** How many events made it what it is. */
  version: number;
  /** What has become of it. */
  state: CommissionPlan;
}

/** Some of what was asked for, and where the rest begins. */
export interface SeenCommissionPlanList {
  /** In the order that the question promises. */
  items: SeenCommissionPlan[];
  /** What to pass as `after` for the next page; none where this is the last. */
  next: string | null;
}

/** One thing as it stands. */
export interface SeenCustomer {
  /** Its id. */
  id: string;
  /** How many events made it what it is. */
  version: number;
  /** What has become of it. */
  state: Customer;
}

/** Some of what was asked for, and where the rest begins. */
export interface SeenCustomerList {
  /** In the order that the question promises. */
  items: SeenCustomer[];
  /** What to pass as `after` for the next page; none where this is the last. */
  next: string | null;
}

/** One thing as it stands. */
export interface SeenDispute {
  /** Its id. */
  id: string;
  /** How many events made it what it is. */
  version: number;
  /** What has become of it. */
  state: Dispute;
}

/** Some of what was asked for, and where the rest begins. */
export interface SeenDisputeList {
  /** In the order that the question promises. */
  items: SeenDispute[];
  /** What to pass as `after` for the next page; none where this is the last. */
  next: string | null;
}

/** One thing as it stands. */
export interface SeenExchange {
  /** Its id. */
  id: string;
  /** How many events made it what it is. */
  version: number;
  /** What has become of it. */
  state: Exchange;
}

/** Some of what was asked for, and where the rest begins. */
export interface SeenExchangeList {
  /** In the order that the question promises. */
  items: SeenExchange[];
  /** What to pass as `after` for the next page; none where this is the last. */
  next: string | null;
}

/** One thing as it stands. */
export interface SeenGiftCard {
  /** Its id. */
  id: string;
  /** How many events made it what it is. */
  version: number;
  /** What has become of it. */
  state: GiftCard;
}

/** Some of what was asked for, and where the rest begins. */
export interface SeenGiftCardList {
  /** In the order that the question promises. */
  items: SeenGiftCard[];
  /** What to pass as `after` for the next page; none where this is the last. */
  next: string | null;
}

/** One thing as it stands. */
export interface SeenInvoice {
  /** Its id. */
  id: string;
  /** How many events made it what it is. */
  version: number;
  /** What has become of it. */
  state: Invoice;
}

/** Some of what was asked for, and where the rest begins. */
export interface SeenInvoiceList {
  /** In the order that the question promises. */
  items: SeenInvoice[];
  /** What to pass as `after` for the next page; none where this is the last. */
  next: string | null;
}

/** One thing as it stands. */
export interface SeenOffer {
  /** Its id. */
  id: string;
  /** How many events made it what it is. */
  version: number;
  /** What has become of it. */
  state: Offer;
}

/** Some of what was asked for, and where the rest begins. */
export interface SeenOfferList {
  /** In the order that the question promises. */
  items: SeenOffer[];
  /** What to pass as `after` for the next page; none where this is the last. */
  next: string | null;
}

/** One thing as it stands. */
export interface SeenOrderView {
  /** Its id. */
  id: string;
  /** How many events made it what it is. */
  version: number;
  /** What has become of it. */
  state: OrderView;
}

/** Some of what was asked for, and where the rest begins. */
export interface SeenOrderViewList {
  /** In the order that the question promises. */
  items: SeenOrderView[];
  /** What to pass as `after` for the next page; none where this is the last. */
  next: string | null;
}

/** One thing as it stands. */
export interface SeenPayment {
  /** Its id. */
  id: string;
  /** How many events made it what it is. */
  version: number;
  /** What has become of it. */
  state: Payment;
}

/** Some of what was asked for, and where the rest begins. */
export interface SeenPaymentList {
  /** In the order that the question promises. */
  items: SeenPayment[];
  /** What to pass as `after` for the next page; none where this is the last. */
  next: string | null;
}

/** One thing as it stands. */
export interface SeenPayout {
  /** Its id. */
  id: string;
  /** How many events made it what it is. */
  version: number;
  /** What has become of it. */
  state: Payout;
}

/** Some of what was asked for, and where the rest begins. */
export interface SeenPayoutList {
  /** In the order that the question promises. */
  items: SeenPayout[];
  /** What to pass as `after` for the next page; none where this is the last. */
  next: string | null;
}

/** One thing as it stands. */
export interface SeenPromotion {
  /** Its id. */
  id: string;
  /** How many events made it what it is. */
  version: number;
  /** What has become of it. */
  state: Promotion;
}

/** Some of what was asked for, and where the rest begins. */
export interface SeenPromotionList {
  /** In the order that the question promises. */
  items: SeenPromotion[];
  /** What to pass as `after` for the next page; none where this is the last. */
  next: string | null;
}

/** One thing as it stands. */
export interface SeenReconciliation {
  /** Its id. */
  id: string;
  /** How many events made it what it is. */
  version: number;
  /** What has become of it. */
  state: Reconciliation;
}

/** Some of what was asked for, and where the rest begins. */
export interface SeenReconciliationList {
  /** In the order that the question promises. */
  items: SeenReconciliation[];
  /** What to pass as `after` for the next page; none where this is the last. */
  next: string | null;
}

/** One thing as it stands. */
export interface SeenRefund {
  /** Its id. */
  id: string;
  /** How many events made it what it is. */
  version: number;
  /** What has become of it. */
  state: Refund;
}

/** Some of what was asked for, and where the rest begins. */
export interface SeenRefundList {
  /** In the order that the question promises. */
  items: SeenRefund[];
  /** What to pass as `after` for the next page; none where this is the last. */
  next: string | null;
}

/** One thing as it stands. */
export interface SeenReturn {
  /** Its id. */
  id: string;
  /** How many events made it what it is. */
  version: number;
  /** What has become of it. */
  state: Return;
}

/** Some of what was asked for, and where the rest begins. */
export interface SeenReturnList {
  /** In the order that the question promises. */
  items: SeenReturn[];
  /** What to pass as `after` for the next page; none where this is the last. */
  next: string | null;
}

/** One thing as it stands. */
export interface SeenSettlement {
  /** Its id. */
  id: string;
  /** How many events made it what it is. */
  version: number;
  /** What has become of it. */
  state: Settlement;
}

/** Some of what was asked for, and where the rest begins. */
export interface SeenSettlementList {
  /** In the order that the question promises. */
  items: SeenSettlement[];
  /** What to pass as `after` for the next page; none where this is the last. */
  next: string | null;
}

/** One thing as it stands. */
export interface SeenTransfer {
  /** Its id. */
  id: string;
  /** How many events made it what it is. */
  version: number;
  /** What has become of it. */
  state: Transfer;
}

/** Some of what was asked for, and where the rest begins. */
export interface SeenTransferList {
  /** In the order that the question promises. */
  items: SeenTransfer[];
  /** What to pass as `after` for the next page; none where this is the last. */
  next: string | null;
}

/** One thing as it stands. */
export interface SeenVendor {
  /** Its id. */
  id: string;
  /** How many events made it what it is. */
  version: number;
  /** What has become of it. */
  state: Vendor;
}

/** Some of what was asked for, and where the rest begins. */
export interface SeenVendorList {
  /** In the order that the question promises. */
  items: SeenVendor[];
  /** What to pass as `after` for the next page; none where this is the last. */
  next: string | null;
}

/** One thing as it stands. */
export interface SeenVendorOrderView {
  /** Its id. */
  id: string;
  /** How many events made it what it is. */
  version: number;
  /** What has become of it. */
  state: VendorOrderView;
}

/** Some of what was asked for, and where the rest begins. */
export interface SeenVendorOrderViewList {
  /** In the order that the question promises. */
  items: SeenVendorOrderView[];
  /** What to pass as `after` for the next page; none where this is the last. */
  next: string | null;
}

/** One thing as it stands. */
export interface SeenWebhookEndpoint {
  /** Its id. */
  id: string;
  /** How many events made it what it is. */
  version: number;
  /** What has become of it. */
  state: WebhookEndpoint;
}

/** Some of what was asked for, and where the rest begins. */
export interface SeenWebhookEndpointList {
  /** In the order that the question promises. */
  items: SeenWebhookEndpoint[];
  /** What to pass as `after` for the next page; none where this is the last. */
  next: string | null;
}

/** Everything that an operator decides. Durations are in milliseconds. */
export interface Settings {
  /** What it sells in. */
  currencies: Currency[];
  /**
   * Rounding, tax base, funding, shipping, re-routing.
   *
   * Where it is left out: `{"rounding":"half_away_from_zero","allocation":"largest_remainder","tax_rounding":"per_line","tax_base":"after_all","commission_base_discounts":"vendor_funded","shipping_seller":"vendor","reroute_ceiling":"frozen_price"}`.
   */
  policies: Policies;
  /** The plan of vendors that have none of their own. */
  defaultPlan: PlanId;
  /**
   * What whoever wants to sell must do or show first.
   *
   * Where it is left out: `[]`.
   */
  vendorRequirements: RequirementKind[];
  /**
   * The periods of volume tiers.
   *
   * Where it is left out: `{"length":"month","time_zone":"UTC"}`.
   */
  salesPeriods: SalesPeriods;
  /**
   * Promotions in the order in which they apply.
   *
   * Where it is left out: `[]`.
   */
  promotionOrder: PromotionId[];
  /**
   * Taxes by jurisdiction and class.
   *
   * Where it is left out: `[]`.
   */
  taxes: TaxRow[];
  /** The tax class of delivery; delivery bears no tax without one. */
  deliveryTaxClass: TaxClass | null;
  /** Delivery of vendors that have no table of their own. */
  shipping: ShippingTable | null;
  /**
   * What buyers pay to the platform, by currency.
   *
   * Where it is left out: `{}`.
   */
  buyerFees: { [key: string]: BuyerFee };
  /**
   * How buyers may pay.
   *
   * Where it is left out: `[]`.
   */
  methods: MethodTerms[];
  /**
   * When money that is held is taken.
   *
   * Where it is left out: `"on_placement"`.
   */
  capture: CapturePolicy;
  /** How long stock is held for an order that is not paid. */
  holdMs: number;
  /** How long a vendor has to accept an order; none accepts at once. */
  acceptWithinMs: number | null;
  /** How long after delivery goods may come back. */
  returnWithinMs: number;
  /**
   * When vendors' money becomes available.
   *
   * Where it is left out: `{"delay_ms":0,"reserve_rate":"0","reserve_ms":0}`.
   */
  settlement: SettlementPolicy;
  /** When vendors without a schedule of their own are paid. */
  payoutSchedule: PayoutSchedule;
  /** From where vendors are paid: by the platform's bank, or by a gateway that is asked to. */
  paidFrom?: PaidFrom;
  /** Through which gateway what was settled of a vendor order is transferred: by workers, before anything is paid out, or by whoever asks for it. None where vendors are only paid out to. */
  transfersBy?: Gateway | null;
  /**
   * The least that is paid out, by currency, in minor units.
   *
   * Where it is left out: `{}`.
   */
  payoutMinimum: { [key: string]: Amount };
  /**
   * Who bears a dispute that is lost.
   *
   * Where it is left out: `"platform"`.
   */
  disputes: DisputePolicy;
}

/** What {@link SettingsMethods.close} takes. */
export interface SettingsCloseInput {
  id?: MarketplaceId;
}

/** What {@link SettingsMethods.configure} takes. */
export interface SettingsConfigureInput {
  id?: MarketplaceId;
  /** The new settings. */
  settings: SettingsInput;
}

/** What {@link SettingsMethods.create} takes. */
export interface SettingsCreateInput {
  id?: MarketplaceId;
  /** What its operator decides. */
  settings: SettingsInput;
}

/** What {@link SettingsMethods.get} takes. */
export type SettingsGetInput = Record<string, never>;

/** Everything that an operator decides. Durations are in milliseconds. */
export interface SettingsInput {
  /** What it sells in. */
  currencies: Currency[];
  /**
   * Rounding, tax base, funding, shipping, re-routing.
   *
   * Where it is left out: `{"rounding":"half_away_from_zero","allocation":"largest_remainder","tax_rounding":"per_line","tax_base":"after_all","commission_base_discounts":"vendor_funded","shipping_seller":"vendor","reroute_ceiling":"frozen_price"}`.
   */
  policies?: PoliciesInput;
  /** The plan of vendors that have none of their own. */
  defaultPlan: PlanId;
  /**
   * What whoever wants to sell must do or show first.
   *
   * Where it is left out: `[]`.
   */
  vendorRequirements?: RequirementKind[];
  /**
   * The periods of volume tiers.
   *
   * Where it is left out: `{"length":"month","time_zone":"UTC"}`.
   */
  salesPeriods?: SalesPeriodsInput;
  /**
   * Promotions in the order in which they apply.
   *
   * Where it is left out: `[]`.
   */
  promotionOrder?: PromotionId[];
  /**
   * Taxes by jurisdiction and class.
   *
   * Where it is left out: `[]`.
   */
  taxes?: TaxRowInput[];
  /** The tax class of delivery; delivery bears no tax without one. */
  deliveryTaxClass?: TaxClass | null;
  /** Delivery of vendors that have no table of their own. */
  shipping?: ShippingTableInput | null;
  /**
   * What buyers pay to the platform, by currency.
   *
   * Where it is left out: `{}`.
   */
  buyerFees?: { [key: string]: BuyerFee };
  /**
   * How buyers may pay.
   *
   * Where it is left out: `[]`.
   */
  methods?: MethodTermsInput[];
  /**
   * When money that is held is taken.
   *
   * Where it is left out: `"on_placement"`.
   */
  capture?: CapturePolicy;
  /** How long stock is held for an order that is not paid. */
  holdMs: number;
  /** How long a vendor has to accept an order; none accepts at once. */
  acceptWithinMs?: number | null;
  /** How long after delivery goods may come back. */
  returnWithinMs: number;
  /**
   * When vendors' money becomes available.
   *
   * Where it is left out: `{"delay_ms":0,"reserve_rate":"0","reserve_ms":0}`.
   */
  settlement?: SettlementPolicyInput;
  /** When vendors without a schedule of their own are paid. */
  payoutSchedule: PayoutSchedule;
  /** From where vendors are paid: by the platform's bank, or by a gateway that is asked to. */
  paidFrom?: PaidFrom;
  /** Through which gateway what was settled of a vendor order is transferred: by workers, before anything is paid out, or by whoever asks for it. None where vendors are only paid out to. */
  transfersBy?: Gateway | null;
  /**
   * The least that is paid out, by currency, in minor units.
   *
   * Where it is left out: `{}`.
   */
  payoutMinimum?: { [key: string]: Amount };
  /**
   * Who bears a dispute that is lost.
   *
   * Where it is left out: `"platform"`.
   */
  disputes?: DisputePolicy;
}

/** What {@link SettingsMethods.lockBooks} takes. */
export interface SettingsLockBooksInput {
  id?: MarketplaceId;
  /** Until when, that moment not included. */
  until: Timestamp;
}

/** What {@link SettingsMethods.pause} takes. */
export interface SettingsPauseInput {
  id?: MarketplaceId;
}

/** What {@link SettingsMethods.removeStaff} takes. */
export interface SettingsRemoveStaffInput {
  id?: MarketplaceId;
  /** Who. */
  user: UserId;
}

/** What {@link SettingsMethods.reopen} takes. */
export interface SettingsReopenInput {
  id?: MarketplaceId;
}

/** What {@link SettingsMethods.setStaff} takes. */
export interface SettingsSetStaffInput {
  id?: MarketplaceId;
  /** Who. */
  user: UserId;
  /** In which capacity. */
  role: StaffRole;
}

/** What has become of a settlement. */
export type Settlement = SettlementAbsent | SettlementReserved | SettlementSettled | SettlementWrittenOff;

/** There is none. */
export interface SettlementAbsent {
  state: 'absent';
}

/** Everything that a settlement remembers. */
export interface SettlementBook {
  /** The settlement. */
  id: SettlementId;
  /** The vendor. */
  vendor: VendorId;
  /** Its one currency. */
  currency: Currency;
  /** What was settled. */
  items: SettlementItem[];
  /** The sum of the items, in minor units. */
  amount: Amount;
  /** What of it is held back, in minor units. */
  reserve: Amount;
  /** When that comes free. */
  releaseAt: Timestamp | null;
}

/** Everything that a settlement remembers. */
export interface SettlementBookInput {
  /** The settlement. */
  id: SettlementId;
  /** The vendor. */
  vendor: VendorId;
  /** Its one currency. */
  currency: Currency;
  /** What was settled. */
  items: SettlementItem[];
  /** The sum of the items, in minor units. */
  amount: Amount;
  /** What of it is held back, in minor units. */
  reserve: Amount;
  /** When that comes free. */
  releaseAt?: Timestamp | null;
}

/** A line that may be settled. */
export interface SettlementCandidate {
  /** Its vendor order. */
  vendorOrder: VendorOrderId;
  /** The line. */
  line: LineId;
  /** What of it is pending, in minor units; below zero where a refund kept a fee. */
  amount: Amount;
  /** Whether its money is there. */
  money: MoneyState;
  /** When it was delivered, or the window for saying that it was not was over. */
  deliveredAt?: Timestamp | null;
  /** Whether something stands in the way. */
  hold: SettlementHold;
}

/** What happened. */
export type SettlementEvent = SettlementEventSettled | SettlementEventReserveReleased | SettlementEventWrittenOff;

/** What happened. */
export type SettlementEventInput = SettlementEventSettledInput | SettlementEventReserveReleased | SettlementEventWrittenOffInput;

/** The reserve came free. */
export interface SettlementEventReserveReleased {
  event: 'reserve_released';
  /** How much, in minor units. */
  amount: Amount;
  /** When. */
  at: Timestamp;
}

/** Lines were settled. */
export interface SettlementEventSettled {
  event: 'settled';
  /** The settlement. */
  book: SettlementBook;
  /** When. */
  at: Timestamp;
}

/** Lines were settled. */
export interface SettlementEventSettledInput {
  event: 'settled';
  /** The settlement. */
  book: SettlementBookInput;
  /** When. */
  at: Timestamp;
}

/** What the vendor owed was written off. */
export interface SettlementEventWrittenOff {
  event: 'written_off';
  /** The settlement that it is: its amount is what was owed. */
  book: SettlementBook;
  /** Why. */
  reason: string;
  /** When. */
  at: Timestamp;
}

/** What the vendor owed was written off. */
export interface SettlementEventWrittenOffInput {
  event: 'written_off';
  /** The settlement that it is: its amount is what was owed. */
  book: SettlementBookInput;
  /** Why. */
  reason: string;
  /** When. */
  at: Timestamp;
}

/** What the engine looked up. */
export interface SettlementFacts {
  /** Now. */
  at: Timestamp;
  /** The settlement, where it is being made. */
  id: SettlementId;
  /**
   * The marketplace's policy for this vendor.
   *
   * Where it is left out: `{"delay_ms":0,"reserve_rate":"0","reserve_ms":0}`.
   */
  policy?: SettlementPolicyInput;
  /**
   * The vendor's lines that are not settled, oldest first.
   *
   * Where it is left out: `[]`.
   */
  candidates?: SettlementCandidate[];
  /**
   * What the vendor may be paid, in minor units; below zero when it owes.
   *
   * Where it is left out: `0`.
   */
  available?: Amount;
}

/**
 * Whether something stands in the way of a line.
 *
 * - `none`: Nothing.
 * - `held`: An open dispute, return or claim, or a hold of the operator's.
 */
export type SettlementHold = 'none' | 'held';

/** One bounded batch that makes pending money available. */
export type SettlementId = `stl_${string}`;

/** A line that was settled. */
export interface SettlementItem {
  /** Its vendor order. */
  vendorOrder: VendorOrderId;
  /** The line. */
  line: LineId;
  /** How much, in minor units. */
  amount: Amount;
}

/** What was made, and the receipt of the request. */
export interface SettlementMade {
  id: SettlementId;
  receipt: Receipt;
}

/** When money becomes available, and what of it is held back. Durations are in milliseconds. */
export interface SettlementPolicy {
  /**
   * How long after delivery.
   *
   * Where it is left out: `0`.
   */
  delayMs: number;
  /**
   * What is held back of each settlement, at most 1.
   *
   * Where it is left out: `"0"`.
   */
  reserveRate: Rate;
  /**
   * For how long.
   *
   * Where it is left out: `0`.
   */
  reserveMs: number;
}

/** When money becomes available, and what of it is held back. Durations are in milliseconds. */
export interface SettlementPolicyInput {
  /**
   * How long after delivery.
   *
   * Where it is left out: `0`.
   */
  delayMs?: number;
  /**
   * What is held back of each settlement, at most 1.
   *
   * Where it is left out: `"0"`.
   */
  reserveRate?: Rate;
  /**
   * For how long.
   *
   * Where it is left out: `0`.
   */
  reserveMs?: number;
}

/** What a caller may ask. */
export type SettlementRequest = SettlementRequestSettle | SettlementRequestReleaseReserve | SettlementRequestWriteOff;

/** The reserve's time is over. */
export interface SettlementRequestReleaseReserve {
  request: 'release_reserve';
}

/** Settle what can be settled of a vendor. */
export interface SettlementRequestSettle {
  request: 'settle';
  /** The vendor. */
  vendor: VendorId;
  /** In which currency. */
  currency: Currency;
}

/** A closing vendor will never pay what it owes. */
export interface SettlementRequestWriteOff {
  request: 'write_off';
  /** The vendor. */
  vendor: VendorId;
  /** In which currency. */
  currency: Currency;
  /** Why. */
  reason: string;
}

/** Done, with a reserve that is held back. */
export interface SettlementReserved {
  state: 'reserved';
  /** The settlement. */
  id: SettlementId;
  /** The vendor. */
  vendor: VendorId;
  /** Its one currency. */
  currency: Currency;
  /** What was settled. */
  items: SettlementItem[];
  /** The sum of the items, in minor units. */
  amount: Amount;
  /** What of it is held back, in minor units. */
  reserve: Amount;
  /** When that comes free. */
  releaseAt: Timestamp | null;
}

/** Done, and all of it is available. */
export interface SettlementSettled {
  state: 'settled';
  /** The settlement. */
  id: SettlementId;
  /** The vendor. */
  vendor: VendorId;
  /** Its one currency. */
  currency: Currency;
  /** What was settled. */
  items: SettlementItem[];
  /** The sum of the items, in minor units. */
  amount: Amount;
  /** What of it is held back, in minor units. */
  reserve: Amount;
  /** When that comes free. */
  releaseAt: Timestamp | null;
}

/** What a vendor owed was written off. */
export interface SettlementWrittenOff {
  state: 'written_off';
  /** The settlement. */
  id: SettlementId;
  /** The vendor. */
  vendor: VendorId;
  /** Its one currency. */
  currency: Currency;
  /** What was settled. */
  items: SettlementItem[];
  /** The sum of the items, in minor units. */
  amount: Amount;
  /** What of it is held back, in minor units. */
  reserve: Amount;
  /** When that comes free. */
  releaseAt: Timestamp | null;
}

/** What {@link SettlementsMethods.get} takes. */
export interface SettlementsGetInput {
  id: SettlementId;
}

/** What {@link SettlementsMethods.list} takes. */
export interface SettlementsListInput {
  by?: ListBy | null;
  after?: string | null;
  limit?: number | null;
}

/** What {@link SettlementsMethods.releaseReserve} takes. */
export interface SettlementsReleaseReserveInput {
  id: SettlementId;
}

/** What {@link SettlementsMethods.settle} takes. */
export interface SettlementsSettleInput {
  /** The vendor. */
  vendor: VendorId;
  /** In which currency. */
  currency: Currency;
}

/** What {@link SettlementsMethods.writeOff} takes. */
export interface SettlementsWriteOffInput {
  /** The vendor. */
  vendor: VendorId;
  /** In which currency. */
  currency: Currency;
  /** Why. */
  reason: string;
}

/** One vendor's delivery whose price is wanted. */
export interface ShippingCall {
  /** The marketplace. */
  tenant: MarketplaceId;
  /** Whose goods. */
  vendor: VendorId;
  /** Where to; the port knows contacts, the engine does not look into them. */
  deliverTo: ContactId | null;
  /** The service that the buyer chose. */
  service: string | null;
  /** What the goods weigh, in grams. */
  weightG: number;
  /** What the goods cost, in minor units. */
  goods: Amount;
  /** Its currency. */
  currency: Currency;
  /** Which offers and how many units of each. */
  units: Array<[OfferId, number]>;
}

/** What {@link shipping} takes. */
export interface ShippingInput {
  table: ShippingTableInput;
  parcel: ShippingParcel;
}

/** One vendor's delivery. */
export interface ShippingLine {
  /** The line. */
  id: LineId;
  /** Whose goods are delivered. */
  vendor: VendorId;
  /** The rule that gave the price. */
  rule: RuleId;
  /** The price, in minor units. */
  price: Amount;
  /** Whether the price has its tax inside. */
  prices: PriceBasis;
  /**
   * Its taxes.
   *
   * Where it is left out: `[]`.
   */
  taxes?: TaxRateInput[];
}

/** What is delivered. */
export interface ShippingParcel {
  /** In grams. */
  weight: number;
  /** What the goods cost before promotions, in minor units. */
  goods: Amount;
}

/** How a price is found. */
export type ShippingPricing = ShippingPricingFlat | ShippingPricingWeight | ShippingPricingTotal;

/** One price for everything. */
export interface ShippingPricingFlat {
  by: 'flat';
  /** In minor units. */
  price: Amount;
}

/** How a price is found. */
export type ShippingPricingInput = ShippingPricingFlat | ShippingPricingWeightInput | ShippingPricingTotalInput;

/** By what the goods cost before promotions. */
export interface ShippingPricingTotal {
  by: 'total';
  /** Steps in minor units, in growing order. */
  steps: ShippingStep[];
}

/** By what the goods cost before promotions. */
export interface ShippingPricingTotalInput {
  by: 'total';
  /** Steps in minor units, in growing order. */
  steps: ShippingStepInput[];
}

/** By the weight of the goods. */
export interface ShippingPricingWeight {
  by: 'weight';
  /** Steps in grams, in growing order. */
  steps: ShippingStep[];
}

/** By the weight of the goods. */
export interface ShippingPricingWeightInput {
  by: 'weight';
  /** Steps in grams, in growing order. */
  steps: ShippingStepInput[];
}

/** What a delivery costs. */
export interface ShippingRate {
  /** The rule that says so, for the explanation of the quote. */
  rule: RuleId;
  /** The price, in minor units. */
  price: Amount;
}

/**
 * Who sells delivery, and so whose money it is.
 *
 * - `vendor`: The vendor. The default.
 * - `platform`: The platform.
 */
export type ShippingSeller = 'vendor' | 'platform';

/** One step of a table: up to and including a bound, a price. */
export interface ShippingStep {
  /** The most grams, or the most minor units of goods, that this step covers. The last step may cover all. */
  upTo: number | null;
  /** The price, in minor units. */
  price: Amount;
}

/** One step of a table: up to and including a bound, a price. */
export interface ShippingStepInput {
  /** The most grams, or the most minor units of goods, that this step covers. The last step may cover all. */
  upTo?: number | null;
  /** The price, in minor units. */
  price: Amount;
}

/** A table of prices for one vendor's delivery. */
export interface ShippingTable {
  /** The rule that explains the price. */
  rule: RuleId;
  /** How the price is found. */
  pricing: ShippingPricing;
  /** Nothing is charged for goods of this much and more, in minor units. */
  freeFrom: Amount | null;
}

/** A table of prices for one vendor's delivery. */
export interface ShippingTableInput {
  /** The rule that explains the price. */
  rule: RuleId;
  /** How the price is found. */
  pricing: ShippingPricingInput;
  /** Nothing is charged for goods of this much and more, in minor units. */
  freeFrom?: Amount | null;
}

/** What {@link signStandardWebhooks} takes. */
export interface SignStandardWebhooksInput {
  secret: string;
  id: string;
  /** When it is sent, in Unix seconds. */
  timestamp: number;
  body: string;
}

/** A place in the stack of fees: commission, payment fee, affiliate. At most 32 letters, digits, `_`, `-` and `.`. */
export type Slot = string;

/** A quote, split. */
export interface Split {
  /** The one currency. */
  currency: Currency;
  /** Every line, frozen, in the order of the quote. */
  lines: FrozenLineInput[];
  /** One vendor order a vendor, in the order in which vendors appear in the quote. */
  vendorOrders: SplitVendorPart[];
  /** Lines that are the platform's own: the buyer's fee. */
  platformLines: LineId[];
  /** Why each fee is what it is, line by line and slot by slot. */
  fees: SplitFeeInput[];
  /** What everything comes to. */
  totals: SplitTotals;
}

/** One fee on one line, as it was frozen. */
export interface SplitFee {
  /** The line. */
  line: LineId;
  /** The rule that made it. */
  rule: RuleId;
  /** Its place in the stack. */
  slot: Slot;
  /** To whom it goes. */
  payee: FeePayee;
  /** The fee, in minor units. */
  amount: Amount;
  /** The VAT on it, in minor units. */
  vat: Amount;
  /** Where that VAT is owed. */
  vatJurisdiction: Jurisdiction | null;
  /** What a refund does to it. */
  onRefund: OnRefund;
}

/** One fee on one line, as it was frozen. */
export interface SplitFeeInput {
  /** The line. */
  line: LineId;
  /** The rule that made it. */
  rule: RuleId;
  /** Its place in the stack. */
  slot: Slot;
  /** To whom it goes. */
  payee: FeePayee;
  /** The fee, in minor units. */
  amount: Amount;
  /** The VAT on it, in minor units. */
  vat: Amount;
  /** Where that VAT is owed. */
  vatJurisdiction?: Jurisdiction | null;
  /** What a refund does to it. */
  onRefund: OnRefund;
}

/**
 * What a line that cannot be split lacks.
 *
 * - `vendor_order`: Terms of its vendor, with the vendor order that it becomes part of.
 * - `plan`: The commission plan that the vendor's terms name.
 * - `tender`: Tenders that pay for it.
 */
export type SplitGap = 'vendor_order' | 'plan' | 'tender';

/** What {@link split} takes. */
export interface SplitInput {
  of: SplitOf;
  plans: CommissionRulesInput[];
  terms: VendorTerms[];
  /** Shows the journal of a capture of everything. */
  post?: SplitPost | null;
  /** Then undoes a line: by an amount, or all of it. */
  undo?: SplitUndo | null;
  /**
   * The parts of the output that the case is about; all where there is none.
   *
   * Where it is left out: `[]`.
   */
  show?: string[];
}

/** What is split. */
export type SplitOf = {
  cart: QuoteInput;
} | {
  quote: QuoteAsInput;
};

/** Under which ids the journal is shown. */
export interface SplitPost {
  operation: AnyId;
  order: OrderId;
}

/** A quote, split. */
export interface SplitShown {
  /** The one currency. */
  currency?: Currency;
  /** Every line, frozen, in the order of the quote. */
  lines?: FrozenLine[];
  /** One vendor order a vendor, in the order in which vendors appear in the quote. */
  vendorOrders?: SplitVendorPart[];
  /** Lines that are the platform's own: the buyer's fee. */
  platformLines?: LineId[];
  /** Why each fee is what it is, line by line and slot by slot. */
  fees?: SplitFee[];
  /** What everything comes to. */
  totals?: SplitTotals;
  journal?: Journal | null;
  undone?: LineMove | null;
}

/** The sums of a split, in minor units. */
export interface SplitTotals {
  /** What the buyer pays. */
  gross: Amount;
  /** What of it is delivery. */
  shipping: Amount;
  /** What the platform adds for discounts that it funds. */
  funded: Amount;
  /** What all vendors will be paid. */
  payable: Amount;
  /** All fees. */
  fees: Amount;
  /** The VAT on them. */
  feeVat: Amount;
  /** Taxes that the platform remits, without the VAT on its fees. */
  taxByPlatform: Amount;
  /** The platform's own: buyer fees, and delivery where the platform sells it. */
  platform: Amount;
}

/** What is undone of a line: an amount in minor units, or all of it where there is none. */
export interface SplitUndo {
  line: LineId;
  amount?: Amount | null;
}

/** One vendor's part of an order. */
export interface SplitVendorPart {
  /** The vendor order. */
  id: VendorOrderId;
  /** The vendor. */
  vendor: VendorId;
  /** Its lines, goods before delivery. */
  lines: LineId[];
  /** What they come to. */
  totals: VendorTotals;
}

/** One of the platform's people. */
export interface StaffMember {
  /** Who. */
  user: UserId;
  /** In which capacity. */
  role: StaffRole;
}

/**
 * A capacity of the platform's people.
 *
 * - `owner`: See `platform_owner`.
 * - `support`: See `platform_support`.
 * - `finance`: See `platform_finance`.
 */
export type StaffRole = 'owner' | 'support' | 'finance';

/** What {@link standardWebhooks} takes. */
export interface StandardWebhooksInput {
  secrets: string[];
  id: string;
  timestamp: string;
  body: string;
  signatures: string;
  now: number;
}

/** A payout's statement as a file. Amounts are in minor units. */
export interface StatementFile {
  /** The payout. */
  payout: PayoutId;
  /** The vendor. */
  vendor: VendorId;
  /** Its currency. */
  currency: Currency;
  /** What was paid. */
  amount: Amount;
  /** What it is made of. */
  statement: PayoutStatement;
}

/** What is left of a payout, and the sums that were asked for. */
export interface StatementSums {
  closing: Amount;
  totals: Amount[];
}

/** What has become of stock. */
export type Stock = StockAbsent | StockTracked;

/** The location never had any, and promised none. */
export interface StockAbsent {
  state: 'absent';
}

/**
 * Whether stock is still there for an order that was released.
 *
 * - `held`: It is held again.
 * - `short`: It is gone.
 */
export type StockAnswer = 'held' | 'short';

/** What {@link StockMethods.count} takes. */
export interface StockCountInput {
  /** The offer. */
  offer: OfferId;
  /** The place. */
  location: LocationId;
  /** How many units. */
  units: number;
  /** Why it is not what was thought. */
  reason: string;
}

/** What happened. */
export type StockEvent = StockEventReceived | StockEventCounted | StockEventBackorderSet;

/** Backorders were allowed or stopped. */
export interface StockEventBackorderSet {
  event: 'backorder_set';
  /** The offer. */
  offer: OfferId;
  /** The place. */
  location: LocationId;
  /** The new choice. */
  backorder: Backorder;
  /** When. */
  at: Timestamp;
}

/** Goods were counted. */
export interface StockEventCounted {
  event: 'counted';
  /** The offer. */
  offer: OfferId;
  /** The place. */
  location: LocationId;
  /** How many units are there. */
  units: number;
  /** How many were thought to be. */
  before: number;
  /** Why. */
  reason: string;
  /** When. */
  at: Timestamp;
}

/** Goods came in. */
export interface StockEventReceived {
  event: 'received';
  /** The offer. */
  offer: OfferId;
  /** The place. */
  location: LocationId;
  /** How many units. */
  units: number;
  /** When. */
  at: Timestamp;
}

/** What a place may still sell of an offer. */
export interface StockFact {
  /** The offer. */
  offer: OfferId;
  /** The place. */
  location: LocationId;
  /** What the counter `stock` says; below zero where more is sold than there is. */
  available: number;
  /** The least that may be available: `floor`. */
  floor: number;
}

/** What the engine looked up. */
export interface StockFacts {
  /** Now. */
  at: Timestamp;
  /** The offer. */
  offer: OfferId;
  /** The place. */
  location: LocationId;
  /** What the counter `on_hand` says; only a count asks for it. */
  onHand: number;
}

/** What there is of an offer at a place, in units. */
export interface StockLevel {
  /** The place. */
  location: LocationId;
  /** Units that are there. */
  onHand: number;
  /** Units that may still be sold; below zero where backorders were taken. */
  available: number;
  /** Units that are kept for orders. */
  reserved: number;
}

/** What {@link StockMethods.levels} takes. */
export interface StockLevelsInput {
  offer: OfferId;
}

/** What {@link StockMethods.receive} takes. */
export interface StockReceiveInput {
  /** The offer. */
  offer: OfferId;
  /** The place. */
  location: LocationId;
  /** How many units. */
  units: number;
}

/** What a caller may ask. */
export type StockRequest = StockRequestReceive | StockRequestCount | StockRequestSetBackorder;

/** Goods were counted: so many are there. */
export interface StockRequestCount {
  request: 'count';
  /** How many units. */
  units: number;
  /** Why it is not what was thought. */
  reason: string;
}

/** Goods came in. */
export interface StockRequestReceive {
  request: 'receive';
  /** How many units. */
  units: number;
}

/** Sell what is not there, or stop it. Goods that are made to order begin with it. */
export interface StockRequestSetBackorder {
  request: 'set_backorder';
  /** The new choice. */
  backorder: Backorder;
}

/** What {@link StockMethods.setBackorder} takes. */
export interface StockSetBackorderInput {
  /** The offer. */
  offer: OfferId;
  /** The place. */
  location: LocationId;
  /** The new choice. */
  backorder: Backorder;
}

/** It is counted. */
export interface StockTracked {
  state: 'tracked';
  /** The offer. */
  offer: OfferId;
  /** The place. */
  location: LocationId;
  /** What happens when there are no units. */
  backorder: Backorder;
}

/** What has become of a customer's credit. */
export type StoreCredit = StoreCreditAbsent | StoreCreditActive | StoreCreditFrozen;

/** Nothing was ever granted. */
export interface StoreCreditAbsent {
  state: 'absent';
}

/** It may be spent. */
export interface StoreCreditActive {
  state: 'active';
  /** Whose it is. */
  customer: CustomerId;
  /** Its currency. */
  currency: Currency;
  /** What it holds, in minor units. */
  balance: Amount;
  /** What of it orders took and may give back, in minor units. */
  spent: Amount;
}

/** What happened. */
export type StoreCreditEvent =
  | StoreCreditEventGranted
  | StoreCreditEventRedeemed
  | StoreCreditEventRestored
  | StoreCreditEventRevoked
  | StoreCreditEventFrozen
  | StoreCreditEventThawed;

/** Its use was forbidden. */
export interface StoreCreditEventFrozen {
  event: 'frozen';
  /** Why. */
  reason: string;
  /** When. */
  at: Timestamp;
}

/** Credit was granted. */
export interface StoreCreditEventGranted {
  event: 'granted';
  /** Whose it is. */
  customer: CustomerId;
  /** In which currency. */
  currency: Currency;
  /** How much, in minor units. */
  amount: Amount;
  /** Who pays for it. */
  grant: StoreCreditGrant;
  /** Why. */
  reason: string;
  /** The movement. */
  movement: MovementId;
  /** When. */
  at: Timestamp;
}

/** It was spent. */
export interface StoreCreditEventRedeemed {
  event: 'redeemed';
  /** For which order. */
  order: OrderId;
  /** How much, in minor units. */
  amount: Amount;
  /** When. */
  at: Timestamp;
}

/** It came back. */
export interface StoreCreditEventRestored {
  event: 'restored';
  /** From which order. */
  order: OrderId;
  /** How much, in minor units. */
  amount: Amount;
  /** When. */
  at: Timestamp;
}

/** It was taken back. */
export interface StoreCreditEventRevoked {
  event: 'revoked';
  /** How much, in minor units. */
  amount: Amount;
  /** Why. */
  reason: string;
  /** The movement. */
  movement: MovementId;
  /** When. */
  at: Timestamp;
}

/** Its use was permitted again. */
export interface StoreCreditEventThawed {
  event: 'thawed';
  /** When. */
  at: Timestamp;
}

/** What the engine looked up. */
export interface StoreCreditFacts {
  /** Now. */
  at: Timestamp;
  /** Whose credit it is. */
  customer: CustomerId;
  /** In which currency. */
  currency: Currency;
  /** A fresh id for the movement. */
  movement: MovementId;
  /** What the order that the request names has of the credit, in minor units, as `store_credit_taken` counts it. */
  taken: Amount;
}

/** What {@link StoreCreditMethods.freeze} takes. */
export interface StoreCreditFreezeInput {
  /** The customer. */
  customer: CustomerId;
  /** The currency. */
  currency: Currency;
  /** Why. */
  reason: string;
}

/** It may not be spent until it is thawed. */
export interface StoreCreditFrozen {
  state: 'frozen';
  /** Whose it is. */
  customer: CustomerId;
  /** Its currency. */
  currency: Currency;
  /** What it holds, in minor units. */
  balance: Amount;
  /** What of it orders took and may give back, in minor units. */
  spent: Amount;
}

/** Who pays for a grant. */
export type StoreCreditGrant = StoreCreditGrantGoodwill | StoreCreditGrantRefund;

/** The platform, as goodwill. */
export interface StoreCreditGrantGoodwill {
  grant: 'goodwill';
}

/** What {@link StoreCreditMethods.grant} takes. */
export interface StoreCreditGrantInput {
  /** The customer. */
  customer: CustomerId;
  /** The currency. */
  currency: Currency;
  /** How much, in minor units. */
  amount: Amount;
  /** Who pays for it. */
  grant: StoreCreditGrant;
  /** Why. */
  reason: string;
}

/** The buyer: a refund that could not be paid out, or that the buyer wanted so. */
export interface StoreCreditGrantRefund {
  grant: 'refund';
  /** Which. */
  refund: RefundId;
}

/** What a caller may ask. */
export type StoreCreditRequest =
  | StoreCreditRequestGrant
  | StoreCreditRequestRedeem
  | StoreCreditRequestRestore
  | StoreCreditRequestRevoke
  | StoreCreditRequestFreeze
  | StoreCreditRequestThaw;

/** Forbid its use. */
export interface StoreCreditRequestFreeze {
  request: 'freeze';
  /** Why. */
  reason: string;
}

/** Grant credit. */
export interface StoreCreditRequestGrant {
  request: 'grant';
  /** How much, in minor units. */
  amount: Amount;
  /** Who pays for it. */
  grant: StoreCreditGrant;
  /** Why. */
  reason: string;
}

/** Spend it on an order. */
export interface StoreCreditRequestRedeem {
  request: 'redeem';
  /** The order. */
  order: OrderId;
  /** How much, in minor units. */
  amount: Amount;
}

/** Take it back from an order. It names what is left, so that a refund told twice is given back once. */
export interface StoreCreditRequestRestore {
  request: 'restore';
  /** The order. */
  order: OrderId;
  /** What the order still has of it afterwards, in minor units; zero where it was let go. */
  left: Amount;
}

/** Take credit back that was granted. */
export interface StoreCreditRequestRevoke {
  request: 'revoke';
  /** How much, in minor units. */
  amount: Amount;
  /** Why. */
  reason: string;
}

/** Permit its use again. */
export interface StoreCreditRequestThaw {
  request: 'thaw';
}

/** What {@link StoreCreditMethods.revoke} takes. */
export interface StoreCreditRevokeInput {
  /** The customer. */
  customer: CustomerId;
  /** The currency. */
  currency: Currency;
  /** How much, in minor units. */
  amount: Amount;
  /** Why. */
  reason: string;
}

/** What {@link StoreCreditMethods.thaw} takes. */
export interface StoreCreditThawInput {
  /** The customer. */
  customer: CustomerId;
  /** The currency. */
  currency: Currency;
}

/** An entry as it is read back. */
export interface StoredEntry {
  /** Its place among the tenant's entries; greater for later ones. */
  position: number;
  /** The commit that it came with. */
  commit: CommitId;
  /** When it was decided. */
  at: Timestamp;
  /** Why it was posted. */
  purpose: LedgerPurpose;
  /** What it belongs to: a capture, a refund, a payout. */
  operation: AnyId;
  /** In which currency. */
  currency: Currency;
  /** The account, the side, the amount and the line. */
  entry: JournalEntry;
}

/** What a store holds of a gift card: an event, a state or a receipt as JSON, or an event as text. */
export type StoredGiftCard = {
  event: unknown;
} | {
  state: unknown;
} | {
  receipt: unknown;
} | {
  text: string;
};

/** What {@link stripeSignature} takes. */
export interface StripeSignatureInput {
  secrets: string[];
  header: string;
  body: string;
  now: number;
}

/** A line that took units of another one over. */
export interface TakenOver {
  /** The line. */
  line: LineId;
  /** The line whose units they were. */
  insteadOf: LineId;
  /** What of the line was captured when it was taken over, in minor units: no capture of its own brought that in. */
  captured: Amount;
}

/**
 * What a tax is computed on where someone other than the seller funds a discount.
 *
 * A third party's contribution is part of what the vendor is paid in many jurisdictions (EU VAT Directive, article 73), and a price reduction in others.
 *
 * - `after_all`: On what is left after all discounts. The default.
 * - `before_third_party_funded`: On what is left after the vendor's own discounts.
 */
export type TaxBase = 'after_all' | 'before_third_party_funded';

/** What taxes are wanted for. */
export interface TaxCall {
  /** The marketplace. */
  tenant: MarketplaceId;
  /** Where the goods go. */
  jurisdiction: Jurisdiction;
  /** The currency of the amounts. */
  currency: Currency;
  /** The lines. */
  lines: TaxLine[];
}

/** How goods are taxed: standard, reduced, books. At most 32 letters, digits, `_`, `-` and `.`. */
export type TaxClass = string;

/** One line whose taxes are wanted. */
export interface TaxLine {
  /** The line. */
  line: LineId;
  /** Who sells it. */
  vendor: VendorId;
  /** Goods or delivery, and of which tax class. */
  taxedAs: TaxedAs;
  /** What it costs before promotions, in minor units. */
  amount: Amount;
}

/** What one tax comes to on one line. */
export interface TaxPart {
  /** The rate. */
  rate: Rate;
  /** Where it is owed. */
  jurisdiction: Jurisdiction;
  /** Who remits it. */
  remitter: Remitter;
  /** How much, in minor units. */
  amount: Amount;
}

/** One tax on a line. */
export interface TaxRate {
  /** The rule of the tax table that it comes from. */
  rule: RuleId;
  /** How much. */
  rate: Rate;
  /** Where it is owed. */
  jurisdiction: Jurisdiction;
  /**
   * Who remits it.
   *
   * Where it is left out: `"vendor"`.
   */
  remitter: Remitter;
}

/** One tax on a line. */
export interface TaxRateInput {
  /** The rule of the tax table that it comes from. */
  rule: RuleId;
  /** How much. */
  rate: Rate;
  /** Where it is owed. */
  jurisdiction: Jurisdiction;
  /**
   * Who remits it.
   *
   * Where it is left out: `"vendor"`.
   */
  remitter?: Remitter;
}

/** What {@link taxRatesFor} takes. */
export interface TaxRatesForInput {
  settings: SettingsInput;
  jurisdiction: Jurisdiction;
  class: TaxClass;
}

/**
 * On what a tax is rounded.
 *
 * - `per_line`: Once a line. The default.
 * - `per_unit`: Once a unit: what is left of the line is shared over its units, and each is taxed by itself.
 */
export type TaxRounding = 'per_line' | 'per_unit';

/** The taxes of one class of goods, or of delivery, in one jurisdiction. */
export interface TaxRow {
  /** Where. */
  jurisdiction: Jurisdiction;
  /** Of what. */
  class: TaxClass;
  /** The taxes, in the order in which they are shown. */
  rates: TaxRate[];
}

/** The taxes of one class of goods, or of delivery, in one jurisdiction. */
export interface TaxRowInput {
  /** Where. */
  jurisdiction: Jurisdiction;
  /** Of what. */
  class: TaxClass;
  /** The taxes, in the order in which they are shown. */
  rates: TaxRateInput[];
}

/** What a line is taxed as. */
export type TaxedAs = TaxedAsGoods | TaxedAsDelivery;

/** One vendor's delivery. */
export interface TaxedAsDelivery {
  taxedAs: 'delivery';
  /** The marketplace's tax class of delivery; none where it has none, and the calculator goes by its own. */
  class: TaxClass | null;
}

/** Goods. */
export interface TaxedAsGoods {
  taxedAs: 'goods';
  /** The tax class of the offer. */
  class: TaxClass;
}

/** What the buyer pays with. Tenders are used in the order given. */
export interface Tender {
  /** Which payment, gift card or credit. */
  source: MoneySource;
  /** The most it gives, in minor units; all that is left where there is none. */
  limit?: Amount | null;
}

/** A time zone of the IANA database, such as Europe/Berlin. */
export type TimeZone = string;

/** A moment from 1970 to 9999 in UTC, after RFC 3339 with exactly three digits of the second: 2026-01-31T12:00:00.000Z. */
export type Timestamp = Date;

/** What has become of a transfer. */
export type Transfer = TransferAbsent | TransferStarted | TransferSucceeded | TransferFailed;

/** There is none. */
export interface TransferAbsent {
  state: 'absent';
}

/** Everything that a transfer remembers. */
export interface TransferBook {
  /** The transfer: the gateway's key and the id of its ledger entries. */
  id: TransferId;
  /** The vendor order whose money it is. */
  vendorOrder: VendorOrderId;
  /** The vendor. */
  vendor: VendorId;
  /** Its one currency. */
  currency: Currency;
  /** The gateway that it was begun with, and that every reversal goes to. */
  gateway: Gateway;
  /** How much, in minor units. */
  amount: Amount;
  /** When it was begun: from then on the gateway may know of it. */
  startedAt: Timestamp;
  /** What was taken back, or may be, oldest first. */
  reversals: Reversal[];
}

/** What happened. */
export type TransferEvent =
  | TransferEventStarted
  | TransferEventSucceeded
  | TransferEventFailed
  | TransferEventReversalStarted
  | TransferEventReversalSucceeded
  | TransferEventReversalFailed;

/** It did not happen. */
export interface TransferEventFailed {
  event: 'failed';
  /** The gateway's reason, as a code. */
  reason: string;
  /** When. */
  at: Timestamp;
}

/** It is not back. */
export interface TransferEventReversalFailed {
  event: 'reversal_failed';
  /** Which. */
  reversal: TransferId;
  /** The gateway's reason, as a code. */
  reason: string;
  /** When. */
  at: Timestamp;
}

/** Some of it is to be taken back; the gateway is being asked. */
export interface TransferEventReversalStarted {
  event: 'reversal_started';
  /** The reversal as it begins. */
  reversal: Reversal;
  /** When. */
  at: Timestamp;
}

/** It is back. */
export interface TransferEventReversalSucceeded {
  event: 'reversal_succeeded';
  /** Which. */
  reversal: TransferId;
  /** What the gateway charged for it, in minor units. */
  fee: Amount;
  /** When. */
  at: Timestamp;
}

/** The money left what is available; the gateway is being asked. */
export interface TransferEventStarted {
  event: 'started';
  /** The transfer as it begins. */
  book: TransferBook;
  /** What of the vendor order was settled by then, in minor units: no more of it is transferred, whoever else is at it. None where it was begun before what is transferred was counted. */
  settled?: Amount | null;
  /** When. */
  at: Timestamp;
}

/** The gateway moved it. */
export interface TransferEventSucceeded {
  event: 'succeeded';
  /** What the gateway charged for it, in minor units. */
  fee: Amount;
  /** When. */
  at: Timestamp;
}

/** What the engine looked up. */
export interface TransferFacts {
  /** Now. */
  at: Timestamp;
  /** The transfer, where it is being made. */
  id: TransferId;
  /** A fresh id, for a reversal that is begun. */
  reversal: TransferId;
  /** Whose the vendor order is. */
  vendor: VendorId;
  /** Its currency. */
  currency: Currency;
  /** The gateway that the marketplace transfers through; none where it does not. */
  gateway?: Gateway | null;
  /** Why and until when the operator holds this vendor's payouts, where it does. */
  hold?: PayoutHoldInput | null;
  /** What of the vendor order was settled, in minor units. */
  settled: Amount;
  /** What of it was transferred and is not back, or may not be, in minor units. */
  transferred: Amount;
  /** What the vendor may be paid, in minor units. */
  available: Amount;
}

/** It did not happen; the money is available again. */
export interface TransferFailed {
  state: 'failed';
  /** The transfer: the gateway's key and the id of its ledger entries. */
  id: TransferId;
  /** The vendor order whose money it is. */
  vendorOrder: VendorOrderId;
  /** The vendor. */
  vendor: VendorId;
  /** Its one currency. */
  currency: Currency;
  /** The gateway that it was begun with, and that every reversal goes to. */
  gateway: Gateway;
  /** How much, in minor units. */
  amount: Amount;
  /** When it was begun: from then on the gateway may know of it. */
  startedAt: Timestamp;
  /** What was taken back, or may be, oldest first. */
  reversals: Reversal[];
}

/** A transfer of money to a vendor at a provider. */
export type TransferId = `trf_${string}`;

/** What was made, and the receipt of the request. */
export interface TransferMade {
  id: TransferId;
  receipt: Receipt;
}

/** What a caller may ask. */
export type TransferRequest = TransferRequestCreate | TransferRequestReverse | TransferRequestResolve;

/** Transfer what was settled of a vendor order and is not transferred yet. */
export interface TransferRequestCreate {
  request: 'create';
  /** The vendor order. */
  vendorOrder: VendorOrderId;
}

/** What the gateway said of the transfer, or of a reversal. */
export interface TransferRequestResolve {
  request: 'resolve';
  /** Which operation. */
  operation: TransferId;
  /** What it came to. */
  outcome: PaymentOperationOutcome;
}

/** Take some of it back. */
export interface TransferRequestReverse {
  request: 'reverse';
  /** How much, in minor units. */
  amount: Amount;
}

/** The gateway is being asked. */
export interface TransferStarted {
  state: 'started';
  /** The transfer: the gateway's key and the id of its ledger entries. */
  id: TransferId;
  /** The vendor order whose money it is. */
  vendorOrder: VendorOrderId;
  /** The vendor. */
  vendor: VendorId;
  /** Its one currency. */
  currency: Currency;
  /** The gateway that it was begun with, and that every reversal goes to. */
  gateway: Gateway;
  /** How much, in minor units. */
  amount: Amount;
  /** When it was begun: from then on the gateway may know of it. */
  startedAt: Timestamp;
  /** What was taken back, or may be, oldest first. */
  reversals: Reversal[];
}

/** The money is in the vendor's account at the gateway, less what was taken back. */
export interface TransferSucceeded {
  state: 'succeeded';
  /** The transfer: the gateway's key and the id of its ledger entries. */
  id: TransferId;
  /** The vendor order whose money it is. */
  vendorOrder: VendorOrderId;
  /** The vendor. */
  vendor: VendorId;
  /** Its one currency. */
  currency: Currency;
  /** The gateway that it was begun with, and that every reversal goes to. */
  gateway: Gateway;
  /** How much, in minor units. */
  amount: Amount;
  /** When it was begun: from then on the gateway may know of it. */
  startedAt: Timestamp;
  /** What was taken back, or may be, oldest first. */
  reversals: Reversal[];
}

/** What {@link TransfersMethods.create} takes. */
export interface TransfersCreateInput {
  /** The vendor order. */
  vendorOrder: VendorOrderId;
}

/** What {@link TransfersMethods.get} takes. */
export interface TransfersGetInput {
  id: TransferId;
}

/** What {@link TransfersMethods.list} takes. */
export interface TransfersListInput {
  by?: ListBy | null;
  after?: string | null;
  limit?: number | null;
}

/** What {@link TransfersMethods.resolve} takes. */
export interface TransfersResolveInput {
  id: TransferId;
  /** Which operation. */
  operation: TransferId;
  /** What it came to. */
  outcome: PaymentOperationOutcome;
}

/** What {@link TransfersMethods.reverse} takes. */
export interface TransfersReverseInput {
  id: TransferId;
  /** How much, in minor units. */
  amount: Amount;
}

/** Every account that was posted to, as of a time. See `trial_balance`. */
export interface TrialBalance {
  /** The last moment that counts. */
  asOf: Timestamp;
  /** The accounts, in the order of the table of accounts, then by whose they are, then by currency. */
  rows: TrialBalanceRow[];
  /** The totals, by currency. */
  totals: TrialBalanceTotal[];
}

/** What {@link trialBalance} takes. */
export interface TrialBalanceInput {
  journals: DatedJournal[];
  asOf: Timestamp;
}

/** One account in one currency. */
export interface TrialBalanceRow {
  /** The account. */
  account: LedgerAccount;
  /** The currency. */
  currency: Currency;
  /** The sum of its debits, in minor units. */
  debits: Amount;
  /** The sum of its credits, in minor units. */
  credits: Amount;
  /** What is left on its normal side, in minor units; below zero where it stands on the other. */
  balance: Amount;
}

/** All accounts of one currency together. */
export interface TrialBalanceTotal {
  /** The currency. */
  currency: Currency;
  /** The sum of all debits, in minor units. */
  debits: Amount;
  /** The sum of all credits, in minor units: the same. */
  credits: Amount;
}

/** Units of a line, by what became of them. */
export interface UnitCount {
  /** Sent. */
  shipped: number;
  /** Of these, arrived. */
  delivered: number;
  /** Never sent, and not wanted any more. */
  cancelled: number;
  /** Of those that arrived, undone since: returned or refunded. */
  returned: number;
  /** Sent, and undone before they arrived: lost, or given up on. */
  lost: number;
}

/** A person or program of the operator or of a vendor. */
export type UserId = `usr_${string}`;

/** What has become of a vendor. */
export type Vendor =
  | VendorAbsent
  | VendorApplied
  | VendorInReview
  | VendorActive
  | VendorSuspended
  | VendorRejected
  | VendorClosed;

/** There is none. */
export interface VendorAbsent {
  state: 'absent';
}

/** Where a vendor is paid. */
export interface VendorAccount {
  /** The account, at a provider or a bank. */
  id: PayoutAccountId;
  /** Since when. */
  since: Timestamp;
}

/** An account that one person proposed and another must confirm. */
export interface VendorAccountProposal {
  /** The account. */
  id: PayoutAccountId;
  /** Who proposed it. */
  by: UserId;
}

/** It sells. */
export interface VendorActive {
  state: 'active';
  /** The vendor. */
  id: VendorId;
  /** Its name and address, in a contact record: a sole trader's are personal. */
  contact: ContactId;
  /** What it must do or show. */
  requirements: Requirement[];
  /** Its people. */
  team: VendorMember[];
  /** Its places. */
  locations: VendorLocation[];
  /** Where it is paid. */
  account: VendorAccount | null;
  /** Where it wants to be paid. */
  proposed: VendorAccountProposal | null;
  /** Its commission plan; the marketplace's default where there is none. */
  plan: PlanId | null;
  /** Why and until when it is not paid, where the operator holds its payouts. */
  payoutHold?: PayoutHold | null;
}

/** It applied, and meets its requirements one by one. */
export interface VendorApplied {
  state: 'applied';
  /** The vendor. */
  id: VendorId;
  /** Its name and address, in a contact record: a sole trader's are personal. */
  contact: ContactId;
  /** What it must do or show. */
  requirements: Requirement[];
  /** Its people. */
  team: VendorMember[];
  /** Its places. */
  locations: VendorLocation[];
  /** Where it is paid. */
  account: VendorAccount | null;
  /** Where it wants to be paid. */
  proposed: VendorAccountProposal | null;
  /** Its commission plan; the marketplace's default where there is none. */
  plan: PlanId | null;
  /** Why and until when it is not paid, where the operator holds its payouts. */
  payoutHold?: PayoutHold | null;
}

/** Everything that a vendor remembers. */
export interface VendorBook {
  /** The vendor. */
  id: VendorId;
  /** Its name and address, in a contact record: a sole trader's are personal. */
  contact: ContactId;
  /** What it must do or show. */
  requirements: Requirement[];
  /** Its people. */
  team: VendorMember[];
  /** Its places. */
  locations: VendorLocation[];
  /** Where it is paid. */
  account: VendorAccount | null;
  /** Where it wants to be paid. */
  proposed: VendorAccountProposal | null;
  /** Its commission plan; the marketplace's default where there is none. */
  plan: PlanId | null;
  /** Why and until when it is not paid, where the operator holds its payouts. */
  payoutHold?: PayoutHold | null;
}

/** Everything that a vendor remembers. */
export interface VendorBookInput {
  /** The vendor. */
  id: VendorId;
  /** Its name and address, in a contact record: a sole trader's are personal. */
  contact: ContactId;
  /** What it must do or show. */
  requirements: Requirement[];
  /** Its people. */
  team: VendorMember[];
  /** Its places. */
  locations: VendorLocation[];
  /** Where it is paid. */
  account?: VendorAccount | null;
  /** Where it wants to be paid. */
  proposed?: VendorAccountProposal | null;
  /** Its commission plan; the marketplace's default where there is none. */
  plan?: PlanId | null;
  /** Why and until when it is not paid, where the operator holds its payouts. */
  payoutHold?: PayoutHoldInput | null;
}

/** It is gone; its books can be read. */
export interface VendorClosed {
  state: 'closed';
  /** The vendor. */
  id: VendorId;
  /** Its name and address, in a contact record: a sole trader's are personal. */
  contact: ContactId;
  /** What it must do or show. */
  requirements: Requirement[];
  /** Its people. */
  team: VendorMember[];
  /** Its places. */
  locations: VendorLocation[];
  /** Where it is paid. */
  account: VendorAccount | null;
  /** Where it wants to be paid. */
  proposed: VendorAccountProposal | null;
  /** Its commission plan; the marketplace's default where there is none. */
  plan: PlanId | null;
  /** Why and until when it is not paid, where the operator holds its payouts. */
  payoutHold?: PayoutHold | null;
}

/** What happened. */
export type VendorEvent =
  | VendorEventApplied
  | VendorEventRequirementSubmitted
  | VendorEventRequirementAccepted
  | VendorEventRequirementRefused
  | VendorEventReviewRequested
  | VendorEventActivated
  | VendorEventRejected
  | VendorEventSuspended
  | VendorEventReinstated
  | VendorEventClosed
  | VendorEventMemberSet
  | VendorEventMemberRemoved
  | VendorEventLocationSet
  | VendorEventLocationRemoved
  | VendorEventAccountProposed
  | VendorEventAccountConfirmed
  | VendorEventPlanAssigned
  | VendorEventPayoutsHeld
  | VendorEventPayoutsReleased;

/** A second one agreed. */
export interface VendorEventAccountConfirmed {
  event: 'account_confirmed';
  /** Where. */
  account: PayoutAccountId;
  /** Who. */
  by: UserId;
  /** When. */
  at: Timestamp;
}

/** One person wants it paid elsewhere. */
export interface VendorEventAccountProposed {
  event: 'account_proposed';
  /** Where. */
  account: PayoutAccountId;
  /** Who. */
  by: UserId;
  /** When. */
  at: Timestamp;
}

/** It sells. */
export interface VendorEventActivated {
  event: 'activated';
  /** When. */
  at: Timestamp;
}

/** It applied. */
export interface VendorEventApplied {
  event: 'applied';
  /** The vendor as it begins. */
  book: VendorBook;
  /** When. */
  at: Timestamp;
}

/** It applied. */
export interface VendorEventAppliedInput {
  event: 'applied';
  /** The vendor as it begins. */
  book: VendorBookInput;
  /** When. */
  at: Timestamp;
}

/** It is gone. */
export interface VendorEventClosed {
  event: 'closed';
  /** When. */
  at: Timestamp;
}

/** What happened. */
export type VendorEventInput =
  | VendorEventAppliedInput
  | VendorEventRequirementSubmitted
  | VendorEventRequirementAccepted
  | VendorEventRequirementRefused
  | VendorEventReviewRequested
  | VendorEventActivated
  | VendorEventRejected
  | VendorEventSuspended
  | VendorEventReinstated
  | VendorEventClosed
  | VendorEventMemberSet
  | VendorEventMemberRemoved
  | VendorEventLocationSet
  | VendorEventLocationRemoved
  | VendorEventAccountProposed
  | VendorEventAccountConfirmed
  | VendorEventPlanAssignedInput
  | VendorEventPayoutsHeldInput
  | VendorEventPayoutsReleased;

/** A place was taken out. */
export interface VendorEventLocationRemoved {
  event: 'location_removed';
  /** Which. */
  location: LocationId;
  /** When. */
  at: Timestamp;
}

/** A place came, or changed. */
export interface VendorEventLocationSet {
  event: 'location_set';
  /** The place. */
  location: VendorLocation;
  /** When. */
  at: Timestamp;
}

/** One of its people left. */
export interface VendorEventMemberRemoved {
  event: 'member_removed';
  /** Who. */
  user: UserId;
  /** When. */
  at: Timestamp;
}

/** One of its people came, or has another role. */
export interface VendorEventMemberSet {
  event: 'member_set';
  /** Who, in which capacity. */
  member: VendorMember;
  /** When. */
  at: Timestamp;
}

/** It is paid nothing for now. */
export interface VendorEventPayoutsHeld {
  event: 'payouts_held';
  /** Why and until when. */
  hold: PayoutHold;
  /** When. */
  at: Timestamp;
}

/** It is paid nothing for now. */
export interface VendorEventPayoutsHeldInput {
  event: 'payouts_held';
  /** Why and until when. */
  hold: PayoutHoldInput;
  /** When. */
  at: Timestamp;
}

/** It is paid again. */
export interface VendorEventPayoutsReleased {
  event: 'payouts_released';
  /** When. */
  at: Timestamp;
}

/** It has another commission plan. */
export interface VendorEventPlanAssigned {
  event: 'plan_assigned';
  /** Which. */
  plan: PlanId | null;
  /** When. */
  at: Timestamp;
}

/** It has another commission plan. */
export interface VendorEventPlanAssignedInput {
  event: 'plan_assigned';
  /** Which. */
  plan?: PlanId | null;
  /** When. */
  at: Timestamp;
}

/** It sells again. */
export interface VendorEventReinstated {
  event: 'reinstated';
  /** When. */
  at: Timestamp;
}

/** It was not taken. */
export interface VendorEventRejected {
  event: 'rejected';
  /** Why. */
  reason: string;
  /** When. */
  at: Timestamp;
}

/** A requirement is met. */
export interface VendorEventRequirementAccepted {
  event: 'requirement_accepted';
  /** Which. */
  requirement: RequirementId;
  /** When. */
  at: Timestamp;
}

/** A requirement is not met. */
export interface VendorEventRequirementRefused {
  event: 'requirement_refused';
  /** Which. */
  requirement: RequirementId;
  /** Why. */
  reason: string;
  /** When. */
  at: Timestamp;
}

/** A requirement was answered. */
export interface VendorEventRequirementSubmitted {
  event: 'requirement_submitted';
  /** Which. */
  requirement: RequirementId;
  /** With what. */
  evidence: string;
  /** When. */
  at: Timestamp;
}

/** The operator is asked to look. */
export interface VendorEventReviewRequested {
  event: 'review_requested';
  /** When. */
  at: Timestamp;
}

/** It sells nothing new. */
export interface VendorEventSuspended {
  event: 'suspended';
  /** Why. */
  reason: string;
  /** When. */
  at: Timestamp;
}

/** What the engine looked up. */
export interface VendorFacts {
  /** Now. */
  at: Timestamp;
  /** Who asks. */
  user: UserId;
  /** The vendor, where it applies. */
  id: VendorId;
  /** What the marketplace's settings ask of a vendor, each with a fresh id. */
  requirements: RequirementAsked[];
  /** How many of its orders are neither settled nor cancelled. */
  ordersUnsettled: number;
  /** How many payouts to it are under way: one that fails gives the money back. */
  payoutsRunning: number;
  /** What it is owed or owes, in minor units: pending, available and reserved each by itself, in each currency. */
  balances: Amount[];
  /**
   * Whose the contact record is that the request names.
   *
   * Where it is left out: `"strangers"`.
   */
  contact?: ContactStanding;
  /** Whether the plan that the request names is in force. */
  plan: PlanForce;
}

/** A vendor. */
export type VendorId = `ven_${string}`;

/** The operator looks at it. */
export interface VendorInReview {
  state: 'in_review';
  /** The vendor. */
  id: VendorId;
  /** Its name and address, in a contact record: a sole trader's are personal. */
  contact: ContactId;
  /** What it must do or show. */
  requirements: Requirement[];
  /** Its people. */
  team: VendorMember[];
  /** Its places. */
  locations: VendorLocation[];
  /** Where it is paid. */
  account: VendorAccount | null;
  /** Where it wants to be paid. */
  proposed: VendorAccountProposal | null;
  /** Its commission plan; the marketplace's default where there is none. */
  plan: PlanId | null;
  /** Why and until when it is not paid, where the operator holds its payouts. */
  payoutHold?: PayoutHold | null;
}

/** A line of a vendor order. Amounts are in minor units. */
export interface VendorLineView {
  /** The line. */
  id: LineId;
  /** What it is for. */
  kind: LineKind;
  /** How many units, and where they are. */
  quantity: number;
  /** Where they are. */
  units: UnitCount;
  /** What the buyer pays for it. */
  gross: Amount;
  /** What the vendor earns with it, with the taxes that it remits, before anything was given back; none for a buyer. */
  earns: Amount | null;
}

/** A place that goods leave from. Its address is in a contact record. */
export interface VendorLocation {
  /** The place. */
  id: LocationId;
  /** Its address. */
  contact: ContactId;
  /** Where it is, for taxes and routing. */
  jurisdiction: Jurisdiction;
  /** Which place is asked first: the lower the earlier. */
  priority: number;
}

/** What was made, and the receipt of the request. */
export interface VendorMade {
  id: VendorId;
  receipt: Receipt;
}

/** One of a vendor's people. */
export interface VendorMember {
  /** Who. */
  user: UserId;
  /** In which capacity. */
  role: MemberRole;
}

/** What has become of a vendor order. */
export type VendorOrder =
  | VendorOrderAbsent
  | VendorOrderAwaiting
  | VendorOrderOpen
  | VendorOrderAccepted
  | VendorOrderFulfilling
  | VendorOrderCompleted
  | VendorOrderCancelled;

/** There is none. */
export interface VendorOrderAbsent {
  state: 'absent';
}

/** The vendor will fulfil it. */
export interface VendorOrderAccepted {
  state: 'accepted';
  /** The vendor order. */
  id: VendorOrderId;
  /** The order that it is a part of. */
  order: OrderId;
  /** The vendor. */
  vendor: VendorId;
  /** Its one currency. */
  currency: Currency;
  /** Its lines, goods before delivery. */
  lines: VendorOrderLine[];
  /** Its parcels, oldest first. */
  parcels: Parcel[];
  /** Captures that were recorded on its lines. */
  captures: CaptureId[];
  /** Refunds, returns and disputes that were recorded on its lines. */
  undoneBy: AnyId[];
  /** Until when the vendor must accept or reject it. */
  acceptBy: Timestamp | null;
  /** A note for the vendor, without anything personal. */
  note: string | null;
}

/** The order waits for its payment; the vendor sees nothing yet. */
export interface VendorOrderAwaiting {
  state: 'awaiting';
  /** The vendor order. */
  id: VendorOrderId;
  /** The order that it is a part of. */
  order: OrderId;
  /** The vendor. */
  vendor: VendorId;
  /** Its one currency. */
  currency: Currency;
  /** Its lines, goods before delivery. */
  lines: VendorOrderLine[];
  /** Its parcels, oldest first. */
  parcels: Parcel[];
  /** Captures that were recorded on its lines. */
  captures: CaptureId[];
  /** Refunds, returns and disputes that were recorded on its lines. */
  undoneBy: AnyId[];
  /** Until when the vendor must accept or reject it. */
  acceptBy: Timestamp | null;
  /** A note for the vendor, without anything personal. */
  note: string | null;
}

/** Everything that a vendor order remembers. */
export interface VendorOrderBook {
  /** The vendor order. */
  id: VendorOrderId;
  /** The order that it is a part of. */
  order: OrderId;
  /** The vendor. */
  vendor: VendorId;
  /** Its one currency. */
  currency: Currency;
  /** Its lines, goods before delivery. */
  lines: VendorOrderLine[];
  /** Its parcels, oldest first. */
  parcels: Parcel[];
  /** Captures that were recorded on its lines. */
  captures: CaptureId[];
  /** Refunds, returns and disputes that were recorded on its lines. */
  undoneBy: AnyId[];
  /** Until when the vendor must accept or reject it. */
  acceptBy: Timestamp | null;
  /** A note for the vendor, without anything personal. */
  note: string | null;
}

/** Everything that a vendor order remembers. */
export interface VendorOrderBookInput {
  /** The vendor order. */
  id: VendorOrderId;
  /** The order that it is a part of. */
  order: OrderId;
  /** The vendor. */
  vendor: VendorId;
  /** Its one currency. */
  currency: Currency;
  /** Its lines, goods before delivery. */
  lines: VendorOrderLine[];
  /** Its parcels, oldest first. */
  parcels: ParcelInput[];
  /** Captures that were recorded on its lines. */
  captures: CaptureId[];
  /** Refunds, returns and disputes that were recorded on its lines. */
  undoneBy: AnyId[];
  /** Until when the vendor must accept or reject it. */
  acceptBy?: Timestamp | null;
  /** A note for the vendor, without anything personal. */
  note?: string | null;
}

/**
 * Who wants something.
 *
 * - `buyer`: The buyer.
 * - `vendor`: The vendor.
 * - `operator`: The operator.
 */
export type VendorOrderBy = 'buyer' | 'vendor' | 'operator';

/** Rejected, lapsed or cancelled as a whole before anything was shipped. */
export interface VendorOrderCancelled {
  state: 'cancelled';
  /** The vendor order. */
  id: VendorOrderId;
  /** The order that it is a part of. */
  order: OrderId;
  /** The vendor. */
  vendor: VendorId;
  /** Its one currency. */
  currency: Currency;
  /** Its lines, goods before delivery. */
  lines: VendorOrderLine[];
  /** Its parcels, oldest first. */
  parcels: Parcel[];
  /** Captures that were recorded on its lines. */
  captures: CaptureId[];
  /** Refunds, returns and disputes that were recorded on its lines. */
  undoneBy: AnyId[];
  /** Until when the vendor must accept or reject it. */
  acceptBy: Timestamp | null;
  /** A note for the vendor, without anything personal. */
  note: string | null;
}

/** Every unit was delivered, undone on its way, or cancelled. */
export interface VendorOrderCompleted {
  state: 'completed';
  /** The vendor order. */
  id: VendorOrderId;
  /** The order that it is a part of. */
  order: OrderId;
  /** The vendor. */
  vendor: VendorId;
  /** Its one currency. */
  currency: Currency;
  /** Its lines, goods before delivery. */
  lines: VendorOrderLine[];
  /** Its parcels, oldest first. */
  parcels: Parcel[];
  /** Captures that were recorded on its lines. */
  captures: CaptureId[];
  /** Refunds, returns and disputes that were recorded on its lines. */
  undoneBy: AnyId[];
  /** Until when the vendor must accept or reject it. */
  acceptBy: Timestamp | null;
  /** A note for the vendor, without anything personal. */
  note: string | null;
}

/** Who sends units that the vendor would not, or did not answer for: what a re-route came to (`reroute`). Units that are named nowhere are cancelled. */
export interface VendorOrderElsewhere {
  /**
   * Units of goods that other places of the vendor have: they stay, and it is asked again.
   *
   * Where it is left out: `[]`.
   */
  stay?: LineUnits[];
  /**
   * Units of goods that another vendor order takes over.
   *
   * Where it is left out: `[]`.
   */
  taken?: LineUnits[];
  /** Until when the vendor must answer for those that stay; without one they are accepted at once. */
  acceptBy?: Timestamp | null;
  /** A fresh id for undoing what is taken over: the id of its ledger entries. */
  edit: EditId;
}

/** What happened. */
export type VendorOrderEvent =
  | VendorOrderEventCreated
  | VendorOrderEventPlaced
  | VendorOrderEventAccepted
  | VendorOrderEventRejected
  | VendorOrderEventLapsed
  | VendorOrderEventAskedAgain
  | VendorOrderEventShipped
  | VendorOrderEventDelivered
  | VendorOrderEventUnitsCancelled
  | VendorOrderEventNoteChanged
  | VendorOrderEventCaptureRecorded
  | VendorOrderEventReversed
  | VendorOrderEventTakenOver
  | VendorOrderEventSettled
  | VendorOrderEventCompleted
  | VendorOrderEventCancelled;

/** The vendor will fulfil it. */
export interface VendorOrderEventAccepted {
  event: 'accepted';
  /** When. */
  at: Timestamp;
}

/** The vendor is asked again for what is left: other places of it have that. */
export interface VendorOrderEventAskedAgain {
  event: 'asked_again';
  /** Until when the vendor must accept or reject it. */
  acceptBy: Timestamp | null;
  /** When. */
  at: Timestamp;
}

/** The vendor is asked again for what is left: other places of it have that. */
export interface VendorOrderEventAskedAgainInput {
  event: 'asked_again';
  /** Until when the vendor must accept or reject it. */
  acceptBy?: Timestamp | null;
  /** When. */
  at: Timestamp;
}

/** All of it was cancelled before anything was sent. */
export interface VendorOrderEventCancelled {
  event: 'cancelled';
  /** Why. */
  cause: CancelCause;
  /** When. */
  at: Timestamp;
}

/** A capture was recorded on the lines. */
export interface VendorOrderEventCaptureRecorded {
  event: 'capture_recorded';
  /** The capture. */
  capture: CaptureId;
  /** What it moves. */
  moves: LineMove[];
  /** When. */
  at: Timestamp;
}

/** Every unit is somewhere for good. */
export interface VendorOrderEventCompleted {
  event: 'completed';
  /** When. */
  at: Timestamp;
}

/** It was made. */
export interface VendorOrderEventCreated {
  event: 'created';
  /** The vendor order as it begins. */
  book: VendorOrderBook;
  /** When. */
  at: Timestamp;
}

/** It was made. */
export interface VendorOrderEventCreatedInput {
  event: 'created';
  /** The vendor order as it begins. */
  book: VendorOrderBookInput;
  /** When. */
  at: Timestamp;
}

/** A parcel arrived. */
export interface VendorOrderEventDelivered {
  event: 'delivered';
  /** Which. */
  parcel: ParcelId;
  /** What was in it. */
  lines: LineUnits[];
  /** Units that were given up on and came after all: their money went back, as for units that are returned. */
  found?: LineUnits[];
  /** When. */
  at: Timestamp;
}

/** What happened. */
export type VendorOrderEventInput =
  | VendorOrderEventCreatedInput
  | VendorOrderEventPlacedInput
  | VendorOrderEventAccepted
  | VendorOrderEventRejected
  | VendorOrderEventLapsed
  | VendorOrderEventAskedAgainInput
  | VendorOrderEventShippedInput
  | VendorOrderEventDelivered
  | VendorOrderEventUnitsCancelled
  | VendorOrderEventNoteChanged
  | VendorOrderEventCaptureRecorded
  | VendorOrderEventReversed
  | VendorOrderEventTakenOverInput
  | VendorOrderEventSettled
  | VendorOrderEventCompleted
  | VendorOrderEventCancelled;

/** The vendor's window is over. */
export interface VendorOrderEventLapsed {
  event: 'lapsed';
  /** When. */
  at: Timestamp;
}

/** The note was changed. */
export interface VendorOrderEventNoteChanged {
  event: 'note_changed';
  /** The note. */
  note: string;
  /** When. */
  at: Timestamp;
}

/** The order was placed. */
export interface VendorOrderEventPlaced {
  event: 'placed';
  /** Until when the vendor must accept or reject it. */
  acceptBy: Timestamp | null;
  /** What the vendor sold with it, for volume tiers. */
  sold?: VendorOrderSold | null;
  /** When. */
  at: Timestamp;
}

/** The order was placed. */
export interface VendorOrderEventPlacedInput {
  event: 'placed';
  /** Until when the vendor must accept or reject it. */
  acceptBy?: Timestamp | null;
  /** What the vendor sold with it, for volume tiers. */
  sold?: VendorOrderSold | null;
  /** When. */
  at: Timestamp;
}

/** The vendor will not. */
export interface VendorOrderEventRejected {
  event: 'rejected';
  /** Why. */
  reason: string;
  /** When. */
  at: Timestamp;
}

/** Parts of the lines were undone. */
export interface VendorOrderEventReversed {
  event: 'reversed';
  /** The refund, return, claim or dispute. */
  cause: AnyId;
  /** Units that had arrived, and were undone with it. */
  returned: LineUnits[];
  /** Units that were on their way, and were undone with it. */
  lost: LineUnits[];
  /** What it moves. */
  moves: LineMove[];
  /** When. */
  at: Timestamp;
}

/** Lines were settled. */
export interface VendorOrderEventSettled {
  event: 'settled';
  /** The settlement. */
  settlement: SettlementId;
  /** Which lines. */
  lines: LineId[];
  /** When. */
  at: Timestamp;
}

/** Units were sent. */
export interface VendorOrderEventShipped {
  event: 'shipped';
  /** The parcel. */
  parcel: Parcel;
  /** When. */
  at: Timestamp;
}

/** Units were sent. */
export interface VendorOrderEventShippedInput {
  event: 'shipped';
  /** The parcel. */
  parcel: ParcelInput;
  /** When. */
  at: Timestamp;
}

/** A line was taken over from another vendor order. */
export interface VendorOrderEventTakenOver {
  event: 'taken_over';
  /** The line. */
  line: VendorOrderLine;
  /** What of it was captured already, and under which operation. */
  captured: [CaptureId, LineMove] | null;
  /** When. */
  at: Timestamp;
}

/** A line was taken over from another vendor order. */
export interface VendorOrderEventTakenOverInput {
  event: 'taken_over';
  /** The line. */
  line: VendorOrderLine;
  /** What of it was captured already, and under which operation. */
  captured?: [CaptureId, LineMove] | null;
  /** When. */
  at: Timestamp;
}

/** Units were cancelled before they were sent. */
export interface VendorOrderEventUnitsCancelled {
  event: 'units_cancelled';
  /** The operation: the id of its ledger entries. */
  edit: EditId;
  /** Which units. */
  lines: LineUnits[];
  /** What it moves, delivery with the last unit. */
  moves: LineMove[];
  /** Who wanted it. */
  by: VendorOrderBy;
  /** Why. */
  cause: CancelCause;
  /** When. */
  at: Timestamp;
}

/** What the engine looked up. */
export interface VendorOrderFacts {
  /** Now. */
  at: Timestamp;
  /** Its frozen lines, which the order holds. */
  lines: FrozenLineInput[];
  /** A fresh id for a parcel. */
  parcel: ParcelId;
  /** A fresh id for a cancellation or edit: the id of its ledger entries. */
  edit: EditId;
  /** Who else sends the units; only `reject` and `lapse` ask for it. Where there is nobody all of it is cancelled. */
  elsewhere?: VendorOrderElsewhere | null;
  /** The period that sales of now are counted in; looked up where it is placed. */
  salesPeriod?: SalesPeriod | null;
}

/** A part was shipped. */
export interface VendorOrderFulfilling {
  state: 'fulfilling';
  /** The vendor order. */
  id: VendorOrderId;
  /** The order that it is a part of. */
  order: OrderId;
  /** The vendor. */
  vendor: VendorId;
  /** Its one currency. */
  currency: Currency;
  /** Its lines, goods before delivery. */
  lines: VendorOrderLine[];
  /** Its parcels, oldest first. */
  parcels: Parcel[];
  /** Captures that were recorded on its lines. */
  captures: CaptureId[];
  /** Refunds, returns and disputes that were recorded on its lines. */
  undoneBy: AnyId[];
  /** Until when the vendor must accept or reject it. */
  acceptBy: Timestamp | null;
  /** A note for the vendor, without anything personal. */
  note: string | null;
}

/**
 * Where goods are that are undone after they were shipped.
 *
 * - `arrived`: They arrived: a return, or a claim about what came.
 * - `on_the_way`: They did not, and nobody waits for them any more: a claim for what never came.
 */
export type VendorOrderGoods = 'arrived' | 'on_the_way';

/** One vendor's part of an order. */
export type VendorOrderId = `vor_${string}`;

/** One line of a vendor order. */
export interface VendorOrderLine {
  /** The line. */
  id: LineId;
  /** What it is for. */
  kind: LineKind;
  /** How many units were ordered. */
  quantity: number;
  /** What became of them. */
  units: UnitCount;
  /** How much of it is captured and undone. */
  progress: LineProgress;
  /** Where the vendor's share stands. */
  share: VendorShare;
}

/** The vendor has to accept or reject it. */
export interface VendorOrderOpen {
  state: 'open';
  /** The vendor order. */
  id: VendorOrderId;
  /** The order that it is a part of. */
  order: OrderId;
  /** The vendor. */
  vendor: VendorId;
  /** Its one currency. */
  currency: Currency;
  /** Its lines, goods before delivery. */
  lines: VendorOrderLine[];
  /** Its parcels, oldest first. */
  parcels: Parcel[];
  /** Captures that were recorded on its lines. */
  captures: CaptureId[];
  /** Refunds, returns and disputes that were recorded on its lines. */
  undoneBy: AnyId[];
  /** Until when the vendor must accept or reject it. */
  acceptBy: Timestamp | null;
  /** A note for the vendor, without anything personal. */
  note: string | null;
}

/** What a caller may ask. */
export type VendorOrderRequest =
  | VendorOrderRequestCreate
  | VendorOrderRequestPlace
  | VendorOrderRequestAccept
  | VendorOrderRequestReject
  | VendorOrderRequestLapse
  | VendorOrderRequestShip
  | VendorOrderRequestDeliver
  | VendorOrderRequestCancel
  | VendorOrderRequestEdit
  | VendorOrderRequestRecordCapture
  | VendorOrderRequestReverse
  | VendorOrderRequestTakeOver
  | VendorOrderRequestMarkSettled;

/** The vendor will fulfil it. */
export interface VendorOrderRequestAccept {
  request: 'accept';
}

/** Units that were never sent are not wanted any more; all of them where none are named. */
export interface VendorOrderRequestCancel {
  request: 'cancel';
  /** Which. */
  lines: LineUnits[];
  /** Who wants it. */
  by: VendorOrderBy;
  /** Why. */
  cause: CancelCause;
}

/** Make it, from a split. */
export interface VendorOrderRequestCreate {
  request: 'create';
  /** The order. */
  order: OrderId;
  /** The vendor's part. */
  part: SplitVendorPart;
  /** Its currency. */
  currency: Currency;
}

/** A parcel arrived. */
export interface VendorOrderRequestDeliver {
  request: 'deliver';
  /** Which. */
  parcel: ParcelId;
}

/** Set the quantity of a line, downwards, or the note for the vendor. */
export interface VendorOrderRequestEdit {
  request: 'edit';
  /** New quantities. */
  lines: LineUnits[];
  /** A note, without anything personal. */
  note?: string | null;
}

/** The vendor's window is over. */
export interface VendorOrderRequestLapse {
  request: 'lapse';
}

/** Its settled lines are the vendor's to be paid. */
export interface VendorOrderRequestMarkSettled {
  request: 'mark_settled';
  /** The settlement. */
  settlement: SettlementId;
  /** Which lines. */
  lines: LineId[];
}

/** The order was placed: the vendor's window begins; without one it is accepted at once. */
export interface VendorOrderRequestPlace {
  request: 'place';
  /** Until when the vendor must accept or reject it. */
  acceptBy?: Timestamp | null;
}

/** Record a capture of the order's payment on the lines. */
export interface VendorOrderRequestRecordCapture {
  request: 'record_capture';
  /** The capture. */
  capture: CaptureId;
  /** How far it reaches. */
  scope: CaptureScope;
}

/** The vendor will not. */
export interface VendorOrderRequestReject {
  request: 'reject';
  /** Why. */
  reason: string;
}

/** Undo parts of the lines for a refund, a return, a claim or a dispute. */
export interface VendorOrderRequestReverse {
  request: 'reverse';
  /** The refund, return, claim or dispute: the id of the ledger entries. */
  cause: AnyId;
  /** What is undone. */
  undo: VendorOrderUndo;
}

/** Units were sent. */
export interface VendorOrderRequestShip {
  request: 'ship';
  /** Which. */
  lines: LineUnits[];
  /** The carrier and its number. */
  tracking?: string | null;
}

/** Take a line over from another vendor order of the same order. */
export interface VendorOrderRequestTakeOver {
  request: 'take_over';
  /** The new frozen line. */
  line: FrozenLineInput;
  /** What of it is captured already, under which operation. */
  captured?: CaptureId | null;
}

/** What a vendor sold with one order, as volume tiers count it. */
export interface VendorOrderSold {
  /** The goods without tax, after the discounts that the vendor funds, in minor units. */
  net: Amount;
  /** The period that it is counted in. */
  period: SalesPeriod;
}

/** What of the lines is undone. */
export type VendorOrderUndo =
  | VendorOrderUndoUnits
  | VendorOrderUndoLineAmount
  | VendorOrderUndoAmount
  | VendorOrderUndoRest
  | VendorOrderUndoUncaptured;

/** An amount of the vendor order, shared over what its lines have left. */
export interface VendorOrderUndoAmount {
  what: 'amount';
  /** In minor units. */
  amount: Amount;
}

/** An amount of one line, of what the buyer paid for it. */
export interface VendorOrderUndoLineAmount {
  what: 'line_amount';
  /** The line. */
  line: LineId;
  /** In minor units. */
  amount: Amount;
}

/** All that is left, with every unit that was shipped. Units that were not stay open until they are cancelled. */
export interface VendorOrderUndoRest {
  what: 'rest';
}

/** What is not captured, because its money can come no more. No unit comes back, and what was captured stays. */
export interface VendorOrderUndoUncaptured {
  what: 'uncaptured';
}

/** Units of lines that were shipped. What a refund of an amount gave back already is not given back again. */
export interface VendorOrderUndoUnits {
  what: 'units';
  /** Which. */
  lines: LineUnits[];
  /** Where they are. */
  goods: VendorOrderGoods;
}

/** A vendor's part of an order. */
export interface VendorOrderView {
  /** The vendor order. */
  id: VendorOrderId;
  /** The buyer's order. */
  order: OrderId;
  /** The vendor. */
  vendor: VendorId;
  /** What has become of it. */
  state: string;
  /** Its currency. */
  currency: Currency;
  /** Its lines. */
  lines: VendorLineView[];
  /** What it came to when it was placed, before anything was given back: gross, delivery, fees, what is left; none for a buyer. */
  totals: VendorTotals | null;
  /** What was sent. */
  parcels: Parcel[];
  /** Until when the vendor may accept it. */
  acceptBy: Timestamp | null;
}

/** What {@link VendorOrdersMethods.accept} takes. */
export interface VendorOrdersAcceptInput {
  id: VendorOrderId;
}

/** What {@link VendorOrdersMethods.cancel} takes. */
export interface VendorOrdersCancelInput {
  id: VendorOrderId;
  /** Which. */
  lines: LineUnits[];
  /** Who wants it. */
  by: VendorOrderBy;
  /** Why. */
  cause: CancelCause;
}

/** What {@link VendorOrdersMethods.deliver} takes. */
export interface VendorOrdersDeliverInput {
  id: VendorOrderId;
  /** Which. */
  parcel: ParcelId;
}

/** What {@link VendorOrdersMethods.deliverTo} takes. */
export interface VendorOrdersDeliverToInput {
  id: VendorOrderId;
}

/** What {@link VendorOrdersMethods.edit} takes. */
export interface VendorOrdersEditInput {
  id: VendorOrderId;
  /** New quantities. */
  lines: LineUnits[];
  /** A note, without anything personal. */
  note?: string | null;
}

/** What {@link VendorOrdersMethods.get} takes. */
export interface VendorOrdersGetInput {
  id: VendorOrderId;
}

/** What {@link VendorOrdersMethods.lapse} takes. */
export interface VendorOrdersLapseInput {
  id: VendorOrderId;
}

/** What {@link VendorOrdersMethods.list} takes. */
export interface VendorOrdersListInput {
  by?: ListBy | null;
  after?: string | null;
  limit?: number | null;
}

/** What {@link VendorOrdersMethods.reject} takes. */
export interface VendorOrdersRejectInput {
  id: VendorOrderId;
  /** Why. */
  reason: string;
}

/** What {@link VendorOrdersMethods.ship} takes. */
export interface VendorOrdersShipInput {
  id: VendorOrderId;
  /** Which. */
  lines: LineUnits[];
  /** The carrier and its number. */
  tracking?: string | null;
}

/** The operator did not take it. */
export interface VendorRejected {
  state: 'rejected';
  /** The vendor. */
  id: VendorId;
  /** Its name and address, in a contact record: a sole trader's are personal. */
  contact: ContactId;
  /** What it must do or show. */
  requirements: Requirement[];
  /** Its people. */
  team: VendorMember[];
  /** Its places. */
  locations: VendorLocation[];
  /** Where it is paid. */
  account: VendorAccount | null;
  /** Where it wants to be paid. */
  proposed: VendorAccountProposal | null;
  /** Its commission plan; the marketplace's default where there is none. */
  plan: PlanId | null;
  /** Why and until when it is not paid, where the operator holds its payouts. */
  payoutHold?: PayoutHold | null;
}

/** What a caller may ask. */
export type VendorRequest =
  | VendorRequestApply
  | VendorRequestSubmitRequirement
  | VendorRequestAcceptRequirement
  | VendorRequestRefuseRequirement
  | VendorRequestRequestReview
  | VendorRequestActivate
  | VendorRequestReject
  | VendorRequestSuspend
  | VendorRequestReinstate
  | VendorRequestClose
  | VendorRequestSetMember
  | VendorRequestRemoveMember
  | VendorRequestSetLocation
  | VendorRequestRemoveLocation
  | VendorRequestProposeAccount
  | VendorRequestConfirmAccount
  | VendorRequestAssignPlan
  | VendorRequestHoldPayouts
  | VendorRequestReleasePayouts;

/** The operator finds it met. */
export interface VendorRequestAcceptRequirement {
  request: 'accept_requirement';
  /** Which. */
  requirement: RequirementId;
}

/** Let it sell. */
export interface VendorRequestActivate {
  request: 'activate';
}

/** Apply to sell. */
export interface VendorRequestApply {
  request: 'apply';
  /** Its name and address. */
  contact: ContactId;
}

/** Give it a commission plan of its own, or none. */
export interface VendorRequestAssignPlan {
  request: 'assign_plan';
  /** Which. */
  plan?: PlanId | null;
}

/** End it. */
export interface VendorRequestClose {
  request: 'close';
}

/** Agree: the second. It says to what, so that nobody agrees to what was proposed a moment ago. */
export interface VendorRequestConfirmAccount {
  request: 'confirm_account';
  /** Where. */
  account: PayoutAccountId;
}

/** Pay it nothing for now. What it sells is settled all the same. */
export interface VendorRequestHoldPayouts {
  request: 'hold_payouts';
  /** Why and until when. */
  hold: PayoutHoldInput;
}

/** Be paid elsewhere: the first of two people. */
export interface VendorRequestProposeAccount {
  request: 'propose_account';
  /** Where. */
  account: PayoutAccountId;
}

/** The operator does not. */
export interface VendorRequestRefuseRequirement {
  request: 'refuse_requirement';
  /** Which. */
  requirement: RequirementId;
  /** Why. */
  reason: string;
}

/** Let it sell again. */
export interface VendorRequestReinstate {
  request: 'reinstate';
}

/** Do not take it. */
export interface VendorRequestReject {
  request: 'reject';
  /** Why. */
  reason: string;
}

/** Pay it again. */
export interface VendorRequestReleasePayouts {
  request: 'release_payouts';
}

/** Take a place out. */
export interface VendorRequestRemoveLocation {
  request: 'remove_location';
  /** Which. */
  location: LocationId;
}

/** Take one of its people out. */
export interface VendorRequestRemoveMember {
  request: 'remove_member';
  /** Who. */
  user: UserId;
}

/** Ask the operator to look. */
export interface VendorRequestRequestReview {
  request: 'request_review';
}

/** Add a place, or change one. */
export interface VendorRequestSetLocation {
  request: 'set_location';
  /** The place. */
  location: VendorLocation;
}

/** Add one of its people, or give one another role. */
export interface VendorRequestSetMember {
  request: 'set_member';
  /** Who. */
  user: UserId;
  /** In which capacity. */
  role: MemberRole;
}

/** Answer a requirement. What the operator looks at is not exchanged under its eyes. */
export interface VendorRequestSubmitRequirement {
  request: 'submit_requirement';
  /** Which. */
  requirement: RequirementId;
  /** A file's id or digest, nothing personal. */
  evidence: string;
}

/** Let it sell nothing new. */
export interface VendorRequestSuspend {
  request: 'suspend';
  /** Why. */
  reason: string;
}

/**
 * Where a vendor's share stands: before its line is settled, or after.
 *
 * - `pending`: Not settled: `vendor_pending`.
 * - `available`: Settled: `vendor_available`.
 */
export type VendorShare = 'pending' | 'available';

/**
 * Whether a vendor may sell.
 *
 * - `may_sell`: It is active.
 * - `may_not_sell`: It is not, or not any more.
 */
export type VendorStanding = 'may_sell' | 'may_not_sell';

/** It fulfils what it accepted, and sells nothing new. */
export interface VendorSuspended {
  state: 'suspended';
  /** The vendor. */
  id: VendorId;
  /** Its name and address, in a contact record: a sole trader's are personal. */
  contact: ContactId;
  /** What it must do or show. */
  requirements: Requirement[];
  /** Its people. */
  team: VendorMember[];
  /** Its places. */
  locations: VendorLocation[];
  /** Where it is paid. */
  account: VendorAccount | null;
  /** Where it wants to be paid. */
  proposed: VendorAccountProposal | null;
  /** Its commission plan; the marketplace's default where there is none. */
  plan: PlanId | null;
  /** Why and until when it is not paid, where the operator holds its payouts. */
  payoutHold?: PayoutHold | null;
}

/** What a vendor's part of an order is made under. */
export interface VendorTerms {
  /** The vendor. */
  vendor: VendorId;
  /** A fresh id for its vendor order. */
  vendorOrder: VendorOrderId;
  /** Its commission plan. */
  plan: PlanId;
  /**
   * Its placed net sales of the last closed period, in minor units: what volume tiers look at.
   *
   * Where it is left out: `0`.
   */
  sales?: Amount;
}

/** The sums of one vendor's lines, in minor units. */
export interface VendorTotals {
  /** What the buyer pays for the lines, delivery with them. */
  gross: Amount;
  /** What of it is delivery. */
  shipping: Amount;
  /** What the platform adds for discounts that it funds. */
  funded: Amount;
  /** The vendor's fees. */
  fees: Amount;
  /** The VAT on them. */
  feeVat: Amount;
  /** What the vendor will be paid, the taxes that it remits with it; less what it funds of delivery that the platform sells. */
  payable: Amount;
}

/** Money to be moved between the platform and a vendor's account at the gateway. */
export interface VendorTransfer {
  /** The operation: the gateway's idempotency key. */
  transfer: TransferId;
  /** The transfer that it takes some back of; none where it is no reversal. */
  reverses: TransferId | null;
  /** The vendor. */
  vendor: VendorId;
  /** How much, in minor units. */
  amount: Amount;
  /** Its currency. */
  currency: Currency;
}

/** What {@link VendorsMethods.acceptRequirement} takes. */
export interface VendorsAcceptRequirementInput {
  id: VendorId;
  /** Which. */
  requirement: RequirementId;
}

/** What {@link VendorsMethods.activate} takes. */
export interface VendorsActivateInput {
  id: VendorId;
}

/** What {@link VendorsMethods.apply} takes. */
export interface VendorsApplyInput {
  /** Its name and address. */
  contact: ContactId;
}

/** What {@link VendorsMethods.assignPlan} takes. */
export interface VendorsAssignPlanInput {
  id: VendorId;
  /** Which. */
  plan?: PlanId | null;
}

/** What {@link VendorsMethods.close} takes. */
export interface VendorsCloseInput {
  id: VendorId;
}

/** What {@link VendorsMethods.confirmAccount} takes. */
export interface VendorsConfirmAccountInput {
  id: VendorId;
  /** Where. */
  account: PayoutAccountId;
}

/** What {@link VendorsMethods.get} takes. */
export interface VendorsGetInput {
  id: VendorId;
}

/** What {@link VendorsMethods.holdPayouts} takes. */
export interface VendorsHoldPayoutsInput {
  id: VendorId;
  /** Why and until when. */
  hold: PayoutHoldInput;
}

/** What {@link VendorsMethods.list} takes. */
export interface VendorsListInput {
  by?: ListBy | null;
  after?: string | null;
  limit?: number | null;
}

/** What {@link VendorsMethods.proposeAccount} takes. */
export interface VendorsProposeAccountInput {
  id: VendorId;
  /** Where. */
  account: PayoutAccountId;
}

/** What {@link VendorsMethods.refuseRequirement} takes. */
export interface VendorsRefuseRequirementInput {
  id: VendorId;
  /** Which. */
  requirement: RequirementId;
  /** Why. */
  reason: string;
}

/** What {@link VendorsMethods.reinstate} takes. */
export interface VendorsReinstateInput {
  id: VendorId;
}

/** What {@link VendorsMethods.reject} takes. */
export interface VendorsRejectInput {
  id: VendorId;
  /** Why. */
  reason: string;
}

/** What {@link VendorsMethods.releasePayouts} takes. */
export interface VendorsReleasePayoutsInput {
  id: VendorId;
}

/** What {@link VendorsMethods.removeLocation} takes. */
export interface VendorsRemoveLocationInput {
  id: VendorId;
  /** Which. */
  location: LocationId;
}

/** What {@link VendorsMethods.removeMember} takes. */
export interface VendorsRemoveMemberInput {
  id: VendorId;
  /** Who. */
  user: UserId;
}

/** What {@link VendorsMethods.requestReview} takes. */
export interface VendorsRequestReviewInput {
  id: VendorId;
}

/** What {@link VendorsMethods.setLocation} takes. */
export interface VendorsSetLocationInput {
  id: VendorId;
  /** The place. */
  location: VendorLocation;
}

/** What {@link VendorsMethods.setMember} takes. */
export interface VendorsSetMemberInput {
  id: VendorId;
  /** Who. */
  user: UserId;
  /** In which capacity. */
  role: MemberRole;
}

/** What {@link VendorsMethods.soldInCsv} takes. */
export interface VendorsSoldInCsvInput {
  id: VendorId;
  year: number;
}

/** What {@link VendorsMethods.soldIn} takes. */
export interface VendorsSoldInInput {
  id: VendorId;
  year: number;
}

/** What {@link VendorsMethods.submitRequirement} takes. */
export interface VendorsSubmitRequirementInput {
  id: VendorId;
  /** Which. */
  requirement: RequirementId;
  /** A file's id or digest, nothing personal. */
  evidence: string;
}

/** What {@link VendorsMethods.suspend} takes. */
export interface VendorsSuspendInput {
  id: VendorId;
  /** Why. */
  reason: string;
}

/** One void of what a payment holds. */
export type VoidId = `vod_${string}`;

/** What has become of an endpoint. */
export type WebhookEndpoint = WebhookEndpointAbsent | WebhookEndpointEnabled | WebhookEndpointDisabled | WebhookEndpointRemoved;

/** There is none. */
export interface WebhookEndpointAbsent {
  state: 'absent';
}

/** What an endpoint is. */
export interface WebhookEndpointBook {
  /** The endpoint. */
  id: WebhookEndpointId;
  /** Where events are posted to. */
  url: string;
  /** Which events: `order.placed`, or `order.*` for all of a kind. None: all of them. */
  events: string[];
  /** The generation of the secret that signs. */
  generation: number;
  /** The secret before it, as long as it signs too. */
  previous?: PreviousSecret | null;
  /** From when on events are sent: when it was added, or enabled again. */
  since: Timestamp;
}

/** It is sent nothing. */
export interface WebhookEndpointDisabled {
  state: 'disabled';
  /** The endpoint as it was. */
  book: WebhookEndpointBook;
  /** Why. */
  reason: WebhookEndpointReason;
}

/** It is sent what it wants. */
export interface WebhookEndpointEnabled {
  state: 'enabled';
  /** The endpoint. */
  id: WebhookEndpointId;
  /** Where events are posted to. */
  url: string;
  /** Which events: `order.placed`, or `order.*` for all of a kind. None: all of them. */
  events: string[];
  /** The generation of the secret that signs. */
  generation: number;
  /** The secret before it, as long as it signs too. */
  previous?: PreviousSecret | null;
  /** From when on events are sent: when it was added, or enabled again. */
  since: Timestamp;
}

/** What happened. */
export type WebhookEndpointEvent =
  | WebhookEndpointEventAdded
  | WebhookEndpointEventChanged
  | WebhookEndpointEventSecretRotated
  | WebhookEndpointEventDisabled
  | WebhookEndpointEventEnabled
  | WebhookEndpointEventRemoved;

/** An endpoint was added. */
export interface WebhookEndpointEventAdded {
  event: 'added';
  /** The endpoint. */
  id: WebhookEndpointId;
  /** Where events are posted to. */
  url: string;
  /** Which events. */
  events: string[];
  /** When. */
  at: Timestamp;
}

/** It has another address, or wants other events. */
export interface WebhookEndpointEventChanged {
  event: 'changed';
  /** Where events are posted to. */
  url: string;
  /** Which events. */
  events: string[];
  /** When. */
  at: Timestamp;
}

/** It is sent nothing any more. */
export interface WebhookEndpointEventDisabled {
  event: 'disabled';
  /** Why. */
  reason: WebhookEndpointReason;
  /** When. */
  at: Timestamp;
}

/** It is sent what happens from then on. */
export interface WebhookEndpointEventEnabled {
  event: 'enabled';
  /** When. */
  at: Timestamp;
}

/** It was taken away. */
export interface WebhookEndpointEventRemoved {
  event: 'removed';
  /** When. */
  at: Timestamp;
}

/** It has a new secret. */
export interface WebhookEndpointEventSecretRotated {
  event: 'secret_rotated';
  /** The generation of the new one. */
  generation: number;
  /** The old one, where it signs too for a while. */
  previous?: PreviousSecret | null;
  /** When. */
  at: Timestamp;
}

/** What the engine looked up. */
export interface WebhookEndpointFacts {
  /** Now. */
  at: Timestamp;
  /** The endpoint, where it is being added. */
  id: WebhookEndpointId;
  /** How many the marketplace has, where one is being added. */
  endpoints: number;
}

/** An endpoint that events are sent to. */
export type WebhookEndpointId = `whe_${string}`;

/** What was made, and the receipt of the request. */
export interface WebhookEndpointMade {
  id: WebhookEndpointId;
  receipt: Receipt;
}

/**
 * Why an endpoint is sent nothing.
 *
 * - `by_hand`: Somebody wanted it so.
 * - `gone`: It answered 410: it wants nothing any more (Standard Webhooks).
 */
export type WebhookEndpointReason = 'by_hand' | 'gone';

/** It is gone for ever. */
export interface WebhookEndpointRemoved {
  state: 'removed';
  /** The endpoint. */
  id: WebhookEndpointId;
}

/** What a caller may ask. */
export type WebhookEndpointRequest =
  | WebhookEndpointRequestAdd
  | WebhookEndpointRequestChange
  | WebhookEndpointRequestRotateSecret
  | WebhookEndpointRequestDisable
  | WebhookEndpointRequestEnable
  | WebhookEndpointRequestRemove;

/** Add an endpoint. It is sent what happens from now on. */
export interface WebhookEndpointRequestAdd {
  request: 'add';
  /** Where events are posted to. */
  url: string;
  /** Which events; none for all. */
  events: string[];
}

/** Send to another address, or other events. */
export interface WebhookEndpointRequestChange {
  request: 'change';
  /** Where events are posted to. */
  url: string;
  /** Which events; none for all. */
  events: string[];
}

/** Send nothing more. */
export interface WebhookEndpointRequestDisable {
  request: 'disable';
  /** Why. */
  reason: WebhookEndpointReason;
}

/** Send what happens from now on. */
export interface WebhookEndpointRequestEnable {
  request: 'enable';
}

/** Take it away for ever. */
export interface WebhookEndpointRequestRemove {
  request: 'remove';
}

/** Sign with a new secret. */
export interface WebhookEndpointRequestRotateSecret {
  request: 'rotate_secret';
  /** For how long the old one signs too, in milliseconds; 0 where it has leaked. */
  keepOldMs: number;
}

/** What {@link WebhookEndpointsMethods.add} takes. */
export interface WebhookEndpointsAddInput {
  /** Where events are posted to. */
  url: string;
  /** Which events; none for all. */
  events: string[];
}

/** What {@link WebhookEndpointsMethods.change} takes. */
export interface WebhookEndpointsChangeInput {
  id: WebhookEndpointId;
  /** Where events are posted to. */
  url: string;
  /** Which events; none for all. */
  events: string[];
}

/** What {@link WebhookEndpointsMethods.disable} takes. */
export interface WebhookEndpointsDisableInput {
  id: WebhookEndpointId;
  /** Why. */
  reason: WebhookEndpointReason;
}

/** What {@link WebhookEndpointsMethods.enable} takes. */
export interface WebhookEndpointsEnableInput {
  id: WebhookEndpointId;
}

/** What {@link WebhookEndpointsMethods.get} takes. */
export interface WebhookEndpointsGetInput {
  id: WebhookEndpointId;
}

/** What {@link WebhookEndpointsMethods.list} takes. */
export interface WebhookEndpointsListInput {
  by?: ListBy | null;
  after?: string | null;
  limit?: number | null;
}

/** What {@link WebhookEndpointsMethods.remove} takes. */
export interface WebhookEndpointsRemoveInput {
  id: WebhookEndpointId;
}

/** What {@link WebhookEndpointsMethods.rotateSecret} takes. */
export interface WebhookEndpointsRotateSecretInput {
  id: WebhookEndpointId;
  /** For how long the old one signs too, in milliseconds; 0 where it has leaked. */
  keepOldMs: number;
}

/** What {@link WebhookEndpointsMethods.secret} takes. */
export interface WebhookEndpointsSecretInput {
  id: WebhookEndpointId;
}

/** A gateway's webhook, which is verified already. */
export interface WebhookToRead {
  /** The message's id, where its scheme has one. */
  id: string | null;
  /** What the gateway sent. */
  body: string;
}

/** What a webhook told, and whether it was news. */
export interface WebhookTold {
  /** The gateway's name of it. */
  event: string;
  /** Whether it was news: `new`, or `known` where it was heard before. */
  heard: string;
}

/** What {@link WebhooksMethods.receive} takes. */
export interface WebhooksReceiveInput {
  gateway: Gateway;
  headers: { [key: string]: string };
  body: string;
}

/** What a worker is started or ticked with. Of what is left out the engine's default stands. */
export interface WorkerInput {
  /**
   * The marketplaces that it works for.
   *
   * Where it is left out: `[]`.
   */
  marketplaces?: MarketplaceId[];
  /**
   * Who is handed every event of the store, by the host's port `subscriber/{name}`.
   *
   * Where it is left out: `[]`.
   */
  subscribers?: string[];
  /** How many things of each duty of a marketplace one round looks at: 100. */
  items?: number | null;
  /** How long it sleeps where nothing is left to do, in milliseconds: a second. */
  everyMs?: number | null;
  /** How long a marketplace is a worker's that does not come back to it, in milliseconds: a minute. */
  leaseMs?: number | null;
  /** How long before its deadline a payment is captured, in milliseconds: a day. */
  captureMarginMs?: number | null;
  /** How long one thing may take before the next has its turn, in milliseconds: 30 seconds. */
  itemMs?: number | null;
  /** The first pause of what went wrong, which doubles, in milliseconds: a second. */
  pauseMs?: number | null;
  /** The longest pause, in milliseconds: an hour. */
  pauseMsMax?: number | null;
  /** How long an attempt to pay may have been on record before one that its gateway never heard of is given up, in milliseconds: a day. */
  unheardMs?: number | null;
  /** How events are handed to the subscribers. */
  relay?: RelayInput;
}

/** What became of the events that were handed over, to subscribers and by webhooks. */
export interface WorkerRelayed {
  /** Events that were handled. */
  handled: number;
  /** Tries of an event that failed. */
  failed: number;
  /** Of these, the last: events that became dead letters. */
  deadLetters: number;
  /** Partitions that stand still because too many events of them wait: somebody should look. */
  full: number;
  /** Groups of partitions that another relay is at. */
  elsewhere: number;
  /** Groups of partitions that another relay took over meanwhile: what was done there comes again. */
  lost: number;
  /** Subscribers that can handle nothing at the moment, and are left alone for a while. */
  paused: number;
}

/** What {@link Worker.stop} takes. */
export type WorkerStopInput = Record<string, never>;

/** What a round came to. */
export interface WorkerTick {
  /** How many things were done. */
  done: number;
  /** Whether there is more to do at once. */
  more: boolean;
  /** What did not work, and is tried again later. */
  troubles: WorkerTrouble[];
  /** What became of events. */
  relayed: WorkerRelayed;
}

/** Something that did not work. */
export interface WorkerTrouble {
  /** Of which marketplace; none where it is of webhooks. */
  marketplace: MarketplaceId | null;
  /** What it was about. */
  subject: string;
  /** The code of the error. */
  code: string;
}

/** Who wants to give up what nobody can explain, and why. */
export interface WriteOff {
  /** Who. */
  by: UserId;
  /** Why. */
  reason: string;
}

/** What a vendor sold in a year, for those who report it. */
export interface YearFile {
  /** The vendor. */
  vendor: VendorId;
  /** The year, by the calendar of the payout schedule's time zone. */
  year: number;
  /** What it sold, currency by currency. */
  currencies: CurrencyYear[];
}

/** What a vendor sold in one currency in a part of a year. Amounts are in minor units. */
export interface YearSold {
  /** Vendor orders that were paid for, each counted once, when the first of its money was taken. */
  sales: number;
  /** How often money was taken. */
  transactions: number;
  /** What buyers paid, refunds not taken off. */
  gross: Amount;
  /** What the platform put in for discounts that it funds, less what went back of it. */
  funded: Amount;
  /** What buyers got back. */
  refunded: Amount;
  /** What the vendor got: without fees and without taxes that the platform remits, and less what it gave back. Below zero where it gave back more. */
  consideration: Amount;
  /** What it was charged in fees, less what went back of them. */
  fees: Amount;
  /** The VAT on them. */
  feeVat: Amount;
  /** Taxes on its sales that the platform remits, less what went back of them. */
  taxWithheld: Amount;
}

/** What `market.carts` is asked. */
export interface CartsMethods {
  /** Nobody came back, or it was merged into another. */
  abandon(input: CartsAbandonInput, options?: CallOptions): Promise<Receipt>;
  /** Put units of an offer in it; units of a line that is there already are added to it. */
  addLine(input: CartsAddLineInput, options?: CallOptions): Promise<Receipt>;
  /** Enter a coupon code. */
  applyCoupon(input: CartsApplyCouponInput, options?: CallOptions): Promise<Receipt>;
  /** A customer signed in: the guest's cart becomes the customer's. */
  assign(input: CartsAssignInput, options?: CallOptions): Promise<Receipt>;
  /** Gives a guest's cart to the customer who asks, who shows its token. */
  claim(input: CartsClaimInput, options?: CallOptions): Promise<null>;
  /** Begin a cart. */
  create(input: CartsCreateInput, options?: CallOptions): Promise<CartMade>;
  /** One, by its id. */
  get(input: CartsGetInput, options?: CallOptions): Promise<Cart>;
  /** The actor that a guest is who shows the token of a cart. */
  guest(input: CartsGuestInput, options?: CallOptions): Promise<Actor>;
  /** A fresh token for a guest's cart: the browser keeps it, `carts.create` takes its hash. */
  guestToken(input?: CartsGuestTokenInput, options?: CallOptions): Promise<FreshCartTokenHash>;
  /** Those that are looked for, a page at a time: what `next` says is the next page's `after`. */
  list(input?: CartsListInput, options?: CallOptions): Promise<SeenCartList>;
  /** Take another cart's content in. */
  merge(input: CartsMergeInput, options?: CallOptions): Promise<Receipt>;
  /** Take a coupon code back. */
  removeCoupon(input: CartsRemoveCouponInput, options?: CallOptions): Promise<Receipt>;
  /** Take a line out. */
  removeLine(input: CartsRemoveLineInput, options?: CallOptions): Promise<Receipt>;
  /** The checkout's order was released or refused: the buyer may go on. */
  reopen(input: CartsReopenInput, options?: CallOptions): Promise<Receipt>;
  /** Accept the prices of now. */
  reprice(input: CartsRepriceInput, options?: CallOptions): Promise<Receipt>;
  /** Say where and how a vendor's goods are delivered. */
  setDelivery(input: CartsSetDeliveryInput, options?: CallOptions): Promise<Receipt>;
  /** Remember something for the host. */
  setMetadata(input: CartsSetMetadataInput, options?: CallOptions): Promise<Receipt>;
  /** Set how many units of a line; 0 takes it out. */
  setQuantity(input: CartsSetQuantityInput, options?: CallOptions): Promise<Receipt>;
}

/** What `market.checkout` is asked. */
export interface CheckoutMethods {
  /** Make an order of a cart: `order.check_out`, with how it is paid. */
  checkOut(input: CheckoutCheckOutInput, options?: CallOptions): Promise<OrderMade>;
}

/** What `market.claims` is asked. */
export interface ClaimsMethods {
  /** The buyer takes it. */
  acceptAnswer(input: ClaimsAcceptAnswerInput, options?: CallOptions): Promise<Receipt>;
  /** The vendor offers something. */
  answer(input: ClaimsAnswerInput, options?: CallOptions): Promise<Receipt>;
  /** Say what is wrong. */
  create(input: ClaimsCreateInput, options?: CallOptions): Promise<ClaimMade>;
  /** The operator decides. */
  decide(input: ClaimsDecideInput, options?: CallOptions): Promise<Receipt>;
  /** The buyer does not, or the vendor's time is over. */
  escalate(input: ClaimsEscalateInput, options?: CallOptions): Promise<Receipt>;
  /** One, by its id. */
  get(input: ClaimsGetInput, options?: CallOptions): Promise<Claim>;
  /** The buyer's time is over: the offer stands. */
  lapse(input: ClaimsLapseInput, options?: CallOptions): Promise<Receipt>;
  /** Those that are looked for, a page at a time: what `next` says is the next page's `after`. */
  list(input?: ClaimsListInput, options?: CallOptions): Promise<SeenClaimList>;
  /** Never mind. */
  withdraw(input: ClaimsWithdrawInput, options?: CallOptions): Promise<Receipt>;
}

/** What `market.commissionPlans` is asked. */
export interface CommissionPlansMethods {
  /** Make one. */
  create(input: CommissionPlansCreateInput, options?: CallOptions): Promise<CommissionPlanMade>;
  /** One, by its id. */
  get(input: CommissionPlansGetInput, options?: CallOptions): Promise<CommissionPlan>;
  /** Those that are looked for, a page at a time: what `next` says is the next page's `after`. */
  list(input?: CommissionPlansListInput, options?: CallOptions): Promise<SeenCommissionPlanList>;
  /** Place orders under what was drafted. */
  publish(input: CommissionPlansPublishInput, options?: CallOptions): Promise<Receipt>;
  /** Write other rules. Nothing changes for orders until they are published. */
  redraft(input: CommissionPlansRedraftInput, options?: CallOptions): Promise<Receipt>;
  /** Give it to no vendor any more. */
  retire(input: CommissionPlansRetireInput, options?: CallOptions): Promise<Receipt>;
}

/** What `market.contacts` is asked. */
export interface ContactsMethods {
  /** Write the record, or write it over. */
  add(input: ContactsAddInput, options?: CallOptions): Promise<ContactMade>;
  /** Empty it for ever. */
  erase(input: ContactsEraseInput, options?: CallOptions): Promise<Receipt>;
  /** What is written in a contact record; null once it is erased. */
  get(input: ContactsGetInput, options?: CallOptions): Promise<ContactDetails | null>;
  /** Write the record, or write it over. */
  write(input: ContactsWriteInput, options?: CallOptions): Promise<Receipt>;
}

/** What `market.customers` is asked. */
export interface CustomersMethods {
  /** Add a contact record. */
  addContact(input: CustomersAddContactInput, options?: CallOptions): Promise<Receipt>;
  /** Forbid buying. */
  block(input: CustomersBlockInput, options?: CallOptions): Promise<Receipt>;
  /** A guest's cart is this customer's. */
  claimCart(input: CustomersClaimCartInput, options?: CallOptions): Promise<Receipt>;
  /** Forget the person. */
  erase(input: CustomersEraseInput, options?: CallOptions): Promise<Receipt>;
  /** All that is known of a customer, for the customer. */
  export(input: CustomersExportInput, options?: CallOptions): Promise<Export>;
  /** One, by its id. */
  get(input: CustomersGetInput, options?: CallOptions): Promise<Customer>;
  /** Those that are looked for, a page at a time: what `next` says is the next page's `after`. */
  list(input?: CustomersListInput, options?: CallOptions): Promise<SeenCustomerList>;
  /** Open an account. */
  register(input: CustomersRegisterInput, options?: CallOptions): Promise<CustomerMade>;
  /** Take a contact record out. */
  removeContact(input: CustomersRemoveContactInput, options?: CallOptions): Promise<Receipt>;
  /** Say whether news are wanted. */
  setConsent(input: CustomersSetConsentInput, options?: CallOptions): Promise<Receipt>;
  /** Permit buying again. */
  unblock(input: CustomersUnblockInput, options?: CallOptions): Promise<Receipt>;
}

/** What `market.deadLetters` is asked. */
export interface DeadLettersMethods {
  /** The events that a subscriber could not handle, a page at a time. */
  list(input: DeadLettersListInput, options?: CallOptions): Promise<DeadLetterList>;
  /** Lets go of an event that a subscriber could not handle. */
  purge(input: DeadLettersPurgeInput, options?: CallOptions): Promise<null>;
  /** Hands an event to its subscriber again. */
  replay(input: DeadLettersReplayInput, options?: CallOptions): Promise<null>;
}

/** What `market.disputes` is asked. */
export interface DisputesMethods {
  /** One, by its id. */
  get(input: DisputesGetInput, options?: CallOptions): Promise<Dispute>;
  /** Those that are looked for, a page at a time: what `next` says is the next page's `after`. */
  list(input?: DisputesListInput, options?: CallOptions): Promise<SeenDisputeList>;
  /** The bank decided for the buyer, or nobody objects. */
  lose(input: DisputesLoseInput, options?: CallOptions): Promise<Receipt>;
  /** The gateway took disputed money. */
  open(input: DisputesOpenInput, options?: CallOptions): Promise<DisputeMade>;
  /** Evidence was sent to the gateway. */
  submitEvidence(input: DisputesSubmitEvidenceInput, options?: CallOptions): Promise<Receipt>;
  /** The bank decided for the platform; also after it was lost. */
  win(input: DisputesWinInput, options?: CallOptions): Promise<Receipt>;
}

/** What `market.exchanges` is asked. */
export interface ExchangesMethods {
  /** Agree. */
  approve(input: ExchangesApproveInput, options?: CallOptions): Promise<Receipt>;
  /** Never mind. */
  cancel(input: ExchangesCancelInput, options?: CallOptions): Promise<Receipt>;
  /** Ask for others. */
  create(input: ExchangesCreateInput, options?: CallOptions): Promise<ExchangeMade>;
  /** One, by its id. */
  get(input: ExchangesGetInput, options?: CallOptions): Promise<Exchange>;
  /** The next step's time is over. */
  lapse(input: ExchangesLapseInput, options?: CallOptions): Promise<Receipt>;
  /** Those that are looked for, a page at a time: what `next` says is the next page's `after`. */
  list(input?: ExchangesListInput, options?: CallOptions): Promise<SeenExchangeList>;
  /** The goods are back. */
  receive(input: ExchangesReceiveInput, options?: CallOptions): Promise<Receipt>;
  /** There is no replacement after all. */
  refund(input: ExchangesRefundInput, options?: CallOptions): Promise<Receipt>;
  /** Do not agree. */
  refuse(input: ExchangesRefuseInput, options?: CallOptions): Promise<Receipt>;
  /** The replacement goes out. */
  ship(input: ExchangesShipInput, options?: CallOptions): Promise<Receipt>;
}

/** What `market.giftCards` is asked. */
export interface GiftCardsMethods {
  /** A fresh code for a gift card: the buyer gets it, `gift_cards.issue` takes its hash. */
  code(input?: GiftCardsCodeInput, options?: CallOptions): Promise<FreshGiftCardCodeHash>;
  /** Let it lapse, once its time has come. */
  expire(input: GiftCardsExpireInput, options?: CallOptions): Promise<Receipt>;
  /** Forbid its use. */
  freeze(input: GiftCardsFreezeInput, options?: CallOptions): Promise<Receipt>;
  /** One, by its id. */
  get(input: GiftCardsGetInput, options?: CallOptions): Promise<GiftCard>;
  /** Issue the card. */
  issue(input: GiftCardsIssueInput, options?: CallOptions): Promise<GiftCardMade>;
  /** Those that are looked for, a page at a time: what `next` says is the next page's `after`. */
  list(input?: GiftCardsListInput, options?: CallOptions): Promise<SeenGiftCardList>;
  /** Permit its use again. */
  thaw(input: GiftCardsThawInput, options?: CallOptions): Promise<Receipt>;
}

/** What `market.invoices` is asked. */
export interface InvoicesMethods {
  /** One, by its id. */
  get(input: InvoicesGetInput, options?: CallOptions): Promise<Invoice>;
  /** Write down what a vendor was charged, or got back, since the last document of this kind. */
  issue(input: InvoicesIssueInput, options?: CallOptions): Promise<InvoiceMade>;
  /** Those that are looked for, a page at a time: what `next` says is the next page's `after`. */
  list(input?: InvoicesListInput, options?: CallOptions): Promise<SeenInvoiceList>;
}

/** What `market.ledger` is asked. */
export interface LedgerMethods {
  /** The balance of an account in minor units, now or as of a moment. */
  balance(input: LedgerBalanceInput, options?: CallOptions): Promise<Amount>;
  /** Postings in their order, from a position on. */
  entries(input?: LedgerEntriesInput, options?: CallOptions): Promise<StoredEntry[]>;
  /** Every account's balance as of a moment; the two sides are equal. */
  trialBalance(input: LedgerTrialBalanceInput, options?: CallOptions): Promise<TrialBalance>;
}

/** What `market.offers` is asked. */
export interface OffersMethods {
  /** Change its terms. Carts are told what changed; orders are not touched. */
  change(input: OffersChangeInput, options?: CallOptions): Promise<Receipt>;
  /** Offer a product. */
  create(input: OffersCreateInput, options?: CallOptions): Promise<OfferMade>;
  /** One, by its id. */
  get(input: OffersGetInput, options?: CallOptions): Promise<Offer>;
  /** Those that are looked for, a page at a time: what `next` says is the next page's `after`. */
  list(input?: OffersListInput, options?: CallOptions): Promise<SeenOfferList>;
  /** Do not sell it for now. */
  pause(input: OffersPauseInput, options?: CallOptions): Promise<Receipt>;
  /** Sell it. */
  publish(input: OffersPublishInput, options?: CallOptions): Promise<Receipt>;
  /** Never sell it again. */
  retire(input: OffersRetireInput, options?: CallOptions): Promise<Receipt>;
}

/** What `market.operations` is asked. */
export interface OperationsMethods {
  /** Who did what when, a page at a time. */
  auditTrail(input: OperationsAuditTrailInput, options?: CallOptions): Promise<AuditEntryList>;
  /** Goes on with what was interrupted. The system's alone. */
  carryOn(input: OperationsCarryOnInput, options?: CallOptions): Promise<null>;
  /** What does not add up, of records, ledger and counters. */
  doctor(input?: OperationsDoctorInput, options?: CallOptions): Promise<Health>;
  /** Takes away answers and leases that have expired. */
  prune(input: OperationsPruneInput, options?: CallOptions): Promise<Pruned>;
  /** Any request as data. */
  run(input: OperationsRunInput, options?: CallOptions): Promise<Receipt>;
}

/** What `market.orders` is asked. */
export interface OrdersMethods {
  /** Nobody fulfils it. */
  cancel(input: OrdersCancelInput, options?: CallOptions): Promise<Receipt>;
  /** Every vendor's part is done. */
  complete(input: OrdersCompleteInput, options?: CallOptions): Promise<Receipt>;
  /** Deliver or bill to someone else. */
  editContacts(input: OrdersEditContactsInput, options?: CallOptions): Promise<Receipt>;
  /** One, by its id. */
  get(input: OrdersGetInput, options?: CallOptions): Promise<OrderView>;
  /** Those that are looked for, a page at a time: what `next` says is the next page's `after`. */
  list(input?: OrdersListInput, options?: CallOptions): Promise<SeenOrderViewList>;
  /** The hold is over. */
  release(input: OrdersReleaseInput, options?: CallOptions): Promise<Receipt>;
}

/** What `market.payments` is asked. */
export interface PaymentsMethods {
  /** Record that what the buyer owed was collected. */
  collect(input: PaymentsCollectInput, options?: CallOptions): Promise<Receipt>;
  /** The buyer's time to pay is over, or the time to capture what was authorized. */
  expire(input: PaymentsExpireInput, options?: CallOptions): Promise<Receipt>;
  /** One, by its id. */
  get(input: PaymentsGetInput, options?: CallOptions): Promise<Payment>;
  /** The gateway says that what was authorized, and not captured, can be captured no more, before its time or at it. */
  lapse(input: PaymentsLapseInput, options?: CallOptions): Promise<Receipt>;
  /** Those that are looked for, a page at a time: what `next` says is the next page's `after`. */
  list(input?: PaymentsListInput, options?: CallOptions): Promise<SeenPaymentList>;
  /** The order was let go: money from now on is late. */
  release(input: PaymentsReleaseInput, options?: CallOptions): Promise<Receipt>;
  /** Record what became of a capture, void or refund. */
  resolve(input: PaymentsResolveInput, options?: CallOptions): Promise<Receipt>;
  /** Record what the gateway answered, or its webhook told. */
  resolveAttempt(input: PaymentsResolveAttemptInput, options?: CallOptions): Promise<Receipt>;
  /** The order cannot be revived: the late money goes back. */
  returnLate(input: PaymentsReturnLateInput, options?: CallOptions): Promise<Receipt>;
  /** Record an attempt, before the gateway is asked. */
  startAttempt(input: PaymentsStartAttemptInput, options?: CallOptions): Promise<Receipt>;
  /** Record a capture, before the gateway is asked. */
  startCapture(input: PaymentsStartCaptureInput, options?: CallOptions): Promise<Receipt>;
  /** Record a void, before the gateway is asked. */
  startVoid(input: PaymentsStartVoidInput, options?: CallOptions): Promise<Receipt>;
}

/** What `market.payouts` is asked. */
export interface PayoutsMethods {
  /** A second person agrees. */
  approve(input: PayoutsApproveInput, options?: CallOptions): Promise<Receipt>;
  /** Never mind. */
  cancel(input: PayoutsCancelInput, options?: CallOptions): Promise<Receipt>;
  /** The provider paid it. */
  confirmPaid(input: PayoutsConfirmPaidInput, options?: CallOptions): Promise<Receipt>;
  /** Pay a vendor what is available. */
  create(input: PayoutsCreateInput, options?: CallOptions): Promise<PayoutMade>;
  /** One, by its id. */
  get(input: PayoutsGetInput, options?: CallOptions): Promise<Payout>;
  /** Those that are looked for, a page at a time: what `next` says is the next page's `after`. */
  list(input?: PayoutsListInput, options?: CallOptions): Promise<SeenPayoutList>;
  /** It did not arrive, or came back. */
  reportFailed(input: PayoutsReportFailedInput, options?: CallOptions): Promise<Receipt>;
  /** What the gateway said that was asked to pay it. */
  resolve(input: PayoutsResolveInput, options?: CallOptions): Promise<Receipt>;
  /** What a payout is made of. */
  statement(input: PayoutsStatementInput, options?: CallOptions): Promise<StatementFile>;
  /** What a payout is made of, as CSV. */
  statementCsv(input: PayoutsStatementCsvInput, options?: CallOptions): Promise<string>;
}

/** What `market.promotions` is asked. */
export interface PromotionsMethods {
  /** Let it be used. */
  activate(input: PromotionsActivateInput, options?: CallOptions): Promise<Receipt>;
  /** Add a coupon. */
  addCoupon(input: PromotionsAddCouponInput, options?: CallOptions): Promise<Receipt>;
  /** Make one. */
  create(input: PromotionsCreateInput, options?: CallOptions): Promise<Receipt>;
  /** Never again. */
  end(input: PromotionsEndInput, options?: CallOptions): Promise<Receipt>;
  /** One, by its id. */
  get(input: PromotionsGetInput, options?: CallOptions): Promise<Promotion>;
  /** Those that are looked for, a page at a time: what `next` says is the next page's `after`. */
  list(input?: PromotionsListInput, options?: CallOptions): Promise<SeenPromotionList>;
  /** Not for now. */
  pause(input: PromotionsPauseInput, options?: CallOptions): Promise<Receipt>;
  /** How often a promotion and its coupons were used. */
  uses(input: PromotionsUsesInput, options?: CallOptions): Promise<PromotionUses>;
}

/** What `market.reconciliations` is asked. */
export interface ReconciliationsMethods {
  /** Want to give up what is in suspense. */
  askWriteOff(input: ReconciliationsAskWriteOffInput, options?: CallOptions): Promise<Receipt>;
  /** Book a line of a report: its actual fee, and what it differs by. */
  book(input: ReconciliationsBookInput, options?: CallOptions): Promise<ReconciliationMade>;
  /** One, by its id. */
  get(input: ReconciliationsGetInput, options?: CallOptions): Promise<Reconciliation>;
  /** Those that are looked for, a page at a time: what `next` says is the next page's `after`. */
  list(input?: ReconciliationsListInput, options?: CallOptions): Promise<SeenReconciliationList>;
  /** Book that a report does not have an operation that was posted in its period. */
  miss(input: ReconciliationsMissInput, options?: CallOptions): Promise<ReconciliationMade>;
  /** Holds a gateway's balance report against the ledger, and books what nobody knew. */
  reconcile(input: ReconciliationsReconcileInput, options?: CallOptions): Promise<Reconciled>;
  /** Give it up: another person's word. */
  writeOff(input: ReconciliationsWriteOffInput, options?: CallOptions): Promise<Receipt>;
}

/** What `market.refunds` is asked. */
export interface RefundsMethods {
  /** One, by its id. */
  get(input: RefundsGetInput, options?: CallOptions): Promise<Refund>;
  /** Give money back: `refund.create`, with what is undone. */
  giveBack(input: RefundsGiveBackInput, options?: CallOptions): Promise<RefundMade>;
  /** Give a part as store credit instead. */
  giveCredit(input: RefundsGiveCreditInput, options?: CallOptions): Promise<Receipt>;
  /** Those that are looked for, a page at a time: what `next` says is the next page's `after`. */
  list(input?: RefundsListInput, options?: CallOptions): Promise<SeenRefundList>;
  /** The gateway did not, or the money came back. */
  partFailed(input: RefundsPartFailedInput, options?: CallOptions): Promise<Receipt>;
  /** The gateway paid a part. */
  partPaid(input: RefundsPartPaidInput, options?: CallOptions): Promise<Receipt>;
  /** A failed part was paid from the platform's bank, by hand: the card is closed, the method's time to refund is over, and a guest has no store credit. */
  payByHand(input: RefundsPayByHandInput, options?: CallOptions): Promise<Receipt>;
  /** Try a failed part again, under a new id. */
  retry(input: RefundsRetryInput, options?: CallOptions): Promise<Receipt>;
}

/** What `market.returns` is asked. */
export interface ReturnsMethods {
  /** Agree. */
  approve(input: ReturnsApproveInput, options?: CallOptions): Promise<Receipt>;
  /** Never mind. */
  cancel(input: ReturnsCancelInput, options?: CallOptions): Promise<Receipt>;
  /** Ask to send units back. */
  create(input: ReturnsCreateInput, options?: CallOptions): Promise<ReturnMade>;
  /** One, by its id. */
  get(input: ReturnsGetInput, options?: CallOptions): Promise<Return>;
  /** It was looked at. */
  inspect(input: ReturnsInspectInput, options?: CallOptions): Promise<Receipt>;
  /** The next step's time is over. */
  lapse(input: ReturnsLapseInput, options?: CallOptions): Promise<Receipt>;
  /** Those that are looked for, a page at a time: what `next` says is the next page's `after`. */
  list(input?: ReturnsListInput, options?: CallOptions): Promise<SeenReturnList>;
  /** It arrived. */
  receive(input: ReturnsReceiveInput, options?: CallOptions): Promise<Receipt>;
  /** Do not agree. */
  refuse(input: ReturnsRefuseInput, options?: CallOptions): Promise<Receipt>;
  /** It was sent. */
  send(input: ReturnsSendInput, options?: CallOptions): Promise<Receipt>;
}

/** What `market.settings` is asked. */
export interface SettingsMethods {
  /** End it. */
  close(input?: SettingsCloseInput, options?: CallOptions): Promise<Receipt>;
  /** Decide otherwise. Placed orders are not touched. */
  configure(input: SettingsConfigureInput, options?: CallOptions): Promise<Receipt>;
  /** Found it. */
  create(input: SettingsCreateInput, options?: CallOptions): Promise<Receipt>;
  /** The marketplace as it stands. */
  get(input?: SettingsGetInput, options?: CallOptions): Promise<Marketplace>;
  /** Close the books of a period that is over: nothing is posted to them any more. */
  lockBooks(input: SettingsLockBooksInput, options?: CallOptions): Promise<Receipt>;
  /** Take no new orders for now. */
  pause(input?: SettingsPauseInput, options?: CallOptions): Promise<Receipt>;
  /** Take one of the platform's people out. */
  removeStaff(input: SettingsRemoveStaffInput, options?: CallOptions): Promise<Receipt>;
  /** Take orders again. */
  reopen(input?: SettingsReopenInput, options?: CallOptions): Promise<Receipt>;
  /** Add one of the platform's people, or give one another role. */
  setStaff(input: SettingsSetStaffInput, options?: CallOptions): Promise<Receipt>;
}

/** What `market.settlements` is asked. */
export interface SettlementsMethods {
  /** One, by its id. */
  get(input: SettlementsGetInput, options?: CallOptions): Promise<Settlement>;
  /** Those that are looked for, a page at a time: what `next` says is the next page's `after`. */
  list(input?: SettlementsListInput, options?: CallOptions): Promise<SeenSettlementList>;
  /** The reserve's time is over. */
  releaseReserve(input: SettlementsReleaseReserveInput, options?: CallOptions): Promise<Receipt>;
  /** Settle what can be settled of a vendor. */
  settle(input: SettlementsSettleInput, options?: CallOptions): Promise<SettlementMade>;
  /** A closing vendor will never pay what it owes. */
  writeOff(input: SettlementsWriteOffInput, options?: CallOptions): Promise<SettlementMade>;
}

/** What `market.stock` is asked. */
export interface StockMethods {
  /** Goods were counted: so many are there. */
  count(input: StockCountInput, options?: CallOptions): Promise<Receipt>;
  /** How many of an offer there are, place by place. */
  levels(input: StockLevelsInput, options?: CallOptions): Promise<StockLevel[]>;
  /** Goods came in. */
  receive(input: StockReceiveInput, options?: CallOptions): Promise<Receipt>;
  /** Sell what is not there, or stop it. Goods that are made to order begin with it. */
  setBackorder(input: StockSetBackorderInput, options?: CallOptions): Promise<Receipt>;
}

/** What `market.storeCredit` is asked. */
export interface StoreCreditMethods {
  /** Forbid its use. */
  freeze(input: StoreCreditFreezeInput, options?: CallOptions): Promise<Receipt>;
  /** Grant credit. */
  grant(input: StoreCreditGrantInput, options?: CallOptions): Promise<Receipt>;
  /** Take credit back that was granted. */
  revoke(input: StoreCreditRevokeInput, options?: CallOptions): Promise<Receipt>;
  /** Permit its use again. */
  thaw(input: StoreCreditThawInput, options?: CallOptions): Promise<Receipt>;
}

/** What `market.transfers` is asked. */
export interface TransfersMethods {
  /** Transfer what was settled of a vendor order and is not transferred yet. */
  create(input: TransfersCreateInput, options?: CallOptions): Promise<TransferMade>;
  /** One, by its id. */
  get(input: TransfersGetInput, options?: CallOptions): Promise<Transfer>;
  /** Those that are looked for, a page at a time: what `next` says is the next page's `after`. */
  list(input?: TransfersListInput, options?: CallOptions): Promise<SeenTransferList>;
  /** What the gateway said of the transfer, or of a reversal. */
  resolve(input: TransfersResolveInput, options?: CallOptions): Promise<Receipt>;
  /** Take some of it back. */
  reverse(input: TransfersReverseInput, options?: CallOptions): Promise<Receipt>;
}

/** What `market.vendorOrders` is asked. */
export interface VendorOrdersMethods {
  /** The vendor will fulfil it. */
  accept(input: VendorOrdersAcceptInput, options?: CallOptions): Promise<Receipt>;
  /** Units that were never sent are not wanted any more; all of them where none are named. */
  cancel(input: VendorOrdersCancelInput, options?: CallOptions): Promise<Receipt>;
  /** A parcel arrived. */
  deliver(input: VendorOrdersDeliverInput, options?: CallOptions): Promise<Receipt>;
  /** Where a vendor order goes; null where there is nothing to deliver, or the contact is erased. */
  deliverTo(input: VendorOrdersDeliverToInput, options?: CallOptions): Promise<ContactDetails | null>;
  /** Set the quantity of a line, downwards, or the note for the vendor. */
  edit(input: VendorOrdersEditInput, options?: CallOptions): Promise<Receipt>;
  /** One, by its id. */
  get(input: VendorOrdersGetInput, options?: CallOptions): Promise<VendorOrderView>;
  /** The vendor's window is over. */
  lapse(input: VendorOrdersLapseInput, options?: CallOptions): Promise<Receipt>;
  /** Those that are looked for, a page at a time: what `next` says is the next page's `after`. */
  list(input?: VendorOrdersListInput, options?: CallOptions): Promise<SeenVendorOrderViewList>;
  /** The vendor will not. */
  reject(input: VendorOrdersRejectInput, options?: CallOptions): Promise<Receipt>;
  /** Units were sent. */
  ship(input: VendorOrdersShipInput, options?: CallOptions): Promise<Receipt>;
}

/** What `market.vendors` is asked. */
export interface VendorsMethods {
  /** The operator finds it met. */
  acceptRequirement(input: VendorsAcceptRequirementInput, options?: CallOptions): Promise<Receipt>;
  /** Let it sell. */
  activate(input: VendorsActivateInput, options?: CallOptions): Promise<Receipt>;
  /** Apply to sell. */
  apply(input: VendorsApplyInput, options?: CallOptions): Promise<VendorMade>;
  /** Give it a commission plan of its own, or none. */
  assignPlan(input: VendorsAssignPlanInput, options?: CallOptions): Promise<Receipt>;
  /** End it. */
  close(input: VendorsCloseInput, options?: CallOptions): Promise<Receipt>;
  /** Agree: the second. It says to what, so that nobody agrees to what was proposed a moment ago. */
  confirmAccount(input: VendorsConfirmAccountInput, options?: CallOptions): Promise<Receipt>;
  /** One, by its id. */
  get(input: VendorsGetInput, options?: CallOptions): Promise<Vendor>;
  /** Pay it nothing for now. What it sells is settled all the same. */
  holdPayouts(input: VendorsHoldPayoutsInput, options?: CallOptions): Promise<Receipt>;
  /** Those that are looked for, a page at a time: what `next` says is the next page's `after`. */
  list(input?: VendorsListInput, options?: CallOptions): Promise<SeenVendorList>;
  /** Be paid elsewhere: the first of two people. */
  proposeAccount(input: VendorsProposeAccountInput, options?: CallOptions): Promise<Receipt>;
  /** The operator does not. */
  refuseRequirement(input: VendorsRefuseRequirementInput, options?: CallOptions): Promise<Receipt>;
  /** Let it sell again. */
  reinstate(input: VendorsReinstateInput, options?: CallOptions): Promise<Receipt>;
  /** Do not take it. */
  reject(input: VendorsRejectInput, options?: CallOptions): Promise<Receipt>;
  /** Pay it again. */
  releasePayouts(input: VendorsReleasePayoutsInput, options?: CallOptions): Promise<Receipt>;
  /** Take a place out. */
  removeLocation(input: VendorsRemoveLocationInput, options?: CallOptions): Promise<Receipt>;
  /** Take one of its people out. */
  removeMember(input: VendorsRemoveMemberInput, options?: CallOptions): Promise<Receipt>;
  /** Ask the operator to look. */
  requestReview(input: VendorsRequestReviewInput, options?: CallOptions): Promise<Receipt>;
  /** Add a place, or change one. */
  setLocation(input: VendorsSetLocationInput, options?: CallOptions): Promise<Receipt>;
  /** Add one of its people, or give one another role. */
  setMember(input: VendorsSetMemberInput, options?: CallOptions): Promise<Receipt>;
  /** What a vendor sold in a year, month by month. */
  soldIn(input: VendorsSoldInInput, options?: CallOptions): Promise<YearFile>;
  /** What a vendor sold in a year, as CSV. */
  soldInCsv(input: VendorsSoldInCsvInput, options?: CallOptions): Promise<string>;
  /** Answer a requirement. What the operator looks at is not exchanged under its eyes. */
  submitRequirement(input: VendorsSubmitRequirementInput, options?: CallOptions): Promise<Receipt>;
  /** Let it sell nothing new. */
  suspend(input: VendorsSuspendInput, options?: CallOptions): Promise<Receipt>;
}

/** What `market.webhookEndpoints` is asked. */
export interface WebhookEndpointsMethods {
  /** Add an endpoint. It is sent what happens from now on. */
  add(input: WebhookEndpointsAddInput, options?: CallOptions): Promise<WebhookEndpointMade>;
  /** Send to another address, or other events. */
  change(input: WebhookEndpointsChangeInput, options?: CallOptions): Promise<Receipt>;
  /** Send nothing more. */
  disable(input: WebhookEndpointsDisableInput, options?: CallOptions): Promise<Receipt>;
  /** Send what happens from now on. */
  enable(input: WebhookEndpointsEnableInput, options?: CallOptions): Promise<Receipt>;
  /** One, by its id. */
  get(input: WebhookEndpointsGetInput, options?: CallOptions): Promise<WebhookEndpoint>;
  /** Those that are looked for, a page at a time: what `next` says is the next page's `after`. */
  list(input?: WebhookEndpointsListInput, options?: CallOptions): Promise<SeenWebhookEndpointList>;
  /** Take it away for ever. */
  remove(input: WebhookEndpointsRemoveInput, options?: CallOptions): Promise<Receipt>;
  /** Sign with a new secret. */
  rotateSecret(input: WebhookEndpointsRotateSecretInput, options?: CallOptions): Promise<Receipt>;
  /** What an endpoint's webhooks are signed with: for whoever may have a new secret made. */
  secret(input: WebhookEndpointsSecretInput, options?: CallOptions): Promise<string>;
}

/** What `market.webhooks` is asked. */
export interface WebhooksMethods {
  /** Takes what a gateway sent: verified, read, and heard once. */
  receive(input: WebhooksReceiveInput, options?: CallOptions): Promise<WebhookTold[]>;
}

/** What `vendra.clock` is asked. */
export interface ClockMethods {
  /** What time it is for the engine. */
  now(input?: ClockNowInput, options?: CallOptions): Promise<Timestamp>;
  /** Sets a manual clock. */
  set(input: ClockSetInput, options?: CallOptions): Promise<Timestamp>;
  /** Moves a manual clock on by milliseconds. */
  turn(input: ClockTurnInput, options?: CallOptions): Promise<Timestamp>;
}

/** What `vendra.quotes` is asked. */
export interface QuotesMethods {
  /** Whether a quote is what its input comes to. */
  check(input: CheckQuoteInput, options?: CallOptions): Promise<null>;
  /** What a cart costs, line by line, and why. */
  quote(input: QuoteInput, options?: CallOptions): Promise<Quote>;
}

/** What a marketplace is asked. */
export interface MarketNamespaces {
  readonly carts: CartsMethods;
  readonly checkout: CheckoutMethods;
  readonly claims: ClaimsMethods;
  readonly commissionPlans: CommissionPlansMethods;
  readonly contacts: ContactsMethods;
  readonly customers: CustomersMethods;
  readonly deadLetters: DeadLettersMethods;
  readonly disputes: DisputesMethods;
  readonly exchanges: ExchangesMethods;
  readonly giftCards: GiftCardsMethods;
  readonly invoices: InvoicesMethods;
  readonly ledger: LedgerMethods;
  readonly offers: OffersMethods;
  readonly operations: OperationsMethods;
  readonly orders: OrdersMethods;
  readonly payments: PaymentsMethods;
  readonly payouts: PayoutsMethods;
  readonly promotions: PromotionsMethods;
  readonly reconciliations: ReconciliationsMethods;
  readonly refunds: RefundsMethods;
  readonly returns: ReturnsMethods;
  readonly settings: SettingsMethods;
  readonly settlements: SettlementsMethods;
  readonly stock: StockMethods;
  readonly storeCredit: StoreCreditMethods;
  readonly transfers: TransfersMethods;
  readonly vendorOrders: VendorOrdersMethods;
  readonly vendors: VendorsMethods;
  readonly webhookEndpoints: WebhookEndpointsMethods;
  readonly webhooks: WebhooksMethods;
}

/** What an engine is asked. */
export interface EngineNamespaces {
  readonly clock: ClockMethods;
  readonly quotes: QuotesMethods;
}

/** What happened on an account in a span of time, with its balance before and after. */
export function accountStatement(input: AccountStatementInput): AccountStatement;

/** An amount in parts by weights, to the last minor unit. */
export function allocate(input: AllocateInput): Amount[];

/** How far each of a row of amounts has come when their sum has come to `reach`: shares never shrink as it grows. */
export function allotment(input: AllotmentInput): Amount[];

/** Whether an actor may do something to a thing. */
export function authorize(input: AuthorizeInput): null;

/** A request in its canonical form (RFC 8785), and its fingerprint. */
export function canonical(input: CanonicalInput): Canonical;

/** What one rule takes of one line. */
export function commission(input: CommissionInput): CommissionAmount;

/** Whether the rules of a plan can stand. */
export function commissionPlan(input: CommissionRulesInput): string;

/** Functions of `decide`. */
export const decide: {
  /** What a request comes to, by what happened before and what was looked up. */
  readonly cart: (input: DecideCartInput) => {
    /** What happens. */
    events: CartEvent[];
    state: Cart;
    effects: Effects;
  };
  /** What a request comes to, by what happened before and what was looked up. */
  readonly claim: (input: DecideClaimInput) => {
    /** What happens. */
    events: ClaimEvent[];
    state: Claim;
    effects: Effects;
  };
  /** What a request comes to, by what happened before and what was looked up. */
  readonly commissionPlan: (input: DecideCommissionPlanInput) => {
    /** What happens. */
    events: CommissionPlanEvent[];
    state: CommissionPlan;
    effects: Effects;
  };
  /** What a request comes to, by what happened before and what was looked up. */
  readonly contact: (input: DecideContactInput) => {
    /** What happens. */
    events: ContactEvent[];
    state: Contact;
    effects: Effects;
  };
  /** What a request comes to, by what happened before and what was looked up. */
  readonly customer: (input: DecideCustomerInput) => {
    /** What happens. */
    events: CustomerEvent[];
    state: Customer;
    effects: Effects;
  };
  /** What a request comes to, by what happened before and what was looked up. */
  readonly dispute: (input: DecideDisputeInput) => {
    /** What happens. */
    events: DisputeEvent[];
    state: Dispute;
    effects: Effects;
  };
  /** What a request comes to, by what happened before and what was looked up. */
  readonly exchange: (input: DecideExchangeInput) => {
    /** What happens. */
    events: ExchangeEvent[];
    state: Exchange;
    effects: Effects;
  };
  /** What a request comes to, by what happened before and what was looked up. */
  readonly giftCard: (input: DecideGiftCardInput) => {
    /** What happens. */
    events: GiftCardEvent[];
    state: GiftCard;
    effects: Effects;
  };
  /** What a request comes to, by what happened before and what was looked up. */
  readonly invoice: (input: DecideInvoiceInput) => {
    /** What happens. */
    events: InvoiceEvent[];
    state: Invoice;
    effects: Effects;
  };
  /** What a request comes to, by what happened before and what was looked up. */
  readonly marketplace: (input: DecideMarketplaceInput) => {
    /** What happens. */
    events: MarketplaceEvent[];
    state: Marketplace;
    effects: Effects;
  };
  /** What a request comes to, by what happened before and what was looked up. */
  readonly offer: (input: DecideOfferInput) => {
    /** What happens. */
    events: OfferEvent[];
    state: Offer;
    effects: Effects;
  };
  /** What a request comes to, by what happened before and what was looked up. */
  readonly order: (input: DecideOrderInput) => {
    /** What happens. */
    events: OrderEvent[];
    state: Order;
    effects: Effects;
  };
  /** What a request comes to, by what happened before and what was looked up. */
  readonly payment: (input: DecidePaymentInput) => {
    /** What happens. */
    events: PaymentEvent[];
    state: Payment;
    effects: Effects;
  };
  /** What a request comes to, by what happened before and what was looked up. */
  readonly payout: (input: DecidePayoutInput) => {
    /** What happens. */
    events: PayoutEvent[];
    state: Payout;
    effects: Effects;
  };
  /** What a request comes to, by what happened before and what was looked up. */
  readonly promotion: (input: DecidePromotionInput) => {
    /** What happens. */
    events: PromotionEvent[];
    state: Promotion;
    effects: Effects;
  };
  /** What a request comes to, by what happened before and what was looked up. */
  readonly reconciliation: (input: DecideReconciliationInput) => {
    /** What happens. */
    events: ReconciliationEvent[];
    state: Reconciliation;
    effects: Effects;
  };
  /** What a request comes to, by what happened before and what was looked up. */
  readonly refund: (input: DecideRefundInput) => {
    /** What happens. */
    events: RefundEvent[];
    state: Refund;
    effects: Effects;
  };
  /** What a request comes to, by what happened before and what was looked up. */
  readonly reservation: (input: DecideReservationInput) => {
    /** What happens. */
    events: ReservationEvent[];
    state: Reservation;
    effects: Effects;
  };
  /** What a request comes to, by what happened before and what was looked up. */
  readonly return: (input: DecideReturnInput) => {
    /** What happens. */
    events: ReturnEvent[];
    state: Return;
    effects: Effects;
  };
  /** What a request comes to, by what happened before and what was looked up. */
  readonly settlement: (input: DecideSettlementInput) => {
    /** What happens. */
    events: SettlementEvent[];
    state: Settlement;
    effects: Effects;
  };
  /** What a request comes to, by what happened before and what was looked up. */
  readonly stock: (input: DecideStockInput) => {
    /** What happens. */
    events: StockEvent[];
    state: Stock;
    effects: Effects;
  };
  /** What a request comes to, by what happened before and what was looked up. */
  readonly storeCredit: (input: DecideStoreCreditInput) => {
    /** What happens. */
    events: StoreCreditEvent[];
    state: StoreCredit;
    effects: Effects;
  };
  /** What a request comes to, by what happened before and what was looked up. */
  readonly transfer: (input: DecideTransferInput) => {
    /** What happens. */
    events: TransferEvent[];
    state: Transfer;
    effects: Effects;
  };
  /** What a request comes to, by what happened before and what was looked up. */
  readonly vendor: (input: DecideVendorInput) => {
    /** What happens. */
    events: VendorEvent[];
    state: Vendor;
    effects: Effects;
  };
  /** What a request comes to, by what happened before and what was looked up. */
  readonly vendorOrder: (input: DecideVendorOrderInput) => {
    /** What happens. */
    events: VendorOrderEvent[];
    state: VendorOrder;
    effects: Effects;
  };
  /** What a request comes to, by what happened before and what was looked up. */
  readonly webhookEndpoint: (input: DecideWebhookEndpointInput) => {
    /** What happens. */
    events: WebhookEndpointEvent[];
    state: WebhookEndpoint;
    effects: Effects;
  };
};

/** The rates at which delivery is taxed in a jurisdiction. */
export function deliveryTaxRates(input: DeliveryTaxRatesInput): TaxRate[];

/** What is stored of a gift card, read in whichever version and written in the current one. */
export function encoding(input: StoredGiftCard): unknown;

/** What moves of a frozen line's money, step by step. */
export function frozenLine(input: FrozenLineMovesInput): FrozenLineMoved[];

/** A journal, if it balances and its accounts take what is posted. */
export function journal(input: Builder): Journal;

/** When a schedule pays out next, so many times. */
export function nextPayout(input: NextPayoutInput): Timestamp[];

/** A text or number as a value of a kind, if it is one. */
export function parse(input: ParseInput): Parsed;

/** What is left at the end of a payout's statement, and the sums of kinds of lines. */
export function payoutStatement(input: PayoutStatementInput): StatementSums;

/** What the first so many units of a line cost, to the minor unit. */
export function prefixOfUnits(input: PrefixOfUnitsInput): Amount;

/** What using a promotion would count, if it is open to the customer and within its bounds. */
export function promotionUse(input: PromotionUseInput): PromotionUse;

/** Functions of `quotes`. */
export const quotes: {
  /** Whether a quote is what its input comes to. */
  readonly check: (input: CheckQuoteInput) => null;
  /** What a cart costs, line by line, and why. */
  readonly quote: (input: QuoteInput) => Quote;
};

/** What a provider's balance report says that the marketplace knows, and what it does not. */
export function report(input: ReportInput): ReportFinding[];

/** Who takes over what a vendor does not fulfil. */
export function reroute(input: RerouteInput): Reroute;

/** Who fulfils what, from where. */
export function route(input: RouteInput): LineRoute[];

/** What a table says that delivery of a parcel costs. */
export function shipping(input: ShippingInput): Amount;

/** The signature of a webhook, after Standard Webhooks. */
export function signStandardWebhooks(input: SignStandardWebhooksInput): string;

/** A quote as frozen lines and a part for each vendor, with the platform's fees. */
export function split(input: SplitInput): SplitShown;

/** Whether a webhook is signed by the holder of a secret, after Standard Webhooks. */
export function standardWebhooks(input: StandardWebhooksInput): null;

/** Whether a webhook is signed by the holder of a secret, after Stripe's scheme. */
export function stripeSignature(input: StripeSignatureInput): null;

/** The rates at which a class of goods is taxed in a jurisdiction. */
export function taxRatesFor(input: TaxRatesForInput): TaxRate[];

/** Every account's balance as of a moment, from journals. */
export function trialBalance(input: TrialBalanceInput): TrialBalance;
