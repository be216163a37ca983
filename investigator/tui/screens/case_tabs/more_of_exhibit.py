"""What else can be done with an exhibit: chosen from a list, then asked."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from textual.dom import DOMNode

from investigator.casework.case_views import Standing
from investigator.domain.lanes import lanes
from investigator.domain.post_time import compared
from investigator.domain.text import visible
from investigator.tui.modals.choose import Choose
from investigator.tui.modals.compare import Compare
from investigator.tui.modals.dispute import Decide
from investigator.tui.modals.exhibit import AboutExhibit
from investigator.tui.modals.origin import (
    AudienceQuestion,
    AuthorityQuestion,
    KeepLogsQuestion,
    PlaceQuestion,
    TakenDownQuestion,
)
from investigator.tui.modals.reading import HowItWasRead, ReadingQuestion
from investigator.tui.widgets.choice_list import Choice

if TYPE_CHECKING:
    from investigator.domain.case import Case

_COMPARE = "compare"
_NO_TIMES = "There is no one post whose times could be compared. Link the exhibits first."
_QUESTIONS: Mapping[str, tuple[str, type[AboutExhibit]]] = MappingProxyType(
    {
        "decide": ("Decide a dispute about times", Decide),
        "reading": ("Choose one of several readings", ReadingQuestion),
        "how": ("Print how this time was read", HowItWasRead),
        "audience": ("Who could see it, and how it came", AudienceQuestion),
        "authority": ("Authority to watch a system of the Trust", AuthorityQuestion),
        "taken_down": ("The post was taken down", TakenDownQuestion),
        "place": ("In which group the post stood", PlaceQuestion),
        "logs": ("Have logs kept", KeepLogsQuestion),
    }
)


def begin(
    asking: DOMNode,
    standing: Callable[[], Standing],
    number: str,
    ask: Callable[[AboutExhibit], None],
) -> None:
    """Asks which, then asks that of the exhibit."""
    offered = [Choice(key=_COMPARE, words="Compare the times of its post")]
    offered += [Choice(key=key, words=words) for key, (words, _) in _QUESTIONS.items()]

    def chosen(key: str | None) -> None:
        if key == _COMPARE:
            compare(asking, standing().case, number)
        elif key is not None:
            ask(_QUESTIONS[key][1](standing(), number))

    asking.app.push_screen(Choose(f"More about {number}", offered), chosen)


def compare(asking: DOMNode, case: "Case", number: str) -> None:
    """The times of the one post that it shows, side by side."""
    posts = case.exhibits[number].posts
    if len(posts) != 1:
        asking.app.notify(_NO_TIMES)
        return
    post = case.posts[posts[0]]
    found = compared(post)
    offered = (
        f" Possible, and not applied: {found.explanation}." if found.explanation else ""
    )
    title = f"The times of post {post.number}, shown in {', '.join(post.exhibits)}"
    says = f"{found.sentence}{offered}"
    asking.app.push_screen(Compare(visible(title), lanes(post), says))
