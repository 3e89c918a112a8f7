#include <conf_own_mut_provider.hpp>

namespace {

namespace api = conf::own_mut;

class Log {
public:
    void append(std::string_view line) {
        lines_.emplace_back(line);
    }
    std::string text() const {
        std::string all;
        for (const std::string &line : lines_) all += (&line == lines_.data() ? "" : ",") + line;
        return all;
    }
    std::string finish() && {
        return text() + ".";
    }
    const std::vector<std::string> &lines() const {
        return lines_;
    }

private:
    std::vector<std::string> lines_;
};

class Transaction {
public:
    explicit Transaction(std::unique_ptr<Log> log) : log_(std::move(log)) {}

    void each(const api::provider::Visit &visit) {
        for (const std::string &line : log_->lines()) visit(line);
    }
    ftk::expected<std::string, api::TxError> commit() && {
        if (log_->lines().empty()) return ftk::fail(api::TxError::Empty{});
        return log_->text();
    }

private:
    std::unique_ptr<Log> log_;
};

struct Provider {
    using Log = ::Log;
    using Transaction = ::Transaction;

    static std::uint32_t discard(std::unique_ptr<Log> log) {
        return static_cast<std::uint32_t>(log->text().size());
    }
};

} // namespace

FTK_PROVIDER(conf_own_mut, Provider);
