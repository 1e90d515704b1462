//! Gift cards.

use vendra_domain::gift_card::{self, CodeHash, Funding};
use vendra_domain::{Amount, Currency, GiftCardId, Timestamp};

namespace! {
    /// Gift cards: sold or granted, and spent by a code that nobody can guess.
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
    /// let GiftCard::Active(card) = trial.owner().gift_cards().get(gift_card).await? else { unreachable!() };
    /// assert_eq!(card.balance.minor(), 2_000);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    GiftCards (gift_cards), GiftCard, GiftCardId, gift_card; new {
        /// Issues the card, with so many minor units on it. What is kept of its code comes in; the code itself is made
        /// beforehand, with [`Engine::gift_card_code`](crate::Engine::gift_card_code), and told to whoever gets the card.
        ///
        /// Errors: `amount.not_positive`, `currency.unknown`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::Amount;
        /// use vendra::checkout::Pay;
        /// use vendra::domain::gift_card::{Funding, GiftCard};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let code = trial.engine.gift_card_code()?;
        /// let (euro, twenty) = ("EUR".parse()?, Amount::new(2_000)?);
        /// let cards = trial.owner().gift_cards();
        /// let gift_card = cards.issue(euro, twenty, Funding::Granted, None, Some(code.hash())).await?.id;
        /// let mut with = trial.by_card("tok_visa"); // pays the other 4.90
        /// with.pay.insert(0, Pay::GiftCard { gift_card, code: Some(code), limit: None });
        /// trial.buyer().check_out(trial.cart(1, 0).await?, with).await?;
        /// let GiftCard::Active(card) = cards.get(gift_card).await? else { unreachable!() };
        /// assert_eq!(card.balance.minor(), 0);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Issue as issue(currency: Currency, amount: Amount, funding: Funding, expires_at: Option<Timestamp>, code: Option<CodeHash>);
    } on {
        /// Forbids its use.
        ///
        /// Errors: `gift_card.wrong_state`, `limit.text`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::Amount;
        /// use vendra::checkout::{CheckOut, Pay};
        /// use vendra::domain::gift_card::Funding;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let (code, twenty) = (trial.engine.gift_card_code()?, Amount::new(2_000)?);
        /// let cards = trial.owner().gift_cards();
        /// let gift_card = cards.issue("EUR".parse()?, twenty, Funding::Granted, None, Some(code.hash())).await?.id;
        /// trial.owner().gift_cards().freeze(gift_card, "stolen".into()).await?;
        /// let with =
        ///     CheckOut { pay: vec![Pay::GiftCard { gift_card, code: Some(code), limit: None }], ..CheckOut::default() };
        /// assert!(trial.buyer().check_out(trial.cart(1, 0).await?, with).await.is_err());
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Freeze as freeze(reason: String);
        /// Permits its use again.
        ///
        /// Errors: `gift_card.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
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
        /// trial.owner().gift_cards().freeze(gift_card, "stolen".into()).await?;
        /// trial.owner().gift_cards().thaw(gift_card).await?;
        /// assert!(matches!(trial.owner().gift_cards().get(gift_card).await?, GiftCard::Active(_)));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Thaw as thaw();
        /// Lets it lapse, once its time has come.
        ///
        /// Errors: `gift_card.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::Amount;
        /// use vendra::domain::gift_card::{Funding, GiftCard};
        /// use vendra::memory::Trial;
        /// use vendra::port::Clock;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let until = trial.clock.now().plus_ms(86_400_000)?;
        /// let cards = trial.owner().gift_cards();
        /// let card = cards.issue("EUR".parse()?, Amount::new(2_000)?, Funding::Granted, Some(until), None).await?.id;
        /// trial.clock.turn(86_400_000);
        /// trial.worker().gift_cards().expire(card).await?;
        /// assert!(matches!(cards.get(card).await?, GiftCard::Expired(_)));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Expire as expire();
    }
}
