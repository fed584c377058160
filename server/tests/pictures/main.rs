//! Pictures on their way in: from what editors hand in to what browsers get.

#[path = "../common/mod.rs"]
mod common;
mod copies;
mod hostile;
mod photographs;
mod serving;
mod world;
