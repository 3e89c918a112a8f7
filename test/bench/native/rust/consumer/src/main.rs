//! Rust calls C++: the generated package, and what it is compared with.
use bridge::bridge as cxx;
use harness::{path, Path, Report};

mod bridge;
mod c;
mod harness;
#[path = "../../profiles.rs"]
mod profiles;
mod stream;
#[path = "../../text.rs"]
mod text;
mod weight;

fn measure_scalars(report: &mut Report) {
    assert_eq!(bench_native::scalar(5, 7), c::scalar(5, 7));
    // SAFETY: as declared, here and below.
    assert_eq!(bench_native::scalar(5, 7), unsafe { c::bare_scalar(5, 7) });
    assert_eq!(bench_native::scalar(5, 7), cxx::scalar(5, 7));
    report.alone("noop", 1.0, &[
        path("ours", |_| bench_native::noop()),
        path("hand", |_| c::noop()),
        path("bare", |_| unsafe { c::bare_noop() }),
        path("cxx", |_| cxx::noop()),
    ]);
    report.alone("scalar", 1.0, &[
        path("ours", |i| bench_native::scalar(i, 7)),
        path("hand", |i| c::scalar(i, 7)),
        path("bare", |i| unsafe { c::bare_scalar(i, 7) }),
        path("cxx", |i| cxx::scalar(i, 7)),
    ]);
}

fn measure_structs(report: &mut Report) {
    let ours = |i| bench_native::struct_in(bench_native::Point { x: f64::from(i), y: 1.0, z: 2.0 });
    let hand = |i| c::struct_in(&c::rivals::Point { x: f64::from(i), y: 1.0, z: 2.0 });
    let bare = |i| c::bare::struct_in(&c::rivals::Point { x: f64::from(i), y: 1.0, z: 2.0 });
    let rival = |i| cxx::struct_in(&cxx::Point { x: f64::from(i), y: 1.0, z: 2.0 });
    assert!([hand(5), bare(5), rival(5)] == [ours(5); 3]);
    report.alone("struct_in", 1.0, &[path("ours", ours), path("hand", hand), path("bare", bare), path("cxx", rival)]);

    let ours = bench_native::struct_out(5.0);
    let (hand, bare, rival) = (c::struct_out(5.0), c::bare::struct_out(5.0), cxx::struct_out(5.0));
    assert!([[hand.x, hand.y, hand.z], [bare.x, bare.y, bare.z], [rival.x, rival.y, rival.z]] == [[ours.x, ours.y, ours.z]; 3]);
    report.alone("struct_out", 1.0, &[
        path("ours", |i| bench_native::struct_out(f64::from(i))),
        path("hand", |i| c::struct_out(f64::from(i))),
        path("bare", |i| c::bare::struct_out(f64::from(i))),
        path("cxx", |i| cxx::struct_out(f64::from(i))),
    ]);
}

fn measure_string_in(report: &mut Report, name: &str, text: &'static str) {
    let ours = bench_native::string_in(text);
    assert_eq!([c::string_in(text), c::bare::string_in(text), cxx::string_in(text)], [ours; 3]);
    report.alone(name, 1.0, &[
        path("ours", move |_| bench_native::string_in(text)),
        path("hand", move |_| c::string_in(text)),
        path("bare", move |_| c::bare::string_in(text)),
        path("cxx", move |_| cxx::string_in(text)),
    ]);
}

fn measure_string_out(report: &mut Report, name: &str, which: u32) {
    let expected = text::stored(which);
    for found in [bench_native::string_out(which), c::string_out(which), c::bare::string_out(which), cxx::string_out(which)] {
        assert_eq!(found, *expected);
    }
    report.alone(name, 1.0, &[
        path("ours", move |_| bench_native::string_out(which)),
        path("hand", move |_| c::string_out(which)),
        path("bare", move |_| c::bare::string_out(which)),
        path("cxx", move |_| cxx::string_out(which)),
    ]);
}

fn measure_slice(report: &mut Report) {
    static NUMBERS: [f64; 16] = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0, 13.0, 14.0, 15.0, 16.0];
    let ours = bench_native::slice_in(&NUMBERS);
    assert!([c::slice_in(&NUMBERS), c::bare::slice_in(&NUMBERS), cxx::slice_in(&NUMBERS)] == [ours; 3]);
    report.alone("slice_in", 1.0, &[
        path("ours", |_| bench_native::slice_in(&NUMBERS)),
        path("hand", |_| c::slice_in(&NUMBERS)),
        path("bare", |_| c::bare::slice_in(&NUMBERS)),
        path("cxx", |_| cxx::slice_in(&NUMBERS)),
    ]);
}

/// The result, or the payload of the failure.
#[inline]
fn checked(value: i32) -> Result<i32, i32> {
    bench_native::checked(value).map_err(|error| match error {
        bench_native::Refusal::Negative { value } => value,
        _ => 0,
    })
}

/// The same by cxx, which knows only text.
#[inline]
fn checked_cxx(value: i32) -> Result<i32, i32> {
    cxx::checked(value).map_err(|error| error.what().parse().unwrap_or(0))
}

fn measure_errors(report: &mut Report) {
    for value in [4, -4] {
        assert_eq!([c::checked(value), c::bare::checked(value), checked_cxx(value)], [checked(value); 3]);
    }
    report.alone("error_none", 1.0, &[
        path("ours", checked),
        path("hand", c::checked),
        path("bare", c::bare::checked),
        path("cxx", checked_cxx),
    ]);
    report.alone("error", 1.0, &[
        path("ours", |i| checked(-1 - i)),
        path("hand", |i| c::checked(-1 - i)),
        path("bare", |i| c::bare::checked(-1 - i)),
        path("cxx", |i| checked_cxx(-1 - i)),
    ]);
}

fn measure_profiles(report: &mut Report) {
    let expected = weight::owned(profiles::profiles());
    assert!(bench_native::profiles() == *profiles::profiles());
    assert!(stream::owned() == *profiles::profiles());
    assert!([weight::in_place(), stream::walked(), weight::of_cxx()] == [expected; 3]);
    report.alone("profiles_1k_view", 1000.0, &[
        path("ours", |_| weight::in_place()),
        path("stream", |_| weight::owned(&stream::owned())),
        path("stream-walked", |_| stream::walked()),
        path("cxx", |_| weight::of_cxx()),
    ]);
    report.alone("profiles_1k_owned", 1000.0, &[
        path("ours", |_| weight::owned(&bench_native::profiles())),
        path("stream", |_| weight::owned(&stream::owned())),
        path("cxx", |_| weight::of_cxx()),
    ]);
}

/// An object of another language that any thread may call.
struct Anywhere<T>(T);

// SAFETY: an adder only reads.
unsafe impl<T> Send for Anywhere<T> {}
// SAFETY: an adder only reads.
unsafe impl<T> Sync for Anywhere<T> {}

/// The four ways to call `add` of one object.
fn add_paths(ours: Path) -> [Path; 4] {
    let handle = c::adder(100);
    let bare = Anywhere(unsafe { c::bare_adder(100) });
    let rival = Anywhere(cxx::adder(100));
    assert_eq!([c::add(handle, 5), unsafe { c::bare_add(bare.0, 5) }, rival.0.add(5)], [105; 3]);
    [
        ours,
        path("hand", move |i| c::add(handle, i)),
        path("bare", move |i| {
            let Anywhere(object) = &bare;
            unsafe { c::bare_add(*object, i) }
        }),
        path("cxx", move |i| {
            let Anywhere(object) = &rival;
            object.add(i)
        }),
    ]
}

fn measure_methods(report: &mut Report) {
    let (counter, meter) = (bench_native::Counter::new(100), bench_native::Meter::new(100));
    assert_eq!([counter.add(5), meter.add(5)], [105; 2]);
    let unique = add_paths(path("ours", move |i| counter.add(i)));
    let shared = add_paths(path("ours", move |i| meter.add(i)));
    report.alone("method_unique", 1.0, &unique);
    report.alone("method_shared", 1.0, &shared);
    report.beside("method_unique_2t", &unique);
    report.beside("method_shared_2t", &shared);
}

fn main() {
    bench_native::link().expect("the linked provider");
    let mut report = Report::new("rust_cpp_");
    measure_scalars(&mut report);
    measure_structs(&mut report);
    measure_string_in(&mut report, "string_in_16", text::stored(0));
    measure_string_in(&mut report, "string_in_1k", text::stored(1));
    measure_slice(&mut report);
    measure_string_out(&mut report, "string_out_16", 0);
    measure_string_out(&mut report, "string_out_1k", 1);
    measure_errors(&mut report);
    measure_profiles(&mut report);
    measure_methods(&mut report);
    report.print();
}
