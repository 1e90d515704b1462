//! A quote loses no cent, goes below zero nowhere, and gives a reason for everything, whatever the cart.

use crate::given_cart;
use proptest::prelude::*;
use vendra_domain::Amount;
use vendra_domain::frozen_line::{LineKind, Share, Source};
use vendra_domain::policy::{ShippingSeller, TaxBase};
use vendra_domain::quote::{Component, PriceBasis, QuoteInput, Tender, check, quote};

fn wide(amount: Amount) -> i128 {
    i128::from(amount.minor())
}

fn sum(amounts: impl IntoIterator<Item = Amount>) -> i128 {
    amounts.into_iter().map(wide).sum()
}

proptest! {
    #[test]
    fn every_line_is_conserved(cart in given_cart::cart()) {
        let quote = quote(&cart)?;
        for line in &quote.lines {
            let (vendor, platform) = (wide(line.discount_by_vendor()), wide(line.discount_by_platform()));
            let left = wide(line.list) - vendor - platform;
            prop_assert!(left >= 0 && wide(line.net) >= 0 && wide(line.tax) >= 0 && wide(line.gross) >= 0);
            prop_assert_eq!(sum(line.taxes.iter().map(|part| part.amount)), wide(line.tax));
            // What the tax is on and the tax are what the buyer pays, and the platform's part where the policy taxes it.
            // The third party is whoever does not sell the line.
            let by_platform = line.kind == LineKind::Shipping && quote.policies.shipping_seller == ShippingSeller::Platform;
            let third_party = if by_platform { vendor } else { platform };
            let funded = if quote.policies.tax_base == TaxBase::BeforeThirdPartyFunded { third_party } else { 0 };
            prop_assert_eq!(wide(line.net) + wide(line.tax), wide(line.gross) + funded);
            let on_top = if line.prices == PriceBasis::TaxExclusive { wide(line.tax) } else { 0 };
            prop_assert_eq!(wide(line.gross), left + on_top);
        }
    }

    #[test]
    fn the_totals_are_the_sums_of_the_lines(cart in given_cart::cart()) {
        let quote = quote(&cart)?;
        let of = |figure: fn(&vendra_domain::quote::QuotedLine) -> Amount| sum(quote.lines.iter().map(figure));
        prop_assert_eq!(wide(quote.totals.net), of(|line| line.net));
        prop_assert_eq!(wide(quote.totals.tax), of(|line| line.tax));
        prop_assert_eq!(wide(quote.totals.gross), of(|line| line.gross));
        prop_assert_eq!(sum(quote.tax_by_rate().iter().map(|part| part.amount)), wide(quote.totals.tax));
    }

    #[test]
    fn tenders_pay_every_line_to_the_cent(cart in given_cart::cart()) {
        let quote = quote(&cart)?;
        if cart.tenders.is_empty() {
            return Ok(());
        }
        for line in &quote.lines {
            prop_assert_eq!(sum(line.tenders.iter().map(|share| share.amount)), wide(line.gross));
        }
        for Share { party, amount } in &quote.tenders {
            let given = quote.lines.iter().flat_map(|line| &line.tenders).filter(|share| share.party == *party);
            prop_assert_eq!(sum(given.map(|share| share.amount)), wide(*amount));
        }
    }

    #[test]
    fn the_components_of_a_line_sum_to_its_gross_and_the_checker_agrees(cart in given_cart::cart()) {
        let quote = quote(&cart)?;
        check(&cart, &quote)?;
        for line in &quote.lines {
            let counted = quote.explanation.iter().filter(|triple| triple.component != Component::TaxIncluded);
            prop_assert_eq!(sum(counted.filter(|triple| triple.line == line.id).map(|triple| triple.amount)), wide(line.gross));
        }
    }

    #[test]
    fn a_vendors_promotion_leaves_other_vendors_alone(mut cart in given_cart::cart(), place: prop::sample::Index) {
        let vendor = place.get(&cart.lines).vendor;
        let before = quote(&QuoteInput { promotions: Vec::new(), ..cart.clone() })?;
        for rule in &mut cart.promotions {
            (rule.vendor, rule.minimum) = (Some(vendor), None);
        }
        let after = quote(&cart)?;
        for (one, other) in before.lines.iter().zip(&after.lines) {
            if one.vendor.is_some() && one.vendor != Some(vendor) {
                prop_assert_eq!((one.net, one.tax, one.gross), (other.net, other.tax, other.gross));
            }
        }
    }

    #[test]
    fn nothing_panics_whatever_the_figures(
        mut cart in given_cart::cart(),
        numbers in prop::collection::vec(crate::given::amount(), 8),
        quantity: u32,
    ) {
        let mut numbers = numbers.into_iter().cycle();
        let mut next = || numbers.next().unwrap_or_default();
        for line in &mut cart.lines {
            (line.unit_price, line.quantity) = (next(), quantity);
        }
        for line in &mut cart.shipping {
            line.price = next();
        }
        let source = cart.tenders.first().map_or(Source::Platform, |tender| tender.source);
        cart.tenders.push(Tender { source, limit: Some(next()) });
        if let Ok(quoted) = quote(&cart) {
            check(&cart, &quoted)?;
        }
    }
}
