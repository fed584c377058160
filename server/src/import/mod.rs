//! Ways into the store: the province's own content, and exports of other systems.

pub mod content;
pub mod pictures;
pub mod procedures;
