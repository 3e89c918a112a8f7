package program;

import static program.Harness.failure;
import static program.Harness.fields;
import static program.Harness.line;
import static program.Harness.text;
import static program.Harness.thrown;

import conf.names_reserved.Error_;
import conf.names_reserved.NamesReservedLibrary;
import conf.names_reserved.Object_;
import conf.names_reserved.Record_;
import conf.names_reserved.Struct;
import conf.names_reserved.Union;
import conf.names_reserved.module.ModuleLibrary;
import java.nio.file.Path;

final class NamesReservedConsumer {
    private NamesReservedConsumer() {}

    private static String shown(Union union) {
        if (union instanceof Union.Int one) return "int " + one.value();
        if (union instanceof Union.Then one) return "then " + one.value();
        if (union instanceof Union.String_ one) return "string " + text(one.value());
        if (union instanceof Union.Loop one) return "loop " + one.while_();
        return union instanceof Union.Void_ ? "void" : "unknown";
    }

    static void consume(Path library) {
        NamesReservedLibrary.load(library);
        line("match(1, 2, 3, 4)", NamesReservedLibrary.match(1, 2, 3, 4));
        Record_ r = NamesReservedLibrary.return_(Record_.builder("t").build());
        line("return", text(r.type()) + " " + r.fn() + " " + text(r.let()) + " " + r.namespace() + " " + r.constructor() + " " + r.__proto__() + " " + r.size() + " " + r.reserved1() + " " + r.len() + " " + r.out() + " " + r.err());
        line("switch(void)", shown(NamesReservedLibrary.switch_(new Union.Void_())));
        line("switch(int 5)", shown(NamesReservedLibrary.switch_(new Union.Int(5))));
        line("switch(string \"s\")", shown(NamesReservedLibrary.switch_(new Union.String_("s"))));
        line("switch(loop 3)", shown(NamesReservedLibrary.switch_(new Union.Loop(3))));
        line("switch(then 4)", shown(NamesReservedLibrary.switch_(new Union.Then(4))));
        Throwable error = thrown(() -> NamesReservedLibrary.try_("x"));
        line("try(\"x\")", error instanceof Error_.Catch one ? failure(error, fields("throw", text(one.throw_()), "message", text(one.message()), "code", one.code_())) : failure(error));
        line("enum", NamesReservedLibrary.enum_(new Struct(2, 0, 0)).value());
        line("template(n + 1)", NamesReservedLibrary.template(n -> n + 1));
        line("module.import(5)", ModuleLibrary.import_(5));
        try (Object_ object = new Object_();
                Object_ five = Object_.delete(5)) {
            line("object.await(1, 2)", object.await(1, 2));
            line("object.toString()", text(object.toString_()));
            line("object.then()", object.then());
            object.setFunction(9);
            line("object.function", object.getFunction());
            line("object.self(4)", Object_.self(4));
            line("delete(5).toString()", text(five.toString_()));
        }
    }
}
