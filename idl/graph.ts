// Cycles and order in a directed graph. Not recursive, because the user decides how deep the graph is.

interface Visit<Node> {
  readonly node: Node;
  readonly targets: readonly Node[];
  next: number;
  /** Which one it was to be entered. */
  readonly index: number;
  /** The earliest one that leads here and can be reached. */
  low: number;
  /** Whether its part is not known yet. */
  open: boolean;
}

/**
 * Groups nodes into strongly connected parts, each part after all parts that it points to. A part of several nodes is
 * a cycle; a single node is one only when it points to itself (`isCycle`).
 */
export function sortParts<Node>(nodes: Iterable<Node>, targetsOf: (node: Node) => readonly Node[]): Node[][] {
  const known = new Map<Node, Visit<Node>>();
  const stack: Visit<Node>[] = [];
  const parts: Node[][] = [];
  const enter = (node: Node): Visit<Node> => {
    const index = known.size;
    const visit = { node, targets: targetsOf(node), next: 0, index, low: index, open: true };
    known.set(node, visit);
    stack.push(visit);
    return visit;
  };
  const leave = (visit: Visit<Node>): void => {
    if (visit.low !== visit.index) return;
    const part: Node[] = [];
    for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
      member.open = false;
      part.push(member.node);
      if (member === visit) break;
    }
    parts.push(part.reverse());
  };
  for (const start of nodes) {
    if (known.has(start)) continue;
    const path = [enter(start)];
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
      const target = visit.targets[visit.next++];
      if (target === undefined) {
        path.pop();
        leave(visit);
        const parent = path.at(-1);
        if (parent !== undefined) parent.low = Math.min(parent.low, visit.low);
        continue;
      }
      const met = known.get(target);
      if (met === undefined) path.push(enter(target));
      else if (met.open) visit.low = Math.min(visit.low, met.index);
    }
  }
  return parts;
}

/** True when the part contains a way back to where it began. */
export function isCycle<Node>(part: readonly Node[], targetsOf: (node: Node) => readonly Node[]): boolean {
  const [first] = part;
  return part.length > 1 || (first !== undefined && targetsOf(first).includes(first));
}
