#include "tools/sheet/package.hpp"

#include <exception>
#include <expat.h>
#include <new>
#include <zip.h>

#include "tools/sheet/xlsx.hpp"

namespace tungdong::tools {

namespace {

constexpr int deepest_element = 64;

std::string_view without_prefix(std::string_view name) {
  const auto colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// One part on its way through the parser. No exception may pass through the C code between.
class Stream {
 public:
  Stream(XmlSink& sink, const std::string& part) : sink_(sink), part_(part), parser_(XML_ParserCreate(nullptr)) {
    if (parser_ == nullptr) throw std::bad_alloc();
    XML_SetUserData(parser_, this);
    XML_SetElementHandler(parser_, &Stream::start, &Stream::end);
    XML_SetCharacterDataHandler(parser_, &Stream::characters);
    XML_SetStartDoctypeDeclHandler(parser_, &Stream::doctype);
  }
  ~Stream() { XML_ParserFree(parser_); }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  // False where the part is not to be read on: see why().
  bool take(const char* bytes, std::size_t count, bool last) {
    const auto status = XML_Parse(parser_, bytes, static_cast<int>(count), last ? XML_TRUE : XML_FALSE);
    if (thrown_) std::rethrow_exception(thrown_);
    if (!sink_.refusal && status != XML_STATUS_OK) sink_.refusal = {"xlsx-part-broken", {{"part", part_}}};
    return !sink_.refusal;
  }

 private:
  template <class Do>
  void guarded(Do work) {
    if (thrown_ || sink_.refusal) return;
    try {
      work();
    } catch (...) {
      thrown_ = std::current_exception();
    }
    if (thrown_ || sink_.refusal) XML_StopParser(parser_, XML_FALSE);
  }

  static void start(void* self, const XML_Char* name, const XML_Char** attributes) {
    auto* stream = static_cast<Stream*>(self);
    stream->guarded([&] {
      if (++stream->depth_ > deepest_element) {
        stream->sink_.refusal = {"xlsx-part-broken", {{"part", stream->part_}}};
        return;
      }
      stream->attributes_.clear();
      for (; *attributes != nullptr; attributes += 2)
        stream->attributes_.emplace_back(without_prefix(attributes[0]), attributes[1]);
      stream->sink_.open(without_prefix(name), stream->attributes_);
    });
  }

  static void end(void* self, const XML_Char* name) {
    auto* stream = static_cast<Stream*>(self);
    stream->guarded([&] {
      --stream->depth_;
      stream->sink_.close(without_prefix(name));
    });
  }

  static void characters(void* self, const XML_Char* bytes, int count) {
    auto* stream = static_cast<Stream*>(self);
    stream->guarded([&] { stream->sink_.text({bytes, static_cast<std::size_t>(count)}); });
  }

  static void doctype(void* self, const XML_Char*, const XML_Char*, const XML_Char*, int) {
    auto* stream = static_cast<Stream*>(self);
    stream->guarded([&] { stream->sink_.refusal = {"xlsx-doctype", {{"part", stream->part_}}}; });
  }

  XmlSink& sink_;
  const std::string& part_;
  XML_Parser parser_;
  XmlSink::Attributes attributes_;
  int depth_ = 0;
  std::exception_ptr thrown_;
};

struct CloseFile {
  void operator()(zip_file* file) const { zip_fclose(file); }
};

}  // namespace

std::string_view attribute(const XmlSink::Attributes& attributes, std::string_view name) {
  for (const auto& [one, value] : attributes)
    if (one == name) return value;
  return {};
}

void Package::Close::operator()(zip* archive) const {
  zip_discard(archive);
}

std::expected<Package, words::Refusal> Package::open(std::string_view bytes) {
  const words::Refusal broken{"xlsx-archive-broken", {}};
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  zip_error_fini(&error);
  if (archive == nullptr) {
    if (source != nullptr) zip_source_free(source);
    return std::unexpected(broken);
  }
  Package package(archive);
  if (zip_get_num_entries(archive, 0) > most_workbook_parts)
    return std::unexpected(words::Refusal{"xlsx-too-many-parts", {{"largest", most_workbook_parts}}});
  return package;
}

bool Package::has(const std::string& part) const {
  return zip_name_locate(archive_.get(), part.c_str(), 0) >= 0;
}

std::optional<words::Refusal> Package::read(const std::string& part, XmlSink& sink) {
  const auto index = zip_name_locate(archive_.get(), part.c_str(), 0);
  if (index < 0) return words::Refusal{"xlsx-part-missing", {{"part", part}}};
  const auto broken = [&] { return words::Refusal{"xlsx-part-broken", {{"part", part}}}; };
  zip_stat_t stat;
  if (zip_stat_index(archive_.get(), static_cast<zip_uint64_t>(index), 0, &stat) != 0) return broken();
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
    return words::Refusal{"xlsx-encrypted", {}};
  const std::unique_ptr<zip_file, CloseFile> file(zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(index), 0));
  if (file == nullptr) return broken();
  Stream stream(sink, part);
  std::string chunk(1U << 14, '\0');
  while (true) {
    const auto count = zip_fread(file.get(), chunk.data(), chunk.size());
    if (count < 0) return broken();
    unpacked_ += count;
    if (unpacked_ > most_workbook_bytes)
      return words::Refusal{"xlsx-too-many-bytes", {{"largest", most_workbook_bytes}}};
    if (!stream.take(chunk.data(), static_cast<std::size_t>(count), count == 0)) return sink.refusal;
    if (count == 0) return std::nullopt;
  }
}

}  // namespace tungdong::tools
