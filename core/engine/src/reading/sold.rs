//! What happened to a vendor's orders, event by event, and what it comes to in a year.

use super::{By, Found, Paging, Seen};
use crate::error::Error;
use crate::market::Vendors;
use crate::port::{EVENTS_READ_MAX, HistoryOf, Load, RecordKey, RecordKind, Store, StoredEvent};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use vendra_domain::authority::Ownership;
use vendra_domain::marketplace::Marketplace;
use vendra_domain::vendor_order::{Event, VendorOrder};
use vendra_domain::yearly::{CurrencyYear, Yearly};
use vendra_domain::*;

/// One event of a vendor's history.
pub(crate) struct Sale<'e> {
    pub(crate) at: Timestamp,
    /// The vendor order that it happened to, where it moved money.
    pub(crate) event: Option<(VendorOrderId, &'e Event)>,
    /// The currency of that.
    pub(crate) currency: Option<Currency>,
}

/// Goes through a vendor's history after so many events, in the order of their commits, until told to stop.
pub(crate) async fn history(
    store: &dyn Store,
    (tenant, vendor): (MarketplaceId, VendorId),
    mut after: u64,
    mut visit: impl FnMut(Sale<'_>) -> Result<ControlFlow<()>, Refusal> + Send,
) -> Result<(), Error> {
    loop {
        let of = HistoryOf::Vendor(vendor.to_string());
        let events = store.history(tenant, of, after, EVENTS_READ_MAX).await?;
        let moved: Vec<Option<(VendorOrderId, Event)>> = events.iter().map(moved_money).collect::<Result<_, _>>()?;
        let currencies = currencies(store, tenant, moved.iter().flatten().map(|(order, _)| *order)).await?;
        for (stored, moved) in events.iter().zip(&moved) {
            let event = moved.as_ref().map(|(order, event)| (*order, event));
            let currency = event.and_then(|(order, _)| currencies.get(&order).copied());
            if visit(Sale { at: stored.at, event, currency })?.is_break() {
                return Ok(());
            }
        }
        let read = u32::try_from(events.len()).unwrap_or(EVENTS_READ_MAX);
        if read < EVENTS_READ_MAX {
            return Ok(());
        }
        after = after.saturating_add(u64::from(read));
    }
}

/// Events that may move money.
const MOVING: [&str; 4] = [
    "vendor_order.capture_recorded",
    "vendor_order.reversed",
    "vendor_order.taken_over",
    "vendor_order.units_cancelled",
];

/// An event that may have moved money, with its vendor order; the others need not be read.
fn moved_money(stored: &StoredEvent) -> Result<Option<(VendorOrderId, Event)>, Refusal> {
    if !MOVING.contains(&stored.event.name.as_str()) {
        return Ok(None);
    }
    let event = stored.event.data.event::<VendorOrder>()?;
    Ok(Some((stored.event.key.parse()?, event)))
}

async fn currencies(
    store: &dyn Store,
    tenant: MarketplaceId,
    orders: impl Iterator<Item = VendorOrderId>,
) -> Result<BTreeMap<VendorOrderId, Currency>, Error> {
    let mut orders: Vec<VendorOrderId> = orders.collect();
    orders.sort_unstable();
    orders.dedup();
    let mut currencies = BTreeMap::new();
    for some in orders.chunks(crate::port::LOAD_KEYS_MAX) {
        let records = some.iter().map(|order| RecordKey::new(RecordKind::VendorOrder, order)).collect();
        let loaded = store.load(tenant, Load { records, ..Load::default() }).await?;
        for (order, record) in some.iter().zip(loaded.records) {
            let state = record.map(|record| record.body.state::<VendorOrder>()).transpose()?;
            let currency = state.as_ref().and_then(VendorOrder::book).map(|book| book.currency);
            currencies.extend(currency.map(|currency| (*order, currency)));
        }
    }
    Ok(currencies)
}

readings! {
    Invoices: invoice::Invoice, InvoiceId, Invoice, "query.invoices" {
        /// An invoice or credit note, for its vendor and for the platform.
        ///
        /// Errors: `authority.not_found` where there is none or it is another marketplace's, `authority.forbidden`, `store.*`.
        ///
        /// ```
        /// use vendra::domain::invoice::{DocumentKind, Invoice};
        /// use vendra::memory::Trial;
        /// use vendra::port::Clock;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// trial.sold(3).await?;
        /// trial.clock.turn(1_000);
        /// let (acme, vendor, until) = ("acme-gmbh".parse()?, trial.books.vendor, trial.clock.now());
        /// let invoices = trial.owner().invoices();
        /// let id = invoices.issue(acme, DocumentKind::Invoice, vendor, "EUR".parse()?, until).await?.id;
        /// let Invoice::Issued(book) = trial.seller(vendor).invoices().get(id).await? else { unreachable!() };
        /// assert_eq!(book.gross.minor(), 1_121);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        one as get;
        /// Invoices and credit notes, newest first. Found by [`By::All`], [`By::Vendor`].
        ///
        /// Errors: `query.unknown` where they are not found so, `authority.forbidden`, `cursor.malformed`, `store.limit` for a
        /// page of none or more than 500, `store.*`.
        ///
        /// ```
        /// use vendra::domain::invoice::DocumentKind;
        /// use vendra::memory::Trial;
        /// use vendra::port::Clock;
        /// use vendra::reading::{By, Paging};
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// trial.sold(3).await?;
        /// trial.clock.turn(1_000);
        /// let (acme, vendor, until) = ("acme-gmbh".parse()?, trial.books.vendor, trial.clock.now());
        /// let invoices = trial.owner().invoices();
        /// let id = invoices.issue(acme, DocumentKind::Invoice, vendor, "EUR".parse()?, until).await?.id;
        /// let found = trial.seller(vendor).invoices().list(By::Vendor(vendor), Paging::default()).await?;
        /// assert_eq!(found.items[0].id, id.to_string());
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        many as list;
    }
}

/// What a vendor sold in a year, for those who report it.
///
/// ```
/// use vendra::memory::Trial;
/// # pollster::block_on(async {
/// let trial = Trial::open().await?;
/// trial.sold(3).await?;
/// let year = trial.owner().vendors().sold_in(trial.books.vendor, 2026).await?;
/// assert_eq!(year.currencies[0].quarters()?[0].consideration.minor(), 7_470 - 1_121);
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct YearFile {
    /// The vendor.
    pub vendor: VendorId,
    /// The year, by the calendar of the payout schedule's time zone.
    pub year: i32,
    /// What it sold, currency by currency.
    pub currencies: Vec<CurrencyYear>,
}

impl YearFile {
    /// As CSV: a header, and a row for each currency and month. Amounts are in minor units.
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// trial.sold(3).await?;
    /// let csv = trial.owner().vendors().sold_in(trial.books.vendor, 2026).await?.to_csv();
    /// let january = csv.lines().nth(1).unwrap();
    /// assert!(january.ends_with(",2026,1,1,EUR,1,1,7470,0,0,6349,1121,0,0"), "{january}");
    /// assert_eq!(csv.lines().count(), 1 + 12);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub fn to_csv(&self) -> String {
        let mut csv = String::from(
            "vendor,year,quarter,month,currency,sales,transactions,gross_minor,funded_minor,refunded_minor,\
             consideration_minor,fees_minor,fee_vat_minor,tax_withheld_minor\n",
        );
        for CurrencyYear { currency, months } in &self.currencies {
            for (place, sold) in months.iter().enumerate() {
                let amounts = [
                    sold.gross,
                    sold.funded,
                    sold.refunded,
                    sold.consideration,
                    sold.fees,
                    sold.fee_vat,
                    sold.tax_withheld,
                ];
                let amounts: String = amounts.iter().map(|amount| format!(",{}", amount.minor())).collect();
                let (vendor, year, quarter, month) = (self.vendor, self.year, place / 3 + 1, place + 1);
                let counts = format!("{},{}", sold.sales, sold.transactions);
                csv.push_str(&format!("{vendor},{year},{quarter},{month},{currency},{counts}{amounts}\n"));
            }
        }
        csv
    }
}

impl Vendors {
    /// What a vendor sold in a year, month by month: the figures of DAC7 and of form 1099-K
    /// ([`yearly`](vendra_domain::yearly)). It goes through all that ever happened to the vendor's orders.
    ///
    /// Errors: `authority.forbidden`, `amount.out_of_range`, `store.*`.
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// trial.sold(3).await?;
    /// let year = trial.seller(trial.books.vendor).vendors().sold_in(trial.books.vendor, 2026).await?;
    /// let january = year.currencies[0].months[0];
    /// assert_eq!((january.sales, january.gross.minor(), january.fees.minor()), (1, 7_470, 1_121));
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    pub async fn sold_in(&self, vendor: VendorId, year: i32) -> Result<YearFile, Error> {
        let (market, tenant) = (self.market(), self.market().tenant());
        let mut reading = market.reading()?;
        reading.permit("query.yearly_totals", &Ownership { tenant, vendor: Some(vendor), buyer: None })?;
        let marketplace = reading.work.state::<Marketplace>(tenant).await?;
        let zone = marketplace.book().ok_or(Refusal::AuthorityNotFound)?.settings.payout_schedule.time_zone;
        let mut yearly = Yearly::new(year, zone);
        let visit = |sale: Sale<'_>| {
            if let (Some((order, event)), Some(currency)) = (sale.event, sale.currency) {
                yearly.add(sale.at, order, currency, event)?;
            }
            Ok(ControlFlow::Continue(()))
        };
        history(market.engine().store().as_ref(), (tenant, vendor), 0, visit).await?;
        Ok(YearFile { vendor, year, currencies: yearly.totals() })
    }
}
