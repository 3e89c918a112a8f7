package program

import conf.variant.*
import java.nio.file.Path
import program.Harness.hex
import program.Harness.line
import program.Harness.list
import program.Harness.optional
import program.Harness.real
import program.Harness.text

internal object VariantProgram {
    private fun listOf(vararg values: Value): Value = Value.List_(values.toList())

    private fun show(value: Value): String = when (value) {
        is Value.Null -> "null"
        is Value.Boolean_ -> value.value.toString()
        is Value.Int -> value.value.toString()
        is Value.Float_ -> real(value.value)
        is Value.Text -> text(value.value)
        is Value.Blob -> hex(value.value)
        is Value.List_ -> list(value.value, ::show)
        is Value.Object_ -> value.value.toSortedMap().entries.joinToString(", ", "{", "}") { "${text(it.key)}: ${show(it.value)}" }
        is Value.Point -> "(${value.value.x}, ${value.value.y})"
        is Value.Person -> "person ${text(value.value.name)} ${value.value.age}"
        is Value.Geo -> "geo ${real(value.lat)} ${real(value.lon)} ${optional(value.altitude, ::real)}"
        else -> "unknown"
    }

    private fun formula(expr: Expr): String = when (expr) {
        is Expr.Number_ -> expr.value.toString()
        is Expr.Negate -> "-(${formula(expr.value)})"
        is Expr.Sum -> "${formula(expr.left)} + ${formula(expr.right)}"
    }

    private fun echoed(what: String, value: Value) {
        line("echo($what)", show(echo(value)))
    }

    fun consume(library: Path) {
        VariantLibrary.load(library)
        echoed("null", Value.Null())
        echoed("true", Value.Boolean_(true))
        echoed("-5", Value.Int(-5))
        echoed("0.5", Value.Float_(0.5))
        echoed("\"täxt\"", Value.Text("täxt"))
        echoed("0102", Value.Blob(byteArrayOf(1, 2)))
        echoed("[1, [\"a\", null]]", listOf(Value.Int(1), listOf(Value.Text("a"), Value.Null())))
        echoed("{\"k\": 1, \"l\": [true]}", Value.Object_(mapOf("k" to Value.Int(1), "l" to listOf(Value.Boolean_(true)))))
        echoed("(1, 2)", Value.Point(Point(1, 2)))
        echoed("person \"ann\" 3", Value.Person(Person("ann", age = 3u)))
        echoed("geo 1.5 2.5 none", Value.Geo(1.5, 2.5, null))
        echoed("geo 1.5 2.5 3.5", Value.Geo(1.5, 2.5, 3.5f))
        val deep = listOf(Value.Int(1), listOf(Value.Text("a")), Value.Object_(mapOf("k" to listOf(Value.Int(2)))))
        line("depth([1, [\"a\"], {\"k\": [2]}])", depth(deep))
        val sum = Expr.Sum(Expr.Number_(1), Expr.Negate(Expr.Number_(2)))
        line("evaluate(-(1 + -(2)))", evaluate(Expr.Negate(sum)))
        line("sample()", formula(sample()))
        line("evaluate(sample())", evaluate(sample()))
        line("gallery()", gallery().joinToString(transform = ::show))
    }
}
