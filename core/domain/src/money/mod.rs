//! Money: integers in minor units, never a float. Multiply first, divide once, round once.

mod allocate;
mod allotment;
mod amount;
mod currency;
mod rate;
mod rounding;

pub use allocate::{Allocation, allocate, prefix_of_units};
pub use allotment::{allotment, allotment_into};
pub use amount::Amount;
pub(crate) use amount::nothing;
pub use currency::Currency;
pub use rate::{RATE_MAX, RATE_PLACES_MAX, Rate};
pub use rounding::Rounding;
