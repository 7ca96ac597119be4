#pragma once
// Large files of CSV, parsed on a thread of their own while their rows are made use of.

#include <filesystem>

#include "tools/sheet/csv.hpp"

namespace tungdong::tools {

// What read_csv does where the rows are taken one by one. They are taken here; who watches is asked on that thread,
// some rows ahead.
Sheet read_csv_ahead(const std::filesystem::path& path, const CsvForm& form);

}  // namespace tungdong::tools
