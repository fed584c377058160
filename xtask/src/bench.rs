//! `cargo xtask bench`: sizes of the build, weight of a first visit, pages a second beside a static file server, search, Lighthouse.

use crate::{Outcome, browser, build, run, shell, tools};
use std::{
    fs,
    io::{Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    path::Path,
    time::{Duration, Instant},
};

pub fn bench(what: Option<&str>, details: &[String]) -> Outcome {
    if what == Some("search") {
        return search(details);
    }
    if what == Some("sync") {
        return shell::run("cargo", &["bench", "--quiet", "--package", "cong-server", "--bench", "sync"]);
    }
    build::app()?;
    build::server()?;
    let wanted = |name: &str| what.is_none_or(|w| w == name);
    if wanted("size") {
        sizes()?;
    }
    if what == Some("lighthouse") {
        return lighthouse();
    }
    if wanted("visit") || wanted("pages") {
        run::with_server("bench", |socket| {
            if wanted("visit") {
                visits(socket)?;
            }
            if wanted("pages") {
                pages(socket)?;
            }
            Ok(())
        })?;
    }
    Ok(())
}

/// Where the real data stand that benches and tests read: beside the project.
const SHARED: &str = "../shared/data";
const SEARCH_DATA: &str = "target/cong/bench-search";

/// Quality and speed of the search; then the memory of a server that holds the same items.
fn search(details: &[String]) -> Outcome {
    let absolute =
        |path: &str| std::env::current_dir().map(|here| here.join(path).display().to_string()).map_err(|e| e.to_string());
    let (shared, data) = (absolute(SHARED)?, absolute(SEARCH_DATA)?);
    let mut args = vec!["bench", "--quiet", "--package", "cong-server", "--bench", "search", "--", &shared, &data];
    args.extend(details.iter().map(String::as_str));
    shell::run("cargo", &args)?;
    if details.iter().any(|word| ["quality", "explain", "tune"].contains(&word.as_str())) {
        return Ok(());
    }
    build::app()?;
    build::server()?;
    let options = run::on_a_free_port(data)?;
    let mut server = run::serve(&options, run::Shows::Store)?;
    let outcome = run::wait_until_healthy(&mut server, run::reachable(&options)).and_then(|()| {
        for words in ["khai+sinh", "s%E1%BB%95+%C4%91%E1%BB%8F", "quy%E1%BB%81n+s%E1%BB%AD+d%E1%BB%A5ng+%C4%91%E1%BA%A5t"] {
            fetch(run::reachable(&options), &format!("/api/v1/search?q={words}"), "br")?;
        }
        let status = fs::read_to_string(format!("/proc/{}/status", server.id())).map_err(|e| e.to_string())?;
        let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or("unknown").trim();
        println!("server with these items: {resident} resident");
        Ok(())
    });
    let _ = server.kill();
    let _ = server.wait();
    outcome
}

/// Lighthouse's four categories on the pages that people come to most.
fn lighthouse() -> Outcome {
    let (modules, chromium) = (tools::for_lighthouse()?, tools::chromium()?);
    run::with_server("bench", |socket| {
        shell::run_command(browser::node(&modules, &chromium, socket).arg("tests/browser/lighthouse.cjs"))
    })
}

fn sizes() -> Outcome {
    println!("dist/, bytes            raw    brotli");
    let mut rows: Vec<(String, u64, u64)> = Vec::new();
    for entry in fs::read_dir("dist").map_err(|e| e.to_string())?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_file() && !name.ends_with(".br") && !name.ends_with(".gz") {
            let size = |path: &Path| fs::metadata(path).map(|m| m.len()).unwrap_or(0);
            rows.push((name.clone(), size(&entry.path()), size(&Path::new("dist").join(format!("{name}.br")))));
        }
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.1));
    for (name, raw, brotli) in rows {
        println!("{raw:>28}{brotli:>10}  {name}");
    }
    Ok(())
}

/// A GET that takes brotli: (head, bytes of the body).
fn fetch(socket: SocketAddr, path: &str, encoding: &str) -> Outcome<(String, usize, Vec<u8>)> {
    let failed = |e: std::io::Error| format!("{path}: {e}");
    let mut stream = TcpStream::connect(socket).map_err(failed)?;
    stream.set_read_timeout(Some(Duration::from_secs(20))).map_err(failed)?;
    // One write: a server that answers after its first read would else close on the rest and reset the connection.
    let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: {encoding}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).map_err(failed)?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).map_err(failed)?;
    let end = answer.windows(4).position(|w| w == b"\r\n\r\n").ok_or_else(|| format!("{path}: no answer"))?;
    let head = String::from_utf8_lossy(&answer[..end]).into_owned();
    let body = answer[end + 4..].to_vec();
    Ok((head, body.len(), body))
}

/// Requests and bytes of a first visit: the page and everything of our own that it names.
fn visits(socket: SocketAddr) -> Outcome {
    println!("\nfirst visit            requests  HTML br  all br (with fonts, pictures, wasm)");
    for path in ["/", "/tin-tuc-su-kien", "/thu-tuc-hanh-chinh/1.001193"] {
        let (_, page, _) = fetch(socket, path, "br")?;
        let (_, _, plain) = fetch(socket, path, "identity")?;
        let text = String::from_utf8_lossy(&plain).into_owned();
        let mut named: Vec<String> = Vec::new();
        for mark in ["href=\"/", "src=\"/", "'/"] {
            for part in text.split(mark).skip(1) {
                let end = part.find(['"', '\'']).unwrap_or(0);
                let name = format!("/{}", &part[..end]);
                let file = [".css", ".js", ".wasm", ".woff2", ".svg"].iter().any(|ending| name.ends_with(ending));
                if file && !named.contains(&name) {
                    named.push(name);
                }
            }
        }
        let mut all = page;
        for name in &named {
            all += fetch(socket, name, "br")?.1;
        }
        println!("{path:<30}{:>2}{page:>9}{all:>9}", named.len() + 1);
    }
    Ok(())
}

/// Requests a second over one connection each time, for two seconds, beside a file server on the same bytes.
fn pages(socket: SocketAddr) -> Outcome {
    let (_, _, body) = fetch(socket, "/", "br")?;
    let files = static_server(body)?;
    let rate = |socket: SocketAddr, path: &dyn Fn(u32) -> String| -> Outcome<f64> {
        let start = Instant::now();
        let mut count = 0u32;
        while start.elapsed() < Duration::from_secs(3) {
            fetch(socket, &path(count), "br")?;
            count += 1;
        }
        Ok(f64::from(count) / start.elapsed().as_secs_f64())
    };
    let still = rate(files, &|_| "/".to_owned())?;
    let cached = rate(socket, &|_| "/".to_owned())?;
    // A new word each time: nothing of it is cached.
    let fresh = rate(socket, &|n| format!("/tim-kiem?q=khai+sinh+{n}"))?;
    println!(
        "\npages a second, one client, a connection each: static file {still:.0}, home from the cache {cached:.0} ({:.2} of it), search page rendered anew {fresh:.0} ({:.2} of it)",
        cached / still,
        fresh / still
    );
    Ok(())
}

/// The least that a file server can do: the same bytes for every request.
fn static_server(body: Vec<u8>) -> Outcome<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0").map_err(|e| e.to_string())?;
    let socket = listener.local_addr().map_err(|e| e.to_string())?;
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut request = [0u8; 2048];
            let _ = stream.read(&mut request);
            let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
            let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body));
        }
    });
    Ok(socket)
}
