//! Who fulfils what: routes, re-routes.

use super::{Called, input, output};
use serde_json::Value;
use vendra_domain::routing;

pub(crate) fn route(value: &Value) -> Called {
    output(routing::route(&input(value)?))
}

pub(crate) fn reroute(value: &Value) -> Called {
    output(routing::reroute(&input(value)?))
}
