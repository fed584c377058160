//! A MariaDB of the test's own: a private data folder and a socket, no port.

use super::running::Running;
use crate::{
    Outcome,
    shell::{self, say},
};
use std::{
    os::unix::net::UnixStream,
    path::{Path, PathBuf},
    process::Command,
};

pub const SERVER: &str = "/usr/sbin/mariadbd";

pub struct Database {
    pub socket: PathBuf,
    _server: Running,
}

pub fn start(folder: &Path) -> Outcome<Database> {
    say("MariaDB in a folder of its own");
    let (data, socket) = (folder.join("mariadb"), folder.join("mariadb.sock"));
    let data_option = format!("--datadir={}", data.display());
    // As root it would want to become another user, who has no right to the folder.
    let user = shell::output("id", &["-un"]).ok_or("the command `id` says nothing")?;
    let user = format!("--user={user}");
    let mut install = Command::new("mariadb-install-db");
    install.args(["--no-defaults", &data_option, &user, "--auth-root-authentication-method=normal", "--skip-test-db"]);
    let output = install.output().map_err(|e| format!("cannot start mariadb-install-db: {e}"))?;
    if !output.status.success() {
        let said = [output.stdout, output.stderr].concat();
        return Err(format!("mariadb-install-db failed ({}):\n{}", output.status, String::from_utf8_lossy(&said)));
    }
    let options = [
        "--no-defaults".to_owned(),
        data_option,
        user,
        format!("--socket={}", socket.display()),
        format!("--pid-file={}", folder.join("mariadb.pid").display()),
        format!("--tmpdir={}", folder.display()),
        "--skip-networking".to_owned(),
        "--character-set-server=utf8mb4".to_owned(),
        // Nothing of it has to survive.
        "--innodb-flush-log-at-trx-commit=0".to_owned(),
        "--innodb-buffer-pool-size=64M".to_owned(),
    ];
    let mut server = Running::start("MariaDB", SERVER, &options, &[], folder.join("mariadb.log"))?;
    server.wait_until(|| UnixStream::connect(&socket).is_ok())?;
    Ok(Database { socket, _server: server })
}
