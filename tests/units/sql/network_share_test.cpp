#include "ledger/sql/sqlite/network_share.hpp"

#include <cstdint>
#include <string>
#include <string_view>

#include "tests/units/sql/scratch.hpp"

using tungdong::sql::Cause;
using tungdong::sql::sqlite::network_share;
using tungdong::sql::sqlite::refuse_network_share;

TEST_CASE("a network share is told from a local disk") {
  struct Case {
    std::string_view file_system;
    std::uint32_t type;
    std::string_view share;
  };
  const Case cases[] = {
      {"nfs", 0x6969, "NFS"},           {"smb", 0x517B, "SMB/CIFS"}, {"cifs", 0xFF534D42, "SMB/CIFS"},
      {"smb2", 0xFE534D42, "SMB/CIFS"}, {"ext4", 0xEF53, ""},        {"xfs", 0x58465342, ""},
      {"btrfs", 0x9123683E, ""},        {"tmpfs", 0x01021994, ""},   {"vfat", 0x4d44, ""},
      {"fuse", 0x65735546, ""},
  };
  for (const Case& item : cases) {
    CAPTURE(item.file_system);
    CHECK(network_share(item.type).value_or("") == item.share);
    if (item.share.empty()) {
      CHECK_NOTHROW(refuse_network_share("/data/so-cai.db", item.type));
      continue;
    }
    const auto failure = scratch::failure_of([&] { refuse_network_share("/data/so-cai.db", item.type); });
    CHECK(failure.cause() == Cause::network_share);
    const std::string message = failure.what();
    CHECK(message.find("/data/so-cai.db") != std::string::npos);
    CHECK(message.find(item.share) != std::string::npos);
    CHECK(message.find("Keep the file on a disk") != std::string::npos);
  }
}

TEST_CASE("the file system of a path is asked of the system") {
  const scratch::Folder folder;
  CHECK(tungdong::sql::sqlite::file_system_type("/proc") == 0x9fa0);
  CHECK_FALSE(network_share(tungdong::sql::sqlite::file_system_type(folder.path())));
  CHECK(scratch::cause_of([&] { tungdong::sql::sqlite::file_system_type(folder / "none"); }) == Cause::missing);
}
