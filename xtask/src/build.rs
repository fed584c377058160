//! Builds the app with Trunk and the server with Cargo.

use crate::{
    Outcome, offline, page,
    shell::{self, say, stamp},
    split, styles, tools,
};
use flate2::{Compression, write::GzEncoder};
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::Command,
};

/// What the app is built from.
const APP_SOURCES: [&str; 15] = [
    "xtask/src/wasm.rs",
    "xtask/src/split.rs",
    "xtask/src/page.rs",
    "xtask/src/offline.rs",
    "src",
    "api/src",
    "api/Cargo.toml",
    "style",
    "public",
    "index.html",
    "Trunk.toml",
    ".cargo",
    "Cargo.toml",
    "Cargo.lock",
    "rust-toolchain.toml",
];
const STAMP: &str = "target/cong/dist.stamp";

pub fn server_path() -> PathBuf {
    PathBuf::from("target/release/cong")
}

/// Says what `--built` cannot find.
pub fn is_there() -> Outcome {
    let server = server_path();
    match [Path::new("dist/index.html"), &server].into_iter().find(|path| !path.exists()) {
        Some(missing) => Err(format!("{} is not there: --built takes what was built before; leave it out", missing.display())),
        None => Ok(()),
    }
}

/// The server, in the one profile that tests use too.
pub fn server() -> Outcome {
    if !server_path().exists() {
        say("server: first build, about 7 minutes on two cores (SQLite, tantivy and the app's views are compiled)");
    }
    shell::run("cargo", &["build", "--release", "--quiet", "--package", "cong-server"])
}

/// The app in `dist/`, when its sources have changed.
pub fn app() -> Outcome {
    let wanted = stamp(&APP_SOURCES);
    if Path::new("dist/index.html").exists() && fs::read_to_string(STAMP).is_ok_and(|built| built == wanted) {
        return Ok(());
    }
    let path = tools::for_app()?;
    styles::join()?;
    tools::fetch_crates()?;
    say("app: trunk build --release (about 2 minutes the first time: one codegen unit and fat LTO make the wasm small)");
    let mut trunk = Command::new("trunk");
    trunk.args(["build", "--release", "--features", "hydrate,split"]).env("PATH", &path).env_remove("NO_COLOR");
    trunk.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", split::flags());
    shell::run_command(&mut trunk)?;
    say("app: cutting and shrinking the wasm, compressing");
    split::split(Path::new("dist"), &path)?;
    page::slim(Path::new("dist"))?;
    page::name_scripts(Path::new("dist"))?;
    offline::worker(Path::new("dist"))?;
    compress(Path::new("dist"))?;
    fs::write(STAMP, wanted).map_err(|e| format!("cannot write {STAMP}: {e}"))
}

/// Brotli at the highest level and gzip beside every text and wasm file: the server sends them as they are.
fn compress(folder: &Path) -> Outcome {
    let failed = |e: std::io::Error| format!("cannot compress {}: {e}", folder.display());
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_dir() {
            compress(&path)?;
            continue;
        }
        let ending = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
        if !matches!(ending, "js" | "wasm" | "css" | "svg" | "json" | "txt") {
            continue;
        }
        let plain = fs::read(&path).map_err(failed)?;
        let beside = |ending: &str| {
            let mut name = path.as_os_str().to_owned();
            name.push(ending);
            PathBuf::from(name)
        };
        let mut brotli = Vec::new();
        {
            let mut writer = brotli::CompressorWriter::new(&mut brotli, 64 * 1024, 11, 22);
            writer.write_all(&plain).and_then(|()| writer.flush()).map_err(failed)?;
        }
        fs::write(beside(".br"), brotli).map_err(failed)?;
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        let gzip = gzip.write_all(&plain).and_then(|()| gzip.finish()).map_err(failed)?;
        fs::write(beside(".gz"), gzip).map_err(failed)?;
    }
    Ok(())
}
