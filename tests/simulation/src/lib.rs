//! The engine over ports that a seed and a plan decide: a deterministic scheduler.
//!
//! Every port that the engine asks is wrapped, and every call has a number. A plan says which [`Fault`](schedule::Fault)
//! happens at which: the process dies before the call or after it, a reply is lost, a commit is refused once, a port is down. A run is
//! repeated with each fault at each call, and [`proof`] says whether it ended whole. Where several callers are at it, a seed
//! says whose turn it is at every call.
//!
//! A process that dies is a future that is dropped where it stands, with the engine and all that it remembers. What is left is
//! the store and the gateway; the next engine starts from them, and the caller, who never learned what became of its request,
//! makes it again under the same key.

pub mod abandoned;
pub mod drive;
pub mod enumerate;
pub mod pairs;
pub mod port;
pub mod proof;
pub mod schedule;
pub mod storm;
pub mod story;
pub mod world;
