//! A seed and a clock that stands still: the same calls give the same bytes.

use serde_json::{Value, json};
use vendra_wire::Vendra;

/// A marketplace founded by calls alone, and a split checkout in it. All that was answered, in turn.
fn run(seed: u64) -> Vec<String> {
    let config = json!({ "store": "memory:", "gateways": { "acme": "simulated" }, "clock": "manual", "seed": seed });
    let vendra = Vendra::open(&config.to_string()).unwrap();
    let mut answers = Vec::new();
    let mut call = |actor: &Value, method: &str, input: Value| -> Value {
        let call = json!({ "marketplace": "mkt_01h455vb4pex5vsknk084sn001", "actor": actor, "method": method, "input": input });
        let answer =
            pollster::block_on(vendra.call(call.to_string())).unwrap_or_else(|failure| panic!("{method}: {failure}"));
        answers.push(answer.clone());
        serde_json::from_str(&answer).unwrap()
    };
    let owner = json!({ "actor": "staff", "user": "usr_01h455vb4pex5vsknk084sn001", "role": "owner" });
    let (plan, rule) = ("pln_01h455vb4pex5vsknk084sn001", "rul_01h455vb4pex5vsknk084sn001");
    let fifteen = json!({ "rate": "flat", "of": "0.15" });
    let rules = json!({ "id": plan, "rules": [{
        "rule": rule, "slot": "commission", "payee": { "payee": "commission" }, "rate": fifteen, "on_refund": { "on_refund": "return" },
    }] });
    call(&owner, "commission_plans.create", json!({ "title": "Fifteen per cent", "rules": rules }));
    call(&owner, "commission_plans.publish", json!({ "id": plan }));
    let settings = json!({
        "currencies": ["EUR"], "default_plan": plan, "hold_ms": 900_000, "accept_within_ms": 86_400_000,
        "return_within_ms": 1_209_600_000, "capture": "on_placement",
        "payout_schedule": { "every": { "every": "week", "on": "monday" }, "time_zone": "Europe/Berlin", "hour": 6 },
        "methods": [{ "method": "card", "kind": { "kind": "authorize_and_capture" } }],
    });
    call(&owner, "settings.create", json!({ "settings": settings }));
    let mut offers = Vec::new();
    for (number, price) in [("001", 2_490), ("002", 7_900)] {
        let contact = call(&owner, "contacts.add", json!({ "details": { "name": "A stall" } }))["id"].clone();
        let vendor = call(&owner, "vendors.apply", json!({ "contact": contact }))["id"].clone();
        call(&owner, "vendors.request_review", json!({ "id": vendor }));
        call(&owner, "vendors.activate", json!({ "id": vendor }));
        let user = "usr_01h455vb4pex5vsknk084sn002";
        let seller = json!({ "actor": "member", "user": user, "vendor": vendor, "role": "owner" });
        let location = format!("loc_01h455vb4pex5vsknk084sn{number}");
        let place = json!({ "id": location, "contact": contact, "jurisdiction": "DE", "priority": 1 });
        call(&seller, "vendors.set_location", json!({ "id": vendor, "location": place }));
        let terms = json!({ "category": "goods", "tax_class": "standard", "weight": 400, "prices_are": "tax_inclusive",
            "prices": { "EUR": price }, "quantity_max": 10 });
        let product = format!("prd_01h455vb4pex5vsknk084sn{number}");
        let created = call(&seller, "offers.create", json!({ "vendor": vendor, "product": product, "terms": terms }));
        call(&seller, "offers.publish", json!({ "id": created["id"] }));
        call(&seller, "stock.receive", json!({ "offer": created["id"], "location": location, "units": 10 }));
        offers.push(created["id"].clone());
    }
    let token = call(&owner, "carts.guest_token", json!({}));
    let hashed = json!({ "owner": "guest", "token": token["hash"] });
    let cart = call(&owner, "carts.create", json!({ "owner": hashed, "currency": "EUR" }))["id"].clone();
    let guest = call(&owner, "carts.guest", json!({ "id": cart, "token": token["token"] }));
    for offer in &offers {
        call(&guest, "carts.add_line", json!({ "id": cart, "offer": offer, "quantity": 2 }));
    }
    let pay = json!([{ "by": "method", "method": "card", "gateway": "acme", "token": "tok_visa" }]);
    let order = call(&guest, "checkout.check_out", json!({ "cart": cart, "pay": pay }))["id"].clone();
    let seen = call(&guest, "orders.get", json!({ "id": order }));
    assert_eq!((seen["state"].as_str(), seen["gross"].as_i64()), (Some("placed"), Some(20_780)), "{seen}");
    assert_eq!(seen["vendor_orders"].as_array().unwrap().len(), 2);
    let commission = call(&owner, "ledger.balance", json!({ "account": "commission", "currency": "EUR" }));
    assert_eq!(commission, 3_117); // 15 % of 49.80 and of 158.00
    pollster::block_on(vendra.close());
    answers
}

#[test]
fn a_run_is_repeated_to_the_byte() {
    let first = run(7);
    assert_eq!(first, run(7));
    assert_ne!(first, run(8));
}
