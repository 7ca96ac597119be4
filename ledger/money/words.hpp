#pragma once

#include <string>

#include "ledger/money/dong.hpp"

namespace tungdong::money {

/// The amount in Vietnamese words, as a voucher states it beside the digits: 1.200 is "một nghìn hai trăm đồng".
///   - a group after another is read in full: 1.005 is "một nghìn không trăm linh năm đồng"; a group of three zeros
///     is passed over
///   - "linh" for a zero in the tens; after "mươi" 1 is "mốt", 4 is "tư", 5 is "lăm"; after "mười" 5 is "lăm"
///   - nghìn, triệu, tỷ; above tỷ the count of tỷ is read as a number of its own: "nghìn tỷ", "triệu tỷ", "tỷ tỷ"
///   - "âm" before a negative amount
/// All in lower case: whoever begins a sentence with it makes the capital.
std::string in_words(Dong amount);

}  // namespace tungdong::money
