//! Rules of inputs, tables and promotions, on chosen data.

use super::shipping::{Parcel, ShippingTable};
use super::*;
use crate::frozen_line::{Remitter, Source};
use crate::id::{GiftCardId, LineId, PromotionId, RuleId, VendorId};
use crate::limits;
use crate::money::{Amount, Rate};
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

/// One line of goods, its delivery, a fee of the buyer's and two tenders.
fn cart() -> Value {
    json!({
        "currency": "EUR",
        "lines": [{"id": "lin_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001",
            "offer": "off_01h455vb4pex5vsknk084sn001", "unit_price": 1_000, "quantity": 1, "prices": "tax_exclusive"}],
        "shipping": [{"id": "lin_01h455vb4pex5vsknk084sn002", "vendor": "ven_01h455vb4pex5vsknk084sn001",
            "rule": "rul_01h455vb4pex5vsknk084sn001", "price": 500, "prices": "tax_exclusive"}],
        "buyer_fee": {"rule": "rul_01h455vb4pex5vsknk084sn002", "line": "lin_01h455vb4pex5vsknk084sn003",
            "rate": "0.01", "fixed": 50},
        "promotions": [],
        "tenders": [
            {"source": {"source": "gift_card", "gift_card": "gft_01h455vb4pex5vsknk084sn001"}, "limit": 300},
            {"source": {"source": "payment", "payment": "pay_01h455vb4pex5vsknk084sn001"}, "limit": null}]
    })
}

fn input(cart: Value) -> QuoteInput {
    serde_json::from_value(cart).unwrap()
}

/// Both the quote and the checker begin with the same look at the input.
fn code(input: &QuoteInput) -> &'static str {
    let fine = quote(&self::input(cart())).unwrap();
    match quote(input) {
        Ok(quoted) => check(input, &quoted).map_or_else(|refusal| refusal.code(), |()| "fine"),
        Err(refusal) => {
            assert_eq!(check(input, &fine), Err(refusal.clone()));
            refusal.code()
        }
    }
}

#[test]
fn an_input_that_no_quote_can_be_made_from_is_refused() {
    let check = |pointer: &str, value: Value, expected: &str| {
        let mut cart = cart();
        *cart.pointer_mut(pointer).unwrap() = value;
        assert_eq!(code(&input(cart)), expected, "{pointer}");
    };
    let line = |number: u32| json!(format!("lin_01h455vb4pex5vsknk084sn00{number}"));
    check("/lines/0/id", line(4), "fine");
    check("/lines/0/id", line(2), "line.duplicate");
    check("/lines/0/id", line(3), "line.duplicate");
    check("/shipping/0/id", line(3), "line.duplicate");
    check("/lines/0/quantity", json!(0), "amount.not_positive");
    check("/lines/0/quantity", json!(limits::LINE_QUANTITY_MAX), "fine");
    check("/lines/0/quantity", json!(limits::LINE_QUANTITY_MAX + 1), "limit.count");
    check("/lines/0/unit_price", json!(-1), "amount.negative");
    check("/shipping/0/price", json!(-1), "amount.negative");
    check("/buyer_fee/fixed", json!(-1), "amount.negative");
    check("/tenders/0/limit", json!(-1), "amount.negative");
    check("/tenders/1/limit", json!(1_259), "quote.tender_short");
    check("/tenders/1/limit", json!(1_260), "fine");
    check("/tenders/1/source", cart()["tenders"][0]["source"].clone(), "quote.tender");
    check("/tenders/1/source", json!({"source": "platform"}), "quote.tender");
    check("/tenders/0/source", json!({"source": "platform"}), "quote.tender");
    let free_goods = json!([{"promotion": "prm_01h455vb4pex5vsknk084sn001", "scope": {"scope": "order"},
        "benefit": {"benefit": "free_shipping"}}]);
    check("/promotions", free_goods, "promotion.malformed");
}

#[test]
fn a_vendor_has_one_delivery() {
    let check = |vendor: &str, expected| {
        let mut cart = cart();
        let mut second = cart["shipping"][0].clone();
        second["id"] = json!("lin_01h455vb4pex5vsknk084sn004");
        second["vendor"] = json!(vendor);
        cart["shipping"].as_array_mut().unwrap().push(second);
        assert_eq!(code(&input(cart)), expected);
    };
    check("ven_01h455vb4pex5vsknk084sn001", "shipping.duplicate");
    check("ven_01h455vb4pex5vsknk084sn002", "fine");
}

#[test]
fn every_list_of_a_quote_has_its_limit() {
    let id = |number: usize| uuid::Uuid::from_u128(number as u128);
    let check = |max: usize, fill: fn(&mut QuoteInput, &mut dyn Iterator<Item = uuid::Uuid>)| {
        for (count, expected) in [(max, Ok(())), (max + 1, Err("limit.count"))] {
            let mut input = input(cart());
            fill(&mut input, &mut (0..count).map(id));
            assert_eq!(input.validate().map_err(|refusal| refusal.code()), expected, "{count} of {max}");
        }
    };
    check(limits::QUOTE_LINES_MAX, |input, ids| {
        let line = input.lines.remove(0);
        input.lines = ids.map(|id| GoodsLine { id: LineId::from_uuid(id), ..line.clone() }).collect();
    });
    check(limits::QUOTE_VENDORS_MAX, |input, ids| {
        let line = input.lines.remove(0);
        let (id, vendor) = (LineId::from_uuid, VendorId::from_uuid);
        input.lines = ids.map(|one| GoodsLine { id: id(one), vendor: vendor(one), ..line.clone() }).collect();
        // As many lines again of the first vendor: it is vendors that are counted.
        let again = (1_000..1_000 + limits::QUOTE_VENDORS_MAX as u128).map(|n| id(uuid::Uuid::from_u128(n)));
        let first = input.lines[0].clone();
        input.lines.extend(again.map(|id| GoodsLine { id, ..first.clone() }));
    });
    check(limits::QUOTE_VENDORS_MAX, |input, ids| {
        let line = input.shipping.remove(0);
        let (id, vendor) = (LineId::from_uuid, VendorId::from_uuid);
        input.shipping = ids.map(|one| ShippingLine { id: id(one), vendor: vendor(one), ..line.clone() }).collect();
    });
    check(limits::QUOTE_PROMOTIONS_MAX, |input, ids| {
        let (benefit, scope) = (Benefit::Percent { rate: Rate::ONE }, Scope::Order);
        let rule = |promotion| PromotionRule {
            promotion,
            benefit,
            scope,
            funding: Funding::Vendor,
            vendor: None,
            minimum: None,
        };
        input.promotions = ids.map(|id| rule(PromotionId::from_uuid(id))).collect();
    });
    check(limits::QUOTE_TENDERS_MAX, |input, ids| {
        let source = |id| Source::GiftCard { gift_card: GiftCardId::from_uuid(id) };
        input.tenders = ids.map(|id| Tender { source: source(id), limit: None }).collect();
    });
    let tax = |id| TaxRate {
        rule: RuleId::from_uuid(id),
        rate: Rate::ONE,
        jurisdiction: "DE".parse().unwrap(),
        remitter: Remitter::Vendor,
    };
    for list in 0..3 {
        for (count, expected) in [(limits::LINE_TAXES_MAX, Ok(())), (limits::LINE_TAXES_MAX + 1, Err("limit.count"))] {
            let mut input = input(cart());
            let QuoteInput { lines, shipping, buyer_fee, .. } = &mut input;
            let taxes = [&mut lines[0].taxes, &mut shipping[0].taxes, &mut buyer_fee.as_mut().unwrap().taxes];
            *taxes.into_iter().nth(list).unwrap() = (0..count).map(id).map(tax).collect();
            assert_eq!(input.validate().map_err(|refusal| refusal.code()), expected, "{count} taxes");
        }
    }
}

#[test]
fn a_promotion_applies_from_its_minimum_on() {
    let check = |scope: &str, vendor: Option<&str>, minimum: i64, expected: i64| {
        let mut cart = cart();
        cart["promotions"] = json!([{"promotion": "prm_01h455vb4pex5vsknk084sn001", "scope": {"scope": scope},
            "benefit": {"benefit": "percent", "rate": "0.1"}, "vendor": vendor, "minimum": minimum}]);
        let input = input(cart);
        let quoted = quote(&input).unwrap();
        assert_eq!(quoted.totals.discount.minor(), expected, "{scope} {vendor:?} {minimum}");
        super::check(&input, &quoted).unwrap();
    };
    check("order", None, 999, 100);
    check("order", None, 1_000, 100);
    check("order", None, 1_001, 0);
    // Delivery asks for the goods of its vendor.
    check("shipping", None, 1_000, 50);
    check("shipping", None, 1_001, 0);
    check("shipping", Some("ven_01h455vb4pex5vsknk084sn001"), 1_000, 50);
    check("shipping", Some("ven_01h455vb4pex5vsknk084sn001"), 1_001, 0);
    check("shipping", Some("ven_01h455vb4pex5vsknk084sn002"), 1_000, 0);
    check("shipping", Some("ven_01h455vb4pex5vsknk084sn002"), 0, 0);
}

#[test]
fn the_greatest_amount_is_taxed_unit_by_unit_too() {
    let check = |price: i64, quantity: u32, rate: &str, expected: i64| {
        let mut cart = cart();
        cart["policies"] = json!({"tax_rounding": "per_unit"});
        let tax = json!([{"rule": "rul_01h455vb4pex5vsknk084sn001", "rate": rate, "jurisdiction": "DE"}]);
        let line = &mut cart["lines"][0];
        (line["unit_price"], line["quantity"], line["taxes"]) = (json!(price), json!(quantity), tax);
        line["prices"] = json!("tax_inclusive");
        (cart["shipping"], cart["buyer_fee"]) = (json!([]), json!(null));
        let input = input(cart);
        let quoted = quote(&input).unwrap();
        assert_eq!(quoted.totals.tax.minor(), expected);
        super::check(&input, &quoted).unwrap();
    };
    // There is no dearer unit, nor an amount for it.
    check(Amount::MAX.minor(), 1, "1", (Amount::MAX.minor() + 1) / 2);
    // A rate of nothing is no share of anything.
    check(1_000, 3, "0", 0);
    check(14, 3, "0.12", 6);
}
