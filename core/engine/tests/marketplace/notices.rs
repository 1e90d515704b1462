//! People are told what happened: each row of the table, once, in order, whatever becomes of the notifier.

use crate::books::parts;
use crate::world::{World, details};
use pollster::block_on;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex};
use strum::VariantNames;
use vendra::checkout::CheckOut;
use vendra::domain::vendor_order::LineUnits;
use vendra::events::{Relay, RelayConfig};
use vendra::notifications::{NOTIFICATIONS, Notifications, TOLD, Told};
use vendra::port::*;
use vendra::reading::Paging;
use vendra::resilience::{Outward, Resilience};
use vendra::worker::{Worker, WorkerConfig};
use vendra::*;

const WORKS: u8 = 0;
const DOWN: u8 = 1;
const REFUSES: u8 = 2;

/// Mail that remembers what it sent, and works, is down or refuses as it is told.
#[derive(Debug, Default)]
struct Mail {
    sent: Mutex<Vec<Notice>>,
    mood: AtomicU8,
    calls: Mutex<u32>,
}

impl Notifier for Mail {
    fn notify<'a>(&'a self, notice: &'a Notice) -> Answer<'a, (), NotTold> {
        *self.calls.lock().unwrap() += 1;
        let told = match self.mood.load(Ordering::SeqCst) {
            WORKS => {
                self.sent.lock().unwrap().push(notice.clone());
                Ok(())
            }
            DOWN => Err(PortDown { port: "mail", message: "no route".to_owned() }.into()),
            _ => Err(NotTold::Refused { reason: "no such mailbox".to_owned() }),
        };
        Box::pin(async { told })
    }
}

impl Mail {
    fn about(&self, subject: impl std::fmt::Display) -> Vec<(String, ContactId)> {
        let sent = self.sent.lock().unwrap();
        let of = sent.iter().filter(|notice| notice.subject == subject.to_string());
        of.map(|notice| (notice.about.clone(), notice.to)).collect()
    }

    /// Fails where anything was sent twice.
    fn each_once(&self) {
        let sent = self.sent.lock().unwrap();
        let ids: BTreeSet<&str> = sent.iter().map(|notice| notice.id.as_str()).collect();
        assert_eq!(ids.len(), sent.len(), "{sent:#?}");
    }
}

/// A world with a notifier that is asked once at a time.
fn with_mail() -> (World, Arc<Mail>, Engine) {
    let (world, mail) = (World::new("on_placement"), Arc::new(Mail::default()));
    let engine =
        world.builder().notifier(Arc::clone(&mail) as _).resilience(Outward::Notifier, Resilience::off()).build();
    (world, mail, engine)
}

fn relay(engine: &Engine) -> Relay {
    Relay::new(engine).subscribe(NOTIFICATIONS, Notifications::of(engine)).expect("a subscriber")
}

fn vendors_contact(world: &World, place: usize) -> ContactId {
    block_on(world.owner().vendors().get(world.offers[place].0)).expect("a vendor").book().expect("a vendor").contact
}

fn customers_contact(world: &World) -> ContactId {
    let export = block_on(world.buyer().customers().export(world.customer)).expect("an export");
    export.contacts[0].0
}

/// An event of this name in a marketplace with an order of both vendors.
fn event(world: &World, name: &str, order: OrderId, position: u64) -> StoredEvent {
    let vendor = Some(world.offers[0].0.to_string());
    let event = NewEvent {
        kind: RecordKind::Order,
        key: order.to_string(),
        sequence: position,
        name: name.to_owned(),
        data: "{}".into(),
        order: Some(order.to_string()),
        vendor,
    };
    let commit = CommitId::from_uuid("0190a5e2-7c3b-7000-8000-000000000001".parse().expect("an id"));
    let (actor, correlation) = ("system".to_owned(), String::new());
    StoredEvent {
        tenant: world.tenant,
        partition: 0,
        position,
        commit,
        at: world.clock.now(),
        actor,
        correlation,
        event,
    }
}

#[test]
fn every_row_of_the_table_is_told_to_whom_it_says() {
    let (world, mail, engine) = with_mail();
    let order = block_on(world.buyer().check_out(world.cart(&[1, 1]), world.by("card", None))).expect("an order").id;
    let (buyer, first, second) = (customers_contact(&world), vendors_contact(&world, 0), vendors_contact(&world, 1));
    let notifications = Notifications::of(&engine);
    for ((name, told), position) in TOLD.iter().zip(1..) {
        mail.sent.lock().unwrap().clear();
        let event = event(&world, name, order, position);
        block_on(notifications.handle(std::slice::from_ref(&event))).expect("it is told");
        let expected = match told {
            Told::Buyer => vec![buyer],
            Told::Vendor => vec![first],
            Told::Both => vec![buyer, first],
            _ => vec![first, second],
        };
        let sent = mail.sent.lock().unwrap();
        assert_eq!(sent.iter().map(|notice| notice.to).collect::<Vec<_>>(), expected, "{name}");
        assert!(sent.iter().all(|notice| notice.about == *name && notice.subject == order.to_string()));
    }
    mail.sent.lock().unwrap().clear();
    block_on(notifications.handle(&[event(&world, "order.capture_recorded", order, 1_000)])).expect("it is heard");
    assert!(mail.sent.lock().unwrap().is_empty(), "what is in no row is told to nobody");
}

#[test]
fn the_table_names_events_that_there_are_each_once() {
    use vendra::domain::*;
    let names = |decider: &str, events: &'static [&'static str]| -> Vec<String> {
        events.iter().map(|event| format!("{decider}.{event}")).collect()
    };
    let known = [
        names("order", order::Event::VARIANTS),
        names("vendor_order", vendor_order::Event::VARIANTS),
        names("refund", refund::Event::VARIANTS),
        names("return", returns::Event::VARIANTS),
        names("exchange", exchange::Event::VARIANTS),
        names("claim", claim::Event::VARIANTS),
        names("dispute", dispute::Event::VARIANTS),
        names("payout", payout::Event::VARIANTS),
        names("vendor", vendor::Event::VARIANTS),
    ]
    .concat();
    let told: BTreeSet<&str> = TOLD.iter().map(|(name, _)| *name).collect();
    assert_eq!(told.len(), TOLD.len());
    for name in told {
        assert!(known.iter().any(|known| known == name), "there is no event {name}");
        let documented =
            include_str!("../../src/notifications/mod.rs").lines().filter(|line| line.starts_with("//! |"));
        assert_eq!(documented.filter(|line| line.contains(&format!("`{name}`"))).count(), 1, "{name} in the table");
    }
}

/// Places an order and brings it to its buyers; gives it and its first part.
fn story(world: &World) -> (OrderId, VendorOrderId) {
    let order = block_on(world.buyer().check_out(world.cart(&[1, 0]), world.by("card", None))).expect("an order").id;
    let (part, state) = parts(world, order).remove(0);
    let (member, line) = (world.member(world.offers[0].0), state.book().expect("a part").lines[0].id);
    block_on(member.vendor_orders().accept(part)).expect("it is accepted");
    block_on(member.vendor_orders().ship(part, vec![LineUnits { line, units: 1 }], None)).expect("it is sent");
    let parcel = block_on(member.vendor_orders().get(part)).expect("a part").parcels[0].id;
    block_on(member.vendor_orders().deliver(part, parcel)).expect("it arrived");
    (order, part)
}

#[test]
fn a_notifier_that_was_down_has_told_everything_once_and_in_order_when_it_is_back() {
    let (world, mail, engine) = with_mail();
    let mut relay = relay(&engine);
    mail.mood.store(DOWN, Ordering::SeqCst);
    let (order, part) = story(&world);
    for _ in 0..200 {
        block_on(relay.tick()).expect("it ticks");
        world.clock.turn(60_000);
    }
    assert!(mail.sent.lock().unwrap().is_empty() && *mail.calls.lock().unwrap() > 20);
    let letters =
        || block_on(world.owner().dead_letters().list(NOTIFICATIONS, Paging::default())).expect("letters").items;
    assert!(letters().is_empty(), "an outage is no letter's fault");
    mail.mood.store(WORKS, Ordering::SeqCst);
    for _ in 0..20 {
        block_on(relay.tick()).expect("it ticks");
        world.clock.turn(300_000);
    }
    let (buyer, vendor) = (customers_contact(&world), vendors_contact(&world, 0));
    assert_eq!(mail.about(order), [("order.placed".to_owned(), buyer)]);
    let names = ["placed", "accepted", "shipped", "delivered"].map(|name| format!("vendor_order.{name}"));
    let told = mail.about(part);
    assert_eq!(told.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>(), names);
    assert_eq!(told.iter().map(|(_, to)| *to).collect::<Vec<_>>(), [vendor, buyer, buyer, buyer]);
    mail.each_once();
    assert!(letters().is_empty());
}

#[test]
fn a_notice_that_is_refused_again_and_again_is_a_dead_letter_and_nobody_elses_waits() {
    let (world, mail, engine) = with_mail();
    let config = RelayConfig { tries_max: 3, ..RelayConfig::default() };
    let mut relay = relay(&engine).config(config);
    block_on(relay.tick()).expect("it ticks");
    mail.mood.store(REFUSES, Ordering::SeqCst);
    let order = block_on(world.buyer().check_out(world.cart(&[1, 0]), world.by("card", None))).expect("an order").id;
    for _ in 0..10 {
        block_on(relay.tick()).expect("it ticks");
        world.clock.turn(300_000);
    }
    let letters = block_on(world.owner().dead_letters().list(NOTIFICATIONS, Paging::default())).expect("letters").items;
    assert!(letters.iter().any(|letter| letter.name == "order.placed"), "{letters:?}");
    assert!(format!("{letters:?}").contains("no such mailbox"));
    mail.mood.store(WORKS, Ordering::SeqCst);
    block_on(world.owner().orders().cancel(order, "no".into())).expect("it is cancelled");
    block_on(relay.tick()).expect("it ticks");
    assert!(mail.about(order).iter().any(|(name, _)| name == "order.cancelled"));
}

#[test]
fn of_two_who_are_told_one_is_not_told_again_because_the_other_was_not() {
    let (world, mail, engine) = with_mail();
    let order = block_on(world.buyer().check_out(world.cart(&[1, 1]), world.by("card", None))).expect("an order").id;
    let notifications = Notifications::of(&engine);
    let event = event(&world, "dispute.opened", order, 1);
    block_on(notifications.handle(std::slice::from_ref(&event))).expect("it is told");
    block_on(notifications.handle(std::slice::from_ref(&event))).expect("it is told already");
    mail.each_once();
    assert_eq!(mail.sent.lock().unwrap().len(), 2);
    // Another process tells it again, under the same ids.
    let ids =
        |from: usize| mail.sent.lock().unwrap()[from..].iter().map(|notice| notice.id.clone()).collect::<Vec<_>>();
    block_on(Notifications::of(&engine).handle(std::slice::from_ref(&event))).expect("it is told");
    assert_eq!(ids(2), ids(0)[..2]);
}

#[test]
fn a_guest_is_told_by_the_orders_own_contact_and_who_was_erased_is_told_nothing() {
    let (world, mail, engine) = with_mail();
    let token = world.engine.guest_token().expect("a token");
    let owner = domain::cart::Owner::Guest { token: token.hash() };
    let cart = block_on(world.owner().carts().create(owner, "EUR".parse().unwrap())).expect("a cart").id;
    let guest = block_on(world.engine.guest(world.tenant, cart, &token)).expect("a handle");
    block_on(guest.carts().add_line(cart, world.offers[0].1, 1, None)).expect("a line");
    let home = block_on(guest.contacts().add(details("Grace"))).expect("a contact").id;
    let with = CheckOut { deliver_to: Some(home), ..world.by("card", None) };
    let order = block_on(guest.check_out(cart, with)).expect("an order").id;
    let notifications = Notifications::of(&engine);
    let tell = |position| block_on(notifications.handle(&[event(&world, "order.placed", order, position)]));
    tell(1).expect("it is told");
    assert_eq!(mail.about(order), [("order.placed".to_owned(), home)]);
    block_on(world.owner().contacts().erase(home)).expect("it is erased");
    tell(2).expect("nobody is left to tell");
    assert_eq!(mail.about(order).len(), 1);
}

#[test]
fn a_worker_tells_people_along_with_all_else() {
    let (world, mail, engine) = with_mail();
    let made = block_on(world.buyer().check_out(world.cart(&[1, 0]), world.by("card", Some("decline"))));
    let made = made.expect("an order").id;
    let mut worker = Worker::new(engine, [world.tenant], WorkerConfig::default());
    world.clock.turn(1_000_000);
    let ticked = block_on(worker.tick());
    assert!(ticked.done > 0 && ticked.relayed.handled > 0 && ticked.troubles.is_empty(), "{ticked:?}");
    assert_eq!(mail.about(made), [("order.released".to_owned(), customers_contact(&world))]);
    let ticked = block_on(worker.tick());
    assert_eq!((ticked.relayed.handled, ticked.more), (0, false));
}
