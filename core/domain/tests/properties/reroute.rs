//! A re-route never changes the buyer's totals: after any sequence of captures, re-routes and refunds each tender and each tax
//! comes to what was frozen.

use super::routing::{candidates, rules};
use proptest::prelude::*;
use std::collections::BTreeMap;
use uuid::Uuid;
use vendra_domain::commission::CommissionPlan;
use vendra_domain::frozen_line::{FrozenLine, LineKind, LineMove, Progress, Share, Source, Use};
use vendra_domain::names::Jurisdiction;
use vendra_domain::policy::{CommissionBaseDiscounts, Policies, RerouteCeiling, ShippingSeller};
use vendra_domain::quote::PriceBasis;
use vendra_domain::routing::{Outcome, RerouteCandidate, RerouteInput, reroute};
use vendra_domain::split::VendorTerms;
use vendra_domain::{
    Amount, GiftCardId, LineId, LocationId, OfferId, PaymentId, Rate, Refusal, VendorId, VendorOrderId,
};

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

/// What a sum is of: the buyer's money by tender, taxes by where, at which rate and who remits, and what the platform adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sum {
    Tender(Source),
    VendorTax(Jurisdiction, Rate),
    PlatformTax(Jurisdiction, Rate),
}

type Sums = BTreeMap<Sum, i64>;

fn tenders(sums: &mut Sums, shares: &[Share<Source>], sign: i64) {
    for share in shares.iter().filter(|share| share.party.is_tender()) {
        *sums.entry(Sum::Tender(share.party)).or_default() += sign * share.amount.minor();
    }
}

fn taxes(sums: &mut Sums, shares: impl IntoIterator<Item = (Use, Amount)>, sign: i64) {
    for (party, amount) in shares {
        let sum = match party {
            Use::VendorTax { jurisdiction, rate, .. } => Sum::VendorTax(jurisdiction, rate),
            Use::Tax { jurisdiction, rate } => Sum::PlatformTax(jurisdiction, rate),
            _ => continue,
        };
        *sums.entry(sum).or_default() += sign * amount.minor();
    }
}

fn both(sums: &mut Sums, sources: &[Share<Source>], uses: &[Share<Use>], sign: i64) {
    tenders(sums, sources, sign);
    taxes(sums, uses.iter().map(|share| (share.party, share.amount)), sign);
}

/// A line that somebody fulfils now.
struct Live {
    line: FrozenLine,
    progress: Progress,
    undone_units: u32,
    vendor: VendorId,
    offer: OfferId,
}

/// What is posted, and what refunds gave back or spared.
#[derive(Default)]
struct Books {
    posted: Sums,
    refunded: Sums,
}

impl Books {
    fn capture(&mut self, live: &mut Live, target: Amount) {
        let most = live.line.total().minus(live.progress.voided).expect("in range");
        let moved = live.line.capture_to(live.progress, target.min(most)).expect("a capture");
        both(&mut self.posted, &moved.sources, &moved.uses, 1);
        live.progress = moved.to;
    }

    fn refund(&mut self, live: &mut Live, moved: &LineMove) {
        both(&mut self.posted, &moved.sources, &moved.uses, -1);
        both(&mut self.refunded, &moved.sources, &moved.uses, 1);
        // What was voided is what capturing the upper end of the line would have moved.
        let total = live.line.total();
        let below = Progress {
            captured: total.minus(moved.to.voided).expect("in range"),
            voided: live.progress.voided,
            reversed: Amount::ZERO,
        };
        let spared = live.line.capture_rest(below).expect("a capture");
        assert_eq!(spared.sources, moved.voided);
        both(&mut self.refunded, &spared.sources, &spared.uses, 1);
        live.progress = moved.to;
    }

    /// Captures what is still open: then all of it is posted, or was given back.
    fn close(mut self, lives: &mut [Live]) -> Sums {
        for live in lives {
            let total = live.line.total();
            self.capture(live, total);
        }
        for (sum, amount) in self.refunded {
            *self.posted.entry(sum).or_default() += amount;
        }
        self.posted.retain(|_, amount| *amount != 0);
        self.posted
    }
}

fn frozen(line: &FrozenLine) -> Sums {
    let mut sums = Sums::new();
    tenders(&mut sums, line.sources(), 1);
    taxes(&mut sums, line.uses().iter().map(|share| (share.party, share.amount)), 1);
    sums.retain(|_, amount| *amount != 0);
    sums
}

#[derive(Debug, Clone, Copy)]
enum Sold {
    Goods,
    Delivery,
    DeliveryByPlatform,
}

/// A line of the first vendor: two tenders, a funded discount, two taxes, and a fee of which a part may be kept.
fn line(sold: Sold, quantity: u32, shares: [i64; 8]) -> FrozenLine {
    let vendor = VendorId::from_uuid(id(0));
    let [gift, payment, platform, by_vendor, vat, sales_tax, fee, keeps] = shares;
    let mut sources = vec![
        (Source::GiftCard { gift_card: GiftCardId::from_uuid(id(1)) }, gift),
        (Source::Payment { payment: PaymentId::from_uuid(id(1)) }, payment),
        (Source::Platform, platform),
    ];
    let (de, us) = ("DE".parse().expect("a name"), "US".parse().expect("a name"));
    let rate = |rate: &str| rate.parse().expect("a rate");
    let fee_party = Use::Fee {
        slot: "commission".parse().expect("a name"),
        payee: vendra_domain::frozen_line::FeePayee::Commission,
    };
    let by_platform = matches!(sold, Sold::DeliveryByPlatform);
    let seller = if by_platform { Use::Platform } else { Use::Vendor { vendor } };
    let vat_party = match by_platform {
        true => Use::Tax { jurisdiction: de, rate: rate("0.19") },
        false => Use::VendorTax { vendor, jurisdiction: de, rate: rate("0.19") },
    };
    if by_platform {
        sources.push((Source::Vendor { vendor }, by_vendor));
    }
    let total: i64 = sources.iter().map(|(_, amount)| amount).sum();
    let taken = if by_platform { 0 } else { fee.min(total / 3) };
    let (vat, sales_tax, kept) = (vat.min(total / 3), sales_tax.min(total / 3), keeps.min(taken));
    let amount = |minor| Amount::new(minor).expect("small");
    let uses = [
        (seller, total - vat - sales_tax - taken, total - vat - sales_tax - taken + kept),
        (vat_party, vat, vat),
        (Use::Tax { jurisdiction: us, rate: rate("0.05") }, sales_tax, sales_tax),
        (fee_party, taken, taken - kept),
    ];
    let source = |(party, minor): (Source, i64)| Share { party, amount: amount(minor) };
    let share = |(party, minor, returns): (Use, i64, i64)| vendra_domain::frozen_line::UseShare {
        party,
        amount: amount(minor),
        returns: amount(returns),
    };
    let kind = if matches!(sold, Sold::Goods) { LineKind::Goods } else { LineKind::Shipping };
    let sources = sources.into_iter().map(source).collect();
    FrozenLine::new(LineId::from_uuid(id(1)), kind, quantity, sources, uses.into_iter().map(share).collect())
        .expect("a line")
}

/// A plan with everything that a fee can have; per order it is charged once.
fn plan() -> impl Strategy<Value = CommissionPlan> {
    let on_refund = prop_oneof![
        Just(r#"{"on_refund": "return"}"#),
        Just(r#"{"on_refund": "keep"}"#),
        Just(r#"{"on_refund": "return_less", "fixed": 3}"#),
    ];
    let base = prop_oneof![Just("net"), Just("gross")];
    (0..60u32, 0..20i64, 0..20i64, 0..50i64, on_refund, base).prop_map(|(rate, unit, order, floor, refund, base)| {
        let json = format!(
            r#"{{"id": "pln_01h455vb4pex5vsknk084sn001", "rules": [{{
                "rule": "rul_01h455vb4pex5vsknk084sn001", "slot": "commission", "payee": {{"payee": "commission"}},
                "rate": {{"rate": "flat", "of": "0.{rate:02}"}}, "fixed": {{"per_unit": {unit}, "per_order": {order}}},
                "floor": {{"EUR": {floor}}}, "base": "{base}", "shipping": "included", "on_refund": {refund},
                "vat": {{"rate": "0.21", "jurisdiction": "ES"}}}}]}}"#
        );
        serde_json::from_str(&json).expect("a plan")
    })
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Capture(i64),
    Refund(i64),
    RefundUnits(u32),
    Reroute(u32),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        1 => (1..2_000i64).prop_map(Step::Capture),
        2 => Just(Step::Capture(i64::MAX >> 11)),
        2 => (1..60i64).prop_map(Step::Refund),
        2 => (1..3u32).prop_map(Step::RefundUnits),
        6 => (1..4u32).prop_map(Step::Reroute),
    ]
}

/// Somebody else's offer, at a price.
fn next(live: &Live, number: u128, units: u32, price: i64, base: &RerouteInput) -> RerouteInput {
    let vendor = VendorId::from_uuid(id(number));
    let place = vendra_domain::routing::Candidate {
        offer: OfferId::from_uuid(id(number)),
        vendor,
        location: LocationId::from_uuid(id(number)),
        availability: vendra_domain::routing::Availability::Open,
        available: 100,
        priority: 0,
        cost: Amount::ZERO,
        distance: 0,
    };
    let unit_price = Amount::new(price).expect("small");
    let terms = base.terms.iter().map(|terms| VendorTerms { vendor, ..*terms }).collect();
    RerouteInput {
        line: live.line.clone(),
        progress: live.progress,
        vendor: live.vendor,
        offer: live.offer,
        undone_units: live.undone_units,
        units,
        candidates: vec![RerouteCandidate { place, unit_price, category: None }],
        terms,
        new_line: LineId::from_uuid(id(number)),
        ..base.clone()
    }
}

fn base(line: FrozenLine, plan: CommissionPlan, policies: Policies, prices: PriceBasis) -> RerouteInput {
    let terms = VendorTerms {
        vendor: VendorId::from_uuid(id(9)),
        vendor_order: VendorOrderId::from_uuid(id(9)),
        plan: plan.id,
        sales: Amount::ZERO,
    };
    RerouteInput {
        currency: "EUR".parse().expect("a currency"),
        line,
        progress: Progress::default(),
        vendor: VendorId::from_uuid(id(0)),
        offer: OfferId::from_uuid(id(0)),
        prices,
        undone_units: 0,
        units: 1,
        rejected: Vec::new(),
        candidates: Vec::new(),
        rules: Vec::new(),
        plans: vec![plan],
        terms: vec![terms],
        vendor_orders: Vec::new(),
        policies,
        new_line: LineId::from_uuid(id(2)),
    }
}

fn take(books: &mut Books, lives: &mut Vec<Live>, at: usize, input: &RerouteInput) {
    let units = input.units;
    let to = match reroute(input).map(|reroute| reroute.outcome) {
        Ok(Outcome::Moved { to }) => to,
        Ok(other) => panic!("nobody else is asked: {other:?}"),
        Err(Refusal::RoutingMixed { .. } | Refusal::FrozenLineUnitsExceeded { .. }) => return,
        Err(refusal) => panic!("{refusal}"),
    };
    let live = &mut lives[at];
    let before = books.posted.clone();
    both(&mut books.posted, &to.undone.sources, &to.undone.uses, -1);
    (live.progress, live.undone_units) = (to.undone.to, live.undone_units + units);
    assert_eq!(to.line.quantity, units);
    assert_eq!(to.line.kind, live.line.kind);
    let mut taken = Live {
        line: to.line,
        progress: Progress::default(),
        undone_units: 0,
        vendor: to.part.vendor,
        offer: to.places[0].offer,
    };
    books.capture(&mut taken, to.captured);
    // What was posted for the buyer and the tax offices is posted still.
    assert!(books.posted.iter().all(|(sum, amount)| before.get(sum).copied().unwrap_or_default() == *amount));
    lives.push(taken);
}

proptest! {
    #[test]
    fn any_sequence_ends_in_the_frozen_totals(
        sold in prop_oneof![3 => Just(Sold::Goods), 1 => Just(Sold::Delivery), 1 => Just(Sold::DeliveryByPlatform)],
        quantity in 1..7u32,
        shares in prop::array::uniform8(prop_oneof![1 => Just(0i64), 3 => 0..40i64, 2 => 0..3_000i64]),
        plan in plan(),
        inclusive: bool,
        all_discounts: bool,
        steps in prop::collection::vec((any::<prop::sample::Index>(), step(), 0..800i64), 1..14),
    ) {
        let quantity = if matches!(sold, Sold::Goods) { quantity } else { 1 };
        let line = line(sold, quantity, shares);
        let expected = frozen(&line);
        let policies = Policies {
            reroute_ceiling: RerouteCeiling::PlatformPaysDifference,
            shipping_seller: if matches!(sold, Sold::DeliveryByPlatform) { ShippingSeller::Platform } else { ShippingSeller::Vendor },
            commission_base_discounts: if all_discounts { CommissionBaseDiscounts::All } else { CommissionBaseDiscounts::VendorFunded },
            ..Policies::default()
        };
        let prices = if inclusive { PriceBasis::TaxInclusive } else { PriceBasis::TaxExclusive };
        let base = base(line.clone(), plan, policies, prices);
        let mut lives =
            vec![Live { line, progress: Progress::default(), undone_units: 0, vendor: base.vendor, offer: base.offer }];
        let mut books = Books::default();
        for (number, (which, step, price)) in steps.into_iter().enumerate() {
            let at = which.index(lives.len());
            let live = &mut lives[at];
            match step {
                Step::Capture(target) => books.capture(live, Amount::new(target)?),
                Step::Refund(amount) => {
                    if let Ok(moved) = live.line.undo_amount(live.progress, Amount::new(amount)?) {
                        books.refund(live, &moved);
                    }
                }
                Step::RefundUnits(units) => {
                    if let Ok(moved) = live.line.undo_units(live.progress, live.undone_units + units) {
                        live.undone_units += units;
                        books.refund(live, &moved);
                    }
                }
                Step::Reroute(units) => {
                    let units = units.min(live.line.quantity);
                    let input = next(live, 10 + number as u128, units, price, &base);
                    take(&mut books, &mut lives, at, &input);
                }
            }
        }
        prop_assert_eq!(books.close(&mut lives), expected);
    }

    /// The buyer's offer from another place first, then what is not dearer, and never a place that would not.
    #[test]
    fn who_takes_over_may_and_the_order_of_the_facts_changes_nothing(
        (places, shuffled) in candidates(10).prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
        plan in plan(),
        rules in rules(),
        rejected in 0..6u128,
        units in 1..9u32,
        prices in prop::array::uniform4(0..60i64),
        ceiling: bool,
    ) {
        let line = line(Sold::Goods, 9, [0, 270, 0, 0, 0, 0, 0, 0]);
        let reroute_ceiling = if ceiling { RerouteCeiling::PlatformPaysDifference } else { RerouteCeiling::FrozenPrice };
        let policies = Policies { reroute_ceiling, ..Policies::default() };
        let price = |offer: OfferId| prices[(0..4).find(|n| OfferId::from_uuid(id(*n as u128)) == offer).expect("one of four")];
        let offered = |place: vendra_domain::routing::Candidate| RerouteCandidate {
            place,
            unit_price: Amount::new(price(place.offer)).expect("small"),
            category: None,
        };
        let base = base(line, plan, policies, PriceBasis::TaxInclusive);
        let terms = |number| VendorTerms {
            vendor: VendorId::from_uuid(id(number)),
            vendor_order: VendorOrderId::from_uuid(id(number)),
            ..base.terms[0]
        };
        let rejected = LocationId::from_uuid(id(rejected));
        let input = |places: Vec<_>| RerouteInput {
            units,
            rejected: vec![rejected],
            candidates: places.into_iter().map(offered).collect(),
            rules: rules.clone(),
            terms: vec![terms(0), terms(1)],
            ..base.clone()
        };
        let rerouted = reroute(&input(places.clone()))?;
        prop_assert_eq!(&rerouted, &reroute(&input(shuffled))?);
        prop_assert_eq!(rerouted.verdicts.len(), places.len());
        let has = |offer: OfferId| -> u32 {
            let open = |one: &&vendra_domain::routing::Candidate| one.offer == offer && one.location != rejected && one.availability == vendra_domain::routing::Availability::Open;
            places.iter().filter(open).map(|one| one.available).sum()
        };
        let affordable = |offer: OfferId| ceiling || price(offer) <= 30;
        let own = base.offer;
        match rerouted.outcome {
            Outcome::Relocated { places } => {
                prop_assert!(has(own) >= units);
                prop_assert!(places.iter().all(|one| one.offer == own && one.location != rejected));
                prop_assert_eq!(places.iter().map(|one| one.units).sum::<u32>(), units);
            }
            Outcome::Moved { to } => {
                prop_assert!(has(own) < units);
                prop_assert!(to.places.iter().all(|one| one.offer == to.places[0].offer && one.location != rejected));
                prop_assert!(to.places[0].offer != own && affordable(to.places[0].offer));
                prop_assert_eq!(to.places.iter().map(|one| one.units).sum::<u32>(), units);
                prop_assert!(to.places.iter().all(|one| one.vendor == to.part.vendor));
                let difference = (price(to.places[0].offer) - 30).max(0) * i64::from(units);
                prop_assert_eq!(to.platform_pays.minor(), difference);
                prop_assert_eq!(to.line.total().minor(), 30 * i64::from(units) + difference);
            }
            Outcome::Cancelled { undone } => {
                let may = |one: &vendra_domain::routing::Candidate| one.offer == own || affordable(one.offer);
                prop_assert!(places.iter().filter(|one| may(one)).all(|one| has(one.offer) < units));
                prop_assert_eq!(undone.to.voided.minor(), 30 * i64::from(units));
            }
        }
    }
}
