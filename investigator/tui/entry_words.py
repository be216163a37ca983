"""What an entry of the record says, in a line: one sentence for every kind of fact."""

from collections.abc import Mapping
from types import MappingProxyType

from investigator.domain.text import one_line
from investigator.tui.words import (
    CHECKS,
    COPIES,
    REMOVAL_RESULTS,
    ROLES,
    STATES,
    TIME_STATUSES,
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
        "AccountRebutted": "{it.account}: {it.by} says against it: {it.words}",
        "AccessTold": "{it.account}: {it.who} could sign in too: {it.how_known}",
        "ExhibitAdmitted": "Exhibit {it.number} was added: {it.title}",
        "ExhibitWithheld": "{it.exhibit} is withheld: {it.ground}",
        "ExhibitRelated": "{it.exhibit} stands beside {it.other}",
        "PostRecorded": "Post {it.number} recorded, seen in {it.exhibit}",
        "PostEvidenced": "{it.exhibit} shows post {it.post} too: {it.reason}",
        "TimeShown": "{it.exhibit} shows the time “{it.shown}” for {it.post}",
        "IdTimeRead": "The address of {it.post} holds a time",
        "TimesDisputed": "{it.number}: {it.by} disputes {times}: {it.ground}",
        "DisputeDecided": "{it.dispute}: {decided}, {times}. {it.reason}",
        "ReadingChosen": "A reading of the time in {it.exhibit} was chosen: {it.reason}",
        "PostsJoined": "Post {it.post} is the same as {it.into}. {it.reason}",
        "AudienceRecorded": "{it.exhibit}: who could see it, and how it came",
        "MonitoringAuthorised": "{it.exhibit}: the authority for watching: {it.authority}",
        "PostTakenDown": "Post {it.post} was taken down. {it.by}",
        "PostPlaced": "Post {it.post} stood in “{it.space}”. {it.reason}",
        "LookMade": "{it.number}: a look in {it.where}: {it.question}",
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
        "CopyMade": "Outside the vault: {copied}",
        "CopyGone": "The copy of entry {it.copy} is gone ({it.how})",
        "PutRight": "Put right: {it.what} was taken out, added by mistake: {it.reason}",
        "MovedHere": "{it.exhibit} came from {it.from_case}, where it was {it.was}",
        "OpenedInError": "Opened in error: {it.reason}",
        "DataBreachRecorded": "{it.number}: a data breach was recorded: {it.what}",
        "TakenOut": "Taken out by entry {it.by}, added by mistake",
        "ToldAgain": "Entry {it.entry} was told again without what was taken out",
        "RecoveryKeyUsed": "Opened with the recovery key by {it.by}",
        "CaseHandedOver": "{it.to} took the case over from {it.leaver}: {it.reason}",
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
        "copied": COPIES.get(_text(fact, "kind"), _NOTHING).words
        + (f" ({_text(fact, 'exhibit')})" if _text(fact, "exhibit") else ""),
        "stage": STATES.get(_text(fact, "to"), _NOTHING).words,
        "decided": TIME_STATUSES.get(_text(fact, "result"), _NOTHING).words.lower(),
        "times": _times(fact),
    }


def _times(fact: object) -> str:
    posts: tuple[str, ...] = getattr(fact, "posts", ())
    return f"the time of {posts[0]}" if len(posts) == 1 else f"{len(posts)} times"


def _text(fact: object, name: str) -> str:
    return str(getattr(fact, name, "") or "")
