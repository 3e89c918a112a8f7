/** The statements of one thunk, and the ways out of it: whatever was acquired is given back on each of them, last first. */
import { code, type Hole, type Name, type Text } from "../../print/index.js";
import type { AbiFunction } from "../../lower/index.js";
import { titleOf } from "./call.js";
import { Locals } from "./names.js";

/** What has been acquired in a thunk so far, and must be given back on every way out. */
interface Cleanup {
  readonly label: Name;
  readonly body: Text;
}

/** Writes one thunk: collects statements, and remembers what the ways out must undo. */
export class Thunk {
  readonly locals: Locals;
  readonly status: Name;
  readonly title: string;
  readonly #body: Hole[] = [];
  readonly #cleanups: Cleanup[] = [];
  readonly #used = new Set<Name>();
  #declared = false;

  constructor(f: AbiFunction) {
    this.locals = new Locals(f.slots);
    this.status = this.locals.pick("status");
    this.title = titleOf(f);
  }

  /** Adds statements. */
  add(...statements: readonly Hole[]): void {
    this.#body.push(...statements);
  }

  /** `status = call;`, declaring it the first time. */
  assign(call: Text): void {
    this.add(this.#declared ? code`${this.status} = ${call};` : code`int32_t ${this.status} = ${call};`);
    this.#declared = true;
  }

  /** Makes sure that `status` exists before a statement that may not assign it. */
  declare(): void {
    if (!this.#declared) this.assign(code`FTK_OK`);
  }

  /** From here on every way out runs `body`. */
  onExit(wanted: string, body: Text): void {
    this.declare();
    this.#cleanups.push({ label: this.locals.pick(wanted), body });
  }

  /** Leaves with the status that `failure` gives (null: with `status` as it is) when `condition` holds. */
  refuse(condition: Text, failure: Text | null): void {
    const last = this.#cleanups.at(-1);
    if (last === undefined) {
      this.add(code`if (FTK_UNLIKELY(${condition})) return ${failure ?? this.status};`);
      return;
    }
    this.#used.add(last.label);
    if (failure === null) {
      this.add(code`if (FTK_UNLIKELY(${condition})) goto ${last.label};`);
      return;
    }
    this.add(code`
      if (FTK_UNLIKELY(${condition})) {
          ${this.status} = ${failure};
          goto ${last.label};
      }
    `);
  }

  /** Leaves when `status` says so. */
  refuseStatus(failure: Text | null): void {
    this.refuse(code`${this.status} != FTK_OK`, failure);
  }

  /** The statements, and the ways out with the return. */
  finish(): { readonly body: readonly Hole[]; readonly exits: readonly Hole[] } {
    this.declare();
    const exits = [...this.#cleanups].reverse().map(
      ({ label, body }) => code`
      ${this.#used.has(label) && code`${label}:`}
          ${body}
    `,
    );
    return { body: this.#body, exits };
  }
}
