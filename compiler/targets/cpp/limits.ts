/** What C++ takes for something else: a constructor that an object of its own class is enough for is the one that copies or moves objects. */
import type { Abi, AbiFunction, AbiResource } from "../../lower/index.js";
import type { Limit } from "../target.js";

/** Unnamed constructors that C++ would call for copies. */
export function limitsOf(abi: Abi): readonly Limit[] {
  const reason = "a constructor that an object of the same class is enough for copies or moves objects; give it a name";
  return abi.resources.flatMap((resource) =>
    resource.constructors
      .filter((f) => f.name === "" && takesItself(resource, f))
      .map(({ span }) => ({ span, what: `the constructor of \`${resource.name}\``, reason })),
  );
}

function takesItself(resource: AbiResource, f: AbiFunction): boolean {
  const [first, ...rest] = f.params;
  if (first?.type.kind !== "resource" || first.type.decl !== resource) return false;
  return rest.every((param) => param.default !== undefined);
}
