// The shapes as a careful person writes them with node-addon-api, over the same stored values and without an ABI in between.
#include <napi.h>

#include <string>
#include <vector>

#include "data.h"

namespace {

using Info = Napi::CallbackInfo;

int32_t to_i32(Napi::Value value) { return value.As<Napi::Number>().Int32Value(); }
double to_f64(Napi::Value value) { return value.As<Napi::Number>().DoubleValue(); }
std::string to_text(Napi::Value value) { return value.As<Napi::String>().Utf8Value(); }
Napi::String from_text(Napi::Env env, ftk_str text) { return Napi::String::New(env, text.ptr, text.len); }

struct Sample {
    int32_t a;
    double b;
    double c;
    bool d;
    int32_t e;
};

struct Named {
    int32_t a;
    double b;
    double c;
    bool d;
    std::string name;
};

Sample to_sample(Napi::Object from) {
    return {to_i32(from.Get("a")), to_f64(from.Get("b")), to_f64(from.Get("c")), from.Get("d").As<Napi::Boolean>().Value(), to_i32(from.Get("e"))};
}

Named to_named(Napi::Object from) {
    return {to_i32(from.Get("a")), to_f64(from.Get("b")), to_f64(from.Get("c")), from.Get("d").As<Napi::Boolean>().Value(), to_text(from.Get("name"))};
}

double sum(const Sample &one) { return one.a + one.b + one.c + one.d + one.e; }
double sum(const Named &one) { return one.a + one.b + one.c + one.d + static_cast<double>(one.name.size()); }

Napi::Object from_sample(Napi::Env env, const bench_shapes_sample &from) {
    Napi::Object out = Napi::Object::New(env);
    out.Set("a", Napi::Number::New(env, from.a));
    out.Set("b", Napi::Number::New(env, from.b));
    out.Set("c", Napi::Number::New(env, from.c));
    out.Set("d", Napi::Boolean::New(env, from.d != 0));
    out.Set("e", Napi::Number::New(env, from.e));
    return out;
}

Napi::Object from_named(Napi::Env env, const bench_shapes_named &from) {
    Napi::Object out = Napi::Object::New(env);
    out.Set("a", Napi::Number::New(env, from.a));
    out.Set("b", Napi::Number::New(env, from.b));
    out.Set("c", Napi::Number::New(env, from.c));
    out.Set("d", Napi::Boolean::New(env, from.d != 0));
    out.Set("name", from_text(env, from.name));
    return out;
}

Napi::Object from_profile(Napi::Env env, const bench_shapes_profile &from) {
    Napi::Object out = Napi::Object::New(env);
    out.Set("id", Napi::BigInt::New(env, from.id));
    out.Set("name", from_text(env, from.name));
    out.Set("email", from_text(env, from.email));
    Napi::Array tags = Napi::Array::New(env, from.tags.len);
    for (uint32_t i = 0; i < from.tags.len; i++) tags.Set(i, from_text(env, from.tags.ptr[i]));
    out.Set("tags", tags);
    Napi::Array scores = Napi::Array::New(env, from.scores.len);
    for (uint32_t i = 0; i < from.scores.len; i++) scores.Set(i, Napi::Number::New(env, from.scores.ptr[i]));
    out.Set("scores", scores);
    if (from.address == nullptr) {
        out.Set("address", env.Undefined());
        return out;
    }
    Napi::Object address = Napi::Object::New(env);
    address.Set("street", from_text(env, from.address->street));
    address.Set("zip", Napi::Number::New(env, from.address->zip));
    out.Set("address", address);
    return out;
}

template <typename T, Napi::Object (*make)(Napi::Env, const T &)>
Napi::Value from_list(Napi::Env env, const T *first, uint32_t count) {
    Napi::Array out = Napi::Array::New(env, count);
    for (uint32_t i = 0; i < count; i++) {
        Napi::HandleScope scope(env);
        out.Set(i, make(env, first[i]));
    }
    return out;
}

template <typename T, T (*take)(Napi::Object)>
Napi::Value sum_list(const Info &info) {
    Napi::Array from = info[0].As<Napi::Array>();
    std::vector<T> values(from.Length());
    for (uint32_t i = 0; i < values.size(); i++) {
        Napi::HandleScope scope(info.Env());
        values[i] = take(from.Get(i).As<Napi::Object>());
    }
    double total = 0;
    for (const T &one : values) total += sum(one);
    return Napi::Number::New(info.Env(), total);
}

Napi::Value scalar(const Info &info) {
    return Napi::Number::New(info.Env(), static_cast<int32_t>(static_cast<uint32_t>(to_i32(info[0])) + static_cast<uint32_t>(to_i32(info[1]))));
}
Napi::Value string_in(const Info &info) { return Napi::Number::New(info.Env(), static_cast<double>(to_text(info[0]).size())); }
Napi::Value string_out(const Info &info) { return from_text(info.Env(), bench_texts[to_i32(info[0])]); }
Napi::Value record_in(const Info &info) { return Napi::Number::New(info.Env(), sum(to_sample(info[0].As<Napi::Object>()))); }
Napi::Value record_out(const Info &info) { return from_sample(info.Env(), bench_samples[to_i32(info[0]) & (BENCH_COUNT - 1)]); }
Napi::Value record_string_in(const Info &info) { return Napi::Number::New(info.Env(), sum(to_named(info[0].As<Napi::Object>()))); }
Napi::Value record_string_out(const Info &info) { return from_named(info.Env(), bench_named[to_i32(info[0]) & (BENCH_COUNT - 1)]); }
Napi::Value records_out(const Info &info) { return from_list<bench_shapes_sample, from_sample>(info.Env(), bench_samples, static_cast<uint32_t>(to_i32(info[0]))); }
Napi::Value records_string_out(const Info &info) { return from_list<bench_shapes_named, from_named>(info.Env(), bench_named, static_cast<uint32_t>(to_i32(info[0]))); }
Napi::Value profile_out(const Info &info) { return from_profile(info.Env(), bench_profiles[info[1].As<Napi::Boolean>().Value()][to_i32(info[0]) & (BENCH_COUNT - 1)]); }
Napi::Value profiles_out(const Info &info) {
    bool mixed = info[1].As<Napi::Boolean>().Value();
    return from_list<bench_shapes_profile, from_profile>(info.Env(), bench_profiles[mixed], static_cast<uint32_t>(to_i32(info[0])));
}

Napi::Value numbers_in(const Info &info) {
    Napi::Array from = info[0].As<Napi::Array>();
    std::vector<double> values(from.Length());
    for (uint32_t i = 0; i < values.size(); i++) values[i] = to_f64(from.Get(i));
    return Napi::Number::New(info.Env(), bench_sum(values.data(), values.size()));
}

Napi::Value bytes_in(const Info &info) { return Napi::Number::New(info.Env(), static_cast<double>(info[0].As<Napi::Uint8Array>().ElementLength())); }

Napi::Value profile_in(const Info &info) {
    Napi::Object from = info[0].As<Napi::Object>();
    bool lossless = false;
    double total = static_cast<double>(from.Get("id").As<Napi::BigInt>().Uint64Value(&lossless));
    total += static_cast<double>(to_text(from.Get("name")).size() + to_text(from.Get("email")).size());
    Napi::Array tags = from.Get("tags").As<Napi::Array>();
    std::vector<std::string> own(tags.Length());
    for (uint32_t i = 0; i < own.size(); i++) own[i] = to_text(tags.Get(i));
    for (const std::string &one : own) total += static_cast<double>(one.size());
    Napi::Array scores = from.Get("scores").As<Napi::Array>();
    std::vector<double> values(scores.Length());
    for (uint32_t i = 0; i < values.size(); i++) values[i] = to_f64(scores.Get(i));
    for (double one : values) total += one;
    Napi::Value address = from.Get("address");
    if (address.IsObject()) {
        Napi::Object inner = address.As<Napi::Object>();
        total += static_cast<double>(to_text(inner.Get("street")).size()) + to_f64(inner.Get("zip"));
    }
    return Napi::Number::New(info.Env(), total);
}

class Counter : public Napi::ObjectWrap<Counter> {
  public:
    explicit Counter(const Info &info) : Napi::ObjectWrap<Counter>(info), value_(to_i32(info[0])) {}
    Napi::Value add(const Info &info) {
        value_ = static_cast<int32_t>(static_cast<uint32_t>(value_) + static_cast<uint32_t>(to_i32(info[0])));
        return Napi::Number::New(info.Env(), value_);
    }

  private:
    int32_t value_;
};

Napi::Object init(Napi::Env env, Napi::Object out) {
    bench_fill();
    out.Set("Counter", Counter::DefineClass(env, "Counter", {Counter::InstanceMethod("add", &Counter::add)}));
    out.Set("scalar", Napi::Function::New(env, scalar));
    out.Set("stringIn", Napi::Function::New(env, string_in));
    out.Set("stringOut", Napi::Function::New(env, string_out));
    out.Set("recordIn", Napi::Function::New(env, record_in));
    out.Set("recordOut", Napi::Function::New(env, record_out));
    out.Set("recordStringIn", Napi::Function::New(env, record_string_in));
    out.Set("recordStringOut", Napi::Function::New(env, record_string_out));
    out.Set("recordsIn", Napi::Function::New(env, sum_list<Sample, to_sample>));
    out.Set("recordsOut", Napi::Function::New(env, records_out));
    out.Set("recordsStringIn", Napi::Function::New(env, sum_list<Named, to_named>));
    out.Set("recordsStringOut", Napi::Function::New(env, records_string_out));
    out.Set("numbersIn", Napi::Function::New(env, numbers_in));
    out.Set("bytesIn", Napi::Function::New(env, bytes_in));
    out.Set("profileIn", Napi::Function::New(env, profile_in));
    out.Set("profileOut", Napi::Function::New(env, profile_out));
    out.Set("profilesOut", Napi::Function::New(env, profiles_out));
    return out;
}

}  // namespace

NODE_API_MODULE(rival, init)
