package program;

import static program.Harness.failure;
import static program.Harness.line;
import static program.Harness.list;
import static program.Harness.text;
import static program.Harness.thrown;

import conf.shared.Node;
import conf.shared.SharedLibrary;
import java.nio.file.Path;
import java.util.List;

final class SharedConsumer {
    private SharedConsumer() {}

    /** 1,999 times from two threads. */
    private static void touch(Node node) {
        Thread other = new Thread(() -> {
            for (int i = 0; i < 999; i++) node.touch();
        });
        other.start();
        for (int i = 0; i < 1000; i++) node.touch();
        try {
            other.join();
        } catch (InterruptedException error) {
            throw new AssertionError(error);
        }
    }

    static void consume(Path library) {
        SharedLibrary.load(library);
        line("alive()", Node.alive());
        Node root = new Node("root");
        Node a = new Node("a");
        Node b = new Node("b");
        root.add(a);
        root.add(b);
        line("root.add(a), root.add(b); alive()", Node.alive());
        a.release();
        b.release();
        line("a and b released by the consumer; alive()", Node.alive());
        List<Node> children = root.children();
        line("children()", list(children, node -> text(node.getName())));
        for (Node child : children) child.release();
        Node second = root.child(1);
        line("child(1)", second == null ? "none" : text(second.getName()));
        line("child(7)", root.child(7) == null ? "none" : "some");
        Node holder = new Node("holder");
        holder.add(root);
        Node copy = holder.child(0);
        if (!copy.getName().equals("root")) throw new AssertionError("the child is not root");
        copy.release();
        line("copy of root released; name", text(root.getName()));
        touch(root);
        line("touch() from two threads 1000 times each", root.touch());
        root.close();
        line("close root: name", failure(thrown(() -> root.getName())));
        if (second != null) second.release();
        holder.release();
        line("all released; alive()", Node.alive());
    }
}
