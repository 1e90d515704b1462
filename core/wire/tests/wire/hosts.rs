//! Ports in the host's language: asked, and survived.

use futures_util::future::BoxFuture;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use vendra::memory::Trial;
use vendra_sqlite::SqliteStore;
use vendra_wire::{Failure, Host, HostError, Vendra};

type Ask = Arc<dyn Fn(Value) -> BoxFuture<'static, Result<String, HostError>> + Send + Sync>;

/// A host whose ports are closures, and that remembers what it was asked.
#[derive(Clone, Default)]
pub(crate) struct Ports {
    asks: BTreeMap<String, Ask>,
    asked: Arc<Mutex<Vec<(String, Value)>>>,
}

impl fmt::Debug for Ports {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Ports")
    }
}

impl Host for Ports {
    fn ask(&self, port: &str, method: &str, input: String) -> BoxFuture<'static, Result<String, HostError>> {
        let (name, input) = (format!("{port}.{method}"), serde_json::from_str::<Value>(&input).unwrap());
        self.asked.lock().unwrap().push((name.clone(), input.clone()));
        let unknown = || -> BoxFuture<'static, Result<String, HostError>> {
            Box::pin(async { Err(HostError::Failed { message: "no such port".into() }) })
        };
        self.asks.get(&name).map_or_else(unknown, |ask| ask(input))
    }
}

impl Ports {
    /// A port that does something.
    pub(crate) fn doing(
        mut self,
        name: &str,
        ask: impl Fn(Value) -> BoxFuture<'static, Result<String, HostError>> + Send + Sync + 'static,
    ) -> Self {
        self.asks.insert(name.to_owned(), Arc::new(ask));
        self
    }

    /// A port that answers the same each time.
    pub(crate) fn answering(self, name: &str, answer: Value) -> Self {
        self.doing(name, move |_| {
            let answer = answer.to_string();
            Box::pin(async { Ok(answer) })
        })
    }

    fn failing(self, name: &str, error: HostError) -> Self {
        self.doing(name, move |_| {
            let error = error.clone();
            Box::pin(async { Err(error) })
        })
    }

    pub(crate) fn asked(&self, name: &str) -> Vec<Value> {
        let asked = self.asked.lock().unwrap();
        asked.iter().filter(|(known, _)| known == name).map(|(_, input)| input.clone()).collect()
    }
}

pub(crate) struct Shop {
    pub(crate) trial: Trial,
    pub(crate) vendra: Vendra,
    _folder: TempDir,
}

/// The small marketplace, in a file that is opened with a host as well.
pub(crate) fn shop(host: &Ports, more: Value) -> Shop {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("shop.db");
    let trial = pollster::block_on(Trial::on(Arc::new(SqliteStore::open(&file).unwrap()))).unwrap();
    let mut config = json!({
        "store": format!("sqlite:{}", file.display()),
        "gateways": { "acme": { "host": { "webhooks": { "standard": ["whsec_bmV3"] } } } },
        "resilience": { "gateway/acme": { "timeout_ms": 300, "retries_max": 0 } },
        "clock": "manual",
        "close_ms": 2_000,
    });
    config.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let vendra = Vendra::open_with(&config.to_string(), Arc::new(host.clone())).unwrap();
    Shop { trial, vendra, _folder: folder }
}

impl Shop {
    pub(crate) fn call(&self, actor: Value, method: &str, input: Value) -> Result<Value, Failure> {
        let call = json!({ "marketplace": self.trial.tenant, "actor": actor, "method": method, "input": input });
        pollster::block_on(self.vendra.call(call.to_string())).map(|answer| serde_json::from_str(&answer).unwrap())
    }

    fn buyer(&self) -> Value {
        json!({ "actor": "buyer", "buyer": "customer", "customer": self.trial.customer })
    }

    fn check_out(&self) -> Result<Value, Failure> {
        let cart = pollster::block_on(self.trial.cart(1, 1)).unwrap();
        let pay = serde_json::to_value(self.trial.by_card("tok_visa").pay).unwrap();
        self.call(self.buyer(), "checkout.check_out", json!({ "cart": cart, "pay": pay }))
    }

    fn state_of(&self, order: &Value) -> String {
        let seen = self.call(self.buyer(), "orders.get", json!({ "id": order })).unwrap();
        seen["state"].as_str().unwrap().to_owned()
    }

    /// The order that a checkout left, whatever was answered.
    fn newest(&self) -> Value {
        let orders = self.call(
            self.buyer(),
            "orders.list",
            json!({ "by": { "by": "buyer", "value": {
            "buyer": "customer", "customer": self.trial.customer,
        } } }),
        );
        orders.unwrap()["items"][0]["id"].clone()
    }
}

fn done() -> Value {
    json!({ "answer": "succeeded", "fee": 35 })
}

#[test]
fn a_gateway_of_the_hosts_takes_a_split_checkout() {
    let host = Ports::default().answering("gateway/acme.authorize", done()).answering("gateway/acme.capture", done());
    let shop = shop(&host, json!({}));
    let made = shop.check_out().unwrap();
    assert_eq!(shop.state_of(&made["id"]), "placed");
    let authorized = host.asked("gateway/acme.authorize");
    assert_eq!(authorized.len(), 1);
    assert_eq!(
        (&authorized[0]["order"], &authorized[0]["amount"], &authorized[0]["token"]),
        (&made["id"], &json!(10_390), &json!("tok_visa"))
    );
    assert_eq!(host.asked("gateway/acme.capture").len(), 1);
}

#[test]
fn a_gateway_that_throws_panics_hangs_or_babbles_leaves_an_order_that_waits() {
    let thrown = HostError::Failed { message: "socket hang up".into() };
    let hangs = |_: Value| -> BoxFuture<'static, Result<String, HostError>> { Box::pin(std::future::pending()) };
    let late_panic =
        |_: Value| -> BoxFuture<'static, Result<String, HostError>> { Box::pin(async { panic!("inside") }) };
    let panics = |_: Value| -> BoxFuture<'static, Result<String, HostError>> { panic!("at once") };
    let name = "gateway/acme.authorize";
    for (what, host) in [
        ("throws", Ports::default().failing(name, thrown)),
        ("is down", Ports::default().failing(name, HostError::Down { message: "maintenance".into() })),
        ("hangs", Ports::default().doing(name, hangs)),
        ("panics", Ports::default().doing(name, panics)),
        ("panics late", Ports::default().doing(name, late_panic)),
        ("babbles", Ports::default().answering(name, json!({ "answer": "perhaps" }))),
        ("says nothing", Ports::default().answering(name, json!(null))),
        ("takes a fraction", Ports::default().answering(name, json!({ "answer": "succeeded", "fee": 0.5 }))),
    ] {
        let (shop, begun) = (shop(&host, json!({})), Instant::now());
        let checked_out = shop.check_out();
        assert!(begun.elapsed() < Duration::from_secs(20), "{what}");
        if let Err(failure) = &checked_out {
            assert!(
                failure.code == "gateway.unavailable" || failure.code == "idempotency.in_flight",
                "{what}: {failure}"
            );
        }
        let order = shop.newest();
        assert_eq!(shop.state_of(&order), "awaiting_payment", "{what}");
        // Once the gateway can be asked, it is looked up under the same id, and it had arrived.
        let attempt = host.asked(name)[0]["attempt"].clone();
        let paid = host.clone().answering("gateway/acme.look_up", done()).answering("gateway/acme.capture", done());
        let vendra = again(&shop, &paid);
        let payment = shop.call(
            json!({ "actor": "system" }),
            "payments.list",
            json!({ "by": { "by": "order", "value": order } }),
        );
        let payment = payment.unwrap()["items"][0]["id"].clone();
        let call = json!({ "marketplace": shop.trial.tenant, "actor": { "actor": "system" }, "method": "operations.carry_on",
            "input": { "subject": payment } });
        pollster::block_on(vendra.call(call.to_string())).unwrap_or_else(|failure| panic!("{what}: {failure}"));
        assert_eq!(shop.state_of(&order), "placed", "{what}");
        assert_eq!(paid.asked("gateway/acme.look_up")[0]["operation"], attempt, "{what}");
    }
}

/// The same file, by another host.
fn again(shop: &Shop, host: &Ports) -> Vendra {
    let config = json!({
        "store": format!("sqlite:{}", shop._folder.path().join("shop.db").display()),
        "gateways": { "acme": "host" },
        "clock": "manual",
    });
    Vendra::open_with(&config.to_string(), Arc::new(host.clone())).unwrap()
}

#[test]
fn what_a_host_answers_after_closing_is_nobodys() {
    let (tell, told) = std::sync::mpsc::channel::<futures_channel::oneshot::Sender<()>>();
    let tell = Mutex::new(tell);
    let waits = move |_: Value| -> BoxFuture<'static, Result<String, HostError>> {
        let (go, gone) = futures_channel::oneshot::channel();
        tell.lock().unwrap().send(go).unwrap();
        Box::pin(async move {
            let _told = gone.await;
            Ok(done().to_string())
        })
    };
    let host = Ports::default().doing("gateway/acme.authorize", waits);
    let shop = shop(&host, json!({ "close_ms": 50, "resilience": {} }));
    let cart = pollster::block_on(shop.trial.cart(1, 0)).unwrap();
    let pay = serde_json::to_value(shop.trial.by_card("tok_visa").pay).unwrap();
    let call = json!({ "marketplace": shop.trial.tenant, "actor": shop.buyer(), "method": "checkout.check_out",
        "input": { "cart": cart, "pay": pay } });
    let answer = shop.vendra.call(call.to_string());
    let go = told.recv_timeout(Duration::from_secs(10)).unwrap();
    let begun = Instant::now();
    pollster::block_on(shop.vendra.close());
    assert!(begun.elapsed() < Duration::from_secs(5));
    assert_eq!(pollster::block_on(answer).unwrap_err().code, "internal.lost");
    let _nobody = go.send(());
    let orders = pollster::block_on(shop.trial.buyer().orders().list(
        vendra::reading::By::Buyer(vendra::authority::Buyer::Customer { customer: shop.trial.customer }),
        Default::default(),
    ));
    assert_eq!(orders.unwrap().items[0].state.state, "awaiting_payment");
}

#[test]
fn a_webhook_is_verified_read_by_the_host_and_taken_once() {
    let host = Ports::default()
        .answering("gateway/acme.authorize", json!({ "answer": "needs_action", "url": "https://acme.test/3ds" }));
    let shop = shop(&host.clone().doing("gateway/acme.read_webhook", |asked| {
        let said: Value = serde_json::from_str(asked["body"].as_str().unwrap()).unwrap();
        let Some(payment) = said.get("payment").cloned() else {
            return Box::pin(async { Err(HostError::Refused { message: "it says nothing".into() }) });
        };
        let what = json!({ "news": "attempt", "payment": payment, "attempt": said["attempt"], "outcome": said["outcome"] });
        Box::pin(async move { Ok(json!([{ "id": said["id"], "what": what }]).to_string()) })
    }), json!({}));
    let made = shop.check_out().unwrap();
    assert_eq!(shop.state_of(&made["id"]), "awaiting_payment");
    let asked = host.asked("gateway/acme.authorize")[0].clone();
    let body = json!({ "id": "evt_1", "payment": asked["payment"], "attempt": asked["attempt"],
        "outcome": { "outcome": "authorized" } })
    .to_string();
    let receive = |body: &str, secret: &str| {
        let now = shop.call(json!({ "actor": "system" }), "clock.now", json!({})).unwrap();
        let at = now.as_str().unwrap().parse::<vendra::Timestamp>().unwrap().unix_ms() / 1_000;
        let sign = json!({ "secret": secret, "id": "msg_1", "timestamp": at, "body": body });
        let signature: String =
            serde_json::from_str(&vendra_wire::pure("sign_standard_webhooks", &sign.to_string()).unwrap()).unwrap();
        let headers =
            json!({ "webhook-id": "msg_1", "Webhook-Timestamp": at.to_string(), "webhook-signature": signature });
        let input = json!({ "gateway": "acme", "headers": headers, "body": body });
        shop.call(json!({ "actor": "system" }), "webhooks.receive", input)
    };
    assert_eq!(receive(&body, "whsec_b2xk").unwrap_err().code, "signature.mismatch");
    assert_eq!(receive("{}", "whsec_bmV3").unwrap_err().code, "webhook.unreadable");
    let told = receive(&body, "whsec_bmV3").unwrap_or_else(|failure| panic!("{failure} of {body}"));
    assert_eq!(told, json!([{ "event": "evt_1", "heard": "new" }]));
    assert_eq!(receive(&body, "whsec_bmV3").unwrap(), json!([{ "event": "evt_1", "heard": "known" }]));
}

#[test]
fn taxes_and_rates_of_the_hosts_are_asked_and_missed() {
    let host = Ports::default();
    let broken = shop(&host, json!({ "taxes": "host", "rates": "host", "gateways": { "acme": "simulated" } }));
    let refused = broken.check_out().unwrap_err();
    assert_eq!((refused.code, refused.kind), ("port.unavailable", vendra::ErrorKind::Unavailable), "{refused}");
    assert!(!host.asked("taxes.rates").is_empty() || !host.asked("rates.rate").is_empty());
    assert_eq!(host.asked("notifier.notify").len(), 0);
}
