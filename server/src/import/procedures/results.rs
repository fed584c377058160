//! Kết quả: the names of what a person gets, each followed by its code in the source.

use super::text::one_line;

const CODE: &str = "Mã: ";

/// Names with their codes, e.g. `Giấy khai sinh (mã KQ.G15.000031)`. What has no code is given back as the second value.
pub fn parse(text: &str) -> (Vec<String>, String) {
    let mut results = Vec::new();
    let mut rest = text;
    while let Some((name, after)) = rest.split_once(CODE) {
        let end = code_end(after);
        let (code, next) = after.split_at(end);
        let name = trimmed(name);
        if end == 0 {
            // Words where a code should be: the name is sure, the words are given back.
            results.push(name);
            rest = next;
            break;
        }
        results.push(if name.is_empty() { format!("Mã {code}") } else { format!("{name} (mã {code})") });
        rest = next;
    }
    (results, trimmed(rest))
}

/// A code is groups of capitals and digits that end in digits; the next name follows without a gap. Some officials typed
/// any small letters to fill the cell: those end where a capital begins the next name.
fn code_end(text: &str) -> usize {
    let typed = text.find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit())).unwrap_or(text.len());
    if text.starts_with(|c: char| c.is_ascii_lowercase()) {
        return typed;
    }
    let mut run = 0;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        // “KQ.g19.000556”: a small letter after a full stop is a slip.
        if !(c.is_ascii_uppercase() || c.is_ascii_digit() || ".-_".contains(c) || before == '.' && c.is_ascii_lowercase()) {
            break;
        }
        run = at + 1;
        before = c;
    }
    let last = text[..run].rfind(|c: char| c.is_ascii_digit()).map_or(0, |last| last + 1);
    if last == 0 && run == text.len() { run } else { last }
}

fn trimmed(text: &str) -> String {
    let line = one_line(text);
    let line = line.trim_start_matches(|c: char| "-–+*•.;,/ ".contains(c));
    line.trim_end_matches(|c: char| " .;,/".contains(c)).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_codes_part() {
        let (results, rest) = parse(
            "Văn bản chấp thuận thu hẹp địa bàn hoạt độngMã: KQ.G19.000294Văn bản từ chối  thu hẹp địa bànMã: KQ.G19.000522",
        );
        assert_eq!(
            results,
            [
                "Văn bản chấp thuận thu hẹp địa bàn hoạt động (mã KQ.G19.000294)",
                "Văn bản từ chối thu hẹp địa bàn (mã KQ.G19.000522)"
            ]
        );
        assert_eq!(rest, "");
    }

    #[test]
    fn codes_of_other_shapes_and_leading_signs() {
        let (results, _) = parse("- Thông báo đạt.Mã: KQ-G10-KQ-000002..văn bản thông báoMã: KQ.G10.001335");
        assert_eq!(results, ["Thông báo đạt (mã KQ-G10-KQ-000002)", "văn bản thông báo (mã KQ.G10.001335)"]);
    }

    #[test]
    fn codes_that_are_longer_or_typed_at_random() {
        let (results, rest) = parse("Văn bản từ chốiMã: G19-KQ0060100Quyết địnhMã: hgvg6Thông báoMã: TP-G12.00011112");
        assert_eq!(results, ["Văn bản từ chối (mã G19-KQ0060100)", "Quyết định (mã hgvg6)", "Thông báo (mã TP-G12.00011112)"]);
        assert_eq!(rest, "");
    }

    #[test]
    fn what_has_no_code_is_given_back() {
        assert_eq!(parse("Văn bản tố tụng của Tòa án"), (Vec::new(), "Văn bản tố tụng của Tòa án".into()));
        assert_eq!(parse("Mã số cơ sở.Mã: Chưa xác định"), (vec!["Mã số cơ sở".into()], "Chưa xác định".into()));
    }
}
