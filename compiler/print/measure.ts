// Widths: how many columns a hole takes on one line, and how many up to the first place where it could break.
import {
  ENDLESS,
  isEmpty,
  madeOf,
  nodeOf,
  type Hole,
  type ListNode,
  type Node,
  type Ref,
  type ShapeLine,
  type TemplateNode,
  type Text,
} from "./document.js";
import { isVanished } from "./template.js";

/** Columns of a hole on one line, or ENDLESS when it has several lines in any case. */
export function flatWidth(value: Hole): number {
  if (value === undefined || value === null || value === false) return 0;
  if (typeof value === "string") return value.length;
  if (typeof value !== "object") return String(value).length;
  if (Array.isArray(value)) return arrayWidth(value);
  const node = nodeOf(value as Text | Ref);
  if (node.kind === "ref") return node.name.length;
  if (node.width < 0) node.width = measure(node);
  return node.width;
}

/** Columns up to the first line end that could be there, and whether there is one (`stops`). */
export interface Lead {
  readonly columns: number;
  readonly stops: boolean;
}

/** Measures what stands before the first possible line end of a hole. */
export function leadOf(value: Hole): Lead {
  if (typeof value !== "object" || value === null) return { columns: flatWidth(value), stops: false };
  if (Array.isArray(value)) {
    const kept = (value as readonly Hole[]).filter((item) => !isEmpty(item));
    return kept.length > 1 ? { columns: leadOf(kept[0]).columns, stops: true } : leadOf(kept[0]);
  }
  const node = nodeOf(value as Text | Ref);
  if (node.kind === "ref") return { columns: node.name.length, stops: false };
  switch (node.kind) {
    case "list":
      return node.items.length > 0
        ? { columns: node.detail.open.trimEnd().length, stops: true }
        : { columns: flatWidth(value), stops: false };
    case "lines":
      return { columns: (node.detail[0] ?? "").length, stops: node.detail.length > 1 };
    case "template":
      return templateLead(node);
    case "paragraphs":
      return leadOf(node.items);
    case "atom":
      return { columns: node.width, stops: false };
    case "imports":
    case "block":
      return { columns: 0, stops: true };
    case "later":
      return leadOf(madeOf(node));
  }
}

function arrayWidth(items: readonly Hole[]): number {
  const kept = items.filter((item) => !isEmpty(item));
  return kept.length > 1 ? ENDLESS : flatWidth(kept[0]);
}

function measure(node: Node): number {
  switch (node.kind) {
    case "list":
      return listWidth(node);
    case "template":
      return templateWidth(node);
    case "paragraphs":
      return arrayWidth(node.items);
    case "later":
      return flatWidth(madeOf(node));
    default:
      return node.width;
  }
}

function listWidth(node: ListNode): number {
  const { open, close, separator } = node.detail;
  let width = open.length + close.length;
  for (const item of node.items) width += flatWidth(item);
  return width + Math.max(0, node.items.length - 1) * (separator.length + 1);
}

function templateWidth(node: TemplateNode): number {
  const { detail, items } = node;
  const line = firstLine(detail.lines, items, 0);
  if (line < 0) return 0;
  if (firstLine(detail.lines, items, line + 1) >= 0) return ENDLESS;
  let width = 0;
  for (const part of detail.lines[line]?.parts ?? [])
    width += typeof part === "string" ? part.length : flatWidth(items[part]);
  return width;
}

function templateLead(node: TemplateNode): Lead {
  const { detail, items } = node;
  const line = firstLine(detail.lines, items, 0);
  let columns = 0;
  for (const part of detail.lines[line]?.parts ?? []) {
    if (typeof part === "string") {
      columns += part.length;
      continue;
    }
    const lead = leadOf(items[part]);
    columns += lead.columns;
    if (lead.stops) return { columns, stops: true };
  }
  return { columns, stops: line >= 0 && firstLine(detail.lines, items, line + 1) >= 0 };
}

/** Number of the first line from `from` on that prints something; -1 when there is none. */
function firstLine(lines: readonly ShapeLine[], values: readonly Hole[], from: number): number {
  for (let i = from; i < lines.length; i++) if (!isVanished(lines[i] as ShapeLine, values)) return i;
  return -1;
}
