/** What generated TypeScript imports. Names with `$` are for generated code, the others are exported by each package. */
export { addon as $addon } from "./addon.js";
export { build as $build, charCode as $charCode, elements as $elements, length as $length, number as $number, wrong as $wrong } from "./check.js";
export { contract as $contract, FtkError, type ErrorSet as $ErrorSet } from "./error.js";
export type { NativeFailure, NativePackage as $NativePackage, FtkNote } from "./native.js";
export { opened as $opened, Resource as $Resource, ResourceClass as $ResourceClass } from "./resource.js";
export { scratch as $scratch, type Scratch as $Scratch } from "./scratch.js";
export { Status } from "./status.js";
export { UnknownCase } from "./unknown.js";
