#pragma once
// Money in the model: every move brings one parcel, every parcel but those of the origin is made of pieces of earlier
// ones. Nothing is ever added up beforehand: whatever is asked is counted from all parcels.

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "tests/simulation/history.hpp"

namespace tungdong::simulation {

struct Piece {
  std::size_t of{};
  std::int64_t amount{};
};

// The stands that money went through on its way, the last one last; what was given back is off it.
using Path = std::vector<std::string>;

struct Parcel {
  std::int64_t record{};
  int line{};
  std::string date;
  std::string kind;
  std::string inverts{};  // of a reversal: the kind of its original
  std::int64_t undoes{};  // and its record
  Account from;
  Account to;
  std::int64_t amount{};
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

  // Authority that came to the available accounts of a unit and was not withdrawn again: its plan.
  template <class Picks>
  std::int64_t plan(Picks&& picks) const {
    std::int64_t sum = 0;
    for (const Parcel& parcel : parcels_) {
      const bool back = parcel.kind == "reverse";
      const std::string& kind = back ? parcel.inverts : parcel.kind;
      const Account& from = back ? parcel.to : parcel.from;
      const Account& to = back ? parcel.from : parcel.to;
      const std::int64_t amount = back ? -parcel.amount : parcel.amount;
      const bool along = kind == "carry" || kind == "reallocate";
      const bool brings = kind == "appropriate" || kind == "receive" || kind == "allot" || along;
      if (brings && to.stand.starts_with("available:") && picks(to)) sum += amount;
      if ((along || kind == "withdraw") && from.stand.starts_with("available:") && picks(from)) sum -= amount;
    }
    return sum;
  }

 private:
  std::set<Path> paths_of(const Parcel& parcel) const;
  std::set<Path> paths_before(const Parcel& reversal, std::size_t parcel) const;

  std::vector<Parcel> parcels_;
};

}  // namespace tungdong::simulation
