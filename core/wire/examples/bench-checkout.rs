//! The checkouts of the benchmarks of the packages for Node and Python, by Rust: what theirs are compared with.
//!
//! `bench-checkout FILE IN_FLIGHT KEY CUSTOMER MARKETPLACE CART..` checks the carts out, and prints how many seconds that took.

use futures_util::stream::{self, StreamExt};
use pollster::block_on;
use std::error::Error;
use std::sync::Arc;
use std::time::Instant;
use vendra::authority::{Actor, Buyer};
use vendra::checkout::{CheckOut, Pay};
use vendra::domain::CartId;
use vendra::{Engine, Market, MarketplaceId};
use vendra_sqlite::SqliteStore;

async fn check_out(buyer: &Market, key: String, cart: CartId) -> Result<(), Box<dyn Error>> {
    let pay = vec![Pay::Method { method: "invoice".parse()?, gateway: "none".parse()?, limit: None, token: None }];
    let with = CheckOut { pay, jurisdiction: Some("DE".parse()?), ..CheckOut::default() };
    buyer.key(key).check_out(cart, with).await?;
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    if cfg!(debug_assertions) {
        return Err("this is a debug build, and what it measures means nothing: build it with --release".into());
    }
    let mut arguments = std::env::args().skip(1);
    let mut next = || arguments.next().ok_or("FILE IN_FLIGHT KEY CUSTOMER MARKETPLACE CART..");
    let (file, in_flight, key): (_, usize, _) = (next()?, next()?.parse()?, next()?);
    let (customer, tenant): (_, MarketplaceId) = (next()?.parse()?, next()?.parse()?);
    let carts: Vec<CartId> = arguments.map(|cart| cart.parse()).collect::<Result<_, _>>()?;
    let engine = Engine::builder(Arc::new(SqliteStore::open(&file)?)).build();
    let buyer = engine.market(tenant, Actor::Buyer { tenant, buyer: Buyer::Customer { customer } });
    let began = Instant::now();
    let orders = stream::iter(carts.iter().enumerate()).map(|(n, cart)| check_out(&buyer, format!("{key}-{n}"), *cart));
    let outcomes: Vec<Result<(), Box<dyn Error>>> = block_on(orders.buffer_unordered(in_flight).collect());
    let spent = began.elapsed();
    outcomes.into_iter().collect::<Result<(), _>>()?;
    println!("{}", spent.as_secs_f64());
    Ok(())
}
