//! Decodes a picture, within bounds, into 8 bits a colour.

use super::jpeg;
use image::{
    DynamicImage, ImageDecoder, ImageError, ImageFormat, Limits,
    codecs::{jpeg::JpegDecoder, png::PngDecoder, webp::WebPDecoder},
    metadata::Orientation,
};
use std::io::Cursor;

/// Pixels of one picture. A file of a few kilobytes may ask for gigabytes; telephones make up to 50 million, of which a screen shows two.
pub const MOST_PIXELS: u64 = 64_000_000;

/// A decoded picture; how it is turned and what its colours mean is still to be applied.
pub struct Raster {
    /// RGB, or RGBA where something shows through.
    pub image: DynamicImage,
    pub orientation: Orientation,
    pub profile: Option<Vec<u8>>,
}

pub fn decode(bytes: &[u8], format: ImageFormat) -> Result<Raster, String> {
    let mut limits = Limits::default();
    // A pixel takes 8 bytes at most: four colours of 16 bits.
    limits.max_alloc = Some(MOST_PIXELS * 8);
    let mut decoder = decoder(bytes, format, limits.clone())?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        let millions = MOST_PIXELS / 1_000_000;
        return Err(format!("has {width} × {height} pixels: hand it in with at most {millions} million, 2560 wide is plenty"));
    }
    decoder.set_limits(limits).map_err(|error| broken(&error))?;
    // Metadata that cannot be read is no reason to refuse a picture that can.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    let image = DynamicImage::from_decoder(decoder).map_err(|error| broken(&error))?;
    Ok(Raster { image: eight_bits(image), orientation, profile })
}

fn decoder(bytes: &[u8], format: ImageFormat, limits: Limits) -> Result<Box<dyn ImageDecoder + '_>, String> {
    let moves = || "moves: hand in a still picture, readers could not stop it (WCAG 2.2.2)".to_owned();
    let reader = Cursor::new(bytes);
    Ok(match format {
        ImageFormat::Jpeg => {
            jpeg::check(bytes)?;
            Box::new(JpegDecoder::new(reader).map_err(|error| broken(&error))?)
        }
        ImageFormat::Png => {
            let decoder = PngDecoder::with_limits(reader, limits).map_err(|error| broken(&error))?;
            if decoder.is_apng().map_err(|error| broken(&error))? {
                return Err(moves());
            }
            Box::new(decoder)
        }
        _ => {
            let decoder = WebPDecoder::new(reader).map_err(|error| broken(&error))?;
            if decoder.has_animation() {
                return Err(moves());
            }
            Box::new(decoder)
        }
    })
}

fn broken(error: &ImageError) -> String {
    format!("is broken: export it or copy it again ({error})")
}

/// Transparency that hides nothing is dropped: it would cost every reader bytes.
fn eight_bits(image: DynamicImage) -> DynamicImage {
    if !image.color().has_alpha() {
        return DynamicImage::ImageRgb8(image.into_rgb8());
    }
    let image = image.into_rgba8();
    if image.pixels().all(|pixel| pixel.0[3] == u8::MAX) {
        return DynamicImage::ImageRgb8(DynamicImage::ImageRgba8(image).into_rgb8());
    }
    DynamicImage::ImageRgba8(image)
}

impl Raster {
    /// Width and height as shown: cameras keep the pixels as the sensor lay and say how they are to be turned.
    pub fn size(&self) -> (u32, u32) {
        let (width, height) = (self.image.width(), self.image.height());
        if self.lies() { (height, width) } else { (width, height) }
    }

    /// Whether it is turned by a quarter.
    pub fn lies(&self) -> bool {
        use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
        matches!(self.orientation, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH)
    }
}
