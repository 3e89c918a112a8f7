/** Enums and flags: NS_ENUM and NS_OPTIONS with their constants, names for logs, and the reading of closed ones. */
import { code, literal, name, spelling, type Hole, type Text } from "../../print/index.js";
import type { AbiEnum, AbiFlags, AbiNewtype } from "../../lower/index.js";
import { writeDeprecated, writeDocs } from "./docs.js";
import { caseConstant, glueName, topName } from "./names.js";
import { isObject, spellType, declare } from "./types.js";

/** The type. */
export function writeEnum(decl: AbiEnum | AbiFlags): Text {
  const own = topName(decl);
  const signed = decl.kind === "enum" && decl.signed;
  const integer = `${signed ? "" : "u"}int${decl.bits}_t`;
  const more = decl.closed ? "" : decl.kind === "enum" ? "Open: other values are legal." : "Open: other bits are legal.";
  return code`
    ${writeDocs(decl, more)}
    typedef ${decl.kind === "enum" ? code`NS_ENUM` : code`NS_OPTIONS`}(${spelling(integer)}, ${name(own)}) {
        ${decl.cases.map((one) => writeCase(one, own, decl.bits, signed))}
    }${decl.kind === "enum" && decl.closed && code` FTK_CLOSED_ENUM`};
    ${decl.kind === "enum" && code`
      /** The name of a value, or its number. */
      FTK_EXTERN NSString *${name(`${own}Name`)}(${name(own)} value);
    `}
  `;
}

function writeCase(one: AbiEnum["cases"][number], own: string, bits: 8 | 16 | 32 | 64, signed: boolean): Text {
  return code`
    ${writeDocs(one)}
    ${name(caseConstant(own, one))} ${writeDeprecated(one)} = ${literal.c.integer(one.value, bits, signed)},
  `;
}

/** Names of values. */
export function writeEnumSource(decl: AbiEnum | AbiFlags): Text | undefined {
  const own = topName(decl);
  const names = decl.kind === "enum" && code`
    NSString *${name(`${own}Name`)}(${name(own)} value) {
        switch ((int64_t)value) {
        ${decl.cases.map((one) => code`case ${literal.c.integer(BigInt.asIntN(64, one.value), 64, true)}: return @${literal.c.string(one.name)};`)}
        default: return [NSString stringWithFormat:${decl.signed ? code`@"%lld", (long long)value` : code`@"%llu", (unsigned long long)value`}];
        }
    }
  `;
  if (!decl.closed) return names === false ? undefined : names;
  return code`
    ${names}

    ${writeGetHead(decl)} {
        ${decl.kind === "enum" ? writeEnumCheck(decl) : code`if ((value & ~${literal.c.integer(decl.mask, decl.bits, false)}) != 0) FTKSourceFail(from, FTK_E_VALUE);`}
        return (${name(own)})value;
    }

    id ${glueName(decl, "lift")}(FTKSource *from, const void *at) {
        const ${name(decl.c)} value = *(const ${name(decl.c)} *)at;
        ${glueName(decl, "get")}(from, value);
        return ${decl.kind === "enum" && decl.signed ? code`[NSNumber numberWithLongLong:value]` : code`[NSNumber numberWithUnsignedLongLong:value]`};
    }
  `;
}

function writeEnumCheck(decl: AbiEnum): Text {
  return code`
    switch (value) {
    ${decl.cases.map((one) => code`case ${name(one.c)}:`)}
        break;
    default:
        FTKSourceFail(from, FTK_E_VALUE);
    }
  `;
}

function writeGetHead(decl: AbiEnum | AbiFlags): Text {
  return code`${name(topName(decl))} ${glueName(decl, "get")}(FTKSource *from, ${name(decl.c)} value)`;
}

/** Declarations of the glue functions of a closed enum or flags. */
export function writeEnumGlue(decl: AbiEnum | AbiFlags): Hole {
  if (!decl.closed) return undefined;
  return [code`${writeGetHead(decl)};`, code`id ${glueName(decl, "lift")}(FTKSource *from, const void *at);`];
}

/** A distinct name over a plain type; Swift sees a type of its own. */
export function writeNewtype(decl: AbiNewtype): Text {
  return code`
    ${writeDocs(decl)}
    typedef ${spelling(declare(spellType(decl.inner), topName(decl)))}${isObject(decl.inner) && code` FTK_SWIFT_NEWTYPE`};
  `;
}
