"""People, accounts and notes that were added by mistake; names in other people's words."""

import io
from datetime import time

import pytest

from investigator.casework import views
from investigator.casework.commands.allegation import DraftAllegation
from investigator.casework.commands.case import TakeStep
from investigator.casework.commands.people import AddPerson, GiveRole, SetWorkingPattern
from investigator.casework.commands.post import LinkAccount, RecordAccount, RecordPost
from investigator.casework.commands.put_right import PutRight
from investigator.casework.drafts import FormName, drafts, keep_draft
from investigator.casework.perform import perform
from investigator.casework.taken import would_go
from investigator.documents.packs.investigation_report import Telling, investigation_report
from investigator.domain.errors import Refused
from investigator.domain.issued import DocumentIssued, DocumentState
from investigator.domain.people import PersonKind, Role
from investigator.storage.kept import Staged
from tests.casework.vaults import NOW, REF

NAME = "Aurelia Stonebridge"
WHY = "has nothing to do with it"


def take(desk, what, **more):
    return perform(desk, PutRight(case=REF, what=what, reason=WHY, **more)).made


def case(desk):
    return views.case(desk, REF)


def add(desk, key="W-1", name=NAME, kind=PersonKind.WITNESS, **more):
    perform(desk, AddPerson(case=REF, kind=kind, name=name, key=key, **more))


def note(desk, words, **more):
    perform(desk, TakeStep(case=REF, what=words, **more))
    return max(case(desk).steps)


def words_of(desk, seq):
    return case(desk).steps[seq].fact.what


def test_a_person_goes_with_every_fact_that_names_them(desk):
    add(desk)
    perform(desk, GiveRole(case=REF, role=Role.NOTE_TAKER, person="W-1"))
    perform(
        desk,
        SetWorkingPattern(
            case=REF, person="W-1", days=("Mon",), start=time(9), end=time(15)
        ),
    )
    perform(desk, RecordAccount(case=REF, platform="other", handle="as", person="W-1"))
    perform(desk, LinkAccount(case=REF, account="C1", person="W-1", basis="says so"))
    perform(desk, RecordPost(case=REF, exhibit="E01", author="W-1", words="hello"))
    made = take(desk, NAME.lower())
    after = case(desk)
    assert made.what == "W-1"
    assert "W-1" not in after.people
    assert Role.NOTE_TAKER not in after.roles
    assert (after.accounts["C1"].person, after.accounts["C1"].link) == ("", None)
    assert after.posts["P2"].recorded.fact.author == ""
    assert NAME not in repr(investigation_report(after, desk.clauses(), telling(), {}))
    with pytest.raises(Refused, match="already in this case"):
        add(desk)


def telling():
    return Telling(seq=1, head="00", now=NOW, trust="T", versions=(), draft_wanted=True)


def test_a_name_in_other_words_is_taken_out_and_a_part_of_it_is_asked_about(desk):
    add(desk)
    whole = note(desk, "Saw STONEBRIDGE, Aurelia at the gate")
    joined = note(desk, "File aurelia_stonebridge.pdf")
    part = note(desk, "Aurelia rang", words_of="Ms Stonebridge")
    other = note(desk, "Aurelian walls were discussed")
    found = would_go(desk, REF, "W-1")
    assert [one.seq for one in found.entries if one.again] == [whole, joined]
    assert [one.seq for one in found.maybe] == [part]
    take(desk, "W-1", also=(part,))
    assert words_of(desk, whole) == "Saw [taken out] at the gate"
    assert words_of(desk, joined) == "File [taken out].pdf"
    assert words_of(desk, part) == "[taken out] rang"
    assert case(desk).steps[part].telling.words_of == "Ms [taken out]"
    assert words_of(desk, other) == "Aurelian walls were discussed"


def test_somebody_added_twice_keeps_their_name_where_they_stay(desk):
    add(desk)
    add(desk, key="W-2")
    seq = note(desk, f"{NAME} was heard")
    take(desk, "W-2")
    assert words_of(desk, seq) == f"{NAME} was heard"
    assert tuple(case(desk).people)[-1] == "W-1"


def test_an_officer_who_writes_in_the_record_keeps_their_name_there(desk):
    add(desk, key="P-1", name="Philippa Ostrander")
    seq = note(desk, "Philippa Ostrander opened the post")
    take(desk, "P-1")
    assert words_of(desk, seq) == "Philippa Ostrander opened the post"


def test_a_stand_in_is_not_given_to_somebody_else(desk):
    add(desk, key="PUP-1", kind=PersonKind.PUPIL)
    take(desk, "PUP-1")
    add(desk, key="PUP-2", name="Some Other", kind=PersonKind.PUPIL)
    assert case(desk).people["PUP-2"].label == "Pupil B"


def test_a_key_that_spells_the_name_is_not_repeated(desk):
    add(desk, key="STONEBRIDGE")
    made = take(desk, "STONEBRIDGE")
    assert made.what.startswith("the person of entry ")
    assert "STONEBRIDGE" not in case(desk).taken_out


def test_the_person_the_case_is_about_is_not_taken_out_alone(desk):
    with pytest.raises(Refused, match="cannot stay without them"):
        take(desk, case(desk).respondent)


def test_a_reason_with_a_part_of_the_name_is_refused(desk):
    add(desk)
    wanted = PutRight(case=REF, what="W-1", reason="Aurelia was not there")
    with pytest.raises(Refused, match="very name"):
        perform(desk, wanted)


def test_a_name_in_an_earlier_reason_goes_as_well(desk):
    seq = note(desk, "by mistake")
    wanted = PutRight(case=REF, what=f"entry {seq}", reason=f"{NAME} said so elsewhere")
    perform(desk, wanted)
    add(desk)
    take(desk, "W-1")
    first = next(iter(case(desk).put_right.values())).fact
    assert first.reason == "[taken out] said so elsewhere"
    assert first.entries == (seq,)
    tuple(desk.case_file(REF).ledger.ledger.told(verify=desk.vault.keys.verify))


def test_a_note_goes_by_its_entry_and_the_rest_stays(desk):
    stays = note(desk, "The head was told")
    gone = note(desk, "A note of another case")
    assert take(desk, str(gone)).what == f"entry {gone}"
    assert tuple(case(desk).steps) == (stays,)


def test_an_account_goes_by_its_number(desk):
    perform(desk, RecordAccount(case=REF, platform="other", handle="wrong"))
    perform(desk, RecordPost(case=REF, exhibit="E01", account="C1", words="hello"))
    take(desk, "C1")
    assert tuple(case(desk).accounts) == ()
    assert case(desk).posts["P2"].recorded.fact.account == ""
    perform(desk, RecordAccount(case=REF, platform="other", handle="right"))
    assert tuple(case(desk).accounts) == ("C2",)


def issue(desk, words):
    """A document that was made of the case as it stands, kept as its bytes."""
    file = desk.case_file(REF)
    stage = file.stage(io.BytesIO(words.encode()))
    staged = next(each for each in stage if isinstance(each, Staged))
    fact = DocumentIssued(
        kind="investigation-report",
        state=DocumentState.FINAL,
        sha256=staged.sha256,
        pages=1,
        as_of=file.standing.head.seq,
        head="00",
        versions=(),
        missing=(f"Not confirmed by {NAME}.",),
    )
    desk.record(file, [(fact, desk.saying())], (staged,))
    return staged.sha256


def test_documents_that_held_it_lose_their_bytes_and_are_told(desk):
    before = issue(desk, "before anybody was added")
    add(desk)
    held = issue(desk, f"about {NAME}")
    made = take(desk, "W-1")
    assert desk.case_file(REF).kept_fingerprints()[-1:] == (before,)
    assert [one.left_laptop for one in made.held_in] == [True]
    assert made.proposed is not None
    documents = [told.fact for told in case(desk).documents.values()]
    assert [fact.sha256 for fact in documents] == [before, held]
    assert documents[1].missing == ("Not confirmed by [taken out].",)
    assert case(desk).put_right[desk.case_file(REF).standing.head.seq].fact.documents


def test_an_allegation_that_names_them_stays_with_its_clauses(desk):
    add(desk)
    words = f"You wrote about {NAME}."
    perform(desk, DraftAllegation(case=REF, wording=words, clauses=("7.3",)))
    take(desk, "W-1")
    fact = case(desk).allegations["A1"].drafted.fact
    assert (fact.wording, fact.clauses) == ("You wrote about [taken out].", ("7.3",))


def test_half_filled_forms_that_may_hold_it_are_thrown_away(desk):
    add(desk)
    names = (
        FormName(form="note:Note", case=REF),
        FormName(form="new_case:NewCase"),
        FormName(form="other:Other"),
    )
    for name, words in zip(names, ("half", f"about {NAME}", "else"), strict=True):
        keep_draft(desk, name, "A form", {"what": words})
    take(desk, "W-1")
    assert [one.name.form for one in drafts(desk)] == ["other:Other"]
