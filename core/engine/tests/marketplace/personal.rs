//! A person is told all that is known, and forgotten with all of it.

use crate::books::arrived;
use crate::world::{World, details};
use pollster::block_on;
use vendra::checkout::CheckOut;
use vendra::port::*;
use vendra::reading::Paging;

const PLANTED: &str = "Zaphod Beeblebrox";

/// Every record, event and entry of the marketplace, as text.
fn everything(world: &World) -> String {
    let mut text = String::new();
    for partition in 0..PARTITIONS {
        let mut after = 0;
        loop {
            let events = block_on(world.store.events(partition, after, EVENTS_READ_MAX)).expect("events");
            let Some(last) = events.last() else { break };
            after = last.position;
            for stored in &events {
                text.push_str(&format!("{stored:?}"));
                let kinds = [stored.event.kind, RecordKind::ContactDetails];
                let records = kinds.map(|kind| RecordKey::new(kind, &stored.event.key)).to_vec();
                let load = Load { records, ..Load::default() };
                text.push_str(&format!("{:?}", block_on(world.store.load(world.tenant, load)).expect("records")));
            }
        }
    }
    let query = EntryQuery { account: None, currency: None, from: None, until: None, after: 0, limit: 1_000 };
    text.push_str(&format!("{:?}", block_on(world.store.entries(world.tenant, query)).expect("entries")));
    text
}

#[test]
fn a_person_is_exported_and_erased_whole() {
    let world = World::new("on_placement");
    let buyer = world.buyer();
    // One that no account names, one that the staff wrote for the order, one of the account.
    let own = block_on(buyer.contacts().add(details(PLANTED))).expect("a contact").id;
    let by_staff = block_on(world.owner().contacts().add(details(PLANTED))).expect("a contact").id;
    let added = block_on(buyer.contacts().add(details(PLANTED))).expect("a contact").id;
    block_on(buyer.customers().add_contact(world.customer, added)).expect("it is added");
    let with = CheckOut { deliver_to: Some(own), ..world.by("card", None) };
    let key = buyer.key("k");
    let made = block_on(key.check_out(world.cart(&[1, 0]), with)).expect("an order");
    block_on(world.owner().orders().edit_contacts(made.id, Some(own), Some(by_staff))).expect("an edit");
    assert_eq!(block_on(buyer.customers().erase(world.customer)).unwrap_err().code(), "customer.orders_open");
    arrived(&world, made.id, 1);
    let export = block_on(buyer.customers().export(world.customer)).expect("an export");
    let names = export.contacts.iter().filter(|(_, details)| details.name.as_deref() == Some(PLANTED)).count();
    assert_eq!((names, export.orders.len()), (3, 1));
    assert!(everything(&world).contains("Zaphod"));
    let receipt = block_on(buyer.key("erase").customers().erase(world.customer)).expect("it is forgotten");
    assert_eq!(block_on(buyer.key("erase").customers().erase(world.customer)).expect("the same"), receipt);
    let events =
        block_on(world.store.history(world.tenant, HistoryOf::Key(own.to_string()), 0, 10)).expect("a history");
    let of = HistoryOf::Key(world.customer.to_string());
    let erased = block_on(world.store.history(world.tenant, of, 0, 100)).expect("a history");
    assert_eq!(events.last().map(|event| event.commit), erased.last().map(|event| event.commit), "one commit");
    assert!(!everything(&world).contains("Zaphod"));
    for contact in [own, by_staff, added] {
        let records = vec![RecordKey::new(RecordKind::ContactDetails, contact)];
        let load = Load { records, ..Load::default() };
        assert_eq!(block_on(world.store.load(world.tenant, load)).expect("a record").records, [None]);
    }
    let key = ClaimKey { actor: format!("customer/{}", world.customer), key: "k".into() };
    let load = Load { claim: Some(key), ..Load::default() };
    assert!(!format!("{:?}", block_on(world.store.load(world.tenant, load)).expect("a claim")).contains("Zaphod"));
    // The vendors' own contact records stay.
    let vendor = block_on(world.owner().vendors().get(world.offers[0].0)).expect("a vendor");
    let contact = vendor.book().expect("a vendor").contact;
    assert!(block_on(world.owner().contacts().get(contact)).expect("a contact").is_some());
}

#[test]
fn the_audit_trail_of_an_order_has_all_that_belongs_to_it() {
    let world = World::new("on_placement");
    let made = block_on(world.buyer().check_out(world.cart(&[1, 1]), world.by("card", None))).expect("an order");
    let owner = world.owner();
    block_on(owner.orders().cancel(made.id, "no".into())).expect("it is cancelled");
    let of = HistoryOf::Order(made.id.to_string());
    let trail = block_on(owner.audit_trail(of.clone(), Paging::default())).expect("a trail").items;
    for prefix in ["order.", "vendor_order.", "payment.", "refund.", "reservation."] {
        assert!(trail.iter().any(|entry| entry.name.starts_with(prefix)), "{prefix}");
    }
    let mut paged = Vec::new();
    let mut paging = Paging { after: None, limit: 3 };
    loop {
        let page = block_on(owner.audit_trail(of.clone(), paging.clone())).expect("a page");
        paged.extend(page.items);
        let Some(next) = page.next else { break };
        paging.after = Some(next);
    }
    assert_eq!(paged, trail);
    assert!(block_on(world.buyer().audit_trail(of, Paging::default())).is_err());
}
