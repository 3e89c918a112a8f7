// Cargo.toml of a package.
import { banner, code, literal, name, printFile, verbatim, type Text } from "../../print/index.js";
import { versionText, type Abi, type AbiType } from "../../lower/index.js";
import type { TargetOptions } from "../target.js";
import { crateName, packageName } from "./names.js";
import { membersOf } from "./resource.js";
import { commas, heldBy, mentionedBy } from "./scope.js";

/** Objects of another package are used as a consumer uses them; its callbacks are called as its providers call them. */
function featuresOf(abi: Abi, one: Abi, side: string): readonly string[] {
  if (side === "consumer") return ["consumer"];
  const members = [...abi.functions, ...abi.resources.flatMap((resource) => membersOf(resource))];
  const params = members.flatMap((f) => f.params.map((param) => param.type));
  const mentioned = [...params, ...members.map((f) => f.result.type)].flatMap(mentionedBy);
  const objects = [...mentioned, ...abi.types.flatMap(heldBy)].some((resource) => resource.package === one.package);
  const isCalled = (type: AbiType): boolean => (type.kind === "optional" ? isCalled(type.inner) : type.kind === "callback" && type.decl.package === one.package);
  return [objects && "consumer", params.some(isCalled) && "provider"].filter((feature) => feature !== false);
}

const MANIFEST_TAIL: Text = verbatim`
  [lib]
  path = "src/lib.rs"
`;

/** The manifest. Features choose the sides; imported packages and the runtime are found by path. */
export function writeManifest(abi: Abi, options: TargetOptions): string {
  const { version } = abi.package;
  const runtime = options.settings["runtime"];
  const folder = typeof runtime === "string" ? runtime : "ftk";
  const imports = abi.imports.map((one) => {
    const path = options.imports[one.package.name] ?? `../${packageName(one.package)}`;
    return code`${name(crateName(one.package))} = { package = ${literal.rust.string(packageName(one.package))}, path = ${literal.rust.string(path)}, default-features = false }`;
  });
  const features = (side: string): Text => {
    const needed = abi.imports.flatMap((one) => featuresOf(abi, one, side).map((feature) => literal.rust.string(`${crateName(one.package)}/${feature}`)));
    return code`[${commas(needed)}]`;
  };
  return printFile(code`
    ${banner("#", "ffi", `package ${abi.package.name} ${versionText(version)}`)}
    [package]
    name = ${literal.rust.string(packageName(abi.package))}
    version = ${literal.rust.string(versionText(version))}
    edition = "2021"
    rust-version = "1.75"

    ${MANIFEST_TAIL}

    [features]
    default = [${literal.rust.string(options.sides.includes("consumer") ? "consumer" : "provider")}]
    ${options.sides.map((side) => code`${name(side)} = ${features(side)}`)}
    ${options.sides.includes("consumer") && code`link = ["consumer"]`}

    [dependencies]
    ftk = { path = ${literal.rust.string(folder)} }
    ${imports}
  `, { width: 110 });
}
