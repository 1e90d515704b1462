//! Who fulfils what: demand, routes, re-routes.

use super::{Called, input, output};
use serde_json::Value;
use vendra_domain::routing;
use vendra_domain::stock;

pub(crate) fn demand(value: &Value) -> Called {
    output(stock::demand(&input::<Vec<stock::Wanted>>(value)?))
}

pub(crate) fn route(value: &Value) -> Called {
    output(routing::route(&input(value)?))
}

pub(crate) fn reroute(value: &Value) -> Called {
    output(routing::reroute(&input(value)?))
}
