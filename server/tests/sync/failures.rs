//! What goes wrong with a source is that source's: said, written down, and no item changes.

use super::{
    site::Reply,
    world::{World, channel, folder, rss, source},
};
use cong_api::Date;
use cong_server::{
    clock,
    import::content,
    sync::{Done, Outcome, Patience, Reach, statuses},
};
use flate2::{Compression, write::GzEncoder};
use std::{
    io::Write,
    time::{Duration, Instant},
};

const NEWS: [(&str, &str, i64); 2] = [("2", "Tin hai", 1), ("1", "Tin một", 2)];

/// A source that worked once gives this reply; a sound one stands beside it. The failure's code, and its words.
async fn check(what: &str, reply: Reply, code: &str, words: &str) -> World {
    let mut world = World::with(&["/rss.xml", "/ben-canh.xml"]).await;
    world.options.limits.time = Duration::from_secs(2);
    world.site.feed("/rss.xml", rss(&NEWS));
    world.site.feed("/ben-canh.xml", rss(&[("b1", "Tin bên cạnh", 1)]));
    world.sync().await;
    let before = world.titles().await;
    assert_eq!(before.len(), 3, "{what}");
    world.site.set("/rss.xml", reply);
    world.site.feed("/ben-canh.xml", rss(&[("b2", "Tin bên cạnh nữa", 0), ("b1", "Tin bên cạnh", 1)]));
    let start = Instant::now();
    let outcomes = world.sync().await;
    assert!(start.elapsed() < Duration::from_secs(4), "{what}: {:?}", start.elapsed());
    let of = |path: &str| {
        let address = world.site.address(path);
        outcomes.iter().find(|outcome| outcome.source.address == address).expect("an outcome").result.clone()
    };
    let failure = of("/rss.xml").expect_err(what);
    assert_eq!(failure.code(), code, "{what}: {failure}");
    assert!(failure.to_string().contains(words), "{what}: {failure}");
    assert!(of("/ben-canh.xml").is_ok(), "{what}: the other source is read");
    let after = world.titles().await;
    assert!(before.iter().all(|title| after.contains(title)) && after.len() == 4, "{what}: {after:?}");
    let statuses = statuses(&world.store).await.expect("statuses");
    let [broken, sound] = statuses.as_slice() else { panic!("{statuses:?}") };
    assert_eq!(broken.error.as_ref().map(|error| error.code.as_str()), Some(code), "{what}");
    assert!(broken.last_success.is_some() && broken.items == 2 && broken.failures == 1 && !broken.stale, "{what}: {broken:?}");
    assert!(sound.error.is_none() && sound.items == 2, "{what}: {sound:?}");
    // All is well again: nothing of the failure is left.
    world.site.feed("/rss.xml", rss(&NEWS));
    assert!(world.sync().await.iter().all(|outcome| outcome.result.is_ok()), "{what}");
    assert!(cong_server::sync::statuses(&world.store).await.expect("statuses")[0].error.is_none(), "{what}");
    world
}

fn plain(status: u16, headers: &[(&'static str, &str)], body: &str) -> Reply {
    let headers = headers.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
    Reply::Plain { status, headers, body: body.as_bytes().to_vec() }
}

#[tokio::test]
async fn answers_that_bring_no_document() {
    for (status, code, words) in [
        (404, "missing", "404"),
        (410, "gone", "for good"),
        (500, "status", "500"),
        (403, "status", "403"),
        (503, "status", "503"),
        (204, "status", "204"),
        (429, "busy", "in 900 s"),
    ] {
        check(&status.to_string(), plain(status, &[], "x"), code, words).await;
    }
    check("429 with seconds", plain(429, &[("retry-after", "120")], ""), "busy", "in 120 s").await;
    check("503 with seconds", plain(503, &[("retry-after", "60")], ""), "busy", "in 60 s").await;
    check("429 for ever", plain(429, &[("retry-after", "99999999")], ""), "busy", "in 86400 s").await;
}

#[tokio::test]
async fn documents_that_are_none_or_are_broken() {
    let whole = rss(&NEWS).replace("Tin hai", "Tin khác");
    let half = &whole[..whole.find("Tin một").expect("a place")];
    for (what, body, code, words) in [
        ("a web page", "<!DOCTYPE html><html><body>Bảo trì</body></html>", "not-a-feed", "a web page"),
        ("nothing", "", "not-a-feed", "an empty document"),
        ("words", "Fatal error in line 3", "not-a-feed", "neither XML nor JSON"),
        ("half of it", half, "broken", "what was read before stays"),
        ("wrong tags", &whole.replace("</title>", "</titel>"), "broken", "broken"),
    ] {
        check(what, plain(200, &[("content-type", "application/rss+xml")], body), code, words).await;
    }
    check("torn", Reply::Torn { body: whole.clone().into_bytes() }, "interrupted", "broke off").await;
}

#[tokio::test]
async fn bodies_without_end_are_left_early() {
    const HUGE: u64 = 100 * 1024 * 1024;
    let world = check("100 MB in pieces", Reply::Endless { bytes: HUGE }, "too-large", "1048576 bytes").await;
    assert!(world.site.sent() < HUGE / 10, "{} bytes were taken", world.site.sent());
    let announced = vec![b' '; 2 * 1024 * 1024];
    check("announced", Reply::Plain { status: 200, headers: vec![], body: announced }, "too-large", "1048576").await;
    // 100 MB of nothing weigh 100 kB on the line.
    let mut bomb = GzEncoder::new(Vec::new(), Compression::best());
    for _ in 0..100 {
        bomb.write_all(&vec![b' '; 1024 * 1024]).expect("written");
    }
    let bomb = bomb.finish().expect("finished");
    assert!(bomb.len() < 1024 * 1024);
    let headers = vec![("content-encoding", "gzip".to_owned())];
    check("packed", Reply::Plain { status: 200, headers, body: bomb }, "too-large", "1048576").await;
    check("for ever", Reply::Stuck, "slow", "2 s").await;
}

#[tokio::test]
async fn a_packed_document_is_unpacked() {
    let world = World::start().await;
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(rss(&NEWS).as_bytes()).expect("written");
    let headers = vec![("content-encoding", "gzip".to_owned())];
    world.site.set("/rss.xml", Reply::Plain { status: 200, headers, body: packed.finish().expect("finished") });
    assert_eq!(world.written().await, [2, 0, 0, 0]);
    assert!(world.site.asked()[0].1["accept-encoding"].to_str().expect("text").contains("gzip"));
}

#[tokio::test]
async fn bombs_of_entities_and_of_tags_do_nothing() {
    let world = World::start().await;
    let mut bomb =
        String::from("<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a0 \"ha\"><!ENTITY t SYSTEM \"file:///etc/passwd\">");
    for level in 1..30 {
        let ten = format!("&a{};", level - 1).repeat(10);
        bomb.extend(["<!ENTITY a", &level.to_string(), " \"", &ten, "\">"]);
    }
    let deep = "&lt;div&gt;".repeat(25_000);
    bomb += "]><rss version=\"2.0\"><channel><item><guid>1</guid><title>Cười &a29; &t;</title><description>";
    bomb.extend([&deep, "</description></item></channel></rss>"]);
    world.site.feed("/rss.xml", bomb);
    let start = Instant::now();
    world.read().await.expect("read");
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
    let [item] = world.items().await.try_into().expect("one item");
    assert!(item.title.starts_with("Cười") && item.title.len() < 40 && !item.title.contains("root:"), "{}", item.title);
}

#[tokio::test]
async fn redirects_are_followed_a_few_times_and_checked_each_time() {
    let world = World::start().await;
    world.site.plain("/rss.xml", 302, &[("location", "/1")], "");
    for step in 1..5 {
        world.site.plain(&format!("/{step}"), 307, &[("location", &format!("/{}", step + 1))], "");
    }
    world.site.feed("/5", rss(&NEWS));
    assert_eq!(world.written().await, [2, 0, 0, 0], "five are followed");
    assert_eq!(statuses(&world.store).await.expect("statuses")[0].moved, None);

    let round = plain(302, &[("location", "/rss.xml")], "");
    let world = check("round and round", round, "redirects", "more than 5 times").await;
    world.site.asked();
    world.site.plain("/rss.xml", 302, &[("location", "/rss.xml")], "");
    world.sync().await;
    assert_eq!(world.site.asked().iter().filter(|(path, _)| path == "/rss.xml").count(), 6);

    // The site is allowed to be asked here, its neighbour on the same machine is not.
    let inside = format!("http://127.0.0.2:{}/rss.xml", world.site.socket.port());
    for (what, to, code) in [
        ("an inner address", inside.as_str(), "private"),
        ("another way to write it", "http://2130706434/", "private"),
        ("the metadata of a cloud", "http://169.254.169.254/latest/meta-data/", "private"),
        ("a file", "file:///etc/passwd", "scheme"),
        ("nowhere", "http://[::1", "nowhere"),
    ] {
        check(what, plain(302, &[("location", to)], ""), code, "").await;
    }
}

#[tokio::test]
async fn a_source_that_has_moved_for_good_says_where() {
    let world = World::start().await;
    world.site.plain("/rss.xml", 301, &[("location", "/nha-moi.xml")], "");
    world.site.feed("/nha-moi.xml", rss(&NEWS));
    world.read().await.expect("read");
    let moved = statuses(&world.store).await.expect("statuses")[0].moved.clone();
    assert_eq!(moved, Some(world.site.address("/nha-moi.xml")));
}

#[tokio::test]
async fn inner_addresses_are_not_asked_unless_they_are_allowed() {
    let mut world = World::start().await;
    world.site.feed("/rss.xml", rss(&NEWS));
    let port = world.site.socket.port();
    for address in [
        format!("http://127.0.0.1:{port}/rss.xml"),
        format!("http://localhost:{port}/rss.xml"),
        format!("http://[::ffff:127.0.0.1]:{port}/rss.xml"),
        format!("http://0x7f000001:{port}/rss.xml"),
    ] {
        world.content.sources = vec![source(&address)];
        world.import().await;
        world.options.reach = Reach::default();
        let failure = world.read().await.expect_err(&address);
        assert_eq!(failure.code(), "private", "{address}: {failure}");
        assert!(world.site.asked().is_empty(), "{address}");
        // Everybody may read the status: it tells nothing of the network.
        let told = statuses(&world.store).await.expect("statuses")[0].error.clone().expect("an error");
        assert!(told.text.contains("mạng nội bộ"), "{told:?}");
        world.options.reach = Reach::Anywhere;
        world.read().await.unwrap_or_else(|error| panic!("{address}: {error}"));
        world.site.asked();
    }
    world.content.sources = vec![source("http://khong-co-ten-nay.invalid/rss.xml")];
    world.import().await;
    assert_eq!(world.read().await.expect_err("no such name").code(), "unresolved");
    // A port that nobody listens on.
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address");
    world.content.sources = vec![source(&format!("http://{nobody}/"))];
    world.import().await;
    assert_eq!(world.read().await.expect_err("nobody").code(), "unreachable");
    // A server that speaks no TLS.
    world.content.sources = vec![source(&format!("https://127.0.0.1:{port}/"))];
    world.import().await;
    assert_eq!(world.read().await.expect_err("no TLS").code(), "unreachable");
}

#[tokio::test]
async fn who_asks_for_patience_is_left_alone() {
    let mut world = World::start().await;
    world.site.plain("/rss.xml", 429, &[("retry-after", "600")], "");
    world.read().await.expect_err("busy");
    world.site.asked();
    world.options.patience = Patience::Asked;
    let outcomes = world.sync().await;
    let [Outcome { result: Ok(Done::Waits(until)), .. }] = outcomes.as_slice() else { panic!("{outcomes:?}") };
    assert!((clock::unix() + 590..=clock::unix() + 600).contains(until));
    assert!(world.site.asked().is_empty());
    world.options.patience = Patience::None;
    world.site.feed("/rss.xml", rss(&NEWS));
    assert_eq!(world.written().await, [2, 0, 0, 0]);
    // A schedule leaves a source alone after a failure though its turn is there; a person does not.
    world.site.plain("/rss.xml", 500, &[], "");
    world.read().await.expect_err("a fault");
    world.options.patience = Patience::Schedule(Duration::ZERO);
    assert!(world.sync().await.is_empty());
    world.options.patience = Patience::Asked;
    world.read().await.expect_err("asked again");
    assert_eq!(statuses(&world.store).await.expect("statuses")[0].failures, 2);
}

#[test]
fn mistakes_of_editors_name_their_file_and_line() {
    for (feeds, expected) in [
        ("feeds = [{ address = \"https://syt.example/rss.xml\" }]", ""),
        ("feeds = [{ address = \"https://syt.example/rss.xml\", section = \"tin-tuc\", name = \"Sở Y tế\" }]", ""),
        ("feeds = [{ address = \"syt.example/rss.xml\" }]", "agency.toml:3: feeds: “syt.example/rss.xml” is no address"),
        (
            "feeds = [{ address = \"ftp://syt.example/rss.xml\" }]",
            "agency.toml:3: feeds: “ftp://syt.example/rss.xml” must begin with https://",
        ),
        ("feeds = [{ address = \"https://a:b@syt.example/\" }]", "holds a name or a password"),
        ("feeds = \"https://syt.example/rss.xml\"", "feeds must be a list"),
        ("feeds = [\"https://syt.example/rss.xml\"]", "feeds[0] must be a table"),
        ("feeds = [{ address = \"https://a.example/\", section = \"khong-co\" }]", "there is no section “khong-co”"),
        ("feeds = [{ address = \"https://a.example/\", section = \"van-ban\" }]", "“van-ban” takes no articles"),
        ("feeds = [{ address = \"https://a.example/\", every = 5 }]", "nothing is called “every” here"),
        ("feeds = [{ address = \"https://a.example\" }, { address = \"https://a.example/\" }]", "is a feed of so-y-te already"),
        ("feeds = [{ section = \"tin-tuc\" }]", "missing field"),
    ] {
        let folder = folder(feeds);
        let told = content::load(folder.path(), &Date("2026-11-25".into())).err().unwrap_or_default();
        let told: Vec<String> = told.iter().map(ToString::to_string).collect();
        assert_eq!(told.is_empty(), expected.is_empty(), "{feeds}: {told:?}");
        assert!(expected.is_empty() || told.iter().any(|line| line.contains(expected)), "{feeds}: {told:?}");
    }
}

#[tokio::test]
async fn a_panic_of_the_reader_would_be_the_sources_own() {
    // Mail addresses beside letters of several bytes have made readers of feeds stumble.
    let world = World::start().await;
    let authors = ["Sở Y tếa@b.vn", "ế a@b.vn", "\u{a0}\u{a0}\u{a0}a@b.vn ", "@", "a@b.vnế"];
    let items: String = authors
        .iter()
        .enumerate()
        .map(|(at, author)| format!("<item><guid>{at}</guid><title>T{at}</title><author>{author}</author></item>"))
        .collect::<Vec<_>>()
        .concat();
    world.site.feed("/rss.xml", channel(&items));
    let _ = world.read().await;
    world.site.feed("/rss.xml", rss(&NEWS));
    assert!(world.read().await.is_ok(), "whatever came before");
}
