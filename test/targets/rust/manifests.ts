// Manifests of the crates that the tests build around generated packages.

/** A crate with path dependencies. */
export function manifest(name: string, kind: "bin" | "cdylib" | "lib", dependencies: Readonly<Record<string, string>>): string {
  const lines = Object.entries(dependencies).map(([crate, value]) => `${crate} = ${value}`);
  const library = kind === "cdylib" ? `\n[lib]\ncrate-type = ["cdylib"]\n` : "";
  return `[package]\nname = "${name}"\nversion = "0.0.0"\nedition = "2021"\n${library}\n[dependencies]\n${lines.join("\n")}\n`;
}

/** The workspace that holds them. */
export function workspace(members: readonly string[]): string {
  return `[workspace]\nmembers = [${members.map((member) => `"${member}"`).join(", ")}]\nresolver = "2"\n`;
}

/** Lines between `//since` and `//end` are of the newer version only. */
export function olderText(text: string): string {
  return text.replace(/^ *\/\/since [^\n]*\n[\s\S]*?^ *\/\/end\n/gm, "");
}
