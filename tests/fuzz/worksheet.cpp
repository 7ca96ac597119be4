// The XML of one sheet, in an archive that is sound: what lies behind the checksums of a workbook.

#include <zip.h>

#include "tests/fuzz/target.hpp"
#include "tools/sheet/grid.hpp"

using namespace tungdong;

namespace {

constexpr std::string_view package =
    R"(<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/)"
    R"(relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>)";
constexpr std::string_view workbook =
    R"(<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>)";
constexpr std::string_view relations =
    R"(<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/)"
    R"(relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>)";

void add(zip_t* archive, const char* part, std::string_view text) {
  zip_source_t* source = zip_source_buffer(archive, text.data(), text.size(), 0);
  fuzz::must(source != nullptr);
  const zip_int64_t place = zip_file_add(archive, part, source, ZIP_FL_ENC_UTF_8);
  fuzz::must(place >= 0 && zip_set_file_compression(archive, static_cast<zip_uint64_t>(place), ZIP_CM_STORE, 0) == 0);
}

std::string packed(std::string_view sheet) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* memory = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(memory);
  zip_t* archive = zip_open_from_source(memory, ZIP_CREATE | ZIP_TRUNCATE, &error);
  fuzz::must(archive != nullptr);
  add(archive, "_rels/.rels", package);
  add(archive, "xl/workbook.xml", workbook);
  add(archive, "xl/_rels/workbook.xml.rels", relations);
  add(archive, "xl/worksheets/sheet1.xml", sheet);
  fuzz::must(zip_close(archive) == 0);
  zip_stat_t about;
  fuzz::must(zip_source_stat(memory, &about) == 0);
  std::string bytes(about.size, '\0');
  fuzz::must(zip_source_open(memory) == 0);
  fuzz::must(zip_source_read(memory, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size()));
  zip_source_close(memory);
  zip_source_free(memory);
  zip_error_fini(&error);
  return bytes;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  const auto grid = tools::read_grid(packed(fuzz::text_of(bytes, count)), "a.xlsx", "");
  // What is around the sheet is sound: it is the sheet that is read.
  if (!grid) fuzz::must(!grid.error().empty() && grid.error().front().refusal.code != "xlsx-part-missing");
  if (grid) fuzz::must(grid->rows.size() <= tools::table_limits.rows && grid->columns() <= tools::most_columns);
  return 0;
}
