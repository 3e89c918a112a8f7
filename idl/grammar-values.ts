// Names, expressions and annotations: the rules of SPEC.md sections "Names", "Constants" and "Annotations".
import { type IToken } from "chevrotain";
import { joinBinary, type BinarySign } from "./build-tree.js";
import { GrammarCore, type Rule } from "./grammar-core.js";
import { parseMessages } from "./messages.js";
import { readBytes, readChar, readNumber, readString, type LiteralFault } from "./literals.js";
import * as t from "./tokens.js";
import { spanOf, type Span } from "./source.js";
import type {
  Annotation,
  Argument,
  Expression,
  ListExpression,
  Literal,
  Name,
  ObjectEntry,
  ObjectExpression,
  ParenExpression,
  QualifiedName,
} from "./tree.js";

const valueStarts = new Set([
  t.Minus,
  t.Tilde,
  t.NumberToken,
  t.StringToken,
  t.BytesToken,
  t.CharToken,
  t.UnclosedLiteral,
  t.ParenOpen,
  t.SquareOpen,
  t.BraceOpen,
]);

/** Names, expressions, annotations. */
export class ValueGrammar extends GrammarCore {
  /** qname = name {"." name} */
  protected readonly qualifiedName: Rule<QualifiedName> = this.RULE("qualifiedName", (): QualifiedName => {
    const start = this.here();
    const parts = [this.expectName(1, "a name")];
    this.MANY(() => {
      this.CONSUME(t.Dot);
      parts.push(this.expectName(2, "a name"));
    });
    return this.qualify(parts, start);
  });

  /** Makes a qualified name of its parts. */
  protected qualify(parts: readonly Name[], start: number): QualifiedName {
    const text = parts.length === 1 ? (parts[0]?.text ?? "") : parts.map((part) => part.text).join(".");
    return { kind: "qualified-name", parts, text, span: this.spanFrom(start) };
  }

  /** expr = unary {binop unary} */
  protected readonly expression: Rule<Expression> = this.RULE("expression", (): Expression => {
    const operands = [this.SUBRULE(this.unary)];
    const signs: BinarySign[] = [];
    this.MANY(() => {
      signs.push(this.SUBRULE(this.binarySign));
      operands.push(this.SUBRULE2(this.unary));
    });
    return this.RECORDING_PHASE || signs.length === 0 ? (operands[0] as Expression) : joinBinary(operands, signs);
  });

  /** binop, loosest last: `* / %`, `+ -`, `<< >>`, `&`, `^`, `|` */
  private readonly binarySign: Rule<BinarySign> = this.RULE("binarySign", () =>
    this.OR<BinarySign>([
      { ALT: () => this.sign(this.CONSUME(t.Bar)) },
      { ALT: () => this.sign(this.CONSUME(t.Plus)) },
      { ALT: () => this.sign(this.CONSUME(t.Minus)) },
      { ALT: () => this.sign(this.CONSUME(t.Star)) },
      { ALT: () => this.sign(this.CONSUME(t.ShiftLeft)) },
      { ALT: () => this.shiftRight() },
      { ALT: () => this.sign(this.CONSUME(t.Ampersand)) },
      { ALT: () => this.sign(this.CONSUME(t.Caret)) },
      { ALT: () => this.sign(this.CONSUME(t.Slash)) },
      { ALT: () => this.sign(this.CONSUME(t.Percent)) },
    ]),
  );

  private sign(token: IToken): BinarySign {
    return token.image as BinarySign;
  }

  // Two `>` side by side; one token would break `list<list<u8>>`.
  private shiftRight(): BinarySign {
    const first = this.CONSUME1(t.Greater);
    const second = this.expect(2, t.Greater);
    if (!this.RECORDING_PHASE && second !== undefined && second.startOffset !== first.startOffset + 1) {
      this.complainExpected("`>>`");
    }
    return ">>";
  }

  /** unary = ["-" | "~"] primary */
  private readonly unary: Rule<Expression> = this.RULE("unary", (): Expression => {
    if (!this.RECORDING_PHASE && !this.atValue()) return this.missingValue();
    return this.OR<Expression>([
      { ALT: () => this.negate("-", this.CONSUME(t.Minus)) },
      { ALT: () => this.negate("~", this.CONSUME(t.Tilde)) },
      { ALT: () => this.SUBRULE(this.primary) },
    ]);
  });

  private atValue(): boolean {
    return this.atWord() || valueStarts.has(this.LA(1).tokenType);
  }

  private negate(operator: "-" | "~", token: IToken): Expression {
    const operand = this.subrule(operator === "-" ? 1 : 2, this.unary);
    return { kind: "unary", operator, operand, span: this.spanFrom(token.startOffset) };
  }

  /** primary = literal | qname | "(" expr ")" | list | object */
  private readonly primary: Rule<Expression> = this.RULE("primary", () =>
    this.OR<Expression>([
      { ALT: () => this.nameExpression(this.SUBRULE(this.qualifiedName)) },
      { ALT: () => this.number(this.CONSUME(t.NumberToken)) },
      { ALT: () => this.text(this.CONSUME(t.StringToken)) },
      { ALT: () => this.text(this.CONSUME(t.BytesToken)) },
      { ALT: () => this.text(this.CONSUME(t.CharToken)) },
      { ALT: () => this.text(this.CONSUME(t.UnclosedLiteral)) },
      { ALT: () => this.SUBRULE(this.paren) },
      { ALT: () => this.SUBRULE(this.list) },
      { ALT: () => this.SUBRULE(this.object) },
    ]),
  );

  private nameExpression(name: QualifiedName): Expression {
    return { kind: "name-expression", name, span: name.span };
  }

  private missingValue(): Expression {
    this.complain(parseMessages["missing-value"].at(this.nextSpan(), { found: this.found() }));
    return { kind: "missing-expression", span: this.gap() };
  }

  private readonly paren: Rule<ParenExpression> = this.RULE("paren", (): ParenExpression => {
    const start = this.CONSUME(t.ParenOpen).startOffset;
    const inner = this.SUBRULE(this.expression);
    this.expect(1, t.ParenClose);
    return { kind: "paren", inner, span: this.spanFrom(start) };
  });

  /** list = "[" [expr {"," expr}] "]" */
  private readonly list: Rule<ListExpression> = this.RULE("list", (): ListExpression => {
    const start = this.CONSUME(t.SquareOpen).startOffset;
    const items: Expression[] = [];
    this.MANY(() => {
      items.push(this.SUBRULE(this.expression));
      this.endPart(1, t.SquareClose);
    });
    this.expect(1, t.SquareClose);
    return { kind: "list", items, span: this.spanFrom(start) };
  });

  /** object = "{" [name ":" expr {"," name ":" expr}] "}" */
  private readonly object: Rule<ObjectExpression> = this.RULE("object", (): ObjectExpression => {
    const start = this.CONSUME(t.BraceOpen).startOffset;
    const entries: ObjectEntry[] = [];
    this.MANY(() => {
      const at = this.here();
      const name = this.expectName(1, "a name");
      this.expect(1, t.Colon);
      const value = this.SUBRULE(this.expression);
      entries.push({ kind: "entry", name, value, span: this.spanFrom(at) });
      this.endPart(1, t.BraceClose);
    });
    this.expect(1, t.BraceClose);
    return { kind: "object", entries, span: this.spanFrom(start) };
  });

  // ---- literals

  /** Reads a number token. */
  protected number(token: IToken): Literal {
    return readNumber(token.image, this.spanOf(token), (fault) => this.reportFault(fault, token));
  }

  private text(token: IToken): Literal {
    const { image } = token;
    const closed = token.tokenType !== t.UnclosedLiteral;
    const report = (fault: LiteralFault): void => this.reportFault(fault, token);
    if (image.startsWith("b")) return readBytes(image, closed, this.spanOf(token), report);
    if (image.startsWith("'")) return readChar(image, closed, this.spanOf(token), report);
    return readString(image, closed, this.spanOf(token), report);
  }

  private reportFault(fault: LiteralFault, token: IToken): void {
    if (this.RECORDING_PHASE) return;
    const start = token.startOffset + fault.at;
    const span: Span = spanOf(this.job.source, start, start + fault.length);
    const { reason } = fault;
    const made = {
      number: () => parseMessages["invalid-number"].at(span, { text: token.image, reason }),
      char: () => parseMessages["invalid-char"].at(span, { reason }),
      escape: () => parseMessages["invalid-escape"].at(span, { text: `\`${reason}\`` }),
      unclosed: () => parseMessages["unclosed-literal"].at(span, { quote: reason }),
    };
    this.complain(made[fault.kind]());
  }

  // ---- annotations

  /** annotations = {annotation} */
  protected readonly annotations: Rule<Annotation[]> = this.RULE("annotations", (): Annotation[] => {
    const list: Annotation[] = [];
    this.MANY(() => list.push(this.SUBRULE(this.annotation)));
    return list;
  });

  /** annotation = "@" qname ["(" [argument {"," argument}] ")"] */
  private readonly annotation: Rule<Annotation> = this.RULE("annotation", (): Annotation => {
    const start = this.CONSUME(t.At).startOffset;
    const name = this.SUBRULE(this.qualifiedName);
    const args = this.OPTION(() => this.SUBRULE(this.argumentList)) ?? [];
    return { kind: "annotation", name, args, span: this.spanFrom(start) };
  });

  /** argumentList = "(" [argument {"," argument}] ")" */
  protected readonly argumentList: Rule<Argument[]> = this.RULE("argumentList", (): Argument[] => {
    const args: Argument[] = [];
    this.CONSUME(t.ParenOpen);
    this.MANY(() => {
      args.push(this.SUBRULE(this.argument));
      this.endPart(1, t.ParenClose);
    });
    this.closeParen(1);
    return args;
  });

  /** argument = [name ":"] expr */
  private readonly argument: Rule<Argument> = this.RULE("argument", (): Argument => {
    const start = this.here();
    const name = this.OPTION({
      GATE: () => this.at(t.Colon, 2),
      DEF: () => {
        const found = this.expectName(1, "a name");
        this.CONSUME(t.Colon);
        return found;
      },
    });
    const value = this.SUBRULE(this.expression);
    return { kind: "argument", name, value, span: this.spanFrom(start) };
  });
}
