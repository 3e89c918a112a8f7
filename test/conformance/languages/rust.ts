/** Rust: one cdylib with the providers of all features, one program with the consumers; generated packages are modules of these crates. */
import { join } from "node:path";
import { hasMisuse } from "../features.js";
import { SANITIZERS } from "../ninja.js";
import type { BuildContext, Language, Program } from "../language.js";
import type { Side } from "../../../compiler/targets/target.js";

/** Writes the generated modules below `<crate>/src`; returns the lines that declare them. */
function writeModules(context: BuildContext, crate: string, side: Side): string {
  const declarations: string[] = [];
  for (const one of context.features.flatMap((feature) => feature.packages)) {
    const { prefix } = one.package;
    // A package as a module of a crate: everything but its own root and manifest.
    const files = context.generate("rust", one, [side]).filter((file) => /^src\/(?!lib\.rs)[^/]+$/.test(file.path));
    for (const file of files) context.write(`${crate}/src/${prefix}/${file.path.slice("src/".length)}`, file.text);
    declarations.push(`#[path = "${prefix}/mod.rs"]\n#[macro_use]\npub mod ${prefix};\n`);
  }
  return declarations.join("");
}

function writeManifest(context: BuildContext, crate: string, target: string): void {
  const runtime = join(context.root, "runtime-native/rust");
  context.write(
    `${crate}/Cargo.toml`,
    [
      `[package]\nname = "${crate}"\nversion = "0.0.0"\nedition = "2021"\nbuild = false\n`,
      `${target}\n`,
      `[dependencies]\nftk = { path = "${runtime}" }\n`,
      `[lints.rust]\nunexpected_cfgs = { level = "allow" }\n`,
      // As in a release, but for the time that the compiler takes. The sanitizers come with all assertions.
      `[profile.dev]\nopt-level = 1\ndebug = 0\nincremental = true\n`,
      context.sanitize ? "" : `debug-assertions = false\noverflow-checks = false\n`,
      `[workspace]\n`,
    ].join("\n"),
  );
}

/** Names of features that are keywords of Rust need no escape: modules are called `feature_<name>`. */
function programModules(context: BuildContext, file: string): string {
  return context.features.map((feature) => `#[path = "${join(feature.folder, file)}"]\nmod feature_${feature.name};\n`).join("");
}

/**
 * With the sanitizers only the C core of the runtime is instrumented: the stable compiler has none for Rust code. Its allocations go through
 * AddressSanitizer all the same, and leaks are looked for in the whole process. The library needs a program that has the sanitizers loaded.
 */
async function cargo(context: BuildContext, crate: string): Promise<void> {
  const old = context.variant === "old" ? " --cfg conf_old" : "";
  const flags = context.sanitize ? SANITIZERS[context.sanitize] : "";
  await context.run(
    [
      ...["cargo", "rustc", "--quiet", "--manifest-path", join(context.out, crate, "Cargo.toml")],
      ...(context.sanitize ? ["--", "-C", "default-linker-libraries=yes", "-C", `link-arg=${flags.split(" ")[0]}`] : []),
    ],
    {
      env: {
        RUSTFLAGS: `-D warnings${old}`,
        CARGO_TARGET_DIR: join(context.out, "target"),
        ...(context.sanitize ? { CFLAGS: flags } : {}),
      },
    },
  );
}

async function buildProvider(context: BuildContext): Promise<string> {
  const crate = "conf_provider";
  writeManifest(context, crate, `[lib]\ncrate-type = ["cdylib"]\npath = "src/lib.rs"`);
  const harness = `#[path = "${join(context.root, "test/conformance/harness/leaks.rs")}"]\nmod leaks;\n`;
  context.write(`${crate}/src/lib.rs`, `${writeModules(context, crate, "provider")}${programModules(context, "provider.rs")}${harness}`);
  await cargo(context, crate);
  return join(context.out, "target/debug/libconf_provider.so");
}

async function buildConsumer(context: BuildContext): Promise<Program> {
  const crate = "conf_consumer";
  writeManifest(context, crate, `[[bin]]\nname = "conf_consumer"\npath = "src/main.rs"`);
  const misuse = hasMisuse(context.features.map((feature) => feature.name));
  const parts = [["harness", "main.rs"], ["sweep", "sweep.rs"], ...(misuse ? [["misuse", "misuse.rs"]] : [])];
  const harness = parts.map(([name, file]) => `#[path = "${join(context.root, `test/conformance/harness/${file}`)}"]\nmod ${name};\n`).join("");
  const modules = context.features.map((feature) => [feature.name, `feature_${feature.name}`]);
  if (misuse) modules.push(["misuse", "misuse"]);
  const table = modules.map(([name, module]) => `        ("${name}", ${module}::consume as harness::Consume),\n`).join("");
  const main = `fn main() {\n    harness::run(&[\n${table}    ]);\n}\n`;
  context.write(`${crate}/src/main.rs`, `${writeModules(context, crate, "consumer")}${harness}${programModules(context, "consumer.rs")}\n${main}`);
  await cargo(context, crate);
  return { command: [join(context.out, "target/debug/conf_consumer")] };
}

/** The Rust programs of the matrix. */
export const rust: Language = { id: "rust", buildProvider, buildConsumer, abuse: ["misuse", "sweep"], faults: { provider: ["leak"] }, races: true };
