// Who claims which name in which target, kept while files change. Names that are not claimed any more may stay: they can only cause a full check.
import type { Span } from "../../../idl/index.js";
import type { Abi } from "../../lower/index.js";
import type { NameClaim, Target } from "../../targets/target.js";
import { collisionsOf, findUnsupported } from "../capabilities.js";
import type { Unit } from "./unit.js";

/** The unit that a place belongs to; null for the package itself. */
export type OwnerOf = (span: Span) => Unit | null;

/** The claims of one target by scope and name. */
export class ClaimTable {
  readonly #target: Target;
  readonly #scopes = new Map<string, Map<string, Unit | null>>();

  /** All claims of a package that has no collisions. */
  constructor(target: Target, abi: Abi, ownerOf: OwnerOf) {
    this.#target = target;
    for (const claim of target.claims(abi)) this.#take(claim, ownerOf(claim.span));
  }

  /**
   * Takes what some units, lowered with all that they need, claim now. `isFresh` says whose claims these are; claims of units that are fresh
   * or gone do not stand in the way. False when this target finds anything, or may find it in the whole package.
   */
  update(abi: Abi, ownerOf: OwnerOf, isFresh: (unit: Unit) => boolean, isGone: (unit: Unit) => boolean): boolean {
    const claims = this.#target.claims(abi);
    if (collisionsOf(claims, this.#target).length > 0 || findUnsupported(abi, this.#target).length > 0) return false;
    for (const claim of claims) {
      const owner = ownerOf(claim.span);
      if (owner !== null && !isFresh(owner)) continue;
      const holder = this.#scopes.get(claim.scope)?.get(claim.name);
      const isFree = holder === undefined || holder === owner || (holder !== null && (isFresh(holder) || isGone(holder)));
      if (!isFree) return false;
      this.#take(claim, owner);
    }
    return true;
  }

  #take({ scope, name }: NameClaim, owner: Unit | null): void {
    let names = this.#scopes.get(scope);
    if (names === undefined) this.#scopes.set(scope, (names = new Map()));
    names.set(name, owner);
  }
}
