//! The audit trail: who did what, when.

use super::{Found, Paging};
use crate::error::Error;
use crate::marketplace::Market;
use crate::port::{HistoryOf, StoredEvent};
use serde::{Deserialize, Serialize};
use vendra_domain::{Refusal, Timestamp};

/// Something that somebody did.
///
/// ```
/// use vendra::memory::Trial;
/// use vendra::port::HistoryOf;
/// use vendra::reading::Paging;
/// # pollster::block_on(async {
/// let trial = Trial::open().await?;
/// let sold = trial.sold(1).await?;
/// let trail = trial.owner().audit_trail(HistoryOf::Key(sold.order.to_string()), Paging::default()).await?;
/// assert_eq!(trail.items[0].actor, format!("customer/{}", trial.customer));
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AuditEntry {
    /// When.
    pub at: Timestamp,
    /// Who: a role and an id.
    pub actor: String,
    /// What ties it to other things.
    pub correlation: String,
    /// What happened, such as `order.placed`.
    pub name: String,
    /// What it happened to.
    pub subject: String,
    /// The version of the subject after it.
    pub sequence: u64,
    /// The event itself.
    pub event: serde_json::Value,
}

fn entry(stored: StoredEvent) -> Result<AuditEntry, Refusal> {
    let malformed =
        |error: serde_json::Error| Refusal::EncodingMalformed { name: "event".to_owned(), what: error.to_string() };
    Ok(AuditEntry {
        at: stored.at,
        actor: stored.actor,
        correlation: stored.correlation,
        name: stored.event.name,
        subject: stored.event.key,
        sequence: stored.event.sequence,
        event: serde_json::from_str(&stored.event.data).map_err(malformed)?,
    })
}

impl Market {
    /// The audit trail of an aggregate, an order with all that belongs to it, a vendor, or an actor, oldest first.
    ///
    /// Errors: `authority.forbidden` (it is the platform's), `cursor.malformed`, `store.*`.
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// use vendra::port::HistoryOf;
    /// use vendra::reading::Paging;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let sold = trial.sold(1).await?;
    /// let of = HistoryOf::Order(sold.order.to_string()); // and its parts, payments and refunds
    /// let trail = trial.owner().audit_trail(of, Paging::default()).await?;
    /// assert!(trail.items.iter().any(|entry| entry.name == "order.placed"));
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn audit_trail(&self, of: HistoryOf, paging: Paging) -> Result<Found<AuditEntry>, Error> {
        self.reading()?.permit_all("query.audit_trail")?;
        let after = paging.after.as_deref().map_or(Ok(0), str::parse::<u64>);
        let after = after.map_err(|_| Error::cursor_malformed("the cursor cannot be read"))?;
        let stored = self.engine().store().history(self.tenant(), of, after, paging.limit).await?;
        let read = u64::try_from(stored.len()).unwrap_or(u64::MAX);
        let next = (read == u64::from(paging.limit)).then(|| after.saturating_add(read).to_string());
        let items = stored.into_iter().map(entry).collect::<Result<_, _>>()?;
        Ok(Found { items, next })
    }
}
