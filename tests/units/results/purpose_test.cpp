#include "ledger/results/purpose.hpp"

#include <catch2/catch.hpp>

namespace tungdong::results {
namespace {

using money::Dong;

const Intervention water{"NUOC", "Nước sạch", {}, 200'000, 500'000, 300'000};
const Intervention skills{"NGHE", "Đào tạo nghề", {}, 1'000'000, 0, 0};
const std::vector<const Intervention*> types{&water, nullptr, &skills};

TEST_CASE("types of intervention are read with and without a weight") {
  CHECK(read_weighted("NUOC")->code == "NUOC");
  CHECK_FALSE(read_weighted("NUOC")->ppm);
  CHECK(read_weighted("NUOC=250000")->ppm == 250'000);
  CHECK(read_weighted("NUOC=0")->ppm == 0);
  for (const char* text : {"", "=5", "NUOC=", "NUOC=x", "NUOC=-1", "NUOC=1000001", "NUOC=5=5", "NUOC=1.5"}) {
    INFO(text);
    CHECK_FALSE(read_weighted(text));
  }
}

TEST_CASE("a list has no weights, or weights of the whole") {
  struct Case {
    std::vector<std::string> list;
    bool good;
  };
  for (const Case& one : {Case{{}, true}, Case{{"A"}, true}, Case{{"A", "B"}, true}, Case{{"A=1000000"}, true},
                          Case{{"A=400000", "B=600000"}, true}, Case{{"A=400000", "B=600001"}, false},
                          Case{{"A=400000", "B"}, false}, Case{{"A", "A"}, false}, Case{{"A=x"}, false}})
    CHECK(well_weighted(one.list) == one.good);
}

TEST_CASE("the shares of the purposes are the whole") {
  struct Case {
    std::vector<std::string> list;
    PurposeShares shares;  // capability, infrastructure, support, unstated
  };
  for (const Case& one : {
           Case{{"NUOC"}, {200'000, 500'000, 300'000, 0}},
           // Half each: 0.5 · (20, 50, 30) + 0.5 · (100, 0, 0) per cent.
           Case{{"NUOC", "NGHE"}, {600'000, 250'000, 150'000, 0}},
           // A quarter and three: 0.25 · (20, 50, 30) + 0.75 · (100, 0, 0).
           Case{{"NUOC=250000", "NGHE=750000"}, {800'000, 125'000, 75'000, 0}},
           Case{{"NUOC", "XX"}, {100'000, 250'000, 150'000, 500'000}},
           Case{{"XX"}, {0, 0, 0, 1'000'000}},
           Case{{}, {0, 0, 0, 1'000'000}},
       })
    CHECK(purpose_shares(one.list, types) == one.shares);
}

TEST_CASE("an amount by purpose adds up to it") {
  // 1,001 over 20, 50, 30 %: 200.2, 500.5, 300.3; the đồng left over goes to the largest remainder, .5.
  CHECK(apportion_purpose(Dong(1001), purpose_shares(std::vector<std::string>{"NUOC"}, types)) ==
        std::array{Dong(200), Dong(501), Dong(300), Dong(0)});
  CHECK(apportion_purpose(Dong(0), {200'000, 500'000, 300'000, 0}) == std::array<Dong, 4>{});
}

}  // namespace
}  // namespace tungdong::results
