//! The classes of the package `hand`, with their constructors and fields; looked up once.
use std::ffi::CString;
use std::sync::OnceLock;

use jni_sys::{jclass, jfieldID, jmethodID, JNIEnv};

use crate::jni;

/// A class, its only constructor, and its fields in the order of the declaration.
pub struct Class {
    pub class: jclass,
    pub constructor: jmethodID,
    pub fields: Vec<jfieldID>,
}

pub struct Classes {
    pub string: jclass,
    pub location: Class,
    pub data_point: Class,
    pub sample: Class,
    pub person: Class,
    pub labelled: Class,
    pub user_profile: Class,
    pub in_progress: Class,
    pub completed: Class,
    pub failed: Class,
    pub refusal: Class,
    pub get_item: jmethodID,
}

// SAFETY: global references and ids are valid on every thread.
unsafe impl Send for Classes {}
unsafe impl Sync for Classes {}

static CLASSES: OnceLock<Classes> = OnceLock::new();

pub fn classes() -> &'static Classes {
    CLASSES.get().expect("JNI_OnLoad ran")
}

/// Looks everything up.
///
/// # Safety
/// `env` is the environment of this thread.
pub unsafe fn load(env: *mut JNIEnv) {
    let text = "Ljava/lang/String;";
    let get_item = global(env, "hand/Hand$GetItem");
    let loaded = Classes {
        string: global(env, "java/lang/String"),
        location: class(env, "hand/Hand$Location", &[("id", "J"), ("lat", "D"), ("lng", "D"), ("rating", "D"), ("reviewCount", "I"), ("isOpen", "Z")]),
        data_point: class(env, "hand/Hand$DataPoint", &[("x", "D"), ("y", "D"), ("timestamp", "J")]),
        sample: class(env, "hand/Hand$Sample", &[("id", "I"), ("low", "D"), ("high", "D"), ("valid", "Z"), ("count", "I")]),
        person: class(env, "hand/Hand$Person", &[("name", text), ("age", "I")]),
        labelled: class(env, "hand/Hand$Labelled", &[("id", "I"), ("low", "D"), ("high", "D"), ("valid", "Z"), ("label", text)]),
        user_profile: class(
            env,
            "hand/Hand$UserProfile",
            &[
                ("id", "J"),
                ("name", text),
                ("email", text),
                ("bio", text),
                ("age", "I"),
                ("score", "D"),
                ("tags", "[Ljava/lang/String;"),
                ("scores", "[I"),
                ("isActive", "Z"),
            ],
        ),
        in_progress: class(env, "hand/Hand$InProgress", &[("progress", "I")]),
        completed: class(env, "hand/Hand$Completed", &[("result", "I")]),
        failed: class(env, "hand/Hand$Failed", &[("errorCode", "I"), ("retryCount", "I")]),
        refusal: class(env, "hand/Hand$Refusal", &[("value", "I")]),
        get_item: method(env, get_item, "getItem", "(I)Lhand/Hand$DataPoint;"),
    };
    let _ = CLASSES.set(loaded);
}

unsafe fn global(env: *mut JNIEnv, name: &str) -> jclass {
    let name = CString::new(name).expect("no NUL");
    let local = jni!(env, FindClass, name.as_ptr());
    jni!(env, NewGlobalRef, local)
}

unsafe fn method(env: *mut JNIEnv, class: jclass, name: &str, signature: &str) -> jmethodID {
    let [name, signature] = [name, signature].map(|text| CString::new(text).expect("no NUL"));
    jni!(env, GetMethodID, class, name.as_ptr(), signature.as_ptr())
}

/// A class whose constructor takes all fields.
unsafe fn class(env: *mut JNIEnv, name: &str, fields: &[(&str, &str)]) -> Class {
    let class = global(env, name);
    let signature: String = fields.iter().map(|(_, signature)| *signature).collect();
    let fields = fields
        .iter()
        .map(|(name, signature)| {
            let [name, signature] = [name, signature].map(|text| CString::new(*text).expect("no NUL"));
            jni!(env, GetFieldID, class, name.as_ptr(), signature.as_ptr())
        })
        .collect();
    Class { class, constructor: method(env, class, "<init>", &format!("({signature})V")), fields }
}
