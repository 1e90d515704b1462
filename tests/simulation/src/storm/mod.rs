//! Worlds that a seed draws, in which everything goes wrong.

mod actor;
mod acts;
mod asking;
#[cfg(feature = "seeded-bugs")]
pub mod bugs;
mod dice;
mod ending;
mod fault;
mod found;
mod hub;
mod lines;
mod many;
mod port;
mod reported;
mod script;
mod shrink;
mod standing;
mod store;
mod telling;
mod watch;
mod world;

pub use fault::Table;
pub use many::{Outcome, run};
pub use shrink::{Least, shrink};
pub use watch::Breach;
