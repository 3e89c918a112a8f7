/** Resources: classes over a handle. */
import { code, literal, name, paragraphs, type Hole, type Text } from "../../print/index.js";
import type { AbiFunction, AbiProperty, AbiResource } from "../../lower/index.js";
import { resultType, spellParams, throwsText, writeBody } from "./call.js";
import { writeMemberConstant } from "./constant.js";
import type { Converters } from "./convert.js";
import { docsOf } from "./docs.js";
import { setName } from "./error.js";
import { memberName } from "./names.js";
import { constantsOf, inner } from "./scope.js";
import { spellType } from "./types.js";

/** The class of a resource, and the object by which the runtime makes and releases its instances. */
export function writeResource(resource: AbiResource, converters: Converters): Text {
  const own = inner(resource, converters.scope);
  const unnamed = resource.constructors.find((one) => one.name === "");
  const members = [
    ...constantsOf(resource, converters.scope.abi).map((one) => writeMemberConstant(one, converters.scope)),
    unnamed === undefined ? hiddenConstructor() : writeConstructor(unnamed, converters),
    ...resource.constructors.filter((one) => one !== unnamed).map((one) => writeMethod(one, true, converters)),
    ...resource.statics.map((one) => writeMethod(one, true, converters)),
    ...resource.properties.map((one) => writeProperty(one, converters)),
    ...resource.methods.map((one) => writeMethod(one, false, converters)),
  ];
  return code`
    ${docsOf(resource, "Release it with `using` or `close()`; one that is forgotten is released some time after it was collected.")}
    export class ${own} extends $Resource {
      declare private readonly $brand: ${literal.js.string(String(own))};

      /** @internal */
      get $class(): $ResourceClass<${own}> {
        return ${className(resource, converters)};
      }

      ${paragraphs(members)}
    }

    ${writeClass(resource, converters)}
  `;
}

function className(resource: AbiResource, converters: Converters): ReturnType<typeof name> {
  return name(`$class$${inner(resource, converters.scope)}`);
}

function writeClass(resource: AbiResource, converters: Converters): Text {
  const { scope } = converters;
  const closing = resource.closer?.throws ?? null;
  const own = inner(resource, scope);
  return code`
    const ${className(resource, converters)}: $ResourceClass<${own}> = new $ResourceClass({
      name: ${literal.js.string(resource.name)},
      prototype: ${own}.prototype,
      scratch: $s,
      release: $native.${name(resource.lifecycle.release.slot)},
      close: $native.${name(resource.lifecycle.close.slot)},
      ${resource.lifecycle.retain !== null && code`retain: $native.${name(resource.lifecycle.retain.slot)},`}
      ${closing !== null && code`throws: ${setName(closing, scope)},`}
    });
  `;
}

function hiddenConstructor(): Hole {
  return code`
    private constructor() {
      super();
    }
  `;
}

function writeConstructor(f: AbiFunction, converters: Converters): Hole {
  return code`
    ${docsOf(f, throwsText(f))}
    constructor(${spellParams(f.params, converters)}) {
      super();
      ${writeBody(f, converters, code`this.$class.hold(this, $i32[8]!, $i32[9]!);`)}
    }
  `;
}

function writeMethod(f: AbiFunction, isStatic: boolean, converters: Converters): Hole {
  return code`
    ${docsOf(f, throwsText(f))}
    ${isStatic && code`static`} ${memberName(f, isStatic)}(${spellParams(f.params, converters)})${resultType(f, converters)} {
      ${writeBody(f, converters)}
    }
  `;
}

function writeProperty(property: AbiProperty, converters: Converters): Hole {
  const own = memberName(property, property.static);
  const isStatic = property.static && code`static`;
  const { getter, setter } = property;
  const set = setter !== null && code`
    ${isStatic} set ${own}(${spellParams(setter.params, converters, false)}) {
      ${writeBody(setter, converters)}
    }
  `;
  return code`
    ${docsOf(property, throwsText(getter))}
    ${isStatic} get ${own}(): ${spellType(property.type, "out", converters.scope)} {
      ${writeBody(getter, converters)}
    }
    ${set && code``}
    ${set}
  `;
}
