//! Quality and speed of the search, beside SQLite FTS5 on the same documents and queries: `cargo xtask bench search`.
//!
//! Arguments: the folder of the shared data, the folder for the database, and perhaps `quality` to leave the speed out or `misses` to
//! print every query whose answer does not stand first, or `explain WORDS` to see why hits stand where they do.

#[path = "../tests/common/quality.rs"]
mod quality;

use cong_api::{AgencyLink, Detail, Item, ItemAddress, Portal, SearchQuery, Slug, Stamp, fold::fold, kinds::Page};
use cong_server::{
    clock,
    import::{content, procedures},
    portal::{LocalPortal, State},
    search::TextIndex,
    store::{Origin, Record, Store},
};
use quality::{Case, Quality, Typing};
use sqlx::{Row, SqlitePool, sqlite::SqliteConnectOptions};
use std::{
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

/// Clients at once, as the target names them.
const CLIENTS: usize = 8;
/// Queries of each client.
const QUERIES: usize = 150;

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let [shared, data, rest @ ..] = arguments.as_slice() else {
        println!("search: needs the folder of the shared data and a folder for the database; run `cargo xtask bench search`");
        return;
    };
    let (shared, data) = (Path::new(shared), PathBuf::from(data));
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let _ = std::fs::remove_dir_all(&data);
    let store = Store::open(&data.join("cong.sqlite")).await.expect("a database");
    // Another folder, to compare settings: CONG_CONTENT.
    let folder = std::env::var_os("CONG_CONTENT").map_or_else(|| root.join("content"), PathBuf::from);
    let content = content::load(&folder, &clock::today()).unwrap_or_else(|mistakes| panic!("{}", mistakes[0]));
    content::store(&store, &content, "bench").await.expect("stored");
    procedures::import(&store, &shared.join("national-procedures.jsonl.gz"), false).await.expect("imported");
    let index = data.join("index");
    let state = load(&store, &index).await;
    let sets = [
        ("shared data", shared.join("search-queries.tsv")),
        ("set one", root.join("tests/search/queries-one.tsv")),
        ("set two", root.join("tests/search/queries-two.tsv")),
        ("set three", root.join("tests/search/queries-three.tsv")),
        ("set four", root.join("tests/search/queries-four.tsv")),
    ]
    .map(|(name, file)| (name, quality::cases(&file)));
    let misses = rest.iter().any(|word| word == "misses");
    if let Some(at) = rest.iter().position(|word| word == "explain") {
        println!("{}", state.index.explain(&rest[at + 1..].join(" "), 12));
        return;
    }
    if rest.iter().any(|word| word == "tune") {
        tune(state, &sets).await;
        return;
    }
    println!("quality: the portal's {} items, the national export among them", state.index.len());
    for (name, cases) in &sets {
        print_quality(&state, name, cases, misses).await;
    }
    let all: Vec<Case> = sets.iter().flat_map(|(_, cases)| cases).cloned().collect();
    print_quality(&state, "all of them", &all, false).await;
    baseline(&store, &sets).await;
    if rest.iter().any(|word| word == "quality") {
        return;
    }
    println!("\nspeed: with the law articles as well");
    let articles = law_articles(&shared.join("law-articles.jsonl.gz"), &content);
    let count = articles.len();
    drop(state);
    store.put_records(Origin::National, &articles).await.expect("stored");
    drop(articles);
    let _ = std::fs::remove_dir_all(&index);
    let start = Instant::now();
    let state = Arc::new(load(&store, &index).await);
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "indexing: {} items in {seconds:.1} s, {:.0} a second ({count} of them law articles)",
        state.index.len(),
        state.index.len() as f64 / seconds
    );
    let queries: Vec<String> = sets.iter().flat_map(|(_, cases)| cases).map(|case| case.query.clone()).collect();
    latencies("search", &state, &queries, |portal, words| {
        Box::pin(async move {
            portal.search(SearchQuery { words, page: 1, ..SearchQuery::default() }).await.expect("results").total as usize
        })
    })
    .await;
    let beginnings: Vec<String> =
        queries.iter().flat_map(|query| [1, 3, 6, 11].map(|length| query.chars().take(length).collect())).collect();
    latencies("suggest", &state, &beginnings, |portal, words| {
        Box::pin(async move { portal.suggest(words).await.expect("offers").items.len() })
    })
    .await;
    fts_latency(&store, &queries).await;
    store.close().await;
}

async fn load(store: &Store, index: &Path) -> State {
    let text = Arc::new(TextIndex::open(index).expect("an index"));
    State::load(store.clone(), text, Arc::default()).await.expect("a state")
}

async fn print_quality(state: &State, name: &str, cases: &[Case], misses: bool) {
    println!("\n{name}");
    let mut missed = std::collections::HashSet::new();
    for (how, typing) in [
        ("as typed", Typing::AsIs),
        ("no diacritics", Typing::Unaccented),
        ("one slip", Typing::Slip(7)),
        ("another slip", Typing::Slip(99)),
    ] {
        let all = quality::measure(state, cases, typing, None, |case, words, place, codes| {
            // What is lost by leaving the diacritics out is a miss too.
            let told = match typing {
                Typing::AsIs => missed.insert(case.query.clone()),
                Typing::Unaccented => !missed.contains(&case.query),
                Typing::Slip(_) => false,
            };
            if misses && told {
                let place = place.map_or("-".to_owned(), |place| (place + 1).to_string());
                println!("    {place:>2}  {words}  wants {:?}  got {:?}", case.targets, &codes[..codes.len().min(3)]);
            }
        })
        .await;
        println!("  {how:<14} {all}");
    }
    let procedures = quality::measure(state, cases, Typing::AsIs, Some("thu-tuc"), |_, _, _, _| {}).await;
    println!("  {:<14} {procedures}", "procedures");
    if misses {
        let mut sorts: Vec<&str> = cases.iter().map(|case| case.sort.as_str()).collect();
        sorts.sort_unstable();
        sorts.dedup();
        for sort in sorts.into_iter().filter(|sort| sort.len() < 12) {
            let some: Vec<Case> = cases.iter().filter(|case| case.sort == sort).cloned().collect();
            println!("    {sort:<12} {}", quality::measure(state, &some, Typing::AsIs, None, |_, _, _, _| {}).await);
        }
    }
}

/// SQLite's own full text with diacritics removed: name ten times the text, any word.
async fn fts(store: &Store) -> SqlitePool {
    let pool = sqlx::sqlite::SqlitePoolOptions::new()
        .max_connections(1)
        .connect_with(SqliteConnectOptions::new().in_memory(true))
        .await
        .expect("a database");
    sqlx::query("CREATE VIRTUAL TABLE found USING fts5(code UNINDEXED, name, text, tokenize = 'unicode61 remove_diacritics 2')")
        .execute(&pool)
        .await
        .expect("FTS5");
    let mut last = i64::MIN;
    loop {
        let items = store.after(last, 400).await.expect("items");
        let Some((id, ..)) = items.last() else { break };
        last = *id;
        let mut tx = pool.begin().await.expect("begun");
        for (_, item, text) in items {
            let text = format!("{} {text} {}", item.summary, procedure_text(&item));
            // unicode61 never folds đ.
            let fold_d = |text: &str| text.replace('đ', "d").replace('Đ', "D");
            sqlx::query("INSERT INTO found (code, name, text) VALUES (?, ?, ?)")
                .bind(item.address.slug.as_str())
                .bind(fold_d(&item.title))
                .bind(fold_d(&text))
                .execute(&mut *tx)
                .await
                .expect("filed");
        }
        tx.commit().await.expect("committed");
    }
    pool
}

fn procedure_text(item: &Item) -> String {
    match &item.detail {
        Detail::Procedure(p) => p
            .steps
            .iter()
            .map(|step| step.text.as_str())
            .chain(p.keywords.iter().map(String::as_str))
            .collect::<Vec<_>>()
            .join(" "),
        _ => String::new(),
    }
}

async fn ask_fts(pool: &SqlitePool, query: &str) -> Vec<String> {
    let words: Vec<String> = fold(query)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| format!("\"{word}\""))
        .collect();
    let rows = sqlx::query("SELECT code FROM found WHERE found MATCH ? ORDER BY bm25(found, 0, 10, 1) LIMIT 10")
        .bind(words.join(" OR "))
        .fetch_all(pool)
        .await
        .unwrap_or_default();
    rows.iter().map(|row| row.get("code")).collect()
}

async fn baseline(store: &Store, sets: &[(&str, Vec<Case>)]) {
    let pool = fts(store).await;
    println!("\nSQLite FTS5 on the same items");
    for (name, cases) in sets {
        let mut quality = Quality::default();
        for case in cases {
            let codes = ask_fts(&pool, &case.query).await;
            quality.add(codes.iter().position(|code| case.targets.contains(code)), codes.len());
        }
        println!("  {name:<14} {quality}");
    }
}

fn law_articles(file: &Path, content: &content::Content) -> Vec<Record> {
    let file = std::fs::File::open(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    let lines = BufReader::new(flate2::read::GzDecoder::new(file)).lines();
    let agency: AgencyLink = content.site.agencies[0].clone();
    let section = Slug::try_from("dieu-luat").expect("a slug");
    lines
        .enumerate()
        .filter_map(|(at, line)| {
            let value: serde_json::Value = serde_json::from_str(&line.ok()?).ok()?;
            let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
            let item = Item {
                address: ItemAddress { agency: None, section: section.clone(), slug: Slug::try_from(format!("dieu-{at}")).ok()? },
                title: format!("{} – {}", text("law"), text("heading")),
                summary: String::new(),
                published: Stamp("2024-01-01".into()),
                order: None,
                updated: None,
                agency: agency.clone(),
                also: Vec::new(),
                sections: Vec::new(),
                tags: Vec::new(),
                picture: None,
                body: text("text").replace('&', "&amp;").replace('<', "&lt;"),
                contents: Vec::new(),
                files: Vec::new(),
                related: Vec::new(),
                illustrative: false,
                detail: Detail::Page(Page::default()),
            };
            Some(Record::new(item, &[], &[]))
        })
        .collect()
}

/// Looks for better weights: each in turn a little up and down, as long as it helps. Prints what `content/search/weights.toml` may hold.
async fn tune(mut state: State, sets: &[(&str, Vec<Case>)]) {
    let worth = async |state: &State| {
        let mut worth = 0.0;
        for (_, cases) in sets {
            for (typing, share) in [(Typing::AsIs, 1.0), (Typing::Unaccented, 1.0), (Typing::Slip(7), 0.3)] {
                let quality = quality::measure(state, cases, typing, None, |_, _, _, _| {}).await;
                let at = |count| quality.share(count);
                worth += share * (2.0 * at(quality.first) + at(quality.three) + at(quality.ten));
            }
        }
        worth
    };
    let mut best = worth(&state).await;
    println!("now {best:.4}");
    for step in [1.3f32, 1.12] {
        let mut weights = serde_json::to_value(state.index.weights()).expect("JSON");
        let mut names: Vec<(Option<&str>, String)> =
            weights.as_object().into_iter().flatten().filter(|(_, v)| v.is_number()).map(|(k, _)| (None, k.clone())).collect();
        names.extend(["procedure", "question", "article", "page"].map(|kind| (Some("kind"), kind.to_owned())));
        for (group, name) in names {
            for factor in [step, 1.0 / step] {
                loop {
                    let mut tried = weights.clone();
                    let slot = match group {
                        None => &mut tried[&name],
                        Some(group) => &mut tried[group][&name],
                    };
                    let old = slot.as_f64().unwrap_or(0.0);
                    *slot = serde_json::json!((old * f64::from(factor) * 1000.0).round() / 1000.0);
                    state.index.weigh(serde_json::from_value(tried.clone()).expect("weights"));
                    let reached = worth(&state).await;
                    if reached <= best + 0.001 {
                        break;
                    }
                    best = reached;
                    weights = tried;
                    println!("{best:.4}  {name}");
                }
            }
        }
        state.index.weigh(serde_json::from_value(weights).expect("weights"));
    }
    println!("{}", toml::to_string(state.index.weights()).unwrap_or_default());
}

type Asked = std::pin::Pin<Box<dyn Future<Output = usize> + Send>>;

async fn latencies(name: &str, state: &Arc<State>, queries: &[String], ask: fn(LocalPortal, String) -> Asked) {
    let mut clients = Vec::new();
    for client in 0..CLIENTS {
        let portal = LocalPortal::new(state.clone(), None);
        let own: Vec<String> = queries.iter().cycle().skip(client * 37).take(QUERIES).cloned().collect();
        clients.push(tokio::spawn(async move {
            let mut times = Vec::new();
            for words in own {
                let start = Instant::now();
                ask(portal.clone(), words).await;
                times.push(start.elapsed());
                tokio::task::yield_now().await;
            }
            times
        }));
    }
    let mut times = Vec::new();
    for client in clients {
        times.extend(client.await.expect("a client"));
    }
    print_times(&format!("{name}, {CLIENTS} clients at once"), times);
    print_slowest(state, queries, ask).await;
}

/// The queries that take longest when nobody else asks.
async fn print_slowest(state: &Arc<State>, queries: &[String], ask: fn(LocalPortal, String) -> Asked) {
    let portal = LocalPortal::new(state.clone(), None);
    let mut alone = Vec::new();
    for words in queries {
        let start = Instant::now();
        ask(portal.clone(), words.clone()).await;
        alone.push((start.elapsed(), words));
    }
    alone.sort_by(|a, b| b.cmp(a));
    let sum: Duration = alone.iter().map(|(time, _)| *time).sum();
    println!("  one client, mean {:.2} ms; the slowest:", sum.as_secs_f64() * 1000.0 / alone.len() as f64);
    alone.iter().take(5).for_each(|(time, words)| println!("  {:>6.1} ms  {words}", time.as_secs_f64() * 1000.0));
}

fn print_times(name: &str, mut times: Vec<Duration>) {
    times.sort();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize].as_secs_f64() * 1000.0;
    println!("{name}: median {:.1} ms, p95 {:.1} ms, worst {:.1} ms, {} asked", at(0.5), at(0.95), at(1.0), times.len());
}

async fn fts_latency(store: &Store, queries: &[String]) {
    let pool = fts(store).await;
    let mut times = Vec::new();
    for query in queries.iter().cycle().take(QUERIES) {
        let start = Instant::now();
        ask_fts(&pool, query).await;
        times.push(start.elapsed());
    }
    print_times("SQLite FTS5, one client", times);
}
