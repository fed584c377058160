//! What browsers and feed readers get.

use super::photographs::{jpeg, scene};
use crate::common::{self, Portal};
use cong_api::Picture;
use cong_server::import::content;
use std::fs;

const FOR_EVER: &str = "public, max-age=31536000, immutable";

#[tokio::test]
async fn copies_are_kept_for_ever_and_originals_are_not_there() {
    let folder = tempfile::tempdir().expect("a folder");
    copy_folder(&common::root().join("content"), folder.path());
    fs::write(folder.path().join("pictures/Lễ hội.JPG"), jpeg(&scene(1400, 1050))).expect("written");
    fs::write(folder.path().join("pictures/khong-ai-goi.jpg"), jpeg(&scene(40, 30))).expect("written");
    let item = "[[item]]\nslug = \"le-hoi-anh\"\ntitle = \"Lễ hội\"\npublished = \"-0d\"\npicture = { src = \"Lễ hội.JPG\", alt = \"Thuyền đua\" }\n";
    fs::write(folder.path().join("items/tin-tuc-su-kien/le-hoi-anh.toml"), item).expect("written");
    let content = content::load(folder.path(), &common::today()).unwrap_or_else(|mistakes| panic!("{mistakes:?}"));
    let portal = Portal::with_folder(&content, folder.path()).await;
    let items = content.items.iter();
    let picture =
        items.filter(|item| item.address.slug.as_str() == "le-hoi-anh").find_map(|item| item.picture.clone()).expect("it");

    let copy = format!("/tranh/{}", Picture::copy(&picture.src, 640));
    for (path, kind) in [(copy.as_str(), "image/webp"), (&format!("/tranh/{}", picture.src), "image/jpeg")] {
        let answer = portal.get(path).await;
        assert_eq!(
            (answer.status.as_u16(), answer.header("content-type"), answer.header("cache-control")),
            (200, kind, FOR_EVER),
            "{path}"
        );
    }
    // The editors' name leads to the picture too, as long as it is that one.
    let alias = portal.get("/tranh/L%E1%BB%85%20h%E1%BB%99i.JPG").await;
    assert_eq!(
        (alias.status.as_u16(), alias.header("content-type"), alias.header("cache-control")),
        (200, "image/jpeg", "public, max-age=86400")
    );
    assert_eq!(alias.bytes, portal.get(&format!("/tranh/{}", picture.src)).await.bytes);
    for path in [
        copy.replace("-640.", "-641."),
        copy.replace("-640.webp", "-640.jpg"),
        "/tranh/khong-ai-goi.jpg".into(),
        "/tranh/.stamps".into(),
        "/tranh/.stamps%2fchia-se.png.json".into(),
        "/tranh/khong-co-0123456789abcdef-640.webp".into(),
    ] {
        assert_eq!(portal.get(&path).await.status.as_u16(), 404, "{path}");
    }

    let page = portal.get("/tin-tuc-su-kien/le-hoi-anh").await.text;
    assert!(
        page.contains(&format!("{copy} 640w")) && page.contains("width=\"1400\" height=\"1050\" fetchpriority=\"high\""),
        "{page}"
    );
    let list = portal.get("/tin-tuc-su-kien").await.text;
    assert!(list.contains("height=\"1050\" loading=\"lazy\" decoding=\"async\""), "{list}");
    let bytes = fs::metadata(portal.data.path().join("media/pictures").join(&picture.src)).expect("it").len();
    let feed = portal.get("/tin-tuc-su-kien/rss.xml").await.text;
    let enclosure = format!("/tranh/{}\" length=\"{bytes}\" type=\"image/jpeg\"/>", picture.src);
    assert!(feed.contains(&enclosure), "{enclosure} in {feed}");
}

#[tokio::test]
async fn drawings_come_packed_as_they_were_at_import() {
    let portal = Portal::start().await;
    let plain = portal.get("/tranh/toan-canh.svg").await;
    assert_eq!((plain.status.as_u16(), plain.header("content-encoding")), (200, ""));
    for encoding in ["br", "gzip"] {
        let packed = portal.ask("/tranh/toan-canh.svg", &[("accept-encoding", encoding)]).await;
        assert_eq!((packed.header("content-encoding"), packed.header("content-type")), (encoding, "image/svg+xml"));
        assert!(packed.bytes * 2 < plain.bytes, "{encoding}: {} of {}", packed.bytes, plain.bytes);
    }
}

#[tokio::test]
async fn previews_of_links_show_the_published_picture() {
    let page = Portal::start().await.get("/").await.text;
    let (_, rest) = page.split_once("property=\"og:image\" content=\"").expect("a picture");
    let address = rest.split('"').next().expect("an address");
    assert!(address.contains("/tranh/chia-se-") && address.ends_with(".jpg"), "{address}");
}

fn copy_folder(from: &std::path::Path, to: &std::path::Path) {
    fs::create_dir_all(to).expect("made");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &to)
        } else {
            fs::copy(entry.path(), to).map(drop).expect("copied")
        }
    }
}
