#include "reports/render/escape.hpp"

namespace tungdong::reports {

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += (c >= 0 && c < ' ') || c == '\x7f' ? ' ' : c;
    }
  return out;
}

std::string inert(const std::string& text) {
  const bool formula = !text.empty() && std::string_view("=+-@\t").find(text.front()) != std::string_view::npos;
  return formula ? "'" + text : text;
}

}  // namespace tungdong::reports
