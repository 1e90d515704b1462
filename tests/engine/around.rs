//! What stands around the thing that is asked: its order, its payments, its vendor.

use crate::facts::set;
use crate::world::{World, text};
use serde_json::{Value, json};
use vendra::Timestamp;
use vendra_tests::corpus::Ask;

/// An order like one of the corpus.
pub(crate) fn order(world: &mut World<'_>, id: &str, state: &str) {
    let like = world.like("order", state, &[("/id", json!(id))]);
    world.put("order", id, like);
}

/// An order with its parts, its cart and what is kept for it: one that waits for its payment, or one that is placed.
pub(crate) fn whole_order(world: &mut World<'_>, id: &str, state: &str) {
    order(world, id, state);
    let known = world.state("order", id).expect("an order").clone();
    let (part, kept) = if state == "placed" { ("accepted", "confirmed") } else { ("awaiting", "held") };
    for own in known["vendor_orders"].as_array().into_iter().flatten() {
        part_of(world, &known, own, part);
    }
    reserved(world, id, kept, &[]);
    cart(world, &known);
}

/// A part of an order, with the lines that the order says.
fn part_of(world: &mut World<'_>, order: &Value, part: &Value, state: &str) {
    let Some(id) = text(part, "id") else { return };
    let own = |line: &&Value| part["lines"].as_array().is_some_and(|own| own.contains(&line["id"]));
    let lines = order["lines"].as_array().into_iter().flatten().filter(own);
    let lines: Vec<Value> =
        lines.map(|line| new_line(&line["id"], &line["kind"], line["quantity"].as_u64().unwrap_or(1))).collect();
    let changes = [
        ("/id", json!(id)),
        ("/order", order["id"].clone()),
        ("/vendor", part["vendor"].clone()),
        ("/lines", json!(lines)),
    ];
    let like = world.like("vendor_order", state, &changes);
    world.put("vendor_order", &id, like);
}

/// The cart of an order that waits for its payment.
fn cart(world: &mut World<'_>, order: &Value) {
    if let Some(id) = text(order, "cart") {
        let like = world.like("cart", "checking_out", &[("/id", json!(id))]);
        world.put("cart", &id, like);
    }
}

pub(crate) fn new_line(id: &Value, kind: &Value, quantity: u64) -> Value {
    json!({"id": id, "kind": kind, "quantity": quantity, "share": "pending",
        "units": {"shipped": 0, "delivered": 0, "cancelled": 0, "returned": 0, "lost": 0},
        "progress": {"captured": 0, "voided": 0, "reversed": 0}})
}

const OFFER: &str = "off_01h455vb4pex5vsknk084sn001";
const PLACE: &str = "loc_01h455vb4pex5vsknk084sn001";

/// What is kept for an order.
fn reserved(world: &mut World<'_>, order: &str, state: &str, lines: &[Value]) {
    let like = world.like("reservation", state, &[("/order", json!(order)), ("/lines", json!(lines))]);
    world.put("reservation", order, like);
}

fn reserved_line(line: &Value, units: u64, shipped: u64, released: u64) -> Value {
    json!({"line": line, "offer": OFFER, "location": PLACE, "units": units, "shipped": shipped, "released": released,
        "lapsed": 0})
}

/// A vendor that sells.
pub(crate) fn vendor(world: &mut World<'_>, id: &str) {
    let active = world.like("vendor", "active", &[("/id", json!(id))]);
    world.put("vendor", id, active);
}

/// The vendor orders of an order, of which so many are open and so many have sent something, and its payments.
pub(crate) fn order_parts(world: &mut World<'_>, ask: &Ask, state: &Value) {
    let (mut open, mut shipped) = (0, 0);
    let wanted = |name: &str| ask.facts[name].as_u64().unwrap_or(0);
    let order = text(state, "id").unwrap_or_default();
    for part in state["vendor_orders"].as_array().into_iter().flatten() {
        let Some(id) = text(part, "id") else { continue };
        let is_open = open < wanted("vendor_orders_open");
        let sent = shipped < wanted("vendor_orders_shipped");
        open += u64::from(is_open);
        shipped += u64::from(sent);
        let name = match (state["state"].as_str(), is_open, sent) {
            (_, true, true) => "fulfilling",
            (Some("awaiting_payment"), _, false) | (Some("released"), true, false) => "awaiting",
            (_, true, false) => "accepted",
            (_, false, true) => "completed",
            (_, false, false) => "cancelled",
        };
        if name == "awaiting" {
            part_of(world, state, part, name);
            continue;
        }
        let changes = [("/id", json!(id)), ("/order", json!(order)), ("/vendor", part["vendor"].clone())];
        let like = world.like("vendor_order", name, &changes);
        world.put("vendor_order", &id, like);
    }
    cart(world, state);
    let kept = match state["state"].as_str() {
        Some("placed" | "completed") => "confirmed",
        Some("awaiting_payment") => "held",
        _ => "released",
    };
    // Of what is short a unit is wanted that is not there.
    let short = ask.facts["stock"] == "short";
    let lines = short.then(|| {
        let mut gone = reserved_line(&json!("lin_01h455vb4pex5vsknk084sn001"), 1, 0, 1);
        gone["lapsed"] = json!(1);
        gone
    });
    if !order.is_empty() {
        reserved(world, &order, kept, lines.as_slice());
    }
    let payment = if state["state"] == "released" { "late" } else { "authorized" };
    payments(world, state, payment);
    for name in ["deliver_to", "bill_to"] {
        if let Some(contact) = text(&ask.request, name) {
            let written = world.like("contact", "written", &[("/id", json!(contact))]);
            world.put("contact", &contact, written);
        }
    }
}

/// The payments that an order's lines are paid by.
fn payments(world: &mut World<'_>, order: &Value, state: &str) {
    let lines = order["lines"].as_array().into_iter().flatten();
    for share in lines.flat_map(|line| line["sources"].as_array().into_iter().flatten()) {
        if let Some(payment) = text(share, "payment") {
            // Enough for whatever is given up or paid back.
            let changes = [("/id", json!(payment)), ("/order", order["id"].clone()), ("/amount", json!(1_000_000))];
            let mut like = world.like("payment", state, &changes);
            if state == "captured" {
                like["operations"] = json!([{"id": "cap_01h455vb4pex5vsknk084sn009", "kind": "capture",
                    "status": "succeeded", "amount": 1_000_000}]);
            }
            world.put("payment", &payment, like);
        }
    }
}

/// The order of a vendor order, which holds its lines.
pub(crate) fn vendor_order(world: &mut World<'_>, ask: &Ask, state: &Value) {
    let Some(id) = text(state, "order") else { return };
    order(world, &id, "placed");
    let part = json!({"id": state["id"], "vendor": state["vendor"], "lines": ask.request.pointer("/part/lines")
        .cloned().unwrap_or_else(|| state["lines"].as_array().into_iter().flatten().map(|l| l["id"].clone()).collect()),
        "totals": {"gross": 0, "shipping": 0, "funded": 0, "fees": 0, "fee_vat": 0, "payable": 0}});
    let known = world.state("order", &id).expect("an order");
    known["lines"] = ask.facts["lines"].clone();
    known["vendor_orders"] = json!([part]);
    known["currency"] = state["currency"].clone();
    let known = known.clone();
    let taken = |line: &Value| line["progress"]["captured"].as_i64().is_some_and(|captured| captured > 0);
    let captured = state["lines"].as_array().into_iter().flatten().any(taken);
    payments(world, &known, if captured { "captured" } else { "authorized" });
    let goods = state["lines"].as_array().into_iter().flatten().filter(|line| line["kind"] == "goods");
    let count = |line: &Value, name: &str| line["units"][name].as_u64().unwrap_or(0);
    let lines: Vec<Value> = goods
        .map(|line| {
            let units = line["quantity"].as_u64().unwrap_or(0);
            reserved_line(&line["id"], units, count(line, "shipped"), count(line, "cancelled"))
        })
        .collect();
    reserved(world, &id, if state["state"] == "awaiting" { "held" } else { "confirmed" }, &lines);
}

/// The order of a refund and the payments that it goes back to.
pub(crate) fn refund(world: &mut World<'_>, ask: &Ask, state: &Value) {
    let order_id = text(state, "order").or_else(|| text(&ask.request, "order"));
    let Some(id) = order_id else { return };
    order(world, &id, "placed");
    for via in ask.facts["payments"].as_array().into_iter().flatten() {
        let Some(payment) = text(via, "payment") else { continue };
        let mut changes = vec![("/id", json!(payment)), ("/order", json!(id))];
        changes.extend(via.pointer("/via/gateway").map(|gateway| ("/gateway", gateway.clone())));
        let like = world.like("payment", "captured", &changes);
        world.put("payment", &payment, like);
    }
}

/// The vendor order whose goods come back: what of it arrived, and when.
pub(crate) fn goods(world: &mut World<'_>, ask: &Ask, state: &Value) {
    let facts = &ask.facts;
    let of = text(state, "vendor_order").or_else(|| text(&ask.request, "vendor_order"));
    let Some(of) = of else { return };
    let moment = |name: &str| facts[name].as_str().and_then(|text| text.parse::<Timestamp>().ok());
    let now = world.at.unix_ms();
    let due = moment("due").or(moment("answer_by")).map_or(0, |due| due.unix_ms() - now);
    let window = moment("window_until").map_or(due, |until| until.unix_ms() - now);
    set(world, "return_within_ms", json!(due));
    let delivered = Timestamp::from_unix_ms(now + window - due).expect("a moment");
    let arrived = facts.get("returnable").or_else(|| facts.get("claimable")).cloned().unwrap_or_default();
    let promised = |line: &Value| {
        let lines = state["lines"].as_array().into_iter().flatten();
        let open = ["requested", "approved", "in_transit", "received"].contains(&state["state"].as_str().unwrap_or(""));
        lines.filter(|own| open && own["line"] == line["line"]).filter_map(|own| own["units"].as_u64()).sum::<u64>()
    };
    let lines: Vec<Value> = arrived
        .as_array()
        .into_iter()
        .flatten()
        .map(|line| {
            let units = line["units"].as_u64().unwrap_or(0)
                + if facts.get("returnable").is_some() { promised(line) } else { 0 };
            json!({"id": line["line"], "kind": "goods", "quantity": units.max(1), "share": "pending",
            "units": {"shipped": units, "delivered": units, "cancelled": 0, "returned": 0, "lost": 0},
            "progress": {"captured": 0, "voided": 0, "reversed": 0}})
        })
        .collect();
    let parcel = json!({"id": "pcl_01h455vb4pex5vsknk084sn001", "lines": arrived, "tracking": null,
        "shipped_at": delivered.to_string(), "delivered_at": delivered.to_string()});
    let like = world.like(
        "vendor_order",
        "completed",
        &[("/id", json!(of)), ("/lines", json!(lines)), ("/parcels", json!([parcel]))],
    );
    let id = text(&like, "order").expect("an order");
    world.put("vendor_order", &of, like);
    order(world, &id, "placed");
    if facts["replacement"] == "held" {
        // A line of the exchange's own keeps what replaces units of a line: both ids as one.
        let kept = state["lines"].as_array().into_iter().flatten().flat_map(|line| {
            let uuid = |id: &str| id.parse::<vendra::AnyId>().map(|id| id.uuid().as_u128()).unwrap_or_default();
            let both = uuid(line["line"].as_str().unwrap_or_default()) ^ uuid(facts["id"].as_str().unwrap_or_default());
            let own = vendra::LineId::from_uuid(uuid::Uuid::from_u128(both)).to_string();
            let units = line["units"].as_u64().unwrap_or(0);
            [reserved_line(&line["line"], units, units, 0), reserved_line(&json!(own), units, 0, 0)]
        });
        reserved(world, &id, "confirmed", &kept.collect::<Vec<_>>());
    }
    world.state("order", &id).expect("an order")["gross"] = facts.get("refundable").cloned().unwrap_or(json!(10000));
}
