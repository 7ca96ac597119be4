#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>

namespace tungdong::sql::sqlite {

// The kind of network share that a file system type stands for (statfs(2), f_type): NFS or Windows file sharing.
// Nothing for a local disk, and for a share that hides behind FUSE (sshfs), which cannot be told from a local one.
std::optional<std::string_view> network_share(std::uint32_t file_system_type) noexcept;

// The type of the file system on which `path` lies, which must exist: throws Failure (missing, io) otherwise.
std::uint32_t file_system_type(const std::filesystem::path& path);

// Throws Failure (Cause::network_share) with advice if a file at `path`, on a file system of this type, would lie on a
// network share: the write-ahead log needs memory shared by all who have the file open, hence one machine.
void refuse_network_share(const std::filesystem::path& path, std::uint32_t file_system_type);

}  // namespace tungdong::sql::sqlite
