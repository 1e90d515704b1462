//! Readings of what is sold, by whom, to whom.

use super::{By, Found, Paging, Seen};
use crate::error::Error;
use crate::port::RecordKind;
use vendra_domain::*;

readings! {
    Vendors: vendor::Vendor, VendorId, Vendor, "query.vendors" {
        /// A vendor, for the platform, for itself.
        ///
        /// Errors: `authority.not_found` where there is none or it is another marketplace's, `authority.forbidden`, `store.*`.
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let vendor = trial.seller(trial.books.vendor).vendors().get(trial.books.vendor).await?;
        /// assert_eq!(vendor.book().unwrap().contact, trial.books.contact);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        one as get;
        /// Vendors, newest first. Found by [`By::All`], [`By::State`].
        ///
        /// Errors: `query.unknown` where they are not found so, `authority.forbidden`, `cursor.malformed`, `store.limit` for a
        /// page of none or more than 500, `store.*`.
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// use vendra::reading::{By, Paging};
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let active = By::State("active".into());
        /// assert_eq!(trial.owner().vendors().list(active, Paging::default()).await?.items.len(), 2);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        many as list;
    }
    Customers: customer::Customer, CustomerId, Customer, "query.customer" {
        /// A customer, for the platform and for the customer.
        ///
        /// Errors: `authority.not_found` where there is none or it is another marketplace's, `authority.forbidden`, `store.*`.
        ///
        /// ```
        /// use vendra::domain::customer::Customer;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let Customer::Active(book) = trial.buyer().customers().get(trial.customer).await? else { unreachable!() };
        /// assert_eq!(book.contacts.len(), 1);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        one as get;
        /// Customers, newest first. Found by [`By::All`].
        ///
        /// Errors: `query.unknown` where they are not found so, `authority.forbidden`, `cursor.malformed`, `store.limit` for a
        /// page of none or more than 500, `store.*`.
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// use vendra::reading::{By, Paging};
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// assert_eq!(trial.owner().customers().list(By::All, Paging::default()).await?.items.len(), 1);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        many as list;
    }
    Offers: offer::Offer, OfferId, Offer, "query.offers" {
        /// An offer, for everyone.
        ///
        /// Errors: `authority.not_found` where there is none or it is another marketplace's, `authority.forbidden`, `store.*`.
        ///
        /// ```
        /// use vendra::domain::offer::Offer;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let Offer::Active(book) = trial.buyer().offers().get(trial.lamps.offer).await? else { unreachable!() };
        /// assert_eq!(book.terms.prices[&"EUR".parse()?].minor(), 7_900);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        one as get;
        /// Offers, newest first. Found by [`By::All`], [`By::State`], [`By::Vendor`], [`By::Product`], [`By::Category`].
        ///
        /// Errors: `query.unknown` where they are not found so, `authority.forbidden`, `cursor.malformed`, `store.limit` for a
        /// page of none or more than 500, `store.*`.
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// use vendra::reading::{By, Paging};
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let of = By::Vendor(trial.lamps.vendor);
        /// let found = trial.seller(trial.lamps.vendor).offers().list(of, Paging::default()).await?;
        /// assert_eq!(found.items[0].id, trial.lamps.offer.to_string());
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        many as list;
    }
    Promotions: promotion::Promotion, PromotionId, Promotion, "query.promotions" {
        /// A promotion, for the platform and for its vendor.
        ///
        /// Errors: `authority.not_found` where there is none or it is another marketplace's, `authority.forbidden`, `store.*`.
        ///
        /// ```
        /// use vendra::PromotionId;
        /// use vendra::domain::promotion::{Promotion, Usage};
        /// use vendra::domain::quote::{Benefit, Funding, PromotionRule, Scope};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let (vendor, id) = (trial.books.vendor, "prm_01h455vb4pex5vsknk084sn001".parse::<PromotionId>()?);
        /// let rule = PromotionRule {
        ///     promotion: id,
        ///     benefit: Benefit::Percent { rate: "0.1".parse()? },
        ///     scope: Scope::Order,
        ///     funding: Funding::Vendor,
        ///     vendor: Some(vendor),
        ///     minimum: None,
        /// };
        /// trial.seller(vendor).promotions().create(id, rule, Usage::default()).await?;
        /// assert!(matches!(trial.seller(vendor).promotions().get(id).await?, Promotion::Draft(_)));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        one as get;
        /// Promotions, in the order in which they were made. Found by [`By::All`], [`By::State`].
        ///
        /// Errors: `query.unknown` where they are not found so, `authority.forbidden`, `cursor.malformed`, `store.limit` for a
        /// page of none or more than 500, `store.*`.
        ///
        /// ```
        /// use vendra::PromotionId;
        /// use vendra::domain::promotion::Usage;
        /// use vendra::domain::quote::{Benefit, Funding, PromotionRule, Scope};
        /// use vendra::memory::Trial;
        /// use vendra::reading::{By, Paging};
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let (vendor, id) = (trial.books.vendor, "prm_01h455vb4pex5vsknk084sn001".parse::<PromotionId>()?);
        /// let rule = PromotionRule {
        ///     promotion: id,
        ///     benefit: Benefit::Percent { rate: "0.1".parse()? },
        ///     scope: Scope::Order,
        ///     funding: Funding::Vendor,
        ///     vendor: Some(vendor),
        ///     minimum: None,
        /// };
        /// trial.seller(vendor).promotions().create(id, rule, Usage::default()).await?;
        /// let drafts = trial.owner().promotions().list(By::State("draft".into()), Paging::default()).await?;
        /// assert_eq!(drafts.items[0].id, id.to_string());
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        many as list;
    }
    CommissionPlans: commission_plan::CommissionPlan, PlanId, CommissionPlan, "query.commission_plans" {
        /// A commission plan, for the platform.
        ///
        /// Errors: `authority.not_found` where there is none or it is another marketplace's, `authority.forbidden`, `store.*`.
        ///
        /// ```
        /// use vendra::domain::commission_plan::CommissionPlan;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let plan = "pln_01h455vb4pex5vsknk084sn001".parse()?;
        /// let CommissionPlan::Published(book) = trial.owner().commission_plans().get(plan).await? else { unreachable!() };
        /// assert_eq!(book.title, "Fifteen per cent");
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        one as get;
        /// Commission plans, newest first. Found by [`By::All`].
        ///
        /// Errors: `query.unknown` where they are not found so, `authority.forbidden`, `cursor.malformed`, `store.limit` for a
        /// page of none or more than 500, `store.*`.
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// use vendra::reading::{By, Paging};
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let plans = trial.owner().commission_plans().list(By::All, Paging::default()).await?;
        /// assert_eq!((plans.items.len(), plans.next), (1, None));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        many as list;
    }
    Carts: cart::Cart, CartId, Cart, "query.cart" {
        /// A cart, for its buyer and for the platform.
        ///
        /// Errors: `authority.not_found` where there is none or it is another marketplace's, `authority.forbidden`, `store.*`.
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let cart = trial.cart(2, 0).await?;
        /// let seen = trial.buyer().carts().get(cart).await?;
        /// assert_eq!(seen.book().unwrap().lines[0].quantity, 2);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        one as get;
        /// Carts, newest first. Found by [`By::Buyer`].
        ///
        /// Errors: `query.unknown` where they are not found so, `authority.forbidden`, `cursor.malformed`, `store.limit` for a
        /// page of none or more than 500, `store.*`.
        ///
        /// ```
        /// use vendra::authority::Buyer;
        /// use vendra::memory::Trial;
        /// use vendra::reading::{By, Paging};
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let cart = trial.cart(2, 0).await?;
        /// let own = By::Buyer(Buyer::Customer { customer: trial.customer });
        /// let found = trial.buyer().carts().list(own, Paging::default()).await?;
        /// assert_eq!(found.items[0].id, cart.to_string());
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        many as list;
    }
    GiftCards: gift_card::GiftCard, GiftCardId, GiftCard, "query.gift_cards" {
        /// A gift card, for the platform. Its code is not there to be read.
        ///
        /// Errors: `authority.not_found` where there is none or it is another marketplace's, `authority.forbidden`, `store.*`.
        ///
        /// ```
        /// use vendra::Amount;
        /// use vendra::domain::gift_card::{Funding, GiftCard};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let (code, twenty) = (trial.engine.gift_card_code()?, Amount::new(2_000)?);
        /// let cards = trial.owner().gift_cards();
        /// let gift_card = cards.issue("EUR".parse()?, twenty, Funding::Granted, None, Some(code.hash())).await?.id;
        /// let GiftCard::Active(card) = cards.get(gift_card).await? else { unreachable!() };
        /// assert_eq!(card.balance.minor(), 2_000);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        one as get;
        /// Gift cards, newest first. Found by [`By::All`].
        ///
        /// Errors: `query.unknown` where they are not found so, `authority.forbidden`, `cursor.malformed`, `store.limit` for a
        /// page of none or more than 500, `store.*`.
        ///
        /// ```
        /// use vendra::Amount;
        /// use vendra::domain::gift_card::Funding;
        /// use vendra::memory::Trial;
        /// use vendra::reading::{By, Paging};
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let (code, twenty) = (trial.engine.gift_card_code()?, Amount::new(2_000)?);
        /// let cards = trial.owner().gift_cards();
        /// let gift_card = cards.issue("EUR".parse()?, twenty, Funding::Granted, None, Some(code.hash())).await?.id;
        /// assert_eq!(cards.list(By::All, Paging::default()).await?.items[0].id, gift_card.to_string());
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        many as list;
    }
    WebhookEndpoints: webhook_endpoint::WebhookEndpoint, WebhookEndpointId, WebhookEndpoint, "query.webhook_endpoints" {
        /// An endpoint, for the platform. Its secret is not there to be read.
        ///
        /// Errors: `authority.not_found` where there is none or it is another marketplace's, `authority.forbidden`, `store.*`.
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let endpoints = trial.owner().webhook_endpoints();
        /// let id = endpoints.add("https://example.com/hook".into(), vec!["order.*".into()]).await?.id;
        /// assert_eq!(endpoints.get(id).await?.book().unwrap().url, "https://example.com/hook");
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        one as get;
        /// Endpoints, oldest first. Found by [`By::All`], [`By::State`].
        ///
        /// Errors: `query.unknown` where they are not found so, `authority.forbidden`, `cursor.malformed`, `store.limit` for a
        /// page of none or more than 500, `store.*`.
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let endpoints = trial.owner().webhook_endpoints();
        /// let id = endpoints.add("https://example.com/hook".into(), vec!["order.*".into()]).await?.id;
        /// let found = endpoints.list(vendra::reading::By::All, Default::default()).await?;
        /// assert_eq!(found.items[0].id, id.to_string());
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        many as list;
    }
    Reconciliations: reconciliation::Reconciliation, ReconciliationId, Reconciliation, "query.reconciliations" {
        /// What is known of a line of a report, or of an operation that a report does not have.
        ///
        /// Errors: `authority.not_found` where there is none or it is another marketplace's, `authority.forbidden`, `store.*`.
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let fee = serde_json::from_value(serde_json::json!({"id": "txn_1", "kind": "fee", "gross": -900, "fee": 0,
        ///     "net": -900, "currency": "EUR", "at": "2026-03-01T10:00:00.000Z", "available_on": "2026-03-01T10:00:00.000Z"}));
        /// let id = trial.owner().reconciliations().book("acme".parse()?, fee.unwrap(), None).await?.id;
        /// let known = trial.owner().reconciliations().get(id).await?;
        /// assert_eq!(known.book().unwrap().figures[0].fees.minor(), 900);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        one as get;
        /// What was reconciled, oldest first: `By::State("suspended")` is what nobody can explain yet. Found by [`By::State`].
        ///
        /// Errors: `query.unknown` where they are not found so, `authority.forbidden`, `cursor.malformed`, `store.limit` for a
        /// page of none or more than 500, `store.*`.
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// use vendra::reading::By;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let odd = serde_json::from_value(serde_json::json!({"id": "txn_1", "kind": "adjustment", "gross": -7, "fee": 0,
        ///     "net": -7, "currency": "EUR", "at": "2026-03-01T10:00:00.000Z", "available_on": "2026-03-01T10:00:00.000Z"}));
        /// trial.owner().reconciliations().book("acme".parse()?, odd.unwrap(), None).await?;
        /// let open = trial.owner().reconciliations().list(By::State("suspended".into()), Default::default()).await?;
        /// assert_eq!(open.items.len(), 1);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        many as list;
    }
}
