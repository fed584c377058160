//! The project's own commands: `cargo xtask run`, `test`, `dev`, `build`, `check-content`, `bench`.

mod bench;
mod browser;
mod build;
mod dev;
mod imported;
mod offline;
mod page;
mod run;
mod sheet;
mod shell;
mod split;
mod styles;
mod test;
mod tools;
mod wasm;
mod wordpress;

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
        /// Only these parts: unit, feeds, browser; wordpress (only when it is named: brings WordPress, PHP and MariaDB from Debian).
        #[arg(value_parser = test::PARTS)]
        parts: Vec<String>,
        /// Feeds, browser, wordpress: tests dist/ and the server as they were built before.
        #[arg(long)]
        built: bool,
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
    Bench(BenchOptions),
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

/// What can be measured.
#[derive(clap::ValueEnum, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// The files of the build, and what the wasm is made of.
    Size,
    /// What a first visit weighs.
    Visit,
    /// Pages in a browser beside the same without script, moves beside full loads: half an hour.
    Pages,
    /// The server beside nginx, and under more than it can do: some minutes.
    Server,
    /// Feeds of agencies, read and read again.
    Sync,
    /// Quality and speed of the search.
    Search,
    /// Lighthouse's four categories.
    Lighthouse,
}

#[derive(clap::Args)]
pub struct BenchOptions {
    /// size and visit when left out.
    #[arg(value_enum)]
    pub what: Option<Measure>,
    /// For search: quality (no speed), misses (prints the queries whose answer is not first), explain WORDS. For pages and server: only
    /// these parts (lighthouse, visit, move, widgets; cached, render, memory, flood, slow).
    pub details: Vec<String>,
    /// How often each figure is taken: medians are printed. For pages and server.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    pub rounds: u32,
    /// Measures dist/ and the server as they were built before.
    #[arg(long)]
    pub built: bool,
}

/// What went wrong, in words.
pub type Outcome<T = ()> = Result<T, String>;

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Run(options) => run::run(&options),
        Command::Test { parts, built } => test::test(&parts, built),
        Command::Dev(options) => dev::dev(&options),
        Command::Build => build::app().and_then(|()| build::server()),
        Command::Styles => styles::join(),
        Command::CheckContent => {
            build::server().and_then(|()| shell::run(build::server_path(), &["check", "--content", "content"]))
        }
        Command::Shots { folder } => browser::shots(&folder),
        Command::Bench(options) => bench::bench(&options),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(what) => {
            eprintln!("xtask: {what}");
            ExitCode::FAILURE
        }
    }
}
