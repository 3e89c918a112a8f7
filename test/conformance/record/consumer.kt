package program

import conf.record.Address
import conf.record.Person
import conf.record.RecordLibrary
import conf.record.copy
import conf.record.create
import conf.record.crowd
import conf.record.sumIds
import conf.record.visit
import java.nio.file.Path
import program.Harness.line
import program.Harness.list
import program.Harness.optional
import program.Harness.real
import program.Harness.text

internal object RecordProgram {
    private fun address(address: Address): String = "{${text(address.street)} ${address.zip}}"

    private fun shown(one: Person): String {
        val lists = "${list(one.tags, ::text)} ${list(one.scores, ::real)}"
        val rest = "${optional(one.address, ::address)} ${list(one.friends, ::shown)}"
        return "{${one.id} ${text(one.name)} ${one.age} ${optional(one.email, ::text)} $lists $rest}"
    }

    fun consume(library: Path) {
        RecordLibrary.load(library)
        line("create(1, \"ann\")", shown(create(1u, "ann")))
        val bob = Person(id = 7u, name = "bob", age = 40u, email = "b@x", tags = listOf("a"), scores = listOf(0.5), address = Address("Road", 5u))
        line("visit({7 \"bob\" 40 \"b@x\" [\"a\"] [0.500] \"Road\" 5})", shown(visit(bob)))
        val three = Person(3u, "c")
        val two = Person(2u, "b", friends = listOf(three))
        line("sum_ids(nested 1, 2, 3)", sumIds(listOf(Person(1u, "a").copy(friends = listOf(two)))))
        line("crowd(3)", list(crowd(3u), ::shown))
        val crowd = crowd(500u)
        line("crowd(500)", "${crowd.size} people, ids ${crowd.sumOf { it.id }}")
    }
}
