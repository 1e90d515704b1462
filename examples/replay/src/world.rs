//! What the source knows and the engine asks for: what time it is, and what delivery costs in the order that is at hand.
//!
//! Each thread has an order of its own at hand. The engine runs on its caller's thread, so that what it asks is answered there.

use crate::source::{SourceOrder, id_of, vendor_of};
use std::cell::{Cell, RefCell};
use std::pin::Pin;
use std::time::Duration;
use vendra::port::{Answer, Clock, PortDown, ShippingCall, ShippingRate, ShippingRates};
use vendra::{Amount, Refusal, RuleId, Timestamp, VendorId};

thread_local! {
    static NOW: Cell<Timestamp> = Cell::default();
    static FREIGHT: RefCell<Vec<(VendorId, Amount)>> = RefCell::default();
}

/// From here on it is this time, on this thread.
pub(crate) fn set_time(at: Timestamp) {
    NOW.set(at);
}

/// Lets some milliseconds pass, on this thread.
pub(crate) fn pass(ms: i64) -> Result<(), Refusal> {
    NOW.get().plus_ms(ms).map(set_time)
}

/// Takes an order to hand: it is the time at which it was placed, and its sellers deliver at its prices.
pub(crate) fn take(order: &SourceOrder) {
    set_time(order.placed_at);
    let freight = order.shipping.iter().map(|shipping| (vendor_of(&shipping.seller), shipping.price));
    FREIGHT.replace(freight.collect());
}

/// The time at which the source's orders were placed.
#[derive(Debug)]
pub(crate) struct SourceClock;

impl Clock for SourceClock {
    fn now(&self) -> Timestamp {
        NOW.get()
    }

    /// Waits in earnest, and the source's time stands still: who waits here waits for another thread.
    fn sleep_until(&self, at: Timestamp) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        let wait = u64::try_from(at.unix_ms().saturating_sub(self.now().unix_ms())).unwrap_or(0);
        Box::pin(async move { std::thread::sleep(Duration::from_millis(wait)) })
    }
}

/// What the source says that delivery costs.
#[derive(Debug)]
pub(crate) struct SourceRates;

impl ShippingRates for SourceRates {
    fn rate<'a>(&'a self, call: &'a ShippingCall) -> Answer<'a, ShippingRate, PortDown> {
        let known = FREIGHT
            .with_borrow(|freight| freight.iter().find(|(vendor, _)| *vendor == call.vendor).map(|(_, price)| *price));
        let rule = RuleId::from_uuid(id_of("rule", "shipping"));
        let unknown = || PortDown { port: "rates", message: format!("the order says nothing of {}", call.vendor) };
        Box::pin(std::future::ready(known.map(|price| ShippingRate { rule, price }).ok_or_else(unknown)))
    }
}
