//! What seldom changes is decoded once a version: settings, plans, promotions, vendors, offers and how they are stocked.

use crate::port::{RecordKey, RecordKind};
use std::any::Any;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use vendra_domain::MarketplaceId;

/// The most states that are kept.
const CACHED_MAX: usize = 20_000;

type Known = (u64, Arc<dyn Any + Send + Sync>);

/// States by record and version. A record is read each time all the same, so that what is cached is never stale: it saves
/// decoding, and tells before the first reading what the second will need.
#[derive(Debug, Default)]
pub(crate) struct Cache {
    states: Mutex<BTreeMap<(MarketplaceId, RecordKey), Known>>,
}

impl Cache {
    /// Whether records of a kind are worth keeping.
    pub(crate) const fn keeps(kind: RecordKind) -> bool {
        matches!(
            kind,
            RecordKind::Marketplace
                | RecordKind::CommissionPlan
                | RecordKind::Promotion
                | RecordKind::Vendor
                | RecordKind::Offer
                | RecordKind::Stock
        )
    }

    /// The state at exactly this version.
    pub(crate) fn at<T: Any + Send + Sync>(
        &self,
        tenant: MarketplaceId,
        key: &RecordKey,
        version: u64,
    ) -> Option<Arc<T>> {
        let states = self.states.lock().unwrap_or_else(PoisonError::into_inner);
        let (_, state) = states.get(&(tenant, key.clone())).filter(|(known, _)| *known == version)?;
        Arc::clone(state).downcast().ok()
    }

    /// The last state that was seen: a hint, nothing more.
    pub(crate) fn last<T: Any + Send + Sync>(&self, tenant: MarketplaceId, key: &RecordKey) -> Option<Arc<T>> {
        let states = self.states.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(&states.get(&(tenant, key.clone()))?.1).downcast().ok()
    }

    pub(crate) fn keep<T: Any + Send + Sync>(
        &self,
        tenant: MarketplaceId,
        key: RecordKey,
        version: u64,
        state: Arc<T>,
    ) {
        let mut states = self.states.lock().unwrap_or_else(PoisonError::into_inner);
        // Full is rare, and anything may be forgotten: begin again rather than keep count of uses.
        if states.len() >= CACHED_MAX {
            states.clear();
        }
        states.insert((tenant, key), (version, state));
    }
}
