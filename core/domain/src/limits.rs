//! A limit on everything: each a named constant, each with a refusal (`limit.count`, `limit.text`), each tested at the
//! limit and one past it.

use crate::refusal::Refusal;
use std::collections::BTreeMap;

/// The heaviest unit of an offer, in grams: a hundred tonnes.
pub const UNIT_GRAMS_MAX: u32 = 100_000_000;
/// The most units of one line.
pub const LINE_QUANTITY_MAX: u32 = 1_000_000;
/// The most shares on one side of a frozen line.
pub const FROZEN_LINE_SHARES_MAX: usize = 64;
/// The most entries of one journal: both sides of every line of the largest order, each with all its shares.
pub const JOURNAL_ENTRIES_MAX: usize = 2 * ORDER_LINES_MAX * FROZEN_LINE_SHARES_MAX;
/// The most weights that an amount is shared over.
pub const ALLOCATE_WEIGHTS_MAX: usize = 100_000;
/// The most taxes on one line.
pub const LINE_TAXES_MAX: usize = 8;
/// The most lines of goods in a quote, a cart or an order.
pub const QUOTE_LINES_MAX: usize = 1_000;
/// The most promotions that apply to one quote.
pub const QUOTE_PROMOTIONS_MAX: usize = 100;
/// The most tenders of one order.
pub const QUOTE_TENDERS_MAX: usize = 16;
/// The most vendors in a quote, a cart or an order.
pub const QUOTE_VENDORS_MAX: usize = 100;
/// The most steps of a shipping table.
pub const SHIPPING_STEPS_MAX: usize = 100;
/// The most slots of fees on one line.
pub const FEE_SLOTS_MAX: usize = 8;
/// The most rules of a commission plan.
pub const PLAN_RULES_MAX: usize = 200;
/// The most volume tiers of a commission rule.
pub const RULE_TIERS_MAX: usize = 20;
/// The longest duration of a payment method or a hold, in milliseconds: a year.
pub const DURATION_MS_MAX: i64 = 366 * 86_400_000;
/// The most attempts of one payment.
pub const PAYMENT_ATTEMPTS_MAX: usize = 50;
/// The most captures, voids and refunds of one payment.
pub const PAYMENT_OPERATIONS_MAX: usize = 1_000;
/// The most parcels of one vendor order.
pub const PARCELS_MAX: usize = 1_000;
/// The most captures of one vendor order.
pub const CAPTURES_MAX: usize = 1_000;
/// The most refunds, returns, claims and disputes of one vendor order.
pub const REVERSALS_MAX: usize = 1_000;
/// The longest tracking reference, in bytes.
pub const TRACKING_BYTES_MAX: usize = 200;
/// The most lines of an order: its goods, its deliveries, its fee, and what re-routes add.
pub const ORDER_LINES_MAX: usize = 2_000;
/// The longest number of an order, in bytes.
pub const ORDER_NUMBER_BYTES_MAX: usize = 32;
/// The most coupon codes in a cart.
pub const CART_COUPONS_MAX: usize = 20;
/// The longest coupon code, in bytes.
pub const COUPON_BYTES_MAX: usize = 64;
/// The most entries of metadata.
pub const METADATA_ENTRIES_MAX: usize = 50;
/// The longest name of an entry of metadata, in bytes.
pub const METADATA_NAME_BYTES_MAX: usize = 64;
/// The longest value of an entry of metadata, in bytes.
pub const METADATA_VALUE_BYTES_MAX: usize = 1_000;
/// How long after the end of a period its books are closed at the earliest, in milliseconds: an hour.
pub const BOOKS_LOCK_AFTER_MS: i64 = 3_600_000;
/// The most lines of one settlement.
pub const SETTLEMENT_ITEMS_MAX: usize = 500;
/// The most lines of one payout's statement.
pub const STATEMENT_LINES_MAX: usize = 10_000;
/// The most currencies that an offer has a price in.
pub const OFFER_PRICES_MAX: usize = 200;
/// The most coupons of one promotion.
pub const PROMOTION_COUPONS_MAX: usize = 10_000;
/// The most lines of one order's reservation, each line counted once for each place: a cart of the most lines, each from five.
pub const RESERVATION_LINES_MAX: usize = 5_000;
/// The longest title of a plan, a location or a requirement, in bytes.
pub const TITLE_BYTES_MAX: usize = 200;
/// The most rows of a marketplace's tax table.
pub const TAX_ROWS_MAX: usize = 5_000;
/// The most payment methods of a marketplace.
pub const METHODS_MAX: usize = 50;
/// The most of a marketplace's own people.
pub const STAFF_MAX: usize = 1_000;
/// The most requirements of a vendor.
pub const REQUIREMENTS_MAX: usize = 50;
/// The most people of a vendor.
pub const TEAM_MAX: usize = 200;
/// The most places of a vendor.
pub const LOCATIONS_MAX: usize = 500;
/// The most contact records of a customer.
pub const CONTACTS_MAX: usize = 50;
/// The most contact records that one customer took out again.
pub const FORMER_CONTACTS_MAX: usize = 1_000;
/// The most guest carts that one customer claimed.
pub const CLAIMED_CARTS_MAX: usize = 1_000;
/// The most street lines of a contact.
pub const CONTACT_LINES_MAX: usize = 5;
/// The longest field of a contact, in bytes.
pub const CONTACT_FIELD_BYTES_MAX: usize = 300;
/// The most routing rules of a marketplace.
pub const ROUTE_RULES_MAX: usize = 16;
/// The most places that one line may be served from.
pub const ROUTE_CANDIDATES_MAX: usize = 1_000;
/// The most endpoints that a marketplace's events are sent to.
pub const WEBHOOK_ENDPOINTS_MAX: usize = 50;
/// The longest address of an endpoint, in bytes.
pub const WEBHOOK_URL_BYTES_MAX: usize = 2_048;
/// The most names of events that an endpoint says.
pub const WEBHOOK_EVENTS_MAX: usize = 100;
/// The longest name of an event that an endpoint says, in bytes.
pub const WEBHOOK_EVENT_BYTES_MAX: usize = 64;
/// The longest time that an endpoint's old secret signs beside the new one, in milliseconds: 30 days.
pub const WEBHOOK_OLD_SECRET_MS_MAX: usize = 2_592_000_000;
/// The longest reason or note that a person writes, in bytes.
pub const REASON_BYTES_MAX: usize = 500;
/// Lines of one balance report of a provider that are reconciled at once: a shorter period has fewer.
pub const REPORT_LINES_MAX: usize = 10_000;
/// Operations that one balance report is compared with.
pub const REPORT_OPERATIONS_MAX: usize = 50_000;
/// The longest name that a provider gives to a line of its report, in bytes.
pub const REPORT_LINE_ID_BYTES_MAX: usize = 128;

/// The most bytes of a stored record, event or receipt.
pub const ENCODING_BYTES_MAX: usize = 16_777_216;
/// The most bytes of a request: a cart of the most lines with full metadata fits.
pub const REQUEST_BYTES_MAX: usize = 1_048_576;
/// The deepest nesting of a request.
pub const REQUEST_DEPTH_MAX: usize = 32;

/// Refuses a count above its limit. Refusals: `limit.count`.
///
/// ```
/// use vendra_domain::limits::{LINE_QUANTITY_MAX, count};
/// assert!(count("line.quantity", 1_000_000, LINE_QUANTITY_MAX as usize).is_ok());
/// assert_eq!(count("line.quantity", 1_000_001, LINE_QUANTITY_MAX as usize).unwrap_err().code(), "limit.count");
/// ```
pub fn count(what: &str, actual: usize, max: usize) -> Result<(), Refusal> {
    if actual <= max {
        return Ok(());
    }
    let wide = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    Err(Refusal::LimitCount { what: what.to_owned(), max: wide(max), actual: wide(actual) })
}

/// Refuses a text that is empty or longer in bytes than its limit. Refusals: `limit.text`.
///
/// ```
/// use vendra_domain::limits::{REASON_BYTES_MAX, text};
/// assert!(text("reason", "damaged in transit", REASON_BYTES_MAX).is_ok());
/// assert_eq!(text("reason", "", REASON_BYTES_MAX).unwrap_err().code(), "limit.text");
/// ```
pub fn text(what: &str, text: &str, max: usize) -> Result<(), Refusal> {
    if (1..=max).contains(&text.len()) {
        return Ok(());
    }
    let wide = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    Err(Refusal::LimitText { what: what.to_owned(), min: 1, max: wide(max), actual: wide(text.len()) })
}

/// Refuses metadata with too many entries, or with a name or a value that is empty or too long.
///
/// Refusals: `limit.count`, `limit.text`.
///
/// ```
/// use std::collections::BTreeMap;
/// use vendra_domain::limits::metadata;
/// assert!(metadata("cart.metadata", &BTreeMap::from([("channel".to_owned(), "web".to_owned())])).is_ok());
/// ```
pub fn metadata(what: &str, entries: &BTreeMap<String, String>) -> Result<(), Refusal> {
    count(what, entries.len(), METADATA_ENTRIES_MAX)?;
    for (name, value) in entries {
        text(what, name, METADATA_NAME_BYTES_MAX)?;
        text(what, value, METADATA_VALUE_BYTES_MAX)?;
    }
    Ok(())
}

/// Refuses more units than one line may have. Refusals: `limit.count`.
///
/// ```
/// use vendra_domain::limits::{LINE_QUANTITY_MAX, units};
/// assert!(units("line.quantity", LINE_QUANTITY_MAX).is_ok());
/// assert_eq!(units("line.quantity", LINE_QUANTITY_MAX + 1).unwrap_err().code(), "limit.count");
/// ```
pub fn units(what: &str, units: u32) -> Result<(), Refusal> {
    if units <= LINE_QUANTITY_MAX {
        return Ok(());
    }
    Err(Refusal::LimitCount { what: what.to_owned(), max: u64::from(LINE_QUANTITY_MAX), actual: u64::from(units) })
}

/// Refuses a unit that is heavier than any offer's. Refusals: `limit.count`.
///
/// ```
/// use vendra_domain::limits::{UNIT_GRAMS_MAX, grams};
/// assert!(grams("offer.weight", UNIT_GRAMS_MAX).is_ok());
/// assert_eq!(grams("offer.weight", UNIT_GRAMS_MAX + 1).unwrap_err().code(), "limit.count");
/// ```
pub fn grams(what: &str, grams: u32) -> Result<(), Refusal> {
    if grams <= UNIT_GRAMS_MAX {
        return Ok(());
    }
    Err(Refusal::LimitCount { what: what.to_owned(), max: u64::from(UNIT_GRAMS_MAX), actual: u64::from(grams) })
}
