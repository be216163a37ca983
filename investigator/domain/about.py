"""What every kind of fact is about: the one table by which a thing is taken out whole.

A fact goes with whatever one of its `of` fields names. A thing that is only in `names` is
left out of it, and the rest is told again. A fact that is `alone` is a note that may be
taken out by the number of its entry, since nothing hangs on it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from investigator.domain import (
    account,
    allegation,
    attribution,
    audience,
    chosen_reading,
    concern,
    cooperation,
    copies,
    deadline,
    dispute,
    exhibit,
    issued,
    joined_in,
    look,
    officer,
    people,
    policy,
    post,
    post_join,
    procedure,
    put_right,
    removal_request,
    steps,
    taken_down,
    weighing,
)
from investigator.domain.put_right import Noun

Thing = tuple[Noun, str]
"""Something by its kind and its label: an exhibit's number, a person's key, an entry."""

Field = tuple[str, Noun]
"""A field of a fact, and what the label in it is a label of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """How a kind of fact hangs together with things.

    `makes` is the field in which a new thing gets its label. `frame` stays when a whole
    case was opened in error. `open` says whether words may be taken out of its texts.
    """

    makes: Field | None = None
    of: tuple[Field, ...] = ()
    names: tuple[Field, ...] = ()
    alone: bool = False
    frame: bool = False
    open: bool = True


_EXHIBIT, _PERSON = ("exhibit", Noun.EXHIBIT), ("person", Noun.PERSON)
_POST, _ACCOUNT = ("post", Noun.POST), ("account", Noun.ACCOUNT)
_POSTS, _EXHIBITS = ("posts", Noun.POST), ("exhibits", Noun.EXHIBIT)
_ALLEGATION = ("allegation", Noun.ALLEGATION)
_REMOVAL, _COOPERATION = ("request", Noun.REMOVAL), ("request", Noun.COOPERATION)
_FRAME = About(frame=True, open=False)
_PLAIN = About()

ABOUT: Mapping[type, About] = MappingProxyType(
    {
        concern.CaseOpened: About(frame=True),
        concern.ConcernReported: _PLAIN,
        procedure.CaseTakenOver: _PLAIN,
        procedure.CaseMoved: _PLAIN,
        issued.SignerNamed: _FRAME,
        officer.CaseHandedOver: _FRAME,
        officer.RecoveryKeyUsed: _FRAME,
        deadline.CalendarCopied: _FRAME,
        policy.EditionPinned: _FRAME,
        people.PersonAdded: About(makes=("key", Noun.PERSON)),
        people.RespondentNamed: About(of=(_PERSON,)),
        people.RoleGiven: About(of=(_PERSON,)),
        people.WorkingPatternSet: About(of=(_PERSON,)),
        allegation.AllegationDrafted: About(makes=("number", Noun.ALLEGATION)),
        allegation.AllegationPut: About(of=(_ALLEGATION,)),
        allegation.AllegationAnswered: About(of=(_ALLEGATION,), alone=True),
        allegation.FindingMade: About(of=(_ALLEGATION,)),
        allegation.AllegationWithdrawn: About(of=(_ALLEGATION,)),
        weighing.ExhibitWeighed: About(of=(_ALLEGATION, _EXHIBIT), alone=True),
        weighing.ExceptionClaimed: About(
            of=(_ALLEGATION,), names=(("exhibits", Noun.EXHIBIT),), alone=True
        ),
        steps.PresumptionRelied: About(alone=True),
        account.AccountRecorded: About(makes=("number", Noun.ACCOUNT), names=(_PERSON,)),
        account.AccountLinked: About(of=(_ACCOUNT, _PERSON), names=(_EXHIBITS,)),
        attribution.AccountRebutted: About(of=(_ACCOUNT,), names=(_EXHIBITS,), alone=True),
        attribution.AccessTold: About(of=(_ACCOUNT,), names=(_EXHIBITS,), alone=True),
        exhibit.ExhibitAdmitted: About(makes=("number", Noun.EXHIBIT)),
        exhibit.ExhibitWithheld: About(of=(_EXHIBIT,)),
        exhibit.ExhibitRelated: About(of=(_EXHIBIT, ("other", Noun.EXHIBIT))),
        post.PostRecorded: About(
            makes=("number", Noun.POST),
            of=(_EXHIBIT,),
            names=(_ACCOUNT, ("author", Noun.PERSON)),
        ),
        post.PostEvidenced: About(of=(_POST, _EXHIBIT)),
        post.TimeShown: About(of=(_POST, _EXHIBIT)),
        post.IdTimeRead: About(of=(_POST,)),
        dispute.TimesDisputed: About(
            makes=("number", Noun.DISPUTE), names=(_POSTS, _EXHIBITS)
        ),
        dispute.DisputeDecided: About(
            of=(("dispute", Noun.DISPUTE),), names=(_POSTS, _EXHIBITS)
        ),
        chosen_reading.ReadingChosen: About(of=(_POST, _EXHIBIT), names=(_EXHIBITS,)),
        post_join.PostsJoined: About(of=(_POST, ("into", Noun.POST))),
        audience.AudienceRecorded: About(of=(_EXHIBIT,), alone=True),
        audience.MonitoringAuthorised: About(of=(_EXHIBIT,), alone=True),
        taken_down.PostTakenDown: About(of=(_POST,), names=(_EXHIBITS,), alone=True),
        joined_in.PostPlaced: About(of=(_POST,), alone=True),
        look.LookMade: About(makes=("number", Noun.LOOK), names=(_EXHIBITS,), alone=True),
        removal_request.RemovalAsked: About(
            makes=("number", Noun.REMOVAL), names=(("items", Noun.EXHIBIT),)
        ),
        removal_request.RemovalChecked: About(
            of=(_REMOVAL,), names=(_EXHIBIT,), alone=True
        ),
        removal_request.RemovalAnswered: About(of=(_REMOVAL,), alone=True),
        cooperation.CooperationAsked: About(makes=("number", Noun.COOPERATION)),
        cooperation.CooperationAnswered: About(of=(_COOPERATION,), alone=True),
        cooperation.KeepNoticeGiven: About(alone=True),
        deadline.DeadlineSet: About(makes=("number", Noun.DEADLINE)),
        deadline.DeadlineMet: About(of=(("deadline", Noun.DEADLINE),), alone=True),
        steps.StepTaken: About(alone=True),
        steps.StepPlanned: About(alone=True),
        # A confirmation that rests on a page that is not of this case is none.
        steps.WordsConfirmed: About(of=(("entry", Noun.ENTRY), _EXHIBIT), alone=True),
        issued.DocumentIssued: About(frame=True),
        copies.CopyMade: About(frame=True),
        copies.CopyGone: About(of=(("copy", Noun.ENTRY),), frame=True),
        put_right.PutRight: About(frame=True),
        put_right.MovedHere: About(of=(_EXHIBIT,)),
        put_right.OpenedInError: _FRAME,
        put_right.DataBreachRecorded: About(frame=True),
    }
)


def made(fact: object) -> Thing | None:
    """The thing that a fact brings into the case, or none."""
    field = _about(fact).makes
    return None if field is None else (field[1], str(getattr(fact, field[0])))


def of(fact: object) -> Iterator[Thing]:
    """The things with which a fact goes."""
    yield from _things(fact, _about(fact).of)


def named(fact: object) -> Iterator[tuple[str, Thing]]:
    """The things that a fact only names, each with its field."""
    for field in _about(fact).names:
        for thing in _things(fact, (field,)):
            yield field[0], thing


def _about(fact: object) -> About:
    """A fact that is read and not kept, such as an entry already taken out, is of none."""
    return ABOUT.get(type(fact), _PLAIN)


def _things(fact: object, about: tuple[Field, ...]) -> Iterator[Thing]:
    for name, noun in about:
        value = getattr(fact, name)
        for each in value if isinstance(value, tuple) else (value,):
            if each:
                yield noun, str(each)
