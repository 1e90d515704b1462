//! What may be chosen when a store is opened.

use std::path::PathBuf;
use std::time::Duration;

/// The most connections that read.
pub const READERS_MAX: usize = 64;

/// What may be chosen when a store is opened.
///
/// ```
/// use std::time::Duration;
/// use vendra_sqlite::Config;
/// let config = Config { readers: 2, busy_timeout: Duration::from_secs(1), ..Config::new("shop.db") };
/// assert_eq!(config.bytes_max, None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The file. It is created where there is none; its folder must be there. Two more files stand beside it while it is
    /// open, with `-wal` and `-shm` after its name: they belong to it and must never be moved or removed alone.
    pub path: PathBuf,
    /// How many connections read beside the one that writes, from 1 to [`READERS_MAX`]; what is beyond is cut to that.
    pub readers: usize,
    /// How long a call waits for another process that is writing.
    pub busy_timeout: Duration,
    /// How large the file may become, in bytes; what would make it larger is refused as full. None leaves it to the disk.
    pub bytes_max: Option<u64>,
}

impl Config {
    /// Four readers, five seconds of patience, and no bound on the file.
    #[must_use]
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), readers: 4, busy_timeout: Duration::from_secs(5), bytes_max: None }
    }
}
