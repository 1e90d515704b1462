//! Who bears a lost dispute, to the cent, and who bears less of it once lines gave some of it back.

use super::{Book, Borne, DisputePolicy, Facts, Stake};
use crate::frozen_line::Source;
use crate::id::PaymentId;
use crate::ledger::{Account, VendorShare, use_account};
use crate::limits;
use crate::money::{Allocation, Amount, allocate, allotment};
use crate::refusal::Refusal;

/// Who bears what is disputed and no line gave back. What the payment had given back before nobody but the platform can bear: those
/// whose it was have given it already.
pub(super) fn borne(book: &Book, facts: &Facts) -> Result<Vec<Borne>, Refusal> {
    let shared = book.open()?;
    let mut parts = match book.policy {
        DisputePolicy::Platform => Vec::new(),
        DisputePolicy::Vendor => by_vendors(shared, &facts.vendors)?,
        DisputePolicy::BySplit => by_split(shared, book.payment, facts)?,
    };
    let rest = book.amount.minus(book.covered)?.minus(sum(&parts)?)?;
    add(&mut parts, Account::ChargebackLoss, rest)?;
    parts.retain(|part| !part.amount.is_zero());
    Ok(parts)
}

fn by_vendors(shared: Amount, vendors: &[super::VendorPart]) -> Result<Vec<Borne>, Refusal> {
    limits::count("dispute.vendors", vendors.len(), limits::ORDER_LINES_MAX)?;
    let weights = vendors.iter().map(|part| part.amount.non_negative("dispute.vendor").map(Amount::minor));
    let weights = weights.collect::<Result<Vec<i64>, Refusal>>()?;
    let mut parts = Vec::with_capacity(vendors.len());
    if weights.iter().all(|weight| *weight == 0) {
        return Ok(parts);
    }
    for (part, amount) in vendors.iter().zip(allocate(shared, &weights, Allocation::LargestRemainder)?) {
        add(&mut parts, Account::VendorAvailable(part.vendor), amount)?;
    }
    Ok(parts)
}

/// Everyone bears by what it still has of the payment, and nobody more than that: less what was undone, and what it bears of other
/// disputes. The platform bears what nobody got yet.
fn by_split(shared: Amount, payment: PaymentId, facts: &Facts) -> Result<Vec<Borne>, Refusal> {
    let mut parts = of_payment(&facts.stakes, payment)?;
    for part in &mut parts {
        let others = facts.others.iter().filter(|other| other.account == part.account).map(|other| other.amount);
        part.amount = part.amount.minus(Amount::sum(others)?)?.max(Amount::ZERO);
    }
    let reach = shared.min(sum(&parts)?);
    share(&mut parts, reach)?;
    Ok(parts)
}

/// Who bears so much less: first those who gave it back, each as far as it did, and then everyone by what it bears. Nobody before
/// the dispute was lost, nor what the payment had given back before.
pub(super) fn freed(book: &Book, amount: Amount, facts: &Facts) -> Result<Vec<Borne>, Refusal> {
    if book.borne.is_empty() {
        return Ok(Vec::new());
    }
    let gave = of_payment(&facts.stakes, book.payment)?;
    let mut left = book.borne.clone();
    for part in left.iter_mut().filter(|part| part.account == Account::ChargebackLoss) {
        part.amount = part.amount.minus(book.beyond)?.max(Amount::ZERO);
    }
    let mut first = left.clone();
    for part in &mut first {
        let given = gave.iter().find(|gave| gave.account == part.account).map_or(Amount::ZERO, |gave| gave.amount);
        part.amount = part.amount.min(given);
    }
    let reach = amount.min(sum(&first)?);
    share(&mut first, reach)?;
    for (part, less) in left.iter_mut().zip(&first) {
        part.amount = part.amount.minus(less.amount)?;
    }
    share(&mut left, amount.minus(reach)?)?;
    for part in left {
        add(&mut first, part.account, part.amount)?;
    }
    first.retain(|part| !part.amount.is_zero());
    Ok(first)
}

/// What of the lines' uses the payment paid, account by account. What a vendor has comes off what it may be paid.
fn of_payment(stakes: &[Stake], payment: PaymentId) -> Result<Vec<Borne>, Refusal> {
    limits::count("dispute.lines", stakes.len(), limits::ORDER_LINES_MAX)?;
    let mut parts = Vec::new();
    for Stake { kind, movement } in stakes {
        let paid = movement.sources.iter().filter(|share| share.party == Source::Payment { payment });
        let uses: Vec<Amount> = movement.uses.iter().map(|share| share.amount).collect();
        let paid = Amount::sum(paid.map(|share| share.amount))?;
        for (share, amount) in movement.uses.iter().zip(allotment(&uses, paid)?) {
            add(&mut parts, use_account(share.party, *kind, VendorShare::Available), amount)?;
        }
    }
    Ok(parts)
}

/// Leaves of each part its share of so much of all of them.
fn share(parts: &mut [Borne], reach: Amount) -> Result<(), Refusal> {
    let weights: Vec<Amount> = parts.iter().map(|part| part.amount).collect();
    for (part, amount) in parts.iter_mut().zip(allotment(&weights, reach)?) {
        part.amount = amount;
    }
    Ok(())
}

fn sum(parts: &[Borne]) -> Result<Amount, Refusal> {
    Amount::sum(parts.iter().map(|part| part.amount))
}

fn add(parts: &mut Vec<Borne>, account: Account, amount: Amount) -> Result<(), Refusal> {
    match parts.iter_mut().find(|part| part.account == account) {
        Some(known) => known.amount = known.amount.plus(amount)?,
        None => parts.push(Borne { account, amount }),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dispute::VendorPart;

    #[test]
    fn no_more_vendors_bear_a_loss_than_an_order_has_lines() {
        let vendor = "ven_01h455vb4pex5vsknk084sn001".parse().unwrap();
        let all = vec![VendorPart { vendor, amount: Amount::ONE }; limits::ORDER_LINES_MAX];
        let parts = by_vendors(Amount::new(9_000).unwrap(), &all).unwrap();
        assert_eq!((parts.len(), sum(&parts).unwrap().minor()), (1, 9_000));
        let more = [all, vec![VendorPart { vendor, amount: Amount::ONE }]].concat();
        assert_eq!(by_vendors(Amount::ONE, &more).unwrap_err().code(), "limit.count");
    }

    #[test]
    fn no_more_lines_are_at_stake_than_an_order_has() {
        let movement = crate::frozen_line::LineMove {
            line: "lin_01h455vb4pex5vsknk084sn001".parse().unwrap(),
            to: crate::frozen_line::Progress::default(),
            sources: Vec::new(),
            uses: Vec::new(),
            voided: Vec::new(),
        };
        let stake = Stake { kind: crate::frozen_line::LineKind::Goods, movement };
        let payment = "pay_01h455vb4pex5vsknk084sn001".parse().unwrap();
        let all = vec![stake.clone(); limits::ORDER_LINES_MAX];
        assert_eq!(of_payment(&all, payment).unwrap(), []);
        let more = [all, vec![stake]].concat();
        assert_eq!(of_payment(&more, payment).unwrap_err().code(), "limit.count");
    }
}
