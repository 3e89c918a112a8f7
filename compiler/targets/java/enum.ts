/** Enums and flags: a Java enum when closed, otherwise a record with constants, which keeps numbers that it does not know. */
import { code, literal, name, paragraphs, type Hole, type Name, type Text } from "../../print/index.js";
import type { AbiEnum, AbiEnumCase, AbiFlags } from "../../lower/index.js";
import { docsOf } from "./docs.js";
import { enumCaseName, typeName } from "./names.js";
import { deprecation, runtime, suppression, type Scope } from "./scope.js";
import { integerPrimitive, type Primitive } from "./types.js";
import { spellInteger } from "./values.js";

/** An enum. */
export function writeEnum(decl: AbiEnum, scope: Scope): Text {
  return decl.closed ? writeClosed(decl, scope) : writeOpen(decl, scope);
}

function writeClosed(decl: AbiEnum, scope: Scope): Text {
  const own = typeName(decl);
  const type = integerPrimitive(decl.bits, decl.signed);
  const cases = decl.cases.map((one, i) => code`
    ${docsOf(one)}
    ${deprecation(one)}
    ${enumCaseName(one)}(${spellInteger(one.value, type)})${i === decl.cases.length - 1 ? code`;` : code`,`}
  `);
  const ladder = decl.cases.map((one) => code`if ($value == ${plainNumber(one, type)}) return ${enumCaseName(one)};`);
  return code`
    ${docsOf(decl)}
    ${deprecation(decl)}
    ${suppression(scope)}
    public enum ${own} {
        ${cases}

        private final ${name(type)} value;

        ${own}(${name(type)} value) {
            this.value = value;
        }

        /** {@return the number of the case} */
        public ${name(type)} value() {
            return value;
        }

        /**
         * The case with a number.
         *
         * @param $value the number
         * @return the case
         * @throws IllegalArgumentException when there is none
         */
        public static ${own} of(${name(type)} $value) {
            ${ladder}
            throw new IllegalArgumentException(${literal.java.string(`${own}: `)} + $value);
        }
    }
  `;
}

function plainNumber(one: AbiEnumCase, type: Primitive): Text {
  return spellInteger(one.value, type === "long" ? "long" : "int");
}

function writeOpen(decl: AbiEnum, scope: Scope): Text {
  const own = typeName(decl);
  const type = integerPrimitive(decl.bits, decl.signed);
  const ladder = distinct(decl.cases).map((one) => code`if ($value == ${plainNumber(one, type)}) return ${enumCaseName(one)};`);
  const words = distinct(decl.cases).map((one) => code`if (value == ${plainNumber(one, type)}) return ${literal.java.string(String(enumCaseName(one)))};`);
  return code`
    ${docsOf(decl, "Open: other numbers are legal, and are kept.", ["@param value the number of the case"])}
    ${deprecation(decl)}
    ${suppression(scope)}
    public record ${own}(${name(type)} value) {
        ${constantsOf(decl.cases, own, type)}

        ${rangeCheck(own, decl.bits, decl.signed, scope)}

        /**
         * The case with a number.
         *
         * @param $value the number
         * @return its constant when this version knows it
         */
        public static ${own} of(${name(type)} $value) {
            ${ladder}
            return new ${own}($value);
        }

        @Override
        public String toString() {
            ${words}
            return ${literal.java.string(`${own}(`)} + value + ")";
        }
    }
  `;
}

/** Cases with different numbers; the first name of a number counts. */
function distinct(cases: readonly AbiEnumCase[]): AbiEnumCase[] {
  const seen = new Set<bigint>();
  return cases.filter(({ value }) => !seen.has(value) && seen.add(value));
}

function constantsOf(cases: readonly AbiEnumCase[], own: Name, type: Primitive): Hole {
  return paragraphs(cases.map((one) => code`
    ${docsOf(one)}
    ${deprecation(one)}
    public static final ${own} ${enumCaseName(one)} = new ${own}(${spellInteger(one.value, type)});
  `));
}

function rangeCheck(own: Name, bits: number, signed: boolean, scope: Scope): Hole {
  if (signed || bits === 64) return null;
  return code`
    /** Checks the number. */
    public ${own} {
        ${runtime("Check", scope)}.${name(`u${bits}`)}(value, "value");
    }
  `;
}

/** Flags: a set of bits. */
export function writeFlags(decl: AbiFlags, scope: Scope): Text {
  const own = typeName(decl);
  const type = integerPrimitive(decl.bits, false);
  return code`
    ${docsOf(decl, decl.closed ? "" : "Open: other bits are legal, and are kept.", ["@param bits the set"])}
    ${deprecation(decl)}
    ${suppression(scope)}
    public record ${own}(${name(type)} bits) {
        ${constantsOf(decl.cases, own, type)}

        ${bitCheck(decl, own, type, scope)}

        /**
         * Whether all bits of another set are in this one.
         *
         * @param other the other set
         * @return whether they are
         */
        public boolean has(${own} other) {
            return (bits & other.bits) == other.bits;
        }

        /**
         * Both sets together.
         *
         * @param other the other set
         * @return the union
         */
        public ${own} with(${own} other) {
            return new ${own}(bits | other.bits);
        }

        /**
         * This set without the bits of another.
         *
         * @param other the other set
         * @return the difference
         */
        public ${own} without(${own} other) {
            return new ${own}(bits & ~other.bits);
        }

        /** {@return whether no bit is set} */
        public boolean isEmpty() {
            return bits == 0;
        }
    }
  `;
}

function bitCheck(decl: AbiFlags, own: Name, type: Primitive, scope: Scope): Hole {
  const range = decl.bits < 64 ? code`${runtime("Check", scope)}.${name(`u${decl.bits}`)}(bits, "bits");` : null;
  const known = decl.closed && code`if ((bits & ~${spellInteger(decl.mask, type)}) != 0) throw new IllegalArgumentException(${literal.java.string(`${own}: unknown bits in `)} + bits);`;
  if (range === null && known === false) return null;
  return code`
    /** Checks the bits. */
    public ${own} {
        ${range}
        ${known}
    }
  `;
}
