#include "tests/simulation/purse.hpp"

#include <algorithm>

namespace tungdong::simulation {

namespace {

bool gives_back(const std::string& kind) {
  return kind == "release" || kind == "refund" || kind == "withdraw" || kind == "reverse";
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

// Money that goes on has one more stand behind it. Money that is given back to where it was before has what it had
// then: whoever gave it back is not where it came from.
std::set<Path> Purse::paths_of(const Parcel& parcel) const {
  if (parcel.from.stand.starts_with("origin:")) return {{parcel.from.stand}};
  std::set<Path> paths;
  if (parcel.undoes != 0)
    for (const Piece& piece : parcel.pieces) paths.merge(paths_before(parcel, piece.of));
  if (!paths.empty()) return paths;
  for (const Piece& piece : parcel.pieces)
    for (Path path : parcels_[piece.of].paths) {
      const auto before = std::ranges::find(path, parcel.to.stand);
      if (parcel.from.stand == parcel.to.stand) {
        // Carried over or moved to another component: it is where it was.
      } else if (gives_back(parcel.kind) && before != path.end()) {
        path.erase(before, path.end());
      } else {
        path.push_back(parcel.from.stand);
      }
      paths.insert(std::move(path));
    }
  return paths;
}

// The paths that money had before the line that a reversal undoes moved it.
std::set<Path> Purse::paths_before(const Parcel& reversal, std::size_t parcel) const {
  const Parcel& made = parcels_[parcel];
  const bool undone =
      made.record == reversal.undoes && made.to.stand == reversal.from.stand && made.from.stand == reversal.to.stand;
  std::set<Path> paths;
  for (const Piece& piece : made.pieces) {
    std::set<Path> some = undone ? parcels_[piece.of].paths : paths_before(reversal, piece.of);
    paths.merge(some);
  }
  return paths;
}

// What was received came from whoever sent it, not from having been on the way.
bool Purse::came_from(std::size_t parcel, const std::string& place) const {
  return std::ranges::all_of(parcels_[parcel].paths, [&](const Path& path) {
    const auto last =
        std::find_if(path.rbegin(), path.rend(), [](const auto& stand) { return !stand.starts_with("transit:"); });
    return last != path.rend() && *last == place;
  });
}

bool Purse::stems_from(std::size_t parcel, std::int64_t record) const {
  const Parcel& made = parcels_[parcel];
  if (made.record == record) return true;
  return !made.pieces.empty() &&
         std::ranges::all_of(made.pieces, [&](const Piece& piece) { return stems_from(piece.of, record); });
}

}  // namespace tungdong::simulation
