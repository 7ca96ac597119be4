// The pages of a damaged file: what is found has the shape that was looked for, and lies within what was read.

#include <stdexcept>
#include <string>
#include <sys/mman.h>
#include <unistd.h>

#include "ledger/sql/sqlite/page_scan.hpp"
#include "tests/fuzz/target.hpp"

using namespace tungdong;
using enum sql::sqlite::StoredValue::Kind;

namespace {

// One file for the whole run, in memory where the machine has such a place.
class File {
 public:
  File() : file_(::memfd_create("pages", 0)), path_("/proc/self/fd/" + std::to_string(file_)) {
    if (file_ < 0) throw std::runtime_error("memfd_create");
  }
  const std::string& holding(const std::uint8_t* bytes, std::size_t count) {
    fuzz::must(::ftruncate(file_, 0) == 0 && ::pwrite(file_, bytes, count, 0) == static_cast<ssize_t>(count));
    return path_;
  }

 private:
  int file_;
  std::string path_;
};

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  static File file;
  static const std::vector<sql::sqlite::RowShape> shapes{
      {.numbered = true, .columns = {null, text}, .most_bytes = 65'551, .text_begins = "{\""},
      {.numbered = false, .columns = {integer, integer, blob}, .most_bytes = 8'224, .text_begins = {}},
      {.numbered = true, .columns = {null, integer, blob, integer}, .most_bytes = 128, .text_begins = {}},
  };
  std::uint64_t told = 0;
  sql::sqlite::scan_pages(file.holding(bytes, count), shapes,
                          [&](std::size_t shape, std::int64_t, std::span<const sql::sqlite::StoredValue> row) {
                            fuzz::must(row.size() == shapes[shape].columns.size());
                            std::uint64_t length = 0;
                            for (std::size_t i = 0; i < row.size(); ++i) {
                              fuzz::must(row[i].kind == shapes[shape].columns[i]);
                              for (const char byte : row[i].bytes) length += 1 + (byte == '\0' ? 1 : 0);
                            }
                            fuzz::must(length <= 2 * shapes[shape].most_bytes);
                            ++told;
                          });
  fuzz::must(told <= 6 * (count + 65'536));
  return 0;
}
