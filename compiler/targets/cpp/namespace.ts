/** Puts declarations into their namespaces, opening each only as often as the order needs. */
import { code, paragraphs, spelling, type Hole } from "../../print/index.js";

/** Something to print in a namespace. Empty texts are left out. */
export interface Placed {
  readonly namespace: string;
  readonly text: Hole;
}

/** Neighbours of one namespace share a block. */
export function inNamespaces(items: readonly Placed[]): Hole {
  const blocks: { namespace: string; texts: Hole[] }[] = [];
  for (const { namespace, text } of items) {
    const last = blocks.at(-1);
    if (last?.namespace === namespace) last.texts.push(text);
    else blocks.push({ namespace, texts: [text] });
  }
  return paragraphs(
    blocks.map(
      ({ namespace, texts }) => code`
        namespace ${spelling(namespace)} {

        ${paragraphs(texts)}

        } // namespace ${spelling(namespace)}
      `,
    ),
  );
}
