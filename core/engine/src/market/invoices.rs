//! Invoices and credit notes.

use vendra_domain::invoice::{self, DocumentKind};
use vendra_domain::names::LegalEntity;
use vendra_domain::{Currency, InvoiceId, Timestamp, VendorId};

namespace! {
    /// Invoices for the fees that vendors were charged, and credit notes for what of them went back, under numbers without gaps.
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
    /// let Invoice::Issued(book) = invoices.get(id).await? else { unreachable!() };
    /// assert_eq!((book.serial, book.net.minor()), (1, 1_121));
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    Invoices (invoices), Invoice, InvoiceId, invoice; new {
        /// Puts down what a vendor was charged, or got back, since the last document of this kind and up to a time that is past.
        ///
        /// Errors: `invoice.nothing`, `invoice.period_covered`, `invoice.period_open`, `invoice.wrong_state`, and those of
        /// [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::invoice::DocumentKind;
        /// use vendra::memory::Trial;
        /// use vendra::port::Clock;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// trial.sold(3).await?;
        /// trial.clock.turn(1_000);
        /// let (acme, vendor, until) = ("acme-gmbh".parse()?, trial.books.vendor, trial.clock.now());
        /// let invoices = trial.owner().invoices();
        /// invoices.issue(acme, DocumentKind::Invoice, vendor, "EUR".parse()?, until).await?;
        /// // Nothing of it went back yet.
        /// let none = invoices.issue(acme, DocumentKind::CreditNote, vendor, "EUR".parse()?, until).await.unwrap_err();
        /// assert_eq!(none.code(), "invoice.nothing");
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Issue as issue(
            entity: LegalEntity,
            kind: DocumentKind,
            vendor: VendorId,
            currency: Currency,
            until: Timestamp
        );
    } on {}
}
