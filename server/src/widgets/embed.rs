//! `/embed.js`: the element for agencies' sites, filled with the heights and names of the kinds, compressed once.

use super::{
    kind::{Size, WidgetKind},
    words::Words,
};
use crate::http::compress::Body;
use cong_api::Language;
use serde_json::{Map, Value, json};
use std::sync::LazyLock;

/// The script with its `ETag`.
pub struct Script {
    pub body: Body,
    pub etag: String,
}

pub static EMBED: LazyLock<Script> = LazyLock::new(|| {
    let text = filled();
    Script { etag: crate::http::assets::etag(text.as_bytes()), body: Body::compressed(text, 11) }
});

/// The script as it is sent.
fn filled() -> String {
    let kinds: Map<String, Value> = WidgetKind::ALL
        .into_iter()
        .map(|kind| {
            let Size { base, each, usual } = kind.size();
            (kind.token().to_owned(), json!([base, each, usual]))
        })
        .collect();
    let words: Map<String, Value> =
        [Language::Vi, Language::En].into_iter().map(|language| (language.tag().to_owned(), names(language))).collect();
    small(include_str!("../../../widgets/embed.js"))
        .replacen("/*kinds*/{}/*kinds*/", &Value::Object(kinds).to_string(), 1)
        .replacen("/*words*/{}/*words*/", &Value::Object(words).to_string(), 1)
}

/// What the fallback link says when the page says nothing, by kind, and what stands under it when the widget did not come.
fn names(language: Language) -> Value {
    let words = Words::of(language);
    let mut names: Map<String, Value> =
        WidgetKind::ALL.into_iter().map(|kind| (kind.token().to_owned(), (words.title)(kind).into())).collect();
    names.insert("failed".into(), words.failed.into());
    names.insert("portal".into(), words.portal.into());
    Value::Object(names)
}

/// A script of ours without comments that have a line of their own and without indentation; brotli does the rest.
pub fn small(script: &str) -> String {
    let lines =
        script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//") && !line.starts_with("/**"));
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_is_filled_and_light() {
        let text = filled();
        assert!(text.contains("\"latest\":[112,88,5]"), "{text}");
        assert!(!text.contains("/*"), "nothing is left to fill: {text}");
        let script = &*EMBED;
        let weight = script.body.brotli.as_ref().map_or(usize::MAX, axum::body::Bytes::len);
        assert!(weight <= 3 * 1024, "{weight} bytes");
    }
}
