#include "tests/simulation/purse.hpp"

#include <algorithm>

namespace tungdong::simulation {

namespace {

bool gives_back(const std::string& kind) {
  return kind == "release" || kind == "refund" || kind == "withdraw" || kind == "repay";
}

}  // namespace

void Purse::add(Parcel parcel) {
  parcel.paths = paths_of(parcel);
  parcels_.push_back(std::move(parcel));
}

std::int64_t Purse::left(std::size_t parcel) const {
  std::int64_t left = parcels_[parcel].amount;
  for (const Parcel& later : parcels_)
    for (const Piece& piece : later.pieces)
      if (piece.of == parcel) left -= piece.amount;
  return left;
}

std::vector<std::size_t> Purse::brought(const Account& account, const std::string& until) const {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < parcels_.size(); ++i)
    if (parcels_[i].to == account && parcels_[i].date <= until) found.push_back(i);
  std::ranges::stable_sort(found, {}, [&](std::size_t i) { return parcels_[i].date; });
  return found;
}

// What a reversal brings back is what the line that it undoes had taken.
const std::vector<Piece>& Purse::made_of(const Parcel& parcel) const {
  return parcel.undoes ? parcels_[*parcel.undoes].pieces : parcel.pieces;
}

// Money that goes on has one more stand behind it. Money that is given back has what it had where it is given back to,
// or, where it came into the book further on and was never seen there, what it had when it came: whoever gave it back
// is not where it came from.
std::set<Path> Purse::paths_of(const Parcel& parcel) const {
  std::set<Path> paths;
  if (!parcel.undoes && parcel.from.stand.starts_with("origin:")) return {Path{{parcel.from.stand, false}}};
  for (const Piece& piece : made_of(parcel))
    for (Path path : parcels_[piece.of].paths) {
      const auto before = std::ranges::find(path, parcel.to.stand, &Stop::stand);
      if (parcel.undoes || parcel.from.stand == parcel.to.stand) {
        // Brought back, carried over or moved to another component: it is where it was.
      } else if (gives_back(parcel.kind)) {
        path.erase(before == path.end() ? path.begin() + 1 : before, path.end());
      } else {
        path.push_back({parcel.from.stand, parcel.kind == "receive" || parcel.kind == "succeed"});
      }
      paths.insert(std::move(path));
    }
  return paths;
}

// What was received or succeeded to came from whoever sent it too, not only from having been on the way or elsewhere.
bool Purse::came_from(std::size_t parcel, const std::string& place) const {
  return std::ranges::all_of(parcels_[parcel].paths, [&](const Path& path) {
    for (auto stop = path.rbegin(); stop != path.rend(); ++stop) {
      if (stop->stand == place) return true;
      if (!stop->handed_on) return false;
    }
    return false;
  });
}

bool Purse::stems_from(std::size_t parcel, std::int64_t record) const {
  const Parcel& made = parcels_[parcel];
  if (made.record == record) return true;
  const auto& pieces = made_of(made);
  return !pieces.empty() &&
         std::ranges::all_of(pieces, [&](const Piece& piece) { return stems_from(piece.of, record); });
}

}  // namespace tungdong::simulation
