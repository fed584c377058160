//! Cách thức thực hiện: rows of way, time limit, fee and remark, run together without separators.
//!
//! Invariant: an amount or a time limit is published only when it can be read in one way; a row that can be read in two is kept as text.

use super::{
    cells::{FREE, Fee, time_and_fee},
    text::{is_absent, normalise},
};
use cong_api::kinds::{Channel, How};

const HEADER: &str = "Hình thức nộpThời gianPhí, lệ phíMô tả";
const WAYS: [(&str, How); 3] = [("Trực tuyến", How::Online), ("Trực tiếp", How::InPerson), ("Dịch vụ bưu chính", How::Post)];
/// The fee is not in the table: a People's Council, a law or the remark says it.
const AS_RULED: &str = "Theo quy định";

/// What the table gave.
#[derive(Debug, Default)]
pub struct Channels {
    pub channels: Vec<Channel>,
    /// Rows, or a beginning, that cannot be read, as they are.
    pub unparsed: Vec<String>,
}

pub fn parse(text: &str) -> Channels {
    let mut found = Channels::default();
    let text = text.strip_prefix(HEADER).unwrap_or(text);
    let heads = heads(text);
    let first = heads.first().map_or(text.len(), |head| head.start);
    found.unparsed.extend(Some(text[..first].trim().to_owned()).filter(|t| !is_absent(t)));
    for (at, head) in heads.iter().enumerate() {
        let end = heads.get(at + 1).map_or(text.len(), |next| next.start);
        let (note, described) = remark(&text[head.end..end]);
        let mut channel = Channel {
            how: head.how,
            time: head.time.clone(),
            fee: String::new(),
            place: String::new(),
            note: joined(&note, &described),
        };
        match &head.fee {
            Fee::Unsaid => {}
            Fee::Free if decided_elsewhere(&note, &described) => AS_RULED.clone_into(&mut channel.fee),
            Fee::Free => FREE.clone_into(&mut channel.fee),
            Fee::Amount(amount) => channel.fee.clone_from(amount),
            Fee::Doubtful => found.unparsed.push(normalise(&text[head.start..end])),
        }
        if !found.channels.contains(&channel) {
            found.channels.push(channel);
        }
    }
    found
}

struct Head {
    how: How,
    start: usize,
    end: usize,
    time: String,
    fee: Fee,
}

/// A row begins where a way is followed at once by a time and a fee; the same words in a sentence are not.
fn heads(text: &str) -> Vec<Head> {
    let mut heads: Vec<Head> = Vec::new();
    let mut from = 0;
    while let Some((start, name, how)) =
        WAYS.iter().filter_map(|(name, how)| Some((from + text[from..].find(name)?, *name, *how))).min_by_key(|w| w.0)
    {
        let after = start + name.len();
        from = after;
        if let Some((time, fee, length)) = time_and_fee(&text[after..]) {
            from = after + length;
            heads.push(Head { how, start, end: from, time, fee });
        }
    }
    heads
}

/// The remark in parentheses right after the fee, and the description after it.
fn remark(text: &str) -> (String, String) {
    let text = text.trim();
    let (note, described) = match closing(text) {
        Some(end) => (unwrapped(&text[1..end]), &text[end + 1..]),
        None => ("", text),
    };
    let said = |t: &str| {
        let t = normalise(t);
        let t = t.strip_suffix(['-', '+', '*']).unwrap_or(&t).trim().to_owned();
        if is_absent(&t) { String::new() } else { t }
    };
    (said(note), said(described))
}

/// The inside of parentheses that are doubled.
fn unwrapped(text: &str) -> &str {
    let text = text.trim();
    if closing(text) == Some(text.len().saturating_sub(1)) { text[1..text.len() - 1].trim() } else { text }
}

/// Two sentences, with a full stop between them where the first has no sign at its end.
fn joined(first: &str, second: &str) -> String {
    let gap = match (first.is_empty() || second.is_empty(), first.ends_with(['.', ';', ':', ','])) {
        (true, _) => "",
        (false, true) => " ",
        (false, false) => ". ",
    };
    format!("{first}{gap}{second}")
}

fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_i32;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return (c == ')').then_some(at);
        }
    }
    None
}

/// “Miễn phí” with such a remark is not free: the source had no place for an amount that others set.
fn decided_elsewhere(note: &str, described: &str) -> bool {
    let (note, described) = (note.to_lowercase(), described.to_lowercase());
    if ["miễn phí", "miễn lệ phí", "không thu", "không mất"].iter().any(|free| note.starts_with(free)) {
        return false;
    }
    let council = |low: &str| low.contains("hđnd") || low.contains("hội đồng nhân dân");
    let ruled = ["luật phí", "mức thu", "mức phí", "mức lệ phí", "giá dịch vụ", "biểu phí", "theo quy định"];
    // A description speaks of much besides fees, a time limit counted from a council's vote for one.
    let of_fees = described.contains("lệ phí") || described.contains("mức phí") || described.contains("mức thu");
    council(&note)
        || ruled.iter().any(|word| note.contains(word))
        || holds_amount(&note)
        || of_fees && (council(&described) || holds_amount(&described))
}

fn holds_amount(low: &str) -> bool {
    let priced = ["đồng", "đ/", "vnđ", "vnd", "usd", "triệu", "/lần"];
    priced.iter().any(|unit| low.match_indices(unit).any(|(at, _)| low[..at].trim_end().ends_with(|c: char| c.is_ascii_digit())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rows: &str, expected: &[(How, &str, &str, &str)]) -> Vec<String> {
        let found = parse(&format!("{HEADER}{rows}"));
        let channels: Vec<_> = found.channels.iter().map(|c| (c.how, c.time.as_str(), c.fee.as_str(), c.note.as_str())).collect();
        assert_eq!(channels, expected);
        found.unparsed
    }

    #[test]
    fn rows_run_together_part() {
        let rest = check(
            "Trực tuyến5 Ngày làm việcMiễn phíDịch vụ bưu chính20 Ngày400,000 VNĐ(Đồng (Sát hạch))20 ngày, kể từ ngày nhậnTrực tiếp1Miễn phí(Không có)",
            &[
                (How::Online, "5 ngày làm việc", "Miễn phí", ""),
                (How::Post, "20 ngày", "400.000 đồng", "Đồng (Sát hạch). 20 ngày, kể từ ngày nhận"),
                (How::InPerson, "1 (nguồn không ghi đơn vị)", "Miễn phí", ""),
            ],
        );
        assert!(rest.is_empty(), "{rest:?}");
    }

    #[test]
    fn one_number_for_time_and_fee_is_kept_as_text() {
        let rest = check(
            "Trực tuyến1100 VNĐDịch vụ bưu chính120,000 VNĐTrực tiếp7 Ngày làm việc100 VNĐ(100.000đ/giấy.)",
            &[(How::Online, "", "", ""), (How::Post, "", "", ""), (How::InPerson, "7 ngày làm việc", "", "100.000đ/giấy.")],
        );
        assert_eq!(
            rest,
            ["Trực tuyến1100 VNĐ", "Dịch vụ bưu chính120,000 VNĐ", "Trực tiếp7 Ngày làm việc100 VNĐ(100.000đ/giấy.)"]
        );
    }

    #[test]
    fn free_with_a_remark_on_who_sets_the_fee_is_as_ruled() {
        check(
            "Trực tiếp5Miễn phí(Mức lệ phí cụ thể do Hội đồng nhân dân tỉnh quyết định.)Trực tuyến20 NgàyMiễn phí(20.000.000 đồng/lần)",
            &[
                (
                    How::InPerson,
                    "5 (nguồn không ghi đơn vị)",
                    "Theo quy định",
                    "Mức lệ phí cụ thể do Hội đồng nhân dân tỉnh quyết định.",
                ),
                (How::Online, "20 ngày", "Theo quy định", "20.000.000 đồng/lần"),
            ],
        );
    }

    #[test]
    fn ways_named_in_a_remark_open_no_row() {
        check(
            "Trực tuyến1.5 Ngày làm việc10 USD(/bản)- Trực tuyến: nộp qua Cổng. Trực tiếp tại Bộ phận Một cửa;Trực tiếpKhông phải trả kết quả cho người nộp thuếMiễn phíTại Trung tâm",
            &[
                (How::Online, "1,5 ngày làm việc", "10 USD", "/bản. - Trực tuyến: nộp qua Cổng. Trực tiếp tại Bộ phận Một cửa;"),
                (How::InPerson, "Không phải trả kết quả cho người nộp thuế", "Miễn phí", "Tại Trung tâm"),
            ],
        );
    }

    #[test]
    fn what_is_no_row_is_kept() {
        assert_eq!(check("Nộp tại cơ quan", &[]), ["Nộp tại cơ quan"]);
    }
}
