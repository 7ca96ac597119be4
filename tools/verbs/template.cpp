#include <algorithm>

#include "tools/key_ring.hpp"
#include "tools/sheet/columns.hpp"
#include "tools/sheet/reading.hpp"
#include "tools/workbook/workbook.hpp"

namespace tungdong::tools {

namespace {

int write_template(const Session& session, const std::vector<std::string>& kinds) {
  if (session.output.empty()) throw CLI::RequiredError("-o");
  for (const std::string& kind : kinds)
    if (columns_of(kind).empty()) {
      session.tell(words::Refusal{"record-kind", {{"kind", kind}}});
      return refused;
    }
  write_file(session.output, blank_workbook(kinds));
  Session terminal = session;
  terminal.output.clear();
  terminal.print(session.say("ui.workbook-written", {{"path", session.output.string()}}) + "\n");
  return done;
}

}  // namespace

void declare_template(CLI::App& app, Session& session) {
  auto kinds = std::make_shared<std::vector<std::string>>();
  CLI::App* verb = app.add_subcommand(
      "template", "bảng tính trống để điền rồi nhập, cho sổ mới / a blank workbook to fill in and import");
  verb->add_option("kinds", *kinds, "loại bản ghi; mặc định mọi loại / kinds of record; all by default");
  verb->callback([&session, kinds] { session.run = [&session, kinds] { return write_template(session, *kinds); }; });
}

}  // namespace tungdong::tools
