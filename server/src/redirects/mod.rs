//! Old addresses and where the thing lives now: exact paths first, then patterns in their order.
//!
//! The path alone counts: queries of old portals were states of their software (`?p_p_id=…`) and mean nothing here; they are dropped.

mod pattern;
mod target;

pub use pattern::Pattern;
pub use target::Target;

use percent_encoding::percent_decode_str;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Bytes of a path that is compared with patterns: reading one takes time that grows with a power of its length.
const LONGEST: usize = 400;

/// A pattern as editors write it: a `[[pattern]]` of `redirects.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// The old paths, see [`Pattern`].
    pub old: String,
    /// Where they lead, see [`Target`].
    pub new: String,
    /// Where they lead when there is no such page.
    #[serde(default, rename = "else", skip_serializing_if = "Option::is_none")]
    pub otherwise: Option<String>,
}

/// Everything that `redirects.toml` says, checked at import.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    pub exact: BTreeMap<String, String>,
    pub patterns: Vec<Rule>,
}

/// The table as a server asks it.
#[derive(Debug, Default)]
pub struct Redirects {
    exact: BTreeMap<String, String>,
    patterns: Vec<(Pattern, Vec<Target>)>,
}

impl Redirects {
    /// Reads the rules once; the error names the first that is none.
    pub fn new(table: Table) -> Result<Self, String> {
        let read = |rule: &Rule| -> Result<_, String> {
            let targets = [Some(&rule.new), rule.otherwise.as_ref()];
            let targets = targets.into_iter().flatten().map(|target| Target::parse(target)).collect::<Result<_, _>>()?;
            Ok((Pattern::parse(&rule.old)?, targets))
        };
        let patterns = table.patterns.iter().map(|rule| read(rule).map_err(|wrong| format!("“{}”: {wrong}", rule.old)));
        Ok(Self { patterns: patterns.collect::<Result<_, _>>()?, exact: table.exact })
    }

    /// Where an old path leads: the first of these that exists. Nothing for a path that is not old.
    pub fn find(&self, path: &str) -> Vec<String> {
        let path = percent_decode_str(path).decode_utf8_lossy();
        if path.len() > LONGEST {
            return Vec::new();
        }
        if let Some(new) = self.exact.get(path.as_ref()) {
            return vec![new.clone()];
        }
        let found = self.patterns.iter().find_map(|(pattern, targets)| Some((pattern.read(&path)?, targets)));
        found.map(|(captures, targets)| targets.iter().map(|target| target.fill(&captures)).collect()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_paths_stand_before_patterns_and_patterns_in_their_order() {
        let rule = |old: &str, new: &str, otherwise: Option<&str>| Rule {
            old: old.into(),
            new: new.into(),
            otherwise: otherwise.map(Into::into),
        };
        let redirects = Redirects::new(Table {
            exact: BTreeMap::from([("/3cms/du-lich.htm".into(), "/du-lich".into()), ("/tin tức".into(), "/tin-tuc".into())]),
            patterns: vec![
                rule("/3cms/tin-{id:number}.htm", "/tin-tuc", None),
                rule("/3cms/{slug}.htm", "/{slug}", Some("/tim-kiem?q={slug:words}")),
            ],
        })
        .expect("a table");
        assert_eq!(redirects.find("/3cms/du-lich.htm"), ["/du-lich"]);
        assert_eq!(redirects.find("/tin%20t%E1%BB%A9c"), ["/tin-tuc"]);
        assert_eq!(redirects.find("/3cms/tin-7.htm"), ["/tin-tuc"]);
        assert_eq!(redirects.find("/3cms/Di_tich.htm"), ["/di-tich", "/tim-kiem?q=Di%20tich"]);
        assert!(redirects.find("/du-lich").is_empty());
        assert!(redirects.find(&format!("/3cms/{}.htm", "a".repeat(2000))).is_empty());
    }
}
