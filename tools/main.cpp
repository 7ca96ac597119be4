// tungdong: the command.

#include <iostream>

#include <fmt/ranges.h>

#include "ledger/journal/text.hpp"
#include "tools/signing.hpp"

namespace tungdong::tools {
namespace {

struct Verb {
  const char* name;
  const char* vietnamese;  // accepted with or without accents, with spaces as one word or with hyphens
  Declare declare;
};

// clang-format off
constexpr Verb verbs[] = {
    {"init", "mở sổ", declare_init},
    {"import", "nhập", declare_import},
    {"record", "ghi", declare_record},
    {"correct", "sửa", declare_correct},
    {"reverse", "đảo", declare_reverse},
    {"observe", "quan sát", declare_observe},
    {"inbox", "chờ duyệt", declare_inbox},
    {"approve", "duyệt", declare_approve},
    {"reject", "không duyệt", declare_reject},
    {"confirm", "xác nhận tạm cấp", declare_confirm},
    {"close", "khóa sổ", declare_close},
    {"reopen", "mở lại", declare_reopen},
    {"succeed", "sắp xếp đơn vị", declare_succeed},
    {"list", "liệt kê", declare_list},
    {"find", "tìm", declare_find},
    {"report", "báo cáo", declare_report},
    {"trace", "truy vết", declare_trace},
    {"verify", "kiểm tra", declare_verify},
    {"rebuild", "dựng lại", declare_rebuild},
    {"doctor", "cứu sổ", declare_doctor},
    {"key", "khóa", declare_key},
    {"checkpoint", "ký mốc", declare_checkpoint},
    {"prove", "chứng minh", declare_prove},
    {"export", "xuất", declare_export},
    {"template", "mẫu nhập", declare_template},
    {"sample", "chọn mẫu", declare_sample},
    {"people", "mã hóa người", declare_people},
    {"foot", "cộng lại", declare_foot},
    {"reconcile", "đối chiếu", declare_reconcile},
    {"backup", "sao lưu", declare_backup},
    {"synthesise", "dữ liệu giả lập", declare_synthesise},
};
// clang-format on

std::string without_gaps(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '-' || c == '_'; });
  return text;
}

// The words of a command, and the verb among them: none where help is asked for before it, or it is unknown.
struct Command {
  std::vector<std::string> words;
  const Verb* verb = nullptr;
};

// A Vietnamese verb becomes the English one before the words are parsed. Only the first word that is no option counts.
Command translate(const CLI::App& app, int argc, char** argv) {
  Command command{.words = {argv + 1, argv + argc}};
  std::vector<std::string>& words = command.words;
  bool help = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].starts_with("-")) {
      // Not by get_option_no_throw, which allocates and ends the program where there is no memory.
      const auto named = app.get_options([&](const CLI::Option* one) { return one->check_name(words[i]); });
      const CLI::Option* option = named.empty() ? nullptr : named.front();
      help = help || (option != nullptr && option == app.get_help_ptr());
      if (option != nullptr && option->get_items_expected_min() > 0) ++i;  // its value is no verb, whatever it says
      continue;
    }
    const std::string typed = without_gaps(journal::fold(words[i]));
    for (const Verb& verb : verbs) {
      if (words[i] != verb.name && typed != without_gaps(journal::fold(verb.vietnamese))) continue;
      words[i] = verb.name;
      if (!help) command.verb = &verb;
      break;
    }
    break;
  }
  return command;
}

std::string names_of_verbs(words::Lang lang) {
  std::string names;
  for (const Verb& verb : verbs) {
    names += (names.empty() ? "" : ", ") + std::string(verb.name);
    if (lang == words::Lang::vi) names += std::string(" (") + verb.vietnamese + ")";
  }
  return names;
}

void declare_options(CLI::App& app, Session& session) {
  app.add_option("-b,--book", session.book, "sổ / the book")->envname("TUNGDONG_BOOK");
  app.add_option("--lang", session.lang_name, "vi | en")->check(CLI::IsMember({"vi", "en"}))->envname("TUNGDONG_LANG");
  app.add_option("--format", session.format, "text | csv | json | html | xlsx")
      ->check(CLI::IsMember({"text", "csv", "json", "html", "xlsx"}));
  app.add_option("--money-unit", session.money_unit, "dong | nghin | trieu | ty")
      ->check(CLI::IsMember({"dong", "nghin", "trieu", "ty"}));
  app.add_flag("--official", session.official,
               "đơn vị tiền như Nghị định 174/2016/NĐ-CP cho phép / units as the law allows");
  app.add_option("-o,--output", session.output, "tệp kết quả / output file");
  app.add_flag("--dry-run", session.dry_run, "xem trước, không ghi / show, write nothing");
  app.add_option("--by", session.by, "người ghi / who records")->envname("TUNGDONG_BY");
}

// What the parser of the words says, in the language of the session: its sentences have a fixed shape, of which the
// part that was typed is kept.
struct Shape {
  std::string_view before;  // what stands before the typed part
  std::string_view after;   // what stands after it; neither: not this shape
  std::string_view words;
};
constexpr Shape shapes[] = {
    {"", " is required", "ui.option-missing"},
    {"Could not convert: ", "", "ui.value-unread"},
    {"", ": 1 required ", "ui.value-missing"},
    {"", " not in ", "ui.value-unknown"},
};

std::string in_words(const CLI::App& app, const CLI::ParseError& error, const Session& session) {
  if (auto extras = app.remaining(true);
      !extras.empty() && error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError))
    return session.say("ui.word-unknown", {{"typed", fmt::format("{}", fmt::join(extras, " "))}});
  std::string said = error.what();
  if (said.starts_with(": ")) said.erase(0, 2);  // an option that help does not list has no name here
  for (const Shape& shape : shapes) {
    const std::size_t before = said.find(shape.before);
    const std::size_t after = shape.after.empty() ? said.size() : said.find(shape.after);
    if (before == std::string::npos || after == std::string::npos) continue;
    const std::size_t first = before + shape.before.size();
    return session.say(shape.words, {{"typed", said.substr(first, after - first)},
                                     {"known", said.substr(std::min(said.size(), after + shape.after.size()))}});
  }
  return said;
}

// What is wrong with the words of a command, and how to see what they should be; the exit status for it. Asking for
// help is not wrong.
int tell_usage(const CLI::App& app, const Session& session, const CLI::ParseError& error) {
  if (error.get_exit_code() == 0) return app.exit(error);
  const auto chosen = app.get_subcommands();
  if (chosen.empty()) {
    session.tell(session.say("ui.no-verb", {{"verbs", names_of_verbs(session.lang())}}));
    return wrong_usage;
  }
  std::string reason = in_words(app, error, session);
  const auto within = chosen.front()->get_subcommands([](const CLI::App*) { return true; });
  if (!within.empty() && chosen.front()->get_subcommands().empty()) {
    reason = chosen.front()->get_name() + ":";
    for (const CLI::App* one : within) reason += " " + one->get_name();
  }
  if (reason.ends_with('.')) reason.pop_back();  // the sentence has its own
  session.tell(session.say("ui.wrong-usage", {{"reason", reason}, {"verb", chosen.front()->get_name()}}));
  return wrong_usage;
}

int run(int argc, char** argv) {
  Session session;
  CLI::App app{
      "Từng Đồng: mỗi đồng vốn chương trình mục tiêu quốc gia, truy đến kết quả\n"
      "Every đồng of the National Target Programmes, traced to what it achieved"};
  app.require_subcommand(1);
  app.fallthrough();
  declare_options(app, session);
  Command command = translate(app, argc, argv);
  // To declare all options of all verbs takes longer than most questions.
  if (command.verb != nullptr)
    command.verb->declare(app, session);
  else
    for (const Verb& verb : verbs) verb.declare(app, session);
  std::ranges::reverse(command.words);
  try {
    app.parse(command.words);
  } catch (const CLI::ParseError& error) {
    return tell_usage(app, session, error);
  }
  session.by = recorder(session);
  try {
    return session.run();
  } catch (const CLI::ParseError& error) {
    return tell_usage(app, session, error);
  } catch (const sql::Failure& failure) {
    return session.fail(failure);
  } catch (const std::exception& error) {
    session.tell(words::Refusal{"machine-failed", {{"reason", std::string(error.what())}}});
    return machine;
  }
}

}  // namespace
}  // namespace tungdong::tools

// What fails before there is a session, or while a failure is told, is told without one.
int main(int argc, char** argv) try { return tungdong::tools::run(argc, argv); } catch (const std::exception& error) {
  std::fprintf(stderr, "Lỗi máy / the machine failed: %s [machine-failed]\n", error.what());
  return tungdong::tools::machine;
}
