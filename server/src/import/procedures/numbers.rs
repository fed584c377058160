//! Số ký hiệu of laws, found in text where the next word may follow without a gap.

use std::ops::Range;

/// Parts of a number after its year. The longest that fits ends the number, because the next name follows at once.
const PARTS: [&str; 64] = [
    "UBTƯMTTQVN",
    "BNN&PTNT",
    "BNNPTNT",
    "BLĐTBXH",
    "BVHTTDL",
    "VKSNDTC",
    "BNNMT",
    "BTNMT",
    "BGDĐT",
    "BGTVT",
    "BKHĐT",
    "TANDTC",
    "BTTTT",
    "BKHCN",
    "NHNN",
    "HĐND",
    "UBND",
    "VPCP",
    "VPQH",
    "BHXH",
    "CSXH",
    "VBHN",
    "HĐTP",
    "UBDT",
    "TTLT",
    "NQLT",
    "TTCP",
    "KTNN",
    "BTC",
    "BTP",
    "BCA",
    "BXD",
    "BYT",
    "BCT",
    "BNV",
    "BQP",
    "BNG",
    "BTM",
    "CTN",
    "BNN",
    "BKH",
    "BVH",
    "BGD",
    "TTg",
    "NĐ",
    "ND",
    "NQ",
    "QĐ",
    "QD",
    "TT",
    "CT",
    "PL",
    "CP",
    "NV",
    "UB",
    "CV",
    "TB",
    "KH",
    "HD",
    "LT",
    "TC",
    "BT",
    "L",
    "C",
];

/// Everything that looks like `123/2015/NĐ-CP`, `66.7/2025/NQ-CP`, `60/2014/QH13` or `2628/QĐ-BTC`.
pub fn numbers(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
        } else if let Some(end) = number_end(text, at) {
            found.push(at..end);
            at = end;
        } else {
            at += bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
        }
    }
    found
}

fn number_end(text: &str, start: usize) -> Option<usize> {
    let digits = |at: usize| text.as_bytes()[at..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut at = start + digits(start);
    if text[at..].starts_with('.') {
        if at - start > 3 {
            // “năm 2001.” ends a sentence.
            return None;
        }
        // “66.7” and “08.a”
        at += 1 + digits(at + 1);
        at += usize::from(text[at..].starts_with(|c: char| c.is_ascii_lowercase()));
    }
    at += text[at..].strip_prefix('/')?.len().min(1);
    if digits(at) == 4 {
        at += 4;
        at += text[at..].strip_prefix(['/', '-'])?.len().min(1);
    }
    suffix_length(&text[at..]).map(|length| at + length)
}

/// The bytes of `NĐ-CP`, `TT-BNNMT`, `QH15`, `TTLT-BCT-BTC`.
fn suffix_length(text: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        let rest = &text[at..];
        if let Some(assembly) = ["PL-UBTVQH", "UBTVQH", "QH"].iter().find(|p| rest.starts_with(**p)) {
            // The Assembly's term has one digit to 9 and two from 10; more digits begin the next number.
            let term = &rest[assembly.len()..];
            let digits = term.bytes().take_while(u8::is_ascii_digit).count();
            return Some(at + assembly.len() + if term.starts_with('1') { digits.min(2) } else { digits.min(1) });
        }
        let part = part_length(rest);
        if part == 0 {
            return (at > 0).then(|| text[..at].trim_end_matches(['-', '_', '/', ' ']).len());
        }
        at += part;
        let gap = ["- ", "-", "_", "/"].iter().find(|gap| text[at..].starts_with(**gap));
        match gap {
            Some(gap) if part_length(&text[at + gap.len()..]) > 0 || text[at + gap.len()..].starts_with("QH") => at += gap.len(),
            _ => return Some(at),
        }
    }
}

/// A known part, else capitals up to the one that begins a word.
fn part_length(text: &str) -> usize {
    let run = text.find(|c: char| !c.is_uppercase()).unwrap_or(text.len());
    let lower = text[run..].starts_with(char::is_lowercase);
    let known = PARTS.iter().filter(|part| text.starts_with(**part)).map(|part| part.len()).max().unwrap_or(0);
    if known > 1 {
        return known;
    }
    let last = text[..run].chars().next_back().map_or(0, char::len_utf8);
    if lower { run - last } else { run }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_end_where_the_next_word_begins() {
        for (text, number) in [
            ("123/2015/NĐ-CPLUẬT HÀNG KHÔNG", "123/2015/NĐ-CP"),
            ("60/2014/QH1360/2014/QH13", "60/2014/QH13"),
            ("44/2002/PL-UBTVQH1044/2002", "44/2002/PL-UBTVQH10"),
            ("13/2025/TT-BCAhông tư", "13/2025/TT-BCA"),
            ("14/2025/TT-BNNMTQUY ĐỊNH", "14/2025/TT-BNNMT"),
            ("66.7/2025/NQ-CPSửa đổi", "66.7/2025/NQ-CP"),
            ("20/2013/TTLT-BYT-BCT-BNNPTNTThông tư", "20/2013/TTLT-BYT-BCT-BNNPTNT"),
            ("118/2025/NĐ-CSửa đổi", "118/2025/NĐ-C"),
            ("2222/QĐ-BHXHNghị định", "2222/QĐ-BHXH"),
            ("31/2025/TT_BCAQuy định", "31/2025/TT_BCA"),
        ] {
            let found = numbers(text);
            assert_eq!(found.first().map(|range| &text[range.clone()]), Some(number));
        }
        assert!(numbers("ngày 12/6/2025, mẫu 3/4").is_empty());
    }
}
