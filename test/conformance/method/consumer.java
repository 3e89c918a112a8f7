package program;

import static program.Harness.failure;
import static program.Harness.fields;
import static program.Harness.line;
import static program.Harness.list;
import static program.Harness.optional;
import static program.Harness.text;
import static program.Harness.thrown;

import conf.method.Dict;
import conf.method.KeyError;
import conf.method.MethodLibrary;
import java.nio.file.Path;

final class MethodConsumer {
    private MethodConsumer() {}

    private static String entries(Dict dict) {
        return list(dict.entries(), entry -> entry.key() + " " + entry.value());
    }

    static void consume(Path library) {
        MethodLibrary.load(library);
        try (Dict dict = new Dict();
                Dict other = new Dict()) {
            line("put(\"a\", 1)", optional(dict.put("a", 1)));
            line("put(\"a\", 2)", optional(dict.put("a", 2)));
            line("put(\"b\", -3)", optional(dict.put("b", -3)));
            line("get(\"a\")", dict.get("a"));
            Throwable error = thrown(() -> dict.get("zz"));
            line("get(\"zz\")", error instanceof KeyError.Missing missing ? failure(error, fields("key", text(missing.key()))) : failure(error));
            line("length()", dict.length());
            line("entries()", entries(dict));
            other.put("c", 9);
            other.put("a", 5);
            line("merge(other with c 9, a 5)", dict.merge(other));
            line("entries()", entries(dict));
            dict.clear();
            line("clear(); length()", dict.length());
        }
    }
}
