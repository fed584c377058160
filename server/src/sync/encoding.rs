//! Bytes of a document to text, whatever its encoding and whatever it says of it.
//!
//! The order is that of RFC 7303, 3: the byte order mark, then the charset of the HTTP header, then the XML declaration, then UTF-8.
//! One thing stands before the labels: bytes that are valid UTF-8 and not plain ASCII are UTF-8. Servers that send every file as
//! ISO-8859-1 are common, Vietnamese text in another encoding that is valid UTF-8 by accident is not.

use super::Failure;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use unicode_normalization::UnicodeNormalization;

/// Bytes at the beginning in which an XML declaration is looked for.
const HEAD: usize = 1024;
/// Of a thousand characters, how many may be damaged: texts cut in the middle of a letter are common, wrong encodings damage more.
const DAMAGED: usize = 10;

/// The text in NFC (windows-1258 writes tones as marks of their own), without its byte order mark and XML declaration.
pub fn text(bytes: &[u8], content_type: &str) -> Result<String, Failure> {
    let (encoding, bom) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, length),
        None => (chosen(bytes, content_type)?, 0),
    };
    let (text, damaged) = encoding.decode_without_bom_handling(&bytes[bom..]);
    let text: String = text.nfc().collect();
    if damaged {
        let all = text.chars().count();
        let lost = text.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count();
        if lost * 1000 > all * DAMAGED {
            return Err(Failure::Encoding { named: encoding.name().to_owned() });
        }
    }
    let text = text.replace([char::REPLACEMENT_CHARACTER, '\0'], "");
    Ok(without_declaration(text.trim_start()).to_owned())
}

fn chosen(bytes: &[u8], content_type: &str) -> Result<&'static Encoding, Failure> {
    match bytes.get(..4) {
        Some([b'<', 0, _, 0]) => return Ok(UTF_16LE),
        Some([0, b'<', 0, _]) => return Ok(UTF_16BE),
        _ => {}
    }
    if !bytes.is_ascii() && !bytes.contains(&0) && std::str::from_utf8(bytes).is_ok() {
        return Ok(UTF_8);
    }
    let labels: Vec<String> = [header_label(content_type), declared_label(bytes)].into_iter().flatten().collect();
    match labels.iter().find_map(|label| Encoding::for_label(label.as_bytes())) {
        // Bytes without a NUL are no UTF-16, whatever they say.
        Some(encoding) if [UTF_16LE, UTF_16BE].contains(&encoding) && !bytes.contains(&0) => Ok(UTF_8),
        Some(encoding) => Ok(encoding),
        None => match labels.first() {
            Some(label) => Err(Failure::Encoding { named: label.chars().take(40).collect() }),
            None => Ok(UTF_8),
        },
    }
}

/// `charset` of a Content-Type (RFC 9110, 8.3).
fn header_label(content_type: &str) -> Option<String> {
    let parameter = content_type.split(';').skip(1).find_map(|part| {
        let (name, value) = part.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then_some(value)
    })?;
    let label = parameter.trim().trim_matches(['"', '\'']);
    (!label.is_empty()).then(|| label.to_owned())
}

/// `encoding` of an XML declaration.
fn declared_label(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
    let declaration = head.trim_start().strip_prefix("<?xml")?.split("?>").next()?;
    let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| ['"', '\''].contains(c))?;
    value[1..].split(quote).next().map(str::to_owned)
}

/// The declaration names the encoding that the text no longer has: a parser that believed it would decode twice.
fn without_declaration(text: &str) -> &str {
    let declared = text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>"));
    declared.map_or(text, |(_, rest)| rest.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEWS: &str = "<rss>Ủy ban nhân dân tỉnh Quảng Bình: “Đường về bản” – hết bão</rss>";

    /// Written with marks of their own, as windows-1258 has them.
    fn in_1258(text: &str) -> Vec<u8> {
        let one = |c: char| -> Vec<u8> {
            let alone = encoding_rs::WINDOWS_1258.encode(&c.to_string()).0.into_owned();
            if alone.len() == 1 {
                return alone;
            }
            let parts: Vec<char> = c.to_string().nfd().collect();
            let (tone, rest): (Vec<char>, Vec<char>) =
                parts.iter().partition(|c| ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'].contains(c));
            let base: String = rest.iter().collect::<String>().nfc().collect();
            encoding_rs::WINDOWS_1258.encode(&(base + &tone.iter().collect::<String>())).0.into_owned()
        };
        text.chars().flat_map(one).collect()
    }

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn every_encoding_is_read() {
        let declared = |name: &str| format!("<?xml version=\"1.0\" encoding='{name}'?>\n{NEWS}");
        let utf8 = |text: String| text.into_bytes();
        let latin = "<rss>Café à la mode, señor</rss>";
        for (what, bytes, header, expected) in [
            ("plain", utf8(NEWS.into()), "", NEWS),
            ("a mark", utf8(format!("\u{feff}{NEWS}")), "text/xml; charset=iso-8859-1", NEWS),
            ("said falsely by the server", utf8(declared("utf-8")), "text/xml; charset=ISO-8859-1", NEWS),
            ("said falsely by the file", utf8(declared("utf-16")), "", NEWS),
            ("UTF-16 with a mark", utf16(&format!("\u{feff}{}", declared("utf-16")), u16::to_le_bytes), "", NEWS),
            ("UTF-16, the other way", utf16(&format!("\u{feff}{}", declared("utf-16")), u16::to_be_bytes), "", NEWS),
            ("UTF-16 without a mark", utf16(&declared("utf-16"), u16::to_be_bytes), "", NEWS),
            ("windows-1258 in the file", in_1258(&declared("windows-1258")), "application/rss+xml", NEWS),
            ("windows-1258 in the header", in_1258(NEWS), "text/xml; Charset=\"Windows-1258\"", NEWS),
            ("latin in the header", encoding_rs::WINDOWS_1252.encode(latin).0.into_owned(), "text/xml;charset=iso-8859-1", latin),
        ] {
            assert_eq!(text(&bytes, header).as_deref(), Ok(expected), "{what}");
        }
    }

    #[test]
    fn a_letter_cut_in_two_is_left_out_and_a_wrong_encoding_is_said() {
        let long = NEWS.repeat(5);
        let mut cut = long.clone().into_bytes();
        let at = long.find('Ủ').expect("a letter") + 2;
        cut.remove(at);
        assert_eq!(text(&cut, ""), Ok(long.replacen('Ủ', "", 1)));
        let outcome = text(&in_1258(NEWS), "text/xml; charset=utf-8");
        assert_eq!(outcome, Err(Failure::Encoding { named: "UTF-8".into() }));
        let outcome = text(&in_1258(&format!("<?xml version=\"1.0\" encoding=\"tcvn-5712\"?>{NEWS}")), "");
        assert_eq!(outcome, Err(Failure::Encoding { named: "tcvn-5712".into() }));
    }
}
