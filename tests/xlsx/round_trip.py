"""A commune's workbook, there and back: exported, filled in by a program that did not write it, imported, given back
with each row's fate, corrected and sent again. round_trip.py TUNGDONG SOURCE_DIR"""
import datetime
import os
import subprocess
import sys
import tempfile

import openpyxl

program, source = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
here = tempfile.mkdtemp()
os.environ.update(TUNGDONG_BOOK=os.path.join(here, "so.db"), TUNGDONG_LANG="vi", TUNGDONG_BY="ke-toan-tinh")
FIRST = 5  # of the rows that people fill in


def run(*words, status=0):
    done = subprocess.run([program, *words], cwd=here, capture_output=True, text=True)
    assert done.returncode == status, (words, done.returncode, done.stdout, done.stderr)
    return done.stdout + done.stderr


def columns(sheet):
    """Where each column of the book's own format stands: its name is in the hidden row."""
    assert sheet.row_dimensions[4].hidden, sheet.title
    return {cell.value: cell.column for cell in sheet[4] if cell.value}


def fill(sheet, row, **cells):
    places = columns(sheet)
    for name, value in cells.items():
        sheet.cell(row, places[name]).value = value


def fates(sheet):
    places = columns(sheet)
    told = []
    for row in range(FIRST, sheet.max_row + 1):
        fate = sheet.cell(row, places["_fate"]).value
        if fate:
            told.append((fate, sheet.cell(row, places["_reason"]).value))
    return told


run("init", "--label", "sample", "--name", "Sổ tỉnh Đông")
run("import", f"{source}/fixtures/vietnam", f"{source}/tests/scripts/suoi-trong")
run("record", "open", "date=2025-01-20", "doc=CHUYEN-SO", "unit=X1", "to_stage=available", "amount=850000000",
    "source=NSTW-DT", "component=DTTS-DA4-TDA1", "period=2025")
run("record", "fund", "date=2025-01-22", "doc=QD-XA", "unit=X1", "project=CAU", "amount=850000000", "source=NSTW-DT",
    "component=DTTS-DA4-TDA1", "period=2025")
run("record", "commit", "date=2025-09-03", "doc=HD-CAU", "project=CAU", "contract=HD-CAU", "amount=800000000",
    "source=NSTW-DT", "component=DTTS-DA4-TDA1", "period=2025")

# What the commune gets: its own codes as lists, its balances, sheets to fill in, a guide.
run("export", "--workbook", "--unit", "X1", "-o", "X1.xlsx")
book = openpyxl.load_workbook(f"{here}/X1.xlsx")
assert book.sheetnames == ["Hướng dẫn", "Văn bản", "Bút toán", "Nghiệm thu", "Số liệu theo dõi", "Số dư", "Danh mục"]
assert any("Gửi cả tệp này lên tỉnh" in str(row[0].value) for row in book["Hướng dẫn"].iter_rows())
lists = {str(cell.value) for row in book["Danh mục"].iter_rows() for cell in row if cell.value}
assert "CAU — Cầu dân sinh bản Một" in lists and "HD-CAU — Công ty Cầu Đường Đông" in lists
assert "NSTW-DT — Ngân sách trung ương, vốn đầu tư phát triển" in lists and "thanh toán" in lists
assert not any("Xã Đồi Xanh" in text for text in lists), "another commune's codes"
balances = [[cell.value for cell in row] for row in book["Số dư"].iter_rows(min_row=4)]
assert [row for row in balances if row[1] == "HD-CAU"] == [
    ["cam kết chi", "HD-CAU", "NSTW-DT — Ngân sách trung ương, vốn đầu tư phát triển",
     next(row[3] for row in balances if row[1] == "HD-CAU"), "2025", 800000000]]
entries = book["Bút toán"]
assert len(entries.data_validations.dataValidation) >= 7, "lists to choose from"

# Filled in: an acceptance, a good payment, one above what was accepted, one with a slip, one of a closed list; a result.
fill(book["Nghiệm thu"], FIRST, date=datetime.date(2025, 9, 22), doc="NT-CAU — Nghiệm thu đợt 1 cầu dân sinh bản Một",
     holder="contract:HD-CAU — Công ty Cầu Đường Đông", code="NT-1", amount=500000000, content="Mố và trụ cầu")
common = dict(doc="NT-CAU", contract="HD-CAU — Công ty Cầu Đường Đông", period="2025",
              source="NSTW-DT — Ngân sách trung ương, vốn đầu tư phát triển",
              component="DTTS-DA4-TDA1 — bất kỳ tên nào")
fill(entries, FIRST, date=datetime.date(2025, 9, 24), kind="thanh toán", amount=350000000, **common)
fill(entries, FIRST + 1, date=datetime.date(2025, 9, 25), kind="thanh toán", amount=200000000, **common)
fill(entries, FIRST + 2, date="25 tháng 9", kind="thanh toán", amount=1000000, **common)
fill(entries, FIRST + 3, date=datetime.date(2025, 9, 26), kind="thanh toan", amount="2.000.000 đồng", **common)
fill(book["Số liệu theo dõi"], FIRST, date=datetime.date(2025, 9, 30), doc="NT-CAU",
     indicator="CAU-XONG — Cầu dân sinh đưa vào sử dụng", project="CAU — Cầu dân sinh bản Một", period="2025-09", value=0)
book.save(f"{here}/X1.gui.xlsx")

said = run("import", "X1.gui.xlsx", "--keep-going", "--return", "X1.tra-lai.xlsx", status=1)
assert "X1.tra-lai.xlsx" in said, said
back = openpyxl.load_workbook(f"{here}/X1.tra-lai.xlsx")
assert fates(back["Nghiệm thu"])[0][0].startswith("đã nhận, bản ghi "), fates(back["Nghiệm thu"])
assert fates(back["Số liệu theo dõi"])[0][0].startswith("đã nhận, bản ghi ")
told = fates(back["Bút toán"])
assert [fate.split(",")[0] for fate, reason in told] == ["đã nhận", "từ chối", "từ chối", "từ chối"], told
assert "nghiệm thu" in told[1][1].lower() and "ngày" in told[2][1].lower() and told[3][1], told

# Corrected where it stands and sent again: what was taken is there already, nothing is doubled.
sheet = back["Bút toán"]
fill(sheet, FIRST + 1, amount=150000000)
fill(sheet, FIRST + 2, date=datetime.date(2025, 9, 25), amount=0)
places = columns(sheet)
for row in (FIRST + 2, FIRST + 3):
    for place in places.values():
        sheet.cell(row, place).value = None
back.save(f"{here}/X1.gui-lai.xlsx")
run("import", "X1.gui-lai.xlsx", "--return", "X1.tra-lai-2.xlsx")
again = openpyxl.load_workbook(f"{here}/X1.tra-lai-2.xlsx")
assert [fate.split(",")[0] for fate, reason in fates(again["Bút toán"])] == ["đã có sẵn", "đã nhận"]
assert fates(again["Nghiệm thu"])[0][0].startswith("đã có sẵn")
second = again["Bút toán"]
assert [second.cell(FIRST + row, columns(second)["amount"]).value for row in (0, 1)] == [350000000, 150000000]
assert second.cell(FIRST, columns(second)["date"]).value == datetime.datetime(2025, 9, 24)
stands = [[cell.value for cell in row] for row in again["Số dư"].iter_rows(min_row=4)]
assert sorted(row[5] for row in stands if row[1] == "HD-CAU") == [300000000, 500000000], stands
run("verify")

# A file that was not exported for a unit has nothing to go back to.
run("template", "-o", "mau.xlsx")
blank = openpyxl.load_workbook(f"{here}/mau.xlsx")
assert "entry" in blank.sheetnames and "contract" in blank.sheetnames and "proposal" not in blank.sheetnames
fill(blank["unit"], FIRST, date="02/01/2025", doc="GT", code="X9", name="Xã Mới", level="commune", parent="TD")
blank.save(f"{here}/moi.xlsx")
assert "không phải bảng tính" in run("import", "moi.xlsx", "--return", "khong.xlsx")
assert not os.path.exists(f"{here}/khong.xlsx")
print("there and back")
