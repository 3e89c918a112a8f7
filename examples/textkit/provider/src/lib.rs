//! The provider of textkit: three crates as they come, and what it takes to give them one face.
use ftk::Lent;
use semver::{Version, VersionReq};
use std::cmp;
use textkit::provider::{Match, Ordering, Package, Regex, Row, Table, TextError};

struct MyRegex(regex::Regex);

fn to_match(captures: &regex::Captures<'_>) -> Match {
    let whole = captures.get_match();
    let groups = captures.iter().map(|group| group.map(|one| one.as_str().to_owned())).collect();
    Match { start: whole.start() as u64, end: whole.end() as u64, groups }
}

impl Regex for MyRegex {
    fn new(pattern: &str) -> Result<Self, TextError> {
        // The message for people is a picture of several lines; its last one says what is wrong.
        let fail = |error: regex::Error| {
            let text = error.to_string();
            let last = text.lines().last().unwrap_or_default();
            TextError::Pattern { reason: last.trim_start_matches("error: ").to_owned() }
        };
        regex::Regex::new(pattern).map(MyRegex).map_err(fail)
    }

    fn is_match(&self, text: &str) -> bool {
        self.0.is_match(text)
    }

    fn find(&self, text: &str) -> Option<Lent<'_, Match>> {
        self.0.captures(text).map(|captures| to_match(&captures).into())
    }

    fn find_all(&self, text: &str) -> Lent<'_, Vec<Match>> {
        self.0.captures_iter(text).map(|captures| to_match(&captures)).collect::<Vec<_>>().into()
    }

    fn replace_all(&self, text: &str, replacement: &str) -> String {
        self.0.replace_all(text, replacement).into_owned()
    }

    fn pattern(&self) -> String {
        self.0.as_str().to_owned()
    }

    fn group_count(&self) -> u32 {
        self.0.captures_len() as u32
    }
}

fn csv_error(line: u64, reason: impl Into<String>) -> TextError {
    TextError::Csv { line, reason: reason.into() }
}

/// The line on which a record begins: the reader's position is before the line ends that it skips.
fn line_of(text: &str, position: Option<&csv::Position>) -> u64 {
    position.map_or(0, |at| {
        let skipped = text.bytes().skip(at.byte() as usize).take_while(|byte| matches!(byte, b'\r' | b'\n'));
        at.line() + skipped.filter(|&byte| byte == b'\n').count() as u64
    })
}

fn from_csv(text: &str, error: &csv::Error) -> TextError {
    let line = line_of(text, error.position());
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => csv_error(line, format!("expected {expected_len} cells, found {len}")),
        _ => csv_error(line, error.to_string()),
    }
}

fn to_cells(record: &csv::StringRecord) -> Vec<String> {
    record.iter().map(str::to_owned).collect()
}

fn read_table(text: &str, separator: u8) -> Result<Table, csv::Error> {
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).from_reader(text.as_bytes());
    let header = to_cells(reader.headers()?);
    let to_row = |record: csv::StringRecord| Row { line: line_of(text, record.position()), cells: to_cells(&record) };
    let rows = reader.records().map(|record| record.map(to_row)).collect::<Result<_, _>>()?;
    Ok(Table { header, rows })
}

fn not_a_version(text: &str, error: &semver::Error) -> TextError {
    TextError::Version { text: text.to_owned(), reason: error.to_string() }
}

fn parse_version(text: &str) -> Result<Version, TextError> {
    Version::parse(text).map_err(|error| not_a_version(text, &error))
}

struct Textkit;

impl Package for Textkit {
    type Regex = MyRegex;

    fn parse_csv(data: Vec<u8>, separator: char) -> Result<Lent<'static, Table>, TextError> {
        let ascii = u8::try_from(separator).ok().filter(u8::is_ascii);
        let separator = ascii.ok_or_else(|| csv_error(0, "the separator is not ASCII"))?;
        let text = std::str::from_utf8(&data).map_err(|error| TextError::Encoding { offset: error.valid_up_to() as u64 })?;
        let table = read_table(text, separator).map_err(|error| from_csv(text, &error))?;
        if table.header.is_empty() {
            return Err(csv_error(1, "no header"));
        }
        Ok(table.into())
    }

    fn compare_versions(left: &str, right: &str) -> Result<Ordering, TextError> {
        Ok(match parse_version(left)?.cmp_precedence(&parse_version(right)?) {
            cmp::Ordering::Less => Ordering::Less,
            cmp::Ordering::Equal => Ordering::Equal,
            cmp::Ordering::Greater => Ordering::Greater,
        })
    }

    fn satisfies(version: &str, requirement: &str) -> Result<bool, TextError> {
        let fail = |error: semver::Error| not_a_version(requirement, &error);
        Ok(VersionReq::parse(requirement).map_err(fail)?.matches(&parse_version(version)?))
    }

    fn sort_versions(versions: Vec<String>) -> Result<Lent<'static, Vec<String>>, TextError> {
        let mut parsed = versions.iter().map(|text| parse_version(text)).collect::<Result<Vec<_>, _>>()?;
        parsed.sort();
        Ok(parsed.iter().map(Version::to_string).collect::<Vec<_>>().into())
    }
}

textkit::export!(Textkit);
