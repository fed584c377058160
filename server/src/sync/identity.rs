//! Which entry is which: found again by its guid, else by its link. Sources repeat guids, give none, or change them all when they move.

use super::draft::Draft;
use crate::store::Known;
use cong_api::fold::slugify;
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};

/// Longer guids are kept as their hash.
const LONGEST: usize = 400;

/// An entry under the name that it is found again by.
#[derive(Debug, PartialEq, Eq)]
pub struct Keyed {
    pub key: String,
    pub draft: Draft,
}

/// Each entry once, under its key; of entries with the same key the first, which is the newest, counts.
pub fn keyed(drafts: Vec<Draft>) -> Vec<Keyed> {
    // Some sources write the same guid into every entry, mostly their own address: it names nothing then.
    let mut links_of: HashMap<&str, HashSet<&str>> = HashMap::new();
    for draft in &drafts {
        links_of.entry(&draft.guid).or_default().insert(&draft.link);
    }
    let shared: HashSet<String> =
        links_of.into_iter().filter(|(_, links)| links.len() > 1).map(|(guid, _)| guid.to_owned()).collect();
    let mut seen = HashSet::new();
    drafts
        .into_iter()
        .map(|draft| Keyed { key: key(&draft, shared.contains(&draft.guid)), draft })
        .filter(|entry| seen.insert(entry.key.clone()))
        .collect()
}

fn key(draft: &Draft, shared: bool) -> String {
    let key = if !draft.guid.is_empty() && !shared {
        draft.guid.clone()
    } else if !draft.link.is_empty() {
        draft.link.clone()
    } else {
        format!("title:{}", slugify(&draft.title))
    };
    if key.len() > LONGEST { format!("sha256:{:x}", Sha256::digest(&key)) } else { key }
}

/// For each entry the known one that it is, as its place in `known`.
pub fn find(known: &[Known], entries: &[Keyed]) -> Vec<Option<usize>> {
    let by_key: HashMap<&str, usize> = known.iter().enumerate().map(|(at, known)| (known.guid.as_str(), at)).collect();
    let mut found: Vec<Option<usize>> = entries.iter().map(|entry| by_key.get(entry.key.as_str()).copied()).collect();
    let taken: HashSet<usize> = found.iter().flatten().copied().collect();
    // A link that several share, such as that of the first page, tells nothing apart.
    let mut links: HashMap<&str, u32> = HashMap::new();
    for entry in entries {
        *links.entry(&entry.draft.link).or_default() += 1;
    }
    let mut by_link: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, known) in known.iter().enumerate().filter(|(at, known)| !taken.contains(at) && !known.link.is_empty()) {
        by_link.entry(&known.link).or_default().push(at);
    }
    for (entry, found) in entries.iter().zip(&mut found).filter(|(_, found)| found.is_none()) {
        let link = entry.draft.link.as_str();
        if let (Some(1), Some([at])) = (links.get(link), by_link.get(link).map(Vec::as_slice)) {
            *found = Some(*at);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use cong_api::Slug;

    fn draft((guid, link, title): (&str, &str, &str)) -> Draft {
        Draft {
            guid: guid.into(),
            link: link.into(),
            title: title.into(),
            summary: String::new(),
            body: String::new(),
            byline: String::new(),
            tags: Vec::new(),
            published: None,
            updated: None,
        }
    }

    fn known(guid: &str, link: &str) -> Known {
        let slug = Slug::try_from("tin").expect("a slug");
        Known {
            guid: guid.into(),
            link: link.into(),
            source: String::new(),
            item: 0,
            dated: 0,
            published: String::new(),
            position: None,
            section: slug.clone(),
            slug,
            withdrawn: false,
        }
    }

    #[test]
    fn keys_tell_entries_apart_whatever_their_guids_are_worth() {
        for (what, entries, keys) in [
            ("guids", vec![("1", "/a", "A"), ("2", "/b", "B")], vec!["1", "2"]),
            ("twice the same", vec![("1", "/a", "A"), ("1", "/a", "A cũ"), ("2", "/b", "B")], vec!["1", "2"]),
            ("one guid for all", vec![("x", "/a", "A"), ("x", "/b", "B")], vec!["/a", "/b"]),
            ("no guid", vec![("", "/a", "A"), ("", "/b", "B")], vec!["/a", "/b"]),
            ("neither", vec![("", "", "Mưa lớn"), ("", "", "Nắng")], vec!["title:mua-lon", "title:nang"]),
        ] {
            let keyed = keyed(entries.into_iter().map(draft).collect());
            assert_eq!(keyed.iter().map(|entry| entry.key.as_str()).collect::<Vec<_>>(), keys, "{what}");
        }
    }

    #[test]
    fn entries_are_found_by_guid_then_by_a_link_of_their_own() {
        let known = [known("1", "/a"), known("2", "/b"), known("3", "/trang-dau"), known("4", "/trang-dau")];
        for (what, entries, expected) in [
            ("by guid, the link has changed", vec![("1", "/a-moi", "A")], vec![Some(0)]),
            ("by link, the guid has changed", vec![("moi", "/b", "B")], vec![Some(1)]),
            ("a guid goes before a link", vec![("1", "/b", "A"), ("5", "/a", "?")], vec![Some(0), None]),
            ("a link that known ones share", vec![("6", "/trang-dau", "C")], vec![None]),
            ("a link that new ones share", vec![("7", "/b", "C"), ("8", "/b", "D")], vec![None, None]),
        ] {
            let entries = keyed(entries.into_iter().map(draft).collect());
            assert_eq!(find(&known, &entries), expected, "{what}");
        }
    }
}
