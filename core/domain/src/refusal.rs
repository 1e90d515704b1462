//! The one list of refusals: every way in which the domain says no, with its stable code, its kind and its data.
//!
//! A code is API: it is never renamed and never given another meaning. The message is for people and may change.

use crate::cart::PriceChange;
use crate::id::*;
use crate::money::{Amount, Currency};
use crate::names::{Jurisdiction, Method, TaxClass};
use crate::split::SplitGap;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What a refusal asks of the caller. An HTTP server maps it to a status: 400, 403, 404, 409, 422.
///
/// ```
/// use vendra_domain::{Kind, Refusal};
/// // What a server would answer.
/// let status = |kind| match kind {
///     Kind::Invalid | Kind::Limit => 422,
///     Kind::Forbidden => 403,
///     Kind::Missing => 404,
///     Kind::Conflict => 409,
/// };
/// assert_eq!(status(Refusal::AuthorityNotFound.kind()), 404);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "RefusalKind"))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The input is wrong by itself; the same input will always be refused.
    Invalid,
    /// The actor may not do this.
    Forbidden,
    /// What the request names does not exist, or the actor may not see it.
    Missing,
    /// The state of the marketplace does not permit it now; it may later.
    Conflict,
    /// A named limit is passed (see [`crate::limits`]).
    Limit,
}

/// One row of the list of codes.
///
/// ```
/// use vendra_domain::{Kind, Refusal};
/// let limits: Vec<_> = Refusal::CODES.iter().filter(|row| row.kind == Kind::Limit).map(|row| row.code).collect();
/// assert!(limits.contains(&"limit.count"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RefusalCode {
    /// The stable code, such as `stock.short`.
    pub code: &'static str,
    /// What the code asks of the caller.
    pub kind: Kind,
    /// Whether the same call, unchanged, may be taken elsewhere or later.
    pub retryable: bool,
    /// When it is said.
    pub means: &'static str,
}

const fn retryable(code: &str) -> bool {
    matches!(code.as_bytes(), b"encoding.newer_version")
}

macro_rules! refusals {
    ($( $(#[doc = $doc:literal])+ $variant:ident = $code:literal, $kind:ident, $message:literal
        $({ $( $field:ident : $ty:ty ),* $(,)? })? ; )*) => {
        /// The domain's no: closed, typed, with a stable code and the data that explains it.
        ///
        /// As JSON it is `{"code": "stock.short", "data": {..}}`; codes without data have no `data`.
        ///
        /// ```
        /// use vendra_domain::{Kind, Refusal};
        /// let refusal = Refusal::AmountOutOfRange;
        /// assert_eq!(refusal.code(), "amount.out_of_range");
        /// assert_eq!(refusal.kind(), Kind::Invalid);
        /// assert_eq!(serde_json::to_string(&refusal)?, r#"{"code":"amount.out_of_range"}"#);
        /// # Ok::<(), serde_json::Error>(())
        /// ```
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(tag = "code", content = "data")]
        pub enum Refusal {
            $(
                $(#[doc = $doc])+
                #[error($message)]
                #[serde(rename = $code)]
                $variant $({ $(
                    #[doc = concat!("The `", stringify!($field), "` of this refusal.")]
                    $field: $ty
                ),* })?,
            )*
        }

        impl Refusal {
            /// Every code there is, in the order of the list.
            pub const CODES: &'static [RefusalCode] = &[
                $( RefusalCode {
                    code: $code,
                    kind: Kind::$kind,
                    retryable: retryable($code),
                    means: concat!($($doc),+).trim_ascii(),
                }, )*
            ];

            /// The stable code of this refusal.
            ///
            /// ```
            /// use vendra_domain::Refusal;
            /// assert_eq!(Refusal::CurrencyUnknown { currency: "EUD".to_owned() }.code(), "currency.unknown");
            /// ```
            #[must_use]
            pub const fn code(&self) -> &'static str {
                match self { $( Self::$variant { .. } => $code, )* }
            }

            /// What this refusal asks of the caller.
            ///
            /// ```
            /// use vendra_domain::{Kind, Refusal};
            /// assert_eq!(Refusal::AmountOutOfRange.kind(), Kind::Invalid);
            /// ```
            #[must_use]
            pub const fn kind(&self) -> Kind {
                match self { $( Self::$variant { .. } => Kind::$kind, )* }
            }
        }
    };
}

impl Refusal {
    /// Whether the same call, unchanged, may be taken elsewhere or later: a newer release can read what this one cannot.
    ///
    /// A [`Kind::Conflict`] otherwise is about the state of the marketplace, and asks the caller to look again first.
    ///
    /// ```
    /// use vendra_domain::Refusal;
    /// assert!(Refusal::EncodingNewerVersion { name: "order".into(), version: 2, known: 1 }.retryable());
    /// assert!(!Refusal::AmountOutOfRange.retryable());
    /// ```
    #[must_use]
    pub const fn retryable(&self) -> bool {
        retryable(self.code())
    }
}

// One section per context, in alphabetical order; within a section the codes are in alphabetical order too.
refusals! {
    // allocate
    /// An amount was to be shared over no weights, over weights that sum to zero, or over a negative weight.
    AllocateWeights = "allocate.weights", Invalid, "weights must be non-negative and sum to more than zero";

    // amount
    /// An amount, or the result of arithmetic on amounts, is beyond 2^53-1 minor units either way.
    AmountOutOfRange = "amount.out_of_range", Invalid, "amounts are integers within 2^53-1 minor units either way";
    /// An amount that must not be negative is.
    AmountNegative = "amount.negative", Invalid, "{what} must not be negative" { what: String };
    /// An amount that must be more than zero is not.
    AmountNotPositive = "amount.not_positive", Invalid, "{what} must be more than zero" { what: String };

    // authority
    /// The actor's role may not do this with that thing.
    AuthorityForbidden = "authority.forbidden", Forbidden, "{role} may not do {action} with a thing that is {relation}"
        { action: String, role: String, relation: String };
    /// There is no such thing in the actor's marketplace; whether another has it is not said.
    AuthorityNotFound = "authority.not_found", Missing, "there is no such thing";
    /// There is no such request or query.
    AuthorityUnknownAction = "authority.unknown_action", Invalid, "there is no request or query {action}" { action: String };

    // cart
    /// The customer may not buy.
    CartBuyerBlocked = "cart.buyer_blocked", Forbidden, "this customer may not buy";
    /// The cart is checked out or given up: its lines do not change any more, and no other cart takes them in.
    CartClosed = "cart.closed", Conflict, "the cart is closed";
    /// Two carts in different currencies cannot become one.
    CartCurrency = "cart.currency", Conflict, "the cart is in {cart}, the other in {other}" { cart: Currency, other: Currency };
    /// There is nothing in the cart.
    CartEmpty = "cart.empty", Conflict, "the cart is empty";
    /// The marketplace is paused or closed: it takes no new orders.
    CartMarketplaceShut = "cart.marketplace_shut", Conflict, "no orders are taken now";
    /// The cart holds no goods of this vendor.
    CartNoGoodsOf = "cart.no_goods_of", Conflict, "the cart holds nothing of {vendor}" { vendor: VendorId };
    /// The offer does not exist, is not for sale now, or has no price in the cart's currency.
    CartOfferUnavailable = "cart.offer_unavailable", Conflict, "offer {offer} is not available" { offer: OfferId };
    /// The cart is another customer's.
    CartOwned = "cart.owned", Conflict, "the cart is another customer's";
    /// Prices moved since the buyer looked: both totals, and each line.
    CartPriceChanged = "cart.price_changed", Conflict, "the goods cost {now}, the buyer saw {seen}"
        { seen: Amount, now: Amount, lines: Vec<PriceChange> };
    /// No units, or more than the offer or a line may have; lines of one offer count together.
    CartQuantity = "cart.quantity", Invalid, "{wanted} units of {offer}, from 1 to {max} are possible"
        { offer: OfferId, wanted: u32, max: u32 };
    /// A guest's token is not at least 128 bits in lower-case hex.
    CartToken = "cart.token", Invalid, "a cart token is at least 32 digits of lower-case hex";
    /// The cart has no such line.
    CartUnknownLine = "cart.unknown_line", Missing, "there is no line {line}" { line: LineId };
    /// There is no such other cart to take in.
    CartUnknownSource = "cart.unknown_source", Missing, "there is no other cart {cart}" { cart: CartId };
    /// The cart's state does not permit the request.
    CartWrongState = "cart.wrong_state", Conflict, "a cart that is {state} does not permit {request}"
        { state: String, request: String };

    // claim
    /// A resolution gives more than the buyer paid and was not given back.
    ClaimExceeded = "claim.exceeded", Conflict, "{wanted} was named, {left} is left" { wanted: Amount, left: Amount };
    /// The vendor offers something else than what the buyer takes.
    ClaimAnswerChanged = "claim.answer_changed", Conflict, "the vendor offers something else by now";
    /// The vendor's time to answer is over.
    ClaimLate = "claim.late", Conflict, "the vendor had until {answer_by}" { answer_by: Timestamp };
    /// The vendor still has time to answer, or the buyer to take the answer or not.
    ClaimNotDue = "claim.not_due", Conflict, "there is time until {until}" { until: Timestamp };
    /// The claim's state does not permit the request.
    ClaimWrongState = "claim.wrong_state", Conflict, "a claim that is {state} does not permit {request}"
        { state: String, request: String };
    // commission
    /// A rule would take more than the line leaves the vendor, and rather refuses than be cut.
    CommissionBeyondLine = "commission.beyond_line", Conflict, "rule {rule} takes {wanted}, the line leaves {left}"
        { rule: RuleId, wanted: Amount, left: Amount };
    /// A commission rule that could not be applied: a rate above 1, tiers that do not grow from 0, a rule that is there twice.
    CommissionMalformed = "commission.malformed", Invalid, "commission rule {rule} has {what}" { rule: RuleId, what: String };

    // commission plan
    /// The plan is the marketplace's default: make another the default first.
    CommissionPlanDefault = "commission_plan.default", Conflict, "plan {plan} is the default" { plan: PlanId };
    /// Vendors have the plan: give them another first.
    CommissionPlanInUse = "commission_plan.in_use", Conflict, "{vendors} vendors have this plan" { vendors: u32 };
    /// The rules are another plan's.
    CommissionPlanOther = "commission_plan.other", Invalid, "these are the rules of plan {plan}" { plan: PlanId };
    /// The plan's state does not permit the request.
    CommissionPlanWrongState = "commission_plan.wrong_state", Conflict, "a commission plan that is {state} does not permit {request}"
        { state: String, request: String };

    // contact
    /// There is no such contact record, or it is someone else's.
    ContactUnknown = "contact.unknown", Missing, "there is no contact {contact}" { contact: ContactId };
    /// The contact's state does not permit the request.
    ContactWrongState = "contact.wrong_state", Conflict, "a contact that is {state} does not permit {request}"
        { state: String, request: String };
    // currency
    /// The code is not one of ISO 4217, or the currency has no minor unit (XAU, XXX).
    CurrencyUnknown = "currency.unknown", Invalid, "{currency} is not a currency with minor units" { currency: String };
    /// Two amounts of one cart, order, payout or account are in different currencies.
    CurrencyMismatch = "currency.mismatch", Invalid, "expected {expected}, got {actual}" { expected: String, actual: String };

    // customer
    /// Orders of the customer are not done: the person is erased afterwards.
    CustomerOrdersOpen = "customer.orders_open", Conflict, "{orders} orders are not done" { orders: u32 };
    /// The customer has no such contact record.
    CustomerUnknownContact = "customer.unknown_contact", Missing, "there is no contact {contact}" { contact: ContactId };
    /// The customer's state does not permit the request.
    CustomerWrongState = "customer.wrong_state", Conflict, "a customer who is {state} does not permit {request}"
        { state: String, request: String };
    // dispute
    /// More is disputed, or of the fee returned, than there is.
    DisputeExceeded = "dispute.exceeded", Conflict, "{wanted} was named, {left} is left" { wanted: Amount, left: Amount };
    /// The dispute's state does not permit the request.
    DisputeWrongState = "dispute.wrong_state", Conflict, "a dispute that is {state} does not permit {request}"
        { state: String, request: String };

    // encoding
    /// What is stored is not of the shape that its type and version say.
    EncodingMalformed = "encoding.malformed", Invalid, "stored {name} cannot be read: {what}" { name: String, what: String };
    /// A newer release wrote it. Retry where that release runs, or after the upgrade.
    EncodingNewerVersion = "encoding.newer_version", Conflict, "{name} is of version {version}, {known} is known here"
        { name: String, version: u32, known: u32 };
    /// There is no such type of record, event or receipt, or another was expected.
    EncodingUnknownType = "encoding.unknown_type", Invalid, "there is no type {name} here" { name: String };

    // exchange
    /// There is no replacement.
    ExchangeNoReplacement = "exchange.no_replacement", Conflict, "there is no replacement";
    /// The next step's time is not over.
    ExchangeNotDue = "exchange.not_due", Conflict, "there is time until {until}" { until: Timestamp };
    /// The exchange's state does not permit the request.
    ExchangeWrongState = "exchange.wrong_state", Conflict, "an exchange that is {state} does not permit {request}"
        { state: String, request: String };
    // frozen line
    /// More of a line was to be captured or undone than is left of it, in minor units.
    FrozenLineExceeded = "frozen_line.exceeded", Conflict, "{wanted} of line {line} was asked for, {left} is left"
        { line: LineId, wanted: Amount, left: Amount };
    /// The progress is not one of this line: a number is below zero, or more is reversed than captured, or more is captured
    /// and voided than there is.
    FrozenLineProgress = "frozen_line.progress", Invalid, "that is no progress of line {line}" { line: LineId };
    /// A frozen line's sources, uses or what comes back do not sum to its total, or someone else than the vendor would give
    /// back more than it got.
    FrozenLineUnbalanced = "frozen_line.unbalanced", Invalid, "sources, uses and returns of a line must sum to its total";
    /// More units of a line were to be undone than it has.
    FrozenLineUnitsExceeded = "frozen_line.units_exceeded", Conflict,
        "{wanted} units of line {line} were asked for, it has {quantity}" { line: LineId, wanted: u32, quantity: u32 };

    // gift card
    /// A gift card's code has 16 to 64 letters and digits; or it is not this card's.
    GiftCardCode = "gift_card.code", Missing, "there is no gift card with that code";
    /// The card holds less than what was to be taken.
    GiftCardInsufficient = "gift_card.insufficient", Conflict, "the gift card holds {available}, {wanted} was asked for"
        { wanted: Amount, available: Amount };
    /// The card's state does not permit the request.
    GiftCardWrongState = "gift_card.wrong_state", Conflict, "a gift card that is {state} does not permit {request}"
        { state: String, request: String };

    // id
    /// Text that should be an id is not a TypeID of the expected kind.
    IdMalformed = "id.malformed", Invalid, "{text} is not an id of the form {prefix}_.." { prefix: String, text: String };

    // invoice
    /// Nothing was charged, or went back, since the last document of this kind.
    InvoiceNothing = "invoice.nothing", Conflict, "there is nothing to put down for {vendor}" { vendor: VendorId };
    /// The last document of this kind reaches as far already.
    InvoicePeriodCovered = "invoice.period_covered", Conflict, "all before {until} is put down" { until: Timestamp };
    /// A document reaches to the end of a period that is over.
    InvoicePeriodOpen = "invoice.period_open", Conflict, "{until} is still to come" { until: Timestamp };
    /// The document was issued, and says something else.
    InvoiceWrongState = "invoice.wrong_state", Conflict, "an invoice that is {state} does not permit {request}"
        { state: String, request: String };

    // ledger
    /// A journal has no entries, or its debits and credits differ.
    JournalUnbalanced = "journal.unbalanced", Invalid, "debits are {debits}, credits are {credits}"
        { debits: Amount, credits: Amount };
    /// The books are closed at this time: nothing is posted to them any more.
    PeriodLocked = "ledger.period_locked", Conflict, "the books are closed until {until}" { until: Timestamp };
    /// An account does not take this side of a posting for this purpose.
    PostingForbidden = "ledger.posting_forbidden", Invalid, "{account} takes no {side} for {purpose}"
        { account: String, side: String, purpose: String };

    // limit
    /// A list is longer than its named limit.
    LimitCount = "limit.count", Limit, "{what}: {actual} is more than {max}" { what: String, max: u64, actual: u64 };
    /// A text is longer in bytes than its named limit, or empty where it must not be.
    LimitText = "limit.text", Limit, "{what}: {actual} bytes, from {min} to {max} are allowed"
        { what: String, min: u64, max: u64, actual: u64 };

    // line
    /// Two lines of one cart or order have the same id.
    LineDuplicate = "line.duplicate", Invalid, "line {line} is there twice" { line: LineId };
    /// A line is to be fulfilled by one vendor and pays another.
    LineOtherVendor = "line.other_vendor", Invalid, "line {line} does not pay vendor {vendor}"
        { line: LineId, vendor: VendorId };

    // marketplace
    /// Books that are closed stay closed.
    MarketplaceLockBackwards = "marketplace.lock_backwards", Conflict, "the books are closed until {until}" { until: Timestamp };
    /// Books are closed an hour after their period at the earliest: whatever was under way is posted by then.
    MarketplaceLockTooRecent = "marketplace.lock_too_recent", Conflict, "books can be closed until {latest}" { latest: Timestamp };
    /// Orders are not placed under the plan that is to be the default.
    MarketplacePlanNotInForce = "marketplace.plan_not_in_force", Conflict, "plan {plan} is not in force" { plan: PlanId };
    /// A marketplace keeps at least one owner.
    MarketplaceLastOwner = "marketplace.last_owner", Conflict, "the last owner cannot leave";
    /// The marketplace has orders that are not done.
    MarketplaceUnfinished = "marketplace.unfinished", Conflict, "{orders} orders are not done" { orders: u64 };
    /// The marketplace has no such staff.
    MarketplaceUnknownStaff = "marketplace.unknown_staff", Missing, "{user} is not of the staff" { user: UserId };
    /// The marketplace's state does not permit the request.
    MarketplaceWrongState = "marketplace.wrong_state", Conflict, "a marketplace that is {state} does not permit {request}"
        { state: String, request: String };
    // method
    /// A payment method's duration is not above zero, or more than a year.
    MethodDuration = "method.duration", Invalid, "{duration} ms is not a duration of method {method}"
        { method: Method, duration: i64 };
    // name
    /// A short name (gateway, jurisdiction, tax class, category) is empty, longer than 32 bytes or has other characters
    /// than ASCII letters, digits, `_`, `-` and `.`.
    NameMalformed = "name.malformed", Invalid, "{text} is not a name" { text: String };

    // offer
    /// An offer has no price in any currency.
    OfferNoPrice = "offer.no_price", Invalid, "an offer needs a price";
    /// The offer's vendor may not sell.
    OfferVendorMayNotSell = "offer.vendor_may_not_sell", Conflict, "{vendor} may not sell" { vendor: VendorId };
    /// The offer's state does not permit the request.
    OfferWrongState = "offer.wrong_state", Conflict, "an offer that is {state} does not permit {request}"
        { state: String, request: String };
    // order
    /// There is nothing to order.
    OrderEmpty = "order.empty", Invalid, "there is nothing to order";
    /// The order's stock is still held for its payment.
    OrderHoldRunning = "order.hold_running", Conflict, "the order's hold is not over";
    /// The vendor order is another vendor's.
    OrderOtherVendor = "order.other_vendor", Invalid, "vendor order {vendor_order} is not one of vendor {vendor}"
        { vendor_order: VendorOrderId, vendor: VendorId };
    /// Parts of a released order were cancelled since: it cannot be placed as it was paid.
    OrderPartsGone = "order.parts_gone", Conflict, "{vendor_orders} vendor orders are cancelled" { vendor_orders: u32 };
    /// Something was shipped already: it is returned, not cancelled.
    OrderShipped = "order.shipped", Conflict, "{vendor_orders} vendor orders have shipped" { vendor_orders: u32 };
    /// The stock of a released order is gone: late money must go back.
    OrderStockGone = "order.stock_gone", Conflict, "the stock of this order is gone";
    /// Vendors are not done with the order.
    OrderUnfinished = "order.unfinished", Conflict, "{vendor_orders} vendor orders are not done" { vendor_orders: u32 };
    /// The order's state does not permit the request.
    OrderWrongState = "order.wrong_state", Conflict, "an order that is {state} does not permit {request}"
        { state: String, request: String };
    // payment
    /// An attempt is under way: a second one at once could take the money twice.
    PaymentAttemptRunning = "payment.attempt_running", Conflict, "attempt {attempt} is under way" { attempt: AttemptId };
    /// An attempt was resolved otherwise already.
    PaymentAttemptResolved = "payment.attempt_resolved", Conflict, "attempt {attempt} was resolved otherwise"
        { attempt: AttemptId };
    /// The method's time to capture is over.
    PaymentCaptureDeadline = "payment.capture_deadline", Conflict, "the time to capture is over";
    /// The method captures once, and has.
    PaymentCapturedOnce = "payment.captured_once", Conflict, "this method can be captured once";
    /// More was to be captured, voided, refunded, disputed or collected than is left.
    PaymentExceeded = "payment.exceeded", Conflict, "{wanted} was asked for, {left} is left" { wanted: Amount, left: Amount };
    /// The buyer still has time to pay, or there is time to capture, or a capture is under way.
    PaymentNotDue = "payment.not_due", Conflict, "there is still time for the money to come";
    /// Nobody owes on this payment, or someone else collects it.
    PaymentNotReceivable = "payment.not_receivable", Conflict, "this is not for that collector to collect";
    /// An operation was resolved otherwise already.
    PaymentOperationResolved = "payment.operation_resolved", Conflict, "operation {operation} was resolved otherwise"
        { operation: AnyId };
    /// The method's time to refund is over: the money must go back another way.
    PaymentRefundWindow = "payment.refund_window", Conflict, "the time to refund through this method is over";
    /// The payment has no such attempt.
    PaymentUnknownAttempt = "payment.unknown_attempt", Missing, "there is no attempt {attempt}" { attempt: AttemptId };
    /// The payment holds nothing on such a dispute.
    PaymentUnknownDispute = "payment.unknown_dispute", Missing, "nothing is held on dispute {dispute}" { dispute: DisputeId };
    /// The payment has no such operation, or one of that id with another amount.
    PaymentUnknownOperation = "payment.unknown_operation", Missing, "there is no such operation {operation}"
        { operation: AnyId };
    /// The payment's state does not permit the request.
    PaymentWrongState = "payment.wrong_state", Conflict, "a payment that is {state} does not permit {request}"
        { state: String, request: String };

    // payout
    /// Less is available than the least that is paid.
    PayoutBelowMinimum = "payout.below_minimum", Conflict, "{available} is available, at least {minimum} is paid"
        { available: Amount, minimum: Amount };
    /// The vendor's payouts are held.
    PayoutHeld = "payout.held", Conflict, "the operator holds the vendor's payouts" { until: Option<Timestamp> };
    /// The vendor has no confirmed payout account.
    PayoutNoAccount = "payout.no_account", Conflict, "{vendor} has no confirmed payout account" { vendor: VendorId };
    /// A manual payout needs two people.
    PayoutSecondPerson = "payout.second_person", Forbidden, "a second person must approve";
    /// The statement does not come to what is available.
    PayoutStatement = "payout.statement", Conflict, "the statement says {stated}, {available} is available"
        { stated: Amount, available: Amount };
    /// The payout's state does not permit the request.
    PayoutWrongState = "payout.wrong_state", Conflict, "a payout that is {state} does not permit {request}"
        { state: String, request: String };
    // promotion
    /// The promotion has a coupon with this code already, or another promotion of the marketplace has.
    PromotionCouponExists = "promotion.coupon_exists", Conflict, "promotion {promotion} cannot have that code: it is taken"
        { promotion: PromotionId };
    /// The promotion counts each customer's uses, and a guest is no customer.
    PromotionNeedsCustomer = "promotion.needs_customer", Conflict, "promotion {promotion} needs a customer"
        { promotion: PromotionId };
    /// The promotion has not begun, or is over.
    PromotionNotNow = "promotion.not_now", Conflict, "promotion {promotion} is not in its time" { promotion: PromotionId };
    /// A vendor's promotion would reach beyond its own goods, or be paid by someone else.
    PromotionNotTheirs = "promotion.not_theirs", Forbidden, "promotion {promotion} is not {vendor}'s alone"
        { promotion: PromotionId, vendor: VendorId };
    /// The code is not one of the promotion's, or it needs one.
    PromotionUnknownCoupon = "promotion.unknown_coupon", Missing, "that code does not open promotion {promotion}"
        { promotion: PromotionId };
    /// The promotion, the customer's part of it, or the coupon is used up.
    PromotionUsedUp = "promotion.used_up", Conflict, "promotion {promotion} is used up" { promotion: PromotionId };
    /// The promotion's state does not permit the request.
    PromotionWrongState = "promotion.wrong_state", Conflict, "a promotion that is {state} does not permit {request}"
        { state: String, request: String };
    /// A promotion that no cart could apply: a rate above 1, buy or get of 0, free shipping off goods.
    PromotionMalformed = "promotion.malformed", Invalid, "promotion {promotion} has {what}"
        { promotion: PromotionId, what: String };

    // quote
    /// A tender is not the buyer's, or is there twice.
    QuoteTender = "quote.tender", Invalid, "a tender must be the buyer's, and there once";
    /// The tenders do not reach what is due.
    QuoteTenderShort = "quote.tender_short", Conflict, "{missing} of {due} is not covered by any tender"
        { due: Amount, missing: Amount };
    /// A quote's figures are not what its rules make of its input: those of a line, or of the whole where no line is named.
    QuoteUnexplained = "quote.unexplained", Invalid, "the figures are not what the rules make" { line: Option<LineId> };

    // rate
    /// A rate is not a decimal from 0 to 1000 with at most nine places.
    RateMalformed = "rate.malformed", Invalid, "{text} is not a rate: a decimal from 0 to 1000 with at most 9 places"
        { text: String };

    // reconciliation
    /// Nothing of the operation is posted at that gateway at that time.
    ReconciliationNotPosted = "reconciliation.not_posted", Missing, "nothing of {operation} is posted" { operation: AnyId };
    /// What is written off needs two people: one who asks for it, and another.
    ReconciliationSecondPerson = "reconciliation.second_person", Forbidden, "a second person must agree to write it off";
    /// The state of what was reconciled does not permit the request.
    ReconciliationWrongState = "reconciliation.wrong_state", Conflict, "a reconciliation that is {state} does not permit {request}"
        { state: String, request: String };
    // refund
    /// Nothing of what was undone is the buyer's money.
    RefundNothing = "refund.nothing", Conflict, "there is nothing to give back";
    /// A part was resolved otherwise already, or has not failed.
    RefundPartResolved = "refund.part_resolved", Conflict, "part {operation} was resolved otherwise" { operation: RefundId };
    /// The refund has no such part at a gateway.
    RefundUnknownPart = "refund.unknown_part", Missing, "there is no part {operation}" { operation: RefundId };
    /// How this payment pays back is not known.
    RefundUnknownPayment = "refund.unknown_payment", Missing, "payment {payment} is not known" { payment: PaymentId };
    /// The refund's state does not permit the request.
    RefundWrongState = "refund.wrong_state", Conflict, "a refund that is {state} does not permit {request}"
        { state: String, request: String };

    // report
    /// A line of a report is in a currency that the marketplace sells nothing in.
    ReportCurrency = "report.currency", Invalid, "nothing is sold in the {currency} of line {line}"
        { line: String, currency: Currency };
    /// A report has a line twice.
    ReportDuplicateLine = "report.duplicate_line", Invalid, "line {line} is there twice" { line: String };
    /// A line is outside of its report's period, or the period ends before it begins.
    ReportPeriod = "report.period", Invalid, "a report's lines are of its period";
    /// The gross of a line of a report less its fee is not its net.
    ReportUnbalanced = "report.unbalanced", Invalid, "the gross of line {line} less its fee is not its net" { line: String };

    // request
    /// The bytes are no request: not JSON, a number that is not an integer within 2^53-1 either way, a name that is there
    /// twice, an unknown name, a missing one, or a value that its type does not permit.
    RequestMalformed = "request.malformed", Invalid, "the request cannot be read: {what}" { what: String };

    // reservation
    /// A hold would end before now, or more than a year ahead.
    ReservationDeadline = "reservation.deadline", Invalid, "a hold until {until} is over, or too long" { until: Timestamp };
    /// The hold's time is not over.
    ReservationHoldRunning = "reservation.hold_running", Conflict, "order {order} holds its units until {until}"
        { order: OrderId, until: Timestamp };
    /// The request names no lines.
    ReservationNothing = "reservation.nothing", Invalid, "the request names no lines";
    /// More units of a line were named in all than are kept of it, or fewer than were taken at a place before.
    ReservationUnits = "reservation.units", Conflict, "{wanted} units of line {line} in all, from {least} to {most} are possible"
        { line: LineId, wanted: u32, least: u32, most: u32 };
    /// Nothing of the line was ever kept, or nothing at the place that is named.
    ReservationUnknownLine = "reservation.unknown_line", Missing, "there is no line {line}" { line: LineId };
    /// The reservation's state does not permit the request.
    ReservationWrongState = "reservation.wrong_state", Conflict, "a reservation that is {state} does not permit {request}"
        { state: String, request: String };

    // return
    /// The next step's time is not over.
    ReturnNotDue = "return.not_due", Conflict, "there is time until {until}" { until: Timestamp };
    /// The request names no units.
    ReturnNothing = "return.nothing", Invalid, "the request names no units";
    /// More units of a line are named than may come back, none, or the line twice.
    ReturnUnits = "return.units", Conflict, "{wanted} units of line {line} were named, {left} may come back"
        { line: LineId, wanted: u32, left: u32 };
    /// The time for goods to come back is over.
    ReturnWindow = "return.window", Conflict, "goods could come back until {until}" { until: Timestamp };
    /// The return's state does not permit the request.
    ReturnWrongState = "return.wrong_state", Conflict, "a return that is {state} does not permit {request}"
        { state: String, request: String };

    // routing
    /// Candidates of a line contradict each other.
    RoutingMalformed = "routing.malformed", Invalid, "line {line} has {what}" { line: LineId, what: String };
    /// A part of the units is captured and a part is not: capture or cancel the line first.
    RoutingMixed = "routing.mixed", Conflict, "line {line} is captured in part" { line: LineId };
    /// There is no place to ask for a line.
    RoutingNoCandidate = "routing.no_candidate", Conflict, "line {line} has no candidate" { line: LineId };
    /// The line is the platform's own: no vendor fulfils it, and none can take it over.
    RoutingPlatformLine = "routing.platform_line", Invalid, "line {line} is the platform's own" { line: LineId };

    // schedule
    /// A payout schedule names a day or an hour that does not exist.
    ScheduleMalformed = "schedule.malformed", Invalid, "the day is from 1 to 31, the hour from 0 to 23";

    // settings
    /// Settings that no order could be placed under.
    SettingsMalformed = "settings.malformed", Invalid, "the settings have {what}" { what: String };
    /// There is no row for these taxes: what bears no tax has a row without rates.
    SettingsNoTax = "settings.no_tax", Missing, "there are no taxes for {class} in {jurisdiction}"
        { jurisdiction: Jurisdiction, class: TaxClass };
    // settlement
    /// Nothing of the vendor can be settled or written off.
    SettlementNothing = "settlement.nothing", Conflict, "nothing of {vendor} can be settled" { vendor: VendorId };
    /// The reserve's time is not over.
    SettlementReserveHeld = "settlement.reserve_held", Conflict, "the reserve is still held";
    /// The settlement's state does not permit the request.
    SettlementWrongState = "settlement.wrong_state", Conflict, "a settlement that is {state} does not permit {request}"
        { state: String, request: String };
    // shipping
    /// A vendor has two deliveries in one cart.
    ShippingDuplicate = "shipping.duplicate", Invalid, "vendor {vendor} has two deliveries" { vendor: VendorId };
    /// A shipping table has no steps, or steps that do not grow.
    ShippingMalformed = "shipping.malformed", Invalid, "the steps of shipping table {rule} must grow" { rule: RuleId };
    /// A parcel is past the last step of a shipping table.
    ShippingNoStep = "shipping.no_step", Conflict, "shipping table {rule} has no step for {measure}"
        { rule: RuleId, measure: i64 };

    // signature
    /// A webhook's signature header or time cannot be read.
    SignatureMalformed = "signature.malformed", Invalid, "the signature header cannot be read";
    /// No signature was made over this message with any of the secrets.
    SignatureMismatch = "signature.mismatch", Forbidden, "no signature matches";
    /// A secret cannot be read. What it was is not said.
    SignatureSecret = "signature.secret", Invalid, "the secret cannot be read";
    /// A message's time is too far ahead.
    SignatureTooNew = "signature.too_new", Forbidden, "the message is from the future";
    /// A message's time is too far back: it may be replayed.
    SignatureTooOld = "signature.too_old", Forbidden, "the message is too old";

    // split
    /// A vendor, a vendor order or a plan is named twice.
    SplitDuplicate = "split.duplicate", Invalid, "{id} is named twice" { id: AnyId };
    /// A line of the quote has no vendor order, no plan or no tender that pays for it.
    SplitIncomplete = "split.incomplete", Invalid, "line {line} lacks its {what}" { line: LineId, what: SplitGap };
    /// The lines of a quote do not come to its totals, or its tenders do not.
    SplitUnbalanced = "split.unbalanced", Invalid, "the lines do not come to what the quote says";

    // stock
    /// Less is available than what is wanted.
    StockShort = "stock.short", Conflict, "{wanted} of {offer} are wanted, {available} are available"
        { offer: OfferId, wanted: u32, available: i64 };
    /// The stock's state does not permit the request.
    StockWrongState = "stock.wrong_state", Conflict, "stock that is {state} does not permit {request}"
        { state: String, request: String };
    // store credit
    /// The credit holds less than what was to be taken, or orders took less than what was to be given back.
    StoreCreditInsufficient = "store_credit.insufficient", Conflict, "{wanted} was asked for, {available} is there"
        { wanted: Amount, available: Amount };
    /// The credit's state does not permit the request.
    StoreCreditWrongState = "store_credit.wrong_state", Conflict, "store credit that is {state} does not permit {request}"
        { state: String, request: String };
    // time
    /// Text that should be a time is not RFC 3339 with exactly three digits and `Z`, from year 1970 to 9999.
    TimeMalformed = "time.malformed", Invalid, "{text} is not a time of the form 2026-01-31T12:00:00.000Z" { text: String };

    // transfer
    /// More is to be taken back than is left of the transfer.
    TransferExceeded = "transfer.exceeded", Conflict, "{wanted} is more than the {left} that is left of the transfer"
        { wanted: Amount, left: Amount };
    /// The marketplace transfers through no gateway.
    TransferNoGateway = "transfer.no_gateway", Conflict, "the marketplace's settings name no gateway to transfer through";
    /// Nothing was settled of the vendor order that is not transferred, or the vendor owes it for something else.
    TransferNothing = "transfer.nothing", Conflict, "nothing of {vendor_order} can be transferred"
        { vendor_order: VendorOrderId };
    /// The transfer has no such reversal.
    TransferUnknownOperation = "transfer.unknown_operation", Missing, "the transfer knows of no {operation}"
        { operation: TransferId };
    /// The transfer's state does not permit the request.
    TransferWrongState = "transfer.wrong_state", Conflict, "a transfer that is {state} does not permit {request}"
        { state: String, request: String };
    // vendor
    /// A requirement is not met.
    VendorIncomplete = "vendor.incomplete", Conflict, "not every requirement is met";
    /// A vendor keeps at least one owner.
    VendorLastOwner = "vendor.last_owner", Conflict, "the last owner cannot leave";
    /// Nobody proposed this payout account, or another was proposed since.
    VendorNoProposal = "vendor.no_proposal", Conflict, "that payout account is not proposed";
    /// Orders are not placed under the plan: it is a draft, or retired.
    VendorPlanNotInForce = "vendor.plan_not_in_force", Conflict, "plan {plan} is not in force" { plan: PlanId };
    /// The requirement is met already.
    VendorRequirementMet = "vendor.requirement_met", Conflict, "requirement {requirement} is met" { requirement: RequirementId };
    /// A document or attestation is missing.
    VendorRequirementOpen = "vendor.requirement_open", Conflict, "requirement {requirement} is open" { requirement: RequirementId };
    /// The requirement was answered and the operator looks at it: answer again when it is refused.
    VendorRequirementSubmitted = "vendor.requirement_submitted", Conflict, "requirement {requirement} is being looked at"
        { requirement: RequirementId };
    /// A change of payout account needs two people.
    VendorSecondPerson = "vendor.second_person", Forbidden, "a second person must confirm";
    /// The vendor has no such place.
    VendorUnknownLocation = "vendor.unknown_location", Missing, "there is no location {location}" { location: LocationId };
    /// The vendor has no such member.
    VendorUnknownMember = "vendor.unknown_member", Missing, "there is no member {user}" { user: UserId };
    /// The vendor has no such requirement.
    VendorUnknownRequirement = "vendor.unknown_requirement", Missing, "there is no requirement {requirement}"
        { requirement: RequirementId };
    /// The vendor has orders that are not settled, payouts that are under way, or a balance that is not zero.
    VendorUnsettled = "vendor.unsettled", Conflict,
        "{orders} orders are not settled, {payouts} payouts are under way, or a balance is not zero" { orders: u32, payouts: u32 };
    /// The vendor's state does not permit the request.
    VendorWrongState = "vendor.wrong_state", Conflict, "a vendor that is {state} does not permit {request}"
        { state: String, request: String };
    // vendor order
    /// More was to be captured or refunded than the vendor order has left.
    VendorOrderExceeded = "vendor_order.exceeded", Conflict, "{wanted} was asked for, {left} is left"
        { wanted: Amount, left: Amount };
    /// The vendor's window to accept or reject is not over.
    VendorOrderNotDue = "vendor_order.not_due", Conflict, "the vendor's window is not over";
    /// The request names nothing to do.
    VendorOrderNothing = "vendor_order.nothing", Invalid, "the request names nothing to do";
    /// More units of a line are named than are open, none, or the line twice.
    VendorOrderUnits = "vendor_order.units", Conflict, "{wanted} units of line {line} were named, {open} are open"
        { line: LineId, wanted: u32, open: u32 };
    /// A part of the line is neither captured nor voided: it is settled as a whole, once it is. `left` is in minor units.
    VendorOrderUncaptured = "vendor_order.uncaptured", Conflict, "{left} of line {line} is not captured"
        { line: LineId, left: Amount };
    /// The vendor order has no such line.
    VendorOrderUnknownLine = "vendor_order.unknown_line", Missing, "there is no line {line}" { line: LineId };
    /// The vendor order has no such parcel.
    VendorOrderUnknownParcel = "vendor_order.unknown_parcel", Missing, "there is no parcel {parcel}" { parcel: ParcelId };
    /// The vendor order's state does not permit the request.
    VendorOrderWrongState = "vendor_order.wrong_state", Conflict, "a vendor order that is {state} does not permit {request}"
        { state: String, request: String };
    // webhook endpoint
    /// It names no event: `order.placed`, or `order.*` for all of a kind.
    WebhookEndpointEvent = "webhook_endpoint.event", Invalid, "{event} names no event" { event: String };
    /// It is no address that can be posted to: `https://` or `http://`, a host, and neither a user nor a fragment.
    WebhookEndpointUrl = "webhook_endpoint.url", Invalid, "that is no address to post to";
    /// The endpoint's state does not permit the request.
    WebhookEndpointWrongState = "webhook_endpoint.wrong_state", Conflict, "an endpoint that is {state} does not permit {request}"
        { state: String, request: String };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique() {
        let mut codes: Vec<_> = Refusal::CODES.iter().map(|row| row.code).collect();
        codes.sort_unstable();
        let count = codes.len();
        codes.dedup();
        assert_eq!(codes.len(), count);
    }
}
