//! What is no picture, or too much of one: each is a mistake that says what to do, or works.

use super::{
    photographs::{jpeg, moving_png, png, png_that_claims, scene, webp},
    world::World,
};
use cong_api::Picture;

/// A JPEG of four inks: the count stands in the frame's header.
fn of_inks() -> Vec<u8> {
    let mut bytes = jpeg(&scene(64, 64));
    let frame = bytes.windows(2).position(|two| two == [0xff, 0xc0]).expect("a frame");
    bytes[frame + 9] = 4;
    bytes
}

fn moving_webp() -> Vec<u8> {
    let still = webp(scene(8, 8));
    let frame = &still[12..];
    let length = |bytes: &[u8]| u32::try_from(bytes.len()).expect("short").to_le_bytes();
    let animation =
        [b"VP8X".as_slice(), &10u32.to_le_bytes(), &[2, 0, 0, 0, 7, 0, 0, 7, 0, 0], b"ANIM", &6u32.to_le_bytes(), &[0; 6]]
            .concat();
    let inner = [&[0u8; 6][..], &[7, 0, 0, 7, 0, 0], &[50, 0, 0, 0], frame].concat();
    let content = [b"WEBP".as_slice(), &animation, b"ANMF", &length(&inner), &inner].concat();
    [b"RIFF".as_slice(), &length(&content), &content].concat()
}

#[test]
fn what_is_no_picture_is_a_mistake_that_says_what_to_do() {
    let whole = jpeg(&scene(600, 400));
    let drawing = |text: &str| text.as_bytes().to_vec();
    let cases: [(&str, Vec<u8>, &str); 15] = [
        ("trong.jpg", Vec::new(), "is empty: copy it again"),
        ("cat-ngang.jpg", whole[..whole.len() / 2].to_vec(), "ends in the middle of the picture: copy it again"),
        ("dau.jpg", whole[..40].to_vec(), "ends in the middle of the picture"),
        ("cat-ngang.png", png(scene(600, 400))[..200].to_vec(), "is broken: export it or copy it again"),
        ("cat-ngang.webp", webp(scene(600, 400))[..60].to_vec(), "is broken"),
        ("chu.jpg", b"Xin ch\xc3\xa0o".to_vec(), "is no picture that browsers know"),
        ("trang.svg", drawing("<html><body>Không</body></html>"), "is no picture that browsers know"),
        ("khong-co-co.svg", drawing("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), "does not say how large it is"),
        ("iphone.jpg", b"\0\0\0\x18ftypheic\0\0\0\0mif1".to_vec(), "is a HEIC (iPhone) file: export it as JPEG"),
        ("may-scan.jpg", b"II*\0\x08\0\0\0".to_vec(), "is a TIFF or camera RAW file"),
        ("bom.png", png_that_claims(60_000, 60_000), "has 60000 × 60000 pixels: hand it in with at most 64 million"),
        ("in.jpg", of_inks(), "is in the colours of a printer (CMYK)"),
        ("dong.png", moving_png(), "moves: hand in a still picture"),
        ("dong.webp", moving_webp(), "moves: hand in a still picture"),
        ("nhe.gif", b"GIF89a\x01\0\x01\0".to_vec(), "is a GIF file"),
    ];
    for (name, bytes, expected) in cases {
        let world = World::new();
        world.show(name, &bytes);
        let mistakes = world.load().err().unwrap_or_default();
        let told = format!("items/tin-tuc-su-kien/a.toml:1: “Tin 0”: pictures/{name} {expected}");
        assert!(mistakes.len() == 1 && mistakes[0].starts_with(&told), "expected “{told}” in {mistakes:?}");
        assert!(!world.media().exists(), "{name}: nothing is written");
    }
}

#[test]
fn names_that_lead_elsewhere_name_nothing() {
    let world = World::new();
    for name in ["../site.toml", ".stamps/a", "pictures/a.jpg", "", "khong-co.jpg"] {
        world.name(&[name]);
        let mistakes = world.load().err().unwrap_or_default();
        assert!(mistakes.len() == 1 && mistakes[0].contains(&format!("there is no file “{name}” in pictures/")), "{mistakes:?}");
    }
}

#[test]
fn what_import_finds_is_not_for_editors_to_write() {
    let world = World::new();
    world.show("a.jpg", &jpeg(&scene(40, 30)));
    let item =
        "[[item]]\nslug = \"a\"\ntitle = \"A\"\npublished = \"-1d\"\npicture = { src = \"a.jpg\", alt = \"\", width = 4 }\n";
    world.write("items/tin-tuc-su-kien/a.toml", item.as_bytes());
    let mistakes = world.load().err().unwrap_or_default();
    assert!(mistakes.len() == 1 && mistakes[0].contains("width, height and widths are found at import"), "{mistakes:?}");
}

#[test]
fn a_broken_picture_that_nothing_names_is_in_nobodys_way() {
    let world = World::new();
    world.show("a.jpg", &jpeg(&scene(40, 30)));
    world.write("pictures/nua-chung.jpg", b"\xff\xd8\xff");
    world.write("pictures/hong.svg", b"<svg");
    let (_, published) = world.import();
    assert_eq!(published.made, 1);
    assert!(world.names().iter().all(|name| name.starts_with("a-")), "an original never stands there: {:?}", world.names());
}

#[test]
fn odd_shapes_work() {
    for (width, height) in [(1, 1), (20_000, 100), (100, 20_000), (1, 5000), (65, 1)] {
        let world = World::new();
        world.show("a.png", &png(scene(width, height)));
        let (picture, _) = world.import();
        assert_eq!((picture.width, picture.height), (width, height));
        for &width in &picture.widths {
            let copy = image::load_from_memory(&world.published(&Picture::copy(&picture.src, width))).expect("a picture");
            assert_eq!(copy.width(), width);
        }
        let plain = image::load_from_memory(&world.published(&picture.src)).expect("a picture");
        assert!(plain.width() <= 1280 && plain.height() <= 8192, "{} × {}", plain.width(), plain.height());
    }
}

#[test]
fn what_stands_behind_the_end_of_a_picture_does_no_harm() {
    let world = World::new();
    // Telephones put a film there, and a second picture.
    let more = [jpeg(&scene(400, 300)), b"MotionPhoto_Data".to_vec(), jpeg(&scene(40, 30))].concat();
    world.show("a.jpg", &more);
    assert_eq!((world.import().0.width, world.names().len()), (400, 3));
}
