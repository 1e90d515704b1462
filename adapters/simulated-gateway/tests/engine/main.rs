//! The engine against a gateway that misbehaves: what is paid is paid once, and both books say the same.

mod payments;
mod reconciling;
mod shop;
mod webhooks;
