//! The server from outside: its router, its importer and its program on stores of their own.
//!
//! One program: each more would be linked with the whole server once more, some 40 s on one core.

mod command;
mod common;
mod content;
mod english;
mod feeds;
mod http;
mod links;
mod misses;
mod pictures;
mod procedures;
mod search;
mod sync;
mod tools;
mod widgets;
mod wire;
