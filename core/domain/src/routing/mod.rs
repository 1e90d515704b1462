//! Routing: who fulfils each line, and from where.
//!
//! Candidates are filtered, then scored by the operator's rules in their order, and the best ones serve: one that has all of a
//! line's units where there is one, else several in turn. Every choice and every rejection has its reason, and the same facts
//! route the same way, in whatever order they came.
//!
//! When a vendor rejects, or lets its window pass, [`reroute`] moves the line to another location of the vendor, else to another
//! offer: the buyer's totals never change.

mod reroute;
mod route;

pub use reroute::{Reroute, RerouteCandidate, RerouteInput, Rerouted, reroute};
pub use route::{Assignment, Availability, Candidate, LineRoute, Reason, RouteInput, RouteLine, Rule, Verdict, route};
