#include "tests/faults/disk.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <map>
#include <new>
#include <optional>
#include <random>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

#include <sqlite3.h>

namespace tungdong::faults {

namespace {

using Bytes = std::vector<char>;

constexpr std::size_t sector_bytes = 512;  // what a disk writes whole or not at all

// A change that no sync has made safe: bytes at a place, or a new length.
struct Change {
  std::size_t at{};
  Bytes bytes;
  bool truncates = false;
};

void apply(Bytes& file, const Change& change) {
  if (change.truncates) return file.resize(change.at);
  if (file.size() < change.at + change.bytes.size()) file.resize(change.at + change.bytes.size());
  std::ranges::copy(change.bytes, file.begin() + static_cast<std::ptrdiff_t>(change.at));
}

// A file as it would be found after a power cut: what is safe, and what may or may not have come down since. It is held
// open, so that it is found again under whatever name it has by then.
struct Platter {
  int descriptor = -1;
  Bytes safe;
  std::vector<Change> since;
  std::string removed;  // its name, where that was taken away
};

struct Disk {
  Plan plan;
  std::array<int, request_names.size()> counts{};
  int changes = 0;
  bool broken = false;
  std::map<ino_t, Platter> platters;
};
Disk disk;

Bytes read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return Bytes(std::istreambuf_iterator<char>(file), {});
}

// Of a write some sectors, of all writes some: not in their order, as a disk's own cache has it.
Bytes as_found(const Platter& platter, std::mt19937& random) {
  Bytes file = platter.safe;
  for (const Change& change : platter.since) {
    const auto fate = random() % 4;
    if (fate == 0) continue;
    if (fate > 1 || change.truncates || change.bytes.size() <= sector_bytes) {
      apply(file, change);
      continue;
    }
    for (std::size_t at = 0; at < change.bytes.size(); at += sector_bytes) {
      if (random() % 2 == 0) continue;
      const auto from = change.bytes.begin() + static_cast<std::ptrdiff_t>(at);
      const auto count = std::min(sector_bytes, change.bytes.size() - at);
      apply(file, {change.at + at, Bytes(from, from + static_cast<std::ptrdiff_t>(count)), false});
    }
  }
  return file;
}

void write_file(int descriptor, const Bytes& bytes) {
  if (::ftruncate(descriptor, 0) != 0 || ::pwrite(descriptor, bytes.data(), bytes.size(), 0) < 0) std::abort();
}

// What was removed may still have its name, where its folder is still there.
int found_again(const std::string& name) {
  return ::open(name.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
}

[[noreturn]] void cut_power() {
  std::mt19937 random(disk.plan.seed);
  for (const auto& [inode, platter] : disk.platters) {
    const bool removed = !platter.removed.empty();
    if (removed && random() % 2 == 0) continue;
    const Bytes found = as_found(platter, random);
    const int descriptor = removed ? found_again(platter.removed) : platter.descriptor;
    if (descriptor >= 0) write_file(descriptor, found);
  }
  ::_exit(cut_off);
}

bool fails(Request request) {
  const int count = ++disk.counts[static_cast<std::size_t>(request)];
  if (disk.plan.fault != Fault::once && disk.plan.fault != Fault::lasting) return false;
  if (request != disk.plan.request) return false;
  const bool now = disk.plan.fault == Fault::once ? count == disk.plan.nth : count >= disk.plan.nth;
  disk.broken |= now;
  return now;
}

void count_change() {
  if (disk.plan.fault == Fault::power_cut && ++disk.changes == disk.plan.nth) cut_power();
}

struct File {
  sqlite3_file base;
  Platter* platter;  // of the database and its log; none of what a restart forgets
  sqlite3_file* real;
};

// The machine's own file system, that stands behind one of ours.
sqlite3_vfs* machine(sqlite3_vfs* ours) {
  return static_cast<sqlite3_vfs*>(ours->pAppData);
}
File& of(sqlite3_file* file) {
  return *reinterpret_cast<File*>(file);
}
sqlite3_file* real(sqlite3_file* file) {
  return of(file).real;
}

int close(sqlite3_file* file) {
  return real(file)->pMethods->xClose(real(file));
}
int read(sqlite3_file* file, void* into, int count, sqlite3_int64 at) {
  if (fails(Request::read)) return SQLITE_IOERR_READ;
  return real(file)->pMethods->xRead(real(file), into, count, at);
}
int write(sqlite3_file* file, const void* from, int count, sqlite3_int64 at) {
  if (fails(Request::space)) return SQLITE_FULL;
  if (fails(Request::write)) {
    // A write that fails may have come down in part.
    real(file)->pMethods->xWrite(real(file), from, count / 2, at);
    return SQLITE_IOERR_WRITE;
  }
  if (Platter* platter = of(file).platter; platter != nullptr) {
    const char* bytes = static_cast<const char*>(from);
    platter->since.push_back({static_cast<std::size_t>(at), Bytes(bytes, bytes + count), false});
    count_change();
  }
  return real(file)->pMethods->xWrite(real(file), from, count, at);
}
int truncate(sqlite3_file* file, sqlite3_int64 size) {
  if (fails(Request::truncate)) return SQLITE_IOERR_TRUNCATE;
  if (Platter* platter = of(file).platter; platter != nullptr) {
    platter->since.push_back({static_cast<std::size_t>(size), {}, true});
    count_change();
  }
  return real(file)->pMethods->xTruncate(real(file), size);
}
int sync(sqlite3_file* file, int flags) {
  if (fails(Request::sync)) return SQLITE_IOERR_FSYNC;
  if (Platter* platter = of(file).platter; platter != nullptr) {
    count_change();  // the power may go before the sync is through
    for (const Change& change : platter->since) apply(platter->safe, change);
    platter->since.clear();
  }
  // The machine under the test is not to lose its power: to sync for real would only make the test slow.
  static_cast<void>(flags);
  return SQLITE_OK;
}
int size(sqlite3_file* file, sqlite3_int64* bytes) {
  return real(file)->pMethods->xFileSize(real(file), bytes);
}
int lock(sqlite3_file* file, int level) {
  return real(file)->pMethods->xLock(real(file), level);
}
int unlock(sqlite3_file* file, int level) {
  return real(file)->pMethods->xUnlock(real(file), level);
}
int reserved(sqlite3_file* file, int* out) {
  return real(file)->pMethods->xCheckReservedLock(real(file), out);
}
int control(sqlite3_file* file, int what, void* arg) {
  return real(file)->pMethods->xFileControl(real(file), what, arg);
}
int sector(sqlite3_file* file) {
  return real(file)->pMethods->xSectorSize(real(file));
}
int character(sqlite3_file* file) {
  return real(file)->pMethods->xDeviceCharacteristics(real(file));
}
int shm_map(sqlite3_file* file, int page, int bytes, int extend, void volatile** at) {
  return real(file)->pMethods->xShmMap(real(file), page, bytes, extend, at);
}
int shm_lock(sqlite3_file* file, int offset, int count, int flags) {
  return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}
void shm_barrier(sqlite3_file* file) {
  real(file)->pMethods->xShmBarrier(real(file));
}
int shm_unmap(sqlite3_file* file, int remove) {
  return real(file)->pMethods->xShmUnmap(real(file), remove);
}
// Version 2: nothing is mapped, so that every read is asked of this disk.
constexpr sqlite3_io_methods methods{2,        close,       read,      write,   truncate, sync,      size,
                                     lock,     unlock,      reserved,  control, sector,   character, shm_map,
                                     shm_lock, shm_barrier, shm_unmap, nullptr, nullptr};

int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out) {
  file->pMethods = nullptr;
  if (fails(Request::open)) return SQLITE_CANTOPEN;
  File& ours = of(file);
  ours.real = reinterpret_cast<sqlite3_file*>(&ours + 1);
  ours.platter = nullptr;
  std::memset(ours.real, 0, static_cast<std::size_t>(machine(vfs)->szOsFile));
  const int code = machine(vfs)->xOpen(machine(vfs), name, ours.real, flags, out);
  if (ours.real->pMethods == nullptr) return code;
  file->pMethods = &methods;
  if (name != nullptr && (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) != 0 &&
      disk.plan.fault == Fault::power_cut) {
    struct stat status {};
    ::stat(name, &status);
    auto [place, is_new] = disk.platters.try_emplace(status.st_ino);
    if (is_new || !place->second.removed.empty())
      place->second = {::open(name, O_RDWR | O_CLOEXEC), read_file(name), {}, {}};
    ours.platter = &place->second;
  }
  return code;
}
int remove(sqlite3_vfs* vfs, const char* name, int sync_folder) {
  if (fails(Request::remove)) return SQLITE_IOERR_DELETE;
  struct stat status {};
  if (::stat(name, &status) == 0)
    if (const auto found = disk.platters.find(status.st_ino); found != disk.platters.end()) {
      count_change();
      found->second.removed = name;
    }
  return machine(vfs)->xDelete(machine(vfs), name, sync_folder);
}

// One of ours under the name of the machine's, which it is found before.
sqlite3_vfs over(const char* name) {
  sqlite3_vfs* const found = sqlite3_vfs_find(name);
  sqlite3_vfs ours = *found;
  ours.pAppData = found;
  ours.pNext = nullptr;
  ours.szOsFile = static_cast<int>(sizeof(File)) + found->szOsFile;
  ours.xOpen = open;
  ours.xDelete = remove;
  return ours;
}

}  // namespace

void break_disk(const Plan& plan) {
  disk = Disk{};
  disk.plan = plan;
  static sqlite3_vfs usual = over("unix");
  static sqlite3_vfs without_locks = over("unix-none");  // that backups are written through
  sqlite3_vfs_register(&usual, 1);
  sqlite3_vfs_register(&without_locks, 0);
}

bool broken() {
  return disk.broken;
}

}  // namespace tungdong::faults
