// Receipts: read, written, checked. A fuzzer finds no path to a root that it did not choose.

#include "ledger/proof/receipt.hpp"

#include "tests/fuzz/target.hpp"

using namespace tungdong;

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  const std::string_view text = fuzz::text_of(bytes, count);
  const journal::Hash leaf = journal::leaf_hash("{}");
  const auto told = [](const auto& checked) {
    if (!checked) fuzz::must(!words::say(checked.error(), words::Lang::en).empty());
  };
  if (const auto receipt = proof::read_inclusion(text)) {
    const auto back = proof::read_inclusion(receipt->written());
    fuzz::must(back && *back == *receipt);
    told(proof::check(*receipt, leaf));
  } else {
    told(receipt);
  }
  if (const auto receipt = proof::read_consistency(text)) {
    fuzz::must(receipt->written() == text);
    told(proof::check(*receipt, {.origin = "so-cai.test/x", .size = receipt->earlier, .root = leaf}));
  } else {
    told(receipt);
  }
  return 0;
}
