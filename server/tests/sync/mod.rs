//! News that flows in from agencies' own sites: real requests to a real server on this machine.

mod encodings;
mod failures;
mod pages;
mod program;
mod reading;
mod site;
mod tls;
mod world;
