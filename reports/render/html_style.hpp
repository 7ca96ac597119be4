#pragma once
// The style of every page: no font, image or script from anywhere else.

#include <array>
#include <string>
#include <string_view>

namespace tungdong::reports {

// A colour of the style in light and in dark, with what it stands on: text needs a contrast of 4.5 to 1
// (WCAG 2.2, 1.4.3), marks of a chart 3 to 1 (1.4.11).
struct Ink {
  std::string_view name;   // of the CSS variable
  std::string_view light;  // #rrggbb
  std::string_view dark;
  std::string_view ground;  // name of the ink that it stands on; empty for a ground
  double contrast{};        // the least that it must have on it
};
inline constexpr std::array<Ink, 16> inks{{
    {"paper", "#ffffff", "#14181d", "", 0},
    {"panel", "#f3f5f7", "#1f252c", "", 0},
    {"ink", "#16202a", "#e8edf2", "paper", 7},
    {"quiet", "#4a5865", "#b3bfca", "paper", 4.5},
    {"link", "#0b5394", "#8ec5ff", "paper", 4.5},
    {"rule", "#7b8894", "#7f8c98", "paper", 3},
    {"warn", "#8a1c00", "#ffb4a0", "paper", 4.5},
    {"c0", "#0b6e4f", "#4cc38a", "paper", 3},
    {"c1", "#b45309", "#f0a94b", "paper", 3},
    {"c2", "#1d4ed8", "#86a9ff", "paper", 3},
    {"c3", "#9d174d", "#f58ab5", "paper", 3},
    {"c4", "#5b21b6", "#bea1ff", "paper", 3},
    {"c5", "#4d7c0f", "#a3d35a", "paper", 3},
    {"c6", "#0e7490", "#5cc8e0", "paper", 3},
    {"c7", "#57534e", "#b8b1aa", "paper", 3},
    {"on", "#ffffff", "#10141a", "c0", 4.5},
}};

// The whole style sheet.
std::string style_sheet();

}  // namespace tungdong::reports
