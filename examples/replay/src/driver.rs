//! Drives a source's orders through the engine, on as many threads as it is told.

use crate::outcome::{Outcome, RefusedOrder};
use crate::shop::{Shop, ask};
use crate::source::{Source, SourceLine, SourceOrder};
use crate::{afterwards, checkout, figures, world};
use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Instant;
use vendra::domain::time::DAY_MS;
use vendra::port::Store;
use vendra::*;

/// Replays every order. An order that is refused is named in the outcome, and the rest goes on.
pub(crate) fn replay(
    source: &Source,
    store: Arc<dyn Store>,
    threads: NonZeroUsize,
    told: &(dyn Fn() + Sync),
) -> Result<Outcome, Error> {
    let started = Instant::now();
    let shop = Shop::new(store, source)?;
    let first = source.orders.iter().map(|order| order.placed_at).min().unwrap_or_default();
    let opening = first.plus_ms(-DAY_MS).unwrap_or(first);
    world::set_time(opening);
    shop.found(source)?;
    let lines: BTreeMap<OfferId, &SourceLine> =
        source.orders.iter().flat_map(|order| &order.lines).map(|line| (line.offer(), line)).collect();
    let sellers: BTreeMap<&str, ()> = lines.values().map(|line| (line.seller.as_str(), ())).collect();
    let sellers: Vec<&str> = sellers.into_keys().collect();
    side_by_side(&sellers, threads, |seller| {
        world::set_time(opening);
        left_to_its_orders(shop.let_in(source, seller))
    })?;
    let lines: Vec<&SourceLine> = lines.into_values().collect();
    side_by_side(&lines, threads, |line| {
        world::set_time(opening);
        left_to_its_orders(shop.put_up(line))
    })?;
    let orders: Vec<&SourceOrder> = source.orders.iter().collect();
    let placed = side_by_side(&orders, threads, |order| {
        let placed = checkout::check_out(&shop, order, source.jurisdiction);
        told();
        match placed {
            // What a decision refused is the order's own affair; anything else is the run's.
            Err(error) if error.refusal().is_none() => Err(error),
            placed => Ok(placed),
        }
    })?;
    let mut outcome = Outcome::new(source.currency);
    let mut kept: Vec<(&SourceOrder, OrderId)> = Vec::with_capacity(orders.len());
    for (order, placed) in orders.into_iter().zip(placed) {
        match placed {
            Ok(id) => kept.push((order, id)),
            Err(error) => outcome.refused.push(RefusedOrder { order: order.id.clone(), error }),
        }
    }
    outcome.story = afterwards::run(&shop, &source.afterwards, &kept)?;
    let last = source.orders.iter().map(|order| order.placed_at).max().unwrap_or_default();
    world::set_time(last.plus_ms(21 * DAY_MS)?);
    figures::read(&shop, source, &kept, &mut outcome)?;
    let health = ask(async || shop.owner().doctor().await)?;
    outcome.broken.extend(health.findings.iter().map(|finding| format!("the doctor found {finding:?}")));
    outcome.seconds = started.elapsed().as_secs_f64();
    Ok(outcome)
}

/// A seller or an offer that is refused is told once, by the orders that then cannot have it.
fn left_to_its_orders(done: Result<(), Error>) -> Result<(), Error> {
    done.or_else(|error| if error.refusal().is_some() { Ok(()) } else { Err(error) })
}

/// Does something with each item, on several threads; gives the answers in the items' order. The first error ends it.
fn side_by_side<T: Sync, R: Send>(
    items: &[T],
    threads: NonZeroUsize,
    each: impl Fn(&T) -> Result<R, Error> + Sync,
) -> Result<Vec<R>, Error> {
    let (next, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
    let work = || {
        let mut done = Vec::new();
        while !stop.load(Ordering::Relaxed) {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(place) else { break };
            let answer = each(item);
            stop.fetch_or(answer.is_err(), Ordering::Relaxed);
            done.push((place, answer));
        }
        done
    };
    let mut answers = std::thread::scope(|scope| {
        let running: Vec<_> = (0..threads.get().min(items.len())).map(|_| scope.spawn(work)).collect();
        let ended =
            running.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        ended.flatten().collect::<Vec<_>>()
    });
    answers.sort_unstable_by_key(|(place, _)| *place);
    answers.into_iter().map(|(_, answer)| answer).collect()
}
