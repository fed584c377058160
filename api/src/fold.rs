//! Folding: Vietnamese text without its diacritics, so that `dang ky` finds `đăng ký`. A hand table, no Unicode tables in the wasm.

/// Lower case, no diacritics, precomposed and combining marks alike. Other letters stay as they are.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(&mut folded, text);
    folded
}

/// Appends the folded text: for those who fold many words and keep none.
pub fn fold_into(folded: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            c if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            c => folded.extend(c.to_lowercase().filter_map(fold_char)),
        }
    }
}

fn fold_char(c: char) -> Option<char> {
    Some(match c {
        'à' | 'á' | 'ả' | 'ã' | 'ạ' | 'ă' | 'ằ' | 'ắ' | 'ẳ' | 'ẵ' | 'ặ' | 'â' | 'ầ' | 'ấ' | 'ẩ' | 'ẫ' | 'ậ' => {
            'a'
        }
        'è' | 'é' | 'ẻ' | 'ẽ' | 'ẹ' | 'ê' | 'ề' | 'ế' | 'ể' | 'ễ' | 'ệ' => 'e',
        'ì' | 'í' | 'ỉ' | 'ĩ' | 'ị' => 'i',
        'ò' | 'ó' | 'ỏ' | 'õ' | 'ọ' | 'ô' | 'ồ' | 'ố' | 'ổ' | 'ỗ' | 'ộ' | 'ơ' | 'ờ' | 'ớ' | 'ở' | 'ỡ' | 'ợ' => {
            'o'
        }
        'ù' | 'ú' | 'ủ' | 'ũ' | 'ụ' | 'ư' | 'ừ' | 'ứ' | 'ử' | 'ữ' | 'ự' => 'u',
        'ỳ' | 'ý' | 'ỷ' | 'ỹ' | 'ỵ' => 'y',
        'đ' => 'd',
        // Combining marks of decomposed text (NFD).
        '\u{300}'..='\u{36f}' => return None,
        other => other,
    })
}

/// A slug from a title: folded, everything else a hyphen, at most 80 characters, cut between words.
pub fn slugify(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in fold(text).chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    if slug.len() > 80 {
        let cut = slug[..80].rfind('-').unwrap_or(80);
        slug.truncate(cut);
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_vietnamese_letter_folds_to_its_base() {
        assert_eq!(fold("Đăng ký THƯỜNG TRÚ – hoà, thuỷ, Nguyễn"), "dang ky thuong tru – hoa, thuy, nguyen");
        assert_eq!(fold("Ủy ban nhân dân"), "uy ban nhan dan", "decomposed text");
    }

    #[test]
    fn slugs_are_addresses() {
        assert_eq!(slugify("54/2023/QĐ-UBND"), "54-2023-qd-ubnd");
        assert_eq!(slugify("  «Lệ Thủy»: bơi, đua!  "), "le-thuy-boi-dua");
        assert!(slugify(&"đường ".repeat(60)).len() <= 80);
    }
}
