// Constants of packages, modules and resources; their values are computed when all types are known.
import type { Const } from "../../idl/index.js";
import type { ConstBinding, Draft } from "./bindings.js";
import { complete } from "./context.js";
import { ownItem, readMember, type Site } from "./items.js";
import { placeType } from "./positions.js";
import type * as model from "./model.js";
import { poison } from "./shapes.js";
import { resolveType } from "./types.js";
import { computeConst } from "./values.js";

/** Makes a constant of a package, module or resource. The caller enters its name and keeps its item. */
export function declareConst(site: Site, node: Const): ConstBinding {
  const { base, scope } = readMember(site.scope, node, "const");
  const { context } = scope;
  const decl: Draft<model.Const> = complete(ownItem(base, scope), { kind: "const", type: poison, value: { kind: "none" } });
  const binding: ConstBinding = {
    kind: "const", node, scope, since: scope.since, span: node.name.span, decl, state: "new", value: undefined,
  };
  site.jobs.push(() => {
    if (node.damaged) {
      context.incomplete = true;
      binding.state = "done";
    } else binding.decl.type = placeType(context, resolveType(scope, node.type), "constant", node.type.span);
  });
  context.values.push(() => computeConst(binding));
  return binding;
}
