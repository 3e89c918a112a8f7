package program

import conf.ints.*
import java.nio.file.Path
import program.Harness.line
import program.Harness.list

internal object IntsProgram {
    private fun shown(n: Numbers): String = "${n.a} ${n.b} ${n.c} ${n.d} ${n.e} ${n.f} ${n.g} ${n.h.toULong()}"

    fun consume(library: Path) {
        IntsLibrary.load(library)
        line("echo_i8(-128)", echoI8(Byte.MIN_VALUE))
        line("echo_i8(127)", echoI8(Byte.MAX_VALUE))
        line("echo_u8(255)", echoU8(255u))
        line("echo_i16(-32768)", echoI16(Short.MIN_VALUE))
        line("echo_u16(65535)", echoU16(UShort.MAX_VALUE))
        line("echo_i32(-2147483648)", echoI32(Int.MIN_VALUE))
        line("echo_u32(4294967295)", echoU32(4294967295u))
        line("echo_i64(-9223372036854775808)", echoI64(Long.MIN_VALUE))
        line("echo_u64(18446744073709551615)", echoU64(18446744073709551615u))
        line("next_size(4294967294)", nextSize(4294967294))
        line("limits(true)", shown(limits(true)))
        line("limits(false)", shown(limits(low = false)))
        line("sum(limits false)", sum(limits(false)))
        line("reverse([1, -2, 9007199254740993])", list(reverse(listOf(1, -2, 9007199254740993))))
    }
}
