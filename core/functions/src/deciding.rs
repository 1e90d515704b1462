//! Every decider: what a request comes to in a state that is said by its events.

use super::{Called, input, output};
use serde::{Deserialize, Serialize};
use vendra_domain::{Decider, Effects, Refusal};

/// The deciders, each as what a macro makes of its name and its type.
macro_rules! deciders {
    ($row:ident) => {
        &[
            $row!("decide.cart", vendra_domain::cart::Cart),
            $row!("decide.claim", vendra_domain::claim::Claim),
            $row!("decide.commission_plan", vendra_domain::commission_plan::CommissionPlan),
            $row!("decide.contact", vendra_domain::contact::Contact),
            $row!("decide.customer", vendra_domain::customer::Customer),
            $row!("decide.dispute", vendra_domain::dispute::Dispute),
            $row!("decide.exchange", vendra_domain::exchange::Exchange),
            $row!("decide.gift_card", vendra_domain::gift_card::GiftCard),
            $row!("decide.invoice", vendra_domain::invoice::Invoice),
            $row!("decide.marketplace", vendra_domain::marketplace::Marketplace),
            $row!("decide.offer", vendra_domain::offer::Offer),
            $row!("decide.order", vendra_domain::order::Order),
            $row!("decide.payment", vendra_domain::payment::Payment),
            $row!("decide.payout", vendra_domain::payout::Payout),
            $row!("decide.promotion", vendra_domain::promotion::Promotion),
            $row!("decide.reconciliation", vendra_domain::reconciliation::Reconciliation),
            $row!("decide.refund", vendra_domain::refund::Refund),
            $row!("decide.reservation", vendra_domain::reservation::Reservation),
            $row!("decide.return", vendra_domain::returns::Return),
            $row!("decide.settlement", vendra_domain::settlement::Settlement),
            $row!("decide.stock", vendra_domain::stock::Stock),
            $row!("decide.store_credit", vendra_domain::store_credit::StoreCredit),
            $row!("decide.transfer", vendra_domain::transfer::Transfer),
            $row!("decide.vendor", vendra_domain::vendor::Vendor),
            $row!("decide.vendor_order", vendra_domain::vendor_order::VendorOrder),
            $row!("decide.webhook_endpoint", vendra_domain::webhook_endpoint::WebhookEndpoint),
        ]
    };
}

/// What is decided about.
#[derive(Deserialize)]
#[serde(
    deny_unknown_fields,
    bound(deserialize = "D::Event: Deserialize<'de>, D::Request: Deserialize<'de>, D::Facts: Deserialize<'de>")
)]
struct Input<D: Decider> {
    /// What happened before; nothing where it is left out.
    #[serde(default = "Vec::new")]
    given: Vec<D::Event>,
    /// What is asked.
    request: D::Request,
    /// What was looked up.
    facts: D::Facts,
}

/// What it comes to.
#[derive(Serialize)]
#[serde(bound(serialize = "D::Event: Serialize, D::State: Serialize"))]
struct Decided<D: Decider> {
    /// What happens.
    events: Vec<D::Event>,
    /// The state afterwards.
    state: D::State,
    /// What is posted and counted in the same commit.
    effects: Effects,
}

/// Decides a request; refuses what the decider refuses.
pub(super) fn decide<D: Decider>(text: &str) -> Called {
    let Input::<D> { given, request, facts } = input(text)?;
    output(decided::<D>(&given, &request, &facts))
}

fn decided<D: Decider>(given: &[D::Event], request: &D::Request, facts: &D::Facts) -> Result<Decided<D>, Refusal> {
    let state = D::fold(given);
    let events = D::decide(&state, request, facts)?;
    let (state, effects) = D::apply(state, &events)?;
    Ok(Decided { events, state, effects })
}
