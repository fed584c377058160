//! What a file is that was handed in, told by its bytes: the ending of a name says nothing.

use image::ImageFormat;

/// Bytes of one file: beyond it is a scan for print, or no picture.
pub const MOST_BYTES: u64 = 64 * 1024 * 1024;

pub enum Kind {
    Raster(ImageFormat),
    Drawing,
}

/// The kind of a file, or what is wrong with it.
pub fn kind(bytes: &[u8]) -> Result<Kind, String> {
    if bytes.is_empty() {
        return Err("is empty: copy it again".to_owned());
    }
    let head = &bytes[..bytes.len().min(512)];
    if head.starts_with(b"\xff\xd8\xff") {
        return Ok(Kind::Raster(ImageFormat::Jpeg));
    }
    if head.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Ok(Kind::Raster(ImageFormat::Png));
    }
    if head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP") {
        return Ok(Kind::Raster(ImageFormat::WebP));
    }
    if is_drawing(bytes) {
        return Ok(Kind::Drawing);
    }
    Err(match foreign(head) {
        Some(name) => format!("is a {name} file: export it as JPEG, PNG or WebP"),
        None => "is no picture that browsers know: hand in JPEG, PNG, WebP or SVG".to_owned(),
    })
}

/// Formats that cameras, telephones and office programs write and that we do not read.
fn foreign(head: &[u8]) -> Option<&'static str> {
    if head.get(4..8) == Some(b"ftyp") {
        return Some(match head.get(8..12) {
            Some(b"heic" | b"heix" | b"mif1" | b"msf1" | b"hevc") => "HEIC (iPhone)",
            Some(b"avif" | b"avis") => "AVIF",
            _ => "film",
        });
    }
    let known: [(&[u8], &str); 5] =
        [(b"GIF8", "GIF"), (b"II*\0", "TIFF or camera RAW"), (b"MM\0*", "TIFF or camera RAW"), (b"BM", "BMP"), (b"%PDF", "PDF")];
    known.iter().find(|(magic, _)| head.starts_with(magic)).map(|(_, name)| *name)
}

/// Text whose first element is `svg`.
fn is_drawing(bytes: &[u8]) -> bool {
    super::svg::root(bytes).is_some()
}
