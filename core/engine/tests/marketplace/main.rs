//! The engine as a marketplace uses it, on the store in memory.

mod checkout;
mod gateway;
mod world;
