//! An HTTP server that answers as it is told and remembers what it was sent, and a marketplace that sends to it.

use pollster::block_on;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex, MutexGuard};
use vendra::WebhookEndpointId;
use vendra::domain::webhook_endpoint::Book;
use vendra::memory::Trial;
use vendra_webhook::{Reach, WebhookConfig, Webhooks};

pub(crate) const KEY: [u8; 32] = [7; 32];

/// What a server does with a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Does {
    Answers(u16),
    /// It answers with another address, which is its own.
    Redirects,
    /// It dies before it has answered.
    Dies,
    /// It never answers.
    Hangs,
    /// It answers with a body without end.
    Floods,
}

#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: String,
}

impl Request {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    pub(crate) fn event(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).expect("JSON")
    }
}

#[derive(Debug)]
struct State {
    does: Does,
    requests: Vec<Request>,
}

#[derive(Debug, Clone)]
pub(crate) struct Server {
    pub(crate) url: String,
    state: Arc<Mutex<State>>,
}

impl Server {
    pub(crate) fn start(does: Does) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let url = format!("http://{}/hook?token=hush", listener.local_addr().expect("an address"));
        let state = Arc::new(Mutex::new(State { does, requests: Vec::new() }));
        let server = Self { url, state };
        let accepting = server.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let server = accepting.clone();
                std::thread::spawn(move || server.serve(stream));
            }
        });
        server
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("nobody panicked")
    }

    pub(crate) fn now_does(&self, does: Does) {
        self.state().does = does;
    }

    pub(crate) fn requests(&self) -> Vec<Request> {
        self.state().requests.clone()
    }

    fn serve(&self, mut stream: std::net::TcpStream) {
        let mut reader = BufReader::new(stream.try_clone().expect("a stream"));
        let mut headers = BTreeMap::new();
        let mut line = String::new();
        reader.read_line(&mut line).expect("a request");
        loop {
            line.clear();
            if reader.read_line(&mut line).is_err() || line.trim().is_empty() {
                break;
            }
            if let Some((name, value)) = line.split_once(':') {
                headers.insert(name.to_lowercase(), value.trim().to_owned());
            }
        }
        let length = headers.get("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
        let mut body = vec![0; length];
        reader.read_exact(&mut body).expect("a body");
        let does = {
            let mut state = self.state();
            state.requests.push(Request { headers, body: String::from_utf8(body).expect("text") });
            state.does
        };
        let head = match does {
            Does::Answers(status) => format!("HTTP/1.1 {status} So\r\ncontent-length: 0\r\n\r\n"),
            Does::Redirects => format!("HTTP/1.1 302 Found\r\nlocation: {}\r\ncontent-length: 0\r\n\r\n", self.url),
            Does::Dies => return,
            Does::Hangs => loop {
                std::thread::park();
            },
            Does::Floods => "HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n".to_owned(),
        };
        let _ = stream.write_all(head.as_bytes());
        while does == Does::Floods && stream.write_all(&[b'x'; 65_536]).is_ok() {}
    }
}

/// A marketplace, and what sends its events.
pub(crate) struct World {
    pub(crate) trial: Trial,
    pub(crate) webhooks: Webhooks,
}

/// As the tests need it: this machine's own addresses may be posted to.
pub(crate) fn inside() -> WebhookConfig {
    WebhookConfig { reach: Reach::Anywhere, timeout_ms: 10_000, ..WebhookConfig::default() }
}

impl World {
    pub(crate) fn with(config: WebhookConfig) -> Self {
        let trial = block_on(Trial::open()).expect("a marketplace");
        trial.clock.turn(3_600_000);
        let webhooks = Webhooks::new(&trial.engine, [trial.tenant], &KEY, config).expect("a key");
        Self { trial, webhooks }
    }

    pub(crate) fn new() -> Self {
        Self::with(inside())
    }

    pub(crate) fn add(&self, url: &str, events: &[&str]) -> WebhookEndpointId {
        let events = events.iter().map(|&event| event.to_owned()).collect();
        block_on(self.trial.owner().webhook_endpoints().add(url.to_owned(), events)).expect("an endpoint").id
    }

    pub(crate) fn book(&self, id: WebhookEndpointId) -> Book {
        let endpoint = block_on(self.trial.owner().webhook_endpoints().get(id)).expect("an endpoint");
        endpoint.book().expect("it is there").clone()
    }

    pub(crate) fn state(&self, id: WebhookEndpointId) -> &'static str {
        let endpoint = block_on(self.trial.owner().webhook_endpoints().get(id)).expect("an endpoint");
        vendra::domain::decider::Named::name(&endpoint)
    }

    /// Sells a book; gives the order.
    pub(crate) fn sell(&self) -> String {
        block_on(self.trial.sold(1)).expect("an order").order.to_string()
    }

    /// Ticks until nothing is left to do now; tells how many events were handled and how many tries failed.
    pub(crate) fn tick(&mut self) -> (u64, u64) {
        let mut sum = vendra::events::Relayed::default();
        loop {
            let ticked = block_on(self.webhooks.tick()).expect("a tick");
            sum = sum.plus(ticked);
            // What failed waits, and another event of its partition may come after it.
            if ticked.handled + ticked.failed == 0 {
                return (sum.handled, sum.failed);
            }
        }
    }
}
