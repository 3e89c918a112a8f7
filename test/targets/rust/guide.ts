// The blocks of the integration guide, put together to programs.

/** The programs of the guide. */
export interface Guide {
  readonly interface: string;
  /** What the guide says that `Cargo.toml` of each side holds. */
  readonly manifests: { readonly provider: string; readonly consumer: string };
  /** All `rust provider` blocks, one after the other. */
  readonly provider: string;
  /** All `rust consumer` blocks, each in a function of its own, called in order. */
  readonly consumer: string;
  /** The `text output` blocks: what the consumer prints. */
  readonly output: string;
}

/** Finds the blocks by what stands behind their fence. */
export function readGuide(markdown: string): Guide {
  const blocks = [...markdown.matchAll(/^```([a-z ]+)\n([\s\S]*?)^```$/gm)].map(([, info = "", text = ""]) => ({ info, text }));
  const all = (info: string): string[] => blocks.filter((block) => block.info === info).map((block) => block.text);
  const steps = all("rust consumer");
  const functions = steps.map((text, index) => `fn step_${index}() -> Result<(), Box<dyn std::error::Error>> {\n${text}Ok(())\n}\n`);
  const calls = steps.map((_, index) => `step_${index}()?;`).join("\n");
  return {
    interface: all("ffi").join("\n"),
    manifests: { provider: all("toml provider").join("\n"), consumer: all("toml consumer").join("\n") },
    provider: all("rust provider").join("\n"),
    consumer: `#![allow(unused_imports, unused_variables, clippy::all)]\n${functions.join("\n")}\nfn main() -> Result<(), Box<dyn std::error::Error>> {\n${calls}\nOk(())\n}\n`,
    output: all("text output").join(""),
  };
}
