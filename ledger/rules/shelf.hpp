#pragma once
// The records of one kind that were loaded to decide on.

#include <cstddef>
#include <map>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ledger/rules/known.hpp"

namespace tungdong::rules {

// All records of one kind that were loaded, by key, each key's in the order of the log.
template <class T>
class Shelf {
 public:
  bool loaded(const std::string& key) const { return known_.contains(key); }
  void load(const std::string& key, std::vector<Known<T>> records) {
    size_ += 1 + records.size();
    known_[key] = std::move(records);
  }
  void add(const std::string& key, Known<T> record) {
    ++size_;
    known_[key].push_back(std::move(record));
  }
  // Forgets the last record added under a key.
  void take_back(const std::string& key) {
    --size_;
    known_.at(key).pop_back();
  }
  // How many keys and records, about.
  std::size_t size() const { return size_; }
  // Calls `fn(key, records)` for each key, in the order of the keys.
  template <class F>
  void for_each(F&& fn) const {
    std::map<std::string_view, const std::vector<Known<T>>*> ordered;
    for (const auto& [key, records] : known_) ordered.emplace(key, &records);
    for (const auto& [key, records] : ordered) fn(key, *records);
  }
  // The records under a key; none for a key that was not loaded. For kinds that are always loaded whole.
  std::span<const Known<T>> under(const std::string& key) const {
    const auto found = known_.find(key);
    return found == known_.end() ? std::span<const Known<T>>() : std::span<const Known<T>>(found->second);
  }

  const std::vector<Known<T>>& all(const std::string& key) const {
    const auto found = known_.find(key);
    if (found == known_.end()) throw std::logic_error(std::string(T::kind) + " " + key + " was not loaded");
    return found->second;
  }

  // The version in force on a date: the last recorded whose date is not later. Null where there is none yet.
  const T* on(const std::string& key, Date date) const {
    const auto& records = all(key);
    for (auto record = records.rbegin(); record != records.rend(); ++record)
      if (record->date <= date) return &record->value;
    return nullptr;
  }

  // The last version whatever its date. Null where the key is unknown.
  const T* last(const std::string& key) const {
    const auto& records = all(key);
    return records.empty() ? nullptr : &records.back().value;
  }

 private:
  std::unordered_map<std::string, std::vector<Known<T>>> known_;
  std::size_t size_{};
};

}  // namespace tungdong::rules
