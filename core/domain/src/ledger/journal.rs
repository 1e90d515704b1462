//! Journals: entries that balance, or a refusal.

use super::account::{Account, Purpose, Side};
use crate::id::{AnyId, LineId};
use crate::limits;
use crate::money::{Amount, Currency};
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// One side of a posting. The amount is more than zero; the side says which way it goes.
///
/// ```
/// use vendra_domain::ledger::{Account, Entry, Side};
/// let entry: Entry = serde_json::from_str(r#"{"account": "commission", "side": "credit", "amount": 1500,
///     "line": "lin_01h455vb4pex5vsknk084sn02q"}"#)?;
/// assert_eq!((entry.account, entry.side, entry.amount.minor()), (Account::Commission, Side::Credit, 1500));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "JournalEntry"))]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// What is posted to.
    pub account: Account,
    /// Debit or credit.
    pub side: Side,
    /// How much, in minor units.
    pub amount: Amount,
    /// The line that it is about, where it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<LineId>,
}

/// Entries of one operation in one currency whose debits equal their credits.
///
/// The operation's id makes each entry's id: posting the same operation twice is the same entry, once.
///
/// ```
/// use vendra_domain::ledger::{Account, Journal, Purpose};
/// use vendra_domain::{Amount, CaptureId, OrderId};
/// let order: OrderId = "ord_01h455vb4pex5vsknk084sn02q".parse()?;
/// let capture: CaptureId = "cap_01h455vb4pex5vsknk084sn02q".parse()?;
/// let journal = Journal::builder(Purpose::Funding, capture, "EUR".parse()?)
///     .debit(Account::GatewayClearing("stripe".parse()?), Amount::new(1000)?)
///     .credit(Account::BuyerClearing(order), Amount::new(1000)?)
///     .build()?;
/// assert_eq!(journal.entries().len(), 2);
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Builder")]
pub struct Journal {
    purpose: Purpose,
    operation: AnyId,
    currency: Currency,
    entries: Vec<Entry>,
}

/// A journal in the making. Postings of zero are left out.
///
/// ```
/// use vendra_domain::ledger::{Account, Journal, Purpose};
/// use vendra_domain::{Amount, CaptureId};
/// let capture: CaptureId = "cap_01h455vb4pex5vsknk084sn02q".parse()?;
/// let lopsided = Journal::builder(Purpose::Funding, capture, "EUR".parse()?).debit(Account::Bank, Amount::ONE);
/// assert_eq!(lopsided.build().unwrap_err().code(), "journal.unbalanced");
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Builder {
    purpose: Purpose,
    operation: AnyId,
    currency: Currency,
    entries: Vec<Entry>,
}

impl Builder {
    /// Adds a debit.
    ///
    /// ```
    /// # use vendra_domain::{Amount, CaptureId, ledger::{Account, Journal, Purpose, Side}};
    /// # let capture: CaptureId = "cap_01h455vb4pex5vsknk084sn02q".parse()?;
    /// # let start = Journal::builder(Purpose::GatewayPayout, capture, "EUR".parse()?);
    /// let moved = start.debit(Account::Bank, Amount::new(500)?);
    /// let journal = moved.credit(Account::GatewayClearing("stripe".parse()?), Amount::new(500)?).build()?;
    /// assert_eq!(journal.entries()[0].side, Side::Debit);
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[must_use]
    pub fn debit(self, account: Account, amount: Amount) -> Self {
        self.entry(account, Side::Debit, amount, None)
    }

    /// Adds a credit.
    ///
    /// ```
    /// # use vendra_domain::{Amount, MovementId, ledger::{Account, Journal, Purpose, Side}};
    /// # let lapse: MovementId = "mov_01h455vb4pex5vsknk084sn02q".parse()?;
    /// # let start = Journal::builder(Purpose::GiftCardExpired, lapse, "EUR".parse()?);
    /// let lapsed = start.credit(Account::Breakage, Amount::new(120)?).debit(Account::GiftCards, Amount::new(120)?);
    /// assert_eq!(lapsed.build()?.entries()[0].side, Side::Credit);
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[must_use]
    pub fn credit(self, account: Account, amount: Amount) -> Self {
        self.entry(account, Side::Credit, amount, None)
    }

    /// Adds a posting, about a line where there is one. An amount below zero goes to the other side.
    ///
    /// ```
    /// # use vendra_domain::{Amount, DisputeId, ledger::{Account, Journal, Purpose, Side}};
    /// # let dispute: DisputeId = "dsp_01h455vb4pex5vsknk084sn02q".parse()?;
    /// # let start = Journal::builder(Purpose::DisputeLost, dispute, "EUR".parse()?);
    /// // Less than nothing on one side is that much on the other.
    /// let vendor = Account::VendorAvailable("ven_01h455vb4pex5vsknk084sn02q".parse()?);
    /// let lost = start.entry(vendor, Side::Credit, Amount::new(-900)?, None);
    /// assert_eq!(lost.credit(Account::Disputed(dispute), Amount::new(900)?).build()?.entries()[0].side, Side::Debit);
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[must_use]
    pub fn entry(mut self, account: Account, side: Side, amount: Amount, line: Option<LineId>) -> Self {
        let side = match amount.cmp(&Amount::ZERO) {
            Ordering::Equal => return self,
            Ordering::Less => side.other(),
            Ordering::Greater => side,
        };
        self.entries.push(Entry { account, side, amount: amount.abs(), line });
        self
    }

    /// Whether nothing was added.
    ///
    /// ```
    /// # use vendra_domain::{Amount, CaptureId, ledger::{Account, Journal, Purpose}};
    /// # let capture: CaptureId = "cap_01h455vb4pex5vsknk084sn02q".parse()?;
    /// let nothing = Journal::builder(Purpose::Funding, capture, "EUR".parse()?).debit(Account::Bank, Amount::ZERO);
    /// assert!(nothing.is_empty());
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The journal. Refusals: `journal.unbalanced` for no entries or unequal sides, `amount.not_positive` for an entry of
    /// zero or less, `ledger.posting_forbidden` for a posting outside the table of accounts, `currency.mismatch` for a
    /// `fx` account of another currency, `limit.count` over [`limits::JOURNAL_ENTRIES_MAX`] entries.
    ///
    /// ```
    /// # use vendra_domain::{Amount, PayoutId, ledger::{Account, Journal, Purpose}};
    /// # let payout: PayoutId = "pyo_01h455vb4pex5vsknk084sn02q".parse()?;
    /// // A payout never takes from the platform's commission, balanced or not.
    /// let wrong = Journal::builder(Purpose::PayoutStarted, payout, "EUR".parse()?)
    ///     .debit(Account::Commission, Amount::new(8500)?)
    ///     .credit(Account::PayoutsInTransit, Amount::new(8500)?);
    /// assert_eq!(wrong.build().unwrap_err().code(), "ledger.posting_forbidden");
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    pub fn build(self) -> Result<Journal, Refusal> {
        limits::count("journal.entries", self.entries.len(), limits::JOURNAL_ENTRIES_MAX)?;
        let (mut debits, mut credits) = (Amount::ZERO, Amount::ZERO);
        for entry in &self.entries {
            let amount = entry.amount.positive("entry.amount")?;
            entry.account.allows(self.purpose, entry.side)?;
            if let Account::Fx(currency) = entry.account {
                currency.same_as(self.currency)?;
            }
            match entry.side {
                Side::Debit => debits = debits.plus(amount)?,
                Side::Credit => credits = credits.plus(amount)?,
            }
        }
        if debits != credits || self.entries.is_empty() {
            return Err(Refusal::JournalUnbalanced { debits, credits });
        }
        let Self { purpose, operation, currency, entries } = self;
        Ok(Journal { purpose, operation, currency, entries })
    }
}

impl TryFrom<Builder> for Journal {
    type Error = Refusal;

    fn try_from(builder: Builder) -> Result<Self, Refusal> {
        builder.build()
    }
}

impl Journal {
    /// Starts a journal for an operation.
    ///
    /// ```
    /// use vendra_domain::PayoutId;
    /// use vendra_domain::ledger::{Journal, Purpose};
    /// let payout: PayoutId = "pyo_01h455vb4pex5vsknk084sn02q".parse()?;
    /// assert!(Journal::builder(Purpose::PayoutStarted, payout, "EUR".parse()?).is_empty());
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[must_use]
    pub fn builder(purpose: Purpose, operation: impl Into<AnyId>, currency: Currency) -> Builder {
        Builder { purpose, operation: operation.into(), currency, entries: Vec::new() }
    }

    /// Why it is posted.
    ///
    /// ```
    /// # let journal: vendra_domain::ledger::Journal = serde_json::from_str(r#"{"purpose": "payout_paid",
    /// #   "currency": "EUR", "operation": "pyo_01h455vb4pex5vsknk084sn02q", "entries": [
    /// #   {"account": "payouts_in_transit", "side": "debit", "amount": 8500},
    /// #   {"account": "bank", "side": "credit", "amount": 8500}]}"#)?;
    /// assert_eq!(journal.purpose(), vendra_domain::ledger::Purpose::PayoutPaid);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub const fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// The operation that it belongs to.
    ///
    /// ```
    /// # let journal: vendra_domain::ledger::Journal = serde_json::from_str(r#"{"purpose": "payout_paid",
    /// #   "currency": "EUR", "operation": "pyo_01h455vb4pex5vsknk084sn02q", "entries": [
    /// #   {"account": "payouts_in_transit", "side": "debit", "amount": 8500},
    /// #   {"account": "bank", "side": "credit", "amount": 8500}]}"#)?;
    /// assert_eq!(journal.operation().to_string(), "pyo_01h455vb4pex5vsknk084sn02q");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub const fn operation(&self) -> AnyId {
        self.operation
    }

    /// The one currency of its entries.
    ///
    /// ```
    /// # let journal: vendra_domain::ledger::Journal = serde_json::from_str(r#"{"purpose": "payout_paid",
    /// #   "currency": "EUR", "operation": "pyo_01h455vb4pex5vsknk084sn02q", "entries": [
    /// #   {"account": "payouts_in_transit", "side": "debit", "amount": 8500},
    /// #   {"account": "bank", "side": "credit", "amount": 8500}]}"#)?;
    /// assert_eq!(journal.currency().code(), "EUR");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.currency
    }

    /// The entries; their debits equal their credits.
    ///
    /// ```
    /// # let journal: vendra_domain::ledger::Journal = serde_json::from_str(r#"{"purpose": "payout_paid",
    /// #   "currency": "EUR", "operation": "pyo_01h455vb4pex5vsknk084sn02q", "entries": [
    /// #   {"account": "payouts_in_transit", "side": "debit", "amount": 8500},
    /// #   {"account": "bank", "side": "credit", "amount": 8500}]}"#)?;
    /// assert_eq!(journal.entries().iter().map(|entry| entry.amount.minor()).collect::<Vec<_>>(), [8500, 8500]);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(minor: i64) -> Amount {
        Amount::new(minor).unwrap()
    }

    fn builder(purpose: Purpose) -> Builder {
        let operation: AnyId = "adj_01h455vb4pex5vsknk084sn02q".parse().unwrap();
        Journal::builder(purpose, operation, "EUR".parse().unwrap())
    }

    #[test]
    fn a_journal_keeps_what_it_was_built_from() {
        let line: LineId = "lin_01h455vb4pex5vsknk084sn02q".parse().unwrap();
        let journal = builder(Purpose::Suspense)
            .debit(Account::Bank, amount(7))
            .entry(Account::Suspense, Side::Credit, amount(7), Some(line))
            .build()
            .unwrap();
        assert_eq!((journal.purpose(), journal.currency().code()), (Purpose::Suspense, "EUR"));
        assert_eq!(journal.operation().to_string(), "adj_01h455vb4pex5vsknk084sn02q");
        let entry = |account, side, line| Entry { account, side, amount: amount(7), line };
        let expected = [entry(Account::Bank, Side::Debit, None), entry(Account::Suspense, Side::Credit, Some(line))];
        assert_eq!(journal.entries(), expected);
    }

    #[test]
    fn nothing_is_left_out_but_zero_and_below_zero_is_the_other_side() {
        let flipped = builder(Purpose::Suspense)
            .debit(Account::Suspense, amount(-7))
            .credit(Account::Bank, amount(-7))
            .credit(Account::Bank, Amount::ZERO);
        let straight = builder(Purpose::Suspense).credit(Account::Suspense, amount(7)).debit(Account::Bank, amount(7));
        assert_eq!(flipped.build(), straight.build());
        let nothing = builder(Purpose::Suspense).debit(Account::Bank, Amount::ZERO);
        assert!(nothing.is_empty() && !builder(Purpose::Suspense).debit(Account::Bank, amount(1)).is_empty());
        let unbalanced = Refusal::JournalUnbalanced { debits: Amount::ZERO, credits: Amount::ZERO };
        assert_eq!(nothing.build(), Err(unbalanced));
    }

    #[test]
    fn what_does_not_balance_does_not_exist() {
        let short =
            builder(Purpose::Suspense).debit(Account::Bank, amount(7)).credit(Account::Suspense, amount(6)).build();
        assert_eq!(short, Err(Refusal::JournalUnbalanced { debits: amount(7), credits: amount(6) }));
        let fx = |code: &str| builder(Purpose::Conversion).debit(Account::Fx(code.parse().unwrap()), amount(1));
        let gateway = Account::GatewayClearing("stripe".parse().unwrap());
        assert!(fx("EUR").credit(gateway, amount(1)).build().is_ok());
        assert_eq!(fx("USD").credit(gateway, amount(1)).build().unwrap_err().code(), "currency.mismatch");
    }

    #[test]
    fn entries_have_a_limit() {
        let half = limits::JOURNAL_ENTRIES_MAX / 2;
        let pairs = |mut builder: Builder, count| {
            for _ in 0..count {
                builder = builder.debit(Account::Bank, Amount::ONE).credit(Account::Suspense, Amount::ONE);
            }
            builder
        };
        assert!(pairs(builder(Purpose::Suspense), half).build().is_ok());
        let refusal = pairs(builder(Purpose::Suspense), half + 1).build().unwrap_err();
        assert_eq!(refusal.code(), "limit.count");
    }

    #[test]
    fn hostile_json_is_no_journal() {
        let json = |entries: &str| {
            let head = r#""purpose": "suspense", "operation": "adj_01h455vb4pex5vsknk084sn02q", "currency": "EUR""#;
            serde_json::from_str::<Journal>(&format!("{{{head}, \"entries\": [{entries}]}}"))
        };
        let bank = r#"{"account": "bank", "side": "debit", "amount": 5}"#;
        let suspense = r#"{"account": "suspense", "side": "credit", "amount": 5}"#;
        assert!(json(&format!("{bank}, {suspense}")).is_ok());
        for entries in [
            String::new(),
            bank.to_owned(),
            format!("{bank}, {bank}"),
            format!("{bank}, {}", suspense.replace("5", "4")),
            format!("{}, {}", bank.replace("5", "0"), suspense.replace("5", "0")),
            format!("{}, {}", bank.replace("5", "-5"), suspense.replace("5", "-5")),
            format!("{}, {suspense}", bank.replace("bank", "commission")),
            format!("{}, {suspense}", bank.replace("5", r#"5, "memo": "x""#)),
        ] {
            assert!(json(&entries).is_err(), "{entries}");
        }
    }
}
