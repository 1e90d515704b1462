//! How a decider's state becomes a record: its kind, the fields that it is found by, and whose it is.

use crate::port::{Field, RecordKey, RecordKind};
use serde_json::Value;
use vendra_domain::authority::{Buyer, Ownership};
use vendra_domain::decider::Decider;
use vendra_domain::{MarketplaceId, Timestamp};

/// A decider whose state is kept as a record.
pub(crate) trait Aggregate:
    Decider<State = Self> + serde::Serialize + Default + Clone + Send + Sync + 'static
{
    /// The kind of its records.
    const KIND: RecordKind;
}

macro_rules! aggregates {
    ($( $kind:ident = $decider:path; )*) => { $( impl Aggregate for $decider { const KIND: RecordKind = RecordKind::$kind; } )* };
}

aggregates! {
    Marketplace = vendra_domain::marketplace::Marketplace;
    Vendor = vendra_domain::vendor::Vendor;
    Customer = vendra_domain::customer::Customer;
    Contact = vendra_domain::contact::Contact;
    Offer = vendra_domain::offer::Offer;
    Stock = vendra_domain::stock::Stock;
    Cart = vendra_domain::cart::Cart;
    Promotion = vendra_domain::promotion::Promotion;
    CommissionPlan = vendra_domain::commission_plan::CommissionPlan;
    GiftCard = vendra_domain::gift_card::GiftCard;
    StoreCredit = vendra_domain::store_credit::StoreCredit;
    Order = vendra_domain::order::Order;
    VendorOrder = vendra_domain::vendor_order::VendorOrder;
    Reservation = vendra_domain::reservation::Reservation;
    Payment = vendra_domain::payment::Payment;
    Refund = vendra_domain::refund::Refund;
    Return = vendra_domain::returns::Return;
    Exchange = vendra_domain::exchange::Exchange;
    Claim = vendra_domain::claim::Claim;
    Dispute = vendra_domain::dispute::Dispute;
    Settlement = vendra_domain::settlement::Settlement;
    Payout = vendra_domain::payout::Payout;
}

/// What the engine reads off a state without knowing which it is: states say the same thing under the same name.
pub(crate) struct Face<'a> {
    kind: RecordKind,
    /// The `data` of the encoded record.
    data: &'a Value,
    /// The order and the vendor that it belongs to, where its state does not say so itself.
    through: (Option<String>, Option<String>),
}

impl<'a> Face<'a> {
    pub(crate) const fn new(kind: RecordKind, data: &'a Value) -> Self {
        Self { kind, data, through: (None, None) }
    }

    /// Says what a return, an exchange or a claim knows only through its vendor order.
    pub(crate) fn belongs_to(&mut self, order: String, vendor: Option<String>) {
        self.through = (Some(order), vendor);
    }

    /// The record that it belongs to.
    pub(crate) fn parent(&self) -> Option<RecordKey> {
        let (own, vendor_order) = (self.kind == RecordKind::Order, self.text("vendor_order"));
        match vendor_order {
            Some(vendor_order) => Some(RecordKey::new(RecordKind::VendorOrder, vendor_order)),
            None if own => None,
            None => match self.text("order") {
                Some(order) => Some(RecordKey::new(RecordKind::Order, order)),
                None => self.text("payment").map(|payment| RecordKey::new(RecordKind::Payment, payment)),
            },
        }
    }

    fn text(&self, name: &str) -> Option<String> {
        self.data.get(name).and_then(Value::as_str).map(str::to_owned)
    }

    fn buyer(&self) -> Option<Buyer> {
        let buyer = self.data.get("buyer").and_then(|buyer| serde_json::from_value(buyer.clone()).ok());
        let customer = || Some(Buyer::Customer { customer: self.text("customer")?.parse().ok()? });
        buyer.or_else(|| self.owner()).or_else(customer)
    }

    /// A cart says whose it is as its owner: a customer, or whoever has its token.
    fn owner(&self) -> Option<Buyer> {
        let owner = self.data.get("owner")?;
        match owner.get("customer").and_then(Value::as_str) {
            Some(customer) => Some(Buyer::Customer { customer: customer.parse().ok()? }),
            None => Some(Buyer::Guest { cart: self.text("id")?.parse().ok()? }),
        }
    }

    /// When something has to happen to it, if anything has.
    fn due(&self) -> Option<Timestamp> {
        let state = self.data.get("state").and_then(Value::as_str).unwrap_or_default();
        let name = match (self.kind, state) {
            (RecordKind::Order, "awaiting_payment") => "hold_until",
            (RecordKind::VendorOrder, "open") => "accept_by",
            (RecordKind::Reservation, "held") => "until",
            (RecordKind::Payment, "authorized") => "capture_by",
            (RecordKind::Payment, "pending") => "pay_by",
            (RecordKind::Claim, "open") => "answer_by",
            (RecordKind::Settlement, "reserved") => "release_at",
            (RecordKind::Claim, "answered") => "accept_by",
            (RecordKind::Return | RecordKind::Exchange, _) => "due",
            _ => return None,
        };
        self.text(name)?.parse().ok()
    }

    /// The fields that the record is found by.
    pub(crate) fn fields(&self) -> Vec<(Field, String)> {
        let value = |field: &Field| match field {
            Field::Buyer => self.buyer().map(|buyer| match buyer {
                Buyer::Customer { customer } => customer.to_string(),
                Buyer::Guest { cart } => cart.to_string(),
            }),
            Field::Category => self.data.pointer("/terms/category").and_then(Value::as_str).map(str::to_owned),
            Field::Due => self.due().map(due_text),
            Field::Vendor => self.vendor(),
            Field::Order => self.order(),
            field => self.text(field.name()),
        };
        self.kind.indexed().iter().filter_map(|field| Some((*field, value(field)?))).collect()
    }

    /// The order that it belongs to.
    pub(crate) fn order(&self) -> Option<String> {
        if self.kind == RecordKind::Order { self.text("id") } else { self.text("order").or(self.through.0.clone()) }
    }

    /// The vendor whom it concerns.
    pub(crate) fn vendor(&self) -> Option<String> {
        // A promotion's rule says whose it is; without one it is the platform's.
        let of_rule = || self.data.pointer("/rule/vendor").and_then(Value::as_str).map(str::to_owned);
        match self.kind {
            RecordKind::Vendor => self.text("id"),
            RecordKind::Promotion => of_rule(),
            _ => self.text("vendor").or(self.through.1.clone()),
        }
    }

    /// Whose it is.
    pub(crate) fn ownership(&self, tenant: MarketplaceId) -> Ownership {
        let vendor = self.vendor().and_then(|vendor| vendor.parse().ok());
        let buyer = if self.kind == RecordKind::Customer {
            self.text("id").and_then(|id| id.parse().ok()).map(|customer| Buyer::Customer { customer })
        } else {
            self.buyer()
        };
        Ownership { tenant, vendor, buyer }
    }
}

/// A time as a field: text sorts as time does.
pub(crate) fn due_text(at: Timestamp) -> String {
    format!("{:016}", at.unix_ms())
}
