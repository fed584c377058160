//! The kinds of widgets: names, options, heights.
//!
//! A widget's height follows from its kind and its count alone, whatever the width and the content: the sheet (`widgets/widget.css`) ends
//! every text after its lines. So a host page can keep the room before anything is loaded, and is never moved.

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WidgetKind {
    /// The newest items of a section, of an agency, or of a section of an agency's site.
    Latest,
    /// The same for documents, with number and validity.
    Documents,
    /// One procedure: fee, time limit, place, papers.
    Procedure,
    /// A search box for procedures alone.
    ProceduresSearch,
    /// A search box for everything.
    Search,
    /// The emergency alert that holds, or that there is none.
    Alerts,
    /// The next entries of a schedule.
    Schedule,
    /// The days that are left to comment on a draft.
    Consultation,
    /// How to reach an agency.
    Contact,
}

/// What can be said of a widget, as it stands in addresses and as attributes of the element. Theme, accent and language go with every kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Section,
    Agency,
    Item,
    Count,
}

impl Field {
    pub const ALL: [Self; 4] = [Self::Section, Self::Agency, Self::Item, Self::Count];

    pub fn name(self) -> &'static str {
        match self {
            Self::Section => "section",
            Self::Agency => "agency",
            Self::Item => "item",
            Self::Count => "count",
        }
    }
}

/// Heights in CSS px at the browser's default letters (16 px): a frame is set in rem and grows with the reader's letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    pub base: u32,
    /// For each item.
    pub each: u32,
    /// Items when nothing is said.
    pub usual: u32,
}

/// Items that a widget may show.
pub const MOST: u32 = 10;

/// Head and foot of a widget that is a list.
const AROUND_LIST: u32 = 112;

impl WidgetKind {
    pub const ALL: [Self; 9] = [
        Self::Latest,
        Self::Documents,
        Self::Procedure,
        Self::ProceduresSearch,
        Self::Search,
        Self::Alerts,
        Self::Schedule,
        Self::Consultation,
        Self::Contact,
    ];

    /// The name in addresses and in the attribute `kind`.
    pub fn token(self) -> &'static str {
        match self {
            Self::Latest => "latest",
            Self::Documents => "documents",
            Self::Procedure => "procedure",
            Self::ProceduresSearch => "procedures-search",
            Self::Search => "search",
            Self::Alerts => "alerts",
            Self::Schedule => "schedule",
            Self::Consultation => "consultation",
            Self::Contact => "contact",
        }
    }

    pub fn parse(token: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.token() == token)
    }

    /// The options that mean something for it; others are ignored.
    pub fn fields(self) -> &'static [Field] {
        match self {
            Self::Latest | Self::Documents | Self::Schedule => &[Field::Section, Field::Agency, Field::Count],
            Self::Procedure => &[Field::Item],
            Self::ProceduresSearch | Self::Search | Self::Contact => &[Field::Agency],
            Self::Alerts => &[],
            Self::Consultation => &[Field::Item, Field::Agency],
        }
    }

    /// The option without which it can show nothing.
    pub fn needs(self) -> Option<Field> {
        match self {
            Self::Procedure => Some(Field::Item),
            Self::Contact => Some(Field::Agency),
            _ => None,
        }
    }

    pub fn has(self, field: Field) -> bool {
        self.fields().contains(&field)
    }

    pub fn size(self) -> Size {
        let (base, each, usual) = match self {
            Self::Latest => (AROUND_LIST, 88, 5),
            Self::Documents => (AROUND_LIST, 106, 4),
            Self::Schedule => (AROUND_LIST, 108, 3),
            Self::Procedure => (432, 0, 1),
            Self::ProceduresSearch | Self::Search => (160, 0, 1),
            Self::Alerts => (120, 0, 1),
            Self::Consultation => (272, 0, 1),
            Self::Contact => (320, 0, 1),
        };
        Size { base, each, usual }
    }

    /// The height for a number of items, in CSS px at the default letters.
    pub fn height(self, count: u32) -> u32 {
        let Size { base, each, .. } = self.size();
        base + each * count.clamp(1, MOST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_found_by_its_name() {
        for kind in WidgetKind::ALL {
            assert_eq!(WidgetKind::parse(kind.token()), Some(kind));
        }
        assert_eq!(WidgetKind::parse("Latest"), None);
    }

    #[test]
    fn heights_grow_with_the_items_and_no_further_than_the_most() {
        assert_eq!(WidgetKind::Latest.height(3), WidgetKind::Latest.height(2) + 88);
        assert_eq!(WidgetKind::Latest.height(99), WidgetKind::Latest.height(MOST));
        assert_eq!(WidgetKind::Contact.height(1), WidgetKind::Contact.height(9));
    }
}
