//! Endpoints of outward webhooks.

use super::about;
use crate::engine::Outcome;
use crate::error::Error;
use crate::port::{PAGE_RECORDS_MAX, Query, QueryName};
use crate::work::Work;
use vendra_domain::WebhookEndpointId;
use vendra_domain::decider::Named;
use vendra_domain::webhook_endpoint::{Facts, Request, WebhookEndpoint};

/// The states in which an endpoint is there.
const THERE: [&str; 2] = ["disabled", "enabled"];

pub(super) async fn endpoint(
    work: &mut Work<'_>,
    id: Option<WebhookEndpointId>,
    request: &Request,
) -> Result<Outcome, Error> {
    let id = id.unwrap_or_else(|| WebhookEndpointId::from_uuid(work.fresh()));
    let endpoints = if matches!(request, Request::Add { .. }) { count(work).await? } else { 0 };
    work.ask::<WebhookEndpoint>(id, request, &Facts { at: work.at, id, endpoints }).await?;
    Ok(about::<WebhookEndpoint>(id))
}

/// How many the marketplace has. Of two that are added at once each may be the last: the limit keeps the work of a relay small, and
/// is no promise.
async fn count(work: &Work<'_>) -> Result<usize, Error> {
    debug_assert!(THERE.iter().all(|state| WebhookEndpoint::NAMES.contains(state)), "a state was renamed");
    let mut endpoints = 0_usize;
    for state in THERE {
        let query = Query { limit: PAGE_RECORDS_MAX, ..Query::new(QueryName::WebhookEndpointsByState, state) };
        let page = work.engine.store.query(work.tenant, query).await?;
        endpoints = endpoints.saturating_add(page.records.len());
    }
    Ok(endpoints)
}
