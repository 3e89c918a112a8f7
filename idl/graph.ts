// Cycles and order in a directed graph. Not recursive, because the user decides how deep the graph is.

interface Visit<Node> {
  readonly node: Node;
  readonly targets: readonly Node[];
  next: number;
}

/**
 * Groups nodes into strongly connected parts, each part after all parts that it points to. A part of several nodes is
 * a cycle; a single node is one only when it points to itself (`isCycle`).
 */
export function sortParts<Node>(nodes: Iterable<Node>, targetsOf: (node: Node) => readonly Node[]): Node[][] {
  const index = new Map<Node, number>();
  const low = new Map<Node, number>();
  const open = new Set<Node>();
  const stack: Node[] = [];
  const parts: Node[][] = [];
  const enter = (node: Node, path: Visit<Node>[]): void => {
    index.set(node, index.size);
    low.set(node, index.size - 1);
    stack.push(node);
    open.add(node);
    path.push({ node, targets: targetsOf(node), next: 0 });
  };
  const lower = (node: Node, value: number | undefined): void => {
    low.set(node, Math.min(low.get(node) ?? 0, value ?? 0));
  };
  const leave = (node: Node): void => {
    if (low.get(node) !== index.get(node)) return;
    const part: Node[] = [];
    for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
      open.delete(member);
      part.push(member);
      if (member === node) break;
    }
    parts.push(part.reverse());
  };
  for (const start of nodes) {
    if (index.has(start)) continue;
    const path: Visit<Node>[] = [];
    enter(start, path);
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
      const target = visit.targets[visit.next++];
      if (target === undefined) {
        path.pop();
        leave(visit.node);
        const parent = path.at(-1);
        if (parent !== undefined) lower(parent.node, low.get(visit.node));
      } else if (!index.has(target)) enter(target, path);
      else if (open.has(target)) lower(visit.node, index.get(target));
    }
  }
  return parts;
}

/** True when the part contains a way back to where it began. */
export function isCycle<Node>(part: readonly Node[], targetsOf: (node: Node) => readonly Node[]): boolean {
  const [first] = part;
  return part.length > 1 || (first !== undefined && targetsOf(first).includes(first));
}
