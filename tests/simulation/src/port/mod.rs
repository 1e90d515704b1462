//! The ports of a simulated world. Each call goes through the run's schedule.

mod facts;
mod gateway;
mod store;

pub(crate) use facts::mix;
pub use facts::{SimClock, SimEntropy, SimIds};
pub use gateway::{Bank, Kind, SimGateway};
pub use store::SimStore;
