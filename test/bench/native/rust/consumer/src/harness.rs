//! Times loops: the paths of a case in turn, slices of about 2.5 ms, thread CPU clock, the minimum of all rounds.
//! Every loop is a function of its own, because every path is a closure of its own.
use std::hint::{black_box, spin_loop};
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering::SeqCst};
use std::thread::{scope, yield_now};

const ROUNDS: usize = 25;
const SLICE: f64 = 2.5e6;
/// Two threads are measured in slices this much shorter, so that both are likely to run all the time.
const SHORTER: u64 = 16;
/// Nanoseconds after which a case must do with the rounds that it has.
const PATIENCE: f64 = 8e9;

#[repr(C)]
struct Timespec {
    seconds: i64,
    nanoseconds: i64,
}

extern "C" {
    fn clock_gettime(clock: i32, out: *mut Timespec) -> i32;
    fn sched_setaffinity(thread: i32, size: usize, set: *const u64) -> i32;
}

const MONOTONIC: i32 = 1;
const THREAD_CPU: i32 = 3;

fn clock_ns(clock: i32) -> f64 {
    let mut now = Timespec { seconds: 0, nanoseconds: 0 };
    // SAFETY: `now` is what the call asks for on 64-bit Linux.
    unsafe { clock_gettime(clock, &mut now) };
    now.seconds as f64 * 1e9 + now.nanoseconds as f64
}

fn stay_on(cpu: u32) {
    let set = 1u64 << cpu;
    // SAFETY: a set of 64 processors.
    unsafe { sched_setaffinity(0, size_of::<u64>(), &set) };
}

/// One way of doing what the case does.
pub struct Path {
    name: &'static str,
    work: Box<dyn Fn(u64) + Sync>,
}

/// A path that calls `once(i)`; what it returns counts as used.
pub fn path<T>(name: &'static str, once: impl Fn(i32) -> T + Sync + 'static) -> Path {
    let work = move |count: u64| {
        for i in 0..count {
            black_box(&once((i & 1023) as i32));
        }
    };
    Path { name, work: Box::new(work) }
}

/// CPU time of one slice, in nanoseconds.
fn slice(path: &Path, count: u64) -> f64 {
    let started = clock_ns(THREAD_CPU);
    (path.work)(count);
    clock_ns(THREAD_CPU) - started
}

/// A second thread that runs a path while it is measured, and counts its calls.
struct Rival<'a> {
    paths: &'a [Path],
    /// Number of the path + 1; 0 for none.
    chosen: AtomicUsize,
    calls: AtomicU64,
    running: AtomicBool,
    stop: AtomicBool,
}

impl Rival<'_> {
    fn run(&self) {
        stay_on(1);
        while !self.stop.load(SeqCst) {
            self.running.store(true, SeqCst);
            let chosen = self.chosen.load(SeqCst);
            if chosen != 0 {
                (self.paths[chosen - 1].work)(100);
                self.calls.fetch_add(100, SeqCst);
            }
            self.running.store(false, SeqCst);
            if chosen == 0 {
                yield_now();
            }
        }
    }

    /// The time of a slice with the second thread beside it; none when the two did not really run at the same time.
    fn slice(&self, index: usize, count: u64) -> Option<f64> {
        self.calls.store(0, SeqCst);
        self.chosen.store(index + 1, SeqCst);
        while self.calls.load(SeqCst) == 0 {
            spin_loop();
        }
        self.calls.store(0, SeqCst);
        let wall = clock_ns(MONOTONIC);
        let cpu = slice(&self.paths[index], count);
        let passed = clock_ns(MONOTONIC) - wall;
        let others = self.calls.load(SeqCst);
        self.chosen.store(0, SeqCst);
        while self.running.load(SeqCst) {
            yield_now();
        }
        (passed <= 1.2 * cpu && others * 2 >= count).then_some(cpu)
    }
}

fn calibrate(path: &Path) -> u64 {
    let mut count = 1;
    while slice(path, count) < SLICE / 2.0 {
        count *= 2;
    }
    count
}

/// The report of all cases, as JSON.
pub struct Report {
    prefix: &'static str,
    wanted_case: String,
    wanted_path: Option<String>,
    rows: Vec<String>,
}

impl Report {
    /// Measured are the cases whose name contains the first argument of the program, and the paths that have the second one as name.
    pub fn new(prefix: &'static str) -> Report {
        let mut wanted = std::env::args().skip(1);
        Report { prefix, wanted_case: wanted.next().unwrap_or_default(), wanted_path: wanted.next(), rows: Vec::new() }
    }

    fn wants_path(&self, path: &Path) -> bool {
        self.wanted_path.as_deref().unwrap_or(path.name) == path.name
    }

    fn wants(&self, name: &str) -> bool {
        format!("{}{name}", self.prefix).contains(&self.wanted_case)
    }

    /// Measures on this thread alone. `size` values are moved by one call.
    pub fn alone(&mut self, name: &str, size: f64, paths: &[Path]) {
        if !self.wants(name) {
            return;
        }
        self.measure(name, size, 1, paths, |index, count| Some(slice(&paths[index], count)));
    }

    /// Measures with a second thread that does the same to the same object.
    pub fn beside(&mut self, name: &str, paths: &[Path]) {
        if !self.wants(name) {
            return;
        }
        stay_on(0);
        let rival = Rival { paths, chosen: AtomicUsize::new(0), calls: AtomicU64::new(0), running: AtomicBool::new(false), stop: AtomicBool::new(false) };
        scope(|threads| {
            threads.spawn(|| rival.run());
            self.measure(name, 1.0, SHORTER, paths, |index, count| rival.slice(index, count));
            rival.stop.store(true, SeqCst);
        });
    }

    fn measure(&mut self, name: &str, size: f64, shorter: u64, paths: &[Path], slice: impl Fn(usize, u64) -> Option<f64>) {
        let counts: Vec<u64> = paths.iter().map(|path| calibrate(path) / shorter + 1).collect();
        let mut times: Vec<Vec<f64>> = paths.iter().map(|_| Vec::new()).collect();
        let started = clock_ns(MONOTONIC);
        while times.iter().zip(paths).any(|(times, path)| times.len() < ROUNDS && self.wants_path(path)) && clock_ns(MONOTONIC) - started < PATIENCE {
            for (index, count) in counts.iter().enumerate() {
                if times[index].len() < ROUNDS && self.wants_path(&paths[index]) {
                    times[index].extend(slice(index, *count).map(|time| time / *count as f64 / size));
                }
            }
        }
        // A path with fewer than 15 rounds has no time.
        let enough = paths.iter().zip(times).filter(|(_, times)| times.len() >= 15);
        let times: Vec<String> = enough.map(|(path, times)| row(path.name, &times)).collect();
        self.rows.push(format!("{{\"case\":\"{}{name}\",\"times\":{{{}}}}}", self.prefix, times.join(",")));
    }

    pub fn print(&self) {
        println!("[{}]", self.rows.join(",\n "));
    }
}

fn row(name: &str, times: &[f64]) -> String {
    let best = times.iter().copied().fold(f64::INFINITY, f64::min);
    format!("\"{name}\":{best:.3}")
}
