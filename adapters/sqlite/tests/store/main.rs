//! The store against the store in memory, a host's own tables, several processes, kills, files that go wrong, and the relay on it.

mod also;
mod crash;
mod faults;
mod given;
mod killed;
mod model;
mod processes;
mod relay;
#[cfg(unix)]
mod stopped;
mod views;
