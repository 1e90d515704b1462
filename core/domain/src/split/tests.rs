//! What cannot be split is refused, rather than be off by a cent.

use super::*;
use crate::quote::{QuoteInput, quote};
use serde_json::{Value, json};

fn cart() -> Value {
    json!({
        "currency": "EUR",
        "lines": [{
            "id": "lin_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001",
            "offer": "off_01h455vb4pex5vsknk084sn001", "unit_price": 1000, "quantity": 1, "prices": "tax_exclusive"
        }],
        "shipping": [{
            "id": "lin_01h455vb4pex5vsknk084sn002", "vendor": "ven_01h455vb4pex5vsknk084sn001",
            "rule": "rul_01h455vb4pex5vsknk084sn002", "price": 500, "prices": "tax_exclusive"
        }],
        "tenders": [{"source": {"source": "payment", "payment": "pay_01h455vb4pex5vsknk084sn001"}}]
    })
}

fn quoted() -> Quote {
    quote(&serde_json::from_value::<QuoteInput>(cart()).unwrap()).unwrap()
}

fn plan(rate: &str, beyond: &str) -> CommissionPlan {
    let rule = json!({
        "rule": "rul_01h455vb4pex5vsknk084sn001", "slot": "commission", "payee": {"payee": "commission"},
        "rate": {"rate": "flat", "of": rate}, "shipping": "included", "beyond": beyond,
        "vat": {"rate": "0.2", "jurisdiction": "DE"}
    });
    serde_json::from_value(json!({"id": "pln_01h455vb4pex5vsknk084sn001", "rules": [rule]})).unwrap()
}

fn terms(vendor: u128, vendor_order: u128) -> VendorTerms {
    VendorTerms {
        vendor: format!("ven_01h455vb4pex5vsknk084sn{vendor:03}").parse().unwrap(),
        vendor_order: format!("vor_01h455vb4pex5vsknk084sn{vendor_order:03}").parse().unwrap(),
        plan: "pln_01h455vb4pex5vsknk084sn001".parse().unwrap(),
        sales: Amount::ZERO,
    }
}

fn code(quote: &Quote, plans: &[CommissionPlan], terms: &[VendorTerms]) -> &'static str {
    split(quote, plans, terms).map_or_else(|refusal| refusal.code(), |_| "fine")
}

#[test]
fn every_line_needs_a_vendor_order_a_plan_and_tenders() {
    let (quote, plan, ann) = (quoted(), plan("0.1", "cut"), terms(1, 1));
    let plans = std::slice::from_ref(&plan);
    assert_eq!(code(&quote, plans, &[ann]), "fine");
    assert_eq!(code(&quote, plans, &[]), "split.incomplete");
    assert_eq!(code(&quote, plans, &[terms(2, 1)]), "split.incomplete");
    assert_eq!(code(&quote, &[], &[ann]), "split.incomplete");
    let unpaid = serde_json::from_value(json!({ "currency": "EUR", "lines": cart()["lines"] })).unwrap();
    assert_eq!(code(&crate::quote::quote(&unpaid).unwrap(), plans, &[ann]), "split.incomplete");
}

#[test]
fn nothing_is_named_twice() {
    let (quote, plan) = (quoted(), plan("0.1", "cut"));
    let plans = std::slice::from_ref(&plan);
    assert_eq!(code(&quote, plans, &[terms(1, 1), terms(2, 2), terms(3, 3)]), "fine");
    assert_eq!(code(&quote, plans, &[terms(1, 1), terms(2, 2), terms(1, 3)]), "split.duplicate");
    assert_eq!(code(&quote, plans, &[terms(1, 1), terms(2, 2), terms(3, 1)]), "split.duplicate");
    assert_eq!(code(&quote, &[plan.clone(), plan.clone()], &[terms(1, 1)]), "split.duplicate");
}

#[test]
fn vendors_have_a_limit() {
    let (quote, plan) = (quoted(), plan("0.1", "cut"));
    let uuid = |number: usize| uuid::Uuid::from_u128(number as u128);
    let some = |count: usize| -> Vec<VendorTerms> {
        let one = |number| VendorTerms {
            vendor: VendorId::from_uuid(uuid(number)),
            vendor_order: VendorOrderId::from_uuid(uuid(number)),
            ..terms(1, 1)
        };
        (1..count).map(one).chain([terms(1, 1)]).collect()
    };
    let plans = std::slice::from_ref(&plan);
    assert_eq!(code(&quote, plans, &some(limits::QUOTE_VENDORS_MAX)), "fine");
    assert_eq!(code(&quote, plans, &some(limits::QUOTE_VENDORS_MAX + 1)), "limit.count");
    let plans = |count: usize| -> Vec<CommissionPlan> {
        let other = |number| CommissionPlan { id: PlanId::from_uuid(uuid(number)), rules: Vec::new() };
        (1..count).map(other).chain([plan.clone()]).collect()
    };
    assert_eq!(code(&quote, &plans(limits::QUOTE_VENDORS_MAX), &[terms(1, 1)]), "fine");
    assert_eq!(code(&quote, &plans(limits::QUOTE_VENDORS_MAX + 1), &[terms(1, 1)]), "limit.count");
}

#[test]
fn a_quote_from_elsewhere_adds_up_or_is_refused() {
    let plans = [plan("0.1", "cut")];
    let check = |change: fn(&mut Quote), expected| {
        let mut quote = quoted();
        change(&mut quote);
        assert_eq!(code(&quote, &plans, &[terms(1, 1)]), expected);
    };
    check(|_| (), "fine");
    check(|quote| quote.totals.gross = Amount::ONE, "split.unbalanced");
    check(|quote| quote.totals.shipping = Amount::ONE, "split.unbalanced");
    check(|quote| quote.totals.funded = Amount::ONE, "split.unbalanced");
    check(|quote| quote.tenders[0].amount = Amount::ONE, "split.unbalanced");
    check(|quote| quote.tenders.clear(), "split.unbalanced");
    check(|quote| quote.lines[0].gross = Amount::ONE, "split.incomplete");
    check(|quote| quote.lines[0].tax = Amount::new(1001).unwrap(), "amount.negative");
}

#[test]
fn a_fee_beyond_the_line_is_cut_or_refused() {
    let fees = |rate, beyond| split(&quoted(), &[plan(rate, beyond)], &[terms(1, 1)]).map(|split| split.totals);
    // 90 % of 1000 and of 500, and a fifth of VAT on it, are more than there is: 833 and 167, 417 and 83.
    let cut = fees("0.9", "cut").unwrap();
    assert_eq!((cut.fees.minor(), cut.fee_vat.minor(), cut.payable.minor()), (1250, 250, 0));
    assert_eq!(fees("0.9", "refuse").unwrap_err().code(), "commission.beyond_line");
    let whole = fees("0.8", "refuse").unwrap();
    assert_eq!((whole.fees.minor(), whole.fee_vat.minor(), whole.payable.minor()), (1200, 240, 60));
    // 833 and 167, 417 and 83 again, but by the rate itself: all of both lines to the cent, and nothing to cut.
    assert_eq!(fees("0.833", "refuse").unwrap().payable.minor(), 0);
}

#[test]
fn lines_are_found_and_goods_are_told_from_delivery() {
    let split = split(&quoted(), &[plan("0.1", "cut")], &[terms(1, 1)]).unwrap();
    let (goods, delivery) = (split.lines[0].id, split.lines[1].id);
    assert_eq!(split.line(delivery).map(|line| line.id), Some(delivery));
    assert_eq!(split.goods().map(|line| line.id).collect::<Vec<_>>(), [goods]);
    let nobody = "lin_01h455vb4pex5vsknk084sn009".parse().unwrap();
    assert_eq!(split.line(nobody), None);
    let journal = split.journal(split.vendor_orders[0].id, "ord_01h455vb4pex5vsknk084sn001".parse().unwrap());
    assert_eq!(journal.unwrap().unwrap().entries().len(), 8);
}
