#include <algorithm>
#include <conf_bytes_provider.hpp>

namespace {

namespace api = conf::bytes;

using Bytes = std::vector<std::uint8_t>;

struct Provider {
    static Bytes invert(Bytes data) {
        for (std::uint8_t &byte : data) byte ^= 0xff;
        return data;
    }
    static Bytes ramp(std::uint32_t count) {
        Bytes data(count);
        for (std::uint32_t i = 0; i != count; ++i) data[i] = static_cast<std::uint8_t>(i);
        return data;
    }
    static std::uint64_t sum(ftk::span<const std::uint8_t> data) {
        std::uint64_t total = 0;
        for (const std::uint8_t byte : data) total += byte;
        return total;
    }
    static api::Blob reverse(api::Blob blob) {
        std::reverse(blob.data.begin(), blob.data.end());
        return blob;
    }
    static Bytes concat(const std::vector<Bytes> &chunks) {
        Bytes all;
        for (const Bytes &chunk : chunks) all.insert(all.end(), chunk.begin(), chunk.end());
        return all;
    }
};

} // namespace

FTK_PROVIDER(conf_bytes, Provider);
