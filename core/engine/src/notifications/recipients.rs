//! Which events are told, and to which contact records.

use crate::error::Error;
use crate::port::StoredEvent;
use crate::work::Work;
use vendra_domain::authority::Buyer;
use vendra_domain::customer::Customer;
use vendra_domain::order::{self, Order};
use vendra_domain::vendor::Vendor;
use vendra_domain::{ContactId, OrderId, VendorId};

/// Who is told of an event.
///
/// ```
/// use vendra::notifications::{TOLD, Told};
/// assert!(TOLD.contains(&("order.placed", Told::Buyer)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Told {
    /// The buyer of the order.
    Buyer,
    /// The vendor whom it concerns.
    Vendor,
    /// The buyer and the vendor.
    Both,
    /// Each vendor of the order.
    Vendors,
}

/// The events that people are told of, and who is. All others are told to nobody.
pub const TOLD: &[(&str, Told)] = &[
    ("order.placed", Told::Buyer),
    ("order.revived", Told::Buyer),
    ("order.released", Told::Buyer),
    ("order.cancelled", Told::Buyer),
    ("vendor_order.placed", Told::Vendor),
    ("vendor_order.asked_again", Told::Vendor),
    ("vendor_order.lapsed", Told::Vendor),
    ("vendor_order.accepted", Told::Buyer),
    ("vendor_order.rejected", Told::Buyer),
    ("vendor_order.shipped", Told::Buyer),
    ("vendor_order.delivered", Told::Buyer),
    ("vendor_order.cancelled", Told::Both),
    ("refund.part_paid", Told::Buyer),
    ("refund.part_credited", Told::Buyer),
    ("refund.part_paid_by_hand", Told::Buyer),
    ("return.requested", Told::Vendor),
    ("return.sent", Told::Vendor),
    ("return.approved", Told::Buyer),
    ("return.refused", Told::Buyer),
    ("exchange.requested", Told::Vendor),
    ("exchange.approved", Told::Buyer),
    ("exchange.refused", Told::Buyer),
    ("exchange.shipped", Told::Buyer),
    ("claim.opened", Told::Vendor),
    ("claim.answered", Told::Buyer),
    ("claim.resolved", Told::Both),
    ("dispute.opened", Told::Vendors),
    ("dispute.won", Told::Vendors),
    ("dispute.lost", Told::Vendors),
    ("payout.paid", Told::Vendor),
    ("payout.failed", Told::Vendor),
    ("vendor.activated", Told::Vendor),
    ("vendor.rejected", Told::Vendor),
    ("vendor.suspended", Told::Vendor),
    ("vendor.reinstated", Told::Vendor),
    ("vendor.payouts_held", Told::Vendor),
    ("vendor.payouts_released", Told::Vendor),
];

/// Who is told of an event of this name; none where nobody is.
pub(super) fn parties(name: &str) -> Option<Told> {
    TOLD.iter().find(|(known, _)| *known == name).map(|(_, told)| *told)
}

/// The contact records that an event is told to, each once.
pub(super) async fn contacts(work: &mut Work<'_>, event: &StoredEvent, told: Told) -> Result<Vec<ContactId>, Error> {
    let mut contacts = Vec::new();
    if let Told::Buyer | Told::Both = told
        && let Some(book) = order_of(work, event).await?
    {
        contacts.extend(buyers(work, &book).await?);
    }
    let vendors: Vec<VendorId> = match told {
        Told::Buyer => Vec::new(),
        Told::Vendor | Told::Both => event.event.vendor.as_deref().map(str::parse).transpose()?.into_iter().collect(),
        Told::Vendors => {
            let book = order_of(work, event).await?;
            book.iter().flat_map(|book| &book.vendor_orders).map(|part| part.vendor).collect()
        }
    };
    for vendor in vendors {
        contacts.extend(work.state::<Vendor>(vendor).await?.book().map(|book| book.contact));
    }
    let mut each = Vec::with_capacity(contacts.len());
    for contact in contacts {
        if !each.contains(&contact) {
            each.push(contact);
        }
    }
    Ok(each)
}

async fn order_of(work: &mut Work<'_>, event: &StoredEvent) -> Result<Option<order::Book>, Error> {
    let Some(order) = &event.event.order else {
        return Ok(None);
    };
    let order: OrderId = order.parse()?;
    Ok(work.state::<Order>(order).await?.book().cloned())
}

/// The contact record by which a buyer is told.
async fn buyers(work: &mut Work<'_>, book: &order::Book) -> Result<Option<ContactId>, Error> {
    let account = match book.buyer {
        Buyer::Customer { customer } => match &*work.state::<Customer>(customer).await? {
            Customer::Active(known) | Customer::Blocked(known) => known.contacts.first().copied(),
            Customer::Absent | Customer::Erased { .. } => None,
        },
        Buyer::Guest { .. } => None,
    };
    Ok(account.or(book.bill_to).or(book.deliver_to))
}
