#include "ledger/journal/envelope.hpp"

#include <optional>
#include <stdexcept>

#include "ledger/journal/iso_date.hpp"

namespace tungdong::journal {
namespace {

constexpr int only_version = 1;

// Takes members out of a record and keeps the first fault, so that reading is one straight list.
class Reader {
 public:
  explicit Reader(JsonView record) : record_(record) {}

  std::int64_t integer(std::string_view name) {
    const auto member = required(name);
    if (!member) return 0;
    const auto value = member->integer();
    if (!value) fail(JsonFault::Code::wrong_kind, name, "must be an integer");
    return value.value_or(0);
  }

  std::string text(std::string_view name) {
    const auto member = required(name);
    return member ? text(name, *member) : std::string();
  }

  std::string optional_text(std::string_view name) {
    const auto member = record_.member(name);
    if (!member) return {};
    std::string value = text(name, *member);
    expect(!value.empty(), name, "must be left out rather than empty");
    return value;
  }

  void expect(bool holds, std::string_view name, std::string_view otherwise) {
    if (!holds) fail(JsonFault::Code::wrong_value, name, otherwise);
  }

  const std::optional<JsonFault>& fault() const { return fault_; }

 private:
  std::string text(std::string_view name, JsonView member) {
    const auto value = member.text();
    if (!value) fail(JsonFault::Code::wrong_kind, name, "must be text");
    return std::string(value.value_or(std::string_view()));
  }

  std::optional<JsonView> required(std::string_view name) {
    const auto member = record_.member(name);
    if (!member) fail(JsonFault::Code::missing_member, name, "is missing");
    return member;
  }

  void fail(JsonFault::Code code, std::string_view name, std::string_view otherwise) {
    if (fault_) return;
    std::string message = "member \"";
    fault_ = JsonFault{code, message.append(name).append("\" ").append(otherwise)};
  }

  JsonView record_;
  std::optional<JsonFault> fault_;
};

}  // namespace

void write(ObjectWriter& writer, const Envelope& envelope) {
  if (envelope.version != only_version) throw std::invalid_argument("an envelope of an unknown version");
  if (envelope.kind.empty() || envelope.key.empty()) throw std::invalid_argument("an envelope without kind or key");
  if (envelope.at_us < 0) throw std::out_of_range("an envelope recorded before 1970");
  std::string date;
  append_iso(date, envelope.date);
  writer.integer("v", envelope.version);
  writer.text("kind", envelope.kind);
  writer.text("key", envelope.key);
  writer.integer("at", envelope.at_us);
  writer.text("by", envelope.by);
  writer.text("date", date);
  if (!envelope.doc.empty()) writer.text("doc", envelope.doc);
}

std::expected<Envelope, JsonFault> read(JsonView record) {
  if (record.kind() != JsonView::Kind::object) {
    return std::unexpected(JsonFault{JsonFault::Code::wrong_kind, "a record must be an object"});
  }
  Reader reader(record);
  reader.expect(reader.integer("v") == only_version, "v", "must be 1: a later version wrote this record");
  Envelope envelope;
  envelope.kind = reader.text("kind");
  reader.expect(!envelope.kind.empty(), "kind", "must not be empty");
  envelope.key = reader.text("key");
  reader.expect(!envelope.key.empty(), "key", "must not be empty");
  envelope.at_us = reader.integer("at");
  reader.expect(envelope.at_us >= 0, "at", "must not be before 1970");
  envelope.by = reader.text("by");
  const auto date = read_iso(reader.text("date"));
  reader.expect(date.has_value(), "date", "must be a date yyyy-mm-dd of the years 1900 to 2999");
  envelope.doc = reader.optional_text("doc");
  if (const auto& fault = reader.fault()) return std::unexpected(*fault);
  envelope.date = date.value_or(envelope.date);
  return envelope;
}

}  // namespace tungdong::journal
