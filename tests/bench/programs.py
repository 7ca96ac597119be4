#!/usr/bin/env python3
"""Whole programs against each other: programs.py TUNGDONG FOLDER [ENTRIES [ROUNDS]]. Files of entries imported under
all rules and asked for its first report, against `ledger bal` and `hledger bal` over the same entries as a plain
journal; a report over the book, against the same; the start of the program, against sqlite3 on the same file."""
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

tungdong = str(Path(sys.argv[1]).resolve())
folder = Path(sys.argv[2])
entries = int(sys.argv[3]) if len(sys.argv) > 3 else 100_000
rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 5
root = Path(__file__).resolve().parents[2]
rows_in_a_file = 200_000

# From the State to a commune's project and on to its contractor; each step with the money of the one before it.
STEPS = [
    ("send", "unit=VN to_unit=TD", "available:VN", "transit:TD"),
    ("receive", "unit=TD", "transit:TD", "available:TD"),
    ("send", "unit=TD to_unit=X1", "available:TD", "transit:X1"),
    ("receive", "unit=X1", "transit:X1", "available:X1"),
    ("fund", "unit=X1 project=CAU", "available:X1", "assigned:CAU"),
]
COLUMNS = ["_key", "date", "doc", "kind", "unit", "to_unit", "project", "source", "component", "period", "amount"]


def write_entries():
    """The same entries as CSV files of ours, and as a journal."""
    files = []
    rows = None
    with open(folder / "entries.journal", "w") as journal:
        journal.write("2025-01-08 QD-TW\n  available:VN  900000000000\n  origin\n\n")
        for i in range(entries):
            if i % rows_in_a_file == 0:
                if rows:
                    rows.close()
                files.append(folder / f"part-{i // rows_in_a_file}.entry.csv")
                rows = open(files[-1], "w")
                rows.write(",".join(COLUMNS) + "\n")
            kind, words, source, target = STEPS[i % len(STEPS)]
            month = 1 + i * 11 // entries
            date = f"2025-{month + 1:02}-15"
            amount = 1000 + i // len(STEPS) % 900
            cells = dict(word.split("=") for word in words.split())
            cells |= {"_key": f"r{i}", "date": date, "doc": "QD-TW", "kind": kind, "source": "NSTW-DT",
                      "component": "DTTS-DA4-TDA1", "period": "2025", "amount": str(amount)}
            rows.write(",".join(cells.get(column, "") for column in COLUMNS) + "\n")
            journal.write(f"{date} QD-TW\n  {target}  {amount}\n  {source}  -{amount}\n\n")
    rows.close()
    return [str(file) for file in files]


def run(*words, **options):
    return subprocess.run([str(word) for word in words], check=True, capture_output=True, text=True, **options)


def seconds(work):
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def median_of(work):
    return statistics.median(seconds(work) for _ in range(rounds))


findings = []


def find(what, measured, against, ratio, reach, reached):
    findings.append({"what": what, "measured": measured, "against": against, "ratio": round(ratio, 4), "reach": reach,
                     "reached": reached})
    print(f"{what:<46} {measured:>18}  {against:<28} {ratio:7.3f}  {reach:<13} {'reached' if reached else 'NOT REACHED'}",
          flush=True)


files = write_entries()
blank = folder / "blank.db"
book = folder / "programs.db"
for old in folder.glob("*.db*"):
    old.unlink()
run(tungdong, "-b", blank, "init", "--label", "synthetic", "--name", "Sổ đo")
run(tungdong, "-b", blank, "import", root / "fixtures/vietnam", root / "tests/scripts/suoi-trong")
run(tungdong, "-b", blank, "record", "appropriate", "date=2025-01-08", "doc=QD-TW", "unit=VN", "amount=900000000000",
    "source=NSTW-DT", "component=DTTS-DA4-TDA1", "period=2025")


def import_and_report():
    for tail in ("", "-wal", "-shm"):
        Path(f"{book}{tail}").unlink(missing_ok=True)
    book.write_bytes(blank.read_bytes())
    run(tungdong, "-b", book, "import", *files)
    run(tungdong, "-b", book, "report", "status")


journal = folder / "entries.journal"
ours, ledgers, hledgers = [], [], []
for _ in range(max(1, rounds // 2)):  # in turn, so that whatever else the machine does falls on all of them
    ours.append(seconds(import_and_report))
    ledgers.append(seconds(lambda: run("ledger", "-f", journal, "bal")))
    hledgers.append(seconds(lambda: run("hledger", "-f", journal, "bal")))
import_s, ledger_s, hledger_s = map(statistics.median, (ours, ledgers, hledgers))
what = f"import {entries} entries of CSV, first report"
find(what, f"{import_s:.2f} s", f"ledger bal {ledger_s:.2f} s", import_s / ledger_s, "<= 2", import_s <= 2 * ledger_s)
find(what, f"{import_s:.2f} s", f"hledger bal {hledger_s:.2f} s", import_s / hledger_s, "<= 0.5",
     import_s <= 0.5 * hledger_s)
status_s = median_of(lambda: run(tungdong, "-b", book, "report", "status"))
find(f"report status, {entries} entries, whole program", f"{status_s * 1e3:.0f} ms", f"ledger bal {ledger_s:.2f} s",
     ledger_s / status_s, ">= 500", ledger_s / status_s >= 500)
start_s = median_of(lambda: run(tungdong, "-b", book, "list", "book"))
sqlite_s = median_of(lambda: run("sqlite3", book, "SELECT COUNT(*) FROM head"))
find("start of the program to its first answer", f"{start_s * 1e3:.0f} ms", f"sqlite3 {sqlite_s * 1e3:.1f} ms",
     start_s / sqlite_s, "<= 3", start_s <= 3 * sqlite_s)
(folder / "programs.json").write_text(json.dumps(findings, ensure_ascii=False, indent=1))
