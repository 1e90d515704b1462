//! Readings by method: one table of names, inputs, answers and how.

use crate::call::Asked;
use crate::failure::{Failure, write};
use crate::running::Answered;
use crate::working::{Tick, Work};
use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use tokio::runtime::Handle;
use vendra::authority::{Actor, Buyer, Ownership, authorize};
use vendra::domain::cart::GuestToken;
use vendra::domain::contact::Details;
use vendra::domain::ledger::{Account, TrialBalance};
use vendra::domain::reconciliation::Report;
use vendra::domain::*;
use vendra::events::DeadLetter;
use vendra::inward;
use vendra::market::Reconciled;
use vendra::port::{EntryQuery, EventPlace, HistoryOf, Pruned, StoredEntry};
use vendra::reading::*;

/// A method that reads, or does what is no one request.
pub(crate) struct Reading {
    pub(crate) name: &'static str,
    #[cfg(feature = "schema")]
    pub(crate) doc: &'static str,
    pub(crate) input: &'static [(&'static str, &'static str)],
    pub(crate) output: &'static str,
    #[cfg(feature = "schema")]
    pub(crate) schemas: (crate::schema::Of, crate::schema::Of),
    pub(crate) ask: fn(Asked) -> BoxFuture<'static, Answered>,
}

impl std::fmt::Debug for Reading {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reading").field("name", &self.name).finish_non_exhaustive()
    }
}

/// Rows of a doc and `name { fields of its input } -> its answer = |asked| how;`.
macro_rules! readings {
    ($table:ident: $(
        $(#[doc = $doc:expr])+
        $name:literal { $($field:ident: $type:ty),* } -> $output:ty = |$asked:ident| $how:expr;
    )*) => {
        const $table: &[Reading] = &[$({
            #[derive(Deserialize)]
            #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
            #[serde(deny_unknown_fields)]
            struct Input {
                $($field: $type),*
            }
            Reading {
                name: $name,
                #[cfg(feature = "schema")]
                doc: concat!($($doc),+).trim_ascii(),
                input: &[$((stringify!($field), stringify!($type))),*],
                output: stringify!($output),
                // They are all called `Input`, and stand by themselves.
                #[cfg(feature = "schema")]
                schemas: (
                    <Input as schemars::JsonSchema>::json_schema,
                    |generator| generator.subschema_for::<$output>(),
                ),
                ask: |mut asked| {
                    Box::pin(async move {
                        let Input { $($field),* } = asked.input()?;
                        let $asked = asked;
                        let answer: $output = $how;
                        write(&answer)
                    })
                },
            }
        }),*];
    };
}

/// `get` and `list` of a namespace.
macro_rules! lists {
    ($table:ident: $( $get:literal $list:literal $namespace:ident($id:ty) -> $state:ty; )*) => {
        readings! { $table: $(
            /// One, by its id.
            $get { id: $id } -> $state = |asked| asked.market()?.$namespace().get(id).await?;
            /// Those that are looked for, a page at a time: what `next` says is the next page's `after`.
            $list { by: Option<By>, after: Option<String>, limit: Option<u32> } -> Found<Seen<$state>> = |asked|
                asked.market()?.$namespace().list(by.unwrap_or(By::All), paging(after, limit)).await?;
        )* }
    };
}

fn paging(after: Option<String>, limit: Option<u32>) -> Paging {
    Paging { after, limit: limit.unwrap_or(Paging::default().limit) }
}

/// A secret that is told once, and what is kept of it.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Fresh{H}"))]
struct Fresh<H> {
    #[serde(skip_serializing_if = "Option::is_none")]
    token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    hash: H,
}

/// What a webhook told, and whether it was news.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "WebhookTold"))]
struct Told {
    /// The gateway's name of it.
    event: String,
    /// Whether it was news: `new`, or `known` where it was heard before.
    heard: &'static str,
}

impl From<inward::Told> for Told {
    fn from(told: inward::Told) -> Self {
        let heard = match told.heard {
            inward::Heard::New => "new",
            inward::Heard::Known => "known",
        };
        Self { event: told.event, heard }
    }
}

#[rustfmt::skip] // Two rows of the table a line.
lists! { LISTS:
    "carts.get" "carts.list" carts(CartId) -> cart::Cart;
    "claims.get" "claims.list" claims(ClaimId) -> claim::Claim;
    "commission_plans.get" "commission_plans.list" commission_plans(PlanId) -> commission_plan::CommissionPlan;
    "customers.get" "customers.list" customers(CustomerId) -> customer::Customer;
    "disputes.get" "disputes.list" disputes(DisputeId) -> dispute::Dispute;
    "exchanges.get" "exchanges.list" exchanges(ExchangeId) -> exchange::Exchange;
    "gift_cards.get" "gift_cards.list" gift_cards(GiftCardId) -> gift_card::GiftCard;
    "invoices.get" "invoices.list" invoices(InvoiceId) -> invoice::Invoice;
    "offers.get" "offers.list" offers(OfferId) -> offer::Offer;
    "orders.get" "orders.list" orders(OrderId) -> OrderView;
    "payments.get" "payments.list" payments(PaymentId) -> payment::Payment;
    "payouts.get" "payouts.list" payouts(PayoutId) -> payout::Payout;
    "promotions.get" "promotions.list" promotions(PromotionId) -> promotion::Promotion;
    "reconciliations.get" "reconciliations.list" reconciliations(ReconciliationId) -> reconciliation::Reconciliation;
    "refunds.get" "refunds.list" refunds(RefundId) -> refund::Refund;
    "returns.get" "returns.list" returns(ReturnId) -> returns::Return;
    "settlements.get" "settlements.list" settlements(SettlementId) -> settlement::Settlement;
    "transfers.get" "transfers.list" transfers(TransferId) -> transfer::Transfer;
    "vendor_orders.get" "vendor_orders.list" vendor_orders(VendorOrderId) -> VendorOrderView;
    "vendors.get" "vendors.list" vendors(VendorId) -> vendor::Vendor;
    "webhook_endpoints.get" "webhook_endpoints.list" webhook_endpoints(WebhookEndpointId) -> webhook_endpoint::WebhookEndpoint;
}

readings! { OTHERS:
    /// Gives a guest's cart to the customer who asks, who shows its token.
    "carts.claim" { id: CartId, token: String } -> () = |asked|
        asked.market()?.carts().claim(id, &token.parse()?).await?;
    /// The actor that a guest is who shows the token of a cart.
    "carts.guest" { id: CartId, token: String } -> Actor = |asked| {
        let (tenant, token): (_, GuestToken) = (asked.tenant()?, token.parse()?);
        asked.core.engine.guest(tenant, id, &token).await?;
        Actor::Buyer { tenant, buyer: Buyer::Guest { cart: id } }
    };
    /// A fresh token for a guest's cart: the browser keeps it, `carts.create` takes its hash.
    "carts.guest_token" {} -> Fresh<cart::TokenHash> = |asked| {
        let token = asked.core.engine.guest_token()?;
        Fresh { token: Some(token.reveal().to_owned()), code: None, hash: token.hash() }
    };
    /// What is written in a contact record; null once it is erased.
    "contacts.get" { id: ContactId } -> Option<Details> = |asked| asked.market()?.contacts().get(id).await?;
    /// All that is known of a customer, for the customer.
    "customers.export" { id: CustomerId } -> Export = |asked| asked.market()?.customers().export(id).await?;
    /// The events that a subscriber could not handle, a page at a time.
    "dead_letters.list" { subscriber: String, after: Option<String>, limit: Option<u32> } -> Found<DeadLetter> = |asked|
        asked.market()?.dead_letters().list(&subscriber, paging(after, limit)).await?;
    /// Lets go of an event that a subscriber could not handle.
    "dead_letters.purge" { subscriber: String, place: EventPlace } -> () = |asked|
        asked.market()?.dead_letters().purge(&subscriber, place).await?;
    /// Hands an event to its subscriber again.
    "dead_letters.replay" { subscriber: String, place: EventPlace } -> () = |asked|
        asked.market()?.dead_letters().replay(&subscriber, place).await?;
    /// A fresh code for a gift card: the buyer gets it, `gift_cards.issue` takes its hash.
    "gift_cards.code" {} -> Fresh<gift_card::CodeHash> = |asked| {
        let code = asked.core.engine.gift_card_code()?;
        Fresh { token: None, code: Some(code.reveal().to_owned()), hash: code.hash() }
    };
    /// The balance of an account in minor units, now or as of a moment.
    "ledger.balance" { account: Account, currency: Currency, as_of: Option<Timestamp> } -> Amount = |asked|
        asked.market()?.ledger().balance(account, currency, as_of).await?;
    /// Postings in their order, from a position on.
    "ledger.entries" {
        account: Option<Account>, currency: Option<Currency>, from: Option<Timestamp>, until: Option<Timestamp>,
        after: Option<u64>, limit: Option<u32>
    } -> Vec<StoredEntry> = |asked| {
        let (after, limit) = (after.unwrap_or(0), limit.unwrap_or(100));
        asked.market()?.ledger().entries(EntryQuery { account, currency, from, until, after, limit }).await?
    };
    /// Every account's balance as of a moment; the two sides are equal.
    "ledger.trial_balance" { as_of: Timestamp } -> TrialBalance = |asked|
        asked.market()?.ledger().trial_balance(as_of).await?;
    /// Who did what when, a page at a time.
    "operations.audit_trail" { of: HistoryOf, after: Option<String>, limit: Option<u32> } -> Found<AuditEntry> = |asked|
        asked.market()?.audit_trail(of, paging(after, limit)).await?;
    /// Goes on with what was interrupted. The system's alone.
    "operations.carry_on" { subject: AnyId } -> () = |asked| {
        let tenant = asked.tenant()?;
        if asked.actor()? != (Actor::System { tenant }) {
            let (action, relation) = ("operations.carry_on".to_owned(), "own".to_owned());
            let role = <&str>::from(&asked.actor()?.role()).to_owned();
            Err(Refusal::AuthorityForbidden { action, role, relation })?;
        }
        asked.core.engine.carry_on(tenant, subject).await?
    };
    /// What does not add up, of records, ledger and counters.
    "operations.doctor" {} -> Health = |asked| asked.market()?.doctor().await?;
    /// Takes away answers and leases that have expired.
    "operations.prune" { before: Timestamp, limit: u32 } -> Pruned = |asked| asked.market()?.prune(before, limit).await?;
    /// Any request as data.
    "operations.run" { command: vendra::Command } -> encoding::Receipt = |asked| asked.market()?.run(command).await?;
    /// What a payout is made of.
    "payouts.statement" { id: PayoutId } -> StatementFile = |asked| asked.market()?.payouts().statement(id).await?;
    /// What a payout is made of, as CSV.
    "payouts.statement_csv" { id: PayoutId } -> String = |asked|
        asked.market()?.payouts().statement(id).await?.to_csv()?;
    /// How often a promotion and its coupons were used.
    "promotions.uses" { id: PromotionId } -> PromotionUses = |asked| asked.market()?.promotions().uses(id).await?;
    /// Holds a gateway's balance report against the ledger, and books what nobody knew.
    "reconciliations.reconcile" { report: Report } -> Reconciled = |asked|
        asked.market()?.reconciliations().reconcile(&report).await?;
    /// The marketplace as it stands.
    "settings.get" {} -> marketplace::Marketplace = |asked| asked.market()?.marketplace().get().await?;
    /// How many of an offer there are, place by place.
    "stock.levels" { offer: OfferId } -> Vec<StockLevel> = |asked| asked.market()?.stock().levels(offer).await?;
    /// Where a vendor order goes; null where there is nothing to deliver, or the contact is erased.
    "vendor_orders.deliver_to" { id: VendorOrderId } -> Option<Details> = |asked|
        asked.market()?.vendor_orders().deliver_to(id).await?;
    /// What a vendor sold in a year, month by month.
    "vendors.sold_in" { id: VendorId, year: i32 } -> YearFile = |asked| asked.market()?.vendors().sold_in(id, year).await?;
    /// What a vendor sold in a year, as CSV.
    "vendors.sold_in_csv" { id: VendorId, year: i32 } -> String = |asked|
        asked.market()?.vendors().sold_in(id, year).await?.to_csv();
    /// What an endpoint's webhooks are signed with: for whoever may have a new secret made.
    "webhook_endpoints.secret" { id: WebhookEndpointId } -> String = |asked| {
        let (tenant, sending) = (asked.tenant()?, asked.core.sending.as_ref());
        let sending = sending.ok_or_else(|| Failure::config("open with `webhooks`: without a key there are no secrets"))?;
        // Whoever may have another one made may know it.
        let own = Ownership { tenant, vendor: None, buyer: None };
        authorize(&asked.actor()?, "webhook_endpoint.rotate_secret", &own)?;
        sending.secret(&asked.core.engine, asked.market()?.webhook_endpoints().get(id).await?.book())?
    };
    /// Takes what a gateway sent: verified, read, and heard once.
    "webhooks.receive" { gateway: names::Gateway, headers: BTreeMap<String, String>, body: String } -> Vec<Told> = |asked| {
        let headers: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let told = asked.core.engine.receive(asked.tenant()?, gateway, &headers, body.as_bytes()).await?;
        told.into_iter().map(Told::from).collect()
    };
    /// Stops the worker that runs, once it has ended what it is at.
    "worker.stop" {} -> () = |asked| asked.core.working.stop().await?;
    /// What time it is for the engine.
    "clock.now" {} -> Timestamp = |asked| asked.core.engine.clock().now();
    /// Sets a manual clock.
    "clock.set" { at: Timestamp } -> Timestamp = |asked| {
        asked.manual()?.set(at);
        at
    };
    /// Moves a manual clock on by milliseconds.
    "clock.turn" { ms: i64 } -> Timestamp = |asked| {
        let at = asked.core.engine.clock().now().plus_ms(ms)?;
        asked.manual()?.set(at);
        at
    };
}

/// Rows of which the input is one thing as a whole.
macro_rules! whole {
    ($table:ident: $( $(#[doc = $doc:expr])+ $name:literal $input:ident($type:ty) -> $output:ty = |$asked:ident| $how:expr; )*) => {
        const $table: &[Reading] = &[$(Reading {
            name: $name,
            #[cfg(feature = "schema")]
            doc: concat!($($doc),+).trim_ascii(),
            input: &[("", stringify!($type))],
            output: stringify!($output),
            #[cfg(feature = "schema")]
            schemas: (
                |generator| generator.subschema_for::<$type>(),
                |generator| generator.subschema_for::<$output>(),
            ),
            ask: |mut asked| {
                Box::pin(async move {
                    let $input: $type = asked.input()?;
                    let $asked = asked;
                    let answer: $output = $how;
                    write(&answer)
                })
            },
        }),*];
    };
}

whole! { WORKING:
    /// Starts a worker that does what is due, until it is stopped or the engine is closed.
    "worker.start" work(Work) -> () = |asked| {
        let place = asked.tally.enter()?;
        asked.core.working.start(&asked.core, &Handle::current(), place, &work)?
    };
    /// Does one round of what is due.
    "worker.tick" work(Work) -> Tick = |asked| asked.core.working.tick(&asked.core, work).await?;
}

/// Every reading.
pub(crate) fn all() -> impl Iterator<Item = &'static Reading> {
    LISTS.iter().chain(OTHERS).chain(WORKING)
}
