// JSON and the records of a log. What is canonical stays as it is; a record that is read and written again is read the
// same.

#include "ledger/book/draft.hpp"
#include "ledger/journal/canonical.hpp"
#include "tests/fuzz/target.hpp"

using namespace tungdong;

namespace {

void check_record(std::string_view body) {
  const auto recorded = book::decode(body);
  if (!recorded) {
    fuzz::must(!words::say(recorded.error(), words::Lang::vi).empty());
    return;
  }
  const auto& envelope = recorded->envelope;
  const book::Draft draft{
      .key = envelope.key, .by = envelope.by, .date = envelope.date, .doc = envelope.doc, .body = recorded->body};
  const words::Refusals lacks = book::check_form(draft);
  for (const words::Refusal& refusal : lacks) fuzz::must(!words::say(refusal, words::Lang::en).empty());
  std::string once;
  book::encode(once, draft, envelope.at_us);
  const auto again = book::decode(once);
  if (once.size() > journal::largest_record_bytes) return;
  if (!again) {
    fuzz::must(!lacks.empty());  // a member that says nothing is not written
    return;
  }
  std::string twice;
  book::encode(twice,
               {.key = again->envelope.key,
                .by = again->envelope.by,
                .date = again->envelope.date,
                .doc = again->envelope.doc,
                .body = again->body},
               again->envelope.at_us);
  fuzz::must(twice == once);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  const std::string_view text = fuzz::text_of(bytes, count);
  if (const auto canonical = journal::canonicalise(text)) {
    const auto again = journal::canonicalise(*canonical, {.largest_bytes = 1U << 20, .deepest = 16});
    fuzz::must(again && *again == *canonical);
  }
  check_record(text);
  return 0;
}
