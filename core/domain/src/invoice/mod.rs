//! Invoices: what the platform charges a vendor in fees, and credit notes for what of it went back.
//!
//! A document covers what happened since the one of its kind before it, up to a time: every fee is on one invoice, and every fee
//! that a refund returned on one credit note, however late it came. Its serial number is the next of its legal entity and kind,
//! taken in the commit that issues it, so that numbers have no gaps and none is there twice: Council Directive 2006/112/EC,
//! article 226 (2). A document is never changed; what was wrong is credited.

mod fees;

pub use fees::{Fee, FeeTally, FeeTax, Fees, Moved, moved};

use crate::decider::{Decider, Named};
use crate::id::{InvoiceId, VendorId};
use crate::money::{Amount, Currency};
use crate::names::LegalEntity;
use crate::refusal::Refusal;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

/// What a document says.
///
/// ```
/// use vendra_domain::invoice::DocumentKind;
/// assert_eq!(serde_json::to_string(&DocumentKind::CreditNote)?, r#""credit_note""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// Fees that were charged.
    Invoice,
    /// Fees that went back.
    CreditNote,
}

/// A document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "InvoiceBook"))]
#[serde(deny_unknown_fields)]
pub struct Book {
    /// The document.
    pub id: InvoiceId,
    /// Who issues it.
    pub entity: LegalEntity,
    /// What it says.
    pub kind: DocumentKind,
    /// Its number among those of its legal entity and kind, from 1.
    pub serial: u64,
    /// Whom it is for.
    pub vendor: VendorId,
    /// Its one currency.
    pub currency: Currency,
    /// Until when the one before it reached; none where it is the first.
    pub from: Option<Timestamp>,
    /// Until when it reaches, that moment not included.
    pub until: Timestamp,
    /// How many events of the vendor it and those before it have looked at.
    pub through: u64,
    /// Fees and their VAT.
    pub fees: Fees,
    /// The fees without VAT, in minor units.
    pub net: Amount,
    /// The VAT, in minor units.
    pub vat: Amount,
    /// Both, in minor units.
    pub gross: Amount,
}

/// What has become of a document.
///
/// ```
/// use vendra_domain::Decider;
/// use vendra_domain::invoice::{Facts, Invoice, Request};
/// let facts: Facts = serde_json::from_str(r#"{"at": "2026-04-01T10:00:00.000Z",
///     "id": "inv_01h455vb4pex5vsknk084sn001", "serial": 42, "through": 310,
///     "fees": {"fees": [{"slot": "commission", "payee": {"payee": "commission"}, "amount": 1121}],
///         "vat": [{"slot": "commission", "jurisdiction": "DE", "amount": 213}]}}"#)?;
/// let issue: Request = serde_json::from_str(r#"{"request": "issue", "entity": "acme-gmbh", "kind": "invoice",
///     "vendor": "ven_01h455vb4pex5vsknk084sn001", "currency": "EUR", "until": "2026-04-01T00:00:00.000Z"}"#)?;
/// let Invoice::Issued(book) = Invoice::fold(&Invoice::decide(&Invoice::Absent, &issue, &facts)?) else { unreachable!() };
/// assert_eq!((book.serial, book.gross.minor()), (42, 1334));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Invoice {
    /// There is none.
    #[default]
    Absent,
    /// It was issued, and stays as it is.
    Issued(Book),
}

/// What a caller may ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "InvoiceRequest"))]
#[serde(tag = "request", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Request {
    /// Write down what a vendor was charged, or got back, since the last document of this kind.
    Issue {
        /// Who issues it.
        entity: LegalEntity,
        /// What it says.
        kind: DocumentKind,
        /// Whom it is for.
        vendor: VendorId,
        /// In which currency.
        currency: Currency,
        /// Until when it reaches, that moment not included: the end of a period that is over.
        until: Timestamp,
    },
}

/// What the engine looked up.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "InvoiceFacts"))]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Now.
    pub at: Timestamp,
    /// The document, where it is being issued.
    pub id: InvoiceId,
    /// The next number of the legal entity and kind.
    pub serial: u64,
    /// Until when the last document of this kind, vendor and currency reached.
    #[serde(default)]
    pub from: Option<Timestamp>,
    /// How many events of the vendor were looked at.
    pub through: u64,
    /// What they come to.
    #[serde(default)]
    pub fees: Fees,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "InvoiceEvent"))]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Event {
    /// It was issued.
    Issued {
        /// The document.
        book: Book,
        /// When.
        at: Timestamp,
    },
}

impl Decider for Invoice {
    const NAME: &'static str = "invoice";
    type State = Self;
    type Request = Request;
    type Facts = Facts;
    type Event = Event;

    fn decide(state: &Self, request: &Request, facts: &Facts) -> Result<Vec<Event>, Refusal> {
        let Request::Issue { entity, kind, vendor, currency, until } = request;
        let (entity, kind, vendor, currency, until) = (*entity, *kind, *vendor, *currency, *until);
        if let Self::Issued(book) = state {
            let asked = (entity, kind, vendor, currency, until);
            if (book.entity, book.kind, book.vendor, book.currency, book.until) == asked {
                return Ok(Vec::new());
            }
            return Err(Refusal::InvoiceWrongState {
                state: state.name().to_owned(),
                request: request.name().to_owned(),
            });
        }
        if until > facts.at {
            return Err(Refusal::InvoicePeriodOpen { until });
        }
        if let Some(from) = facts.from.filter(|from| *from >= until) {
            return Err(Refusal::InvoicePeriodCovered { until: from });
        }
        let Facts { at, id, serial, from, through, ref fees } = *facts;
        let (net, vat) = (fees.net()?, fees.tax()?);
        let gross = net.plus(vat)?;
        if gross.is_zero() {
            return Err(Refusal::InvoiceNothing { vendor });
        }
        let fees = fees.clone();
        let book = Book { id, entity, kind, serial, vendor, currency, from, until, through, fees, net, vat, gross };
        Ok(vec![Event::Issued { book, at }])
    }

    fn evolve(_: Self, event: &Event) -> Self {
        let Event::Issued { book, .. } = event;
        Self::Issued(book.clone())
    }
}
