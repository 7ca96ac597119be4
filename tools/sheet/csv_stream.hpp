#pragma once
// CSV cell by cell, as it is read.

#include <string_view>

namespace tungdong::tools {

// Takes what a stream of CSV has; may throw nothing but std::bad_alloc.
class CsvSink {
 public:
  CsvSink() = default;
  CsvSink(const CsvSink&) = delete;
  CsvSink& operator=(const CsvSink&) = delete;
  virtual ~CsvSink() = default;
  virtual void take(std::string_view bytes) = 0;  // a cell, without its quotes
  virtual void end() = 0;                         // of a row
};

// Blank lines are rows too, so that rows keep the numbers that a spreadsheet shows. False where a quote is opened and
// never closed: rows may then have run together.
bool stream_csv(std::string_view text, char delimiter, CsvSink& sink);

// Without its byte order mark.
std::string_view without_mark(std::string_view text);

// Without the blanks around it.
std::string_view trim(std::string_view text);

}  // namespace tungdong::tools
