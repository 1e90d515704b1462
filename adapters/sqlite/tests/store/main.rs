//! The store against the store in memory, a host's own tables, several processes, kills, and files that go wrong.

mod also;
mod crash;
mod faults;
mod given;
mod model;
mod processes;
mod views;
