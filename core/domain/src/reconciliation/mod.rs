//! What providers say that they did, beside what the platform knows of.

mod report;

pub use report::{ReportKind, ReportLine};
