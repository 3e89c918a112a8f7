// Types and signatures: the rules of SPEC.md sections "Types" and "Signatures".
import { NONE, type Rule } from "./grammar-core.js";
import { findFieldWay, findWayOut } from "./habits.js";
import { ValueGrammar } from "./grammar-values.js";
import { parseMessages } from "./messages.js";
import * as t from "./tokens.js";
import type {
  FunctionType,
  IntLiteral,
  Name,
  NamedType,
  Ownership,
  OwnershipWord,
  Parameter,
  QualifiedName,
  Signature,
  TypeArgument,
  TypeNode,
  TypeParameter,
} from "./tree.js";

const ownershipTypes = [t.Own, t.Borrow, t.Shared, t.Weak, t.Mut];

// What follows the second name in `from a, b` and in the mistake `throws A, B`.
const fromFollowers = [t.Comma, t.Semicolon, t.Throws, t.ParenClose, t.BraceClose, t.ItemEnd];
const throwsFollowers = [t.Comma, t.Semicolon, t.Dot];

/** Types, parameters, signatures. */
export class TypeGrammar extends ValueGrammar {
  /** True while the next type read is that of a parameter. */
  #inParameter = false;

  /** type = (functionType | namedType) {"?"} */
  protected readonly type: Rule<TypeNode> = this.RULE("type", (): TypeNode => {
    if (!this.RECORDING_PHASE && !this.atWord()) return this.missingType();
    const start = this.here();
    const inParameter = this.#inParameter;
    this.#inParameter = false;
    let type = this.OR<TypeNode>([
      { GATE: () => this.at(t.ParenOpen, 2), ALT: () => this.SUBRULE(this.functionType) },
      { ALT: () => this.SUBRULE(this.namedType) },
    ]);
    this.OPTION(() => {
      this.CONSUME(t.Question);
      type = { kind: "optional-type", inner: type, span: this.spanFrom(start) };
    });
    if (type?.kind === "function-type" && !inParameter) {
      this.complain(parseMessages["function-type-not-here"].at(type.span));
    }
    if (!this.RECORDING_PHASE && this.at(t.Question)) {
      this.complain(parseMessages["repeated-optional"].at(this.nextSpan()));
    }
    return type;
  });

  private missingType(): TypeNode {
    const way = findWayOut(this.around("a type"));
    this.complain(parseMessages["missing-type"].at(this.nextSpan(), { found: this.found(), way }));
    return { kind: "missing-type", span: this.gap() };
  }

  /** namedType = [ownership] qname ["<" (type | INT) {"," (type | INT)} ">"] */
  private readonly namedType: Rule<NamedType> = this.RULE("namedType", (): NamedType => {
    const start = this.here();
    const ownership = this.OPTION({
      GATE: () => ownershipTypes.includes(this.LA(1).tokenType) && this.atWord(2) && !this.atClause(2),
      DEF: () => this.ownership(),
    });
    const name = this.SUBRULE(this.qualifiedName);
    const args = (this.begins(t.Less) ? this.OPTION2(() => this.SUBRULE(this.typeArguments)) : undefined) ?? NONE;
    return { kind: "named-type", ownership, name, args, span: this.spanFrom(start) };
  });

  // `-> own throws E`: a type named `own`, not an owned type named `throws`.
  private atClause(ahead: number): boolean {
    return (this.at(t.Throws, ahead) || this.at(t.From, ahead)) && this.atWord(ahead + 1);
  }

  // own | borrow | shared | weak | mut
  private ownership(): Ownership {
    const token = this.CONSUME(t.Word);
    return { kind: "ownership", word: token.image as OwnershipWord, span: this.spanOf(token) };
  }

  private readonly typeArguments: Rule<TypeArgument[]> = this.RULE("typeArguments", (): TypeArgument[] => {
    const args: TypeArgument[] = [];
    this.CONSUME(t.Less);
    this.MANY(() => {
      args.push(this.SUBRULE(this.typeArgument));
      this.endPart(1, t.Greater);
    });
    this.expect(1, t.Greater);
    return args;
  });

  private readonly typeArgument: Rule<TypeArgument> = this.RULE("typeArgument", () =>
    this.OR<TypeArgument>([{ ALT: () => this.arrayLength() }, { ALT: () => this.SUBRULE(this.type) }]),
  );

  private arrayLength(): IntLiteral | TypeNode {
    const token = this.CONSUME(t.NumberToken);
    if (this.RECORDING_PHASE) return { kind: "int", value: 0n, span: this.spanOf(token) };
    const literal = this.number(token);
    if (literal.kind === "int") return literal;
    this.complain(
      parseMessages["missing-type"].at(literal.span, {
        found: `\`${token.image}\``,
        way: "a type is a name such as `u8`",
      }),
    );
    return { kind: "missing-type", span: literal.span };
  }

  /** functionType = "fn" signature; only parameters may have one. */
  private readonly functionType: Rule<FunctionType> = this.RULE("functionType", (): FunctionType => {
    const start = this.CONSUME(t.Fn).startOffset;
    const signature = this.SUBRULE(this.signature);
    return { kind: "function-type", signature, span: this.spanFrom(start) };
  });

  /** typeParams = ["<" name {"," name} ">"] */
  protected readonly typeParameters: Rule<TypeParameter[]> = this.RULE("typeParameters", (): TypeParameter[] => {
    const params: TypeParameter[] = [];
    this.OPTION(() => {
      this.CONSUME(t.Less);
      this.MANY(() => {
        const name = this.expectName(1, "a name");
        params.push({ kind: "type-parameter", name, span: name.span });
        this.endPart(2, t.Greater);
      });
      this.expect(1, t.Greater);
    });
    return params;
  });

  /** signature = params ["->" type [from]] [throws] */
  protected readonly signature: Rule<Signature> = this.RULE("signature", (): Signature => {
    const start = this.here();
    const params = this.SUBRULE(this.parameters);
    let result: TypeNode | undefined;
    let from: readonly Name[] = NONE;
    this.OPTION(() => {
      this.CONSUME(t.Arrow);
      result = this.SUBRULE(this.type);
      if (this.begins(t.From)) from = this.SUBRULE(this.from);
    });
    const throws = this.begins(t.Throws) ? this.SUBRULE(this.throws) : undefined;
    return { kind: "signature", params, result, from, throws, span: this.spanFrom(start) };
  });

  /** from = ["from" name {"," name}] */
  protected readonly from: Rule<Name[]> = this.RULE("from", (): Name[] => {
    const names: Name[] = [];
    this.OPTION(() => {
      this.CONSUME(t.From);
      names.push(this.expectName(1, "`self` or a parameter"));
      this.MANY({
        // In a list of parameters or fields the comma may belong to the list.
        GATE: () => this.atWord(2) && fromFollowers.includes(this.LA(3).tokenType),
        DEF: () => {
          this.CONSUME(t.Comma);
          names.push(this.expectName(2, "`self` or a parameter"));
        },
      });
    });
    return names;
  });

  /** throws = ["throws" qname] */
  protected readonly throws: Rule<QualifiedName | undefined> = this.RULE("throws", () =>
    this.OPTION(() => {
      this.CONSUME(t.Throws);
      const name = this.SUBRULE(this.qualifiedName);
      const another = this.at(t.Comma) && this.atWord(2) && throwsFollowers.includes(this.LA(3).tokenType);
      const more = !this.RECORDING_PHASE && (this.at(t.Bar) || this.at(t.Less) || another);
      if (more) this.complain(parseMessages["throws-one-error"].at(this.nextSpan()));
      return name;
    }),
  );

  /** params = "(" [param {"," param}] ")" */
  protected readonly parameters: Rule<Parameter[]> = this.RULE("parameters", (): Parameter[] => {
    const params: Parameter[] = [];
    this.expect(1, t.ParenOpen);
    this.MANY(() => {
      params.push(this.SUBRULE(this.parameter));
      this.endPart(1, t.ParenClose);
    });
    this.closeParen(2);
    return params;
  });

  /** param = {annotation} name ":" type ["=" expr] */
  private readonly parameter: Rule<Parameter> = this.RULE("parameter", (): Parameter => {
    const start = this.here();
    const docs = this.takeDocs(start);
    const annotations = this.begins(t.At) ? this.SUBRULE(this.annotations) : NONE;
    const name = this.expectName(1, "the name of a parameter");
    this.#inParameter = true;
    const type = this.typeAfterColon(1);
    this.#inParameter = false;
    const value = this.OPTION(() => {
      this.CONSUME(t.Equal);
      return this.SUBRULE(this.expression);
    });
    return { kind: "parameter", docs, annotations, name, type, default: value, span: this.spanFrom(start) };
  });

  /** Reads `: type`. */
  protected typeAfterColon(idx: number): TypeNode {
    if (this.RECORDING_PHASE || this.at(t.Colon)) this.consume(idx, t.Colon);
    else {
      const way = findFieldWay(this.around("`:`"));
      this.complain(parseMessages["missing-colon"].at(this.nextSpan(), { found: this.found(), way }));
    }
    return this.subrule(idx, this.type);
  }
}
