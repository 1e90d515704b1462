//! JSON Schemas of what is written by hand.

use crate::port::Body;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

impl JsonSchema for Body {
    fn schema_name() -> Cow<'static, str> {
        "Body".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "Versioned JSON as a text: {\"type\": \"order\", \"v\": 1, \"data\": {..}}.",
        })
    }
}
