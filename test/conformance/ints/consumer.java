package program;

import static program.Harness.line;
import static program.Harness.list;
import static program.Harness.unsigned;

import conf.ints.IntsLibrary;
import conf.ints.Numbers;
import java.nio.file.Path;
import java.util.List;

final class IntsConsumer {
    private IntsConsumer() {}

    private static String shown(Numbers n) {
        return n.a() + " " + n.b() + " " + n.c() + " " + n.d() + " " + n.e() + " " + n.f() + " " + n.g() + " " + unsigned(n.h());
    }

    static void consume(Path library) {
        IntsLibrary.load(library);
        line("echo_i8(-128)", IntsLibrary.echoI8((byte) -128));
        line("echo_i8(127)", IntsLibrary.echoI8((byte) 127));
        line("echo_u8(255)", IntsLibrary.echoU8(255));
        line("echo_i16(-32768)", IntsLibrary.echoI16((short) -32768));
        line("echo_u16(65535)", IntsLibrary.echoU16(65535));
        line("echo_i32(-2147483648)", IntsLibrary.echoI32(-2147483648));
        line("echo_u32(4294967295)", IntsLibrary.echoU32(4294967295L));
        line("echo_i64(-9223372036854775808)", IntsLibrary.echoI64(-9223372036854775808L));
        line("echo_u64(18446744073709551615)", unsigned(IntsLibrary.echoU64(-1)));
        line("next_size(4294967294)", IntsLibrary.nextSize(4294967294L));
        line("limits(true)", shown(IntsLibrary.limits(true)));
        line("limits(false)", shown(IntsLibrary.limits(false)));
        line("sum(limits false)", unsigned(IntsLibrary.sum(IntsLibrary.limits(false))));
        line("reverse([1, -2, 9007199254740993])", list(IntsLibrary.reverse(List.of(1L, -2L, 9007199254740993L))));
    }
}
