//! Addresses that lead nowhere, counted so that editors can write redirects for them: the path and nothing of the person.

use percent_encoding::percent_decode_str;
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

/// Different paths that are kept until they are written; what comes on top in that time is not counted.
const WAITING: usize = 2_000;
/// Bytes of a path that is counted: no address of the portal or its forerunners is longer.
const LONGEST: usize = 300;
/// Digits in a row that may be a phone or identity number, or the number of an old article: they are told as `{id}`, which also counts
/// all articles of an old portal as one. Codes of procedures and years have fewer.
const DIGITS: usize = 7;
/// Hexadecimal digits in a row that are the name of a file of an old build, a session or a probe.
const HEX: usize = 16;

/// What only probes for weak spots ask for.
const PROBES: [&str; 12] =
    ["wp-", "wordpress", "xmlrpc", "phpmyadmin", "cgi-bin", "/.", "..", "//", "etc/passwd", "actuator", "owa/", "boaform"];

#[derive(Default)]
pub struct Misses {
    waiting: Mutex<HashMap<String, u32>>,
}

impl Misses {
    /// Counts a path that somebody asked for and that leads nowhere.
    pub fn note(&self, path: &str) {
        let Some(path) = worth_counting(path) else { return };
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.len() < WAITING || waiting.contains_key(&path) {
            *waiting.entry(path).or_default() += 1;
        }
    }

    /// What has come since the last call.
    pub fn take(&self) -> Vec<(String, u32)> {
        std::mem::take(&mut *self.waiting.lock().unwrap_or_else(PoisonError::into_inner)).into_iter().collect()
    }
}

/// The path as people read it; nothing for what may name a person, what probes ask for and what is no text.
fn worth_counting(path: &str) -> Option<String> {
    if path.len() > LONGEST {
        return None;
    }
    let path = percent_decode_str(path).decode_utf8().ok()?;
    let lower = path.to_lowercase();
    let odd = |c: char| c.is_control() || c.is_whitespace() || "@<>\"'`\\|;(){}[]$*%".contains(c);
    if path.contains(odd) || PROBES.iter().any(|probe| lower.contains(probe)) || lower.ends_with(".php") || has_hex(&lower) {
        return None;
    }
    Some(without_numbers(&path))
}

/// Long runs of digits become `{id}`.
fn without_numbers(path: &str) -> String {
    let mut told = String::with_capacity(path.len());
    let mut rest = path;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, from) = rest.split_at(at);
        let end = from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len());
        let (digits, after) = from.split_at(end);
        told.push_str(before);
        told.push_str(if digits.len() >= DIGITS { "{id}" } else { digits });
        rest = after;
    }
    told.push_str(rest);
    told
}

/// A run of hexadecimal digits that is no number and no word.
fn has_hex(lower: &str) -> bool {
    lower.split(|c: char| !c.is_ascii_hexdigit()).any(|run| run.len() >= HEX && run.contains(|c: char| c.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_addresses_are_counted_together() {
        let misses = Misses::default();
        for path in [
            "/chi-tiet-tin/-/view-article/1/13848219221234/1500000000001",
            "/chi-tiet-tin/-/view-article/1/13848219229999/1500000000002",
            "/3cms/tin-cu.htm",
        ] {
            misses.note(path);
        }
        let mut counted = misses.take();
        counted.sort();
        assert_eq!(counted, [("/3cms/tin-cu.htm".to_owned(), 1), ("/chi-tiet-tin/-/view-article/1/{id}/{id}".to_owned(), 2)]);
        assert!(misses.take().is_empty());
    }

    #[test]
    fn codes_and_numbers_of_documents_stay() {
        for path in ["/thu-tuc-hanh-chinh/1.001193", "/van-ban/54-2023-qd-ubnd", "/3cms/nam-2012/tin-001234.htm"] {
            assert_eq!(worth_counting(path).as_deref(), Some(path));
        }
        assert_eq!(worth_counting("/h%E1%BB%8Fi-%C4%91%C3%A1p").as_deref(), Some("/hỏi-đáp"));
    }

    #[test]
    fn persons_and_probes_are_not_counted() {
        let long = format!("/{}", "a".repeat(400));
        for path in [
            "/lien-he/ten@example.vn",
            "/lien-he/ten%40example.vn",
            "/wp-login.php",
            "/index.php",
            "/.env",
            "/a/.git/config",
            "/tranh/..%2f..%2fcong.sqlite",
            "/cong-3f2a9c81d4e5b607.js",
            "/x%00",
            "/a%20b",
            "/%3Cscript%3E",
            "/%ff%fe",
            "/item'--",
            &long,
        ] {
            assert_eq!(worth_counting(path), None, "{path}");
        }
        assert_eq!(worth_counting("/ho-so/0912345678").as_deref(), Some("/ho-so/{id}"));
    }

    #[test]
    fn a_flood_of_paths_is_bounded() {
        let misses = Misses::default();
        for at in 0..WAITING + 10 {
            misses.note(&format!("/duong-{at}"));
        }
        misses.note("/duong-1");
        let counted = misses.take();
        assert_eq!(counted.len(), WAITING);
        assert!(counted.contains(&("/duong-1".to_owned(), 2)));
    }
}
