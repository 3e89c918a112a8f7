// The grammar, in the order of SPEC.md: the file, then the declarations. What stands inside them is in the grammar-*
// files this class builds on. The rules make tree nodes directly.
import { Mistake, type ParseJob, type Rule } from "./grammar-core.js";
import { MemberGrammar, type Prefix, type PrefixedRule } from "./grammar-members.js";
import { parseMessages } from "./messages.js";
import type { ItemInfo } from "./outline-cursor.js";
import { spanOf } from "./source.js";
import * as t from "./tokens.js";
import type { IToken } from "chevrotain";
import type {
  Alias,
  AnnotationDeclaration,
  Broken,
  Callback,
  CasesMember,
  Declaration,
  Edition,
  ErrorNode,
  Enum,
  ExternType,
  Feature,
  FieldsMember,
  Flags,
  Import,
  ImportItem,
  Interface,
  Member,
  Module,
  Name,
  Newtype,
  Package,
  QualifiedName,
  RecordNode,
  Resource,
  Struct,
  TypeNode,
  TypeParameter,
  Variant,
  VersionLiteral,
} from "./tree.js";

/** Everything that can stand at the top of a file. */
export type FileItem = Edition | Package | Import | Declaration;

/** The whole grammar. */
export class Grammar extends MemberGrammar {
  constructor() {
    super();
    this.performSelfAnalysis();
  }

  /** Reads all items of a file. Throws `Mistake` when the tokens are unmarked and do not fit. */
  parseFile(tokens: IToken[], job: ParseJob): readonly FileItem[] {
    this.begin(tokens, job);
    return this.file() ?? this.giveUp();
  }

  // Chevrotain ends a rule without a value when the tokens do not fit.
  private giveUp(): never {
    const token = this.errors[0]?.token;
    const known = token !== undefined && Number.isFinite(token.startOffset);
    const length = this.job.source.text.length;
    const span = known ? this.spanOf(token) : spanOf(this.job.source, length, length);
    const found = known ? `\`${token.image}\`` : "the end of the file";
    throw new Mistake(parseMessages["unexpected-token"].at(span, { what: "something else", found, way: "remove it" }));
  }

  /** file = [edition] package {import} {declaration}; the order is checked afterwards. */
  readonly file: Rule<FileItem[]> = this.RULE("file", (): FileItem[] => {
    const items: FileItem[] = [];
    this.MANY(() => items.push(this.SUBRULE(this.fileItem)));
    if (!this.RECORDING_PHASE && Number.isFinite(this.LA(1).startOffset)) this.complainExpected("a declaration");
    return items;
  });

  private readonly fileItem: Rule<FileItem> = this.RULE("fileItem", () =>
    this.item<FileItem>(
      1,
      "a declaration",
      () => this.SUBRULE(this.fileEntry),
      (info) => this.broken(info),
    ),
  );

  private readonly fileEntry: Rule<FileItem> = this.RULE("fileEntry", (): FileItem => {
    const prefix = this.SUBRULE(this.prefix);
    return this.OR<FileItem>([
      { ALT: () => this.SUBRULE(this.edition) },
      { ALT: () => this.SUBRULE(this.package, { ARGS: [prefix] }) },
      { ALT: () => this.SUBRULE(this.import, { ARGS: [prefix] }) },
      { ALT: () => this.SUBRULE(this.declaration, { ARGS: [prefix] }) },
    ]);
  });

  /** edition = "edition" INT ";" */
  private readonly edition: Rule<Edition> = this.RULE("edition", (): Edition => {
    const start = this.CONSUME(t.EditionKeyword).startOffset;
    const token = this.expect(1, t.NumberToken);
    this.endStatement(1);
    const literal = token && !this.RECORDING_PHASE ? this.number(token) : undefined;
    const value = literal?.kind === "int" ? literal.value : 0n;
    return { kind: "edition", value, span: this.spanFrom(start) };
  });

  /** package = "package" qname ["@" VERSION] ";" */
  private readonly package: PrefixedRule<Package> = this.RULE("package", (prefix: Prefix): Package => {
    this.CONSUME(t.PackageKeyword);
    const name = this.SUBRULE(this.qualifiedName);
    const version = this.OPTION(() => {
      this.CONSUME(t.At);
      return this.version(this.expect(1, t.NumberToken));
    });
    this.endStatement(1);
    const { start, docs, annotations } = prefix ?? {};
    return { kind: "package", docs, annotations, name, version, span: this.spanFrom(start) };
  });

  private version(token: IToken | undefined): VersionLiteral | undefined {
    if (token === undefined || this.RECORDING_PHASE) return undefined;
    const literal = this.number(token);
    if (literal.kind === "version") return literal;
    this.complainExpected("a version such as `1.0.0`");
    return undefined;
  }

  /** import = "import" qname ["as" name | "." "{" importItem {"," importItem} "}"] ";" */
  private readonly import: PrefixedRule<Import> = this.RULE("import", (prefix: Prefix): Import => {
    this.CONSUME(t.ImportKeyword);
    const path = this.SUBRULE(this.importPath);
    const items = this.OPTION1(() => this.SUBRULE(this.importItems));
    const alias = this.OPTION2(() => this.SUBRULE(this.alias));
    this.endStatement(1);
    const { start, docs, annotations } = prefix ?? {};
    return { kind: "import", docs, annotations, path, alias, items, span: this.spanFrom(start) };
  });

  // A qualified name that stops before `.{`.
  private readonly importPath: Rule<QualifiedName> = this.RULE("importPath", (): QualifiedName => {
    const start = this.here();
    const parts = [this.expectName(1, "the name of a package")];
    this.MANY({
      GATE: () => !this.at(t.BraceOpen, 2),
      DEF: () => {
        this.CONSUME(t.Dot);
        parts.push(this.expectName(2, "a name"));
      },
    });
    return this.qualify(parts, start);
  });

  private readonly importItems: Rule<ImportItem[]> = this.RULE("importItems", (): ImportItem[] => {
    const items: ImportItem[] = [];
    this.CONSUME(t.Dot);
    this.expect(1, t.BraceOpen);
    this.MANY(() => {
      const start = this.here();
      const name = this.expectName(1, "a name");
      const alias = this.OPTION(() => this.SUBRULE(this.alias));
      items.push({ kind: "import-item", name, alias, span: this.spanFrom(start) });
      this.endPart(2, t.BraceClose);
    });
    this.expect(1, t.BraceClose);
    return items;
  });

  private readonly alias: Rule<Name> = this.RULE("alias", (): Name => {
    this.CONSUME(t.As);
    return this.expectName(1, "a name");
  });

  /** declaration = feature | const | newtype | type | struct | record | enum | … | function | module | annotation */
  private readonly declaration: PrefixedRule<Declaration> = this.RULE("declaration", (prefix: Prefix): Declaration => {
    const with_ = { ARGS: [prefix] as [Prefix] };
    return this.OR<Declaration>([
      { ALT: () => this.SUBRULE(this.fieldsDeclaration, with_) },
      { ALT: () => this.SUBRULE(this.casesDeclaration, with_) },
      { ALT: () => this.SUBRULE(this.function, with_) },
      { ALT: () => this.SUBRULE(this.constant, with_) },
      { ALT: () => this.SUBRULE(this.feature, with_) },
      { ALT: () => this.SUBRULE(this.newtype, with_) },
      { ALT: () => this.SUBRULE(this.typeDeclaration, with_) },
      { ALT: () => this.SUBRULE(this.callback, with_) },
      { ALT: () => this.SUBRULE(this.membersDeclaration, with_) },
      { ALT: () => this.SUBRULE(this.module, with_) },
      { ALT: () => this.SUBRULE(this.annotationDeclaration, with_) },
    ]);
  });

  /** feature = "feature" name ";" */
  private readonly feature: PrefixedRule<Feature> = this.RULE("feature", (prefix: Prefix): Feature => {
    this.CONSUME(t.FeatureKeyword);
    const name = this.expectName(1, "the name of a feature");
    this.endStatement(1);
    return this.declare("feature", prefix, name, {});
  });

  /** newtype = "newtype" name "=" type ";" */
  private readonly newtype: PrefixedRule<Newtype> = this.RULE("newtype", (prefix: Prefix): Newtype => {
    this.CONSUME(t.NewtypeKeyword);
    const name = this.expectName(1, "the name of a type");
    this.expect(1, t.Equal);
    const target = this.SUBRULE(this.type);
    this.endStatement(1);
    return this.declare("newtype", prefix, name, { target });
  });

  /** type = ["extern"] "type" name typeParams "=" type ";" */
  private readonly typeDeclaration: PrefixedRule<Alias | ExternType> = this.RULE(
    "typeDeclaration",
    (prefix: Prefix): Alias | ExternType => {
      this.CONSUME(t.TypeKeyword);
      const name = this.expectName(1, "the name of a type");
      const params = this.SUBRULE(this.typeParameters);
      this.expect(1, t.Equal);
      const target = this.SUBRULE(this.type);
      this.endStatement(1);
      const isExtern = prefix?.modifiers.some((modifier) => modifier.word === "extern");
      return this.declare(isExtern ? "extern-type" : "alias", prefix, name, { params, target });
    },
  );

  /** struct = "struct" name typeParams fields; record = "record" name typeParams fields */
  private readonly fieldsDeclaration: PrefixedRule<Struct | RecordNode> = this.RULE(
    "fieldsDeclaration",
    (prefix: Prefix): Struct | RecordNode => {
      const kind = this.OR<"struct" | "record">([
        { ALT: () => this.keywordOf(this.CONSUME(t.RecordKeyword)) },
        { ALT: () => this.keywordOf(this.CONSUME(t.StructKeyword)) },
      ]);
      const name = this.expectName(1, `the name of a ${kind}`);
      const params: TypeParameter[] = this.SUBRULE(this.typeParameters);
      const members: FieldsMember[] = this.SUBRULE(this.fields);
      return this.declare(kind, prefix, name, { params, members });
    },
  );

  private keywordOf<K extends string>(token: IToken): K {
    return token.image as K;
  }

  /** enum = ("enum" | "flags" | "variant" | "error") name typeParams [":" type] cases */
  private readonly casesDeclaration: PrefixedRule<Enum | Flags | Variant | ErrorNode> = this.RULE(
    "casesDeclaration",
    (prefix: Prefix): Enum | Flags | Variant | ErrorNode => {
      const kind = this.OR<"enum" | "flags" | "variant" | "error">([
        { ALT: () => this.keywordOf(this.CONSUME(t.EnumKeyword)) },
        { ALT: () => this.keywordOf(this.CONSUME(t.FlagsKeyword)) },
        { ALT: () => this.keywordOf(this.CONSUME(t.VariantKeyword)) },
        { ALT: () => this.keywordOf(this.CONSUME(t.ErrorKeyword)) },
      ]);
      const name = this.expectName(1, `the name of ${kind === "flags" ? "the flags" : `the ${kind}`}`);
      const params: TypeParameter[] = this.SUBRULE(this.typeParameters);
      const underlying = this.OPTION(() => this.typeAfterColon(1));
      const members: CasesMember[] = this.SUBRULE(this.cases);
      return this.declare(kind, prefix, name, { params, underlying, members });
    },
  );

  /** callback = "callback" name "=" ["async"] "fn" signature ";" */
  private readonly callback: PrefixedRule<Callback> = this.RULE("callback", (prefix: Prefix): Callback => {
    this.CONSUME(t.CallbackKeyword);
    const name = this.expectName(1, "the name of a callback");
    this.expect(1, t.Equal);
    const isAsync = this.OPTION(() => this.CONSUME(t.Async)) !== undefined;
    this.expect(1, t.Fn);
    const signature = this.SUBRULE(this.signature);
    this.endStatement(1);
    return this.declare("callback", prefix, name, { isAsync, signature });
  });

  /** interface = ["callback"] "interface" name typeParams [":" type {"," type}] members; resource likewise */
  private readonly membersDeclaration: PrefixedRule<Interface | Resource> = this.RULE(
    "membersDeclaration",
    (prefix: Prefix): Interface | Resource => {
      const kind = this.OR<"interface" | "resource">([
        { ALT: () => this.keywordOf(this.CONSUME(t.InterfaceKeyword)) },
        { ALT: () => this.keywordOf(this.CONSUME(t.ResourceKeyword)) },
      ]);
      const name = this.expectName(1, `the name of the ${kind}`);
      const params: TypeParameter[] = this.SUBRULE(this.typeParameters);
      const bases: TypeNode[] = this.SUBRULE(this.bases);
      const members: Member[] = this.SUBRULE(this.members);
      return this.declare(kind, prefix, name, { params, bases, members });
    },
  );

  private readonly bases: Rule<TypeNode[]> = this.RULE("bases", (): TypeNode[] => {
    const bases: TypeNode[] = [];
    this.OPTION(() => {
      bases.push(this.typeAfterColon(1));
      this.MANY(() => {
        this.CONSUME(t.Comma);
        bases.push(this.SUBRULE2(this.type));
      });
    });
    return bases;
  });

  /** module = "module" qname "{" {declaration} "}" */
  private readonly module: PrefixedRule<Module> = this.RULE("module", (prefix: Prefix): Module => {
    this.CONSUME(t.ModuleKeyword);
    const path = this.SUBRULE(this.qualifiedName);
    const declarations: Declaration[] = [];
    this.openBody(1);
    this.MANY(() => declarations.push(this.SUBRULE(this.moduleItem)));
    this.closeBody(1);
    return this.declare("module", prefix, path?.parts?.at(-1) ?? this.noName(), { path, declarations });
  });

  private readonly moduleItem: Rule<Declaration> = this.RULE("moduleItem", () =>
    this.item<Declaration>(
      1,
      "a declaration",
      () => this.SUBRULE(this.moduleEntry),
      (info) => this.broken(info),
    ),
  );

  private readonly moduleEntry: Rule<Declaration> = this.RULE("moduleEntry", (): Declaration => {
    const prefix = this.SUBRULE(this.prefix);
    return this.SUBRULE(this.declaration, { ARGS: [prefix] });
  });

  /** annotation = "annotation" name params "on" name {"," name} ["breaking" argumentList] ";" */
  private readonly annotationDeclaration: PrefixedRule<AnnotationDeclaration> = this.RULE(
    "annotationDeclaration",
    (prefix: Prefix): AnnotationDeclaration => {
      this.CONSUME(t.AnnotationKeyword);
      const name = this.expectName(1, "the name of an annotation");
      const params = this.SUBRULE(this.parameters);
      this.expect(1, t.On);
      const targets = [this.expectName(2, "what it can stand on")];
      this.MANY(() => {
        this.CONSUME(t.Comma);
        targets.push(this.expectName(3, "what it can stand on"));
      });
      const breaking = this.OPTION(() => {
        this.CONSUME(t.Breaking);
        return this.SUBRULE(this.argumentList);
      });
      this.endStatement(1);
      return this.declare("annotation-declaration", prefix, name, { params, targets, breaking });
    },
  );

  private broken(info: ItemInfo): Broken {
    const { name } = info;
    const found: Name = name ? { kind: "name", text: name.image, span: this.spanOf(name) } : this.noName();
    const prefix = { start: found.span.start, docs: undefined, annotations: [], modifiers: [] };
    return this.declare("broken", prefix, found, {});
  }
}
