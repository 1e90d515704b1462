//! Deciders whose states are kept as records.

use crate::face::Face;
use crate::port::RecordKind;
use std::any::Any;
use vendra_domain::Refusal;
use vendra_domain::decider::Decider;
use vendra_domain::encoding::encode_state;

/// A decider whose state is kept as a record.
pub(crate) trait Aggregate:
    Decider<State = Self> + serde::Serialize + Default + Clone + Send + Sync + 'static
{
    /// The kind of its records.
    const KIND: RecordKind;
}

macro_rules! aggregates {
    ($( $kind:ident = $decider:path; )*) => {
        $( impl Aggregate for $decider { const KIND: RecordKind = RecordKind::$kind; } )*

        /// What can be done with a state of a kind; nothing with what no aggregate is folded into.
        pub(crate) fn hands_of(kind: RecordKind) -> Option<Hands> {
            match kind {
                $( RecordKind::$kind => Some(hands::<$decider>()), )*
                RecordKind::ContactDetails | RecordKind::InvoiceSeries | RecordKind::Cursor => None,
            }
        }
    };
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
    Invoice = vendra_domain::invoice::Invoice;
    WebhookEndpoint = vendra_domain::webhook_endpoint::WebhookEndpoint;
    Transfer = vendra_domain::transfer::Transfer;
    Reconciliation = vendra_domain::reconciliation::Reconciliation;
}

/// What can be done with a state whose type is not known any more.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hands {
    /// Writes it as the body of a record.
    pub(crate) write: fn(&(dyn Any + Send + Sync)) -> Result<String, Refusal>,
    /// Reads off it what its record is found by.
    pub(crate) face: fn(&(dyn Any + Send + Sync)) -> Result<Face, Refusal>,
}

/// Those of a decider's states.
pub(crate) fn hands<D: Aggregate>() -> Hands {
    Hands {
        write: |state| state.downcast_ref::<D>().map_or_else(|| Ok(String::new()), encode_state::<D>),
        face: |state| {
            state.downcast_ref::<D>().map_or_else(|| Ok(Face::absent(D::KIND)), |state| Face::of(D::KIND, state))
        },
    }
}
