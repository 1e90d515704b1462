//! Who fulfils what: routes, re-routes.

use crate::{Called, input, output};
use vendra_domain::routing;

pub(crate) fn route(text: &str) -> Called {
    output(routing::route(&input(text)?))
}

pub(crate) fn reroute(text: &str) -> Called {
    output(routing::reroute(&input(text)?))
}
