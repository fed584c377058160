//! What a reader, a browser and a program get from the server.

use crate::common::Portal;
use axum::{
    body::Body,
    http::{HeaderMap, Request, StatusCode},
};
use cong_api::{Item, ItemPage, Listing, Problem, SearchResults, Site};
use cong_server::http::{self, openapi};
use http_body_util::BodyExt;
use tower::ServiceExt;

#[tokio::test]
async fn every_section_and_every_agency_has_its_pages() {
    let portal = Portal::start().await;
    let content = crate::common::reference();
    let mut paths: Vec<String> =
        ["/", "/co-quan", "/lien-he", "/so-do-trang", "/tim-kiem", "/tim-kiem?q=khai+sinh"].map(str::to_owned).into();
    paths.extend(content.site.groups.iter().flat_map(|g| &g.sections).map(|s| format!("/{}", s.slug)));
    for agency in &content.agencies {
        paths.push(format!("/co-quan/{}", agency.slug));
        paths.extend(content.site.agency_sections.iter().map(|s| format!("/co-quan/{}/{}", agency.slug, s.slug)));
    }
    for path in paths {
        let page = portal.get(&path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert_eq!(page.text.matches("<h1").count(), 1, "one h1 on {path}");
        assert!(page.text.contains("rel=\"canonical\""), "{path}");
    }
}

#[tokio::test]
async fn every_item_has_its_page_with_title_and_metadata() {
    let portal = Portal::start().await;
    for item in crate::common::reference().items {
        let path = cong::route::Route::item(&item.address).path(cong_api::Language::Vi);
        let page = portal.get(&path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        for mark in
            ["DC.title", "DC.creator", "DC.date", "DC.publisher", "DC.identifier", "application/ld+json", "og:title", "<h1"]
        {
            assert!(page.text.contains(mark), "{mark} on {path}");
        }
    }
}

#[tokio::test]
async fn addresses_that_lead_elsewhere_or_nowhere() {
    let portal = Portal::start().await;
    for (path, status, location) in [
        ("/hoi-dap/", 301, "/hoi-dap"),
        ("/hoi-dap/?trang=2", 301, "/hoi-dap?trang=2"),
        ("//evil.example/", 301, "/evil.example"),
        ("/3cms/du-lich.htm", 301, "/du-lich"),
        ("/3cms/hoi-dap.htm", 301, "/hoi-dap"),
        ("/3cms/bao-lut-nam-2010.htm?cmd=130", 301, "/tim-kiem?q=bao%20lut%20nam%202010"),
        ("/3cms/%3Cscript%3E.htm", 301, "/tim-kiem?q=script"),
        ("/web/guest/home", 301, "/"),
        ("/web/guest/hoi-dap?p_p_id=101&p_p_lifecycle=0", 301, "/hoi-dap"),
        ("/web/guest/khong-con-trang-nay", 301, "/tim-kiem?q=khong%20con%20trang%20nay"),
        ("/chi-tiet-tin/-/view-article/1/13848219221234/1500000000001", 301, "/tin-tuc-su-kien"),
        ("/chi-tiet-tin/-/view-article/1/13848219221234/ky-hop-thu-15", 301, "/tim-kiem?q=ky%20hop%20thu%2015"),
        ("/web/guest/chi-tiet-tin/-/view-article/1/13/tin", 301, "/tin-tuc-su-kien"),
        // The same item under its agency: one canonical address.
        ("/co-quan/so-tu-phap/thu-tuc/1.001193", 301, "/thu-tuc-hanh-chinh/1.001193"),
        ("/khong-co-muc-nay", 404, ""),
        ("/hoi-dap/khong-co", 404, ""),
        ("/co-quan/khong-co", 404, ""),
        ("/co-quan/so-tu-phap/khong-co", 404, ""),
        ("/a/b/c/d/e", 404, ""),
        ("/H%E1%BB%8Fi-%C4%91%C3%A1p", 404, ""),
        ("/hoi-dap?trang=9999", 404, ""),
        ("/hoi-dap?trang=hai", 400, ""),
        ("/hoi-dap?trang=0", 400, ""),
        ("/hoi-dap?trang=-1", 400, ""),
        ("/hoi-dap?linh-vuc=%ff%fe", 200, ""),
        ("/cong-0000000000000000.js", 404, ""),
        ("/wp-login.php", 404, ""),
        ("/tranh/..%2f..%2fcong.sqlite", 404, ""),
    ] {
        let answer = portal.get(path).await;
        assert_eq!(answer.status.as_u16(), status, "{path}");
        assert_eq!(answer.header("location"), location, "{path}");
    }
}

#[tokio::test]
async fn unknown_addresses_give_ways_out() {
    let page = Portal::start().await.get("/hoi-dap/khong-co").await;
    for way in ["Không có trang này", "href=\"/so-do-trang\"", "role=\"search\"", "href=\"/thu-tuc-hanh-chinh\""] {
        assert!(page.text.contains(way), "{way}");
    }
}

#[tokio::test]
async fn words_of_a_query_never_become_markup() {
    let portal = Portal::start().await;
    for words in [
        "%3C/title%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E",
        "%3C%2Fscript%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    ] {
        let page = portal.get(&format!("/tim-kiem?q={words}")).await;
        assert_eq!(page.status, StatusCode::OK);
        for bad in ["<script>alert", "<img src=x", "</title><script>alert"] {
            assert!(!page.text.contains(bad), "{bad} for {words}");
        }
    }
}

#[tokio::test]
async fn hostile_queries_are_answered() {
    let portal = Portal::start().await;
    let long = "a".repeat(6000);
    for words in ["", "%00%01", "%22", "AND OR NOT", "title:(", "*", "%F0%9F%98%80", "'; DROP TABLE item; --", &long, "a%CC%81"] {
        let words = words.replace(' ', "+");
        let answer = portal.get(&format!("/api/v1/search?q={words}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{words:.40}");
    }
}

#[tokio::test]
async fn search_finds_with_and_without_diacritics() {
    let portal = Portal::start().await;
    for (words, expected) in [
        ("khai+sinh", "1.001193"),
        ("dang+ky+khai+sinh", "1.001193"),
        ("1.001193", "1.001193"),
        ("tach+thua+dat", "1.012784"),
        ("s%E1%BB%95+%C4%91%E1%BB%8F+l%E1%BA%A7n+%C4%91%E1%BA%A7u", "1.013978"),
    ] {
        let answer = portal.get(&format!("/api/v1/search?q={words}&loai=thu-tuc")).await;
        let results: SearchResults = serde_json::from_str(&answer.text).expect("results");
        let found: Vec<String> = results.hits.iter().take(3).map(|hit| hit.item.address.slug.to_string()).collect();
        assert!(found.iter().any(|slug| slug == expected), "{words}: {found:?}");
    }
}

#[tokio::test]
async fn security_headers_stand_on_every_answer() {
    let portal = Portal::start().await;
    for path in ["/", "/khong-co", "/api/v1/site", "/api/v1/khong-co", "/healthz", "/app-0123456789abcdef.js"] {
        let answer = portal.get(path).await;
        for name in ["content-security-policy", "x-content-type-options", "referrer-policy", "permissions-policy"] {
            assert!(!answer.header(name).is_empty(), "{name} on {path}");
        }
        assert!(!answer.header("content-security-policy").contains("'unsafe-inline'"), "{path}");
    }
}

#[tokio::test]
async fn the_policy_allows_just_the_scripts_of_the_page() {
    use base64::{Engine, prelude::BASE64_STANDARD};
    use sha2::{Digest, Sha256};
    let page = Portal::start().await.get("/").await;
    let policy = page.header("content-security-policy").to_owned();
    let mut scripts = 0;
    for part in page.text.split("<script").skip(1) {
        let (tag, rest) = part.split_once('>').expect("a tag");
        let text = rest.split("</script>").next().expect("a script");
        if tag.contains("ld+json") || tag.contains("src=") {
            continue;
        }
        scripts += 1;
        let hash = BASE64_STANDARD.encode(Sha256::digest(text));
        assert!(policy.contains(&hash), "a script of the page may not run: {text:.80}");
    }
    let allowed = policy.split(';').find(|part| part.trim().starts_with("script-src")).expect("scripts");
    assert_eq!(allowed.matches("'sha256-").count(), scripts, "{allowed}");
    assert!(scripts > 0);
}

#[tokio::test]
async fn pages_and_assets_are_cached_as_they_should() {
    let portal = Portal::start().await;
    let page = portal.get("/hoi-dap").await;
    let again = portal.ask("/hoi-dap", &[("if-none-match", page.header("etag"))]).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    assert!(again.text.is_empty());
    let asset = portal.get("/app-0123456789abcdef.js").await;
    assert!(asset.header("cache-control").contains("immutable"));
    let packed = portal.ask("/hoi-dap", &[("accept-encoding", "gzip, br")]).await;
    assert_eq!(packed.header("content-encoding"), "br");
    assert_eq!(portal.ask("/hoi-dap", &[("accept-encoding", "br;q=0")]).await.header("content-encoding"), "");
    assert_eq!(portal.get("/khong-co").await.header("cache-control"), "no-store");
    for path in ["/tim-kiem?q=ly+hon", "/api/v1/search?q=ly+hon", "/api/v1/suggest?q=ly+hon"] {
        let caching = portal.get(path).await.header("cache-control").to_owned();
        assert!(caching.starts_with("private"), "what a person looks for is theirs: {path} {caching}");
    }
}

#[tokio::test]
async fn an_agencys_own_host_is_that_agencys_site() {
    let portal = Portal::start().await;
    let host = [("host", "stp.quangbinh.gov.vn:8080")];
    let front = portal.ask("/", &host).await;
    assert_eq!(front.status, StatusCode::OK);
    assert!(
        front.text.contains("Sở Tư pháp") && front.text.contains("https://quangbinh.gov.vn/co-quan/so-tu-phap\""),
        "its page, the portal's canonical address"
    );
    assert_eq!(portal.ask("/tin-tuc", &host).await.header("location"), "/co-quan/so-tu-phap/tin-tuc");
    assert!(portal.get("/").await.text.contains("Bạn cần làm việc gì"), "the portal's own host stays the portal");
}

#[tokio::test]
async fn the_api_speaks_the_contract() {
    let portal = Portal::start().await;
    let site: Site = serde_json::from_str(&portal.get("/api/v1/site").await.text).expect("a site");
    assert_eq!(site.agencies.len(), 35);
    let list: Listing =
        serde_json::from_str(&portal.get("/api/v1/sections/thu-tuc-hanh-chinh?linh-vuc=ho-tich").await.text).expect("a list");
    assert!(list.total >= 10 && list.items.iter().all(|i| serde_json::to_string(&i.brief).expect("json").contains("Hộ tịch")));
    let page: ItemPage =
        serde_json::from_str(&portal.get("/api/v1/sections/thu-tuc-hanh-chinh/items/1.001193").await.text).expect("an item");
    let Item { title, .. } = page.item;
    assert_eq!(title, "Đăng ký khai sinh");
    let gone = portal.get("/api/v1/agencies/so-tu-phap/sections/thu-tuc/items/1.001193").await;
    let problem: Problem = serde_json::from_str(&gone.text).expect("a problem");
    assert_eq!((gone.status.as_u16(), problem.location.as_deref()), (410, Some("/thu-tuc-hanh-chinh/1.001193")));
    assert_eq!(gone.header("content-type"), "application/problem+json");
}

#[tokio::test]
async fn filters_narrow_and_orders_order() {
    let portal = Portal::start().await;
    let list = async |query: &str| -> Listing {
        serde_json::from_str(&portal.get(&format!("/api/v1/sections/van-ban-quy-pham-phap-luat{query}")).await.text)
            .expect("a list")
    };
    let all = list("").await;
    let oldest = list("?xep=cu").await;
    assert_eq!(all.total, oldest.total);
    assert_ne!(all.items[0].address, oldest.items[0].address);
    let laws = list("?hinh-thuc=luat").await;
    assert!(laws.total > 0 && laws.total < all.total);
    let two = list("?hinh-thuc=luat&hinh-thuc=nghi-dinh").await;
    assert!(two.total > laws.total, "values of one facet widen");
    let facet = all.facets.iter().find(|f| f.name == "hinh-thuc").expect("a facet");
    assert_eq!(
        facet.values.iter().find(|v| v.value == "luat").map(|v| v.count),
        Some(laws.total),
        "counts are what the filter gives"
    );
}

#[tokio::test]
async fn machines_find_their_way() {
    let portal = Portal::start().await;
    let index = portal.get("/sitemap.xml").await.text;
    assert!(index.contains("<loc>https://quangbinh.gov.vn/sitemap.xml?phan=vi-1</loc><lastmod>"), "{index}");
    let map = portal.get("/sitemap.xml?phan=vi-1").await;
    assert_eq!(map.header("content-type"), "application/xml; charset=utf-8");
    assert!(map.text.contains("<loc>https://quangbinh.gov.vn/thu-tuc-hanh-chinh/1.001193</loc><lastmod>"));
    for page in ["/he-thong-thiet-ke", "/nhung"] {
        assert!(map.text.contains(&format!("<loc>https://quangbinh.gov.vn{page}</loc>")), "{page}");
    }
    let alternate = "hreflang=\"en\" href=\"https://quangbinh.gov.vn/en\"";
    assert!(map.text.contains(alternate), "the first page has its counterpart");
    for part in ["vi-0", "vi-01", "vi-2", "fr-1", "vi", "", "vi--1", "vi-1&x=1"] {
        assert_eq!(portal.get(&format!("/sitemap.xml?phan={part}")).await.status, StatusCode::NOT_FOUND, "{part}");
    }
    let robots = portal.get("/robots.txt").await.text;
    for line in ["Sitemap: https://quangbinh.gov.vn/sitemap.xml", "Disallow: /tim-kiem/\n", "Disallow: /en/search?\n"] {
        assert!(robots.contains(line), "{robots}");
    }
}

#[test]
fn the_committed_openapi_document_is_the_contract() {
    let path = crate::common::root().join("docs/openapi.json");
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == openapi::text(),
        "docs/openapi.json is out of date: cargo run --release -p cong-server -- openapi > docs/openapi.json"
    );
}

#[tokio::test]
async fn what_is_kept_is_answered_at_the_door_as_the_router_answers_it() {
    let portal = Portal::start().await;
    let front = http::Front::new(portal.server.clone());
    let asked = |method: &str, path: &str, headers: &[(&str, &str)]| {
        let mut request = Request::builder().method(method).uri(path).header("host", "localhost");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.body(Body::empty()).expect("a request")
    };
    let item = "/thu-tuc-hanh-chinh/1.001193";
    assert!(front.at_once(&asked("GET", "/", &[])).is_none(), "nothing is kept yet");
    for path in ["/", item, "/tin-tuc-su-kien?trang=2", "/en", "/tim-kiem?q=khai+sinh", "/khong-co-muc-nay"] {
        portal.get(path).await;
    }
    let tag = portal.get("/").await.header("etag").to_owned();
    let agencys = portal.server.state().agencies.iter().map(|agency| agency.host.clone()).find(|host| !host.is_empty());
    let agencys = agencys.expect("an agency with a host of its own");
    for (method, path, headers, here) in [
        ("GET", "/", vec![("accept-encoding", "br")], true),
        ("GET", "/", vec![("accept-encoding", "gzip")], true),
        ("GET", "/", vec![], true),
        ("HEAD", "/", vec![("accept-encoding", "br")], true),
        ("GET", "/", vec![("if-none-match", tag.as_str())], true),
        ("GET", "/?fbclid=x", vec![], true),
        ("GET", "/en", vec![], true),
        ("GET", item, vec![], true),
        ("GET", "/tin-tuc-su-kien?trang=2", vec![], true),
        // Another host shows another page.
        ("GET", "/", vec![("host", agencys.as_str())], false),
        ("POST", "/", vec![], false),
        // What people look for, what is not there, what is another address, what is no page.
        ("GET", "/tim-kiem?q=khai+sinh", vec![], false),
        ("GET", "/khong-co-muc-nay", vec![], false),
        ("GET", "/hoi-dap/", vec![], false),
        ("GET", "/healthz", vec![], false),
        ("GET", "/api/v1/home", vec![], false),
    ] {
        let name = format!("{method} {path} {headers:?}");
        let replaced: Vec<_> = headers.iter().filter(|(name, _)| *name != "host").copied().collect();
        let mut request = asked(method, path, &replaced);
        if let Some((_, host)) = headers.iter().find(|(name, _)| *name == "host") {
            request.headers_mut().insert("host", host.parse().expect("a host"));
        }
        let Some(answer) = front.at_once(&request) else {
            assert!(!here, "{name} is not answered at the door");
            continue;
        };
        assert!(here, "{name} is answered at the door");
        let (head, body) = answer.into_parts();
        let body = body.collect().await.expect("a body").to_bytes();
        let (other, rest) = portal.router.clone().oneshot(request).await.expect("an answer").into_parts();
        assert_eq!(head.status, other.status, "{name}");
        let without_length = |headers: &HeaderMap| {
            let mut headers = headers.clone();
            // The connection writes it where the router did not.
            headers.remove("content-length");
            headers
        };
        assert_eq!(without_length(&head.headers), without_length(&other.headers), "{name}");
        let rest = rest.collect().await.expect("a body").to_bytes();
        // To HEAD the connection sends no body.
        assert!(method == "HEAD" || body == rest, "{name}");
    }
}
