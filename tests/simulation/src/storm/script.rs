//! What becomes of one checkout: who asks for what next, drawn from what stands.

use super::acts::{Look, after};
use super::dice::Dice;
use super::found::CODE;
use crate::world::{request, tenant};
use serde_json::{Value, json};
use vendra::authority::{Actor, Buyer};
use vendra::domain::encoding::Receipt;
use vendra::{CartId, Command, CustomerId, Envelope, Error, OrderId};

/// What an actor does next.
#[derive(Debug)]
pub(crate) enum Next {
    /// A request under a key.
    Ask(Box<Envelope>),
    /// Nothing for so many milliseconds.
    Wait(i64),
    /// Nothing more.
    Over,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    Cart,
    Fill(usize),
    Coupon,
    Pay,
    After,
    Over,
}

/// One checkout, from its cart to whatever becomes of its order.
#[derive(Debug)]
pub(crate) struct Script {
    number: u32,
    customer: CustomerId,
    dice: Dice,
    phase: Phase,
    asked: u32,
    cart: Option<CartId>,
    order: Option<OrderId>,
    acts: usize,
    paid: usize,
}

/// A request of typed parts.
pub(crate) fn envelope(actor: Actor, key: String, command: Command) -> Envelope {
    Envelope { tenant: tenant(), actor, key: Some(key), correlation: None, command, also: Vec::new() }
}

impl Script {
    pub(crate) fn new(seed: u64, number: u32, customers: &[CustomerId]) -> Self {
        let mut dice = Dice::of(seed, u64::from(number) + 1_000);
        let customer = dice.one(customers).copied().expect("a marketplace has customers");
        let lines = 1 + dice.below(4);
        let acts = dice.below(24);
        Self {
            number,
            customer,
            dice,
            phase: if lines == 0 { Phase::Over } else { Phase::Cart },
            asked: 0,
            cart: None,
            order: None,
            acts,
            paid: 0,
        }
    }

    pub(crate) const fn order(&self) -> Option<OrderId> {
        self.order
    }

    fn buyer(&self) -> Actor {
        Actor::Buyer { tenant: tenant(), buyer: Buyer::Customer { customer: self.customer } }
    }

    fn key(&mut self) -> String {
        self.asked += 1;
        format!("{}/{}", self.number, self.asked)
    }

    fn ask(&mut self, command: Value) -> Next {
        let (actor, key) = (self.buyer(), self.key());
        Next::Ask(Box::new(request(actor, key, command)))
    }

    /// What is asked next.
    pub(crate) fn next(&mut self, look: &Look<'_>) -> Next {
        match (self.phase, self.cart) {
            (Phase::Cart, _) => {
                let owner = json!({"owner": "customer", "customer": self.customer});
                let create = json!({"request": "create", "owner": owner, "currency": look.town.currency});
                self.ask(json!({"on": "cart", "request": create}))
            }
            (Phase::Fill(_), Some(cart)) => {
                let offer = self.dice.one(&look.town.stands).map(|stand| stand.offer);
                let add =
                    json!({"request": "add_line", "offer": offer, "quantity": 1 + self.dice.below(3), "note": null});
                self.ask(json!({"on": "cart", "id": cart, "request": add}))
            }
            (Phase::Coupon, Some(cart)) => {
                self.ask(json!({"on": "cart", "id": cart, "request": {"request": "apply_coupon", "code": "SPRING"}}))
            }
            (Phase::Pay, Some(cart)) => {
                let pay = self.pay(look);
                self.ask(json!({"on": "check_out", "cart": cart, "with": {"pay": pay, "jurisdiction": "DE"}}))
            }
            (Phase::After, Some(_)) => self.later(look),
            _ => Next::Over,
        }
    }

    /// How it is paid: by what is left of a gift card or credit first, and then by a method.
    fn pay(&mut self, look: &Look<'_>) -> Vec<Value> {
        let mut pay = Vec::new();
        if self.dice.hits(20) {
            pay.push(json!({"by": "gift_card", "gift_card": "gft_01h455vb4pex5vsknk084sn001", "code": CODE}));
        }
        if self.dice.hits(15) {
            pay.push(json!({"by": "store_credit"}));
        }
        let method = self.dice.one(&look.town.methods).copied().unwrap_or("card");
        // Some pay a part by one card or method, and the rest by another.
        if self.dice.hits(20) {
            let (first, most) =
                (self.dice.one(&look.town.methods).copied().unwrap_or("card"), self.dice.between(1, 4_000));
            let mut part = self.way(first);
            part["limit"] = json!(most);
            pay.push(part);
        }
        let way = self.way(method);
        pay.push(way);
        pay
    }

    /// A method, and what it comes to.
    fn way(&mut self, method: &str) -> Value {
        let good = self.paid > 0 || self.dice.hits(70);
        match method {
            "card" | "wallet" | "boleto" => {
                let begins = match method {
                    "boleto" => "action",
                    _ if good => "tok",
                    _ => self.dice.one(&["decline", "action", "action"]).copied().unwrap_or("tok"),
                };
                let token = if method == "card" { begins.to_owned() } else { format!("{begins}-sale") };
                json!({"by": "method", "method": method, "gateway": "acme", "token": token})
            }
            _ => json!({"by": "method", "method": method, "gateway": "acme"}),
        }
    }

    fn later(&mut self, look: &Look<'_>) -> Next {
        let Some(order) = self.order.filter(|_| self.acts > 0) else {
            return Next::Over;
        };
        self.acts -= 1;
        if self.dice.hits(6) {
            return Next::Wait(self.dice.between(1_000, 8 * 3_600_000));
        }
        let buyer = self.buyer();
        match after(look, order, buyer, &mut self.dice) {
            Some((actor, command)) => {
                let key = self.key();
                Next::Ask(Box::new(envelope(actor, key, command)))
            }
            None => Next::Wait(self.dice.between(1_000, 3_600_000)),
        }
    }

    /// What came of what was asked.
    pub(crate) fn answered(&mut self, answer: &Result<Receipt, Error>) {
        self.phase = match (self.phase, answer) {
            (Phase::Cart, Ok(receipt)) => {
                self.cart = receipt.subject.to_string().parse().ok();
                Phase::Fill(self.dice.below(4))
            }
            (Phase::Fill(0), _) if self.dice.hits(30) => Phase::Coupon,
            (Phase::Fill(0) | Phase::Coupon, _) => Phase::Pay,
            (Phase::Fill(left), _) => Phase::Fill(left - 1),
            (Phase::Pay, Ok(receipt)) => {
                self.order = receipt.subject.to_string().parse().ok();
                self.paid += 1;
                Phase::After
            }
            // Short of stock, or a coupon that is used up: some try once more.
            (Phase::Pay, Err(_)) if self.paid < 1 && self.dice.hits(50) => {
                self.paid += 1;
                Phase::Pay
            }
            (Phase::After, _) => Phase::After,
            _ => Phase::Over,
        };
    }
}
