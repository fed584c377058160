//! The editions of the portal. An edition is a portal of its own in one language: its sections, items, search; the same code.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Language {
    /// The whole portal, in the language of the State (Constitution, Article 5.3).
    #[default]
    Vi,
    /// What the law wants for foreigners (Article 10.1 of Decree 43/2011/NĐ-CP) and more.
    En,
}

crate::wire::words!(Language { Vi = "vi", En = "en" });

impl Language {
    /// The tag of BCP 47.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// What the addresses of the edition begin with.
    pub fn base(self) -> &'static str {
        match self {
            Self::Vi => "",
            Self::En => "/en",
        }
    }

    pub fn other(self) -> Self {
        match self {
            Self::Vi => Self::En,
            Self::En => Self::Vi,
        }
    }

    /// The edition that an address belongs to.
    pub fn of_path(path: &str) -> Self {
        let base = Self::En.base();
        let english = path.strip_prefix(base).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']));
        if english { Self::En } else { Self::Vi }
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn an_address_tells_its_edition() {
        for english in ["/en", "/en/", "/en?from=/lien-he", "/en/procedures/2.002173"] {
            assert_eq!(Language::of_path(english), Language::En, "{english}");
        }
        for vietnamese in ["/", "", "/entry", "/co-quan/en", "/tim-kiem?q=/en"] {
            assert_eq!(Language::of_path(vietnamese), Language::Vi, "{vietnamese}");
        }
    }
}
