//! Ways to follow a page without opening it: feeds, calendars. In the head for programs, at the foot for people.

use crate::{
    feed::{Format, calendar, feed},
    still::{Still, still},
    text,
};

/// A link of the head, `<link rel="alternate">`.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    pub media_type: &'static str,
    /// Stands behind the title of the page.
    pub name: &'static str,
    pub href: String,
}

impl Way {
    /// The link for the head of the page of that title.
    pub fn link(&self, title: &str) -> Still {
        still! { <link rel="alternate" type=self.media_type title=format!("{title} ({})", self.name) href=self.href /> }
    }
}

/// The feeds of a page, which is given with its filters.
pub fn feeds(page: &str) -> Vec<Way> {
    Format::ALL
        .into_iter()
        .map(|format| Way { media_type: format.media_type(), name: format.name(), href: feed(page, format) })
        .collect()
}

/// The calendar of a page.
pub fn in_calendar(page: &str) -> Way {
    Way { media_type: "text/calendar", name: "iCalendar", href: calendar(page) }
}

/// The line for people at the foot of a list.
pub fn follow(page: &str) -> Still {
    let format = Format::Rss;
    // The router would take the address for that of an item.
    still! {
        <p class="hint follow"><a rel="external" type=format.media_type() href=feed(page, format)>{text::of_pages().list.follow}</a></p>
    }
}
