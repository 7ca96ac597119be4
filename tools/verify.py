#!/usr/bin/env python3
"""Checks the log of a Từng Đồng book without any of its code, by Python's standard library alone.

  verify.py LOG [--checkpoint FILE] [--key NAME+1234abcd+BASE64]... [--proof FILE]...

LOG is what `tungdong export --format log` writes: a record on each line, as canonical JSON. Checked are the bytes of
each record (RFC 8785, NFC), that no draft was taken twice, the root of the tree (RFC 6962), the checkpoint and its
signatures (C2SP; Ed25519, RFC 8032), proofs of inclusion, that no account was ever overdrawn, in the order of the log
and on every day, and that money only moved. Ends with 0 if all of it holds, with 3 and what does not otherwise.
"""

import argparse, base64, collections, hashlib, json, sys, unicodedata

LARGEST_RECORD, LARGEST_INTEGER, DASH = 65_535, 2**53 - 1, "\u2014 "

class Broken(Exception):
    """What does not hold."""

# Canonical JSON (RFC 8785), as far as records use it: objects, arrays, strings, integers.
def pairs(items):
    if len(dict(items)) != len(items):
        raise Broken("a name stands twice in an object")
    return dict(items)
def no_fraction(text):
    raise Broken(f"{text} is no integer")

def canonical(value):
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(canonical(name) + ":" + canonical(value[name]) for name in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, str):
        if unicodedata.normalize("NFC", value) != value:
            raise Broken("text that is not in Normalization Form C")
        return json.dumps(value, ensure_ascii=False)
    if value is True or value is False or value is None or abs(value) <= LARGEST_INTEGER:
        return json.dumps(value)
    raise Broken(f"{value} is more than a double holds exactly")

def read_record(line):
    if len(line) > LARGEST_RECORD:
        raise Broken("longer than a record may be")
    try:
        record = json.loads(line.decode(), object_pairs_hook=pairs, parse_float=no_fraction, parse_constant=no_fraction)
        same = canonical(record).encode("utf-8") == line
    except (UnicodeError, json.JSONDecodeError, RecursionError) as fault:
        raise Broken(f"no JSON: {fault}") from fault
    if not same:
        raise Broken("its bytes are not canonical")
    if not isinstance(record, dict) or record.get("v") != 1 or not isinstance(record.get("kind"), str):
        raise Broken("no record of this version")
    return record

# The tree of the log (RFC 6962).
def leaf(body):
    return hashlib.sha256(b"\0" + body).digest()
def node(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()

class Tree:
    """The roots of the perfect subtrees at the right edge, the largest first, with their heights."""
    def __init__(self):
        self.size, self.edge = 0, []
    def add(self, hash_):
        self.size, height = self.size + 1, 0
        while self.edge and self.edge[-1][0] == height:
            hash_ = node(self.edge.pop()[1], hash_)
            height += 1
        self.edge.append((height, hash_))
    def root(self):
        if not self.edge:
            return hashlib.sha256(b"").digest()
        root = self.edge[-1][1]
        for _, hash_ in reversed(self.edge[:-1]):
            root = node(hash_, root)
        return root

def root_of_path(index, size, hash_, path):
    """RFC 9162 section 2.1.3.2."""
    first, last = index, size - 1
    for other in path:
        if last == 0:
            raise Broken("a path that is too long")
        if first & 1 or first == last:
            hash_ = node(other, hash_)
            while not first & 1 and first:
                first, last = first >> 1, last >> 1
        else:
            hash_ = node(hash_, other)
        first, last = first >> 1, last >> 1
    if last:
        raise Broken("a path that is too short")
    return hash_

# Ed25519 (RFC 8032 section 5.1), to verify alone.
P, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)

def recover_x(y, sign):
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if (x * x - square) % P == 0 else x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    return P - x if x & 1 != sign else x
def point_of(bytes_):
    y = int.from_bytes(bytes_, "little")
    x = recover_x(y & ((1 << 255) - 1), y >> 255)
    y &= (1 << 255) - 1
    return None if x is None else (x, y, 1, x * y % P)
def plus(a, b):
    low, high = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    c, d = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = high - low, d - c, d + c, high + low
    return e * f % P, g * h % P, f * g % P, e * h % P
def times(scalar, point):
    sum_ = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            sum_ = plus(sum_, point)
        point, scalar = plus(point, point), scalar >> 1
    return sum_

BASE_Y = 4 * pow(5, P - 2, P) % P
BASE = (recover_x(BASE_Y, 0), BASE_Y, 1, recover_x(BASE_Y, 0) * BASE_Y % P)

def signed(key, message, signature):
    point, commitment = point_of(key), point_of(signature[:32])
    scalar = int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or point is None or commitment is None or scalar >= ORDER:
        return False
    digest = hashlib.sha512(signature[:32] + key + message).digest()
    left, right = times(scalar, BASE), plus(commitment, times(int.from_bytes(digest, "little") % ORDER, point))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0

# Notes, checkpoints, keys, proofs (C2SP).
def decoded(text):
    try:
        bytes_ = base64.b64decode(text, validate=True)
    except ValueError as fault:
        raise Broken("no base64") from fault
    if base64.b64encode(bytes_).decode() == text:
        return bytes_
    raise Broken("no canonical base64")

def is_number(text):
    return text.isascii() and text.isdigit() and len(text) < 20 and str(int(text)) == text

def read_key(text):
    parts = text.strip().split("+", 2)
    if len(parts) != 3:
        raise Broken(f"{text} is no public key")
    material = decoded(parts[2])
    id_ = hashlib.sha256(parts[0].encode() + b"\n" + material).digest()[:4]
    if len(material) != 33 or material[0] not in (1, 4) or id_.hex() != parts[1]:
        raise Broken(f"{text} is no public key")
    return parts[0], id_, material[0], material[1:]
def read_checkpoint(note):
    text, blank, signatures = note.rpartition("\n\n")
    lines = text.split("\n")
    if not blank or len(lines) < 3 or not all(lines) or not note.endswith("\n") or not is_number(lines[1]):
        raise Broken("no checkpoint")
    root = decoded(lines[2])
    if len(root) != 32:
        raise Broken("no checkpoint")
    return text + "\n", lines[0], int(lines[1]), root, signatures.split("\n")[:-1]

def check_signatures(text, lines, keys):
    found = []
    for line in lines:
        name, _, bytes_ = line.removeprefix(DASH).rpartition(" ")
        if not line.startswith(DASH) or not name:
            raise Broken("a signature line that is none")
        bytes_ = decoded(bytes_)
        for key_name, id_, role, key in keys:
            if key_name != name or bytes_[:4] != id_:
                continue
            message, signature = text, bytes_[4:]
            if role == 4:
                time = int.from_bytes(signature[:8], "big")
                message, signature = f"cosignature/v1\ntime {time}\n{text}", signature[8:]
            if not signed(key, message.encode(), signature):
                raise Broken(f"the signature of {name} is wrong")
            found.append((name, role))
    if not found or (any(key[2] == 1 for key in keys) and all(role != 1 for _, role in found)):
        raise Broken("the keys given did not sign the checkpoint")
    return [name for name, _ in found]
def check_proof(file, leaves, keys):
    head, _, checkpoint = file.partition("\n\n")
    lines = head.split("\n")
    if lines[1:] and lines[1].startswith("extra "):
        del lines[1]
    word, _, index = lines[1].partition(" ") if len(lines) > 1 else ("", "", "")
    if lines[0] != "c2sp.org/tlog-proof@v1" or word != "index" or not is_number(index) or len(lines) > 65:
        raise Broken("no proof of inclusion")
    text, _, size, root, signatures = read_checkpoint(checkpoint)
    if keys:
        check_signatures(text, signatures, keys)
    at = int(index)
    if at >= min(size, len(leaves)) or root_of_path(at, size, leaves[at], list(map(decoded, lines[2:]))) != root:
        raise Broken(f"record {at + 1} is not in the signed log")
    return at + 1

# Money: a line moves an amount from one account to another.
class Money:
    def __init__(self):
        self.balances, self.days, self.sources, self.entries = {}, {}, collections.Counter(), 0
    def move(self, account, amount, date):
        balance = self.balances[account] = self.balances.get(account, 0) + amount
        days = self.days.setdefault(account, collections.Counter())
        days[date] += amount
        if balance < 0 and not account[0].startswith("origin:"):
            raise Broken(f"account {' '.join(account)} is overdrawn by {-balance}")
    def add(self, record):
        self.entries += 1
        for line in record["lines"]:
            amount, source, date = line["amount"], line["source"], record["date"]
            if not isinstance(amount, int) or amount <= 0:
                raise Broken("a line that moves nothing")
            self.move((line["from"], source, line["component"], line["period"]), -amount, date)
            to = line.get("to_component", line["component"]), line.get("to_period", line["period"])
            self.move((line["to"], source, *to), amount, date)
    def close(self):
        for account, days in self.days.items():
            balance = 0
            for day in sorted(days):
                balance += days[day]
                if balance < 0 and not account[0].startswith("origin:"):
                    raise Broken(f"account {' '.join(account)} is overdrawn by {-balance} at the end of {day}")
            self.sources[account[1]] += balance
        for source, sum_ in self.sources.items():
            if sum_:
                raise Broken(f"the accounts of source {source} add up to {sum_}, not to nothing")

def text_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read(1 << 17)

def check(options):
    keys = [read_key(key) for key in options.key]
    tree, money, taken, leaves, at_size, origin = Tree(), Money(), set(), [], None, None
    wanted = read_checkpoint(text_of(options.checkpoint)) if options.checkpoint else None
    with open(options.log, "rb") as log:
        for number, line in enumerate(log, 1):
            try:
                if not line.endswith(b"\n"):
                    raise Broken("the line does not end: the file was cut off")
                record = read_record(line[:-1])
                origin = origin or record.get("code")
                if record.get("key") in taken:
                    raise Broken("the draft of an earlier record, taken again")
                taken.add(record.get("key"))
                if record["kind"] == "entry":
                    money.add(record)
            except (Broken, KeyError, TypeError) as fault:
                raise Broken(f"record {number}: {fault}") from fault
            leaves.append(leaf(line[:-1]))
            tree.add(leaves[-1])
            if wanted and tree.size == wanted[2]:
                at_size = tree.root()
    money.close()
    print(f"{tree.size} records, root {tree.root().hex()}")
    print(f"{money.entries} entries; {len(money.balances)} accounts, none ever overdrawn; "
          f"{len(money.sources)} sources, each adding up to nothing")
    if wanted:
        text, name, size, root, signatures = wanted
        if name != origin:
            raise Broken(f"the checkpoint is of {name}, the log of {origin}")
        if size > tree.size:
            raise Broken(f"the checkpoint has {size} records, the log {tree.size}: it was cut off")
        if size and at_size != root:
            raise Broken(f"the first {size} records are not those that were signed")
        signers = check_signatures(text, signatures, keys) if keys else ["nobody: no key was given"]
        print(f"checkpoint of {size} records holds, signed by {', '.join(signers)}")
    for path in options.proof:
        print(f"{path}: record {check_proof(text_of(path), leaves, keys)} is in the signed log")

def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("log")
    parser.add_argument("--checkpoint")
    for option in ("--key", "--proof"):
        parser.add_argument(option, action="append", default=[])
    try:
        check(parser.parse_args())
    except (Broken, OSError, UnicodeError) as fault:
        print(fault, file=sys.stderr)
        sys.exit(3)

if __name__ == "__main__":
    main()
