#pragma once
// Drafts that were read from sheets and wait for the book, as many as there may be: the rows of each lie in a spool, in
// the order in which the book can take them, and are made a draft again when their turn comes.

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "ledger/book/book.hpp"
#include "tools/sheet/ladder.hpp"
#include "tools/sheet/reading.hpp"
#include "tools/sheet/spool.hpp"

namespace tungdong::tools {

// Where a draft was read from.
struct Origin {
  std::size_t sheet{};
  std::vector<Row> rows;
};

// The order: kinds that others refer to first, each by date; what refers to another of its kind after it; entries by
// date, then in the order of a đồng's life, of which all steps down the ladder of units are one.
class Waiting final : public book::Queue {
 public:
  explicit Waiting(std::string by, std::size_t held_bytes = Spool::enough_bytes);

  // Told what became of each, from the first again where the book begins again.
  std::function<void()> begun;
  std::function<void(const Origin& origin, const book::Draft& draft, const book::Fate& fate)> told;

  // A sheet whose drafts come next; its header outlives this.
  void open_sheet(std::string kind, const std::vector<std::string>& header, const NumberForm& form);
  void add(const Brought& brought);
  // Nothing of the sheet that was opened last is to be taken.
  void withdraw_sheet();

  std::size_t size() const override { return size_; }
  void begin() override;
  std::span<const book::Draft> next(std::size_t most) override;
  void tell(const book::Fate& fate) override;
  bool stand_together() const override { return stand_together_; }
  std::vector<std::string> some_keys() const override { return some_keys_; }

 private:
  struct From {
    std::string kind;
    const std::vector<std::string>* header;
    NumberForm form;
    std::size_t drafts = 0;
    bool withdrawn = false;
  };
  // What is held of a draft beside its rows.
  struct Ticket {
    std::uint32_t sheet{};
    std::uint32_t from{};  // of a step: where it takes from
    bool has_key{};        // else the key below is what its content comes to
    std::string key;
    std::string_view rows;
  };
  struct Ready {
    book::Draft draft;
    Origin origin;
  };

  static void write(std::string& out, const Ticket& ticket, std::span<const Row> rows);
  static Ticket read_ticket(std::string_view bytes);
  void note_key(std::string key);
  std::optional<Spool::Piece> look();
  Ticket take(const Spool::Piece& piece);
  Ready make(const Ticket& ticket) const;
  std::optional<Ready> next_one();
  void put_down_the_ladder(const Place& first);
  void collect_kind(const Place& first);

  std::string by_;
  std::size_t held_bytes_;
  std::vector<From> sheets_;
  Spool spool_;
  Ladder ladder_;
  std::size_t size_ = 0;
  bool stand_together_ = false;
  std::vector<std::string> some_keys_;
  std::size_t keys_apart_ = 1;  // how far those of which the keys are kept stand apart

  std::optional<Spool::Piece> ahead_;
  std::unordered_map<std::string, std::int64_t> occurrences_;  // of the contents at a place
  Place occurring_at_;
  std::unique_ptr<Spool> steps_;  // of a day, in the order of the ladder
  std::vector<Ready> collected_;  // of a kind that refers to itself, the next at the end
  std::vector<book::Draft> drafts_;
  std::vector<Origin> origins_;
  std::size_t answered_ = 0;
};

}  // namespace tungdong::tools
