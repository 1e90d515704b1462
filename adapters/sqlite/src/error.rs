//! What can fail below the contract, and what the contract calls it.

use rusqlite::ErrorCode;
use rusqlite::ffi;
use vendra::port::{Fault, StoreError};

/// What can fail inside this crate. Callers get a [`StoreError`] made of it.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// SQLite or its driver said no.
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
    /// The file holds what this crate never writes.
    #[error("{0} cannot be read back")]
    Corrupt(&'static str),
    /// The file is a whole database, of somebody else.
    #[error("the file is not one of this library's stores")]
    Foreign,
    /// A newer release has changed the file.
    #[error("the file has schema {found}, this release knows up to {known}")]
    Newer {
        /// The file's.
        found: i64,
        /// This release's.
        known: i64,
    },
    /// The file or its folder can be read only.
    #[error("the file cannot be written")]
    ReadOnly,
    /// A thread could not be started.
    #[error("a thread cannot be started: {0}")]
    Thread(std::io::Error),
    /// The path has no absolute form.
    #[error("the path cannot be used: {0}")]
    Path(std::io::Error),
    /// The store is shutting down, or its thread has died.
    #[error("the store has stopped")]
    Stopped,
    /// More calls wait than may.
    #[error("too many calls are waiting")]
    Crowded,
}

impl Failure {
    /// What the contract calls it, where nothing was being committed.
    fn fault(&self) -> Fault {
        match self {
            Self::Sqlite(rusqlite::Error::SqliteFailure(error, _)) => fault_of(*error),
            // The statements are ours, so another shape of a row is another file than we made.
            Self::Sqlite(_) | Self::Corrupt(_) => Fault::Corrupt,
            Self::Foreign => Fault::Foreign,
            Self::Newer { .. } => Fault::Newer,
            Self::ReadOnly => Fault::ReadOnly,
            Self::Thread(_) | Self::Path(_) | Self::Stopped | Self::Crowded => Fault::Unavailable,
        }
    }

    /// What the contract calls it when it came of the very act of committing: an error of the device then leaves open
    /// whether what was written will be found again.
    pub(crate) fn at_commit(&self) -> StoreError {
        let fault = match self.fault() {
            Fault::Unavailable => Fault::Unknown,
            fault => fault,
        };
        StoreError::Fault { fault, message: self.to_string() }
    }

    /// Whether the database was locked by somebody else.
    pub(crate) fn is_busy(&self) -> bool {
        matches!(self, Self::Sqlite(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy))
    }
}

fn fault_of(error: ffi::Error) -> Fault {
    match error.code {
        ErrorCode::DiskFull => Fault::Full,
        ErrorCode::ReadOnly | ErrorCode::PermissionDenied => Fault::ReadOnly,
        ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Fault::Corrupt,
        // The device gave fewer bytes than the file's header promises, or the file system found itself damaged.
        ErrorCode::SystemIoFailure
            if matches!(error.extended_code, ffi::SQLITE_IOERR_SHORT_READ | ffi::SQLITE_IOERR_CORRUPTFS) =>
        {
            Fault::Corrupt
        }
        // A table, a column or a function that our own statements name is not there, or a row breaks a rule of the schema.
        ErrorCode::Unknown | ErrorCode::ConstraintViolation | ErrorCode::TypeMismatch | ErrorCode::ApiMisuse => {
            Fault::Corrupt
        }
        _ => Fault::Unavailable,
    }
}

impl From<Failure> for StoreError {
    fn from(failure: Failure) -> Self {
        Self::Fault { fault: failure.fault(), message: failure.to_string() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sqlite(code: i32) -> Failure {
        Failure::Sqlite(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None))
    }

    #[test]
    fn each_answer_of_the_driver_is_one_fault() {
        for (code, fault, at_commit) in [
            (ffi::SQLITE_FULL, Fault::Full, Fault::Full),
            (ffi::SQLITE_READONLY_DBMOVED, Fault::ReadOnly, Fault::ReadOnly),
            (ffi::SQLITE_CORRUPT, Fault::Corrupt, Fault::Corrupt),
            (ffi::SQLITE_IOERR_SHORT_READ, Fault::Corrupt, Fault::Corrupt),
            (ffi::SQLITE_NOTADB, Fault::Corrupt, Fault::Corrupt),
            (ffi::SQLITE_BUSY, Fault::Unavailable, Fault::Unknown),
            (ffi::SQLITE_CANTOPEN, Fault::Unavailable, Fault::Unknown),
            (ffi::SQLITE_IOERR_FSYNC, Fault::Unavailable, Fault::Unknown),
        ] {
            let kind = |error| match error {
                StoreError::Fault { fault, .. } => fault,
                other => panic!("{other}"),
            };
            assert_eq!((kind(sqlite(code).into()), kind(sqlite(code).at_commit())), (fault, at_commit), "{code}");
        }
    }
}
