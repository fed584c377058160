//! Search over everything, with and without diacritics: a tantivy index in memory, made from the store.

mod index;
mod query;
mod snippet;
mod tokens;

pub use index::Index;
