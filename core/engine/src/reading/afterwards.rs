//! Readings of what becomes of an order: payments, what comes back, what vendors are paid.

use super::{By, Found, Paging, Seen};
use crate::error::Error;
use crate::port::RecordKind;
use vendra_domain::*;

readings! {
    Payments: payment::Payment, PaymentId, Payment, "query.payments" {
        /// A payment, for its buyer and for the platform.
        ///
        /// Errors: `authority.not_found` where there is none or it is another marketplace's, `authority.forbidden`, `store.*`.
        ///
        /// ```
        /// use vendra::domain::payment::Payment;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.sold(3).await?;
        /// let Payment::Captured(book) = trial.buyer().payments().get(sold.payment).await? else { unreachable!() };
        /// assert_eq!(book.amount.minor(), 7_470);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        one as get;
        /// Payments, newest first; those of an order oldest first. Found by [`By::State`], [`By::Order`].
        ///
        /// Errors: `query.unknown` where they are not found so, `authority.forbidden`, `cursor.malformed`, `store.limit` for a
        /// page of none or more than 500, `store.*`.
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// use vendra::reading::{By, Paging};
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.sold(3).await?;
        /// let found = trial.buyer().payments().list(By::Order(sold.order), Paging::default()).await?;
        /// assert_eq!(found.items[0].id, sold.payment.to_string());
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        many as list;
    }
    Refunds: refund::Refund, RefundId, Refund, "query.refunds" {
        /// A refund, for its buyer, the vendor whom it concerns, and the platform.
        ///
        /// Errors: `authority.not_found` where there is none or it is another marketplace's, `authority.forbidden`, `store.*`.
        ///
        /// ```
        /// use vendra::checkout::GiveBack;
        /// use vendra::domain::refund::{Destination, Refund};
        /// use vendra::domain::vendor_order::{Goods, Undo};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.delivered(3).await?;
        /// let undo = Undo::Units { lines: sold.units(1), goods: Goods::Arrived };
        /// let with = GiveBack { vendor_order: sold.vendor_order, undo, reason: "torn".into(), to: Destination::Payments };
        /// let id = trial.owner().give_back(sold.order, with).await?.id;
        /// assert!(matches!(trial.buyer().refunds().get(id).await?, Refund::Completed(_)));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        one as get;
        /// Refunds, newest first; those of an order oldest first. Found by [`By::State`], [`By::Order`].
        ///
        /// Errors: `query.unknown` where they are not found so, `authority.forbidden`, `cursor.malformed`, `store.limit` for a
        /// page of none or more than 500, `store.*`.
        ///
        /// ```
        /// use vendra::checkout::GiveBack;
        /// use vendra::domain::refund::Destination;
        /// use vendra::domain::vendor_order::{Goods, Undo};
        /// use vendra::memory::Trial;
        /// use vendra::reading::{By, Paging};
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.delivered(3).await?;
        /// let undo = Undo::Units { lines: sold.units(1), goods: Goods::Arrived };
        /// let with = GiveBack { vendor_order: sold.vendor_order, undo, reason: "torn".into(), to: Destination::Payments };
        /// let id = trial.owner().give_back(sold.order, with).await?.id;
        /// let found = trial.buyer().refunds().list(By::Order(sold.order), Paging::default()).await?;
        /// assert_eq!(found.items[0].id, id.to_string());
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        many as list;
    }
    Returns: returns::Return, ReturnId, Return, "query.returns" {
        /// A return, for its buyer, its vendor, and the platform.
        ///
        /// Errors: `authority.not_found` where there is none or it is another marketplace's, `authority.forbidden`, `store.*`.
        ///
        /// ```
        /// use vendra::domain::returns::{Reason, Return};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.delivered(3).await?;
        /// let id = trial.buyer().returns().create(sold.vendor_order, sold.units(2), Reason::ChangedMind).await?.id;
        /// assert!(matches!(trial.seller(trial.books.vendor).returns().get(id).await?, Return::Requested(_)));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        one as get;
        /// Returns: a vendor's newest first, a vendor order's oldest first. Found by [`By::VendorOrder`], [`By::Vendor`].
        ///
        /// Errors: `query.unknown` where they are not found so, `authority.forbidden`, `cursor.malformed`, `store.limit` for a
        /// page of none or more than 500, `store.*`.
        ///
        /// ```
        /// use vendra::domain::returns::Reason;
        /// use vendra::memory::Trial;
        /// use vendra::reading::{By, Paging};
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.delivered(3).await?;
        /// let id = trial.buyer().returns().create(sold.vendor_order, sold.units(2), Reason::ChangedMind).await?.id;
        /// let of = By::Vendor(trial.books.vendor);
        /// let found = trial.seller(trial.books.vendor).returns().list(of, Paging::default()).await?;
        /// assert_eq!(found.items[0].id, id.to_string());
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        many as list;
    }
    Exchanges: exchange::Exchange, ExchangeId, Exchange, "query.exchanges" {
        /// An exchange, for its buyer, its vendor, and the platform.
        ///
        /// Errors: `authority.not_found` where there is none or it is another marketplace's, `authority.forbidden`, `store.*`.
        ///
        /// ```
        /// use vendra::domain::exchange::Exchange;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.delivered(3).await?;
        /// let id = trial.buyer().exchanges().create(sold.vendor_order, sold.units(1), "torn".into()).await?.id;
        /// assert!(matches!(trial.buyer().exchanges().get(id).await?, Exchange::Requested(_)));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        one as get;
        /// Exchanges: a vendor's newest first, a vendor order's oldest first. Found by [`By::VendorOrder`], [`By::Vendor`].
        ///
        /// Errors: `query.unknown` where they are not found so, `authority.forbidden`, `cursor.malformed`, `store.limit` for a
        /// page of none or more than 500, `store.*`.
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// use vendra::reading::{By, Paging};
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.delivered(3).await?;
        /// let id = trial.buyer().exchanges().create(sold.vendor_order, sold.units(1), "torn".into()).await?.id;
        /// let of = By::VendorOrder(sold.vendor_order);
        /// let found = trial.buyer().exchanges().list(of, Paging::default()).await?;
        /// assert_eq!(found.items[0].id, id.to_string());
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        many as list;
    }
    Claims: claim::Claim, ClaimId, Claim, "query.claims" {
        /// A claim, for its buyer, its vendor, and the platform.
        ///
        /// Errors: `authority.not_found` where there is none or it is another marketplace's, `authority.forbidden`, `store.*`.
        ///
        /// ```
        /// use vendra::domain::claim::{Claim, Fault};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.delivered(3).await?;
        /// let id = trial.buyer().claims().create(sold.vendor_order, sold.units(1), Fault::Damaged).await?.id;
        /// assert!(matches!(trial.buyer().claims().get(id).await?, Claim::Open(_)));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        one as get;
        /// Claims: a vendor's newest first, a vendor order's oldest first. Found by [`By::VendorOrder`], [`By::Vendor`].
        ///
        /// Errors: `query.unknown` where they are not found so, `authority.forbidden`, `cursor.malformed`, `store.limit` for a
        /// page of none or more than 500, `store.*`.
        ///
        /// ```
        /// use vendra::domain::claim::Fault;
        /// use vendra::memory::Trial;
        /// use vendra::reading::{By, Paging};
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.delivered(3).await?;
        /// let id = trial.buyer().claims().create(sold.vendor_order, sold.units(1), Fault::Damaged).await?.id;
        /// let of = By::Vendor(trial.books.vendor);
        /// let found = trial.seller(trial.books.vendor).claims().list(of, Paging::default()).await?;
        /// assert_eq!(found.items[0].id, id.to_string());
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        many as list;
    }
    Disputes: dispute::Dispute, DisputeId, Dispute, "query.disputes" {
        /// A dispute, for the vendors whom it concerns and for the platform.
        ///
        /// Errors: `authority.not_found` where there is none or it is another marketplace's, `authority.forbidden`, `store.*`.
        ///
        /// ```
        /// use vendra::Amount;
        /// use vendra::domain::dispute::Dispute;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.sold(3).await?;
        /// let (book, fee) = (Amount::new(2_490)?, Amount::new(1_500)?);
        /// let id = trial.worker().disputes().open(sold.payment, book, fee, "not received".into()).await?.id;
        /// let Dispute::Open(book) = trial.owner().disputes().get(id).await? else { unreachable!() };
        /// assert_eq!((book.amount.minor(), book.fee.minor()), (2_490, 1_500));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        one as get;
        /// Disputes, newest first; those of a payment oldest first. Found by [`By::State`], [`By::Payment`].
        ///
        /// Errors: `query.unknown` where they are not found so, `authority.forbidden`, `cursor.malformed`, `store.limit` for a
        /// page of none or more than 500, `store.*`.
        ///
        /// ```
        /// use vendra::Amount;
        /// use vendra::memory::Trial;
        /// use vendra::reading::{By, Paging};
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.sold(3).await?;
        /// let (book, fee) = (Amount::new(2_490)?, Amount::new(1_500)?);
        /// let id = trial.worker().disputes().open(sold.payment, book, fee, "not received".into()).await?.id;
        /// let found = trial.owner().disputes().list(By::Payment(sold.payment), Paging::default()).await?;
        /// assert_eq!(found.items[0].id, id.to_string());
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        many as list;
    }
    Settlements: settlement::Settlement, SettlementId, Settlement, "query.settlements" {
        /// A settlement, for its vendor and for the platform.
        ///
        /// Errors: `authority.not_found` where there is none or it is another marketplace's, `authority.forbidden`, `store.*`.
        ///
        /// ```
        /// use vendra::domain::settlement::Settlement;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let vendor = trial.books.vendor;
        /// trial.delivered(3).await?;
        /// trial.clock.turn(15 * 86_400_000);
        /// let id = trial.worker().settlements().settle(vendor, "EUR".parse()?).await?.id;
        /// let Settlement::Settled(book) = trial.seller(vendor).settlements().get(id).await? else { unreachable!() };
        /// assert_eq!(book.amount.minor(), 7_470 - 1_121);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        one as get;
        /// Settlements, newest first. Found by [`By::Vendor`].
        ///
        /// Errors: `query.unknown` where they are not found so, `authority.forbidden`, `cursor.malformed`, `store.limit` for a
        /// page of none or more than 500, `store.*`.
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// use vendra::reading::{By, Paging};
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let vendor = trial.books.vendor;
        /// trial.delivered(3).await?;
        /// trial.clock.turn(15 * 86_400_000);
        /// let id = trial.worker().settlements().settle(vendor, "EUR".parse()?).await?.id;
        /// let found = trial.seller(vendor).settlements().list(By::Vendor(vendor), Paging::default()).await?;
        /// assert_eq!(found.items[0].id, id.to_string());
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        many as list;
    }
    Payouts: payout::Payout, PayoutId, Payout, "query.payouts" {
        /// A payout, for its vendor and for the platform.
        ///
        /// Errors: `authority.not_found` where there is none or it is another marketplace's, `authority.forbidden`, `store.*`.
        ///
        /// ```
        /// use vendra::domain::payout::{Kind, Payout};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let vendor = trial.books.vendor;
        /// trial.delivered(3).await?;
        /// trial.clock.turn(15 * 86_400_000);
        /// trial.worker().settlements().settle(vendor, "EUR".parse()?).await?;
        /// let id = trial.worker().payouts().create(vendor, "EUR".parse()?, Kind::Scheduled).await?.id;
        /// let Payout::Started(book) = trial.seller(vendor).payouts().get(id).await? else { unreachable!() };
        /// assert_eq!(book.amount.minor(), 7_470 - 1_121);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        one as get;
        /// Payouts, newest first. Found by [`By::All`], [`By::State`], [`By::Vendor`].
        ///
        /// Errors: `query.unknown` where they are not found so, `authority.forbidden`, `cursor.malformed`, `store.limit` for a
        /// page of none or more than 500, `store.*`.
        ///
        /// ```
        /// use vendra::domain::payout::Kind;
        /// use vendra::memory::Trial;
        /// use vendra::reading::{By, Paging};
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let vendor = trial.books.vendor;
        /// trial.delivered(3).await?;
        /// trial.clock.turn(15 * 86_400_000);
        /// trial.worker().settlements().settle(vendor, "EUR".parse()?).await?;
        /// let id = trial.worker().payouts().create(vendor, "EUR".parse()?, Kind::Scheduled).await?.id;
        /// let found = trial.seller(vendor).payouts().list(By::Vendor(vendor), Paging::default()).await?;
        /// assert_eq!(found.items[0].id, id.to_string());
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        many as list;
    }
    Transfers: transfer::Transfer, TransferId, Transfer, "query.transfers" {
        /// A transfer, for its vendor and for the platform.
        ///
        /// Errors: `authority.not_found` where there is none or it is another marketplace's, `authority.forbidden`, `store.*`.
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let vendra::domain::marketplace::Marketplace::Open(book) = trial.owner().marketplace().get().await? else { unreachable!() };
        /// let mut settings = book.settings;
        /// settings.transfers_by = Some("acme".parse()?);
        /// trial.owner().marketplace().configure(trial.tenant, settings).await?;
        /// let (vendor, sold) = (trial.books.vendor, trial.delivered(3).await?);
        /// trial.worker().settlements().settle(vendor, "EUR".parse()?).await?;
        /// let id = trial.worker().transfers().create(sold.vendor_order).await?.id;
        /// let transfer = trial.seller(vendor).transfers().get(id).await?;
        /// assert_eq!(transfer.book().unwrap().amount.minor(), 7_470 - 1_121);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        one as get;
        /// Transfers of a vendor order, oldest first, or newest first. Found by [`By::State`], [`By::Vendor`], [`By::VendorOrder`].
        ///
        /// Errors: `query.unknown` where they are not found so, `authority.forbidden`, `cursor.malformed`, `store.limit` for a
        /// page of none or more than 500, `store.*`.
        ///
        /// ```
        /// use vendra::reading::{By, Paging};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let vendra::domain::marketplace::Marketplace::Open(book) = trial.owner().marketplace().get().await? else { unreachable!() };
        /// let mut settings = book.settings;
        /// settings.transfers_by = Some("acme".parse()?);
        /// trial.owner().marketplace().configure(trial.tenant, settings).await?;
        /// let (vendor, sold) = (trial.books.vendor, trial.delivered(3).await?);
        /// trial.worker().settlements().settle(vendor, "EUR".parse()?).await?;
        /// let id = trial.worker().transfers().create(sold.vendor_order).await?.id;
        /// let found = trial.seller(vendor).transfers().list(By::VendorOrder(sold.vendor_order), Paging::default()).await?;
        /// assert_eq!(found.items[0].id, id.to_string());
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        many as list;
    }
}
