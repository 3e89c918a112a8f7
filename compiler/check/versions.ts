// `@since`: order of versions, and that nothing refers to something that came later.
import type { Annotation, Span } from "../../idl/index.js";
import type { Scope } from "./bindings.js";
import { report } from "./context.js";
import { messages } from "./messages.js";
import type * as model from "./model.js";

/** Negative, 0 or positive, by major, minor, patch. */
export function compareVersions(a: model.Version, b: model.Version): number {
  return a.major - b.major || a.minor - b.minor || a.patch - b.patch;
}

/** `1.2.0` */
export function showVersion(version: model.Version): string {
  return `${version.major}.${version.minor}.${version.patch}`;
}

/** True when something with this `since` exists at a version. Without `since` it is there from the start. */
export function existsAt(since: model.Version | undefined, version: model.Version): boolean {
  return since === undefined || compareVersions(since, version) <= 0;
}

/** Reports a `@since` that is later than the package, or earlier than what the item stands in. */
export function checkSince(scope: Scope, annotations: readonly Annotation[], since: model.Version): void {
  const { version } = scope.namespace.package;
  const span = annotations.find((annotation) => annotation.name.text === "since")?.span;
  if (span === undefined) return;
  const isDeclared = version.major + version.minor + version.patch > 0;
  if (isDeclared && compareVersions(since, version) > 0) {
    const values = { since: showVersion(since), version: showVersion(version) };
    report(scope.context, messages["since-after-package"].at(span, values));
  } else if (scope.since !== undefined && compareVersions(since, scope.since) < 0) {
    const values = { since: showVersion(since), owner: showVersion(scope.since) };
    report(scope.context, messages["since-before-owner"].at(span, values));
  }
}

/** Reports a use of something that does not exist yet when the place that uses it already does. */
export function checkReference(
  scope: Scope,
  target: { readonly since?: model.Version | undefined; readonly package: model.Package },
  name: string,
  span: Span,
): void {
  const { since } = target;
  if (since === undefined || target.package !== scope.namespace.package) return;
  const { major } = target.package.version;
  const user = scope.since ?? { major, minor: 0, patch: 0 };
  if (compareVersions(since, user) <= 0) return;
  const values = { name, since: showVersion(since), user: showVersion(user) };
  report(scope.context, messages["refers-to-later"].at(span, values));
}
