package program

import conf.shared.Node
import conf.shared.SharedLibrary
import conf.shared.child
import java.nio.file.Path
import kotlin.concurrent.thread
import program.Harness.failure
import program.Harness.line
import program.Harness.list
import program.Harness.optional
import program.Harness.text
import program.Harness.thrown

internal object SharedProgram {
    /** 1,999 times from two threads. */
    private fun touch(node: Node) {
        val other = thread { repeat(999) { node.touch() } }
        repeat(1000) { node.touch() }
        other.join()
    }

    fun consume(library: Path) {
        SharedLibrary.load(library)
        line("alive()", Node.alive())
        val root = Node("root")
        val a = Node("a")
        val b = Node("b")
        root.add(a)
        root.add(b)
        line("root.add(a), root.add(b); alive()", Node.alive())
        a.release()
        b.release()
        line("a and b released by the consumer; alive()", Node.alive())
        val children = root.children()
        line("children()", list(children) { text(it.name) })
        children.forEach { it.release() }
        line("child(1)", optional(root.child(1u)?.use { text(it.name) }))
        line("child(7)", if (root.child(7u) == null) "none" else "some")
        val holder = Node("holder")
        holder.add(root)
        holder.child(0u)!!.use { copy -> check(copy.name == "root") }
        line("copy of root released; name", text(root.name))
        touch(root)
        line("touch() from two threads 1000 times each", root.touch())
        root.close()
        line("close root: name", failure(thrown { root.name }))
        holder.release()
        line("all released; alive()", Node.alive())
    }
}
