//! Folding of content lines (RFC 5545, 3.1): 75 octets and no more, the space that begins a continuation among them. The library leaves
//! that space out of its count.

const LONGEST: usize = 75;

/// A calendar whose lines are folded anew.
pub fn fold(calendar: &str) -> String {
    let whole = calendar.replace("\r\n ", "");
    let mut folded = String::with_capacity(calendar.len() + calendar.len() / LONGEST);
    for line in whole.split_terminator("\r\n") {
        let mut room = LONGEST;
        for c in line.chars() {
            if c.len_utf8() > room {
                folded.push_str("\r\n ");
                room = LONGEST - 1;
            }
            folded.push(c);
            room -= c.len_utf8();
        }
        folded.push_str("\r\n");
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn lines_are_folded_between_characters_and_lose_nothing() {
        let long = format!("SUMMARY:{}", "Họp Ủy ban nhân dân tỉnh 😀 ".repeat(12));
        let text =
            format!("BEGIN:VEVENT\r\n{}\r\n {}\r\nEND:VEVENT\r\n", &long[..long.len() / 2 - 1], &long[long.len() / 2 - 1..]);
        let folded = fold(&text);
        assert!(folded.split("\r\n").all(|line| line.len() <= 75), "{folded}");
        assert_eq!(folded.replace("\r\n ", ""), format!("BEGIN:VEVENT\r\n{long}\r\nEND:VEVENT\r\n"));
        assert_eq!(fold("A:1\r\nB:2\r\n"), "A:1\r\nB:2\r\n");
    }
}
