//! What the methods are for, take and give, as JSON Schemas: what the types of other languages are generated from.

use crate::ports::{LookUp, Message};
use crate::readings;
use std::collections::BTreeMap;
use vendra::domain::quote::TaxRate;
use vendra::domain::{CaptureId, LineId, RefundId, VoidId};
use vendra::events::CloudEvent;
use vendra::port::{
    Authorize, GatewayAnswer, GatewayEvent, Notice, PaymentPart, PayoutCall, ShippingCall, ShippingRate, TaxCall,
    VendorTransfer,
};
use vendra_functions::schema::{DECIDERS, FUNCTIONS};

pub use vendra_functions::schema::{Described, Of};

/// A reading or a function by its name. What requests take follows from [`Command`](vendra::Command), and all of them give a
/// receipt.
///
/// ```
/// use schemars::SchemaGenerator;
/// let get = vendra_wire::schema::of("orders.get").unwrap();
/// assert_eq!((get.input)(&mut SchemaGenerator::default()).as_value()["required"][0], "id");
/// assert!(vendra_wire::schema::of("orders.cancel").is_none());
/// ```
#[must_use]
pub fn of(method: &str) -> Option<Described> {
    let reading = readings::all().find(|reading| reading.name == method);
    let reading = reading.map(|reading| {
        let (input, output) = reading.schemas;
        Described { name: reading.name, doc: reading.doc, input, output }
    });
    reading.or_else(|| FUNCTIONS.iter().chain(DECIDERS).find(|function| function.name == method).copied())
}

macro_rules! ports {
    ($( #[doc = $doc:literal] $name:literal: $call:ty => $answer:ty; )*) => {
        /// What a host's ports are asked, and what they answer: here `input` is what the host is told and `output` what it says.
        ///
        /// ```
        /// use vendra_wire::schema::PORTS;
        /// assert!(PORTS.iter().any(|port| port.name == "gateway.authorize"));
        /// ```
        pub const PORTS: &[Described] = &[$(Described {
            name: $name,
            doc: $doc.trim_ascii(),
            input: |generator| generator.subschema_for::<$call>(),
            output: |generator| generator.subschema_for::<$answer>(),
        }),*];
    };
}

ports! {
    /// Reserves money, or takes it where the method knows no reservation.
    "gateway.authorize": Authorize => GatewayAnswer;
    /// Takes a part of what is reserved.
    "gateway.capture": PaymentPart<CaptureId> => GatewayAnswer;
    /// What became of an operation; null where the gateway knows none of that id.
    "gateway.look_up": LookUp => Option<GatewayAnswer>;
    /// Pays a vendor.
    "gateway.pay_out": PayoutCall => GatewayAnswer;
    /// What a webhook says that is verified already.
    "gateway.read_webhook": Message<'static> => Vec<GatewayEvent>;
    /// Gives back a part of what was taken.
    "gateway.refund": PaymentPart<RefundId> => GatewayAnswer;
    /// Takes a transfer back, or a part of it.
    "gateway.reverse_transfer": VendorTransfer => GatewayAnswer;
    /// Moves money to a vendor's account at the gateway.
    "gateway.transfer": VendorTransfer => GatewayAnswer;
    /// Gives up a part of what is reserved.
    "gateway.void": PaymentPart<VoidId> => GatewayAnswer;
    /// Tells a person something.
    "notifier.notify": Notice => ();
    /// What delivery costs.
    "rates.rate": ShippingCall => ShippingRate;
    /// Handles an event; what throws is tried again.
    "subscriber.handle": CloudEvent => ();
    /// At which rates each line is taxed.
    "taxes.rates": TaxCall => BTreeMap<LineId, Vec<TaxRate>>;
}
