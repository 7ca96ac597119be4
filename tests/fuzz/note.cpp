// Signed notes: what is read is read the same from what it is written as.

#include "ledger/proof/note.hpp"

#include "tests/fuzz/target.hpp"

using namespace tungdong;

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  const std::string_view text = fuzz::text_of(bytes, count);
  const auto note = proof::read_note(text);
  if (!note) {
    fuzz::must(!words::say(note.error(), words::Lang::vi).empty());
    return 0;
  }
  fuzz::must(note->written() == text);
  fuzz::must(note->signatures.size() <= proof::most_signatures);
  return 0;
}
