//! What the kernel says of a running program (proc(5)): processor time and memory.

use crate::{Outcome, shell};
use std::{fs, time::Duration};

/// A program with the workers that it has started.
#[derive(Clone, Copy)]
pub struct Process {
    id: u32,
}

impl Process {
    pub fn of(id: u32) -> Self {
        Self { id }
    }

    /// Processor time since it began, in the program and in the kernel for it; the clock ticks a hundred times a second.
    fn processor_time(self) -> Outcome<Duration> {
        let ticks_a_second: f64 =
            shell::output("getconf", &["CLK_TCK"]).and_then(|text| text.parse().ok()).ok_or("getconf CLK_TCK says nothing")?;
        let mut ticks = 0;
        for id in self.with_workers()? {
            let [user, system] = stat(id, [13, 14]).ok_or_else(|| format!("process {id} has ended"))?;
            ticks += user + system;
        }
        Ok(Duration::from_secs_f64(f64::from(u32::try_from(ticks).unwrap_or(u32::MAX)) / ticks_a_second))
    }

    /// Processor time that it spends while something is done.
    pub fn spends(self, work: impl FnOnce() -> Outcome) -> Outcome<Duration> {
        let before = self.processor_time()?;
        work()?;
        Ok(self.processor_time()?.saturating_sub(before))
    }

    /// Resident memory now, in MB (10⁶ bytes).
    pub fn resident(self) -> Outcome<f64> {
        self.memory("VmRSS:")
    }

    /// The most that it has had, in MB.
    pub fn most_resident(self) -> Outcome<f64> {
        self.memory("VmHWM:")
    }

    fn memory(self, line: &str) -> Outcome<f64> {
        let path = format!("/proc/{}/status", self.id);
        let status = fs::read_to_string(&path).map_err(|e| format!("cannot read {path}: {e}"))?;
        let kibibytes = status.lines().find_map(|text| text.strip_prefix(line)?.trim().strip_suffix(" kB")?.parse::<f64>().ok());
        kibibytes.map(|kibibytes| kibibytes * 1024.0 / 1e6).ok_or_else(|| format!("{path} has no {line}"))
    }

    /// The program and its children: nginx works in children of its own.
    fn with_workers(self) -> Outcome<Vec<u32>> {
        let running = fs::read_dir("/proc").map_err(|e| format!("cannot read /proc: {e}"))?.flatten();
        let ids = running.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
        let children = ids.filter(|id| stat(*id, [3]) == Some([u64::from(self.id)]));
        Ok(std::iter::once(self.id).chain(children).collect())
    }
}

/// Fields of `/proc/ID/stat`, counted from 0; the name, which may hold spaces, ends at the last bracket.
fn stat<const N: usize>(id: u32, fields: [usize; N]) -> Option<[u64; N]> {
    let text = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    let after: Vec<&str> = text.rsplit_once(')')?.1.split_whitespace().collect();
    let mut values = [0; N];
    for (value, field) in values.iter_mut().zip(fields) {
        *value = after.get(field - 2)?.parse().ok()?;
    }
    Some(values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_works_costs_time_and_has_memory() {
        let this = Process::of(std::process::id());
        let before = this.processor_time().expect("time");
        let mut sum = 0u64;
        while this.processor_time().expect("time") < before + Duration::from_millis(30) {
            sum = std::hint::black_box(sum + 1);
        }
        let (now, most) = (this.resident().expect("memory"), this.most_resident().expect("memory"));
        assert!(now > 1.0 && most >= now, "{now} {most}");
    }
}
