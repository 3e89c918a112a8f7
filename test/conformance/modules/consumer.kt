package program

import conf.modules.ModulesLibrary
import conf.modules.add
import conf.modules.math.Pair
import conf.modules.math.add as mathAdd
import conf.modules.math.deep.Sign
import conf.modules.math.deep.signOf
import conf.modules.math.power
import conf.modules.text.twice
import java.nio.file.Path
import program.Harness.line
import program.Harness.text

internal object ModulesProgram {
    private fun shown(sign: Sign): String = when (sign) {
        Sign.NEGATIVE -> "negative"
        Sign.ZERO -> "zero"
        Sign.POSITIVE -> "positive"
        else -> "unknown"
    }

    fun consume(library: Path) {
        ModulesLibrary.load(library)
        line("add(2, 3)", add(2, 3))
        line("math.power(2, 10)", power(Pair(base = 2, exponent = 10u)))
        for (value in listOf(-7L, 0L, 7L)) line("math.deep.sign_of($value)", shown(signOf(value)))
        line("text.twice(\"ab\")", text(twice("ab")))
        line("math.add(2, 3)", mathAdd(2, 3))
    }
}
