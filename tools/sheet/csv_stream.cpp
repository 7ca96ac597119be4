#include "tools/sheet/csv_stream.hpp"

#include <new>

#include <csv.h>

#include "tools/sheet/csv.hpp"

namespace tungdong::tools {

struct CsvStream::Parser {
  Parser() {
    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0) throw std::bad_alloc();
    csv_set_term_func(&parser, [](unsigned char c) { return static_cast<int>(c == '\n'); });
    csv_set_space_func(&parser, [](unsigned char c) { return static_cast<int>(c == ' ' || c == '\t' || c == '\r'); });
  }
  ~Parser() { csv_free(&parser); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
  csv_parser parser{};
};

namespace {

void field(void* bytes, std::size_t length, void* sink) {
  static_cast<CsvSink*>(sink)->take({static_cast<const char*>(bytes), length});
}

void row(int, void* sink) {
  static_cast<CsvSink*>(sink)->end();
}

}  // namespace

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string_view without_mark(std::string_view text) {
  // One file appended to another's mark has two.
  while (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return text;
}

CsvStream::CsvStream(char delimiter, CsvSink& sink) : parser_(std::make_unique<Parser>()), sink_(sink) {
  csv_set_delim(&parser_->parser, static_cast<unsigned char>(delimiter));
}

CsvStream::~CsvStream() = default;

bool CsvStream::feed(std::string_view piece) {
  constexpr std::size_t chunk_bytes = 1U << 16;
  for (std::size_t at = 0; at < piece.size(); at += chunk_bytes) {
    const std::string_view chunk = piece.substr(at, chunk_bytes);
    const std::size_t read = csv_parse(&parser_->parser, chunk.data(), chunk.size(), field, row, &sink_);
    const bool runaway = csv_get_buffer_size(&parser_->parser) > 64 * largest_field_bytes;
    if (read != chunk.size() || runaway) return false;
  }
  return true;
}

bool CsvStream::finish() {
  return csv_fini(&parser_->parser, field, row, &sink_) == 0;
}

bool stream_csv(std::string_view text, char delimiter, CsvSink& sink) {
  CsvStream stream(delimiter, sink);
  return stream.feed(text) && stream.finish();
}

}  // namespace tungdong::tools
