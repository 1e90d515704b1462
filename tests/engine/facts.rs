//! What the facts of a scenario say, put where the engine looks it up; and who asks.

use crate::world::{World, text};
use crate::{around, money};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use vendra::CounterKey;
use vendra::authority::{Actor, Relation, Role, permits};
use vendra_tests::corpus::Ask;
use vendra_tests::registry::Erased;

pub(crate) const TENANT: &str = "mkt_01h455vb4pex5vsknk084sn001";
const USER: &str = "usr_01h455vb4pex5vsknk084sn001";

/// A request as the engine takes it: the store, who asks, what, and about which record.
pub(crate) type Asked<'a> = (World<'a>, Actor, Value, String);

/// The record that a scenario is about, and the command that asks.
fn command(ask: &Ask, state: &Value) -> Option<(Value, String)> {
    let (facts, request) = (&ask.facts, &ask.request);
    let found = |paths: &[&str]| {
        let whole = json!({"facts": facts, "request": request, "state": state});
        paths.iter().find_map(|path| whole.pointer(path).and_then(Value::as_str).map(str::to_owned))
    };
    let id = match ask.decider {
        "reservation" => return None,
        "stock" => {
            let (offer, location) = (text(facts, "offer")?, text(facts, "location")?);
            let command = json!({"on": "stock", "offer": offer, "location": location, "request": request});
            return Some((command, format!("{offer}:{location}")));
        }
        "store_credit" => {
            let (customer, currency) = (text(facts, "customer")?, text(facts, "currency")?);
            let command = json!({"on": "store_credit", "customer": customer, "currency": currency, "request": request});
            return Some((command, format!("{customer}:{currency}")));
        }
        "vendor_order" => found(&["/state/id", "/request/part/id"]).or(Some("vor_01h455vb4pex5vsknk084sn001".into())),
        "promotion" => found(&["/state/rule/promotion", "/request/rule/promotion"])
            .or(Some("prm_01h455vb4pex5vsknk084sn001".into())),
        "commission_plan" => {
            found(&["/state/draft/id", "/request/rules/id"]).or(Some("pln_01h455vb4pex5vsknk084sn001".into()))
        }
        _ => found(&["/facts/id"]),
    }?;
    Some((json!({"on": ask.decider, "id": id, "request": request}), id))
}

/// Whoever may ask: the staff where they may, as the user whom the facts name, else who else may.
fn actor(ask: &Ask, state: &Value) -> Actor {
    let action = format!("{}.{}", ask.decider, ask.request["request"].as_str().unwrap_or_default());
    let may = |role| permits(&action, role, Relation::Own).unwrap_or(false);
    let user = text(&ask.facts, "user").unwrap_or_else(|| USER.to_owned());
    let tenant = tenant(ask);
    let maker = ask.facts.pointer("/by/vendor").cloned();
    let vendor = maker.clone().or_else(|| state.get("vendor").cloned()).or_else(|| ask.request.get("vendor").cloned());
    let vendor = vendor.or_else(|| (ask.decider == "vendor").then(|| ask.facts["id"].clone()));
    let customer = state.pointer("/owner/customer").or_else(|| ask.facts.get("customer")).cloned();
    let customer = customer.or_else(|| (ask.decider == "customer").then(|| ask.facts["id"].clone()));
    let actor = if maker.is_some() {
        json!({"actor": "member", "tenant": tenant, "user": user, "vendor": vendor, "role": "owner"})
    } else if may(Role::PlatformOwner) && !(ask.facts["user"].is_null() && may(Role::System) && ask.decider == "payout")
    {
        json!({"actor": "staff", "tenant": tenant, "user": user, "role": "owner"})
    } else if may(Role::System) {
        json!({"actor": "system", "tenant": tenant})
    } else if may(Role::VendorOwner) && vendor.is_some() {
        json!({"actor": "member", "tenant": tenant, "user": user, "vendor": vendor, "role": "owner"})
    } else {
        let customer = customer.unwrap_or_else(|| json!("cus_01h455vb4pex5vsknk084sn001"));
        json!({"actor": "buyer", "tenant": tenant, "buyer": "customer", "customer": customer})
    };
    serde_json::from_value(actor.clone()).unwrap_or_else(|error| panic!("{error}: {actor}"))
}

fn tenant(ask: &Ask) -> Value {
    if ask.decider == "marketplace" { ask.facts["id"].clone() } else { json!(TENANT) }
}

/// A scenario as it is asked of the engine; what stands in the way where it cannot be.
pub(crate) fn asked<'a>(
    deciders: &'a BTreeMap<&'static str, Erased>,
    templates: &'a BTreeMap<(&'static str, String), Value>,
    ask: &Ask,
) -> Result<Asked<'a>, String> {
    let state = (deciders[ask.decider].fold)(&ask.past)?;
    let (command, subject) = command(ask, &state).ok_or("no request of its own")?;
    let at = ask.facts["at"].as_str().unwrap_or_default().parse().map_err(|_| "facts without a time")?;
    let tenant = serde_json::from_value(tenant(ask)).map_err(|error| error.to_string())?;
    let mut world = World::new(deciders, templates, tenant, at);
    if ask.decider != "marketplace" {
        let open = world.like("marketplace", "open", &[("/id", json!(TENANT))]);
        world.put("marketplace", TENANT, open);
    }
    world.given(ask.decider, &subject, &ask.past);
    say(&mut world, ask, &state, &subject);
    Ok((world, actor(ask, &state), command, subject))
}

/// One of the settings.
pub(crate) fn set(world: &mut World<'_>, name: &str, value: Value) {
    if let Some(marketplace) = world.state("marketplace", TENANT) {
        marketplace["settings"][name] = value;
    }
}

/// What the facts say.
fn say(world: &mut World<'_>, ask: &Ask, state: &Value, subject: &str) {
    let (facts, request) = (&ask.facts, &ask.request);
    contact(world, ask);
    match ask.decider {
        "marketplace" => {
            plan(world, facts["default_plan"] == "in_force", request.pointer("/settings/default_plan"));
            for place in 0..facts["orders_open"].as_u64().unwrap_or(0) {
                around::order(world, &numbered("ord", place), "placed");
            }
        }
        "vendor" => vendor(world, ask, subject),
        "customer" => {
            for place in 0..facts["orders_open"].as_u64().unwrap_or(0) {
                let id = numbered("ord", place);
                around::order(world, &id, "placed");
                let buyer = json!({"buyer": "customer", "customer": subject});
                world.state("order", &id).expect("an order")["buyer"] = buyer;
            }
        }
        "offer" => {
            let vendor = state.get("vendor").or_else(|| request.get("vendor")).and_then(Value::as_str);
            if let Some(vendor) = vendor.filter(|_| facts["vendor"] == "may_sell") {
                around::vendor(world, vendor);
            }
        }
        "stock" => {
            let id = |name: &str| facts[name].as_str().unwrap_or_default();
            let key = CounterKey::OnHand {
                offer: id("offer").parse().expect("an offer"),
                location: id("location").parse().expect("a place"),
            };
            world.count(key, facts["on_hand"].as_i64().unwrap_or_default());
        }
        "cart" => cart(world, ask, state),
        "commission_plan" => {
            let default = if facts["standing"] == "the_default" { subject } else { "pln_01h455vb4pex5vsknk084sn0zz" };
            set(world, "default_plan", json!(default));
            for place in 0..facts["vendors"].as_u64().unwrap_or(0) {
                let id = numbered("ven", place);
                around::vendor(world, &id);
                world.state("vendor", &id).expect("a vendor")["plan"] = json!(subject);
            }
        }
        "order" => around::order_parts(world, ask, state),
        "vendor_order" => around::vendor_order(world, ask, state),
        "payment" => {
            if let Some(order) = state.get("order").or_else(|| request.get("order")).and_then(Value::as_str) {
                let waits = ["absent", "pending"].contains(&state["state"].as_str().unwrap_or_default());
                around::whole_order(world, order, if waits { "awaiting_payment" } else { "placed" });
            }
        }
        "refund" => around::refund(world, ask, state),
        "return" | "exchange" | "claim" => around::goods(world, ask, state),
        "dispute" => money::dispute(world, ask, state),
        "settlement" => money::settlement(world, ask, state),
        "payout" => money::payout(world, ask, state),
        "transfer" => money::transfer(world, ask, state),
        _ => {}
    }
}

/// An id of a kind that no scenario has.
pub(crate) fn numbered(prefix: &str, place: u64) -> String {
    format!("{prefix}_01h455vb4pex5vsknk084z{:04}", place)
}

/// The contact that a request names, where it is the actor's.
fn contact(world: &mut World<'_>, ask: &Ask) {
    let paths = ["/contact", "/location/contact", "/delivery/contact"];
    let named = paths.iter().find_map(|path| ask.request.pointer(path).and_then(Value::as_str));
    if let Some(named) = named.filter(|_| ask.facts["contact"] == "theirs") {
        let written = world.like("contact", "written", &[("/id", json!(named))]);
        world.put("contact", named, written);
    }
}

fn plan(world: &mut World<'_>, in_force: bool, plan: Option<&Value>) {
    if let Some(plan) = plan.and_then(Value::as_str).filter(|_| in_force) {
        let changes = [("/draft/id", json!(plan)), ("/published/id", json!(plan))];
        let published = world.like("commission_plan", "published", &changes);
        world.put("commission_plan", plan, published);
    }
}

fn vendor(world: &mut World<'_>, ask: &Ask, subject: &str) {
    let kinds: Vec<Value> =
        ask.facts["requirements"].as_array().into_iter().flatten().map(|asked| asked["kind"].clone()).collect();
    set(world, "vendor_requirements", json!(kinds));
    plan(world, ask.facts["plan"] == "in_force", ask.request.get("plan"));
    for place in 0..ask.facts["orders_unsettled"].as_u64().unwrap_or(0) {
        let id = numbered("vor", place);
        let open = world.like("vendor_order", "open", &[("/id", json!(id)), ("/vendor", json!(subject))]);
        world.put("vendor_order", &id, open);
    }
    for place in 0..ask.facts["payouts_running"].as_u64().unwrap_or(0) {
        let id = numbered("pyo", place);
        let running = world.like("payout", "requested", &[("/id", json!(id)), ("/vendor", json!(subject))]);
        world.put("payout", &id, running);
    }
    money::balances(world, subject, &ask.facts["balances"]);
}

fn cart(world: &mut World<'_>, ask: &Ask, state: &Value) {
    let (facts, currency) = (&ask.facts, state["currency"].as_str().unwrap_or("EUR"));
    for fact in facts["offers"].as_array().into_iter().flatten() {
        let (Some(offer), Some(vendor)) = (text(fact, "offer"), text(fact, "vendor")) else { continue };
        let changes = [
            ("/id", json!(offer)),
            ("/vendor", json!(vendor)),
            ("/terms/prices", json!({currency: fact["price"]})),
            ("/terms/quantity_max", fact["quantity_max"].clone()),
        ];
        let active = world.like("offer", "active", &changes);
        world.put("offer", &offer, active);
        around::vendor(world, &vendor);
    }
    match facts["trade"].as_str() {
        Some("shut") => {
            let paused = world.like("marketplace", "paused", &[("/id", json!(TENANT))]);
            world.put("marketplace", TENANT, paused);
        }
        Some("buyer_blocked") => {
            if let Some(customer) = state.pointer("/owner/customer").and_then(Value::as_str) {
                let blocked = world.like("customer", "blocked", &[("/id", json!(customer))]);
                world.put("customer", customer, blocked);
            }
        }
        _ => {}
    }
    if let Some(source) = text(&ask.request, "source").filter(|_| facts["source"].is_object()) {
        world.put("cart", &source, facts["source"].clone());
    }
}
