//! Hand-written JNI in the usual style: fields are read and objects made through the table, strings come as modified UTF-8,
//! classes, constructors and field ids are looked up once. The work is the same as that of the other providers.
#![allow(non_snake_case)]

use std::ffi::{c_void, CStr, CString};

use jni_sys::{
    jboolean, jbyteArray, jclass, jdouble, jfieldID, jint, jlong, jobject, jobjectArray, jsize, jstring, jvalue, JNIEnv, JavaVM, JNI_VERSION_1_8,
};

mod classes;
#[macro_use]
#[path = "../../values.rs"]
mod values;

use classes::{classes, Class};

/// Calls a function of the table.
macro_rules! jni {
    ($env:expr, $name:ident $(, $argument:expr)*) => {
        ((**$env).v1_6.$name)($env $(, $argument)*)
    };
}
pub(crate) use jni;

struct Location {
    id: i64,
    lat: f64,
    lng: f64,
    rating: f64,
    review_count: i32,
    is_open: bool,
}

struct Sample {
    id: i32,
    low: f64,
    high: f64,
    valid: bool,
    count: i32,
}

struct Person {
    name: String,
    age: u32,
}

struct Labelled {
    id: i32,
    low: f64,
    high: f64,
    valid: bool,
    label: String,
}

/// What a provider gets; only the score is read.
#[allow(dead_code)]
struct UserProfile {
    id: i64,
    name: String,
    email: String,
    bio: String,
    age: i32,
    score: f64,
    tags: Vec<String>,
    scores: Vec<i32>,
    is_active: bool,
}

#[derive(Clone, Copy)]
enum Direction {
    North,
    South,
    East,
    West,
}

impl Direction {
    fn from(ordinal: jint) -> Self {
        [Direction::North, Direction::South, Direction::East, Direction::West][ordinal as usize]
    }
}

#[allow(dead_code)]
enum TaskStatus {
    Pending,
    InProgress { progress: i32 },
    Completed { result: i32 },
    Failed { error_code: i32, retry_count: i32 },
}

struct Counter {
    start: i32,
}

/// The text of a string.
unsafe fn text(env: *mut JNIEnv, string: jstring) -> String {
    let chars = jni!(env, GetStringUTFChars, string, std::ptr::null_mut());
    let text = String::from_utf8_lossy(CStr::from_ptr(chars).to_bytes()).into_owned();
    jni!(env, ReleaseStringUTFChars, string, chars);
    text
}

unsafe fn string(env: *mut JNIEnv, text: String) -> jstring {
    let text = CString::new(text).expect("no NUL");
    jni!(env, NewStringUTF, text.as_ptr())
}

unsafe fn make(env: *mut JNIEnv, class: &Class, arguments: &[jvalue]) -> jobject {
    jni!(env, NewObjectA, class.class, class.constructor, arguments.as_ptr())
}

/// Reads a field that holds a string.
unsafe fn text_field(env: *mut JNIEnv, object: jobject, field: jfieldID) -> String {
    let value = jni!(env, GetObjectField, object, field);
    let text = text(env, value);
    jni!(env, DeleteLocalRef, value);
    text
}

unsafe fn bytes(env: *mut JNIEnv, array: jbyteArray) -> Vec<u8> {
    let length = jni!(env, GetArrayLength, array);
    let mut bytes = vec![0u8; length as usize];
    jni!(env, GetByteArrayRegion, array, 0, length, bytes.as_mut_ptr().cast());
    bytes
}

unsafe fn byte_array(env: *mut JNIEnv, bytes: &[u8]) -> jbyteArray {
    let array = jni!(env, NewByteArray, bytes.len() as jsize);
    jni!(env, SetByteArrayRegion, array, 0, bytes.len() as jsize, bytes.as_ptr().cast());
    array
}

/// An array of what `element` makes of each value.
unsafe fn array<T>(env: *mut JNIEnv, class: jclass, values: Vec<T>, element: unsafe fn(*mut JNIEnv, T) -> jobject) -> jobjectArray {
    let array = jni!(env, NewObjectArray, values.len() as jsize, class, std::ptr::null_mut());
    for (index, value) in values.into_iter().enumerate() {
        let made = element(env, value);
        jni!(env, SetObjectArrayElement, array, index as jsize, made);
        jni!(env, DeleteLocalRef, made);
    }
    array
}

unsafe fn elements<T>(env: *mut JNIEnv, array: jobjectArray, element: unsafe fn(*mut JNIEnv, jobject) -> T) -> Vec<T> {
    let length = jni!(env, GetArrayLength, array);
    let mut values = Vec::with_capacity(length as usize);
    for index in 0..length {
        let object = jni!(env, GetObjectArrayElement, array, index);
        values.push(element(env, object));
        jni!(env, DeleteLocalRef, object);
    }
    values
}

unsafe fn location(env: *mut JNIEnv, value: Location) -> jobject {
    let Location { id, lat, lng, rating, review_count, is_open } = value;
    let arguments = [jvalue { j: id }, jvalue { d: lat }, jvalue { d: lng }, jvalue { d: rating }, jvalue { i: review_count }, jvalue { z: is_open }];
    make(env, &classes().location, &arguments)
}

unsafe fn sample(env: *mut JNIEnv, value: Sample) -> jobject {
    let Sample { id, low, high, valid, count } = value;
    make(env, &classes().sample, &[jvalue { i: id }, jvalue { d: low }, jvalue { d: high }, jvalue { z: valid }, jvalue { i: count }])
}

unsafe fn read_sample(env: *mut JNIEnv, object: jobject) -> Sample {
    let fields = &classes().sample.fields;
    Sample {
        id: jni!(env, GetIntField, object, fields[0]),
        low: jni!(env, GetDoubleField, object, fields[1]),
        high: jni!(env, GetDoubleField, object, fields[2]),
        valid: jni!(env, GetBooleanField, object, fields[3]),
        count: jni!(env, GetIntField, object, fields[4]),
    }
}

unsafe fn profile(env: *mut JNIEnv, user: UserProfile) -> jobject {
    let known = classes();
    let name = string(env, user.name);
    let email = string(env, user.email);
    let bio = string(env, user.bio);
    let tags = array(env, known.string, user.tags, string);
    let scores = jni!(env, NewIntArray, user.scores.len() as jsize);
    jni!(env, SetIntArrayRegion, scores, 0, user.scores.len() as jsize, user.scores.as_ptr());
    let arguments = [
        jvalue { j: user.id },
        jvalue { l: name },
        jvalue { l: email },
        jvalue { l: bio },
        jvalue { i: user.age },
        jvalue { d: user.score },
        jvalue { l: tags },
        jvalue { l: scores },
        jvalue { z: user.is_active },
    ];
    let made = make(env, &known.user_profile, &arguments);
    for local in [name, email, bio, tags, scores] {
        jni!(env, DeleteLocalRef, local);
    }
    made
}

unsafe fn read_profile(env: *mut JNIEnv, object: jobject) -> UserProfile {
    let fields = &classes().user_profile.fields;
    let tags = jni!(env, GetObjectField, object, fields[6]);
    let scores = jni!(env, GetObjectField, object, fields[7]);
    let mut numbers = vec![0; jni!(env, GetArrayLength, scores) as usize];
    jni!(env, GetIntArrayRegion, scores, 0, numbers.len() as jsize, numbers.as_mut_ptr());
    let user = UserProfile {
        id: jni!(env, GetLongField, object, fields[0]),
        name: text_field(env, object, fields[1]),
        email: text_field(env, object, fields[2]),
        bio: text_field(env, object, fields[3]),
        age: jni!(env, GetIntField, object, fields[4]),
        score: jni!(env, GetDoubleField, object, fields[5]),
        tags: elements(env, tags, text),
        scores: numbers,
        is_active: jni!(env, GetBooleanField, object, fields[8]),
    };
    jni!(env, DeleteLocalRef, tags);
    jni!(env, DeleteLocalRef, scores);
    user
}

unsafe fn read_status(env: *mut JNIEnv, object: jobject) -> TaskStatus {
    let known = classes();
    let [in_progress, completed, failed] = [&known.in_progress, &known.completed, &known.failed];
    if jni!(env, IsInstanceOf, object, in_progress.class) {
        return TaskStatus::InProgress { progress: jni!(env, GetIntField, object, in_progress.fields[0]) };
    }
    if jni!(env, IsInstanceOf, object, completed.class) {
        return TaskStatus::Completed { result: jni!(env, GetIntField, object, completed.fields[0]) };
    }
    if jni!(env, IsInstanceOf, object, failed.class) {
        let error_code = jni!(env, GetIntField, object, failed.fields[0]);
        return TaskStatus::Failed { error_code, retry_count: jni!(env, GetIntField, object, failed.fields[1]) };
    }
    TaskStatus::Pending
}

/// # Safety
/// Called by the JVM.
#[no_mangle]
pub unsafe extern "system" fn JNI_OnLoad(vm: *mut JavaVM, _: *mut c_void) -> jint {
    let mut env = std::ptr::null_mut();
    ((**vm).v1_2.GetEnv)(vm, &mut env, JNI_VERSION_1_8);
    classes::load(env.cast());
    JNI_VERSION_1_8
}

/// Declares the native functions of the class `hand.Hand`.
macro_rules! natives {
    ($($symbol:ident($env:ident $(, $name:ident: $type:ty)*) $(-> $result:ty)? $body:block)*) => {
        $(
            #[no_mangle]
            unsafe extern "system" fn $symbol($env: *mut JNIEnv, _: jclass $(, $name: $type)*) $(-> $result)? $body
        )*
    };
}

natives! {
    Java_hand_Hand_noop(_env) {}

    Java_hand_Hand_add(_env, a: jint, b: jint) -> jint {
        a.wrapping_add(b)
    }

    Java_hand_Hand_echoString(env, value: jstring) -> jstring {
        string(env, text(env, value))
    }

    Java_hand_Hand_echoBytes(env, data: jbyteArray) -> jbyteArray {
        byte_array(env, &bytes(env, data))
    }

    Java_hand_Hand_echoPerson(env, person: jobject) -> jobject {
        let known = &classes().person;
        let read = Person { name: text_field(env, person, known.fields[0]), age: jni!(env, GetIntField, person, known.fields[1]) as u32 };
        let name = string(env, read.name);
        make(env, known, &[jvalue { l: name }, jvalue { i: read.age as jint }])
    }

    Java_hand_Hand_generateLocations(env, count: jint) -> jobjectArray {
        array(env, classes().location.class, locations!(count), location)
    }

    Java_hand_Hand_generateUserProfiles(env, count: jint) -> jobjectArray {
        array(env, classes().user_profile.class, user_profiles!(count), profile)
    }

    Java_hand_Hand_sumUserScores(env, users: jobjectArray) -> jdouble {
        elements(env, users, read_profile).iter().map(|user| user.score).sum()
    }

    Java_hand_Hand_computeSum(env, count: jint, get_item: jobject) -> jlong {
        let known = classes();
        let mut sum = 0u64;
        for index in 0..count {
            let point = jni!(env, CallObjectMethodA, get_item, known.get_item, &jvalue { i: index });
            if jni!(env, ExceptionCheck) {
                return 0;
            }
            let [x, y] = [known.data_point.fields[0], known.data_point.fields[1]];
            sum += (jni!(env, GetDoubleField, point, x) + jni!(env, GetDoubleField, point, y)) as u64;
            jni!(env, DeleteLocalRef, point);
        }
        sum as jlong
    }

    Java_hand_Hand_opposite(_env, direction: jint) -> jint {
        opposite!(Direction::from(direction)) as jint
    }

    Java_hand_Hand_degrees(_env, direction: jint) -> jint {
        degrees!(Direction::from(direction))
    }

    Java_hand_Hand_getStatusProgress(env, status: jobject) -> jint {
        progress!(read_status(env, status))
    }

    Java_hand_Hand_isStatusComplete(env, status: jobject) -> jboolean {
        matches!(read_status(env, status), TaskStatus::Completed { .. })
    }

    Java_hand_Hand_sampleIn(env, value: jobject) -> jdouble {
        let sample = read_sample(env, value);
        sample.low + sample.high + f64::from(sample.count)
    }

    Java_hand_Hand_sampleOut(env, seed: jint) -> jobject {
        sample(env, sample!(seed))
    }

    Java_hand_Hand_labelledIn(env, value: jobject) -> jdouble {
        let fields = &classes().labelled.fields;
        let labelled = Labelled {
            id: jni!(env, GetIntField, value, fields[0]),
            low: jni!(env, GetDoubleField, value, fields[1]),
            high: jni!(env, GetDoubleField, value, fields[2]),
            valid: jni!(env, GetBooleanField, value, fields[3]),
            label: text_field(env, value, fields[4]),
        };
        labelled.low + labelled.high + labelled.label.len() as f64
    }

    Java_hand_Hand_labelledOut(env, seed: jint) -> jobject {
        let Labelled { id, low, high, valid, label } = labelled!(seed);
        let label = string(env, label);
        make(env, &classes().labelled, &[jvalue { i: id }, jvalue { d: low }, jvalue { d: high }, jvalue { z: valid }, jvalue { l: label }])
    }

    Java_hand_Hand_stringIn(env, string: jstring) -> jint {
        values::measure(text(env, string).as_bytes()) as jint
    }

    Java_hand_Hand_stringOut(env, which: jint) -> jstring {
        string(env, values::stored(which as u32))
    }

    Java_hand_Hand_samplesIn(env, samples: jobjectArray) -> jlong {
        elements(env, samples, read_sample).iter().map(|sample| i64::from(sample.id)).sum()
    }

    Java_hand_Hand_samplesOut(env, count: jint) -> jobjectArray {
        array(env, classes().sample.class, samples!(count), sample)
    }

    Java_hand_Hand_bytesIn(env, data: jbyteArray) -> jint {
        values::measure(&bytes(env, data)) as jint
    }

    Java_hand_Hand_bytesOut(env, size: jint) -> jbyteArray {
        byte_array(env, &vec![42; size as usize])
    }

    Java_hand_Hand_checked(env, value: jint) -> jint {
        if value < 0 {
            let refusal = make(env, &classes().refusal, &[jvalue { i: value }]);
            jni!(env, Throw, refusal);
            return 0;
        }
        2 * value
    }

    Java_hand_Hand_counterCreate(_env, start: jint) -> jlong {
        Box::into_raw(Box::new(Counter { start })) as jlong
    }

    Java_hand_Hand_counterAdd(_env, counter: jlong, by: jint) -> jint {
        (*(counter as *const Counter)).start.wrapping_add(by)
    }

    Java_hand_Hand_counterDestroy(_env, counter: jlong) {
        drop(Box::from_raw(counter as *mut Counter));
    }
}
