//! What becomes of a picture, and what a second import costs.

use super::{
    photographs::{CAMERA, jpeg, png, scene, webp, with_exif, with_profile},
    world::{World, files},
};
use cong_api::Picture;
use cong_server::import::pictures::Published;
use image::{DynamicImage, GenericImageView, ImageBuffer, ImageFormat, Rgba, RgbaImage};
use std::{
    fs::{self, File},
    time::{Duration, SystemTime},
};

fn decoded(bytes: &[u8]) -> DynamicImage {
    image::load_from_memory(bytes).expect("a picture")
}

/// Where a picture is red and where its bright edge is, as told by its corners.
fn corner(image: &DynamicImage, right: bool, below: bool) -> [u8; 3] {
    let (width, height) = image.dimensions();
    let at = |far: bool, length: u32| if far { length - 1 - length / 20 } else { length / 20 };
    let Rgba([r, g, b, _]) = image.get_pixel(at(right, width), at(below, height));
    [r, g, b]
}

#[test]
fn a_photograph_becomes_copies_that_are_never_wider_than_it() {
    let world = World::new();
    world.show("Lễ hội 2024.JPG", &jpeg(&scene(2400, 1800)));
    let (picture, published) = world.import();
    assert_eq!((picture.width, picture.height), (2400, 1800));
    assert_eq!(picture.widths, [320, 640, 960, 1280, 1920]);
    assert!(picture.src.starts_with("le-hoi-2024-") && picture.src.ends_with(".jpg"), "{}", picture.src);
    assert_eq!(published, Published { made: 1, ..Published::default() });
    for &width in &picture.widths {
        let copy = world.published(&Picture::copy(&picture.src, width));
        assert_eq!(image::guess_format(&copy).ok(), Some(ImageFormat::WebP));
        assert_eq!(decoded(&copy).dimensions(), (width, width * 3 / 4));
    }
    let plain = world.published(&picture.src);
    assert_eq!(image::guess_format(&plain).ok(), Some(ImageFormat::Jpeg));
    assert_eq!(decoded(&plain).dimensions(), (1280, 960));
    assert_eq!(world.names().len(), 6, "and nothing else, not the original: {:?}", world.names());
}

#[test]
fn every_way_a_camera_was_held_is_shown_upright() {
    // Where the red half lies in the picture as shown, for each way that EXIF can say.
    for (orientation, size, red, edge) in [
        (1, (800, 600), (false, false), (true, true)),
        (2, (800, 600), (true, false), (false, true)),
        (3, (800, 600), (true, true), (false, false)),
        (4, (800, 600), (false, true), (true, false)),
        (5, (600, 800), (false, false), (true, true)),
        (6, (600, 800), (true, false), (false, true)),
        (7, (600, 800), (true, true), (false, false)),
        (8, (600, 800), (false, true), (true, false)),
    ] {
        let world = World::new();
        world.show("a.jpg", &with_exif(&jpeg(&scene(800, 600)), orientation));
        let (picture, _) = world.import();
        assert_eq!((picture.width, picture.height), size, "orientation {orientation}");
        let widest = Picture::copy(&picture.src, *picture.widths.last().expect("a width"));
        for name in [&picture.src, &widest] {
            let shown = decoded(&world.published(name));
            assert_eq!(shown.dimensions(), size, "orientation {orientation}");
            // The corner that was above on the left is red with the edge, the one across from it blue without.
            let ([r, g, b], [_, far_g, far_b]) = (corner(&shown, red.0, red.1), corner(&shown, edge.0, edge.1));
            assert!(r > 150 && g > 80 && b < 90, "orientation {orientation}: {r} {g} {b}");
            assert!(far_b > 150 && far_g < 60, "orientation {orientation}");
        }
    }
}

#[test]
fn nothing_that_a_camera_wrote_is_left() {
    let world = World::new();
    let original = with_exif(&jpeg(&scene(700, 500)), 1);
    let holds = |bytes: &[u8], words: &[u8]| bytes.windows(words.len()).any(|part| part == words);
    assert!(holds(&original, CAMERA.as_bytes()) && holds(&original, b"Exif"), "the test's own picture has it");
    world.show("a.jpg", &original);
    world.import();
    for name in world.names() {
        let copy = world.published(&name);
        for words in [CAMERA.as_bytes(), b"Exif", b"EXIF", b"XMP ", b"ICCP", b"ICC_PROFILE"] {
            assert!(!holds(&copy, words), "{name} holds {}", String::from_utf8_lossy(words));
        }
    }
}

#[test]
fn colours_of_a_telephone_are_turned_into_those_of_every_screen() {
    let world = World::new();
    // Pure green of Display P3 lies outside sRGB, a mild one inside: the same numbers would be paler.
    let mild = image::RgbImage::from_pixel(400, 300, image::Rgb([100, 180, 100]));
    let profile = moxcms::ColorProfile::new_display_p3().encode().expect("a profile");
    world.show("a.jpg", &with_profile(&jpeg(&mild), &profile));
    let (picture, _) = world.import();
    let [r, g, b] = corner(&decoded(&world.published(&picture.src)), false, false);
    assert!(r < 90 && g > 178 && b < 100, "{r} {g} {b}");
    world.show("a.jpg", &with_profile(&jpeg(&mild), b"no profile at all"));
    let (picture, _) = world.import();
    let [r, g, b] = corner(&decoded(&world.published(&picture.src)), false, false);
    assert!(r.abs_diff(100) < 4 && g.abs_diff(180) < 4 && b.abs_diff(100) < 4, "{r} {g} {b}");
}

#[test]
fn what_shows_through_stays_so_and_other_depths_become_eight_bits() {
    let world = World::new();
    let through = RgbaImage::from_fn(400, 300, |x, _| if x < 200 { Rgba([0, 0, 0, 0]) } else { Rgba([10, 200, 10, 255]) });
    world.show("a.png", &png(through));
    let (picture, _) = world.import();
    assert!(picture.src.ends_with(".png"), "{}", picture.src);
    for name in world.names() {
        assert_eq!(decoded(&world.published(&name)).get_pixel(20, 20).0[3], 0, "{name}");
    }
    let deep = ImageBuffer::<image::Rgb<u16>, _>::from_pixel(400, 300, image::Rgb([65_535, 30_000, 0]));
    let opaque = RgbaImage::from_pixel(400, 300, Rgba([255, 117, 0, 255]));
    let grey = image::GrayImage::from_pixel(400, 300, image::Luma([117]));
    for bytes in [png(deep), png(opaque.clone()), webp(opaque), png(grey)] {
        world.show("a.png", &bytes);
        let (picture, _) = world.import();
        assert!(picture.src.ends_with(".jpg"), "nothing shows through: {}", picture.src);
        assert_eq!(corner(&decoded(&world.published(&picture.src)), false, false)[1].abs_diff(117), 0);
    }
}

#[test]
fn a_drawing_is_packed_once_and_says_how_large_it_is() {
    let world = World::new();
    let drawing = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1200 900\">{}</svg>",
        "<path d=\"M0 0h9\"/>".repeat(200)
    );
    world.show("phong-nha.svg", drawing.as_bytes());
    let (picture, _) = world.import();
    assert_eq!((picture.width, picture.height, picture.widths.len()), (1200, 900, 0));
    assert_eq!(world.names().len(), 3, "{:?}", world.names());
    let mut unpacked = Vec::new();
    let packed = world.published(&format!("{}.br", picture.src));
    brotli::BrotliDecompress(&mut &packed[..], &mut unpacked).expect("brotli");
    assert_eq!(unpacked, drawing.as_bytes());
}

#[test]
fn two_files_of_one_name_do_not_meet() {
    let world = World::new();
    world.write("pictures/a.jpg", &jpeg(&scene(400, 300)));
    world.write("pictures/a.png", &png(scene(400, 301)));
    world.name(&["a.jpg", "a.png"]);
    let content = world.load().unwrap_or_else(|mistakes| panic!("{mistakes:?}"));
    let sources: Vec<_> = content.items.iter().filter_map(|item| Some(item.picture.as_ref()?.src.clone())).collect();
    assert!(sources.len() == 2 && sources[0] != sources[1], "{sources:?}");
    // A name with marks is found in both ways of writing them.
    world.write("pictures/le\u{302}\u{303}.jpg", &jpeg(&scene(400, 300)));
    world.name(&["lễ.jpg"]);
    assert!(world.load().is_ok());
}

#[test]
fn a_second_import_reads_no_picture_and_writes_no_copy() {
    let world = World::new();
    world.show("a.jpg", &jpeg(&scene(1000, 750)));
    let (picture, _) = world.import();
    let original = world.content.path().join("pictures/a.jpg");
    let (bytes, changed) =
        (fs::read(&original).expect("read"), fs::metadata(&original).and_then(|file| file.modified()).expect("a date"));
    // The same size and date with other bytes: whoever reads them finds no picture.
    fs::write(&original, vec![b'x'; bytes.len()]).expect("written");
    File::options().append(true).open(&original).and_then(|file| file.set_modified(changed)).expect("dated");
    let (again, published) = world.import();
    assert_eq!((&again, published), (&picture, Published { unchanged: 1, ..Published::default() }));
    // Copied anew with another date, the bytes are read and known: nothing is decoded, nothing made.
    fs::write(&original, &bytes).expect("written");
    let (again, published) = world.import();
    assert_eq!((&again, published), (&picture, Published { unchanged: 1, ..Published::default() }));
}

#[test]
fn what_a_crash_left_is_made_again_and_never_has_a_name() {
    let world = World::new();
    world.show("a.jpg", &jpeg(&scene(1000, 750)));
    let (picture, _) = world.import();
    let folder = world.media().join("pictures");
    let copy = folder.join(Picture::copy(&picture.src, 640));
    // After a loss of power a file may be there and empty; another may be missing; a third was never renamed.
    File::create(&copy).expect("emptied");
    fs::remove_file(folder.join(&picture.src)).expect("removed");
    let part = folder.join(".part-1-1");
    fs::write(&part, "half").expect("written");
    let (_, published) = world.import();
    assert_eq!(published.made, 1);
    assert_eq!(decoded(&world.published(&Picture::copy(&picture.src, 640))).width(), 640);
    assert!(part.exists(), "it may be of an import that still runs");
    age(&part, 2);
    world.import();
    assert!(!part.exists());
    // A stamp that was cut off is no stamp.
    fs::write(folder.join(".stamps/a.jpg.json"), "{\"recipe\":1,").expect("written");
    assert_eq!(world.import().0, picture);
}

#[test]
fn copies_that_nothing_names_stay_as_long_as_old_pages_may_name_them() {
    let world = World::new();
    world.show("a.jpg", &jpeg(&scene(1000, 750)));
    let (old, _) = world.import();
    world.show("a.jpg", &jpeg(&scene(1000, 700)));
    let (new, published) = world.import();
    assert_ne!(old.src, new.src, "another picture has another address");
    assert_eq!(published.removed, 0);
    let folder = world.media().join("pictures");
    for name in files(&folder) {
        age(&folder.join(name), 31);
    }
    let (_, published) = world.import();
    assert_eq!(published.removed, old.widths.len() + 1, "what is named counts as new");
    assert!(world.names().iter().all(|name| name.contains(&new.src[..new.src.len() - 4])), "{:?}", world.names());
    // What earlier imports put there as it was handed in goes at once.
    fs::write(folder.join("anh-goc.jpg"), "with its place").expect("written");
    world.import();
    assert!(!folder.join("anh-goc.jpg").exists());
}

fn age(file: &std::path::Path, days: u64) {
    let then = SystemTime::now() - Duration::from_secs(days * 24 * 3600);
    File::options().append(true).open(file).and_then(|file| file.set_modified(then)).expect("dated");
}
