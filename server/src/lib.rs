//! The portal's server. `http` ─► `portal` (the operations) ─► `store` and `search`; `render` makes pages from the app's own views.

pub mod clock;
mod common;
pub mod deadlines;
pub mod design;
pub mod http;
pub mod import;
pub mod misses;
mod parts;
pub mod portal;
pub mod redirects;
pub mod render;
pub mod search;
pub mod store;
pub mod style;
pub mod sync;
pub mod upkeep;
mod variables;
pub mod widgets;
