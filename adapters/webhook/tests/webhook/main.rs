//! Webhooks to a real HTTP server on this machine, and by the clock to one that only pretends.

mod addresses;
mod endpoints;
mod schedule;
mod server;
mod signed;
