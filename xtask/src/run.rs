//! `cargo xtask run`: everything from nothing, then the portal.

use crate::{
    Outcome, RunOptions, build,
    shell::{self, say},
};
use std::{
    io::{Read, Write},
    net::{IpAddr, Ipv4Addr, SocketAddr, TcpStream},
    path::PathBuf,
    process::{Child, Command},
    time::{Duration, Instant},
};

pub fn run(options: &RunOptions) -> Outcome {
    let start = Instant::now();
    build::app()?;
    build::server()?;
    say("starting; the reference province goes into the database the first time, and when content/ or the day has changed");
    let mut server = serve(options, Shows::Content)?;
    let socket = reachable(options);
    wait_until_healthy(&mut server, socket)?;
    println!(
        "\n  The portal answers on http://{socket}  (ready after {:.1} s; stop it with Ctrl-C)\n",
        start.elapsed().as_secs_f32()
    );
    let status = server.wait().map_err(|e| e.to_string())?;
    if status.success() { Ok(()) } else { Err(format!("the server ended: {status}")) }
}

/// What a server shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shows {
    /// The reference content, imported into the database when it has changed.
    Content,
    /// What the database holds.
    Store,
}

pub fn serve(options: &RunOptions, shows: Shows) -> Outcome<Child> {
    command(options, shows).spawn().map_err(|e| format!("cannot start the server: {e}"))
}

/// The server's command line.
pub fn command(options: &RunOptions, shows: Shows) -> Command {
    let mut command = Command::new(build::server_path());
    command
        .arg("serve")
        .args(["--address", &options.address.to_string(), "--port", &options.port.to_string()])
        .arg("--data")
        .arg(&options.data)
        .args(["--dist", "dist"]);
    if shows == Shows::Content {
        command.args(["--content", "content"]);
    }
    command
}

/// An address that this machine can ask, also when the server listens on all.
pub fn reachable(options: &RunOptions) -> SocketAddr {
    let address = if options.address.is_unspecified() { IpAddr::V4(Ipv4Addr::LOCALHOST) } else { options.address };
    SocketAddr::new(address, options.port)
}

/// Waits for the health address; an end of the server before that is an error.
pub fn wait_until_healthy(server: &mut Child, socket: SocketAddr) -> Outcome {
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(120) {
        if let Some(status) = server.try_wait().map_err(|e| e.to_string())? {
            return Err(format!("the server ended at once: {status}"));
        }
        if get(socket, "/healthz").is_some_and(|answer| answer.starts_with("HTTP/1.1 200")) {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    let _ = server.kill();
    Err(format!("the server did not answer on {socket} within two minutes"))
}

/// A plain HTTP/1.1 GET.
pub fn get(socket: SocketAddr, path: &str) -> Option<String> {
    let mut stream = TcpStream::connect_timeout(&socket, Duration::from_secs(1)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(10))).ok()?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    Some(String::from_utf8_lossy(&answer).into_owned())
}

/// A port that is free now.
pub fn free_port() -> Outcome<u16> {
    let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(|e| e.to_string())?;
    listener.local_addr().map(|a| a.port()).map_err(|e| e.to_string())
}

/// A server of this machine's own, on that data folder.
pub fn on_a_free_port(data: impl Into<PathBuf>) -> Outcome<RunOptions> {
    Ok(RunOptions { address: Ipv4Addr::LOCALHOST.into(), port: free_port()?, data: data.into() })
}

/// The database of a server that runs for one command.
pub fn data_of(command: &str) -> PathBuf {
    PathBuf::from(format!("target/cong/{command}-data"))
}

/// Runs a closure beside a server of its own with a fresh database.
pub fn with_server(command: &str, work: impl FnOnce(SocketAddr) -> Outcome) -> Outcome {
    let options = on_a_free_port(data_of(command))?;
    let _ = std::fs::remove_dir_all(&options.data);
    let mut server = serve(&options, Shows::Content)?;
    let outcome = wait_until_healthy(&mut server, reachable(&options)).and_then(|()| work(reachable(&options)));
    let _ = shell::run("kill", &["-TERM", &server.id().to_string()]);
    let ended = server.wait().map_err(|e| e.to_string())?;
    outcome?;
    if ended.success() { Ok(()) } else { Err(format!("the server did not stop in order: {ended}")) }
}
