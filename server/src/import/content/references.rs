//! Numbers of documents that stand in texts become links, where the portal holds the document.

use cong::route::Route;
use cong_api::{Detail, Item, ItemAddress, Language, fold::slugify};
use std::collections::HashMap;

/// Documents by the slug of their number.
type Documents = HashMap<String, ItemAddress>;

/// Links the documents that items name by number: relations, gazettes, the legal basis of procedures, and running text.
pub fn link(items: &mut [Item], language: Language) {
    let documents: Documents = items
        .iter()
        .filter_map(|item| match &item.detail {
            Detail::Document(document) => Some((slugify(&document.number), item.address.clone())),
            _ => None,
        })
        .collect();
    for item in items {
        let find = |number: &str| documents.get(&slugify(number)).cloned();
        match &mut item.detail {
            Detail::Document(document) => {
                document.relations.iter_mut().for_each(|relation| relation.address = find(&relation.number));
            }
            Detail::Gazette(gazette) => gazette.documents.iter_mut().for_each(|entry| entry.address = find(&entry.number)),
            Detail::Procedure(procedure) => procedure.legal_basis.iter_mut().for_each(|law| law.address = find(&law.number)),
            _ => {}
        }
        item.body = mark_other_edition(&in_text(&item.body, &documents, &item.address, language), language);
    }
}

/// Links of a text into the other edition say its language.
fn mark_other_edition(html: &str, language: Language) -> String {
    const LINK: &str = "<a href=\"";
    let mut marked = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(LINK) {
        let (before, link) = rest.split_at(at);
        let path = link[LINK.len()..].split('"').next().unwrap_or_default();
        let there = Language::of_path(path);
        marked.push_str(before);
        if path.starts_with('/') && there != language {
            marked.push_str(&format!("<a hreflang=\"{}\" href=\"", there.tag()));
        } else {
            marked.push_str(LINK);
        }
        rest = &link[LINK.len()..];
    }
    marked.push_str(rest);
    marked
}

/// Text between tags is looked through; what is a link already stays.
fn in_text(html: &str, documents: &Documents, own: &ItemAddress, language: Language) -> String {
    let mut linked = String::with_capacity(html.len());
    let mut rest = html;
    let mut inside_link = false;
    while !rest.is_empty() {
        let tag = rest.find('<').unwrap_or(rest.len());
        let (text, after) = rest.split_at(tag);
        if inside_link {
            linked.push_str(text)
        } else {
            words(text, documents, own, language, &mut linked)
        }
        let end = after.find('>').map_or(after.len(), |end| end + 1);
        let (tag, after) = after.split_at(end);
        match tag.get(..2) {
            Some("<a") => inside_link = true,
            Some("</") if tag.starts_with("</a") => inside_link = false,
            _ => {}
        }
        linked.push_str(tag);
        rest = after;
    }
    linked
}

fn words(text: &str, documents: &Documents, own: &ItemAddress, language: Language, linked: &mut String) {
    for piece in text.split_inclusive(|c: char| c.is_whitespace() || "(),;“”".contains(c)) {
        let number = piece.trim_end_matches(|c: char| c.is_whitespace() || "(),;.:“”".contains(c));
        let is_number =
            number.starts_with(|c: char| c.is_ascii_digit()) && number.contains('/') && number.contains(char::is_uppercase);
        let address = is_number.then(|| documents.get(&slugify(number))).flatten().filter(|address| *address != own);
        match address {
            Some(address) => {
                let href = Route::item(address).path(language);
                linked.push_str(&format!("<a href=\"{href}\">{number}</a>{}", &piece[number.len()..]));
            }
            None => linked.push_str(piece),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use cong_api::Slug;

    fn address(slug: &str) -> ItemAddress {
        ItemAddress {
            agency: None,
            section: Slug::try_from("van-ban").expect("a slug"),
            slug: Slug::try_from(slug).expect("a slug"),
        }
    }

    #[test]
    fn links_into_the_other_edition_say_its_language() {
        let mark = |html: &str, language| mark_other_edition(html, language);
        assert_eq!(mark("<a href=\"/lien-he\">x</a>", Language::En), "<a hreflang=\"vi\" href=\"/lien-he\">x</a>");
        assert_eq!(mark("<a href=\"/en\">x</a>", Language::Vi), "<a hreflang=\"en\" href=\"/en\">x</a>");
        for same in ["<a href=\"/en/about\">x</a>", "<a href=\"https://a.example/\">x</a>", "<a href=\"#x\">x</a>"] {
            assert_eq!(mark(same, Language::En), same);
        }
    }

    #[test]
    fn numbers_in_text_become_links_and_nothing_else_does() {
        let documents = Documents::from([("54-2023-qd-ubnd".to_owned(), address("54-2023-qd-ubnd"))]);
        let link = |html: &str| in_text(html, &documents, &address("khac"), Language::Vi);
        assert_eq!(
            link("<p>Theo Quyết định 54/2023/QĐ-UBND, ngày 1/2/2023 (54/2023/QĐ-UBND).</p>"),
            "<p>Theo Quyết định <a href=\"/van-ban/54-2023-qd-ubnd\">54/2023/QĐ-UBND</a>, ngày 1/2/2023 (<a href=\"/van-ban/54-2023-qd-ubnd\">54/2023/QĐ-UBND</a>).</p>"
        );
        for untouched in ["<a href=\"/x\">54/2023/QĐ-UBND</a>", "<p title=\"54/2023/QĐ-UBND\">x</p>", "55/2023/QĐ-UBND", "a < b"]
        {
            assert_eq!(link(untouched), untouched);
        }
        assert_eq!(in_text("54/2023/QĐ-UBND", &documents, &address("54-2023-qd-ubnd"), Language::Vi), "54/2023/QĐ-UBND");
    }
}
