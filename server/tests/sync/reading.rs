//! What becomes of the entries of a feed: new, changed, taken back, pushed out, doubled.

use super::world::{World, channel, item, items, load, rss, write};
use crate::common;
use axum::http::header;
use cong_api::{Detail, Slug, Stamp, kinds::Article};
use cong_server::{
    clock,
    store::{FeedRow, Written},
    sync::{self, Done, Outcome},
};
use std::time::Duration;

const NEWS: [(&str, &str, i64); 4] = [
    ("4", "Tiêm chủng tháng này", 1),
    ("3", "Phòng sốt xuất huyết", 2),
    ("2", "Khám bệnh lưu động", 3),
    ("1", "Hiến máu nhân đạo", 4),
];

#[tokio::test]
async fn items_become_the_agencys_with_their_source_and_link() {
    let world = World::start().await;
    world.site.feed("/rss.xml", rss(&NEWS));
    assert_eq!(world.written().await, [4, 0, 0, 0]);
    let items = world.items().await;
    assert_eq!(items.iter().map(|item| item.title.as_str()).collect::<Vec<_>>(), NEWS.map(|(_, title, _)| title));
    let first = &items[0];
    assert_eq!(first.address.agency.as_ref().map(Slug::as_str), Some("so-y-te"));
    assert_eq!((first.address.section.as_str(), first.address.slug.as_str()), ("tin-tuc", "tiem-chung-thang-nay"));
    assert_eq!(first.agency.name, "Sở Y tế");
    assert_eq!(first.published, Stamp(format!("{}T08:00", common::today().plus_days(-1).expect("a day").0)));
    assert_eq!(first.summary, "Tóm tắt 4.");
    let Detail::Article(Article { source, link, .. }) = &first.detail else { panic!("{:?}", first.detail) };
    assert_eq!((source.as_str(), link), ("Trang tin Sở Y tế", &world.site.address("/tin/4.html")));
}

#[tokio::test]
async fn a_document_that_has_not_changed_is_neither_sent_nor_written() {
    let world = World::start().await;
    world.site.feed("/rss.xml", rss(&NEWS));
    world.read().await.expect("read");
    let revision = world.store.revision().await.expect("a revision");
    let [(path, headers)] = world.site.asked().try_into().expect("one request");
    assert_eq!(path, "/rss.xml");
    assert!(!headers.contains_key(header::IF_NONE_MATCH));
    let agent = headers[header::USER_AGENT].to_str().expect("text");
    assert!(agent.starts_with("Cong/") && agent.contains(&world.content.site.origin), "{agent}");
    assert_eq!(world.read().await, Ok(Done::Unchanged));
    let [(_, headers)] = world.site.asked().try_into().expect("one request");
    assert!(headers.contains_key(header::IF_NONE_MATCH), "a conditional request");
    // Without validators the same bytes are known again.
    world.site.plain("/rss.xml", 200, &[], &rss(&NEWS));
    assert_eq!(world.read().await, Ok(Done::Unchanged));
    // With a date only.
    let commented = rss(&NEWS) + "<!-- khác -->";
    world.site.plain("/rss.xml", 200, &[("last-modified", "Wed, 25 Nov 2026 07:30:00 GMT")], &commented);
    world.read().await.expect("read");
    world.site.asked();
    world.read().await.expect("read");
    assert_eq!(world.site.asked()[0].1[header::IF_MODIFIED_SINCE], "Wed, 25 Nov 2026 07:30:00 GMT");
    // A source that answers 304 to a question that was not asked has no document.
    world.site.plain("/rss.xml", 304, &[], "");
    let mut fresh = World::start().await;
    fresh.content.sources.clone_from(&world.content.sources);
    fresh.import().await;
    assert!(fresh.read().await.is_err());
    assert_eq!(world.store.revision().await.expect("a revision"), revision);
}

#[tokio::test]
async fn a_new_title_keeps_the_address_and_makes_no_second_item() {
    let world = World::start().await;
    world.site.feed("/rss.xml", rss(&NEWS));
    world.read().await.expect("read");
    let before = world.items().await;
    let mut changed = NEWS;
    changed[1].1 = "Phòng sốt xuất huyết mùa mưa";
    world.site.feed("/rss.xml", rss(&changed));
    assert_eq!(world.written().await, [0, 1, 3, 0]);
    let after = world.items().await;
    assert_eq!(after[1].title, changed[1].1);
    assert_eq!(after[1].address, before[1].address);
    // The content system has moved: other guids, the same links.
    let moved = rss(&changed).replace("isPermaLink=\"false\">", "isPermaLink=\"false\">moi-");
    world.site.feed("/rss.xml", moved);
    assert_eq!(world.written().await, [0, 0, 4, 0]);
}

#[tokio::test]
async fn what_was_pushed_out_stays_and_what_was_taken_back_goes() {
    let world = World::start().await;
    world.site.feed("/rss.xml", rss(&NEWS));
    world.read().await.expect("read");
    // A newer one comes, the oldest falls off the end.
    let five = ("5", "Mở rộng bệnh viện", 0);
    world.site.feed("/rss.xml", rss(&[five, NEWS[0], NEWS[1], NEWS[2]]));
    assert_eq!(world.written().await, [1, 0, 3, 0]);
    assert_eq!(world.titles().await.len(), 5);
    // One of the middle is gone while older ones stand.
    world.site.feed("/rss.xml", rss(&[five, NEWS[0], NEWS[2]]));
    assert_eq!(world.written().await, [0, 0, 3, 1]);
    let titles = world.titles().await;
    assert!(!titles.contains(&NEWS[1].1.to_owned()) && titles.len() == 4, "{titles:?}");
    // An empty document withdraws nothing: so looks a site that is broken.
    world.site.feed("/rss.xml", rss(&[]));
    assert_eq!(world.written().await, [0, 0, 0, 0]);
    assert_eq!(world.titles().await, titles);
    // What comes back, comes back under its address.
    world.site.feed("/rss.xml", rss(&[five, NEWS[0], NEWS[1], NEWS[2]]));
    assert_eq!(world.written().await, [0, 1, 3, 0]);
    assert_eq!(world.items().await[2].address.slug.as_str(), "phong-sot-xuat-huyet");
}

#[tokio::test]
async fn guids_that_are_doubled_shared_or_missing_name_the_right_items() {
    let one = |guid: &str, link: &str, title: &str| format!("<item>{guid}<link>{link}</link><title>{title}</title></item>");
    for (what, entries, titles) in [
        ("the same twice", [one("<guid>1</guid>", "/a", "Mới"), one("<guid>1</guid>", "/a", "Cũ")], vec!["Mới"]),
        ("one guid for all", [one("<guid>x</guid>", "/a", "A"), one("<guid>x</guid>", "/b", "B")], vec!["A", "B"]),
        ("no guid", [one("", "/a", "A"), one("", "/b", "B")], vec!["A", "B"]),
        ("neither guid nor link", [one("", "", "A"), one("", "", "B")], vec!["A", "B"]),
        ("one link for all", [one("<guid>1</guid>", "/", "A"), one("<guid>2</guid>", "/", "B")], vec!["A", "B"]),
        ("the same title twice", [one("<guid>1</guid>", "/a", "A"), one("<guid>2</guid>", "/b", "A")], vec!["A", "A"]),
        ("an empty one", [one("", "", "A"), "<item></item>".to_owned()], vec!["A"]),
    ] {
        let world = World::start().await;
        world.site.feed("/rss.xml", channel(&entries.concat()));
        world.read().await.expect(what);
        let mut found = world.titles().await;
        found.sort();
        assert_eq!(found, titles, "{what}");
        let mut slugs: Vec<String> = world.items().await.into_iter().map(|item| item.address.slug.to_string()).collect();
        slugs.sort();
        slugs.dedup();
        assert_eq!(slugs.len(), titles.len(), "{what}");
        // A second reading of a document that differs in a comment finds all of them again.
        world.site.feed("/rss.xml", channel(&(entries.concat() + "<!-- khác -->")));
        assert_eq!(world.written().await, [0, 0, titles.len(), 0], "{what}");
    }
}

#[tokio::test]
async fn html_of_others_is_tame_and_its_links_lead_back() {
    let world = World::start().await;
    let body = "<h1 style=\"color:red\">Lịch</h1><p onclick=\"x()\">Xem <a href=\"../lich.pdf\">lịch</a>, <a href=\"javascript:y()\">đây</a>.</p>\
                <script>z()</script><img src=\"/theo-doi.gif\" onerror=\"w()\"><iframe src=\"//khac.example\"></iframe>\
                <svg><a xlink:href=\"javascript:x\">s</a></svg><form action=\"/x\"><input name=\"a\"></form>";
    world.site.feed(
        "/rss.xml",
        channel(&format!(
            "<item><guid>1</guid><title>Lịch &amp;amp; &lt;b&gt;giờ&lt;/b&gt; khám&lt;script&gt;t()&lt;/script&gt;</title><link>tin/bai.html</link>\
             <description>&lt;p&gt;Ngắn &lt;b&gt;gọn&lt;/b&gt;&lt;/p&gt;</description><content:encoded><![CDATA[{body}]]></content:encoded></item>"
        )),
    );
    world.read().await.expect("read");
    let [item] = world.items().await.try_into().expect("one item");
    assert_eq!((item.title.as_str(), item.summary.as_str()), ("Lịch & giờ khám", "Ngắn gọn"));
    assert!(item.body.contains(&format!("href=\"{}\"", world.site.address("/lich.pdf"))), "{}", item.body);
    assert!(item.body.contains("<h2>Lịch</h2>"), "{}", item.body);
    for bad in ["<script", "z()", "onclick", "onerror", "javascript:", "<img", "<iframe", "<svg", "<form", "<input", "style="] {
        assert!(!item.body.contains(bad), "{bad} in {}", item.body);
    }
}

#[tokio::test]
async fn dates_that_are_odd_or_missing_fall_back_and_stay() {
    let world = World::start().await;
    let today = common::today().0;
    let dates =
        ["", "<pubDate>hôm qua</pubDate>", "<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>", "<pubDate>2099-01-01</pubDate>"];
    let document = |mark: &str| {
        let items = dates.iter().enumerate();
        let items = items.map(|(at, date)| format!("<item><guid>{at}</guid><title>Tin {at}</title>{date}</item>"));
        channel(&(items.collect::<String>() + mark))
    };
    world.site.feed("/rss.xml", document(""));
    world.read().await.expect("read");
    let before = world.items().await;
    assert_eq!(before.len(), dates.len());
    assert!(before.iter().all(|item| item.published.date().0 == today && item.published <= clock::stamp()), "{before:?}");
    world.site.feed("/rss.xml", document("<!-- khác -->"));
    assert_eq!(world.written().await, [0, 0, dates.len(), 0], "dates do not move");
}

#[tokio::test]
async fn atom_with_times_people_and_relative_links() {
    let world = World::with(&["/tin/atom.xml"]).await;
    let day = common::today().plus_days(-2).expect("a day").0;
    world.site.set(
        "/tin/atom.xml",
        super::site::Reply::Feed {
            content_type: "application/atom+xml",
            body: format!(
                "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:base=\"/goc/\"><title type=\"html\">Sở &amp;amp; ban</title><entry><id>tag:1</id>\
                 <title>Dùng thẻ &lt;b&gt;</title><link rel=\"self\" href=\"/api/1\"/><link href=\"bai-1\"/><author><name>Lan Anh</name>\
                 <email>a@b.vn</email></author><category term=\"y-te\" label=\"Y tế\"/><published>{day}T01:00:00Z</published>\
                 <updated>{day}T03:30:00Z</updated><content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Chữ</p></div></content>\
                 </entry></feed>"
            )
            .into_bytes(),
        },
    );
    world.read().await.expect("read");
    let [item] = world.items().await.try_into().expect("one item");
    assert_eq!(item.title, "Dùng thẻ <b>", "a title of type text means every character");
    assert_eq!(item.published.0, format!("{day}T08:00"));
    assert_eq!(item.updated.map(|stamp| stamp.0), Some(format!("{day}T10:30")));
    assert_eq!(item.tags, ["Y tế"]);
    let Detail::Article(Article { source, link, byline }) = item.detail else { panic!("{:?}", item.detail) };
    assert_eq!((source.as_str(), byline.as_str()), ("Sở & ban", "Lan Anh"));
    assert_eq!(link, world.site.address("/goc/bai-1"));
}

#[tokio::test]
async fn a_feed_that_has_moved_and_a_second_one_make_no_doubles() {
    let mut world = World::start().await;
    world.site.feed("/rss.xml", rss(&NEWS));
    world.read().await.expect("read");
    world.site.feed("/moi.xml", rss(&NEWS));
    world.feeds(&["/moi.xml"]).await;
    assert_eq!(world.written().await, [0, 0, 4, 0], "the editors name its new address");
    world.site.feed("/y-te-du-phong.xml", rss(&[NEWS[1], ("9", "Tin của nguồn thứ hai", 0)]));
    world.feeds(&["/moi.xml", "/y-te-du-phong.xml"]).await;
    let outcomes = world.sync().await;
    assert!(outcomes.iter().all(|outcome| outcome.result.is_ok()), "{outcomes:?}");
    assert_eq!(world.titles().await.len(), 5);
    // The second feed drops what is the first one's: it stays.
    world.site.feed("/y-te-du-phong.xml", rss(&[("9", "Tin của nguồn thứ hai", 0)]));
    world.sync().await;
    assert_eq!(world.titles().await.len(), 5);
    // A source that is named no more leaves its items: what was published stays published.
    world.feeds(&["/moi.xml"]).await;
    world.sync().await;
    assert_eq!(world.titles().await.len(), 5);
}

#[tokio::test]
async fn editors_and_sources_do_not_touch_each_others_items() {
    let mut world = World::start().await;
    let own = "[[item]]\nslug = \"tiem-chung-thang-nay\"\ntitle = \"Bài của biên tập\"\npublished = \"-1d\"\n";
    write(world.path(), "co-quan/so-y-te/tin-tuc.toml", own);
    let sources = world.content.sources.clone();
    world.content = load(world.path());
    world.content.sources = sources;
    world.import().await;
    world.site.feed("/rss.xml", rss(&NEWS));
    assert_eq!(world.written().await, [4, 0, 0, 0]);
    let slugs: Vec<String> = world.items().await.iter().map(|item| item.address.slug.to_string()).collect();
    assert!(slugs.contains(&"tiem-chung-thang-nay".into()) && slugs.contains(&"tiem-chung-thang-nay-2".into()), "{slugs:?}");
    // An import withdraws what the editors took out, and nothing that flowed in.
    world.content.items.clear();
    world.import().await;
    let mut titles = world.titles().await;
    assert_eq!(titles.len(), 4, "{titles:?}");
    // The editors write their own version of an address: theirs is shown.
    let own = own.replace("tiem-chung-thang-nay", "phong-sot-xuat-huyet");
    write(world.path(), "co-quan/so-y-te/tin-tuc.toml", &own);
    world.content.items = load(world.path()).items;
    world.import().await;
    world.site.feed("/rss.xml", rss(&NEWS).replace("Phòng sốt", "Phòng, chống sốt"));
    world.read().await.expect("read");
    titles = world.titles().await;
    assert!(titles.contains(&"Bài của biên tập".into()) && !titles.iter().any(|title| title.contains("chống sốt")), "{titles:?}");
}

#[tokio::test]
async fn an_agency_that_goes_takes_its_items_along_and_brings_them_back() {
    let mut world = World::start().await;
    world.site.feed("/rss.xml", rss(&NEWS));
    world.read().await.expect("read");
    let (agencies, sources) = (world.content.agencies.clone(), world.content.sources.clone());
    world.content.agencies.retain(|agency| agency.slug.as_str() != "so-y-te");
    world.content.sources.clear();
    world.import().await;
    assert!(world.titles().await.is_empty());
    world.content.agencies = agencies;
    world.content.sources = sources;
    world.import().await;
    assert_eq!(world.written().await, [0, 4, 0, 0]);
    assert_eq!(world.titles().await.len(), 4);
}

#[tokio::test]
async fn a_change_of_the_agencys_name_reaches_what_has_flowed_in() {
    let mut world = World::start().await;
    world.site.feed("/rss.xml", rss(&NEWS));
    world.read().await.expect("read");
    for link in world.content.site.agencies.iter_mut().filter(|link| link.slug.as_str() == "so-y-te") {
        link.name = "Sở Y tế và Dân số".into();
    }
    world.import().await;
    assert_eq!(world.written().await, [0, 4, 0, 0], "though the document has not changed");
    assert!(world.items().await.iter().all(|item| item.agency.name == "Sở Y tế và Dân số"));
}

#[tokio::test]
async fn only_one_agency_is_read_when_only_one_is_wanted() {
    let mut world = World::start().await;
    let mut other = world.content.sources[0].clone();
    other.agency = Slug::try_from("so-tu-phap").expect("a slug");
    other.address = world.site.address("/tu-phap.xml");
    world.content.sources.push(other);
    world.import().await;
    world.site.feed("/rss.xml", rss(&NEWS));
    world.site.feed("/tu-phap.xml", rss(&NEWS[..2]));
    world.options.only = Slug::try_from("so-tu-phap").ok();
    let [Outcome { source, result }] = world.sync().await.try_into().expect("one outcome");
    assert_eq!(source.agency.as_str(), "so-tu-phap");
    assert_eq!(result, Ok(Done::Read { entries: 2, written: Written { added: 2, ..Written::default() } }));
    assert!(world.titles().await.is_empty());
    // The same guids at two agencies are two items each.
    world.options.only = None;
    world.sync().await;
    assert_eq!((world.titles().await.len(), items(&world.store, "so-tu-phap").await.len()), (4, 2));
}

#[tokio::test]
async fn a_running_server_reads_what_is_named_and_waits_for_its_turn() {
    let world = World::start().await;
    world.site.feed("/rss.xml", channel(&item("1", "Tin một", 0)));
    let every = std::time::Duration::from_hours(1);
    let follow = sync::follow(world.store.clone(), every, world.options.clone());
    let following = tokio::spawn(follow);
    let there = async {
        while world.titles().await.is_empty() {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(20), there).await.expect("it reads at once what was never read");
    following.abort();
    // Another look finds that it is not its turn.
    let mut options = world.options.clone();
    options.patience = sync::Patience::Schedule(every);
    assert!(sync::run(&world.store, &options).await.expect("a run").is_empty());
    assert_eq!(world.site.asked().len(), 1);
}

#[tokio::test]
async fn a_source_that_denies_what_it_took_back_is_asked_for_its_whole_document_within_the_hour() {
    let mut world = World::start().await;
    world.site.feed("/rss.xml", rss(&NEWS));
    world.read().await.expect("read");
    world.site.asked();
    let hour: i64 = 3600;
    let address = world.site.address("/rss.xml");
    let row = || async { world.store.feed_rows().await.expect("rows").remove(&address).expect("a row") };
    let read = row().await.read_whole;
    assert!(read > 0);
    let conditional = || world.site.asked()[0].1.contains_key(header::IF_NONE_MATCH);
    // So long since it was read whole, and whether it is asked for what has changed only.
    for (since, expected) in [(hour - 60, true), (hour, false)] {
        let earlier = FeedRow { read_whole: read - since, ..row().await };
        world.store.note_feed(&earlier).await.expect("noted");
        assert_eq!(world.read().await, Ok(Done::Unchanged), "{since}");
        assert_eq!(conditional(), expected, "{since}");
        let whole = row().await.read_whole;
        assert_eq!(whole >= read, !expected, "a 304 is no reading of the document");
    }
    world.options.limits.whole_after = Duration::ZERO;
    world.read().await.expect("read");
    assert!(!world.site.asked()[0].1.contains_key(header::IF_NONE_MATCH), "by hand");
}
