//! The project's own commands: `cargo xtask run`, `test`, `dev`, `build`, `check-content`, `bench`.

mod bench;
mod browser;
mod build;
mod dev;
mod imported;
mod offline;
mod run;
mod sheet;
mod shell;
mod styles;
mod test;
mod tools;
mod wasm;

use clap::{Parser, Subcommand};
use std::{net::IpAddr, path::PathBuf, process::ExitCode};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Commands of the project")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Builds everything and serves the portal with the reference province.
    Run(RunOptions),
    /// Runs every test, in a real browser too.
    Test {
        /// Only these parts: unit, browser.
        parts: Vec<String>,
    },
    /// For daily work: quick rebuilds of the app beside a running server.
    Dev(RunOptions),
    /// Builds the app (dist/) and the server.
    Build,
    /// Joins style/ into one sheet; Trunk calls this.
    Styles,
    /// Checks content/ and changes nothing.
    CheckContent,
    /// Takes pictures of every template at three widths and in three themes.
    Shots {
        /// Where they go; what it holds is removed.
        #[arg(default_value = "target/shots")]
        folder: PathBuf,
    },
    /// Measures; prints sizes and rates.
    Bench {
        /// size, visit, pages, search or lighthouse; all but the last two when left out.
        what: Option<String>,
        /// For search: quality (no speed), misses (prints the queries whose answer is not first), explain WORDS.
        details: Vec<String>,
    },
}

#[derive(clap::Args, Clone)]
pub struct RunOptions {
    #[arg(long, default_value = "127.0.0.1")]
    pub address: IpAddr,
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// Folder of the database.
    #[arg(long, default_value = "data")]
    pub data: PathBuf,
}

/// What went wrong, in words.
pub type Outcome<T = ()> = Result<T, String>;

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Run(options) => run::run(&options),
        Command::Test { parts } => test::test(&parts),
        Command::Dev(options) => dev::dev(&options),
        Command::Build => build::app().and_then(|()| build::server()),
        Command::Styles => styles::join(),
        Command::CheckContent => {
            build::server().and_then(|()| shell::run(build::server_path(), &["check", "--content", "content"]))
        }
        Command::Shots { folder } => browser::shots(&folder),
        Command::Bench { what, details } => bench::bench(what.as_deref(), &details),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(what) => {
            eprintln!("xtask: {what}");
            ExitCode::FAILURE
        }
    }
}
