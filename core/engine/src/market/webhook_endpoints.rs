//! Endpoints of outward webhooks.

use vendra_domain::WebhookEndpointId;
use vendra_domain::webhook_endpoint::{self, Reason};

namespace! {
    /// Where events of the marketplace are sent to, which of them, and the generation of the secret that signs them. `vendra-webhook`
    /// sends them.
    ///
    /// ```
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// let endpoints = trial.owner().webhook_endpoints();
    /// let id = endpoints.add("https://example.com/hook".into(), vec!["order.*".into()]).await?.id;
    /// assert_eq!(endpoints.get(id).await?.book().unwrap().generation, 1);
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    WebhookEndpoints (webhook_endpoints), WebhookEndpoint, WebhookEndpointId, webhook_endpoint; new {
        /// Adds an endpoint that is sent what happens from now on: the events of those names, of whole kinds (`order.*`), or all.
        ///
        /// Errors: `webhook_endpoint.url`, `webhook_endpoint.event`, `limit.count` for more than
        /// [`WEBHOOK_ENDPOINTS_MAX`](vendra_domain::limits::WEBHOOK_ENDPOINTS_MAX) and for too many names, `limit.text`, and those of
        /// [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let endpoints = trial.owner().webhook_endpoints();
        /// let id = endpoints.add("https://example.com/hook".into(), vec!["order.*".into()]).await?.id;
        /// let refused = endpoints.add("ftp://example.com".into(), Vec::new()).await.unwrap_err();
        /// assert_eq!(refused.code(), "webhook_endpoint.url");
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Add as add(url: String, events: Vec<String>);
    } on {
        /// Sends to another address, or other events.
        ///
        /// Errors: `webhook_endpoint.url`, `webhook_endpoint.event`, `webhook_endpoint.wrong_state`, `limit.count`, `limit.text`, and
        /// those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let endpoints = trial.owner().webhook_endpoints();
        /// let id = endpoints.add("https://example.com/hook".into(), vec!["order.*".into()]).await?.id;
        /// endpoints.change(id, "https://example.com/new".into(), Vec::new()).await?;
        /// assert!(endpoints.get(id).await?.book().unwrap().wants("payout.paid"));
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Change as change(url: String, events: Vec<String>);
        /// Signs with a new secret; the old one signs too for so many milliseconds, up to 30 days: 0 where it has leaked.
        ///
        /// Errors: `webhook_endpoint.wrong_state`, `limit.count`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let endpoints = trial.owner().webhook_endpoints();
        /// let id = endpoints.add("https://example.com/hook".into(), vec!["order.*".into()]).await?.id;
        /// endpoints.rotate_secret(id, 86_400_000).await?;
        /// assert_eq!(endpoints.get(id).await?.book().unwrap().generations(vendra::port::Clock::now(&*trial.clock)), [2, 1]);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        RotateSecret as rotate_secret(keep_old_ms: u32);
        /// Sends nothing more.
        ///
        /// Errors: `webhook_endpoint.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let endpoints = trial.owner().webhook_endpoints();
        /// let id = endpoints.add("https://example.com/hook".into(), vec!["order.*".into()]).await?.id;
        /// endpoints.disable(id, vendra::domain::webhook_endpoint::Reason::ByHand).await?;
        /// let disabled = vendra::reading::By::State("disabled".into());
        /// assert_eq!(endpoints.list(disabled, Default::default()).await?.items.len(), 1);
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Disable as disable(reason: Reason);
        /// Sends what happens from now on; what happened meanwhile is not sent.
        ///
        /// Errors: `webhook_endpoint.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let endpoints = trial.owner().webhook_endpoints();
        /// let id = endpoints.add("https://example.com/hook".into(), vec!["order.*".into()]).await?.id;
        /// endpoints.enable(id).await?; // it is
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Enable as enable();
        /// Takes it away for ever.
        ///
        /// Errors: `webhook_endpoint.wrong_state`, and those of [`Engine::run`](crate::Engine::run).
        ///
        /// ```
        /// use vendra::memory::Trial;
        /// # pollster::block_on(async {
        /// let trial = Trial::open().await?;
        /// let endpoints = trial.owner().webhook_endpoints();
        /// let id = endpoints.add("https://example.com/hook".into(), vec!["order.*".into()]).await?.id;
        /// endpoints.remove(id).await?;
        /// assert_eq!(endpoints.enable(id).await.unwrap_err().code(), "webhook_endpoint.wrong_state");
        /// # Ok::<(), vendra::Error>(())
        /// # }).unwrap();
        /// ```
        Remove as remove();
    }
}
