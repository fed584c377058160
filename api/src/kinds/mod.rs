//! One file for each kind of item: the fields that only it has.

mod album;
mod announcement;
mod article;
mod consultation;
mod contact;
mod destination;
mod document;
mod feedback;
mod gazette;
mod map;
mod page;
mod poll;
mod procedure;
mod project;
mod question;
mod research;
mod schedule;
mod statistics;

pub use album::*;
pub use announcement::*;
pub use article::*;
pub use consultation::*;
pub use contact::*;
pub use destination::*;
pub use document::*;
pub use feedback::*;
pub use gazette::*;
pub use map::*;
pub use page::*;
pub use poll::*;
pub use procedure::*;
pub use project::*;
pub use question::*;
pub use research::*;
pub use schedule::*;
pub use statistics::*;
