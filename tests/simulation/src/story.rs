//! What happens in a run: requests one after the other, each under a key.

use crate::world::{Carts, GIFT_CARD, World, buyer, customer, member, owner, request, tenant};
use serde_json::{Value, json};
use vendra::authority::Actor;
use vendra::port::{RecordKey, RecordKind};
use vendra::{Envelope, VendorId};

/// Requests that are made of what stands.
pub type Step = fn(&World) -> Vec<Envelope>;

/// A story: what happened before, and what is tried with every fault.
#[derive(Debug, Clone, Copy)]
pub struct Story {
    /// Its name.
    pub name: &'static str,
    /// When the marketplace captures.
    pub capture: &'static str,
    /// What happens without a fault.
    pub before: &'static [Step],
    /// What is tried.
    pub steps: &'static [Step],
    /// The units of each offer that may still be sold at the end.
    pub stock: [i64; 2],
    /// Where carts are.
    pub carts: Carts,
}

/// Every story.
pub const STORIES: &[Story] = &[
    Story {
        name: "card",
        capture: "on_placement",
        before: &[cart],
        steps: &[by_card],
        stock: [8, 9],
        carts: Carts::InStore,
    },
    Story {
        name: "gift_card",
        capture: "on_placement",
        before: &[cart],
        steps: &[by_gift_card],
        stock: [8, 9],
        carts: Carts::InStore,
    },
    Story {
        name: "invoice",
        capture: "on_placement",
        before: &[cart],
        steps: &[by_invoice],
        stock: [8, 9],
        carts: Carts::InStore,
    },
    Story {
        name: "shipment",
        capture: "at_shipment",
        before: &[cart],
        steps: &[by_gift_card, ship_first, ship_second],
        stock: [8, 9],
        carts: Carts::InStore,
    },
    Story {
        name: "parcels",
        capture: "at_shipment",
        before: &[cart, by_gift_card],
        steps: &[ship_unit_by_unit],
        stock: [8, 9],
        carts: Carts::InStore,
    },
    Story {
        name: "refund",
        capture: "on_placement",
        before: &[cart, by_gift_card, ship_first, ship_second, deliver],
        steps: &[give_back],
        stock: [8, 9],
        carts: Carts::InStore,
    },
    Story {
        name: "refund_before_capture",
        capture: "at_shipment",
        before: &[cart, by_gift_card],
        steps: &[give_back_unsent],
        stock: [8, 9],
        carts: Carts::InStore,
    },
    Story {
        name: "cancel",
        capture: "on_placement",
        before: &[cart, by_gift_card],
        steps: &[cancel],
        stock: [10, 10],
        carts: Carts::InStore,
    },
    Story {
        name: "cancel_before_capture",
        capture: "at_shipment",
        before: &[cart, by_gift_card],
        steps: &[cancel],
        stock: [10, 10],
        carts: Carts::InStore,
    },
    // The second vendor sells the same, and asks less.
    Story {
        name: "rerouted",
        capture: "on_placement",
        before: &[window, cart, by_gift_card],
        steps: &[reject_first, accept_all, ship_all],
        stock: [10, 7],
        carts: Carts::InStore,
    },
    Story {
        name: "rerouted_before_capture",
        capture: "at_shipment",
        before: &[window, cart, by_gift_card],
        steps: &[reject_first, accept_all, ship_all],
        stock: [10, 7],
        carts: Carts::InStore,
    },
    // And then nobody has it any more.
    Story {
        name: "rejected",
        capture: "on_placement",
        before: &[window, cart, by_gift_card],
        steps: &[reject_first, lapse_new],
        stock: [10, 10],
        carts: Carts::InStore,
    },
    Story {
        name: "rejected_before_capture",
        capture: "at_shipment",
        before: &[window, cart, by_gift_card],
        steps: &[reject_first, lapse_new],
        stock: [10, 10],
        carts: Carts::InStore,
    },
    Story {
        name: "goods_back",
        capture: "on_placement",
        before: &[cart, by_gift_card, ship_first, ship_second, deliver],
        steps: &[send_back],
        stock: [9, 9],
        carts: Carts::InStore,
    },
    Story {
        name: "payout",
        capture: "on_placement",
        before: &[cart, by_card, ship_first, ship_second, deliver],
        steps: &[settle, pay_out],
        stock: [8, 9],
        carts: Carts::InStore,
    },
    Story {
        name: "gateway_payout",
        capture: "on_placement",
        before: &[by_gateway, cart, by_card, ship_first, ship_second, deliver],
        steps: &[settle, pay_both],
        stock: [8, 9],
        carts: Carts::InStore,
    },
    Story {
        name: "transfer",
        capture: "on_placement",
        before: &[by_gateway, cart, by_card, ship_first, ship_second, deliver],
        steps: &[settle, transfer, reverse],
        stock: [8, 9],
        carts: Carts::InStore,
    },
    Story {
        name: "carts_apart",
        capture: "on_placement",
        before: &[],
        steps: &[cart, by_card],
        stock: [8, 9],
        carts: Carts::Apart,
    },
    Story {
        name: "cancel_with_carts_apart",
        capture: "on_placement",
        before: &[cart, by_gift_card],
        steps: &[cancel],
        stock: [10, 10],
        carts: Carts::Apart,
    },
    Story {
        name: "dispute",
        capture: "on_placement",
        before: &[cart, by_gift_card],
        steps: &[dispute, cancel, win],
        stock: [10, 10],
        carts: Carts::InStore,
    },
    Story {
        name: "lost_dispute",
        capture: "on_placement",
        before: &[by_split, cart, by_gift_card, ship_first, ship_second, deliver],
        steps: &[dispute, lose, give_back],
        stock: [8, 9],
        carts: Carts::InStore,
    },
    Story {
        name: "two_cards",
        capture: "at_shipment",
        before: &[cart],
        steps: &[by_two_cards, ship_first, ship_second, deliver],
        stock: [8, 9],
        carts: Carts::InStore,
    },
];

/// A cart of two units of the first offer and one of the second, with a coupon.
pub fn cart(world: &World) -> Vec<Envelope> {
    match world.answers.contains_key("cart") {
        false => vec![new_cart("cart")],
        true => fill(world, "cart", &[2, 1], Some("SPRING")),
    }
}

/// The request that begins a cart.
#[must_use]
pub fn new_cart(key: &str) -> Envelope {
    let owner = json!({"owner": "customer", "customer": customer()});
    request(buyer(), key, json!({"on": "cart", "request": {"request": "create", "owner": owner, "currency": "EUR"}}))
}

/// The requests that put so many units of each offer into a cart, and a coupon.
pub fn fill(world: &World, cart: &str, units: &[u32], coupon: Option<&str>) -> Vec<Envelope> {
    let id = world.made(cart);
    let on = |key: String, ask: Value| request(buyer(), key, json!({"on": "cart", "id": id, "request": ask}));
    let line = |(place, ((_, offer, _), units)): (usize, (&(_, _, _), &u32))| {
        let ask = json!({"request": "add_line", "offer": offer, "quantity": units, "note": null});
        on(format!("{cart}-line-{place}"), ask)
    };
    let offers: &[(vendra::VendorId, vendra::OfferId, vendra::LocationId)] = &world.offers;
    let mut asks: Vec<Envelope> =
        offers.iter().zip(units).filter(|(_, units)| **units > 0).enumerate().map(line).collect();
    let code = coupon.map(|code| on(format!("{cart}-coupon"), json!({"request": "apply_coupon", "code": code})));
    asks.extend(code);
    asks
}

/// The request that checks a cart out, paid so.
pub fn check_out(world: &World, key: &str, cart: &str, pay: &[Value]) -> Envelope {
    let with = json!({"pay": pay, "jurisdiction": "DE"});
    request(buyer(), key, json!({"on": "check_out", "cart": world.made(cart), "with": with}))
}

/// A card with a token.
#[must_use]
pub fn card(token: &str) -> Value {
    json!({"by": "method", "method": "card", "gateway": "acme", "token": token})
}

fn by_card(world: &World) -> Vec<Envelope> {
    vec![check_out(world, "checkout", "cart", &[card("tok")])]
}

fn by_gift_card(world: &World) -> Vec<Envelope> {
    let gift_card = json!({"by": "gift_card", "gift_card": "gft_01h455vb4pex5vsknk084sn001", "code": GIFT_CARD});
    vec![check_out(world, "checkout", "cart", &[gift_card, card("tok")])]
}

fn by_invoice(world: &World) -> Vec<Envelope> {
    let invoice = json!({"by": "method", "method": "invoice", "gateway": "acme"});
    vec![check_out(world, "checkout", "cart", &[invoice])]
}

fn by_two_cards(world: &World) -> Vec<Envelope> {
    let first = json!({"by": "method", "method": "card", "gateway": "acme", "token": "tok", "limit": 3_000});
    vec![check_out(world, "checkout", "cart", &[first, card("tok")])]
}

/// The order's part of a vendor: its id and its state.
pub(crate) fn part(world: &World, place: usize) -> (String, Value) {
    let vendor = world.offers[place].0.to_string();
    let parts = world.keys(RecordKind::VendorOrder).into_iter().map(|key| (key.id.clone(), world.state(key)));
    parts.into_iter().find(|(_, state)| state["vendor"] == vendor.as_str()).expect("the vendor's part")
}

pub(crate) fn ship(world: &World, key: &str, place: usize, units: u64) -> Envelope {
    let (id, state) = part(world, place);
    let lines = json!([{"line": state["lines"][0]["id"], "units": units}]);
    let ask = json!({"request": "ship", "lines": lines, "tracking": null});
    request(member(world.offers[place].0), key, json!({"on": "vendor_order", "id": id, "request": ask}))
}

fn ship_first(world: &World) -> Vec<Envelope> {
    vec![ship(world, "ship-0", 0, 2)]
}

fn ship_second(world: &World) -> Vec<Envelope> {
    vec![ship(world, "ship-1", 1, 1)]
}

/// One of the first vendor's units, and then the other.
fn ship_unit_by_unit(world: &World) -> Vec<Envelope> {
    let next = ["unit-0", "unit-1"].into_iter().find(|key| !world.answers.contains_key(*key));
    next.map(|key| ship(world, key, 0, 1)).into_iter().collect()
}

fn deliver(world: &World) -> Vec<Envelope> {
    let arrived = |place: usize| {
        let (id, state) = part(world, place);
        let ask = json!({"request": "deliver", "parcel": state["parcels"][0]["id"]});
        let key = format!("deliver-{place}");
        request(member(world.offers[place].0), key, json!({"on": "vendor_order", "id": id, "request": ask}))
    };
    vec![arrived(0), arrived(1)]
}

fn give(world: &World, undo: &Value) -> Vec<Envelope> {
    let (vendor_order, _) = part(world, 0);
    let with = json!({"vendor_order": vendor_order, "undo": undo, "reason": "torn"});
    vec![request(owner(), "refund", json!({"on": "give_back", "order": world.made("checkout"), "with": with}))]
}

fn give_back(world: &World) -> Vec<Envelope> {
    let (_, state) = part(world, 0);
    let lines = json!([{"line": state["lines"][0]["id"], "units": 1}]);
    give(world, &json!({"what": "units", "goods": "arrived", "lines": lines}))
}

/// Some of the money of what is neither sent nor taken.
fn give_back_unsent(world: &World) -> Vec<Envelope> {
    give(world, &json!({"what": "amount", "amount": 1_000}))
}

fn cancel(world: &World) -> Vec<Envelope> {
    let ask = json!({"request": "cancel", "reason": "changed my mind"});
    vec![request(buyer(), "cancel", json!({"on": "order", "id": world.made("checkout"), "request": ask}))]
}

/// A return from its beginning to its inspection; one request at a time, as each needs the one before.
fn send_back(world: &World) -> Vec<Envelope> {
    let (vendor_order, state) = part(world, 0);
    let line = &state["lines"][0]["id"];
    let lines = json!([{"line": line, "units": 1}]);
    let vendor = member(world.offers[0].0);
    let asks = [
        (
            "return",
            buyer(),
            json!({"request": "create", "vendor_order": vendor_order, "lines": lines,
            "reason": "changed_mind"}),
        ),
        ("approve", vendor, json!({"request": "approve"})),
        ("send", buyer(), json!({"request": "send", "tracking": null})),
        ("receive", vendor, json!({"request": "receive"})),
        (
            "inspect",
            vendor,
            json!({"request": "inspect", "lines": [{"line": line, "accepted": 1, "disposition": "restock"}]}),
        ),
    ];
    let next = asks.into_iter().find(|(key, ..)| !world.answers.contains_key(*key));
    let id = world.answers.contains_key("return").then(|| world.made("return"));
    let ask = |(key, actor, ask): (&str, _, Value)| {
        let mut command = json!({"on": "return", "request": ask});
        if let (Some(id), Some(command)) = (id, command.as_object_mut()) {
            command.insert("id".to_owned(), json!(id));
        }
        request(actor, key, command)
    };
    next.map(ask).into_iter().collect()
}

/// From now on vendors have an hour to answer.
pub(crate) fn window(world: &World) -> Vec<Envelope> {
    let key = RecordKey::new(RecordKind::Marketplace, tenant());
    let mut settings = world.state(key)["settings"].clone();
    settings["accept_within_ms"] = json!(3_600_000);
    let ask = json!({"request": "configure", "settings": settings});
    vec![request(owner(), "window", json!({"on": "marketplace", "id": tenant(), "request": ask}))]
}

/// The parts of the order in a state: their ids, their vendors and their goods with so many units each.
fn parts_in(world: &World, wanted: &str) -> Vec<(String, VendorId, Vec<Value>)> {
    let of = |key: RecordKey| {
        let (id, state) = (key.id.clone(), world.state(key));
        let vendor = state["vendor"].as_str()?.parse().ok()?;
        let lines =
            state["lines"].as_array()?.iter().map(|line| json!({"line": line["id"], "units": line["quantity"]}));
        (state["state"] == wanted).then(|| (id, vendor, lines.collect()))
    };
    world.keys(RecordKind::VendorOrder).into_iter().filter_map(of).collect()
}

fn of_part(key: &str, part: &str, actor: Actor, ask: &Value) -> Envelope {
    request(actor, format!("{key}-{part}"), json!({"on": "vendor_order", "id": part, "request": ask}))
}

pub(crate) fn reject_first(world: &World) -> Vec<Envelope> {
    let first = |(_, vendor, _): &(String, VendorId, Vec<Value>)| *vendor == world.offers[0].0;
    let waiting = parts_in(world, "open").into_iter().filter(first);
    waiting
        .map(|(part, vendor, _)| {
            of_part("reject", &part, member(vendor), &json!({"request": "reject", "reason": "sold elsewhere"}))
        })
        .collect()
}

fn accept_all(world: &World) -> Vec<Envelope> {
    let waiting = parts_in(world, "open").into_iter();
    waiting.map(|(part, vendor, _)| of_part("accept", &part, member(vendor), &json!({"request": "accept"}))).collect()
}

fn ship_all(world: &World) -> Vec<Envelope> {
    let ask = |lines: Vec<Value>| json!({"request": "ship", "lines": lines, "tracking": null});
    let waiting = parts_in(world, "accepted").into_iter();
    waiting.map(|(part, vendor, lines)| of_part("send", &part, member(vendor), &ask(lines))).collect()
}

/// Nobody answers any more.
pub(crate) fn lapse_new(world: &World) -> Vec<Envelope> {
    world.clock.turn(7_200_000);
    let waiting = parts_in(world, "open").into_iter();
    waiting.map(|(part, ..)| of_part("lapse", &part, owner(), &json!({"request": "lapse"}))).collect()
}

fn settle(world: &World) -> Vec<Envelope> {
    let ask = |place: usize| {
        let vendor = world.offers[place].0;
        let ask = json!({"request": "settle", "vendor": vendor, "currency": "EUR"});
        request(owner(), format!("settle-{place}"), json!({"on": "settlement", "request": ask}))
    };
    vec![ask(0), ask(1)]
}

/// From now on the gateway pays the vendors.
fn by_gateway(world: &World) -> Vec<Envelope> {
    let key = RecordKey::new(RecordKind::Marketplace, tenant());
    let mut settings = world.state(key)["settings"].clone();
    settings["paid_from"] = json!({"from": "gateway", "gateway": "acme"});
    settings["transfers_by"] = json!("acme");
    let ask = json!({"request": "configure", "settings": settings});
    vec![request(owner(), "by_gateway", json!({"on": "marketplace", "id": tenant(), "request": ask}))]
}

/// From now on everyone bears a lost dispute by its share.
fn by_split(world: &World) -> Vec<Envelope> {
    let key = RecordKey::new(RecordKind::Marketplace, tenant());
    let mut settings = world.state(key)["settings"].clone();
    settings["disputes"] = json!("by_split");
    let ask = json!({"request": "configure", "settings": settings});
    vec![request(owner(), "by_split", json!({"on": "marketplace", "id": tenant(), "request": ask}))]
}

fn dispute(world: &World) -> Vec<Envelope> {
    let payment = world.keys(RecordKind::Payment).remove(0).id;
    let ask = json!({"request": "open", "payment": payment, "amount": 5_000, "fee": 1_500, "reason": "never ordered"});
    vec![request(owner(), "dispute", json!({"on": "dispute", "request": ask}))]
}

fn win(world: &World) -> Vec<Envelope> {
    let ask = json!({"request": "win", "fee_returned": 1_500});
    vec![request(owner(), "won", json!({"on": "dispute", "id": world.made("dispute"), "request": ask}))]
}

fn lose(world: &World) -> Vec<Envelope> {
    vec![request(
        owner(),
        "lost",
        json!({"on": "dispute", "id": world.made("dispute"), "request": {"request": "lose"}}),
    )]
}

/// What the first vendor order earned goes to its vendor.
fn transfer(world: &World) -> Vec<Envelope> {
    let (vendor_order, _) = part(world, 0);
    let ask = json!({"request": "create", "vendor_order": vendor_order});
    vec![request(owner(), "transfer", json!({"on": "transfer", "request": ask}))]
}

/// And some of it comes back.
fn reverse(world: &World) -> Vec<Envelope> {
    let ask = json!({"request": "reverse", "amount": 1_000});
    vec![request(owner(), "reverse", json!({"on": "transfer", "id": world.made("transfer"), "request": ask}))]
}

/// Payouts that the gateway is asked for.
fn pay_both(world: &World) -> Vec<Envelope> {
    let ask = |place: usize| {
        let vendor = world.offers[place].0;
        let ask = json!({"request": "create", "vendor": vendor, "currency": "EUR", "kind": "scheduled"});
        request(owner(), format!("payout-{place}"), json!({"on": "payout", "request": ask}))
    };
    vec![ask(0), ask(1)]
}

/// A payout is begun, and then paid.
fn pay_out(world: &World) -> Vec<Envelope> {
    let vendor = world.offers[0].0;
    if !world.answers.contains_key("payout") {
        let ask = json!({"request": "create", "vendor": vendor, "currency": "EUR", "kind": "scheduled"});
        return vec![request(owner(), "payout", json!({"on": "payout", "request": ask}))];
    }
    let paid = json!({"on": "payout", "id": world.made("payout"), "request": {"request": "confirm_paid"}});
    vec![request(owner(), "paid", paid)]
}
