//! The quickstart in Rust: `quickstart PROVIDER` prints the transcript of forty cases.
use textkit::{compare_versions, parse_csv, satisfies, sort_versions, Match, Ordering, Regex, Row, Table, TextError};

/// Text in quotes, on one line.
fn text(value: &str) -> String {
    format!("\"{}\"", value.replace('\n', "\\n"))
}

fn list<T>(items: &[T], show: impl Fn(&T) -> String) -> String {
    format!("[{}]", items.iter().map(show).collect::<Vec<_>>().join(", "))
}

fn texts(items: &[String]) -> String {
    list(items, |item| text(item))
}

fn found(one: &Match) -> String {
    let groups = list(&one.groups, |group| group.as_deref().map_or("none".to_owned(), text));
    format!("{}..{} {groups}", one.start, one.end)
}

fn row(one: &Row) -> String {
    format!(" {}: {}", one.line, texts(&one.cells))
}

fn table(one: Table) -> String {
    format!("{}{}", texts(&one.header), one.rows.iter().map(row).collect::<String>())
}

fn failure(error: &TextError) -> String {
    let fields = match error {
        TextError::Pattern { .. } => String::new(),
        TextError::Csv { line, reason } => format!(" line={line} reason={}", text(reason)),
        TextError::Version { text: bad, reason } => format!(" text={} reason={}", text(bad), text(reason)),
        TextError::Encoding { offset } => format!(" offset={offset}"),
        TextError::Unknown(code) => return format!("unknown error {code}"),
        TextError::Runtime(error) => return format!("status {}", error.status()),
    };
    format!("error {} {}{fields}", error.code(), text(&error.to_string()))
}

/// Prints numbered lines.
struct Transcript(u32);

impl Transcript {
    fn line(&mut self, what: &str, value: impl std::fmt::Display) {
        self.0 += 1;
        println!("{:02} {what}: {value}", self.0);
    }

    fn outcome<T>(&mut self, what: &str, result: Result<T, TextError>, show: impl FnOnce(T) -> String) {
        self.line(what, result.map_or_else(|error| failure(&error), show));
    }

    fn find(&mut self, what: &str, pattern: &str, subject: &str) -> Result<(), TextError> {
        self.line(what, Regex::new(pattern)?.find(subject).map_or("none".to_owned(), |one| found(&one)));
        Ok(())
    }

    fn find_all(&mut self, what: &str, pattern: &str, subject: &str) -> Result<(), TextError> {
        self.line(what, list(&Regex::new(pattern)?.find_all(subject), found));
        Ok(())
    }

    fn replace(&mut self, what: &str, pattern: &str, subject: &str, replacement: &str) -> Result<(), TextError> {
        self.line(what, text(&Regex::new(pattern)?.replace_all(subject, replacement)));
        Ok(())
    }

    fn csv(&mut self, what: &str, data: &[u8], separator: char) {
        self.outcome(what, parse_csv(data, separator), table);
    }

    fn compare(&mut self, what: &str, left: &str, right: &str) {
        self.outcome(what, compare_versions(left, right), |order| match order {
            Ordering::Less => "less".to_owned(),
            Ordering::Equal => "equal".to_owned(),
            Ordering::Greater => "greater".to_owned(),
        });
    }

    fn sort(&mut self, what: &str, versions: &[&str]) {
        let versions: Vec<String> = versions.iter().map(|&one| one.to_owned()).collect();
        self.outcome(what, sort_versions(&versions), |sorted| texts(&sorted));
    }
}

fn show_regex(out: &mut Transcript) -> Result<(), TextError> {
    out.line("matches", Regex::new("wor")?.is_match("hello world"));
    out.line("matches without case", Regex::new("(?i)ÉCOLE")?.is_match("une école"));
    out.find("first date", r"(\d{4})-(\d\d)-(\d\d)", "due 2024-05-17, paid 2024-06-01")?;
    out.find("nothing found", "x+", "abc")?;
    out.find("empty match", "x*", "abc")?;
    out.find("group that took no part", "(a)|(b)", "b")?;
    out.find("offsets are bytes", "ö", "schön")?;
    out.find("beyond the first plane", "🦀(.)", "ab🦀é")?;
    out.find_all("all words", r"\w+", "to be, or")?;
    out.find_all("empty matches between", "a*", "baac")?;
    out.find_all("keys and values", r"(\w+)=(\w*)", "a=1;b=;c=ü")?;
    out.replace("replace", r"\d", "a1b22", "#")?;
    out.replace("swap groups", r"(\w+) (\w+)", "hello world", "$2 $1")?;
    out.replace("named group", r"(?P<first>\w+) \w+", "hello world", "${first}!")?;
    out.replace("dollar sign", "€", "5 €", "$$")?;
    let nested = Regex::new("(a)(b(c))")?;
    out.line("pattern and groups", format!("{} {}", text(&nested.pattern()), nested.group_count()));
    out.outcome("open group", Regex::new("(a"), |_| "ok".to_owned());
    out.outcome("look-ahead", Regex::new("(?=a)"), |_| "ok".to_owned());
    out.outcome("too large", Regex::new("(a{1000}){1000}"), |_| "ok".to_owned());
    // SAFETY: the text is not looked at here; the provider's glue checks and refuses it, which is what this case shows.
    let invalid = unsafe { std::str::from_utf8_unchecked(b"ab\xff".as_slice()) };
    out.outcome("invalid UTF-8 as str", nested.try_is_match(invalid).map_err(TextError::from), |yes| yes.to_string());
    nested.close();
    out.outcome("closed", nested.try_is_match("abc").map_err(TextError::from), |yes| yes.to_string());
    Ok(())
}

fn show_csv(out: &mut Transcript) {
    out.csv("table", b"name,age\nann,7\nbob,8\n", ',');
    out.csv("semicolons", b"a;b\n1,5;2\n", ';');
    out.csv("quotes", b"a,b\n\"x, y\",\"say \"\"hi\"\"\"\n", ',');
    out.csv("line end in quotes", b"a,b\n\"1\n2\",3\n4,5\n", ',');
    out.csv("Windows line ends, an empty line", b"a,b\r\n\r\n1,2\r\n", ',');
    out.csv("not ASCII", "größe,名\nä,日本\n".as_bytes(), ',');
    out.csv("row too short", b"a,b\n1,2\n3\n", ',');
    out.csv("row too long, after a line end in quotes", b"a,b\n\"1\n2\",3\n4,5,6\n", ',');
    out.csv("no header", b"", ',');
    out.csv("invalid UTF-8 as bytes", b"a,b\n1,\xff\n", ',');
    out.csv("separator that is not ASCII", b"a,b\n", '→');
}

fn show_versions(out: &mut Transcript) {
    out.compare("less", "1.2.3", "1.10.0");
    out.compare("release after candidate", "1.0.0", "1.0.0-rc.1");
    out.compare("build does not count", "1.0.0+a", "1.0.0+b");
    out.compare("not a version", "1.2", "1.2.0");
    out.outcome("satisfies", satisfies("1.9.4", ">=1.2, <2"), |yes| yes.to_string());
    out.outcome("does not satisfy", satisfies("2.0.0", "^1.2"), |yes| yes.to_string());
    out.sort("sorted", &["1.10.0", "1.9.0", "1.9.0-beta.2", "1.9.0-beta.10"]);
    out.sort("not sorted", &["1.0.0", "one"]);
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    textkit::load(std::env::args().nth(1).ok_or("usage: quickstart PROVIDER")?)?;
    let mut out = Transcript(0);
    show_regex(&mut out)?;
    show_csv(&mut out);
    show_versions(&mut out);
    Ok(())
}
