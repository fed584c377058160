//! The search as people use it: how they type, what they are offered, how results are narrowed; and a floor under its quality.

#[path = "common/quality.rs"]
mod quality;

use crate::common::Portal;
use cong_api::{SearchResults, Suggestions, search::SuggestionKind};
use cong_server::{import::procedures, portal::State, search::TextIndex};
use quality::{Quality, Typing};
use std::{collections::HashSet, sync::Arc};

async fn search(portal: &Portal, query: &str) -> SearchResults {
    let answer = portal.get(&format!("/api/v1/search?q={query}")).await;
    serde_json::from_str(&answer.text).unwrap_or_else(|e| panic!("{query}: {e}: {}", answer.text))
}

async fn suggest(portal: &Portal, words: &str) -> Suggestions {
    let words = cong::route::encode(words);
    serde_json::from_str(&portal.get(&format!("/api/v1/suggest?q={words}")).await.text).expect("offers")
}

/// The slugs of the first hits.
fn slugs(results: &SearchResults, most: usize) -> Vec<String> {
    results.hits.iter().take(most).map(|hit| hit.item.address.slug.to_string()).collect()
}

#[tokio::test]
async fn numbers_of_documents_are_found_in_every_spelling() {
    let portal = Portal::start().await;
    for (query, slug) in [
        ("06/2016", "06-2016-qd-ubnd"),
        ("6/2016", "06-2016-qd-ubnd"),
        ("QĐ06/2016/QĐ-UBND", "06-2016-qd-ubnd"),
        ("qd 06 2016", "06-2016-qd-ubnd"),
        ("qd 3174", "3174-qd-ubnd"),
        ("quyet dinh 3174", "3174-qd-ubnd"),
        ("3174/qđ-ubnd", "3174-qd-ubnd"),
        ("nghi dinh 43 2011", "43-2011-nd-cp"),
        ("nđ 43/2011", "43-2011-nd-cp"),
        ("1.001193", "1.001193"),
        ("001193", "1.001193"),
        ("1001193", "1.001193"),
        ("thủ tục 1.004222", "1.004222"),
    ] {
        let results = search(&portal, &cong::route::encode(query)).await;
        assert_eq!(slugs(&results, 1), [slug], "{query}: {:?}", slugs(&results, 5));
    }
}

#[tokio::test]
async fn what_the_keyboard_left_behind_is_read() {
    let portal = Portal::start().await;
    for query in [
        "ddawng kys khai sinh",
        "dang5 ky1 khai sinh",
        "dang ky khai snih",
        "dang ky khi sinh",
        "dangky khaisinh",
        "DANG KY KHAI SINH",
        "đăng ký khai sinh",
        "đăng kí khai sinh",
        "làm giấy khai sinh cho con ở đâu vậy ạ?",
    ] {
        let results = search(&portal, &cong::route::encode(query)).await;
        assert!(slugs(&results, 3).contains(&"1.001193".to_owned()), "{query}: {:?}", slugs(&results, 5));
    }
    let slipped = search(&portal, "dang+ky+khai+snih").await;
    assert_eq!(slipped.correction.as_deref(), Some("đăng ký khai sinh"));
    assert_eq!(search(&portal, "dang+ky+khai+sinh").await.correction, None);
    let place = search(&portal, &cong::route::encode("phong nha kẻ bàg")).await;
    assert_eq!(place.correction.as_deref(), Some("phong nha kẻ bàng"), "what was right stays, and typed diacritics choose");
    assert_eq!(search(&portal, "dang+ky+khai+snih&nguyen-van=1").await.correction, None, "literal words are not mended");
}

#[tokio::test]
async fn words_without_spaces_and_numbers_in_any_spacing_are_read() {
    let portal = Portal::start().await;
    for (query, slug) in [
        ("dangkykethon", "1.000894"),
        ("đăngkýtạmtrú", "1.004194"),
        ("lylichtuphap", "3.000333"),
        ("02323684002", "ubnd-huyen-tuyen-hoa"),
        ("0232.3684.002", "ubnd-huyen-tuyen-hoa"),
        ("+84 232 3684 002", "ubnd-huyen-tuyen-hoa"),
        ("1800 1096", "18001096-dich-vu-cong-quoc-gia"),
        ("ｄａｎｇ　ｋｙ　ｋｈａｉ　ｓｉｎｈ", "1.001193"),
    ] {
        let results = search(&portal, &cong::route::encode(query)).await;
        assert_eq!(slugs(&results, 1), [slug], "{query}: {:?}", slugs(&results, 5));
    }
}

/// Who lives in a commune looks for its name, which stands in the tables of old and new units and in no title.
#[tokio::test]
async fn a_name_that_a_table_lists_leads_to_the_table() {
    let portal = Portal::start().await;
    let page = portal.get("/ban-do-hanh-chinh/41-xa-phuong-tu-ngay-1-7-2025").await.text;
    let rows = page.split("<th scope=\"row\">").skip(1).filter_map(|row| row.split('<').next());
    let mut queries: Vec<String> = rows.map(str::to_lowercase).collect();
    assert_eq!(queries.len(), 41, "the page lists the communes and wards of today");
    queries.extend(["xa kim ngan", "Hoàn Lão sáp nhập vào xã nào", "Quảng Phú thuộc huyện nào"].map(str::to_owned));
    for query in queries {
        let results = search(&portal, &cong::route::encode(&query)).await;
        let maps = results.hits.iter().take(3).filter(|hit| hit.item.address.section.as_str().starts_with("ban-do"));
        assert!(maps.count() > 0, "{query}: {:?}", slugs(&results, 5));
    }
}

#[tokio::test]
async fn an_agency_is_shown_beside_what_is_asked_of_it() {
    let portal = Portal::start().await;
    for query in ["số điện thoại sở y tế", "so dien thoai so y te", "giám đốc sở y tế là ai", "trang web của Sở Y tế ở đâu"]
    {
        let results = search(&portal, &cong::route::encode(query)).await;
        assert!(results.places.iter().any(|place| place.href == "/co-quan/so-y-te"), "{query}: {:?}", results.places);
    }
    let results = search(&portal, &cong::route::encode("sổ y bạ")).await;
    assert!(results.places.iter().all(|place| place.href != "/co-quan/so-y-te"), "typed diacritics are another word");
}

#[tokio::test]
async fn foreign_words_are_no_slips() {
    let portal = Portal::start().await;
    for query in ["my phone", "how to buy a house", "drivers", "wifi"] {
        let answer = portal.get(&format!("/api/v1/en/search?q={}", cong::route::encode(query))).await;
        let results: SearchResults = serde_json::from_str(&answer.text).expect("results");
        assert_eq!(results.correction, None, "{query}");
    }
}

#[tokio::test]
async fn a_clear_question_gets_its_answer() {
    let portal = Portal::start().await;
    let answer = search(&portal, "dang+ky+khai+sinh").await.answer.expect("an answer");
    assert_eq!(answer.item.address.slug.as_str(), "1.001193");
    assert!(!answer.glance.fee.is_empty() && !answer.glance.time.is_empty() && !answer.glance.place.is_empty());
    assert!(search(&portal, "dang+ky").await.answer.is_none(), "many procedures are a registration");
    for vague in ["hồ", "tỉnh", "danh bạ", "lịch làm việc chủ tịch ubnd tỉnh tuần này"] {
        let answer = search(&portal, &cong::route::encode(vague)).await.answer;
        assert!(answer.is_none(), "{vague}: {:?}", answer.map(|answer| answer.item.title));
    }
    assert!(search(&portal, "phong+nha").await.answer.is_none(), "a place is no procedure");
}

#[tokio::test]
async fn facets_narrow_and_count_what_they_give() {
    let portal = Portal::start().await;
    let all = search(&portal, "dat+dai").await;
    for facet in &all.facets {
        for value in facet.values.iter().take(3) {
            let narrowed = search(&portal, &format!("dat+dai&{}={}", facet.name, cong::route::encode(&value.value))).await;
            assert_eq!(narrowed.total, value.count, "{}={}", facet.name, value.value);
        }
    }
    assert!(all.facets.iter().any(|facet| facet.name == "linh-vuc"));
    let nothing = search(&portal, "dat+dai&nam=1066").await;
    assert_eq!(nothing.total, 0);
    let newest = search(&portal, "dat+dai&xep=moi").await;
    let days: Vec<_> = newest.hits.iter().map(|hit| hit.item.published.date()).collect();
    assert_eq!(newest.total, all.total);
    assert!(days.len() > 3, "{days:?}");
}

#[tokio::test]
async fn highlights_keep_the_diacritics() {
    let results = search(&Portal::start().await, "khai+sinh").await;
    let first = &results.hits[0];
    let title: String = first.title.iter().map(|piece| piece.text.as_str()).collect();
    assert_eq!(title, first.item.title);
    assert!(first.title.iter().any(|piece| piece.marked && piece.text.to_lowercase().contains("khai sinh")));
}

#[tokio::test]
async fn offers_come_from_the_first_letter_and_open_pages() {
    let portal = Portal::start().await;
    for words in ["k", "đ", "kh", "khai s", "giay ph", "so tu ph", "le thuy", "hoi d", "1.0011"] {
        let offers = suggest(&portal, words).await.items;
        assert!(!offers.is_empty() && offers.len() <= 8, "{words}: {}", offers.len());
        let titles: HashSet<_> = offers.iter().map(|offer| &offer.title).collect();
        assert_eq!(titles.len(), offers.len(), "{words}: an offer stands twice");
        for offer in &offers {
            assert_eq!(portal.get(&offer.href).await.status, 200, "{words} → {}", offer.href);
        }
    }
    let kinds = |offers: &Suggestions| offers.items.iter().map(|offer| offer.kind).collect::<Vec<_>>();
    assert_eq!(suggest(&portal, "khai sinh").await.items[0].href, "/thu-tuc-hanh-chinh/1.001193");
    assert!(kinds(&suggest(&portal, "sở tư pháp").await).contains(&SuggestionKind::Agency));
    assert!(kinds(&suggest(&portal, "công báo").await).contains(&SuggestionKind::Section));
    for words in ["", "   ", "\u{0}", "\"(*", "😀", &"x".repeat(5000)] {
        suggest(&portal, words).await;
    }
    let browser = portal.get("/api/v1/suggest?q=khai&dang=opensearch").await;
    let array: serde_json::Value = serde_json::from_str(&browser.text).expect("JSON");
    assert_eq!(array[0], "khai");
    assert!(array[1].as_array().is_some_and(|titles| !titles.is_empty()));
    assert!(portal.get("/opensearch.xml").await.text.contains("{searchTerms}"));
}

#[tokio::test]
async fn what_nobody_finds_is_counted_by_its_words_alone() {
    let portal = Portal::start().await;
    for _ in 0..3 {
        search(&portal, "zzqx+wwkjh").await;
        search(&portal, "khai+sinh").await;
    }
    portal.count_queries().await;
    let missed = portal.store.missed_searches(10).await.expect("asked");
    assert_eq!(missed.iter().map(|search| (search.words.as_str(), search.count.asked)).collect::<Vec<_>>(), [("zzqx wwkjh", 3)]);
    let unfollowed = portal.store.unfollowed_searches(10).await.expect("asked");
    assert_eq!(unfollowed.len(), 1, "khai sinh was asked three times and not followed");
    portal.post("/api/v1/search/followed", "khai sinh").await;
    portal.post("/api/v1/search/followed", "never asked").await;
    portal.count_queries().await;
    assert!(portal.store.unfollowed_searches(10).await.expect("asked").is_empty());
    assert_eq!(portal.store.missed_searches(10).await.expect("asked").len(), 1, "what was never asked is not counted");
}

/// The text index on disk follows the store, whatever a crash or another program left behind.
#[tokio::test]
async fn the_index_mends_itself() {
    let portal = Portal::start().await;
    let base = portal.data.path().join("index");
    let load = async || {
        let text = Arc::new(TextIndex::open(&base).expect("an index"));
        State::load(portal.store.clone(), text, Arc::default()).await.expect("a state")
    };
    let query = || cong_api::SearchQuery { words: "khai sinh".into(), page: 1, ..Default::default() };
    let find = |state: &State| state.index.search(&query(), &crate::common::today()).total;
    let whole = find(&load().await);
    assert!(whole > 10);
    assert_eq!(find(&load().await), whole, "opened again");
    let folder = cong_server::search::generation::current(&base);
    for entry in std::fs::read_dir(&folder).expect("files").flatten() {
        let path = entry.path();
        if path.extension().is_some_and(|ending| ["idx", "term", "fast", "json"].iter().any(|e| ending == *e)) {
            let bytes = std::fs::read(&path).expect("read");
            std::fs::write(&path, &bytes[..bytes.len() / 2]).expect("cut");
        }
    }
    assert_eq!(find(&load().await), whole, "files cut in half");
    std::fs::remove_dir_all(&folder).expect("removed");
    assert_eq!(find(&load().await), whole, "folder gone");
    let anew = Arc::new(TextIndex::anew(&base).expect("an index"));
    State::load(portal.store.clone(), anew.clone(), Arc::default()).await.expect("a state");
    anew.make_current(&base).expect("turned");
    assert_ne!(cong_server::search::generation::current(&base), folder);
    assert_eq!(find(&load().await), whole, "made anew beside the old one");
}

/// Quality does not depend on the machine: it has a floor. The figures are the for the shared queries; the larger sets were
/// written by people who had not seen the synonyms, and their floors hold what was reached.
#[tokio::test]
async fn the_quality_of_the_search_has_a_floor() {
    let shared = crate::common::root().join("../shared/data");
    if !shared.exists() {
        eprintln!("{} is not here: the floor has nothing to stand on", shared.display());
        return;
    }
    let portal = Portal::start().await;
    procedures::import(&portal.store, &shared.join("national-procedures.jsonl.gz"), false).await.expect("imported");
    let text = Arc::new(TextIndex::in_memory().expect("an index"));
    let state = State::load(portal.store.clone(), text, Arc::default()).await.expect("a state");
    let check = async |name: &str, file: std::path::PathBuf, typing: Typing, floor: [f64; 3]| {
        let cases = quality::cases(&file);
        let mut misses = Vec::new();
        let quality: Quality = quality::measure(&state, &cases, typing, None, |_, words, place, _| {
            misses
                .push(format!("{words} ({})", place.map_or("not among ten".to_owned(), |place| format!("place {}", place + 1))));
        })
        .await;
        let reached = [quality.first, quality.three, quality.ten].map(|count| quality.share(count));
        let told = format!("{name}, {typing:?}: {quality}, wanted {floor:?}\n{}", misses.join("\n"));
        assert!(reached.iter().zip(floor).all(|(reached, floor)| *reached >= floor), "{told}");
        assert_eq!(quality.nothing, 0, "{told}");
    };
    let shared = shared.join("search-queries.tsv");
    let set = |name: &str| crate::common::root().join("tests/search").join(name);
    let (one, two, three) = (set("queries-one.tsv"), set("queries-two.tsv"), set("queries-three.tsv"));
    check("shared", shared.clone(), Typing::AsIs, [0.83, 0.99, 0.99]).await;
    check("shared", shared.clone(), Typing::Unaccented, [0.80, 0.95, 0.99]).await;
    check("shared", shared, Typing::Slip(7), [0.0, 0.0, 0.90]).await;
    check("one", one, Typing::AsIs, [0.88, 0.94, 0.97]).await;
    check("two", two, Typing::AsIs, [0.77, 0.87, 0.93]).await;
    check("three", three.clone(), Typing::AsIs, [0.85, 0.93, 0.96]).await;
    check("three", three.clone(), Typing::Unaccented, [0.80, 0.90, 0.94]).await;
    check("three", three, Typing::Slip(7), [0.0, 0.0, 0.92]).await;
    let four = set("queries-four.tsv");
    check("four", four.clone(), Typing::AsIs, [0.80, 0.90, 0.95]).await;
    check("four", four, Typing::Unaccented, [0.76, 0.89, 0.95]).await;
}
