#include "tools/sheet/encoding.hpp"

#include <cerrno>
#include <iconv.h>
#include <stdexcept>

#include "tools/sheet/csv_stream.hpp"
#include "tools/sheet/legacy.hpp"

namespace tungdong::tools {

namespace {

constexpr std::string_view utf8_mark_bytes = "\xEF\xBB\xBF";
constexpr std::string_view little_mark = "\xFF\xFE";
constexpr std::string_view big_mark = "\xFE\xFF";

class Converter {
 public:
  explicit Converter(const char* from) : handle_(::iconv_open("UTF-8", from)) {
    // NOLINTNEXTLINE(performance-no-int-to-ptr): how iconv says that it failed.
    if (handle_ == reinterpret_cast<iconv_t>(-1))
      throw std::runtime_error(std::string("the C library cannot convert from ") + from);
  }
  ~Converter() { ::iconv_close(handle_); }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  // All of the text, or the byte at which it is wrong.
  std::expected<std::string, std::size_t> run(std::string& bytes) {
    std::string text;
    std::string piece(1U << 16, '\0');
    char* in = bytes.data();
    std::size_t left = bytes.size();
    for (bool flushed = false; !flushed;) {
      char* out = piece.data();
      std::size_t room = piece.size();
      flushed = left == 0;
      const std::size_t result = ::iconv(handle_, flushed ? nullptr : &in, flushed ? nullptr : &left, &out, &room);
      text.append(piece.data(), piece.size() - room);
      if (result != static_cast<std::size_t>(-1)) continue;
      if (errno != E2BIG) return std::unexpected(bytes.size() - left);
      flushed = false;
    }
    return text;
  }

 private:
  iconv_t handle_;
};

std::expected<std::string, words::Refusal> convert(std::string bytes, const char* from, std::string_view name) {
  auto text = Converter(from).run(bytes);
  if (text) return std::move(*text);
  return std::unexpected(words::Refusal{
      "text-encoding", {{"encoding", std::string(name)}, {"byte", static_cast<std::int64_t>(text.error())}}});
}

// Every other byte of ASCII in UTF-16.
bool is_wide(std::string_view text) {
  return text.size() > 1 && (text[0] == '\0') != (text[1] == '\0');
}

std::expected<std::string, words::Refusal> decode_any(std::string bytes, std::optional<Encoding> declared) {
  const std::string_view text = bytes;
  const bool utf8_mark = text.starts_with(utf8_mark_bytes);
  if (text.starts_with(little_mark)) return convert(bytes.substr(2), "UTF-16LE", "utf-16");
  if (text.starts_with(big_mark)) return convert(bytes.substr(2), "UTF-16BE", "utf-16");
  const bool big = !text.empty() && text[0] == '\0';
  if (declared == Encoding::utf16 && !utf8_mark)
    return convert(std::move(bytes), big ? "UTF-16BE" : "UTF-16LE", "utf-16");
  if (is_wide(text)) return std::unexpected(words::Refusal{"text-utf16", {}});
  const bool eight_bits = declared == Encoding::windows_1258 && !utf8_mark;
  if (eight_bits) {
    // What an old font was typed in is seen before its bytes are taken for other letters.
    LegacyCount count;
    count.add(bytes);
    if (auto refusal = count.refusal()) return std::unexpected(std::move(*refusal));
    return convert(std::move(bytes), "CP1258", "windows-1258");
  }
  bytes.erase(0, bytes.size() - without_mark(text).size());
  return bytes;
}

}  // namespace

bool stands_as_utf8(std::string_view beginning, std::optional<Encoding> declared) {
  if (beginning.starts_with(utf8_mark_bytes)) return true;
  return !beginning.starts_with(little_mark) && !beginning.starts_with(big_mark) && !is_wide(beginning) &&
         declared.value_or(Encoding::utf8) == Encoding::utf8;
}

std::expected<std::string, words::Refusal> decode(std::string bytes, std::optional<Encoding> declared) {
  auto text = decode_any(std::move(bytes), declared);
  if (!text) return text;
  LegacyCount count;
  count.add(*text);
  if (auto refusal = count.refusal()) return std::unexpected(std::move(*refusal));
  return text;
}

}  // namespace tungdong::tools
