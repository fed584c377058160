//! Tools of the build: taken from PATH when the version fits, else brought into a cache outside `target/`.

use crate::{
    Outcome,
    shell::{self, say},
};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

const TRUNK: &str = "0.22.1";
/// Of the 0.2 that the app's `wasm_split_helpers` is of.
const WASM_SPLIT: &str = "0.2.4";
const BINARYEN: &str = "132.0.0";
const PLAYWRIGHT: &str = "1.65.1";
const AXE: &str = "4.14.0";
const AJV: &str = "8.17.1";
const HTML_VALIDATE: &str = "10.9.0";
const LIGHTHOUSE: &str = "12.8.2";
/// Outside readers of feeds and calendars.
const FEEDPARSER: &str = "6.0.14";
const ICALENDAR: &str = "7.3.2";

/// Where tools are kept: `$CONG_CACHE`, or the user's cache folder.
fn cache() -> PathBuf {
    let base = env::var_os("CONG_CACHE").map(PathBuf::from);
    let user =
        || env::var_os("XDG_CACHE_HOME").map(PathBuf::from).or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cache")));
    base.or_else(|| user().map(|u| u.join("cong"))).unwrap_or_else(|| PathBuf::from(".cache"))
}

/// Brings Trunk, wasm-bindgen and wasm-opt; gives the PATH that finds them first.
pub fn for_app() -> Outcome<std::ffi::OsString> {
    let bindgen = bindgen_version()?;
    // RUSTUP_AUTO_INSTALL may be off: the target is asked for by name.
    if !shell::output("rustup", &["target", "list", "--installed"]).is_some_and(|list| list.contains("wasm32-unknown-unknown")) {
        say("rustup: adding the target wasm32-unknown-unknown");
        shell::run("rustup", &["target", "add", "wasm32-unknown-unknown"])?;
    }
    let mut folders = Vec::new();
    folders.extend(crate_tool(
        "trunk",
        TRUNK,
        "about 6 minutes on two cores",
        &["--no-default-features", "--features", "rustls", "--ignore-rust-version"],
    )?);
    folders.extend(crate_tool("wasm-bindgen-cli", &bindgen, "about 2 minutes on two cores", &[])?);
    folders.push(wasm_split()?);
    folders.extend(wasm_opt()?);
    folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    env::join_paths(folders).map_err(|e| e.to_string())
}

/// Downloads the crates of Cargo.lock that are not there yet: Trunk builds offline, and on a new machine it builds first.
pub fn fetch_crates() -> Outcome {
    shell::run("cargo", &["fetch", "--quiet", "--locked"])
}

/// The version of wasm-bindgen in Cargo.lock: library and tool must be the same.
fn bindgen_version() -> Outcome<String> {
    let lock = fs::read_to_string("Cargo.lock").map_err(|e| format!("cannot read Cargo.lock: {e}"))?;
    let mut lines = lock.lines().skip_while(|line| *line != "name = \"wasm-bindgen\"");
    let version = lines.nth(1).and_then(|line| line.strip_prefix("version = \"")).map(|v| v.trim_end_matches('"').to_owned());
    version.ok_or_else(|| "Cargo.lock has no wasm-bindgen".to_owned())
}

/// A tool from crates.io: its folder in the cache, or nothing when PATH has it.
fn crate_tool(name: &str, version: &str, time: &str, options: &[&str]) -> Outcome<Option<PathBuf>> {
    let program = name.trim_end_matches("-cli");
    let fits = |program: &Path| {
        shell::output(program, &["--version"]).is_some_and(|text| text.split_whitespace().any(|word| word == version))
    };
    if fits(Path::new(program)) {
        return Ok(None);
    }
    let root = cache().join("tools").join(format!("{}-{version}", name.trim_end_matches("-cli")));
    let folder = root.join("bin");
    if fits(&folder.join(program)) {
        return Ok(Some(folder));
    }
    let root_text = root.display().to_string();
    if shell::output("cargo", &["binstall", "-V"]).is_some() {
        say(&format!("{name} {version}: fetching a prebuilt one with cargo-binstall"));
        let fetched = shell::run("cargo", &["binstall", "--no-confirm", "--root", &root_text, &format!("{name}@{version}")]);
        if fetched.is_ok() && fits(&folder.join(program)) {
            return Ok(Some(folder));
        }
    }
    install(name, version, &root, time, options)?;
    Ok(Some(folder))
}

/// Builds a tool from crates.io into a folder of the cache.
fn install(name: &str, version: &str, root: &Path, time: &str, options: &[&str]) -> Outcome {
    say(&format!("{name} {version}: building it once into {} ({time}; later runs find it there)", root.display()));
    let target = cache().join("build");
    let mut install = Command::new("cargo");
    install.args(["install", name, "--version", version, "--root"]).arg(root).args(options);
    // The tools' own release profiles take four times as long and gain nothing here.
    install
        .env("CARGO_TARGET_DIR", &target)
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
    shell::run_command(&mut install)?;
    let _ = fs::remove_dir_all(target);
    Ok(())
}

/// Cuts wasm in parts; it does not tell its version.
fn wasm_split() -> Outcome<PathBuf> {
    let root = cache().join("tools").join(format!("wasm-split-{WASM_SPLIT}"));
    let folder = root.join("bin");
    if !folder.join("wasm-split-cli").exists() {
        install(
            "wasm_split_cli_support",
            WASM_SPLIT,
            &root,
            "about a minute on two cores",
            &["--locked", "--features", "build-binary"],
        )?;
    }
    Ok(folder)
}

fn wasm_opt() -> Outcome<Option<PathBuf>> {
    let recent = |program: &Path| {
        let version = shell::output(program, &["--version"])?;
        version.split_whitespace().find_map(|word| word.parse::<u32>().ok()).filter(|v| *v >= 120)
    };
    if recent(Path::new("wasm-opt")).is_some() {
        return Ok(None);
    }
    let root = cache().join("tools").join(format!("binaryen-{BINARYEN}"));
    let folder = root.join("node_modules/.bin");
    if !folder.join("wasm-opt").exists() {
        say(&format!("wasm-opt: npm package binaryen {BINARYEN}"));
        npm(&root, &[&format!("binaryen@{BINARYEN}")])?;
    }
    Ok(Some(folder))
}

/// Node modules of the browser tests; gives their `node_modules`.
pub fn for_browser_tests() -> Outcome<PathBuf> {
    npm_tools("browser", &[("playwright-core", PLAYWRIGHT), ("axe-core", AXE), ("ajv", AJV), ("html-validate", HTML_VALIDATE)])
}

/// Lighthouse, in a folder of its own: its two hundred packages are no part of the tests.
pub fn for_lighthouse() -> Outcome<PathBuf> {
    npm_tools("lighthouse", &[("lighthouse", LIGHTHOUSE)])
}

/// Packages from npm in one folder of the cache, named after their versions; gives its `node_modules`.
fn npm_tools(name: &str, packages: &[(&str, &str)]) -> Outcome<PathBuf> {
    let versions: Vec<&str> = packages.iter().map(|(_, version)| *version).collect();
    let root = cache().join("tools").join(format!("{name}-{}", versions.join("-")));
    let modules = root.join("node_modules");
    if !packages.iter().all(|(package, _)| modules.join(package).join("package.json").exists()) {
        let wanted: Vec<String> = packages.iter().map(|(package, version)| format!("{package}@{version}")).collect();
        say(&format!("{} from npm", wanted.join(", ")));
        npm(&root, &wanted.iter().map(String::as_str).collect::<Vec<_>>())?;
    }
    Ok(modules)
}

fn npm(root: &Path, packages: &[&str]) -> Outcome {
    fs::create_dir_all(root).map_err(|e| format!("cannot make {}: {e}", root.display()))?;
    let mut install = Command::new("npm");
    install.args(["install", "--no-audit", "--no-fund", "--loglevel=error", "--prefix"]).arg(root).args(packages);
    shell::run_command(&mut install)
}

/// Python with the parsers of the feed tests, in an environment of its own in the cache; gives its interpreter.
pub fn for_feed_tests() -> Outcome<PathBuf> {
    let root = cache().join("tools").join(format!("feeds-{FEEDPARSER}-{ICALENDAR}"));
    let python = root.join("bin/python");
    let ready = |python: &Path| shell::output(python, &["-c", "import feedparser, icalendar"]).is_some();
    if ready(&python) {
        return Ok(python);
    }
    let wanted = [format!("feedparser=={FEEDPARSER}"), format!("icalendar=={ICALENDAR}")];
    say(&format!("{} from PyPI", wanted.join(", ")));
    // Debian parts Python from what makes environments.
    if shell::output("python3", &["-c", "import ensurepip"]).is_none() {
        debian("Python that makes environments", &["python3", "python3-venv"], "which the tests of feeds need")?;
    }
    // What is left of an attempt that was broken off would stay broken.
    let mut make = Command::new("python3");
    make.args(["-m", "venv", "--clear"]).arg(&root);
    shell::run_command(&mut make)?;
    let mut install = Command::new(&python);
    install.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]).args(&wanted);
    shell::run_command(&mut install)?;
    if ready(&python) { Ok(python) } else { Err(format!("{} does not find feedparser and icalendar", python.display())) }
}

/// A Chromium: `$CHROMIUM`, one on PATH, or Debian's package when we may install it.
pub fn chromium() -> Outcome<String> {
    if let Ok(named) = env::var("CHROMIUM") {
        return Ok(named);
    }
    for name in ["chromium", "chromium-browser", "google-chrome"] {
        if shell::output(name, &["--version"]).is_some() {
            return shell::output("which", &[name]).ok_or_else(|| format!("{name} is not on PATH"));
        }
    }
    debian("chromium", &["chromium"], "or name a Chromium in $CHROMIUM")?;
    shell::output("which", &["chromium"]).ok_or_else(|| "Debian's chromium is not on PATH".to_owned())
}

/// nginx with its module for files that were compressed by brotli beforehand.
pub struct Nginx {
    pub program: &'static str,
    pub module: &'static str,
}

/// Debian's nginx. Where a service manager runs, the package also starts one of its own on port 80.
pub fn nginx() -> Outcome<Nginx> {
    let nginx = Nginx { program: "/usr/sbin/nginx", module: "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so" };
    if ![nginx.program, nginx.module].iter().all(|file| Path::new(file).exists()) {
        debian("nginx with brotli", &["nginx-light", "libnginx-mod-http-brotli-static"], "then run this again")?;
    }
    Ok(nginx)
}

/// wrk makes the load: one thread of it asks for more than one worker can answer.
pub fn wrk() -> Outcome {
    if shell::output("which", &["wrk"]).is_none() {
        debian("wrk", &["wrk"], "then run this again")?;
    }
    Ok(())
}

/// Installs packages of Debian when we may; `else_do` ends the sentence that says so when we may not.
pub fn debian(what: &str, packages: &[&str], else_do: &str) -> Outcome {
    if shell::output("id", &["-u"]).as_deref() != Some("0") {
        return Err(format!("{what} is not here: install Debian's {}, {else_do}", packages.join(" and ")));
    }
    say(&format!("{what}: installing Debian's package"));
    shell::run("apt-get", &["update", "-qq"])?;
    let mut install = Command::new("apt-get");
    install.args(["install", "-y", "-qq", "--no-install-recommends"]).args(packages).env("DEBIAN_FRONTEND", "noninteractive");
    shell::run_command(&mut install)
}
