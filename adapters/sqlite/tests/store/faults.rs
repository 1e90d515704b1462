//! Files that go wrong: each says what is wrong, and nothing that was acknowledged is lost.

use crate::given::*;
use rusqlite::Connection;
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::Command;
use std::time::Duration;
use vendra::port::*;
use vendra_sqlite::{Config, SqliteStore};

fn opened(path: &Path) -> Fault {
    fault(SqliteStore::open(path))
}

#[test]
fn a_file_of_another_program_is_refused_and_left_as_it_is() {
    let (_folder, path) = folder();
    std::fs::write(&path, "dear diary, today nothing happened that would fill a page of a database".repeat(99))
        .unwrap();
    let before = std::fs::read(&path).unwrap();
    assert_eq!(opened(&path), Fault::Foreign);
    assert_eq!(std::fs::read(&path).unwrap(), before);
    for sql in ["CREATE TABLE orders (id INTEGER)", "PRAGMA application_id = 5", "PRAGMA user_version = 1"] {
        std::fs::remove_file(&path).unwrap();
        Connection::open(&path).unwrap().execute_batch(sql).unwrap();
        let before = std::fs::read(&path).unwrap();
        assert_eq!(opened(&path), Fault::Foreign, "{sql}");
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }
}

#[test]
fn a_new_file_is_opened_by_many_at_once() {
    for _ in 0..20 {
        let (_folder, path) = folder();
        let start = std::sync::Barrier::new(8);
        std::thread::scope(|threads| {
            for number in 1..=8 {
                let (start, path) = (&start, &path);
                threads.spawn(move || {
                    start.wait();
                    run(open(path).commit(commit(number))).unwrap();
                });
            }
        });
    }
}

#[test]
fn a_file_of_a_newer_release_is_refused() {
    let (_folder, path) = folder();
    run(open(&path).commit(commit(1))).unwrap();
    Connection::open(&path).unwrap().execute_batch("PRAGMA user_version = 99").unwrap();
    assert_eq!(opened(&path), Fault::Newer);
    Connection::open(&path).unwrap().execute_batch("PRAGMA user_version = 1").unwrap();
    assert!(run(open(&path).commit(commit(1))).unwrap().repeated);
}

#[test]
fn a_path_is_a_file_whatever_its_name() {
    let (folder, _) = folder();
    assert_eq!(opened(&folder.path().join("no such folder/shop.db")), Fault::Unavailable);
    assert_eq!(opened(folder.path()), Fault::Unavailable);
    let path = folder.path().join("file:a b?mode=memory&x=%41");
    run(open(&path).commit(commit(1))).unwrap();
    assert!(path.is_file());
}

#[test]
fn a_locked_file_is_unavailable_until_it_is_free() {
    let (_folder, path) = folder();
    let config = Config::new(&path).busy_timeout(Duration::from_millis(50));
    let store = SqliteStore::open_with(&config).unwrap();
    run(store.commit(commit(1))).unwrap();
    let other = Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert_eq!(fault(run(store.commit(commit(2)))), Fault::Unavailable);
    assert_eq!(fault(run(store.lease("a", "b", at(0), at(1)))), Fault::Unavailable);
    // Readers need no lock of theirs.
    run(store.load(tenant(), Load::default())).unwrap();
    other.execute_batch("ROLLBACK").unwrap();
    assert!(!run(store.commit(commit(2))).unwrap().repeated);
    drop(store);
    other.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE").unwrap();
    assert_eq!(fault(SqliteStore::open_with(&config)), Fault::Unavailable);
}

/// A body of so many bytes.
fn large(id: u128, bytes: usize) -> Commit {
    let order = format!("ord_{id}");
    Commit { writes: vec![put(RecordKind::Order, &order, 0, &"x".repeat(bytes))], ..commit(id) }
}

fn stands(store: &dyn Store, id: u128) -> bool {
    let records = vec![RecordKey::new(RecordKind::Order, format!("ord_{id}"))];
    run(store.load(tenant(), Load { records, ..Load::default() })).unwrap().records[0].is_some()
}

/// Fills a store until it is full; gives the first that no longer went in.
fn fill(store: &dyn Store) -> u128 {
    for id in 1..10_000 {
        match run(store.commit(large(id, 20_000))) {
            Ok(_) => {}
            refused => {
                assert_eq!(fault(refused), Fault::Full);
                return id;
            }
        }
    }
    panic!("it never was full");
}

#[test]
fn a_full_file_keeps_what_it_has() {
    let (_folder, path) = folder();
    let store = SqliteStore::open_with(&Config::new(&path).bytes_max(2_000_000)).unwrap();
    let last = fill(&store);
    assert!(last > 20, "{last}");
    assert!((1..last).all(|id| stands(&store, id)) && !stands(&store, last));
    drop(store);
    let store = open(&path);
    assert!(!run(store.commit(large(last, 20_000))).unwrap().repeated);
    assert!((1..=last).all(|id| stands(&store, id)));
}

#[test]
fn what_does_not_fit_takes_no_neighbour_with_it() {
    let (_folder, path) = folder();
    let store = SqliteStore::open_with(&Config::new(&path).bytes_max(2_000_000)).unwrap();
    let sent: Vec<_> = (0..40).map(|n| store.commit(large(n, if n == 20 { 3_000_000 } else { 1 }))).collect();
    for (n, answer) in sent.into_iter().enumerate() {
        match run(answer) {
            Ok(_) => assert_ne!(n, 20),
            refused => assert_eq!((fault(refused), n), (Fault::Full, 20)),
        }
    }
}

/// A file system of two megabytes, taken away when the test is over.
struct Small(tempfile::TempDir);

impl Small {
    /// None where this process may not mount.
    fn mounted() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=2m", "vendra-test"]).arg(folder.path());
        let done = mount.stderr(std::process::Stdio::null()).status();
        if done.is_ok_and(|status| status.success()) { Some(Self(folder)) } else { None }
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        let _gone = Command::new("umount").arg(self.0.path()).status();
    }
}

#[test]
fn a_full_disk_keeps_what_it_has() {
    // Where nothing may be mounted, the full file above is the proof.
    let Some(small) = Small::mounted() else { return };
    let path = small.0.path().join("shop.db");
    let store = open(&path);
    let last = fill(&store);
    assert!(last > 5, "{last}");
    assert!((1..last).all(|id| stands(&store, id)) && !stands(&store, last));
    drop(store);
    let copy = tempfile::tempdir().unwrap();
    for name in ["shop.db", "shop.db-wal"] {
        let _there_or_not = std::fs::copy(small.0.path().join(name), copy.path().join(name));
    }
    let store = open(&copy.path().join("shop.db"));
    assert!((1..last).all(|id| stands(&store, id)) && !stands(&store, last));
    assert!(!run(store.commit(large(last, 20_000))).unwrap().repeated);
}

/// Opens what it is told, as whoever may not write it.
#[test]
fn visitor() {
    let Some((path, _)) = told() else { return };
    println!("found {:?}", opened(&path));
}

#[test]
fn a_file_that_may_not_be_written_is_read_only() {
    let (folder, path) = folder();
    run(open(&path).commit(commit(1))).unwrap();
    let mode = |path: &Path, mode| std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    mode(folder.path(), 0o755);
    mode(&path, 0o444);
    let mut visitor = child_command("faults::visitor", &path, "");
    // To root nothing is read only, so it sends somebody else.
    if std::fs::metadata("/proc/self").is_ok_and(|me| me.uid() == 0) {
        visitor.uid(65_534);
    }
    let said = String::from_utf8(visitor.output().unwrap().stdout).unwrap();
    assert!(said.contains("found ReadOnly"), "{said}");
    mode(&path, 0o644);
    assert!(run(open(&path).commit(commit(1))).unwrap().repeated);
}

/// A store of many orders, closed.
fn many(path: &Path) -> u128 {
    let store = open(path);
    let sent: Vec<_> = (1..=1_500).map(|id| store.commit(large(id, 300))).collect();
    sent.into_iter().for_each(|answer| assert!(run(answer).is_ok()));
    1_500
}

/// Every order is as it was, or the store says that it is damaged; gives how often it did.
fn damaged(store: &dyn Store, orders: u128) -> usize {
    let mut found = 0;
    for id in 1..=orders {
        let key = RecordKey::new(RecordKind::Order, format!("ord_{id}"));
        match run(store.load(tenant(), Load { records: vec![key.clone()], ..Load::default() })) {
            Ok(loaded) => {
                assert_eq!(loaded.records[0].as_ref().map(|record| &record.key), Some(&key), "damage {found}")
            }
            refused => {
                assert_eq!(fault(refused), Fault::Corrupt);
                found += 1;
            }
        }
    }
    found
}

#[test]
fn damaged_pages_are_told_and_never_believed() {
    let (_folder, path) = folder();
    let orders = many(&path);
    let mut file = std::fs::File::options().read(true).write(true).open(&path).unwrap();
    let length = file.metadata().unwrap().len();
    let page = 4_096;
    let mut whole = Vec::new();
    file.read_to_end(&mut whole).unwrap();
    // Twelve pages in the middle, one after the other of another kind of damage.
    for n in 0..12 {
        file.seek(SeekFrom::Start((length / page / 2 + n) * page)).unwrap();
        file.write_all(&[[0u8; 4_096], [0x5a; 4_096], [0xff; 4_096]][usize::try_from(n % 3).unwrap()]).unwrap();
    }
    let store = open(&path);
    assert!(damaged(&store, orders) > 0);
    // Readings of all kinds tell, or answer; none panics and none hangs.
    let mut told = 0;
    for partition in 0..PARTITIONS {
        told += usize::from(run(store.events(partition, 0, 1_000)).is_err());
    }
    let page = run(store.query(tenant(), Query { limit: 500, ..Query::new(QueryName::Orders, "") }));
    told += usize::from(page.is_err());
    assert!(told > 0);
    // Nothing is half: what was damaged is told as that, and what is given back whole is whole again.
    drop(store);
    std::fs::write(&path, whole).unwrap();
    for name in ["shop.db-wal", "shop.db-shm"] {
        let _there_or_not = std::fs::remove_file(path.with_file_name(name));
    }
    assert_eq!(damaged(&open(&path), orders), 0);
}

#[test]
fn a_cut_file_is_corrupt() {
    let (_folder, path) = folder();
    let orders = many(&path);
    let file = std::fs::File::options().write(true).open(&path).unwrap();
    file.set_len(file.metadata().unwrap().len() / 2 / 4_096 * 4_096).unwrap();
    match SqliteStore::open(&path) {
        Ok(store) => assert!(damaged(&store, orders) > 0),
        refused => assert_eq!(fault(refused), Fault::Corrupt),
    }
}
