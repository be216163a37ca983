"""Large files in and out: limits, room, progress, and a stop that leaves nothing."""

import shutil
from collections.abc import Generator, Iterator

import pytest

from investigator.casework import exhibits, room
from investigator.casework.commands.exhibit import AdmitExhibit, ClearAway, ExportExhibit
from investigator.casework.desk import Desk, Done, Progress
from investigator.casework.perform import perform, steps
from investigator.domain.copies import CopyGone
from investigator.domain.errors import Damaged, Refused
from investigator.domain.sizes import Sizes
from investigator.evidence.intake import ReadSoFar
from tests.casework import vaults
from tests.casework.vaults import REF

MIB = 1 << 20
LARGE = 9 * MIB


@pytest.fixture
def desk(folder):
    with vaults.opened(folder) as one:
        yield one


@pytest.fixture
def film(tmp_path):
    file = tmp_path / "film.bin"
    file.write_bytes(bytes(range(256)) * (LARGE // 256))
    return file


def begun(desk: Desk, wanted: AdmitExhibit | ExportExhibit, what: str) -> Iterator[object]:
    """The steps, taken until one of them says this."""
    taken = steps(desk, wanted)
    for step in taken:
        if isinstance(step, Progress) and step.what == what and step.done:
            return taken
    raise AssertionError(what)


def stop(taken: Iterator[object]) -> None:
    assert isinstance(taken, Generator)
    taken.close()


def unsealed(desk: Desk) -> int:
    kept = desk.case_file(REF).ledger.connection
    row = kept.execute("SELECT count(*) FROM kept WHERE sealed = 0").fetchone()
    assert row is not None
    return int(row[0])


def held(desk: Desk) -> int:
    return desk.case_file(REF).kept.room().held


def test_keeping_a_file_tells_how_far_it_is(desk, film):
    told = [
        (step.done, step.whole)
        for step in steps(desk, AdmitExhibit(case=REF, file=film))
        if isinstance(step, Progress) and step.what == "Keeping the file"
    ]
    assert told == [(8 * MIB, LARGE)]


def test_a_stop_while_a_file_is_kept_leaves_nothing(desk, film):
    before, entries = held(desk), desk.case_file(REF).standing.head.seq
    stop(begun(desk, AdmitExhibit(case=REF, file=film), "Keeping the file"))
    assert (unsealed(desk), desk.case_file(REF).standing.head.seq) == (0, entries)
    assert held(desk) - before < MIB
    assert perform(desk, AdmitExhibit(case=REF, file=film)).case is not None


def test_a_file_that_is_refused_at_last_leaves_nothing(desk, film):
    with pytest.raises(Refused):
        perform(desk, AdmitExhibit(case=REF, file=film, number="E01"))
    assert unsealed(desk) == 0


def test_what_a_stop_left_goes_in_the_background(desk, film, monkeypatch):
    monkeypatch.setattr(room, "clear_some", lambda _file: None)
    stop(begun(desk, AdmitExhibit(case=REF, file=film), "Keeping the file"))
    assert room.left_over(desk) == (desk.case_file(REF).name,)
    *far, _done = steps(desk, ClearAway())
    assert [(each.done, each.whole) for each in far if isinstance(each, Progress)][-1] == (
        8 * MIB,
        8 * MIB,
    )
    assert (unsealed(desk), room.left_over(desk)) == (0, ())


def test_the_next_file_first_clears_away_what_is_left(desk, film, monkeypatch):
    monkeypatch.setattr(room, "clear_some", lambda _file: None)
    stop(begun(desk, AdmitExhibit(case=REF, file=film), "Keeping the file"))
    perform(desk, AdmitExhibit(case=REF, file=film))
    assert unsealed(desk) == 0


def test_there_is_nothing_to_clear_away_in_a_locked_vault(desk):
    desk.lock()
    assert perform(desk, ClearAway()) == Done()


def test_bytes_that_the_case_holds_are_not_copied_again(desk, film):
    perform(desk, AdmitExhibit(case=REF, file=film))
    before = held(desk)
    told = list(steps(desk, AdmitExhibit(case=REF, file=film)))
    assert not any(
        isinstance(step, Progress) and step.what == "Keeping the file" for step in told
    )
    assert held(desk) - before < MIB
    assert len(desk.case_file(REF).case.exhibits) == 3


def test_a_large_file_is_kept_only_when_the_whole_of_it_is_wanted(desk, film):
    desk.sizes = Sizes(file_is_large=MIB)
    with pytest.raises(Refused, match=r"film\.bin is large: 9\.4 MB"):
        perform(desk, AdmitExhibit(case=REF, file=film))
    done = perform(desk, AdmitExhibit(case=REF, file=film, large_confirmed=True))
    assert done.case is not None
    assert len(done.case.exhibits) == 2


def test_a_case_that_has_grown_large_is_told(desk, film, tmp_path):
    desk.sizes = Sizes(case_is_large=LARGE)
    done = perform(desk, AdmitExhibit(case=REF, file=film))
    assert [each for each in done.notices if "is large now" in each]
    desk.sizes = Sizes()
    small = tmp_path / "small"
    small.write_bytes(b"small")
    assert perform(desk, AdmitExhibit(case=REF, file=small)).notices == ()


def test_a_full_case_takes_no_more_and_says_what_to_do(desk, film):
    desk.sizes = Sizes(case_is_full=LARGE)
    with pytest.raises(Refused, match="and no more") as why:
        perform(desk, AdmitExhibit(case=REF, file=film, large_confirmed=True))
    assert "linked case" in why.value.remedy


def test_a_disk_without_room_is_told_before_anything_is_copied(desk, film, monkeypatch):
    class Full:
        free = 5 * MIB

    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Full)
    size = desk.case_file(REF).ledger.paths.file.stat().st_size
    taken = steps(desk, AdmitExhibit(case=REF, file=film))
    with pytest.raises(Refused, match=r"needs 1\d\.\d MB, and the disk has 5\.2 MB free"):
        next(taken)
    assert desk.case_file(REF).ledger.paths.file.stat().st_size == size


def test_room_inside_the_case_counts(desk, film, monkeypatch):
    stop(begun(desk, AdmitExhibit(case=REF, file=film), "Keeping the file"))

    class Tight:
        free = 12 * MIB

    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Tight)
    assert perform(desk, AdmitExhibit(case=REF, file=film)).case is not None


def test_an_export_tells_how_far_it_is(desk, film, tmp_path):
    perform(desk, AdmitExhibit(case=REF, file=film))
    out = tmp_path / "out.bin"
    told = [
        step.done
        for step in steps(desk, ExportExhibit(case=REF, exhibit="E02", out=out))
        if isinstance(step, Progress)
    ]
    assert told == [8 * MIB]
    assert out.read_bytes() == film.read_bytes()


def test_an_export_that_is_stopped_leaves_no_file_and_says_so(desk, film, tmp_path):
    perform(desk, AdmitExhibit(case=REF, file=film))
    out = tmp_path / "places" / "out.bin"
    out.parent.mkdir()
    stop(begun(desk, ExportExhibit(case=REF, exhibit="E02", out=out), "Writing the copy"))
    assert list(out.parent.iterdir()) == []
    last = desk.case_file(REF).ledger.ledger.latest(1)[0][1].fact
    assert isinstance(last, CopyGone)


def test_an_export_of_damaged_bytes_leaves_no_file_and_the_case_goes_on(
    folder, film, tmp_path
):
    with vaults.opened(folder) as desk:
        perform(desk, AdmitExhibit(case=REF, file=film))
    (file,) = folder.glob("*.case")
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    with vaults.opened(folder) as desk:
        wanted = ExportExhibit(case=REF, exhibit="E02", out=tmp_path / "out.bin")
        with pytest.raises(Damaged):
            perform(desk, wanted)
        assert not wanted.out.exists()
        assert isinstance(desk.case_file(REF).ledger.ledger.latest(1)[0][1].fact, CopyGone)


def test_only_a_large_file_is_asked_about(tmp_path, film, monkeypatch):
    assert room.asked_about(film) == ""
    assert room.asked_about(tmp_path / "nowhere") == ""
    monkeypatch.setattr(room, "Sizes", lambda: Sizes(file_is_large=MIB))
    assert "film.bin is large" in room.asked_about(film)


@pytest.fixture
def together(monkeypatch):
    """Files from 1 MiB on are read and kept side by side."""
    monkeypatch.setattr(exhibits, "_TOGETHER", MIB)


@pytest.mark.usefixtures("together")
def test_a_large_file_is_read_and_kept_side_by_side(desk, film):
    told = [
        step.what
        for step in steps(desk, AdmitExhibit(case=REF, file=film))
        if isinstance(step, Progress)
    ]
    assert told[0] == "Keeping the file"
    one = desk.case_file(REF).case.exhibits["E02"]
    kept = b"".join(desk.case_file(REF).bytes_of(one.file.sha256))
    assert kept == film.read_bytes()
    assert one.file.size == LARGE


@pytest.mark.usefixtures("together")
def test_a_large_file_that_the_case_holds_is_kept_once(desk, film):
    perform(desk, AdmitExhibit(case=REF, file=film))
    before = held(desk)
    perform(desk, AdmitExhibit(case=REF, file=film))
    list(desk.case_file(REF).kept.staging.clearing())
    assert held(desk) - before < MIB
    assert len(desk.case_file(REF).kept_fingerprints()) == 2


@pytest.mark.usefixtures("together")
def test_a_large_file_that_changes_meanwhile_is_refused_and_leaves_nothing(desk, film):
    def changing():
        for step in steps(desk, AdmitExhibit(case=REF, file=film)):
            if isinstance(step, Progress):
                film.write_bytes(b"1" * (LARGE // 2))

    with pytest.raises(Refused):
        changing()
    assert unsealed(desk) == 0
    assert "E02" not in desk.case_file(REF).case.exhibits


@pytest.mark.usefixtures("together")
def test_a_large_file_that_cannot_be_read_to_its_end_leaves_nothing(
    desk, film, monkeypatch
):
    def unreadable(*_given, **_named):
        yield ReadSoFar(done=0, size=LARGE)
        raise Refused("It could not be read to its end.", remedy="Copy it.")

    monkeypatch.setattr(exhibits, "taking_in", unreadable)
    with pytest.raises(Refused, match="to its end"):
        perform(desk, AdmitExhibit(case=REF, file=film))
    assert unsealed(desk) == 0
