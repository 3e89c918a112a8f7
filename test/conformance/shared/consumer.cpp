#include <algorithm>
#include <conf_shared.hpp>
#include <future>
#include <harness.hpp>

void consume_shared(const char *library);

void consume_shared(const char *library) {
    namespace api = conf::shared;
    using namespace conf_show;
    api::library::load(library);
    using api::Node;
    line("alive()", text(Node::alive()));
    Node root("root");
    {
        const Node a("a");
        const Node b("b");
        root.add(a);
        root.add(b);
        line("root.add(a), root.add(b); alive()", text(Node::alive()));
    }
    line("a and b released by the consumer; alive()", text(Node::alive()));
    line("children()", list(root.children(), [](const Node &child) { return text(child.name()); }));
    const auto name = [](const std::optional<Node> &child) { return child ? text(child->name()) : "none"; };
    line("child(1)", name(root.child(1)));
    line("child(7)", name(root.child(7)));
    {
        const Node copy = root;
    }
    line("copy of root released; name", text(root.name()));
    const auto touch = [](const Node node) {
        std::uint32_t last = 0;
        for (int i = 0; i != 1000; ++i) last = node.touch();
        return last;
    };
    auto one = std::async(std::launch::async, touch, root);
    auto other = std::async(std::launch::async, touch, root);
    line("touch() from two threads 1000 times each", text(std::max(one.get(), other.get())));
    root.close();
    line("close root: name", outcome(root.try_name()));
    line("all released; alive()", text(Node::alive()));
}
