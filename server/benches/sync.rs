//! `cargo xtask bench sync`: 35 agencies' sites on this machine, 50 items each; read for the first time, and again when nothing has
//! changed. It fails when a target is missed: 10 s and 1 s, and exactly one conditional request a source.

use axum::{
    Router,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use cong_api::Slug;
use cong_server::{
    clock,
    import::content,
    store::Store,
    sync::{self, Done, Limits, Options, Patience, Reach, Source},
};
use std::{
    fmt::Write,
    net::SocketAddr,
    path::Path,
    process::ExitCode,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

const ITEMS: usize = 50;
const FIRST: Duration = Duration::from_secs(10);
const AGAIN: Duration = Duration::from_secs(1);

/// Requests of all sites.
#[derive(Default)]
struct Counts {
    all: AtomicUsize,
    conditional: AtomicUsize,
    not_modified: AtomicUsize,
}

#[tokio::main]
async fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut content = match content::load(&root.join("content"), &clock::today()) {
        Ok(content) => content,
        Err(mistakes) => return failed(&format!("the content has a mistake: {}", mistakes[0])),
    };
    let counts = Arc::new(Counts::default());
    content.sources.clear();
    for agency in &content.agencies {
        let Ok(socket) = site(feed(&agency.name), counts.clone()).await else { return failed("no port is free") };
        let Ok(section) = Slug::try_from("tin-tuc") else { return failed("no slug") };
        let address = format!("http://{socket}/rss.xml");
        content.sources.push(Source { agency: agency.slug.clone(), address, section, name: String::new() });
    }
    match measure(&content, &counts).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(what) => failed(&what),
    }
}

fn failed(what: &str) -> ExitCode {
    eprintln!("bench sync: {what}");
    ExitCode::FAILURE
}

async fn measure(content: &content::Content, counts: &Counts) -> Result<(), String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let store = Store::open(&folder.path().join("cong.sqlite")).await.map_err(|error| error.to_string())?;
    content::store(&store, content, "bench").await.map_err(|error| error.to_string())?;
    let options =
        Options { reach: Reach::Anywhere, limits: Limits::default(), patience: Patience::None, only: None, trust: Vec::new() };
    let sources = content.sources.len();
    for (run, target) in [("first", FIRST), ("again", AGAIN)] {
        let before = [&counts.all, &counts.conditional, &counts.not_modified].map(|count| count.load(Ordering::Relaxed));
        let start = Instant::now();
        let outcomes = sync::run(&store, &options).await.map_err(|error| error.to_string())?;
        let took = start.elapsed();
        let [all, conditional, not_modified] = [&counts.all, &counts.conditional, &counts.not_modified]
            .map(|count| count.load(Ordering::Relaxed))
            .iter()
            .zip(before)
            .map(|(after, before)| after - before)
            .collect::<Vec<_>>()
            .try_into()
            .map_err(|_| "three counts".to_owned())?;
        let mut added = 0;
        for outcome in &outcomes {
            match &outcome.result {
                Ok(Done::Read { written, .. }) => added += written.added,
                Ok(_) => {}
                Err(error) => return Err(format!("{}: {error}", outcome.source.address)),
            }
        }
        println!(
            "{run}: {sources} sources in {:.2} s (target {} s); {all} requests, {conditional} conditional, {not_modified} answered 304; {added} new items",
            took.as_secs_f64(),
            target.as_secs()
        );
        let expected = if run == "first" { (sources, 0, sources * ITEMS) } else { (sources, sources, 0) };
        if (all, conditional, added) != expected || took > target {
            return Err(format!("the {run} run misses its target"));
        }
    }
    store.close().await;
    Ok(())
}

/// A site that answers with its feed, or with 304.
async fn site(feed: String, counts: Arc<Counts>) -> std::io::Result<SocketAddr> {
    const ETAG: &str = "\"1\"";
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let socket = listener.local_addr()?;
    let router = Router::new().fallback(move |headers: HeaderMap| {
        let (feed, counts) = (feed.clone(), counts.clone());
        async move {
            counts.all.fetch_add(1, Ordering::Relaxed);
            let condition = headers.get(header::IF_NONE_MATCH);
            counts.conditional.fetch_add(usize::from(condition.is_some()), Ordering::Relaxed);
            if condition.is_some_and(|has| has == ETAG) {
                counts.not_modified.fetch_add(1, Ordering::Relaxed);
                return StatusCode::NOT_MODIFIED.into_response();
            }
            let answer: Response = ([(header::CONTENT_TYPE, "application/rss+xml"), (header::ETAG, ETAG)], feed).into_response();
            answer
        }
    });
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(socket)
}

/// A feed as content systems write it: a summary and a whole text of some 3 kB.
fn feed(agency: &str) -> String {
    let mut items = String::new();
    for number in 0..ITEMS {
        let day = clock::today().plus_days(-i64::try_from(number).unwrap_or(0)).map(|day| day.0).unwrap_or_default();
        let paragraph = format!(
            "<p style=\"text-align:justify\">{agency} hướng dẫn người dân <b>nộp hồ sơ trực tuyến</b>, xem \
             <a href=\"/huong-dan/{number}\">tài liệu</a> hoặc gọi đường dây nóng trong giờ làm việc.</p>"
        );
        let _ = write!(
            items,
            "<item><guid>{number}</guid><title>{agency}: bản tin số {number}</title><link>/tin/{number}.html</link>\
             <pubDate>{day}T08:00:00+07:00</pubDate><description>Bản tin số {number} của {agency}.</description>\
             <content:encoded><![CDATA[{}]]></content:encoded></item>",
            paragraph.repeat(12)
        );
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">\
         <channel><title>{agency}</title>{items}</channel></rss>"
    )
}
