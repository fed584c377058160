//! What the program does beside serving, command by command.

pub mod report;
pub mod sync;
