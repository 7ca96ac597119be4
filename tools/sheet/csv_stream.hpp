#pragma once
// CSV cell by cell, as it is read.

#include <memory>
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

// A text of CSV that comes piece by piece. Blank lines are rows too, so that rows keep the numbers that a spreadsheet
// shows.
class CsvStream {
 public:
  CsvStream(char delimiter, CsvSink& sink);
  ~CsvStream();
  CsvStream(const CsvStream&) = delete;
  CsvStream& operator=(const CsvStream&) = delete;

  // False where a cell has grown beyond all measure: a quote was opened and not closed.
  bool feed(std::string_view piece);
  // The end of the text. False where a quote is open: rows may have run together.
  bool finish();

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
  CsvSink& sink_;
};

// The same of a text that is all there.
bool stream_csv(std::string_view text, char delimiter, CsvSink& sink);

// Without its byte order mark.
std::string_view without_mark(std::string_view text);

// Without the blanks around it.
std::string_view trim(std::string_view text);

}  // namespace tungdong::tools
