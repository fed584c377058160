//! Feeds as programs ask for them. Outside parsers read all of them in `tests/feeds/check.py`.

use crate::common::Portal;
use axum::http::StatusCode;
use cong::{
    feed::{Format, feed},
    route::Route,
};
use cong_api::Language;
use serde_json::Value;

const ORIGIN: &str = "https://quangbinh.gov.vn";

/// The texts of an element, in order.
fn texts<'a>(xml: &'a str, name: &str) -> Vec<&'a str> {
    let (start, end) = (format!("<{name}"), format!("</{name}>"));
    let parts = xml.split(&start).skip(1);
    parts.filter_map(|part| Some(part.split_once('>')?.1.split(&end).next().unwrap_or_default())).collect()
}

#[tokio::test]
async fn every_section_every_agency_and_each_of_its_sections_has_its_feeds() {
    let portal = Portal::start().await;
    let content = crate::common::reference();
    let mut pages = vec![Route::Home.path(Language::Vi), Route::Home.path(Language::En)];
    for edition in [Some(&content), content.english.as_deref()].into_iter().flatten() {
        let sections = edition.site.groups.iter().flat_map(|group| &group.sections);
        let routes = sections.map(|section| Route::section(&section.slug)).filter(|route| *route != Route::Agencies);
        pages.extend(routes.map(|route| route.path(edition.site.language)));
    }
    for agency in &content.agencies {
        pages.push(Route::agency(&agency.slug).path(Language::Vi));
        let sections = content.site.agency_sections.iter();
        pages.extend(sections.map(|s| Route::AgencySection(agency.slug.clone(), s.slug.clone()).path(Language::Vi)));
    }
    assert!(pages.len() > 400, "{} pages", pages.len());
    for (page, format) in pages.iter().flat_map(|page| Format::ALL.map(|format| (page, format))) {
        let address = feed(page, format);
        let answer = portal.get(&address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        assert!(answer.header("content-type").starts_with(format.media_type()), "{address}");
        assert!(answer.text.contains(&format!("{ORIGIN}{address}")), "{address} does not say where it is");
        if format == Format::Json {
            let _: Value = answer.json();
        }
    }
}

#[tokio::test]
async fn a_feed_tells_what_changed_last_first() {
    let portal = Portal::start().await;
    let feed = portal.get("/tin-tuc-su-kien/feed.json").await.json::<Value>();
    assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(feed["language"], "vi");
    assert_eq!(feed["home_page_url"], format!("{ORIGIN}/tin-tuc-su-kien"));
    let items = feed["items"].as_array().expect("items");
    assert_eq!(items.len(), 20);
    let moments: Vec<&str> = items.iter().filter_map(|item| item["date_modified"].as_str()).collect();
    assert_eq!(moments.len(), 20);
    assert!(moments.is_sorted_by(|a, b| a >= b) && moments.iter().all(|at| at.ends_with(":00+07:00")), "{moments:?}");
    let rss = portal.get("/tin-tuc-su-kien/rss.xml").await.text;
    let ids: Vec<&str> = items.iter().filter_map(|item| item["id"].as_str()).collect();
    assert_eq!(texts(&rss, "guid"), ids, "an item has one id in all formats");
    assert_eq!(texts(&rss, "pubDate").iter().filter(|date| date.ends_with(":00 +0700")).count(), 20);
    assert!(texts(&rss, "dc:creator").iter().all(|author| !author.is_empty()));
}

#[tokio::test]
async fn an_agencys_feed_holds_all_that_its_site_lists_and_each_once() {
    let portal = Portal::start().await;
    let ids = async |path: &str| -> Vec<String> {
        let feed = portal.get(path).await.json::<Value>();
        feed["items"].as_array().expect("items").iter().map(|item| item["id"].as_str().unwrap_or_default().to_owned()).collect()
    };
    let all = ids("/co-quan/so-tu-phap/feed.json").await;
    let mut once = all.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), all.len(), "an item stands twice");
    assert!(all.len() > 8);
    let news = ids("/co-quan/so-tu-phap/tin-tuc/feed.json").await;
    assert!(!news.is_empty() && all.iter().any(|id| !news.contains(id)), "more than its news: {all:?}");
    let procedures = ids("/co-quan/so-tu-phap/thu-tuc/feed.json").await;
    assert!(procedures.iter().all(|id| id.contains("/thu-tuc-hanh-chinh/")), "the canonical address: {procedures:?}");
}

#[tokio::test]
async fn texts_attachments_and_pictures_come_along_with_absolute_addresses() {
    let mut content = crate::common::reference();
    let pictures = content.items.iter().filter_map(|item| item.picture.clone());
    let picture = pictures.into_iter().find(|picture| picture.src.starts_with("nhat-le-")).expect("a picture");
    let src = picture.src.clone();
    let item = content.items.iter_mut().find(|item| item.address.section.as_str() == "tin-tuc-su-kien").expect("news");
    let path = Route::item(&item.address).path(Language::Vi);
    item.title = "Mưa & lũ <trên> \u{1}sông “Gianh”".into();
    item.summary = "Nước \u{b}lên ]]> nhanh".into();
    item.body = "<p>Xem <a href=\"/hoi-dap\">hỏi đáp</a>, <a href=\"#muc-2\">dưới đây</a>.</p>".into();
    item.published = cong_api::Stamp(format!("{}T23:59", crate::common::today().0));
    item.updated = None;
    item.tags = vec!["lũ".into()];
    item.picture = Some(picture);
    item.files = vec![cong_api::Attachment { name: "Công điện".into(), src: "cong-dien.docx".into(), size: 1234 }];
    let agency = item.agency.name.clone();
    let portal = Portal::with(&content).await;
    let rss = portal.get("/tin-tuc-su-kien/rss.xml").await.text;
    let first = texts(&rss, "item")[0];
    for part in [
        "<title>Mưa &amp; lũ &lt;trên&gt; sông “Gianh”</title>",
        "<description>Nước lên ]]&gt; nhanh</description>",
        &format!("&lt;a href=&quot;{ORIGIN}/hoi-dap&quot;&gt;"),
        &format!("&lt;a href=&quot;{ORIGIN}{path}#muc-2&quot;&gt;"),
        &format!("<dc:creator>{agency}</dc:creator>"),
        "<category>Tin tức, sự kiện</category><category>lũ</category>",
        &format!("<enclosure url=\"{ORIGIN}/tep/cong-dien.docx\" length=\"1234\" type=\"application/vnd."),
    ] {
        assert!(first.contains(part), "{part} in {first}");
    }
    let size = std::fs::metadata(crate::common::root().join("content/pictures/nhat-le.svg")).expect("a picture").len();
    let picture = format!("<enclosure url=\"{ORIGIN}/tranh/{src}\" length=\"{size}\" type=\"image/svg+xml\"/>");
    assert!(first.contains(&picture), "{picture} in {first}");
    let json = portal.get("/tin-tuc-su-kien/feed.json").await.json::<Value>();
    assert_eq!(json["items"][0]["image"], format!("{ORIGIN}/tranh/{src}"));
    assert_eq!(json["items"][0]["attachments"][0]["size_in_bytes"], 1234);
    assert_eq!(json["items"][0]["tags"][1], "lũ");
    let atom = portal.get("/tin-tuc-su-kien/atom.xml").await.text;
    let first = texts(&atom, "entry")[0];
    assert!(first.contains(&format!("<author><name>{agency}</name>")), "{first}");
    assert!(first.contains(&format!("<id>{ORIGIN}{path}</id>")), "{first}");
    for xml in [&rss, &atom] {
        assert!(!xml.contains(['\u{1}', '\u{b}']), "a control character breaks a feed");
    }
}

#[tokio::test]
async fn a_feed_that_stands_is_not_sent_again() {
    let portal = Portal::start().await;
    for path in ["/tin-tuc-su-kien/rss.xml", "/en/about/atom.xml", "/sitemap.xml", "/tim-kiem/feed.json?q=khai+sinh"] {
        let first = portal.get(path).await;
        let (etag, modified) = (first.header("etag"), first.header("last-modified"));
        assert!(!etag.is_empty() && modified.ends_with(" GMT"), "{path}: {etag} {modified}");
        for (headers, status) in [
            (vec![("if-none-match", etag)], 304),
            (vec![("if-modified-since", modified)], 304),
            (vec![("if-modified-since", "Thu, 01 Jan 2009 00:00:00 GMT")], 200),
            (vec![("if-modified-since", "hôm qua")], 200),
            // The tag decides when both are there.
            (vec![("if-none-match", "\"other\""), ("if-modified-since", modified)], 200),
        ] {
            let again = portal.ask(path, &headers).await;
            assert_eq!(again.status.as_u16(), status, "{path} {headers:?}");
            assert_eq!(again.text.is_empty(), status == 304, "{path} {headers:?}");
            assert_eq!(again.header("etag"), etag, "{path}");
        }
        let head = portal.head(path).await;
        assert_eq!((head.status, head.header("etag"), head.text.as_str()), (StatusCode::OK, etag, ""), "{path}");
        assert_eq!(head.header("content-length"), first.text.len().to_string(), "{path}");
    }
    let packed = portal.ask("/tin-tuc-su-kien/rss.xml", &[("accept-encoding", "gzip, br")]).await;
    assert_eq!(packed.header("content-encoding"), "br");
    assert!(packed.header("cache-control").starts_with("public, max-age="));
    let own = portal.get("/tim-kiem/rss.xml?q=ly+hon").await;
    assert!(own.header("cache-control").starts_with("private"), "what a person looks for is theirs");
}

#[tokio::test]
async fn a_feed_changes_with_the_content() {
    let mut content = crate::common::reference();
    let mut portal = Portal::with(&content).await;
    let before = portal.get("/hoi-dap/rss.xml").await;
    content.items.retain(|item| item.address.section.as_str() != "hoi-dap");
    cong_server::import::content::store(&portal.store, &content, "2").await.expect("stored");
    portal.reload().await;
    let after = portal.ask("/hoi-dap/rss.xml", &[("if-none-match", before.header("etag"))]).await;
    assert_eq!(after.status, StatusCode::OK, "what is withdrawn changes a feed too");
    assert!(texts(&after.text, "item").is_empty() && !texts(&after.text, "lastBuildDate").is_empty(), "{}", after.text);
    let atom = portal.get("/hoi-dap/atom.xml").await.text;
    assert!(!texts(&atom, "updated")[0].is_empty(), "an empty feed has a date");
}

#[tokio::test]
async fn a_list_and_a_search_are_followed_with_their_filters() {
    let portal = Portal::start().await;
    let feed = async |path: &str| portal.get(path).await.json::<Value>();
    let laws = feed("/van-ban-quy-pham-phap-luat/feed.json?hinh-thuc=luat").await;
    assert_eq!(laws["home_page_url"], format!("{ORIGIN}/van-ban-quy-pham-phap-luat?hinh-thuc=luat"));
    let titles: Vec<&str> = laws["items"].as_array().expect("items").iter().filter_map(|item| item["title"].as_str()).collect();
    assert!(!titles.is_empty() && titles.iter().all(|title| title.starts_with("Luật ")), "{titles:?}");
    let found = feed("/tim-kiem/feed.json?q=dang+ky+khai+sinh&loai=thu-tuc&linh-vuc=ho-tich").await;
    let items = found["items"].as_array().expect("items");
    assert!(items.iter().any(|item| item["title"] == "Đăng ký khai sinh"), "{found}");
    assert!(items.iter().all(|item| item["url"].as_str().unwrap_or_default().contains("/thu-tuc-hanh-chinh/")));
    assert_eq!(found["feed_url"], format!("{ORIGIN}/tim-kiem/feed.json?q=dang%20ky%20khai%20sinh&loai=thu-tuc&linh-vuc=ho-tich"));
    let english = feed("/en/search/feed.json?q=temporary+residence").await;
    assert_eq!(english["language"], "en");
    assert!(english["items"][0]["url"].as_str().unwrap_or_default().starts_with(&format!("{ORIGIN}/en/")), "{english}");
    for nothing in ["/tim-kiem/feed.json?q=xyzzyqqq", "/tim-kiem/feed.json", "/tim-kiem/feed.json?q=%20"] {
        assert_eq!(feed(nothing).await["items"], Value::Array(Vec::new()), "{nothing}");
    }
    portal.count_queries().await;
    assert!(portal.store.missed_searches(10).await.expect("counts").is_empty());
    assert!(
        portal.store.unfollowed_searches(10).await.expect("counts").is_empty(),
        "a program that asks every hour is no person who looks for something"
    );
}

#[tokio::test]
async fn odd_addresses_of_feeds() {
    let portal = Portal::start().await;
    let long = format!("/tim-kiem/rss.xml?q={}", "a".repeat(6000));
    for (path, status) in [
        ("/khong-co-muc-nay/rss.xml", 404),
        ("/co-quan/khong-co/atom.xml", 404),
        ("/co-quan/so-tu-phap/khong-co/feed.json", 404),
        ("/co-quan/rss.xml", 404),
        ("/lien-he/rss.xml", 404),
        ("/H%E1%BB%8Fi/rss.xml", 404),
        ("/hoi-dap/rss", 404),
        // A feed has no pages: what asks for one gets its beginning.
        ("/hoi-dap/rss.xml?trang=9999", 200),
        ("/hoi-dap/rss.xml?trang=hai&xep=cu&tuan=x", 200),
        ("/hoi-dap/rss.xml?linh-vuc=%ff%fe", 200),
        ("/tim-kiem/rss.xml?q=%00%01", 200),
        (&long, 200),
        ("/hoi-dap/rss.xml/", 301),
    ] {
        assert_eq!(portal.get(path).await.status.as_u16(), status, "{path:.60}");
    }
    let plain = portal.get("/hoi-dap/rss.xml").await.header("etag").to_owned();
    assert_eq!(portal.get("/hoi-dap/rss.xml?trang=2&xep=ten").await.header("etag"), plain);
}

#[tokio::test]
async fn words_of_a_query_never_become_markup_of_a_feed() {
    let portal = Portal::start().await;
    let rss = portal.get("/tim-kiem/rss.xml?q=%3C/title%3E%3Cscript%3Ealert(1)%3C/script%3E%00%1f").await.text;
    assert!(!rss.contains("<script") && !rss.contains('\u{1f}'), "{rss}");
    assert_eq!(texts(&rss, "title").len(), 1 + texts(&rss, "item").len());
}

#[tokio::test]
async fn pages_say_where_their_feeds_are() {
    let portal = Portal::start().await;
    for (page, address) in [
        ("/", "/rss.xml"),
        ("/en", "/en/rss.xml"),
        ("/hoi-dap", "/hoi-dap/atom.xml"),
        ("/hoi-dap?trang=2&xep=cu", "/hoi-dap/rss.xml"),
        ("/van-ban-quy-pham-phap-luat?hinh-thuc=luat", "/van-ban-quy-pham-phap-luat/feed.json?hinh-thuc=luat"),
        ("/co-quan/so-y-te", "/co-quan/so-y-te/rss.xml"),
        ("/co-quan/so-y-te/tin-tuc", "/co-quan/so-y-te/tin-tuc/atom.xml"),
        ("/tim-kiem?q=khai+sinh&loai=thu-tuc", "/tim-kiem/rss.xml?q=khai%20sinh&amp;loai=thu-tuc"),
        ("/en/about", "/en/about/feed.json"),
    ] {
        let html = portal.get(page).await.text;
        for format in Format::ALL {
            let (named, typed) = (format!("({})\"", format.name()), format!("type=\"{}\"", format.media_type()));
            let links = html.split("<link ").filter_map(|link| link.split('>').next());
            let links = links.filter(|link| link.contains(&named) && link.contains(&typed) && link.contains("rel=\"alternate\""));
            assert_eq!(links.count(), 1, "{} on {page}", format.name());
        }
        assert!(html.contains(&format!("href=\"{address}\"")), "{address} on {page}");
    }
    for (page, without) in [("/lien-he", "/rss.xml"), ("/tim-kiem", "/tim-kiem/"), ("/khong-co", "/rss.xml")] {
        assert!(!portal.get(page).await.text.contains(&format!("{without}\"")), "{page}");
    }
    assert!(portal.get("/hoi-dap").await.text.contains(">Theo dõi trang này qua RSS<"));
    assert!(portal.get("/en/about").await.text.contains(">Follow this page by RSS<"));
}

#[tokio::test]
async fn an_agencys_own_host_has_the_agencys_feed() {
    let portal = Portal::start().await;
    let host = [("host", "stp.quangbinh.gov.vn")];
    let own = portal.ask("/rss.xml", &host).await;
    assert!(texts(&own.text, "title")[0].starts_with("Sở Tư pháp"), "{}", texts(&own.text, "title")[0]);
    assert!(texts(&portal.get("/rss.xml").await.text, "title")[0].starts_with("Cổng"), "the portal's own host stays the portal");
    assert_eq!(portal.ask("/tin-tuc/rss.xml", &host).await.header("location"), "/co-quan/so-tu-phap/tin-tuc/rss.xml");
}
