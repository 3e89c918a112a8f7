/** Structs: the C struct under its Objective-C name, comparison, and the passage into and out of NSValue. */
import { code, list, name, spelling, type Hole, type Text } from "../../print/index.js";
import type { AbiField, AbiStruct, AbiType } from "../../lower/index.js";
import { writeDocs } from "./docs.js";
import { scalarC } from "./convert.js";
import { glueName, localName, topName } from "./names.js";
import { declare, spellType, stripNewtype } from "./types.js";

/** The typedef and its functions. */
export function writeStruct(decl: AbiStruct): Text {
  const own = name(topName(decl));
  return code`
    ${writeDocs(decl, "A struct of C, in collections an NSValue.")}
    typedef ${name(decl.c)} ${own};
    ${hasMake(decl) && code`
      /** A struct of these values. */
      static inline ${own} ${own}Make(${list(decl.fields.map((field) => spelling(declare(spellType(field.type), localName(field)))))}) {
          const ${own} ftk_value = {${list(decl.fields.map((field) => code`.${name(field.c)} = ${scalarC(field.type, code`${name(localName(field))}`)}`))}};
          return ftk_value;
      }
    `}
    /** Whether all fields are equal. */
    FTK_EXTERN BOOL ${own}Equal(${own} a, ${own} b);
    /** In an NSValue, and out of one; the type of the NSValue must be the struct's. */
    FTK_EXTERN NSValue *${own}Box(${own} value);
    FTK_EXTERN ${own} ${own}Unbox(NSValue *box);
  `;
}

/** Arrays are no parameters of C. */
export function hasMake(decl: AbiStruct): boolean {
  return decl.fields.length > 0 && decl.fields.every((field) => stripNewtype(field.type).kind !== "array");
}

/** Their bodies. */
export function writeStructSource(decl: AbiStruct): Text {
  const own = name(topName(decl));
  const c = name(decl.c);
  const checks = decl.fields.flatMap((field) => checkMember(field.type, code`value.${name(field.c)}`, 0));
  const equal = decl.fields.map((field) => equalMember(field));
  return code`
    BOOL ${own}Equal(${own} a, ${own} b) {
        ${decl.fields.length === 0 && [code`(void)a;`, code`(void)b;`]}
        return ${list(equal.length === 0 ? [code`YES`] : equal, { separator: " &&" })};
    }

    NSValue *${own}Box(${own} value) {
        return [NSValue valueWithBytes:&value objCType:FTK_ENCODE(${own})];
    }

    ${own} ${own}Unbox(NSValue *box) {
        ${own} value;
        memset(&value, 0, sizeof value);
        (void)FTKLowerStruct(box, FTK_ENCODE(${own}), &value);
        return value;
    }

    ${writeGetHead(decl)} {
        ${checks.length === 0 ? code`(void)from;` : checks}
        return value;
    }

    id ${glueName(decl, "lift")}(FTKSource *from, const void *at) {
        const ${own} value = ${glueName(decl, "get")}(from, *(const ${c} *)at);
        return FTKLiftStruct(&value, FTK_ENCODE(${own}));
    }

    int32_t ${glueName(decl, "lower")}(FTKSink *sink, id value, void *at) {
        (void)sink;
        return FTKLowerStruct(value, FTK_ENCODE(${own}), at);
    }
  `;
}

function writeGetHead(decl: AbiStruct): Text {
  return code`${name(topName(decl))} ${glueName(decl, "get")}(FTKSource *from, ${name(decl.c)} value)`;
}

/** Declarations for other sources. */
export function writeStructGlue(decl: AbiStruct): Hole {
  return [
    code`${writeGetHead(decl)};`,
    code`id ${glueName(decl, "lift")}(FTKSource *from, const void *at);`,
    code`int32_t ${glueName(decl, "lower")}(FTKSink *sink, id value, void *at);`,
  ];
}

/** Lines that check what may be no value of its type. */
function checkMember(type: AbiType, value: Text, depth: number): readonly Text[] {
  const plain = stripNewtype(type);
  if (plain.cell.plain) return [];
  switch (plain.kind) {
    case "bool":
      return [code`(void)FTKGetBool(from, ${value});`];
    case "char":
      return [code`(void)FTKGetChar(from, ${value});`];
    case "enum":
    case "flags":
    case "struct":
      return [code`(void)${glueName(plain.decl, "get")}(from, ${value});`];
    case "array": {
      const index = name(`i${depth}`);
      return [code`for (size_t ${index} = 0; ${index} < ${plain.length}; ${index}++) {`, ...checkMember(plain.element, code`${value}[${index}]`, depth + 1).map((one) => code`    ${one}`), code`}`];
    }
    default:
      throw new Error(`a ${plain.kind} in a struct`);
  }
}

function equalMember(field: AbiField): Text {
  const member = name(field.c);
  const plain = stripNewtype(field.type);
  if (plain.kind === "struct") return code`${name(topName(plain.decl))}Equal(a.${member}, b.${member})`;
  if (plain.kind === "array") return code`memcmp(a.${member}, b.${member}, sizeof a.${member}) == 0`;
  return code`a.${member} == b.${member}`;
}

