"""A child for the tests: it does what it is asked, however foolish."""

import ctypes
import os
import resource
import signal
import sys
import tempfile
from pathlib import Path

from investigator.domain.errors import Refused
from investigator.machine.child import serve


def handle(header, blobs, progress):
    do = header["do"]
    if do == "echo":
        progress({"done": 1, "of": 2})
        progress({"done": 2, "of": 2})
        return {"said": header.get("say")}, blobs
    return DEEDS[do](header, progress)


def refuse(_header, _progress):
    raise Refused("No\x1b[31m.", remedy="Ask again.")


def eat(_header, _progress):
    return {"size": len(bytearray(2 * 1024**3))}, ()


def nibble(_header, _progress):
    crumbs = []
    while True:
        crumbs.append(object())


def spin(_header, progress):
    while True:
        progress({"at": "work"})


def sleep(_header, progress):
    progress({"at": "rest"})
    signal.pause()
    return {}, ()


def compute(_header, _progress):
    number = 1
    while number:
        number += 1
    return {}, ()


def crash(_header, _progress):
    raise KeyError("a pupil's name")


def end(header, _progress):
    os.kill(os.getpid(), int(header["signal"]))
    return {}, ()


def chatter(_header, _progress):
    os.write(1, b"a library prints here\n" * 10_000)
    print("and here")  # noqa: T201 - what a careless library does
    os.write(2, b"e" * 300_000)
    return {"input": os.read(0, 10).decode()}, ()


def tell(_header, _progress):
    return {
        "environment": dict(os.environ),
        "arguments": sys.argv,
        "path": sys.path,
        "folder": str(Path.cwd()),
        "temporary": tempfile.gettempdir(),
        "session": os.getsid(0) == os.getpid(),
        "dumpable": ctypes.CDLL(None).prctl(3, 0, 0, 0, 0),
        "core": resource.getrlimit(resource.RLIMIT_CORE),
    }, ()


DEEDS = {
    "refuse": refuse,
    "eat": eat,
    "nibble": nibble,
    "spin": spin,
    "sleep": sleep,
    "compute": compute,
    "crash": crash,
    "end": end,
    "chatter": chatter,
    "tell": tell,
}

if __name__ == "__main__":
    serve(handle)
