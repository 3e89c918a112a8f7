package program

import conf.map.*
import java.nio.file.Path
import program.Harness.character
import program.Harness.line
import program.Harness.list
import program.Harness.real
import program.Harness.text

internal object MapProgram {
    /** Sorted by key, as the transcript wants it. */
    private fun <K : Comparable<K>, V> shown(map: Map<K, V>, key: (K) -> String, value: (V) -> Any? = { it }): String =
        map.toSortedMap().entries.joinToString(", ", "{", "}") { "${key(it.key)}: ${value(it.value)}" }

    fun consume(library: Path) {
        MapLibrary.load(library)
        line("words(\"b a b\")", shown(words("b a b"), ::text))
        line("words(\"\")", shown(words(""), ::text))
        line("swap({1: \"x\", 2: \"y\"})", shown(swap(mapOf(1L to "x", 2L to "y")), ::text))
        line("sum({\"a\": 0.5, \"b\": 1.5})", real(sum(mapOf("a" to 0.5, "b" to 1.5))))
        line("kinds({a: true, b: false})", shown(kinds(mapOf(Kind.A to true, Kind.B to false)).mapKeys { it.key.value }, Long::toString))
        val index = makeIndex("u v u")
        line("make_index(\"u v u\")", "${shown(index.words, ::text)} ${shown(index.items, ::text) { it.count }}")
        line("weigh(make_index(\"u v u\"))", weigh(index))
        line("by_letter([\"ab\", \"ac\", \"b\"])", shown(byLetter(listOf("ab", "ac", "b")), ::character) { list(it, ::text) })
    }
}
