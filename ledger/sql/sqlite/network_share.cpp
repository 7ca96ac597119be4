#include "ledger/sql/sqlite/network_share.hpp"

#include <cerrno>
#include <string>
#include <sys/vfs.h>
#include <system_error>

#include "ledger/sql/failure.hpp"

namespace tungdong::sql::sqlite {

std::optional<std::string_view> network_share(std::uint32_t file_system_type) noexcept {
  switch (file_system_type) {
    case 0x6969:
      return "NFS";
    case 0x517B:
    case 0xFF534D42:
    case 0xFE534D42:
      return "SMB/CIFS";
    default:
      return std::nullopt;
  }
}

std::uint32_t file_system_type(const std::filesystem::path& path) {
  struct statfs status {};
  if (::statfs(path.c_str(), &status) != 0) {
    const int error = errno;
    throw Failure(error == ENOENT || error == ENOTDIR ? Cause::missing : Cause::io,
                  "cannot find " + path.string() + ": " + std::generic_category().message(error), error);
  }
  return static_cast<std::uint32_t>(status.f_type);
}

void refuse_network_share(const std::filesystem::path& path, std::uint32_t file_system_type) {
  const std::optional<std::string_view> share = network_share(file_system_type);
  if (!share) return;
  throw Failure(Cause::network_share,
                path.string() + " lies on a network share (" + std::string(*share) +
                    "), where several machines cannot safely write one file. Keep the file on a disk of the machine "
                    "that runs this program, and put backups on the share.");
}

}  // namespace tungdong::sql::sqlite
