//! What a reader takes along: calendars, codes; and the living page of the design system.

use crate::common::Portal;
use axum::http::StatusCode;

#[tokio::test]
async fn a_schedule_is_a_calendar() {
    let portal = Portal::start().await;
    let calendar = portal.get("/lich-lam-viec-cua-lanh-dao/lich.ics").await;
    assert_eq!(calendar.header("content-type"), "text/calendar; charset=utf-8");
    assert!(calendar.text.starts_with("BEGIN:VCALENDAR\r\n") && calendar.text.trim_end().ends_with("END:VCALENDAR"));
    let (begun, ended) = (calendar.text.matches("BEGIN:VEVENT").count(), calendar.text.matches("END:VEVENT").count());
    assert!(begun > 3 && begun == ended, "{begun} events");
    for needed in ["UID:", "DTSTAMP:", "DTSTART:"] {
        assert_eq!(calendar.text.matches(&format!("\r\n{needed}")).count(), begun, "{needed}");
    }
    // RFC 5545, 3.1.
    assert!(calendar.text.split("\r\n").all(|line| line.len() <= 75), "a line is not folded");
    let source = "\r\nSOURCE;VALUE=URI:https://quangbinh.gov.vn/lich-lam-viec-cua-lanh-dao/lich.ics\r\n";
    assert!(calendar.text.replace("\r\n ", "").contains(source), "where the calendar comes from");
    let again = portal.ask("/lich-lam-viec-cua-lanh-dao/lich.ics", &[("if-none-match", calendar.header("etag"))]).await;
    assert_eq!((again.status, again.text.as_str()), (StatusCode::NOT_MODIFIED, ""));
}

#[tokio::test]
async fn the_last_days_of_consultations_are_a_calendar() {
    let portal = Portal::start().await;
    let calendar = portal.get("/lay-y-kien-du-thao/lich.ics").await;
    assert_eq!(calendar.status, StatusCode::OK);
    let text = calendar.text.replace("\r\n ", "");
    assert!(text.contains("DTSTART;VALUE=DATE:") && text.contains("SUMMARY:Hết hạn góp ý: "), "{text}");
    let page = portal.get("/lay-y-kien-du-thao").await.text;
    assert!(page.contains("type=\"text/calendar\"") && page.contains("href=\"/lay-y-kien-du-thao/lich.ics\""), "discovery");
}

#[tokio::test]
async fn what_has_no_dates_has_no_calendar() {
    let portal = Portal::start().await;
    for path in [
        "/khong-co/khong-co/lich.ics",
        "/khong-co/lich.ics",
        "/tin-tuc-su-kien/lich.ics",
        "/co-quan/so-y-te/tin-tuc/lich.ics",
        "/thu-tuc-hanh-chinh/1.001193/lich.ics",
        "/%E2%80%8B/lich.ics",
    ] {
        assert_eq!(portal.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn a_code_leads_to_this_portal_only() {
    let portal = Portal::start().await;
    let code = portal.get("/ma-qr?trang=%2Flien-he").await;
    assert_eq!((code.status, code.header("content-type")), (StatusCode::OK, "image/svg+xml"));
    assert!(code.text.contains("<svg"));
    for outside in ["https%3A%2F%2Fevil.example", "%2F%2Fevil.example", "lien-he", ""] {
        assert_eq!(portal.get(&format!("/ma-qr?trang={outside}")).await.status, StatusCode::BAD_REQUEST, "{outside}");
    }
    let long = "a".repeat(2000);
    assert_eq!(portal.get(&format!("/ma-qr?trang=%2F{long}")).await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn the_design_system_shows_itself_without_the_app() {
    let portal = Portal::start().await;
    let page = portal.get("/he-thong-thiet-ke").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.text.contains("name=\"cong-app\""), "the page names the app");
    for part in [
        "class=\"btn\"",
        "class=\"facts\"",
        "class=\"map\"",
        "class=\"chart",
        "data-theme=\"dark\"",
        "data-contrast=\"more\"",
        "class=\"papers\"",
    ] {
        assert!(page.text.contains(part), "no {part}");
    }
}

#[tokio::test]
async fn a_mistyped_address_is_guessed() {
    let portal = Portal::start().await;
    for (path, meant) in
        [("/thu-tuc-hanh-chinh/dang-ky-khai-sin", "/thu-tuc-hanh-chinh/1.001193"), ("/ket-hon", "/thu-tuc-hanh-chinh/1.000894")]
    {
        let page = portal.get(path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        assert!(page.text.contains(&format!("href=\"{meant}\"")), "{path} does not offer {meant}");
    }
    assert_eq!(portal.get("/%00%ff").await.status, StatusCode::NOT_FOUND);
}
