//! How long a checkout's arithmetic takes: quote, split, commission and frozen lines, a refund, and sharing an amount.
//!
//! `cargo bench -p vendra-domain` runs it. The figures, and what limits them, are in docs/performance.md.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use rusty_money::{Money, iso};
use serde_json::json;
use std::hint::black_box;
use vendra_domain::commission::CommissionPlan;
use vendra_domain::frozen_line::Progress;
use vendra_domain::money::{Allocation, allocate};
use vendra_domain::quote::{QuoteInput, quote};
use vendra_domain::split::{Split, VendorTerms, split};
use vendra_domain::{Amount, LineId, OfferId, PlanId, PromotionId, RuleId, VendorId, VendorOrderId};

/// Everything that a checkout's arithmetic starts from.
struct Checkout {
    input: QuoteInput,
    plans: Vec<CommissionPlan>,
    terms: Vec<VendorTerms>,
}

macro_rules! id {
    ($kind:ident, $number:expr) => {
        $kind::from_uuid(uuid::Uuid::from_u128(1 + $number as u128))
    };
}

/// So many lines over so many vendors: two rates of tax, a promotion of a vendor and one of the platform, delivery of each
/// vendor, a commission with VAT and a payment fee, a gift card that pays a part.
fn checkout(lines: usize, vendors: usize) -> Checkout {
    let tax = |rate: &str| json!([{"rule": id!(RuleId, 0), "rate": rate, "jurisdiction": "DE"}]);
    let lines: Vec<_> = (0..lines)
        .map(|line| {
            json!({
                "id": id!(LineId, line), "vendor": id!(VendorId, line % vendors), "offer": id!(OfferId, line),
                "unit_price": 1999 + 137 * line, "quantity": 1 + line % 3, "prices": "tax_exclusive",
                "taxes": if line % 2 == 0 { tax("0.19") } else { tax("0.07") },
            })
        })
        .collect();
    let shipping: Vec<_> = (0..vendors)
        .map(|vendor| {
            json!({
                "id": id!(LineId, 10_000 + vendor), "vendor": id!(VendorId, vendor), "rule": id!(RuleId, 1), "price": 490,
                "prices": "tax_exclusive", "taxes": tax("0.19"),
            })
        })
        .collect();
    let input = json!({
        "currency": "EUR", "lines": lines, "shipping": shipping,
        "promotions": [
            {"promotion": id!(PromotionId, 0), "benefit": {"benefit": "percent", "rate": "0.1"},
             "scope": {"scope": "vendor", "vendor": id!(VendorId, 0)}, "vendor": id!(VendorId, 0)},
            {"promotion": id!(PromotionId, 1), "benefit": {"benefit": "fixed", "amount": 1000},
             "scope": {"scope": "order"}, "funding": {"funding": "platform"}},
        ],
        "tenders": [
            {"source": {"source": "gift_card", "gift_card": "gft_01h455vb4pex5vsknk084sn001"}, "limit": 2500},
            {"source": {"source": "payment", "payment": "pay_01h455vb4pex5vsknk084sn001"}},
        ],
    });
    let plan = json!({"id": id!(PlanId, 0), "rules": [
        {"rule": id!(RuleId, 2), "slot": "commission", "payee": {"payee": "commission"},
         "rate": {"rate": "flat", "of": "0.15"}, "floor": {"EUR": 50}, "vat": {"rate": "0.19", "jurisdiction": "DE"}},
        {"rule": id!(RuleId, 3), "slot": "payment", "payee": {"payee": "payment_fee"},
         "rate": {"rate": "flat", "of": "0.014"}, "fixed": {"per_order": 25}, "base": "gross"},
    ]});
    let terms = (0..vendors).map(|vendor| VendorTerms {
        vendor: id!(VendorId, vendor),
        vendor_order: id!(VendorOrderId, vendor),
        plan: id!(PlanId, 0),
        sales: Amount::ZERO,
    });
    Checkout {
        input: serde_json::from_value(input).expect("an input"),
        plans: vec![serde_json::from_value(plan).expect("a plan")],
        terms: terms.collect(),
    }
}

impl Checkout {
    fn run(&self) -> Split {
        let quote = quote(&self.input).expect("a quote");
        split(&quote, &self.plans, &self.terms).expect("a split")
    }
}

/// What a library of amounts takes for the bare total of such a cart: price, discount and tax of each line, and their sum.
fn bare_total(prices: &[(i64, i64)]) -> Money<'static, iso::Currency> {
    let rate = |minor: i64, scale: u32| rust_decimal::Decimal::new(minor, scale);
    let mut total = Money::from_minor(0, iso::EUR);
    for (line, (price, quantity)) in prices.iter().enumerate() {
        let list = Money::from_minor(*price, iso::EUR).mul(*quantity).expect("in range");
        let off = list.mul(rate(1, 1)).expect("in range");
        let left = list.sub(off).expect("one currency");
        let tax = left.mul(if line % 2 == 0 { rate(19, 2) } else { rate(7, 2) }).expect("in range");
        total = total.add(left).and_then(|total| total.add(tax)).expect("one currency");
    }
    total
}

fn a_checkout(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("checkout");
    for (lines, vendors) in [(5, 3), (50, 10), (100, 20), (200, 40)] {
        let checkout = checkout(lines, vendors);
        group.throughput(Throughput::Elements(lines as u64));
        let id = BenchmarkId::new("quote + split", format!("{lines} lines, {vendors} vendors"));
        group.bench_function(id, |bench| bench.iter(|| black_box(&checkout).run()));
    }
    let checkout = checkout(5, 3);
    let quoted = quote(&checkout.input).expect("a quote");
    group.throughput(Throughput::Elements(5));
    group.bench_function("quote alone, 5 lines", |bench| bench.iter(|| quote(black_box(&checkout.input))));
    group.bench_function("split alone, 5 lines", |bench| {
        bench.iter(|| split(black_box(&quoted), &checkout.plans, &checkout.terms));
    });
    let prices: Vec<_> =
        checkout.input.lines.iter().map(|line| (line.unit_price.minor(), i64::from(line.quantity))).collect();
    group.bench_function("rusty-money, bare total of 5 lines", |bench| bench.iter(|| bare_total(black_box(&prices))));
    group.finish();
}

fn a_refund(criterion: &mut Criterion) {
    let split = checkout(5, 3).run();
    let line = &split.lines[1];
    let captured = line.capture_rest(Progress::default()).expect("a capture").to;
    criterion.bench_function("refund of 10.00 on one captured line", |bench| {
        bench.iter(|| line.undo_amount(black_box(captured), Amount::new(1000).expect("an amount")));
    });
}

fn a_thousand_parts(criterion: &mut Criterion) {
    let weights: Vec<i64> = (0..1_000).map(|weight| 1 + weight * 7 % 101).collect();
    let amount = Amount::new(1_234_567).expect("an amount");
    for method in [Allocation::LargestRemainder, Allocation::First, Allocation::LargestWeight] {
        criterion.bench_function(&format!("allocate over 1,000 parts, {method:?}"), |bench| {
            bench.iter(|| allocate(black_box(amount), black_box(&weights), method));
        });
    }
}

criterion_group!(benches, a_checkout, a_refund, a_thousand_parts);
criterion_main!(benches);
