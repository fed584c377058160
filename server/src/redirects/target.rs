//! Where an old path leads: a path in which names of the pattern may stand, `/tim-kiem?q={slug:words}`.

use super::pattern::Captures;
use cong::route::encode;
use cong_api::{Slug, fold::slugify};
use percent_encoding::percent_decode_str;

/// Characters of a search that is made from an old path.
const LONGEST_SEARCH: usize = 100;

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    /// `{name}`: what was taken, as a slug.
    Slug(String),
    /// `{name:words}`: its words, to search for.
    Words(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    parts: Vec<Part>,
}

impl Target {
    /// Reads a target; the error says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut parts = Vec::new();
        for (at, piece) in text.split('{').enumerate() {
            let literal = if at == 0 {
                piece
            } else {
                let (inside, after) = piece.split_once('}').ok_or("a { has no }")?;
                parts.push(match inside.split_once(':') {
                    None => Part::Slug(inside.to_owned()),
                    Some((name, "words")) => Part::Words(name.to_owned()),
                    Some((_, other)) => return Err(format!("{{{inside}}}: “{other}” is not known here: words")),
                });
                after
            };
            if literal.contains('}') {
                return Err("a } has no {".into());
            }
            if !literal.is_empty() {
                parts.push(Part::Text(literal.to_owned()));
            }
        }
        let target = Self { parts };
        if target.before_names().split('?').count() == 1 && target.parts.iter().any(|part| matches!(part, Part::Words(_))) {
            return Err("{…:words} are for a search: they stand behind /tim-kiem?q=".into());
        }
        Ok(target)
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| match part {
            Part::Slug(name) | Part::Words(name) => Some(name.as_str()),
            Part::Text(_) => None,
        })
    }

    /// What stands before the first name.
    pub fn before_names(&self) -> &str {
        match self.parts.first() {
            Some(Part::Text(text)) => text,
            _ => "",
        }
    }

    /// True when the page depends on the old path: it may not exist.
    pub fn is_open(&self) -> bool {
        self.names().next().is_some() && !self.before_names().contains('?')
    }

    /// The address, with what the names have taken.
    pub fn fill(&self, captures: &Captures<'_>) -> String {
        let taken = |name: &str| captures.iter().find(|(n, _)| *n == name).map_or("", |(_, text)| text.as_str());
        let mut address = String::new();
        for part in &self.parts {
            match part {
                Part::Text(text) => address.push_str(text),
                Part::Slug(name) => address.push_str(&slug(taken(name))),
                Part::Words(name) => address.push_str(&encode(&words(taken(name)))),
            }
        }
        address
    }
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// What is a slug stays, a procedure's code too; anything else becomes one.
fn slug(text: &str) -> String {
    let decoded = decoded(text);
    Slug::try_from(decoded.as_str()).map_or_else(|_| slugify(&decoded), Into::into)
}

/// The words of a slug: `ky-hop-thu-15` → `ky hop thu 15`. Long numbers are ids of the old portal, which no text holds.
fn words(slug: &str) -> String {
    let decoded = decoded(slug);
    let is_id = |word: &&str| word.len() >= 6 && word.bytes().all(|b| b.is_ascii_digit());
    let words: Vec<&str> = decoded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty() && !is_id(w)).collect();
    let joined = words.join(" ");
    let short: String = joined.chars().take(LONGEST_SEARCH).collect();
    short.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_take_slugs_and_words() {
        let captures: Captures<'_> = vec![
            ("slug", "Ky-hop_thu-15-HDND-1384821922.aspx".to_owned()),
            ("x", "%C4%91%E1%BA%A5t".to_owned()),
            ("code", "1.001193".to_owned()),
        ];
        for (target, address, open) in [
            ("/tin-tuc", "/tin-tuc", false),
            ("/tin-tuc/{x}", "/tin-tuc/dat", true),
            ("/thu-tuc/{code}", "/thu-tuc/1.001193", true),
            ("/tim-kiem?q={slug:words}", "/tim-kiem?q=Ky%20hop%20thu%2015%20HDND%20aspx", false),
            ("/tim-kiem?q={x:words}", "/tim-kiem?q=%C4%91%E1%BA%A5t", false),
        ] {
            let parsed = Target::parse(target).expect(target);
            assert_eq!(parsed.fill(&captures), address);
            assert_eq!(parsed.is_open(), open, "{target}");
        }
        for wrong in ["/a/{x", "/a/x}", "/a/{x:upper}", "/a/{x:words}"] {
            assert!(Target::parse(wrong).is_err(), "{wrong}");
        }
    }
}
