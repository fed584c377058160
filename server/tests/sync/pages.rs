//! What a reader and an operator see.

use super::{
    site::Site,
    world::{rss, source},
};
use crate::common::{self, Portal};
use axum::http::StatusCode;
use cong_server::sync::{self, Limits, Options, Patience, Reach};

#[tokio::test]
async fn readers_find_what_has_flowed_in_and_operators_see_how_it_stands() {
    let site = Site::start().await;
    site.feed("/rss.xml", rss(&[("1", "Điểm tiêm chủng mới ở Ba Đồn", 0)]));
    site.plain("/hong.xml", 500, &[], "");
    let mut content = common::reference();
    content.sources = vec![source(&site.address("/rss.xml")), source(&site.address("/hong.xml"))];
    let mut portal = Portal::with(&content).await;
    let page = portal.get("/trang-thai/nguon-tin").await;
    assert!(page.status == StatusCode::OK && page.text.contains("Chưa đọc lần nào"), "{}", page.text);
    let options =
        Options { reach: Reach::Anywhere, limits: Limits::default(), patience: Patience::None, only: None, trust: Vec::new() };
    sync::run(&portal.store, &options).await.expect("a run");
    portal.reload().await;

    let path = "/co-quan/so-y-te/tin-tuc/diem-tiem-chung-moi-o-ba-don";
    let page = portal.get(path).await;
    assert_eq!(page.status, StatusCode::OK);
    let link = site.address("/tin/1.html");
    let named = format!("Nguồn: <a href=\"{link}\" rel=\"external noopener\">Trang tin Sở Y tế</a>");
    // The renderer puts its marks between texts and tags.
    assert!(page.text.replace("<!>", "").contains(&named), "{}", page.text);
    for list in ["/co-quan/so-y-te", "/co-quan/so-y-te/tin-tuc", "/tim-kiem?q=diem+tiem+chung+ba+don"] {
        assert!(portal.get(list).await.text.contains(path), "{list}");
    }

    let page = portal.get("/trang-thai/nguon-tin").await;
    assert_eq!(page.header("x-robots-tag"), "noindex");
    assert_eq!(page.header("cache-control"), "no-store");
    assert!(page.header("content-security-policy").contains("default-src 'none'"));
    for words in
        ["Tình trạng nguồn tin", "2 nguồn tin; 1 nguồn đang lỗi", "Sở Y tế", "Trang nguồn báo lỗi (mã 500)", "Tốt", "<h1"]
    {
        assert!(page.text.contains(words), "{words}");
    }
    let json: serde_json::Value = portal.get("/api/v1/sources").await.json();
    let [sound, broken] = json["sources"].as_array().expect("a list").as_slice() else { panic!("{json}") };
    assert_eq!(
        (sound["agency"].as_str(), sound["items"].as_u64(), sound["stale"].as_bool()),
        (Some("so-y-te"), Some(1), Some(false))
    );
    assert!(sound["error"].is_null() && sound["last_success"].is_string(), "{sound}");
    assert_eq!((broken["error"]["code"].as_str(), broken["stale"].as_bool()), (Some("status"), Some(true)));
    assert!(broken["last_success"].is_null() && broken["next_try"].is_string(), "{broken}");
}
