"""Every balance of a book against ledger, hledger and beancount, which load its journal without complaint.

journals.py TUNGDONG
"""

import csv
import io
import re
import sqlite3
import subprocess
import sys
import tempfile

from beancount import loader
from beancount.core import data
from books import Command


def run(*words):
    done = subprocess.run(words, capture_output=True, text=True)
    if done.returncode or done.stderr.strip():
        raise AssertionError(f"{words} ended with {done.returncode}: {done.stderr[:2000]}")
    return done.stdout


def plain(text):
    if text == "%":
        return ""
    return re.sub("(?:%[0-9A-F]{2})+", lambda match: bytes.fromhex(match[0].replace("%", "")).decode(), text)


def bean(text):
    text = text.removeprefix("X-00-")
    parts = re.findall("-(?:-|[0-9A-F]{2}-)|[A-Za-z0-9]+", text)
    raw = b"".join(
        b"-" if part == "--" else bytes.fromhex(part.strip("-")) if part[0] == "-" else part.encode() for part in parts
    )
    return raw.decode()


def ours(path):
    """stage, type and code of holder, source, component, period: what stands there, as the book's own table has it."""
    rows = sqlite3.connect(path).execute(
        "SELECT stage, holder_type, holder, source, component, period, balance FROM account WHERE balance <> 0"
    )
    return {tuple(row[:6]): row[6] for row in rows}


def of_hledger(path):
    text = run("hledger", "-f", path, "balance", "--flat", "--no-total", "-O", "csv")
    rows = list(csv.reader(io.StringIO(text)))[1:]
    return {tuple(map(plain, name.split(":"))): int(amount.removesuffix(" VND")) for name, amount in rows}


def of_ledger(path):
    text = run("ledger", "-f", path, "balance", "--flat", "--no-total", "--balance-format",
               "%(account)\t%(quantity(scrub(display_total)))\n")
    rows = (line.split("\t") for line in text.splitlines() if line)
    return {tuple(map(plain, name.split(":"))): int(amount) for name, amount in rows if int(amount)}


def of_beancount(path):
    run("bean-check", path)
    entries, errors, _ = loader.load_file(path)
    if errors:
        raise AssertionError(errors[:3])
    balances = {}
    for entry in entries:
        if isinstance(entry, data.Transaction):
            for posting in entry.postings:
                names = [bean(part) for part in posting.account.split(":")[1:]]
                key = (names[0][0].lower() + names[0][1:], names[1].lower(), *names[2:])
                balances[key] = balances.get(key, 0) + int(posting.units.number)
    return {key: amount for key, amount in balances.items() if amount}


def main(program):
    with tempfile.TemporaryDirectory() as folder:
        command = Command(program, folder)
        for book in (command.dien_bien(), command.sample(), command.synthetic(10_000)):
            wanted = ours(f"{folder}/{book}")
            for dialect, read in (("hledger", of_hledger), ("ledger", of_ledger), ("beancount", of_beancount)):
                journal = f"{folder}/{book}.{dialect}"
                command(book, "export", "--format", dialect, "-o", journal)
                found = read(journal)
                different = {key for key in wanted.keys() | found.keys() if wanted.get(key) != found.get(key)}
                if different:
                    one = sorted(different)[0]
                    raise AssertionError(f"{book}, {dialect}: {one}: {wanted.get(one)}, there {found.get(one)}")
                print(f"{book}: {len(wanted)} balances as in {dialect}")


if __name__ == "__main__":
    main(sys.argv[1])
