use crate::conf_callback_thread::provider::{Label, Package, Plain, Progress, StopError};
use std::panic::resume_unwind;
use std::sync::Mutex;
use std::thread::{scope, ScopedJoinHandle};

struct Provider;

/// A callback beyond its call, which safe code cannot keep.
static KEPT: Mutex<Option<Progress<'static>>> = Mutex::new(None);

/// What the thread returned; a panic in it goes on here.
fn join<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| resume_unwind(panic))
}

impl Package for Provider {
    fn elsewhere(n: u32, progress: Progress<'_>) -> Result<u32, StopError> {
        scope(|threads| join(threads.spawn(|| (1..=n).try_for_each(|step| progress.call(step)))))?;
        Ok(n)
    }

    fn at_once(threads: u32, n: u32, progress: Progress<'_>) -> Result<u32, StopError> {
        let count = || {
            let mut stops = 0;
            for step in 1..=n {
                match progress.call(step) {
                    Err(StopError::Stopped { .. }) => stops += 1,
                    other => other?,
                }
            }
            Ok(stops)
        };
        scope(|all| {
            let running: Vec<_> = (0..threads).map(|_| all.spawn(count)).collect();
            let counts: Vec<_> = running.into_iter().map(join).collect();
            counts.into_iter().sum()
        })
    }

    fn labels(n: u32, label: Label<'_>) -> ftk::Lent<'static, Vec<String>> {
        let made: Result<Vec<String>, ftk::Error> = scope(|threads| {
            let running: Vec<_> = (1..=n).map(|number| threads.spawn(move || label.call("ä", number))).collect();
            let labels: Vec<_> = running.into_iter().map(join).collect();
            labels.into_iter().collect()
        });
        made.unwrap_or_else(|error| ftk::raise(error)).into()
    }

    fn mixed(n: u32, plain: Plain<'_>, progress: Option<Progress<'_>>) -> Result<u32, StopError> {
        let mut sum = 0;
        for number in 1..=n {
            sum += plain.call(number)?;
            if let Some(progress) = progress {
                scope(|threads| join(threads.spawn(|| progress.call(number))))?;
            }
        }
        Ok(sum)
    }

    fn keep(progress: Progress<'_>) {
        // SAFETY: it is called once more to see that the other side refuses it.
        let kept = unsafe { std::mem::transmute::<Progress<'_>, Progress<'static>>(progress) };
        *KEPT.lock().expect("no thread panicked") = Some(kept);
    }

    fn late() -> i32 {
        let kept = KEPT.lock().expect("no thread panicked").take().expect("`keep` comes first");
        scope(|threads| join(threads.spawn(|| kept.call(1).map_or_else(|error| ftk::Error::from(error).status(), |()| 0))))
    }
}

crate::conf_callback_thread::provider::export!(Provider, crate::conf_callback_thread);
