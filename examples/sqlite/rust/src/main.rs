//! SQLite from Rust: `fruit PROVIDER` keeps fruit in a database and prints what happens.
use sqlite::{Database, OpenOptions, SqlError, Statement, Value};
use std::fmt::Display;
use std::panic::{catch_unwind, panic_any, set_hook, AssertUnwindSafe};

type Outcome = Result<(), SqlError>;

fn line(what: &str, value: impl Display) {
    println!("{what}: {value}");
}

fn list<T>(items: impl IntoIterator<Item = T>, show: impl Fn(T) -> String) -> String {
    format!("[{}]", items.into_iter().map(show).collect::<Vec<_>>().join(", "))
}

fn text(value: impl Display) -> String {
    format!("\"{value}\"")
}

fn shown(value: Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Integer(number) => number.to_string(),
        Value::Real(number) => format!("{number:.3}"),
        Value::Text(value) => text(value),
        Value::Blob(bytes) => format!("x'{}'", bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>()),
        Value::Unknown(case) => format!("case {}", case.tag()),
    }
}

fn failure(error: &SqlError) -> String {
    match error {
        SqlError::Failed { extended, .. } => format!("failed, extended {extended}: {error}"),
        SqlError::Constraint { extended, .. } => format!("constraint, extended {extended}: {error}"),
        SqlError::Busy { extended, .. } => format!("busy, extended {extended}: {error}"),
        SqlError::Range { .. } => format!("range: {error}"),
        SqlError::Unknown(code) => format!("unknown error {code}"),
        SqlError::Runtime(error) => format!("status {}", error.status()),
    }
}

/// The failure of a call that must not succeed.
fn fails<T>(what: &str, result: Result<T, SqlError>) {
    line(what, result.map_or_else(|error| failure(&error), |_| "no failure".to_owned()));
}

fn insert(db: &Database, values: [Value; 5]) -> Outcome {
    let mut statement = db.prepare("insert into fruit values (?, ?, ?, ?, ?)")?;
    for (index, value) in (1..).zip(&values) {
        statement.bind(index, value)?;
    }
    line("inserted", format!("{} {} {}", statement.step()?, db.last_insert_id(), db.changes()));
    Ok(())
}

fn fill(db: &Database) -> Outcome {
    let created = db.exec("create table fruit (id integer primary key, name text unique not null, price real, stock integer, label blob)", None)?;
    line("created", created);
    insert(db, [Value::Null, Value::Text("äpfel".into()), Value::Real(1.5), Value::Integer(12), Value::Blob(vec![0, 255, 16])])?;
    insert(db, [Value::Null, Value::Text("pear".into()), Value::Null, Value::Integer(9_007_199_254_740_993), Value::Blob(vec![])])?;
    insert(db, [Value::Integer(7), Value::Text(String::new()), Value::Real(-0.25), Value::Integer(i64::MIN), Value::Null])
}

fn read(db: &Database) -> Outcome {
    let mut statement = db.prepare("select * from fruit order by id")?;
    let names = (0..statement.column_count()).map(|index| statement.column_name(index)).collect::<Result<Vec<_>, _>>()?;
    line("columns", list(names, text));
    while statement.step()? {
        line("row", list(statement.row()?, shown));
    }
    fails("row after the last", statement.row());
    statement.reset();
    statement.step()?;
    line("first name again", shown(statement.column(1)?));
    fails("column 9", statement.column(9));
    fails("parameter 9", statement.bind(9, &Value::Null));
    Ok(())
}

fn fail(db: &Database) -> Outcome {
    let again = |name: Value| -> Outcome {
        let mut statement = db.prepare("insert into fruit (name) values (?)")?;
        statement.bind(1, &name)?;
        statement.step().map(drop)
    };
    fails("the same name", again(Value::Text("pear".into())));
    fails("no name", again(Value::Null));
    fails("syntax", db.prepare("selec 1"));
    fails("no statement", db.prepare(" -- nothing"));
    fails("a NUL", db.prepare("select 1;\0"));
    let mut statement = db.prepare("select cast(x'ff' as text)")?;
    statement.step()?;
    fails("text that is not UTF-8", statement.row());
    fails("no such file", Database::new("/no/such/file", &OpenOptions { read_only: true, ..OpenOptions::default() }));
    Ok(())
}

fn visit(db: &Database) -> Outcome {
    let two = "select name, price from fruit where id < 7 order by id; select 3 as three";
    let mut rows = Vec::new();
    let finished = db.exec(two, Some(&mut |columns, values| {
        let cells = columns.iter().zip(values).map(|(column, value)| format!("{column}={}", value.map_or("null".to_owned(), text)));
        rows.push(cells.collect::<Vec<_>>().join(" "));
        Ok(true)
    }))?;
    line("visited", format!("{finished} {}", list(rows, |row| row)));
    let mut count = 0;
    let stopped = db.exec(two, Some(&mut |_, _| {
        count += 1;
        Ok(count < 2)
    }))?;
    line("stopped", format!("{stopped} {count}"));
    let mut inner = String::new();
    db.exec("select 1", Some(&mut |_, _| {
        db.exec("select 'inside'", Some(&mut |_, values| {
            inner = values.into_iter().flatten().collect();
            Ok(true)
        }))
    }))?;
    line("nested", inner);
    fails("declared error of the visitor", db.exec(two, Some(&mut |_, _| Err(SqlError::Range { index: 77 }))));
    // The visitor's own panic goes through the C library and comes back as it was.
    set_hook(Box::new(|_| {}));
    let panic = catch_unwind(AssertUnwindSafe(|| db.exec(two, Some(&mut |_, _| panic_any("mine")))));
    line("own failure of the visitor", panic.expect_err("it panics").downcast_ref::<&str>().unwrap_or(&"another"));
    Ok(())
}

fn lock() -> Outcome {
    let path = std::env::temp_dir().join(format!("fruit-rust-{}.db", std::process::id()));
    let name = path.to_string_lossy();
    let one = Database::new(&name, &OpenOptions::default())?;
    let other = Database::new(&name, &OpenOptions { busy_timeout: 0, ..OpenOptions::default() })?;
    one.exec("begin immediate", None)?;
    fails("locked", other.exec("begin immediate", None));
    drop((one, other));
    std::fs::remove_file(&path).expect("the file was made here");
    Ok(())
}

/// A connection lives until its last statement is closed; what was closed is refused.
fn close(mut db: Database) -> Outcome {
    let mut statement: Statement = db.prepare("select count(*) from fruit")?;
    db.close();
    fails("closed", db.prepare("select 1"));
    line("its statement", format!("{} {}", statement.step()?, list(statement.row()?, shown)));
    Ok(())
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    sqlite::load(std::env::args().nth(1).ok_or("usage: fruit PROVIDER")?)?;
    line("version 3", Database::library_version().starts_with("3."));
    let db = Database::new(":memory:", &OpenOptions::default())?;
    fill(&db)?;
    read(&db)?;
    fail(&db)?;
    visit(&db)?;
    lock()?;
    close(db)?;
    Ok(())
}
