//! Facts at a glance, and the table of attributes.

use leptos::prelude::*;

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
pub fn facts(facts: Vec<Fact>) -> AnyView {
    let facts: Vec<_> = facts.into_iter().filter(|fact| !fact.value.is_empty()).collect();
    if facts.is_empty() {
        return ().into_any();
    }
    view! {
        <dl class="facts">
            {facts
                .into_iter()
                .map(|fact| {
                    let note = (!fact.note.is_empty()).then(|| view! { <small>{fact.note}</small> });
                    view! { <div><dt>{fact.name}</dt><dd>{fact.value}{note}</dd></div> }
                })
                .collect_view()}
        </dl>
    }
    .into_any()
}

/// Names and values, one a line; empty values are left out.
pub fn attributes(rows: Vec<(&'static str, String)>) -> AnyView {
    named(rows.into_iter().map(|(name, value)| (name, (!value.is_empty()).then(|| value.into_any()))).collect())
}

/// The same for values that are more than text.
pub fn named(rows: Vec<(&'static str, Option<AnyView>)>) -> AnyView {
    let rows: Vec<_> = rows.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
    view! {
        <dl class="attributes">
            {rows.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }).collect_view()}
        </dl>
    }
    .into_any()
}
