// SQLite from TypeScript: `node main.js PROVIDER` keeps fruit in a database and prints what happens.
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Database, FtkError, load, type Value } from "sqlite";
import { SqlErrorBusy, SqlErrorConstraint, SqlErrorFailed, SqlErrorRange } from "sqlite";

function line(what: string, value: unknown): void {
  console.log(`${what}: ${value}`);
}

function list<T>(items: readonly T[], show: (item: T) => string): string {
  return `[${items.map(show).join(", ")}]`;
}

function text(value: string): string {
  return `"${value}"`;
}

function shown(value: Value): string {
  switch (value.kind) {
    case "null":
      return "null";
    case "integer":
      return String(value.value);
    case "real":
      return value.value.toFixed(3);
    case "text":
      return text(value.value);
    case "blob":
      return `x'${Buffer.from(value.value).toString("hex")}'`;
    default:
      return "another case";
  }
}

function failure(error: unknown): string {
  if (error instanceof SqlErrorFailed) return `failed, extended ${error.extended}: ${error.message}`;
  if (error instanceof SqlErrorConstraint) return `constraint, extended ${error.extended}: ${error.message}`;
  if (error instanceof SqlErrorBusy) return `busy, extended ${error.extended}: ${error.message}`;
  if (error instanceof SqlErrorRange) return `range: ${error.message}`;
  if (error instanceof FtkError) return `status ${error.status}`;
  throw error;
}

/** What a call throws that must not succeed. */
function thrown(call: () => unknown): unknown {
  try {
    call();
  } catch (error) {
    return error;
  }
  throw new Error("no failure");
}

function fails(what: string, call: () => unknown): void {
  line(what, failure(thrown(call)));
}

function insert(db: Database, values: readonly Value[]): void {
  using statement = db.prepare("insert into fruit values (?, ?, ?, ?, ?)");
  values.forEach((value, i) => statement.bind(i + 1, value));
  line("inserted", `${statement.step()} ${db.lastInsertId} ${db.changes}`);
}

function fill(db: Database): void {
  const columns = "id integer primary key, name text unique not null, price real, stock integer, label blob";
  line("created", db.exec(`create table fruit (${columns})`));
  insert(db, [
    { kind: "null" },
    { kind: "text", value: "äpfel" },
    { kind: "real", value: 1.5 },
    { kind: "integer", value: 12n },
    { kind: "blob", value: Uint8Array.of(0, 255, 16) },
  ]);
  insert(db, [
    { kind: "null" },
    { kind: "text", value: "pear" },
    { kind: "null" },
    { kind: "integer", value: 9_007_199_254_740_993n },
    { kind: "blob", value: new Uint8Array() },
  ]);
  insert(db, [
    { kind: "integer", value: 7n },
    { kind: "text", value: "" },
    { kind: "real", value: -0.25 },
    { kind: "integer", value: -(2n ** 63n) },
    { kind: "null" },
  ]);
}

function read(db: Database): void {
  using statement = db.prepare("select * from fruit order by id");
  const names = Array.from({ length: statement.columnCount }, (_, index) => statement.columnName(index));
  line("columns", list(names, text));
  while (statement.step()) line("row", list(statement.row(), shown));
  fails("row after the last", () => statement.row());
  statement.reset();
  statement.step();
  line("first name again", shown(statement.column(1)));
  fails("column 9", () => statement.column(9));
  fails("parameter 9", () => statement.bind(9, { kind: "null" }));
}

function fail(db: Database): void {
  const again = (name: Value): void => {
    using statement = db.prepare("insert into fruit (name) values (?)");
    statement.bind(1, name);
    statement.step();
  };
  fails("the same name", () => again({ kind: "text", value: "pear" }));
  fails("no name", () => again({ kind: "null" }));
  fails("syntax", () => db.prepare("selec 1"));
  fails("no statement", () => db.prepare(" -- nothing"));
  fails("a NUL", () => db.prepare("select 1;\0"));
  using statement = db.prepare("select cast(x'ff' as text)");
  statement.step();
  fails("text that is not UTF-8", () => statement.row());
  fails("no such file", () => new Database("/no/such/file", { readOnly: true }));
}

function visit(db: Database): void {
  const two = "select name, price from fruit where id < 7 order by id; select 3 as three";
  const rows: string[] = [];
  const finished = db.exec(two, (columns, values) => {
    const cells = columns.map((column, i) => `${column}=${values[i] === undefined ? "null" : text(values[i])}`);
    rows.push(cells.join(" "));
    return true;
  });
  line("visited", `${finished} ${list(rows, String)}`);
  let count = 0;
  const stopped = db.exec(two, () => ++count < 2);
  line("stopped", `${stopped} ${count}`);
  let inner = "";
  db.exec("select 1", () =>
    db.exec("select 'inside'", (_, values) => {
      inner = values.join("");
      return true;
    }),
  );
  line("nested", inner);
  fails("declared error of the visitor", () =>
    db.exec(two, () => {
      throw new SqlErrorRange({ index: 77 });
    }),
  );
  // The visitor's own exception goes through the C library and comes back as the same object.
  const mine = { text: "mine" };
  const back = thrown(() =>
    db.exec(two, () => {
      throw mine;
    }),
  );
  line("own failure of the visitor", back === mine ? mine.text : "another");
}

function lock(): void {
  const path = join(tmpdir(), `fruit-ts-${process.pid}.db`);
  {
    using one = new Database(path);
    using other = new Database(path, { busyTimeout: 0 });
    one.exec("begin immediate");
    fails("locked", () => other.exec("begin immediate"));
  }
  rmSync(path);
}

/** A connection lives until its last statement is closed; what was closed is refused. */
function close(db: Database): void {
  using statement = db.prepare("select count(*) from fruit");
  db.close();
  fails("closed", () => db.prepare("select 1"));
  line("its statement", `${statement.step()} ${list(statement.row(), shown)}`);
}

const [provider] = process.argv.slice(2);
if (provider === undefined) throw new Error("usage: node main.js PROVIDER");
load(provider);
line("version 3", Database.libraryVersion.startsWith("3."));
const db = new Database(":memory:");
fill(db);
read(db);
fail(db);
visit(db);
lock();
close(db);
