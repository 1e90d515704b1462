//! Where the marketplace is kept: in memory, or in a SQLite file that is there afterwards.

use rusqlite::{Connection, OpenFlags};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;
use tempfile::TempDir;
use vendra::memory::MemoryStore;
use vendra::port::{Store, StoreError};
use vendra_sqlite::SqliteStore;

/// What `--store` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Choice {
    /// Gone with the process.
    Memory,
    /// A file that stays.
    File(PathBuf),
}

impl FromStr for Choice {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.split_once(':') {
            None if text == "memory" => Ok(Self::Memory),
            Some(("sqlite", file)) if !file.is_empty() => Ok(Self::File(file.into())),
            _ => Err("it is memory or sqlite:FILE".to_owned()),
        }
    }
}

/// A place that is chosen.
#[derive(Debug)]
pub(crate) enum Place {
    Memory,
    File(PathBuf),
    /// A file of this run alone: its folder goes when the run ends.
    Temporary(TempDir),
}

impl Place {
    /// The place of a choice; a temporary file where there is none.
    pub(crate) fn new(choice: Option<Choice>) -> std::io::Result<Self> {
        Ok(match choice {
            Some(Choice::Memory) => Self::Memory,
            Some(Choice::File(file)) => Self::File(file),
            None => Self::Temporary(tempfile::tempdir()?),
        })
    }

    /// The file, if it is one.
    pub(crate) fn file(&self) -> Option<PathBuf> {
        match self {
            Self::Memory => None,
            Self::File(file) => Some(file.clone()),
            Self::Temporary(folder) => Some(folder.path().join("replay.db")),
        }
    }

    /// The store.
    pub(crate) fn open(&self) -> Result<Arc<dyn Store>, StoreError> {
        match self.file() {
            None => Ok(Arc::new(MemoryStore::default())),
            Some(file) => Ok(Arc::new(SqliteStore::open(file)?)),
        }
    }
}

/// A connection of this program's own to a store's file.
pub(crate) fn connect(file: &Path) -> rusqlite::Result<Connection> {
    Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)
}

/// How many commits a store's file has.
pub(crate) fn commits(file: &Path) -> rusqlite::Result<i64> {
    connect(file)?.query_row("SELECT count(*) FROM commits", [], |row| row.get(0))
}
