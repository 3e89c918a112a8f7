#include <atomic>
#include <conf_shared_provider.hpp>
#include <mutex>

namespace {

std::atomic<std::uint32_t> living{0};

// Shared objects are called from many threads at once.
class Node {
public:
    explicit Node(std::string_view name) : name_(name) {
        ++living;
    }
    Node(const Node &) = delete;
    Node &operator=(const Node &) = delete;
    ~Node() {
        --living;
    }

    const std::string &name() const {
        return name_;
    }
    void add(std::shared_ptr<Node> child) {
        const std::lock_guard<std::mutex> lock(mutex_);
        children_.push_back(std::move(child));
    }
    std::vector<std::shared_ptr<Node>> children() const {
        const std::lock_guard<std::mutex> lock(mutex_);
        return children_;
    }
    std::shared_ptr<Node> child(std::uint32_t index) const {
        const std::lock_guard<std::mutex> lock(mutex_);
        return index < children_.size() ? children_[index] : nullptr;
    }
    static std::uint32_t alive() {
        return living;
    }
    std::uint32_t touch() {
        return ++touched_;
    }

private:
    std::string name_;
    mutable std::mutex mutex_;
    std::vector<std::shared_ptr<Node>> children_;
    std::atomic<std::uint32_t> touched_{0};
};

struct Provider {
    using Node = ::Node;
};

} // namespace

FTK_PROVIDER(conf_shared, Provider);
