#include "reports/render/html_style.hpp"

#include <fmt/format.h>

namespace tungdong::reports {

namespace {

constexpr std::string_view rules = R"css(
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,"Be Vietnam Pro","Noto Sans","Segoe UI",Roboto,Arial,sans-serif;font-variant-numeric:tabular-nums}
.skip{position:absolute;left:-999px}
.skip:focus{left:8px;top:8px;background:var(--paper);padding:8px;z-index:9}
header,main,footer,nav{max-width:1280px;margin:0 auto;padding:0 20px}
h1{font-size:1.7rem;margin:1.2rem 0 .4rem}
h2{font-size:1.2rem;margin:2rem 0 .5rem;scroll-margin-top:1rem}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.banner{margin:0;background:var(--ink);color:var(--paper);font-weight:700;padding:8px 20px;text-align:center}
dl.origin{display:grid;grid-template-columns:max-content 1fr;gap:2px 14px;margin:.4rem 0;color:var(--quiet);font-size:.9rem}
dl.origin dd{margin:0;overflow-wrap:anywhere}
nav ol{columns:2 20rem;padding-left:1.2rem;font-size:.95rem}
.scroll{overflow-x:auto;max-width:100%}
table{border-collapse:separate;border-spacing:0;font-size:.92rem;min-width:40%}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
th,td{padding:6px 10px;border-bottom:1px solid var(--rule);vertical-align:top;text-align:left}
thead th{background:var(--panel);border-bottom:2px solid var(--rule);position:sticky;top:0;z-index:2;vertical-align:bottom}
tbody th{background:var(--paper);font-weight:600;min-width:9rem;max-width:22rem}
tbody tr>:first-child,thead tr>:first-child,tfoot tr>:first-child{position:sticky;left:0;z-index:1}
thead tr>:first-child{z-index:3}
td{min-width:7.5rem}td.n{min-width:0}.n{text-align:right;white-space:nowrap}
th.n{white-space:normal}
tfoot th,tfoot td{font-weight:700;background:var(--panel);border-top:2px solid var(--rule)}
.why{color:var(--quiet);font-size:.86rem;white-space:normal;font-weight:400}
tr.note td{color:var(--quiet);font-size:.88rem;border-bottom:1px solid var(--rule)}
.refs{color:var(--quiet);font-size:.88rem;margin:.5rem 0 0;padding-left:1.6rem}
.refs:empty{display:none}
.notes{margin:.6rem 0;padding-left:1.2rem;color:var(--quiet);font-size:.92rem;max-width:70rem}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,30rem),1fr));gap:14px}
.card{border:1px solid var(--rule);border-radius:6px;padding:10px 14px;break-inside:avoid}
.card h3{margin:0 0 6px;font-size:1rem}
.card dl{display:grid;grid-template-columns:minmax(9rem,42%) 1fr;gap:3px 12px;margin:0;font-size:.92rem}
.card dt{color:var(--quiet)}
.card dd{margin:0;overflow-wrap:anywhere}
.card.total{background:var(--panel)}
figure.chart{margin:10px 0 16px}
figcaption{color:var(--quiet);font-size:.9rem;max-width:70rem}
svg{display:block;width:100%;min-width:640px;max-width:1100px;height:auto;font-size:13px}
svg text{fill:var(--ink)}
svg .tick{fill:var(--quiet);font-size:12px}
svg .frame{fill:none;stroke:var(--rule)}
svg .cut{stroke:var(--ink);stroke-dasharray:6 4}
svg .bar{stroke:var(--paper);stroke-width:1}
svg .hatch{pointer-events:none}
svg .stroke{stroke:var(--paper);stroke-width:1.4;stroke-opacity:.55;fill:none}
svg.unseen{min-width:0}
svg .on{paint-order:stroke;stroke-width:3px;stroke-linejoin:round}
svg .on.c0{stroke:var(--c0)}svg .on.c1{stroke:var(--c1)}svg .on.c2{stroke:var(--c2)}svg .on.c3{stroke:var(--c3)}svg .on.c4{stroke:var(--c4)}svg .on.c5{stroke:var(--c5)}svg .on.c6{stroke:var(--c6)}svg .on.c7{stroke:var(--c7)}
svg .alt{fill-opacity:.45;stroke:var(--ink)}
svg .on{fill:var(--on);font-size:12px}
svg .node{fill:var(--ink)}
svg .band{fill:none;stroke-opacity:.5}
svg .band:hover{stroke-opacity:.85}
svg .line{fill:none;stroke-width:2.5}
svg .mark{stroke-width:2}
svg .reach{stroke-width:2;stroke-opacity:.6}
svg .aim{fill:none;stroke-width:3;stroke-dasharray:3 3}
footer{border-top:1px solid var(--rule);margin-top:2rem;padding-top:.6rem;padding-bottom:2rem;color:var(--quiet);font-size:.88rem;overflow-wrap:anywhere}
@media (max-width:640px){body{font-size:15px}header,main,footer,nav{padding:0 12px}dl.origin{grid-template-columns:1fr}dl.origin dt{font-weight:600}tbody tr>:first-child,thead tr>:first-child,tfoot tr>:first-child{position:static}.card dl{grid-template-columns:1fr}.card dd{margin-bottom:4px}tbody th{min-width:7rem}}
@media print{body{font-size:9.5pt}.skip,nav,.seen{display:none}header,main,footer{max-width:none;padding:0}.scroll{overflow:visible}table{font-size:6.5pt;width:100%;min-width:0}th,td{padding:2px 3px;overflow-wrap:break-word}td.n{white-space:nowrap;overflow-wrap:normal}tbody th{min-width:0;max-width:none}td{min-width:0}thead{display:table-header-group}tfoot{display:table-row-group}tr,.card,figure{break-inside:avoid}thead th,tbody tr>:first-child,thead tr>:first-child,tfoot tr>:first-child{position:static}h2{break-after:avoid}svg{min-width:0;max-width:100%}a{color:inherit;text-decoration:none}@page{size:A4 landscape;margin:12mm}}
@media (forced-colors:active){svg .bar,svg .node{stroke:CanvasText}}
)css";

std::string variables(std::string_view Ink::*shade) {
  std::string text;
  for (const Ink& ink : inks) text += fmt::format("--{}:{};", ink.name, ink.*shade);
  return text;
}

}  // namespace

std::string style_sheet() {
  std::string style = ":root{color-scheme:light dark;" + variables(&Ink::light) + "}\n";
  style += "@media (prefers-color-scheme:dark){:root{" + variables(&Ink::dark) + "}}\n";
  style += "@media print{:root{color-scheme:light;" + variables(&Ink::light) + "}}";
  style += rules;
  for (int n = 0; n < 8; ++n)
    style += fmt::format(
        "svg .bar.c{0}{{fill:var(--c{0})}}svg .band.c{0},svg .line.c{0},svg .reach.c{0},svg .aim.c{0}"
        "{{stroke:var(--c{0})}}svg .mark.c{0}{{fill:var(--c{0});stroke:var(--c{0})}}\n",
        n);
  return style;
}

}  // namespace tungdong::reports
