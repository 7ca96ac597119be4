#!/usr/bin/env python3
"""Reads workbooks of the command with a program that did not write them: the sample commune, every report, both languages.

read_back.py COMMAND SOURCE_DIR
"""
import csv
import datetime
import io
import pathlib
import re
import subprocess
import sys
import tempfile

import openpyxl

command, source = sys.argv[1], pathlib.Path(sys.argv[2])
failures = []
seen = {"sum": 0, "code": 0, "date": 0, "money": 0, "percent": 0}


def expect(holds, sentence):
    if not holds:
        failures.append(sentence)
        print("FAILED:", sentence)


def run(*words):
    return subprocess.run([command, *map(str, words)], check=True, capture_output=True).stdout


def header_of(sheet):
    return int(re.search(r"\d+", sheet.freeze_panes).group()) - 1


def check_table(sheet, values, name):
    """What must hold of every sheet of a table; `values` is the same sheet with what its formulas last gave."""
    expect(sheet.freeze_panes is not None, f"{name}: the heading stays in sight")
    expect(sheet.page_setup.orientation == "landscape" and sheet.page_setup.paperSize == 9, f"{name}: A4, lying")
    expect(sheet.page_setup.fitToHeight == 0 and sheet.sheet_properties.pageSetUpPr.fitToPage, f"{name}: fits the width")
    header = header_of(sheet)
    expect(str(sheet.print_title_rows).replace("$", "") == f"{header}:{header}", f"{name}: the heading is printed again")
    for row in sheet.iter_rows(min_row=header + 1):
        for cell in row:
            if cell.data_type == "f":
                low, high = re.fullmatch(r"=SUM\(([A-Z]+\d+):([A-Z]+\d+)\)", cell.value).groups()
                parts = [c[0].value for c in values[f"{low}:{high}"]]
                total = sum(p for p in parts if isinstance(p, (int, float)))
                cached = values[cell.coordinate].value
                expect(abs(total - cached) < 1e-6, f"{name} {cell.coordinate}: {cell.value} is {total}, says {cached}")
                expect(values[low].row == header + 1, f"{name} {cell.coordinate}: sums every row")
                expect(cell.font.bold, f"{name} {cell.coordinate}: a total is bold")
                seen["sum"] += 1
            if cell.number_format == "@":
                expect(cell.value is None or cell.data_type == "s", f"{name} {cell.coordinate}: a code is text")
                seen["code"] += 1
            if cell.is_date:
                expect(isinstance(cell.value, datetime.datetime), f"{name} {cell.coordinate}: a date is a date")
                seen["date"] += 1
            if cell.data_type == "n" and cell.value is not None and cell.number_format == "#,##0":
                expect(float(cell.value).is_integer(), f"{name} {cell.coordinate}: whole đồng")
                seen["money"] += 1
            if "%" in cell.number_format:
                expect(cell.data_type == "n", f"{name} {cell.coordinate}: a percentage is a number")
                seen["percent"] += 1


def numbers_of_csv(text):
    """The cells of the CSV of the same page that are whole numbers without a leading zero."""
    rows = csv.reader(io.StringIO(text))
    return sorted(int(c) for row in rows for c in row if re.fullmatch(r"-?[1-9]\d{6,14}", c))


def numbers_of_book(book):
    found = []
    for sheet in book.worksheets[:-1]:
        for row in sheet.iter_rows():
            for cell in row:
                value = cell.value
                if isinstance(value, (int, float)) and float(value).is_integer() and abs(value) >= 10**6:
                    found.append(int(value))
                elif isinstance(value, str) and re.fullmatch(r"-?[1-9]\d{6,14}", value):
                    found.append(int(value))
    return sorted(found)


def check_report(base, words, lang, folder):
    name = " ".join(words) + " " + lang
    file = folder / "page.xlsx"
    ask = ["-b", base, "--lang", lang, "--format", "xlsx"]
    run(*ask, "-o", file, *words)
    expect(run(*ask, *words) == file.read_bytes(), f"{name}: the same page gives the same bytes, in a pipe as in a file")
    formulas = openpyxl.load_workbook(file)
    values = openpyxl.load_workbook(file, data_only=True)
    page = run("-b", base, "--lang", lang, "--format", "csv", *words).decode("utf-8-sig")
    names = formulas.sheetnames
    expect(names[-1] == {"vi": "Nguồn", "en": "Sources"}[lang], f"{name}: the last sheet is of the sources: {names}")
    expect(len({n.lower() for n in names}) == len(names) and all(0 < len(n) <= 31 for n in names), f"{name}: {names}")
    label = {"vi": "DỮ LIỆU MẪU, KHÔNG CÓ THẬT"}.get(lang)
    for sheet in names[:-1]:
        check_table(formulas[sheet], values[sheet], f"{name}, {sheet}")
        if label:
            expect(formulas[sheet]["A1"].value == label, f"{name}, {sheet}: the label stands over the title")
    expect(numbers_of_csv(page) == numbers_of_book(values), f"{name}: the same large numbers as in the CSV")
    origin = [str(c.value) for row in values[names[-1]].iter_rows() for c in row if c.value is not None]
    roots = [c for c in origin if re.fullmatch("[0-9a-f]{64}", c)]
    expect(len(roots) == 1 and roots[0] in page, f"{name}: the sources name the root")
    expect(any("a/b" in c for c in origin), f"{name}: the sources name the book")


with tempfile.TemporaryDirectory() as scratch:
    folder = pathlib.Path(scratch)
    base = folder / "xa.db"
    run("-b", base, "init", "--code", "a/b", "--name", "=1+1 'Xã' [mẫu]", "--label", "sample")
    run("-b", base, "import", source / "fixtures/vietnam", source / "fixtures/xa-mau")
    for lang in ("vi", "en"):
        for words in (["report", "status"], ["report", "disbursement"], ["report", "outcomes"], ["list", "project"],
                      ["list", "entry"]):
            check_report(base, words, lang, folder)
for kind, count in seen.items():
    expect(count > 0, f"no {kind} was seen: nothing was checked of it")
print(seen)
sys.exit(1 if failures else 0)
