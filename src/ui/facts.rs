//! Facts at a glance, and the table of attributes.

use crate::still::{Put, Still, still};

/// A large answer with a small note.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fact {
    pub name: &'static str,
    pub value: String,
    pub note: String,
}

impl Fact {
    pub fn new(name: &'static str, value: impl Into<String>, note: impl Into<String>) -> Self {
        Self { name, value: value.into(), note: note.into() }
    }
}

/// Up to four facts side by side; those without a value are left out.
pub fn facts(facts: Vec<Fact>) -> Still {
    let facts: Vec<_> = facts.into_iter().filter(|fact| !fact.value.is_empty()).collect();
    if facts.is_empty() {
        return Still::default();
    }
    still! {
        <dl class="facts">
            {facts
                .into_iter()
                .map(|fact| {
                    let note = (!fact.note.is_empty()).then(|| still! { <small>{fact.note}</small> });
                    still! { <div><dt>{fact.name}</dt><dd>{fact.value}{note}</dd></div> }
                })
                .collect::<Still>()}
        </dl>
    }
}

/// Names and values, one a line; empty values are left out.
pub fn attributes(rows: &[(&'static str, &str)]) -> Still {
    named(rows.iter().map(|(name, value)| (*name, (!value.is_empty()).then(|| value.still()))).collect())
}

/// The same for values that are more than text.
pub fn named(rows: Vec<(&'static str, Option<Still>)>) -> Still {
    let rows = rows.into_iter().filter_map(|(name, value)| Some(still! { <div><dt>{name}</dt><dd>{value?}</dd></div> }));
    still! { <dl class="attributes">{rows.collect::<Still>()}</dl> }
}
