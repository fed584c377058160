//! `cargo xtask bench visit`: what a first visit weighs, counted from what the page names.

use super::fetch;
use crate::Outcome;
use std::net::SocketAddr;

/// Requests and bytes of a first visit: the page and everything of our own that it names.
pub fn visits(socket: SocketAddr) -> Outcome {
    println!("\nfirst visit            requests  HTML br  all br (with fonts, pictures, wasm)");
    for path in ["/", "/tin-tuc-su-kien", "/thu-tuc-hanh-chinh/1.001193"] {
        let (_, page, _) = fetch(socket, path, "br")?;
        let (_, _, plain) = fetch(socket, path, "identity")?;
        let text = String::from_utf8_lossy(&plain).into_owned();
        let mut named: Vec<String> = Vec::new();
        // What the app is made of stands in one attribute.
        let app = text.split("name=\"cong-app\" content=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
        named.extend(app.split(' ').map(str::to_owned));
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
