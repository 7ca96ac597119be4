#pragma once
// The archive that a workbook is, and its parts as streams of XML.

#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ledger/words/refusal.hpp"

struct zip;

namespace tungdong::tools {

// Takes the elements of a part; names are without their prefixes.
class XmlSink {
 public:
  using Attributes = std::vector<std::pair<std::string_view, std::string_view>>;

  XmlSink() = default;
  XmlSink(const XmlSink&) = delete;
  XmlSink& operator=(const XmlSink&) = delete;
  virtual ~XmlSink() = default;
  virtual void open(std::string_view element, const Attributes& attributes) = 0;
  virtual void close(std::string_view element) = 0;
  virtual void text(std::string_view) {}

  // Set by a sink to end the reading.
  std::optional<words::Refusal> refusal;
};

std::string_view attribute(const XmlSink::Attributes& attributes, std::string_view name);

// An archive in memory, which must outlive it. Refuses archives that are broken, encrypted or of too many parts; each
// part is unpacked as it is read, all of them together to most_workbook_bytes at the most.
class Package {
 public:
  static std::expected<Package, words::Refusal> open(std::string_view bytes);

  bool has(const std::string& part) const;

  // All of a part; refuses one that is missing, damaged, no XML, nested too deeply or has a document type (and with it
  // entities): nothing is ever fetched or expanded.
  std::optional<words::Refusal> read(const std::string& part, XmlSink& sink);

 private:
  struct Close {
    void operator()(zip* archive) const;
  };
  explicit Package(zip* archive) : archive_(archive) {}

  std::unique_ptr<zip, Close> archive_;
  std::int64_t unpacked_ = 0;
};

}  // namespace tungdong::tools
