// Generated from abi.schema.json by `npm run generate`. Do not edit: changes are lost.

/**
 * The type of a value.
 */
export type Type =
  | {
      kind: "bool" | "char" | "bytes";
      cell: Cell;
    }
  | {
      kind: "int";
      bits: 8 | 16 | 32 | 64;
      signed: boolean;
      cell: Cell;
    }
  | {
      kind: "size";
      signed: boolean;
      cell: Cell;
    }
  | {
      kind: "float";
      bits: 32 | 64;
      cell: Cell;
    }
  | {
      kind: "text";
      view: boolean;
      cell: Cell;
    }
  | {
      kind: "slice";
      element: Type;
      mutable: boolean;
      cell: Cell;
    }
  | {
      kind: "list";
      element: Type;
      rows: boolean;
      cell: Cell;
    }
  | {
      kind: "map";
      key: Type;
      value: Type;
      entry: Reference;
      cell: Cell;
    }
  | {
      kind: "array";
      element: Type;
      length: number;
      cell: Cell;
    }
  | {
      kind: "optional";
      inner: Type;
      cell: Cell;
    }
  | {
      kind: "enum" | "flags" | "newtype" | "struct" | "record" | "variant" | "callback";
      decl: Reference;
      cell: Cell;
    }
  | {
      kind: "resource";
      decl: Reference;
      mode: "borrow" | "own" | "shared";
      cell: Cell;
    };
/**
 * A type of the C ABI.
 */
export type Ctype =
  | {
      kind: "prim";
      name: Prim;
    }
  | {
      kind: "struct";
      name: string;
    }
  | {
      kind: "alias";
      name: string;
      of: Prim;
    }
  | {
      kind: "handle";
      name: string;
    }
  | {
      kind: "pointer";
      to: Ctype;
      const: boolean;
    }
  | {
      kind: "array";
      of: Ctype;
      length: number;
    };
export type Prim =
  | "uint8_t"
  | "int8_t"
  | "uint16_t"
  | "int16_t"
  | "uint32_t"
  | "int32_t"
  | "uint64_t"
  | "int64_t"
  | "float"
  | "double"
  | "size_t"
  | "ptrdiff_t"
  | "char"
  | "void";
/**
 * A constant value.
 */
export type Value =
  | {
      kind: "bool";
      value: boolean;
    }
  | {
      kind: "int";
      value: Integer;
    }
  | {
      kind: "float";
      /**
       * NaN and infinities are texts.
       */
      value: number | string;
    }
  | {
      kind: "char";
      /**
       * Unicode scalar value.
       */
      value: number;
    }
  | {
      kind: "text";
      value: string;
    }
  | {
      kind: "bytes";
      /**
       * Hexadecimal.
       */
      value: string;
    }
  | {
      kind: "case";
      decl: Reference;
      case: EnumCase;
    }
  | {
      kind: "flags";
      decl: Reference;
      cases: EnumCase[];
      value: Integer;
    }
  | {
      kind: "list";
      items: Value[];
    }
  | {
      kind: "map";
      entries: [Value, Value][];
    }
  | {
      kind: "record";
      fields: {
        field: Field;
        value: Value;
      }[];
    }
  | {
      kind: "variant";
      decl: Reference;
      case: VariantCase;
    }
  | {
      kind: "none";
    };
/**
 * Decimal; may exceed 53 bits.
 */
export type Integer = string;
export type Payload =
  | {
      kind: "none";
    }
  | {
      kind: "single";
      type: Type;
      placement: "inline" | "pointer";
      member: string;
      boxed: boolean;
    }
  | {
      kind: "fields";
      fields: Field[];
      layout: Reference;
      placement: "inline" | "pointer";
      member: string;
      boxed: boolean;
    };
export type Declaration =
  | {
      name: string;
      rename: Names;
      docs: string;
      since?: Version;
      deprecated?: Deprecation;
      package: Reference;
      modules: string[];
      kind: "newtype";
      c: string;
      inner: Type;
    }
  | {
      name: string;
      rename: Names;
      docs: string;
      since?: Version;
      deprecated?: Deprecation;
      package: Reference;
      modules: string[];
      kind: "struct";
      c: string;
      fields: Field[];
      layout: Reference;
    }
  | {
      name: string;
      rename: Names;
      docs: string;
      since?: Version;
      deprecated?: Deprecation;
      package: Reference;
      modules: string[];
      kind: "record";
      c: string;
      fields: Field[];
      layout: Reference;
    }
  | {
      name: string;
      rename: Names;
      docs: string;
      since?: Version;
      deprecated?: Deprecation;
      package: Reference;
      modules: string[];
      kind: "enum";
      c: string;
      bits: 8 | 16 | 32 | 64;
      signed: boolean;
      closed: boolean;
      cases: EnumCase[];
    }
  | {
      name: string;
      rename: Names;
      docs: string;
      since?: Version;
      deprecated?: Deprecation;
      package: Reference;
      modules: string[];
      kind: "flags";
      c: string;
      bits: 8 | 16 | 32 | 64;
      closed: boolean;
      mask: Integer;
      cases: EnumCase[];
    }
  | {
      name: string;
      rename: Names;
      docs: string;
      since?: Version;
      deprecated?: Deprecation;
      package: Reference;
      modules: string[];
      kind: "variant";
      c: string;
      closed: boolean;
      cases: VariantCase[];
      layout: Reference;
      recursive: boolean;
    }
  | {
      name: string;
      rename: Names;
      docs: string;
      since?: Version;
      deprecated?: Deprecation;
      package: Reference;
      modules: string[];
      kind: "error";
      c: string;
      domain: string;
      closed: boolean;
      cases: ErrorCase[];
    };
export type Cfield =
  | {
      kind: "field";
      name: string;
      c: Ctype;
      offset: Sized;
      doc: string;
    }
  | {
      kind: "padding";
      name: string;
      bytes: Sized;
    }
  | {
      kind: "union";
      name: string;
      members: Slot[];
      offset: Sized;
    }
  | {
      kind: "function";
      name: string;
      slots: Slot[];
      result: Ctype;
      offset: Sized;
      doc: string;
    };

/**
 * What `ffi abi` prints: every decision about bits, symbols, ownership, errors and versions of one package. Declarations stand once; everything else refers to them by C name.
 */
export interface Abi {
  /**
   * Version of this shape.
   */
  abi: 1;
  package: {
    name: string;
    path: string[];
    prefix: string;
    version: Version;
    docs: string;
    settings: {
      [k: string]: {
        [k: string]: string | boolean;
      };
    };
  };
  /**
   * Names of imported packages.
   */
  imports: string[];
  constants: Constant[];
  types: Declaration[];
  callbacks: Callback[];
  resources: Resource[];
  functions: Function[];
  layouts: Layout[];
  /**
   * The provider's table of functions.
   */
  table: {
    symbol: string;
    layout: Reference;
    size: Sized;
    /**
     * Items: In slot order.
     */
    entries: {
      ref: string;
      lifecycle?: "retain" | "release" | "close";
    }[];
    groups: {
      version: Version;
      /**
       * 128 bits.
       */
      id: string;
    }[];
  };
}
export interface Version {
  major: number;
  minor: number;
  patch: number;
}
export interface Constant {
  name: string;
  rename: Names;
  docs: string;
  since?: Version;
  deprecated?: Deprecation;
  package: Reference;
  modules: string[];
  c: string;
  type: Type;
  value: Value;
}
/**
 * Exact names by annotation id.
 */
export interface Names {
  [k: string]: string;
}
export interface Deprecation {
  since?: Version;
  note: string;
}
/**
 * Something that is defined elsewhere, by its C name; packages by their name.
 */
export interface Reference {
  ref: string;
}
/**
 * How a value lies in memory.
 */
export interface Cell {
  c: Ctype;
  size: Sized;
  align: Sized;
  pointer: boolean;
  plain: boolean;
  graph: boolean;
  handles: boolean;
}
/**
 * Bytes where pointers have 64 bits, and where they have 32.
 */
export interface Sized {
  on64: number;
  on32: number;
}
export interface EnumCase {
  name: string;
  rename: Names;
  docs: string;
  since?: Version;
  deprecated?: Deprecation;
  c: string;
  value: Integer;
}
export interface Field {
  name: string;
  rename: Names;
  docs: string;
  since?: Version;
  deprecated?: Deprecation;
  c: string;
  type: Type;
  offset: Sized;
  default?: Value;
  late: boolean;
  ignorable: boolean;
  sensitive: boolean;
  boxed: boolean;
}
export interface VariantCase {
  name: string;
  rename: Names;
  docs: string;
  since?: Version;
  deprecated?: Deprecation;
  tag: number;
  c: string;
  payload: Payload;
}
export interface ErrorCase {
  name: string;
  rename: Names;
  docs: string;
  since?: Version;
  deprecated?: Deprecation;
  code: number;
  c: string;
  payload: null | {
    fields: Field[];
    layout: Reference;
    cell: Cell;
  };
  embeds: null | Reference;
  retryable: boolean;
  /**
   * Items: Texts, and fields whose value stands between them.
   */
  message: (
    | string
    | {
        field: Field;
      }
  )[];
}
export interface Callback {
  name: string;
  rename: Names;
  docs: string;
  since?: Version;
  deprecated?: Deprecation;
  package: Reference;
  modules: string[];
  kind: "callback";
  c: string;
  /**
   * Where the provider may call it until the call ends: on the thread of the call, or on any thread.
   */
  thread: "call" | "any";
  /**
   * C constants: the flags at the head of the consumer's table, without which the provider refuses it.
   */
  flags: "FTK_CALLBACK_ANY_THREAD"[];
  params: Param[];
  result: Result;
  throws: null | Reference;
  slots: Slot[];
  layout: Reference;
}
export interface Param {
  name: string;
  rename: Names;
  docs: string;
  since?: Version;
  deprecated?: Deprecation;
  type: Type;
  pass: Pass;
  default?: Value;
}
/**
 * How a parameter crosses.
 */
export interface Pass {
  kind: "value" | "pointer" | "view" | "rows" | "handle" | "callback";
  slots: Slot[];
}
/**
 * One C parameter.
 */
export interface Slot {
  name: string;
  c: Ctype;
}
export interface Result {
  type: null | Type;
  give: Give;
  from: string[];
}
/**
 * How a result crosses.
 */
export interface Give {
  kind: "void" | "value" | "buffer" | "graph" | "view" | "handle";
  has?: boolean;
  /**
   * The buffer is text, with a NUL behind it unless its owner says otherwise.
   */
  text?: boolean;
  element?: null | Type;
  slots: Slot[];
}
export interface Resource {
  name: string;
  rename: Names;
  docs: string;
  since?: Version;
  deprecated?: Deprecation;
  package: Reference;
  modules: string[];
  kind: "resource";
  c: string;
  shared: boolean;
  affine: boolean;
  constructors: Function[];
  methods: Function[];
  statics: Function[];
  properties: Property[];
  closer: null | Function;
  lifecycle: {
    retain: null | Lifecycle;
    release: Lifecycle;
    close: Lifecycle;
  };
}
export interface Function {
  name: string;
  rename: Names;
  docs: string;
  since?: Version;
  deprecated?: Deprecation;
  package: Reference;
  modules: string[];
  kind: "function";
  symbol: string;
  slot: string;
  role: "function" | "constructor" | "method" | "static" | "getter" | "setter";
  resource: null | Reference;
  self: null | ("shared" | "mut" | "own");
  params: Param[];
  result: Result;
  throws: null | Reference;
  slots: Slot[];
  late: boolean;
}
export interface Property {
  name: string;
  rename: Names;
  docs: string;
  since?: Version;
  deprecated?: Deprecation;
  type: Type;
  static: boolean;
  getter: Function;
  setter: null | Function;
}
export interface Lifecycle {
  symbol: string;
  slot: string;
  slots: Slot[];
}
/**
 * One C struct; all padding is explicit.
 */
export interface Layout {
  name: string;
  fields: Cfield[];
  size: Sized;
  align: Sized;
  growable: boolean;
  role:
    "struct" | "record" | "variant" | "payload" | "list" | "rows" | "map" | "entry" | "optional" | "vtable" | "table";
}
