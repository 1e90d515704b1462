//! The shape of every aggregate: requests and facts become events, events become state, journals and counter moves.

use crate::counter::CounterMove;
use crate::ledger::Journal;
use crate::refusal::Refusal;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The variants of a state, request or event by name, from `strum`'s derives: what coverage is computed over.
///
/// ```
/// use vendra_domain::decider::Named;
/// #[derive(strum::VariantNames, strum::IntoStaticStr)]
/// #[strum(serialize_all = "snake_case")]
/// enum Light { Red, AmberFlashing }
/// assert_eq!(Light::NAMES, ["red", "amber_flashing"]);
/// assert_eq!(Light::AmberFlashing.name(), "amber_flashing");
/// # let _ = Light::Red;
/// ```
pub trait Named {
    /// The names of all variants.
    const NAMES: &'static [&'static str];
    /// The name of this one.
    fn name(&self) -> &'static str;
}

impl<T: strum::VariantNames> Named for T
where
    for<'a> &'a T: Into<&'static str>,
{
    const NAMES: &'static [&'static str] = T::VARIANTS;

    fn name(&self) -> &'static str {
        self.into()
    }
}

/// What one commit carries beside the event that causes it.
///
/// ```
/// use vendra_domain::Effects;
/// // Most events carry nothing beside themselves.
/// assert_eq!(serde_json::from_str::<Effects>("{}")?, Effects::default());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Effects {
    /// Postings to the ledger; each balances.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub journals: Vec<Journal>,
    /// Moves of counters; all or none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub counters: Vec<CounterMove>,
}

/// An aggregate. The default state is the one before its first event.
///
/// `decide` holds every rule. `evolve` only copies or adds what an event says: no rule, no rate, no rounding, so that
/// replaying old events under new rules gives the old state. `effects` translates an event, and nothing but the event and
/// the state before it, into journals and counter moves.
///
/// ```
/// use vendra_domain::Decider;
/// use vendra_domain::gift_card::{Event, Facts, GiftCard, Request};
/// let facts: Facts = serde_json::from_str(r#"{"at": "2026-03-01T10:00:00.000Z",
///     "id": "gft_01h455vb4pex5vsknk084sn02q", "movement": "mov_01h455vb4pex5vsknk084sn02q", "taken": 0}"#)?;
/// let issue: Request = serde_json::from_str(
///     r#"{"request": "issue", "currency": "EUR", "amount": 5000, "funding": {"funding": "granted"}}"#)?;
/// let events = GiftCard::decide(&GiftCard::default(), &issue, &facts)?;
/// let effects = GiftCard::effects(&GiftCard::default(), &events[0])?;
/// assert_eq!((effects.journals.len(), effects.counters.len()), (1, 1));
/// let card = GiftCard::fold(&events);
/// assert_eq!(GiftCard::decide(&card, &Request::Thaw, &facts)?, []); // it is not frozen
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait Decider {
    /// The name of the aggregate, as it stands in codes and event types.
    const NAME: &'static str;
    /// What has become of it so far.
    type State: Named
        + Default
        + Clone
        + PartialEq
        + std::fmt::Debug
        + Serialize
        + DeserializeOwned
        + Send
        + Sync
        + 'static;
    /// What the caller sent: this alone is hashed for idempotency.
    type Request: Named + Clone + PartialEq + std::fmt::Debug + Serialize + DeserializeOwned;
    /// What the engine looked up: time, fresh ids, prices, stock. Never hashed.
    type Facts: Clone + std::fmt::Debug + DeserializeOwned;
    /// What happened.
    type Event: Named + Clone + PartialEq + std::fmt::Debug + Serialize + DeserializeOwned + Send + Sync + 'static;

    /// Decides a request. An empty list means that the request is already satisfied.
    fn decide(state: &Self::State, request: &Self::Request, facts: &Self::Facts) -> Result<Vec<Self::Event>, Refusal>;

    /// The state after an event.
    #[must_use]
    fn evolve(state: Self::State, event: &Self::Event) -> Self::State;

    /// What else the commit of this event carries.
    fn effects(_before: &Self::State, _event: &Self::Event) -> Result<Effects, Refusal> {
        Ok(Effects::default())
    }

    /// The state after some events, and all that their commit carries.
    ///
    /// ```
    /// use vendra_domain::Decider;
    /// use vendra_domain::gift_card::{Facts, GiftCard, Request};
    /// let facts: Facts = serde_json::from_str(r#"{"at": "2026-03-01T10:00:00.000Z",
    ///     "id": "gft_01h455vb4pex5vsknk084sn02q", "movement": "mov_01h455vb4pex5vsknk084sn02q", "taken": 0}"#)?;
    /// let issue: Request = serde_json::from_str(
    ///     r#"{"request": "issue", "currency": "EUR", "amount": 5000, "funding": {"funding": "granted"}}"#)?;
    /// let issued = GiftCard::decide(&GiftCard::default(), &issue, &facts)?;
    /// let (card, effects) = GiftCard::apply(GiftCard::default(), &issued)?;
    /// assert!(matches!(card, GiftCard::Active(_)));
    /// assert_eq!(effects.journals.len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    fn apply(mut state: Self::State, events: &[Self::Event]) -> Result<(Self::State, Effects), Refusal> {
        let mut all = Effects::default();
        for event in events {
            let more = Self::effects(&state, event)?;
            all.journals.extend(more.journals);
            all.counters.extend(more.counters);
            state = Self::evolve(state, event);
        }
        Ok((state, all))
    }

    /// The state after a list of events, from the beginning.
    #[must_use]
    fn fold(events: &[Self::Event]) -> Self::State {
        events.iter().fold(Self::State::default(), Self::evolve)
    }
}
