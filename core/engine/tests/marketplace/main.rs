//! The engine as a marketplace uses it, on the store in memory.

mod after_all;
mod authority;
mod books;
mod checkout;
mod delivery;
mod disputes;
mod events;
mod gateway;
mod goods;
mod holds;
mod inputs;
mod invoices;
mod keys;
mod lapses;
mod letting_go;
mod notices;
mod outages;
mod payouts;
mod personal;
mod promotions;
mod refund_windows;
mod rerouted_money;
mod rerouting;
mod resilience;
mod secrets;
mod transfers;
mod trips;
mod volume;
mod worker;
mod worker_team;
mod world;

/// Where carts are: in the store.
fn carts() -> Option<std::sync::Arc<dyn vendra::port::CartStore>> {
    None
}
