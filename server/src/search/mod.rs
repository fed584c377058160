//! Search over everything that the portal holds, for people who type as they speak.
//!
//! `analysis` reads what was typed (`tokens`, `mending` with `typing` and `lexicon`, `synonyms`, `words`); `text_index` (tantivy) finds candidates in
//! whole texts; `rank` judges them by their names, kept in memory as `entry`; `index` puts it together with `places`, `suggest` offers while typing;
//! `build` makes it all from the store, with what editors set (`settings`, `weights`); `kept` says of that what a device needs to search by itself.

mod analysis;
mod build;
mod counts;
mod entry;
pub mod generation;
mod index;
mod kept;
mod lexicon;
mod mending;
mod places;
mod rank;
mod settings;
mod snippet;
mod suggest;
mod synonyms;
mod tables;
mod text_index;
mod tokens;
mod typing;
mod weights;
mod words;

pub use build::Builder;
pub use counts::{Count, QueryCounts};
pub use index::{Found, Index, PAGE_SIZE};
pub use kept::{Ways, ways};
pub use settings::{Pinned, Settings};
pub use snippet::{snippet, title};
pub use synonyms::{Means, SynonymTable};
pub use text_index::TextIndex;
pub use weights::Weights;
pub use words::WordTable;
