//! The transcript again and again, each time with another allocation of the runtime failing: first in the program's copy, then in the library's.
//! A run may stop with "out of memory" or print that status where it prints failures; it never ends the program, prints nothing wrong, and
//! leaves nothing behind.
use crate::harness::{count_leaks, record, symbol, Consume};
use std::any::Any;
use std::ffi::{c_int, c_void};
use std::panic::{catch_unwind, set_hook, take_hook};
use std::path::Path;

type Fail = unsafe extern "C" fn(nth: u64, persistent: c_int) -> u64;

/// Prints how many runs failed in each copy, and every run that went wrong.
pub fn sweep(library: &Path, consume: Consume) {
    let (result, wanted) = record(|| quietly(|| consume(library)));
    if result.is_err() {
        return println!("the transcript fails without any failing allocation");
    }
    let remote = symbol(library, c"conf_fail_allocation");
    assert!(!remote.is_null(), "the library exports its fault injection");
    // SAFETY: the library exports this function with this signature.
    let remote = unsafe { std::mem::transmute::<*mut c_void, Fail>(remote) };
    for (copy, fail) in [("consumer", ftk::sys::ftk_fail_allocation as Fail), ("provider", remote)] {
        let failed = sweep_copy(library, consume, fail, &wanted);
        println!("{copy}: {failed} failed");
    }
}

fn sweep_copy(library: &Path, consume: Consume, fail: Fail, wanted: &[String]) -> u64 {
    let mut failed = 0;
    for nth in 1.. {
        // SAFETY: sets counters only, here and below.
        unsafe { fail(nth, 0) };
        let (result, lines) = record(|| quietly(|| consume(library)));
        let seen = unsafe { fail(0, 0) };
        failed += u64::from(result.is_err() || lines != wanted);
        for problem in problems(result, &lines, wanted) {
            println!("allocation {nth}: {problem}");
        }
        let leaks = count_leaks(library);
        if leaks > 0 {
            println!("allocation {nth}: {leaks} objects left behind");
            break;
        }
        if seen < nth {
            break;
        }
    }
    failed
}

/// Runs with panics kept off the standard error.
fn quietly(action: impl FnOnce() + std::panic::UnwindSafe) -> Result<(), Box<dyn Any + Send>> {
    let hook = take_hook();
    set_hook(Box::new(|_| {}));
    let result = catch_unwind(action);
    set_hook(hook);
    result
}

fn problems(result: Result<(), Box<dyn Any + Send>>, lines: &[String], wanted: &[String]) -> Vec<String> {
    let mut problems = Vec::new();
    match result {
        Ok(()) if lines.len() != wanted.len() => problems.push(format!("{} lines instead of {}", lines.len(), wanted.len())),
        Ok(()) => {}
        Err(payload) => {
            let text = payload.downcast_ref::<String>().map_or("a panic without text", String::as_str);
            if !text.contains("out of memory") {
                problems.push(format!("stopped with: {text}"));
            }
        }
    }
    let wrong = lines.iter().zip(wanted).filter(|(line, wanted)| line != wanted && !line.ends_with("status -2"));
    problems.extend(wrong.map(|(line, _)| format!("printed: {line}")));
    problems
}
