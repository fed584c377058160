//! Pictures that are made for a test, as cameras and programs write them.

use image::{DynamicImage, ExtendedColorType, ImageEncoder, ImageFormat, Rgb, RgbImage, codecs::jpeg::JpegEncoder};
use std::io::Cursor;

/// Red above, blue below, and on the left a bright edge: which way it is turned can be told.
pub fn scene(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let edge = if x < width / 8 { 120 } else { 0 };
        if y < height / 2 { Rgb([200, edge, 20]) } else { Rgb([20, edge, 200]) }
    })
}

pub fn jpeg(image: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    let written =
        JpegEncoder::new_with_quality(&mut bytes, 90).write_image(image, image.width(), image.height(), ExtendedColorType::Rgb8);
    written.expect("a JPEG");
    bytes
}

pub fn png(image: impl Into<DynamicImage>) -> Vec<u8> {
    written(image, ImageFormat::Png)
}

pub fn webp(image: impl Into<DynamicImage>) -> Vec<u8> {
    written(image, ImageFormat::WebP)
}

fn written(image: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.into().write_to(&mut bytes, format).expect("written");
    bytes.into_inner()
}

/// Words that a camera writes: whoever finds them in a copy has found its owner.
pub const CAMERA: &str = "Máy ảnh của ông Minh";

/// A JPEG with EXIF: how it is to be turned, the camera's owner, and where it was taken.
pub fn with_exif(jpeg: &[u8], orientation: u16) -> Vec<u8> {
    let owner = CAMERA.as_bytes();
    let mut tiff = b"MM\0*\0\0\0\x08".to_vec();
    let gps = 8 + 2 + 3 * 12 + 4;
    let text = gps + 2 + 12 + 4;
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        [&tag.to_be_bytes()[..], &kind.to_be_bytes(), &count.to_be_bytes(), &value].concat()
    };
    let number = |value: u32| value.to_be_bytes();
    let [high, low] = orientation.to_be_bytes();
    let make = entry(0x010f, 2, u32::try_from(owner.len()).expect("short"), number(text));
    let turned = entry(0x0112, 3, 1, [high, low, 0, 0]);
    let place = entry(0x8825, 4, 1, number(gps));
    let north = entry(1, 2, 2, *b"N\0\0\0");
    for part in [&[0, 3][..], &make, &turned, &place, &[0; 4], &[0, 1], &north, &[0; 4], owner] {
        tiff.extend_from_slice(part);
    }
    segment(jpeg, 0xe1, &[b"Exif\0\0", &tiff[..]].concat())
}

/// A JPEG with a colour profile.
pub fn with_profile(jpeg: &[u8], profile: &[u8]) -> Vec<u8> {
    segment(jpeg, 0xe2, &[b"ICC_PROFILE\0\x01\x01", profile].concat())
}

fn segment(jpeg: &[u8], marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).expect("short").to_be_bytes();
    [&jpeg[..2], &[0xff, marker], &length, content, &jpeg[2..]].concat()
}

/// A PNG of a few bytes that says it is so large.
pub fn png_that_claims(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = png(scene(8, 8));
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let crc = crc(&bytes[12..29]).to_be_bytes();
    bytes[29..33].copy_from_slice(&crc);
    bytes
}

/// A PNG that moves: its first chunk says so.
pub fn moving_png() -> Vec<u8> {
    let bytes = png(scene(8, 8));
    let content = [b"acTL".as_slice(), &2u32.to_be_bytes(), &0u32.to_be_bytes()].concat();
    [&bytes[..33], &8u32.to_be_bytes(), &content, &crc(&content).to_be_bytes(), &bytes[33..]].concat()
}

fn crc(bytes: &[u8]) -> u32 {
    let mut sum = flate2::Crc::new();
    sum.update(bytes);
    sum.sum()
}
