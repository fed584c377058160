//! `cargo xtask test wordpress`: a real WordPress as the source of a feed and as a host of widgets. Not a part of the plain `test`: it needs
//! Debian's WordPress, PHP and MariaDB. Everything runs on 127.0.0.1 from one temporary folder and is gone afterwards.

mod database;
mod running;
mod site;

use crate::{Outcome, browser, run, shell, tools};
use std::{fs, path::PathBuf, process};

/// Where Debian puts WordPress.
const WORDPRESS: &str = "/usr/share/wordpress";
const PACKAGES: [&str; 6] =
    ["wordpress", "wordpress-theme-twenty*", "mariadb-server-core", "php-cli", "php-mysql", "php-mbstring"];

pub fn test() -> Outcome {
    bring()?;
    let (modules, chromium) = (tools::for_browser_tests()?, tools::chromium()?);
    let folder = Folder::make()?;
    let database = database::start(&folder.0)?;
    let site = site::start(&folder.0, &database)?;
    // The portal is another host to the browser than the agency's site, as it is in life.
    let portal = format!("http://localhost:{}", run::free_port()?);
    let mut node = browser::node(&modules, &chromium, &portal);
    site.tell(&mut node);
    node.args(["--test", "--test-concurrency=1", "--test-reporter=spec"]);
    shell::run_command(node.args(["tests/wordpress/source.test.cjs", "tests/wordpress/host.test.cjs"]))
}

/// Debian's packages, unless everything is there.
fn bring() -> Outcome {
    let modules = shell::output("php", &["-m"]).unwrap_or_default();
    let has_modules = ["mysqli", "mbstring"].iter().all(|name| modules.lines().any(|line| line == *name));
    let has_theme = fs::read_dir(format!("{WORDPRESS}/wp-content/themes")).is_ok_and(|themes| themes.flatten().count() > 0);
    let has_database = shell::output(database::SERVER, &["--version"]).is_some();
    if has_modules && has_theme && has_database {
        return Ok(());
    }
    tools::debian("WordPress with MariaDB and PHP", &PACKAGES, "then run this again")
}

/// A temporary folder, removed when it goes. One that was left by a run that was killed is removed by the next.
struct Folder(PathBuf);

impl Folder {
    const NAME: &str = "cong-wordpress-";

    fn make() -> Outcome<Self> {
        let base = std::env::temp_dir();
        for entry in fs::read_dir(&base).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let owner = name.to_str().and_then(|name| name.strip_prefix(Self::NAME)?.parse::<u32>().ok());
            if owner.is_some_and(|id| !PathBuf::from(format!("/proc/{id}")).exists()) {
                let _ = fs::remove_dir_all(entry.path());
            }
        }
        let path = base.join(format!("{}{}", Self::NAME, process::id()));
        fs::create_dir(&path).map_err(|e| format!("cannot make {}: {e}", path.display()))?;
        Ok(Self(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
