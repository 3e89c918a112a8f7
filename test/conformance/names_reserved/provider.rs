use crate::conf_names_reserved::provider::{self as api, Class, Error, Operator, Record, Struct, Union};
use ftk::Lent;

#[derive(Default)]
struct Object {
    number: u32,
    function: u32,
}

impl api::Object for Object {
    fn new() -> Self {
        Self::default()
    }

    fn delete(new: u32) -> Self {
        Object { number: new, function: 0 }
    }

    fn self_(this: u32) -> u32 {
        this
    }

    fn function(&self) -> u32 {
        self.function
    }

    fn set_function(&mut self, value: u32) {
        self.function = value;
    }

    fn r#await(&self, r#async: u32, r#yield: u32) -> u32 {
        r#async + r#yield
    }

    fn to_string(&self) -> String {
        format!("object {}", self.number)
    }

    fn then(&self) -> u32 {
        7
    }
}

struct Provider;

impl api::Package for Provider {
    type Object = Object;

    fn module_import(export: u32) -> u32 {
        export + 1
    }

    fn r#match(self_: u32, out: u32, err: u32, ctx: u32) -> u32 {
        self_ + out + err + ctx
    }

    fn r#return(mut r#in: Record) -> Lent<'static, Record> {
        r#in.r#fn += 1;
        r#in.into()
    }

    fn switch(case: Union) -> Lent<'static, Union> {
        case.into()
    }

    fn r#try(r#if: &str) -> Result<(), Error> {
        Err(Error::Catch { throw: r#if.into(), message: "m".into(), code: 9 })
    }

    fn r#enum(r#struct: Struct) -> Class {
        Class(r#struct.class)
    }

    fn template(operator: Operator<'_>) -> u32 {
        operator.call(41).unwrap_or_else(|error| ftk::raise(error))
    }
}

api::export!(Provider, crate::conf_names_reserved);
