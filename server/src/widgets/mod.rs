//! Widgets for agencies' own sites: what they are called and how high (`kind`), what is asked (`query`), what the portal answers
//! (`content`), how it looks (`view`, `page`, `sheet`), the element that shows it elsewhere (`embed`), and the page where a webmaster puts
//! one together (`builder`). HTTP is in `http/widgets.rs`.

pub mod builder;
pub mod code;
pub mod colour;
pub mod content;
pub mod embed;
pub mod kind;
pub mod oembed;
pub mod page;
pub mod query;
pub mod sheet;
mod view;
pub mod words;

pub use content::Editions;
pub use kind::WidgetKind;
pub use query::Query;
