package program

import conf.method.*
import java.nio.file.Path
import program.Harness.failure
import program.Harness.fields
import program.Harness.line
import program.Harness.list
import program.Harness.optional
import program.Harness.text
import program.Harness.thrown

internal object MethodProgram {
    private fun entries(dict: Dict): String = list(dict.entries()) { "${it.key} ${it.value}" }

    private fun shown(error: Throwable): String = when (error) {
        is KeyError.Missing -> failure(error, fields("key", text(error.key)))
        else -> failure(error)
    }

    fun consume(library: Path) {
        MethodLibrary.load(library)
        Dict().use { dict ->
            line("put(\"a\", 1)", optional(dict.put("a", 1)))
            line("put(\"a\", 2)", optional(dict.put("a", 2)))
            line("put(\"b\", -3)", optional(dict.put("b", -3)))
            line("get(\"a\")", dict.get("a"))
            line("get(\"zz\")", shown(thrown { dict["zz"] }))
            line("length()", dict.length())
            line("entries()", entries(dict))
            Dict().use { other ->
                other.put("c", 9)
                other.put("a", 5)
                line("merge(other with c 9, a 5)", dict.merge(other))
            }
            line("entries()", entries(dict))
            dict.clear()
            line("clear(); length()", dict.length())
        }
    }
}
