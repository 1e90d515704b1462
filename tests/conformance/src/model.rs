//! Random steps on the store under test and on the one in memory: equal answers.

use crate::Subject;

/// Random sequences of everything that a store does.
pub fn random_steps_are_answered_alike(subject: &Subject) {
    let _ = subject;
}
