//! Calls that are given up, and several handles at a time on one file.

use crate::given::{BUYER, OWNER, given};
use serde_json::{Value, json};
use std::thread;

#[test]
fn a_call_that_is_dropped_does_no_harm() {
    let given = given();
    let call = json!({
        "marketplace": given.trial.tenant,
        "actor": given.actor("owner"),
        "key": "once",
        "method": "contacts.add",
        "input": { "details": { "city": "Lisboa" } },
    });
    for _ in 0..50 {
        drop(given.vendra.call(call.to_string()));
    }
    // Whether one of them came to its end or none, there is one contact in the end.
    let made = loop {
        match given.send(&call) {
            Ok(made) => break made,
            Err(failure) if failure.code == "idempotency.in_flight" => {
                pollster::block_on(given.vendra.call(r#"{"method": "clock.turn", "input": {"ms": 30001}}"#.into()))
                    .unwrap();
            }
            Err(failure) => panic!("{failure}"),
        }
    };
    assert_eq!(given.send(&call).unwrap(), made);
    let trail = json!({ "of": { "of": "actor", "id": "staff/owner/usr_01h455vb4pex5vsknk084sn001" }, "limit": 1_000 });
    let trail = given.call("owner", "operations.audit_trail", trail).unwrap();
    let written = trail["items"].as_array().unwrap().iter().filter(|entry| entry["correlation"] == "once").count();
    assert!(written <= 1, "{trail}");
}

#[test]
fn of_two_handles_that_buy_the_last_unit_one_does() {
    let one = given();
    let other = one.opened_again();
    let set = json!({ "offer": one.trial.books.offer, "location": one.trial.books.location, "units": 1, "reason": "one left" });
    one.call(OWNER, "stock.count", set).unwrap();
    let pay = serde_json::to_value(one.trial.by_card("tok_visa").pay).unwrap();
    let carts: Vec<_> = (0..2).map(|_| pollster::block_on(one.trial.cart(1, 0)).unwrap()).collect();
    let buyer = one.actor(BUYER);
    let handles = [one.vendra.clone(), other];
    let buying: Vec<thread::JoinHandle<Result<Value, String>>> = carts
        .iter()
        .zip(handles)
        .map(|(cart, vendra)| {
            let input = json!({ "cart": cart, "pay": pay });
            let call = json!({ "marketplace": one.trial.tenant, "actor": buyer, "method": "checkout.check_out", "input": input });
            thread::spawn(move || match pollster::block_on(vendra.call(call.to_string())) {
                Ok(made) => Ok(serde_json::from_str(&made).unwrap()),
                Err(failure) => Err(failure.code.to_owned()),
            })
        })
        .collect();
    let came: Vec<_> = buying.into_iter().map(|buying| buying.join().unwrap()).collect();
    assert_eq!(came.iter().filter(|made| made.is_ok()).count(), 1, "{came:?}");
    assert!(came.contains(&Err("stock.short".to_owned())), "{came:?}");
}
