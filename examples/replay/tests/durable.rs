//! The example on a file: replayed twice, killed at any moment and carried on, and tampered with.

use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

/// How often a run is killed, over both sources.
const KILLS: u32 = 20;

/// What is replayed: the sample, with what happens after its orders, or orders that are paid in every way there is.
struct Case {
    folder: tempfile::TempDir,
    olist: bool,
}

impl Case {
    fn sample() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder"), olist: false }
    }

    /// Orders of two sellers, each paid in another way: by card, boleto, voucher, and several at once.
    fn every_way_of_paying() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut items = "order_id,order_item_id,product_id,seller_id,price,freight_value\n".to_owned();
        let mut payments = "order_id,payment_sequential,payment_type,payment_installments,payment_value\n".to_owned();
        let ways: [&[(&str, &str)]; 6] = [
            &[("credit_card", "33.30")],
            &[("boleto", "33.30")],
            &[("voucher", "33.30")],
            &[("credit_card", "10.00"), ("voucher", "23.30")],
            &[("credit_card", "10.00"), ("debit_card", "23.30")],
            &[("credit_card", "3.00"), ("boleto", "10.00"), ("voucher", "20.30")],
        ];
        for (order, paid) in ways.iter().cycle().take(12).enumerate() {
            items.push_str(&format!(
                "o{order},1,p1,s1,10.00,1.10\no{order},2,p1,s1,10.00,1.10\no{order},3,p2,s2,10.00,1.10\n"
            ));
            for (place, (by, value)) in paid.iter().enumerate() {
                payments.push_str(&format!("o{order},{place},{by},1,{value}\n"));
            }
        }
        std::fs::write(folder.path().join("items.csv"), items).expect("a file");
        std::fs::write(folder.path().join("payments.csv"), payments).expect("a file");
        Self { folder, olist: true }
    }

    fn command(&self, file: &Path) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_replay"));
        command.args(["--json", "--concurrency", "3", "--store", &format!("sqlite:{}", file.display())]);
        if self.olist {
            command.arg("--olist").arg(self.folder.path());
        }
        command
    }

    /// Replays to the end; gives the figures without the time that they took.
    fn replay(&self, file: &Path) -> (String, serde_json::Value) {
        let output = self.command(file).output().expect("the example runs");
        assert!(output.status.success(), "{}", said(&output));
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let mut figures: serde_json::Value = serde_json::from_str(text.lines().last().expect("figures")).expect("JSON");
        figures.as_object_mut().expect("an object").remove("seconds").expect("a time");
        (text, figures)
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn replayed_twice_on_a_file_nothing_changes() {
    for case in [Case::sample(), Case::every_way_of_paying()] {
        let file = case.folder.path().join("shop.db");
        let (first, figures) = case.replay(&file);
        assert!(first.contains(" commits\n") && !first.contains("nothing was changed"), "{first}");
        let (second, again) = case.replay(&file);
        assert!(second.contains("nothing was changed: all of it was in"), "{second}");
        assert_eq!(again, figures);
        let tables = |text: &str| {
            text.lines().filter(|line| line.starts_with(['│', '┌'])).map(str::to_owned).collect::<Vec<_>>()
        };
        let rate = |line: &String| !line.contains("orders a second");
        let (first, second) = (tables(&first), tables(&second));
        assert!(
            first.iter().filter(|line| rate(line)).eq(second.iter().filter(|line| rate(line))),
            "{first:?} {second:?}"
        );
    }
}

#[test]
fn killed_at_any_moment_and_started_again_it_ends_in_the_same_figures() {
    for case in [Case::sample(), Case::every_way_of_paying()] {
        let started = Instant::now();
        let (_, figures) = case.replay(&case.folder.path().join("whole.db"));
        let takes = u64::try_from(started.elapsed().as_micros()).expect("a short time");
        let mut dice: u64 = 0x9e37_79b9_7f4a_7c15 ^ takes;
        let (mut kills, mut files) = (0, 0);
        while kills < KILLS / 2 {
            files += 1;
            let file = case.folder.path().join(format!("killed-{files}.db"));
            // A few kills a file, each further on; then to the end.
            for _ in 0..3 {
                dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let mut run = case.command(&file);
                let mut run = run.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the example runs");
                std::thread::sleep(Duration::from_micros((dice >> 33) % takes));
                let over = run.try_wait().expect("a state").is_some();
                // SIGKILL: nothing of it runs any more.
                run.kill().expect("it is killed");
                run.wait().expect("it is over");
                kills += u32::from(!over);
                if over {
                    break;
                }
            }
            let (_, again) = case.replay(&file);
            assert_eq!(again, figures, "after {kills} kills");
        }
    }
}

/// Changes a finished file behind everybody's back, and replays on it.
fn tampered(sql: &str) -> Output {
    let case = Case::sample();
    let file = case.folder.path().join("shop.db");
    case.replay(&file);
    let connection = rusqlite::Connection::open(&file).expect("the file");
    connection.execute_batch(sql).expect("a change");
    drop(connection);
    case.command(&file).output().expect("the example runs")
}

#[test]
fn what_does_not_hold_is_told_by_name_and_by_the_exit_code() {
    let cases = [
        ("UPDATE counters SET value = value + 1 WHERE name LIKE 'stock/%'", "counters are the sums of their moves"),
        (
            "UPDATE commits SET journals = replace(journals, '\"amount\":', '\"amount\":1') WHERE position =
                (SELECT max(position) FROM commits WHERE journals IS NOT NULL)",
            "balances are the sums of the log",
        ),
        (
            "UPDATE orders SET body = json_remove(body, '$.data.promotions')",
            "promotions are used by the orders that say so",
        ),
        ("UPDATE events SET count = count + 1 WHERE first = 1", "positions of events are dense"),
        ("UPDATE orders SET version = version + 1", "every record is at the version of its last event"),
    ];
    for (sql, promise) in cases {
        let output = tampered(sql);
        assert_eq!(output.status.code(), Some(4), "{sql}: {}", said(&output));
        assert!(said(&output).contains(&format!("DOES NOT HOLD: {promise}")), "{sql}: {}", said(&output));
    }
}

#[test]
fn a_store_that_cannot_be_used_is_one_sentence() {
    let folder = tempfile::tempdir().expect("a folder");
    let foreign = folder.path().join("notes.txt");
    std::fs::write(
        &foreign,
        "nothing of ours, and long enough to be looked at as a database header of a hundred bytes or so",
    )
    .expect("a file");
    let on = |store: &str| {
        Command::new(env!("CARGO_BIN_EXE_replay")).args(["--store", store]).output().expect("the example runs")
    };
    let output = on(&format!("sqlite:{}", foreign.display()));
    assert_eq!((output.status.code(), said(&output).lines().count()), (Some(1), 1), "{}", said(&output));
    assert_eq!(on("floppy").status.code(), Some(2));
}
