/** A large package as text: 10,000 declarations in ten files, about 300,000 tokens. */

const FILES = 10;
const GROUPS = 200;

/** Texts of the files. Every group is five declarations: an enum, an error, a record of five fields, a resource of four members, a function that throws. */
export function largePackage(): string[] {
  return Array.from({ length: FILES }, (_, file) => {
    const groups = Array.from({ length: GROUPS }, (_unused, group) => declarations(file, group));
    return `${file === 0 ? "package large@1.0.0;" : "package large;"}\n${groups.join("")}`;
  });
}

function declarations(file: number, group: number): string {
  const id = `F${file}N${group}`;
  const before = group === 0 ? "u32?" : `RF${file}N${group - 1}?`;
  return `
/// The kind of ${id}.
enum E${id}: u16 { alpha = 1, beta = 2, gamma = 3 }

/// What can go wrong with ${id}.
error X${id} {
  /// It is not there.
  lost = 1 { key: string; attempts: u32; },
  broken = 2,
}

/// One ${id}.
record R${id} {
  id: u64;
  name: string;
  kind: E${id} = E${id}.alpha;
  tags: list<string> = [];
  before: ${before};
}

/// A store of ${id}.
resource S${id} {
  constructor(name: str) throws X${id};
  fn get(key: str) -> R${id} throws X${id};
  mut fn put(record: R${id}) -> u64;
  readonly property size: u32;
}

/// Finds all ${id}.
fn call${id}(count: u32, record: R${id}, text: str, flag: bool) -> list<R${id}> throws X${id};
`;
}
