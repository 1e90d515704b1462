//! Invoices and credit notes, closed books, and what a vendor sold in a year.

use crate::books::{arrived, balance, order, parts};
use crate::world::World;
use pollster::block_on;
use vendra::checkout::GiveBack;
use vendra::domain::invoice::{Book, DocumentKind, Invoice};
use vendra::domain::ledger::Account;
use vendra::domain::refund::Destination;
use vendra::domain::vendor_order::{Goods, LineUnits, Undo};
use vendra::port::{Clock, RecordKind};
use vendra::*;

fn euro() -> Currency {
    "EUR".parse().unwrap()
}

/// A vendor's fees so far; refused by code.
fn issue(world: &World, vendor: VendorId, kind: DocumentKind) -> Result<Book, String> {
    world.clock.turn(1);
    let (acme, until) = ("acme-gmbh".parse().unwrap(), world.clock.now());
    let issued = block_on(world.owner().invoices().issue(acme, kind, vendor, euro(), until));
    let id = issued.map_err(|error| error.code().to_owned())?.id;
    match world.state(RecordKind::Invoice, id) {
        Invoice::Issued(book) => Ok(book),
        Invoice::Absent => panic!("nothing was issued"),
    }
}

/// An order of so many units of the first offer and one of the second, paid by card.
fn sell(world: &World, units: u32) -> OrderId {
    let cart = world.cart(&[units, 1]);
    let sold = block_on(world.buyer().check_out(cart, world.by("card", Some("tok")))).expect("an order");
    world.clock.turn(1);
    sold.id
}

/// One unit of the first vendor's goods goes back, and its money.
fn give_back_one(world: &World, id: OrderId, units: u32) {
    let (part, line) = arrived(world, id, units);
    let undo = Undo::Units { lines: vec![LineUnits { line, units: 1 }], goods: Goods::Arrived };
    let with = GiveBack { vendor_order: part, undo, reason: "torn".into(), to: Destination::Payments };
    block_on(world.owner().give_back(id, with)).expect("a refund");
    world.clock.turn(1);
}

#[test]
fn every_fee_is_on_one_invoice_and_what_went_back_on_one_credit_note() {
    let world = World::new("on_placement");
    let (first, second) = (world.offers[0].0, world.offers[1].0);
    let sold = sell(&world, 2);
    let one = issue(&world, first, DocumentKind::Invoice).expect("an invoice");
    assert_eq!((one.serial, one.from, one.net.minor(), one.gross), (1, None, 840, one.net));
    // Numbers are the legal entity's, not the vendor's.
    assert_eq!(issue(&world, second, DocumentKind::Invoice).expect("an invoice").serial, 2);
    assert_eq!(issue(&world, first, DocumentKind::Invoice), Err("invoice.nothing".to_owned()));
    assert_eq!(issue(&world, first, DocumentKind::CreditNote), Err("invoice.nothing".to_owned()));

    give_back_one(&world, sold, 2);
    sell(&world, 1);
    let two = issue(&world, first, DocumentKind::Invoice).expect("an invoice");
    assert_eq!((two.serial, two.from, two.net.minor()), (3, Some(one.until), 420));
    let credit = issue(&world, first, DocumentKind::CreditNote).expect("a credit note");
    assert_eq!((credit.serial, credit.net.minor()), (1, 420));

    let other = 214 + issue(&world, second, DocumentKind::Invoice).expect("an invoice").net.minor();
    let invoiced = one.net.minor() + two.net.minor() - credit.net.minor() + other;
    assert_eq!(invoiced, balance(&world, Account::Commission), "what is invoiced is what was posted");
    // A refusal took no number: they have no gap.
    assert_eq!(
        block_on(world.owner().invoices().list(reading::By::All, reading::Paging::default())).unwrap().items.len(),
        5
    );
}

#[test]
fn of_many_who_issue_at_once_each_has_a_number_of_its_own() {
    let mut world = World::new("on_placement");
    (0..6).for_each(|_| world.open_vendor(9_900));
    let cart = world.cart(&[1; 8]);
    block_on(world.buyer().check_out(cart, world.by("card", Some("tok")))).expect("an order");
    world.clock.turn(1);
    let until = world.clock.now();
    let serials: Vec<u64> = std::thread::scope(|scope| {
        let issue = |vendor: VendorId| {
            let owner = world.owner();
            scope.spawn(move || {
                let acme = "acme-gmbh".parse().unwrap();
                block_on(owner.invoices().issue(acme, DocumentKind::Invoice, vendor, euro(), until))
                    .expect("an invoice")
                    .id
            })
        };
        let threads: Vec<_> = world.offers.iter().map(|(vendor, ..)| issue(*vendor)).collect();
        let mut serials: Vec<u64> = threads
            .into_iter()
            .map(|thread| match world.state(RecordKind::Invoice, thread.join().expect("an id")) {
                Invoice::Issued(book) => book.serial,
                Invoice::Absent => 0,
            })
            .collect();
        serials.sort_unstable();
        serials
    });
    assert_eq!(serials, (1..=8).collect::<Vec<_>>());
}

#[test]
fn nothing_is_posted_to_books_that_are_closed() {
    let world = World::new("on_placement");
    sell(&world, 1);
    let until = world.clock.now();
    let before = block_on(world.owner().ledger().trial_balance(until)).expect("the books");
    world.clock.turn(3_600_000);
    block_on(world.owner().marketplace().lock_books(world.tenant, until)).expect("closed books");
    sell(&world, 1);
    // Another process whose clock is behind.
    world.clock.turn(-3_600_010);
    let cart = world.cart(&[1, 1]);
    let late = block_on(world.buyer().check_out(cart, world.by("invoice", None))).expect_err("the books are closed");
    assert_eq!(late.code(), "ledger.period_locked");
    world.clock.turn(3_600_010);
    assert_eq!(block_on(world.owner().ledger().trial_balance(until)).expect("the books"), before);
    assert!(block_on(world.buyer().check_out(cart, world.by("invoice", None))).is_ok());
}

#[test]
fn a_year_says_what_was_sold_month_by_month() {
    let world = World::new("on_placement");
    let (first, second) = (world.offers[0].0, world.offers[1].0);
    let sold = sell(&world, 2); // in November 2023
    world.clock.turn(60 * 86_400_000); // in January
    give_back_one(&world, sold, 2);
    sell(&world, 1);
    let year =
        |vendor, year| block_on(world.owner().vendors().sold_in(vendor, year)).expect("a year").currencies[0].clone();
    let november = year(first, 2023).months[10];
    assert_eq!(
        (november.sales, november.transactions, november.gross.minor(), november.refunded.minor()),
        (1, 1, 10_000, 0)
    );
    assert_eq!((november.consideration.minor(), november.fees.minor()), (9_160, 840));
    let january = year(first, 2024).months[0];
    // The refund is of this year and the sale of the last: what is left of the fees is those of the new order less one unit's.
    assert_eq!(
        (january.sales, january.gross.minor(), january.refunded.minor(), january.fees.minor()),
        (1, 5_000, 5_000, 0)
    );
    let of_all: i64 = [first, second]
        .into_iter()
        .flat_map(|vendor| [year(vendor, 2023), year(vendor, 2024)])
        .flat_map(|year| year.months)
        .map(|month| month.fees.minor())
        .sum();
    assert_eq!(of_all, balance(&world, Account::Commission));
    assert_eq!(parts(&world, sold).len(), order(&world, sold).book().expect("an order").vendor_orders.len());
    let stranger = block_on(world.member(second).vendors().sold_in(first, 2024)).expect_err("it is another's");
    assert_eq!(stranger.code(), "authority.forbidden");
}
