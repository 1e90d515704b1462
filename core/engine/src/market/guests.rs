//! Secrets that the host hands out once: a guest's token, a gift card's code; and who comes with one.

use super::Carts;
use crate::command::Command;
use crate::engine::Engine;
use crate::envelope::Envelope;
use crate::error::Error;
use crate::marketplace::Market;
use crate::work::Work;
use vendra_domain::authority::{Actor, Buyer};
use vendra_domain::cart::{self, Cart, GuestToken, Owner};
use vendra_domain::customer::{self, Customer};
use vendra_domain::gift_card::Code;
use vendra_domain::{CartId, MarketplaceId, Refusal};

/// Letters that nobody misreads: no vowels, no 0, 1, 2, 5.
const LETTERS: &[u8; 20] = b"346789BCDFGHJKMNPQRT";

impl Engine {
    /// A fresh token for a guest's cart: 128 bits that nobody can guess. The cart keeps its hash, the guest the token.
    ///
    /// Refusals: none that a working source of chance brings about.
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let (one, other) = (trial.engine.guest_token()?, trial.engine.guest_token()?);
    /// assert!(one.hash().matches(&one) && !one.hash().matches(&other));
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub fn guest_token(&self) -> Result<GuestToken, Refusal> {
        format!("{:016x}{:016x}", self.inner.entropy.bits(), self.inner.entropy.bits()).parse()
    }

    /// A fresh code for a gift card: 24 letters, 103 bits. The card keeps its hash ([`Code::hash`]), whoever gets the card the
    /// code.
    ///
    /// Refusals: none that a working source of chance brings about.
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let (one, other) = (trial.engine.gift_card_code()?, trial.engine.gift_card_code()?);
    /// assert_ne!(one.hash(), other.hash());
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub fn gift_card_code(&self) -> Result<Code, Refusal> {
        let mut code = String::with_capacity(24);
        for _ in 0..2 {
            let mut bits = self.inner.entropy.bits();
            for _ in 0..12 {
                let place = usize::try_from(bits % 20).unwrap_or(0);
                bits /= 20;
                code.push(char::from(LETTERS.get(place).copied().unwrap_or(b'3')));
            }
        }
        code.parse()
    }

    /// A handle for whoever comes with the token of a guest's cart.
    ///
    /// Errors: `authority.not_found` where there is no such cart, it is not a guest's, or the token is another's; `store.*`.
    ///
    /// ```
    /// use vendra::domain::cart::Owner;
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let token = trial.engine.guest_token()?;
    /// let cart = trial.owner().carts().create(Owner::Guest { token: token.hash() }, "EUR".parse()?).await?.id;
    /// let guest = trial.engine.guest(trial.tenant, cart, &token).await?;
    /// guest.carts().add_line(cart, trial.books.offer, 1, None).await?;
    /// let wrong = trial.engine.guest_token()?;
    /// let refused = trial.engine.guest(trial.tenant, cart, &wrong).await.unwrap_err();
    /// assert_eq!(refused.code(), "authority.not_found");
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn guest(&self, tenant: MarketplaceId, cart: CartId, token: &GuestToken) -> Result<Market, Error> {
        match self.owner_of(tenant, cart).await? {
            Some(Owner::Guest { token: kept }) if kept.matches(token) => {
                Ok(self.market(tenant, Actor::Buyer { tenant, buyer: Buyer::Guest { cart } }))
            }
            _ => Err(Refusal::AuthorityNotFound.into()),
        }
    }

    async fn owner_of(&self, tenant: MarketplaceId, cart: CartId) -> Result<Option<Owner>, Error> {
        let mut work = Work::new(&self.inner, tenant, Actor::System { tenant });
        Ok(work.state::<Cart>(cart).await?.book().map(|book| book.owner.clone()))
    }
}

impl Carts {
    /// A guest signed in: the guest's cart, of which the customer has the token, is the customer's, and can be merged into another.
    ///
    /// Errors: `authority.not_found` as [`Engine::guest`], `authority.forbidden` for anyone but a customer; `cart.*`,
    /// `customer.*`, `store.*`.
    ///
    /// ```
    /// use vendra::domain::cart::Owner;
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let token = trial.engine.guest_token()?;
    /// let cart = trial.owner().carts().create(Owner::Guest { token: token.hash() }, "EUR".parse()?).await?.id;
    /// trial.engine.guest(trial.tenant, cart, &token).await?.carts().add_line(cart, trial.books.offer, 1, None).await?;
    /// trial.buyer().carts().claim(cart, &token).await?; // the guest signed in
    /// assert_eq!(trial.buyer().carts().get(cart).await?.book().unwrap().seen_total()?.minor(), 2_490);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn claim(&self, cart: CartId, token: &GuestToken) -> Result<(), Error> {
        let (engine, tenant, actor) = (self.market().engine(), self.market().tenant(), self.market().actor());
        let Actor::Buyer { buyer: Buyer::Customer { customer }, .. } = actor else {
            let role = <&str>::from(&actor.role()).to_owned();
            let (action, relation) = ("cart.assign".to_owned(), "another_buyers".to_owned());
            return Err(Refusal::AuthorityForbidden { action, role, relation }.into());
        };
        // Taken over before, and the reply was lost: the rest is done, and what is done already changes nothing.
        if engine.owner_of(tenant, cart).await? != Some(Owner::Customer { customer }) {
            engine.guest(tenant, cart, token).await?;
            let request = cart::Request::Assign { customer };
            self.as_one(Actor::System { tenant }, Command::Cart { id: Some(cart), request }).await?;
        }
        let mut work = Work::new(&engine.inner, tenant, actor);
        if matches!(*work.state::<Customer>(customer).await?, Customer::Active(_)) {
            let request = customer::Request::ClaimCart { cart };
            self.as_one(actor, Command::Customer { id: Some(customer), request }).await?;
        }
        Ok(())
    }

    async fn as_one(&self, actor: Actor, command: Command) -> Result<(), Error> {
        let (tenant, correlation) = (self.market().tenant(), self.market().tie());
        let envelope = Envelope { tenant, actor, key: None, correlation, command, also: Vec::new() };
        self.market().engine().run(&envelope).await.map(drop)
    }
}
