//! Routing: who fulfils each line, and from where.
//!
//! Candidates are filtered, then scored by the operator's rules in their order, and the best ones serve: one that has all of a
//! line's units where there is one, else several in turn. Every choice and every rejection has its reason, and the same facts
//! route the same way, in whatever order they came.
//!
//! The buyer chose an offer, and so a vendor: only the places of that offer serve, unless the operator says that others may
//! ([`Offers`]).
//!
//! When a vendor rejects, or lets its window pass, [`reroute`] moves units of the line to other places of its offer, else to
//! another offer, else cancels them: the buyer's totals never change.

mod choice;
mod new_line;
mod reroute;
mod route;
#[cfg(test)]
mod tests;

pub use reroute::{Outcome, Reroute, RerouteCandidate, RerouteInput, Rerouted, reroute};
pub use route::{
    Assignment, Availability, Candidate, LineRoute, Offers, Reason, RouteInput, RouteLine, Rule, Verdict, route,
};
