import * as api from "conf-shared";
import { failure, line, list, text, thrown } from "./harness.js";

const names = (nodes: readonly api.Node[]): string => list(nodes, (node) => text(node.name));

export function consume(library: string): void {
  api.load(library);
  line("alive()", api.Node.alive());
  const root = new api.Node("root");
  const a = new api.Node("a");
  const b = new api.Node("b");
  root.add(a);
  root.add(b);
  line("root.add(a), root.add(b); alive()", api.Node.alive());
  a[Symbol.dispose]();
  b[Symbol.dispose]();
  line("a and b released by the consumer; alive()", api.Node.alive());
  const children = root.children();
  line("children()", names(children));
  for (const child of children) child[Symbol.dispose]();
  using second = root.child(1);
  line("child(1)", second === undefined ? "none" : text(second.name));
  line("child(7)", root.child(7) === undefined ? "none" : "some");
  using holder = new api.Node("holder");
  holder.add(root);
  {
    using copy = holder.child(0);
    if (copy?.name !== "root") throw new Error("the child is not root");
  }
  line("copy of root released; name", text(root.name));
  for (let i = 0; i < 1999; i++) root.touch();
  line("touch() from two threads 1000 times each", root.touch());
  root.close();
  line("close root: name", failure(thrown(() => root.name)));
  second?.[Symbol.dispose]();
  holder[Symbol.dispose]();
  line("all released; alive()", api.Node.alive());
}
