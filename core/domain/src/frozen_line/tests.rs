//! Lines and moves as data: what is refused, and where the limits are. The rules themselves are in `tests/properties` and
//! `tests/exhaustive.rs`.

use super::*;
use serde_json::{Value, json};

fn line_json() -> Value {
    json!({
        "id": "lin_01h455vb4pex5vsknk084sn001", "kind": "goods", "quantity": 3, "total": 100,
        "sources": [
            { "source": "payment", "payment": "pay_01h455vb4pex5vsknk084sn001", "amount": 80 },
            { "source": "platform", "amount": 20 },
        ],
        "uses": [
            { "use": "vendor", "vendor": "ven_01h455vb4pex5vsknk084sn001", "amount": 85, "returns": 88 },
            { "use": "fee", "slot": "commission", "payee": { "payee": "commission" }, "amount": 15, "returns": 12 },
        ],
    })
}

fn line() -> FrozenLine {
    serde_json::from_value(line_json()).unwrap()
}

fn minor(amount: i64) -> Amount {
    Amount::new(amount).unwrap()
}

fn progress(captured: i64, voided: i64, reversed: i64) -> Progress {
    Progress { captured: minor(captured), voided: minor(voided), reversed: minor(reversed) }
}

#[test]
fn a_line_survives_json() {
    let line = line();
    assert_eq!(serde_json::to_value(&line).unwrap(), line_json());
    assert_eq!((line.total(), line.sources().len(), line.uses().len()), (minor(100), 2, 2));
}

#[test]
fn hostile_json_is_no_line() {
    let changes: &[(&str, Value)] = &[
        ("/total", json!(101)),
        ("/total", json!(100.0)),
        ("/quantity", json!(0)),
        ("/quantity", json!(1_000_001)),
        ("/quantity", json!(-1)),
        ("/kind", json!("gift")),
        ("/id", json!("ord_01h455vb4pex5vsknk084sn001")),
        ("/sources/0/amount", json!(79)),
        ("/sources/0/amount", json!(9_007_199_254_740_992i64)),
        ("/sources/0/memo", json!("x")),
        ("/sources/0/source", json!("cash")),
        ("/uses/0/amount", json!(84)),
        ("/uses/0/returns", json!(87)),
        ("/uses/1/returns", Value::Null),
        ("/uses/1/memo", json!("x")),
        ("/memo", json!("x")),
    ];
    for (place, value) in changes {
        let mut json = line_json();
        let (parent, field) = place.rsplit_once('/').unwrap();
        json.pointer_mut(parent).unwrap()[field] = value.clone();
        assert!(serde_json::from_value::<FrozenLine>(json).is_err(), "{place} {value}");
    }
}

#[test]
fn only_the_vendor_makes_up_for_what_is_kept() {
    let new = |vendor: i64, fee: i64| {
        let mut uses = line().uses().to_vec();
        uses[0].returns = minor(vendor);
        uses[1].returns = minor(fee);
        FrozenLine::new(line().id, LineKind::Goods, 1, line().sources().to_vec(), uses)
    };
    assert!(new(100, 0).is_ok() && new(85, 15).is_ok());
    assert_eq!(new(84, 16), Err(Refusal::FrozenLineUnbalanced));
    assert_eq!(new(85, 14), Err(Refusal::FrozenLineUnbalanced));
    assert_eq!(new(101, -1), Err(Refusal::AmountNegative { what: "line.share".to_owned() }));
}

#[test]
fn a_line_has_limits() {
    let party = line().sources()[0].party;
    let new = |sources: usize, uses: usize, quantity: u32| {
        let mut put_in = vec![Share { party, amount: Amount::ZERO }; sources];
        let mut gets = vec![UseShare { amount: Amount::ZERO, returns: Amount::ZERO, ..line().uses()[0] }; uses];
        put_in[0].amount = minor(7);
        (gets[0].amount, gets[0].returns) = (minor(7), minor(7));
        FrozenLine::new(line().id, LineKind::Goods, quantity, put_in, gets)
            .map(|line| line.capture_rest(progress(0, 0, 0)))
    };
    let (shares, units) = (limits::FROZEN_LINE_SHARES_MAX, limits::LINE_QUANTITY_MAX);
    let moved = new(shares, shares, units).unwrap().unwrap();
    assert_eq!((moved.sources.len(), moved.uses.len()), (1, 1));
    let refused = |what: &str, max: u64| Err(Refusal::LimitCount { what: what.to_owned(), max, actual: max + 1 });
    assert_eq!(new(shares + 1, 1, 1), refused("line.sources", 64));
    assert_eq!(new(1, shares + 1, 1), refused("line.uses", 64));
    assert_eq!(new(1, 1, units + 1), refused("line.quantity", 1_000_000));
    assert_eq!(new(1, 1, 0), Err(Refusal::AmountNotPositive { what: "line.quantity".to_owned() }));
}

#[test]
fn a_progress_that_breaks_its_own_rule_is_refused_by_every_move() {
    let line = line();
    for (captured, voided, reversed, legal) in [
        (0, 0, 0, true),
        (100, 0, 100, true),
        (60, 40, 60, true),
        (0, 100, 0, true),
        (101, 0, 0, false),
        (60, 41, 0, false),
        (0, 101, 0, false),
        (10, 0, 11, false),
        (-1, 0, 0, false),
        (0, -1, 0, false),
        (1, 0, -1, false),
        (Amount::MAX.minor(), Amount::MAX.minor(), 0, false),
        (Amount::MIN.minor(), Amount::MAX.minor(), Amount::MIN.minor(), false),
    ] {
        let from = progress(captured, voided, reversed);
        let refused = Refusal::FrozenLineProgress { line: line.id };
        for result in [
            line.capture_to(from, Amount::ZERO),
            line.capture_rest(from),
            line.undo_to(from, Amount::ZERO),
            line.undo_units(from, 0),
            line.undo_amount(from, Amount::ONE),
        ] {
            match result {
                Ok(_) => assert!(legal, "{from:?}"),
                Err(refusal) if legal => assert_eq!(refusal.code(), "frozen_line.exceeded"),
                Err(refusal) => assert_eq!(refusal, refused, "{from:?}"),
            }
        }
    }
}

#[test]
fn what_is_too_much_is_said_in_what_is_left() {
    let line = line();
    let exceeded = |wanted: i64, left: i64| {
        Err(Refusal::FrozenLineExceeded { line: line.id, wanted: minor(wanted), left: minor(left) })
    };
    assert_eq!(line.capture_to(progress(30, 20, 0), minor(81)), exceeded(51, 50));
    assert_eq!(line.undo_to(progress(30, 20, 10), minor(101)), exceeded(71, 70));
    assert_eq!(line.undo_amount(progress(100, 0, 0), minor(81)), exceeded(81, 80));
    assert_eq!(line.undo_amount(progress(100, 0, 0), minor(80)).unwrap().to, progress(100, 0, 100));
    let units = Refusal::FrozenLineUnitsExceeded { line: line.id, wanted: 4, quantity: 3 };
    assert_eq!(line.undo_units(Progress::default(), 4), Err(units));
    assert_eq!(line.undo_amount(progress(100, 0, 0), Amount::ZERO).unwrap_err().code(), "amount.not_positive");
}

#[test]
fn a_target_that_is_reached_moves_nothing() {
    let line = line();
    let at = progress(60, 40, 30);
    for movement in [
        line.capture_to(at, Amount::MIN).unwrap(),
        line.capture_rest(at).unwrap(),
        line.undo_to(at, minor(70)).unwrap(),
        line.undo_to(at, Amount::MIN).unwrap(),
        line.undo_units(at, 2).unwrap(),
    ] {
        let nothing = LineMove { line: line.id, to: at, sources: vec![], uses: vec![], voided: vec![] };
        assert_eq!(movement, nothing);
    }
}

#[test]
fn a_line_is_sold_by_a_vendor_where_no_other_is_paid_taxes_or_funds() {
    let (seller, other) = ("ven_01h455vb4pex5vsknk084sn001", "ven_01h455vb4pex5vsknk084sn002");
    // Who is paid, who remits the tax, and who funds.
    let line = |paid: &str, remits: &str, funds: &str| {
        let mut json = line_json();
        json["sources"][1] = json!({ "source": "vendor", "vendor": funds, "amount": 20 });
        json["uses"][0] = json!({ "use": "vendor", "vendor": paid, "amount": 85, "returns": 88 });
        let fee = json["uses"][1].clone();
        json["total"] = json!(110);
        json["sources"][0]["amount"] = json!(90);
        json["uses"] = json!([json["uses"][0], fee, {
            "use": "vendor_tax", "vendor": remits, "jurisdiction": "DE", "rate": "0.1", "amount": 10, "returns": 10,
        }]);
        serde_json::from_value::<FrozenLine>(json).unwrap()
    };
    for (paid, remits, funds, sold) in [
        (seller, seller, seller, true),
        (other, seller, seller, false),
        (seller, other, seller, false),
        (seller, seller, other, false),
        (other, other, seller, false),
        (other, other, other, false),
    ] {
        assert_eq!(line(paid, remits, funds).is_sold_by(seller.parse().unwrap()), sold, "{paid} {remits} {funds}");
    }
}

#[test]
fn the_largest_line_moves_exactly() {
    let mut json = line_json();
    let max = Amount::MAX.minor();
    json["total"] = json!(max);
    json["sources"][0]["amount"] = json!(max - 1);
    json["sources"][1]["amount"] = json!(1);
    json["uses"][0]["amount"] = json!(max - 15);
    json["uses"][0]["returns"] = json!(max - 12);
    let line: FrozenLine = serde_json::from_value(json).unwrap();
    let captured = line.capture_rest(Progress::default()).unwrap().to;
    let refund = line.undo_amount(captured, minor(max / 2)).unwrap();
    assert_eq!(refund.tendered(), Ok(minor(max / 2)));
    let rest = line.undo_to(refund.to, minor(max)).unwrap();
    assert_eq!(rest.tendered(), Ok(minor(max - 1 - max / 2)));
    assert_eq!(line.undo_amount(rest.to, Amount::ONE).unwrap_err().code(), "frozen_line.exceeded");
}
