//! The English edition: a portal of its own under /en, and the ways between it and the Vietnamese one.

use crate::common::{Portal, reference};
use axum::http::StatusCode;
use cong_api::{Language, Site};

/// Letters that only Vietnamese has. Proper names carry them too, so they are looked for in the words of the interface only.
const VIETNAMESE: [&str; 12] = [
    "Trang chủ",
    "Tìm kiếm",
    "Lệ phí",
    "Thời hạn",
    "Giấy tờ",
    "Cập nhật",
    "Đường dẫn",
    "Bộ lọc",
    "Kết quả",
    "Xem thêm",
    "Liên hệ",
    "Đóng<",
];

#[tokio::test]
async fn every_english_page_is_english_and_says_so() {
    let portal = Portal::start().await;
    let content = reference();
    let english = content.english.as_ref().expect("an English edition");
    let mut paths: Vec<String> =
        ["/en", "/en/search", "/en/search?q=visa", "/en/site-map", "/en/contact", "/en/agencies"].map(str::to_owned).into();
    paths.extend(english.site.groups.iter().flat_map(|group| &group.sections).map(|section| format!("/en/{}", section.slug)));
    paths.extend(english.items.iter().map(|item| cong::route::Route::item(&item.address).path(Language::En)));
    for path in paths {
        let page = portal.get(&path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(page.text.contains("<html lang=\"en\""), "{path}");
        // The switch to the other edition is in the other language, and says so.
        let body = page.text.split("<body>").nth(1).unwrap_or_default().replace(">Tiếng Việt<", "><");
        for word in VIETNAMESE {
            assert!(!body.contains(word), "{path} says “{word}”");
        }
        for tag in body.split("<a ").skip(1).filter_map(|rest| rest.split('>').next()) {
            let Some(link) = tag.split("href=\"").nth(1).and_then(|rest| rest.split('"').next()) else { continue };
            let inside = !link.starts_with('/') || Language::of_path(link) == Language::En;
            let file = ["/tranh/", "/tep/"].iter().any(|folder| link.starts_with(folder));
            assert!(inside || file || tag.contains("hreflang=\"vi\""), "{path} leads to {link} and does not say its language");
        }
    }
}

#[tokio::test]
async fn pages_with_a_counterpart_name_each_other() {
    let portal = Portal::start().await;
    let site: Site = portal.get("/api/v1/site").await.json();
    let other: Site = portal.get("/api/v1/en/site").await.json();
    assert_eq!((site.language, other.language), (Language::Vi, Language::En));
    assert!(site.translations.len() > 40, "{} pairs", site.translations.len());
    for (here, there) in site.translations.iter().step_by(7).chain(other.translations.iter().step_by(7)) {
        let page = portal.get(here).await;
        assert_eq!(page.status, StatusCode::OK, "{here}");
        assert!(
            page.text.contains(&format!("href=\"{}{there}\"", site.origin)) || there == "/",
            "{here} has no hreflang to {there}"
        );
        assert!(page.text.contains(&format!("href=\"{there}\"")), "{here} has no switch to {there}");
    }
    // A page that is in Vietnamese only leads to the first English page, which says so.
    let page = portal.get("/hoi-dap").await;
    assert!(page.text.contains("href=\"/en?from=%2Fhoi-dap\""), "no switch with the way back");
    let first = portal.get("/en?from=%2Fhoi-dap").await;
    assert!(first.text.contains("available in Vietnamese only") && first.text.contains("href=\"/hoi-dap\""));
    for outside in ["//evil.example", "https://evil.example", "/\\evil.example"] {
        let page = portal.get(&format!("/en?from={outside}")).await;
        assert!(!page.text.contains("available in Vietnamese only"), "{outside}");
    }
}

#[tokio::test]
async fn the_editions_do_not_mix() {
    let portal = Portal::start().await;
    let vietnamese = portal.get("/tim-kiem?q=extension+of+stay+for+a+foreigner").await;
    assert!(!vietnamese.text.contains("href=\"/en/procedures"), "English items in the Vietnamese search");
    let english = portal.get("/en/search?q=temporary+residence+card").await;
    assert!(english.text.contains("href=\"/en/procedures/"), "no English procedure found");
    assert!(!english.text.contains("href=\"/thu-tuc-hanh-chinh/"), "Vietnamese items in the English search");
    let offers = portal.get("/api/v1/en/suggest?q=mar").await;
    assert!(offers.text.contains("/en/procedures/"), "{}", offers.text);
    assert_eq!(portal.get("/en/thu-tuc-hanh-chinh").await.status, StatusCode::NOT_FOUND);
    let english = portal.get("/sitemap.xml?phan=en-1").await.text;
    assert!(english.contains("/en/procedures/") && !english.contains("<loc>https://quangbinh.gov.vn/thu-tuc-hanh-chinh/"));
    let vietnamese = portal.get("/sitemap.xml?phan=vi-1").await.text;
    assert!(vietnamese.contains("/thu-tuc-hanh-chinh/") && !vietnamese.contains("<loc>https://quangbinh.gov.vn/en/"));
}

#[tokio::test]
async fn without_english_content_there_is_no_english_edition() {
    let mut content = reference();
    content.english = None;
    content.site.translations = Vec::new();
    let portal = Portal::with(&content).await;
    assert_eq!(portal.get("/en").await.status, StatusCode::NOT_FOUND);
    for path in ["/api/v1/en/site", "/en/rss.xml", "/en/search/atom.xml?q=visa", "/sitemap.xml?phan=en-1"] {
        assert_eq!(portal.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert!(!portal.get("/").await.text.contains(">English<"));
}
