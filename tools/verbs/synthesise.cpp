#include "fixtures/synthetic/generator.hpp"
#include "tools/session.hpp"

namespace tungdong::tools {

namespace {

constexpr std::size_t drafts_at_once = 10'000;

int synthesise(const Session& session, const fixtures::Shape& shape) {
  auto book = book::Book::create(session.book, fixtures::Generator::head());
  if (!book) {
    for (const auto& refusal : book.error()) session.tell(refusal);
    return refused;
  }
  fixtures::Generator generator(shape);
  while (!generator.done()) {
    const auto drafts = generator.next(drafts_at_once);
    const auto appended = book->append(drafts, book::Mode::whole);
    for (const book::Fate& fate : appended.fates)
      if (!fate) return tell_fates(session, appended);
  }
  const auto head = book->head();
  session.print(session.say("ui.synthesised", {{"entries", static_cast<std::int64_t>(shape.entries)},
                                               {"records", head.size},
                                               {"root", journal::hex(head.root)}}) +
                "\n");
  return done;
}

}  // namespace

void declare_synthesise(CLI::App& app, Session& session) {
  auto shape = std::make_shared<fixtures::Shape>();
  CLI::App* verb =
      app.add_subcommand("synthesise", "tạo sổ giả lập để đo và thử / make a synthetic book to measure and try");
  verb->add_option("--seed", shape->seed, "hạt giống / seed");
  verb->add_option("--entries", shape->entries, "số bút toán / number of entries");
  verb->add_option("--communes", shape->communes, "số xã mỗi tỉnh / communes of each province")
      ->check(CLI::Range(1, 100));
  verb->add_option("--projects", shape->projects, "số dự án / projects")->check(CLI::Range(2, 100'000));
  verb->add_option("--years", shape->years, "số năm kế hoạch / plan years")->check(CLI::Range(1, 5));
  verb->callback([&session, shape] { session.run = [&session, shape] { return synthesise(session, *shape); }; });
}

}  // namespace tungdong::tools
