//! Widgets: what an agency's page, an editor's oEmbed and a hostile address get.

use crate::common::Portal;
use axum::http::StatusCode;
use cong_server::{import::content::Content, widgets::WidgetKind};

/// An address of every kind that shows something.
const EVERY: [(WidgetKind, &str); 9] = [
    (WidgetKind::Latest, "/nhung/latest?section=tin-tuc-su-kien&count=3"),
    (WidgetKind::Documents, "/nhung/documents"),
    (WidgetKind::Procedure, "/nhung/procedure?item=1.001193"),
    (WidgetKind::ProceduresSearch, "/nhung/procedures-search?agency=so-tu-phap"),
    (WidgetKind::Search, "/nhung/search"),
    (WidgetKind::Alerts, "/nhung/alerts"),
    (WidgetKind::Schedule, "/nhung/schedule"),
    (WidgetKind::Consultation, "/nhung/consultation"),
    (WidgetKind::Contact, "/nhung/contact?agency=so-tu-phap"),
];

#[tokio::test]
async fn every_kind_is_a_page_of_one_request_and_says_what_it_is_for() {
    let portal = Portal::start().await;
    for (kind, says) in [
        (WidgetKind::Latest, "Tin tức, sự kiện"),
        (WidgetKind::Documents, "Còn hiệu lực"),
        (WidgetKind::Procedure, "Lệ phí"),
        (WidgetKind::ProceduresSearch, "name=\"loai\" value=\"thu-tuc\""),
        (WidgetKind::Search, "action=\"/tim-kiem\""),
        (WidgetKind::Alerts, "Rủi ro thiên tai cấp 2"),
        (WidgetKind::Schedule, "<time datetime="),
        (WidgetKind::Consultation, "Nhận ý kiến đến hết ngày"),
        (WidgetKind::Contact, "Thành phố Đồng Hới"),
    ] {
        let (_, path) = EVERY.into_iter().find(|(other, _)| *other == kind).expect("an address");
        let page = portal.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(page.text.contains(says), "{says} in {path}: {}", page.text);
        assert_eq!(page.text.matches("<h1").count(), 1, "{path}");
        assert!(page.text.contains("<base target=\"_top\">"), "{path}");
        for fetched in [" src=", "rel=\"stylesheet\"", "url(", "<img", "@import", ".wasm", " style="] {
            assert!(!page.text.contains(fetched), "{fetched} in {path}");
        }
        assert_eq!(page.header("set-cookie"), "");
        let packed = portal.ask(path, &[("accept-encoding", "br")]).await;
        assert_eq!(packed.header("content-encoding"), "br");
        assert!(packed.bytes <= 15 * 1024, "{path}: {} bytes", packed.bytes);
    }
}

#[tokio::test]
async fn only_widgets_may_be_framed_and_each_page_allows_just_what_it_holds() {
    use base64::{Engine, prelude::BASE64_STANDARD};
    use sha2::{Digest, Sha256};
    let portal = Portal::start().await;
    let mut framed: Vec<&str> = EVERY.iter().map(|(_, path)| *path).collect();
    framed.extend(["/nhung/khong-co", "/nhung/latest?accent=%23ffee00", "/nhung/contact?agency=khong-co"]);
    for path in framed {
        let page = portal.get(path).await;
        let policy = page.header("content-security-policy");
        assert!(policy.contains("frame-ancestors *"), "{path}: {policy}");
        assert!(policy.starts_with("default-src 'none'; "), "{policy}");
        assert_eq!(page.header("x-frame-options"), "", "{path}");
        for (name, tag) in [("style-src", "style"), ("script-src", "script")] {
            let allowed = policy.split("; ").find(|part| part.starts_with(name)).expect("a directive").to_owned();
            let mut sources = vec![name.to_owned()];
            for part in page.text.split(&format!("<{tag}>")).skip(1) {
                let text = part.split(&format!("</{tag}>")).next().expect("an end");
                sources.push(format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text))));
            }
            assert_eq!(allowed, sources.join(" "), "{path}");
        }
    }
    for path in [
        "/",
        "/nhung",
        "/tim-kiem",
        "/api/v1/site",
        "/embed.js",
        "/oembed",
        "/khong-co",
        "/nhung/builder.js",
        "/he-thong-thiet-ke",
    ] {
        let answer = portal.get(path).await;
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("frame-ancestors 'none'") || policy.contains("frame-ancestors 'self'"), "{path}: {policy}");
    }
}

#[tokio::test]
async fn the_data_say_who_may_frame_widgets() {
    let mut content: Content = crate::common::reference();
    content.embedding.restricted = true;
    content.embedding.hosts = vec!["bao.example.vn".into()];
    let portal = Portal::with(&content).await;
    let policy = portal.get("/nhung/search").await.header("content-security-policy").to_owned();
    let ancestors = policy.split("; ").find(|part| part.starts_with("frame-ancestors")).expect("the directive");
    assert!(ancestors.starts_with("frame-ancestors 'self' ") && ancestors.ends_with(" bao.example.vn"), "{ancestors}");
    assert!(ancestors.contains(" stp.quangbinh.gov.vn ") && !ancestors.contains('*'), "{ancestors}");
}

#[tokio::test]
async fn what_is_not_there_is_said_in_a_small_page_with_a_way_on() {
    let portal = Portal::start().await;
    for (path, says) in [
        ("/nhung/khong-co", "Không có loại nội dung nhúng này"),
        ("/nhung/khong-co?lang=en", "There is no widget of this kind"),
        ("/nhung/latest?section=khong-co", "Cổng không có chuyên mục này"),
        // A section of another kind, and one of the portal's in an agency's site.
        ("/nhung/documents?section=tin-tuc-su-kien", "Cổng không có chuyên mục này"),
        ("/nhung/latest?section=tin-tuc-su-kien&agency=so-tu-phap", "Cổng không có chuyên mục này"),
        ("/nhung/latest?agency=khong-co", "Cổng không có cơ quan này"),
        ("/nhung/contact", "Cổng không có cơ quan này"),
        ("/nhung/search?agency=khong-co", "Cổng không có cơ quan này"),
        ("/nhung/procedure", "Cổng không còn nội dung này"),
        ("/nhung/procedure?item=9.999999", "Cổng không còn nội dung này"),
        ("/nhung/consultation?item=khong-co", "Cổng không còn nội dung này"),
    ] {
        let page = portal.get(path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        assert!(page.text.contains(says) && page.text.contains("href=\"/"), "{path}: {}", page.text);
        assert_eq!(page.header("cache-control"), "no-store", "{path}");
    }
    for path in [
        "/nhung/latest?count=0",
        "/nhung/latest?count=99999999999",
        "/nhung/latest?theme=x&accent=y&lang=z",
        "/nhung/latest?%ff=%fe&&&=",
    ] {
        assert_eq!(portal.get(path).await.status, StatusCode::OK, "{path}");
    }
    assert_eq!(portal.get("/nhung/latest?count=99").await.text.matches("<li>").count(), 10, "the most");
}

#[tokio::test]
async fn hostile_values_stay_values() {
    let portal = Portal::start().await;
    let hostile = [
        "%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "%3C/style%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "%23fff%7D*%7Bbackground:url(//evil.vn)%7D",
        "%22%20onload=alert(1)%20x=%22",
        "javascript:alert(1)",
        "..%2f..%2fetc%2fpasswd",
        "%00%0d%0aSet-Cookie:%20a=b",
    ];
    for value in hostile {
        for name in
            ["section", "agency", "item", "count", "theme", "accent", "lang", "label", "kind", "url", "format", "maxwidth"]
        {
            for path in ["/nhung/latest", "/nhung/procedure", "/nhung/search", "/nhung", "/oembed"] {
                let answer = portal.get(&format!("{path}?{name}={value}")).await;
                assert!(
                    !answer.status.is_server_error() || answer.status == StatusCode::NOT_IMPLEMENTED,
                    "{path}?{name}={value}"
                );
                for bad in ["<script>alert", "</style><script>", "evil.vn", "=\"\" onload=alert", "href=\"javascript"] {
                    let found = answer.text.contains(bad);
                    // The builder shows what was typed, as text and as a value of an attribute.
                    let as_text = path == "/nhung" && bad == "evil.vn";
                    assert!(!found || as_text, "{bad} in {path}?{name}={value}");
                }
                assert_eq!(answer.header("set-cookie"), "");
            }
        }
        assert_eq!(portal.get(&format!("/nhung/{value}")).await.status, StatusCode::NOT_FOUND, "/nhung/{value}");
    }
}

#[tokio::test]
async fn a_widget_is_kept_under_one_address_and_asked_for_by_its_tag() {
    let portal = Portal::start().await;
    let page = portal.get("/nhung/latest?count=3&section=tin-tuc-su-kien").await;
    let same = portal.get("/nhung/latest?utm_source=x&section=tin-tuc-su-kien&lang=vi&count=3&fbclid=1").await;
    assert_eq!(page.header("etag"), same.header("etag"));
    assert_eq!(page.text, same.text);
    assert_eq!(portal.server.widgets_kept(), 1, "one page for both addresses");
    let again = portal.ask("/nhung/latest?section=tin-tuc-su-kien&count=3", &[("if-none-match", page.header("etag"))]).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    for at in 0..20 {
        portal.get(&format!("/nhung/search?x={at}")).await;
        portal.get(&format!("/nhung/procedure?item=9.{at}")).await;
    }
    assert_eq!(portal.server.widgets_kept(), 2, "odd parameters and what is not there fill nothing");
}

#[tokio::test]
async fn themes_accents_and_languages() {
    let portal = Portal::start().await;
    let page = portal.get("/nhung/latest?theme=dark&accent=%23ffee00&lang=en").await;
    assert!(page.text.contains("<html lang=\"en\" data-theme=\"dark\">"), "{}", page.text);
    assert!(page.text.contains("[data-theme=\"dark\"]{--water:#ffee00"));
    assert!(page.text.contains("See all") && page.text.contains("lang=\"vi\""), "Vietnamese news under English labels");
    let english = portal.get("/nhung/procedure?item=2.002173&lang=en").await;
    if english.status == StatusCode::OK {
        assert!(english.text.contains("Fee"), "{}", english.text);
    }
    let section = portal.get("/nhung/latest?section=destinations&lang=en").await;
    assert!(section.text.contains("href=\"/en/destinations\"") && !section.text.contains("lang=\"vi\""), "{}", section.text);
}

#[tokio::test]
async fn the_script_is_small_and_kept() {
    let portal = Portal::start().await;
    let script = portal.ask("/embed.js", &[("accept-encoding", "br")]).await;
    assert_eq!(script.header("content-type"), "text/javascript; charset=utf-8");
    assert_eq!(script.header("content-encoding"), "br");
    assert_eq!(script.header("cross-origin-resource-policy"), "cross-origin");
    assert!(script.bytes <= 3 * 1024, "{} bytes", script.bytes);
    assert_eq!(portal.ask("/embed.js", &[("if-none-match", script.header("etag"))]).await.status, StatusCode::NOT_MODIFIED);
}

#[derive(serde::Deserialize)]
struct Oembed {
    version: String,
    r#type: String,
    title: String,
    provider_url: String,
    html: String,
    width: u32,
    height: u32,
}

#[tokio::test]
async fn oembed_answers_for_widgets_and_for_pages_that_have_one() {
    let portal = Portal::start().await;
    let origin = "https%3A%2F%2Fquangbinh.gov.vn";
    for (path, shows, height) in [
        ("/nhung/latest%3Fsection%3Dtin-tuc-su-kien%26count%3D2", "/nhung/latest?section=tin-tuc-su-kien&amp;count=2", 288),
        ("/tin-tuc-su-kien", "/nhung/latest?section=tin-tuc-su-kien", 552),
        ("/van-ban-quy-pham-phap-luat", "/nhung/documents?section=van-ban-quy-pham-phap-luat", 536),
        ("/thu-tuc-hanh-chinh/1.001193", "/nhung/procedure?item=1.001193", 432),
        ("/co-quan/so-tu-phap", "/nhung/contact?agency=so-tu-phap", 320),
        ("/co-quan/so-tu-phap/tin-tuc", "/nhung/latest?section=tin-tuc&amp;agency=so-tu-phap", 552),
    ] {
        let answer = portal.get(&format!("/oembed?url={origin}{path}&format=json")).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
        assert_eq!(answer.header("content-type"), "application/json");
        let told: Oembed = answer.json();
        assert_eq!((told.version.as_str(), told.r#type.as_str(), told.height), ("1.0", "rich", height), "{path}");
        assert!(told.html.contains(&format!("src=\"https://quangbinh.gov.vn{shows}\"")), "{}", told.html);
        assert!(told.html.contains("sandbox=") && !told.title.is_empty(), "{}", told.html);
        // WordPress asks for a quotation before the frame; nobody else sees it.
        assert!(
            told.html.starts_with("<blockquote hidden style=\"display:none\"><a href=\"https://quangbinh.gov.vn/"),
            "{}",
            told.html
        );
        assert!(told.html.contains("width=\"100%\"") && told.html.contains("max-width:640px"), "{}", told.html);
        assert_eq!(told.provider_url, "https://quangbinh.gov.vn/");
        let xml = portal.get(&format!("/oembed?url={origin}{path}&format=xml")).await;
        assert_eq!(xml.header("content-type"), "text/xml; charset=utf-8");
        assert!(xml.text.contains("<type>rich</type>") && xml.text.contains("<html>&lt;blockquote hidden "), "{}", xml.text);
    }
    let within: Oembed = portal.get(&format!("/oembed?url={origin}/tin-tuc-su-kien&maxwidth=400&maxheight=300")).await.json();
    assert_eq!((within.width, within.height), (400, 288), "a shorter list");
    let tiny: Oembed = portal.get(&format!("/oembed?url={origin}/co-quan/so-tu-phap&maxwidth=100&maxheight=100")).await.json();
    assert_eq!((tiny.width, tiny.height), (100, 100), "never larger than asked");
}

#[tokio::test]
async fn oembed_says_no_as_the_standard_wants() {
    let portal = Portal::start().await;
    for (query, status) in [
        ("", 400),
        ("url=", 404),
        ("url=https://evil.example/tin-tuc-su-kien", 404),
        ("url=https://quangbinh.gov.vn.evil.example/tin-tuc-su-kien", 404),
        ("url=https://quangbinh.gov.vn/khong-co", 404),
        ("url=https://quangbinh.gov.vn/hoi-dap/khong-co", 404),
        ("url=https://quangbinh.gov.vn/thu-tuc-hanh-chinh/9.999999", 404),
        ("url=https://quangbinh.gov.vn/tin-tuc-su-kien&format=yaml", 501),
    ] {
        let answer = portal.get(&format!("/oembed?{query}")).await;
        assert_eq!(answer.status.as_u16(), status, "{query}: {}", answer.text);
        assert_eq!(answer.header("access-control-allow-origin"), "*", "{query}");
    }
}

#[tokio::test]
async fn pages_with_a_widget_are_discovered_and_others_are_not() {
    let portal = Portal::start().await;
    for path in ["/tin-tuc-su-kien", "/thu-tuc-hanh-chinh/1.001193", "/co-quan/so-tu-phap", "/en/destinations"] {
        let page = portal.get(path).await;
        let head = page.text.split("</head>").next().expect("a head");
        let links: Vec<&str> =
            head.split("href=\"").filter(|rest| rest.starts_with("https://quangbinh.gov.vn/oembed?")).collect();
        assert_eq!(links.len(), 2, "{path}");
        for link in links {
            let address = link.split('"').next().expect("an end").replace("&amp;", "&");
            let answer = portal.get(address.trim_start_matches("https://quangbinh.gov.vn")).await;
            assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.text);
        }
    }
    // A widget's own address may be pasted too; it stands for itself, with its options.
    for (_, path) in EVERY {
        let page = portal.get(path).await;
        let link = page.text.split("href=\"https://quangbinh.gov.vn").find(|rest| rest.starts_with("/oembed?")).expect("a link");
        let answer = portal.get(&link.split('"').next().expect("an end").replace("&amp;", "&")).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
        let told: Oembed = answer.json();
        assert!(told.html.contains(&format!("src=\"https://quangbinh.gov.vn{}\"", path.replace('&', "&amp;"))), "{}", told.html);
    }
    for path in ["/", "/tim-kiem", "/co-quan", "/nhung", "/nhung/contact", "/nhung/khong-co"] {
        assert!(!portal.get(path).await.text.contains("+oembed"), "{path}");
    }
}

#[tokio::test]
async fn the_builder_works_as_a_form() {
    let portal = Portal::start().await;
    let page = portal.get("/nhung").await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.text.matches("<h1").count(), 1);
    assert!(page.header("content-security-policy").contains("frame-src 'self'"));
    let chosen = portal.get("/nhung?kind=procedure&item=1.001193&theme=dark&accent=%23c00&label=Khai%20sinh").await;
    for code in [
        "&lt;cong-widget kind=\"procedure\" item=\"1.001193\" accent=\"#cc0000\" theme=\"dark\" label=\"Khai sinh\"",
        "min-height:432px",
        "&lt;script async src=\"https://quangbinh.gov.vn/embed.js\"&gt;",
        "&lt;iframe src=\"https://quangbinh.gov.vn/nhung/procedure?item=1.001193&amp;amp;theme=dark",
        "&lt;noscript&gt;",
        "frame-src https://quangbinh.gov.vn",
    ] {
        assert!(chosen.text.contains(code), "{code}");
    }
    for (query, field) in [
        ("kind=procedure", "item"),
        ("kind=procedure&item=9.999999", "item"),
        ("kind=contact", "agency"),
        ("kind=latest&count=12", "count"),
        ("kind=latest&accent=red", "accent"),
        ("kind=documents&section=tin-tuc-su-kien", "section"),
        ("kind=la-gi", "kind"),
    ] {
        let page = portal.get(&format!("/nhung?{query}")).await;
        assert!(page.text.contains(&format!("<a href=\"#o-{field}\"")), "the summary leads to {field} for {query}");
        assert!(page.text.contains(&format!("id=\"o-{field}\"")), "{field}");
        let error = page.text.split(&format!("id=\"loi-{field}\"")).nth(1).expect("its place");
        let (attributes, text) = error.split_once('>').expect("a tag");
        assert!(!attributes.contains("hidden") && !text.starts_with('<'), "the error stands at {field} for {query}");
    }
}
