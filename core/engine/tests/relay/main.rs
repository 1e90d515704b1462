//! The relay: events to subscribers, at least once and in order per key, whatever fails.

mod given;
mod leases;
mod letters;
mod limits;
mod once;
mod order;
mod outages;
