use crate::conf_shared::{self as api, Node};
use crate::harness::{line, list, optional, outcome, text};

fn touch_from_two_threads(node: &Node) {
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                for _ in 0..1000 {
                    node.touch();
                }
            });
        }
    });
}

pub fn consume(library: &std::path::Path) {
    api::load(library).expect("the library serves the package");
    line("alive()", Node::alive());
    let root = Node::new("root");
    let children = ["a", "b"].map(Node::new);
    for child in &children {
        root.add(child);
    }
    line("root.add(a), root.add(b); alive()", Node::alive());
    drop(children);
    line("a and b released by the consumer; alive()", Node::alive());
    line("children()", list(root.children(), |child| text(child.name())));
    line("child(1)", optional(root.child(1), |child| text(child.name())));
    line("child(7)", optional(root.child(7), |child| text(child.name())));
    drop(root.clone());
    line("copy of root released; name", text(root.name()));
    touch_from_two_threads(&root);
    line("touch() from two threads 1000 times each", root.touch() - 1);
    root.close();
    line("close root: name", outcome(root.try_name(), text));
    drop(root);
    line("all released; alive()", Node::alive());
}
