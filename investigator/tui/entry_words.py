"""What an entry of the record says, in a line: one sentence for every kind of fact."""

from collections.abc import Mapping
from types import MappingProxyType

from investigator.domain.text import one_line
from investigator.tui.words import (
    CHECKS,
    REMOVAL_RESULTS,
    ROLES,
    STATES,
    Wording,
    finding_wording,
)

# Each is filled by attribute from the fact `it`, so nothing in a fact can act here.
_SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "CaseOpened": "The case was opened: {it.title}",
        "ConcernReported": "The concern was recorded: {it.words}",
        "CaseTakenOver": "The case was taken over from paper on {it.on}: {it.reason}",
        "SignerNamed": "{it.name} writes in this record",
        "CalendarCopied": "The calendar for counting days was copied in",
        "EditionPinned": "Policy edition chosen: {it.title} ({it.edition})",
        "PersonAdded": "{shown} joined the case",
        "RespondentNamed": "The staff member was named ({it.person})",
        "RoleGiven": "{role} is now {it.person}",
        "WorkingPatternSet": "Working days and hours of {it.person}",
        "AllegationDrafted": "{it.number} was worded: {it.wording}",
        "AllegationPut": "{it.allegation} was put to the staff member",
        "AllegationAnswered": "{it.allegation} was answered: {it.answer}",
        "FindingMade": "{it.allegation}: {finding}. {it.reasons}",
        "AllegationWithdrawn": "{it.allegation} was withdrawn: {it.reason}",
        "ExhibitWeighed": "{it.exhibit} and {it.allegation}: {it.effect}. {it.note}",
        "ExceptionClaimed": "{it.allegation}: exception to {it.clause}: {it.claim}",
        "PresumptionRelied": "The Trust relies on {it.clause}. {it.basis}",
        "AccountRecorded": "Account {it.number}: {it.handle} on {it.platform}",
        "AccountLinked": "Account {it.account} is taken to be {it.person}'s: {it.basis}",
        "ExhibitAdmitted": "Exhibit {it.number} was added: {it.title}",
        "ExhibitWithheld": "{it.exhibit} is withheld: {it.ground}",
        "ExhibitRelated": "{it.exhibit} stands beside {it.other}",
        "PostRecorded": "Post {it.number} recorded, seen in {it.exhibit}",
        "PostEvidenced": "{it.exhibit} shows post {it.post} too: {it.reason}",
        "TimeShown": "{it.exhibit} shows the time “{it.shown}” for {it.post}",
        "IdTimeRead": "The address of {it.post} holds a time",
        "RemovalAsked": "{it.number}: removal was asked",
        "RemovalChecked": "{it.request}: a check, {check}",
        "RemovalAnswered": "{it.request}: answered. {removal} {it.words}",
        "CooperationAsked": "{it.number}: help was asked: {it.what}",
        "CooperationAnswered": "{it.request}: answered: {it.response}",
        "KeepNoticeGiven": "Keep notice to {it.to}",
        "DeadlineSet": "{it.number}: deadline set: {it.rule}",
        "DeadlineMet": "{it.deadline}: deadline met. {it.note}",
        "StepTaken": "{it.what}",
        "StepPlanned": "Planned: {it.what}",
        "WordsConfirmed": "Entry {it.entry} was confirmed by the person whose words it is",
        "CaseMoved": "Stage: {stage}. {it.reason}",
        "DocumentIssued": "A document was made ({it.kind}, {it.state}, {it.pages} pages)",
        "Unread": "An entry of a newer version of this program ({it.kind})",
    }
)
_NOTHING = Wording("")


def entry_words(fact: object) -> str:
    """A fact as a sentence on one line."""
    sentence = _SENTENCES.get(type(fact).__name__, "An entry")
    return one_line(sentence.format(it=fact, **_worded(fact)))


def _worded(fact: object) -> dict[str, str]:
    """The fixed words of a fact, as screens say them."""
    finding = str(getattr(fact, "finding", ""))
    return {
        "shown": _text(fact, "stand_in") or _text(fact, "name"),
        "role": ROLES.get(_text(fact, "role"), _NOTHING).words,
        "finding": finding_wording(finding, "").words if "establ" in finding else finding,
        "check": CHECKS.get(_text(fact, "result"), _NOTHING).words.lower(),
        "removal": REMOVAL_RESULTS.get(_text(fact, "result"), _NOTHING).words,
        "stage": STATES.get(_text(fact, "to"), _NOTHING).words,
    }


def _text(fact: object, name: str) -> str:
    return str(getattr(fact, name, "") or "")
