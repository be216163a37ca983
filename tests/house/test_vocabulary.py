"""One word a thing: what templates print and the command line says uses ours."""

import re
from collections.abc import Iterator

import click
import pytest
from jinja2 import Environment, nodes

from investigator.cli.main import program
from tests.house.sources import shipped

# Words with another word of ours in their place, and with no second meaning here: a file is
# also a computer's, a report a document of ours, and a handle a part of an account.
NOT_OURS = """
    case store|database|incident|referral|complaint|accused|employee|attachment|ocr
    text layer|redact|redacted|redaction|mask|obfuscate|anonymised|timestamp|site time
    displaced|takedown|litigation hold|sla|milestone|blocker|validation error|audit trail
    audit log|checksum|dossier|posting|online account|respondent|intake
"""
BANNED = re.compile(
    r"\b(?:" + "|".join(re.split(r"\||\n\s*", NOT_OURS.strip())) + r")s?\b", re.IGNORECASE
)
_TAG = re.compile(r"<[^>]*>?|[\w.:-]+=|&\w+;")
TEMPLATES = [source for source in shipped() if source.where.endswith(".j2")]


def _printed(text: str) -> str:
    """The fixed words of a template: what stands between tags, texts handed to pieces."""
    tree = Environment(autoescape=True).parse(text)
    fixed = [one.data for one in tree.find_all(nodes.TemplateData)]
    said = [one.value for one in tree.find_all(nodes.Const) if isinstance(one.value, str)]
    return "\n".join(_TAG.sub(" ", each) for each in (*fixed, *said))


@pytest.mark.parametrize("source", TEMPLATES, ids=lambda source: source.where)
def test_a_template_prints_our_words(source):
    assert BANNED.findall(_printed(source.text)) == []


def _commands(
    command: click.Command, context: click.Context, path: str
) -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from _commands(found, context, f"{path} {name}")


COMMANDS = dict(_commands(program, click.Context(program), "investigator"))


def _said(command: click.Command) -> list[str]:
    """What a command's help says, its own names left out."""
    helps = [getattr(each, "help", None) for each in command.params]
    return [each for each in (command.help, command.short_help, *helps) if each]


@pytest.mark.parametrize("path", COMMANDS)
def test_the_help_of_a_command_uses_our_words(path):
    assert [
        BANNED.findall(said) for said in _said(COMMANDS[path]) if BANNED.search(said)
    ] == []


@pytest.mark.parametrize("path", COMMANDS)
def test_the_help_of_a_command_is_said_calmly_in_sentences(path):
    for said in _said(COMMANDS[path]):
        assert "!" not in said
        assert "Error" not in said
        assert said.rstrip().endswith(".")


def test_there_is_help_for_every_command():
    assert len(COMMANDS) > 20
    assert [path for path, command in COMMANDS.items() if not command.help] == []


@pytest.mark.parametrize(
    "words", ["Two complaints", "The database", "a checksum", "Audit trail", "redacted"]
)
def test_the_ban_finds_what_it_is_for(words):
    assert BANNED.search(words)


def test_words_in_marks_are_found_and_names_of_classes_are_not():
    assert BANNED.search(_printed("<p>The accused</p>"))
    assert BANNED.search(_printed("{{ paragraph('The accused') }}"))
    assert not BANNED.search(_printed('<p class="attachment">Words</p>'))
