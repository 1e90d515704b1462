//! Runs worlds that a seed draws, in which everything goes wrong, and says what came of it.

use clap::Parser;
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;
use vendra_simulation::storm;

/// Worlds are made and dropped by the thousand, on several threads at once.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[derive(Debug, Parser)]
#[command(about = "The engine in worlds that a seed draws, in which everything goes wrong")]
struct Options {
    /// Whatever happens follows from it.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many carts are checked out, over all worlds.
    #[arg(long, default_value_t = 10_000)]
    checkouts: u32,
    /// Runs one world alone, by the seed that a breach was printed with, and says how little of it breaches.
    #[arg(long)]
    world: Option<u64>,
    /// Makes one mistake after the other, and fails unless each is found by the check that it is named with.
    #[arg(long)]
    bugs: bool,
    /// Says how often each request was answered how.
    #[arg(long)]
    answers: bool,
    /// Fails where something that can go wrong never did.
    #[arg(long)]
    full: bool,
    /// How many worlds run at once; what comes of them is the same.
    #[arg(long)]
    threads: Option<usize>,
}

fn main() -> ExitCode {
    let options = Options::parse();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let threads = options.threads.unwrap_or(cores);
    if options.bugs {
        return bugs(options.seed, threads);
    }
    if let Some(seed) = options.world {
        return if tell(seed, options.checkouts) { ExitCode::FAILURE } else { ExitCode::SUCCESS };
    }
    let (began, done) = (Instant::now(), AtomicU64::new(0));
    let told = |more: u64| {
        let all = done.fetch_add(more, Ordering::SeqCst) + more;
        if all / 10_000 > (all - more) / 10_000 {
            eprintln!("{all} checkouts after {} s", began.elapsed().as_secs());
        }
    };
    let outcome = storm::run(options.seed, options.checkouts, threads, &told);
    if options.answers {
        outcome.answers.iter().for_each(|((action, code), many)| println!("{many:8} {action} {code}"));
    }
    let ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX).max(1);
    println!("{}", outcome.table.text());
    println!();
    println!(
        "{} worlds, {} checkouts, {} orders, {} commits, {} port calls, {} faults; settled within {} ticks",
        outcome.worlds,
        done.load(Ordering::SeqCst),
        outcome.orders,
        outcome.commits,
        outcome.table.calls(),
        outcome.table.faults(),
        outcome.ticks_max,
    );
    let a_second = done.load(Ordering::SeqCst) * 1_000 / ms;
    println!("{a_second} checkouts a second on {threads} threads, {ms} ms");
    println!("trace: {}", outcome.trace);
    if let Some((seed, many, breach)) = outcome.breach {
        println!("seed {seed}, {many} checkouts: {}: {}", breach.check, breach.what);
        tell(seed, many);
        return ExitCode::FAILURE;
    }
    let empty = outcome.table.empty();
    if options.full && !empty.is_empty() {
        println!("nothing happened in {} cells: {}", empty.len(), empty.join("; "));
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// Makes every mistake there is and looks whether it is found.
#[cfg(feature = "seeded-bugs")]
fn bugs(seed: u64, threads: usize) -> ExitCode {
    let only = std::env::var("VENDRA_ONLY").ok();
    std::panic::set_hook(Box::new(|_| ()));
    let (mut found, mut missed) = (0, 0);
    for (name, check) in
        storm::bugs::BUGS.iter().filter(|(name, check)| only.as_ref().is_none_or(|only| only == name || only == check))
    {
        let began = Instant::now();
        let by = storm::bugs::find((name, check), seed, threads);
        let ms = began.elapsed().as_millis();
        match by {
            Some((by, _)) if by == *check => {
                found += 1;
                println!("{name}: {by} ({ms} ms)");
            }
            Some((by, _)) if storm::bugs::blessed(name, check, by) => {
                found += 1;
                println!("{name}: {by} from now on, no more {check} ({ms} ms)");
            }
            Some((by, what)) => {
                missed += 1;
                println!("{name}: FOUND BY ANOTHER CHECK: {by}: {what} ({ms} ms)");
            }
            None => {
                missed += 1;
                println!("{name}: NOT FOUND ({ms} ms)");
            }
        }
    }
    println!("{found} mistakes found, {missed} not");
    if missed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Mistakes are in no build but their own: this one is made and run.
#[cfg(not(feature = "seeded-bugs"))]
fn bugs(seed: u64, threads: usize) -> ExitCode {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let (seed, threads) = (seed.to_string(), threads.to_string());
    let profile = if cfg!(debug_assertions) { "dev" } else { "release" };
    let args = ["run", "-q", "--profile", profile, "-p", "simulation", "--features", "seeded-bugs", "--"];
    let mut run = std::process::Command::new(cargo);
    run.args(args).args(["--bugs", "--seed", &seed, "--threads", &threads]);
    match run.status() {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

/// Says how little of a world it takes for its breach, if it has one.
fn tell(seed: u64, many: u32) -> bool {
    let Some(least) = storm::shrink(seed, many) else { return false };
    // Reading and waiting that nothing went wrong at tell nothing.
    let telling = |line: &&String| !line.ends_with(' ');
    least.lines.iter().filter(telling).for_each(|line| println!("  {line}"));
    println!("checkouts {:?} of seed {}", least.checkouts, least.seed);
    least.faults.iter().for_each(|fault| println!("fault {fault}"));
    println!("{}: {}", least.breach.check, least.breach.what);
    true
}
