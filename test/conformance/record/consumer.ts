import * as api from "conf-record";
import { float, line, list, optional, text } from "./harness.js";

const address = ({ street, zip }: api.Address): string => `{${text(street)} ${zip}}`;

function shown(one: api.Person): string {
  const { id, name, age, email, tags, scores, friends } = one;
  return `{${id} ${text(name)} ${age} ${optional(email, text)} ${list(tags, text)} ${list(scores, float)} ${optional(one.address, address)} ${list(friends, shown)}}`;
}

export function consume(library: string): void {
  api.load(library);
  line('create(1, "ann")', shown(api.create(1n, "ann")));
  const bob = { id: 7n, name: "bob", age: 40, email: "b@x", tags: ["a"], scores: [0.5], address: { street: "Road", zip: 5 } };
  line('visit({7 "bob" 40 "b@x" ["a"] [0.500] "Road" 5})', shown(api.visit(bob)));
  const three = { id: 3n, name: "c" };
  line("sum_ids(nested 1, 2, 3)", api.sumIds([{ id: 1n, name: "a", friends: [{ id: 2n, name: "b", friends: [three] }] }]));
  line("crowd(3)", list(api.crowd(3), shown));
  const crowd = api.crowd(500);
  line("crowd(500)", `${crowd.length} people, ids ${crowd.reduce((sum, one) => sum + one.id, 0n)}`);
}
