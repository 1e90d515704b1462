//! Rules of single tables and promotions, on chosen data.

use super::shipping::{Parcel, ShippingTable};
use super::{PromotionRule, QuoteInput, quote};
use crate::money::Amount;
use serde_json::{Value, json};

fn table(pricing: &Value, free_from: Option<i64>) -> ShippingTable {
    serde_json::from_value(
        json!({"rule": "rul_01h455vb4pex5vsknk084sn001", "pricing": pricing, "free_from": free_from}),
    )
    .unwrap()
}

#[test]
fn a_shipping_table_has_steps_that_grow() {
    let by = |first: Value, second: Value| table(&json!({"by": "weight", "steps": [first, second]}), None);
    let step = |up_to: Option<i64>, price: i64| json!({"up_to": up_to, "price": price});
    let code = |table: ShippingTable| table.validate().map_err(|refusal| refusal.code());
    assert_eq!(code(by(step(Some(1_000), 490), step(Some(5_000), 890))), Ok(()));
    assert_eq!(code(by(step(Some(1_000), 490), step(None, 890))), Ok(()));
    assert_eq!(code(by(step(Some(1_000), 490), step(Some(1_000), 890))), Err("shipping.malformed"));
    assert_eq!(code(by(step(Some(5_000), 490), step(Some(1_000), 890))), Err("shipping.malformed"));
    assert_eq!(code(by(step(None, 490), step(Some(1_000), 890))), Err("shipping.malformed"));
    assert_eq!(code(by(step(Some(1_000), 490), step(Some(5_000), -1))), Err("amount.negative"));
    assert_eq!(code(table(&json!({"by": "total", "steps": []}), None)), Err("shipping.malformed"));
    assert_eq!(code(table(&json!({"by": "flat", "price": -1}), None)), Err("amount.negative"));
    assert_eq!(code(table(&json!({"by": "flat", "price": 1}), Some(-1))), Err("amount.negative"));
}

#[test]
fn a_parcel_costs_its_step_or_nothing_from_so_much_on() {
    let steps = json!([{"up_to": 1_000, "price": 490}, {"up_to": 5_000, "price": 890}]);
    let check = |by: &str, weight: u64, goods: i64, expected: Result<i64, &str>| {
        let table = table(&json!({"by": by, "steps": steps}), Some(10_000));
        let price = table.price(Parcel { weight, goods: Amount::new(goods).unwrap() });
        assert_eq!(price.map(Amount::minor).map_err(|refusal| refusal.code()), expected, "{by} {weight} {goods}");
    };
    check("weight", 0, 100, Ok(490));
    check("weight", 1_000, 100, Ok(490));
    check("weight", 1_001, 100, Ok(890));
    check("weight", 5_001, 100, Err("shipping.no_step"));
    check("weight", 5_001, 9_999, Err("shipping.no_step"));
    check("weight", 5_001, 10_000, Ok(0));
    check("total", 9, 1_000, Ok(490));
    check("total", 9, 1_001, Ok(890));
    check("total", 9, 5_001, Err("shipping.no_step"));
    check("total", 9, -1, Err("amount.negative"));
    let flat = table(&json!({"by": "flat", "price": 700}), Some(10_000));
    let price = |goods| flat.price(Parcel { weight: 1, goods: Amount::new(goods).unwrap() }).unwrap().minor();
    assert_eq!((price(9_999), price(10_000)), (700, 0));
}

#[test]
fn a_promotion_that_no_cart_could_apply_is_refused() {
    let check = |benefit: Value, scope: &str, funding: Value, minimum: i64, expected: Result<(), &str>| {
        let rule: PromotionRule = serde_json::from_value(json!({"promotion": "prm_01h455vb4pex5vsknk084sn001",
            "benefit": benefit, "scope": {"scope": scope}, "funding": funding, "minimum": minimum}))
        .unwrap();
        assert_eq!(rule.validate().map_err(|refusal| refusal.code()), expected, "{rule:?}");
    };
    let (vendor, shared) = (json!({"funding": "vendor"}), |part: &str| json!({"funding": "shared", "platform": part}));
    let percent = |rate: &str| json!({"benefit": "percent", "rate": rate});
    let buy_get = |buy: u32, get: u32, rate: &str| json!({"benefit": "buy_get", "buy": buy, "get": get, "rate": rate});
    let no = Err("promotion.malformed");
    check(percent("1"), "order", vendor.clone(), 0, Ok(()));
    check(percent("1.1"), "order", vendor.clone(), 0, no);
    check(buy_get(2, 1, "1"), "each_line", vendor.clone(), 0, Ok(()));
    check(buy_get(2, 1, "1.1"), "each_line", vendor.clone(), 0, no);
    check(buy_get(0, 1, "1"), "each_line", vendor.clone(), 0, no);
    check(buy_get(2, 0, "1"), "each_line", vendor.clone(), 0, no);
    check(buy_get(2, 1, "1"), "shipping", vendor.clone(), 0, no);
    check(json!({"benefit": "free_shipping"}), "shipping", vendor.clone(), 0, Ok(()));
    check(json!({"benefit": "free_shipping"}), "order", vendor.clone(), 0, no);
    check(json!({"benefit": "fixed", "amount": 0}), "order", vendor.clone(), 0, Ok(()));
    check(json!({"benefit": "fixed", "amount": -1}), "order", vendor.clone(), 0, Err("amount.negative"));
    check(percent("0.1"), "order", shared("1"), 0, Ok(()));
    check(percent("0.1"), "order", shared("1.1"), 0, no);
    check(percent("0.1"), "order", vendor, -1, Err("amount.negative"));
}

#[test]
fn taxes_are_added_up_rate_by_rate() {
    let line = |number: u32, rate: &str, jurisdiction: &str| {
        json!({"id": format!("lin_01h455vb4pex5vsknk084sn00{number}"), "vendor": "ven_01h455vb4pex5vsknk084sn001",
            "offer": "off_01h455vb4pex5vsknk084sn001", "unit_price": 1_000, "quantity": 1, "prices": "tax_exclusive",
            "taxes": [{"rule": "rul_01h455vb4pex5vsknk084sn001", "rate": rate, "jurisdiction": jurisdiction}]})
    };
    let lines = [line(1, "0.19", "DE"), line(2, "0.07", "DE"), line(3, "0.19", "DE"), line(4, "0.19", "FR")];
    let input: QuoteInput = serde_json::from_value(json!({"currency": "EUR", "lines": lines})).unwrap();
    let parts = quote(&input).unwrap().tax_by_rate();
    let parts: Vec<_> =
        parts.iter().map(|part| (part.rate.to_string(), part.jurisdiction.to_string(), part.amount.minor())).collect();
    let expected = [("0.07", "DE", 70), ("0.19", "DE", 380), ("0.19", "FR", 190)];
    assert_eq!(parts, expected.map(|(rate, place, amount)| (rate.to_owned(), place.to_owned(), amount)));
}
