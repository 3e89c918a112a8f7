/** An lvalue in generated C, with the shortest way to write its members and its address. */
import { code, name, type Text } from "../../print/index.js";

/** Where a value lies. */
export interface Place {
  /** As an expression: `value->name`, `(*entry)`. */
  readonly value: Text;
  /** Its address: `&value->name`, `entry`. */
  readonly pointer: Text;
  /** A member of it: `value->name.len`, `entry->len`. */
  readonly member: (member: string) => Text;
}

/** A named lvalue or a member. */
export function place(value: Text): Place {
  return { value, pointer: code`&${value}`, member: (member) => code`${value}.${name(member)}` };
}

/** What a pointer leads to. */
export function pointee(pointer: Text): Place {
  return { value: code`(*${pointer})`, pointer, member: (member) => code`${pointer}->${name(member)}` };
}

/** A member of it as a place. */
export function memberOf(whole: Place, member: string): Place {
  return place(whole.member(member));
}
