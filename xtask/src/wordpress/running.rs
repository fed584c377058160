//! A program that runs beside a test and ends with it.

use crate::Outcome;
use std::{
    fs,
    path::PathBuf,
    process::{Child, Command, ExitStatus, Stdio},
    time::{Duration, Instant},
};

/// What a program finds in its environment, beside what this one does.
pub type Environment = [(&'static str, String)];

pub struct Running {
    what: &'static str,
    child: Child,
    log: PathBuf,
}

impl Running {
    /// Starts a program that writes into that file and ends when this one does, however it ends (`setpriv` of util-linux).
    pub fn start(what: &'static str, program: &str, args: &[String], env: &Environment, log: PathBuf) -> Outcome<Self> {
        let failed = |e: std::io::Error| format!("cannot start {what}: {e}");
        let file = fs::File::create(&log).map_err(failed)?;
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "TERM", program]).args(args).envs(env.iter().cloned()).stdin(Stdio::null());
        command.stdout(file.try_clone().map_err(failed)?).stderr(file);
        Ok(Self { what, child: command.spawn().map_err(failed)?, log })
    }

    /// Waits until it answers; when it ends before that or takes too long, the error has the end of its log.
    pub fn wait_until(&mut self, answers: impl Fn() -> bool) -> Outcome {
        let start = Instant::now();
        while !answers() {
            let ended = self.child.try_wait().map_err(|e| e.to_string())?;
            if ended.is_some() || start.elapsed() > Duration::from_secs(60) {
                return Err(self.complaint(ended));
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }

    fn complaint(&self, ended: Option<ExitStatus>) -> String {
        let log = fs::read_to_string(&self.log).unwrap_or_default();
        let last: Vec<&str> = log.lines().rev().take(8).collect();
        let how = ended.map_or_else(|| "did not answer within a minute".to_owned(), |status| format!("ended ({status})"));
        format!("{} {how}; its last words:\n{}", self.what, last.into_iter().rev().collect::<Vec<_>>().join("\n"))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if !matches!(self.child.try_wait(), Ok(None)) {
            return;
        }
        let _ = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        let start = Instant::now();
        while matches!(self.child.try_wait(), Ok(None)) {
            if start.elapsed() > Duration::from_secs(10) {
                let _ = self.child.kill();
                let _ = self.child.wait();
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}
