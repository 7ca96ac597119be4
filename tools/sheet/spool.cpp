#include "tools/sheet/spool.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "ledger/sql/failure.hpp"

namespace tungdong::tools {

namespace {

constexpr std::size_t buffer_bytes = 1U << 16;

struct Head {
  Place place;
  std::uint64_t bytes;
};
static_assert(std::is_trivially_copyable_v<Head>);

constexpr auto later = [](const auto& one, const auto& other) { return one.place > other.place; };

}  // namespace

void Spool::add(const Place& place, std::string_view bytes) {
  if (!held_.empty() && bytes_.size() + bytes.size() + held_.size() * sizeof(Held) > most_held_) write_run();
  held_.push_back({place, bytes_.size(), bytes.size()});
  bytes_ += bytes;
}

void Spool::write_run() {
  if (!folder_) {
    folder_ = std::make_unique<book::ScratchFolder>();
    const auto mode = std::ios::binary | std::ios::in | std::ios::out | std::ios::trunc;
    file_.open(folder_->path() / "spool", mode);
  }
  std::ranges::sort(held_, {}, &Held::place);
  const bool goes_on = !runs_.empty() && last_written_ < held_.front().place;
  if (!goes_on) runs_.push_back({written_, written_});
  std::string out;
  const auto flush = [&] {
    file_.write(out.data(), static_cast<std::streamsize>(out.size()));
    written_ += out.size();
    out.clear();
  };
  for (const Held& held : held_) {
    const Head head{held.place, held.bytes};
    out.append(reinterpret_cast<const char*>(&head), sizeof head).append(bytes_, held.offset, held.bytes);
    if (out.size() > buffer_bytes) flush();
  }
  flush();
  if (!file_.flush()) throw sql::Failure(sql::Cause::full, "cannot write into " + folder_->path().string());
  runs_.back().end = written_;
  last_written_ = held_.back().place;
  held_.clear();
  bytes_.clear();
}

void Spool::begin() {
  std::ranges::sort(held_, {}, &Held::place);
  cursors_.clear();
  taken_.reset();
  for (const Run& run : runs_)
    cursors_.push_back(
        {.place = {}, .bytes = {}, .at = run.begin, .end = run.end, .buffer = {}, .used = 0, .in_memory = false});
  cursors_.push_back(
      {.place = {}, .bytes = {}, .at = 0, .end = held_.size(), .buffer = {}, .used = 0, .in_memory = true});
  std::erase_if(cursors_, [&](Cursor& cursor) { return !advance(cursor); });
  std::ranges::make_heap(cursors_, later);
}

std::optional<Spool::Piece> Spool::next() {
  if (taken_ && advance(*taken_)) {
    cursors_.push_back(std::move(*taken_));
    std::ranges::push_heap(cursors_, later);
  }
  taken_.reset();
  if (cursors_.empty()) return std::nullopt;
  std::ranges::pop_heap(cursors_, later);
  taken_ = std::move(cursors_.back());
  cursors_.pop_back();
  return Piece{taken_->place, taken_->bytes};
}

// So many bytes of a run; they stay where they are until more are taken.
std::string_view Spool::take(Cursor& cursor, std::size_t bytes) {
  if (cursor.buffer.size() - cursor.used < bytes) {
    cursor.buffer.erase(0, cursor.used);
    cursor.used = 0;
    const std::size_t before = cursor.buffer.size();
    const auto more = static_cast<std::size_t>(
        std::min<std::uint64_t>(cursor.end - cursor.at, std::max(bytes - before, buffer_bytes)));
    cursor.buffer.resize(before + more);
    file_.seekg(static_cast<std::streamoff>(cursor.at));
    file_.read(cursor.buffer.data() + before, static_cast<std::streamsize>(more));
    cursor.at += more;
    if (!file_ || cursor.buffer.size() < bytes)
      throw sql::Failure(sql::Cause::io, "cannot read from " + folder_->path().string());
  }
  return std::string_view(cursor.buffer).substr(std::exchange(cursor.used, cursor.used + bytes), bytes);
}

// False at the end of a run.
bool Spool::advance(Cursor& cursor) {
  if (cursor.in_memory) {
    if (cursor.at == cursor.end) return false;
    const Held& held = held_[cursor.at++];
    cursor.place = held.place;
    cursor.bytes = std::string_view(bytes_).substr(held.offset, held.bytes);
    return true;
  }
  if (cursor.at == cursor.end && cursor.used == cursor.buffer.size()) return false;
  Head head;
  std::memcpy(&head, take(cursor, sizeof head).data(), sizeof head);
  cursor.place = head.place;
  cursor.bytes = take(cursor, static_cast<std::size_t>(head.bytes));
  return true;
}

}  // namespace tungdong::tools
