//! The copies of a picture: which widths, how they are named and how they are made.

use super::{
    Shown,
    original::Kind,
    raster::{self, Raster},
    svg,
};
use cong_api::{Picture, fold::slugify};
use fast_image_resize::Resizer;
use flate2::{Compression, write::GzEncoder};
use image::{
    DynamicImage, ImageEncoder,
    codecs::{jpeg::JpegEncoder, png::PngEncoder},
};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use std::{borrow::Cow, io::Write};

/// Part of every name: another way of making copies makes other names, because what is under a name never changes.
pub const RECIPE: u32 = 1;

/// Widths in pixels: a telephone's thumbnail to the widest place of the page on a fine screen.
const WIDTHS: [u32; 5] = [320, 640, 960, 1280, 1920];
/// Width and height that the copy for feeds, link previews and old browsers fits into.
const PLAIN: (u32, u32) = (1280, 8192);
/// Sides of a WebP have 14 bits.
const WEBP_SIDE: u32 = 16_383;
const WEBP_QUALITY: f32 = 76.0;
const JPEG_QUALITY: u8 = 82;
/// Letters of an editor's name that are kept in the published one.
const NAME: usize = 40;

/// A file that is published.
pub struct File {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// What is shown of a picture; `hash` tells its original from all others.
pub fn plan(name: &str, hash: &str, bytes: &[u8], kind: &Kind) -> Result<Shown, String> {
    match kind {
        Kind::Drawing => {
            let (width, height) = svg::size(bytes)?;
            Ok(Shown { src: format!("{}.svg", stem(name, hash)), width, height, widths: Vec::new() })
        }
        Kind::Raster(format) => {
            let raster = raster::decode(bytes, *format)?;
            let (width, height) = raster.size();
            let ending = if raster.image.color().has_alpha() { "png" } else { "jpg" };
            Ok(Shown { src: format!("{}.{ending}", stem(name, hash)), width, height, widths: widths(width, height) })
        }
    }
}

/// Every file of a picture as planned.
pub fn make(bytes: &[u8], kind: &Kind, shown: &Shown) -> Result<Vec<File>, String> {
    match kind {
        Kind::Drawing => drawing(bytes, &shown.src).map_err(|error| error.to_string()),
        Kind::Raster(format) => rasters(raster::decode(bytes, *format)?, shown),
    }
}

/// Names of every file of a picture as planned.
pub fn names(shown: &Shown) -> Vec<String> {
    if shown.src.ends_with(".svg") {
        return ["", ".br", ".gz"].iter().map(|ending| format!("{}{ending}", shown.src)).collect();
    }
    let copies = shown.widths.iter().map(|&width| Picture::copy(&shown.src, width));
    copies.chain([shown.src.clone()]).collect()
}

/// A name that may stand in any address: the hash tells `a.jpg` from `a.png`, and this version of it from the next.
fn stem(name: &str, hash: &str) -> String {
    let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let mut slug = slugify(name);
    slug.truncate(NAME);
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { hash.to_owned() } else { format!("{slug}-{hash}") }
}

/// The steps well below a picture's own width, and then that width, as far as anybody can see it.
fn widths(width: u32, height: u32) -> Vec<u32> {
    let own = width.min(WIDTHS[WIDTHS.len() - 1]);
    let steps = WIDTHS.into_iter().filter(|&step| u64::from(step) * 20 < u64::from(own) * 17).chain([own]);
    steps.filter(|&step| scaled(width, height, step).1 <= WEBP_SIDE).collect()
}

/// Width and height at another width.
fn scaled(width: u32, height: u32, to: u32) -> (u32, u32) {
    let height = (u64::from(height) * u64::from(to) + u64::from(width) / 2) / u64::from(width.max(1));
    (to, u32::try_from(height).unwrap_or(u32::MAX).max(1))
}

/// Width and height within the bounds of the plain copy.
fn plain(width: u32, height: u32) -> (u32, u32) {
    let (to, tall) = scaled(width, height, width.min(PLAIN.0));
    if tall <= PLAIN.1 { (to, tall) } else { (scaled(height, width, PLAIN.1).1, PLAIN.1) }
}

/// The largest copy is made of the original and all others of that one: the original's pixels are let go of first.
fn rasters(raster: Raster, shown: &Shown) -> Result<Vec<File>, String> {
    let (width, height) = raster.size();
    let widest = shown.widths.last().copied().unwrap_or(0);
    let plain = plain(width, height);
    let first = if widest >= plain.0 { scaled(width, height, widest) } else { plain };
    let turned = if raster.lies() { (first.1, first.0) } else { first };
    let mut image = resized(&raster.image, turned)?.into_owned();
    let (orientation, profile) = (raster.orientation, raster.profile);
    drop(raster.image);
    if let Some(profile) = profile {
        image = in_srgb(image, &profile);
    }
    image.apply_orientation(orientation);
    let mut files = Vec::new();
    for &width in &shown.widths {
        let copy = resized(&image, scaled(shown.width, shown.height, width))?;
        files.push(File { name: Picture::copy(&shown.src, width), bytes: webp(&copy)? });
    }
    files.push(File { name: shown.src.clone(), bytes: plain_copy(&*resized(&image, plain)?)? });
    Ok(files)
}

fn resized(image: &DynamicImage, (width, height): (u32, u32)) -> Result<Cow<'_, DynamicImage>, String> {
    if (image.width(), image.height()) == (width, height) {
        return Ok(Cow::Borrowed(image));
    }
    let mut copy = DynamicImage::new(width, height, image.color());
    Resizer::new().resize(image, &mut copy, None).map_err(|error| error.to_string())?;
    Ok(Cow::Owned(copy))
}

/// Colours as screens take them that are told nothing else: the copies carry no profile. One that cannot be read is no profile, as in browsers;
/// so is one of greys, whose curve is nearly the same.
fn in_srgb(image: DynamicImage, profile: &[u8]) -> DynamicImage {
    let Ok(profile) = ColorProfile::new_from_slice(profile) else { return image };
    if profile.color_space != DataColorSpace::Rgb {
        return image;
    }
    let layout = if image.color().has_alpha() { Layout::Rgba } else { Layout::Rgb };
    let options = TransformOptions::default();
    let Ok(transform) = profile.create_transform_8bit(layout, &ColorProfile::new_srgb(), layout, options) else { return image };
    let mut turned = DynamicImage::new(image.width(), image.height(), image.color());
    let done = match &mut turned {
        DynamicImage::ImageRgb8(to) => transform.transform(image.as_bytes(), to),
        DynamicImage::ImageRgba8(to) => transform.transform(image.as_bytes(), to),
        _ => return image,
    };
    if done.is_ok() { turned } else { image }
}

fn webp(image: &DynamicImage) -> Result<Vec<u8>, String> {
    let encoder = match image {
        DynamicImage::ImageRgba8(image) => webp::Encoder::from_rgba(image, image.width(), image.height()),
        other => webp::Encoder::from_rgb(other.as_bytes(), other.width(), other.height()),
    };
    let copy = encoder.encode_simple(false, WEBP_QUALITY).map_err(|error| format!("cannot be written as WebP: {error:?}"))?;
    Ok(copy.to_vec())
}

/// For what reads no WebP: JPEG, or PNG where something shows through.
fn plain_copy(image: &DynamicImage) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let (width, height, colour) = (image.width(), image.height(), image.color().into());
    let written = if image.color().has_alpha() {
        PngEncoder::new(&mut bytes).write_image(image.as_bytes(), width, height, colour)
    } else {
        JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY).write_image(image.as_bytes(), width, height, colour)
    };
    written.map_err(|error| error.to_string())?;
    Ok(bytes)
}

/// A drawing is published as it is, with its two packed forms: nothing is compressed for a request.
fn drawing(bytes: &[u8], src: &str) -> std::io::Result<Vec<File>> {
    let mut brotli = Vec::new();
    {
        let mut writer = brotli::CompressorWriter::new(&mut brotli, 16 * 1024, 11, 22);
        writer.write_all(bytes)?;
    }
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(bytes)?;
    Ok(vec![
        File { name: format!("{src}.br"), bytes: brotli },
        File { name: format!("{src}.gz"), bytes: gzip.finish()? },
        File { name: src.to_owned(), bytes: bytes.to_vec() },
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_copy_is_wider_than_its_picture_and_none_is_nearly_the_same_as_the_next() {
        for ((width, height), expected) in [
            ((4000, 3000), vec![320, 640, 960, 1280, 1920]),
            ((1920, 1080), vec![320, 640, 960, 1280, 1920]),
            ((1000, 750), vec![320, 640, 1000]),
            ((300, 200), vec![300]),
            ((1, 1), vec![1]),
            ((20_000, 100), vec![320, 640, 960, 1280, 1920]),
            ((100, 20_000), vec![]),
            ((1000, 20_000), vec![320, 640]),
        ] {
            assert_eq!(widths(width, height), expected, "{width} × {height}");
        }
        assert_eq!(plain(4000, 3000), (1280, 960));
        assert_eq!(plain(100, 20_000), (41, 8192));
    }

    #[test]
    fn every_name_becomes_one_that_may_stand_in_an_address() {
        for (name, expected) in [
            ("Lễ hội Đua thuyền (1).JPG", "le-hoi-dua-thuyen-1-0123456789abcdef"),
            ("照片.png", "0123456789abcdef"),
            ("a", "a-0123456789abcdef"),
        ] {
            assert_eq!(stem(name, "0123456789abcdef"), expected);
        }
        assert!(stem(&"đ".repeat(300), "0123456789abcdef").len() <= NAME + 17);
    }
}
