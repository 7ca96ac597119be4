"""Finds the guards in one source of C++ and writes the copy in which each of them can be broken.

A copy differs from its source by insertions alone: around a condition, an operand or a comparison stands what one
mutant, chosen when the program runs, makes of it. So one build holds all mutants, and lines keep their numbers.
"""

import bisect
import re
from dataclasses import dataclass


@dataclass
class Mutant:
    file: str
    line: int
    guard: str  # the code of its refusal, or the words of its condition
    what: str  # what the mutant makes of it
    number: int = 0

    def key(self):
        return (self.file, self.guard, self.what)


class Unreadable(Exception):
    pass


def masked(text):
    """The text with strings and comments blanked out, so that brackets and operators can be counted."""
    pattern = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\'', re.S)
    return pattern.sub(lambda found: re.sub(r"[^\n]", "_", found[0]), text)


OPEN, CLOSE = "([{", ")]}"


def walk(mask, start):
    """Each place from one on, with how many brackets are open behind it."""
    depth = 0
    for at in range(start, len(mask)):
        depth += (mask[at] in OPEN) - (mask[at] in CLOSE)
        yield at, depth


def closing(mask, start):
    for at, depth in walk(mask, start):
        if depth == 0 and mask[at] in CLOSE:
            return at
    raise Unreadable(f"no end of what begins at {start}")


def until_semicolon(mask, start):
    for at, depth in walk(mask, start):
        if depth == 0 and mask[at] == ";":
            return at
    raise Unreadable(f"no end of the statement at {start}")


def top_level(mask, start, end, token):
    """The places of a token within [start, end) that no bracket holds."""
    places, depth, at = [], 0, start
    while at < end:
        if mask[at] in OPEN:
            depth += 1
        elif mask[at] in CLOSE:
            depth -= 1
        elif depth == 0 and mask.startswith(token, at):
            places.append(at)
            at += len(token)
            continue
        at += 1
    return places


def trimmed(mask, start, end):
    while start < end and mask[start].isspace():
        start += 1
    while end > start and mask[end - 1].isspace():
        end -= 1
    return start, end


DECLARED = re.compile(r"(?:const\s+)?(?:auto|[\w:]+(?:<[\w:]+>)?)[\s*&]+(\w+)\s*=\s")
SHIFTED = {" < ": " <= ", " <= ": " < ", " > ": " >= ", " >= ": " > "}
REFUSES = re.compile(r"(?:return\s+)?(?:\w+\.)?(?:refuse|refusals_?\.push_back)\(")
TRUTH = re.compile(r" == | != |^!|any_of\(|none_of\(|all_of\(|starts_with\(|\.contains\(")


class Source:
    def __init__(self, file, text):
        self.file = file
        self.text = text
        self.mask = masked(text)
        self.starts = [0] + [found.end() for found in re.finditer("\n", text)]
        self.insertions = []  # (place, before or behind it, the other end, order, text with {N}, mutant)
        self.mutants = []
        self.order = 0

    def line_of(self, place):
        return bisect.bisect_right(self.starts, place)

    def words(self, start, end):
        return re.sub(r"\s+", " ", self.text[start:end]).strip()

    def add(self, place, guard, what):
        mutant = Mutant(self.file, self.line_of(place), guard, what)
        self.mutants.append(mutant)
        return mutant

    def around(self, start, end, before, after, mutant):
        # Of insertions at one place those of the larger range stand outside.
        self.order += 1
        self.insertions.append((start, 1, -end, self.order, before, mutant))
        self.insertions.append((end, 0, -start, -self.order, after, mutant))

    # What a condition consists of: each operand left out, each comparison moved by one. Up to `reach` stands what is
    # done where it holds.
    def operands(self, start, end, guard, reach=0):
        reach = max(reach, end)
        start, end = trimmed(self.mask, start, end)
        while self.mask[start] == "(" and closing(self.mask, start) == end - 1:
            start, end = trimmed(self.mask, start + 1, end - 1)
        if self.mask[start] == "!" and self.mask[start + 1] == "(" and closing(self.mask, start + 1) == end - 1:
            return self.operands(start + 2, end - 1, guard, reach)
        if top_level(self.mask, start, end, "?") or top_level(self.mask, start, end, "..."):
            return
        for token, neutral in (("||", "(!mutant({N}) && ("), ("&&", "(mutant({N}) || (")):
            places = top_level(self.mask, start, end, token)
            if not places:
                continue
            edges = [start] + [place + 2 for place in places]
            ends = places + [end]
            for first, last in zip(edges, ends):
                first, last = trimmed(self.mask, first, last)
                # Whether there is anything to look into is no guard: without it the program dies.
                if re.fullmatch(r"[\w.>()-]+ [!=]= nullptr|\.\.\.", self.mask[first:last]):
                    continue
                mutant = self.add(first, guard, "without " + self.words(first, last))
                name = re.fullmatch(r"!?([\w.>-]+)", self.mask[first:last])
                if name and re.search(rf"\*{re.escape(name[1])}\b|\b{re.escape(name[1])}->", self.mask[start:reach]):
                    mutant.guard = None
                self.around(first, last, neutral, "))", mutant)
                self.operands(first, last, guard, reach)
            return
        if "{" in self.mask[start:end]:
            return
        for token, other in SHIFTED.items():
            places = top_level(self.mask, start, end, token)
            if len(places) != 1:
                continue
            at = places[0]
            left, right = self.text[start:at], self.text[at + len(token) : end]
            what = f"{self.words(start, at)}{other}{self.words(at + len(token), end)}"
            mutant = self.add(start, guard, what)
            self.around(start, end, f"(mutant({{N}}) ? ({left}{other}{right}) : (", "))", mutant)

    def statement_at(self, place):
        start, _ = trimmed(self.mask, place, len(self.mask))
        return start, closing(self.mask, start) if self.mask[start] == "{" else until_semicolon(self.mask, start)

    def code_after(self, place):
        """The code of the refusal that a statement raises."""
        start, end = self.statement_at(place)
        found = re.search(r'(?:refuse\(|Refusals\{\{|push_back\(\s*\{|emplace_back\(|broken\()[^"]*?"([a-z][a-z0-9-]+)"', self.text[start:end])
        return found[1] if found else None

    def conditions(self):
        for found in re.finditer(r"\bif\s*\(", self.mask):
            opened = found.end() - 1
            closed = closing(self.mask, opened)
            start = opened + 1
            semicolons = top_level(self.mask, start, closed, ";")
            if semicolons:
                start = semicolons[-1] + 1
            start, end = trimmed(self.mask, start, closed)
            guard = self.code_after(closed + 1) or "if " + self.words(start, end)
            declared = DECLARED.match(self.mask[start:end])
            if declared:
                mutant = self.add(start, guard, "off")
                self.around(end, end, f"; {declared[1]} && !mutant({{N}})", "", mutant)
                continue
            mutant = self.add(start, guard, "off")
            self.around(start, end, "(!mutant({N}) && (", "))", mutant)
            self.operands(start, end, guard, self.statement_at(closed + 1)[1])

    def truths(self):
        for found in re.finditer(r"\breturn\s+|\bbool \w+ = ", self.mask):
            if self.mask[: found.start()].endswith("constexpr "):
                continue  # decided when it is compiled
            start, end = found.end(), until_semicolon(self.mask, found.end())
            mask = self.mask[start:end]
            if "{" in mask.replace("[&]", "") and "return" in found[0] and not TRUTH.search(mask):
                continue
            compound = top_level(self.mask, start, end, "||") or top_level(self.mask, start, end, "&&")
            compared = any(top_level(self.mask, start, end, token) for token in [*SHIFTED, " == ", " != "])
            if top_level(self.mask, start, end, "?") or top_level(self.mask, start, end, "<<"):
                continue
            if not compound and not compared and not (TRUTH.search(mask) and "std::" not in mask.split("(")[0]) and not re.match(r"std::ranges::(any|none|all)_of", mask):
                continue
            guard = found[0].strip() + " " + self.words(start, end)
            for what, before in (("true", "(mutant({N}) || ("), ("false", "(!mutant({N}) && (")):
                self.around(start, end, before, "))", self.add(start, guard, what))
            self.operands(start, end, guard)

    def silences(self):
        """Refusals that no condition of their own stands before: in a block, or behind an else."""
        for found in re.finditer(REFUSES, self.mask):
            start = found.start()
            before = self.mask[:start].rstrip()
            if not before or before[-1] not in ";{}" and not before.endswith("else"):
                continue
            if re.search(r"\bvoid\s*$", before):
                continue
            code = self.code_after(start)
            if code is None:
                continue
            mutant = self.add(start, code, "not said")
            returned = re.match(r"return\s+", found[0])
            if returned:
                self.around(start + returned.end(), start + returned.end(), "mutant({N}) ? void() : ", "", mutant)
            else:
                self.around(start, start, "if (!mutant({N})) ", "", mutant)

    def rows(self, pattern, loop, told, name):
        """One mutant for each row of a table, told apart in the loop that reads it."""
        found = list(re.finditer(pattern, self.text))
        at = self.text.find(loop)
        if not found or at < 0 or self.text.count(loop) != 1:
            raise Unreadable(f"{self.file}: {loop}")
        first = None
        for row in found:
            mutant = self.add(row.start(), name(row), "left out")
            first = first or mutant
        self.around(at, at + len(loop), told[0], told[1], first)

    def replaced(self, name, exact, other, which=None):
        """A change written by hand: an exact text, and what stands in its place."""
        exact = exact.replace("⏎", "\n")
        places = [found.start() for found in re.finditer(re.escape(exact), self.text)]
        if len(places) != 1 and not which:
            raise Unreadable(f"{self.file}: {len(places)} places of {exact}")
        start = places[int(which or 1) - 1]
        end = start + len(exact)
        mutant = self.add(start, name, self.words(start, end) + " → " + other if other else "without " + self.words(start, end))
        if exact.endswith(";"):
            self.around(start, end, f"if (mutant({{N}})) {{ {other} }} else {{ ", " }", mutant)
        else:
            self.around(start, end, f"(mutant({{N}}) ? ({other}) : (", "))", mutant)

    def copy(self):
        text, last = "", 0
        for place, _, _, _, inserted, mutant in sorted(self.insertions, key=lambda one: one[:4]):
            text += self.text[last:place] + inserted.replace("{N}", str(mutant.number))
            last = place
        return text + self.text[last:]
