//! The services for taxes and rates behind their guards: they only look something up, and may always be asked again.

use super::guard::{Again, Guard, Held};
use crate::port::*;
use std::collections::BTreeMap;
use std::sync::Arc;
use vendra_domain::LineId;
use vendra_domain::quote::TaxRate;

fn down(port: &'static str) -> impl Fn(Held) -> PortDown {
    move |held| PortDown { port, message: held.why().to_owned() }
}

/// The service that knows taxes, asked through a guard.
#[derive(Debug)]
pub(crate) struct GuardedTaxes {
    pub(crate) taxes: Arc<dyn TaxCalculator>,
    pub(crate) guard: Guard,
}

impl TaxCalculator for GuardedTaxes {
    fn rates<'a>(&'a self, call: &'a TaxCall) -> Answer<'a, BTreeMap<LineId, Vec<TaxRate>>, PortDown> {
        Box::pin(self.guard.call(Again::Same, || self.taxes.rates(call), down("taxes")))
    }
}

/// The service that knows what delivery costs, asked through a guard.
#[derive(Debug)]
pub(crate) struct GuardedRates {
    pub(crate) rates: Arc<dyn ShippingRates>,
    pub(crate) guard: Guard,
}

impl ShippingRates for GuardedRates {
    fn rate<'a>(&'a self, call: &'a ShippingCall) -> Answer<'a, ShippingRate, PortDown> {
        Box::pin(self.guard.call(Again::Same, || self.rates.rate(call), down("rates")))
    }
}
