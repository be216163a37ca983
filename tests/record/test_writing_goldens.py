"""A golden payload that exists is never written again."""

from tests.record import goldens
from tests.record.examples import FACTS


def test_what_is_missing_is_written(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(goldens, "FOLDER", tmp_path)
    assert goldens.write_missing() == 0
    assert len(list(tmp_path.iterdir())) == len(FACTS)
    assert "written: step_taken.1.json" in capsys.readouterr().out


def test_what_exists_is_kept_and_its_difference_told(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(goldens, "FOLDER", tmp_path)
    older = tmp_path / "step_taken.1.json"
    older.write_bytes(b"older")
    assert goldens.write_missing() == 1
    assert older.read_bytes() == b"older"
    assert "bytes differ: step_taken.1.json" in capsys.readouterr().out


def test_a_second_run_writes_nothing(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(goldens, "FOLDER", tmp_path)
    goldens.write_missing()
    capsys.readouterr()
    assert goldens.write_missing() == 0
    assert capsys.readouterr().out == ""
