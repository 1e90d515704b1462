//! What each line of each order posted, beside what it was frozen with.

use std::collections::BTreeMap;
use vendra::LineId;
use vendra::domain::frozen_line::{FrozenLine, Progress, Source};
use vendra::domain::ledger::{Account, Journal, Purpose, Side, VendorShare, use_account};
use vendra::domain::order::Book;

#[derive(Debug, Default)]
struct Line {
    frozen: Option<FrozenLine>,
    /// What was distributed and what was reversed, credits less debits of the distribution's direction, by party.
    out: BTreeMap<Account, i64>,
    back: BTreeMap<Account, i64>,
}

/// Every line.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    lines: BTreeMap<LineId, Line>,
}

/// A vendor's money is one party's, settled or not; what is charged to the buyer's means stands under the bank.
const fn party(account: Account) -> Account {
    match account {
        Account::VendorAvailable(vendor) => Account::VendorPending(vendor),
        Account::BuyerClearing(_) => Account::Bank,
        other => other,
    }
}

impl Lines {
    /// Takes the lines of an order down; says what is wrong with one.
    pub(crate) fn know(&mut self, book: &Book, first: bool) -> Option<String> {
        let mut tendered = 0;
        for line in &book.lines {
            let total = line.total().minor();
            let sources: i64 = line.sources().iter().map(|share| share.amount.minor()).sum();
            let uses: i64 = line.uses().iter().map(|share| share.amount.minor()).sum();
            let returns: i64 = line.uses().iter().map(|share| share.returns.minor()).sum();
            let below = line.sources().iter().any(|share| share.amount.minor() < 0)
                || line.uses().iter().any(|share| share.amount.minor() < 0 || share.returns.minor() < 0);
            if [sources, uses, returns] != [total; 3] || below {
                return Some(format!("{}: {sources} of {total} for {uses}, back {returns}", line.id));
            }
            let tenders = line.sources().iter().filter(|share| share.party.is_tender());
            tendered += tenders.map(|share| share.amount.minor()).sum::<i64>();
            let known = self.lines.entry(line.id).or_default();
            match &known.frozen {
                Some(before) if before != line => return Some(format!("{} was frozen otherwise", line.id)),
                _ => known.frozen = Some(line.clone()),
            }
        }
        (first && tendered != book.gross.minor()).then(|| format!("{}: {tendered} for {}", book.id, book.gross.minor()))
    }

    /// Takes a journal down; says where a party got more of a line than is its own.
    pub(crate) fn post(&mut self, journal: &Journal) -> Option<String> {
        let out = match journal.purpose() {
            Purpose::Distribution => true,
            Purpose::Reversal => false,
            _ => return None,
        };
        let mut wrong = None;
        for entry in journal.entries() {
            let Some(id) = entry.line else { continue };
            let line = self.lines.entry(id).or_default();
            let credit = (entry.side == Side::Credit) == out;
            let signed = if credit { entry.amount.minor() } else { -entry.amount.minor() };
            let sums = if out { &mut line.out } else { &mut line.back };
            *sums.entry(party(entry.account)).or_default() += signed;
        }
        for entry in journal.entries() {
            let Some(line) = entry.line.and_then(|id| self.lines.get(&id)) else { continue };
            let Some(frozen) = &line.frozen else { continue };
            let account = party(entry.account);
            let (got, given) = (whole(frozen, |_, amount, _| amount), whole(frozen, |_, _, returns| returns));
            let at = |sums: &BTreeMap<Account, i64>| sums.get(&account).copied().unwrap_or(0);
            let beyond = |at: i64, of: i64| at.abs() > of.abs() || at.signum() * of.signum() < 0;
            // Where a vendor is paid and pays at once, its net says nothing on the way.
            let both = frozen.sources().iter().any(|share| matches!(share.party, Source::Vendor { .. }));
            if !both && (beyond(at(&line.out), at(&got)) || beyond(at(&line.back), at(&given))) {
                let what = (at(&line.out), at(&got), at(&line.back), at(&given));
                wrong = wrong.or(Some(format!("{:?} of {account}: {what:?}", entry.line)));
            }
        }
        wrong
    }

    /// Where a line has come to its end: whether every party has exactly what it was frozen with.
    pub(crate) fn ended(&self, id: LineId, progress: Progress) -> Option<String> {
        let line = self.lines.get(&id)?;
        let frozen = line.frozen.as_ref()?;
        let total = frozen.total();
        let at = |sums: &BTreeMap<Account, i64>| -> BTreeMap<Account, i64> {
            sums.iter().filter(|(_, sum)| **sum != 0).map(|(account, sum)| (*account, *sum)).collect()
        };
        let (out, back) = (at(&line.out), at(&line.back));
        if progress.captured == total && out != whole(frozen, |_, amount, _| amount) {
            return Some(format!("{id} is captured and gave {out:?}"));
        }
        if progress.reversed == total && back != whole(frozen, |_, _, returns| returns) {
            return Some(format!("{id} is undone and took back {back:?}"));
        }
        if progress.captured.is_zero() && !out.is_empty() {
            return Some(format!("{id} is not captured and gave {out:?}"));
        }
        let tendered = |sums: &BTreeMap<Account, i64>| -> i64 { sums.values().sum() };
        (tendered(&out) != 0 || tendered(&back) != 0).then(|| format!("{id} is one-sided"))
    }
}

/// What all of a line comes to, party by party.
fn whole(frozen: &FrozenLine, of: impl Fn(bool, i64, i64) -> i64) -> BTreeMap<Account, i64> {
    let mut sums: BTreeMap<Account, i64> = BTreeMap::new();
    for share in frozen.sources() {
        let account = match share.party {
            Source::Payment { .. } => Account::Bank,
            Source::GiftCard { .. } => Account::GiftCards,
            Source::StoreCredit { customer } => Account::StoreCredit(customer),
            Source::Platform => Account::Promotions,
            Source::Vendor { vendor } => Account::VendorPending(vendor),
        };
        *sums.entry(account).or_default() -= of(true, share.amount.minor(), share.amount.minor());
    }
    for share in frozen.uses() {
        let account = party(use_account(share.party, frozen.kind, VendorShare::Pending));
        *sums.entry(account).or_default() += of(false, share.amount.minor(), share.returns.minor());
    }
    sums.retain(|_, sum| *sum != 0);
    sums
}
