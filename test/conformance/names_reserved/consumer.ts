import * as api from "conf-names-reserved";
import { failure, line, text, thrown } from "./harness.js";

function shown(union: api.Union): string {
  switch (union.kind) {
    case "int":
    case "then":
      return `${union.kind} ${union.value}`;
    case "string":
      return `string ${text(union.value)}`;
    case "loop":
      return `loop ${union.while}`;
    default:
      return union.kind;
  }
}

export function consume(library: string): void {
  api.load(library);
  line("match(1, 2, 3, 4)", api.match(1, 2, 3, 4));
  const r = api.return_({ type: "t" });
  line("return", `${text(r.type)} ${r.fn} ${text(r.let)} ${r.namespace} ${r.constructor_} ${r.__proto___} ${r.size} ${r.reserved1} ${r.len} ${r.out} ${r.err}`);
  line("switch(void)", shown(api.switch_({ kind: "void" })));
  line("switch(int 5)", shown(api.switch_({ kind: "int", value: 5 })));
  line('switch(string "s")', shown(api.switch_({ kind: "string", value: "s" })));
  line("switch(loop 3)", shown(api.switch_({ kind: "loop", while: 3 })));
  line("switch(then 4)", shown(api.switch_({ kind: "then", value: 4 })));
  const error = thrown(() => api.try_("x"));
  line('try("x")', failure(error, error instanceof api.Error_Catch ? { throw: text(error.throw), message: text(error.message_), code: error.code_ } : {}));
  line("enum", api.enum_({ class: 2, double: 0, this: 0 }));
  line("template(n + 1)", api.template((n) => n + 1));
  line("module.import(5)", api.module.import_(5));
  using object = new api.Object_();
  line("object.await(1, 2)", object.await(1, 2));
  line("object.toString()", text(object.toString_()));
  line("object.then()", object.then_());
  object.function = 9;
  line("object.function", object.function);
  line("object.self(4)", api.Object_.self(4));
  using five = api.Object_.delete(5);
  line("delete(5).toString()", text(five.toString_()));
}
