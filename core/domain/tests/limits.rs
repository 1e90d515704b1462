//! Every limit, at it and one past it.

use std::collections::BTreeMap;
use vendra_domain::limits::*;
use vendra_domain::marketplace::{self, Marketplace};
use vendra_domain::payment::{Captures, MethodKind, MethodTerms};
use vendra_domain::reservation::{Reservation, Reserve, StockFact};
use vendra_domain::{Amount, Decider, Kind, Refusal, Timestamp, reservation};

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
        RESERVATION_LINES_MAX,
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

/// A reservation of so many lines, and what taking so many more comes to; all of one offer at one place.
fn reserved(lines: usize, more: usize) -> Result<Vec<reservation::Event>, Refusal> {
    let at = Timestamp::from_unix_ms(1_000).unwrap();
    let offer = "off_01h455vb4pex5vsknk084sn001".parse().unwrap();
    let location = "loc_01h455vb4pex5vsknk084sn001".parse().unwrap();
    let reserve = |n: usize| {
        let line = format!("lin_01h455vb4pex5vsknk084{n:05}").parse().unwrap();
        Reserve { line, offer, location, units: 1 }
    };
    let list = |from: usize, count: usize| (from..from + count).map(reserve).collect::<Vec<_>>();
    let facts = reservation::Facts { at, stock: vec![StockFact { offer, location, available: 1_000_000, floor: 0 }] };
    let order = "ord_01h455vb4pex5vsknk084sn001".parse().unwrap();
    let hold = reservation::Request::Hold { order, lines: list(0, lines), until: at };
    let held = Reservation::decide(&Reservation::Absent, &hold, &facts)?;
    if more == 0 {
        return Ok(held);
    }
    // What is there already and is named again takes no room.
    let add = reservation::Request::Add { lines: list(lines - 1, more + 1) };
    Reservation::decide(&Reservation::fold(&held), &add, &facts)
}

#[test]
fn an_order_reserves_its_most_lines_and_no_more() {
    let max = RESERVATION_LINES_MAX;
    let beyond =
        Err(Refusal::LimitCount { what: "reservation.lines".to_owned(), max: max as u64, actual: max as u64 + 1 });
    assert!(reserved(max, 0).is_ok());
    assert_eq!(reserved(max + 1, 0), beyond);
    assert!(reserved(max - 2, 2).is_ok());
    assert_eq!(reserved(max - 2, 3), beyond);
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
fn books_are_closed_an_hour_after_their_period_at_the_earliest() {
    let at: Timestamp = "2026-03-01T10:00:00.000Z".parse().unwrap();
    let facts: marketplace::Facts = serde_json::from_value(serde_json::json!({
        "at": at, "id": "mkt_01h455vb4pex5vsknk084sn001", "user": "usr_01h455vb4pex5vsknk084sn001", "orders_open": 0,
        "default_plan": "in_force"}))
    .unwrap();
    let settings = serde_json::json!({"currencies": ["EUR"], "default_plan": "pln_01h455vb4pex5vsknk084sn001", "hold_ms": 900_000,
        "return_within_ms": 1_209_600_000, "payout_schedule": {"every": {"every": "manual"}, "time_zone": "UTC", "hour": 3},
        "methods": [{"method": "card", "kind": {"kind": "authorize_and_capture"}}]});
    let create = serde_json::from_value(serde_json::json!({"request": "create", "settings": settings})).unwrap();
    let open = Marketplace::fold(&Marketplace::decide(&Marketplace::Absent, &create, &facts).unwrap());
    let lock = |ms: i64| {
        let until = at.plus_ms(ms - BOOKS_LOCK_AFTER_MS).unwrap();
        Marketplace::decide(&open, &marketplace::Request::LockBooks { until }, &facts)
    };
    let locked = Marketplace::fold(&Marketplace::decide(&Marketplace::Absent, &create, &facts).unwrap());
    let locked = lock(0).unwrap().iter().fold(locked, Marketplace::evolve);
    assert_eq!(lock(1).unwrap_err().code(), "marketplace.lock_too_recent");
    let Marketplace::Open(book) = locked else { panic!("it is open") };
    let until = at.plus_ms(-BOOKS_LOCK_AFTER_MS).unwrap();
    assert_eq!((book.books_locked, book.posts_at(until)), (Some(until), Ok(())));
    assert_eq!(book.posts_at(until.plus_ms(-1).unwrap()).unwrap_err().code(), "ledger.period_locked");
}

/// Asks for an endpoint of a webhook; gives the code of the refusal.
fn endpoint(url: usize, events: usize, event: usize) -> Option<&'static str> {
    use vendra_domain::webhook_endpoint::{Facts, Request, WebhookEndpoint};
    let base = "https://example.com/";
    let url = format!("{base}{}", "a".repeat(url - base.len()));
    let request = Request::Add { url, events: vec![format!("order.{}", "a".repeat(event - 6)); events] };
    let id = "whe_01h455vb4pex5vsknk084sn001".parse().expect("an id");
    let facts = Facts { at: vendra_domain::Timestamp::default(), id, endpoints: 0 };
    WebhookEndpoint::decide(&WebhookEndpoint::Absent, &request, &facts).err().map(|refusal| refusal.code())
}

#[test]
fn endpoints_of_webhooks() {
    use vendra_domain::webhook_endpoint::{Facts, Request, WebhookEndpoint};
    let (url, events, event) = (WEBHOOK_URL_BYTES_MAX, WEBHOOK_EVENTS_MAX, WEBHOOK_EVENT_BYTES_MAX);
    assert_eq!(endpoint(url, events, event), None);
    assert_eq!(endpoint(url + 1, events, event), Some("limit.text"));
    assert_eq!(endpoint(url, events + 1, event), Some("limit.count"));
    assert_eq!(endpoint(url, events, event + 1), Some("limit.text"));
    let id = "whe_01h455vb4pex5vsknk084sn001".parse().expect("an id");
    let facts = Facts { at: vendra_domain::Timestamp::default(), id, endpoints: 0 };
    let add = Request::Add { url: "https://example.com/".to_owned(), events: Vec::new() };
    let added = WebhookEndpoint::decide(&WebhookEndpoint::Absent, &add, &facts).expect("it is added");
    let endpoint = WebhookEndpoint::fold(&added);
    let most = u32::try_from(WEBHOOK_OLD_SECRET_MS_MAX).expect("a small limit");
    for (keep_old_ms, taken) in [(most, true), (most + 1, false)] {
        let rotated = WebhookEndpoint::decide(&endpoint, &Request::RotateSecret { keep_old_ms }, &facts);
        assert_eq!(rotated.is_ok(), taken);
    }
}

/// Validates a report of so many lines with names so long; gives the code of the refusal.
fn report(lines: usize, id: usize) -> Option<&'static str> {
    use vendra_domain::reconciliation::{Report, ReportLine};
    let at = vendra_domain::Timestamp::default();
    let line = |place: usize| ReportLine {
        id: format!("{place:0>id$}"),
        kind: vendra_domain::reconciliation::ReportKind::Fee,
        operation: None,
        of: None,
        gross: Amount::ZERO,
        fee: Amount::ZERO,
        net: Amount::ZERO,
        currency: "EUR".parse().expect("a currency"),
        at,
        available_on: at,
    };
    let (gateway, until) = ("acme".parse().expect("a name"), at.plus_ms(1).expect("a time"));
    let report = Report { gateway, from: at, until, lines: (0..lines).map(line).collect() };
    report.validate(&["EUR".parse().expect("a currency")]).err().map(|refusal| refusal.code())
}

#[test]
fn reports_of_providers() {
    use vendra_domain::reconciliation::{KnownOperation, Report, ReportKind, compare};
    assert_eq!(report(REPORT_LINES_MAX, 8), None);
    assert_eq!(report(REPORT_LINES_MAX + 1, 8), Some("limit.count"));
    assert_eq!(report(1, REPORT_LINE_ID_BYTES_MAX), None);
    assert_eq!(report(1, REPORT_LINE_ID_BYTES_MAX + 1), Some("limit.text"));
    let at = vendra_domain::Timestamp::default();
    let empty = Report { gateway: "acme".parse().expect("a name"), from: at, until: at, lines: Vec::new() };
    let known = |place: usize| KnownOperation {
        operation: format!("cap_{place:026}").parse().expect("an id"),
        kind: ReportKind::Capture,
        gross: Amount::ONE,
        fee: Amount::ZERO,
        currency: "EUR".parse().expect("a currency"),
        at,
    };
    let all: Vec<KnownOperation> = (0..=REPORT_OPERATIONS_MAX).map(known).collect();
    assert!(compare(&empty, &all[..REPORT_OPERATIONS_MAX]).is_ok());
    assert_eq!(compare(&empty, &all).unwrap_err().code(), "limit.count");
}
