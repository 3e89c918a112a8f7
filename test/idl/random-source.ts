// Random valid `.ffi` text: a declaration grammar in fast-check arbitraries, with white space and comments anywhere
// between tokens. Every comment has a number, so that a test can count it.
import fc from "fast-check";

type Tokens = readonly string[];
type Gen = fc.Arbitrary<Tokens>;

const words = ["a", "b2", "record", "fn", "type", "self", "reserved", "const", "event", "shared", "own", "from", "on"];
const name: Gen = fc.constantFrom(...words).map((word) => [word]);
const plainName: Gen = fc.constantFrom("x", "y1", "Zed", "w_w").map((word) => [word]);
const qname: Gen = fc.array(plainName, { minLength: 1, maxLength: 3 }).map((parts) => join(parts, "."));

function join(parts: readonly Tokens[], separator: string): string[] {
  return parts.flatMap((part, i) => (i === 0 ? part : [separator, ...part]));
}

function seq(...parts: readonly (Gen | string)[]): Gen {
  return fc
    .tuple(...parts.map((part) => (typeof part === "string" ? fc.constant([part]) : part)))
    .map((all) => all.flat());
}

function maybe(...parts: readonly (Gen | string)[]): Gen {
  return fc.option(seq(...parts), { nil: [] as Tokens });
}

function list(entry: Gen, open: string, close: string, maxLength = 3): Gen {
  return fc.tuple(fc.array(entry, { maxLength }), fc.boolean()).map(([parts, trailing]) => {
    return [open, ...join(parts, ","), ...(trailing && parts.length > 0 ? [","] : []), close];
  });
}

const literal: Gen = fc
  .constantFrom("1", "0xff", "1_000", "1.5", "1e-9", "2.1.0-rc.1", "30s", '"t\\n"', 'b"\\x00é"', "'\\u{1f600}'", "true")
  .map((text) => [text]);

const { expr } = fc.letrec<{ expr: Tokens; primary: Tokens }>((tie) => ({
  primary: fc.oneof(
    { maxDepth: 3 },
    literal,
    qname,
    seq("(", tie("expr"), ")"),
    seq("-", tie("primary")),
    list(tie("expr"), "[", "]"),
    list(seq(plainName, ":", tie("expr")), "{", "}"),
  ),
  expr: fc.oneof(
    { maxDepth: 3 },
    tie("primary"),
    seq(
      tie("primary"),
      fc.constantFrom("|", "&", "<<", ">>", "+", "*", "^", "%").map((sign) => [sign]),
      tie("expr"),
    ),
  ),
}));

const { type, signature } = fc.letrec<{ type: Tokens; signature: Tokens; param: Tokens }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 3 },
    qname,
    seq(
      fc.constantFrom("own", "borrow", "shared", "weak", "mut").map((word) => [word]),
      plainName,
    ),
    seq("list", "<", tie("type"), ">"),
    seq("map", "<", tie("type"), ",", tie("type"), maybe(","), ">", "?"),
    seq("array", "<", tie("type"), ",", "4", ">"),
  ),
  param: fc.oneof(
    { maxDepth: 2 },
    seq(name, ":", tie("type"), maybe("=", expr)),
    seq(annotation(), name, ":", "fn", tie("signature")),
  ),
  signature: seq(
    list(tie("param"), "(", ")"),
    maybe("->", tie("type"), maybe("from", "self", maybe(",", plainName))),
    maybe("throws", qname),
  ),
}));

function annotation(): Gen {
  return seq("@", plainName, fc.option(list(seq(maybe(plainName, ":"), expr), "(", ")"), { nil: [] as Tokens }));
}

const annotations: Gen = fc.array(annotation(), { maxLength: 2 }).map((all) => all.flat());

function body(entry: Gen, optionalLast: boolean, ends: readonly string[]): Gen {
  const end = fc.constantFrom(...ends);
  return fc.tuple(fc.array(fc.tuple(entry, end), { maxLength: 4 }), fc.boolean()).map(([parts, closed]) => {
    const last = parts.length - 1;
    return [
      "{",
      ...parts.flatMap(([part, sep], i) => (i < last || closed || !optionalLast ? [...part, sep] : part)),
      "}",
    ];
  });
}

const operator: Gen = seq(
  "operator",
  fc.constantFrom<Tokens>(
    ["[", "]"],
    ["[", "]", "="],
    ["(", ")"],
    ["=="],
    ["<=>"],
    [">", "="],
    [">", ">"],
    ["!"],
    ["^"],
  ),
  signature,
);
const reserved: Gen = seq("reserved", fc.constantFrom<Tokens>(["old"], ["7"], ["old", ",", "8"]));
const constant: Gen = seq("const", name, ":", type, "=", expr);
const field: Gen = seq(annotations, name, ":", type, maybe("=", expr));
const fields: Gen = body(fc.oneof(field, field, operator, reserved), true, [";", ","]).filter(isUnambiguous);
const caseName: Gen = fc.constantFrom("alpha", "beta", "fn", "record").map((word) => [word]);
const caseEntry: Gen = seq(annotations, caseName, maybe("(", type, ")"), maybe("=", expr), maybe(fields));
const cases: Gen = body(fc.oneof(caseEntry, caseEntry, reserved), true, [",", ";"]).filter(isUnambiguous);

// `reserved a, b` goes on after a comma: what follows must not look like another reserved name.
function isUnambiguous(tokens: Tokens): boolean {
  return !/reserved (old|7)( , (old|8))* ,/.test(tokens.join(" "));
}

const member: Gen = fc.oneof(
  seq(annotations, fc.subarray(["unsafe", "async", "mut"]), "fn", name, signature),
  seq("constructor", maybe(name), list(seq(name, ":", type), "(", ")"), maybe("throws", qname)),
  seq(fc.subarray(["static", "readonly"]), "property", name, ":", type, maybe("from", "self"), maybe("throws", qname)),
  operator,
  seq("event", name, list(seq(name, ":", type), "(", ")")),
  constant,
);
const members: Gen = body(member, false, [";"]);
const typeParams: Gen = maybe("<", plainName, maybe(",", "U"), ">");
const bases: Gen = maybe(":", qname, maybe(",", qname));

const { declaration } = fc.letrec<{ declaration: Tokens }>((tie) => ({
  declaration: fc.oneof(
    { maxDepth: 2 },
    seq(annotations, fc.constantFrom<Tokens>(["record"], ["struct"]), name, typeParams, fields),
    seq(
      annotations,
      maybe("closed"),
      fc.constantFrom<Tokens>(["enum"], ["flags"], ["variant"], ["error"]),
      name,
      maybe(":", type),
      cases,
    ),
    seq(annotations, maybe("shared"), "resource", name, typeParams, bases, members),
    seq("interface", name, "{", "fn", name, signature, ";", "}"),
    seq("callback", "interface", name, "{", "}"),
    seq(annotations, "async", "fn", name, signature, ";"),
    seq("callback", name, "=", maybe("async"), "fn", signature, ";"),
    seq(constant, ";"),
    seq("feature", name, ";"),
    seq("newtype", name, "=", type, ";"),
    seq(maybe("extern"), "type", name, typeParams, "=", type, ";"),
    seq(
      "annotation",
      name,
      list(seq(name, ":", type), "(", ")"),
      "on",
      name,
      maybe(",", name),
      maybe("breaking", list(expr, "(", ")")),
      ";",
    ),
    seq(
      "module",
      qname,
      fc.array(tie("declaration"), { maxLength: 3 }).map((all) => ["{", ...all.flat(), "}"]),
    ),
  ),
}));

const file: Gen = seq(
  maybe("edition", "1", ";"),
  annotations,
  seq("package", qname, maybe("@", "1.2.3"), ";"),
  fc
    .array(
      fc.oneof(
        seq("import", qname, maybe("as", name), ";"),
        seq("import", qname, ".", list(seq(plainName, maybe("as", name)), "{", "}"), ";"),
      ),
      { maxLength: 2 },
    )
    .map((all) => all.flat()),
  fc.array(declaration, { maxLength: 4 }).map((all) => all.flat()),
);

const space = fc.oneof(
  { weight: 12, arbitrary: fc.constant(" ") },
  { weight: 2, arbitrary: fc.constant("\n") },
  { weight: 1, arbitrary: fc.constantFrom("\n\n\n", "\r\n", "\t", " \r\n\r\n") },
  {
    weight: 1,
    arbitrary: fc.constantFrom(" // #\n", "\n// #\n", "\n\n// #\n\n", " /* # */ ", "\n/* # */\n", " /* #\n  more */\n"),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "\n/// #\n",
      " /// #\n",
      "\n/// #\n///\n",
      "\n//// #\n",
      " /* # */ /* # */",
      "/* # */ // #\n",
    ),
  },
);

/** Random text that parses without errors. */
export const randomSource: fc.Arbitrary<string> = file
  .chain((tokens) =>
    fc.tuple(fc.constant(tokens), fc.array(space, { minLength: tokens.length + 1, maxLength: tokens.length + 1 })),
  )
  .map(([tokens, spaces]) => {
    const text = tokens.map((token, i) => (spaces[i] ?? " ") + token).join("") + (spaces.at(-1) ?? "");
    let count = 0;
    return text.replaceAll("#", () => `c${count++}.`);
  });
