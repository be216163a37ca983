"""Which part of the program may import what: every library has its home."""

import sys
import tomllib

import pytest

from tests.house.sources import CHECKOUT, Source, parts, python, seeded

HOMES = {
    "click": {"cli"},
    "cryptography": {"machine"},
    "fontTools": {"documents"},
    "holidays": {"reference"},
    "jinja2": {"documents"},
    "keyring": {"storage"},
    "markupsafe": {"documents"},
    "msgspec": {"record"},
    "nh3": {"evidence"},
    "oxmsg": {"evidence"},
    "page": {"documents"},
    "pikepdf": {"documents", "evidence"},
    "PIL": {"evidence"},
    "pillow_heif": {"evidence"},
    "platformdirs": {"machine"},
    "pypdfium2": {"evidence"},
    "rich": {"tui"},
    "selectolax": {"evidence"},
    "sqlcipher3": {"storage"},
    "sqlite3": {"storage"},
    "sqlite_utils": {"storage"},
    "textual": {"tui"},
    "textual_fspicker": {"tui"},
    "tomli_w": {"settings"},
    "weasyprint": {"documents"},
    "yaml": {"exchange", "reference"},
    "zxcvbn": {"casework"},
}
# Nothing of ours speaks to another machine, and children are plain subprocesses.
NEVER = {
    *("socket", "ssl", "http", "urllib.request", "urllib.error", "smtplib", "ftplib"),
    *("imaplib", "poplib", "telnetlib", "xmlrpc", "socketserver", "wsgiref", "webbrowser"),
    *("requests", "httpx", "aiohttp", "urllib3", "websockets", "multiprocessing", "pickle"),
    *("asyncio.open_connection", "asyncio.start_server"),
}
PRODUCT = python("investigator")
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = {one["id"]: one for one in PROJECT["tool"]["importlinter"]["contracts"]}


def _strays(source: Source) -> list[str]:
    """Imports that have another home, or none."""
    found = []
    for name in source.imports:
        top = name.split(".")[0]
        if top in HOMES:
            stray = source.home not in HOMES[top]
        else:
            stray = top != "investigator" and top not in sys.stdlib_module_names
        if stray or _reached(name):
            found.append(f"{source.where}: {name}")
    return found


def _reached(name: str) -> bool:
    return any(name == each or name.startswith(f"{each}.") for each in NEVER)


def _of_the_domain(source: Source) -> list[str]:
    """Imports of the domain that are neither the standard library's nor its own."""
    return [
        f"{source.where}: {name}"
        for name in source.imports
        if not name.startswith("investigator.domain")
        and name.split(".")[0] not in sys.stdlib_module_names
    ]


@pytest.mark.parametrize("source", PRODUCT, ids=lambda source: source.where)
def test_every_library_is_imported_at_home_only(source):
    assert _strays(source) == []


DOMAIN = [source for source in PRODUCT if source.home == "domain"]


def test_the_domain_imports_the_standard_library_and_itself():
    assert len(DOMAIN) > 40
    assert [stray for source in DOMAIN for stray in _of_the_domain(source)] == []


SEEDS = (
    ("casework", "import sqlite_utils"),
    ("casework", "from sqlite3 import DatabaseError"),
    ("storage", "from cryptography.hazmat import primitives"),
    ("cli", "def f():\n    import textual.app"),
    ("tui", "from jinja2 import Template"),
    ("documents", "from PIL import Image"),
    ("machine", "import numpy"),
    ("evidence", "import socket"),
    ("storage", "from urllib import request"),
    ("storage", "import urllib.request"),
    ("machine", "from multiprocessing import Process"),
    ("tui", "if TYPE_CHECKING:\n    import http.client"),
)


@pytest.mark.parametrize(("home", "text"), SEEDS)
def test_a_stray_import_is_found_wherever_it_hides(home, text):
    assert _strays(seeded(text, f"investigator/{home}/seeded.py"))


@pytest.mark.parametrize(
    ("home", "text"),
    [
        ("machine", "from cryptography.hazmat import primitives"),
        ("evidence", "from PIL import Image"),
        ("machine", "from urllib.parse import quote"),
        ("tui", "from investigator.casework import desk"),
    ],
)
def test_an_import_at_home_is_let_alone(home, text):
    assert _strays(seeded(text, f"investigator/{home}/seeded.py")) == []


@pytest.mark.parametrize("text", ["import msgspec", "import investigator.record.codec"])
def test_the_domain_rule_finds_what_it_is_for(text):
    assert _of_the_domain(seeded(text, "investigator/domain/seeded.py"))


def test_every_part_of_the_program_stands_in_a_layer():
    layers = CONTRACTS["layers"]
    stand = {one for layer in layers["layers"] for one in layer.replace(" ", "").split("|")}
    assert stand == parts()
    assert layers["exhaustive"] is True


LIBRARIES = [
    one for one in CONTRACTS.values() if set(one.get("forbidden_modules", ())) <= {*HOMES}
]
LIBRARIES = [one for one in LIBRARIES if one["type"] == "forbidden"]


@pytest.mark.parametrize("contract", LIBRARIES, ids=lambda one: one["id"])
def test_a_contract_about_libraries_leaves_out_their_homes_and_nobody_else(contract):
    homes = set.union(*(HOMES[library] for library in contract["forbidden_modules"]))
    expected = {f"investigator.{part}" for part in parts() - homes}
    assert set(contract["source_modules"]) == expected
    assert contract["allow_indirect_imports"] is True


def test_the_domain_contract_forbids_every_library():
    forbidden = set(CONTRACTS["domain_is_plain"]["forbidden_modules"])
    assert set(HOMES) - forbidden <= {"fontTools", "markupsafe", "textual_fspicker"}


def test_screens_may_import_casework_and_the_domain_only():
    one = CONTRACTS["screens_ask_casework"]
    assert one["source_modules"] == ["investigator.cli", "investigator.tui"]
    others = parts() - {"__main__", "casework", "domain", "cli", "tui"}
    assert set(one["forbidden_modules"]) == {f"investigator.{part}" for part in others}
