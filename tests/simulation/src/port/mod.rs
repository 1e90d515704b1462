//! The ports of a simulated world. Each call goes through the run's schedule.

mod carts;
mod case;
mod facts;
mod gateway;
mod in_vain;
mod lapsing;
mod report;
mod store;

pub use carts::SimCarts;
pub(crate) use facts::mix;
pub use facts::{SimClock, SimEntropy, SimIds};
pub(crate) use gateway::Manner;
pub use gateway::{Bank, Kind, SimGateway};
pub use store::SimStore;
