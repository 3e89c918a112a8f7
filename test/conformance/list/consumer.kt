package program

import conf.list.*
import java.nio.file.Path
import program.Harness.hex
import program.Harness.line
import program.Harness.list
import program.Harness.real
import program.Harness.text

internal object ListProgram {
    fun consume(library: Path) {
        ListLibrary.load(library)
        line("reverse_u8([1, 2, 3])", list(reverseU8(listOf(1, 2, 3))))
        line("reverse_f32([0.5, 1.5])", list(reverseF32(listOf(0.5f, 1.5f)), ::real))
        line("reverse_strings([\"a\", \"\", \"c\"])", list(reverseStrings(listOf("a", "", "c")), ::text))
        line("reverse_points([(1, 2), (3, 4)])", list(reversePoints(listOf(Point(1, 2), Point(3, 4)))) { "(${it.x}, ${it.y})" })
        line("reverse_kinds([a, b, b])", list(reverseKinds(listOf(Kind.A, Kind.B, Kind.B))) { it.value })
        val items = reverseItems(listOf(Item("x", listOf(1, 2)), Item("y")))
        line("reverse_items([x [1, 2], y []])", list(items) { "${it.name} ${list(it.parts)}" })
        line("reverse_nested([[1], [], [2, 3]])", list(reverseNested(listOf(listOf(1), listOf(), listOf(2, 3)))))
        line("reverse_bytes([01, 0203])", list(reverseBytes(listOf(byteArrayOf(1), byteArrayOf(2, 3))), ::hex))
        line("reverse_u8([])", list(reverseU8(emptyList())))
        val numbers = count(100000u)
        line("count(100000)", "${numbers.size} numbers, sum ${numbers.sum()}")
    }
}
