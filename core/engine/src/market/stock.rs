//! Stock of offers at places.

use crate::command::Command;
use crate::error::Error;
use crate::marketplace::Market;
use crate::port::RecordKind;
use crate::reading::{By, Paging};
use serde::{Deserialize, Serialize};
use vendra_domain::counter::CounterKey;
use vendra_domain::encoding::Receipt;
use vendra_domain::stock::{self, Backorder, Stock};
use vendra_domain::{LocationId, OfferId};

/// Stock of offers at places, in units. A checkout takes from it, and gives back what is cancelled, by itself.
///
/// ```
/// use vendra::memory::Trial;
/// # pollster::block_on(async {
/// let trial = Trial::open().await?;
/// trial.sold(3).await?;
/// let level = trial.seller(trial.books.vendor).stock().levels(trial.books.offer).await?[0];
/// assert_eq!((level.on_hand, level.available, level.reserved), (10, 7, 3));
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug, Clone)]
pub struct StockLevels {
    market: Market,
}

/// What there is of an offer at a place, in units.
///
/// ```
/// use vendra::memory::Trial;
/// # pollster::block_on(async {
/// let trial = Trial::open().await?;
/// let level = trial.owner().stock().levels(trial.books.offer).await?[0];
/// assert_eq!(level.on_hand, level.available + level.reserved);
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct StockLevel {
    /// The place.
    pub location: LocationId,
    /// Units that are there.
    pub on_hand: i64,
    /// Units that may still be sold; below zero where backorders were taken.
    pub available: i64,
    /// Units that are kept for orders.
    pub reserved: i64,
}

impl Market {
    /// Stock of offers at places.
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// assert_eq!(trial.owner().stock().levels(trial.lamps.offer).await?[0].available, 10);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub fn stock(&self) -> StockLevels {
        StockLevels { market: self.clone() }
    }
}

impl StockLevels {
    async fn ask(&self, offer: OfferId, location: LocationId, request: stock::Request) -> Result<Receipt, Error> {
        self.market.run(Command::Stock { offer, location, request }).await
    }

    /// Goods came in: so many units more.
    ///
    /// Errors: `limit.count`, and those of [`Engine::run`](crate::Engine::run).
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let stock = trial.seller(trial.books.vendor).stock();
    /// stock.receive(trial.books.offer, trial.books.location, 5).await?;
    /// assert_eq!(stock.levels(trial.books.offer).await?[0].on_hand, 15);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn receive(&self, offer: OfferId, location: LocationId, units: u32) -> Result<Receipt, Error> {
        self.ask(offer, location, stock::Request::Receive { units }).await
    }

    /// Goods were counted: so many units are there, those among them that are kept for orders.
    ///
    /// Errors: `limit.count`, `limit.text`, and those of [`Engine::run`](crate::Engine::run).
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// trial.sold(3).await?;
    /// let stock = trial.seller(trial.books.vendor).stock();
    /// stock.count(trial.books.offer, trial.books.location, 8, "two were torn".into()).await?;
    /// assert_eq!(stock.levels(trial.books.offer).await?[0].available, 5);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn count(
        &self,
        offer: OfferId,
        location: LocationId,
        units: u32,
        reason: String,
    ) -> Result<Receipt, Error> {
        self.ask(offer, location, stock::Request::Count { units, reason }).await
    }

    /// Sells what is not there, up to so many units, or stops it.
    ///
    /// Errors: `limit.count`, and those of [`Engine::run`](crate::Engine::run).
    ///
    /// ```
    /// use vendra::domain::stock::Backorder;
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// trial.sold(10).await?; // all there are
    /// let stock = trial.seller(trial.books.vendor).stock();
    /// stock.set_backorder(trial.books.offer, trial.books.location, Backorder::UpTo { units: 5 }).await?;
    /// trial.sold(2).await?;
    /// assert_eq!(stock.levels(trial.books.offer).await?[0].available, -2);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn set_backorder(
        &self,
        offer: OfferId,
        location: LocationId,
        backorder: Backorder,
    ) -> Result<Receipt, Error> {
        self.ask(offer, location, stock::Request::SetBackorder { backorder }).await
    }

    /// What there is of an offer at each place: the units that may still be sold, and those that are there.
    ///
    /// Errors: `authority.forbidden`, `authority.not_found`, `store.*`.
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// trial.delivered(3).await?;
    /// let level = trial.owner().stock().levels(trial.books.offer).await?[0];
    /// assert_eq!((level.on_hand, level.reserved), (7, 0));
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn levels(&self, offer: OfferId) -> Result<Vec<StockLevel>, Error> {
        let mut reading = self.market.reading()?;
        let (by, paging) = (By::Offer(offer), Paging { limit: 500, after: None });
        let found = reading.many(RecordKind::Stock, "query.stock", &by, &paging);
        let mut levels = Vec::new();
        for record in found.await?.items {
            let Stock::Tracked(book) = record.body.state::<Stock>()? else { continue };
            let (location, work) = (book.location, &mut reading.work);
            let available = work.counter(CounterKey::Stock { offer, location }).await?;
            let on_hand = work.counter(CounterKey::OnHand { offer, location }).await?;
            levels.push(StockLevel { location, on_hand, available, reserved: on_hand.saturating_sub(available) });
        }
        Ok(levels)
    }
}
