"""What can be wanted of accounts, posts and the times that sites show."""

from dataclasses import dataclass

from investigator.casework.commands.base import CaseCommand, command
from investigator.domain import account, post
from investigator.domain.account import Ownership
from investigator.domain.instant import Instant
from investigator.domain.post import Authorship, Basis, Edited
from investigator.domain.time.interval import Order, Rounding


@command(account.record)
@dataclass(frozen=True, slots=True, kw_only=True)
class RecordAccount(CaseCommand):
    """An account on a service, as seen."""

    platform: str
    handle: str = ""
    display_name: str = ""
    address: str = ""
    person: str = ""
    ownership: Ownership = Ownership.UNKNOWN


@command(account.link)
@dataclass(frozen=True, slots=True, kw_only=True)
class LinkAccount(CaseCommand):
    """Why an account is taken to be a person's."""

    account: str
    person: str
    basis: str
    rebuttal: str = ""
    others_with_access: str = ""
    exhibits: tuple[str, ...] = ()


@command(post.record)
@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPost(CaseCommand):
    """A post that an exhibit shows."""

    exhibit: str
    platform: str = ""
    account: str = ""
    address: str = ""
    words: str = ""
    author: str = ""
    authorship: Authorship = Authorship.UNKNOWN
    edited: Edited = Edited.UNKNOWN
    scheduled: str = ""


@command(post.same_post)
@dataclass(frozen=True, slots=True, kw_only=True)
class SamePost(CaseCommand):
    """An exhibit shows a post that the case already has."""

    post: str
    exhibit: str
    reason: str


@command(post.show_time)
@dataclass(frozen=True, slots=True, kw_only=True)
class ShowTime(CaseCommand):
    """The time as an exhibit shows it."""

    post: str
    exhibit: str
    shown: str
    basis: Basis = Basis.UNKNOWN
    zone: str = ""
    captured_at: Instant | None = None
    order: Order = Order.DMY
    rounding: Rounding = Rounding.UNKNOWN


@command(post.read_identifier)
@dataclass(frozen=True, slots=True, kw_only=True)
class ReadIdentifier(CaseCommand):
    """The time that a post's address or identifier holds, if it holds one."""

    post: str
    identifier: str
    platform: str = ""
