// What the language has and this compiler cannot build yet. Each use is one `not-supported` finding, and nothing that
// hangs on it is reported.
import type { Declaration, Member, Modifier, Span } from "../../idl/index.js";
import { report, type Context } from "./context.js";
import { messages } from "./messages.js";

/** Something that cannot be built: what it is and where it stands. */
export interface Unsupported {
  readonly span: Span;
  readonly what: string;
  readonly instead: string;
}

/** Reports one use of something that is not built. */
export function reportUnsupported(context: Context, span: Span, what: string, instead = "leave it out for now"): void {
  report(context, messages["not-supported"].at(span, { what, instead }));
}

/** Why a whole declaration cannot be built, or undefined when it can. Nothing inside it is looked at then. */
export function findUnsupportedDeclaration(node: Declaration): Unsupported | undefined {
  const { span } = node.name;
  switch (node.kind) {
    case "feature": return { span, what: "a feature", instead: "use `@since` on the items that are new" };
    case "extern-type": return { span, what: "an extern type", instead: "use the representation type itself" };
    case "annotation-declaration": return { span, what: "declaring an annotation", instead: "leave it out for now" };
    case "interface": return {
      span,
      what: node.modifiers.some((modifier) => modifier.word === "callback") ? "a callback interface" : "an interface",
      instead: "declare a resource, or pass callbacks",
    };
    case "callback":
      if (!node.isAsync) return undefined;
      return { span, what: "an async callback", instead: "use a callback that returns when it is done" };
    case "function": return findUnsupportedModifier(node.modifiers);
    case "struct": case "record": case "variant": case "error": case "enum": case "flags": case "resource":
    case "alias": {
      const [first] = node.params;
      const instead = "write out each instance, with a name of its own";
      return first === undefined ? undefined : { span: first.span, what: "a generic declaration", instead };
    }
    default: return undefined;
  }
}

/** Why a member of a resource cannot be built, or undefined. */
export function findUnsupportedMember(node: Member): Unsupported | undefined {
  if (node.kind === "operator") {
    return { span: node.name.span, what: `\`operator ${node.symbol}\``, instead: "write a method" };
  }
  if (node.kind === "event") {
    return { span: node.name.span, what: "an event", instead: "write a method that takes a callback" };
  }
  return findUnsupportedModifier(node.modifiers);
}

function findUnsupportedModifier(modifiers: readonly Modifier[]): Unsupported | undefined {
  const found = modifiers.find(({ word }) => word === "async" || word === "unsafe");
  if (found === undefined) return undefined;
  const instead = found.word === "async" ? "write a function that returns when it is done" : "use slices and resources";
  return { span: found.span, what: `\`${found.word}\``, instead };
}
