//! The table of accounts: what may be posted, and how accounts are written.

use super::*;

/// One account of every kind, in the order of the table.
#[rustfmt::skip]
const ACCOUNTS: &[&str] = &[
    "gateway_clearing/stripe", "bank", "buyer_receivable/ord_01h455vb4pex5vsknk084sn02q",
    "buyer_clearing/ord_01h455vb4pex5vsknk084sn02q", "vendor_pending/ven_01h455vb4pex5vsknk084sn02q",
    "vendor_available/ven_01h455vb4pex5vsknk084sn02q", "vendor_reserve/ven_01h455vb4pex5vsknk084sn02q", "tax_payable/US-CA",
    "fee_vat_payable/DE", "affiliate_payable/aff_01h455vb4pex5vsknk084sn02q", "payouts_in_transit", "transfers_in_transit",
    "refunds_in_transit", "disputed/dsp_01h455vb4pex5vsknk084sn02q", "gift_cards", "store_credit/cus_01h455vb4pex5vsknk084sn02q", "suspense",
    "fx/EUR", "commission", "payment_fees", "buyer_fees", "shipping", "breakage", "gateway_fees", "promotions",
    "chargeback_loss", "vendor_write_off",
];

#[test]
fn every_kind_is_read_and_written() {
    assert_eq!(ACCOUNTS.len(), AccountKind::TABLE.len());
    for (text, row) in ACCOUNTS.iter().zip(AccountKind::TABLE) {
        let account: Account = text.parse().unwrap();
        assert_eq!((account.to_string().as_str(), account.kind()), (*text, *row));
        assert_eq!(text.split('/').next(), Some(row.path));
        let json = serde_json::to_string(&account).unwrap();
        assert_eq!((json.as_str(), serde_json::from_str(&json).ok()), (format!("\"{text}\"").as_str(), Some(account)));
    }
}

#[test]
fn anything_else_is_refused() {
    for (text, code) in [
        ("", "name.malformed"),
        ("piggy_bank", "name.malformed"),
        ("bank/", "name.malformed"),
        ("bank/ours", "name.malformed"),
        ("gateway_clearing", "name.malformed"),
        ("gateway_clearing/", "name.malformed"),
        ("gateway_clearing/a/b", "name.malformed"),
        ("vendor_pending", "id.malformed"),
        ("vendor_pending/cus_01h455vb4pex5vsknk084sn02q", "id.malformed"),
        ("fx/XAU", "currency.unknown"),
    ] {
        assert_eq!(text.parse::<Account>().unwrap_err().code(), code, "{text}");
    }
}

#[test]
fn an_account_takes_what_its_row_says_and_nothing_else() {
    for (text, row) in ACCOUNTS.iter().zip(AccountKind::TABLE) {
        let account: Account = text.parse().unwrap();
        for purpose in purposes() {
            assert_eq!(account.allows(purpose, Side::Debit).is_ok(), row.debits.contains(&purpose));
            assert_eq!(account.allows(purpose, Side::Credit).is_ok(), row.credits.contains(&purpose));
        }
    }
    let refusal = Account::Commission.allows(Purpose::Funding, Side::Credit).unwrap_err();
    let (account, side, purpose) = ("commission".to_owned(), "credit".to_owned(), "funding".to_owned());
    assert_eq!(refusal, Refusal::PostingForbidden { account, side, purpose });
}

#[test]
fn every_purpose_can_be_posted() {
    for purpose in purposes() {
        assert!(AccountKind::TABLE.iter().any(|row| row.debits.contains(&purpose)), "{purpose:?} debits nothing");
        assert!(AccountKind::TABLE.iter().any(|row| row.credits.contains(&purpose)), "{purpose:?} credits nothing");
    }
}

#[test]
fn classes_have_their_normal_side() {
    for row in AccountKind::TABLE {
        let debit = matches!(row.class, Class::Asset | Class::Expense);
        assert_eq!(row.normal == Side::Debit, debit, "{}", row.path);
    }
    assert_eq!((Side::Debit.other(), Side::Credit.other()), (Side::Credit, Side::Debit));
}

fn purposes() -> impl Iterator<Item = Purpose> {
    let names = <Purpose as strum::VariantNames>::VARIANTS;
    names.iter().map(|name| serde_json::from_value((*name).into()).unwrap())
}
