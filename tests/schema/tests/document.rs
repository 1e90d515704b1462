//! The document that is committed is the one that the types make.

use schema::{committed, document};

#[test]
fn the_document_is_what_the_types_say() {
    let mut text = serde_json::to_string_pretty(&document()).expect("JSON");
    text.push('\n');
    committed("core/wire/schema.json", &text);
}
