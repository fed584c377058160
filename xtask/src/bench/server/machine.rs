//! The processors of this machine, parted: one half serves, the other asks. Who asks takes nothing from who serves.

/// Which processors serve and which ask, as `taskset -c` takes them.
pub struct Machine {
    /// Workers of each server, and threads that ask.
    pub workers: u32,
    pub serving: String,
    pub asking: String,
}

impl Machine {
    pub fn parted() -> Self {
        Self::of(std::thread::available_parallelism().map_or(1, |count| u32::try_from(count.get()).unwrap_or(1)))
    }

    fn of(processors: u32) -> Self {
        let workers = (processors / 2).max(1);
        let last = processors.saturating_sub(1);
        let first_that_asks = (processors - workers).min(last);
        Self { workers, serving: format!("0-{}", workers - 1), asking: format!("{first_that_asks}-{last}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_do_not_overlap() {
        for (processors, workers, serving, asking) in
            [(1, 1, "0-0", "0-0"), (2, 1, "0-0", "1-1"), (3, 1, "0-0", "2-2"), (8, 4, "0-3", "4-7")]
        {
            let machine = Machine::of(processors);
            assert_eq!((machine.workers, machine.serving.as_str(), machine.asking.as_str()), (workers, serving, asking));
        }
    }
}
