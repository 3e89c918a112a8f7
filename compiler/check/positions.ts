// Where a type may stand: views, callbacks, handles and `usize` belong to calls, not to data. A shape that may stand
// here becomes a type: the ownership of a resource follows from the place.
import type { Span } from "../../idl/index.js";
import { reportUnsupported } from "./capabilities.js";
import { isPlain } from "./containment.js";
import { report, type Context } from "./context.js";
import { messages } from "./messages.js";
import type * as model from "./model.js";
import { innerShape, poison, showType, type Shape } from "./shapes.js";

/** What a type is written for. */
export type Position =
  | "parameter" | "callback parameter" | "result" | "callback result" | "property" | "field" | "error field" | "newtype"
  | "constant" | "alias";

const signatures: ReadonlySet<Position> = new Set(["parameter", "callback parameter", "result", "callback result"]);
const inwards: ReadonlySet<Position> = new Set(["parameter", "callback parameter"]);

/** Checks a shape at its place and decides what a bare resource means there. Reports at most once; poison then. */
export function placeType(context: Context, shape: Shape, position: Position, span: Span): model.Type {
  return isFree(shape) ? shape : placeShape({ context, position, span }, shape, "direct");
}

// What may stand everywhere, poison included.
function isFree(shape: Shape): shape is Shape & model.Type {
  const { kind } = shape;
  return kind === "int" || kind === "bool" || kind === "float" || kind === "char" || (kind === "text" && !shape.view);
}

interface PlaceCheck {
  readonly context: Context;
  readonly position: Position;
  readonly span: Span;
}

/** `direct`: the type itself; `optional`: inside `?` of it; `nested`: anywhere deeper. */
type Level = "direct" | "optional" | "nested";

function placeShape(place: PlaceCheck, shape: Shape, level: Level): model.Type {
  switch (shape.kind) {
    case "text": return shape.view ? placeView(place, shape, level) : shape;
    case "size": return placeSize(place, shape, level);
    case "slice": return placeSlice(place, shape, level);
    case "resource": return placeResource(place, shape, level);
    case "named": return shape.decl.kind === "callback" ? placeCallback(place, shape, level) : shape;
    case "list": case "array": case "optional": case "map": return placeContainer(place, shape, level);
    default: return shape;
  }
}

type Container = Extract<Shape, { kind: "list" | "array" | "optional" | "map" }>;

function placeContainer(place: PlaceCheck, shape: Container, level: Level): model.Type {
  const inside = innerShape(shape) ?? poison;
  const inner = placeShape(place, inside, shape.kind === "optional" && level === "direct" ? "optional" : "nested");
  if (inner === poison) return poison;
  if (shape.kind === "map") {
    const key = placeShape(place, shape.key, "nested");
    if (key === poison) return poison;
    return { kind: "map", key, value: inner };
  }
  if (shape.kind === "optional") return { kind: "optional", inner };
  return shape.kind === "list" ? { kind: "list", element: inner } : { kind: "array", element: inner, length: shape.length };
}

function placeSize(place: PlaceCheck, shape: Shape & { kind: "size" }, level: Level): model.Type {
  const { context, position, span } = place;
  const fits = signatures.has(position) || position === "constant" || position === "property" || position === "alias";
  if (fits && (level !== "nested" || position === "alias")) return shape;
  report(context, messages["size-in-data"].at(span, { type: showType(shape) }));
  return poison;
}

function placeView(place: PlaceCheck, shape: Shape & { kind: "text" | "slice" }, level: Level): model.Type {
  const { context, position, span } = place;
  const type = shape as model.Type;
  if (position === "alias" || inwards.has(position)) return type;
  if (position === "constant" && shape.kind === "text" && level === "direct") return type;
  if (position === "result" || position === "property") {
    if (level !== "nested") return type;
    reportUnsupported(context, span, "a view inside another type of a result", "return a view by itself, or owned values");
  } else if (position === "callback result") {
    reportUnsupported(context, span, "a view as the result of a callback", "return `string`, `bytes` or `list<T>`");
  } else report(context, messages["view-stored"].at(span, { type: showType(shape), owned: ownedForm(shape) }));
  return poison;
}

function ownedForm(shape: Shape & { kind: "text" | "slice" }): string {
  if (shape.kind === "text") return "string";
  return shape.element.kind === "int" && shape.element.bits === 8 ? "bytes" : `list<${showType(shape.element)}>`;
}

function placeSlice(place: PlaceCheck, shape: Shape & { kind: "slice" }, level: Level): model.Type {
  const { context, position, span } = place;
  const element = elementOfSlice(shape.element);
  if (element === undefined) {
    report(context, messages["slice-element"].at(span, { type: showType(shape.element) }));
    return poison;
  }
  context.checks.push(() => {
    const type = shape.element as model.Type;
    if (!isPlain(type, context.structs)) report(context, messages["slice-element"].at(span, { type: showType(type) }));
  });
  const isPlaced = position === "alias" || (inwards.has(position) && level === "direct");
  if (!shape.mutable || isPlaced) return placeView(place, shape, level);
  if (signatures.has(position) && level === "optional" && inwards.has(position)) {
    reportUnsupported(context, span, "an optional mutable slice", "pass an empty slice instead of none");
  } else report(context, messages["mutable-slice-position"].at(span, { type: showType(shape) }));
  return poison;
}

// What can be excluded by the kind alone; structs, enums and newtypes are checked when they are complete.
function elementOfSlice(element: Shape): Shape | undefined {
  switch (element.kind) {
    case "int": case "float": return element;
    case "array": return elementOfSlice(element.element);
    case "named": {
      const { kind } = element.decl;
      return kind === "struct" || kind === "enum" || kind === "flags" || kind === "newtype" ? element : undefined;
    }
    default: return undefined;
  }
}

function placeCallback(place: PlaceCheck, shape: Shape & { kind: "named" }, level: Level): model.Type {
  const { context, position, span } = place;
  if (position === "alias" || (position === "parameter" && level !== "nested")) return shape;
  if (position === "callback parameter" && level !== "nested") {
    reportUnsupported(context, span, "a callback that takes a callback", "pass a resource, or return a value to act on");
  } else report(context, messages["callback-stored"].at(span, { name: shape.decl.name }));
  return poison;
}

function placeResource(place: PlaceCheck, shape: Shape & { kind: "resource" }, level: Level): model.Type {
  const { context, position, span } = place;
  const { decl, mode } = shape;
  const { name, shared } = decl;
  const is = (mode: "borrow" | "own" | "shared"): model.Type => ({ kind: "resource", decl, mode });
  const inward = inwards.has(position) && level !== "nested";
  if (position === "alias") return is(mode === "bare" ? "borrow" : mode);
  if (position === "newtype" || position === "constant") return is("borrow");
  if (position === "error field") {
    reportUnsupported(context, span, "a resource in an error", "put an id into the error");
    return poison;
  }
  if (inward) return is(mode === "bare" ? "borrow" : mode);
  if (mode === "borrow") {
    report(context, messages["borrow-escapes"].at(span, { name, word: shared ? "shared" : "own" }));
    return poison;
  }
  if (shared || mode === "own") return is(shared ? "shared" : "own");
  const isResult = position === "result" || position === "callback result" || position === "property";
  if (isResult && level !== "nested") return is("own");
  report(context, messages["resource-needs-own"].at(span, { name }));
  return poison;
}
