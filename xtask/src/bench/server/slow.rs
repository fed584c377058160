//! Clients that send a byte a second: whether others are answered beside them, and whether the server lets go of them.

use super::{milliseconds, process::Process, quantile, timed};
use crate::Outcome;
use std::{
    io::{ErrorKind, Read, Write},
    net::{SocketAddr, TcpStream},
    time::{Duration, Instant},
};

const CLIENTS: usize = 500;
/// Seconds that they stay, a byte each second.
const SECONDS: u64 = 40;

pub fn slow(socket: SocketAddr, process: Process) -> Outcome {
    let sample = |until: Instant| -> Outcome<Vec<f64>> {
        let mut times = Vec::new();
        while Instant::now() < until {
            for path in ["/", "/healthz"] {
                let (time, outcome) = timed(socket, path);
                outcome?;
                times.push(milliseconds(time));
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        Ok(times)
    };
    timed(socket, "/").1?;
    let before = sample(Instant::now() + Duration::from_secs(3))?;
    let idle = process.resident()?;
    let mut clients = (0..CLIENTS).map(|_| client(socket)).collect::<Outcome<Vec<_>>>()?;
    let start = Instant::now();
    let mut beside = Vec::new();
    let mut first_left = None;
    for second in 1..=SECONDS {
        clients.retain_mut(still_there);
        if clients.len() < CLIENTS && first_left.is_none() {
            first_left = Some(start.elapsed().as_secs());
        }
        beside.extend(sample(start + Duration::from_secs(second))?);
    }
    println!(
        "\n{CLIENTS} clients that send a byte a second for {SECONDS} s; others ask for home and /healthz meanwhile, a connection each\n\
         | | requests | median, ms | p99, ms | slowest, ms |\n|---|--:|--:|--:|--:|"
    );
    for (name, times) in [("before", &before), ("beside them", &beside)] {
        println!(
            "| {name} | {} | {:.2} | {:.2} | {:.2} |",
            times.len(),
            quantile(times, 500),
            quantile(times, 990),
            quantile(times, 1000)
        );
    }
    let let_go = first_left.map_or("none was let go".to_owned(), |second| format!("the first was let go after {second} s"));
    println!(
        "{} of them were still connected at the end ({let_go}); {:.1} MB more were resident",
        clients.len(),
        process.resident()? - idle
    );
    Ok(())
}

/// Connected, with a request that is not complete.
fn client(socket: SocketAddr) -> Outcome<TcpStream> {
    let failed = |e: std::io::Error| format!("a slow client could not connect: {e}");
    let mut stream = TcpStream::connect(socket).map_err(failed)?;
    stream.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ").map_err(failed)?;
    stream.set_nonblocking(true).map_err(failed)?;
    Ok(stream)
}

/// Sends one more byte; false when the server has answered or closed.
fn still_there(stream: &mut TcpStream) -> bool {
    let open = matches!(stream.read(&mut [0]), Err(e) if e.kind() == ErrorKind::WouldBlock);
    open && stream.write_all(b"a").is_ok()
}
