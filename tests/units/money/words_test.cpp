#include "ledger/money/words.hpp"

#include <cstdint>
#include <limits>
#include <string>

#include <catch2/catch.hpp>

namespace {

using tungdong::money::Dong;
using tungdong::money::in_words;

struct Case {
  std::int64_t count;
  std::string words;
};

TEST_CASE("amounts below a thousand in words") {
  const Case cases[] = {
      {0, "không đồng"},
      {1, "một đồng"},
      {4, "bốn đồng"},
      {5, "năm đồng"},
      {10, "mười đồng"},
      {11, "mười một đồng"},
      {14, "mười bốn đồng"},
      {15, "mười lăm đồng"},
      {19, "mười chín đồng"},
      {20, "hai mươi đồng"},
      {21, "hai mươi mốt đồng"},
      {24, "hai mươi tư đồng"},
      {25, "hai mươi lăm đồng"},
      {55, "năm mươi lăm đồng"},
      {91, "chín mươi mốt đồng"},
      {100, "một trăm đồng"},
      {101, "một trăm linh một đồng"},
      {104, "một trăm linh bốn đồng"},
      {105, "một trăm linh năm đồng"},
      {110, "một trăm mười đồng"},
      {111, "một trăm mười một đồng"},
      {115, "một trăm mười lăm đồng"},
      {221, "hai trăm hai mươi mốt đồng"},
      {555, "năm trăm năm mươi lăm đồng"},
      {678, "sáu trăm bảy mươi tám đồng"},
      {944, "chín trăm bốn mươi tư đồng"},
  };
  for (const auto& [count, words] : cases) CHECK(in_words(Dong(count)) == words);
}

TEST_CASE("amounts of thousands and millions in words") {
  const Case cases[] = {
      {1'000, "một nghìn đồng"},
      {1'001, "một nghìn không trăm linh một đồng"},
      {1'005, "một nghìn không trăm linh năm đồng"},
      {1'010, "một nghìn không trăm mười đồng"},
      {1'015, "một nghìn không trăm mười lăm đồng"},
      {1'021, "một nghìn không trăm hai mươi mốt đồng"},
      {1'200, "một nghìn hai trăm đồng"},
      {15'000, "mười lăm nghìn đồng"},
      {21'000, "hai mươi mốt nghìn đồng"},
      {24'500, "hai mươi tư nghìn năm trăm đồng"},
      {105'000, "một trăm linh năm nghìn đồng"},
      {1'000'000, "một triệu đồng"},
      {1'000'005, "một triệu không trăm linh năm đồng"},
      {1'005'000, "một triệu không trăm linh năm nghìn đồng"},
      {3'000'000, "ba triệu đồng"},
      {1'234'567, "một triệu hai trăm ba mươi tư nghìn năm trăm sáu mươi bảy đồng"},
      {327'695'349, "ba trăm hai mươi bảy triệu sáu trăm chín mươi lăm nghìn ba trăm bốn mươi chín đồng"},
      {873'000'000, "tám trăm bảy mươi ba triệu đồng"},
      {999'999'999, "chín trăm chín mươi chín triệu chín trăm chín mươi chín nghìn chín trăm chín mươi chín đồng"},
  };
  for (const auto& [count, words] : cases) CHECK(in_words(Dong(count)) == words);
}

TEST_CASE("amounts of tỷ, nghìn tỷ and triệu tỷ in words") {
  const Case cases[] = {
      {1'000'000'000, "một tỷ đồng"},
      {1'000'000'001, "một tỷ không trăm linh một đồng"},
      {1'015'000'000, "một tỷ không trăm mười lăm triệu đồng"},
      {4'000'005'000, "bốn tỷ không trăm linh năm nghìn đồng"},
      {140'909'000'000, "một trăm bốn mươi tỷ chín trăm linh chín triệu đồng"},
      {368'700'000'000, "ba trăm sáu mươi tám tỷ bảy trăm triệu đồng"},
      {1'000'000'000'000, "một nghìn tỷ đồng"},
      {1'000'000'000'024, "một nghìn tỷ không trăm hai mươi tư đồng"},
      {4'170'300'000'000, "bốn nghìn một trăm bảy mươi tỷ ba trăm triệu đồng"},
      {4'539'000'000'000, "bốn nghìn năm trăm ba mươi chín tỷ đồng"},
      {5'005'000'000'000, "năm nghìn không trăm linh năm tỷ đồng"},
      {1'000'000'000'000'000, "một triệu tỷ đồng"},
      {1'500'000'000'000'000, "một triệu năm trăm nghìn tỷ đồng"},
      {9'007'199'254'740'991,
       "chín triệu không trăm linh bảy nghìn một trăm chín mươi chín tỷ hai trăm năm mươi tư triệu bảy trăm bốn mươi "
       "nghìn chín trăm chín mươi mốt đồng"},
      {1'000'000'000'000'000'000, "một tỷ tỷ đồng"},
  };
  for (const auto& [count, words] : cases) CHECK(in_words(Dong(count)) == words);
}

TEST_CASE("negative amounts in words") {
  CHECK(in_words(Dong(-1'200)) == "âm một nghìn hai trăm đồng");
  CHECK(in_words(Dong(-5)) == "âm năm đồng");
  CHECK(in_words(Dong(std::numeric_limits<std::int64_t>::min())) ==
        "âm chín tỷ hai trăm hai mươi ba triệu ba trăm bảy mươi hai nghìn không trăm ba mươi sáu tỷ tám trăm năm mươi "
        "tư triệu bảy trăm bảy mươi lăm nghìn tám trăm linh tám đồng");
}

}  // namespace
