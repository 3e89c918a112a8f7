// What stands inside braces: fields, cases and members. The rules of SPEC.md sections "Fields", "Cases", "Members".
import type { IToken } from "chevrotain";
import { NONE, type Rule } from "./grammar-core.js";
import { TypeGrammar } from "./grammar-types.js";
import * as t from "./tokens.js";
import type {
  Annotation,
  Case,
  CasesMember,
  Const,
  Constructor,
  DeclarationBase,
  Docs,
  Event,
  Expression,
  Field,
  FieldsMember,
  Func,
  IntLiteral,
  Member,
  Modifier,
  ModifierWord,
  Name,
  Operator,
  OperatorSymbol,
  Property,
  Reserved,
  Signature,
  TypeNode,
} from "./tree.js";

/** What stands before the keyword of a declaration or member. */
export interface Prefix {
  readonly start: number;
  readonly docs: Docs | undefined;
  readonly annotations: readonly Annotation[];
  readonly modifiers: readonly Modifier[];
}

/** A rule that continues after a prefix. */
export type PrefixedRule<T> = (prefix: Prefix) => T;

const modifierTypes = new Set([t.Closed, t.Extern, t.Shared, t.Unsafe, t.Static, t.Async, t.Mut, t.Own, t.Readonly]);

/** Fields, cases, members. */
export class MemberGrammar extends TypeGrammar {
  /** prefix = {annotation} {modifier}; a word is a modifier only when another word follows. */
  protected readonly prefix: Rule<Prefix> = this.RULE("prefix", (): Prefix => {
    const start = this.here();
    const docs = this.takeDocs(start);
    const annotations = this.begins(t.At) ? this.SUBRULE(this.annotations) : NONE;
    const later = annotations.length > 0 ? this.takeDocs(this.here()) : undefined;
    const modifiers = this.RECORDING_PHASE || this.atModifier() ? this.SUBRULE(this.modifiers) : NONE;
    return { start, docs: docs ?? later, annotations, modifiers };
  });

  private readonly modifiers: Rule<Modifier[]> = this.RULE("modifiers", (): Modifier[] => {
    const modifiers: Modifier[] = [];
    this.MANY({
      GATE: () => this.atModifier(),
      DEF: () => {
        const token = this.CONSUME(t.Word);
        modifiers.push({ kind: "modifier", word: token.image as ModifierWord, span: this.spanOf(token) });
      },
    });
    return modifiers;
  });

  private atModifier(): boolean {
    if (!this.atWord(2)) return false;
    if (this.at(t.CallbackKeyword)) return this.at(t.InterfaceKeyword, 2) && !this.at(t.Equal, 3);
    return modifierTypes.has(this.LA(1).tokenType);
  }

  /** Makes a declaration or member that ends with the last token read. */
  protected declare<K extends string, X extends object>(
    kind: K,
    prefix: Prefix,
    name: Name,
    rest: X,
  ): DeclarationBase & X & { readonly kind: K } {
    const { start, docs, annotations, modifiers } = prefix ?? {};
    const span = this.spanFrom(start);
    // A spread would take five times the time and the memory.
    return Object.assign({ kind, docs, annotations, modifiers, name, damaged: this.damaged, span }, rest);
  }

  // ---- fields

  /** fields = "{" {field | const | operator | reserved} "}" */
  protected readonly fields: Rule<FieldsMember[]> = this.RULE("fields", (): FieldsMember[] => {
    const members: FieldsMember[] = [];
    this.openBody(1);
    this.MANY(() => members.push(this.SUBRULE(this.fieldsMember)));
    this.closeBody(1);
    return members;
  });

  private readonly fieldsMember: Rule<FieldsMember> = this.RULE("fieldsMember", () =>
    this.item<FieldsMember>(
      1,
      "a field",
      () => this.SUBRULE(this.fieldsEntry),
      () => this.lostField(),
    ),
  );

  private readonly fieldsEntry: Rule<FieldsMember> = this.RULE("fieldsEntry", (): FieldsMember => {
    const prefix = this.SUBRULE(this.prefix);
    const with_ = { ARGS: [prefix] as [Prefix] };
    return this.OR<FieldsMember>([
      { GATE: () => this.atReserved(), ALT: () => this.SUBRULE(this.reserved, { ARGS: [prefix, ";"] }) },
      { GATE: () => this.atWord(2), ALT: () => this.SUBRULE(this.constant, with_) },
      { GATE: () => !this.at(t.Colon, 2), ALT: () => this.SUBRULE(this.operator, with_) },
      { ALT: () => this.SUBRULE(this.field, with_) },
    ]);
  });

  private atReserved(): boolean {
    return this.atWord(2) || this.at(t.NumberToken, 2);
  }

  /** field = name ":" type ["=" expr] (";" | ",") */
  private readonly field: PrefixedRule<Field> = this.RULE("field", (prefix: Prefix): Field => {
    const name = this.expectName(1, "the name of a field");
    const type = this.typeAfterColon(1);
    const value = this.OPTION(() => this.SUBRULE(this.initializer));
    this.endEntry(2, ";");
    return this.declare("field", prefix, name, { type, default: value });
  });

  private lostField(): Field {
    const prefix = { start: this.gap().start, docs: undefined, annotations: [], modifiers: [] };
    const type: TypeNode = { kind: "missing-type", span: this.gap() };
    return this.declare("field", prefix, this.noName(), { type, default: undefined });
  }

  /** An empty name behind the last token. */
  protected noName(): Name {
    return { kind: "name", text: "", span: this.gap() };
  }

  /** initializer = "=" expr */
  protected readonly initializer: Rule<Expression> = this.RULE("initializer", (): Expression => {
    this.CONSUME(t.Equal);
    return this.SUBRULE(this.expression);
  });

  /** reserved = "reserved" (name | INT) {"," (name | INT)} (";" | ",") */
  private readonly reserved = this.RULE("reserved", (prefix: Prefix, end: ";" | ","): Reserved => {
    this.CONSUME(t.ReservedKeyword);
    const entries = [this.SUBRULE(this.reservedEntry)];
    this.MANY({
      GATE: () => this.atReservedEntry(),
      DEF: () => {
        this.CONSUME(t.Comma);
        entries.push(this.SUBRULE2(this.reservedEntry));
      },
    });
    this.endEntry(3, end);
    const { start, docs, annotations } = prefix ?? {};
    return { kind: "reserved", docs, annotations, entries, span: this.spanFrom(start) };
  });

  // Cases are separated by commas too: a word after the comma is the next case when it looks like one.
  private atReservedEntry(): boolean {
    if (this.at(t.NumberToken, 2)) return true;
    const ends = [t.Comma, t.Semicolon, t.BraceClose, t.ItemEnd];
    return this.atWord(2) && ends.includes(this.LA(3).tokenType);
  }

  private readonly reservedEntry: Rule<Name | IntLiteral> = this.RULE("reservedEntry", () =>
    this.OR<Name | IntLiteral>([
      { ALT: () => this.reservedNumber() },
      { ALT: () => this.expectName(1, "a name or number") },
    ]),
  );

  private reservedNumber(): Name | IntLiteral {
    const token = this.CONSUME(t.NumberToken);
    if (this.RECORDING_PHASE) return this.noName();
    const literal = this.number(token);
    if (literal.kind === "int") return literal;
    this.complainExpected("a name or number");
    return { kind: "int", value: 0n, span: literal.span };
  }

  /** const = "const" name ":" type "=" expr ";" */
  protected readonly constant: PrefixedRule<Const> = this.RULE("constant", (prefix: Prefix): Const => {
    this.CONSUME(t.ConstKeyword);
    const name = this.expectName(1, "the name of a constant");
    const type = this.typeAfterColon(1);
    this.expect(1, t.Equal);
    const value = this.SUBRULE(this.expression);
    this.endStatement(1);
    return this.declare("const", prefix, name, { type, value });
  });

  // ---- cases

  /** cases = "{" {case | reserved} "}" */
  protected readonly cases: Rule<CasesMember[]> = this.RULE("cases", (): CasesMember[] => {
    const members: CasesMember[] = [];
    this.openBody(1);
    this.MANY(() => members.push(this.SUBRULE(this.casesMember)));
    this.closeBody(1);
    return members;
  });

  private readonly casesMember: Rule<CasesMember> = this.RULE("casesMember", () =>
    this.item<CasesMember>(
      1,
      "a case",
      () => this.SUBRULE(this.casesEntry),
      () => this.lostCase(),
    ),
  );

  private readonly casesEntry: Rule<CasesMember> = this.RULE("casesEntry", (): CasesMember => {
    const prefix = this.SUBRULE(this.prefix);
    return this.OR<CasesMember>([
      { GATE: () => this.atReserved(), ALT: () => this.SUBRULE(this.reserved, { ARGS: [prefix, ","] }) },
      { ALT: () => this.SUBRULE(this.case, { ARGS: [prefix] }) },
    ]);
  });

  /** case = name ["(" type ")"] ["=" expr] [fields] ("," | ";") */
  private readonly case: PrefixedRule<Case> = this.RULE("case", (prefix: Prefix): Case => {
    const name = this.expectName(1, "the name of a case");
    const payload = this.OPTION1(() => {
      this.CONSUME(t.ParenOpen);
      const type = this.SUBRULE(this.type);
      this.expect(1, t.ParenClose);
      return type;
    });
    const value = this.OPTION2(() => this.SUBRULE(this.initializer));
    const fields = this.OPTION3(() => this.SUBRULE(this.fields));
    this.endEntry(4, ",");
    return this.declare("case", prefix, name, { payload, value, fields });
  });

  private lostCase(): Case {
    const prefix = { start: this.gap().start, docs: undefined, annotations: [], modifiers: [] };
    return this.declare("case", prefix, this.noName(), { payload: undefined, value: undefined, fields: undefined });
  }

  // ---- members

  /** members = "{" {const | constructor | property | operator | event | function} "}" */
  protected readonly members: Rule<Member[]> = this.RULE("members", (): Member[] => {
    const members: (Member | undefined)[] = [];
    this.openBody(1);
    this.MANY(() => members.push(this.SUBRULE(this.member)));
    this.closeBody(1);
    return members.filter((member) => member !== undefined);
  });

  private readonly member: Rule<Member | undefined> = this.RULE("member", () =>
    this.item<Member | undefined>(
      1,
      "a member",
      () => this.SUBRULE(this.memberEntry),
      () => undefined,
    ),
  );

  private readonly memberEntry: Rule<Member> = this.RULE("memberEntry", (): Member => {
    const prefix = this.SUBRULE(this.prefix);
    const with_ = { ARGS: [prefix] as [Prefix] };
    return this.OR<Member>([
      { ALT: () => this.SUBRULE(this.function, with_) },
      { ALT: () => this.SUBRULE(this.constructorMember, with_) },
      { ALT: () => this.SUBRULE(this.property, with_) },
      { ALT: () => this.SUBRULE(this.operator, with_) },
      { ALT: () => this.SUBRULE(this.event, with_) },
      { ALT: () => this.SUBRULE(this.constant, with_) },
    ]);
  });

  /** function = "fn" name signature ";" */
  protected readonly function: PrefixedRule<Func> = this.RULE("function", (prefix: Prefix): Func => {
    this.CONSUME(t.Fn);
    const name = this.expectName(1, "the name of a function");
    const signature = this.SUBRULE(this.signature);
    this.endStatement(1);
    return this.declare("function", prefix, name, { signature });
  });

  /** constructor = "constructor" [name] params [throws] ";" */
  private readonly constructorMember: PrefixedRule<Constructor> = this.RULE(
    "constructorMember",
    (prefix: Prefix): Constructor => {
      this.CONSUME(t.ConstructorKeyword);
      const found = this.OPTION(() => this.expectName(1, "the name of a constructor"));
      const signature = this.SUBRULE(this.plainSignature);
      this.endStatement(1);
      return this.declare("constructor", prefix, found ?? this.noName(), { named: found !== undefined, signature });
    },
  );

  // params [throws]
  private readonly plainSignature: Rule<Signature> = this.RULE("plainSignature", (): Signature => {
    const start = this.here();
    const params = this.SUBRULE(this.parameters);
    const throws = this.begins(t.Throws) ? this.SUBRULE(this.throws) : undefined;
    return { kind: "signature", params, result: undefined, from: [], throws, span: this.spanFrom(start) };
  });

  /** property = "property" name ":" type [from] [throws] ";" */
  private readonly property: PrefixedRule<Property> = this.RULE("property", (prefix: Prefix): Property => {
    this.CONSUME(t.PropertyKeyword);
    const name = this.expectName(1, "the name of a property");
    const type = this.typeAfterColon(1);
    const from = this.begins(t.From) ? this.SUBRULE(this.from) : NONE;
    const throws = this.begins(t.Throws) ? this.SUBRULE(this.throws) : undefined;
    this.endStatement(1);
    return this.declare("property", prefix, name, { type, from, throws });
  });

  /** event = "event" name params ";" */
  private readonly event: PrefixedRule<Event> = this.RULE("event", (prefix: Prefix): Event => {
    this.CONSUME(t.EventKeyword);
    const name = this.expectName(1, "the name of an event");
    const start = this.here();
    const params = this.SUBRULE(this.parameters);
    const span = this.spanFrom(start);
    this.endStatement(1);
    const signature: Signature = { kind: "signature", params, result: undefined, from: [], throws: undefined, span };
    return this.declare("event", prefix, name, { signature });
  });

  /** operator = "operator" op signature ";" */
  protected readonly operator: PrefixedRule<Operator> = this.RULE("operator", (prefix: Prefix): Operator => {
    this.CONSUME(t.OperatorKeyword);
    const start = this.here();
    const symbol = this.SUBRULE(this.operatorSymbol);
    const name: Name = { kind: "name", text: symbol, span: this.spanFrom(start) };
    const signature = this.SUBRULE(this.signature);
    this.endEntry(2, ";");
    return this.declare("operator", prefix, name, { symbol, signature });
  });

  // op = "[]" | "[]=" | "()" | "==" | "<=>" | "<" | "<=" | ">" | ">=" | "+" | … ; every sign by itself
  private readonly operatorSymbol: Rule<OperatorSymbol> = this.RULE("operatorSymbol", (): OperatorSymbol => {
    const signs = this.OR<(IToken | undefined)[]>([
      { ALT: () => this.indexSign() },
      { ALT: () => [this.CONSUME(t.ParenOpen), this.expect(1, t.ParenClose)] },
      { ALT: () => [this.CONSUME1(t.Greater), this.OPTION2(() => this.SUBRULE(this.greaterTail))] },
      { ALT: () => [this.CONSUME(t.EqualEqual)] },
      { ALT: () => [this.CONSUME(t.Spaceship)] },
      { ALT: () => [this.CONSUME(t.Less)] },
      { ALT: () => [this.CONSUME(t.LessEqual)] },
      { ALT: () => [this.CONSUME(t.ShiftLeft)] },
      { ALT: () => [this.CONSUME(t.Plus)] },
      { ALT: () => [this.CONSUME(t.Minus)] },
      { ALT: () => [this.CONSUME(t.Star)] },
      { ALT: () => [this.CONSUME(t.Slash)] },
      { ALT: () => [this.CONSUME(t.Percent)] },
      { ALT: () => [this.CONSUME(t.Ampersand)] },
      { ALT: () => [this.CONSUME(t.Bar)] },
      { ALT: () => [this.CONSUME(t.Caret)] },
      { ALT: () => [this.CONSUME(t.Tilde)] },
      { ALT: () => [this.CONSUME(t.Bang)] },
    ]);
    return this.RECORDING_PHASE ? "==" : (signs.map((sign) => sign?.image ?? "").join("") as OperatorSymbol);
  });

  private indexSign(): (IToken | undefined)[] {
    const open = this.CONSUME(t.SquareOpen);
    const close = this.expect(1, t.SquareClose);
    return [open, close, this.OPTION1(() => this.CONSUME1(t.Equal))];
  }

  private readonly greaterTail: Rule<IToken> = this.RULE("greaterTail", () =>
    this.OR<IToken>([{ ALT: () => this.CONSUME(t.Equal) }, { ALT: () => this.CONSUME(t.Greater) }]),
  );
}
