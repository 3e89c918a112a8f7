/** Versions in the Abi: what is late, and the order that lets a table or record only grow at its end. */
import type { Version } from "./abi.js";

/** Negative, 0 or positive, by major, minor, patch. */
export function compareVersions(a: Version, b: Version): number {
  return a.major - b.major || a.minor - b.minor || a.patch - b.patch;
}

/** The later of two optional versions: a member is never older than its owner. */
export function laterOf(a: Version | undefined, b: Version | undefined): Version | undefined {
  if (a === undefined) return b;
  if (b === undefined) return a;
  return compareVersions(a, b) >= 0 ? a : b;
}

/** `since` when it is after the first version of the package's major, otherwise undefined. */
export function lateSince(since: Version | undefined, current: Version): Version | undefined {
  if (since === undefined) return undefined;
  return compareVersions(since, { major: current.major, minor: 0, patch: 0 }) > 0 ? since : undefined;
}

/** Slot order (resolution 29): by `since`, members of the first version before all others; source order within one version. */
export function inSlotOrder<T>(members: readonly T[], since: (member: T) => Version | undefined): T[] {
  if (members.every((member) => since(member) === undefined)) return [...members];
  const start: Version = { major: 0, minor: 0, patch: -1 };
  return members
    .map((member, index) => ({ member, index }))
    .sort((a, b) => compareVersions(since(a.member) ?? start, since(b.member) ?? start) || a.index - b.index)
    .map(({ member }) => member);
}

/** `1.2.0` */
export function versionText(version: Version): string {
  return `${version.major}.${version.minor}.${version.patch}`;
}
