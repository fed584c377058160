//! A load that asks for one address over many connections that stay open: Debian's wrk, and what it prints.

use crate::{Outcome, shell};
use std::net::SocketAddr;

/// Connections of one load.
pub const CONNECTIONS: usize = 64;
/// Seconds of one load.
const SECONDS: usize = 4;

/// What came out of one load.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Load {
    /// Answers a second.
    pub rate: f64,
    /// Milliseconds within which 99 of 100 answers came.
    pub p99: f64,
}

/// Asks with `threads` threads on those processors. An answer other than 2xx or a broken connection is an error.
pub fn load(socket: SocketAddr, path: &str, threads: u32, processors: &str) -> Outcome<Load> {
    let url = format!("http://{socket}{path}");
    let (threads, connections, seconds) = (threads.to_string(), CONNECTIONS.to_string(), format!("{SECONDS}s"));
    let args = [
        "-c",
        processors,
        "wrk",
        "-t",
        &threads,
        "-c",
        &connections,
        "-d",
        &seconds,
        "--latency",
        "-H",
        "Accept-Encoding: br",
        &url,
    ];
    let text = shell::output("taskset", &args).ok_or_else(|| format!("taskset {} failed", args.join(" ")))?;
    read(&text).map_err(|what| format!("{url}: {what}\n{text}"))
}

fn read(text: &str) -> Outcome<Load> {
    if let Some(bad) = text.lines().find(|line| line.contains("Non-2xx") || line.contains("Socket errors")) {
        return Err(bad.trim().to_owned());
    }
    let after = |name: &str| text.lines().find_map(|line| line.trim().strip_prefix(name)).map(str::trim);
    let rate = after("Requests/sec:").and_then(|value| value.parse().ok()).ok_or("wrk printed no rate")?;
    let p99 = after("99%").and_then(milliseconds).ok_or("wrk printed no latencies")?;
    Ok(Load { rate, p99 })
}

/// `812.00us`, `3.21ms`, `1.02s`.
fn milliseconds(text: &str) -> Option<f64> {
    let value = |ending: &str| text.strip_suffix(ending)?.parse::<f64>().ok();
    value("us").map(|us| us / 1000.0).or_else(|| value("ms")).or_else(|| value("s").map(|s| s * 1000.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRINTED: &str = "Running 4s test\n  Latency Distribution\n     50%  812.00us\n     99%    3.21ms\n  10 requests in 4.00s\nRequests/sec:  25012.50\nTransfer/sec:    490.01MB\n";

    #[test]
    fn reads_what_wrk_prints() {
        assert_eq!(read(PRINTED), Ok(Load { rate: 25012.5, p99: 3.21 }));
        assert_eq!(milliseconds("1.02s"), Some(1020.0));
        assert_eq!(milliseconds("812.00us"), Some(0.812));
    }

    #[test]
    fn answers_that_are_no_pages_are_no_rate() {
        assert!(read(&format!("{PRINTED}  Non-2xx or 3xx responses: 7\n")).is_err());
        assert!(read(&format!("{PRINTED}  Socket errors: connect 0, read 3, write 0, timeout 0\n")).is_err());
        assert!(read("").is_err());
    }
}
