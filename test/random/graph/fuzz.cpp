// Graphs of a hostile provider, built from the bytes of the fuzzer: pointers are true, everything else may be wrong. The generated check
// for C and the generated reader for C++ must agree about each, and what is accepted must survive the way back.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <vector>

#include <fuzz_graph.hpp>

extern "C" {
#include "fuzz_graph_values.h"
}

namespace {

[[noreturn]] void fail(const char *what) {
    std::fprintf(stderr, "the sides differ: %s\n", what);
    std::abort();
}

/// The graph of one input. Each run of elements is an allocation of its own, so that a read behind it is seen.
class Builder {
public:
    Builder(const std::uint8_t *data, std::size_t size) : data_(data), left_(size) {}

    const fuzz_graph_node *root() {
        fuzz_graph_node *node = make_node(0);
        if (node == nullptr) return nullptr;
        if (rarely()) node->next = node;
        else if (rarely()) hang_chain(node, 490 + byte() % 20);
        return node;
    }

private:
    std::uint8_t byte() {
        if (left_ == 0) return 0;
        left_--;
        return *data_++;
    }
    bool rarely() { return byte() == 0xff; }
    std::size_t few(std::size_t below) { return byte() % below; }

    template <class T>
    T *make(std::size_t count) {
        memory_.emplace_back(static_cast<char *>(std::calloc(count == 0 ? 1 : count, sizeof(T))), &std::free);
        return reinterpret_cast<T *>(memory_.back().get());
    }
    template <class T>
    T *run(std::size_t *len) {
        *len = few(4);
        if (rarely()) {
            *len = SIZE_MAX - few(4);
            return rarely() ? nullptr : make<T>(1);
        }
        return rarely() ? nullptr : make<T>(*len);
    }

    ftk_str text() {
        std::size_t len = 0;
        char *ptr = run<char>(&len);
        if (ptr != nullptr && len < 4 && few(4) == 0) ptr = make<char>(len = few(40));
        for (std::size_t i = 0; ptr != nullptr && len <= 40 && i < len; i++) ptr[i] = static_cast<char>(byte());
        return {ptr, len};
    }
    std::uint8_t flag() { return rarely() ? byte() : static_cast<std::uint8_t>(byte() & 1); }
    fuzz_graph_point point() {
        fuzz_graph_point made = {};
        made.on = flag();
        made.colour = rarely() ? byte() : static_cast<std::uint8_t>(few(3));
        made.marks = byte();
        made.sign = rarely() ? 0xd700u + 8u * byte() : rarely() ? 0x110000u - few(2) : byte();
        made.x = byte();
        return made;
    }
    fuzz_graph_shape shape() {
        fuzz_graph_shape made = {};
        made.tag = rarely() ? byte() : 1 + static_cast<std::uint32_t>(few(4));
        if (rarely()) made.flags = byte();
        if (made.tag == FUZZ_GRAPH_SHAPE_DOT) made.as.dot = point();
        if (made.tag == FUZZ_GRAPH_SHAPE_TEXT) made.as.text = text();
        if (made.tag == FUZZ_GRAPH_SHAPE_PATH && !rarely()) {
            auto *path = make<fuzz_graph_shape_path>(1);
            auto *points = run<fuzz_graph_point>(&path->points.len);
            for (std::size_t i = 0; points != nullptr && path->points.len < 4 && i < path->points.len; i++) points[i] = point();
            path->points.ptr = points;
            path->title = text();
            made.as.path = path;
        }
        return made;
    }

    void fill(fuzz_graph_node *node, std::size_t room, int depth) {
        node->size = static_cast<std::uint32_t>(rarely() ? few(sizeof *node + 16) : room);
        node->name = text();
        node->point = point();
        const ftk_str data = text();
        node->data = {reinterpret_cast<const std::uint8_t *>(data.ptr), data.len};
        auto *shapes = run<fuzz_graph_shape>(&node->shapes.len);
        for (std::size_t i = 0; shapes != nullptr && node->shapes.len < 4 && i < node->shapes.len; i++) shapes[i] = shape();
        node->shapes.ptr = shapes;
        auto *names = run<ftk_str>(&node->names.len);
        for (std::size_t i = 0; names != nullptr && node->names.len < 4 && i < node->names.len; i++) names[i] = text();
        node->names.ptr = names;
        auto *counts = run<fuzz_graph_entry_string_u32>(&node->counts.len);
        for (std::size_t i = 0; counts != nullptr && node->counts.len < 4 && i < node->counts.len; i++) counts[i].key = text();
        node->counts.ptr = counts;
        node->maybe.has = flag();
        node->maybe.value = flag();
        for (std::uint8_t &one : node->pair) one = flag();
        if (depth < 4 && few(3) == 0) node->next = make_node(depth + 1);
        node->many.stride = sizeof *node;
        if (depth < 4 && few(3) == 0) make_rows(node, depth);
    }
    fuzz_graph_node *make_node(int depth) {
        if (rarely()) return nullptr;
        const std::size_t room = sizeof(fuzz_graph_node) + 8 * few(3);
        auto *node = reinterpret_cast<fuzz_graph_node *>(make<char>(room));
        fill(node, room, depth);
        return node;
    }
    void make_rows(fuzz_graph_node *node, int depth) {
        const std::size_t count = few(3), stride = sizeof *node + 8 * few(3);
        char *rows = make<char>(count * stride);
        for (std::size_t i = 0; i < count; i++) fill(reinterpret_cast<fuzz_graph_node *>(rows + i * stride), stride, depth + 1);
        node->many.ptr = reinterpret_cast<fuzz_graph_node *>(rows);
        node->many.len = rarely() ? SIZE_MAX / 8 : count;
        node->many.stride = static_cast<std::uint32_t>(rarely() ? few(200) : stride);
    }
    void hang_chain(fuzz_graph_node *node, std::size_t length) {
        for (std::size_t i = 0; i < length; i++) {
            auto *next = make<fuzz_graph_node>(1);
            next->size = sizeof *next;
            next->many.stride = sizeof *next;
            node->next = next;
            node = next;
        }
    }

    const std::uint8_t *data_;
    std::size_t left_;
    std::vector<std::unique_ptr<char, decltype(&std::free)>> memory_;
};

const fuzz_graph_node *given;
const fuzz::graph::Node *expected;
int owners;

void retain(ftk_owner *) { owners++; }
void release(ftk_owner *) { owners--; }

std::int32_t give(const fuzz_graph_node **out, ftk_owner **out_owner, ftk_error **) {
    static const ftk_owner_vt vt = {sizeof(ftk_owner_vt), 0, retain, release};
    static ftk_owner owner = {&vt};
    owners++;
    *out = given;
    *out_owner = &owner;
    return FTK_OK;
}

/// What came back is a graph that C accepts, and the same value.
std::int32_t take(const fuzz_graph_node *node, std::uint32_t *out, ftk_error **) {
    if (fuzz_graph_node_check(node) != FTK_OK) fail("C refuses what C++ sends");
    given = node;
    const auto again = fuzz::graph::try_give();
    if (!again) fail("C++ refuses what C++ sends");
    if (!(*again == *expected)) fail("the value changed on its way back");
    *out = static_cast<std::uint32_t>(node->names.len);
    return FTK_OK;
}

/// Unknown cases may go back to the library that they came from only, and that is this one; the way back may refuse what is nested too deep.
void send_back(const fuzz::graph::Node &node) {
    expected = &node;
    const auto taken = fuzz::graph::try_take(node);
    if (!taken && taken.error().status() != FTK_E_RANGE) fail("what was accepted cannot be sent back");
    if (taken && *taken != node.names.size()) fail("the result of the way back");
}

} // namespace

extern "C" const ftk_api *fuzz_graph_get_api(std::uint32_t, std::uint32_t, ftk_error **) {
    static const ftk_group groups[] = {FUZZ_GRAPH_GROUPS};
    static const fuzz_graph_api api = {{sizeof(fuzz_graph_api), FTK_ABI, 1, 0, 0, 1, groups, {"fuzz.graph", 10}}, give, take};
    return &api.base;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    Builder builder(data, size);
    const fuzz_graph_node *root = builder.root();
    given = root;
    const bool valid = fuzz_graph_node_check(root) == FTK_OK;
    {
        const auto read = fuzz::graph::try_give();
        if (valid != read.has_value()) fail(valid ? "C++ refuses what C accepts" : "C++ accepts what C refuses");
        if (!read && read.error().status() != FTK_E_CONTRACT) fail("the error is not that of a broken contract");
        if (read) send_back(*read);
    }
    if (owners != 0) fail("a reference on the graph is left");
    return 0;
}
