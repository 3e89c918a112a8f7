/** A program that uses every construct of the shop as Kotlin has it; the test runs it under checked JNI: `Program <provider library>`. */
import acme.shop.Basket
import acme.shop.Delivery
import acme.shop.Kind
import acme.shop.Line
import acme.shop.Order
import acme.shop.Point
import acme.shop.Shop
import acme.shop.ShopError
import acme.shop.ShopLibrary
import acme.shop.copy
import acme.shop.distance
import acme.shop.eachLine
import acme.shop.ftk.FtkError
import acme.shop.ftk.Status
import acme.shop.id
import acme.shop.order
import acme.shop.shout
import java.nio.file.Path
import kotlin.concurrent.thread

private fun equal(actual: Any?, expected: Any?) {
    if (actual != expected) throw AssertionError("got $actual instead of $expected")
}

private inline fun <reified E : Throwable> thrown(call: () -> Unit): E {
    try {
        call()
    } catch (error: Throwable) {
        return error as? E ?: throw AssertionError("another exception", error)
    }
    throw AssertionError("the call did not fail")
}

private inline fun fails(status: Int, call: () -> Unit) {
    val error = thrown<FtkError> { call() }
    if (error is ShopError) throw AssertionError("a declared error", error)
    equal(error.status(), status)
}

private fun basketOf(vararg names: String): Basket = Basket().apply { names.forEach { add(Line(it)) } }

/** The provider upper-cases ASCII alone. */
private fun upper(text: String): String = text.map { if (it in 'a'..'z') it - 32 else it }.joinToString("")

private fun testText() {
    equal(distance(Point(0.0, 0.0), Point(3.0, 4.0)), 5.0)
    for (text in listOf("hello", "", "zoë € 😀", "👩‍👩‍👧 🇩🇪", "a\u0000b", "שלום عالم", "\u202Eabc", "ÿ\u0100", "\uffff")) equal(shout(text), upper(text))
    for (piece in listOf("x", "é", "😀")) {
        val mebibyte = piece.repeat(1 shl 20)
        equal(shout(mebibyte), upper(mebibyte))
    }
    for (broken in listOf("a\ud800", "\udc00", "\udc00\ud800", "\ud83d" + "x".repeat(100))) fails(Status.UTF8) { shout(broken) }
    equal(shout("after"), "AFTER")
}

private fun testValues() {
    val line = Line("Dune", count = 3u)
    equal(line, Line("Dune", Kind.BOOK, 3, null))
    equal(line.copy(kind = Kind.GAME), Line("Dune", Kind.GAME, 3u))
    equal(Line("x", count = UInt.MAX_VALUE).count, 4294967295L)
    equal(Line(name = "n", note = "gïft").note?.length, 4)
    Basket().use { basket ->
        equal(basket.add(line), 1L)
        equal(basket.add(Line("", Kind.of(77))), 2L)
        equal(basket.size, 2L)
        equal(basket.label(), "Dune+")
    }
}

private fun shown(delivery: Delivery): String = when (delivery) {
    is Delivery.Pickup -> "pickup"
    is Delivery.Mail -> "mail ${delivery.value}"
    is Delivery.Courier -> "courier ${delivery.at.x} ${delivery.express}"
    is Delivery.Locker -> "locker ${delivery.value.toULong()}"
    is Delivery.Unknown -> "unknown"
}

private fun testOrders() {
    Shop("corner").use { shop ->
        val basket = basketOf("Dune", "Zoë 😀")
        val number = shop.place(basket, Delivery.Courier(Point(1.5, -2.0), true))
        fails(Status.CLOSED) { basket.size }
        val order: Order = shop.order(number.toULong())
        equal(order.lines.map { it.name }, listOf("Dune", "Zoë 😀"))
        equal(shown(order.delivery), "courier 1.5 true")
        order.basket?.use { equal(it.size, 2L) }
        for (delivery in listOf(Delivery.Pickup(), Delivery.Mail("Main Street €"), Delivery.Locker(ULong.MAX_VALUE.toLong()))) {
            val placed = shop.order(shop.place(basketOf("a"), delivery).toULong())
            equal(shown(placed.delivery), shown(delivery))
            placed.basket?.close()
        }
        equal(shop.count(), 4L)
    }
}

private fun testErrors() {
    equal(thrown<ShopError.Closed> { Shop("closed") }.message, "The shop is closed today")
    Shop("corner").use { shop ->
        val missing = thrown<ShopError.NotFound> { shop.order(ULong.MAX_VALUE) }
        equal(missing.id, ULong.MAX_VALUE)
        equal(missing.code(), 1)
    }
    val other = Shop("other")
    other.close()
    fails(Status.CLOSED) { other.count() }
}

private fun endless(depth: Int): Int = endless(depth + 1) + 1

private fun testCallbacks() {
    Shop("corner").use { shop ->
        val number = shop.place(basketOf("a", "b", "c"), Delivery.Pickup()).toULong()
        val seen = mutableListOf<String>()
        val calls: UInt = shop.eachLine(number) { line, index ->
            seen += "$index${line.name}${line.count}"
            index < 1
        }
        equal(calls, 2u)
        equal(seen, listOf("0a1", "1b1"))
        // Callbacks call the library again.
        shop.eachLine(number) { line, _ -> shop.order(shop.place(basketOf(line.name, "€".repeat(20_000)), Delivery.Pickup()).toULong()).lines.size == 2 }
        // What a callback throws arrives as the same object: declared errors, any others, those of the JVM.
        for (error in listOf(ShopError.NotFound(7), IllegalStateException("mine"), ShopError.Closed(), StackOverflowError(), java.io.IOException("checked"))) {
            val caught = thrown<Throwable> { shop.eachLine(number) { _, _ -> throw error } }
            if (caught !== error) throw AssertionError("another exception", caught)
        }
        equal(thrown<ShopError.NotFound> { shop.eachLine(number) { _, _ -> shop.order(99u).id == 0L } }.id, 99uL)
        thrown<StackOverflowError> { shop.eachLine(number) { _, _ -> endless(1) > 0 } }
        equal(shout("still here"), "STILL HERE")
    }
}

private fun testAll() {
    testText()
    testValues()
    testOrders()
    testErrors()
    testCallbacks()
}

fun main(arguments: Array<String>) {
    fails(Status.LOAD) { shout("early") }
    fails(Status.LOAD) { ShopLibrary.load(Path.of("/no/such/library.so")) }
    ShopLibrary.load(Path.of(arguments[0]))
    testAll()
    val failures = java.util.concurrent.ConcurrentLinkedQueue<Throwable>()
    List(3) { thread { runCatching { repeat(3) { testAll() } }.onFailure(failures::add) } }.forEach(Thread::join)
    failures.firstOrNull()?.let { throw it }
    println("ok")
}
