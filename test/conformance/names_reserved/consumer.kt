package program

import conf.names_reserved.*
import conf.names_reserved.module.import_
import java.nio.file.Path
import program.Harness.failure
import program.Harness.fields
import program.Harness.line
import program.Harness.text
import program.Harness.thrown

internal object NamesReservedProgram {
    private fun shown(union: Union): String = when (union) {
        is Union.Int -> "int ${union.value}"
        is Union.Then -> "then ${union.value}"
        is Union.String_ -> "string ${text(union.value)}"
        is Union.Loop -> "loop ${union.while_}"
        is Union.Void_ -> "void"
        else -> "unknown"
    }

    private fun shown(error: Throwable): String = when (error) {
        is Error_.Catch -> failure(error, fields("throw", text(error.throw_), "message", text(error.message()), "code", error.code_))
        else -> failure(error)
    }

    fun consume(library: Path) {
        NamesReservedLibrary.load(library)
        line("match(1, 2, 3, 4)", match(1u, out = 2u, err = 3u, ctx = 4u))
        val r = return_(Record_("t"))
        val numbers = "${r.constructor} ${r.__proto__} ${r.size} ${r.reserved1} ${r.len} ${r.out} ${r.err}"
        line("return", "${text(r.type)} ${r.fn} ${text(r.let)} ${r.namespace} $numbers")
        line("switch(void)", shown(switch_(Union.Void_())))
        line("switch(int 5)", shown(switch_(Union.Int(5))))
        line("switch(string \"s\")", shown(switch_(Union.String_("s"))))
        line("switch(loop 3)", shown(switch_(Union.Loop(3))))
        line("switch(then 4)", shown(switch_(Union.Then(4))))
        line("try(\"x\")", shown(thrown { try_("x") }))
        line("enum", enum_(Struct(class_ = 2u, double_ = 0.0, this_ = 0u)).value)
        line("template(n + 1)", template { it + 1 })
        line("module.import(5)", import_(5u))
        Object_().use { one ->
            line("object.await(1, 2)", one.await(1u, yield = 2u))
            line("object.toString()", text(one.toString_()))
            line("object.then()", one.then())
            one.function = 9
            line("object.function", one.function)
            line("object.self(4)", Object_.self(4))
        }
        Object_.delete(5).use { five -> line("delete(5).toString()", text(five.toString_())) }
    }
}
