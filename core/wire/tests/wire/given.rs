//! A small marketplace in one file, opened twice: by a Rust caller and by one that sends JSON.

use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::Arc;
use tempfile::TempDir;
use vendra::memory::Trial;
use vendra_sqlite::SqliteStore;
use vendra_wire::{Failure, Vendra};

pub(crate) const OWNER: &str = "owner";
pub(crate) const BUYER: &str = "buyer";
pub(crate) const SYSTEM: &str = "system";

pub(crate) struct Given {
    pub(crate) trial: Trial,
    pub(crate) vendra: Vendra,
    folder: TempDir,
}

fn file(folder: &TempDir) -> PathBuf {
    folder.path().join("shop.db")
}

pub(crate) fn given() -> Given {
    opened_with(&json!({}))
}

/// The same, opened with more than usual.
pub(crate) fn opened_with(more: &Value) -> Given {
    let folder = tempfile::tempdir().unwrap();
    let store = Arc::new(SqliteStore::open(file(&folder)).unwrap());
    let trial = pollster::block_on(Trial::on(store)).unwrap();
    let vendra = opened(&folder, 7, more);
    Given { trial, vendra, folder }
}

fn opened(folder: &TempDir, seed: u64, more: &Value) -> Vendra {
    let mut config = json!({
        "store": format!("sqlite:{}", file(folder).display()),
        "gateways": { "acme": "simulated" },
        "clock": "manual",
        "seed": seed,
    });
    config.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    Vendra::open(&config.to_string()).unwrap()
}

impl Given {
    /// One more handle on the same file.
    pub(crate) fn opened_again(&self) -> Vendra {
        opened(&self.folder, 8, &json!({}))
    }

    pub(crate) fn actor(&self, who: &str) -> Value {
        match who {
            OWNER => json!({ "actor": "staff", "user": "usr_01h455vb4pex5vsknk084sn001", "role": "owner" }),
            BUYER => json!({ "actor": "buyer", "buyer": "customer", "customer": self.trial.customer }),
            _ => json!({ "actor": "system" }),
        }
    }

    /// Calls a method as somebody.
    pub(crate) fn call(&self, who: &str, method: &str, input: Value) -> Result<Value, Failure> {
        let call = json!({
            "marketplace": self.trial.tenant,
            "actor": self.actor(who),
            "method": method,
            "input": input,
        });
        self.send(&call)
    }

    pub(crate) fn send(&self, call: &Value) -> Result<Value, Failure> {
        pollster::block_on(self.vendra.call(call.to_string())).map(|answer| serde_json::from_str(&answer).unwrap())
    }
}
