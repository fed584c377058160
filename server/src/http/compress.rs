//! Bodies in the encodings that clients take: brotli at once, gzip when somebody asks for it, or as they are.

use crate::{common::Common, parts};
use axum::{
    body::Bytes,
    http::{HeaderMap, HeaderValue, header},
};
use flate2::{Compression, write::GzEncoder};
use std::{
    io::{Read, Write},
    sync::{Arc, OnceLock},
};

#[derive(Clone, Default)]
pub struct Body {
    /// Empty where only the brotli is kept.
    plain: Bytes,
    pub brotli: Option<Bytes>,
    gzip: OnceLock<Option<Bytes>>,
}

/// The window that just holds a body of that length, as a power of two: the encoder clears buffers of its size. RFC 7932 knows 10 to 24; at 16
/// and below the encoder takes another way, which is many times slower.
fn window(length: usize) -> u32 {
    (length + 16).next_power_of_two().ilog2().clamp(17, 22)
}

/// Below this a compressed body is hardly smaller and costs a header.
const WORTH_IT: usize = 600;

impl Body {
    /// Compresses at a brotli quality of 0 to 11.
    pub fn compressed(plain: impl Into<Bytes>, quality: u32) -> Self {
        let plain = plain.into();
        if plain.len() < WORTH_IT {
            return Self { plain, gzip: OnceLock::from(None), ..Self::default() };
        }
        let mut brotli = Vec::with_capacity(plain.len() / 3);
        let written = {
            let mut writer = brotli::CompressorWriter::new(&mut brotli, plain.len(), quality, window(plain.len()));
            writer.write_all(&plain).and_then(|()| writer.flush())
        };
        // Kept for long: without the room that a vector grows by.
        Self { brotli: written.is_ok().then(|| brotli.into_boxed_slice().into()), plain, gzip: OnceLock::new() }
    }

    /// A page, quickly: what it shares with others is compressed already.
    pub fn of_page(html: impl Into<Bytes>, common: Option<(usize, Arc<Common>)>) -> Self {
        let plain = html.into();
        let joined = common.and_then(|(at, common)| {
            let (before, end) = (&plain[..at], at + common.text.len());
            let rest = parts::after(&plain[..end], &plain[end..], 5);
            Some(parts::join(&[parts::after(b"", before, 5)?, common.packed()?, rest?]))
        });
        match joined {
            Some(joined) => Self { brotli: Some(joined), plain, gzip: OnceLock::new() },
            None => Self::compressed(plain, 5),
        }
    }

    /// A file with what was compressed at build time beside it.
    pub fn of_files(plain: Bytes, brotli: Option<Bytes>, gzip: Option<Bytes>) -> Self {
        Self { plain, brotli, gzip: OnceLock::from(gzip) }
    }

    /// The same with a fraction of the memory: the few who take no brotli are given what it is unpacked to.
    pub fn slim(self) -> Self {
        if self.brotli.is_some() { Self { plain: Bytes::new(), ..self } } else { self }
    }

    /// The body without an encoding.
    pub fn plain(&self) -> Bytes {
        let packed = self.brotli.as_ref().filter(|_| self.plain.is_empty());
        let Some(packed) = packed else { return self.plain.clone() };
        let mut plain = Vec::new();
        match brotli::Decompressor::new(&packed[..], 16 * 1024).read_to_end(&mut plain) {
            Ok(_) => plain.into(),
            // We made it ourselves: it cannot be broken.
            Err(_) => Bytes::new(),
        }
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
        if let Some(brotli) = self.brotli.as_ref().filter(|_| takes("br")) {
            return (brotli.clone(), Some(HeaderValue::from_static("br")));
        }
        match takes("gzip").then(|| self.gzip.get_or_init(|| gzip(&self.plain()))) {
            Some(Some(gzip)) => (gzip.clone(), Some(HeaderValue::from_static("gzip"))),
            _ => (self.plain(), None),
        }
    }

    /// Bytes of memory.
    pub fn weight(&self) -> usize {
        let length = |bytes: &Option<Bytes>| bytes.as_ref().map_or(0, Bytes::len);
        self.plain.len() + length(&self.brotli) + self.gzip.get().map_or(0, length)
    }
}

fn gzip(plain: &[u8]) -> Option<Bytes> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(plain).and_then(|()| encoder.finish()).ok().map(|gzip| gzip.into_boxed_slice().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asking(encodings: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(encodings))])
    }

    #[test]
    fn every_client_gets_the_same_text_from_what_is_kept() {
        let text = "Đăng ký khai sinh. ".repeat(200);
        let body = Body::compressed(text.clone(), 5).slim();
        assert!(body.weight() < text.len() / 2, "only the brotli is kept");
        let (plain, encoding) = body.choose(&asking("identity"));
        assert_eq!((plain, encoding), (text.clone().into(), None));
        let (gzip, encoding) = body.choose(&asking("gzip, br;q=0"));
        assert_eq!(encoding, Some(HeaderValue::from_static("gzip")));
        let mut unpacked = String::new();
        flate2::read::GzDecoder::new(&gzip[..]).read_to_string(&mut unpacked).expect("gzip");
        assert_eq!(unpacked, text);
        let (_, encoding) = body.choose(&asking("gzip, deflate, br, zstd"));
        assert_eq!(encoding, Some(HeaderValue::from_static("br")));
    }

    #[test]
    fn what_is_small_is_sent_as_it_is() {
        let body = Body::compressed("ok", 11).slim();
        assert_eq!(body.choose(&asking("gzip, br")), ("ok".into(), None));
    }
}
