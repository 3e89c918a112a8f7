package program

import conf.enum_closed.*
import java.nio.file.Path
import program.Harness.line

internal object EnumClosedProgram {
    fun consume(library: Path) {
        EnumClosedLibrary.load(library)
        line("reverse(less)", reverse(Order.LESS).value())
        line("reverse(equal)", reverse(Order.EQUAL).value())
        line("compare(1, 2)", compare(1, 2).value())
        line("compare(2, 2)", compare(2, 2).value())
        val swapped = swap(Pair(first = Order.GREATER))
        line("swap(greater, equal)", "${swapped.first.value()} ${swapped.second.value()}")
        line("count_equal([equal, less, equal])", countEqual(listOf(Order.EQUAL, Order.LESS, Order.EQUAL)))
    }
}
