//! What the scenarios reach, computed against what there is: every (state, request) pair, event type, refusal code and
//! function.

use std::collections::BTreeSet;
use std::fmt;
use vendra_domain::Refusal;
use vendra_tests::registry;

#[derive(Default)]
pub(crate) struct Coverage {
    pairs: BTreeSet<(String, String, String)>,
    events: BTreeSet<(String, String)>,
    refusals: BTreeSet<String>,
    functions: BTreeSet<String>,
    touched: BTreeSet<String>,
}

impl Coverage {
    pub(crate) fn asked(&mut self, decider: &str, state: &str, request: &str) {
        self.touched.insert(decider.to_owned());
        self.pairs.insert((decider.to_owned(), state.to_owned(), request.to_owned()));
    }

    pub(crate) fn happened(&mut self, decider: &str, event: &str) {
        self.events.insert((decider.to_owned(), event.to_owned()));
    }

    pub(crate) fn refused(&mut self, code: &str) {
        self.refusals.insert(code.to_owned());
    }

    pub(crate) fn called(&mut self, function: &str) {
        self.functions.insert(function.to_owned());
    }

    /// Every cell that no scenario reaches.
    pub(crate) fn missing(&self) -> Vec<String> {
        let mut missing = self.missing_of(|_| true);
        let codes = Refusal::CODES.iter().map(|row| row.code).filter(|code| !registry::UNREACHED.contains(code));
        missing.extend(codes.filter(|code| !self.refusals.contains(*code)).map(|code| format!("refusal {code}")));
        let functions = registry::functions().into_iter().map(|(name, _)| name);
        missing.extend(functions.filter(|name| !self.functions.contains(*name)).map(|name| format!("function {name}")));
        missing
    }

    /// The same for the deciders that the files of this run name: for work on one of them.
    pub(crate) fn missing_of_touched(&self) -> Vec<String> {
        self.missing_of(|decider| self.touched.contains(decider))
    }

    fn missing_of(&self, wanted: impl Fn(&str) -> bool) -> Vec<String> {
        let mut missing = Vec::new();
        for decider in registry::deciders().iter().filter(|decider| wanted(decider.name)) {
            for state in decider.states {
                for request in decider.requests {
                    let pair = (decider.name.to_owned(), (*state).to_owned(), (*request).to_owned());
                    if !self.pairs.contains(&pair) {
                        missing.push(format!("{}: {request} when {state}", decider.name));
                    }
                }
            }
            for event in decider.events {
                if !self.events.contains(&(decider.name.to_owned(), (*event).to_owned())) {
                    missing.push(format!("{}: event {event}", decider.name));
                }
            }
        }
        missing
    }
}

impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (pairs, events, codes) = (self.pairs.len(), self.events.len(), self.refusals.len());
        write!(f, "covered: {pairs} (state, request) pairs, {events} event types, {codes} refusal codes")
    }
}
