//! Events as CloudEvents 1.0: what crosses the border of the process.

use crate::port::StoredEvent;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use vendra_domain::Timestamp;

/// An event in the JSON format of [CloudEvents 1.0.2](https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md),
/// with the extensions [partitioning](https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/extensions/partitioning.md) and
/// [sequence](https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/extensions/sequence.md) and two of its own.
///
/// ```
/// use vendra::events::CloudEvent;
/// # use vendra::port::*;
/// # let stored = StoredEvent {
/// #     tenant: "mkt_01h455vb4pex5vsknk084sn001".parse()?, partition: 7, position: 3,
/// #     commit: CommitId::from_uuid("0190a5e2-7c3b-7000-8000-000000000001".parse().expect("a UUID")),
/// #     at: "2026-01-31T12:00:00.000Z".parse()?, actor: "system".into(), correlation: "checkout-42".into(),
/// #     event: NewEvent {
/// #         kind: RecordKind::Order, key: "ord_01h455vb4pex5vsknk084sn02q".into(), sequence: 2, name: "order.placed".into(),
/// #         data: r#"{"data":{},"type":"order.placed","v":1}"#.into(), order: None, vendor: None },
/// # };
/// let event = CloudEvent::from(&stored);
/// assert_eq!((event.kind.as_str(), event.subject.as_str()), ("vendra.order.placed", "ord_01h455vb4pex5vsknk084sn02q"));
/// assert_eq!(event.sequence, "0000000000000000002");
/// # Ok::<(), vendra::Refusal>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CloudEvent {
    /// The version of the specification.
    pub specversion: String,
    /// What no other event of its source has: the commit that it came with, and its place. The same whenever it is sent again.
    pub id: String,
    /// The marketplace: `/vendra/mkt_..`.
    pub source: String,
    /// What happened: `vendra.order.placed`.
    #[serde(rename = "type")]
    pub kind: String,
    /// What it happened to.
    pub subject: String,
    /// When it was decided.
    pub time: Timestamp,
    /// What the data is: JSON.
    pub datacontenttype: String,
    /// Events that have it in common are told in order: what they happened to.
    pub partitionkey: String,
    /// The version of the subject after it, as 19 digits, so that text sorts as versions do: dense from 1.
    pub sequence: String,
    /// What ties several requests together; none where the caller said nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correlationid: Option<String>,
    /// The commit that it came with: events of one cause have it in common.
    pub causationid: String,
    /// The event, in its versioned envelope.
    pub data: Value,
}

impl From<&StoredEvent> for CloudEvent {
    fn from(stored: &StoredEvent) -> Self {
        let event = &stored.event;
        // What is no JSON is told as the text that it is.
        let (datacontenttype, data) = serde_json::from_str(&event.data)
            .map_or_else(|_| ("text/plain", Value::String(event.data.to_string())), |data| ("application/json", data));
        Self {
            specversion: "1.0".to_owned(),
            id: stored.id(),
            source: format!("/vendra/{}", stored.tenant),
            kind: format!("vendra.{}", event.name),
            subject: event.key.clone(),
            time: stored.at,
            datacontenttype: datacontenttype.to_owned(),
            partitionkey: event.key.clone(),
            sequence: format!("{:019}", event.sequence),
            correlationid: Some(&stored.correlation).filter(|text| !text.is_empty()).cloned(),
            causationid: stored.commit.to_string(),
            data,
        }
    }
}

impl CloudEvent {
    /// The event as JSON text: a body of the media type `application/cloudevents+json`.
    ///
    /// ```
    /// use vendra::events::CloudEvent;
    /// use vendra::memory::Trial;
    /// use vendra::port::partition_of;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let order = trial.sold(1).await?.order.to_string();
    /// let events = trial.engine.store().events(partition_of(trial.tenant, &order), 0, 1_000).await?;
    /// let first = events.iter().find(|stored| stored.event.key == order).expect("it is in its partition");
    /// assert!(CloudEvent::from(first).to_json().starts_with(r#"{"specversion":"1.0","id":""#));
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        // Texts, a time and a value that was JSON before: nothing of it can fail to be written.
        serde_json::to_string(self).unwrap_or_default()
    }
}
