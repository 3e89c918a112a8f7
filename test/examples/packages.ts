/** Installs the npm tarball, the crate, the CMake packages and the jar of textkit into empty folders outside the repository, and runs the quickstart there. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const tsc = createRequire(import.meta.url).resolve("typescript/lib/tsc.js");

/** Where things are. */
interface Place {
  readonly root: string;
  /** The example, built. */
  readonly textkit: string;
  /** An empty folder. */
  readonly folder: string;
}

/** Installs one kind of package below `folder`; returns the commands that print the transcript when the provider's path is added. */
type Install = (place: Place) => readonly (readonly string[])[];

function run(cwd: string, program: string, ...args: readonly string[]): string {
  return execFileSync(program, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], timeout: 300_000 });
}

/** `npm pack`, and `npm install` of the tarball; the program is compiled against the declarations in it. */
function installNpm({ root, textkit, folder }: Place): readonly (readonly string[])[] {
  const use = join(folder, "use");
  mkdirSync(use);
  run(
    join(textkit, "build/generated/node"),
    "npm",
    "pack",
    "--silent",
    "--ignore-scripts",
    "--pack-destination",
    folder,
  );
  const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "no tarball";
  writeFileSync(join(use, "package.json"), `{ "name": "use", "type": "module", "private": true }\n`);
  cpSync(join(textkit, "ts/main.ts"), join(use, "main.ts"));
  run(use, "npm", "install", "--silent", "--offline", "--no-audit", "--no-fund", join(folder, tarball));
  const { compilerOptions } = JSON.parse(readFileSync(join(textkit, "ts/tsconfig.json"), "utf8")) as {
    compilerOptions: object;
  };
  const options = { ...compilerOptions, paths: {}, outDir: ".", typeRoots: [join(root, "node_modules/@types")] };
  writeFileSync(join(use, "tsconfig.json"), JSON.stringify({ compilerOptions: options, files: ["main.ts"] }));
  run(use, process.execPath, tsc, "-p", ".");
  return [[process.execPath, join(use, "main.js")]];
}

/** The generated crate, unpacked beside the program. */
function installCrate({ textkit, folder }: Place): readonly (readonly string[])[] {
  cpSync(join(textkit, "build/generated/rust"), join(folder, "textkit"), { recursive: true });
  cpSync(join(textkit, "rust"), join(folder, "use"), { recursive: true });
  const manifest = join(folder, "use/Cargo.toml");
  writeFileSync(manifest, readFileSync(manifest, "utf8").replace("../build/generated/rust", "../textkit"));
  run(join(folder, "use"), "cargo", "build", "--quiet", "--offline", "--target-dir", join(folder, "target"));
  return [[join(folder, "target/debug/quickstart")]];
}

/** The C package by `cmake --install`, the C++ package, which is headers only, by copying it to where CMake looks. */
function installCmake({ textkit, folder }: Place): readonly (readonly string[])[] {
  const prefix = join(folder, "prefix");
  const generated = join(textkit, "build/generated");
  run(folder, "cmake", "-S", join(generated, "c"), "-B", "package", "-DCMAKE_INSTALL_LIBDIR=lib");
  run(folder, "cmake", "--build", "package", "-j2");
  run(folder, "cmake", "--install", "package", "--prefix", prefix);
  cpSync(join(generated, "cpp"), join(prefix, "lib/cmake/textkit_cpp"), { recursive: true });
  cpSync(join(generated, "objc"), join(prefix, "lib/cmake/textkit_objc"), { recursive: true });
  for (const part of ["CMakeLists.txt", "c", "cpp", "objc"])
    cpSync(join(textkit, part), join(folder, "use", part), { recursive: true });
  run(folder, "cmake", "-S", "use", "-B", "built", `-DCMAKE_PREFIX_PATH=${prefix}`);
  run(folder, "cmake", "--build", "built", "-j2");
  return [
    [join(folder, "built/quickstart_c")],
    [join(folder, "built/quickstart_cpp")],
    [join(folder, "built/quickstart_objc")],
  ];
}

/** The jar alone, which carries its JNI library; JSpecify, which holds annotations, is there for the compiler only. */
function installJar({ textkit, folder }: Place): readonly (readonly string[])[] {
  const jars = join(textkit, "build/java");
  cpSync(join(jars, "textkit-1.0.0.jar"), join(folder, "textkit.jar"));
  const path = [join(folder, "textkit.jar"), join(jars, "jspecify-1.0.0.jar")].join(":");
  run(
    folder,
    "javac",
    "-Xlint:all",
    "-Werror",
    "-encoding",
    "UTF-8",
    "-cp",
    path,
    "-d",
    "use",
    join(textkit, "java/src/Main.java"),
  );
  return [["java", "-cp", [join(folder, "textkit.jar"), join(folder, "use")].join(":"), "Main"]];
}

const kinds: Readonly<Record<string, Install>> = {
  npm: installNpm,
  crate: installCrate,
  cmake: installCmake,
  jar: installJar,
};

/** Checks each kind of package; prints a line for each. Needs the built example. */
export function checkPackages(root: string): readonly boolean[] {
  const textkit = join(root, "examples/textkit");
  const expected = readFileSync(join(textkit, "expected.txt"), "utf8");
  return Object.entries(kinds).map(([kind, install]) => {
    const started = performance.now();
    const folder = mkdtempSync(join(tmpdir(), `textkit-${kind}-`));
    try {
      cpSync(join(textkit, "build/cargo/release/libtextkit_provider.so"), join(folder, "libtextkit.so"));
      const commands = install({ root, textkit, folder });
      for (const [program = "", ...args] of commands) {
        if (run(folder, program, ...args, join(folder, "libtextkit.so")) !== expected)
          throw new Error("the transcript differs");
      }
      console.log(`packages: ${kind}: installed and run (${((performance.now() - started) / 1000).toFixed(1)} s)`);
      return true;
    } catch (error) {
      const { message, stdout } = error as Error & { stdout?: string | Buffer };
      console.error(`packages: ${kind}: ${message}\n${stdout?.toString() ?? ""}`);
      return false;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}
