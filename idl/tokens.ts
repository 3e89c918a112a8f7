// The chevrotain vocabulary: what the text is cut into. Keywords are ordinary words that the grammar recognises by
// position, so every keyword has the category `Word` and can be used as a name anywhere.
import { createToken, Lexer, type IToken, type TokenType } from "chevrotain";

/** Any word. */
export const Word = createToken({ name: "Word", label: "a name", pattern: Lexer.NA });

// Letters beyond ASCII are lexed as parts of a word, so that a name like `café` is one mistake and not three.
const letters = "A-Za-z_\\u00c0-\\u061b\\u061d-\\u1fff\\u2c00-\\udfff\\uf900-\\ufdff\\ufe70-\\ufefe\\uff21-\\uffdc";

const PlainWord = createToken({
  name: "PlainWord",
  label: "a name",
  pattern: new RegExp(`[${letters}][${letters}0-9]*`),
  categories: Word,
  line_breaks: false,
});

const keywordTypes = new Map<string, TokenType>();

function keyword(word: string): TokenType {
  const name = word[0]?.toUpperCase() + word.slice(1);
  const type = createToken({ name, label: `\`${word}\``, pattern: Lexer.NA, categories: Word });
  keywordTypes.set(word, type);
  return type;
}

function punctuation(name: string, text: string): TokenType {
  return createToken({ name, label: `\`${text}\``, pattern: text });
}

/** Keywords by what they are. */
export const EditionKeyword = keyword("edition");
export const PackageKeyword = keyword("package");
export const ImportKeyword = keyword("import");
export const As = keyword("as");
export const FeatureKeyword = keyword("feature");
export const ConstKeyword = keyword("const");
export const NewtypeKeyword = keyword("newtype");
export const TypeKeyword = keyword("type");
export const StructKeyword = keyword("struct");
export const RecordKeyword = keyword("record");
export const EnumKeyword = keyword("enum");
export const FlagsKeyword = keyword("flags");
export const VariantKeyword = keyword("variant");
export const ErrorKeyword = keyword("error");
export const CallbackKeyword = keyword("callback");
export const InterfaceKeyword = keyword("interface");
export const ResourceKeyword = keyword("resource");
export const ModuleKeyword = keyword("module");
export const AnnotationKeyword = keyword("annotation");
export const Fn = keyword("fn");
export const ReservedKeyword = keyword("reserved");
export const ConstructorKeyword = keyword("constructor");
export const PropertyKeyword = keyword("property");
export const OperatorKeyword = keyword("operator");
export const EventKeyword = keyword("event");
export const On = keyword("on");
export const Breaking = keyword("breaking");
export const Throws = keyword("throws");
export const From = keyword("from");
export const Closed = keyword("closed");
export const Extern = keyword("extern");
export const Shared = keyword("shared");
export const Unsafe = keyword("unsafe");
export const Static = keyword("static");
export const Async = keyword("async");
export const Mut = keyword("mut");
export const Own = keyword("own");
export const Readonly = keyword("readonly");
export const Borrow = keyword("borrow");
export const Weak = keyword("weak");

/** Literals. A number token is anything that starts with a digit; `literals.ts` says which literal it is. */
export const NumberToken = createToken({
  name: "Number",
  label: "a number",
  // In this order: a version with a pre-release part, a float with a signed exponent, everything else.
  pattern: /\d+\.\d+\.\d+-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*|\d[\d_]*(?:\.\d[\d_]*)?[eE][+-]\d[\d_]*|\d\w*(?:\.\d\w*)*/,
  line_breaks: false,
});
export const StringToken = createToken({
  name: "String",
  label: "a string",
  pattern: /"(?:[^"\\\r\n]|\\[^\r\n])*"/,
  line_breaks: false,
});
export const BytesToken = createToken({
  name: "Bytes",
  label: "a byte string",
  pattern: /b"(?:[^"\\\r\n]|\\[^\r\n])*"/,
  line_breaks: false,
});
export const CharToken = createToken({
  name: "Char",
  label: "a character",
  pattern: /'(?:[^'\\\r\n]|\\[^\r\n])*'/,
  line_breaks: false,
});
/** A literal that its line does not close; reported, then read as the literal it began as. */
export const UnclosedLiteral = createToken({
  name: "UnclosedLiteral",
  label: "a string",
  pattern: /b?"(?:[^"\\\r\n]|\\[^\r\n])*\\?|'(?:[^'\\\r\n]|\\[^\r\n])*\\?/,
  line_breaks: false,
});

/** Punctuation. `>=`, `>>` and `[]=` are read from single signs, because `list<list<u8>>=[]` must work. */
export const Arrow = punctuation("Arrow", "->");
export const Spaceship = punctuation("Spaceship", "<=>");
export const LessEqual = punctuation("LessEqual", "<=");
export const ShiftLeft = punctuation("ShiftLeft", "<<");
export const EqualEqual = punctuation("EqualEqual", "==");
export const BraceOpen = punctuation("BraceOpen", "{");
export const BraceClose = punctuation("BraceClose", "}");
export const ParenOpen = punctuation("ParenOpen", "(");
export const ParenClose = punctuation("ParenClose", ")");
export const SquareOpen = punctuation("SquareOpen", "[");
export const SquareClose = punctuation("SquareClose", "]");
export const Less = punctuation("Less", "<");
export const Greater = punctuation("Greater", ">");
export const Colon = punctuation("Colon", ":");
export const Semicolon = punctuation("Semicolon", ";");
export const Comma = punctuation("Comma", ",");
export const Dot = punctuation("Dot", ".");
export const At = punctuation("At", "@");
export const Equal = punctuation("Equal", "=");
export const Question = punctuation("Question", "?");
export const Plus = punctuation("Plus", "+");
export const Minus = punctuation("Minus", "-");
export const Star = punctuation("Star", "*");
export const Slash = punctuation("Slash", "/");
export const Percent = punctuation("Percent", "%");
export const Ampersand = punctuation("Ampersand", "&");
export const Bar = punctuation("Bar", "|");
export const Caret = punctuation("Caret", "^");
export const Tilde = punctuation("Tilde", "~");
export const Bang = punctuation("Bang", "!");

/** Set around an item by `outline.ts` when a file is damaged; the parser never reads past the end of an item. */
export const ItemStart = createToken({ name: "ItemStart", pattern: Lexer.NA });
export const ItemEnd = createToken({ name: "ItemEnd", pattern: Lexer.NA });

const WhiteSpace = createToken({ name: "WhiteSpace", pattern: /[ \t\r\n]+/, group: Lexer.SKIPPED, line_breaks: true });
const LineComment = createToken({ name: "LineComment", pattern: /\/\/[^\r\n]*/, group: "comments" });
const BlockComment = createToken({
  name: "BlockComment",
  pattern: /\/\*[^]*?\*\//,
  group: "comments",
  line_breaks: true,
});
/** A block comment without an end: the rest of the file. */
export const UnclosedComment = createToken({
  name: "UnclosedComment",
  pattern: /\/\*[^]*/,
  group: "strays",
  line_breaks: true,
});
/** Characters that mean nothing here. */
export const Stray = createToken({
  name: "Stray",
  pattern: /[^\x09\x0a\x0d\x20-\x22\x25-\x5b\x5d-\x5f\x61-\x7e\u00c0-\uffff]+|[^]/,
  // Chevrotain cannot see what such an expression begins with, and would then try every pattern at every place.
  start_chars_hint: everyCharacter(),
  group: "strays",
  line_breaks: true,
});

// All of ASCII and Latin 1, and enough of the rest: chevrotain keeps blocks of 255 characters together.
function everyCharacter(): number[] {
  const blocks = Array.from({ length: 256 }, (_, block) => Math.min(256 + block * 255, 0xffff));
  return [...Array.from({ length: 256 }, (_, unit) => unit), ...blocks, 0xffff];
}

const lexed: readonly TokenType[] = [
  WhiteSpace,
  LineComment,
  BlockComment,
  UnclosedComment,
  BytesToken,
  PlainWord,
  NumberToken,
  StringToken,
  CharToken,
  UnclosedLiteral,
  Arrow,
  Spaceship,
  LessEqual,
  ShiftLeft,
  EqualEqual,
  BraceOpen,
  BraceClose,
  ParenOpen,
  ParenClose,
  SquareOpen,
  SquareClose,
  Less,
  Greater,
  Colon,
  Semicolon,
  Comma,
  Dot,
  At,
  Equal,
  Question,
  Plus,
  Minus,
  Star,
  Slash,
  Percent,
  Ampersand,
  Bar,
  Caret,
  Tilde,
  Bang,
  Stray,
];

/** Every token type the parser may meet. */
export const vocabulary: TokenType[] = [Word, ...lexed, ...keywordTypes.values(), ItemStart, ItemEnd];

/** All keywords, for suggestions and for editors. */
export const keywords: readonly string[] = [...keywordTypes.keys()];

/** The token type of a keyword; undefined for other words. */
export function keywordType(word: string): TokenType | undefined {
  return keywordTypes.get(word);
}

const lexer = new Lexer([...lexed], {
  positionTracking: "onlyOffset",
  ensureOptimizations: true,
  recoveryEnabled: true,
  skipValidations: true,
});

/** The pieces of a text. Nothing is lost: every character is white space, or in exactly one of the three lists. */
export interface Lexed {
  readonly tokens: IToken[];
  readonly comments: readonly IToken[];
  /** Unclosed comments and characters that mean nothing. */
  readonly strays: readonly IToken[];
}

/** Offset after the last character of a token. Only tokens that are not in the text carry it; not a number for the end of the file. */
export function endOf({ startOffset, endOffset, image }: IToken): number {
  return endOffset === undefined ? startOffset + image.length : endOffset + 1;
}

/** Cuts a text into tokens. Never fails; what does not belong comes back as a stray. */
export function tokenize(text: string): Lexed {
  const { tokens, groups } = lexer.tokenize(text);
  for (const token of tokens) {
    if (token.tokenType !== PlainWord) continue;
    const type = keywordTypes.get(token.image);
    if (type === undefined) continue;
    token.tokenType = type;
    token.tokenTypeIdx = type.tokenTypeIdx ?? 0;
  }
  return { tokens, comments: groups["comments"] ?? [], strays: groups["strays"] ?? [] };
}
