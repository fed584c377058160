//! Reads `search/`: what editors set of the search. `synonyms/*.toml`, `words.toml`, `weights.toml`, `answers.toml`; each may be missing.

use super::{files, mistake::Mistakes, site};
use crate::search::{Pinned, Settings, SynonymTable, Weights, WordTable};
use cong_api::{Date, Item, ItemAddress, Slug};
use serde::Deserialize;
use std::collections::HashMap;

#[derive(Default, Deserialize)]
#[serde(default)]
struct Answers {
    answer: Vec<Answer>,
}

/// As editors write it: `item` is an address, `section/slug` or `co-quan/agency/section/slug`.
#[derive(Deserialize)]
struct Answer {
    queries: Vec<String>,
    item: String,
    #[serde(default)]
    keep: bool,
    valid_from: Option<Date>,
    valid_to: Option<Date>,
}

pub fn load(mistakes: &mut Mistakes, today: &Date, items: &[Item]) -> Settings {
    let mut synonyms = SynonymTable::default();
    let mut group_of: HashMap<String, String> = HashMap::new();
    for file in files::files_under(mistakes, "search/synonyms", &[".toml"]) {
        let Some(table) = site::read::<SynonymTable>(mistakes, &file, today) else { continue };
        check_synonyms(mistakes, &file, &table, &mut group_of);
        synonyms.same.extend(table.same);
        synonyms.means.extend(table.means);
    }
    Settings {
        synonyms,
        words: site::optional::<WordTable>(mistakes, "search/words.toml").unwrap_or_default(),
        weights: site::optional::<Weights>(mistakes, "search/weights.toml").unwrap_or_default(),
        answers: answers(mistakes, today, items),
    }
}

/// A phrase in two groups would make their meanings one; an entry without words would fire everywhere.
fn check_synonyms(mistakes: &mut Mistakes, file: &str, table: &SynonymTable, group_of: &mut HashMap<String, String>) {
    for group in &table.same {
        if group.len() < 2 {
            mistakes.add(
                file,
                files::line_with(mistakes, file, group.first()),
                format!("same: {group:?} needs two phrases or more"),
            );
        }
        for phrase in group {
            let line = files::line_with(mistakes, file, Some(phrase));
            let place = line.map_or_else(|| file.to_owned(), |line| format!("{file}:{line}"));
            if !phrase.chars().any(char::is_alphanumeric) {
                mistakes.add(file, line, format!("same: “{phrase}” holds no word"));
            } else if let Some(first) = group_of.insert(phrase.to_lowercase(), place) {
                mistakes.add(file, line, format!("same: “{phrase}” stands in a group at {first} too: join the two groups"));
            }
        }
    }
    for means in &table.means {
        let line = files::line_with(mistakes, file, means.say.first());
        if means.say.is_empty() || means.mean.is_empty() {
            mistakes.add(file, line, format!("means: say = {:?}, mean = {:?}: both need a phrase", means.say, means.mean));
        }
        for phrase in means.say.iter().chain(&means.mean).chain(&means.with).chain(&means.without) {
            if !phrase.chars().any(char::is_alphanumeric) {
                mistakes.add(file, line, format!("means: “{phrase}” holds no word"));
            }
        }
    }
}

fn answers(mistakes: &mut Mistakes, today: &Date, items: &[Item]) -> Vec<Pinned> {
    const FILE: &str = "search/answers.toml";
    if !mistakes.folder.join(FILE).exists() {
        return Vec::new();
    }
    let written = site::read::<Answers>(mistakes, FILE, today).unwrap_or_default().answer;
    let mut pinned = Vec::new();
    for answer in written {
        let line = files::line_with(mistakes, FILE, Some(&answer.item));
        let known = address(&answer.item).filter(|address| items.iter().any(|item| item.address == *address));
        match known {
            Some(item) => {
                let (from, to) = (answer.valid_from, answer.valid_to);
                pinned.push(Pinned { queries: answer.queries, item, keep: answer.keep, from, to });
            }
            None => mistakes.add(
                FILE,
                line,
                format!(
                    "item = “{}”: there is no such item in this content; expected section/slug or co-quan/agency/section/slug",
                    answer.item
                ),
            ),
        }
    }
    pinned
}

fn address(text: &str) -> Option<ItemAddress> {
    let slug = |text: &str| Slug::try_from(text).ok();
    match text.split('/').collect::<Vec<_>>().as_slice() {
        [section, item] => Some(ItemAddress { agency: None, section: slug(section)?, slug: slug(item)? }),
        ["co-quan", agency, section, item] => {
            Some(ItemAddress { agency: Some(slug(agency)?), section: slug(section)?, slug: slug(item)? })
        }
        _ => None,
    }
}
