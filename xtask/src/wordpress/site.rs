//! A WordPress of the test's own: Debian's files copied into a document root, installed, served by PHP's own web server.

use super::{WORDPRESS, database::Database, running::Running};
use crate::{
    Outcome, run,
    shell::{self, say},
};
use std::{
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::Command,
};

pub struct Site {
    /// What its `wp-config.php` and the tests ask their environment for.
    environment: Vec<(&'static str, String)>,
    _server: Running,
}

/// Files of the test that become files of the site.
const OURS: [(&str, &str); 2] = [("wp-config.php", "wp-config.php"), ("local.php", "wp-content/mu-plugins/local.php")];

pub fn start(folder: &Path, database: &Database) -> Outcome<Site> {
    say("WordPress: copying, installing, serving");
    let root = folder.join("wordpress");
    copy(&root)?;
    let socket = SocketAddr::from(([127, 0, 0, 1], run::free_port()?));
    let environment = vec![
        ("WP_URL", format!("http://{socket}")),
        ("WP_ROOT", root.display().to_string()),
        ("WP_DATABASE_SOCKET", database.socket.display().to_string()),
        ("WP_LOG", folder.join("php.log").display().to_string()),
    ];
    let mut install = Command::new("php");
    install.arg("tests/wordpress/install.php").envs(environment.iter().cloned());
    shell::run_command(&mut install)?;
    let args = ["-S", &socket.to_string(), "-t", &root.display().to_string()].map(str::to_owned);
    let mut server = Running::start("PHP's web server", "php", &args, &environment, folder.join("php.log"))?;
    server.wait_until(|| run::get(socket, "/wp-login.php").is_some_and(|answer| answer.starts_with("HTTP/1.1 200")))?;
    Ok(Site { environment, _server: server })
}

impl Site {
    pub fn tell(&self, command: &mut Command) {
        command.envs(self.environment.iter().cloned());
    }
}

/// Copies what Debian's links lead to: WordPress looks for its configuration beside its real files.
fn copy(root: &PathBuf) -> Outcome {
    let mut copy = Command::new("cp");
    copy.args(["--recursive", "--dereference", WORDPRESS]).arg(root);
    shell::run_command(&mut copy)?;
    for (from, to) in OURS {
        let (from, to) = (Path::new("tests/wordpress").join(from), root.join(to));
        let failed = |e: std::io::Error| format!("cannot copy {} to {}: {e}", from.display(), to.display());
        fs::create_dir_all(to.parent().unwrap_or(root)).map_err(failed)?;
        fs::copy(&from, &to).map_err(failed)?;
    }
    Ok(())
}
