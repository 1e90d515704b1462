//! The example as a stranger runs it: without arguments, on good rows, on bad rows, without its files.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const ITEMS: &str = "order_id,order_item_id,product_id,seller_id,price,freight_value\n\
    a,1,p1,s1,10.00,1.00\na,2,p1,s1,10.00,1.00\na,3,p2,s2,7.05,0.00\nb,1,p1,s1,99.99,5.01\n";

fn replay(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_replay")).args(arguments).output().expect("the example runs")
}

fn on(files: &[(&str, &str)]) -> Output {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    // What the rows come to does not depend on the store; the other tests are about the file.
    replay(&["--json", "--store", "memory", "--olist", &folder.path().display().to_string()])
}

fn figures(output: &Output) -> serde_json::Value {
    let text = String::from_utf8_lossy(&output.stdout);
    serde_json::from_str(text.lines().last().unwrap_or_default()).unwrap_or_else(|_| panic!("no figures in {text}"))
}

/// The figures without the time that they took.
fn settled_figures(output: &Output) -> serde_json::Value {
    let mut figures = figures(output);
    figures.as_object_mut().expect("an object").remove("seconds").expect("a time");
    figures
}

fn sample_figures() -> serde_json::Value {
    serde_json::json!({
        "orders": 4, "vendor_orders": 7, "lines": 8, "gross_minor": 33_911, "shipping_minor": 2_730, "commission_minor": 4_325,
        "vendor_payable_minor": 19_866, "buyers_paid_minor": 33_911, "unreconciled": 0,
    })
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn the_small_marketplace_runs_and_balances() {
    for arguments in [&["--json"][..], &["--json", "--store", "memory"], &["--json", "--concurrency", "1"]] {
        let output = replay(arguments);
        assert!(output.status.success(), "{}", said(&output));
        assert_eq!(settled_figures(&output), sample_figures());
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(text.contains("refund: 1 of line 1 of \"one cart, three vendors\": 22.41 EUR"), "{text}");
        assert!(text.contains("payout: Papierhaus: 82.57 EUR"), "{text}");
    }
}

#[test]
fn a_line_is_the_rows_with_equal_order_product_and_seller() {
    let output = on(&[("items.csv", ITEMS)]);
    assert!(output.status.success(), "{}", said(&output));
    let figures = figures(&output);
    assert_eq!(figures["lines"], 3);
    assert_eq!(figures["gross_minor"], 13_405);
    assert_eq!(figures["shipping_minor"], 701);
    // 15 % of 20.00, 7.05 (1.0575) and 99.99 (14.9985), each rounded once.
    assert_eq!(figures["commission_minor"], 300 + 106 + 1500);
    assert_eq!(figures["vendor_payable_minor"], 13_405 - 1906);
}

#[test]
fn payments_that_do_not_match_are_told_and_the_order_asks_for_its_own_amount() {
    let payments = "order_id,payment_sequential,payment_type,payment_installments,payment_value\n\
        a,1,voucher,1,5.00\na,2,credit_card,1,24.05\nb,1,boleto,1,100.00\n";
    let output = on(&[("items.csv", ITEMS), ("payments.csv", payments)]);
    assert!(output.status.success(), "{}", said(&output));
    let figures = figures(&output);
    assert_eq!((&figures["unreconciled"], &figures["buyers_paid_minor"]), (&1.into(), &13_405.into()));
    assert!(String::from_utf8_lossy(&output.stdout).contains("-5.00 BRL"));
}

#[test]
fn a_malformed_row_is_told_by_file_and_line_and_the_rest_goes_on() {
    let bad = [
        "c,1,p1,s1,ten,1.00",
        "c,1,p1,s1,1.234,1.00",
        "c,1,p1,s1,-1.00,1.00",
        "c,1,p1,s1,1.00",
        ",1,p1,s1,1.00,1.00",
        "a,1,p1,s1,10.00,1.00",
        "c,1,p1,s1,999999999999999999.00,1.00",
    ];
    for row in bad {
        let output = on(&[("items.csv", &format!("{ITEMS}{row}\nd,1,p1,s1,1.00,0.00\n"))]);
        assert_eq!(output.status.code(), Some(3), "{row}: {}", said(&output));
        assert!(said(&output).contains("items.csv line 6"), "{row}: {}", said(&output));
        assert_eq!(figures(&output)["gross_minor"], 13_505, "{row}");
    }
}

#[test]
fn a_missing_file_or_column_is_one_sentence() {
    let output = on(&[]);
    assert_eq!((output.status.code(), said(&output).lines().count()), (Some(1), 1), "{}", said(&output));
    assert!(said(&output).contains("there is no items.csv"));
    let output = on(&[("items.csv", "order_id,order_item_id,product_id,price,freight_value\n")]);
    assert_eq!((output.status.code(), said(&output).lines().count()), (Some(1), 1), "{}", said(&output));
    assert!(said(&output).contains("items.csv has no column seller_id"));
    let output = on(&[("items.csv", ITEMS), ("orders.csv", "order_id\na\n")]);
    assert_eq!(output.status.code(), Some(1));
}

/// Where the real orders are, if they are here.
fn olist() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/olist");
    let told = std::env::var_os("VENDRA_OLIST").map(PathBuf::from);
    // A minute without optimisation: then only for whoever asks.
    let folder = told.or_else(|| (!cfg!(debug_assertions)).then_some(beside))?;
    folder.join("items.csv").exists().then_some(folder)
}

#[test]
fn real_orders_come_out_to_the_cent() {
    let Some(folder) = olist() else {
        println!(
            "SKIPPED: five thousand real orders; VENDRA_OLIST names their folder, without it a release build looks beside the project"
        );
        return;
    };
    let output =
        replay(&["--json", "--store", "memory", "--concurrency", "2", "--olist", &folder.display().to_string()]);
    assert!(output.status.success(), "{}", said(&output));
    let expected = serde_json::json!({
        "orders": 4966, "vendor_orders": 5042, "lines": 5169, "gross_minor": 78_940_049, "shipping_minor": 11_156_653,
        "commission_minor": 10_168_654, "vendor_payable_minor": 78_940_049 - 10_168_654, "buyers_paid_minor": 78_940_049,
        "unreconciled": 24,
    });
    assert_eq!(settled_figures(&output), expected);
}
