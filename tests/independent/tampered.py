"""tools/verify.py against logs that were tampered with, and against checkpoints, keys and proofs of the command.

tampered.py TUNGDONG
"""

import contextlib
import importlib.util
import io
import random
import sys
import tempfile

from books import ROOT, Command

spec = importlib.util.spec_from_file_location("verify", ROOT / "tools" / "verify.py")
verify = importlib.util.module_from_spec(spec)
spec.loader.exec_module(verify)


def holds(*words):
    """Whether the verifier ends well; what it says otherwise."""
    out, err = io.StringIO(), io.StringIO()
    sys.argv = ["verify.py", *map(str, words)]
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            verify.main()
    except SystemExit as end:
        if end.code != 3 or not err.getvalue().strip():
            raise AssertionError(f"{words} ended with {end.code}: {err.getvalue()}") from end
        return False, err.getvalue()
    return True, out.getvalue()


def must(expected, words, why):
    held, said = holds(*words)
    if held != expected:
        raise AssertionError(f"{why}: {said}")
    return said


def main(program):
    with tempfile.TemporaryDirectory() as folder:
        command = Command(program, folder)
        path = lambda name: f"{folder}/{name}"
        book = command.sample()
        command(book, "key", "-o", "so.key")
        command(book, "key", "--witness", "--name", "kiem-toan.test/w1", "-o", "w1.key")
        command(book, "checkpoint", "--key", "so.key")
        command(book, "checkpoint", "--witness", "--key", "w1.key", "--log-key", "so.key.pub")
        command(book, "export", "-o", "so.log")
        command(book, "prove", "900", "-o", "900.tlog-proof")
        keys = {name: open(path(name + ".key.pub"), encoding="utf-8").read().strip() for name in ("so", "w1")}
        checkpoint = path(book + ".checkpoint")
        trusted = ["--checkpoint", checkpoint, "--key", keys["so"], "--key", keys["w1"]]
        said = must(True, [path("so.log"), *trusted, "--proof", path("900.tlog-proof")], "as it was written")
        assert "signed by so-cai.test/xa-mau, kiem-toan.test/w1" in said and "record 900 is in the signed log" in said, said
        lines = open(path("so.log"), "rb").read().splitlines(keepends=True)
        bad = path("bad.log")

        def tampered(content, why, *more):
            with open(bad, "wb") as file:
                file.write(b"".join(content))
            return must(False, [bad, "--checkpoint", checkpoint, *more], why)

        # Of a log of few records, every byte; and every record dropped, doubled, swapped with the next, or cut off.
        few = lines[:12]
        signed = verify.Tree()
        for line in few:
            signed.add(verify.leaf(line[:-1]))
        small = path("small.checkpoint")
        with open(small, "w", encoding="utf-8") as file:
            note = open(checkpoint, encoding="utf-8").read().split("\n")
            note[1], note[2] = "12", verify.base64.b64encode(signed.root()).decode()
            file.write("\n".join(note))
        whole = checkpoint
        checkpoint = small
        with open(bad, "wb") as file:
            file.write(b"".join(few))
        must(True, [bad, "--checkpoint", small], "the first twelve records")
        flips = 0
        for number, line in enumerate(few):
            for at in range(len(line)):
                flipped = line[:at] + bytes([line[at] ^ 1]) + line[at + 1 :]
                tampered(few[:number] + [flipped] + few[number + 1 :], f"record {number + 1}, byte {at}")
                flips += 1
        for number in range(len(few)):
            tampered(few[:number] + few[number + 1 :], f"record {number + 1} dropped")
            tampered(few[: number + 1] + few[number:], f"record {number + 1} doubled")
            tampered(few[:number], f"cut off after {number}")
            if number + 1 < len(few):
                tampered(few[:number] + [few[number + 1], few[number]] + few[number + 2 :], f"record {number + 1} swapped")
        checkpoint = whole
        tampered(lines[:-1], "the last record cut off")
        tampered([b"".join(lines)[:-1]], "the last line feed cut off")
        tampered(lines + [b'{"v":1}\n'], "a record that is none")
        tampered([line.replace(b'"kind"', b'"Kind"', 1) for line in lines], "another name of a field")

        # Money that the tree alone would not miss: what is signed with it may still not be.
        entry = next(i for i, line in enumerate(lines) if b'"kind":"pay"' in line)
        for old, new, why in (
            (b'"amount":', b'"amount":9', "an overdraft"),
            (b'"amount":', b'"amount":-', "an amount below nothing"),
            (b'"v":1}', b'"v":1.0}', "a fraction"),
            (b'{"at":', b'{ "at":', "bytes that are not canonical"),
        ):
            altered = lines[:entry] + [lines[entry].replace(old, new, 1)] + lines[entry + 1 :]
            assert f"record {entry + 1}" in tampered(altered, why), why

        # Signatures and proofs.
        text = open(checkpoint, encoding="utf-8").read()
        chance = random.Random(5)
        # A line of an unknown key is passed over: those of a witness may go, that of the log may not.
        for at in sorted(chance.sample(range(text.rindex("\u2014") - 1), 120)):
            with open(path("bad.checkpoint"), "w", encoding="utf-8") as file:
                file.write(text[:at] + ("A" if text[at] != "A" else "B") + text[at + 1 :])
            must(False, [path("so.log"), "--checkpoint", path("bad.checkpoint"), *trusted[2:]], f"checkpoint, byte {at}")
        must(False, [path("so.log"), "--checkpoint", checkpoint, "--key", keys["so"][:-4] + "AAAA"], "another key")
        proof = open(path("900.tlog-proof"), encoding="utf-8").read()
        for at in sorted(chance.sample(range(proof.index("\n\n")), 60)):
            with open(path("bad.tlog-proof"), "w", encoding="utf-8") as file:
                file.write(proof[:at] + ("B" if proof[at] != "B" else "C") + proof[at + 1 :])
            must(False, [path("so.log"), "--proof", path("bad.tlog-proof")], f"proof, byte {at}")
        print(f"{flips} bytes flipped, and whatever else was done: all of it found")


if __name__ == "__main__":
    main(sys.argv[1])
