//! Bodies compressed once and kept: brotli, gzip, or as they are.

use axum::{
    body::Bytes,
    http::{HeaderMap, HeaderValue, header},
};
use flate2::{Compression, write::GzEncoder};
use std::io::Write;

/// A body in the encodings that clients take.
#[derive(Clone, Default)]
pub struct Body {
    pub plain: Bytes,
    pub brotli: Option<Bytes>,
    pub gzip: Option<Bytes>,
}

/// Below this a compressed body is hardly smaller and costs a header.
const WORTH_IT: usize = 600;

impl Body {
    /// Compresses at a brotli quality of 0 to 11.
    pub fn compressed(plain: impl Into<Bytes>, quality: u32) -> Self {
        let plain = plain.into();
        if plain.len() < WORTH_IT {
            return Self { plain, ..Self::default() };
        }
        let mut brotli = Vec::new();
        let written = {
            let mut writer = brotli::CompressorWriter::new(&mut brotli, 16 * 1024, quality, 22);
            writer.write_all(&plain).and_then(|()| writer.flush())
        };
        let mut gzip = GzEncoder::new(Vec::new(), Compression::new(6));
        let gzip = gzip.write_all(&plain).and_then(|()| gzip.finish());
        Self { brotli: written.is_ok().then(|| brotli.into()), gzip: gzip.ok().map(Into::into), plain }
    }

    /// The body for a client, with its `Content-Encoding`.
    pub fn choose(&self, request: &HeaderMap) -> (Bytes, Option<HeaderValue>) {
        let accepted = request.get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).unwrap_or_default();
        let takes = |name: &str| {
            accepted.split(',').any(|part| {
                let mut words = part.split(';').map(str::trim);
                words.next() == Some(name) && !words.any(|word| word == "q=0")
            })
        };
        match (&self.brotli, &self.gzip) {
            (Some(brotli), _) if takes("br") => (brotli.clone(), Some(HeaderValue::from_static("br"))),
            (_, Some(gzip)) if takes("gzip") => (gzip.clone(), Some(HeaderValue::from_static("gzip"))),
            _ => (self.plain.clone(), None),
        }
    }

    pub fn weight(&self) -> usize {
        self.plain.len() + self.brotli.as_ref().map_or(0, Bytes::len) + self.gzip.as_ref().map_or(0, Bytes::len)
    }
}
