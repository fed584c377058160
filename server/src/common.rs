//! What many pages share: the head of the shell from its style to its scripts, with the rules of style that the page needs. Made, hashed and compressed
//! once for all pages of the same classes.

use crate::{
    parts,
    render::source_of,
    style::{Classes, Sheet},
    variables::without_unused,
};
use axum::body::Bytes;
use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
};

/// Kept at most, some 40 KB each; then all are dropped and those in use come back. The reference province has 172.
const MOST: usize = 256;

/// From this use on it is compressed as well as it can be, which takes a twentieth of a second.
const OFTEN: u32 = 4;

pub struct Common {
    pub text: String,
    /// CSP source of the rules of style.
    pub style: String,
    used: AtomicU32,
    packed: Mutex<Option<Bytes>>,
}

impl Common {
    /// As a part of a brotli stream. To be called where it is allowed to take its time.
    pub fn packed(&self) -> Option<Bytes> {
        let kept = || self.packed.lock().unwrap_or_else(PoisonError::into_inner);
        let quality = match self.used.fetch_add(1, Ordering::Relaxed) + 1 {
            // Who asks meanwhile takes the quick one.
            OFTEN => 11,
            _ => match kept().clone() {
                Some(packed) => return Some(packed),
                None => 5,
            },
        };
        let packed = parts::shared(self.text.as_bytes(), quality)?;
        *kept() = Some(packed.clone());
        Some(packed)
    }
}

/// The head of the shell, in which the link to the whole sheet gives way to rules.
pub struct Head {
    text: String,
    /// The tag that loads the sheet.
    tag: String,
    path: String,
    sheet: Sheet,
    made: Mutex<HashMap<Classes, Arc<Common>>>,
}

impl Head {
    pub fn new(text: &str, tag: &str, path: &str, sheet: Sheet) -> Self {
        Self { text: text.to_owned(), tag: tag.to_owned(), path: path.to_owned(), sheet, made: Mutex::default() }
    }

    /// With the whole sheet.
    pub fn whole(&self) -> &str {
        &self.text
    }

    /// With the rules that a body needs; the tag names the whole sheet for the script that loads it later.
    pub fn of(&self, body: &str) -> Arc<Common> {
        let classes = self.sheet.classes(body);
        let made = || self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(common) = made().get(&classes) {
            return common.clone();
        }
        let rules = without_unused(&self.sheet.rules(&classes));
        let style = source_of(&rules);
        // Where no script brings the whole sheet (public/page.js) it comes as sheets do.
        let path = &self.path;
        let own =
            format!("<style data-sheet=\"{path}\">{rules}</style><noscript><link rel=\"stylesheet\" href=\"{path}\"></noscript>");
        let text = self.text.replacen(&self.tag, &own, 1);
        let common = Arc::new(Common { text, style, used: AtomicU32::new(0), packed: Mutex::default() });
        let mut made = made();
        if made.len() >= MOST {
            made.clear();
        }
        made.entry(classes).or_insert(common).clone()
    }
}

#[cfg(test)]
mod tests {
    use super::{Head, Sheet};
    use std::sync::Arc;

    #[test]
    fn pages_of_the_same_classes_share_it_and_it_becomes_smaller_with_use() {
        let (rules, link) = (".x{color:red}.y{margin:0 auto}", "<link rel=\"stylesheet\">");
        let head = Head::new(&format!("{link}{}", include_str!("../../style/tokens.css")), link, "/s.css", Sheet::read(rules));
        let (one, other) = (head.of("<p class=\"x z\">"), head.of("<i class=\"x\">"));
        assert!(Arc::ptr_eq(&one, &other) && !Arc::ptr_eq(&one, &head.of("<i class=\"x y\">")));
        assert!(one.text.starts_with("<style data-sheet=\"/s.css\">.x{color:red}") && !one.text.contains(".y{"), "{}", one.text);
        assert!(one.text.contains("</style><noscript><link rel=\"stylesheet\" href=\"/s.css\"></noscript>"), "{}", one.text);
        let sizes: Vec<_> = (0..5).map(|_| one.packed().expect("brotli").len()).collect();
        assert!(sizes[0] == sizes[2] && sizes[3] < sizes[2] && sizes[3] == sizes[4], "{sizes:?}");
    }
}
