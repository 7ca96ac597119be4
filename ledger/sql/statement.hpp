#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>

namespace tungdong::sql {

// What a column of a row holds. Anything else, which no program of ours writes, is `foreign`.
enum class Type : std::uint8_t { null, integer, text, blob, foreign };

// One prepared SQL statement of one connection, on the connection's thread. It must not outlive its connection.
//
// Parameters are written $1, $2, … and make their first appearance in that order; then SQLite and PostgreSQL number
// them alike. Parameters are counted from 1, columns from 0. There are three types: 64-bit integer, UTF-8 text and
// bytes. Floating point cannot be bound or read.
//
// Everything here throws Failure when the engine fails or refuses; after a failure the statement can be used again.
class Statement {
 public:
  virtual ~Statement() = default;
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  // Text and bytes are not copied: they must stay unchanged until step() has returned false, or reset().
  // Empty text and empty bytes are values, not NULL. A row must not be standing: reset() first.
  virtual void bind(int index, std::int64_t value) = 0;
  virtual void bind(int index, std::string_view value) = 0;
  virtual void bind(int index, std::span<const std::uint8_t> value) = 0;
  virtual void bind_null(int index) = 0;
  template <std::floating_point F>
  void bind(int index, F value) = delete;

  // Executes up to the next row. True: a row stands, and its columns can be read. False: the statement has ended and
  // is reset, ready to be bound and run again.
  virtual bool step() = 0;

  // Abandons the rows not yet read and releases what the statement holds of the database. Bound values stay, but those
  // that were not copied must not be used by a later step().
  virtual void reset() noexcept = 0;

  // Columns of the standing row. Each throws Failure (Cause::other) unless the value has exactly this type; so NULL
  // is never read as 0 or as empty text: ask is_null() first. Text and bytes are valid until the next step() or
  // reset().
  virtual std::int64_t int64(int column) const = 0;
  virtual std::string_view text(int column) const = 0;
  virtual std::span<const std::uint8_t> blob(int column) const = 0;
  virtual bool is_null(int column) const = 0;
  virtual Type type(int column) const = 0;
  virtual int column_count() const noexcept = 0;

  int parameter_count() const noexcept { return parameter_count_; }

  // The functions below bind all parameters in order, execute, and leave the statement reset, whatever is thrown.
  // Arguments: integers (not std::uint64_t), bool (0 or 1), anything that is a std::string_view or a span of
  // std::uint8_t, std::optional of these, nullptr and std::nullopt. They throw Failure (Cause::other) if the number of
  // arguments is not parameter_count(), or if the statement is in use already further up the call stack.

  // Runs to the end, whatever rows come.
  template <class... A>
  void run(const A&... args) {
    const Use use(*this, sizeof...(A));
    bind_all(args...);
    while (step()) {
    }
  }

  // Calls `fn(const Statement& row)` for each row.
  template <class F, class... A>
  void for_each(F&& fn, const A&... args) {
    const Use use(*this, sizeof...(A));
    bind_all(args...);
    while (step()) std::invoke(fn, std::as_const(*this));
  }

  // Calls `fn(const Statement& row)` for the first row only. False if there is none.
  template <class F, class... A>
  bool one(F&& fn, const A&... args) {
    const Use use(*this, sizeof...(A));
    bind_all(args...);
    if (!step()) return false;
    std::invoke(std::forward<F>(fn), std::as_const(*this));
    return true;
  }

  // First column of the first row; nothing if there is no row, or if it holds NULL (as the sum of no rows does).
  template <class... A>
  std::optional<std::int64_t> one_int64(const A&... args) {
    const Use use(*this, sizeof...(A));
    bind_all(args...);
    if (!step() || is_null(0)) return std::nullopt;
    return int64(0);
  }

 protected:
  explicit Statement(int parameter_count) noexcept : parameter_count_(parameter_count) {}

 private:
  // Claims the statement for one run and resets it at the end: a second run inside a row's callback would otherwise
  // silently take the rows of the first.
  class Use {
   public:
    Use(Statement& statement, std::size_t argument_count) : statement_(statement) { statement.claim(argument_count); }
    ~Use() {
      statement_.reset();
      statement_.in_use_ = false;
    }
    Use(const Use&) = delete;
    Use& operator=(const Use&) = delete;

   private:
    Statement& statement_;
  };

  void claim(std::size_t argument_count) {
    if (in_use_ || argument_count != static_cast<std::size_t>(parameter_count_)) refuse_use(argument_count);
    in_use_ = true;
  }
  [[noreturn]] void refuse_use(std::size_t argument_count) const;

  template <class... A>
  void bind_all(const A&... args) {
    [[maybe_unused]] int index = 0;
    (bind_any(++index, args), ...);
  }

  template <class A>
  void bind_any(int index, const A& value) {
    if constexpr (std::is_same_v<A, std::nullptr_t> || std::is_same_v<A, std::nullopt_t>) {
      bind_null(index);
    } else if constexpr (std::integral<A>) {
      static_assert(std::is_signed_v<A> || sizeof(A) < sizeof(std::int64_t), "a 64-bit unsigned value may not fit");
      bind(index, static_cast<std::int64_t>(value));
    } else if constexpr (std::is_convertible_v<const A&, std::string_view>) {
      bind(index, std::string_view(value));
    } else if constexpr (std::is_convertible_v<const A&, std::span<const std::uint8_t>>) {
      bind(index, std::span<const std::uint8_t>(value));
    } else {
      bind_optional(index, value);
    }
  }

  template <class A>
  void bind_optional(int index, const std::optional<A>& value) {
    if (value) {
      bind_any(index, *value);
    } else {
      bind_null(index);
    }
  }

  int parameter_count_;
  bool in_use_ = false;
};

}  // namespace tungdong::sql
