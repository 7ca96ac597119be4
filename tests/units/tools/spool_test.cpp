// Pieces in the order of their places, whatever part of them lies on the disk.
#include "tools/sheet/spool.hpp"

#include <random>

#include <catch2/catch.hpp>
#include <fmt/format.h>

namespace tungdong::tools {
namespace {

std::vector<std::pair<Place, std::string>> all(Spool& spool) {
  std::vector<std::pair<Place, std::string>> pieces;
  spool.begin();
  while (const auto piece = spool.next()) pieces.emplace_back(piece->place, piece->bytes);
  return pieces;
}

TEST_CASE("what was spooled comes back in order, as often as asked, however little is held in memory") {
  const std::size_t held = GENERATE(std::size_t{0}, std::size_t{500}, std::size_t{20'000}, std::size_t{1'000'000});
  const bool shuffled = GENERATE(false, true);
  CAPTURE(held, shuffled);
  std::vector<std::pair<Place, std::string>> pieces;
  for (std::uint64_t i = 0; i < 2'000; ++i) {
    // Of any length, so that pieces end and begin anywhere in what is read at once; one is longer than that.
    const std::size_t length = i == 700 ? 200'000 : i * 37 % 211;
    pieces.emplace_back(Place{.kind = 0,
                              .day = static_cast<std::int32_t>(i / 600) - 1,
                              .step = static_cast<std::uint32_t>(i / 50 % 12),
                              .sheet = 0,
                              .row = i},
                        std::string(length, static_cast<char>('a' + i % 26)));
  }
  auto order = pieces;
  if (shuffled) std::ranges::shuffle(order, std::mt19937(3));
  Spool spool(held);
  for (const auto& [place, bytes] : order) spool.add(place, bytes);
  CHECK((all(spool) == pieces));
  spool.begin();
  spool.next();  // left in the middle
  CHECK((all(spool) == pieces));
}

TEST_CASE("a spool of nothing") {
  Spool spool;
  CHECK(all(spool).empty());
  spool.add({}, "");
  CHECK(all(spool).size() == 1);
}

}  // namespace
}  // namespace tungdong::tools
