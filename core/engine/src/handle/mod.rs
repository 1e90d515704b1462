//! What each request needs: whose thing it is about, the facts that it is decided from, and what happens beside it in the same
//! commit.

mod answers;
mod asking;
mod authority;
mod back;
mod capture;
mod cart;
mod catalogue;
mod checkout;
pub(crate) mod deadline;
mod disputes;
mod fulfil;
mod goods;
mod invoices;
mod letting_go;
mod payment;
pub(crate) mod personal;
mod placing;
mod pricing;
pub(crate) mod reconciliation;
mod replacement;
mod rerouting;
mod transfers;
mod unfinished;
mod vendor_gateway;
mod vendors_money;
mod webhooks;

pub(crate) use answers::{UNHEARD, readable};
pub(crate) use authority::{authorize, belongs, owns_contact, permit};
pub(crate) use payment::Asked;
pub(crate) use unfinished::unfinished;
pub(crate) use vendor_gateway::Open;

use crate::aggregate::Aggregate;
use crate::command::Command;
use crate::engine::Outcome;
use crate::error::Error;
use crate::port::RecordKey;
use crate::work::Work;
use vendra_domain::authority::Actor;
use vendra_domain::*;

/// An outcome about one aggregate.
fn about<D: Aggregate>(id: impl Into<AnyId> + std::fmt::Display) -> Outcome {
    let key = RecordKey::new(D::KIND, &id);
    Outcome { subject: id.into(), key, ask: Vec::new(), pay: None }
}

/// Runs a request in a work that nothing was decided in yet.
pub(crate) async fn handle(work: &mut Work<'_>, command: &Command) -> Result<Outcome, Error> {
    whole(command)?;
    match command {
        Command::Marketplace { request, .. } => catalogue::marketplace(work, request).await,
        Command::Vendor { id, request } => catalogue::vendor(work, *id, request).await,
        Command::Customer { id, request } => catalogue::customer(work, *id, request).await,
        Command::Contact { id, request } => catalogue::contact(work, *id, request).await,
        Command::Offer { id, request } => catalogue::offer(work, *id, request).await,
        Command::Promotion { id, request } => catalogue::promotion(work, *id, request).await,
        Command::CommissionPlan { id, request } => catalogue::commission_plan(work, *id, request).await,
        Command::GiftCard { id, request } => catalogue::gift_card(work, *id, request).await,
        Command::Stock { offer, location, request } => catalogue::stock(work, *offer, *location, request).await,
        Command::StoreCredit { customer, currency, request } => {
            catalogue::store_credit(work, *customer, *currency, request).await
        }
        Command::Cart { id, request } => cart::cart(work, *id, request).await,
        Command::CheckOut { cart, with } => checkout::check_out(work, *cart, with).await,
        Command::Order { id, request } => placing::order(work, *id, request).await,
        Command::VendorOrder { id, request } => fulfil::vendor_order(work, *id, request).await,
        Command::Payment { id, request } => payment::payment(work, *id, request).await,
        Command::GiveBack { order, with } => back::give_back(work, *order, with).await,
        Command::Refund { id, request } => back::refund(work, *id, request).await,
        Command::Return { id, request } => goods::goods_back(work, *id, request).await,
        Command::Exchange { id, request } => goods::exchange(work, *id, request).await,
        Command::Claim { id, request } => goods::claim(work, *id, request).await,
        Command::Dispute { id, request } => disputes::dispute(work, *id, request).await,
        Command::Settlement { id, request } => vendors_money::settlement(work, *id, request).await,
        Command::Payout { id, request } => vendors_money::payout(work, *id, request).await,
        Command::Invoice { id, request } => invoices::invoice(work, *id, request).await,
        Command::WebhookEndpoint { id, request } => webhooks::endpoint(work, *id, request).await,
        Command::Transfer { id, request } => transfers::transfer(work, *id, request).await,
        Command::Reconciliation { id, request } => reconciliation::reconciliation(work, *id, request).await,
    }
}

/// Refuses what is never asked by itself: it is a part of something larger, and alone it would leave money or stock behind.
fn whole(command: &Command) -> Result<(), Refusal> {
    use vendra_domain::{cart::Request as C, dispute::Request as D, gift_card::Request as G};
    use vendra_domain::{order::Request as O, payment::Request as P};
    use vendra_domain::{refund::Request as R, store_credit::Request as S, vendor_order::Request as V};
    let whole = match command {
        Command::Cart { request: C::BeginCheckout | C::Close, .. }
        | Command::Order { request: O::CheckOut { .. } | O::RecordCapture { .. } | O::AttachLine { .. }, .. }
        | Command::VendorOrder { request: V::Create { .. } | V::Place { .. } | V::RecordCapture { .. }, .. }
        | Command::Payment { request: P::Create { .. }, .. }
        | Command::GiftCard { request: G::Redeem { .. }, .. }
        | Command::StoreCredit { request: S::Redeem { .. }, .. } => "check_out",
        Command::Order { request: O::Reverse { .. }, .. }
        | Command::VendorOrder { request: V::Reverse { .. }, .. }
        | Command::Payment { request: P::StartRefund { .. }, .. }
        | Command::Dispute { request: D::Cover { .. }, .. }
        | Command::GiftCard { request: G::Restore { .. }, .. }
        | Command::StoreCredit { request: S::Restore { .. }, .. }
        | Command::Refund { request: R::Create { .. }, .. } => "give_back",
        Command::Payment { request: P::AcceptLate, .. } => "order.revive",
        Command::Payment { request: P::HoldDispute { .. } | P::EndDispute { .. }, .. }
        | Command::Refund { request: R::Cover { .. }, .. } => "dispute",
        Command::VendorOrder { request: V::TakeOver { .. }, .. } => "vendor_order.reject",
        Command::VendorOrder { request: V::MarkSettled { .. }, .. } => "settlement.settle",
        _ => return Ok(()),
    };
    let what = format!("{} is a part of {whole}: ask for that", command.action());
    Err(Refusal::RequestMalformed { what })
}

/// Who of the staff or of a vendor asks; a user without a name for buyers and workers.
fn user_of(actor: &Actor) -> Option<UserId> {
    match actor {
        Actor::Staff { user, .. } | Actor::Member { user, .. } => Some(*user),
        Actor::Buyer { .. } | Actor::System { .. } => None,
    }
}
