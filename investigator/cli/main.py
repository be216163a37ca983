"""The command line: the same commands as the screens, for scripts and screen readers."""

import os
import sys
from importlib import import_module

import click

from investigator import __version__
from investigator.cli.common import Asked, Exit, asked, damaged, refused
from investigator.cli.options import common
from investigator.domain.errors import Damaged, Refused

_COMMANDS = {
    "demo": "investigator.cli.demo:demo",
    "doctor": "investigator.cli.doctor:doctor",
    "vault": "investigator.cli.vault:vault",
    "officer": "investigator.cli.officer:officer",
    "case": "investigator.cli.case:case",
    "exhibit": "investigator.cli.exhibit:exhibit",
    "account": "investigator.cli.account:account",
    "look": "investigator.cli.look:look",
    "put-right": "investigator.cli.put_right:put_right",
    "breach": "investigator.cli.put_right:breach",
    "copies": "investigator.cli.copies:copies",
    "removal": "investigator.cli.removal:removal",
    "deadline": "investigator.cli.deadline:deadline",
    "time": "investigator.cli.time:time",
    "chat": "investigator.cli.time:chat",
    "policy": "investigator.cli.policy:policy",
    "document": "investigator.cli.document:document",
}


class Lazily(click.Group):
    """A group whose commands are imported when they are called: start-up stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command by name."""
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """One command, imported now."""
        del ctx
        named = _COMMANDS.get(cmd_name)
        if named is None:
            return None
        module, _, name = named.partition(":")
        found: click.Command = getattr(import_module(module), name)
        return found


@click.group(
    cls=Lazily,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@common
@click.version_option(__version__, prog_name="investigator")
@click.pass_context
def program(context: click.Context) -> None:
    """Encrypted case files for suspected breaches of a staff social media policy.

    Without a command it opens the terminal application.
    """
    if context.invoked_subcommand is None:
        found = asked(context)
        context.exit(found.open_application(found.vault))


def run(words: list[str], lent: Asked) -> int:
    """Runs one call and says its exit code. Nothing here ever prints a traceback."""
    context: click.Context | None = None
    try:
        with program.make_context("investigator", list(words), obj=lent) as context:
            program.invoke(context)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        return int(Exit.INTERRUPTED)
    except BrokenPipeError:  # whoever read along has stopped; Python would say so again
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return int(Exit.INTERRUPTED)
    except click.ClickException as why:
        why.show()
        return int(Exit.USAGE)
    except Refused as why:
        return _refused(context, lent, why)
    except Damaged as why:
        damaged(why, lent)
    return int(Exit.DONE)


def _refused(context: click.Context | None, lent: Asked, why: Refused) -> int:
    from investigator.casework.refusals import kind_of

    code = {"locked": Exit.LOCKED, "unreadable": Exit.UNREADABLE, "document": Exit.DOCUMENT}
    chosen = code.get(kind_of(why), Exit.REFUSED)
    refused(context or click.Context(program, obj=lent), why, chosen)
