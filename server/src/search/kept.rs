//! What a device needs to search what it has kept, without the server: of the editors' tables the part that leads there (`public/sw-search.js`).

use super::{
    settings::Settings,
    synonyms::{Means, Word},
    tokens,
};
use cong_api::{Brief, Date, ItemAddress, ItemSummary};
use serde::Serialize;

/// The words of people who look for one of a few items.
#[derive(Debug, Default, Serialize)]
pub struct Ways {
    /// Words that carry no meaning in a query.
    pub stop: Vec<String>,
    /// Phrases that only frame a question.
    pub frames: Vec<String>,
    /// What stands first for some queries.
    pub first: Vec<First>,
    /// Who says one of these looks for one of those, which stand in an item.
    pub means: Vec<Means>,
}

#[derive(Debug, Serialize)]
pub struct First {
    pub queries: Vec<String>,
    pub item: ItemAddress,
}

/// The part of the editors' tables that leads to these items today.
pub fn ways(settings: Settings, items: &[ItemSummary], today: &Date) -> Ways {
    let texts: Vec<Vec<Word>> = items.iter().map(text).collect();
    let stands = |phrase: &String| {
        let phrase = words(phrase);
        !phrase.is_empty() && texts.iter().any(|text| text.windows(phrase.len()).any(|part| part == phrase))
    };
    let groups = settings.synonyms.same.into_iter().map(|group| Means { say: group.clone(), mean: group, ..Means::default() });
    let means = groups.chain(settings.synonyms.means).filter_map(|mut rule| {
        rule.mean.retain(stands);
        if let [only] = rule.mean.as_slice() {
            rule.say.retain(|say| say != only);
        }
        (!rule.mean.is_empty() && !rule.say.is_empty()).then_some(rule)
    });
    let first =
        settings.answers.into_iter().filter(|answer| answer.holds(today) && items.iter().any(|item| item.address == answer.item));
    Ways {
        means: means.collect(),
        first: first.map(|answer| First { queries: answer.queries, item: answer.item }).collect(),
        stop: settings.words.stop,
        frames: settings.words.phrases,
    }
}

fn words(text: &str) -> Vec<Word> {
    tokens::words(text).into_iter().map(Word::new).collect()
}

/// What lists show of an item. A mark stands between its parts: no phrase reaches from one into the next.
fn text(item: &ItemSummary) -> Vec<Word> {
    let mut parts = vec![item.title.as_str(), &item.summary];
    if let Brief::Contact { position, unit, duty, .. } = &item.brief {
        parts.extend([position.as_str(), unit, duty]);
    }
    parts.into_iter().flat_map(|part| words(part).into_iter().chain([Word::new(String::new())])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{Pinned, SynonymTable, WordTable};

    fn contact(slug: &str, title: &str, duty: &str) -> ItemSummary {
        serde_json::from_value(serde_json::json!({
            "address": { "section": "danh-ba", "slug": slug }, "kind": "contact", "title": title, "published": "2026-01-01",
            "agency": { "slug": "van-phong", "name": "Văn phòng", "kind": "department" },
            "brief": { "of": "contact", "position": "", "unit": "", "phone": "112", "email": "", "duty": duty },
        }))
        .expect("an item as lists show it")
    }

    fn texts(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    fn pinned(slug: &str, until: &str) -> Pinned {
        let item = serde_json::from_value(serde_json::json!({ "section": "danh-ba", "slug": slug })).expect("an address");
        Pinned { queries: texts(&["cứu hộ"]), item, keep: false, from: None, to: Some(Date(until.into())) }
    }

    #[test]
    fn only_what_leads_to_an_item_is_told() {
        let means = |say: &[&str], mean: &[&str]| Means { say: texts(say), mean: texts(mean), ..Means::default() };
        let settings = Settings {
            synonyms: SynonymTable {
                same: vec![texts(&["TKCN", "tìm kiếm cứu nạn"]), texts(&["GPLX", "giấy phép lái xe"])],
                means: vec![
                    means(&["nước vào nhà"], &["112 tìm kiếm, cứu nạn", "hỗ trợ thiệt hại"]),
                    // Its words stand in two parts of the item: not as a phrase.
                    means(&["cầu cứu"], &["cứu nạn toàn tỉnh"]),
                    // Diacritics count.
                    means(&["tìm chỗ"], &["tim kiếm"]),
                ],
            },
            words: WordTable { stop: texts(&["cho"]), ..WordTable::default() },
            answers: vec![pinned("112", "2026-12-31"), pinned("112", "2026-01-31"), pinned("khac", "2026-12-31")],
            ..Settings::default()
        };
        let items = [contact("112", "112 – Tìm kiếm, cứu nạn", "Toàn tỉnh")];
        let ways = ways(settings, &items, &Date("2026-11-27".into()));
        let rules: Vec<(Vec<String>, Vec<String>)> = ways.means.into_iter().map(|rule| (rule.say, rule.mean)).collect();
        assert_eq!(
            rules,
            [(texts(&["TKCN"]), texts(&["tìm kiếm cứu nạn"])), (texts(&["nước vào nhà"]), texts(&["112 tìm kiếm, cứu nạn"])),]
        );
        assert_eq!(ways.first.len(), 1, "what is kept, and only as long as it holds");
        assert_eq!(ways.stop, ["cho"]);
    }
}
