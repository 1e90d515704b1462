//! What stands in the books of vendors and payments: balances, statements, lines that wait for settlement, disputes.

use crate::around::{new_line, order, vendor};
use crate::facts::{numbered, set};
use crate::world::{World, text};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use vendra::{CounterKey, Timestamp};
use vendra_tests::corpus::Ask;

/// What the books hold of a vendor.
pub(crate) fn balances(world: &mut World<'_>, vendor: &str, balances: &Value) {
    let line = json!("lin_01h455vb4pex5vsknk084sn001");
    let amounts = balances.as_array().into_iter().flatten().filter_map(Value::as_i64);
    // One currency each: in one of them they would be one balance.
    for (amount, currency) in amounts.zip(["EUR", "USD", "GBP"]).filter(|(amount, _)| *amount != 0) {
        let at = world.at;
        post(world, (vendor, currency), (amount, if amount < 0 { "reversal" } else { "settlement" }), &line, at);
    }
}

/// What a statement is read from: how much, by which purpose, for what, when.
fn changes(statement: &Value, now: &str) -> Vec<(i64, &'static str, Value, String)> {
    let opening = statement["opening"].as_i64().unwrap_or(0);
    let mut changes = Vec::new();
    if opening != 0 {
        let sold = json!("lin_01h455vb4pex5vsknk084sn009");
        changes.push((opening + 1, "settlement", sold, now.to_owned()));
        changes.push((-1, "payout_started", json!("pyo_01h455vb4pex5vsknk084sn009"), now.to_owned()));
    }
    for line in statement["lines"].as_array().into_iter().flatten() {
        let purpose = match line["kind"].as_str() {
            Some("refund") => "reversal",
            Some("failed_payout") => "payout_failed",
            _ => "settlement",
        };
        let at = text(line, "at").unwrap_or_default();
        changes.push((line["amount"].as_i64().unwrap_or(0), purpose, line["reference"].clone(), at));
    }
    changes
}

/// Posts what changes a vendor's available money; what is below zero goes off it.
fn post(
    world: &mut World<'_>,
    (vendor, currency): (&str, &str),
    (amount, purpose): (i64, &str),
    reference: &Value,
    at: Timestamp,
) {
    if amount == 0 {
        return;
    }
    let (own, other) = if amount < 0 { ("debit", "credit") } else { ("credit", "debit") };
    let against = match purpose {
        "reversal" => "buyer_clearing/ord_01h455vb4pex5vsknk084sn001".to_owned(),
        "payout_failed" | "payout_started" => "payouts_in_transit".to_owned(),
        _ => format!("vendor_pending/{vendor}"),
    };
    let mut entry = json!({"account": format!("vendor_available/{vendor}"), "side": own, "amount": amount.abs()});
    let sold = reference.as_str().is_some_and(|reference| reference.starts_with("lin_"));
    let operation = if sold { json!("stl_01h455vb4pex5vsknk084sn009") } else { reference.clone() };
    if sold {
        entry["line"] = reference.clone();
    }
    let journal = json!({"purpose": purpose, "operation": operation, "currency": currency,
        "entries": [entry, {"account": against, "side": other, "amount": amount.abs()}]});
    world.post(at, serde_json::from_value(journal.clone()).unwrap_or_else(|error| panic!("{error}: {journal}")));
}

/// The payment that is disputed, its order, and the marketplace's policy.
pub(crate) fn dispute(world: &mut World<'_>, ask: &Ask, state: &Value) {
    let facts = &ask.facts;
    let payment = text(state, "payment").or_else(|| text(&ask.request, "payment"));
    let (Some(payment), Some(id)) = (payment, text(facts, "order")) else { return };
    order(world, &id, "placed");
    let (mut parts, mut place) = (Vec::new(), 0);
    for bearer in facts["vendors"].as_array().into_iter().flatten() {
        let part = crate::facts::numbered("vor", place);
        place += 1;
        let amount = bearer["amount"].as_i64().unwrap_or(0).max(0);
        parts.push(json!({"id": part, "vendor": bearer["vendor"], "lines": [], "totals": {"gross": 0, "shipping": 0,
            "funded": 0, "fees": 0, "fee_vat": 0, "payable": amount}}));
        let line = new_line(&json!("lin_01h455vb4pex5vsknk084sn001"), &json!("goods"), 1);
        let changes = [
            ("/id", json!(part)),
            ("/order", json!(id)),
            ("/vendor", bearer["vendor"].clone()),
            ("/lines", json!([line])),
        ];
        let like = world.like("vendor_order", "completed", &changes);
        world.put("vendor_order", &part, like);
    }
    if !parts.is_empty() {
        world.state("order", &id).expect("an order")["vendor_orders"] = json!(parts);
    }
    let capture = json!({"id": "cap_01h455vb4pex5vsknk084sn001", "kind": "capture", "status": "succeeded",
        "amount": facts["captured"]});
    let gone = facts["captured"].as_i64().unwrap_or(0) - facts["refundable"].as_i64().unwrap_or(0);
    let refund =
        json!({"id": "rfd_01h455vb4pex5vsknk084sn009", "kind": "refund", "status": "succeeded", "amount": gone});
    let operations = if gone > 0 { json!([capture, refund]) } else { json!([capture]) };
    let changes = [
        ("/id", json!(payment)),
        ("/order", json!(id)),
        ("/currency", facts["currency"].clone()),
        ("/gateway", facts["gateway"].clone()),
        ("/amount", facts["captured"].clone()),
        ("/operations", operations),
        ("/disputed", json!([])),
    ];
    let mut captured = world.like("payment", "captured", &changes);
    if state["state"] == "open" || state["state"] == "under_review" {
        captured["disputed"] = json!([{"dispute": state["id"], "amount": state["amount"], "outcome": null}]);
    }
    if state["state"] == "won" || state["state"] == "lost" {
        let known = json!({"dispute": state["id"], "amount": state["amount"], "outcome": state["state"]});
        captured["disputed"] = json!([known]);
    }
    world.put("payment", &payment, captured);
    if facts["policy"].is_string() {
        set(world, "disputes", facts["policy"].clone());
    }
}

/// The policy, and what the vendor may be paid.
pub(crate) fn settlement(world: &mut World<'_>, ask: &Ask, state: &Value) {
    set(world, "settlement", ask.facts["policy"].clone());
    available(world, ask, state);
    let Some(vendor) = text(&ask.request, "vendor") else { return };
    let (mut parts, mut orders) = (BTreeMap::<String, Value>::new(), BTreeMap::<String, Vec<Value>>::new());
    let mut held = 0;
    for candidate in ask.facts["candidates"].as_array().into_iter().flatten() {
        let Some(id) = text(candidate, "vendor_order") else { continue };
        let (frozen, own) = candidate_line(candidate, &vendor);
        orders.entry(id.clone()).or_default().push(frozen);
        let part = parts.entry(id.clone()).or_insert_with(|| {
            let delivered = candidate["delivered_at"].clone();
            let parcel = json!({"id": "pcl_01h455vb4pex5vsknk084sn001", "lines": [], "tracking": null,
                "shipped_at": delivered, "delivered_at": delivered});
            let parcels = if delivered.is_null() { json!([]) } else { json!([parcel]) };
            let changes = [
                ("/id", json!(id)),
                ("/vendor", json!(vendor)),
                ("/currency", ask.request["currency"].clone()),
                ("/lines", json!([])),
                ("/parcels", parcels),
            ];
            world.like("vendor_order", "completed", &changes)
        });
        part["lines"].as_array_mut().expect("lines").push(own);
        if candidate["hold"] == "held" {
            let goods = json!([{"line": candidate["line"], "units": 1}]);
            let changes = [("/vendor_order", json!(id)), ("/lines", goods)];
            let open = world.like("return", "requested", &changes);
            world.put("return", &numbered("ret", held), open);
            held += 1;
        }
    }
    for (id, part) in parts {
        let of = text(&part, "order").expect("an order");
        order(world, &of, "placed");
        world.state("order", &of).expect("an order")["lines"] = json!(orders[&id]);
        world.put("vendor_order", &id, part);
    }
}

/// A line of which so much is the vendor's, or is owed by it for a fee that a refund kept.
fn candidate_line(candidate: &Value, vendor: &str) -> (Value, Value) {
    let amount = candidate["amount"].as_i64().unwrap_or(0);
    let total = amount.abs();
    let source = json!({"source": "payment", "payment": "pay_01h455vb4pex5vsknk084sn001", "amount": total});
    let uses = if amount < 0 {
        json!([{"use": "vendor", "vendor": vendor, "amount": 0, "returns": total},
            {"use": "fee", "slot": "commission", "payee": {"payee": "commission"}, "amount": total, "returns": 0}])
    } else {
        json!([{"use": "vendor", "vendor": vendor, "amount": total, "returns": total}])
    };
    let frozen = json!({"id": candidate["line"], "kind": "goods", "quantity": 1, "total": total, "sources": [source],
        "uses": uses});
    let mut own = new_line(&candidate["line"], &json!("goods"), 1);
    let delivered = u64::from(!candidate["delivered_at"].is_null());
    (own["units"]["shipped"], own["units"]["delivered"]) = (json!(delivered), json!(delivered));
    let captured = if candidate["money"] == "there" { total } else { 0 };
    let reversed = if amount < 0 { total } else { 0 };
    own["progress"] = json!({"captured": captured, "voided": 0, "reversed": reversed});
    (frozen, own)
}

fn available(world: &mut World<'_>, ask: &Ask, state: &Value) {
    let named = |name: &str| text(state, name).or_else(|| text(&ask.request, name));
    if let (Some(vendor), Some(currency)) = (named("vendor"), named("currency")) {
        let key = CounterKey::VendorAvailable {
            vendor: vendor.parse().expect("a vendor"),
            currency: currency.parse().expect("a currency"),
        };
        world.count(key, ask.facts["available"].as_i64().unwrap_or(0));
    }
}

/// What may be paid out, the least that is, and to which account.
pub(crate) fn payout(world: &mut World<'_>, ask: &Ask, state: &Value) {
    available(world, ask, state);
    let named = |name: &str| text(state, name).or_else(|| text(&ask.request, name));
    let (Some(id), Some(currency)) = (named("vendor"), named("currency")) else { return };
    if let Some(from) = ask.facts.get("paid_from").filter(|from| !from.is_null()) {
        set(world, "paid_from", from.clone());
    }
    set(world, "payout_minimum", json!({currency.as_str(): ask.facts["minimum"]}));
    vendor(world, &id);
    let account = ask.facts["account"].as_str().map(|account| json!({"id": account, "since": world.at.to_string()}));
    world.state("vendor", &id).expect("a vendor")["account"] = json!(account);
    world.state("vendor", &id).expect("a vendor")["payout_hold"] = ask.facts["hold"].clone();
    for (amount, purpose, reference, at) in changes(&ask.facts["statement"], &world.at.to_string()) {
        post(world, (&id, &currency), (amount, purpose), &reference, at.parse().expect("a moment"));
    }
}

/// What of a vendor order was settled and transferred, what its vendor may be paid, and through which gateway.
pub(crate) fn transfer(world: &mut World<'_>, ask: &Ask, state: &Value) {
    let facts = &ask.facts;
    let named = |name: &str| text(state, name).or_else(|| text(&ask.request, name));
    let (Some(part), Some(owner)) = (named("vendor_order"), text(facts, "vendor")) else { return };
    let currency = text(facts, "currency").expect("a currency");
    vendor(world, &owner);
    world.state("vendor", &owner).expect("a vendor")["payout_hold"] = facts["hold"].clone();
    set(world, "transfers_by", facts["gateway"].clone());
    let key = CounterKey::VendorAvailable {
        vendor: owner.parse().expect("a vendor"),
        currency: currency.parse().expect("a currency"),
    };
    world.count(key, facts["available"].as_i64().unwrap_or(0));
    let candidate = json!({"line": "lin_01h455vb4pex5vsknk084sn001", "amount": facts["settled"], "money": "there",
        "delivered_at": facts["at"]});
    let (frozen, mut own) = candidate_line(&candidate, &owner);
    own["share"] = json!("available");
    let changes =
        [("/id", json!(part)), ("/vendor", json!(owner)), ("/currency", json!(currency)), ("/lines", json!([own]))];
    let completed = world.like("vendor_order", "completed", &changes);
    let of = text(&completed, "order").expect("an order");
    order(world, &of, "placed");
    world.state("order", &of).expect("an order")["lines"] = json!([frozen]);
    world.put("vendor_order", &part, completed);
    let key = CounterKey::Transferred { vendor_order: part.parse().expect("a vendor order") };
    world.count(key, facts["transferred"].as_i64().unwrap_or(0));
}
