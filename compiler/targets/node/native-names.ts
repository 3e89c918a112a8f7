/** Names on the native side of the addon. */
import { name, type Name } from "../../print/index.js";

/** The native function of an entry of the table. */
export function nodeName(slot: string): Name {
  return name(`node_${slot}`);
}
