#include "ledger/sql/sqlite/page_scan.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <fcntl.h>
#include <optional>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <unordered_map>
#include <unordered_set>

#include "ledger/sql/failure.hpp"

namespace tungdong::sql::sqlite {

namespace {

using Kind = StoredValue::Kind;

constexpr std::uint64_t usual_page_size = 4'096;  // of every file that this program makes
constexpr std::uint64_t least_page_size = 512;
constexpr std::uint64_t greatest_page_size = 65'536;
constexpr std::uint64_t log_head_bytes = 32;
constexpr std::uint64_t frame_head_bytes = 24;
constexpr std::uint64_t longest_header = 32;  // of a row with a handful of columns
// An honest file has each overflow page in one chain, in the present and perhaps in an older version.
constexpr std::uint64_t chain_bytes_per_byte = 4;
constexpr std::uint64_t chain_bytes_at_least = 16ULL << 20;

std::uint64_t big_endian(std::string_view bytes) {
  std::uint64_t value = 0;
  for (const char byte : bytes) value = value << 8U | static_cast<std::uint8_t>(byte);
  return value;
}

// Takes an integer of one to nine bytes; nothing where the bytes end before it does.
std::optional<std::uint64_t> take_varint(std::string_view& bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < bytes.size() && i < 9; ++i) {
    const auto byte = static_cast<std::uint8_t>(bytes[i]);
    const bool last = i == 8 || byte < 0x80;
    value = i == 8 ? value << 8U | byte : value << 7U | (byte & 0x7FU);
    if (!last) continue;
    bytes.remove_prefix(i + 1);
    return value;
  }
  return std::nullopt;
}

// A file that may end anywhere, on a disk that may not give all of it back.
class Bytes {
 public:
  explicit Bytes(const std::filesystem::path& path) : file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    struct stat about {};
    if (file_ >= 0 && ::fstat(file_, &about) == 0 && S_ISREG(about.st_mode))
      size_ = static_cast<std::uint64_t>(about.st_size);
  }
  ~Bytes() {
    if (file_ >= 0) ::close(file_);
  }
  Bytes(const Bytes&) = delete;
  Bytes& operator=(const Bytes&) = delete;

  bool opened() const { return file_ >= 0; }
  std::uint64_t size() const { return size_; }

  // Fills `to` from an offset; what lies beyond the end or cannot be read is zero. How many bytes could not be read.
  std::uint64_t read(std::uint64_t offset, std::span<char> to) const {
    std::ranges::fill(to, '\0');
    const std::uint64_t wanted = offset >= size_ ? 0 : std::min<std::uint64_t>(to.size(), size_ - offset);
    std::uint64_t done = 0;
    while (done < wanted) {
      const ssize_t count = ::pread(file_, to.data() + done, wanted - done, static_cast<off_t>(offset + done));
      if (count <= 0) return wanted - done;
      done += static_cast<std::uint64_t>(count);
    }
    return 0;
  }

 private:
  int file_;
  std::uint64_t size_ = 0;
};

class Scan {
 public:
  Scan(const Bytes& main, const Bytes& log, std::span<const RowShape> shapes, const RowFound& found)
      : main_(main),
        log_(log),
        shapes_(shapes),
        found_(found),
        chain_bytes_(chain_bytes_per_byte * (main.size() + log.size()) + chain_bytes_at_least) {}

  void run(std::uint64_t page_size) {
    page_size_ = page_size;
    followed_.clear();
    page_.resize(page_size);
    list_frames();
    for (std::uint64_t offset = 0; offset < main_.size(); offset += page_size) look_at(main_, offset);
    for (std::uint64_t offset = log_head_bytes; offset + frame_head_bytes < log_.size();
         offset += frame_head_bytes + page_size)
      look_at(log_, offset + frame_head_bytes);
  }

  const PageScan& result() const { return result_; }

 private:
  // Where the write-ahead log has the last version of each page. Frames of an earlier round of the log, which is
  // written over from its start, carry other salts than its head.
  void list_frames() {
    frames_.clear();
    std::array<char, log_head_bytes> log_head;
    log_.read(0, log_head);
    const std::string_view salts(log_head.data() + 16, 8);
    std::array<char, frame_head_bytes> head;
    for (std::uint64_t offset = log_head_bytes; offset + frame_head_bytes < log_.size();
         offset += frame_head_bytes + page_size_) {
      log_.read(offset, head);
      if (std::string_view(head.data() + 8, 8) == salts)
        frames_[big_endian({head.data(), 4})] = offset + frame_head_bytes;
    }
  }

  void look_at(const Bytes& file, std::uint64_t offset) {
    result_.unread_bytes += file.read(offset, page_);
    const std::string_view page(page_.data(), page_.size());
    for (std::size_t at = 0; at < page.size(); ++at)
      for (std::size_t shape = 0; shape < shapes_.size(); ++shape) look_for(shape, page.substr(at));
  }

  // How many bytes of a row stand in its cell: the rest is in a chain of pages.
  std::uint64_t local_bytes(const RowShape& shape, std::uint64_t row_bytes) const {
    const std::uint64_t most = shape.numbered ? page_size_ - 35 : (page_size_ - 12) * 64 / 255 - 23;
    if (row_bytes <= most) return row_bytes;
    const std::uint64_t least = (page_size_ - 12) * 32 / 255 - 23;
    const std::uint64_t fitting = least + (row_bytes - least) % (page_size_ - 4);
    return fitting <= most ? fitting : least;
  }

  // A cell of a leaf, or of an inner page of a table WITHOUT ROWID, behind the number of its child.
  void look_for(std::size_t number, std::string_view bytes) {
    const RowShape& shape = shapes_[number];
    const auto row_bytes = take_varint(bytes);
    if (!row_bytes || *row_bytes <= shape.columns.size() || *row_bytes > shape.most_bytes) return;
    std::int64_t row_number = 0;
    if (shape.numbered) {
      const auto read = take_varint(bytes);
      if (!read) return;
      row_number = std::bit_cast<std::int64_t>(*read);
    }
    const std::uint64_t local = local_bytes(shape, *row_bytes);
    const bool spilled = local < *row_bytes;
    if (local + (spilled ? 4 : 0) > bytes.size()) return;
    if (!take_header(shape, bytes.substr(0, local), *row_bytes)) return;
    if (!spilled) {
      tell(number, row_number, bytes.substr(0, local));
      return;
    }
    // A write-ahead log has the same cell in many versions of its page.
    if (!followed_
             .insert(std::hash<std::string_view>()(bytes.substr(0, local + 4)) ^
                     std::bit_cast<std::uint64_t>(row_number))
             .second)
      return;
    const std::uint64_t first = big_endian(bytes.substr(local, 4));
    bool in_log = false;
    if (gather(bytes.substr(0, local), *row_bytes, first, true, in_log)) tell(number, row_number, row_);
    if (in_log && gather(bytes.substr(0, local), *row_bytes, first, false, in_log)) tell(number, row_number, row_);
  }

  // Whether the head of a row describes one of the shape, of just so many bytes.
  bool take_header(const RowShape& shape, std::string_view local, std::uint64_t row_bytes) {
    std::string_view rest = local;
    const auto header_bytes = take_varint(rest);
    const std::size_t first = local.size() - rest.size();
    if (!header_bytes || *header_bytes < first || *header_bytes > std::min(longest_header, local.size())) return false;
    std::string_view header = local.substr(first, *header_bytes - first);
    std::uint64_t end = *header_bytes;
    lengths_.clear();
    for (const Kind kind : shape.columns) {
      const auto type = take_varint(header);
      if (!type) return false;
      constexpr std::array<std::uint64_t, 10> integer_bytes{0, 1, 2, 3, 4, 6, 8, 0, 0, 0};
      const bool fits = kind == Kind::null      ? *type == 0
                        : kind == Kind::integer ? *type >= 1 && *type <= 9 && *type != 7
                        : kind == Kind::text    ? *type >= 13 && *type % 2 == 1
                                                : *type >= 12 && *type % 2 == 0;
      if (!fits || *type > 2 * shape.most_bytes + 13) return false;
      const std::uint64_t length = *type >= 12 ? (*type - 12) / 2 : integer_bytes[*type];
      if (kind == Kind::text &&
          !local.substr(std::min<std::uint64_t>(end, local.size())).starts_with(shape.text_begins))
        return false;
      lengths_.push_back({*type, end, length});
      end += length;
    }
    return header.empty() && end == row_bytes;
  }

  // The whole of a row that goes on in a chain of pages. `newest`: as the write-ahead log has them, where it does.
  bool gather(std::string_view local, std::uint64_t row_bytes, std::uint64_t next, bool newest, bool& in_log) {
    row_.assign(local);
    overflow_.resize(page_size_);
    while (row_.size() < row_bytes) {
      if (chain_bytes_ < page_size_) {
        result_.gave_up = true;
        return false;
      }
      chain_bytes_ -= page_size_;
      const auto frame = newest ? frames_.find(next) : frames_.end();
      if (frame != frames_.end()) {
        in_log = true;
        log_.read(frame->second, overflow_);
      } else if (next == 0 || (next - 1) * page_size_ >= main_.size()) {
        return false;
      } else {
        main_.read((next - 1) * page_size_, overflow_);
      }
      next = big_endian({overflow_.data(), 4});
      row_.append(overflow_.data() + 4, std::min<std::uint64_t>(page_size_ - 4, row_bytes - row_.size()));
    }
    return true;
  }

  void tell(std::size_t number, std::int64_t row_number, std::string_view row) {
    values_.clear();
    for (std::size_t i = 0; i < lengths_.size(); ++i) {
      const auto& [type, begin, length] = lengths_[i];
      StoredValue value{.kind = shapes_[number].columns[i], .integer = 0, .bytes = {}};
      const std::string_view bytes = row.substr(begin, length);
      if (value.kind == Kind::integer) {
        // Of fewer bytes than eight it is signed all the same.
        const std::uint64_t sign = !bytes.empty() && static_cast<std::uint8_t>(bytes.front()) >= 0x80 && length < 8
                                       ? ~std::uint64_t{0} << (8 * length)
                                       : 0;
        value.integer =
            type >= 8 ? static_cast<std::int64_t>(type - 8) : std::bit_cast<std::int64_t>(sign | big_endian(bytes));
      } else {
        value.bytes = bytes;
      }
      values_.push_back(value);
    }
    found_(number, row_number, values_);
  }

  struct Length {
    std::uint64_t type;
    std::uint64_t begin;
    std::uint64_t bytes;
  };

  const Bytes& main_;
  const Bytes& log_;
  std::span<const RowShape> shapes_;
  const RowFound& found_;
  std::uint64_t chain_bytes_;  // that may still be read for chains
  std::uint64_t page_size_{};
  std::vector<char> page_;
  std::vector<char> overflow_;
  std::string row_;
  std::vector<Length> lengths_;
  std::vector<StoredValue> values_;
  std::unordered_map<std::uint64_t, std::uint64_t> frames_;
  std::unordered_set<std::uint64_t> followed_;  // rows whose chains were, by a hash of their cells
  PageScan result_;
};

// What the head of the file says; it may be damaged too.
std::uint64_t stated_page_size(const Bytes& main) {
  std::array<char, 18> head;
  main.read(0, head);
  const std::uint64_t stated = big_endian({head.data() + 16, 2});
  return stated == 1 ? greatest_page_size : stated;
}

}  // namespace

PageScan scan_pages(const std::filesystem::path& path, std::span<const RowShape> shapes, const RowFound& found) {
  const Bytes main(path);
  if (!main.opened()) {
    std::error_code error;
    throw Failure(std::filesystem::exists(path, error) ? Cause::io : Cause::missing, "cannot read " + path.string());
  }
  const Bytes log(path.string() + "-wal");
  Scan scan(main, log, shapes, found);
  scan.run(usual_page_size);
  if (const std::uint64_t stated = stated_page_size(main); stated != usual_page_size && stated >= least_page_size &&
                                                           stated <= greatest_page_size && std::has_single_bit(stated))
    scan.run(stated);
  return scan.result();
}

}  // namespace tungdong::sql::sqlite
