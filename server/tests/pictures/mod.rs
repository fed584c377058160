//! Pictures on their way in: from what editors hand in to what browsers get.

mod copies;
mod hostile;
mod photographs;
mod serving;
mod world;
