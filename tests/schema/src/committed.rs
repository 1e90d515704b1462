//! Files that are generated and committed: written with `VENDRA_BLESS=1`, compared without.

use std::path::{Path, PathBuf};

/// A file of the repository.
#[must_use]
pub fn file(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// Holds what is generated against what is committed.
///
/// # Panics
///
/// Where they differ.
pub fn committed(path: &str, text: &str) {
    let file = file(path);
    if std::env::var_os("VENDRA_BLESS").is_some() {
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder to write to");
        std::fs::write(&file, text).expect("a file to write");
        return;
    }
    let known = std::fs::read_to_string(&file).unwrap_or_default();
    let differs = known.lines().zip(text.lines()).position(|(known, now)| known != now);
    let line = differs.unwrap_or_else(|| known.lines().count().min(text.lines().count())) + 1;
    assert!(
        known == text,
        "{path} is not what the types say, from line {line}: run with VENDRA_BLESS=1 and read the difference"
    );
}
