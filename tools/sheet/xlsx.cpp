#include "tools/sheet/xlsx.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include <fmt/format.h>

#include "ledger/footing/figure.hpp"
#include "ledger/journal/text.hpp"
#include "tools/sheet/csv_stream.hpp"
#include "tools/sheet/legacy.hpp"
#include "tools/sheet/number_format.hpp"
#include "tools/sheet/package.hpp"

namespace tungdong::tools {

namespace {

using words::Refusal;

constexpr std::size_t most_styles = 65'536;
constexpr std::size_t most_sheets = 1'000;
constexpr std::size_t most_merges = 100'000;

std::optional<std::size_t> read_count(std::string_view text) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// "C12" is row 11, column 2.
std::optional<footing::Place> read_place(std::string_view text) {
  const auto letters = std::min(text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), text.size());
  if (letters == 0 || letters > 3) return std::nullopt;
  std::size_t column = 0;
  for (const char c : text.substr(0, letters)) column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
  const auto row = read_count(text.substr(letters));
  if (!row || *row == 0 || *row > 1'048'576) return std::nullopt;
  return footing::Place{*row - 1, column - 1};
}

// What one part points to, by the ids that it uses.
struct Relation {
  std::string type;
  std::string target;
};
using Relations = std::map<std::string, Relation, std::less<>>;

class RelationSink : public XmlSink {
 public:
  void open(std::string_view element, const Attributes& attributes) override {
    if (element != "Relationship" || all.size() >= most_sheets) return;
    all[std::string(attribute(attributes, "Id"))] = {std::string(attribute(attributes, "Type")),
                                                     std::string(attribute(attributes, "Target"))};
  }
  void close(std::string_view) override {}

  Relations all;
};

std::string folder_of(const std::string& part) {
  const auto slash = part.rfind('/');
  return slash == std::string::npos ? "" : part.substr(0, slash + 1);
}

// A target as it is named in the archive: "../x" and "/x" resolved.
std::string resolved(const std::string& from, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  std::string folder = folder_of(from);
  while (target.starts_with("../")) {
    target.remove_prefix(3);
    if (!folder.empty()) folder = folder_of(folder.substr(0, folder.size() - 1));
  }
  if (target.starts_with("./")) target.remove_prefix(2);
  return folder + std::string(target);
}

class WorkbookSink : public XmlSink {
 public:
  void open(std::string_view element, const Attributes& attributes) override {
    if (element == "workbookPr") {
      const auto flag = attribute(attributes, "date1904");
      from_1904 = flag == "1" || flag == "true";
    }
    if (element != "sheet" || sheets.size() >= most_sheets) return;
    const auto state = attribute(attributes, "state");
    sheets.push_back({std::string(attribute(attributes, "name")), std::string(attribute(attributes, "id")),
                      state == "hidden" || state == "veryHidden"});
  }
  void close(std::string_view) override {}

  std::vector<Workbook::SheetName> sheets;
  bool from_1904 = false;
};

class StyleSink : public XmlSink {
 public:
  void open(std::string_view element, const Attributes& attributes) override {
    if (element == "cellXfs") within_ = true;
    const auto id = read_count(attribute(attributes, "numFmtId"));
    if (element == "numFmt" && id && custom_.size() < most_styles)
      custom_[*id] = read_format(attribute(attributes, "formatCode").substr(0, 255));
    if (element != "xf" || !within_ || formats.size() >= most_styles) return;
    const auto known = id ? custom_.find(*id) : custom_.end();
    formats.push_back(known != custom_.end() ? known->second
                      : id && *id < 1'000    ? builtin_format(static_cast<int>(*id))
                                             : NumberFormat{});
  }
  void close(std::string_view element) override {
    if (element == "cellXfs") within_ = false;
  }

  std::vector<NumberFormat> formats;

 private:
  std::map<std::size_t, NumberFormat> custom_;
  bool within_ = false;
};

// Text that may stand in several runs; how it is pronounced is no part of it.
class Words {
 public:
  void open(std::string_view element) {
    if (element == "rPh") aside_ = true;
    if (element == "t") within_ = !aside_;
  }
  void close(std::string_view element) {
    if (element == "rPh") aside_ = false;
    if (element == "t") within_ = false;
  }
  void add(std::string& text, std::string_view more) const {
    if (within_ && text.size() <= largest_field_bytes) text += more;
  }

 private:
  bool within_ = false;
  bool aside_ = false;
};

class StringSink : public XmlSink {
 public:
  explicit StringSink(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  void open(std::string_view element, const Attributes&) override {
    words_.open(element);
    if (element != "si") return;
    all.emplace_back();
    bytes_ += sizeof(std::string);
  }
  void close(std::string_view element) override {
    words_.close(element);
    if (element == "si" && !all.empty()) bytes_ += all.back().size();
    if (bytes_ > most_bytes_) refusal = {"xlsx-too-many-bytes", {{"largest", static_cast<std::int64_t>(most_bytes_)}}};
  }
  void text(std::string_view more) override {
    if (!all.empty()) words_.add(all.back(), more);
  }

  std::vector<std::string> all;

 private:
  std::size_t most_bytes_;
  Words words_;
  std::size_t bytes_ = 0;
};

struct Book {
  std::vector<std::string> strings;
  std::vector<NumberFormat> formats;
  bool from_1904 = false;
};

class SheetSink : public XmlSink {
 public:
  SheetSink(const Book& book, Grid& grid, const GridForm& form)
      : book_(book), grid_(grid), form_(form), limits_(form.limits) {}

  void open(std::string_view element, const Attributes& attributes) override {
    if (element == "row") {
      const auto row = read_count(attribute(attributes, "r"));
      next_ = {row && *row > 0 ? *row - 1 : next_row_, 0};
      next_row_ = next_.row + 1;
      ++rows_;
      const bool look = form_.csv.watch && rows_ % rows_between_looks == 0;
      if (look && !form_.csv.watch(rows_)) refusal = {"cancelled", {}};
    } else if (element == "c") {
      const auto place = read_place(attribute(attributes, "r"));
      at_ = place ? *place : next_;
      next_ = {at_.row, at_.column + 1};
      type_ = attribute(attributes, "t");
      style_ = read_count(attribute(attributes, "s")).value_or(0);
      value_.clear();
      words_text_.clear();
    } else if (element == "v") {
      within_value_ = true;
    } else if (element == "mergeCell" && grid_.merged.size() < most_merges) {
      merge(attribute(attributes, "ref"));
    }
    words_.open(element);
  }

  void close(std::string_view element) override {
    words_.close(element);
    if (element == "v") within_value_ = false;
    if (element == "c") end_cell();
  }

  void text(std::string_view more) override {
    if (within_value_ && value_.size() <= largest_field_bytes) value_ += more;
    words_.add(words_text_, more);
  }

  // Where the refusal is.
  footing::Place where() const { return at_; }

 private:
  void merge(std::string_view range) {
    const auto colon = range.find(':');
    if (colon == std::string_view::npos) return;
    const auto first = read_place(range.substr(0, colon));
    const auto last = read_place(range.substr(colon + 1));
    if (first && last && first->row <= last->row && first->column <= last->column)
      grid_.merged.push_back({first->row, first->column, last->row, last->column});
  }

  void end_cell() {
    GridCell cell = read_cell();
    if (refusal || cell.text.empty()) return;
    auto text = journal::to_nfc(cell.text);
    if (!text) {
      refusal = {"csv-utf8", {{"byte", static_cast<std::int64_t>(text.error().offset)}}};
      return;
    }
    cell.text = trim(*text);
    if (cell.text.empty()) return;
    ++cells_;
    bytes_ += cell.text.size();
    if (cell.text.size() > largest_field_bytes) {
      refusal = {"csv-field-too-long",
                 {{"bytes", static_cast<std::int64_t>(cell.text.size())},
                  {"largest", static_cast<std::int64_t>(largest_field_bytes)}}};
    } else if (at_.row >= limits_.rows) {
      refusal = {"grid-too-many-rows", {{"largest", static_cast<std::int64_t>(limits_.rows)}}};
    } else if (at_.column >= most_columns) {
      refusal = {"csv-too-many-columns", {{"largest", static_cast<std::int64_t>(most_columns)}}};
    } else if (cells_ > limits_.cells || bytes_ > limits_.bytes) {
      refusal = {"grid-too-many-cells", {{"largest", static_cast<std::int64_t>(limits_.cells)}}};
    }
    if (refusal) return;
    if (grid_.rows.size() <= at_.row) grid_.rows.resize(at_.row + 1);
    auto& row = grid_.rows[at_.row];
    if (row.size() <= at_.column) {
      spread_ += at_.column + 1 - row.size();
      if (spread_ > 8 * limits_.cells) {
        refusal = {"grid-too-many-cells", {{"largest", static_cast<std::int64_t>(limits_.cells)}}};
        return;
      }
      row.resize(at_.column + 1);
    }
    row[at_.column] = std::move(cell);
  }

  GridCell read_cell() {
    if (type_ == "s") {
      const auto index = read_count(value_);
      if (value_.empty()) return {};
      if (!index || *index >= book_.strings.size()) {
        refusal = {"xlsx-part-broken", {{"part", std::string("sharedStrings")}}};
        return {};
      }
      return {book_.strings[*index], CellKind::text, false};
    }
    if (type_ == "inlineStr") return {words_text_, CellKind::text, false};
    if (type_ == "str") return {value_, CellKind::text, false};
    if (type_ == "b") return {value_.empty() ? "" : value_ == "1" ? "TRUE" : "FALSE", CellKind::truth, false};
    if (type_ == "e") return {value_, CellKind::fault, false};
    if (type_ == "d") return {value_.substr(0, 10), CellKind::date, false};
    if (value_.empty()) return {};
    const NumberFormat format = style_ < book_.formats.size() ? book_.formats[style_] : NumberFormat{};
    if (format.kind == NumberFormat::Kind::date)
      if (auto day = shown_day(value_, book_.from_1904)) return {std::move(*day), CellKind::date, false};
    if (auto number = form_.kept ? kept(value_, format) : shown(value_, format))
      return {std::move(*number), CellKind::number, format.kind != NumberFormat::Kind::decimal || format.trims};
    return {value_, CellKind::text, false};
  }

  const Book& book_;
  Grid& grid_;
  const GridForm& form_;
  const GridLimits& limits_;
  std::size_t rows_ = 0;
  Words words_;
  footing::Place at_, next_;
  std::size_t next_row_ = 0;
  std::string type_;
  std::size_t style_ = 0;
  std::string value_;
  std::string words_text_;
  bool within_value_ = false;
  std::size_t cells_ = 0;
  std::size_t bytes_ = 0;
  std::size_t spread_ = 0;  // cells that have a place in memory, blank or not
};

}  // namespace

class Workbook::Reader {
 public:
  Reader(Package package, const std::string& file, GridForm form)
      : package_(std::move(package)), file_(file), form_(std::move(form)) {}

  bool open() { return find_workbook() && read_book(); }

  std::expected<Grid, Complaints> read_sheet(const SheetName& sheet) {
    Grid grid;
    grid.file = file_;
    grid.sheet = sheet.name;
    const auto relation = relations_.find(sheet.relation);
    const std::string part = relation == relations_.end() ? "" : resolved(workbook_, relation->second.target);
    SheetSink sink(book_, grid, form_);
    if (auto refusal = package_.read(part, sink)) {
      refusal_ = std::move(*refusal);
      Complaint complaint = failed().front();
      // What is wrong with a cell is said with its place; with the part, of the file.
      if (sink.refusal && !refusal_.code.starts_with("xlsx-") && refusal_.code != "cancelled") {
        complaint.row = static_cast<std::int64_t>(sink.where().row) + 1;
        complaint.column = footing::name_of_column(sink.where().column);
      }
      return std::unexpected(Complaints{std::move(complaint)});
    }
    if (grid.rows.empty()) {
      refusal_ = {"csv-empty", {}};
      return std::unexpected(failed());
    }
    LegacyCount count;
    for (const auto& row : grid.rows)
      for (const GridCell& cell : row)
        if (cell.kind == CellKind::text) count.add(cell.text);
    if (auto refusal = count.refusal()) {
      refusal_ = std::move(*refusal);
      return std::unexpected(failed());
    }
    return grid;
  }

  const std::vector<SheetName>& sheets() const { return sheets_; }

  Complaints failed() const { return {{file_, 0, "", refusal_}}; }

 private:
  bool read(const std::string& part, XmlSink& sink) {
    auto refusal = package_.read(part, sink);
    if (refusal) refusal_ = std::move(*refusal);
    return !refusal;
  }

  // A part that the workbook points to by the end of its type's name; a workbook can do without it.
  bool read_by_type(std::string_view type, XmlSink& sink) {
    for (const auto& [id, relation] : relations_)
      if (relation.type.ends_with(type)) return read(resolved(workbook_, relation.target), sink);
    return true;
  }

  bool find_workbook() {
    RelationSink top;
    if (!read("_rels/.rels", top)) return false;
    workbook_ = "xl/workbook.xml";
    for (const auto& [id, relation] : top.all)
      if (relation.type.ends_with("/officeDocument")) workbook_ = resolved("", relation.target);
    const std::string folder = folder_of(workbook_);
    RelationSink own;
    if (!read(folder + "_rels/" + workbook_.substr(folder.size()) + ".rels", own)) return false;
    relations_ = std::move(own.all);
    return true;
  }

  bool read_book() {
    WorkbookSink workbook;
    StyleSink styles;
    StringSink strings(form_.limits.bytes);
    if (!read(workbook_, workbook) || !read_by_type("/styles", styles) || !read_by_type("/sharedStrings", strings))
      return false;
    sheets_ = std::move(workbook.sheets);
    book_ = {std::move(strings.all), std::move(styles.formats), workbook.from_1904};
    return true;
  }

  Package package_;
  std::string file_;
  GridForm form_;
  std::string workbook_;
  Relations relations_;
  std::vector<SheetName> sheets_;
  Book book_;
  Refusal refusal_;
};

Workbook::Workbook(std::unique_ptr<Reader> reader) : reader_(std::move(reader)) {}
Workbook::Workbook(Workbook&&) noexcept = default;
Workbook& Workbook::operator=(Workbook&&) noexcept = default;
Workbook::~Workbook() = default;

std::expected<Workbook, Complaints> Workbook::open(std::string_view bytes, const std::string& file, GridForm form) {
  auto package = Package::open(bytes);
  if (!package) return std::unexpected(Complaints{{file, 0, "", std::move(package.error())}});
  auto reader = std::make_unique<Reader>(std::move(*package), file, std::move(form));
  if (!reader->open()) return std::unexpected(reader->failed());
  return Workbook(std::move(reader));
}

const std::vector<Workbook::SheetName>& Workbook::sheets() const {
  return reader_->sheets();
}

const Workbook::SheetName* Workbook::find(const std::string& name) const {
  const std::string folded = journal::fold(name);
  for (const SheetName& one : sheets())
    if (name.empty() ? !one.hidden : journal::fold(one.name) == folded) return &one;
  return nullptr;
}

std::expected<Grid, Complaints> Workbook::read(const SheetName& sheet) {
  return reader_->read_sheet(sheet);
}

words::Refusal no_such_sheet(const Workbook& workbook, const std::string& wanted) {
  constexpr std::size_t longest_list = 300;
  std::string names;
  for (const Workbook::SheetName& one : workbook.sheets())
    if (names.size() + one.name.size() < longest_list) names += (names.empty() ? "" : ", ") + one.name;
  return {"xlsx-no-such-sheet", {{"sheet", wanted}, {"sheets", names}}};
}

std::expected<Grid, Complaints> read_xlsx(std::string_view bytes, const std::string& file, const std::string& sheet,
                                          const GridForm& form) {
  auto workbook = Workbook::open(bytes, file, form);
  if (!workbook) return std::unexpected(std::move(workbook.error()));
  const Workbook::SheetName* found = workbook->find(sheet);
  if (found == nullptr) return std::unexpected(Complaints{{file, 0, "", no_such_sheet(*workbook, sheet)}});
  return workbook->read(*found);
}

}  // namespace tungdong::tools
