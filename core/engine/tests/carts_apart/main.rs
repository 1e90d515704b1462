//! Carts apart from the store: what is said of carts and checkouts elsewhere, said once more, and what is different.

#[path = "../marketplace/authority.rs"]
mod authority;
#[path = "../marketplace/books.rs"]
mod books;
#[path = "../marketplace/checkout.rs"]
mod checkout;
mod crashes;
mod different;
mod faults;
#[path = "../marketplace/gateway.rs"]
mod gateway;
#[path = "../marketplace/holds.rs"]
mod holds;
#[path = "../marketplace/keys.rs"]
mod keys;
#[path = "../marketplace/letting_go.rs"]
mod letting_go;
#[path = "../marketplace/outages.rs"]
mod outages;
#[path = "../marketplace/personal.rs"]
mod personal;
#[path = "../marketplace/promotions.rs"]
mod promotions;
#[path = "../marketplace/secrets.rs"]
mod secrets;
#[path = "../marketplace/worker.rs"]
mod worker;
#[path = "../marketplace/worker_team.rs"]
mod worker_team;
#[path = "../marketplace/world.rs"]
mod world;

use std::sync::Arc;
use vendra::memory::MemoryCarts;
use vendra::port::CartStore;

/// Where carts are.
fn carts() -> Option<Arc<dyn CartStore>> {
    Some(Arc::new(MemoryCarts::default()))
}
