"""Which library is not here, and the one command that adds it."""

import platform
import sys

import pytest

from investigator.documents import doctor


def test_here_nothing_is_missing():
    assert doctor.missing() == ()


def test_a_library_that_does_not_load_is_named_with_the_command(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(doctor, "_LIBRARIES", {"Pango": ("libnowhere.so.0",)})
    monkeypatch.setattr(sys, "platform", "darwin")
    told = ("Pango is not on this computer. To add it: brew install pango",)
    assert doctor.missing() == told


@pytest.mark.parametrize(
    ("release", "command"),
    [
        ({"ID": "ubuntu", "ID_LIKE": "debian"}, "apt install libpango-1.0-0"),
        ({"ID": "fedora"}, "dnf install pango"),
        ({"ID": "opensuse-leap", "ID_LIKE": "suse"}, "zypper install pango"),
        ({"ID": "unheard-of"}, "apt install libpango-1.0-0"),
    ],
)
def test_each_system_has_one_command(
    monkeypatch: pytest.MonkeyPatch, release: dict[str, str], command: str
):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(platform, "freedesktop_os_release", lambda: release)
    assert command in doctor.how_to_add()


def test_the_refusal_is_a_sentence_and_a_next_step():
    refused = doctor.impossible()
    assert refused.sentence.endswith("is not installed.")
    assert refused.remedy.startswith("To add it: ")
