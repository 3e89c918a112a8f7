// The quickstart in TypeScript: `node main.js PROVIDER` prints the transcript of forty cases.
import { FtkError, load, compareVersions, parseCsv, satisfies, sortVersions } from "textkit";
import { Ordering, Regex, TextError, TextErrorCsv, TextErrorEncoding, TextErrorVersion, type Match } from "textkit";

let number = 0;

/** Prints a numbered line. */
function line(what: string, value: unknown): void {
  number++;
  console.log(`${String(number).padStart(2, "0")} ${what}: ${value}`);
}

/** Text in quotes, on one line. */
function text(value: string): string {
  return `"${value.replaceAll("\n", "\\n")}"`;
}

function list<T>(items: readonly T[], show: (item: T) => string): string {
  return `[${items.map(show).join(", ")}]`;
}

function found({ start, end, groups }: Match): string {
  return `${start}..${end} ${list(groups, (group) => (group === undefined ? "none" : text(group)))}`;
}

function fields(error: TextError): string {
  if (error instanceof TextErrorCsv) return ` line=${error.line} reason=${text(error.reason)}`;
  if (error instanceof TextErrorVersion) return ` text=${text(error.text)} reason=${text(error.reason)}`;
  return error instanceof TextErrorEncoding ? ` offset=${error.offset}` : "";
}

function failure(error: unknown): string {
  if (error instanceof TextError) return `error ${error.code} ${text(error.message)}${fields(error)}`;
  if (error instanceof FtkError) return `status ${error.status}`;
  throw error;
}

/** What the call returns, or the failure. */
function outcome(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    return failure(error);
  }
}

/** The line of a call that may fail. */
function attempt(what: string, call: () => unknown): void {
  line(what, outcome(call));
}

/** What `use` makes of a regular expression, which is closed afterwards. */
function regex<T>(pattern: string, use: (regex: Regex) => T): T {
  using compiled = new Regex(pattern);
  return use(compiled);
}

function isMatch(pattern: string, subject: string): boolean {
  return regex(pattern, (one) => one.isMatch(subject));
}

function find(pattern: string, subject: string): string {
  const match = regex(pattern, (one) => one.find(subject));
  return match === undefined ? "none" : found(match);
}

function findAll(pattern: string, subject: string): string {
  const matches = regex(pattern, (one) => one.findAll(subject));
  return list(matches, found);
}

function replace(pattern: string, subject: string, replacement: string): string {
  return text(regex(pattern, (one) => one.replaceAll(subject, replacement)));
}

function csv(what: string, data: string | Uint8Array, separator?: string): void {
  const bytes = typeof data === "string" ? new TextEncoder().encode(data) : data;
  attempt(what, () => {
    const { header, rows } = parseCsv(bytes, separator);
    return `${list(header, text)}${rows.map((row) => ` ${row.line}: ${list(row.cells, text)}`).join("")}`;
  });
}

function compare(what: string, left: string, right: string): void {
  const names = { [Ordering.Less]: "less", [Ordering.Equal]: "equal", [Ordering.Greater]: "greater" };
  attempt(what, () => names[compareVersions(left, right)]);
}

function sort(what: string, versions: readonly string[]): void {
  attempt(what, () => list(sortVersions(versions), text));
}

function showRegex(): void {
  line("matches", isMatch("wor", "hello world"));
  line("matches without case", isMatch("(?i)ÉCOLE", "une école"));
  line("first date", find("(\\d{4})-(\\d\\d)-(\\d\\d)", "due 2024-05-17, paid 2024-06-01"));
  line("nothing found", find("x+", "abc"));
  line("empty match", find("x*", "abc"));
  line("group that took no part", find("(a)|(b)", "b"));
  line("offsets are bytes", find("ö", "schön"));
  line("beyond the first plane", find("🦀(.)", "ab🦀é"));
  line("all words", findAll("\\w+", "to be, or"));
  line("empty matches between", findAll("a*", "baac"));
  line("keys and values", findAll("(\\w+)=(\\w*)", "a=1;b=;c=ü"));
  line("replace", replace("\\d", "a1b22", "#"));
  line("swap groups", replace("(\\w+) (\\w+)", "hello world", "$2 $1"));
  line("named group", replace("(?P<first>\\w+) \\w+", "hello world", "${first}!"));
  line("dollar sign", replace("€", "5 €", "$$"));
  const nested = new Regex("(a)(b(c))");
  line("pattern and groups", `${text(nested.pattern)} ${nested.groupCount}`);
  attempt("open group", () => isMatch("(a", ""));
  attempt("look-ahead", () => isMatch("(?=a)", ""));
  attempt("too large", () => isMatch("(a{1000}){1000}", ""));
  // Half of a surrogate pair is what a JavaScript string can hold and UTF-8 cannot.
  attempt("invalid UTF-8 as str", () => nested.isMatch("ab\ud800"));
  nested.close();
  attempt("closed", () => nested.isMatch("abc"));
}

function showCsv(): void {
  csv("table", "name,age\nann,7\nbob,8\n");
  csv("semicolons", "a;b\n1,5;2\n", ";");
  csv("quotes", 'a,b\n"x, y","say ""hi"""\n');
  csv("line end in quotes", 'a,b\n"1\n2",3\n4,5\n');
  csv("Windows line ends, an empty line", "a,b\r\n\r\n1,2\r\n");
  csv("not ASCII", "größe,名\nä,日本\n");
  csv("row too short", "a,b\n1,2\n3\n");
  csv("row too long, after a line end in quotes", 'a,b\n"1\n2",3\n4,5,6\n');
  csv("no header", "");
  csv("invalid UTF-8 as bytes", Uint8Array.from([...Buffer.from("a,b\n1,"), 0xff, 10]));
  csv("separator that is not ASCII", "a,b\n", "→");
}

function showVersions(): void {
  compare("less", "1.2.3", "1.10.0");
  compare("release after candidate", "1.0.0", "1.0.0-rc.1");
  compare("build does not count", "1.0.0+a", "1.0.0+b");
  compare("not a version", "1.2", "1.2.0");
  attempt("satisfies", () => satisfies("1.9.4", ">=1.2, <2"));
  attempt("does not satisfy", () => satisfies("2.0.0", "^1.2"));
  sort("sorted", ["1.10.0", "1.9.0", "1.9.0-beta.2", "1.9.0-beta.10"]);
  sort("not sorted", ["1.0.0", "one"]);
}

const [provider] = process.argv.slice(2);
if (provider === undefined) throw new Error("usage: node main.js PROVIDER");
load(provider);
showRegex();
showCsv();
showVersions();
