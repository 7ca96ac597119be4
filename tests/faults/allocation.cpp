#include "tests/faults/allocation.hpp"

#include <atomic>
#include <cstdlib>
#include <new>

#include <sqlite3.h>

namespace tungdong::faults {

namespace {

std::atomic<std::int64_t> count{0};
std::int64_t failing = 0;

bool fails() {
  return ++count == failing;
}

void* take(std::size_t bytes) {
  if (fails()) return nullptr;
  return std::malloc(bytes == 0 ? 1 : bytes);
}
void* take_aligned(std::size_t bytes, std::align_val_t alignment) {
  if (fails()) return nullptr;
  const auto step = static_cast<std::size_t>(alignment);
  return std::aligned_alloc(step, (bytes + step - 1) / step * step);
}

sqlite3_mem_methods memory{};

}  // namespace

void exhaust_memory(std::int64_t nth) {
  sqlite3_shutdown();
  sqlite3_config(SQLITE_CONFIG_GETMALLOC, &memory);
  sqlite3_mem_methods ours = memory;
  ours.xMalloc = [](int bytes) -> void* { return fails() ? nullptr : memory.xMalloc(bytes); };
  ours.xRealloc = [](void* old, int bytes) -> void* { return fails() ? nullptr : memory.xRealloc(old, bytes); };
  sqlite3_config(SQLITE_CONFIG_MALLOC, &ours);
  sqlite3_initialize();
  count = 0;
  failing = nth;
}

std::int64_t allocation_count() {
  return count;
}

}  // namespace tungdong::faults

void* operator new(std::size_t bytes) {
  void* const memory = tungdong::faults::take(bytes);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}
void* operator new(std::size_t bytes, std::align_val_t alignment) {
  void* const memory = tungdong::faults::take_aligned(bytes, alignment);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}
void* operator new(std::size_t bytes, const std::nothrow_t&) noexcept {
  return tungdong::faults::take(bytes);
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::align_val_t) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept {
  std::free(memory);
}
