//! Brotli streams that are put together of parts, so that a part which many answers share is compressed once.
//!
//! A stream is a header, meta-blocks and an empty last meta-block (RFC 7932, §9). A part is meta-blocks alone, byte for byte. One that is shared leans
//! on nothing before it: it begins with no last distances, and asks for no word of the static dictionary, whose place depends on all that came before.
//! One that is made for its place may lean on all of that.

use axum::body::Bytes;
use brotli::enc::{
    BrotliEncoderParams, StandardAlloc,
    backward_references::UnionHasher,
    encode::{BrotliEncoderDestroyInstance, BrotliEncoderOperation::BROTLI_OPERATION_FLUSH, BrotliEncoderStateStruct},
};

/// The window as a power of two: two times what the largest pages have.
const WINDOW: i32 = 18;

/// The header of that window, and an empty meta-block of metadata up to the end of the second byte (RFC 7932, §9.1 and §9.2).
const HEADER: [u8; 2] = [0b0110_0011, 0];

/// The last meta-block, which is empty.
const END: u8 = 0b11;

/// A text as a part for any place, at a brotli quality of 2 to 11.
pub fn shared(text: &[u8], quality: i32) -> Option<Bytes> {
    part(text, quality, None)
}

/// A text as a part for the place after that, which must be the whole of the stream so far.
pub fn after(before: &[u8], text: &[u8], quality: i32) -> Option<Bytes> {
    part(text, quality, Some(before))
}

fn part(text: &[u8], quality: i32, before: Option<&[u8]>) -> Option<Bytes> {
    if text.is_empty() {
        return Some(Bytes::new());
    }
    let mut encoder = BrotliEncoderStateStruct::new(StandardAlloc::default());
    encoder.params = BrotliEncoderParams {
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
    let known = before.unwrap_or_default();
    encoder.set_custom_dictionary_with_optional_precomputed_hasher(known.len(), known, UnionHasher::Uninit, true);
    // The encoder takes what is known for its place in the stream, unless that is a single byte, which it does not take.
    encoder.params.use_dictionary = before.is_some_and(|before| before.len() != 1);
    // A meta-block that cannot be made smaller has its length and a few bytes more.
    let mut part = vec![0; text.len() + text.len() / 64 + 256];
    let (mut left, mut read, mut room, mut length) = (text.len(), 0, part.len(), 0);
    let mut fine = true;
    while fine && room > 0 && (left > 0 || encoder.has_more_output()) {
        fine = encoder.compress_stream(
            BROTLI_OPERATION_FLUSH,
            &mut left,
            text,
            &mut read,
            &mut room,
            &mut part,
            &mut length,
            &mut None,
            &mut |_, _, _, _| (),
        );
    }
    let whole = fine && left == 0 && !encoder.has_more_output();
    BrotliEncoderDestroyInstance(&mut encoder);
    part.truncate(length);
    // Kept for long: without the room that was not needed.
    whole.then(|| part.into_boxed_slice().into())
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

    use super::{after, join, shared};

    fn unpacked(stream: &[u8]) -> String {
        let mut unpacked = String::new();
        brotli::Decompressor::new(stream, 4096).read_to_string(&mut unpacked).expect("brotli");
        unpacked
    }

    #[test]
    fn parts_of_any_length_and_quality_make_one_stream() {
        let long = "Thủ tục hành chính, <b class=\"x\">3 ngày</b>. ".repeat(12_000);
        let noise: String = (0..5000_u32).map(|n| char::from(33 + (n.wrapping_mul(2_654_435_761) >> 24) as u8 % 90)).collect();
        let page = include_str!("../../index.html");
        for texts in [
            vec!["", "", ""],
            vec!["a"],
            vec!["", "ab", "c", ""],
            vec!["a", "the time of the government", "<div class=\"text\"> the time of the government"],
            vec!["x", &noise, "y", &noise],
            vec![page, "</head>", page, "the government", page],
            vec![&long, "</head>", &long],
            vec!["<p>", &noise, &long, page, "</p>"],
        ] {
            for quality in [2, 4, 5, 7, 9, 11].into_iter().filter(|quality| *quality < 9 || texts.concat().len() < 100_000) {
                let (mut before, mut parts, mut placed) = (String::new(), Vec::new(), Vec::new());
                for (at, text) in texts.iter().enumerate() {
                    let made = after(before.as_bytes(), text.as_bytes(), quality).expect("a part");
                    parts.push(shared(text.as_bytes(), quality).expect("a part"));
                    placed.push(if at % 2 == 0 { made } else { parts[at].clone() });
                    before += text;
                }
                assert!(unpacked(&join(&parts)) == before, "{} texts at {quality}", texts.len());
                assert!(unpacked(&join(&placed)) == before, "{} texts in their places at {quality}", texts.len());
            }
        }
    }

    #[test]
    fn what_leans_on_what_came_before_is_smaller() {
        let page = include_str!("../../index.html").as_bytes();
        let (before, text) = page.split_at(page.len() / 2);
        assert!(after(before, text, 5).expect("a part").len() < shared(text, 5).expect("a part").len() * 9 / 10);
    }
}
