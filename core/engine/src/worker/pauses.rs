//! Pauses of what went wrong: each is twice as long as the one before.

use std::collections::BTreeMap;
use vendra_domain::{MarketplaceId, Timestamp};

/// The most pauses that are kept. What goes wrong beyond them is tried again at every tick.
const PAUSES_MAX: usize = 100_000;

#[derive(Debug)]
struct Pause {
    until: Timestamp,
    ms: i64,
}

/// Pauses by marketplace and subject.
#[derive(Debug, Default)]
pub(super) struct Pauses {
    of: BTreeMap<(MarketplaceId, String), Pause>,
}

impl Pauses {
    /// Whether a subject is left alone for now.
    pub(super) fn holds(&self, tenant: MarketplaceId, subject: &str, now: Timestamp) -> bool {
        self.of.get(&(tenant, subject.to_owned())).is_some_and(|pause| pause.until > now)
    }

    /// A subject went wrong, once more.
    pub(super) fn lengthen(
        &mut self,
        (tenant, subject): (MarketplaceId, &str),
        now: Timestamp,
        (first_ms, most_ms): (i64, i64),
    ) {
        let key = (tenant, subject.to_owned());
        let ms = self.of.get(&key).map_or(first_ms, |pause| pause.ms.saturating_mul(2)).min(most_ms);
        if let Ok(until) = now.plus_ms(ms)
            && (self.of.len() < PAUSES_MAX || self.of.contains_key(&key))
        {
            self.of.insert(key, Pause { until, ms });
        }
    }

    /// A subject went well.
    pub(super) fn end(&mut self, tenant: MarketplaceId, subject: &str) {
        self.of.remove(&(tenant, subject.to_owned()));
    }

    /// Forgets pauses that have been over for as long as the longest: whatever they were about is not due any more.
    pub(super) fn forget(&mut self, now: Timestamp, most_ms: i64) {
        self.of.retain(|_, pause| pause.until.plus_ms(most_ms).is_ok_and(|over| over > now));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_the_longest_and_are_forgotten() {
        let tenant = "mkt_01h455vb4pex5vsknk084sn001".parse().expect("an id");
        let at = |ms: i64| Timestamp::from_unix_ms(ms).expect("a moment");
        let mut pauses = Pauses::default();
        let mut now = 0;
        for ms in [100, 200, 400, 500, 500] {
            pauses.lengthen((tenant, "a"), at(now), (100, 500));
            assert!(pauses.holds(tenant, "a", at(now + ms - 1)) && !pauses.holds(tenant, "a", at(now + ms)));
            assert!(!pauses.holds(tenant, "b", at(now)));
            now += ms;
        }
        pauses.forget(at(now + 499), 500);
        assert_eq!(pauses.of.len(), 1);
        pauses.forget(at(now + 500), 500);
        assert_eq!(pauses.of.len(), 0);
        pauses.lengthen((tenant, "a"), at(now), (100, 500));
        assert!(!pauses.holds(tenant, "a", at(now + 100)));
        pauses.end(tenant, "a");
        assert!(!pauses.holds(tenant, "a", at(now)));
    }
}
