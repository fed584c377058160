//! Vietnamese words inside English texts, marked so that a screen reader speaks them with a Vietnamese voice (WCAG 3.1.2).

use cong_api::fold::fold;

/// Wraps every run of Vietnamese words of sanitised HTML in `<span lang="vi">`. A run begins and ends with a word that carries a
/// Vietnamese letter; between two of them stand words that may be Vietnamese syllables (`Giấy khai sinh đã cấp`).
pub fn mark(html: &str) -> String {
    let mut marked = String::with_capacity(html.len());
    for (at, piece) in html.split('<').enumerate() {
        let text = match piece.split_once('>') {
            Some((tag, text)) if at > 0 => {
                marked.push('<');
                marked.push_str(tag);
                marked.push('>');
                text
            }
            _ => piece,
        };
        mark_text(text, &mut marked);
    }
    marked
}

fn mark_text(text: &str, marked: &mut String) {
    let words: Vec<(usize, &str)> = words(text);
    let mut done = 0;
    let mut at = 0;
    while at < words.len() {
        if !carries(words[at].1) {
            at += 1;
            continue;
        }
        let (mut first, mut last) = (at, at);
        // Syllables before and after that belong to the same words.
        while first > 0
            && joined(text, words[first - 1], words[first])
            && syllable(words[first - 1].1)
            && words[first - 1].0 >= done
        {
            first -= 1;
        }
        let mut next = last + 1;
        while next < words.len()
            && joined(text, words[next - 1], words[next])
            && (carries(words[next].1) || syllable(words[next].1))
        {
            last = next;
            next += 1;
        }
        // An unmarked word at the edge belongs to them when it has a capital, or when nothing of the sentence goes on after it.
        let surely = |at: usize| carries(words[at].1) || words[at].1.starts_with(char::is_uppercase);
        while first < last && !surely(first) && !text[..words[first].0].ends_with(['(', '“', '"']) {
            first += 1;
        }
        while last > first && !surely(last) && text[words[last].0 + words[last].1.len()..].starts_with(' ') {
            last -= 1;
        }
        let (start, end) = (words[first].0, words[last].0 + words[last].1.len());
        marked.push_str(&text[done..start]);
        marked.push_str("<span lang=\"vi\">");
        marked.push_str(&text[start..end]);
        marked.push_str("</span>");
        done = end;
        at = last + 1;
    }
    marked.push_str(&text[done..]);
}

/// The words of a text with their places.
fn words(text: &str) -> Vec<(usize, &str)> {
    let parts = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    parts.map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word)).collect()
}

/// Only one space stands between them, or a dash as in names of sections.
fn joined(text: &str, before: (usize, &str), after: (usize, &str)) -> bool {
    matches!(&text[before.0 + before.1.len()..after.0], " " | "-")
}

/// It has a letter that no other language of these texts writes: `café` alone may be anything.
fn carries(word: &str) -> bool {
    const SHARED: &str = "àáâèéêìíòóôùúý";
    fold(word).is_ascii() && word.to_lowercase().chars().any(|c| !c.is_ascii() && !SHARED.contains(c))
}

/// Another Vietnamese syllable beside one that is surely Vietnamese (`sinh`, `trung`, `Hà`), and no English word.
fn syllable(word: &str) -> bool {
    const ENGLISH: [&str; 27] = [
        "a", "an", "are", "be", "can", "chat", "co", "do", "go", "he", "hi", "ho", "i", "in", "it", "me", "no", "on", "so",
        "than", "that", "the", "to", "men", "pay", "ban", "lay",
    ];
    !ENGLISH.contains(&word.to_lowercase().as_str()) && is_syllable(&fold(word))
}

/// Onset, one to three vowels, coda, as Vietnamese spells them.
fn is_syllable(word: &str) -> bool {
    const ONSETS: [&str; 27] = [
        "ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr", "b", "c", "d", "g", "h", "k", "l", "m", "n", "p", "r",
        "s", "t", "v", "x", "",
    ];
    const CODAS: [&str; 9] = ["ng", "nh", "ch", "c", "m", "n", "p", "t", ""];
    const NUCLEI: [&str; 40] = [
        "a", "e", "i", "o", "u", "y", "ai", "ao", "au", "ay", "eo", "eu", "ia", "ie", "ieu", "iu", "oa", "oai", "oao", "oay",
        "oe", "oeo", "oi", "oo", "ua", "uai", "uay", "ue", "ui", "uo", "uoi", "uou", "uu", "uy", "uya", "uye", "uyu", "ye",
        "yeu", "uau",
    ];
    ONSETS.iter().filter_map(|onset| word.strip_prefix(onset)).any(|rest| {
        let vowels = rest.find(|c| !"aeiouy".contains(c)).unwrap_or(rest.len());
        NUCLEI.contains(&&rest[..vowels]) && CODAS.contains(&&rest[vowels..])
    })
}

#[cfg(test)]
mod tests {
    use super::mark;

    #[test]
    fn runs_of_vietnamese_are_marked_and_english_is_not() {
        assert_eq!(
            mark("<p>Ask for the birth certificate (Giấy khai sinh) at the commune.</p>"),
            "<p>Ask for the birth certificate (<span lang=\"vi\">Giấy khai sinh</span>) at the commune.</p>"
        );
        assert_eq!(
            mark("take the road to Đồng Hới in the morning"),
            "take the road to <span lang=\"vi\">Đồng Hới</span> in the morning"
        );
        assert_eq!(mark("in Lệ Thủy ten boats"), "in <span lang=\"vi\">Lệ Thủy</span> ten boats");
        assert_eq!(mark("the Nhật Lệ beach"), "the <span lang=\"vi\">Nhật Lệ</span> beach");
    }

    #[test]
    fn tags_and_plain_english_stay() {
        let plain = "<p><a href=\"/en/a\">The café</a> – 5 km</p>";
        assert_eq!(mark("<h2 id=\"muc-a\">Fees</h2>"), "<h2 id=\"muc-a\">Fees</h2>");
        assert_eq!(mark(plain), plain);
    }
}
