//! Webhooks to endpoints: sent by the worker, and signed with a secret that only who may rotate it is told.

use crate::given::{BUYER, OWNER, SYSTEM, opened_with};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;
use vendra_wire::pure;

/// A request that came: its headers in lower case, and its body.
type Came = (Vec<(String, String)>, String);

fn read(stream: &TcpStream) -> Came {
    let mut reader = BufReader::new(stream);
    let (mut headers, mut line) = (Vec::new(), String::new());
    reader.read_line(&mut line).unwrap();
    loop {
        line.clear();
        reader.read_line(&mut line).unwrap();
        let Some((name, value)) = line.trim().split_once(": ") else { break };
        headers.push((name.to_ascii_lowercase(), value.to_owned()));
    }
    let length =
        headers.iter().find(|(name, _)| name == "content-length").map_or(0, |(_, value)| value.parse().unwrap());
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    (headers, String::from_utf8(body).unwrap())
}

/// A server that takes whatever comes.
fn server() -> (String, Receiver<Came>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/hook", listener.local_addr().unwrap());
    let (tell, told) = channel();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let came = read(&stream);
            let answer = "HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
            stream.write_all(answer.as_bytes()).unwrap();
            if tell.send(came).is_err() {
                break;
            }
        }
    });
    (url, told)
}

#[test]
fn webhooks_go_out_signed_by_a_worker_that_is_ticked_or_runs() {
    let (url, came) = server();
    let given = opened_with(
        &json!({ "webhooks": { "key": "07".repeat(32), "reach": "anywhere", "refresh_ms": 0, "idle_ms": 10 } }),
    );
    let endpoint = given.call(OWNER, "webhook_endpoints.add", json!({ "url": url, "events": ["contact.*"] })).unwrap();
    let id = json!({ "id": endpoint["id"] });
    let secret = given.call(OWNER, "webhook_endpoints.secret", id.clone()).unwrap();
    assert_eq!(given.call(BUYER, "webhook_endpoints.secret", id).unwrap_err().code, "authority.forbidden");
    let work = json!({ "marketplaces": [given.trial.tenant], "every_ms": 10 });
    let add =
        |city: &str| given.call(OWNER, "contacts.add", json!({ "details": { "city": city } })).unwrap()["id"].clone();
    // Those of the same moment come as well, in whichever order.
    let comes = |contact: &Value| loop {
        let (headers, body) = came.recv_timeout(Duration::from_secs(20)).unwrap();
        let header = |name: &str| headers.iter().find(|(known, _)| known == name).unwrap().1.clone();
        let at = header("webhook-timestamp");
        let signed = json!({ "secrets": [secret], "id": header("webhook-id"), "timestamp": at, "body": body,
            "signatures": header("webhook-signature"), "now": at.parse::<i64>().unwrap() });
        assert_eq!(pure("standard_webhooks", &signed.to_string()).unwrap(), "null");
        let event: Value = serde_json::from_str(&body).unwrap();
        assert_eq!(event["type"], "vendra.contact.written");
        if event["subject"] == *contact {
            break;
        }
    };
    let first = add("Lisboa");
    let mut more = true;
    while more {
        let ticked = given.call(SYSTEM, "worker.tick", work.clone()).unwrap();
        assert_eq!(ticked["troubles"], json!([]));
        more = ticked["more"] == json!(true);
    }
    comes(&first);
    given.call(SYSTEM, "worker.tick", json!({})).unwrap(); // lets go of the marketplace
    pollster::block_on(given.vendra.call(r#"{"method": "clock.turn", "input": {"ms": 600000}}"#.into())).unwrap();
    given.call(SYSTEM, "worker.start", work).unwrap();
    comes(&add("Porto"));
    given.call(SYSTEM, "worker.stop", json!({})).unwrap();
    pollster::block_on(given.vendra.close());
}

#[test]
fn without_a_key_there_are_no_secrets() {
    let given = opened_with(&json!({}));
    let id = json!({ "id": "whe_01h455vb4pex5vsknk084sn001" });
    assert_eq!(given.call(OWNER, "webhook_endpoints.secret", id).unwrap_err().code, "config.malformed");
    let short = json!({ "store": "memory:", "webhooks": { "key": "00" } });
    assert_eq!(vendra_wire::Vendra::open(&short.to_string()).unwrap_err().code, "signature.secret");
}
