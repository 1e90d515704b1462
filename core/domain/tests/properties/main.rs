//! The rules of the domain as properties: what holds for every input, tried on inputs that nobody chose.
//!
//! One file a subject. `cargo test -p vendra-domain --test properties` runs them all in seconds;
//! `PROPTEST_CASES=100000` runs them for as long as one likes.

mod allocate;
mod allotment;
mod amount;
mod commission;
mod counted;
mod disputes;
mod frozen_line;
mod given;
mod given_cart;
mod invoices;
mod ledger;
mod orders;
mod payments;
mod payouts;
mod quote;
mod quote_check;
mod reconciliation;
mod reroute;
mod routing;
mod split;
mod stock;
mod transfers;
