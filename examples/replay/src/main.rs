//! Replays a marketplace's orders through vendra: `cargo run --release -p replay`, or `-- --olist DIR` for real ones.
//!
//! Every order goes through the engine, by default on a SQLite file of its own. A file that is named stays: replayed on it
//! again nothing changes, and a run that was killed is carried to its end.
//!
//! Exit codes: 0 all was replayed, 1 the source cannot be read or the store cannot be used, 2 wrong arguments, 3 all but rows
//! that cannot be read or orders that were refused, 4 something does not hold that must always hold.

mod afterwards;
mod audit;
mod checkout;
mod driver;
mod figures;
mod olist;
mod outcome;
mod report;
mod sample;
mod shop;
mod source;
mod store;
mod table;
mod world;

use crate::outcome::Outcome;
use crate::source::Source;
use crate::store::Place;
use clap::Parser;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::Write;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;

/// Runs orders through cart, quote, split, commission, payment and ledger, and shows the figures.
#[derive(Debug, Parser)]
#[command(version, about)]
struct Arguments {
    /// A folder with items.csv and, where they are there, orders.csv, payments.csv, products.csv and sellers.csv, in the
    /// layout of the Brazilian E-Commerce Public Dataset by Olist. Without it a small marketplace runs.
    #[arg(long, value_name = "DIR")]
    olist: Option<PathBuf>,
    /// Where the marketplace is kept: memory, or sqlite:FILE, which is there afterwards. A temporary file by default.
    #[arg(long, value_name = "STORE")]
    store: Option<store::Choice>,
    /// How many orders are under way at once.
    #[arg(long, value_name = "N", default_value = "8")]
    concurrency: NonZeroUsize,
    /// Print the figures as one JSON object, the last line of standard output.
    #[arg(long)]
    json: bool,
}

/// Why nothing came out.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Source(#[from] table::ReadError),
    #[error("there is no place for a temporary file: {0}")]
    Temporary(#[from] std::io::Error),
    #[error("the store cannot be opened: {0}")]
    Store(#[from] vendra::port::StoreError),
    #[error(transparent)]
    Engine(#[from] vendra::Error),
    #[error("the file cannot be read back: {0}")]
    File(#[from] rusqlite::Error),
    #[error("the figures cannot be written: {0}")]
    Json(#[from] serde_json::Error),
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    run(&arguments).unwrap_or_else(|failure| {
        eprintln!("replay: {failure}");
        ExitCode::from(1)
    })
}

fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let source = match &arguments.olist {
        Some(folder) => olist::read(folder)?,
        None => sample::source().map_err(table::ReadError::Domain)?,
    };
    for fault in &source.faults {
        eprintln!("replay: {} line {}: {}", fault.file, fault.line, fault.reason);
    }
    let place = Place::new(arguments.store.clone())?;
    let bar = ProgressBar::new(source.orders.len() as u64);
    let style = "{bar:40} {pos}/{len} orders, {per_sec}, {eta} left";
    bar.set_style(ProgressStyle::with_template(style).unwrap_or_else(|_| ProgressStyle::default_bar()));
    let (outcome, news) = replay(&source, &place, arguments.concurrency, &|| bar.inc(1))?;
    bar.finish_and_clear();
    let mut text = report::tables(&source.title, &outcome, &source.faults);
    text.push_str(&news);
    if arguments.json {
        text.push_str(&format!("{}\n", report::json(&outcome)?));
    }
    // Whoever reads this may stop before its end (head, less): that is not a failure of ours.
    let _ = std::io::stdout().write_all(text.as_bytes());
    for broken in &outcome.broken {
        eprintln!("replay: DOES NOT HOLD: {broken}");
    }
    Ok(if !outcome.broken.is_empty() {
        ExitCode::from(4)
    } else if source.faults.is_empty() && outcome.refused.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(3)
    })
}

/// Replays on a place, and looks at what is there then. Says in a line whether anything changed.
fn replay(
    source: &Source,
    place: &Place,
    threads: NonZeroUsize,
    told: &(dyn Fn() + Sync),
) -> Result<(Outcome, String), Failure> {
    let store = place.open()?;
    let file = place.file();
    let before = file.as_deref().map(store::commits).transpose()?;
    // The engine's store is closed with it: what is looked at then is the file, at rest.
    let mut outcome = driver::replay(source, store, threads, told)?;
    let (Some(file), Some(before)) = (file, before) else {
        return Ok((outcome, String::new()));
    };
    let audit = audit::audit(&store::connect(&file)?)?;
    let kept = audit.promises - audit.broken.len();
    let mut news = format!("\n{kept} of {} promises hold of the file, read back with SQL\n", audit.promises);
    outcome.broken.extend(audit.broken);
    match store::commits(&file)? - before {
        0 => news.push_str(&format!("nothing was changed: all of it was in {} already\n", file.display())),
        commits if before > 0 => news.push_str(&format!("carried on where {before} commits stood: {commits} more\n")),
        commits => news.push_str(&format!("{commits} commits\n")),
    }
    Ok((outcome, news))
}
