//! The provider: what acme.greeter does, in Rust. A panic becomes an error of the caller.
use acme_greeter::provider::{GreetError, Greeter, Package};

struct MyGreeter {
    greeting: String,
    count: u32,
}

impl Greeter for MyGreeter {
    fn new(greeting: String) -> Self {
        Self { greeting, count: 0 }
    }

    fn greet(&mut self, name: &str) -> Result<String, GreetError> {
        if name.is_empty() {
            return Err(GreetError::EmptyName);
        }
        self.count += 1;
        Ok(format!("{}, {name}", self.greeting))
    }

    fn count(&self) -> u32 {
        self.count
    }
}

struct MyPackage;

impl Package for MyPackage {
    type Greeter = MyGreeter;
}

acme_greeter::export!(MyPackage);
