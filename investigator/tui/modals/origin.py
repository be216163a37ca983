"""Where an exhibit comes from: who could see it, on what authority, what became of it."""

from textual.app import ComposeResult

from investigator.casework.commands.inquiry import (
    AskToKeepLogs,
    AuthoriseMonitoring,
    PlacePost,
    RecordAudience,
    TellTakenDown,
)
from investigator.domain.audience import Audience, Route
from investigator.domain.taken_down import Prompted
from investigator.domain.times_named import one_post
from investigator.tui.modals import choices
from investigator.tui.modals.answers import (
    choice_field,
    line_field,
    moment_field,
    text_field,
)
from investigator.tui.modals.exhibit import AboutExhibit
from investigator.tui.origin_words import AUDIENCES, PROMPTED, ROUTES
from investigator.tui.widgets.choice_list import Choice


class AudienceQuestion(AboutExhibit):
    """Who could see it when it was captured, and how it came."""

    ASKS = "Who could see"
    PURPOSE = (
        "Who could see it when it was captured, and how it lawfully came. What only some "
        "could see needs a reason of its own (4.1.3)."
    )

    def fields(self) -> ComposeResult:
        """Who, how, why."""
        yield choice_field(
            "audience", "Who could see it", choices.worded(AUDIENCES, Audience)
        )
        yield choice_field("route", "How it came", choices.worded(ROUTES, Route))
        yield line_field(
            "made_up_of", "Who they were, and how many", example="some 40 parents"
        )
        yield text_field(
            "reason", "Why it may be used, if not everybody could see it", lines=2
        )
        yield line_field("agreed_by", "Second person, if it came another way")

    def answer(self) -> RecordAudience:
        """The audience."""
        return RecordAudience(
            case=self.case.ref,
            exhibit=self.number,
            audience=Audience(self.needed("audience", "Choose who could see it.")),
            route=Route(self.needed("route", "Choose how it came.")),
            made_up_of=self.text("made_up_of"),
            reason=self.text("reason"),
            agreed_by=self.text("agreed_by"),
        )


class AuthorityQuestion(AboutExhibit):
    """On what authority a system of the Trust was watched; all four or none."""

    ASKS = "Authority to watch, for"
    PURPOSE = (
        "What watching a system of the Trust brought in is no evidence until its "
        "authority, scope and impact assessment are recorded (8.1, 8.2)."
    )

    def fields(self) -> ComposeResult:
        """The four."""
        yield line_field("authority", "On what authority", example="policy 8.1")
        yield line_field("approved_by", "Who approved it")
        yield line_field("scope", "Which systems, whose, from when to when")
        yield line_field(
            "assessment", "Reference of the impact assessment", example="DPIA 14"
        )

    def answer(self) -> AuthoriseMonitoring:
        """The authority."""
        return AuthoriseMonitoring(
            case=self.case.ref,
            exhibit=self.number,
            authority=self.needed("authority", "Enter the authority."),
            approved_by=self.needed("approved_by", "Enter who approved it."),
            scope=self.needed("scope", "Enter how far it went."),
            assessment=self.needed("assessment", "Enter the assessment's reference."),
        )


class TakenDownQuestion(AboutExhibit):
    """When it went, by whom, asked or not: told as it was."""

    ASKS = "The post was taken down, shown in"
    PURPOSE = (
        "That a post was taken down is told as it was, neither for nor against anybody "
        "(4.1.4). Leave out what is not known."
    )

    def fields(self) -> ComposeResult:
        """Whose word, who, when, whether asked."""
        yield line_field("source", "Whose word it is")
        yield line_field("by", "Who took it down, if known")
        yield choice_field(
            "prompted",
            "Had anybody asked for it",
            choices.worded(PROMPTED, Prompted),
            taken=(Prompted.UNKNOWN.value,),
        )
        yield moment_field("last_seen", "Last seen", self.standing.now)
        yield moment_field("gone", "First seen gone", self.standing.now)

    def answer(self) -> TellTakenDown:
        """What became of it."""
        return TellTakenDown(
            case=self.case.ref,
            post=one_post(self.case, self.number),
            source=self.needed("source", "Enter whose word it is."),
            by=self.text("by"),
            prompted=Prompted(self.one("prompted")),
            last_seen=self.moment("last_seen", self.standing.now),
            first_seen_gone=self.moment("gone", self.standing.now),
        )


class PlaceQuestion(AboutExhibit):
    """In which group or thread a post stood, for the order that clause 3.2 asks about."""

    ASKS = "In which group stood the post of"
    PURPOSE = (
        "Clause 3.2 asks whether others' banned posts came first and the staff member took "
        "part later, in one group. Name the group, and whether this post is banned there."
    )

    def fields(self) -> ComposeResult:
        """Where, whether banned, why."""
        yield line_field("space", "Group or thread, by one name")
        yield choice_field(
            "banned",
            "Is the post of the kind that is banned",
            (Choice(key="no", words="No"), Choice(key="yes", words="Yes, as said below")),
            taken=("no",),
        )
        yield line_field("reason", "Which clause it would break, and which words")

    def answer(self) -> PlacePost:
        """The place."""
        return PlacePost(
            case=self.case.ref,
            post=one_post(self.case, self.number),
            space=self.needed("space", "Name the group or thread."),
            banned=self.one("banned") == "yes",
            reason=self.text("reason"),
        )


class KeepLogsQuestion(AboutExhibit):
    """Logs may be deleted without notice, so the clock is short."""

    ASKS = "Have logs kept, besides"
    SAVE = "Ask, and start the clock"
    PURPOSE = (
        "The Trust may delete logs without notice (8.3). Whoever keeps them is asked to "
        "keep them, and a deadline runs until they say so in writing."
    )

    def fields(self) -> ComposeResult:
        """Who, which."""
        yield line_field("to", "Who keeps the logs", example="the IT lead")
        yield text_field("logs", "Which logs, from when to when", lines=2)

    def answer(self) -> AskToKeepLogs:
        """The request with its clock."""
        return AskToKeepLogs(
            case=self.case.ref,
            to=self.needed("to", "Enter who keeps them."),
            logs=self.needed("logs", "Say which logs."),
        )
