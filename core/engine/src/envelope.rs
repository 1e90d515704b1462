//! The envelope that any request of any language comes in.

use crate::command::Command;
use crate::port::Statement;
use serde::{Deserialize, Serialize};
use vendra_domain::MarketplaceId;
use vendra_domain::authority::{Actor, Buyer};

/// Everything that a request needs to be run.
///
/// ```
/// use vendra::Envelope;
/// use vendra::memory::Trial;
/// # pollster::block_on(async {
/// let trial = Trial::open().await?;
/// let json = serde_json::json!({
///     "tenant": trial.tenant,
///     "actor": {"actor": "staff", "tenant": trial.tenant, "user": "usr_01h455vb4pex5vsknk084sn001", "role": "owner"},
///     "key": "pause-1",
///     "command": {"on": "offer", "id": trial.books.offer, "request": {"request": "pause"}},
/// });
/// let envelope: Envelope = serde_json::from_value(json).unwrap();
/// let receipt = trial.engine.run(&envelope).await?;
/// assert_eq!(trial.engine.run(&envelope).await?, receipt); // the same answer, and nothing done twice
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Envelope {
    /// The marketplace.
    pub tenant: MarketplaceId,
    /// Who asks, as the host authenticated them.
    pub actor: Actor,
    /// The idempotency key: the same key and request again is answered as the first was, byte for byte.
    #[serde(default)]
    pub key: Option<String>,
    /// What ties several requests together in the audit trail.
    #[serde(default)]
    pub correlation: Option<String>,
    /// What is asked.
    pub command: Command,
    /// The host's own SQL statements, run in the same transaction as what the request changes; not at all where it changes nothing,
    /// is refused, or is answered as it was before. Never from a stranger: they are the host's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Statement>,
}

impl Envelope {
    /// What ties this request to others: its correlation, else its key.
    pub(crate) fn correlation(&self) -> &str {
        self.correlation.as_deref().or(self.key.as_deref()).unwrap_or_default()
    }
}

/// Whose marketplace an actor is of.
pub(crate) fn actor_tenant(actor: &Actor) -> MarketplaceId {
    match actor {
        Actor::Staff { tenant, .. }
        | Actor::Member { tenant, .. }
        | Actor::Buyer { tenant, .. }
        | Actor::System { tenant } => *tenant,
    }
}

/// Who acted, as it stands in the audit trail: a role and an id.
pub(crate) fn actor_name(actor: &Actor) -> String {
    match actor {
        Actor::Staff { user, .. } => format!("staff/{user}"),
        Actor::Member { user, vendor, .. } => format!("member/{vendor}/{user}"),
        Actor::Buyer { buyer: Buyer::Customer { customer }, .. } => format!("customer/{customer}"),
        Actor::Buyer { buyer: Buyer::Guest { cart }, .. } => format!("guest/{cart}"),
        Actor::System { .. } => "system".to_owned(),
    }
}
