//! Records: what a store keeps of an aggregate. A store sees a kind, an id, a version, a body and fields; never an order.

use super::body::Body;
use serde::{Deserialize, Serialize};
use std::fmt;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// What a record is the snapshot of. Each has a table, a collection or a key space of its own.
///
/// ```
/// use vendra::port::RecordKind;
/// assert_eq!(serde_json::to_string(&RecordKind::VendorOrder).unwrap(), r#""vendor_order""#);
/// ```
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    VariantArray,
    IntoStaticStr,
    EnumString,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[allow(missing_docs)] // Each is the aggregate of that name in `vendra_domain`.
pub enum RecordKind {
    Marketplace,
    Vendor,
    Customer,
    Contact,
    /// What a contact record says: the only place that holds anything personal.
    ContactDetails,
    Offer,
    Stock,
    Cart,
    Promotion,
    CommissionPlan,
    GiftCard,
    StoreCredit,
    Order,
    VendorOrder,
    Reservation,
    Payment,
    Refund,
    Return,
    Exchange,
    Claim,
    Dispute,
    Settlement,
    Payout,
    Invoice,
    /// The last number of a legal entity's invoices or credit notes.
    InvoiceSeries,
    WebhookEndpoint,
    Transfer,
    Reconciliation,
    /// Where a reader of events is, one record a subscriber and partition.
    Cursor,
}

impl RecordKind {
    /// Every kind.
    pub const ALL: &'static [Self] = <Self as VariantArray>::VARIANTS;

    /// The name, as it stands in tables and errors: `vendor_order`.
    ///
    /// ```
    /// use vendra::port::RecordKind;
    /// assert!(RecordKind::ALL.iter().any(|kind| kind.name() == "vendor_order"));
    /// ```
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// The fields that a record of this kind is found by. Adapters build their indexes from it.
    ///
    /// ```
    /// use vendra::port::{Field, RecordKind};
    /// assert_eq!(RecordKind::Refund.indexed(), [Field::State, Field::Order]);
    /// ```
    #[must_use]
    pub const fn indexed(self) -> &'static [Field] {
        use Field as F;
        match self {
            Self::Marketplace | Self::Contact | Self::ContactDetails | Self::InvoiceSeries | Self::Cursor => &[],
            Self::Vendor => &[F::State, F::Plan],
            Self::Promotion | Self::CommissionPlan | Self::Customer | Self::WebhookEndpoint | Self::Reconciliation => {
                &[F::State]
            }
            Self::Reservation => &[F::Due],
            Self::Offer => &[F::State, F::Vendor, F::Product, F::Category],
            Self::Stock => &[F::Offer],
            Self::Cart => &[F::State, F::Buyer],
            Self::GiftCard => &[F::State],
            Self::StoreCredit => &[F::Buyer],
            Self::Order => &[F::State, F::Buyer, F::Number, F::Cart, F::Due],
            Self::VendorOrder => &[F::State, F::Order, F::Vendor, F::Pending, F::Due],
            Self::Payment => &[F::State, F::Order, F::Due],
            Self::Refund => &[F::State, F::Order],
            Self::Return | Self::Exchange | Self::Claim => &[F::State, F::VendorOrder, F::Vendor, F::Due],
            Self::Dispute => &[F::State, F::Payment],
            Self::Settlement => &[F::Vendor, F::Due],
            Self::Payout => &[F::State, F::Vendor, F::Due],
            Self::Invoice => &[F::Vendor],
            Self::Transfer => &[F::State, F::VendorOrder, F::Vendor, F::Due],
        }
    }
}

impl fmt::Display for RecordKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What records are found by, beside their id.
///
/// ```
/// use vendra::port::{Field, RecordKind};
/// let found_by_due = RecordKind::ALL.iter().filter(|kind| kind.indexed().contains(&Field::Due));
/// assert_eq!(found_by_due.count(), 10); // what has a deadline
/// ```
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    VariantArray,
    IntoStaticStr,
    EnumString,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "RecordField"))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Field {
    /// What has become of it.
    State,
    /// The buyer whose it is: a customer's id, or the cart of a guest.
    Buyer,
    /// The vendor whose it is.
    Vendor,
    /// The vendor who waits for money of it that is yet to be settled.
    Pending,
    /// The order that it belongs to.
    Order,
    /// The vendor order that it belongs to.
    VendorOrder,
    /// The payment that it is about.
    Payment,
    /// The offer that it counts.
    Offer,
    /// The product that is offered.
    Product,
    /// The category of what is offered.
    Category,
    /// The cart that it was made of.
    Cart,
    /// The commission plan that it has.
    Plan,
    /// The number that people know it by.
    Number,
    /// When something has to happen to it, as 16 digits of Unix milliseconds, so that text sorts as time does.
    Due,
}

impl Field {
    /// The name, as it stands in columns: `vendor_order`.
    ///
    /// ```
    /// use vendra::port::Field;
    /// assert_eq!(Field::VendorOrder.name(), "vendor_order");
    /// ```
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}

/// The longest id of a record, in bytes: two TypeIDs and what is between them.
pub const RECORD_ID_BYTES_MAX: usize = 128;
/// The longest value of an indexed field, in bytes.
pub const FIELD_BYTES_MAX: usize = 128;

/// Which record. The id is the aggregate's own, or of stock and store credit both ids that name it (`off_..:loc_..`).
///
/// ```
/// use vendra::port::{RecordKey, RecordKind};
/// let key = RecordKey::new(RecordKind::Stock, "off_01h455vb4pex5vsknk084sn02q:loc_01h455vb4pex5vsknk084sn02q");
/// assert_eq!(key.kind.name(), "stock");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecordKey {
    /// What it is the snapshot of.
    pub kind: RecordKind,
    /// Which one.
    pub id: String,
}

impl RecordKey {
    /// A key; `id` is anything that is written as an id.
    ///
    /// ```
    /// use vendra::port::{RecordKey, RecordKind};
    /// let order: vendra::OrderId = "ord_01h455vb4pex5vsknk084sn02q".parse()?;
    /// assert_eq!(RecordKey::new(RecordKind::Order, order).to_string(), "order/ord_01h455vb4pex5vsknk084sn02q");
    /// # Ok::<(), vendra::Refusal>(())
    /// ```
    #[must_use]
    pub fn new(kind: RecordKind, id: impl fmt::Display) -> Self {
        Self { kind, id: id.to_string() }
    }
}

impl fmt::Display for RecordKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind, self.id)
    }
}

/// A record as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Record {
    /// Which one.
    pub key: RecordKey,
    /// How many events were applied; the first write makes 1 or more.
    pub version: u64,
    /// The state as versioned JSON text (`vendra_domain::encoding`), kept to the byte.
    pub body: Body,
    /// What it is found by: at most one value for each field that its kind indexes.
    pub fields: Vec<(Field, String)>,
}
