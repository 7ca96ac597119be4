#include "ledger/book/draft.hpp"

#include "ledger/journal/text.hpp"
#include "ledger/record/codec.hpp"

namespace tungdong::book {

namespace {

journal::Envelope envelope_of(const Draft& draft, std::int64_t at_us) {
  return {.version = 1,
          .kind = std::string(rules::kind_of(draft.body)),
          .key = draft.key,
          .by = draft.by,
          .doc = draft.doc,
          .at_us = at_us,
          .date = draft.date};
}

constexpr std::size_t largest_text_bytes = 4000;

bool recordable(money::Dong amount) {
  return amount <= money::Dong::largest_recordable() && amount >= -money::Dong::largest_recordable();
}

struct FormCheck {
  std::string_view kind;
  words::Refusals& refusals;

  void text(std::string_view field, std::string_view value) {
    if (value.size() > largest_text_bytes)
      refusals.push_back({"text-too-long",
                          {{"field", std::string(field)},
                           {"bytes", static_cast<std::int64_t>(value.size())},
                           {"largest", static_cast<std::int64_t>(largest_text_bytes)}}});
    else if (!journal::is_nfc(value))
      refusals.push_back({"text-not-nfc", {{"field", std::string(field)}}});
  }

  template <class T>
  void value(std::string_view field, const T& value) {
    if constexpr (std::is_same_v<T, std::string>) {
      text(field, value);
    } else if constexpr (std::is_same_v<T, record::Date>) {
      const int year = static_cast<int>(value.year());
      if (record::present(value) && (!value.ok() || year < 1900 || year > 2999))
        refusals.push_back(record::field_malformed(kind, field, ""));
    } else if constexpr (std::is_same_v<T, rules::Attributes>) {
      for (const auto& [attribute, content] : value.values()) text(record::name_of(attribute), content);
    } else if constexpr (record::IsOptional<T>::value) {
      if (value) this->value(field, *value);
    } else if constexpr (record::IsVector<T>::value) {
      for (const auto& item : value) {
        if constexpr (record::Fielded<std::remove_cvref_t<decltype(item)>>)
          fields(item);
        else
          this->value(field, item);
      }
    } else if constexpr (std::is_same_v<T, chart::Stand>) {
      text(field, value.holder.code);
      if (value.holder.code.empty()) refusals.push_back(record::field_missing(kind, field));
    } else if constexpr (std::is_same_v<T, std::int64_t>) {
      if (value > journal::largest_integer || value < -journal::largest_integer)
        refusals.push_back(record::field_malformed(kind, field, std::to_string(value)));
    } else if constexpr (std::is_same_v<T, money::Dong>) {
      // Of an entry it is said with the number of the line.
      if (kind != rules::Entry::kind && !recordable(value))
        refusals.push_back({"field-amount", {{"field", std::string(field)}, {"amount", value}}});
    }
  }

  template <record::Fielded T>
  void fields(const T& item) {
    T::fields([&](std::string_view name, auto member, record::Need need) {
      const auto& content = item.*member;
      if (need != record::Need::optional && !record::present(content))
        refusals.push_back(record::field_missing(kind, name));
      else
        value(name, content);
    });
  }
};

}  // namespace

bool stands_with_others(const Draft& draft) {
  const auto* entry = std::get_if<rules::Entry>(&draft.body);
  return std::holds_alternative<chart::Approval>(draft.body) || (entry != nullptr && entry->part);
}

void encode(std::string& out, const Draft& draft, std::int64_t at_us) {
  static thread_local journal::ObjectWriter writer;
  writer.clear();
  journal::write(writer, envelope_of(draft, at_us));
  std::visit([](const auto& body) { record::write_fields(writer, body); }, draft.body);
  writer.finish(out);
}

std::expected<Recorded, words::Refusal> decode(std::string_view body) {
  static thread_local journal::JsonParser parser;
  const auto json = parser.parse(body);
  if (!json) return std::unexpected(words::Refusal{"record-malformed", {{"reason", json.error().message}}});
  auto envelope = journal::read(*json);
  if (!envelope) return std::unexpected(words::Refusal{"record-malformed", {{"reason", envelope.error().message}}});
  std::expected<Recorded, words::Refusal> recorded =
      std::unexpected(words::Refusal{"record-kind", {{"kind", envelope->kind}}});
  rules::for_each_kind([&]<class T>() {
    if (T::kind != envelope->kind) return;
    auto read = record::read_fields<T>(T::kind, *json);
    if (read)
      recorded = Recorded{std::move(*envelope), std::move(*read)};
    else
      recorded = std::unexpected(read.error());
  });
  return recorded;
}

words::Refusals check_form(const Draft& draft) {
  words::Refusals refusals;
  FormCheck check{rules::kind_of(draft.body), refusals};
  if (draft.key.empty()) refusals.push_back(record::field_missing(check.kind, "key"));
  if (draft.by.empty()) refusals.push_back(record::field_missing(check.kind, "by"));
  check.text("key", draft.key);
  check.text("by", draft.by);
  check.text("doc", draft.doc);
  if (!record::present(draft.date)) refusals.push_back(record::field_missing(check.kind, "date"));
  check.value("date", draft.date);
  std::visit([&](const auto& body) { check.fields(body); }, draft.body);
  if (const auto* entry = std::get_if<rules::Entry>(&draft.body))
    for (const auto& line : entry->lines) {
      if (line.of && !entry->reverses)
        refusals.push_back(record::field_malformed(check.kind, "of", record::name_of(*line.of)));
      if (!recordable(line.amount))
        refusals.push_back({"too-large",
                            {{"amount", line.amount},
                             {"largest", money::Dong::largest_recordable()},
                             {"line", std::int64_t{&line - entry->lines.data() + 1}}}});
    }
  return refusals;
}

}  // namespace tungdong::book
