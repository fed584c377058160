//! Addresses that lead nowhere, as editors get them told.

use crate::common::Portal;
use axum::http::StatusCode;
use std::process::Command;

#[tokio::test]
async fn unknown_addresses_are_counted_by_their_path_and_reported() {
    let portal = Portal::start().await;
    for path in [
        "/thu-vien-anh/le-hoi.htm?token=abc",
        "/thu-vien-anh/le-hoi.htm?ten=Nguyen+Van+A",
        "/tin-tuc-su-kien/bai-da-mat",
        "/cu/rss.xml",
        "/anh/cu.jpg",
        "/ho-so/0912345678",
        "/wp-login.php",
        "/.env",
    ] {
        assert_eq!(portal.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    for path in ["/", "/hoi-dap", "/3cms/du-lich.htm", "/hoi-dap?trang=hai"] {
        assert_ne!(portal.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    portal.count_misses().await;
    assert_eq!(portal.get("/tin-tuc-su-kien/bai-da-mat").await.status, StatusCode::NOT_FOUND);
    portal.count_misses().await;
    let counted: Vec<(String, u32)> =
        portal.store.misses(20).await.expect("counts").into_iter().map(|miss| (miss.path, miss.asked)).collect();
    let expected = [
        ("/thu-vien-anh/le-hoi.htm", 2),
        ("/tin-tuc-su-kien/bai-da-mat", 2),
        ("/anh/cu.jpg", 1),
        ("/cu/rss.xml", 1),
        ("/ho-so/{id}", 1),
    ];
    assert_eq!(counted, expected.map(|(path, asked)| (path.to_owned(), asked)));
    let report = Command::new(env!("CARGO_BIN_EXE_cong"))
        .args(["report", "misses", "--most", "2", "--data"])
        .arg(portal.data.path())
        .output()
        .expect("it starts");
    let told = String::from_utf8_lossy(&report.stdout).into_owned();
    let today = crate::common::today().0;
    assert_eq!(
        told,
        format!(
            "addresses that lead nowhere: 2\n      2 times, last on {today}  /thu-vien-anh/le-hoi.htm\n      2 times, last on {today}  /tin-tuc-su-kien/bai-da-mat\n"
        )
    );
}

#[tokio::test]
async fn what_is_asked_rarely_is_forgotten_and_what_is_asked_often_stays() {
    let portal = Portal::start().await;
    let today = crate::common::today();
    let long_ago = today.plus_days(-90).expect("a day");
    let counts = [("/it".to_owned(), 1), ("/nhieu".to_owned(), 30)];
    portal.store.count_misses(&counts, &long_ago).await.expect("counted");
    portal.store.count_misses(&[("/moi".to_owned(), 1)], &today).await.expect("counted");
    let paths: Vec<String> = portal.store.misses(20).await.expect("counts").into_iter().map(|miss| miss.path).collect();
    assert_eq!(paths, ["/nhieu", "/moi"]);
}
