//! The words of the interface.

pub mod vi;
