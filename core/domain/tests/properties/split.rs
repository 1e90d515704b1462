//! A split loses nothing and counts nothing twice, whatever the cart, the policies and the plan.

use crate::given;
use crate::given_cart::{self, euro};
use proptest::prelude::*;
use std::collections::BTreeMap;
use vendra_domain::commission::{CommissionPlan, CommissionRule, FeeBase, Fixed, OnRefund, RuleRate};
use vendra_domain::frozen_line::{FrozenLine, LineKind, Progress, Remitter, Source, Use};
use vendra_domain::ledger::{Account, Side};
use vendra_domain::policy::ShippingSeller;
use vendra_domain::quote::{Quote, QuoteInput, quote};
use vendra_domain::split::{Split, VendorTerms, split};
use vendra_domain::{Amount, CaptureId, LineId, OrderId, Refusal};

fn wide(amount: Amount) -> i128 {
    i128::from(amount.minor())
}

fn of_uses(line: &FrozenLine, wanted: impl Fn(&Use) -> bool) -> i128 {
    line.uses().iter().filter(|share| wanted(&share.party)).map(|share| wide(share.amount)).sum()
}

fn both(cart: &QuoteInput, plan: &CommissionPlan, terms: &[VendorTerms]) -> Result<(Quote, Split), Refusal> {
    let quote = quote(cart)?;
    let split = split(&quote, std::slice::from_ref(plan), terms)?;
    Ok((quote, split))
}

proptest! {
    #[test]
    fn every_line_is_whole(cart in given_cart::cart(), plan in given_cart::plan(), terms in given_cart::terms()) {
        let (quote, split) = both(&cart, &plan, &terms)?;
        prop_assert_eq!(quote.lines.len(), split.lines.len());
        for (quoted, frozen) in quote.lines.iter().zip(&split.lines) {
            prop_assert_eq!((quoted.id, quoted.kind, quoted.quantity), (frozen.id, frozen.kind, frozen.quantity));
            let own_delivery = quote.policies.shipping_seller == ShippingSeller::Platform && frozen.kind == LineKind::Shipping;
            // Each discount is borne by its funder: who sells the line sells for less, everyone else pays in.
            let by_vendor = if own_delivery { wide(quoted.discount_by_vendor()) } else { 0 };
            prop_assert_eq!(wide(frozen.total()), wide(quoted.gross) + wide(quoted.discount_by_platform()) + by_vendor);
            let vendors = frozen.sources().iter().filter(|share| matches!(share.party, Source::Vendor { .. }));
            prop_assert_eq!(vendors.map(|share| wide(share.amount)).sum::<i128>(), by_vendor);
            prop_assert_eq!(of_uses(frozen, |_| true), wide(frozen.total()));
            let tenders = frozen.sources().iter().filter(|share| share.party.is_tender());
            prop_assert!(tenders.eq(&quoted.tenders));
            prop_assert_eq!(of_uses(frozen, |party| matches!(party, Use::Tax { .. } | Use::VendorTax { .. })), wide(quoted.tax));
            // Who remits a tax is who was said to, but of what the platform sells it is the platform.
            let by_vendors = quoted.taxes.iter().filter(|part| part.remitter == Remitter::Vendor && !own_delivery);
            let by_vendors: i128 = by_vendors.map(|part| wide(part.amount)).sum();
            prop_assert_eq!(of_uses(frozen, |party| matches!(party, Use::VendorTax { .. })), by_vendors);
            let fees = of_uses(frozen, |party| matches!(party, Use::Fee { .. } | Use::FeeVat { .. }));
            prop_assert!(!own_delivery || fees == 0, "what the platform sells bears no fee");
            prop_assert!(fees <= wide(frozen.total()) - wide(quoted.tax));
            let explained = split.fees.iter().filter(|fee| fee.line == quoted.id);
            prop_assert_eq!(fees, explained.map(|fee| wide(fee.fee.amount) + wide(fee.fee.vat)).sum::<i128>());
            prop_assert_eq!(frozen.uses()[0].party == Use::Platform, quoted.vendor.is_none() || own_delivery);
        }
    }

    #[test]
    fn the_sums_are_those_of_the_quote(cart in given_cart::cart(), plan in given_cart::plan(), terms in given_cart::terms()) {
        let (quote, split) = both(&cart, &plan, &terms)?;
        let totals = split.totals;
        prop_assert_eq!((totals.gross, totals.shipping, totals.funded), (quote.totals.gross, quote.totals.shipping, quote.totals.funded));
        let given = [totals.payable, totals.fees, totals.fee_vat, totals.tax_by_platform, totals.platform];
        prop_assert_eq!(given.into_iter().map(wide).sum::<i128>(), wide(totals.gross) + wide(totals.funded));
        // Every line is in one vendor order, or the platform's.
        let parts = split.vendor_orders.iter().flat_map(|part| &part.lines).chain(&split.platform_lines);
        let mut lines: Vec<LineId> = parts.copied().collect();
        let mut expected: Vec<LineId> = quote.lines.iter().map(|line| line.id).collect();
        lines.sort_unstable();
        expected.sort_unstable();
        prop_assert_eq!(lines, expected);
        for part in &split.vendor_orders {
            let mut sums = [0i128; 5];
            for (id, frozen) in part.lines.iter().map(|id| (id, split.line(*id).expect("a line of the split"))) {
                let quoted = quote.lines.iter().find(|line| line.id == *id).expect("a line of the quote");
                prop_assert_eq!(quoted.vendor, Some(part.vendor));
                sums[0] += wide(quoted.gross);
                sums[1] += if quoted.kind == LineKind::Shipping { wide(quoted.gross) } else { 0 };
                sums[2] += of_uses(frozen, |party| matches!(party, Use::Fee { .. }));
                sums[3] += of_uses(frozen, |party| matches!(party, Use::FeeVat { .. }));
                sums[4] += wide(frozen.vendor_share(frozen.capture_rest(Progress::default())?.to)?);
            }
            let totals = part.totals;
            prop_assert_eq!(sums, [totals.gross, totals.shipping, totals.fees, totals.fee_vat, totals.payable].map(wide));
        }
        prop_assert_eq!(split.vendor_orders.iter().map(|part| wide(part.totals.payable)).sum::<i128>(), wide(totals.payable));
    }

    #[test]
    fn the_journal_of_a_capture_is_the_totals(cart in given_cart::cart(), plan in given_cart::plan(), terms in given_cart::terms()) {
        let (quote, split) = both(&cart, &plan, &terms)?;
        let order: OrderId = "ord_01h455vb4pex5vsknk084sn001".parse()?;
        let capture: CaptureId = "cap_01h455vb4pex5vsknk084sn001".parse()?;
        let mut balances: BTreeMap<Account, i128> = BTreeMap::new();
        for entry in split.journal(capture, order)?.iter().flat_map(|journal| journal.entries()) {
            let amount = wide(entry.amount);
            *balances.entry(entry.account).or_default() += if entry.side == Side::Debit { amount } else { -amount };
        }
        prop_assert_eq!(balances.values().sum::<i128>(), 0);
        let balance = |account| balances.get(&account).copied().unwrap_or(0);
        let paid = quote.tenders.iter().filter(|share| matches!(share.party, Source::Payment { .. }));
        prop_assert_eq!(balance(Account::BuyerClearing(order)), paid.map(|share| wide(share.amount)).sum::<i128>());
        prop_assert_eq!(balance(Account::Promotions), wide(quote.totals.funded));
        for part in &split.vendor_orders {
            prop_assert_eq!(-balance(Account::VendorPending(part.vendor)), wide(part.totals.payable));
        }
    }

    #[test]
    fn refunds_in_any_order_give_back_what_was_frozen(
        cart in given_cart::cart(), plan in given_cart::plan(), terms in given_cart::terms(), moves in given::moves(),
    ) {
        let (_, split) = both(&cart, &plan, &terms)?;
        for line in &split.lines {
            let mut progress = line.capture_rest(Progress::default())?.to;
            let mut back: Vec<(Use, i128)> = line.uses().iter().map(|share| (share.party, 0)).collect();
            for one in moves.iter().copied().chain([given::Move::UndoTo(1_000_000)]) {
                let Ok(movement) = one.apply(line, progress) else { continue };
                if movement.to.captured == progress.captured {
                    for share in &movement.uses {
                        // Two shares of one party and rate are one party: their sum counts.
                        let known = back.iter_mut().find(|(party, _)| *party == share.party).expect("a party of the line");
                        known.1 += wide(share.amount);
                    }
                }
                progress = movement.to;
            }
            for (party, _) in &back {
                let sum: i128 = back.iter().filter(|(known, _)| known == party).map(|(_, sum)| sum).sum();
                let frozen = line.uses().iter().filter(|share| share.party == *party);
                prop_assert_eq!(sum, frozen.map(|share| wide(share.returns)).sum::<i128>());
            }
        }
    }

    #[test]
    fn what_a_refund_gives_back_of_a_fee_is_what_its_rule_says(cart in given_cart::cart(), plan in given_cart::plan(), terms in given_cart::terms()) {
        let (_, split) = both(&cart, &plan, &terms)?;
        for fee in &split.fees {
            let line = split.line(fee.line).expect("a line of the split");
            let fee = fee.fee;
            let share = line.uses().iter().find(|share| share.party == Use::Fee { slot: fee.slot, payee: fee.payee });
            prop_assert_eq!(share.is_none(), fee.amount.is_zero());
            let returned = match fee.on_refund {
                OnRefund::Return => fee.amount,
                OnRefund::Keep => Amount::ZERO,
                OnRefund::ReturnLess { fixed } => fee.amount.minus(fixed)?.max(Amount::ZERO),
            };
            prop_assert!(share.is_none_or(|share| (share.amount, share.returns) == (fee.amount, returned)));
            let vat = line.uses().iter().find(|share| matches!(share.party, Use::FeeVat { slot, .. } if slot == fee.slot));
            prop_assert_eq!(vat.is_none(), fee.vat.is_zero());
            if let Some(vat) = vat {
                // The VAT of what is kept, to the cent that it is rounded by.
                let exact = wide(fee.vat) * wide(returned);
                prop_assert!((wide(vat.returns) * wide(fee.amount) - exact).abs() * 2 <= wide(fee.amount));
            }
        }
    }

    #[test]
    fn what_is_charged_an_order_is_charged_once(cart in given_cart::cart(), rule in given_cart::rule(), terms in given_cart::terms(), once in 0..2_000i64) {
        let fixed = Fixed { per_order: given::minor(once), ..Fixed::default() };
        let rule = CommissionRule {
            rate: RuleRate::None, fixed, floor: BTreeMap::new(), cap: BTreeMap::new(), vat: None, base: FeeBase::Net, ..rule
        };
        let plan = CommissionPlan { id: terms[0].plan, rules: vec![rule.clone()] };
        let (quote, split) = both(&cart, &plan, &terms)?;
        for part in &split.vendor_orders {
            let decided = quote.lines.iter().filter(|line| {
                line.kind == LineKind::Goods && line.vendor == Some(part.vendor) && rule.applies.holds(line, euro())
            });
            let bases = decided.map(|line| vendra_domain::commission::FeeLine::of(line, &quote.policies)?.base(rule.base, vendra_domain::commission::FeeShipping::Excluded));
            let bases: Amount = Amount::sum(bases.collect::<Result<Vec<_>, Refusal>>()?)?;
            prop_assert_eq!(wide(part.totals.fees), i128::from(once).min(wide(bases)), "{}", part.vendor);
        }
    }

    #[test]
    fn the_order_of_terms_does_not_matter(cart in given_cart::cart(), plan in given_cart::plan(), terms in given_cart::terms()) {
        let (quote, one) = both(&cart, &plan, &terms)?;
        let turned: Vec<VendorTerms> = terms.into_iter().rev().collect();
        prop_assert_eq!(split(&quote, &[plan], &turned)?, one);
    }

    #[test]
    fn quotes_and_splits_survive_json(cart in given_cart::cart(), plan in given_cart::plan(), terms in given_cart::terms()) {
        let (quote, split) = both(&cart, &plan, &terms)?;
        prop_assert_eq!(&serde_json::from_str::<QuoteInput>(&serde_json::to_string(&cart).unwrap()).unwrap(), &cart);
        prop_assert_eq!(&serde_json::from_str::<Quote>(&serde_json::to_string(&quote).unwrap()).unwrap(), &quote);
        prop_assert_eq!(&serde_json::from_str::<Split>(&serde_json::to_string(&split).unwrap()).unwrap(), &split);
    }
}
