//! Whatever is sent is answered, and says what is wrong with it.

use crate::given::{BUYER, Given, OWNER, SYSTEM, given};
use serde_json::{Value, json};
use vendra_wire::{CALL_BYTES_MAX, Vendra};

fn failed(given: &Given, text: &str) -> (String, String) {
    let failure = pollster::block_on(given.vendra.call(text.to_owned())).unwrap_err();
    (failure.code.to_owned(), failure.message)
}

#[test]
fn a_call_that_is_none_says_what_is_wrong() {
    let given = given();
    let with = |extra: &str| {
        format!(
            r#"{{"marketplace": "mkt_01h455vb4pex5vsknk084sn001", "actor": {{"actor": "system"}}, "method": "orders.list"{extra}}}"#
        )
    };
    for (text, said) in [
        ("", "EOF"),
        ("[]", "call: not an object"),
        ("{}", "call: missing field `method`"),
        (r#"{"method": "orders.list"}"#, "missing field `marketplace`"),
        (r#"{"method": "orders.list", "marketplace": "mkt_01h455vb4pex5vsknk084sn001"}"#, "missing field `actor`"),
        (&with(r#", "methods": 1"#), "unknown field `methods`"),
        (&with(r#", "method": 1"#), "a name is there twice"),
        (&with(r#", "input": []"#), "input: not an object"),
        (&with(r#", "input": {"limit": 1.5}"#), "floating point `1.5`"),
        (&with(r#", "input": {"limit": 9007199254740992}"#), "2^53-1"),
        (&with(r#", "input": {"limit": -1}"#), "input: invalid value: integer `-1`"),
        (&with(r#", "input": {"limits": 1}"#), "input: unknown field `limits`"),
        (&with(r#", "input": {"by": {"by": "vendor", "value": "ord_01h455vb4pex5vsknk084sn001"}}"#), "input: "),
        (&with(r#", "input": {"by": {"by": "all", "more": 1}}"#), r#"expected "by" or "value""#),
    ] {
        let (code, message) = failed(&given, text);
        assert_eq!(code, "request.malformed", "{text}: {message}");
        assert!(message.contains(said), "{text}: {message}");
    }
    assert_eq!(failed(&given, &" ".repeat(CALL_BYTES_MAX + 1)).0, "limit.count");
    assert_eq!(failed(&given, &" ".repeat(CALL_BYTES_MAX)).0, "request.malformed");
    assert_eq!(failed(&given, &"[".repeat(100_000)).0, "limit.count");
}

#[test]
fn requests_and_actors_have_no_fields_that_nobody_knows() {
    let given = given();
    let refused = |who: &str, method: &str, input: Value| {
        let failure = given.call(who, method, input).unwrap_err();
        assert_eq!(failure.code, "request.malformed", "{failure}");
        failure.message
    };
    let order = "ord_01h455vb4pex5vsknk084sn001";
    assert!(refused(BUYER, "orders.cancel", json!({ "reason": "x" })).contains("missing field `id`"));
    assert!(refused(BUYER, "orders.cancel", json!({ "id": order })).contains("missing field `reason`"));
    let more = json!({ "id": order, "reason": "x", "why": "y" });
    assert!(refused(BUYER, "orders.cancel", more).contains("unknown field `why`"));
    assert!(refused(BUYER, "orders.cancel", json!({ "id": order, "request": "x" })).contains("`request`"));
    assert!(refused(OWNER, "contacts.add", json!({ "id": order, "details": {} })).contains("unknown field `id`"));
    for (actor, said) in [
        (json!({ "actor": "system", "role": "owner" }), "unknown field `role`"),
        (json!({ "actor": "buyer", "buyer": "customer" }), "customer"),
        (json!({ "actor": "anybody" }), "unknown variant"),
        (json!("system"), "which is an object"),
    ] {
        let call = json!({ "marketplace": given.trial.tenant, "actor": actor, "method": "orders.list" });
        let failure = given.send(&call).unwrap_err();
        assert!(failure.code == "request.malformed" && failure.message.contains(said), "{failure}");
    }
    let anothers = json!({ "actor": "system", "tenant": "mkt_01h455vb4pex5vsknk084sn009" });
    let call = json!({ "marketplace": given.trial.tenant, "actor": anothers, "method": "orders.list" });
    assert_eq!(given.send(&call).unwrap_err().code, "authority.not_found");
    assert_eq!(given.call(SYSTEM, "orders.guess", json!({})).unwrap_err().code, "call.unknown_method");
}

#[test]
fn a_refusal_keeps_its_fields() {
    let given = given();
    let cart = pollster::block_on(given.trial.cart(1, 0)).unwrap();
    let fields = json!({ "id": cart, "line": "lin_01h455vb4pex5vsknk084sn001", "quantity": 1 });
    let refused = given.call(BUYER, "carts.set_quantity", fields).unwrap_err();
    let json: Value = serde_json::from_str(&refused.to_json()).unwrap();
    assert_eq!((json["code"].as_str(), json["kind"].as_str()), (Some("cart.unknown_line"), Some("missing")), "{json}");
    assert_eq!(json["retry"], json!({ "retry": "never" }));
    assert_eq!(json["data"]["line"], "lin_01h455vb4pex5vsknk084sn001", "{json}");
}

#[test]
fn what_an_engine_is_opened_with_is_read_strictly() {
    for (config, said) in [
        ("{}", "missing field `store`"),
        (r#"{"store": "postgres:x"}"#, "a store is"),
        (r#"{"store": "sqlite:"}"#, "a store is"),
        (r#"{"store": "memory:", "close": 1}"#, "unknown field `close`"),
        (r#"{"store": "memory:", "close_ms": 0.5}"#, "floating point"),
        (r#"{"store": "memory:", "gateways": {"acme": "stripe"}}"#, "unknown variant `stripe`"),
        (r#"{"store": "memory:", "gateways": {"acme": {"simulated": {"speed": 1}}}}"#, "unknown field `speed`"),
        (r#"{"store": "memory:", "webhooks": {"key": "xyz"}}"#, "a key is hex"),
        (r#"{"store": "memory:", "webhooks": {"reach": "public"}}"#, "missing field `key`"),
        (r#"{"store": "memory:", "resilience": {"gateway": {}}}"#, "there is no port gateway"),
        (r#"{"store": "memory:", "resilience": {"taxes": {"timeout": 1}}}"#, "unknown field `timeout`"),
    ] {
        let failure = Vendra::open(config).unwrap_err();
        assert_eq!(failure.code, "config.malformed", "{config}: {failure}");
        assert!(failure.message.contains(said), "{config}: {failure}");
    }
    let simulated = |span: &str| json!({ "gateways": { "acme": { "simulated": { span: -1 } } } });
    for negative in [
        json!({ "answers_kept_ms": -1 }),
        json!({ "claim_lease_ms": -1 }),
        json!({ "close_ms": -1 }),
        json!({ "sqlite": { "busy_timeout_ms": -1 } }),
        json!({ "gateways": { "acme": { "host": { "idempotency_ms": -1 } } } }),
        simulated("idempotency_ms"),
        simulated("later_ms"),
        simulated("webhook_ms"),
        simulated("payout_ms"),
        simulated("available_ms"),
        json!({ "webhooks": { "key": "00", "timeout_ms": -1 } }),
        json!({ "webhooks": { "key": "00", "refresh_ms": -1 } }),
        json!({ "webhooks": { "key": "00", "idle_ms": -1 } }),
        json!({ "resilience": { "taxes": { "timeout_ms": -1 } } }),
        json!({ "resilience": { "taxes": { "first_wait_ms": -1 } } }),
        json!({ "resilience": { "taxes": { "longest_wait_ms": -1 } } }),
        json!({ "resilience": { "gateway/acme": { "open_ms": -1 } } }),
    ] {
        let mut config = negative.clone();
        config["store"] = json!("memory:");
        let failure = Vendra::open(&config.to_string()).unwrap_err();
        assert_eq!(failure.code, "config.malformed", "{negative}: {failure}");
        let said = failure.message.contains("`-1`") || failure.message.contains("not negative");
        assert!(said, "{negative}: {failure}");
    }
    let folder = tempfile::tempdir().unwrap();
    let nowhere = json!({ "store": format!("sqlite:{}", folder.path().join("no/such/folder/shop.db").display()) });
    assert!(Vendra::open(&nowhere.to_string()).unwrap_err().code.starts_with("store."));
    let whole = json!({
        "store": format!("sqlite:{}", folder.path().join("shop.db").display()),
        "sqlite": { "readers": 2, "busy_timeout_ms": 100, "bytes_max": 1_000_000_000 },
        "gateways": { "acme": { "simulated": { "seed": 3, "idempotency_ms": 1_000, "later_ms": 1, "webhook_ms": 1, "payout_ms": 1,
            "available_ms": 1, "fee_basis_points": 30, "fee_fixed": 25, "dispute_fee": 1_500 } }, "other": "simulated" },
        "resilience": { "gateway/acme": { "timeout_ms": null, "retries_max": 0, "first_wait_ms": 1, "longest_wait_ms": 1,
            "retries_percent": 1, "failures_max": null, "open_ms": 1, "concurrent_max": null }, "taxes": {}, "rates": {}, "notifier": {} },
        "answers_kept_ms": 1_000,
        "claim_lease_ms": 1_000,
        "clock": { "manual_at": "2027-01-05T09:00:00.000Z" },
        "seed": 1,
        "close_ms": 1,
    });
    let vendra = Vendra::open(&whole.to_string()).unwrap();
    let now = pollster::block_on(vendra.call(r#"{"method": "clock.turn", "input": {"ms": 5}}"#.into())).unwrap();
    assert_eq!(now, r#""2027-01-05T09:00:00.005Z""#);
}

/// Every method, with inputs that it does not take and some that it might: an answer or a refusal, never a panic.
#[test]
fn no_method_panics_whatever_it_is_given() {
    let given = given();
    let long = "x".repeat(70_000);
    let ids =
        ["ord", "crt", "ven", "pay", "off", "cus", "ctc"].map(|prefix| format!("{prefix}_01h455vb4pex5vsknk084sn001"));
    let of = |method: &vendra_wire::Method| match &method.does {
        vendra_wire::Does::Request { about, .. } => about.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>(),
        vendra_wire::Does::Reading { input, .. } => input.iter().map(|(name, _)| (*name).to_owned()).collect(),
        vendra_wire::Does::Function => Vec::new(),
    };
    let mut inputs = 0;
    for method in vendra_wire::methods() {
        // It would wait for whoever is to end it.
        if method.name.starts_with("worker.") || method.name.starts_with("clock.") {
            continue;
        }
        let with = |value: Value| Value::Object(of(&method).into_iter().map(|name| (name, value.clone())).collect());
        let mut tried =
            vec![json!(null), json!({ "": 0 }), with(json!(null)), with(json!(-1)), with(json!(long)), with(json!({}))];
        tried.extend(ids.iter().map(|id| with(json!(id))));
        for input in tried {
            for who in [OWNER, SYSTEM] {
                if let Err(failure) = given.call(who, &method.name, input.clone()) {
                    assert!(!failure.code.starts_with("internal."), "{} {input}: {failure}", method.name);
                }
                inputs += 1;
            }
        }
        let _none =
            vendra_wire::pure(&method.name, "[0]").map_err(|failure| assert_ne!(failure.code, "internal.panic"));
    }
    assert!(inputs > 5_000, "only {inputs}");
    // Whoever is asked next is answered.
    assert!(given.call(OWNER, "settings.get", json!({})).is_ok());
}
