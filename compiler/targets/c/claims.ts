/** Every file-scope name of the generated C and who wants it, so that two declarations never get one name. */
import type { Abi, AbiErrorSet, AbiNamed, AbiRecord, AbiResource } from "../../lower/index.js";
import type { NameClaim } from "../target.js";
import { callableOf, causeOf, failOf, upper } from "./names.js";
import { renamesOf } from "./rename.js";
import { hasCopy } from "./copy.js";
import { unitsOf } from "./units.js";
import { hasCheck } from "./validate.js";

type Claim = (name: string, owner: AbiNamed, what: string) => void;

/** All claims of a package; C has one scope. */
export function claims(abi: Abi): readonly NameClaim[] {
  const made: NameClaim[] = [];
  const claim: Claim = (name, owner, what) => void made.push({ scope: "c", name, span: owner.span, what });
  const own: AbiNamed = { name: abi.package.name, rename: {}, docs: "", span: abi.package.span };
  claimPackage(abi.package.prefix, own, claim);
  const owners = new Map<string, AbiNamed>(abi.types.map((decl) => [decl.c, decl]));
  for (const layout of abi.layouts) if (layout.role !== "table") claim(layout.name, owners.get(layout.name) ?? own, layout.role);
  claimTypes(abi, claim);
  for (const unit of unitsOf(abi)) {
    if (hasCheck(unit)) claim(`${unit.c}_check`, owners.get(unit.c) ?? own, `check of ${unit.what}`);
    if (hasCopy(unit)) claim(`${unit.c}_copy`, owners.get(unit.c) ?? own, `copy of ${unit.what}`);
  }
  for (const constant of abi.constants) claim(constant.c, constant, "constant");
  for (const callback of abi.callbacks) {
    claim(callableOf(callback.c), callback, "callback");
    claim(upper(callback.c), callback, "callback");
  }
  for (const entry of abi.table.entries) {
    if (entry.kind === "function") claim(entry.function.symbol, entry.function, entry.function.role);
    else claim(entry.entry.symbol, entry.resource, `${entry.what} of ${entry.resource.name}`);
  }
  abi.resources.forEach((resource) => claimResource(resource, claim));
  for (const { to, item } of renamesOf(abi)) claim(to, item, "rename");
  return made;
}

function claimPackage(prefix: string, own: AbiNamed, claim: Claim): void {
  for (const suffix of ["api", "provider", "provider_table", "api_table", "api_load", "api_use", "api_missing", "get_api"])
    claim(`${prefix}_${suffix}`, own, "package");
  for (const suffix of ["H", "GROUPS", "GROUP_COUNT", "LOADED", "VERSION_MAJOR", "VERSION_MINOR", "VERSION_PATCH"]) {
    claim(upper(`${prefix}_${suffix}`), own, "package");
  }
}

function claimTypes(abi: Abi, claim: Claim): void {
  for (const decl of abi.types) {
    if (decl.kind === "enum" || decl.kind === "flags" || decl.kind === "newtype") claim(decl.c, decl, decl.kind);
    if (decl.kind === "enum" || decl.kind === "flags" || decl.kind === "variant")
      decl.cases.forEach((one) => claim(one.c, one, "case"));
    if (decl.kind === "error") claimErrors(decl, claim);
    if (decl.kind === "record") claimRecord(decl, claim);
  }
}

function claimRecord(record: AbiRecord, claim: Claim): void {
  claim(upper(`${record.c}_INIT`), record, "initialiser");
  claim(upper(`${record.c}_HAS`), record, "record");
  for (const field of record.fields) if (field.late) claim(`${record.c}_get_${field.c}`, field, "getter");
}

function claimErrors(set: AbiErrorSet, claim: Claim): void {
  claim(upper(`${set.c}_DOMAIN`), set, "error");
  claim(`${set.c}_code`, set, "error");
  for (const one of set.cases) {
    claim(one.c, one, "case");
    claim(failOf(set, one), one, "case");
    if (one.payload !== null) claim(`${one.payload.layout.name}_payload`, one, "case");
    if (one.embeds !== null) claim(causeOf(set, one), one, "case");
  }
}

function claimResource(resource: AbiResource, claim: Claim): void {
  claim(resource.c, resource, "resource");
  for (const suffix of [
    "dispose",
    "handle_take",
    "impl",
    "impl_wrap",
    "impl_put",
    "impl_take",
    "impl_enter",
    "ftk_type",
  ]) {
    claim(`${resource.c}_${suffix}`, resource, `${suffix} of ${resource.name}`);
  }
}
