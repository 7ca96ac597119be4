#include "ledger/sql/sqlite/header.hpp"

#include <array>
#include <cstddef>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>

namespace tungdong::sql::sqlite {

namespace {

constexpr std::size_t header_size = 100;
constexpr std::size_t user_version_offset = 60;
constexpr std::size_t application_id_offset = 68;
constexpr std::string_view magic("SQLite format 3\0", 16);

std::int32_t big_endian(std::string_view bytes) {
  std::uint32_t value = 0;
  for (const char byte : bytes) value = value << 8U | static_cast<std::uint8_t>(byte);
  return static_cast<std::int32_t>(value);
}

}  // namespace

Identity identity_in_header(const std::filesystem::path& path) {
  std::error_code error;
  const auto kind = std::filesystem::status(path, error).type();
  if (kind == std::filesystem::file_type::not_found) throw Failure(Cause::missing, "there is no file " + path.string());
  if (kind == std::filesystem::file_type::directory) {
    throw Failure(Cause::not_a_database, path.string() + " is a folder, not a database");
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Failure(Cause::io, "cannot read " + path.string() + ": check its permissions");
  std::array<char, header_size> bytes{};
  file.read(bytes.data(), bytes.size());
  const std::string_view header(bytes.data(), static_cast<std::size_t>(file.gcount()));
  if (file.bad()) throw Failure(Cause::io, "cannot read " + path.string());
  if (header.size() < header_size || !header.starts_with(magic)) {
    throw Failure(Cause::not_a_database, path.string() + (header.empty() ? " is empty" : " is not a database"));
  }
  return {.application_id = big_endian(header.substr(application_id_offset, 4)),
          .schema_version = big_endian(header.substr(user_version_offset, 4))};
}

}  // namespace tungdong::sql::sqlite
