// The scratch: how values cross a native interface that is dear to call (Node-API, JNI), through memory that both sides share. `wire.ts` and `plan.ts`
// decide where values lie; the others write the native side of it in C++. README.md says more.
export { borrowsArguments, needsReader, passedInOrder, readRoot, resultCell, resultInFrame, resultSlots, shownName, writeRoot, type Argument } from "./call.js";
export { slotName, takeResult, writeArgument } from "./callback.js";
export { cKey, declareC, nativeFunction, spellC, typeC } from "./c-types.js";
export { differsC } from "./default.js";
export { readPayload, writePayload } from "./error.js";
export { NativeFunctions, type NativeMaker, type NativeVerb } from "./functions.js";
export { callbacksOf, isCallback, planArguments, planCallback, planLabelled, planResult, takesAnyThread, type Leaf, type Plan, type Planned, type Root, type TextMode } from "./plan.js";
export { fillFields, fillFunctionC, readFunctionC, readPart } from "./read.js";
export { breachC, loadC, storeC } from "./scalar.js";
export { canStayUnread, foreignResources } from "./unread.js";
export {
  fixedBytes, holdsText, innerType, isFixed, isOptional, isRaw, isScalarType, isText, placeParts, plainType, spreadOf, TAG, type Frame, type Part, type Place,
} from "./wire.js";
export { checkFunctionC, IN_FUNCTION, leastSize, writeFields, writeFunctionC, writePart, type Failing } from "./write.js";
