"""The words on the screen for where evidence comes from, and whose an account is."""

from collections.abc import Mapping
from types import MappingProxyType

from investigator.tui.words import Wording

_Table = Mapping[str, Wording]

AUDIENCES: _Table = MappingProxyType(
    {
        "public": Wording("Anybody"),
        "friends": Wording("Friends or followers who were let in"),
        "closed_group": Wording("A closed group"),
        "direct_message": Wording("Only those who wrote to each other"),
        "unknown": Wording("Not known"),
    }
)

ROUTES: _Table = MappingProxyType(
    {
        "public_view": Wording("Seen where anybody can see it"),
        "shown_by_entitled": Wording("Shown or sent by somebody entitled to see it"),
        "supplied_by_staff_member": Wording("Supplied by the staff member"),
        "owners_export": Wording("Exported by the owner of the account"),
        "trust_system": Wording("From a system of the Trust"),
        "other": Wording("Another way; needs a reason and a second person"),
    }
)

PROMPTED: _Table = MappingProxyType(
    {
        "yes": Wording("Yes, it was asked for"),
        "no": Wording("No, before anybody asked"),
        "unknown": Wording("Not known"),
    }
)

OWNERSHIPS: _Table = MappingProxyType(
    {
        "personal": Wording("The person's own"),
        "trust": Wording("The Trust's"),
        "school": Wording("A school's"),
        "shared": Wording("Shared by several"),
        "unknown": Wording("Not known"),
    }
)
