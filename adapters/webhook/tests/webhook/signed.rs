//! What is sent, and how it is signed.

use crate::server::{Does, KEY, Server, World};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use pollster::block_on;

/// A signature as the specification says to make one, without any code of vendra's.
fn expected(secret: &str, id: &str, timestamp: &str, body: &str) -> String {
    let key = STANDARD.decode(secret.strip_prefix("whsec_").expect("a prefix")).expect("base64");
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(&key).expect("a key");
    mac.update(format!("{id}.{timestamp}.{body}").as_bytes());
    format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
}

#[test]
fn the_check_itself_agrees_with_the_published_example() {
    let signed = expected(
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "1614265330",
        r#"{"test": 2432232314}"#,
    );
    assert_eq!(signed, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

#[test]
fn an_event_is_posted_signed_and_once() {
    let (server, mut world) = (Server::start(Does::Answers(204)), World::new());
    world.sell(); // before anybody wanted to know
    world.trial.clock.turn(1);
    let id = world.add(&server.url, &["order.placed"]);
    let order = world.sell();
    assert_eq!(world.tick().1, 0);
    assert_eq!(world.tick(), (0, 0));
    let requests = server.requests();
    assert_eq!(requests.len(), 1, "{requests:?}");
    let (request, event) = (&requests[0], requests[0].event());
    assert_eq!((event["type"].as_str(), event["subject"].as_str()), (Some("vendra.order.placed"), Some(&*order)));
    assert_eq!(event["specversion"], "1.0");
    assert_eq!(request.header("webhook-id"), event["id"]);
    assert_eq!(request.header("content-type"), "application/cloudevents+json; charset=utf-8");
    let now = world.trial.engine.clock().now().unix_ms() / 1_000;
    assert_eq!(request.header("webhook-timestamp"), now.to_string());
    let secret = world.webhooks.secret(&world.book(id)).expect("a secret");
    let signature = expected(&secret, request.header("webhook-id"), &now.to_string(), &request.body);
    assert_eq!(request.header("webhook-signature"), signature);
}

#[test]
fn while_a_secret_is_rotated_both_sign() {
    let (server, mut world) = (Server::start(Does::Answers(200)), World::new());
    let id = world.add(&server.url, &["order.placed"]);
    let old = world.webhooks.secret(&world.book(id)).expect("a secret");
    block_on(world.trial.owner().webhook_endpoints().rotate_secret(id, 86_400_000)).expect("it is rotated");
    let new = world.webhooks.secret(&world.book(id)).expect("a secret");
    assert_ne!(old, new);
    let mut signed = Vec::new();
    for turned in [0, 86_399_000, 1_000] {
        world.trial.clock.turn(turned);
        world.sell();
        world.tick();
        let request = server.requests().pop().expect("a request");
        let by = |secret: &str| {
            let (id, at) = (request.header("webhook-id"), request.header("webhook-timestamp"));
            let signature = expected(secret, id, at, &request.body);
            request.header("webhook-signature").split(' ').any(|offered| offered == signature)
        };
        signed.push((by(&new), by(&old)));
    }
    assert_eq!(signed, [(true, true), (true, true), (true, false)]);
    assert_eq!(server.requests().len(), 3);
}

#[test]
fn no_secret_is_where_anybody_reads() {
    let (server, mut world) = (Server::start(Does::Answers(200)), World::new());
    let id = world.add(&server.url, &[]);
    let secret = world.webhooks.secret(&world.book(id)).expect("a secret");
    world.sell();
    world.tick();
    let said = format!("{:?} {:?}", world.webhooks, world.trial.engine);
    let bare = secret.strip_prefix("whsec_").expect("a prefix");
    assert!(!said.contains(bare) && !said.contains(&format!("{KEY:?}")) && !said.contains("Key(["));
    // All events but those of endpoints, whose addresses are not for others.
    let sent = server.requests();
    assert!(sent.len() > 3 && sent.iter().all(|request| !request.body.contains("token=hush")), "{}", sent.len());
}
