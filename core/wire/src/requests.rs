//! Requests by method: a table of namespaces, and whatever requests their deciders have.

use crate::call::read;
use crate::failure::Failure;
use crate::unknown::unknown;
use serde_json::{Map, Value, json};
use vendra::domain::decider::Named;
use vendra::domain::*;
use vendra::{Command, MarketplaceId};

/// A method that is a request.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Request {
    pub(crate) name: &'static str,
    pub(crate) kind: &'static Kind,
    /// Whether something is made, of which the engine chooses the id.
    pub(crate) makes: bool,
    shape: Shape,
}

/// How the fields of a method become a command.
#[derive(Debug, Clone, Copy)]
enum Shape {
    /// One request of a decider, by the id of what it is about.
    One,
    /// The whole of a checkout, about a cart.
    CheckOut,
    /// The whole of giving money back, about an order.
    GiveBack,
}

/// A kind of thing that requests are made to.
#[derive(Debug)]
pub(crate) struct Kind {
    /// The namespace of its methods.
    pub(crate) namespace: &'static str,
    /// What commands call it.
    pub(crate) on: &'static str,
    /// The requests of its decider.
    pub(crate) requests: &'static [&'static str],
    /// Those that make one, of which the engine chooses the id.
    makes: &'static [&'static str],
    /// Those that the engine asks by itself, as a part of another request: no method.
    pub(crate) inner: &'static [&'static str],
    /// What says which one it is about.
    pub(crate) about: &'static [&'static str],
}

macro_rules! kinds {
    ($( $namespace:literal $on:literal ($module:ident) about [$($about:literal),*] makes [$($makes:literal),*] inner [$($inner:literal),*]; )*) => {
        pub(crate) const KINDS: &[Kind] = &[$(Kind {
            namespace: $namespace,
            on: $on,
            requests: <$module::Request as Named>::NAMES,
            makes: &[$($makes),*],
            inner: &[$($inner),*],
            about: &[$($about),*],
        }),*];
    };
}

#[rustfmt::skip] // One a line.
kinds! {
    "carts" "cart" (cart) about ["id"] makes ["create"] inner ["begin_checkout", "close"];
    "claims" "claim" (claim) about ["id"] makes ["create"] inner [];
    "commission_plans" "commission_plan" (commission_plan) about ["id"] makes ["create"] inner [];
    "contacts" "contact" (contact) about ["id"] makes [] inner [];
    "customers" "customer" (customer) about ["id"] makes ["register"] inner [];
    "disputes" "dispute" (dispute) about ["id"] makes ["open"] inner ["cover"];
    "exchanges" "exchange" (exchange) about ["id"] makes ["create"] inner [];
    "gift_cards" "gift_card" (gift_card) about ["id"] makes ["issue"] inner ["redeem", "restore"];
    "invoices" "invoice" (invoice) about ["id"] makes ["issue"] inner [];
    "offers" "offer" (offer) about ["id"] makes ["create"] inner [];
    "orders" "order" (order) about ["id"] makes [] inner ["check_out", "confirm_payment", "revive", "record_capture", "reverse", "attach_line"];
    "payments" "payment" (payment) about ["id"] makes [] inner ["create", "start_refund", "hold_dispute", "end_dispute", "accept_late"];
    "payouts" "payout" (payout) about ["id"] makes ["create"] inner [];
    "promotions" "promotion" (promotion) about ["id"] makes [] inner [];
    "reconciliations" "reconciliation" (reconciliation) about ["id"] makes ["book", "miss"] inner [];
    "refunds" "refund" (refund) about ["id"] makes [] inner ["create", "cover"];
    "returns" "return" (returns) about ["id"] makes ["create"] inner [];
    "settings" "marketplace" (marketplace) about ["id"] makes [] inner [];
    "settlements" "settlement" (settlement) about ["id"] makes ["settle", "write_off"] inner [];
    "stock" "stock" (stock) about ["offer", "location"] makes [] inner [];
    "store_credit" "store_credit" (store_credit) about ["customer", "currency"] makes [] inner ["redeem", "restore"];
    "transfers" "transfer" (transfer) about ["id"] makes ["create"] inner [];
    "vendor_orders" "vendor_order" (vendor_order) about ["id"] makes [] inner ["create", "place", "record_capture", "reverse", "take_over", "mark_settled"];
    "vendors" "vendor" (vendor) about ["id"] makes ["apply"] inner [];
    "webhook_endpoints" "webhook_endpoint" (webhook_endpoint) about ["id"] makes ["add"] inner [];
}

/// Every method that is a request, with its name.
pub(crate) fn all() -> impl Iterator<Item = (String, Request)> {
    KINDS.iter().flat_map(|kind| {
        let methods = kind.requests.iter().filter(|name| !kind.inner.contains(name)).map(move |name| {
            (
                format!("{}.{name}", kind.namespace),
                Request { name, kind, makes: kind.makes.contains(name), shape: Shape::One },
            )
        });
        methods.chain(special(kind))
    })
}

/// Methods that are not named as their request is, or are made of more than one.
fn special(kind: &'static Kind) -> Option<(String, Request)> {
    let (method, name, shape) = match kind.on {
        // Written without an id it is a new one; `contacts.write` is about one that is there.
        "contact" => ("contacts.add", "write", Shape::One),
        "order" => ("checkout.check_out", "check_out", Shape::CheckOut),
        "refund" => ("refunds.give_back", "give_back", Shape::GiveBack),
        _ => return None,
    };
    Some((method.to_owned(), Request { name, kind, makes: true, shape }))
}

/// The command of a call: what it is about is taken out of the fields, the rest is the request.
pub(crate) fn command(
    request: &Request,
    mut fields: Map<String, Value>,
    tenant: Option<MarketplaceId>,
) -> Result<Command, Failure> {
    let command = match request.shape {
        Shape::CheckOut => json!({ "on": "check_out", "cart": taken(&mut fields, "cart")?, "with": fields }),
        Shape::GiveBack => json!({ "on": "give_back", "order": taken(&mut fields, "order")?, "with": fields }),
        Shape::One => {
            let mut command = Map::from_iter([("on".to_owned(), Value::from(request.kind.on))]);
            for about in request.kind.about {
                let given = match fields.remove(*about) {
                    Some(_) if request.makes => {
                        return Err(Failure::malformed(format!(
                            "input: unknown field `{about}`: the engine chooses it"
                        )));
                    }
                    None if request.makes => continue,
                    Some(given) => given,
                    None => {
                        let own = tenant.filter(|_| request.kind.on == "marketplace");
                        Value::String(own.ok_or_else(|| missing(about))?.to_string())
                    }
                };
                command.insert((*about).to_owned(), given);
            }
            if fields.insert("request".to_owned(), Value::from(request.name)).is_some() {
                return Err(Failure::malformed("input: unknown field `request`"));
            }
            command.insert("request".to_owned(), Value::Object(fields));
            Value::Object(command)
        }
    };
    let (sent, command) = (command.clone(), read::<Command>("input", command)?);
    match unknown(&sent, &serde_json::to_value(&command).unwrap_or_default()) {
        Some(name) => Err(Failure::malformed(format!("input: unknown field `{name}`"))),
        None => Ok(command),
    }
}

fn taken(fields: &mut Map<String, Value>, name: &str) -> Result<Value, Failure> {
    fields.remove(name).ok_or_else(|| missing(name))
}

fn missing(name: &str) -> Failure {
    Failure::malformed(format!("input: missing field `{name}`"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use vendra_tests::corpus::corpus;

    const CART: &str = "crt_01h455vb4pex5vsknk084sn001";
    const ORDER: &str = "ord_01h455vb4pex5vsknk084sn001";

    /// Of the ids that there are, the one that a kind takes.
    fn id_of(on: &str) -> String {
        let prefixes = "cart crt claim clm commission_plan pln contact ctc customer cus dispute dsp exchange exc gift_card gft \
            invoice inv marketplace mkt offer off order ord payment pay payout pyo promotion prm reconciliation rcn refund rfd \
            return ret settlement stl transfer trf vendor ven vendor_order vor webhook_endpoint whe";
        let words: Vec<&str> = prefixes.split_whitespace().collect();
        let found = words.chunks(2).find(|pair| pair[0] == on).unwrap_or_else(|| panic!("no prefix of {on}"));
        format!("{}_01h455vb4pex5vsknk084sn001", found[1])
    }

    fn object(value: Value) -> Map<String, Value> {
        let Value::Object(fields) = value else { panic!("no object: {value}") };
        fields
    }

    /// What a request is about, as a method's fields.
    fn about(kind: &Kind) -> Map<String, Value> {
        object(match kind.on {
            "stock" => {
                json!({ "offer": "off_01h455vb4pex5vsknk084sn001", "location": "loc_01h455vb4pex5vsknk084sn001" })
            }
            "store_credit" => json!({ "customer": "cus_01h455vb4pex5vsknk084sn001", "currency": "EUR" }),
            on => json!({ "id": id_of(on) }),
        })
    }

    #[test]
    fn every_request_of_the_corpus_is_a_method_that_comes_to_it() {
        let (methods, mut seen) = (all().collect::<Vec<_>>(), BTreeSet::new());
        for ask in corpus().0 {
            if ask.decider == "reservation" {
                continue; // The engine's own books of held stock: nobody asks it anything.
            }
            let kind = KINDS.iter().find(|kind| kind.on == ask.decider).unwrap_or_else(|| panic!("no {}", ask.decider));
            let mut fields = object(ask.request.clone());
            let name = fields.remove("request").unwrap();
            let name = name.as_str().unwrap();
            seen.insert((kind.on, kind.requests.iter().find(|known| **known == name).unwrap()));
            if kind.inner.contains(&name) {
                continue;
            }
            for (_, method) in methods.iter().filter(|(_, method)| method.kind.on == kind.on && method.name == name) {
                let mut whole = object(json!({ "on": kind.on, "request": ask.request }));
                let mut given = fields.clone();
                if !method.makes {
                    given.extend(about(kind));
                    whole.extend(about(kind));
                }
                let wanted: Command = serde_json::from_value(Value::Object(whole)).unwrap();
                let sent = command(method, given, None).unwrap_or_else(|failure| panic!("{}: {failure}", ask.scenario));
                assert_eq!(sent, wanted, "{}", ask.scenario);
            }
        }
        let known: BTreeSet<_> =
            KINDS.iter().flat_map(|kind| kind.requests.iter().map(|request| (kind.on, request))).collect();
        assert_eq!(seen, known, "a request that no scenario asks");
    }

    #[test]
    fn every_command_is_of_a_kind() {
        let error = serde_json::from_value::<Command>(json!({ "on": "anything" })).unwrap_err().to_string();
        let commands: BTreeSet<&str> = error.split('`').skip(3).step_by(2).collect();
        let whole = ["check_out", "give_back"];
        let kinds: BTreeSet<&str> = KINDS.iter().map(|kind| kind.on).chain(whole).collect();
        assert_eq!(commands, kinds, "{error}");
    }

    #[test]
    fn what_is_inner_is_a_request_and_what_is_not_is_a_method() {
        let methods: Vec<String> = all().map(|(name, _)| name).collect();
        for kind in KINDS {
            let unknown = kind.inner.iter().chain(kind.makes).find(|name| !kind.requests.contains(name));
            assert_eq!(unknown, None, "of {}", kind.on);
            let forgotten = kind.requests.iter().filter(|name| !kind.inner.contains(name));
            let mut forgotten = forgotten.map(|name| format!("{}.{name}", kind.namespace));
            assert_eq!(forgotten.find(|name| !methods.contains(name)), None);
        }
    }

    #[test]
    fn checking_out_and_giving_back_come_to_the_whole() {
        let method = |wanted: &str| all().find(|(name, _)| name == wanted).unwrap().1;
        let pay = json!([{ "by": "store_credit", "limit": 5 }]);
        let check_out =
            command(&method("checkout.check_out"), object(json!({ "cart": CART, "pay": pay })), None).unwrap();
        assert!(
            matches!(check_out, Command::CheckOut { cart, with } if cart.to_string() == CART && with.pay.len() == 1)
        );
        let fields = json!({
            "order": ORDER,
            "vendor_order": "vor_01h455vb4pex5vsknk084sn001",
            "undo": { "what": "line_amount", "line": "lin_01h455vb4pex5vsknk084sn001", "amount": 5 },
            "reason": "broken",
        });
        let Command::GiveBack { order, with } = command(&method("refunds.give_back"), object(fields), None).unwrap()
        else {
            panic!("something else")
        };
        assert_eq!((order.to_string().as_str(), with.reason.as_str()), (ORDER, "broken"));
    }
}
