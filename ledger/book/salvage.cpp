#include "ledger/book/salvage.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <limits>

#include "ledger/book/replay.hpp"
#include "ledger/book/schema.hpp"

namespace tungdong::book {

namespace {

constexpr auto in_tile = static_cast<std::int64_t>(journal::hashes_per_tile);
constexpr std::int64_t most_versions = 8;  // of one record or tile that are kept
// No record is shorter, with its place in a file. A file of no size at all may still say that there were more.
constexpr std::int64_t shortest_record_bytes = 32;
constexpr std::int64_t most_records_of_nothing = 1'000'000;
constexpr std::size_t most_older_heads = 8;

constexpr std::array scratch_tables{
    "CREATE TABLE found (number {row_number}, record {integer} NOT NULL, hash {blob} NOT NULL, whence {integer} NOT "
    "NULL, sources {integer} NOT NULL, body {text} NOT NULL) {by_number}",
    "CREATE UNIQUE INDEX found_by_record ON found (record, hash)",
    "CREATE TABLE found_tile (number {row_number}, level {integer} NOT NULL, place {integer} NOT NULL, hashes {blob} "
    "NOT NULL) {by_number}",
    "CREATE INDEX found_tile_by_place ON found_tile (level, place)",
    // What the tree has for a record, by the root of a checkpoint or of the head.
    "CREATE TABLE true_leaf (record {row_number}, hash {blob} NOT NULL, by_head {integer} NOT NULL) {by_number}",
    // Which of the bytes found are the record.
    "CREATE TABLE chosen (record {row_number}, found {integer} NOT NULL) {by_number}",
};

std::span<const std::uint8_t> bytes_of(const journal::Hash& hash) {
  return hash;
}

journal::Hash hash_of(std::span<const std::uint8_t> bytes) {
  journal::Hash hash{};
  std::copy_n(bytes.begin(), std::min(bytes.size(), hash.size()), hash.begin());
  return hash;
}

class Found final : public journal::Remains {
 public:
  explicit Found(sql::Connection& connection) : connection_(connection) {}
  std::vector<journal::Hash> leaves(std::uint64_t index) override {
    std::vector<journal::Hash> leaves;
    connection_.cached("SELECT hash, sources FROM found WHERE record = $1 ORDER BY number")
        .for_each(
            [&](const sql::Statement& row) {
              leaves.insert(leaves.end(), static_cast<std::size_t>(row.int64(1)), hash_of(row.blob(0)));
            },
            static_cast<std::int64_t>(index) + 1);
    return leaves;
  }
  std::vector<journal::TileHashes> tiles(std::uint8_t level, std::uint64_t index) override {
    std::vector<journal::TileHashes> tiles;
    connection_.cached("SELECT hashes FROM found_tile WHERE level = $1 AND place = $2 ORDER BY number")
        .for_each(
            [&](const sql::Statement& row) {
              const auto bytes = row.blob(0);
              auto& tile = tiles.emplace_back();
              std::copy_n(bytes.begin(), sizeof tile, tile.front().data());
            },
            std::int64_t{level}, static_cast<std::int64_t>(index));
    return tiles;
  }

 private:
  sql::Connection& connection_;
};

std::int64_t records_in(std::uint64_t bytes) {
  return static_cast<std::int64_t>(bytes / shortest_record_bytes);
}

bool is_lines(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return file.peek() == '{';
}

}  // namespace

Salvage::Salvage(const SalvageOrder& order)
    : transaction_(scratch_.connection(), sql::Transaction::Kind::write), has_root_(order.checkpoint.has_value()) {
  for (const char* ddl : scratch_tables) scratch_.connection().execute(scratch_.connection().dialect().spell(ddl));
  Wreck wreck(order.damaged, scratch_.folder() / "damaged.db");
  most_records_ = most_records_of_nothing + records_in(wreck.bytes());
  std::error_code fault;
  for (const auto& other : order.others) {
    const auto bytes = std::filesystem::file_size(other, fault);
    if (fault) throw sql::Failure(sql::Cause::missing, "there is no file " + other.string());
    most_records_ += records_in(bytes);
  }
  head_ = wreck.head();
  if (head_ && (head_->size < 1 || head_->size > most_records_)) head_.reset();
  if (order.checkpoint)
    grow(static_cast<std::int64_t>(std::min(order.checkpoint->size, static_cast<std::uint64_t>(most_records_))));
  grow(head_ ? head_->size : 0);
  grow(wreck.last_record());
  read_trees(wreck);
  prove(order);
  const auto is_proved = [](const Salvaged& one) { return one.certainty == Certainty::proved; };
  if (!std::ranges::all_of(salvaged_, is_proved) || !head_ || salvaged_.empty()) {
    search(wreck);
    for (const auto& other : order.others)
      if (is_lines(other))
        read_lines(other);
      else
        read_book(other, scratch_.folder() / fmt::format("other-{}.db", &other - order.others.data()));
    prove(order);
  }
  if (scratch_.connection().cached("SELECT 1 FROM found LIMIT 1").one_int64() != 1)
    throw sql::Failure(sql::Cause::not_a_database, "no record of a book is found in " + order.damaged.string());
}

void Salvage::grow(std::int64_t size) {
  size = std::min(size, most_records_);
  if (size > this->size()) salvaged_.resize(static_cast<std::size_t>(size));
}

bool Salvage::is_wanted(std::int64_t record) const {
  if (record < 1 || record > most_records_) return false;
  // Behind the end that the head names there may be what was never committed.
  if (record > size()) return !head_;
  return salvaged(record).certainty != Certainty::proved;
}

void Salvage::take(std::int64_t record, std::string_view body, Whence whence) {
  if (!is_wanted(record) || body.empty() || body.size() > journal::largest_record_bytes) return;
  const journal::Hash hash = journal::leaf_hash(body);
  auto& connection = scratch_.connection();
  const auto known =
      connection.cached("SELECT number FROM found WHERE record = $1 AND hash = $2").one_int64(record, bytes_of(hash));
  if (known) {
    // The pages of the book are no other source than its trees.
    if (whence == Whence::other)
      connection.cached("UPDATE found SET sources = sources + 1 WHERE number = $1").run(*known);
    return;
  }
  if (whence != Whence::book &&
      (connection.cached("SELECT COUNT(*) FROM found WHERE record = $1").one_int64(record) >= most_versions ||
       !decode(body)))
    return;
  grow(record);
  connection.cached("INSERT INTO found (record, hash, whence, sources, body) VALUES ($1, $2, $3, 1, $4)")
      .run(record, bytes_of(hash), static_cast<std::int64_t>(whence), body);
}

void Salvage::take_tile(std::uint8_t level, std::uint64_t index, const journal::TileHashes& hashes) {
  if (index > static_cast<std::uint64_t>(most_records_)) return;
  const auto known = Found(scratch_.connection()).tiles(level, index);
  if (known.size() >= most_versions || std::ranges::find(known, hashes) != known.end()) return;
  scratch_.connection()
      .cached("INSERT INTO found_tile (level, place, hashes) VALUES ($1, $2, $3)")
      .run(std::int64_t{level}, static_cast<std::int64_t>(index),
           std::span<const std::uint8_t>(hashes.front().data(), sizeof hashes));
}

void Salvage::read_trees(Wreck& wreck) {
  for (std::int64_t record = 1; record <= size(); ++record)
    if (const auto body = wreck.body(record)) take(record, *body, Whence::book);
  std::uint8_t level = 0;
  for (std::int64_t tiles = size() / in_tile; tiles > 0; tiles /= in_tile, ++level)
    for (std::int64_t i = 0; i < tiles; ++i)
      if (const auto tile = wreck.tile(level, static_cast<std::uint64_t>(i)))
        take_tile(level, static_cast<std::uint64_t>(i), *tile);
}

void Salvage::search(const Wreck& wreck) {
  gave_up_ = wreck.search(
      {.record = [&](std::int64_t record, std::string_view body) { take(record, body, Whence::pages); },
       .tile = [&](std::uint8_t level, std::uint64_t index,
                   const journal::TileHashes& hashes) { take_tile(level, index, hashes); },
       .head =
           [&](std::int64_t count, const journal::Hash& root) {
             Head head;
             head.size = count;
             head.root = root;
             if (count >= 1 && count <= most_records_ && std::ranges::find(older_heads_, head) == older_heads_.end())
               older_heads_.push_back(head);
           }});
  std::ranges::sort(older_heads_, std::greater(), &Head::size);
  if (older_heads_.size() > most_older_heads) older_heads_.resize(most_older_heads);
  for (const Head& head : older_heads_)
    if (!head_) grow(head.size);
}

void Salvage::read_book(const std::filesystem::path& other, const std::filesystem::path& at) {
  Wreck copy(other, at);
  const std::int64_t last = std::max(size(), head_ ? 0 : std::min(copy.last_record(), most_records_));
  bool all = true;
  for (std::int64_t record = 1; record <= last; ++record) {
    if (!is_wanted(record)) continue;
    const auto body = copy.body(record);
    if (body) take(record, *body, Whence::other);
    all = all && body;
  }
  // It may be damaged itself.
  if (!all && !copy.head())
    copy.search({.record = [&](std::int64_t record, std::string_view body) { take(record, body, Whence::other); },
                 .tile = [](std::uint8_t, std::uint64_t, const journal::TileHashes&) {},
                 .head = [](std::int64_t, const journal::Hash&) {}});
}

// A log as it was exported, a record on each line, or what a salvage left over, each with its number.
void Salvage::read_lines(const std::filesystem::path& other) {
  constexpr std::string_view before = "{\"body\":{";
  constexpr std::string_view between = ",\"record\":";
  std::ifstream file(other, std::ios::binary);
  std::vector<char> line(journal::largest_record_bytes + 64);
  for (std::int64_t number = 1;
       file.getline(line.data(), static_cast<std::streamsize>(line.size())) || (file.gcount() > 0 && !file.bad());
       ++number) {
    if (file.fail() && !file.eof()) {  // longer than any record
      file.clear();
      file.ignore(std::numeric_limits<std::streamsize>::max(), '\n');
      continue;
    }
    std::string_view body(line.data());
    std::int64_t record = number;
    if (body.starts_with(before)) {
      const std::size_t end = body.rfind(between);
      const std::string_view digits = end == std::string_view::npos ? "" : body.substr(end + between.size());
      if (std::from_chars(digits.data(), digits.data() + digits.size(), record).ec != std::errc()) continue;
      body = body.substr(before.size() - 1, end - before.size() + 1);
    }
    take(record, body, Whence::other);
  }
}

bool Salvage::prove_by(std::uint64_t size, const journal::Hash& root, bool by_head) {
  if (size > salvaged_.size()) return false;
  auto& connection = scratch_.connection();
  Found found(connection);
  bool contradicts = false;
  const bool reached = journal::prove_leaves(size, root, found, [&](std::uint64_t index, const journal::Hash& leaf) {
    const auto record = static_cast<std::int64_t>(index) + 1;
    std::optional<journal::Hash> known;
    connection.cached("SELECT hash FROM true_leaf WHERE record = $1")
        .one([&](const sql::Statement& row) { known = hash_of(row.blob(0)); }, record);
    if (known)
      contradicts = contradicts || *known != leaf;
    else
      connection.cached("INSERT INTO true_leaf (record, hash, by_head) VALUES ($1, $2, $3)")
          .run(record, bytes_of(leaf), by_head);
  });
  if (!contradicts) return reached;
  connection.cached("DELETE FROM true_leaf WHERE by_head = $1").run(true);
  head_contradicts_ = true;
  return false;
}

void Salvage::prove(const SalvageOrder& order) {
  auto& connection = scratch_.connection();
  connection.execute("DELETE FROM true_leaf");
  trust_ = Trust::nothing;
  head_contradicts_ = false;
  if (order.checkpoint && prove_by(order.checkpoint->size, order.checkpoint->root, false)) trust_ = Trust::checkpoint;
  std::vector<Head> heads = older_heads_;
  if (head_) heads.insert(heads.begin(), *head_);
  for (const Head& head : heads) {
    has_root_ = true;
    if (!prove_by(static_cast<std::uint64_t>(head.size), head.root, true)) {
      if (head_contradicts_) break;
      continue;
    }
    if (trust_ == Trust::nothing) trust_ = Trust::head;
    break;
  }
  // A head that proves all that a checkpoint covers, but not the checkpoint, is of another history.
  if (trust_ == Trust::head && order.checkpoint) {
    const auto covered = static_cast<std::int64_t>(order.checkpoint->size);
    const auto proved =
        connection.cached("SELECT COUNT(*) FROM true_leaf WHERE record <= $1").one_int64(covered).value_or(0);
    if (proved == covered) {
      connection.execute("DELETE FROM true_leaf");
      head_contradicts_ = true;
      trust_ = Trust::nothing;
    }
  }
  judge();
}

void Salvage::judge() {
  Found found(scratch_.connection());
  scratch_.connection().execute("DELETE FROM chosen");
  std::vector<journal::TileHashes> tiles;
  for (std::int64_t record = 1; record <= size(); ++record) {
    if ((record - 1) % in_tile == 0) tiles = found.tiles(0, static_cast<std::uint64_t>((record - 1) / in_tile));
    salvaged_[static_cast<std::size_t>(record - 1)] = judged(record, tiles);
  }
}

Salvaged Salvage::judged(std::int64_t record, const std::vector<journal::TileHashes>& tiles) {
  auto& connection = scratch_.connection();
  const auto choose = [&](std::int64_t number) {
    connection.cached("INSERT INTO chosen (record, found) VALUES ($1, $2)").run(record, number);
  };
  std::optional<journal::Hash> leaf;
  connection.cached("SELECT hash FROM true_leaf WHERE record = $1")
      .one([&](const sql::Statement& row) { leaf = hash_of(row.blob(0)); }, record);
  Salvaged salvaged;
  std::int64_t best = 0;
  connection.cached("SELECT number, hash, whence, body FROM found WHERE record = $1 ORDER BY number")
      .for_each(
          [&](const sql::Statement& row) {
            const journal::Hash hash = hash_of(row.blob(1));
            const auto whence = static_cast<Whence>(row.int64(2));
            const auto better = [&](Certainty certainty, Doubt doubt) {
              if (best != 0 && salvaged.certainty <= certainty) return;
              salvaged = {certainty, doubt, whence};
              best = row.int64(0);
            };
            const auto place = static_cast<std::size_t>((record - 1) % in_tile);
            const bool agrees = std::ranges::any_of(tiles, [&](const auto& tile) { return tile[place] == hash; });
            if (leaf && *leaf == hash) {
              better(Certainty::proved, Doubt::none);
            } else if (leaf) {
              if (best == 0) salvaged.doubt = Doubt::altered;
            } else if (agrees) {
              better(Certainty::agrees, Doubt::unreached);
            } else if (!decode(row.text(3))) {
              if (best == 0) salvaged.doubt = Doubt::garbled;
            } else {
              const std::int64_t known = head_ ? head_->size : size();
              better(Certainty::readable, record > known                       ? Doubt::beyond
                                          : record > known / in_tile * in_tile ? Doubt::edge
                                          : tiles.empty()                      ? Doubt::tile_gone
                                                                               : Doubt::differs);
            }
          },
          record);
  if (best != 0) choose(best);
  return salvaged;
}

std::array<std::int64_t, 4> Salvage::counts() const {
  std::array<std::int64_t, 4> counts{};
  for (const Salvaged& one : salvaged_) ++counts[static_cast<std::size_t>(one.certainty)];
  return counts;
}

std::string Salvage::body(std::int64_t record) {
  std::string body;
  scratch_.connection()
      .cached("SELECT body FROM chosen JOIN found ON found.number = chosen.found WHERE chosen.record = $1")
      .one([&](const sql::Statement& row) { body = row.text(0); }, record);
  return body;
}

std::int64_t Salvage::leading(bool unproved) const {
  const auto leads = [&](const Salvaged& one) {
    if (one.certainty == Certainty::proved) return true;
    if (one.certainty == Certainty::lost) return false;
    if (unproved) return true;
    return trust_ == Trust::nothing && (one.certainty == Certainty::agrees || !has_root_);
  };
  return std::ranges::find_if_not(salvaged_, leads) - salvaged_.begin();
}

std::optional<Salvage::Rebuilt> Salvage::rebuild(std::int64_t leading, const std::filesystem::path& to) {
  std::error_code fault;
  if (std::filesystem::exists(to, fault)) throw sql::Failure(sql::Cause::exists, to.string() + " exists already");
  const std::filesystem::path unfinished = to.string() + ".unfinished";
  const auto discard = [&] {
    for (const char* tail : {"", "-wal", "-shm"}) std::filesystem::remove(unfinished.string() + tail, fault);
  };
  const LogReader log = [&](std::int64_t after, std::int64_t most, const auto& take) {
    for (std::int64_t record = after + 1; record <= std::min(after + most, leading); ++record)
      take(record, body(record));
  };
  Rebuilt rebuilt;
  while (leading > 0) {
    discard();
    try {
      const auto connection = sql::sqlite::open(unfinished, sql::sqlite::Access::create, identity, options);
      sql::Transaction transaction(*connection, sql::Transaction::Kind::write);
      create_tables(*connection);
      Store store(*connection);
      rebuilt.head = replay_log(log, leading, store, false);
      transaction.commit();
    } catch (const BrokenRecord& broken) {
      rebuilt.refused = broken.record();
      rebuilt.why = broken.what();
      leading = broken.record() - 1;
      continue;
    } catch (...) {
      discard();
      throw;
    }
    if (!Book::open(unfinished, sql::sqlite::Access::read).verify(1).empty()) {
      discard();
      throw sql::Failure(sql::Cause::corrupt, "what was made anew does not verify");
    }
    std::filesystem::rename(unfinished, to);
    return rebuilt;
  }
  discard();
  return std::nullopt;
}

}  // namespace tungdong::book
