//! Slugs and the one canonical address of an item.

use serde::{Deserialize, Serialize};
use std::fmt;

/// One segment of a path: lower-case `a-z`, digits, `.` and `-`, at most 120 characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

impl Slug {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl crate::wire::Wire for Slug {
    fn take(value: &serde_json::Value, reader: &mut crate::wire::Reader) -> Self {
        let slug = value.as_str().and_then(|text| text.try_into().ok());
        slug.unwrap_or_else(|| {
            reader.note("slug");
            Self(String::new())
        })
    }
}

impl TryFrom<String> for Slug {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'.';
        let edges = text.starts_with(['-', '.']) || text.ends_with(['-', '.']);
        if text.is_empty() || text.len() > 120 || edges || !text.bytes().all(fits) {
            return Err(format!(
                "“{text}” is not a slug: 1–120 characters of a-z, 0-9, hyphen and full stop, beginning and ending with a letter or digit"
            ));
        }
        Ok(Self(text))
    }
}

impl TryFrom<&str> for Slug {
    type Error = String;

    fn try_from(text: &str) -> Result<Self, String> {
        text.to_owned().try_into()
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where an item lives, for ever: `/{section}/{slug}`, or `/co-quan/{agency}/{section}/{slug}` for what only an agency's site holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ItemAddress {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<Slug>,
    pub section: Slug,
    pub slug: Slug,
}

crate::wire::wire!(ItemAddress { agency, section, slug });
