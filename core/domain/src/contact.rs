//! Contact records: the only place that holds a name, an address, an e-mail or a phone number.
//!
//! Events are kept for ever, so what is personal cannot be in one. A contact is therefore a record that is written over:
//! its events say *that* and *which fields* changed; the [`Details`] go beside them, into the record alone ([`written`]). Erasing
//! a contact writes an empty record over it, and nothing else ever held what it said.

use crate::decider::{Decider, Named};
use crate::id::ContactId;
use crate::limits;
use crate::refusal::Refusal;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::fmt;
use strum::{IntoStaticStr, VariantNames};

/// What is personal. It has no readable `Debug`: logs get nothing of it.
///
/// ```
/// use vendra_domain::contact::Details;
/// let details: Details = serde_json::from_str(
///     r#"{"name": "Ada Lovelace", "lines": ["12 St James's Square"], "city": "London", "region": "GB"}"#)?;
/// assert_eq!(format!("{details:?}"), "Details(..)");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ContactDetails"))]
#[serde(deny_unknown_fields, default)]
pub struct Details {
    /// A person's or a company's name.
    pub name: Option<String>,
    /// Street and number, district: line by line.
    pub lines: Vec<String>,
    /// The town.
    pub city: Option<String>,
    /// The postal code.
    pub postal_code: Option<String>,
    /// The country and subdivision, ISO 3166.
    pub region: Option<String>,
    /// An e-mail address.
    pub email: Option<String>,
    /// A phone number.
    pub phone: Option<String>,
}

impl fmt::Debug for Details {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Details(..)")
    }
}

impl Details {
    fn texts(&self) -> [(Field, Option<&String>); 6] {
        [
            (Field::Name, self.name.as_ref()),
            (Field::City, self.city.as_ref()),
            (Field::PostalCode, self.postal_code.as_ref()),
            (Field::Region, self.region.as_ref()),
            (Field::Email, self.email.as_ref()),
            (Field::Phone, self.phone.as_ref()),
        ]
    }

    /// The fields that say something.
    ///
    /// ```
    /// use vendra_domain::contact::{Details, Field};
    /// let details = Details { city: Some("London".to_owned()), ..Details::default() };
    /// assert_eq!(details.fields(), [Field::City]);
    /// ```
    #[must_use]
    pub fn fields(&self) -> Vec<Field> {
        let mut fields: Vec<Field> =
            self.texts().into_iter().filter(|(_, text)| text.is_some()).map(|(field, _)| field).collect();
        if !self.lines.is_empty() {
            fields.push(Field::Lines);
        }
        fields
    }

    /// Refuses details that are too long. What they were is not said. Refusals: `limit.text`, `limit.count`.
    ///
    /// ```
    /// use vendra_domain::contact::Details;
    /// let details = Details { lines: vec!["12 St James's Square".to_owned(); 6], ..Details::default() };
    /// assert_eq!(details.validate().unwrap_err().code(), "limit.count");
    /// ```
    pub fn validate(&self) -> Result<(), Refusal> {
        limits::count("contact.lines", self.lines.len(), limits::CONTACT_LINES_MAX)?;
        let texts = self.texts().into_iter().filter_map(|(_, text)| text).chain(&self.lines);
        for text in texts {
            limits::text("contact.field", text, limits::CONTACT_FIELD_BYTES_MAX)?;
        }
        Ok(())
    }
}

/// A field of a contact, by name.
///
/// ```
/// use vendra_domain::contact::Field;
/// assert_eq!(serde_json::to_string(&Field::PostalCode)?, r#""postal_code""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ContactField"))]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The name.
    Name,
    /// The street lines.
    Lines,
    /// The town.
    City,
    /// The postal code.
    PostalCode,
    /// The country and subdivision.
    Region,
    /// The e-mail address.
    Email,
    /// The phone number.
    Phone,
}

/// Whose a contact record is. Ids are not secrets: whoever could name another's record as its own would read it, and erase it.
///
/// ```
/// use vendra_domain::contact::ContactStanding;
/// assert_eq!(ContactStanding::default(), ContactStanding::Strangers);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ContactStanding {
    /// Whoever names it wrote it, or may use it.
    Theirs,
    /// Someone else's, or nobody's. The default: what nobody looked up is not theirs.
    #[default]
    Strangers,
}

impl ContactStanding {
    /// Refuses a record that is not theirs, and does not say that it exists. Refusals: `contact.unknown`.
    ///
    /// ```
    /// use vendra_domain::contact::ContactStanding;
    /// let contact = "ctc_01h455vb4pex5vsknk084sn001".parse()?;
    /// assert!(ContactStanding::Theirs.theirs(contact).is_ok());
    /// assert_eq!(ContactStanding::Strangers.theirs(contact).unwrap_err().code(), "contact.unknown");
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    pub fn theirs(self, contact: ContactId) -> Result<(), Refusal> {
        match self {
            Self::Theirs => Ok(()),
            Self::Strangers => Err(Refusal::ContactUnknown { contact }),
        }
    }
}

/// What has become of a contact. What is personal is not here but in its record.
///
/// ```
/// use vendra_domain::Decider;
/// use vendra_domain::contact::{Contact, Details, Facts, Request};
/// let facts: Facts = serde_json::from_str(
///     r#"{"at": "2026-03-01T10:00:00.000Z", "id": "ctc_01h455vb4pex5vsknk084sn001"}"#)?;
/// let details = Details { name: Some("Ada Lovelace".to_owned()), ..Details::default() };
/// let events = Contact::decide(&Contact::Absent, &Request::Write { details }, &facts)?;
/// // What is kept for ever says which fields, and nothing of what is in them.
/// assert!(!serde_json::to_string(&events)?.contains("Ada"));
/// let contact = Contact::fold(&events);
/// assert_eq!(Contact::decide(&contact, &Request::Erase, &facts)?.len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Contact {
    /// There is none.
    #[default]
    Absent,
    /// Its record says something.
    Written {
        /// The contact.
        id: ContactId,
        /// Which fields.
        fields: Vec<Field>,
    },
    /// Its record is empty, for ever.
    Erased {
        /// The contact.
        id: ContactId,
    },
}

/// What a caller may ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ContactRequest"))]
#[serde(tag = "request", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Request {
    /// Write the record, or write it over.
    Write {
        /// What it says.
        details: Details,
    },
    /// Empty it for ever.
    Erase,
}

/// What the engine looked up.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ContactFacts"))]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Now.
    pub at: Timestamp,
    /// The contact, where it is being made.
    pub id: ContactId,
}

/// What happened, without anything personal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ContactEvent"))]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Event {
    /// The record was written.
    Written {
        /// The contact.
        id: ContactId,
        /// Which fields say something now.
        fields: Vec<Field>,
        /// When.
        at: Timestamp,
    },
    /// The record was emptied.
    Erased {
        /// The contact.
        id: ContactId,
        /// When.
        at: Timestamp,
    },
}

/// The record after a request: what the details are from now on. Only the record holds them.
///
/// ```
/// use vendra_domain::contact::{Details, Request, written};
/// let details = Details { name: Some("Ada".to_owned()), ..Details::default() };
/// assert_eq!(written(&Request::Write { details: details.clone() }), details);
/// assert_eq!(written(&Request::Erase), Details::default());
/// assert!(!format!("{details:?}").contains("Ada"));
/// ```
#[must_use]
pub fn written(request: &Request) -> Details {
    match request {
        Request::Write { details } => details.clone(),
        Request::Erase => Details::default(),
    }
}

impl Decider for Contact {
    const NAME: &'static str = "contact";
    type State = Self;
    type Request = Request;
    type Facts = Facts;
    type Event = Event;

    fn decide(state: &Self, request: &Request, facts: &Facts) -> Result<Vec<Event>, Refusal> {
        let at = facts.at;
        let event = match (state, request) {
            (Self::Absent | Self::Written { .. }, Request::Write { details }) => {
                details.validate()?;
                let id = if let Self::Written { id, .. } = state { *id } else { facts.id };
                Event::Written { id, fields: details.fields(), at }
            }
            (Self::Written { id, .. }, Request::Erase) => Event::Erased { id: *id, at },
            (Self::Erased { .. }, Request::Erase) => return Ok(Vec::new()),
            (state, request) => {
                return Err(Refusal::ContactWrongState {
                    state: state.name().to_owned(),
                    request: request.name().to_owned(),
                });
            }
        };
        Ok(vec![event])
    }

    fn evolve(_: Self, event: &Event) -> Self {
        match event {
            Event::Written { id, fields, .. } => Self::Written { id: *id, fields: fields.clone() },
            Event::Erased { id, .. } => Self::Erased { id: *id },
        }
    }
}
