//! A crawl of the whole portal from its first page: no link leads nowhere or round a corner, and no list that is linked is empty.

use crate::common::Portal;
use cong_api::{Attachment, Kind};
use std::collections::{BTreeSet, HashSet};

/// Addresses that are followed once: their links are other filters, words and weeks of the same list.
fn is_view_of_a_list(path: &str) -> bool {
    ["?tuan=", "&tuan=", "/tim-kiem?", "?linh-vuc=", "?q="].iter().any(|mark| path.contains(mark))
}

/// The local addresses of a page, without what stands after `#`.
fn links(html: &str) -> BTreeSet<String> {
    let values = ["href=\"", "src=\""].into_iter().flat_map(|mark| html.split(mark).skip(1));
    values
        .filter_map(|rest| rest.split('"').next())
        .filter(|link| link.starts_with('/') && !link.starts_with("//"))
        .map(|link| link.split('#').next().unwrap_or_default().replace("&amp;", "&"))
        .collect()
}

#[tokio::test]
async fn every_link_leads_to_a_page_and_no_list_is_empty() {
    let portal = Portal::start().await;
    let mut seen: HashSet<String> = HashSet::new();
    let mut waiting = vec![("/".to_owned(), "the start".to_owned())];
    let mut wrong = Vec::new();
    while let Some((path, from)) = waiting.pop() {
        if !seen.insert(path.clone()) || path == "/bieu-trung.svg" || path.starts_with("/fonts/") {
            continue;
        }
        let answer = portal.get(&path).await;
        if answer.status != 200 {
            wrong.push(format!("{path} answers {} (linked from {from})", answer.status));
            continue;
        }
        // The living page shows an empty list as it is meant to look.
        if answer.text.contains("class=\"empty-list\"") && path != cong_server::design::PATH {
            wrong.push(format!("{path} is empty (linked from {from})"));
        }
        let html = answer.header("content-type").starts_with("text/html");
        if html && !is_view_of_a_list(&path) {
            waiting.extend(links(&answer.text).into_iter().map(|link| (link, path.clone())));
        }
    }
    assert!(seen.len() > 1500, "the crawl went through the portal, not past it: {}", seen.len());
    assert!(wrong.is_empty(), "{} of {} addresses:\n{}", wrong.len(), seen.len(), wrong.join("\n"));
}

#[tokio::test]
async fn the_contents_of_a_page_lead_to_its_parts() {
    let portal = Portal::start().await;
    for item in crate::common::reference().items {
        let path = cong::route::Route::item(&item.address).path(cong_api::Language::Vi);
        let html = portal.get(&path).await.text;
        for part in html.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(html.contains(&format!("id=\"{part}\"")), "{path} has no part “{part}”");
        }
    }
}

/// Editors may attach a file to an item of any kind: no view may swallow it.
#[tokio::test]
async fn files_of_every_kind_of_item_can_be_taken_away() {
    let mut content = crate::common::reference();
    let mut kinds = HashSet::new();
    content.items.retain(|item| kinds.insert(item.kind()));
    content.home.events.clear();
    for item in &mut content.items {
        item.files = vec![Attachment { name: "Bản đính kèm".into(), src: "mau-thu.docx".into(), size: 1 }];
    }
    assert_eq!(kinds.len(), Kind::ALL.len());
    let portal = Portal::with(&content).await;
    for item in &content.items {
        let path = cong::route::Route::item(&item.address).path(cong_api::Language::Vi);
        let html = portal.get(&path).await.text;
        assert!(html.contains("href=\"/tep/mau-thu.docx\""), "{:?}: {path} hides its file", item.kind());
    }
}
