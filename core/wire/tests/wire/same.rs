//! A Rust caller and a JSON caller of one marketplace are answered the same, by every reading.

use crate::given::{BUYER, Given, OWNER, SYSTEM, given};
use serde::Serialize;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::collections::BTreeSet;
use vendra::checkout::GiveBack;
use vendra::domain::vendor_order::{Goods, Undo};
use vendra::memory::Sold;
use vendra::port::{EntryQuery, HistoryOf};
use vendra::reading::{By, Paging};
use vendra::{Created, Error, RefundId, Timestamp};
use vendra_wire::{Does, methods};

/// What runs by itself, and what a gateway sends: they are in `events`, `hosts` and `sending`.
const ELSEWHERE: [&str; 5] =
    ["webhook_endpoints.secret", "webhooks.receive", "worker.start", "worker.stop", "worker.tick"];

/// Which readings were compared.
struct Compared<'g> {
    given: &'g Given,
    names: RefCell<BTreeSet<String>>,
}

impl Compared<'_> {
    fn as_who(&self, who: &str, method: &str, input: Value, typed: Result<impl Serialize, Error>) {
        let sent = self.given.call(who, method, input.clone());
        match (sent, typed) {
            (Ok(sent), Ok(typed)) => assert_eq!(sent, serde_json::to_value(typed).unwrap(), "{method} {input}"),
            (Err(failure), Err(error)) => {
                let told = (failure.code, failure.kind, failure.retry);
                assert_eq!(told, (error.code(), error.kind(), error.retry()), "{method} {input}");
            }
            (sent, typed) => panic!("{method} {input}: {sent:?}, in Rust {:?}", typed.map(drop)),
        }
        self.names.borrow_mut().insert(method.to_owned());
    }

    fn same(&self, method: &str, input: Value, typed: Result<impl Serialize, Error>) {
        self.as_who(OWNER, method, input, typed);
    }
}

/// `get` of the first of a list, and the list.
macro_rules! listed {
    ($compared:ident, $($namespace:ident by $by:expr, $none:literal;)*) => {$(
        let (owner, name) = ($compared.given.trial.owner(), stringify!($namespace));
        let by = serde_json::to_value($by).unwrap();
        let typed = owner.$namespace().list($by, Paging { after: None, limit: 3 }).await;
        let first = typed.as_ref().ok().and_then(|found| found.items.first()).map_or($none.to_owned(), |seen| seen.id.clone());
        $compared.same(&format!("{name}.list"), json!({ "by": by, "limit": 3 }), typed);
        let typed = owner.$namespace().get(first.parse().unwrap()).await;
        $compared.same(&format!("{name}.get"), json!({ "id": first }), typed);
    )*};
}

async fn sold_and_given_back(given: &Given) -> (Sold, Created<RefundId>) {
    let sold = given.trial.delivered(3).await.unwrap();
    let undo = Undo::Units { lines: sold.units(1), goods: Goods::Arrived };
    let with = GiveBack { vendor_order: sold.vendor_order, undo, reason: "broken".into(), to: Default::default() };
    let refund = given.trial.owner().give_back(sold.order, with).await.unwrap();
    (sold, refund)
}

async fn lists(all: &Compared<'_>, sold: &Sold) {
    let trial = &all.given.trial;
    let (customer, vendor) = (trial.customer, trial.books.vendor);
    let buyer = vendra::authority::Buyer::Customer { customer };
    listed! { all,
        carts by By::Buyer(buyer), "crt_01h455vb4pex5vsknk084sn001";
        claims by By::Vendor(vendor), "clm_01h455vb4pex5vsknk084sn001";
        commission_plans by By::All, "pln_01h455vb4pex5vsknk084sn001";
        customers by By::All, "cus_01h455vb4pex5vsknk084sn001";
        disputes by By::Payment(sold.payment), "dsp_01h455vb4pex5vsknk084sn001";
        exchanges by By::VendorOrder(sold.vendor_order), "exc_01h455vb4pex5vsknk084sn001";
        gift_cards by By::All, "gft_01h455vb4pex5vsknk084sn001";
        invoices by By::All, "inv_01h455vb4pex5vsknk084sn001";
        offers by By::Vendor(vendor), "off_01h455vb4pex5vsknk084sn001";
        orders by By::All, "ord_01h455vb4pex5vsknk084sn001";
        payments by By::Order(sold.order), "pay_01h455vb4pex5vsknk084sn001";
        payouts by By::All, "pyo_01h455vb4pex5vsknk084sn001";
        promotions by By::All, "prm_01h455vb4pex5vsknk084sn001";
        reconciliations by By::State("open".into()), "rcn_01h455vb4pex5vsknk084sn001";
        refunds by By::Order(sold.order), "rfd_01h455vb4pex5vsknk084sn001";
        returns by By::Vendor(vendor), "ret_01h455vb4pex5vsknk084sn001";
        settlements by By::Vendor(vendor), "stl_01h455vb4pex5vsknk084sn001";
        transfers by By::Vendor(vendor), "trf_01h455vb4pex5vsknk084sn001";
        vendor_orders by By::Order(sold.order), "vor_01h455vb4pex5vsknk084sn001";
        vendors by By::All, "ven_01h455vb4pex5vsknk084sn001";
        webhook_endpoints by By::All, "whe_01h455vb4pex5vsknk084sn001";
    }
    let everything = trial.owner().orders().list(By::All, Paging::default()).await;
    all.same("orders.list", json!({}), everything);
    let of_the_buyer = trial.buyer().orders().get(sold.order).await;
    all.as_who(BUYER, "orders.get", json!({ "id": sold.order }), of_the_buyer);
    all.same("orders.get", json!({ "id": "ord_01h455vb4pex5vsknk084sn009" }), {
        trial.owner().orders().get("ord_01h455vb4pex5vsknk084sn009".parse().unwrap()).await
    });
    let product = "prd_01h455vb4pex5vsknk084sn001";
    let typed = trial.owner().orders().list(By::Product(product.parse().unwrap()), Paging::default()).await;
    all.same("orders.list", json!({ "by": { "by": "product", "value": product } }), typed);
}

async fn single(all: &Compared<'_>, sold: &Sold) {
    let trial = &all.given.trial;
    let (owner, vendor, now) = (trial.owner(), trial.books.vendor, trial.engine.clock().now());
    let (contact, customer) = (trial.books.contact, trial.customer);
    all.same("settings.get", json!({}), owner.marketplace().get().await);
    all.same("contacts.get", json!({ "id": contact }), owner.contacts().get(contact).await);
    all.same("customers.export", json!({ "id": customer }), owner.customers().export(customer).await);
    let place = json!({ "id": sold.vendor_order });
    all.same("vendor_orders.deliver_to", place, owner.vendor_orders().deliver_to(sold.vendor_order).await);
    all.same("stock.levels", json!({ "offer": trial.books.offer }), owner.stock().levels(trial.books.offer).await);
    let (nobody, none) = ("prm_01h455vb4pex5vsknk084sn001", "pyo_01h455vb4pex5vsknk084sn001");
    all.same("promotions.uses", json!({ "id": nobody }), owner.promotions().uses(nobody.parse().unwrap()).await);
    all.same("payouts.statement", json!({ "id": none }), owner.payouts().statement(none.parse().unwrap()).await);
    let csv = owner.payouts().statement(none.parse().unwrap()).await.and_then(|file| Ok(file.to_csv()?));
    all.same("payouts.statement_csv", json!({ "id": none }), csv);
    let year = json!({ "id": vendor, "year": 2026 });
    all.same("vendors.sold_in", year.clone(), owner.vendors().sold_in(vendor, 2026).await);
    all.same("vendors.sold_in_csv", year, owner.vendors().sold_in(vendor, 2026).await.map(|file| file.to_csv()));
    let (eur, account) = ("EUR".parse().unwrap(), "commission".parse().unwrap());
    let balance = owner.ledger().balance(account, eur, Some(now)).await;
    all.same("ledger.balance", json!({ "account": "commission", "currency": "EUR", "as_of": now }), balance);
    let query = EntryQuery { account: None, currency: Some(eur), from: None, until: None, after: 1, limit: 5 };
    let entries = owner.ledger().entries(query).await;
    all.same("ledger.entries", json!({ "currency": "EUR", "after": 1, "limit": 5 }), entries);
    all.same("ledger.trial_balance", json!({ "as_of": now }), owner.ledger().trial_balance(now).await);
    let of = HistoryOf::Order(sold.order.to_string());
    let trail = owner.audit_trail(of.clone(), Paging { after: Some("1".into()), limit: 2 }).await;
    all.same("operations.audit_trail", json!({ "of": of, "after": "1", "limit": 2 }), trail);
    all.same("operations.doctor", json!({}), owner.doctor().await);
    let letters = owner.dead_letters();
    let (name, at) = ("mailer", vendra::port::EventPlace { partition: 3, position: 1 });
    all.same("dead_letters.list", json!({ "subscriber": name }), letters.list(name, Paging::default()).await);
    let place = json!({ "subscriber": name, "place": at });
    all.same("dead_letters.replay", place.clone(), letters.replay(name, at).await);
    all.same("dead_letters.purge", place, letters.purge(name, at).await);
}

async fn doing(all: &Compared<'_>, sold: &Sold) {
    let trial = &all.given.trial;
    let (owner, system, early) = (trial.owner(), trial.worker(), Timestamp::from_unix_ms(0).unwrap());
    all.same("operations.prune", json!({ "before": early, "limit": 5 }), owner.prune(early, 5).await);
    let report = json!({ "gateway": "acme", "from": "2026-01-05T00:00:00.000Z", "until": "2026-01-05T00:00:01.000Z", "lines": [] });
    let read = serde_json::from_value(report.clone()).unwrap();
    all.same("reconciliations.reconcile", json!({ "report": report }), owner.reconciliations().reconcile(&read).await);
    let command = json!({ "on": "order", "id": sold.order, "request": { "request": "complete" } });
    let typed = system.run(serde_json::from_value(command.clone()).unwrap()).await;
    all.as_who(SYSTEM, "operations.run", json!({ "command": command }), typed);
    let carried = trial.engine.carry_on(trial.tenant, sold.payment).await;
    all.as_who(SYSTEM, "operations.carry_on", json!({ "subject": sold.payment }), carried);
    let refused = all.given.call(OWNER, "operations.carry_on", json!({ "subject": sold.payment })).unwrap_err();
    assert_eq!(refused.code, "authority.forbidden");
    guests(all).await;
    for (method, input) in [("clock.now", json!({})), ("clock.turn", json!({ "ms": 0 }))] {
        all.same(method, input, Ok(trial.engine.clock().now()));
    }
    let at = trial.engine.clock().now().plus_ms(1_000).unwrap();
    all.same("clock.set", json!({ "at": at }), Ok(at));
}

async fn guests(all: &Compared<'_>) {
    let (trial, given) = (&all.given.trial, all.given);
    let fresh = given.call(OWNER, "carts.guest_token", json!({})).unwrap();
    let owner = serde_json::from_value(json!({ "owner": "guest", "token": fresh["hash"] })).unwrap();
    let cart = trial.owner().carts().create(owner, "EUR".parse().unwrap()).await.unwrap().id;
    let guest = vendra::authority::Buyer::Guest { cart };
    let actor = vendra::authority::Actor::Buyer { tenant: trial.tenant, buyer: guest };
    all.same("carts.guest", json!({ "id": cart, "token": fresh["token"] }), Ok(actor));
    let other = trial.engine.guest_token().unwrap();
    let refused = trial.engine.guest(trial.tenant, cart, &other).await.map(drop);
    all.same("carts.guest", json!({ "id": cart, "token": other.reveal() }), refused);
    all.as_who(BUYER, "carts.claim", json!({ "id": cart, "token": fresh["token"] }), Ok(()));
    let token = fresh["token"].as_str().unwrap().parse().unwrap();
    all.as_who(
        BUYER,
        "carts.claim",
        json!({ "id": cart, "token": fresh["token"] }),
        trial.buyer().carts().claim(cart, &token).await,
    );
    let card = given.call(OWNER, "gift_cards.code", json!({})).unwrap();
    let code: vendra::domain::gift_card::Code = card["code"].as_str().unwrap().parse().unwrap();
    assert_eq!(card["hash"], serde_json::to_value(code.hash()).unwrap());
    all.names.borrow_mut().extend(["carts.guest_token".to_owned(), "gift_cards.code".to_owned()]);
}

#[test]
fn every_reading_answers_as_it_does_in_rust() {
    let given = given();
    let all = Compared { given: &given, names: RefCell::default() };
    pollster::block_on(async {
        let (sold, _) = sold_and_given_back(&given).await;
        lists(&all, &sold).await;
        single(&all, &sold).await;
        doing(&all, &sold).await;
    });
    let readings = methods().into_iter().filter(|method| matches!(method.does, Does::Reading { .. }));
    let known: BTreeSet<String> = readings.map(|method| method.name).collect();
    let mut compared = all.names.into_inner();
    compared.extend(ELSEWHERE.map(str::to_owned));
    assert_eq!(compared, known);
}

/// The same key, asked by both: only the same request of the same actor is answered as the first was.
#[test]
fn a_request_is_the_same_request_whoever_sends_it() {
    let given = given();
    let (trial, sold) = (&given.trial, pollster::block_on(given.trial.delivered(2)).unwrap());
    let keyed = |who: &str, key: &str, method: &str, input: Value| {
        let call = json!({ "marketplace": trial.tenant, "actor": given.actor(who), "key": key, "method": method, "input": input });
        given.send(&call)
    };
    let whole = |made: Result<Created<RefundId>, Error>| {
        let made = made.unwrap();
        json!({ "id": made.id, "receipt": made.receipt })
    };
    let buyer = trial.buyer();
    let cart = pollster::block_on(trial.cart(1, 1)).unwrap();
    let with = trial.by_card("tok_visa");
    let typed = pollster::block_on(buyer.key("out").check_out(cart, with.clone())).unwrap();
    let input = json!({ "cart": cart, "pay": with.pay });
    let sent = keyed(BUYER, "out", "checkout.check_out", input).unwrap();
    assert_eq!(sent, json!({ "id": typed.id, "receipt": typed.receipt }));

    let undo = Undo::Units { lines: sold.units(1), goods: Goods::Arrived };
    let input = json!({ "order": sold.order, "vendor_order": sold.vendor_order, "undo": undo, "reason": "broken" });
    let back = GiveBack { vendor_order: sold.vendor_order, undo, reason: "broken".into(), to: Default::default() };
    let sent = keyed(OWNER, "back", "refunds.give_back", input).unwrap();
    assert_eq!(sent, whole(pollster::block_on(trial.owner().key("back").give_back(sold.order, back))));

    let offer = trial.books.offer;
    let on_hand = || pollster::block_on(trial.owner().stock().levels(offer)).unwrap()[0].on_hand;
    let before = on_hand();
    let (input, stock) =
        (json!({ "offer": offer, "location": trial.books.location, "units": 3 }), trial.owner().key("in"));
    let typed = pollster::block_on(stock.stock().receive(offer, trial.books.location, 3)).unwrap();
    assert_eq!(keyed(OWNER, "in", "stock.receive", input).unwrap(), serde_json::to_value(&typed).unwrap());
    let another = json!({ "offer": offer, "location": trial.books.location, "units": 4 });
    assert_eq!(keyed(OWNER, "in", "stock.receive", another).unwrap_err().code, "idempotency.key_reused");
    assert_eq!(on_hand(), before + 3, "received once");
}
