//! Every limit, at it and one past it.

use std::collections::BTreeMap;
use vendra_domain::limits::*;
use vendra_domain::payment::{Captures, MethodKind, MethodTerms};
use vendra_domain::quote::{QuoteInput, quote};
use vendra_domain::stock::{Backorder, Book, Hold, Stock, Wanted, demand};
use vendra_domain::{Decider, Kind, Refusal, Timestamp, stock};

/// Names beside values, so that a failure says which.
macro_rules! named {
    ($($limit:ident),* $(,)?) => { [$((stringify!($limit), $limit)),*] };
}

#[rustfmt::skip] // One a line: a new limit is one more.
#[test]
fn a_list_may_be_as_long_as_its_limit_and_no_longer() {
    for (name, max) in named![
        FROZEN_LINE_SHARES_MAX,
        JOURNAL_ENTRIES_MAX,
        ALLOCATE_WEIGHTS_MAX,
        LINE_TAXES_MAX,
        QUOTE_LINES_MAX,
        QUOTE_PROMOTIONS_MAX,
        QUOTE_TENDERS_MAX,
        QUOTE_VENDORS_MAX,
        SHIPPING_STEPS_MAX,
        FEE_SLOTS_MAX,
        PLAN_RULES_MAX,
        RULE_TIERS_MAX,
        PAYMENT_ATTEMPTS_MAX,
        PAYMENT_OPERATIONS_MAX,
        PARCELS_MAX,
        CAPTURES_MAX,
        REVERSALS_MAX,
        ORDER_LINES_MAX,
        CART_COUPONS_MAX,
        METADATA_ENTRIES_MAX,
        SETTLEMENT_ITEMS_MAX,
        STATEMENT_LINES_MAX,
        OFFER_PRICES_MAX,
        PROMOTION_COUPONS_MAX,
        STOCK_HOLDS_MAX,
        STOCK_SALES_MAX,
        TAX_ROWS_MAX,
        METHODS_MAX,
        STAFF_MAX,
        REQUIREMENTS_MAX,
        TEAM_MAX,
        LOCATIONS_MAX,
        CONTACTS_MAX,
        FORMER_CONTACTS_MAX,
        CLAIMED_CARTS_MAX,
        CONTACT_LINES_MAX,
        ROUTE_RULES_MAX,
        ROUTE_CANDIDATES_MAX,
        REQUEST_DEPTH_MAX,
    ] {
        assert!(max > 0, "{name}");
        assert_eq!(count(name, 0, max), Ok(()), "{name}");
        assert_eq!(count(name, max, max), Ok(()), "{name}");
        let refusal = count(name, max + 1, max).unwrap_err();
        let (max, actual) = (max as u64, max as u64 + 1);
        assert_eq!(refusal, Refusal::LimitCount { what: name.to_owned(), max, actual });
        assert_eq!(refusal.kind(), Kind::Limit);
    }
}

#[rustfmt::skip] // One a line: a new limit is one more.
#[test]
fn a_text_may_be_as_long_in_bytes_as_its_limit_and_no_longer() {
    for (name, max) in named![
        TRACKING_BYTES_MAX,
        ORDER_NUMBER_BYTES_MAX,
        COUPON_BYTES_MAX,
        METADATA_NAME_BYTES_MAX,
        METADATA_VALUE_BYTES_MAX,
        TITLE_BYTES_MAX,
        CONTACT_FIELD_BYTES_MAX,
        REASON_BYTES_MAX,
        ENCODING_BYTES_MAX,
        REQUEST_BYTES_MAX,
    ] {
        assert_eq!(text(name, "x", max), Ok(()), "{name}");
        assert_eq!(text(name, &"x".repeat(max), max), Ok(()), "{name}");
        // Two bytes a letter: the limit is in bytes.
        assert_eq!(text(name, &"é".repeat(max / 2), max), Ok(()), "{name}");
        assert_eq!(text(name, &"é".repeat(max / 2 + 1), max).unwrap_err().code(), "limit.text", "{name}");
        let refusal = text(name, &"x".repeat(max + 1), max).unwrap_err();
        let (most, actual) = (max as u64, max as u64 + 1);
        assert_eq!(refusal, Refusal::LimitText { what: name.to_owned(), min: 1, max: most, actual });
        assert_eq!(refusal.kind(), Kind::Limit);
        assert_eq!(text(name, "", max), Err(Refusal::LimitText { what: name.to_owned(), min: 1, max: most, actual: 0 }));
    }
}

#[test]
fn a_line_may_have_its_most_units_and_no_more() {
    for fine in [0, 1, LINE_QUANTITY_MAX] {
        assert_eq!(units("line", fine), Ok(()));
    }
    for many in [LINE_QUANTITY_MAX + 1, u32::MAX] {
        let (max, actual) = (u64::from(LINE_QUANTITY_MAX), u64::from(many));
        assert_eq!(units("line", many), Err(Refusal::LimitCount { what: "line".to_owned(), max, actual }));
    }
}

#[test]
fn a_unit_weighs_a_hundred_tonnes_at_most() {
    assert_eq!(grams("offer", UNIT_GRAMS_MAX), Ok(()));
    for heavy in [UNIT_GRAMS_MAX + 1, u32::MAX] {
        let (max, actual) = (u64::from(UNIT_GRAMS_MAX), u64::from(heavy));
        assert_eq!(grams("offer", heavy), Err(Refusal::LimitCount { what: "offer".to_owned(), max, actual }));
    }
}

/// Stock that so many orders have on hold and so many sales wait in, and what one more order is told.
fn one_more_order(on_hold: usize, sales: usize) -> Result<Vec<stock::Event>, Refusal> {
    let at = Timestamp::from_unix_ms(1_000).unwrap();
    let until = Timestamp::from_unix_ms(2_000).unwrap();
    let (offer, location) =
        ("off_01h455vb4pex5vsknk084sn001".parse().unwrap(), "loc_01h455vb4pex5vsknk084sn001".parse().unwrap());
    let hold = "hld_01h455vb4pex5vsknk084sn001".parse().unwrap();
    let order = "ord_01h455vb4pex5vsknk084sn001".parse().unwrap();
    let other = "ord_01h455vb4pex5vsknk084sn002".parse().unwrap();
    let held = |until| Hold { id: hold, order: other, units: 1, shipped: 0, until };
    let mut holds = vec![held(Some(until)); on_hold];
    holds.extend(vec![held(None); sales]);
    let book = Book { offer, location, on_hand: 1_000_000, backorder: Backorder::Never, holds };
    let facts = stock::Facts { at, offer, location, hold };
    Stock::decide(&Stock::Tracked(book), &stock::Request::Hold { order, units: 1, until }, &facts)
}

/// A hot offer goes on selling while tens of thousands of its parcels are packed.
#[test]
fn sales_that_wait_to_be_sent_do_not_stand_in_the_way_of_checkouts() {
    let beyond = |what: &str, max: usize| {
        Err(Refusal::LimitCount { what: what.to_owned(), max: max as u64, actual: max as u64 + 1 })
    };
    assert!(one_more_order(STOCK_HOLDS_MAX - 1, STOCK_SALES_MAX - 1).is_ok());
    assert!(one_more_order(0, STOCK_HOLDS_MAX + 1).is_ok());
    assert_eq!(one_more_order(STOCK_HOLDS_MAX, 0), beyond("stock.holds", STOCK_HOLDS_MAX));
    assert_eq!(one_more_order(0, STOCK_SALES_MAX), beyond("stock.sales", STOCK_SALES_MAX));
}

/// The largest record of stock there may be is stored.
#[test]
fn stock_with_the_most_holds_and_sales_can_be_stored() {
    let hold = Hold {
        id: "hld_01h455vb4pex5vsknk084sn001".parse().unwrap(),
        order: "ord_01h455vb4pex5vsknk084sn001".parse().unwrap(),
        units: LINE_QUANTITY_MAX,
        shipped: LINE_QUANTITY_MAX,
        until: Some(Timestamp::from_unix_ms(0).unwrap()),
    };
    let bytes = serde_json::to_string(&hold).unwrap().len() + 1;
    // Every hold may become a sale after the last sale was let in.
    assert!(bytes * (STOCK_HOLDS_MAX + STOCK_SALES_MAX) < ENCODING_BYTES_MAX, "{bytes} bytes a hold");
}

#[test]
fn demand_is_added_up_over_the_most_lines_of_a_cart_and_no_more() {
    let offer = "off_01h455vb4pex5vsknk084sn001".parse().unwrap();
    let lines = vec![Wanted { offer, units: 1 }; QUOTE_LINES_MAX + 1];
    assert_eq!(demand(&lines[1..]), Ok(vec![Wanted { offer, units: 1_000 }]));
    assert_eq!(demand(&lines).unwrap_err().code(), "limit.count");
}

#[test]
fn metadata_is_limited_in_entries_names_and_values() {
    let entries =
        |count: usize| (0..count).map(|n| (format!("name{n}"), "value".to_owned())).collect::<BTreeMap<_, _>>();
    let entry = |name: usize, value: usize| BTreeMap::from([("n".repeat(name), "v".repeat(value))]);
    assert_eq!(metadata("m", &entries(METADATA_ENTRIES_MAX)), Ok(()));
    assert_eq!(metadata("m", &entry(METADATA_NAME_BYTES_MAX, METADATA_VALUE_BYTES_MAX)), Ok(()));
    for (beyond, code) in [
        (entries(METADATA_ENTRIES_MAX + 1), "limit.count"),
        (entry(METADATA_NAME_BYTES_MAX + 1, 1), "limit.text"),
        (entry(1, METADATA_VALUE_BYTES_MAX + 1), "limit.text"),
        (entry(0, 1), "limit.text"),
        (entry(1, 0), "limit.text"),
    ] {
        assert_eq!(metadata("m", &beyond).unwrap_err().code(), code);
    }
}

#[test]
fn a_method_lasts_a_year_at_most() {
    let lasting = |ms: i64| MethodTerms {
        method: "card".parse().unwrap(),
        kind: MethodKind::AuthorizeAndCapture,
        captures: Captures::Several,
        capture_within_ms: Some(ms),
        refund_within_ms: None,
        pay_within_ms: None,
    };
    for fine in [1, DURATION_MS_MAX] {
        assert_eq!(lasting(fine).validate(), Ok(()));
    }
    for beyond in [i64::MIN, -1, 0, DURATION_MS_MAX + 1, i64::MAX] {
        assert_eq!(lasting(beyond).validate().unwrap_err().code(), "method.duration", "{beyond}");
    }
}

#[test]
fn a_cart_has_its_most_vendors_and_no_more() {
    let cart = |vendors: usize| {
        let id = |prefix: &str, n: usize| format!("{prefix}_01h455vb4pex5vsknk084{n:05}");
        let line = |n: usize| {
            serde_json::json!({"id": id("lin", n), "vendor": id("ven", n % vendors), "offer": id("off", 0),
                "unit_price": 100, "quantity": 1, "prices": "tax_exclusive"})
        };
        let lines: Vec<_> = (0..vendors + 5).map(line).collect();
        serde_json::from_value::<QuoteInput>(serde_json::json!({"currency": "EUR", "lines": lines})).unwrap()
    };
    assert!(quote(&cart(QUOTE_VENDORS_MAX)).is_ok());
    let refusal = quote(&cart(QUOTE_VENDORS_MAX + 1)).unwrap_err();
    assert_eq!(refusal, Refusal::LimitCount { what: "quote.vendors".to_owned(), max: 100, actual: 101 });
}
