#include "ledger/journal/envelope.hpp"

#include <stdexcept>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace tungdong::journal;

namespace {

Envelope allotment() {
  return {.version = 1,
          .kind = "allot",
          .key = "qd-652/2022#1",
          .by = "phong-tai-chinh",
          .doc = "652/QĐ-TTg",
          .at_us = 1'653'696'000'000'000,
          .date = date::year{2022} / 5 / 28};
}

std::string written(const Envelope& envelope) {
  ObjectWriter writer;
  write(writer, envelope);
  std::string out;
  writer.finish(out);
  return out;
}

}  // namespace

TEST_CASE("an envelope is written in canonical order and read back") {
  const std::string record = written(allotment());
  CHECK(record == R"({"at":1653696000000000,"by":"phong-tai-chinh","date":"2022-05-28","doc":"652/QĐ-TTg",)"
                  R"("key":"qd-652/2022#1","kind":"allot","v":1})");
  JsonParser parser;
  CHECK(read(parser.parse(record).value()) == allotment());
}

TEST_CASE("a record without document leaves the member out") {
  Envelope envelope = allotment();
  envelope.doc.clear();
  const std::string record = written(envelope);
  CHECK(record.find("doc") == std::string::npos);
  JsonParser parser;
  CHECK(read(parser.parse(record).value()) == envelope);
}

TEST_CASE("other members of the record are let be") {
  ObjectWriter writer;
  write(writer, allotment());
  writer.integer("amount", 5);
  std::string record;
  writer.finish(record);
  JsonParser parser;
  CHECK(read(parser.parse(record).value()) == allotment());
}

TEST_CASE("an envelope that breaks its promises is not written") {
  struct Case {
    std::string what;
    void (*spoil)(Envelope&);
  };
  const std::vector<Case> cases = {
      {"version", [](Envelope& e) { e.version = 2; }},
      {"kind", [](Envelope& e) { e.kind.clear(); }},
      {"key", [](Envelope& e) { e.key.clear(); }},
      {"not UTF-8", [](Envelope& e) { e.by.assign(1, '\xFF'); }},
      {"before 1970", [](Envelope& e) { e.at_us = -1; }},
      {"too late", [](Envelope& e) { e.at_us = largest_integer + 1; }},
      {"no date", [](Envelope& e) { e.date = {}; }},
      {"no such date", [](Envelope& e) { e.date = date::year{2025} / 2 / 30; }},
  };
  for (const auto& [what, spoil] : cases) {
    CAPTURE(what);
    Envelope envelope = allotment();
    spoil(envelope);
    CHECK_THROWS_AS(written(envelope), std::logic_error);  // invalid_argument and out_of_range both are
  }
}

TEST_CASE("an envelope that was never written so is not read") {
  using Code = JsonFault::Code;
  struct Case {
    std::string record;
    Code code;
    std::string message;
  };
  const std::vector<Case> cases = {
      {R"([])", Code::wrong_kind, "a record must be an object"},
      {R"({})", Code::missing_member, R"(member "v" is missing)"},
      {R"({"v":2})", Code::wrong_value, R"(member "v" must be 1: a later version wrote this record)"},
      {R"({"v":"1"})", Code::wrong_kind, R"(member "v" must be an integer)"},
      {R"({"v":1})", Code::missing_member, R"(member "kind" is missing)"},
      {R"({"v":1,"kind":7})", Code::wrong_kind, R"(member "kind" must be text)"},
      {R"({"v":1,"kind":""})", Code::wrong_value, R"(member "kind" must not be empty)"},
      {R"({"v":1,"kind":"a","key":""})", Code::wrong_value, R"(member "key" must not be empty)"},
      {R"({"v":1,"kind":"a","key":"k","at":"x"})", Code::wrong_kind, R"(member "at" must be an integer)"},
      {R"({"v":1,"kind":"a","key":"k","at":1.5})", Code::wrong_kind, R"(member "at" must be an integer)"},
      {R"({"v":1,"kind":"a","key":"k","at":-1})", Code::wrong_value, R"(member "at" must not be before 1970)"},
      {R"({"v":1,"kind":"a","key":"k","at":0})", Code::missing_member, R"(member "by" is missing)"},
      {R"({"v":1,"kind":"a","key":"k","at":0,"by":"b"})", Code::missing_member, R"(member "date" is missing)"},
      {R"({"v":1,"kind":"a","key":"k","at":0,"by":"b","date":20250101})", Code::wrong_kind,
       R"(member "date" must be text)"},
      {R"({"v":1,"kind":"a","key":"k","at":0,"by":"b","date":"2025-02-29"})", Code::wrong_value,
       R"(member "date" must be a date yyyy-mm-dd of the years 1900 to 2999)"},
      {R"({"v":1,"kind":"a","key":"k","at":0,"by":"b","date":"2025-02-28","doc":""})", Code::wrong_value,
       R"(member "doc" must be left out rather than empty)"},
      {R"({"v":1,"kind":"a","key":"k","at":0,"by":"b","date":"2025-02-28","doc":null})", Code::wrong_kind,
       R"(member "doc" must be text)"},
  };
  JsonParser parser;
  for (const auto& [record, code, message] : cases) {
    CAPTURE(record);
    const auto envelope = read(parser.parse(record).value());
    REQUIRE_FALSE(envelope);
    CHECK(envelope.error().code == code);
    CHECK(envelope.error().message == message);
  }
  CHECK(read(parser.parse(R"({"v":1,"kind":"a","key":"k","at":0,"by":"","date":"2025-02-28"})").value()));
}
