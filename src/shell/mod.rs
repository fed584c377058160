//! What every page carries: alert band, header with menu, footer.

mod alert;
mod display;
mod footer;
mod header;
mod menu;

pub use alert::band as alerts;
pub use footer::Footer;
#[cfg(feature = "browser")]
pub use header::plan;
pub use header::{Header, provide, stands};
