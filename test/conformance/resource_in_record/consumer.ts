import * as api from "conf-resource-in-record";
import { line, plain, text } from "./harness.js";

function shown(booking: api.Booking): string {
  const { title, ticket, spare, desk } = booking;
  return `${text(title)} ${ticket.number()} ${spare?.number() ?? "none"} ${text(desk.name)}`;
}

function drop(booking: api.Booking): void {
  booking.ticket[Symbol.dispose]();
  booking.spare?.[Symbol.dispose]();
  booking.desk[Symbol.dispose]();
}

export function consume(library: string): void {
  api.load(library);
  using desk = new api.Desk("main");
  const first = api.book(5, true, desk);
  line("book(5, true)", shown(first));
  line("alive()", api.Ticket.alive());
  line("redeem(booking)", api.redeem(first));
  line("alive()", api.Ticket.alive());
  first.desk[Symbol.dispose]();
  const second = api.book(7, false, desk);
  line('book(7, false)', shown(second));
  drop(second);
  line("dropped unread; alive()", api.Ticket.alive());
  const many = api.bookMany(3, desk);
  plain(`book_many(3): ${many.map((one) => one.ticket.number()).join(" ")}`);
  for (const one of many) if (one !== many[1]) drop(one);
  plain(`kept only the second: ${many[1]?.ticket.number()}; alive() = ${api.Ticket.alive()}`);
  const none = api.ask(0);
  line("ask(0)", none.kind === "noneLeft" ? "none_left" : none.kind);
  const granted = api.ask(9);
  if (granted.kind === "granted") line("ask(9)", `granted ${granted.value.number()}`);
  if (granted.kind === "granted") granted.value[Symbol.dispose]();
  if (many[1] !== undefined) drop(many[1]);
  line("all dropped; alive()", api.Ticket.alive());
}
