//! Contact records.

use vendra_domain::ContactId;
use vendra_domain::contact::{self, Details};

namespace! {
    /// Contact records: the only place that holds a name or an address. Everything else says their ids.
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let details = trial.owner().contacts().get(trial.books.contact).await?.unwrap();
    /// assert_eq!(details.name.as_deref(), Some("Paper Moon Books"));
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    Contacts (contacts), Contact, ContactId, contact; new {
        /// Writes a new record.
        ///
        /// Errors: `limit.count`, `limit.text`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::contact::Details;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let details = Details { city: Some("Lisboa".into()), ..Details::default() };
        /// let id = trial.buyer().contacts().add(details.clone()).await?.id;
        /// assert_eq!(trial.buyer().contacts().get(id).await?, Some(details));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Write as add(details: Details);
    } on {
        /// Writes the record over, whole.
        ///
        /// Errors: `contact.wrong_state`, `limit.count`, `limit.text`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::domain::contact::Details;
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let id = trial.buyer().contacts().add(Details { city: Some("Lisboa".into()), ..Details::default() }).await?.id;
        /// trial.buyer().contacts().write(id, Details { city: Some("Porto".into()), ..Details::default() }).await?;
        /// assert_eq!(trial.buyer().contacts().get(id).await?.unwrap().city.as_deref(), Some("Porto"));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Write as write(details: Details);
        /// Empties it for ever. [`Customers::erase`](crate::market::Customers::erase) forgets a whole person.
        ///
        /// Errors: those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let id = trial.buyer().contacts().add(Default::default()).await?.id;
        /// trial.buyer().contacts().erase(id).await?;
        /// assert_eq!(trial.buyer().contacts().get(id).await?, None);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Erase as erase();
    }
}
