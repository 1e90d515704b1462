//! A bulkhead: so many calls of a port are under way at once, and no more, so that one that hangs does not take everything with it.

use std::sync::atomic::{AtomicU32, Ordering};

/// How many calls are under way.
#[derive(Debug)]
pub(super) struct Bulkhead {
    most: Option<u32>,
    under_way: AtomicU32,
}

/// A call's place; it is free again once the call is over, or nobody waits for it any more.
#[derive(Debug)]
pub(super) struct Place<'b>(&'b Bulkhead);

impl Bulkhead {
    pub(super) const fn new(most: Option<u32>) -> Self {
        Self { most, under_way: AtomicU32::new(0) }
    }

    /// A place; none where all are taken.
    pub(super) fn enter(&self) -> Option<Place<'_>> {
        let most = self.most.unwrap_or(u32::MAX);
        let one_more = |under_way: u32| if under_way < most { under_way.checked_add(1) } else { None };
        self.under_way.fetch_update(Ordering::SeqCst, Ordering::SeqCst, one_more).ok().map(|_| Place(self))
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.under_way.fetch_sub(1, Ordering::SeqCst);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_many_at_once_and_no_more() {
        let bulkhead = Bulkhead::new(Some(2));
        let (one, other) = (bulkhead.enter().expect("a place"), bulkhead.enter().expect("a place"));
        assert!(bulkhead.enter().is_none());
        drop(one);
        let again = bulkhead.enter().expect("a place");
        assert!(bulkhead.enter().is_none());
        drop((other, again));
        assert_eq!(bulkhead.under_way.load(Ordering::SeqCst), 0);
        let open = Bulkhead::new(None);
        assert_eq!((0..1_000).filter_map(|_| open.enter()).collect::<Vec<_>>().len(), 1_000);
    }
}
