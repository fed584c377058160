//! News that flows in: each agency's own site names a feed, and what it publishes stands on the agency's pages here too.
//!
//! One reading of a source: `fetch` asks for the document (`address` sees to it that only public addresses are asked), `encoding` and
//! `feed` make plain entries of it, `draft` makes tame texts of the entries, `put` files them in one transaction (`identity` finds
//! again what is known, `withdrawal` says what the source took back). `run` reads all sources side by side, `schedule` again and again.
//!
//! Invariant: what goes wrong with a source is written down for that source alone (`failure`, `status`) and changes no item.

mod address;
mod bomb;
mod dates;
mod draft;
mod encoding;
mod failure;
mod feed;
mod fetch;
mod identity;
mod put;
mod run;
mod schedule;
mod source;
mod status;
mod withdrawal;

pub use address::{Network, Reach};
pub use failure::Failure;
pub use fetch::Limits;
pub use run::{Done, Options, Outcome, Patience, run};
pub use schedule::follow;
pub use source::{SOURCES, Source};
pub use status::{Status, statuses};
