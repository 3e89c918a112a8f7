package program;

import static program.Harness.failure;
import static program.Harness.fields;
import static program.Harness.line;
import static program.Harness.text;
import static program.Harness.thrown;

import conf.error_embed.ErrorEmbedLibrary;
import conf.error_embed.NetError;
import conf.error_embed.StoreError;
import java.nio.file.Path;
import java.util.List;

final class ErrorEmbedConsumer {
    private ErrorEmbedConsumer() {}

    private static String shown(Throwable error) {
        if (error instanceof StoreError.Net net) return failure(error) + " inner " + shown(net.getCause());
        if (error instanceof StoreError.Missing missing) return failure(error, fields("key", text(missing.key())));
        return error instanceof NetError.Timeout timeout ? failure(error, fields("seconds", timeout.seconds())) : failure(error);
    }

    static void consume(Path library) {
        ErrorEmbedLibrary.load(library);
        line("connect(\"\")", shown(thrown(() -> ErrorEmbedLibrary.connect(""))));
        line("connect(\"abc\")", shown(thrown(() -> ErrorEmbedLibrary.connect("abc"))));
        line("load(\"k\")", text(ErrorEmbedLibrary.load_("k")));
        for (String key : List.of("gone", "net:abc", "net:")) line("load(" + text(key) + ")", shown(thrown(() -> ErrorEmbedLibrary.load_(key))));
    }
}
