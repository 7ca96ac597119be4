#include "reports/render/render.hpp"

namespace tungdong::reports {

std::string render(const Page& page, Format format, Lang lang, Paper paper) {
  switch (format) {
    case Format::text:
      return render_text(page, lang, paper);
    case Format::csv:
      return render_csv(page, lang);
    case Format::json:
      return render_json(page, lang);
    case Format::html:
      return render_html(page, lang);
    case Format::xlsx:
      return render_xlsx(page, lang);
  }
  return {};
}

}  // namespace tungdong::reports
