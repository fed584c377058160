//! nginx with pages of the portal as files: the same bytes, compressed by brotli beforehand, and the same headers.

use super::machine::Machine;
use crate::{Outcome, run, shell, tools::Nginx};
use std::{
    fmt::Write,
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, Command},
};

/// A page as the portal answers it.
pub struct Page {
    pub path: String,
    /// Name and value, as they came.
    pub headers: Vec<(String, String)>,
    pub brotli: Vec<u8>,
    pub plain: Vec<u8>,
}

/// Headers that nginx sets itself.
const OWN: [&str; 7] = ["content-type", "content-length", "content-encoding", "date", "etag", "connection", "transfer-encoding"];

/// Starts nginx in a folder of its own, on the processors of the machine that serve.
pub fn start(nginx: &Nginx, pages: &[Page], logs: bool, machine: &Machine) -> Outcome<(Child, SocketAddr)> {
    let folder =
        std::path::absolute(PathBuf::from(if logs { "target/cong/bench-nginx-logs" } else { "target/cong/bench-nginx" }))
            .map_err(|e| e.to_string())?;
    let failed = |e: std::io::Error| format!("cannot write {}: {e}", folder.display());
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("pages")).map_err(failed)?;
    for (at, page) in pages.iter().enumerate() {
        fs::write(folder.join(format!("pages/{at}.html")), &page.plain).map_err(failed)?;
        fs::write(folder.join(format!("pages/{at}.html.br")), &page.brotli).map_err(failed)?;
    }
    let socket = SocketAddr::from(([127, 0, 0, 1], run::free_port()?));
    let file = folder.join("nginx.conf");
    fs::write(&file, configuration(nginx, pages, &folder, socket, logs, machine.workers)).map_err(failed)?;
    let mut command = Command::new("taskset");
    command.args(["-c", &machine.serving, nginx.program, "-c"]).arg(&file).arg("-e").arg(folder.join("error.log"));
    let child = command.spawn().map_err(|e| format!("cannot start nginx: {e}"))?;
    Ok((child, socket))
}

/// As a careful administrator would set it for few small files: sendfile, open files kept, connections that stay open.
fn configuration(nginx: &Nginx, pages: &[Page], folder: &Path, socket: SocketAddr, logs: bool, workers: u32) -> String {
    let folder = folder.display();
    let user =
        shell::output("id", &["-un"]).filter(|name| name == "root").map(|name| format!("user {name};\n")).unwrap_or_default();
    let log = if logs { format!("{folder}/access.log") } else { "off".to_owned() };
    let mut text = format!(
        "load_module {};\n{user}daemon off;\nworker_processes {workers};\npid {folder}/nginx.pid;\n\
         events {{ worker_connections 4096; }}\n\
         http {{\n  include /etc/nginx/mime.types;\n  access_log {log};\n  sendfile on;\n  tcp_nopush on;\n  tcp_nodelay on;\n\
         \x20 keepalive_timeout 65;\n  keepalive_requests 100000000;\n  open_file_cache max=100 inactive=600s;\n  open_file_cache_valid 600s;\n  server_tokens off;\n\
         \x20 client_body_temp_path {folder}/t1;\n  proxy_temp_path {folder}/t2;\n  fastcgi_temp_path {folder}/t3;\n  uwsgi_temp_path {folder}/t4;\n  scgi_temp_path {folder}/t5;\n\
         \x20 server {{\n    listen {socket};\n    root {folder}/pages;\n    charset utf-8;\n    brotli_static on;\n",
        nginx.module
    );
    for (at, page) in pages.iter().enumerate() {
        let _ = writeln!(text, "    location = {} {{\n      try_files /{at}.html =404;", page.path);
        for (name, value) in page.headers.iter().filter(|(name, _)| !OWN.contains(&name.as_str())) {
            let _ = writeln!(text, "      add_header {name} \"{}\";", value.replace('\\', "\\\\").replace('"', "\\\""));
        }
        text.push_str("    }\n");
    }
    text + "  }\n}\n"
}
