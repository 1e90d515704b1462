//! What is not posted to.

use crate::server::{Does, Server, World};
use pollster::block_on;
use vendra_webhook::{Delivery, HttpPost, Post, Reach, WebhookConfig};

fn posted(config: WebhookConfig, url: &str) -> Result<u16, String> {
    let (url, id, body) = (url.to_owned(), "msg_1".to_owned(), "{}".to_owned());
    block_on(HttpPost::new(config).post(&Delivery { url, id, timestamp: 1, signature: String::new(), body }))
}

#[test]
fn private_addresses_are_refused_by_number_and_by_name() {
    let server = Server::start(Does::Answers(200));
    let port = server.url.rsplit(':').next().and_then(|rest| rest.split('/').next()).expect("a port").to_owned();
    for host in ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "10.1.2.3", "169.254.169.254", "2130706433"] {
        let refused = posted(WebhookConfig::default(), &format!("https://{host}:{port}/"));
        assert_eq!(refused, Err("the address is not a public one".to_owned()), "{host}");
    }
    assert_eq!(server.requests().len(), 0);
    let inside = WebhookConfig { reach: Reach::Anywhere, ..WebhookConfig::default() };
    assert_eq!(posted(inside, &server.url), Ok(200));
}

#[test]
fn plain_http_is_refused_and_no_reason_says_the_address() {
    let server = Server::start(Does::Answers(200));
    assert_eq!(posted(WebhookConfig::default(), &server.url), Err("the address is not of https".to_owned()));
    let inside = WebhookConfig { reach: Reach::Anywhere, timeout_ms: 2_000, ..WebhookConfig::default() };
    for url in
        ["http://127.0.0.1:1/?token=hush", "http://nowhere.invalid/?token=hush", "https://127.0.0.1:1/?token=hush"]
    {
        let why = posted(inside, url).expect_err("nobody is there");
        assert!(!why.contains("hush") && !why.is_empty(), "{why}");
    }
}

#[test]
fn an_endpoint_inside_fails_and_is_not_reached() {
    let server = Server::start(Does::Answers(200));
    let mut world = World::with(WebhookConfig::default());
    world.add(&server.url.replace("http:", "https:"), &["order.placed"]);
    world.sell();
    assert_eq!((world.tick().1, server.requests().len()), (1, 0));
}
