//! Two workers in two processes on one file: one is stopped in the midst of its work (SIGSTOP), the other takes over once the lease
//! is over, and the first wakes (SIGCONT) and changes nothing.

use crate::given::{child, folder, open, told};
use crate::killed::{Mortal, PaperGateway, copied, figures, say};
use pollster::block_on;
use std::io::{BufRead, BufReader, Lines};
use std::path::Path;
use std::process::{ChildStdout, Command};
use std::sync::Arc;
use std::time::Duration;
use vendra::port::*;
use vendra::worker::{Worker, WorkerConfig};
use vendra::{Config, Engine};
use vendra_simulation::enumerate::founded;
use vendra_simulation::story::STORIES;
use vendra_simulation::world::tenant;

/// How long a lease of a worker, and a claim of whoever asks a gateway, is, in milliseconds.
const LEASE_MS: i64 = 700;
/// How often a worker looks for something to do before it gives up.
const LOOKS_MAX: usize = 100;

/// A process with a worker: by the system's clock, under short leases. One that is to be stopped works once and looks once more; any
/// other works until it has done something and nothing is left.
#[test]
fn watchman() {
    let Some((path, role)) = told() else { return };
    let (number, when): (usize, String) = serde_json::from_str(&role).unwrap();
    let mortal = Arc::new(Mortal::new(open(&path), number, &when));
    let engine = Engine::builder(Arc::clone(&mortal) as _)
        .gateway("acme".parse().unwrap(), Arc::new(PaperGateway(path.with_extension("book"))))
        .config(Config::default().claim_lease_ms(LEASE_MS))
        .build();
    let config = WorkerConfig { lease_ms: LEASE_MS, pause_ms: 10, pause_ms_max: 50, ..WorkerConfig::default() };
    let mut worker = Worker::new(engine, [tenant()], config);
    if when == "stopped" {
        let ticks = [block_on(worker.tick()), block_on(worker.tick())];
        assert_eq!(ticks[1].done, 0, "{ticks:?}");
        say(&format!("woke {}", ticks[0].done));
        return;
    }
    let mut done = 0;
    for _ in 0..LOOKS_MAX {
        let ticked = block_on(worker.tick());
        if done > 0 && ticked.done == 0 && ticked.troubles.is_empty() {
            break;
        }
        done += ticked.done;
        std::thread::sleep(Duration::from_millis(20));
    }
    block_on(worker.let_go());
    say(&format!("done {}", mortal.commits()));
}

/// A marketplace years ago, in which vendors never answered: their windows are long over, and the buyer's money is to go back.
fn found(path: &Path) {
    let story = STORIES.iter().find(|story| story.name == "rejected").unwrap();
    let world = founded(story).world(7);
    let store = open(path);
    for commit in world.store.stands() {
        block_on(store.commit(Commit::clone(&commit))).unwrap();
    }
}

fn signal(name: &str, process: u32) {
    let sent = Command::new("sh").args(["-c", &format!("kill -{name} {process}")]).status().unwrap();
    assert!(sent.success(), "{name}");
}

/// Reads what a process says until it says something that begins so; gives the rest of that.
fn hears(lines: &mut Lines<BufReader<ChildStdout>>, word: &str) -> String {
    let said = lines.map(Result::unwrap).find_map(|line| line.strip_prefix(word).map(str::to_owned));
    said.unwrap_or_else(|| panic!("nobody says {word}"))
}

/// Runs a worker until nothing is left; gives how many commits it made.
fn works(path: &Path) -> usize {
    let mut process = child("stopped::watchman", path, &serde_json::to_string(&(0, "never")).unwrap());
    let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
    let commits = hears(&mut lines, "done ");
    // What it says at its end is heard too, or it could not say it.
    lines.for_each(drop);
    process.wait().unwrap();
    commits.parse().unwrap()
}

/// How many events there are.
fn events(path: &Path) -> usize {
    let store = open(path);
    let of = |partition| block_on(store.events(partition, 0, EVENTS_READ_MAX)).unwrap().len();
    (0..PARTITIONS).map(of).sum()
}

#[test]
fn a_worker_that_was_stopped_wakes_and_changes_nothing() {
    let (_folder, path) = folder();
    found(&path);
    let run = path.with_file_name("run.db");
    copied(&path, &run);
    let before = events(&run);
    let commits = works(&run);
    let (calm, ended) = (figures(&run), events(&run));
    assert!(commits >= 3 && ended > before, "{commits} commits, {before} and {ended} events");
    for number in 1..=commits {
        copied(&path, &run);
        let role = serde_json::to_string(&(number, "stopped")).unwrap();
        let mut first = child("stopped::watchman", &run, &role);
        let mut lines = BufReader::new(first.stdout.take().unwrap()).lines();
        hears(&mut lines, "stop");
        signal("STOP", first.id());
        // Once the lease is over.
        works(&run);
        let (taken_over, stands) = (figures(&run), events(&run));
        signal("CONT", first.id());
        hears(&mut lines, "woke ");
        lines.for_each(drop);
        assert!(first.wait().unwrap().success());
        assert_eq!((figures(&run), events(&run)), (taken_over.clone(), stands), "woken at commit {number}");
        assert_eq!(taken_over, calm, "stopped at commit {number}");
    }
}
