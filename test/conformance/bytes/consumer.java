package program;

import static program.Harness.hex;
import static program.Harness.line;
import static program.Harness.text;

import conf.bytes.Blob;
import conf.bytes.BytesLibrary;
import java.nio.file.Path;
import java.util.List;

final class BytesConsumer {
    private BytesConsumer() {}

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) bytes[i] = (byte) values[i];
        return bytes;
    }

    static void consume(Path library) {
        BytesLibrary.load(library);
        line("invert(00ff10)", hex(BytesLibrary.invert(bytes(0, 0xff, 0x10))));
        line("invert()", hex(BytesLibrary.invert(bytes())));
        line("ramp(5)", hex(BytesLibrary.ramp(5)));
        byte[] ramp = BytesLibrary.ramp(70000);
        long sum = 0;
        for (byte one : ramp) sum += Byte.toUnsignedInt(one);
        line("ramp(70000)", ramp.length + " bytes, sum " + sum);
        line("sum(0102ff)", BytesLibrary.sum(bytes(1, 2, 0xff)));
        Blob reversed = BytesLibrary.reverse(new Blob("n", bytes(1, 2, 3)));
        line("reverse(\"n\", 010203)", text(reversed.name()) + " " + hex(reversed.data()));
        line("concat(01, , 0203)", hex(BytesLibrary.concat(List.of(bytes(1), bytes(), bytes(2, 3)))));
    }
}
