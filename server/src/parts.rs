//! Brotli streams that are put together of parts, so that a part which many answers share is compressed once.
//!
//! A stream is a header, meta-blocks and an empty last meta-block (RFC 7932, §9). A part is meta-blocks alone, byte for byte, that lean on nothing
//! before them: they begin with no last distances, and ask for no word of the static dictionary, whose place depends on all that came before. That
//! makes a page a fortieth larger than in one piece.

use axum::body::Bytes;
use brotli::{CompressorWriter, enc::BrotliEncoderParams};
use std::io::Write;

/// The window as a power of two: two times what the largest pages have.
const WINDOW: i32 = 18;

/// The header of that window, and an empty meta-block of metadata up to the end of the second byte (RFC 7932, §9.1 and §9.2).
const HEADER: [u8; 2] = [0b0110_0011, 0];

/// The last meta-block, which is empty.
const END: u8 = 0b11;

/// A text as a part, at a brotli quality of 2 to 11.
pub fn part(text: &[u8], quality: i32) -> Option<Bytes> {
    let params = BrotliEncoderParams {
        quality,
        lgwin: WINDOW,
        size_hint: text.len(),
        catable: true,
        appendable: true,
        bare_stream: true,
        byte_align: true,
        use_dictionary: false,
        ..BrotliEncoderParams::default()
    };
    let mut part = Vec::with_capacity(text.len() / 3);
    if !text.is_empty() {
        let mut writer = CompressorWriter::with_params(&mut part, text.len(), &params);
        writer.write_all(text).and_then(|()| writer.flush()).ok()?;
    }
    Some(part.into())
}

/// The stream of those parts.
pub fn join(parts: &[Bytes]) -> Bytes {
    let mut stream = Vec::with_capacity(parts.iter().map(Bytes::len).sum::<usize>() + HEADER.len() + 1);
    stream.extend_from_slice(&HEADER);
    parts.iter().for_each(|part| stream.extend_from_slice(part));
    stream.push(END);
    stream.into_boxed_slice().into()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    #[test]
    fn parts_of_any_length_and_quality_make_one_stream() {
        let long = "Thủ tục hành chính, <b class=\"x\">3 ngày</b>. ".repeat(12_000);
        let noise: String = (0..5000_u32).map(|n| char::from(33 + (n.wrapping_mul(2_654_435_761) >> 24) as u8 % 90)).collect();
        for texts in [
            vec!["", "", ""],
            vec!["a"],
            vec!["", "ab", "c", ""],
            vec!["x", &noise, "y", &noise],
            vec![&long, "</head>", &long],
            vec!["<p>", &noise, &long, "</p>"],
        ] {
            for quality in [2, 4, 5, 9, 11].into_iter().filter(|quality| *quality < 9 || texts.concat().len() < 100_000) {
                let parts: Vec<_> = texts.iter().map(|text| super::part(text.as_bytes(), quality).expect("a part")).collect();
                let mut unpacked = String::new();
                brotli::Decompressor::new(&super::join(&parts)[..], 4096).read_to_string(&mut unpacked).expect("brotli");
                assert!(unpacked == texts.concat(), "{} texts at {quality}", texts.len());
            }
        }
    }
}
