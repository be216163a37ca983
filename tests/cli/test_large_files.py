"""A very large file is added only when somebody says that the whole of it is wanted."""

import pytest

from investigator.casework import desk
from investigator.domain.sizes import GB, Sizes
from tests.casework import vaults
from tests.casework.vaults import REF
from tests.cli.running import call


@pytest.fixture
def vault(tmp_path):
    return vaults.copied(vaults.small(), tmp_path / "vault")


@pytest.fixture
def film(tmp_path):
    file = tmp_path / "film.mp4"
    with file.open("wb") as empty:
        empty.truncate(GB + 1)  # nothing of it is ever read or written
    return file


def test_a_file_of_more_than_a_gigabyte_is_refused_and_the_way_is_told(vault, film):
    ran = call("exhibit", "add", REF, film, "--vault", vault, "--json")
    assert ran.code == 1
    assert ran.json["refused"].startswith("film.mp4 is large: 1.0 GB.")
    assert "--large" in ran.json["remedy"]


def test_the_word_large_takes_the_whole_of_it(vault, tmp_path, monkeypatch):
    monkeypatch.setattr(desk, "Sizes", lambda: Sizes(file_is_large=3))
    file = tmp_path / "words.txt"
    file.write_text("more than three bytes")
    assert call("exhibit", "add", REF, file, "--vault", vault).code == 1
    ran = call("exhibit", "add", REF, file, "--large", "--vault", vault, "--json")
    assert (ran.code, ran.json[0]["id"]) == (0, "E02")


def test_a_file_may_be_named_from_where_one_is(vault, tmp_path, monkeypatch):
    (tmp_path / "words.txt").write_text("words")
    monkeypatch.chdir(tmp_path)
    assert call("exhibit", "add", REF, "words.txt", "--vault", vault).code == 0
