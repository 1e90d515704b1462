//! The engine as JSON, from the outside: the same answers as in Rust, whatever is sent, and a clean end.
// JSON is made where it is sent.
#![allow(clippy::needless_pass_by_value)]

mod closing;
mod events;
mod given;
mod hosts;
mod malformed;
mod named;
mod repeated;
mod same;
mod sending;
