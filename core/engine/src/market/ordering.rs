//! Orders and what becomes of them.

use super::{Created, Market};
use vendra_domain::claim::{self, Fault, Resolution};
use vendra_domain::returns::{self, Inspected, Reason};
use vendra_domain::vendor_order::{self, By, CancelCause, LineUnits};
use vendra_domain::{ClaimId, ContactId, ExchangeId, OrderId, ParcelId, ReturnId, VendorOrderId};
use vendra_domain::{exchange, order};

namespace! {
    /// Buyers' orders.
    Orders (orders), Order, OrderId, order; new {
    } on {
        /// The hold is over.
        Release as release();
        /// Nobody fulfils it.
        Cancel as cancel(reason: String);
        /// Every vendor's part is done.
        Complete as complete();
        /// Deliver or bill to someone else.
        EditContacts as edit_contacts(deliver_to: Option<ContactId>, bill_to: Option<ContactId>);
    }
}

namespace! {
    /// Vendors' parts of orders.
    VendorOrders (vendor_orders), VendorOrder, VendorOrderId, vendor_order; new {
    } on {
        /// The vendor will fulfil it.
        Accept as accept();
        /// The vendor will not. Another place of it is asked, for which it is to answer again; else another vendor's offer takes the
        /// units over, in a vendor order of its own; what nobody has is cancelled and refunded.
        Reject as reject(reason: String);
        /// The vendor's window is over: as if it had rejected.
        Lapse as lapse();
        /// Units were sent.
        Ship as ship(lines: Vec<LineUnits>, tracking: Option<String>);
        /// A parcel arrived.
        Deliver as deliver(parcel: ParcelId);
        /// Units that were never sent are not wanted any more; all of them where none are named.
        Cancel as cancel(lines: Vec<LineUnits>, by: By, cause: CancelCause);
        /// Set the quantity of a line, downwards, or the note for the vendor.
        Edit as edit(lines: Vec<LineUnits>, note: Option<String>);
    }
}

namespace! {
    /// Goods that come back.
    Returns (returns), Return, ReturnId, returns; new {
        /// Ask to send units back.
        Create as create(vendor_order: VendorOrderId, lines: Vec<LineUnits>, reason: Reason);
    } on {
        /// Agree.
        Approve as approve();
        /// Do not agree.
        Refuse as refuse(why: String);
        /// It was sent.
        Send as send(tracking: Option<String>);
        /// It arrived.
        Receive as receive();
        /// It was looked at.
        Inspect as inspect(lines: Vec<Inspected>);
        /// Never mind.
        Cancel as cancel();
        /// The next step's time is over.
        Lapse as lapse();
    }
}

namespace! {
    /// Goods that are exchanged for others.
    Exchanges (exchanges), Exchange, ExchangeId, exchange; new {
        /// Ask for others.
        Create as create(vendor_order: VendorOrderId, lines: Vec<LineUnits>, reason: String);
    } on {
        /// Agree.
        Approve as approve();
        /// Do not agree.
        Refuse as refuse(why: String);
        /// The goods are back.
        Receive as receive();
        /// The replacement goes out.
        Ship as ship(tracking: Option<String>);
        /// There is no replacement after all.
        Refund as refund();
        /// Never mind.
        Cancel as cancel();
        /// The next step's time is over.
        Lapse as lapse();
    }
}

namespace! {
    /// Claims about goods that are wrong, broken or never came.
    Claims (claims), Claim, ClaimId, claim; new {
        /// Say what is wrong.
        Create as create(vendor_order: VendorOrderId, lines: Vec<LineUnits>, fault: Fault);
    } on {
        /// The vendor offers something.
        Answer as answer(resolution: Resolution);
        /// The buyer takes it.
        AcceptAnswer as accept_answer(resolution: Resolution);
        /// The buyer does not, or the vendor's time is over.
        Escalate as escalate();
        /// The buyer's time is over: the offer stands.
        Lapse as lapse();
        /// The operator decides.
        Decide as decide(resolution: Resolution);
        /// Never mind.
        Withdraw as withdraw();
    }
}
