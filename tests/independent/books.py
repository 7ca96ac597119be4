"""Books for the tests of programs that we did not write, made by the command under test."""

import os
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Command:
    """The program under test, in a folder of its own."""

    def __init__(self, program, folder):
        self.program, self.folder = str(pathlib.Path(program).resolve()), pathlib.Path(folder)
        self.environment = os.environ | {"TUNGDONG_BY": "ke-toan", "TUNGDONG_PASSPHRASE": "mật khẩu thử"}

    def __call__(self, book, *words, status=0):
        command = [self.program, "-b", book, *words]
        done = subprocess.run(command, cwd=self.folder, env=self.environment, capture_output=True, text=True)
        if done.returncode != status:
            raise AssertionError(f"{command} ended with {done.returncode}: {done.stdout}{done.stderr}")
        return done.stdout

    def dien_bien(self, book="dien-bien.db"):
        self(book, "init", "--code", "so-cai.test/dien-bien")
        self(book, "import", *(str(ROOT / "fixtures" / one) for one in ("vietnam", "dien-bien", "che-la")))
        return book

    def sample(self, book="xa-mau.db"):
        self(book, "init", "--code", "so-cai.test/xa-mau", "--label", "sample")
        self(book, "import", *(str(ROOT / "fixtures" / one) for one in ("vietnam", "xa-mau")))
        return book

    def synthetic(self, entries, book="gia-lap.db"):
        self(book, "synthesise", "--entries", str(entries), "--seed", "7", "--communes", "2", "--projects", "30")
        return book
