#pragma once
// Money in the model: every move brings one parcel, every parcel but those of the origin is made of pieces of earlier
// ones. Nothing is ever added up beforehand: whatever is asked is counted from all parcels.

#include <compare>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "tests/simulation/history.hpp"

namespace tungdong::simulation {

struct Piece {
  std::size_t of{};
  std::int64_t amount{};
};

// A stand on the way of money. Who received it or followed another unit has it from whoever that other had it from.
struct Stop {
  std::string stand;
  bool handed_on{};
  auto operator<=>(const Stop&) const = default;
};

// The stands that money went through on its way, the last one last; what was given back is off it.
using Path = std::vector<Stop>;

struct Parcel {
  std::int64_t record{};
  int line{};
  std::string date;
  std::string kind;
  std::string inverts{};                // of a reversal: the kind of its original
  std::optional<std::size_t> undoes{};  // and the parcel of the line that it undoes
  Account from;
  Account to;
  std::int64_t amount{};
  std::string unit{};  // whose year it is of
  std::string from_unit{};
  std::string to_unit{};
  std::string list{};
  std::vector<Piece> pieces{};
  std::set<Path> paths{};
};

class Purse {
 public:
  const std::vector<Parcel>& parcels() const { return parcels_; }
  void add(Parcel parcel);
  void cut_back(std::size_t size) { parcels_.resize(size); }

  // What nobody has taken of a parcel.
  std::int64_t left(std::size_t parcel) const;
  // The parcels of an account dated until a day, oldest first, those drawn out too.
  std::vector<std::size_t> brought(const Account& account, const std::string& until) const;
  // Whether all of a parcel came to where it stands from a place.
  bool came_from(std::size_t parcel, const std::string& place) const;
  // Whether all of a parcel is money that a record brought.
  bool stems_from(std::size_t parcel, std::int64_t record) const;

  template <class Picks>
  std::int64_t stands(Picks&& picks) const {
    std::int64_t sum = 0;
    for (const Parcel& parcel : parcels_) {
      if (picks(parcel.to)) sum += parcel.amount;
      if (picks(parcel.from)) sum -= parcel.amount;
    }
    return sum;
  }

  // What came to some accounts from outside or from above and was not withdrawn again: of a unit its plan, of a holder
  // that was opened what it brought along.
  template <class Picks>
  std::int64_t plan(Picks&& picks) const {
    std::int64_t sum = 0;
    for (const Parcel& parcel : parcels_) {
      const bool back = parcel.kind == "reverse";
      const std::string& kind = back ? parcel.inverts : parcel.kind;
      const Account& from = back ? parcel.to : parcel.from;
      const Account& to = back ? parcel.from : parcel.to;
      const std::int64_t amount = back ? -parcel.amount : parcel.amount;
      const bool of_unit = from.stand.starts_with("available:");
      const bool along = of_unit && (kind == "carry" || kind == "reallocate" || kind == "succeed");
      const bool brings = kind == "open" || kind == "appropriate" || kind == "contribute" || kind == "receive" ||
                          kind == "allot" || along;
      if (brings && picks(to)) sum += amount;
      if ((along || (of_unit && kind == "withdraw")) && picks(from)) sum -= amount;
    }
    return sum;
  }

 private:
  std::set<Path> paths_of(const Parcel& parcel) const;
  const std::vector<Piece>& made_of(const Parcel& parcel) const;

  std::vector<Parcel> parcels_;
};

}  // namespace tungdong::simulation
