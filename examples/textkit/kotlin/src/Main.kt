// The quickstart in Kotlin: `MainKt PROVIDER` prints the transcript of forty cases.
import java.io.PrintStream
import java.nio.file.Path
import textkit.Match
import textkit.Ordering
import textkit.Regex
import textkit.TextError
import textkit.TextkitLibrary
import textkit.compareVersions
import textkit.ftk.FtkError
import textkit.line
import textkit.offset
import textkit.parseCsv
import textkit.reason
import textkit.satisfies
import textkit.sortVersions
import textkit.text

private var number = 0

/** Prints a numbered line. */
private fun line(what: String, value: Any?) = println("${(++number).toString().padStart(2, '0')} $what: $value")

/** Text in quotes, on one line; none for a group that took no part. */
private fun quoted(value: String?): String = if (value == null) "none" else "\"${value.replace("\n", "\\n")}\""

private fun <T> shown(items: List<T>, show: (T) -> String): String = items.joinToString(", ", "[", "]", transform = show)

private fun found(match: Match?): String = if (match == null) "none" else "${match.start}..${match.end} ${shown(match.groups, ::quoted)}"

private fun fields(error: TextError): String = when (error) {
    is TextError.Csv -> " line=${error.line} reason=${quoted(error.reason)}"
    is TextError.Version -> " text=${quoted(error.text)} reason=${quoted(error.reason)}"
    is TextError.Encoding -> " offset=${error.offset}"
    else -> ""
}

/** The line of a call that may fail. */
private fun attempt(what: String, call: () -> Any?) {
    val outcome = try {
        call()
    } catch (error: TextError) {
        "error ${error.code()} ${quoted(error.message)}${fields(error)}"
    } catch (error: FtkError) {
        "status ${error.status()}"
    }
    line(what, outcome)
}

private fun isMatch(pattern: String, subject: String): Boolean = Regex(pattern).use { it.isMatch(subject) }

private fun find(pattern: String, subject: String): String = found(Regex(pattern).use { it.find(subject) })

private fun findAll(pattern: String, subject: String): String = shown(Regex(pattern).use { it.findAll(subject) }, ::found)

private fun replace(pattern: String, subject: String, replacement: String): String =
    quoted(Regex(pattern).use { it.replaceAll(subject, replacement) })

private fun csv(what: String, data: ByteArray, separator: Char = ',') = attempt(what) {
    val table = parseCsv(data, separator.code)
    shown(table.header, ::quoted) + table.rows.joinToString("") { " ${it.line}: ${shown(it.cells, ::quoted)}" }
}

private fun csv(what: String, data: String, separator: Char = ',') = csv(what, data.toByteArray(), separator)

private fun compare(what: String, left: String, right: String) = attempt(what) {
    when (compareVersions(left, right)) {
        Ordering.LESS -> "less"
        Ordering.EQUAL -> "equal"
        Ordering.GREATER -> "greater"
    }
}

private fun sort(what: String, vararg versions: String) = attempt(what) { shown(sortVersions(versions.toList()), ::quoted) }

private fun showRegex() {
    line("matches", isMatch("wor", "hello world"))
    line("matches without case", isMatch("(?i)ÉCOLE", "une école"))
    line("first date", find("(\\d{4})-(\\d\\d)-(\\d\\d)", "due 2024-05-17, paid 2024-06-01"))
    line("nothing found", find("x+", "abc"))
    line("empty match", find("x*", "abc"))
    line("group that took no part", find("(a)|(b)", "b"))
    line("offsets are bytes", find("ö", "schön"))
    line("beyond the first plane", find("🦀(.)", "ab🦀é"))
    line("all words", findAll("\\w+", "to be, or"))
    line("empty matches between", findAll("a*", "baac"))
    line("keys and values", findAll("(\\w+)=(\\w*)", "a=1;b=;c=ü"))
    line("replace", replace("\\d", "a1b22", "#"))
    line("swap groups", replace("(\\w+) (\\w+)", "hello world", "$2 $1"))
    line("named group", replace("(?P<first>\\w+) \\w+", "hello world", "\${first}!"))
    line("dollar sign", replace("€", "5 €", "$$"))
    val nested = Regex("(a)(b(c))")
    line("pattern and groups", "${quoted(nested.pattern)} ${nested.groupCount}")
    attempt("open group") { isMatch("(a", "") }
    attempt("look-ahead") { isMatch("(?=a)", "") }
    attempt("too large") { isMatch("(a{1000}){1000}", "") }
    // Half of a surrogate pair is what a string of the JVM can hold and UTF-8 cannot.
    attempt("invalid UTF-8 as str") { nested.isMatch("ab\ud800") }
    nested.close()
    attempt("closed") { nested.isMatch("abc") }
}

private fun showCsv() {
    csv("table", "name,age\nann,7\nbob,8\n")
    csv("semicolons", "a;b\n1,5;2\n", ';')
    csv("quotes", "a,b\n\"x, y\",\"say \"\"hi\"\"\"\n")
    csv("line end in quotes", "a,b\n\"1\n2\",3\n4,5\n")
    csv("Windows line ends, an empty line", "a,b\r\n\r\n1,2\r\n")
    csv("not ASCII", "größe,名\nä,日本\n")
    csv("row too short", "a,b\n1,2\n3\n")
    csv("row too long, after a line end in quotes", "a,b\n\"1\n2\",3\n4,5,6\n")
    csv("no header", "")
    csv("invalid UTF-8 as bytes", "a,b\n1,".toByteArray() + byteArrayOf(-1, 10))
    csv("separator that is not ASCII", "a,b\n", '→')
}

private fun showVersions() {
    compare("less", "1.2.3", "1.10.0")
    compare("release after candidate", "1.0.0", "1.0.0-rc.1")
    compare("build does not count", "1.0.0+a", "1.0.0+b")
    compare("not a version", "1.2", "1.2.0")
    attempt("satisfies") { satisfies("1.9.4", requirement = ">=1.2, <2") }
    attempt("does not satisfy") { satisfies("2.0.0", requirement = "^1.2") }
    sort("sorted", "1.10.0", "1.9.0", "1.9.0-beta.2", "1.9.0-beta.10")
    sort("not sorted", "1.0.0", "one")
}

fun main(arguments: Array<String>) {
    val provider = arguments.firstOrNull() ?: error("usage: MainKt PROVIDER")
    // Whatever the locale: the transcript is UTF-8.
    System.setOut(PrintStream(System.out, true, Charsets.UTF_8))
    TextkitLibrary.load(Path.of(provider))
    showRegex()
    showCsv()
    showVersions()
}
