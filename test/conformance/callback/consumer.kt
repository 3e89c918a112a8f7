package program

import conf.callback.*
import java.nio.file.Path
import program.Harness.line
import program.Harness.list
import program.Harness.text

internal object CallbackProgram {
    private fun show(what: String, goesOn: (String) -> Boolean) {
        val seen = mutableListOf<String>()
        val calls = each { index, one ->
            seen += "$index$one"
            goesOn(one)
        }
        line(what, "$calls: ${seen.joinToString(" ")}")
    }

    fun consume(library: Path) {
        CallbackLibrary.load(library)
        show("each(all)") { true }
        show("each(stop at b)") { it != "b" }
        val items = mapItems(listOf(Item("p"), Item("q", count = 2u))) { it.copy(name = it.name.uppercase(), count = it.count.toUInt() * 2u) }
        line("map_items([p 1, q 2], upper and doubled)", list(items) { "${it.name} ${it.count}" })
        line("fold(4, 10, sum)", fold(n = 4u, start = 10) { total, value -> total + value })
        line("names()", text(names { "${it.x}:${it.y}" }))
        line("pick(1)", text(pick { 1 }))
        line("pick(none)", text(pick { null }))
        line("maybe(none)", maybe(null))
        line("maybe(some)", maybe { _, _ -> true })
        line("inline(square)", inline { it * it })
        var inner = 0
        each { _, _ ->
            each { _, _ ->
                inner++
                true
            }
            true
        }
        line("nested: each inside each", inner)
    }
}
