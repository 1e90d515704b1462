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
/// let config = Config::new("shop.db").readers(2).busy_timeout(Duration::from_secs(1));
/// assert_eq!(config.bytes_max, None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
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
    ///
    /// ```
    /// assert_eq!(vendra_sqlite::Config::new("shop.db").readers, 4);
    /// ```
    #[must_use]
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), readers: 4, busy_timeout: Duration::from_secs(5), bytes_max: None }
    }

    /// The same, with so many connections that read.
    ///
    /// ```
    /// assert_eq!(vendra_sqlite::Config::new("shop.db").readers(8).readers, 8);
    /// ```
    #[must_use]
    pub fn readers(self, readers: usize) -> Self {
        Self { readers, ..self }
    }

    /// The same, with so much patience with another process that is writing.
    ///
    /// ```
    /// use std::time::Duration;
    /// let config = vendra_sqlite::Config::new("shop.db").busy_timeout(Duration::from_secs(30));
    /// assert_eq!(config.busy_timeout.as_secs(), 30);
    /// ```
    #[must_use]
    pub fn busy_timeout(self, busy_timeout: Duration) -> Self {
        Self { busy_timeout, ..self }
    }

    /// The same, with a file of so many bytes at the most.
    ///
    /// ```
    /// assert_eq!(vendra_sqlite::Config::new("shop.db").bytes_max(1 << 30).bytes_max, Some(1_073_741_824));
    /// ```
    #[must_use]
    pub fn bytes_max(self, bytes_max: u64) -> Self {
        Self { bytes_max: Some(bytes_max), ..self }
    }
}
