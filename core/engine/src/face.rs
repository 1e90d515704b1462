//! What the engine reads off a state without knowing which it is: the fields that it is found by, and whose it is.

mod features;

use crate::aggregate::hands_of;
use crate::port::{Body, Field, RecordKey, RecordKind};
use features::{Encoded, Features};
use serde::Serialize;
use vendra_domain::authority::{Buyer, Ownership};
use vendra_domain::{MarketplaceId, Refusal, Timestamp};

/// What the engine reads off a state without knowing which it is.
pub(crate) struct Face {
    kind: RecordKind,
    data: Features,
    /// The order and the vendor that it belongs to, where its state does not say so itself.
    through: (Option<String>, Option<String>),
    /// When a payment has to be looked at, which follows from all of its state.
    look_at: Option<Timestamp>,
    /// The vendor who waits for money of a vendor order, which follows from all of its lines.
    pending: Option<String>,
}

impl Face {
    /// Reads the body of a record: off the state where that is in hand, else from its text.
    pub(crate) fn read(kind: RecordKind, body: &Body) -> Result<Self, Refusal> {
        if let (Some(state), Some(hands)) = (body.meaning(), hands_of(kind)) {
            return (hands.face)(state);
        }
        let malformed = |error: serde_json::Error| Refusal::EncodingMalformed {
            name: kind.name().to_owned(),
            what: error.to_string(),
        };
        let Encoded { data } = serde_json::from_str(body).map_err(malformed)?;
        Ok(Self { kind, data, through: (None, None), look_at: None, pending: None })
    }

    /// Reads a state.
    pub(crate) fn of(kind: RecordKind, state: &impl Serialize) -> Result<Self, Refusal> {
        let malformed = |error: features::Unreadable| Refusal::EncodingMalformed {
            name: kind.name().to_owned(),
            what: error.to_string(),
        };
        let data = Features::of(state).map_err(malformed)?;
        Ok(Self { kind, data, through: (None, None), look_at: None, pending: None })
    }

    /// Of a record that is not there.
    pub(crate) fn absent(kind: RecordKind) -> Self {
        Self { kind, data: Features::default(), through: (None, None), look_at: None, pending: None }
    }

    /// Says what a return, an exchange or a claim knows only through its vendor order.
    pub(crate) fn belongs_to(&mut self, order: String, vendor: Option<String>) {
        self.through = (Some(order), vendor);
    }

    /// Says when a payment has to be looked at.
    pub(crate) fn looked_at(&mut self, at: Option<Timestamp>) {
        self.look_at = at;
    }

    /// Says which vendor waits for money of a vendor order.
    pub(crate) fn waits_for(&mut self, vendor: Option<String>) {
        self.pending = vendor;
    }

    /// The record that it belongs to.
    pub(crate) fn parent(&self) -> Option<RecordKey> {
        let data = &self.data;
        match (&data.vendor_order.0, &data.order.0, &data.payment.0) {
            (Some(vendor_order), ..) => Some(RecordKey::new(RecordKind::VendorOrder, vendor_order)),
            (None, ..) if self.kind == RecordKind::Order => None,
            (None, Some(order), _) => Some(RecordKey::new(RecordKind::Order, order)),
            (None, None, payment) => payment.as_ref().map(|payment| RecordKey::new(RecordKind::Payment, payment)),
        }
    }

    fn buyer(&self) -> Option<Buyer> {
        let customer = || Some(Buyer::Customer { customer: self.data.customer.0.as_ref()?.parse().ok()? });
        self.data.buyer.or_else(|| self.owner()).or_else(customer)
    }

    fn owner(&self) -> Option<Buyer> {
        match &self.data.owner.as_ref()?.customer.0 {
            Some(customer) => Some(Buyer::Customer { customer: customer.parse().ok()? }),
            None => Some(Buyer::Guest { cart: self.data.id.0.as_ref()?.parse().ok()? }),
        }
    }

    /// When something has to happen to it, if anything has.
    fn due(&self) -> Option<Timestamp> {
        let data = &self.data;
        let due = match (self.kind, data.state.0.as_deref().unwrap_or_default()) {
            (RecordKind::Order, "awaiting_payment") => &data.hold_until,
            (RecordKind::VendorOrder, "open") | (RecordKind::Claim, "answered") => &data.accept_by,
            (RecordKind::Reservation, "held") => &data.until,
            (RecordKind::Claim, "open") => &data.answer_by,
            (RecordKind::Settlement, "reserved") => &data.release_at,
            (RecordKind::Return, "approved" | "in_transit" | "received")
            | (RecordKind::Exchange, "approved" | "received") => &data.due,
            // Only payments have it.
            _ => return self.look_at,
        };
        due.0.as_ref()?.parse().ok()
    }

    /// The fields that the record is found by.
    pub(crate) fn fields(&self) -> Vec<(Field, String)> {
        let data = &self.data;
        let value = |field: &Field| match field {
            Field::Buyer => self.buyer().map(|buyer| match buyer {
                Buyer::Customer { customer } => customer.to_string(),
                Buyer::Guest { cart } => cart.to_string(),
            }),
            Field::Category => data.terms.as_ref()?.category.0.clone(),
            Field::Due => self.due().map(due_text),
            Field::Vendor => self.vendor(),
            Field::Pending => self.pending.clone(),
            Field::Order => self.order(),
            Field::VendorOrder => data.vendor_order.0.clone(),
            Field::State => data.state.0.clone(),
            Field::Plan => data.plan.0.clone(),
            Field::Product => data.product.0.clone(),
            Field::Offer => data.offer.0.clone(),
            Field::Number => data.number.0.clone(),
            Field::Cart => data.cart.0.clone(),
            Field::Payment => data.payment.0.clone(),
        };
        self.kind.indexed().iter().filter_map(|field| Some((*field, value(field)?))).collect()
    }

    /// The order that it belongs to.
    pub(crate) fn order(&self) -> Option<String> {
        let own = if self.kind == RecordKind::Order { &self.data.id } else { &self.data.order };
        let through = || self.through.0.clone().filter(|_| self.kind != RecordKind::Order);
        own.0.clone().or_else(through)
    }

    /// The vendor whom it concerns.
    pub(crate) fn vendor(&self) -> Option<String> {
        let data = &self.data;
        match self.kind {
            RecordKind::Vendor => data.id.0.clone(),
            // A promotion's rule says whose it is; without one it is the platform's.
            RecordKind::Promotion => data.rule.as_ref()?.vendor.0.clone(),
            _ => data.vendor.0.clone().or_else(|| self.through.1.clone()),
        }
    }

    /// Whose it is.
    pub(crate) fn ownership(&self, tenant: MarketplaceId) -> Ownership {
        let vendor = self.vendor().and_then(|vendor| vendor.parse().ok());
        let buyer = if self.kind == RecordKind::Customer {
            let id = self.data.id.0.as_ref().and_then(|id| id.parse().ok());
            id.map(|customer| Buyer::Customer { customer })
        } else {
            self.buyer()
        };
        Ownership { tenant, vendor, buyer }
    }
}

/// The order that an event names.
pub(crate) fn order_of_event(body: &str) -> Option<String> {
    let Encoded { data } = serde_json::from_str(body).ok()?;
    data.order.0
}

/// A time as a field: text sorts as time does.
pub(crate) fn due_text(at: Timestamp) -> String {
    format!("{:016}", at.unix_ms())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whatever a kind of record says under a name that is read here is what is read.
    #[test]
    fn every_golden_record_is_read() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/golden/v1");
        let mut read = 0;
        for file in std::fs::read_dir(folder).expect("the golden encodings") {
            let text = std::fs::read_to_string(file.expect("a file").path()).expect("a text");
            let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
            let bodies = value.as_object().into_iter().flat_map(|entries| entries.values());
            for body in bodies.flat_map(|entry| entry.as_array().cloned().unwrap_or_else(|| vec![entry.clone()])) {
                Face::read(RecordKind::Order, &body.to_string().into()).expect("a body");
                read += 1;
            }
        }
        assert!(read > 100, "{read}");
    }
}
