//! Replays a marketplace's orders through vendra: `cargo run --release -p replay`, or `-- --olist DIR` for real ones.
//!
//! Exit codes: 0 all was replayed, 1 the source cannot be read, 2 wrong arguments, 3 all but rows that cannot be read or
//! orders that were refused.

mod afterwards;
mod books;
mod checkout;
mod driver;
mod olist;
mod outcome;
mod report;
mod sample;
mod source;
mod table;

use clap::Parser;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::Write;
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
    /// Print the figures as one JSON object, the last line of standard output.
    #[arg(long)]
    json: bool,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let source = match &arguments.olist {
        Some(folder) => olist::read(folder),
        None => sample::source().map_err(table::ReadError::Domain),
    };
    let source = match source {
        Ok(source) => source,
        Err(error) => {
            eprintln!("replay: {error}");
            return ExitCode::from(1);
        }
    };
    for fault in &source.faults {
        eprintln!("replay: {} line {}: {}", fault.file, fault.line, fault.reason);
    }
    let bar = ProgressBar::new(source.orders.len() as u64);
    let style = "{bar:40} {pos}/{len} orders, {per_sec}, {eta} left";
    bar.set_style(ProgressStyle::with_template(style).unwrap_or_else(|_| ProgressStyle::default_bar()));
    let outcome = match driver::replay(&source, |done| bar.set_position(done)) {
        Ok(outcome) => outcome,
        Err(refusal) => {
            eprintln!("replay: {refusal} ({})", refusal.code());
            return ExitCode::from(1);
        }
    };
    bar.finish_and_clear();
    let mut text = report::tables(&source.title, &outcome, &source.faults);
    if arguments.json {
        match report::json(&outcome) {
            Ok(line) => text.push_str(&format!("{line}\n")),
            Err(error) => {
                eprintln!("replay: {error}");
                return ExitCode::from(1);
            }
        }
    }
    // Whoever reads this may stop before its end (head, less): that is not a failure of ours.
    let _ = std::io::stdout().write_all(text.as_bytes());
    if source.faults.is_empty() && outcome.refused.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(3) }
}
