//! Queries: a closed list, each with its order, its index and its bound.

use super::error::StoreError;
use super::record::{FIELD_BYTES_MAX, Field, RECORD_ID_BYTES_MAX, Record, RecordKind};
use serde::{Deserialize, Serialize};

/// The most records of one page.
pub const PAGE_RECORDS_MAX: u32 = 500;

/// In which order records come.
///
/// ```
/// use vendra::port::{Order, QueryName};
/// assert_eq!(QueryName::Orders.order(), Order::NewestFirst);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "QueryOrder"))]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// By id from the greatest: ids begin with their time, so the newest come first.
    NewestFirst,
    /// By id from the least: the oldest come first.
    OldestFirst,
    /// By the field and then the id, from the least: what is due longest comes first.
    ByField,
}

macro_rules! queries {
    ($( $(#[doc = $doc:literal])+ $name:ident = $text:literal, $kind:ident, $field:expr, $order:ident; )*) => {
        /// The named queries.
        ///
        /// ```
        /// use vendra::port::{QueryName, RecordKind};
        /// assert_eq!(QueryName::OffersByVendor.kind(), RecordKind::Offer);
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum QueryName { $( $(#[doc = $doc])+ $name, )* }

        impl QueryName {
            /// Every query.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The name, as it stands in statements and errors.
            ///
            /// ```
            /// use vendra::port::QueryName;
            /// assert_eq!(QueryName::OffersByVendor.name(), "offers_by_vendor");
            /// ```
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $( Self::$name => $text, )* }
            }

            /// Records of which kind it gives.
            ///
            /// ```
            /// use vendra::port::{QueryName, RecordKind};
            /// assert_eq!(QueryName::VendorOrdersByOrder.kind(), RecordKind::VendorOrder);
            /// ```
            #[must_use]
            pub const fn kind(self) -> RecordKind {
                match self { $( Self::$name => RecordKind::$kind, )* }
            }

            /// The field whose value is asked for; none where all records of the kind come.
            ///
            /// ```
            /// use vendra::port::{Field, QueryName};
            /// assert_eq!((QueryName::OffersByVendor.field(), QueryName::Offers.field()), (Some(Field::Vendor), None));
            /// ```
            #[must_use]
            pub const fn field(self) -> Option<Field> {
                match self { $( Self::$name => $field, )* }
            }

            /// The order of what it gives.
            ///
            /// ```
            /// use vendra::port::{Order, QueryName};
            /// assert_eq!(QueryName::OrdersDue.order(), Order::ByField);
            /// ```
            #[must_use]
            pub const fn order(self) -> Order {
                match self { $( Self::$name => Order::$order, )* }
            }
        }
    };
}

queries! {
    /// All vendors.
    Vendors = "vendors", Vendor, None, NewestFirst;
    /// Vendors in a state.
    VendorsByState = "vendors_by_state", Vendor, Some(Field::State), NewestFirst;
    /// Vendors that have a commission plan of their own.
    VendorsByPlan = "vendors_by_plan", Vendor, Some(Field::Plan), NewestFirst;
    /// All customers.
    Customers = "customers", Customer, None, NewestFirst;
    /// All offers.
    Offers = "offers", Offer, None, NewestFirst;
    /// Offers in a state.
    OffersByState = "offers_by_state", Offer, Some(Field::State), NewestFirst;
    /// A vendor's offers.
    OffersByVendor = "offers_by_vendor", Offer, Some(Field::Vendor), NewestFirst;
    /// Every vendor's offers of a product.
    OffersByProduct = "offers_by_product", Offer, Some(Field::Product), NewestFirst;
    /// Offers of a category.
    OffersByCategory = "offers_by_category", Offer, Some(Field::Category), NewestFirst;
    /// The places that have an offer.
    StockByOffer = "stock_by_offer", Stock, Some(Field::Offer), OldestFirst;
    /// A buyer's carts.
    CartsByBuyer = "carts_by_buyer", Cart, Some(Field::Buyer), NewestFirst;
    /// All promotions.
    Promotions = "promotions", Promotion, None, OldestFirst;
    /// Promotions in a state, in the order in which they were made.
    PromotionsByState = "promotions_by_state", Promotion, Some(Field::State), OldestFirst;
    /// All commission plans.
    CommissionPlans = "commission_plans", CommissionPlan, None, NewestFirst;
    /// All gift cards.
    GiftCards = "gift_cards", GiftCard, None, NewestFirst;
    /// A customer's store credit, currency by currency.
    StoreCreditByBuyer = "store_credit_by_buyer", StoreCredit, Some(Field::Buyer), OldestFirst;
    /// All orders.
    Orders = "orders", Order, None, NewestFirst;
    /// Orders in a state.
    OrdersByState = "orders_by_state", Order, Some(Field::State), NewestFirst;
    /// A buyer's orders.
    OrdersByBuyer = "orders_by_buyer", Order, Some(Field::Buyer), NewestFirst;
    /// The order with a number.
    OrdersByNumber = "orders_by_number", Order, Some(Field::Number), NewestFirst;
    /// The orders that were made of a cart.
    OrdersByCart = "orders_by_cart", Order, Some(Field::Cart), NewestFirst;
    /// Orders whose hold is over.
    OrdersDue = "orders_due", Order, Some(Field::Due), ByField;
    /// Reservations whose time is over.
    ReservationsDue = "reservations_due", Reservation, Some(Field::Due), ByField;
    /// All vendor orders.
    VendorOrders = "vendor_orders", VendorOrder, None, NewestFirst;
    /// Vendor orders in a state.
    VendorOrdersByState = "vendor_orders_by_state", VendorOrder, Some(Field::State), NewestFirst;
    /// An order's vendor orders.
    VendorOrdersByOrder = "vendor_orders_by_order", VendorOrder, Some(Field::Order), OldestFirst;
    /// A vendor's orders.
    VendorOrdersByVendor = "vendor_orders_by_vendor", VendorOrder, Some(Field::Vendor), NewestFirst;
    /// A vendor's orders of which something that was taken is yet to be settled.
    VendorOrdersPending = "vendor_orders_pending", VendorOrder, Some(Field::Pending), OldestFirst;
    /// Vendor orders whose window to accept is over.
    VendorOrdersDue = "vendor_orders_due", VendorOrder, Some(Field::Due), ByField;
    /// Payments in a state.
    PaymentsByState = "payments_by_state", Payment, Some(Field::State), NewestFirst;
    /// An order's payments.
    PaymentsByOrder = "payments_by_order", Payment, Some(Field::Order), OldestFirst;
    /// Payments with a deadline that is over.
    PaymentsDue = "payments_due", Payment, Some(Field::Due), ByField;
    /// Refunds in a state.
    RefundsByState = "refunds_by_state", Refund, Some(Field::State), NewestFirst;
    /// An order's refunds.
    RefundsByOrder = "refunds_by_order", Refund, Some(Field::Order), OldestFirst;
    /// A vendor order's returns.
    ReturnsByVendorOrder = "returns_by_vendor_order", Return, Some(Field::VendorOrder), OldestFirst;
    /// A vendor's returns.
    ReturnsByVendor = "returns_by_vendor", Return, Some(Field::Vendor), NewestFirst;
    /// Returns with a deadline that is over.
    ReturnsDue = "returns_due", Return, Some(Field::Due), ByField;
    /// A vendor order's exchanges.
    ExchangesByVendorOrder = "exchanges_by_vendor_order", Exchange, Some(Field::VendorOrder), OldestFirst;
    /// A vendor's exchanges.
    ExchangesByVendor = "exchanges_by_vendor", Exchange, Some(Field::Vendor), NewestFirst;
    /// Exchanges with a deadline that is over.
    ExchangesDue = "exchanges_due", Exchange, Some(Field::Due), ByField;
    /// A vendor order's claims.
    ClaimsByVendorOrder = "claims_by_vendor_order", Claim, Some(Field::VendorOrder), OldestFirst;
    /// A vendor's claims.
    ClaimsByVendor = "claims_by_vendor", Claim, Some(Field::Vendor), NewestFirst;
    /// Claims whose answer is overdue.
    ClaimsDue = "claims_due", Claim, Some(Field::Due), ByField;
    /// Disputes in a state.
    DisputesByState = "disputes_by_state", Dispute, Some(Field::State), NewestFirst;
    /// A payment's disputes.
    DisputesByPayment = "disputes_by_payment", Dispute, Some(Field::Payment), OldestFirst;
    /// A vendor's settlements.
    SettlementsByVendor = "settlements_by_vendor", Settlement, Some(Field::Vendor), NewestFirst;
    /// Settlements whose reserve may be released.
    SettlementsDue = "settlements_due", Settlement, Some(Field::Due), ByField;
    /// All payouts.
    Payouts = "payouts", Payout, None, NewestFirst;
    /// Payouts in a state.
    PayoutsByState = "payouts_by_state", Payout, Some(Field::State), NewestFirst;
    /// A vendor's payouts.
    PayoutsByVendor = "payouts_by_vendor", Payout, Some(Field::Vendor), NewestFirst;
    /// Payouts whose gateway has yet to say what became of them.
    PayoutsDue = "payouts_due", Payout, Some(Field::Due), ByField;
    /// All invoices and credit notes.
    Invoices = "invoices", Invoice, None, NewestFirst;
    /// A vendor's invoices and credit notes.
    InvoicesByVendor = "invoices_by_vendor", Invoice, Some(Field::Vendor), NewestFirst;
    /// All endpoints of outward webhooks.
    WebhookEndpoints = "webhook_endpoints", WebhookEndpoint, None, OldestFirst;
    /// Endpoints in a state.
    WebhookEndpointsByState = "webhook_endpoints_by_state", WebhookEndpoint, Some(Field::State), OldestFirst;
    /// Transfers in a state.
    TransfersByState = "transfers_by_state", Transfer, Some(Field::State), NewestFirst;
    /// A vendor order's transfers.
    TransfersByVendorOrder = "transfers_by_vendor_order", Transfer, Some(Field::VendorOrder), OldestFirst;
    /// A vendor's transfers.
    TransfersByVendor = "transfers_by_vendor", Transfer, Some(Field::Vendor), NewestFirst;
    /// Transfers whose gateway has yet to say what became of them, or of what is taken back of them.
    TransfersDue = "transfers_due", Transfer, Some(Field::Due), ByField;
    /// What was reconciled, in a state.
    ReconciliationsByState = "reconciliations_by_state", Reconciliation, Some(Field::State), OldestFirst;
}

/// One question.
///
/// ```
/// use vendra::port::{Query, QueryName};
/// let due = Query { limit: 10, ..Query::new(QueryName::PaymentsDue, "0001767603600000") };
/// assert!(due.check().is_ok());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Query {
    /// Which of the named queries.
    pub name: QueryName,
    /// What its field must be; with [`Order::ByField`] the greatest value that still counts. Unused where it has no field.
    pub value: String,
    /// The cursor that the page before gave; none for the first page.
    pub after: Option<String>,
    /// How many records at the most, from 1 to [`PAGE_RECORDS_MAX`].
    pub limit: u32,
}

impl Query {
    /// The first page of a query.
    ///
    /// ```
    /// use vendra::port::{Query, QueryName};
    /// let query = Query::new(QueryName::OffersByVendor, "ven_01h455vb4pex5vsknk084sn02q");
    /// assert_eq!((query.limit, query.after), (100, None));
    /// ```
    #[must_use]
    pub fn new(name: QueryName, value: impl std::fmt::Display) -> Self {
        Self { name, value: value.to_string(), after: None, limit: 100 }
    }
}

/// Some records, and where the next page begins.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Page {
    /// In the query's order.
    pub records: Vec<Record>,
    /// What to pass as `after` for the next page; none where this is the last.
    pub next: Option<String>,
}

/// A place in a query's order: what a cursor says.
///
/// Its text is opaque to callers: the query's name, the length of the field's value, the value and the id.
///
/// ```
/// use vendra::port::{Cursor, QueryName};
/// let place = Cursor { value: "ven_1".into(), id: "off_1".into() };
/// assert_eq!(place.write(QueryName::OffersByVendor), "offers_by_vendor:5:ven_1off_1");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cursor {
    /// The field's value; empty where the query has no field.
    pub value: String,
    /// The id.
    pub id: String,
}

impl Cursor {
    /// The place after which a query reads on; none for the first page.
    ///
    /// Errors: [`StoreError::Malformed`] for a text that [`write`](Self::write) did not write, or wrote for another query or
    /// another value; with [`Order::ByField`] a value beyond the one that is asked for.
    ///
    /// ```
    /// use vendra::port::{Cursor, Query, QueryName};
    /// let mut query = Query::new(QueryName::OffersByVendor, "ven_1");
    /// assert_eq!(Cursor::read(&query), Ok(None));
    /// let place = Cursor { value: "ven_1".into(), id: "off_1".into() };
    /// query.after = Some(place.write(query.name));
    /// assert_eq!(Cursor::read(&query), Ok(Some(place)));
    /// query.value = "ven_2".into();
    /// assert!(Cursor::read(&query).is_err());
    /// let other = Query { name: QueryName::PayoutsByVendor, value: "ven_1".into(), ..query };
    /// assert!(Cursor::read(&other).is_err());
    /// ```
    pub fn read(query: &Query) -> Result<Option<Self>, StoreError> {
        let Some(text) = &query.after else {
            return Ok(None);
        };
        let malformed = StoreError::Malformed { what: "cursor" };
        let Some((value, id)) = Self::parts(text, query.name) else {
            return Err(malformed);
        };
        let of_this = match (query.name.field(), query.name.order()) {
            (None, _) => value.is_empty(),
            (Some(_), Order::ByField) => value <= query.value.as_str(),
            (Some(_), Order::NewestFirst | Order::OldestFirst) => value == query.value,
        };
        let fits = value.len() <= FIELD_BYTES_MAX && (1..=RECORD_ID_BYTES_MAX).contains(&id.len());
        if of_this && fits { Ok(Some(Self { value: value.to_owned(), id: id.to_owned() })) } else { Err(malformed) }
    }

    /// The value and the id. The value goes by its length, because it may hold any character.
    fn parts(text: &str, name: QueryName) -> Option<(&str, &str)> {
        let rest = text.strip_prefix(name.name())?.strip_prefix(':')?;
        let (length, rest) = rest.split_once(':')?;
        rest.split_at_checked(length.parse().ok()?)
    }

    /// The text to read on with in the query of this name.
    ///
    /// ```
    /// use vendra::port::{Cursor, QueryName};
    /// let place = Cursor { value: String::new(), id: "off_1".into() };
    /// assert_eq!(place.write(QueryName::Offers), "offers:0:off_1");
    /// ```
    #[must_use]
    pub fn write(&self, name: QueryName) -> String {
        format!("{}:{}:{}{}", name.name(), self.value.len(), self.value, self.id)
    }
}
