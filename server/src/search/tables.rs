//! Names that stand in the tables of a text: what a table lists, people look for by its name (“xã Kim Ngân”), and the text is its answer.

use crate::import::content::plain;

/// Names of one text, and words of one name: a longer cell is a sentence.
const MOST: usize = 200;
const LONGEST: usize = 6;

/// What stands before the name of a place and is left out when it is asked for.
const RANKS: [&str; 8] = ["xã", "phường", "thị trấn", "huyện", "thị xã", "thành phố", "tỉnh", "thôn"];

/// The proper names in the cells of a text's tables, each once, without the rank of a place.
pub fn names(html: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let tags = html.split("<t").skip(1).filter_map(|rest| rest.split_once('>'));
    // Cells of the body; those of its first column are headings of their rows.
    for (_, inside) in tags.filter(|(tag, _)| *tag == "d" || tag.starts_with("d ") || *tag == "h scope=\"row\"") {
        let text = plain(inside.split("</t").next().unwrap_or_default());
        for part in text.split([',', ';', '(', ')', '.', ':']).map(|part| without_rank(part.trim())).filter(|part| is_name(part))
        {
            if !names.iter().any(|name| name == part) {
                names.push(part.to_owned());
            }
            if names.len() == MOST {
                return names;
            }
        }
    }
    names
}

fn without_rank(name: &str) -> &str {
    let after = |rank: &&str| name.strip_prefix(*rank).filter(|rest| rest.starts_with(' '));
    RANKS.iter().find_map(after).map_or(name, str::trim_start)
}

/// A few words of which two next to each other begin with a capital: “Trường Sơn”, “Sông Gianh chảy”, but not “Miễn phí”.
fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let capital = |word: &&str| word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase);
    (2..=LONGEST).contains(&words.len()) && words.windows(2).any(|pair| pair.iter().all(capital))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_cells_are_told_from_other_words() {
        let html = "<p>Huyện Lệ Thủy</p><table><thead><tr><th>Xã mới</th><th>Xã Cũ Nào</th></tr></thead>\
            <tr><td><strong>Trường Sơn</strong></td><td>xã Trường Sơn, thị trấn Quán Hàu; xã Võ Ninh</td><td>Miễn phí</td><td>2</td></tr>\
            <tr><th scope=\"row\">Kim Ngân</th><td align=\"right\">Trường Sơn</td><td>Hồ sơ nộp tại Trung tâm phục vụ hành chính công</td><td>UBND TỈNH</td></tr></table>";
        assert_eq!(names(html), ["Trường Sơn", "Quán Hàu", "Võ Ninh", "Kim Ngân"]);
        assert!(names("<t").is_empty() && names("<td").is_empty() && names("<td>").is_empty() && names("").is_empty());
    }

    #[test]
    fn a_long_table_is_bounded() {
        let html: String = (0..1000).map(|at| format!("<td>Thôn Số{at}</td>")).collect();
        assert_eq!(names(&html).len(), MOST);
    }
}
