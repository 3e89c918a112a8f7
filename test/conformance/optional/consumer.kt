package program

import conf.optional.Everything
import conf.optional.OptionalLibrary
import conf.optional.Person
import conf.optional.Point
import conf.optional.big
import conf.optional.count
import conf.optional.echoPerson
import conf.optional.echoPoint
import conf.optional.flag
import conf.optional.holes
import conf.optional.make
import conf.optional.number
import conf.optional.numbers
import conf.optional.text as echoText
import java.nio.file.Path
import program.Harness.line
import program.Harness.optional
import program.Harness.text

internal object OptionalProgram {
    private fun shown(point: Point): String = "(${point.x}, ${point.y})"

    private fun shown(person: Person): String = text(person.name)

    private fun shown(all: Everything): String {
        val plain = "${optional(all.number)} ${optional(all.flag)} ${optional(all.text, ::text)}"
        return "$plain ${optional(all.point?.let { shown(it) })} ${optional(all.person?.let { shown(it) })} ${optional(all.numbers)}"
    }

    fun consume(library: Path) {
        OptionalLibrary.load(library)
        line("number(5)", optional(number(5u)))
        line("number(none)", optional(number(null)))
        line("big(18446744073709551615)", optional(big(ULong.MAX_VALUE)))
        line("big(none)", optional(big(null)))
        line("flag(false)", optional(flag(false)))
        line("flag(none)", optional(flag(null)))
        line("text(\"\")", optional(echoText(""), ::text))
        line("text(\"x\")", optional(echoText("x"), ::text))
        line("text(none)", optional(echoText(null), ::text))
        line("echo_point((1, 2))", optional(echoPoint(Point(1, 2))?.let { shown(it) }))
        line("echo_point(none)", optional(echoPoint(null)?.let { shown(it) }))
        line("echo_person(\"ann\")", optional(echoPerson(Person("ann"))?.let { shown(it) }))
        line("echo_person(none)", optional(echoPerson(null)?.let { shown(it) }))
        line("numbers([])", optional(numbers(emptyList())))
        line("numbers([1, 2])", optional(numbers(listOf(1, 2))))
        line("numbers(none)", optional(numbers(null)))
        val all = Everything(number = 1u, flag = true, text = "t", point = Point(1, 2), person = Person("p"), numbers = listOf(1))
        line("count(all)", count(all))
        line("count(nothing)", count(Everything()))
        line("make(true)", shown(make(full = true)))
        line("make(false)", shown(make(full = false)))
        line("holes(4)", holes(4u).joinToString(" ") { optional(it) })
    }
}
