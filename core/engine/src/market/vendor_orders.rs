//! Vendors' parts of orders.

use vendra_domain::vendor_order::{self, By, CancelCause, LineUnits};
use vendra_domain::{ParcelId, VendorOrderId};

namespace! {
    /// Vendors' parts of orders, each with a life of its own: accepted, sent in parcels, delivered, or cancelled.
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let sold = trial.sold(3).await?;
    /// let part = trial.seller(trial.books.vendor).vendor_orders().get(sold.vendor_order).await?;
    /// assert_eq!(part.totals.unwrap().payable.minor(), 7_470 - 1_121); // less 15 %
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    VendorOrders (vendor_orders), VendorOrder, VendorOrderId, vendor_order; new {
    } on {
        /// The vendor will fulfil it.
        ///
        /// Errors: `vendor_order.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.sold(1).await?;
        /// let parts = trial.seller(trial.books.vendor).vendor_orders();
        /// parts.accept(sold.vendor_order).await?;
        /// assert_eq!(parts.get(sold.vendor_order).await?.state, "accepted");
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Accept as accept();
        /// The vendor will not: the units go to another offer or place, as the routing policy says, else they are cancelled and
        /// the money goes back. What the buyer pays for the rest never changes.
        ///
        /// Errors: `limit.text`, `vendor_order.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.sold(1).await?; // nobody else sells it
        /// let parts = trial.seller(trial.books.vendor).vendor_orders();
        /// parts.reject(sold.vendor_order, "water damage".into()).await?;
        /// assert_eq!(parts.get(sold.vendor_order).await?.state, "cancelled");
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Reject as reject(reason: String);
        /// The vendor's window to accept is over: as if it had rejected.
        ///
        /// Errors: `vendor_order.not_due`, `vendor_order.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.sold(1).await?;
        /// let parts = trial.worker().vendor_orders();
        /// assert_eq!(parts.lapse(sold.vendor_order).await.unwrap_err().code(), "vendor_order.not_due");
        /// trial.clock.turn(86_400_000);
        /// parts.lapse(sold.vendor_order).await?;
        /// assert_eq!(parts.get(sold.vendor_order).await?.state, "cancelled");
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Lapse as lapse();
        /// Units were sent, in one parcel. Where the settings capture at shipment, their share is captured now.
        ///
        /// Errors: `limit.text`, `vendor_order.nothing`, `vendor_order.units`, `vendor_order.unknown_line`,
        /// `vendor_order.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.sold(3).await?;
        /// let parts = trial.seller(trial.books.vendor).vendor_orders();
        /// parts.accept(sold.vendor_order).await?;
        /// parts.ship(sold.vendor_order, sold.units(2), Some("00340434161094042557".into())).await?;
        /// let part = parts.get(sold.vendor_order).await?;
        /// assert_eq!((part.state.as_str(), part.lines[0].units.shipped, part.parcels.len()), ("fulfilling", 2, 1));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Ship as ship(lines: Vec<LineUnits>, tracking: Option<String>);
        /// A parcel arrived. Vendors' money is settled, and goods may come back, so long after that.
        ///
        /// Errors: `vendor_order.unknown_parcel`, `vendor_order.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.delivered(3).await?; // accepted, sent, and this
        /// let part = trial.buyer().vendor_orders().get(sold.vendor_order).await?;
        /// assert!(part.parcels[0].delivered_at.is_some());
        /// trial.seller(trial.books.vendor).vendor_orders().deliver(sold.vendor_order, part.parcels[0].id).await?; // told twice
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Deliver as deliver(parcel: ParcelId);
        /// Units that were never sent are not wanted any more; all of them where none are named. Who cancels is who asks: a
        /// buyer as [`By::Buyer`], a vendor as [`By::Vendor`].
        ///
        /// Errors: `vendor_order.units`, `vendor_order.unknown_line`, `vendor_order.wrong_state`, and those of
        /// [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::vendor_order::{By, CancelCause};
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.sold(3).await?;
        /// let parts = trial.buyer().vendor_orders();
        /// parts.cancel(sold.vendor_order, sold.units(1), By::Buyer, CancelCause::Asked).await?;
        /// assert_eq!(parts.get(sold.vendor_order).await?.lines[0].units.cancelled, 1);
        /// assert_eq!(trial.balance("gateway_clearing/acme".parse()?).await?.minor(), 4_980);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Cancel as cancel(lines: Vec<LineUnits>, by: By, cause: CancelCause);
        /// Sets the quantity of a line, downwards, or the note for the vendor.
        ///
        /// Errors: `limit.text`, `vendor_order.nothing`, `vendor_order.units`, `vendor_order.unknown_line`,
        /// `vendor_order.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let sold = trial.sold(3).await?;
        /// let parts = trial.seller(trial.books.vendor).vendor_orders();
        /// parts.edit(sold.vendor_order, sold.units(2), Some("one was torn".into())).await?;
        /// assert_eq!(parts.get(sold.vendor_order).await?.lines[0].units.cancelled, 1);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Edit as edit(lines: Vec<LineUnits>, note: Option<String>);
    }
}
