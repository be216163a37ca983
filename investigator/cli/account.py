"""account record, attribute, rebut, access, list."""

from collections.abc import Iterator

import click

from investigator.casework import views
from investigator.casework.commands.inquiry import RebutAccount, TellAccess
from investigator.casework.commands.post import LinkAccount, RecordAccount
from investigator.cli.common import answer, perform, unlocked
from investigator.cli.options import common
from investigator.domain.account import Account, Ownership

_EXHIBITS = click.option(
    "--exhibit", "exhibits", multiple=True, help="What it rests on; repeat it."
)


@click.group()
def account() -> None:
    """Record accounts, why each is somebody's, and what is said against it."""


@account.command("record")
@click.argument("ref")
@click.option("--platform", required=True, help="The site or app.")
@click.option("--handle", default="", help="The handle, as shown.")
@click.option("--name", "display_name", default="", help="The name shown beside it.")
@click.option("--url", "address", default="", help="Its address.")
@click.option("--ownership", type=click.Choice([each.value for each in Ownership]))
@common
@click.pass_context
def record(context: click.Context, /, ref: str, **given: str) -> None:
    """Record an account as it was seen."""
    with unlocked(context) as desk:
        done = perform(
            desk,
            RecordAccount(
                case=ref,
                platform=given["platform"],
                handle=given["handle"],
                display_name=given["display_name"],
                address=given["address"],
                ownership=Ownership(given["ownership"] or Ownership.UNKNOWN),
            ),
        )
    number = tuple(done.case.accounts)[-1] if done.case else ""
    answer(context, {"id": number}, lambda: iter([f"{number} is recorded."]))


@account.command("attribute")
@click.argument("ref")
@click.argument("number")
@click.option("--person", required=True, help="The key of the person.")
@click.option("--basis", required=True, help="Why it is taken to be theirs.")
@_EXHIBITS
@common
@click.pass_context
def attribute(
    context: click.Context,
    /,
    ref: str,
    number: str,
    *,
    exhibits: tuple[str, ...],
    **given: str,
) -> None:
    """Record why an account is taken to be somebody's."""
    with unlocked(context) as desk:
        wanted = LinkAccount(
            case=ref,
            account=number,
            person=given["person"],
            basis=given["basis"],
            exhibits=exhibits,
        )
        perform(desk, wanted)
    line = f"{number} is taken to be {given['person']}'s: {given['basis']}."
    answer(context, {"id": number, **given}, lambda: iter([line]))


@account.command("rebut")
@click.argument("ref")
@click.argument("number")
@click.option("--by", required=True, help="Who says so.")
@click.option("--words", "said", required=True, help="What they say, in their words.")
@_EXHIBITS
@common
@click.pass_context
def rebut(
    context: click.Context,
    /,
    ref: str,
    number: str,
    *,
    exhibits: tuple[str, ...],
    **given: str,
) -> None:
    """Record what somebody says against an account being theirs."""
    by = given["by"].strip()
    with unlocked(context) as desk:
        own = by == desk.vault.officer.name
        wanted = RebutAccount(
            case=ref,
            account=number,
            by=by,
            words=given["said"],
            exhibits=exhibits,
            words_of="" if own else by,
        )
        perform(desk, wanted)
    data = {"id": number, "by": by, "words": given["said"]}
    answer(context, data, lambda: iter([f"{number}: {by} says against it, recorded."]))


@account.command("access")
@click.argument("ref")
@click.argument("number")
@click.option("--who", required=True, help="Who else could sign in.")
@click.option("--how-known", required=True, help="How that is known.")
@_EXHIBITS
@common
@click.pass_context
def access(
    context: click.Context,
    /,
    ref: str,
    number: str,
    *,
    exhibits: tuple[str, ...],
    **given: str,
) -> None:
    """Record who else could sign in to an account, never with what."""
    with unlocked(context) as desk:
        wanted = TellAccess(
            case=ref,
            account=number,
            who=given["who"],
            how_known=given["how_known"],
            exhibits=exhibits,
        )
        perform(desk, wanted)
    line = f"{number}: {given['who']} could sign in too."
    answer(context, {"id": number, **given}, lambda: iter([line]))


@account.command("list")
@click.argument("ref")
@common
@click.pass_context
def list_accounts(context: click.Context, ref: str) -> None:
    """List the accounts with what speaks for and against each."""
    with unlocked(context) as desk:
        found = views.case(desk, ref).accounts

    def lines() -> Iterator[str]:
        for number, one in found.items():
            fact = one.recorded.fact
            yield f"{number}: {fact.handle or 'no handle'} on {fact.platform}"
            yield from _lines(one)
        if not found:
            yield "No account is recorded."

    answer(context, [_shape(number, one) for number, one in found.items()], lines)


def _lines(one: Account) -> Iterator[str]:
    for link in one.links:
        yield f"  Taken to be {link.fact.person}'s: {link.fact.basis}"
    for rebuttal in one.rebuttals:
        yield f"  {rebuttal.fact.by} says against it: {rebuttal.fact.words}"
    for other in one.access:
        yield f"  {other.fact.who} could sign in too: {other.fact.how_known}"


def _shape(number: str, one: Account) -> dict[str, object]:
    fact = one.recorded.fact
    return {
        "id": number,
        "platform": fact.platform,
        "handle": fact.handle,
        "ownership": fact.ownership.value,
        "person": one.person or None,
        "links": [
            {"basis": told.fact.basis, "exhibits": list(told.fact.exhibits)}
            for told in one.links
        ],
        "rebuttals": [
            {"by": told.fact.by, "words": told.fact.words} for told in one.rebuttals
        ],
        "access": [
            {"who": told.fact.who, "how_known": told.fact.how_known} for told in one.access
        ],
    }
