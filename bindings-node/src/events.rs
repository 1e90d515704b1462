//! A subscription.

use crate::told::{Tell, outcome};
use napi_derive::napi;
use std::sync::Arc;
use vendra_wire::Subscription;

/// Events, asked for one at a time.
#[napi]
pub struct Events {
    subscription: Subscription,
    told: Arc<Tell>,
}

#[napi]
impl Events {
    pub(crate) fn new(subscription: Subscription, told: Arc<Tell>) -> Self {
        Self { subscription, told }
    }

    /// Asks for the next one; the one before counts as handled. Who is told learns the number, and the event or `null`.
    #[napi(catch_unwind)]
    pub fn next(&self, number: u32) {
        let told = Arc::clone(&self.told);
        // Nobody takes it back: it is closed instead.
        let _cancel = self.subscription.start_next(move |event| outcome(&told, number, event));
    }

    /// The event that was given is handled.
    #[napi(catch_unwind)]
    pub fn handled(&self) {
        self.subscription.handled();
    }

    /// The event that was given could not be handled.
    #[napi(catch_unwind)]
    pub fn failed(&self, reason: String) {
        self.subscription.failed(&reason);
    }

    /// Ends it.
    #[napi(catch_unwind)]
    pub fn close(&self) {
        self.subscription.close();
    }
}
