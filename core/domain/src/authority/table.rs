//! The table: one row per request or query, one column per role.

use super::Relation;

/// What a role may do with a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// Whatever it is about, within the marketplace.
    All,
    /// What is the actor's own.
    Own,
    /// Nothing.
    Never,
}

impl Permission {
    /// Whether it reaches a thing that stands so to the actor.
    #[must_use]
    pub const fn reaches(self, relation: Relation) -> bool {
        match (self, relation) {
            (_, Relation::AnotherTenants) | (Self::Never, _) => false,
            (Self::All, _) => true,
            (Self::Own, relation) => matches!(relation, Relation::Own),
        }
    }
}

use Permission::{All as A, Never as N, Own as O};

/// Requests are named `decider.request`, queries `query.name`; in alphabetical order. Columns: platform owner, support, finance;
/// vendor owner, manager, fulfilment; customer, guest; system.
#[rustfmt::skip]
pub const TABLE: &[(&str, [Permission; 9])] = &[
    ("vendor.activate", [A, A, N, N, N, N, N, N, A]),
    ("vendor.apply",    [A, A, N, O, N, N, N, N, N]),
];
