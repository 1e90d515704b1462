//! The doctor: what is overdue, what is stuck, what does not add up.

use crate::error::Error;
use crate::marketplace::Market;
use crate::port::{Pruned, Query, QueryName};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use vendra_domain::counter::CounterKey;
use vendra_domain::ledger::{Account, Side};
use vendra_domain::{Amount, Currency, Timestamp};

/// Something that somebody should look at.
///
/// ```
/// use vendra::memory::Trial;
/// use vendra::reading::Finding;
/// # pollster::block_on(async {
/// let trial = Trial::open().await?;
/// let order = trial.buyer().check_out(trial.cart(1, 0).await?, trial.by_card("decline")).await?.id;
/// trial.clock.turn(3_600_000); // nobody let it go
/// let findings = trial.owner().doctor().await?.findings;
/// let overdue =
///     |finding: &Finding| matches!(finding, Finding::Overdue { first, .. } if *first == order.to_string());
/// assert!(findings.iter().any(overdue));
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "DoctorFinding"))]
#[serde(tag = "finding", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Finding {
    /// Things that were due before now, and are not done.
    Overdue {
        /// Which: the name of the query that finds them.
        query: String,
        /// How many, up to 500.
        count: u64,
        /// The first of them.
        first: String,
    },
    /// Debits and credits of a currency are not equal.
    Unbalanced {
        /// The currency.
        currency: Currency,
        /// The debits, in minor units.
        debits: Amount,
        /// The credits.
        credits: Amount,
    },
    /// A guarded account and its counter differ.
    CounterDiffers {
        /// The account.
        account: Account,
        /// The currency.
        currency: Currency,
        /// What the books say, in minor units.
        books: Amount,
        /// What the counter says.
        counter: i64,
    },
    /// An order's clearing is not zero although the order is done.
    ClearingOpen {
        /// The account.
        account: Account,
        /// The currency.
        currency: Currency,
        /// What is left, in minor units.
        left: Amount,
    },
}

/// What the doctor found.
///
/// ```
/// use vendra::memory::Trial;
/// # pollster::block_on(async {
/// let trial = Trial::open().await?;
/// trial.delivered(3).await?;
/// assert!(trial.owner().doctor().await?.findings.is_empty());
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Health {
    /// Nothing, where all is well.
    pub findings: Vec<Finding>,
}

const DUE: [QueryName; 10] = [
    QueryName::OrdersDue,
    QueryName::ReservationsDue,
    QueryName::VendorOrdersDue,
    QueryName::PaymentsDue,
    QueryName::ReturnsDue,
    QueryName::ExchangesDue,
    QueryName::ClaimsDue,
    QueryName::SettlementsDue,
    QueryName::PayoutsDue,
    QueryName::TransfersDue,
];

impl Market {
    /// Looks at everything that may be overdue, and at whether the books add up.
    ///
    /// Errors: `authority.forbidden` (it is the platform's), `amount.out_of_range`, `store.*`.
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let order = trial.buyer().check_out(trial.cart(1, 0).await?, trial.by_card("decline")).await?.id;
    /// trial.clock.turn(3_600_000);
    /// assert!(!trial.owner().doctor().await?.findings.is_empty()); // its hold is over
    /// trial.worker().orders().release(order).await?;
    /// assert!(trial.owner().doctor().await?.findings.is_empty());
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn doctor(&self) -> Result<Health, Error> {
        let mut reading = self.reading()?;
        reading.permit_all("query.reconciliation")?;
        let (store, tenant) = (self.engine().store(), self.tenant());
        let mut findings = Vec::new();
        let now = crate::face::due_text(reading.work.at);
        for name in DUE {
            let page = store.query(tenant, Query { limit: 500, ..Query::new(name, &now) }).await?;
            if let Some(first) = page.records.first() {
                let count = u64::try_from(page.records.len()).unwrap_or(u64::MAX);
                findings.push(Finding::Overdue { query: name.name().to_owned(), count, first: first.key.id.clone() });
            }
        }
        let mut sums: BTreeMap<Currency, (Amount, Amount)> = BTreeMap::new();
        for row in store.balances(tenant, None).await? {
            let sum = sums.entry(row.currency).or_default();
            *sum = (sum.0.plus(row.turnover.debits)?, sum.1.plus(row.turnover.credits)?);
            let (account, currency) = (row.account, row.currency);
            let books = row.turnover.balance(Side::Credit)?;
            if let Account::VendorAvailable(vendor) = account {
                let counter = reading.work.counter(CounterKey::VendorAvailable { vendor, currency }).await?;
                if counter != books.minor() {
                    findings.push(Finding::CounterDiffers { account, currency, books, counter });
                }
            }
            if let Account::BuyerClearing(order) = account
                && !books.is_zero()
            {
                let order = reading.work.state::<vendra_domain::order::Order>(order).await?;
                if matches!(
                    *order,
                    vendra_domain::order::Order::Completed(_) | vendra_domain::order::Order::Cancelled(_)
                ) {
                    findings.push(Finding::ClearingOpen { account, currency, left: books });
                }
            }
        }
        let wrong = sums.into_iter().filter(|(_, (debits, credits))| debits != credits);
        findings.extend(wrong.map(|(currency, (debits, credits))| Finding::Unbalanced { currency, debits, credits }));
        Ok(Health { findings })
    }

    /// Takes away answers under idempotency keys that expired before a time, at most so many. Of all marketplaces of the store.
    ///
    /// Errors: `authority.forbidden` (it is the platform's), `store.*`.
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// use vendra::port::Clock;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// trial.owner().key("once").contacts().add(Default::default()).await?;
    /// assert_eq!(trial.owner().prune(trial.clock.now(), 1_000).await?.claims, 0);
    /// trial.clock.turn(2 * 86_400_000); // answers are kept for a day
    /// assert_eq!(trial.owner().prune(trial.clock.now(), 1_000).await?.claims, 1);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn prune(&self, before: Timestamp, limit: u32) -> Result<Pruned, Error> {
        self.reading()?.permit_all("query.reconciliation")?;
        // What has not expired yet is not anybody's to take away.
        let before = before.min(self.engine().inner.clock.now());
        Ok(self.engine().store().prune(before, limit).await?)
    }
}
