#include "tools/pack.hpp"

#include <algorithm>
#include <fstream>
#include <set>
#include <sodium.h>

#include <fmt/format.h>

#include "ledger/book/stored_tree.hpp"
#include "ledger/journal/sha256.hpp"
#include "ledger/money/wide.hpp"
#include "reports/audit/audit.hpp"
#include "reports/findings.hpp"
#include "reports/pack.hpp"
#include "reports/render/escape.hpp"
#include "tools/key_ring.hpp"
#include "tools/sheet/csv.hpp"

namespace tungdong::tools {

namespace {

using reports::PackTable;
using reports::PackType;
namespace fs = std::filesystem;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";  // by which Excel knows UTF-8

// A file that is counted and hashed as it is written.
class Counted {
 public:
  explicit Counted(const fs::path& path) : path_(path), file_(path, std::ios::binary | std::ios::trunc) {
    crypto_hash_sha256_init(&hash_);
  }

  void write(std::string_view text) {
    file_ << text;
    crypto_hash_sha256_update(&hash_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  }
  void close() {
    file_.close();
    if (!file_) throw sql::Failure(sql::Cause::io, "cannot write " + path_.string());
  }
  std::string digest() {
    journal::Hash digest;
    crypto_hash_sha256_final(&hash_, digest.data());
    return journal::hex(digest);
  }

 private:
  fs::path path_;
  std::ofstream file_;
  crypto_hash_sha256_state hash_{};
};

// A control total may pass what one amount can be.
std::string digits(money::Wide sum) {
  const bool below = sum < 0;
  std::string text;
  do {
    text += static_cast<char>('0' + static_cast<int>(below ? -(sum % 10) : sum % 10));
    sum /= 10;
  } while (sum != 0);
  if (below) text += '-';
  std::ranges::reverse(text);
  return text;
}

class Pack {
 public:
  Pack(const Session& session, book::Book& book, const fs::path& folder)
      : session_(session), book_(book), folder_(folder) {
    fs::create_directories(folder_ / "data");
  }

  void tables() {
    for (const PackTable& table : reports::pack_tables()) write(table);
    const reports::Page queue = reports::audit(book_, {});
    const reports::Page findings = reports::findings(book_, {});
    write(named(queue, "queue", "report_queue"));
    write(named(queue, "checks", "report_checks"));
    write(named(findings, "findings", "report_findings"));
    for (const reports::Row& row : table_of(queue, "queue").rows) {
      const auto& place = std::get<reports::Code>(row.cells[1]).text;
      flagged_.insert(std::stoll(place.substr(0, place.find('.'))));
    }
  }

  void log() {
    Counted file(folder_ / "log.jsonl");
    const std::int64_t size = book_.head().size;
    for (std::int64_t record = 1; record <= size; ++record) file.write(book_.body(record) + '\n');
    file.close();
    control_.push_back({"log.jsonl", std::to_string(size), "", file.digest()});
  }

  void proofs(const NotedCheckpoint& at, book::StoredTree& tree) {
    write_file(folder_ / "checkpoint", at.note.written());
    fs::create_directories(folder_ / "proofs");
    for (const std::int64_t record : flagged_) {
      if (record > static_cast<std::int64_t>(at.checkpoint.size)) continue;
      write_file(folder_ / "proofs" / fmt::format("{}.json", record), book_.body(record));
      write_file(folder_ / "proofs" / fmt::format("{}.proof", record),
                 proof::InclusionReceipt{.index = static_cast<std::uint64_t>(record - 1),
                                         .path = tree.inclusion(record, at.checkpoint.size),
                                         .checkpoint = at.note}
                     .written());
    }
  }

  void lists(bool signed_) {
    sheet("dictionary.csv", {"file", "column", "type", "meaning_vi", "meaning_en"}, dictionary_);
    sheet("control.csv", {"file", "rows", "sum_of_amounts", "sha256"}, control_);
    std::string text;
    for (const words::Lang lang : {words::Lang::vi, words::Lang::en}) {
      for (const char* line :
           {"pack.head", "pack.data", "pack.lists", "pack.log", signed_ ? "pack.proofs" : "pack.unsigned"})
        text += words::say(line, lang, {{"size", book_.head().size}, {"root", journal::hex(book_.head().root)}}) + "\n";
      text += '\n';
    }
    write_file(folder_ / "README.txt", text);
  }

 private:
  static const reports::Table& table_of(const reports::Page& page, std::string_view id) {
    return *std::ranges::find(page.tables, id, &reports::Table::id);
  }
  PackTable named(const reports::Page& page, std::string_view id, std::string name) const {
    PackTable table = reports::pack_table(table_of(page, id), session_.lang());
    table.name = std::move(name);
    return table;
  }

  void write(const PackTable& table) {
    const std::string name = "data/" + table.name + ".csv";
    Counted file(folder_ / name);
    std::vector<std::string> header;
    for (const reports::PackColumn& column : table.columns) {
      header.push_back(column.name);
      dictionary_.push_back({name, column.name, std::string(record::name_of(column.type)),
                             column.meaning.in(words::Lang::vi), column.meaning.in(words::Lang::en)});
    }
    file.write(byte_order_mark);
    file.write(write_csv(header));
    std::int64_t rows = 0;
    money::Wide sum = 0;
    const auto amount = std::ranges::find(header, "amount");
    const auto amount_column = static_cast<std::size_t>(amount - header.begin());
    table.rows(book_, [&](std::span<const std::string> cells) {
      std::vector<std::string> row;
      row.reserve(cells.size());
      for (std::size_t i = 0; i < cells.size(); ++i)
        row.push_back(table.columns[i].type == PackType::text ? reports::inert(cells[i]) : cells[i]);
      if (amount != header.end() && !cells[amount_column].empty()) sum += std::stoll(cells[amount_column]);
      file.write(write_csv(row));
      ++rows;
    });
    file.close();
    control_.push_back(
        {name, std::to_string(rows), amount == header.end() ? std::string() : digits(sum), file.digest()});
  }

  void sheet(const std::string& name, const std::vector<std::string>& header,
             const std::vector<std::vector<std::string>>& rows) const {
    std::string text(byte_order_mark);
    text += write_csv(header);
    for (const auto& row : rows) text += write_csv(row);
    write_file(folder_ / name, text);
  }

  const Session& session_;
  book::Book& book_;
  fs::path folder_;
  std::set<std::int64_t> flagged_;  // records that the queue points at
  std::vector<std::vector<std::string>> dictionary_;
  std::vector<std::vector<std::string>> control_;
};

}  // namespace

int write_pack(const Session& session, const std::string& checkpoint) {
  std::error_code fault;
  if (fs::exists(session.output, fault)) {
    session.tell(words::Refusal{"pack-exists", {{"path", session.output.string()}}});
    return refused;
  }
  auto book = session.open(sql::sqlite::Access::read);
  book::StoredTree tree(book.store());
  const fs::path signed_path = checkpoint.empty() ? default_checkpoint(session.book) : fs::path(checkpoint);
  std::optional<NotedCheckpoint> at;
  if (!checkpoint.empty() || fs::exists(signed_path, fault)) {
    auto read = read_checkpoint_file(signed_path);
    if (!read) {
      session.tell(read.error());
      return refused;
    }
    if (const auto sound = tree.continues(read->checkpoint); !sound) {
      session.tell(sound.error());
      return refused;
    }
    at = std::move(*read);
  }
  const fs::path unfinished = session.output.string() + ".unfinished";
  fs::remove_all(unfinished, fault);
  Pack pack(session, book, unfinished);
  pack.tables();
  pack.log();
  if (at) pack.proofs(*at, tree);
  pack.lists(at.has_value());
  fs::rename(unfinished, session.output);
  session.tell(session.say(at ? "ui.packed" : "ui.packed-unsigned", {{"path", session.output.string()}}));
  return done;
}

}  // namespace tungdong::tools
