#!/usr/bin/env python3
"""Makes the small workbooks beside it, as an office would have typed them. Needs openpyxl."""
import datetime
import pathlib

import openpyxl

here = pathlib.Path(__file__).parent
dong = "#,##0"


def save(book, name):
    book.properties.created = book.properties.modified = datetime.datetime(2026, 1, 1)
    book.save(here / name)


def own_formats():
    """Our own formats: titles above the header, days as days, money as numbers with a format, a sheet of notes, a hidden
    sheet, and an empty one."""
    book = openpyxl.Workbook()
    notes = book.active
    notes.title = "Ghi chú"
    notes.append(["Số liệu tháng 7, kế toán xã lập"])
    papers = book.create_sheet("document")
    papers.append(["code", "date", "number", "title"])
    papers.append(["MAU-CT-07", datetime.date(2026, 7, 1), "07/CT", "Chứng từ tháng 7 (mẫu)"])
    entries = book.create_sheet("Bút toán")
    entries.append(["Các khoản chi tháng 7 năm 2026"])
    entries.merge_cells("A1:H1")
    entries.append([])
    entries.append(["date", "doc", "kind", "amount", "contract", "source", "component", "period", "note"])
    for day, amount, note in ((6, 10, "Đợt một"), (8, 5.5, "Đợt hai"), (8, 5.5, "Đợt hai")):
        entries.append([datetime.date(2026, 7, day), "MAU-CT-07", "Thanh toán", amount, "MAU-HD-01", "NSTW-DT", "DTTS-DA1",
                        "2025>2026", note])
        entries.cell(entries.max_row, 1).number_format = "dd/mm/yyyy"
        entries.cell(entries.max_row, 4).number_format = dong
    hidden = book.create_sheet("unit")
    hidden.append(["code", "name"])
    hidden.sheet_state = "hidden"
    book.create_sheet("Sheet3")
    save(book, "thang-7.xlsx")


def faults():
    """What goes wrong in workbooks: a formula that failed, a value under no heading, a number beyond fifteen digits."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "entry"
    sheet.append(["date", "doc", "kind", "amount", "contract", "source", "component", "period"])
    row = ["2026-07-06", "MAU-CT-02", "pay", None, "MAU-HD-01", "NSTW-DT", "DTTS-DA1", "2025>2026"]
    for amount in ("=#REF!", 1000000000000001, 0.1, "1.000.000"):
        sheet.append(row[:3] + [amount] + row[4:])
    sheet["D2"] = "#REF!"
    sheet["D2"].data_type = "e"
    sheet.append(row[:3] + [7] + row[4:] + ["thừa"])
    save(book, "loi.xlsx")


def disbursement(name, total, rows):
    """A report by project under two rows of headings, in million đồng."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Biểu 1"
    sheet.append(["BÁO CÁO GIẢI NGÂN THEO DỰ ÁN"])
    sheet.merge_cells("A1:I1")
    sheet.append(["Đơn vị: triệu đồng"])
    sheet.append(["TT", "Dự án", "Hợp đồng", "Nguồn vốn", "Nội dung", "Kế hoạch giao", "Cam kết chi", "Lũy kế giải ngân"])
    sheet.append([None] * 7 + ["Tạm ứng", "Thanh toán"])
    for column in "ABCDEFG":
        sheet.merge_cells(f"{column}3:{column}4")
    sheet.merge_cells("H3:I3")
    sheet.append([f"({n})" for n in range(1, 10)])
    sheet.append(["Tổng số", None, None, None, None, *total])
    for row in rows:
        sheet.append(row)
    for row in sheet.iter_rows(min_row=6, min_col=6, max_col=9):
        for cell in row:
            cell.number_format = "#,##0"
    sheet.append([])
    sheet.append([None, "Người lập biểu", None, None, None, None, None, "Thủ trưởng đơn vị"])
    save(book, name)


def commune():
    """A commune of 2025 with two works, in our own formats, one kind a sheet: its chart, and the money that it was given."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    sheets = {
        "document": (["date", "code", "title"],
                     [["2025-01-02", "QD-01", "Giao vốn năm 2025 (mẫu)"], ["2025-09-05", "BC-08", "Báo cáo tháng 8 (mẫu)"],
                      ["2025-10-05", "BC-09", "Báo cáo tháng 9 (mẫu)"]]),
        "unit": (["date", "doc", "code", "name", "level", "type", "parent"],
                 [["2025-01-02", "QD-01", "TM", "Tỉnh Mẫu", "province", "tỉnh", "VN"],
                  ["2025-01-02", "QD-01", "XM", "Xã Mẫu", "commune", "xã", "TM"],
                  ["2025-01-02", "QD-01", "XM-B1", "Bản Mẫu Một", "village", "bản", "XM"]]),
        "indicator": (["date", "doc", "code", "version", "name", "unit", "level", "direction", "accumulation", "measure"],
                      [["2025-01-02", "QD-01", "HO-HUONG-LOI", 1, "Hộ hưởng lợi", "hộ", "output", "up", "flow", "count"]]),
        "project": (["date", "doc", "code", "name", "type", "unit", "component", "investment"],
                    [["2025-01-02", "QD-01", "CAU", "Cầu dân sinh bản Mẫu Một", "works", "XM", "DTTS-DA4-TDA1", 600_000_000],
                     ["2025-01-02", "QD-01", "NHA", "Nhà văn hóa bản Mẫu Hai", "works", "XM", "DTTS-DA4-TDA1", 400_000_000]]),
        "contract": (["date", "doc", "code", "project", "contractor", "value", "advance_percent", "from"],
                     [["2025-03-01", "QD-01", "MAU-HD-CAU", "CAU", "Công ty Cầu Mẫu", 450_000_000, 0.3, "2025-03-01"],
                      ["2025-03-01", "QD-01", "MAU-HD-NHA", "NHA", "Công ty Nhà Mẫu", 250_000_000, 0.3, "2025-03-01"]]),
        "acceptance": (["date", "doc", "holder", "code", "amount"],
                       [["2025-07-15", "QD-01", "contract:MAU-HD-CAU", "NT-1", 240_000_000],
                        ["2025-07-15", "QD-01", "contract:MAU-HD-NHA", "NT-2", 20_000_000]]),
        "link": (["date", "doc", "project", "indicator", "version", "share_ppm"],
                 [["2025-01-02", "QD-01", "CAU", "HO-HUONG-LOI", 1, 1_000_000],
                  ["2025-01-02", "QD-01", "NHA", "HO-HUONG-LOI", 1, 1_000_000]]),
        "entry": (["date", "doc", "kind", "amount", "unit", "to_unit", "source", "component", "period"],
                  [["2025-01-10", "QD-01", "giao dự toán", 900_000_000, "VN", None],
                   ["2025-01-15", "QD-01", "bổ sung có mục tiêu", 900_000_000, "VN", "TM"],
                   ["2025-01-16", "QD-01", "tiếp nhận bổ sung", 900_000_000, "TM", None],
                   ["2025-01-20", "QD-01", "bổ sung có mục tiêu", 900_000_000, "tỉnh Mẫu", "xã Mẫu"],
                   ["2025-01-21", "QD-01", "tiếp nhận bổ sung", 900_000_000, "xa mau", None]]),
    }
    for name, (header, rows) in sheets.items():
        sheet = book.create_sheet(name)
        sheet.append(header)
        for row in rows:
            if name == "entry":
                row = row + ["NSTW-DT", "DTTS-DA4-TDA1", "2025"]
            sheet.append([datetime.date.fromisoformat(c) if isinstance(c, str) and c[:3] == "202" and len(c) == 10 else c
                          for c in row])
            for cell in sheet[sheet.max_row]:
                if header[cell.column - 1] == "advance_percent":
                    cell.number_format = "0%"
                if isinstance(cell.value, int) and cell.value > 1_000_000:
                    cell.number_format = dong
    save(book, "xa-mau-2025.xlsx")


own_formats()
faults()
commune()
disbursement("giai-ngan-thang-8.xlsx", [800, 700, 150.5, 200],
             [[1, "cầu dân sinh bản Mẫu Một", "MAU-HD-CAU", "NSTW-DT", "DTTS-DA4-TDA1", 500, 450, 100.5, 200],
              [2, "Nhà văn hóa bản Mẫu Hai", "MAU-HD-NHA", None, None, 300, 250, 50, None]])
disbursement("giai-ngan-thang-9.xlsx", [800, 700, 150.5, 260],
             [[1, "Cầu dân sinh bản Mẫu Một", "MAU-HD-CAU", "NSTW-DT", "DTTS-DA4-TDA1", 500, 450, 100.5, 240],
              [2, "Nhà văn hóa bản Mẫu Hai", "MAU-HD-NHA", None, None, 300, 250, 50, 20]])
