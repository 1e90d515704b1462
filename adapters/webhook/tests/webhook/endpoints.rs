//! Endpoints that are gone, slow, dead, disabled, or too many.

use crate::server::{Does, Server, World, inside};
use pollster::block_on;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::Poll;
use std::time::{Duration, Instant};
use vendra::domain::limits::WEBHOOK_ENDPOINTS_MAX;
use vendra::domain::webhook_endpoint::Reason;
use vendra::system::SystemClock;
use vendra::{Engine, MarketplaceId};
use vendra_webhook::{WebhookConfig, Webhooks};

#[test]
fn one_that_is_gone_is_disabled() {
    let (server, mut world) = (Server::start(Does::Answers(410)), World::new());
    let id = world.add(&server.url, &["order.*"]);
    world.sell();
    world.sell();
    for _ in 0..5 {
        world.tick();
        world.trial.clock.turn(3_600_000);
    }
    assert_eq!((server.requests().len(), world.state(id)), (1, "disabled"));
    let trail = block_on(world.trial.owner().webhook_endpoints().get(id)).expect("an endpoint");
    assert!(matches!(trail, vendra::domain::webhook_endpoint::WebhookEndpoint::Disabled { reason: Reason::Gone, .. }));
}

#[test]
fn one_that_is_enabled_again_hears_of_nothing_from_meanwhile() {
    let (server, mut world) = (Server::start(Does::Answers(200)), World::new());
    let (id, endpoints) = (world.add(&server.url, &["order.placed"]), world.trial.owner().webhook_endpoints());
    let first = world.sell();
    world.tick();
    block_on(endpoints.disable(id, Reason::ByHand)).expect("it is disabled");
    world.trial.clock.turn(1_000);
    world.sell();
    world.tick();
    world.trial.clock.turn(1_000);
    block_on(endpoints.enable(id)).expect("it is enabled");
    let last = world.sell();
    world.tick();
    let sent: Vec<_> = server.requests().iter().map(|request| request.event()["subject"].clone()).collect();
    assert_eq!(sent, [first, last]);
    block_on(endpoints.remove(id)).expect("it is removed");
    world.sell();
    assert_eq!((world.tick(), server.requests().len()), ((0, 0), 2));
}

#[test]
fn one_that_changed_is_sent_to_where_it_is_now() {
    let (old, new, mut world) = (Server::start(Does::Answers(200)), Server::start(Does::Answers(200)), World::new());
    let id = world.add(&old.url, &["order.placed"]);
    world.sell();
    world.tick();
    let endpoints = world.trial.owner().webhook_endpoints();
    block_on(endpoints.change(id, new.url.clone(), vec!["order.placed".into()])).expect("it is changed");
    world.sell();
    world.tick();
    assert_eq!((old.requests().len(), new.requests().len()), (1, 1));
}

#[test]
fn one_that_dies_in_the_middle_is_sent_the_same_again() {
    let (server, mut world) = (Server::start(Does::Dies), World::new());
    world.add(&server.url, &["order.placed"]);
    world.sell();
    assert_eq!(world.tick().1, 1);
    server.now_does(Does::Answers(200));
    world.trial.clock.turn(4_999);
    assert_eq!(world.tick(), (0, 0), "five seconds later, and no sooner");
    world.trial.clock.turn(600);
    assert_eq!(world.tick().1, 0);
    let ids: Vec<_> = server.requests().iter().map(|request| request.header("webhook-id").to_owned()).collect();
    assert!(ids.len() == 2 && ids[0] == ids[1], "{ids:?}");
}

#[test]
fn redirects_are_not_followed_and_bodies_not_read() {
    let (server, mut world) = (Server::start(Does::Redirects), World::new());
    world.add(&server.url, &["order.placed"]);
    world.sell();
    assert_eq!((world.tick().1, server.requests().len()), (1, 1));
    server.now_does(Does::Floods);
    world.trial.clock.turn(6_000);
    assert_eq!((world.tick().1, server.requests().len()), (0, 2));
}

#[test]
fn one_that_does_not_answer_fails_after_its_time() {
    let server = Server::start(Does::Hangs);
    let mut world = World::with(WebhookConfig { timeout_ms: 200, ..inside() });
    world.add(&server.url, &["order.placed"]);
    world.sell();
    let begun = Instant::now();
    assert_eq!(world.tick().1, 1);
    assert!(begun.elapsed() < Duration::from_secs(5));
}

#[test]
fn one_that_is_slow_holds_up_no_other() {
    let (slow, quick) = (Server::start(Does::Hangs), Server::start(Does::Answers(200)));
    let world = World::new();
    world.add(&slow.url, &["order.placed"]);
    world.add(&quick.url, &["order.placed"]);
    // The store of the trial, by the system's clock: pauses are real here.
    let engine = Engine::builder(std::sync::Arc::clone(world.trial.engine.store())).build();
    assert!(vendra::port::Clock::now(&SystemClock) > world.trial.engine.clock().now());
    let config = WebhookConfig { timeout_ms: 2_000, refresh_ms: 50, idle_ms: 10, ..inside() };
    let mut webhooks = Webhooks::new(&engine, [world.trial.tenant], &crate::server::KEY, config).expect("a key");
    let enough = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let running = scope.spawn(|| {
            let told =
                std::future::poll_fn(|_| if enough.load(Ordering::SeqCst) { Poll::Ready(()) } else { Poll::Pending });
            block_on(webhooks.run_until(told));
        });
        let begun = Instant::now();
        let within = |what: &'static str, seconds: u64, done: &dyn Fn() -> bool| {
            while !done() {
                if begun.elapsed() > Duration::from_secs(seconds) {
                    enough.store(true, Ordering::SeqCst);
                    panic!("{what}: {}, {}", slow.requests().len(), quick.requests().len());
                }
                std::thread::sleep(Duration::from_millis(5));
            }
        };
        for sold in 1..=3 {
            world.sell();
            within("the quick one waits", 20, &|| quick.requests().len() == sold);
        }
        // One that is added while it runs is found.
        let late = Server::start(Does::Answers(200));
        world.trial.clock.turn(1);
        world.add(&late.url, &["order.placed"]);
        world.sell();
        within("the late one waits", 20, &|| late.requests().len() == 1);
        enough.store(true, Ordering::SeqCst);
        running.join().expect("it ends");
    });
    assert!(!slow.requests().is_empty());
}

#[test]
fn a_marketplace_has_fifty_and_no_more() {
    let world = World::new();
    for _ in 0..WEBHOOK_ENDPOINTS_MAX {
        world.add("https://example.com/", &[]);
    }
    let endpoints = world.trial.owner().webhook_endpoints();
    let one_more = || block_on(endpoints.add("https://example.com/".to_owned(), Vec::new()));
    assert_eq!(one_more().expect_err("too many").code(), "limit.count");
    let all = block_on(endpoints.list(vendra::reading::By::All, Default::default())).expect("endpoints");
    let first = all.items[0].id.parse().expect("an id");
    block_on(endpoints.remove(first)).expect("it is removed");
    assert!(one_more().is_ok());
}

#[test]
fn another_marketplaces_events_are_not_sent() {
    let (server, mut world) = (Server::start(Does::Answers(200)), World::new());
    world.add(&server.url, &[]);
    let other: MarketplaceId = "mkt_01h455vb4pex5vsknk084sn002".parse().expect("an id");
    let user = "usr_01h455vb4pex5vsknk084sn001".parse().expect("an id");
    let role = vendra::authority::StaffRole::Owner;
    let actor = vendra::authority::Actor::Staff { tenant: other, user, role };
    block_on(world.trial.engine.market(other, actor).contacts().add(Default::default())).expect("a contact");
    world.tick();
    assert_eq!(server.requests().len(), 0);
}
