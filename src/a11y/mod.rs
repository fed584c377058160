//! What the router leaves undone for people who do not see the page change: focus, announcement, scroll.

pub mod navigation;
