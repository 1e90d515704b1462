//! Carts of every kind, and plans for them: what quotes and splits start from.

use crate::given::minor;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeMap;
use uuid::Uuid;
use vendra_domain::commission::{
    Beyond, CommissionPlan, CommissionRule, Condition, FeeBase, FeeShipping, FeeVat, Fixed, OnRefund, RuleRate, Tier,
    TierMode,
};
use vendra_domain::frozen_line::{FeePayee, Remitter, Source};
use vendra_domain::money::Allocation;
use vendra_domain::policy::{CommissionBaseDiscounts, Policies, ShippingSeller, TaxBase, TaxRounding};
use vendra_domain::quote::{
    Benefit, BuyerFeeRule, Funding, GoodsLine, PriceBasis, PromotionRule, QuoteInput, Scope, ShippingLine, TaxRate,
    Tender,
};
use vendra_domain::split::VendorTerms;
use vendra_domain::{
    AffiliateId, Amount, Currency, GiftCardId, LineId, OfferId, PaymentId, PlanId, PromotionId, Rate, Rounding, RuleId,
    VendorId, VendorOrderId,
};

/// The most vendors of a cart.
const VENDORS: u128 = 4;

macro_rules! id {
    ($kind:ident, $number:expr) => {
        $kind::from_uuid(Uuid::from_u128($number))
    };
}

pub(crate) fn euro() -> Currency {
    "EUR".parse().expect("a currency")
}

/// A rate of at most 1, often 0 or 1 itself.
pub(crate) fn rate() -> impl Strategy<Value = Rate> {
    let any = (0..=1_000_000_000u32)
        .prop_map(|billionths| format!("{}.{:09}", billionths / 1_000_000_000, billionths % 1_000_000_000));
    let text = prop_oneof![4 => select(vec!["0", "0.014", "0.07", "0.1", "0.15", "0.19", "0.5"]).prop_map(str::to_owned), 1 => Just("1".to_owned()), 4 => any];
    text.prop_map(|text| text.parse().expect("a rate"))
}

fn price() -> impl Strategy<Value = Amount> {
    prop_oneof![1 => Just(0), 4 => 1..200i64, 4 => 1..1_000_000i64].prop_map(minor)
}

fn taxes() -> impl Strategy<Value = Vec<TaxRate>> {
    let remitter = select(vec![Remitter::Vendor, Remitter::Platform]);
    vec((rate(), remitter), 0..3).prop_map(|taxes| {
        let jurisdiction = "DE".parse().expect("a name");
        let tax = |(place, (rate, remitter))| TaxRate {
            rule: id!(RuleId, 100 + place as u128),
            rate,
            jurisdiction,
            remitter,
        };
        taxes.into_iter().enumerate().map(tax).collect()
    })
}

fn prices() -> impl Strategy<Value = PriceBasis> {
    select(vec![PriceBasis::TaxExclusive, PriceBasis::TaxInclusive])
}

pub(crate) fn policies() -> impl Strategy<Value = Policies> {
    (
        select(vec![Rounding::HalfAwayFromZero, Rounding::HalfEven, Rounding::HalfTowardZero]),
        select(vec![Allocation::LargestRemainder, Allocation::First, Allocation::LargestWeight]),
        select(vec![TaxRounding::PerLine, TaxRounding::PerUnit]),
        select(vec![TaxBase::AfterAll, TaxBase::BeforeThirdPartyFunded]),
        select(vec![CommissionBaseDiscounts::VendorFunded, CommissionBaseDiscounts::All]),
        select(vec![ShippingSeller::Vendor, ShippingSeller::Platform]),
    )
        .prop_map(|(rounding, allocation, tax_rounding, tax_base, commission_base_discounts, shipping_seller)| {
            Policies {
                rounding,
                allocation,
                tax_rounding,
                tax_base,
                commission_base_discounts,
                shipping_seller,
                ..Policies::default()
            }
        })
}

fn goods() -> impl Strategy<Value = GoodsLine> {
    (0..VENDORS, price(), 1..20u32, prices(), taxes(), 0..3u128, option::of(select(vec!["books", "toys"]))).prop_map(
        |(vendor, unit_price, quantity, prices, taxes, offer, category)| GoodsLine {
            id: id!(LineId, 0),
            vendor: id!(VendorId, vendor),
            offer: id!(OfferId, offer),
            category: category.map(|name| name.parse().expect("a name")),
            unit_price,
            quantity,
            prices,
            taxes,
        },
    )
}

fn delivery() -> impl Strategy<Value = Vec<ShippingLine>> {
    vec(option::of((price(), prices(), taxes())), VENDORS as usize).prop_map(|lines| {
        let line = |(vendor, line): (usize, Option<(Amount, PriceBasis, Vec<TaxRate>)>)| {
            let (price, prices, taxes) = line?;
            let (id, vendor) = (id!(LineId, 1_000 + vendor as u128), id!(VendorId, vendor as u128));
            Some(ShippingLine { id, vendor, rule: id!(RuleId, 200), price, prices, taxes })
        };
        lines.into_iter().enumerate().filter_map(line).collect()
    })
}

fn promotion() -> impl Strategy<Value = PromotionRule> {
    let benefit = prop_oneof![
        rate().prop_map(|rate| Benefit::Percent { rate }),
        price().prop_map(|amount| Benefit::Fixed { amount }),
        (1..3u32, 1..3u32, rate()).prop_map(|(buy, get, rate)| Benefit::BuyGet { buy, get, rate }),
    ];
    let scope = prop_oneof![
        Just(Scope::Order),
        Just(Scope::EachLine),
        (0..VENDORS).prop_map(|vendor| Scope::Vendor { vendor: id!(VendorId, vendor) }),
        (0..3u128).prop_map(|offer| Scope::Offer { offer: id!(OfferId, offer) }),
        (0..8u128).prop_map(|line| Scope::Line { line: id!(LineId, line) }),
        select(vec!["books", "toys"]).prop_map(|name| Scope::Category { category: name.parse().expect("a name") }),
    ];
    let on_delivery = prop_oneof![
        rate().prop_map(|rate| (Benefit::Percent { rate }, Scope::Shipping)),
        Just((Benefit::FreeShipping, Scope::Shipping)),
    ];
    let funding = prop_oneof![
        Just(Funding::Platform),
        Just(Funding::Vendor),
        rate().prop_map(|platform| Funding::Shared { platform })
    ];
    let what = prop_oneof![4 => (benefit, scope), 1 => on_delivery];
    let owner = option::weighted(0.2, (0..VENDORS).prop_map(|vendor| id!(VendorId, vendor)));
    (what, funding, option::of(price()), owner).prop_map(|((benefit, scope), funding, minimum, vendor)| PromotionRule {
        promotion: id!(PromotionId, 0),
        benefit,
        scope,
        funding,
        vendor,
        minimum,
    })
}

/// A cart of up to eight lines over up to four vendors, that is paid in full.
pub(crate) fn cart() -> impl Strategy<Value = QuoteInput> {
    let fee = option::of((rate(), price(), taxes()));
    (policies(), vec(goods(), 1..=8), delivery(), vec(promotion(), 0..4), fee, option::of(price())).prop_map(
        |(policies, mut lines, shipping, mut promotions, fee, card)| {
            for (place, line) in lines.iter_mut().enumerate() {
                line.id = id!(LineId, place as u128);
            }
            for (place, rule) in promotions.iter_mut().enumerate() {
                rule.promotion = id!(PromotionId, place as u128);
            }
            let buyer_fee = fee.map(|(rate, fixed, taxes)| BuyerFeeRule {
                rule: id!(RuleId, 300),
                line: id!(LineId, 2_000),
                rate,
                fixed,
                taxes,
            });
            let card = card
                .map(|limit| Tender { source: Source::GiftCard { gift_card: id!(GiftCardId, 0) }, limit: Some(limit) });
            let rest = Tender { source: Source::Payment { payment: id!(PaymentId, 0) }, limit: None };
            let tenders = card.into_iter().chain([rest]).collect();
            QuoteInput { currency: euro(), policies, lines, shipping, promotions, buyer_fee, tenders }
        },
    )
}

fn rule_rate() -> impl Strategy<Value = RuleRate> {
    let tiers = (select(vec![TierMode::Graduated, TierMode::Whole]), vec((1..100_000i64, rate()), 1..4));
    prop_oneof![
        1 => Just(RuleRate::None),
        4 => rate().prop_map(|of| RuleRate::Flat { of }),
        2 => tiers.prop_map(|(mode, steps)| {
            let mut from = 0;
            let tier = |(step, rate)| {
                let tier = Tier { from: minor(from), rate };
                from += step;
                tier
            };
            RuleRate::Tiers { mode, tiers: steps.into_iter().map(tier).collect() }
        }),
    ]
}

fn bounds() -> impl Strategy<Value = BTreeMap<Currency, Amount>> {
    let dollar: Currency = "USD".parse().expect("a currency");
    (option::weighted(0.3, price()), option::weighted(0.1, price())).prop_map(move |(euros, dollars)| {
        euros.map(|a| (euro(), a)).into_iter().chain(dollars.map(|a| (dollar, a))).collect()
    })
}

fn condition() -> impl Strategy<Value = Condition> {
    let part = option::weighted(0.2, 0..VENDORS);
    (
        part,
        option::weighted(0.2, select(vec!["books", "toys"])),
        option::weighted(0.2, price()),
        option::weighted(0.2, 1..20u32),
    )
        .prop_map(|(vendor, category, price_from, quantity_from)| Condition {
            vendor: vendor.map(|vendor| id!(VendorId, vendor)),
            category: category.map(|name| name.parse().expect("a name")),
            price_from,
            quantity_from,
            ..Condition::default()
        })
}

/// A rule of a plan; its id and slot are the plan's to give.
pub(crate) fn rule() -> impl Strategy<Value = CommissionRule> {
    let fixed =
        (price(), price(), price()).prop_map(|(per_unit, per_line, per_order)| Fixed { per_unit, per_line, per_order });
    let fixed = prop_oneof![2 => Just(Fixed::default()), 1 => fixed];
    let on_refund = prop_oneof![
        Just(OnRefund::Return),
        Just(OnRefund::Keep),
        price().prop_map(|fixed| OnRefund::ReturnLess { fixed }),
    ];
    let base = select(vec![FeeBase::Net, FeeBase::Gross]);
    let shipping = select(vec![FeeShipping::Excluded, FeeShipping::Included]);
    let vat = option::of(rate())
        .prop_map(|rate| rate.map(|rate| FeeVat { rate, jurisdiction: "ES".parse().expect("a name") }));
    (rule_rate(), fixed, (bounds(), bounds()), base, shipping, vat, on_refund, condition()).prop_map(
        |(rate, fixed, (floor, cap), base, shipping, vat, on_refund, applies)| CommissionRule {
            rule: id!(RuleId, 0),
            slot: "commission".parse().expect("a name"),
            payee: FeePayee::Commission,
            applies,
            rate,
            fixed,
            floor,
            cap,
            base,
            shipping,
            vat,
            on_refund,
            beyond: Beyond::Cut,
        },
    )
}

/// A plan of rules in up to three slots.
pub(crate) fn plan() -> impl Strategy<Value = CommissionPlan> {
    vec((rule(), 0..3usize), 0..6).prop_map(|rules| {
        let slot = |(place, (rule, slot)): (usize, (CommissionRule, usize))| CommissionRule {
            rule: id!(RuleId, place as u128),
            slot: ["commission", "payment", "affiliate"][slot].parse().expect("a name"),
            payee: [FeePayee::Commission, FeePayee::PaymentFee, FeePayee::Affiliate { affiliate: id!(AffiliateId, 0) }]
                [slot],
            ..rule
        };
        CommissionPlan { id: id!(PlanId, 0), rules: rules.into_iter().enumerate().map(slot).collect() }
    })
}

/// Terms of every vendor that a cart may have, all under one plan.
pub(crate) fn terms() -> impl Strategy<Value = Vec<VendorTerms>> {
    vec(price(), VENDORS as usize).prop_map(|sales| {
        let terms = |(vendor, sales)| VendorTerms {
            vendor: id!(VendorId, vendor as u128),
            vendor_order: id!(VendorOrderId, vendor as u128),
            plan: id!(PlanId, 0),
            sales,
        };
        sales.into_iter().enumerate().map(terms).collect()
    })
}
