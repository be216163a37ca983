"""What is known of one exhibit, its times first: as shown, as read, how they stand."""

from collections.abc import Iterator, Sequence

from investigator.casework.views import ExhibitView
from investigator.domain.audience import kept_apart
from investigator.domain.case import Case
from investigator.domain.instant import LONDON
from investigator.domain.post import Post, TimeShown
from investigator.domain.time.interval import Flag
from investigator.tui.dates import day_words
from investigator.tui.modals.exhibit_fields import AUTHORSHIPS, BASES
from investigator.tui.origin_words import AUDIENCES, ROUTES
from investigator.tui.times import moment, span
from investigator.tui.widgets.facts import Known, known
from investigator.tui.words import AGREEMENTS, TIME_STATUSES, WORK_TIMES, Wording

_FLAGS = {
    Flag.ZONE_ASSUMED: "British time was supposed",
    Flag.YEAR_INFERRED: "the year was supposed from the capture",
    Flag.RELATIVE: "counted back from the capture",
    Flag.ROUNDING_UNKNOWN: "how the site rounds is not known",
    Flag.DAY_MONTH_AMBIGUOUS: "read with the day before the month",
    Flag.FUTURE_CANDIDATE_DROPPED: "a reading after the capture was left out",
    Flag.AFTER_CAPTURE: "it lies after the capture",
    Flag.NONEXISTENT_LOCAL_TIME: "that time never happened: the clocks went forward",
    Flag.REPEATED_LOCAL_TIME: "that time happened twice: the clocks went back",
    Flag.OCR_SPACING_REPAIRED: "lost spaces were put back to read it",
    Flag.UNREADABLE: "it cannot be read as a time",
}
_OTHER_CLOCK = Wording("As stated beside the time, or the account's own")
_KILO = 1024
_GROUP = 8


def reads_as(one: ExhibitView) -> str:
    """How its time reads, in a list."""
    if one.shown is None:
        return ""
    if one.chosen is not None:
        return moment(one.chosen.earliest)
    readings = one.shown.readings
    if not readings:
        gone = Flag.NONEXISTENT_LOCAL_TIME.value in one.shown.flags
        return "never happened" if gone else "cannot be read"
    if len(readings) > 1:
        return f"{len(readings)} readings"
    window = readings[0].span
    sure = window.length() <= 60 * 1_000_000  # a minute, as sites show times
    return moment(window.earliest) if sure else f"{moment(window.earliest)} ?"


def exhibit_facts(case: Case, one: ExhibitView) -> Sequence[Known]:
    """Times, the post, where it came from, the file."""
    return known(
        (label, value)
        for label, value in (
            *_withheld(one),
            *_time(one),
            *_of_many(case, one),
            *_post(case, one),
            *_origin(one),
            *_origin_told(case, one.exhibit.number),
            *_file(one),
        )
        if value
    )


def _withheld(one: ExhibitView) -> Iterator[tuple[str, str]]:
    if one.exhibit.withheld is not None:
        yield "Withheld", one.exhibit.withheld.fact.ground


def _time(one: ExhibitView) -> Iterator[tuple[str, str]]:
    shown = one.shown
    if shown is None:
        many = len(one.exhibit.posts)
        yield "Time shown", f"{many} posts, each with its own" if many > 1 else "none"
        return
    yield "Time shown", f"“{shown.shown}”"
    yield "In which clock", BASES.get(shown.basis.value, _OTHER_CLOCK).words
    if shown.zone not in ("", LONDON):
        yield "Time zone", shown.zone
    yield "Reads as", "\n".join(_readings(shown))
    yield "", "; ".join(_FLAGS[Flag(each)] for each in shown.flags)
    if one.status is not None:
        yield "Standing", TIME_STATUSES[one.status.value].text
    if one.chosen is not None:
        yield "Counts", span(one.chosen)
    if one.post is not None:
        yield "Disputes", "\n".join(_disputes(one.post))
    yield "Times together", AGREEMENTS[one.verdict.value].text
    if one.best is not None:
        yield "Best", span(one.best)
    yield from _identifier(one)
    if one.work_time is not None:
        yield "Working day", WORK_TIMES[one.work_time.value].text


def _of_many(case: Case, one: ExhibitView) -> Iterator[tuple[str, str]]:
    """How many of an export's posts are disputed, and by which dispute."""
    if one.post is not None:
        return
    shown = one.exhibit.posts
    for number, each in case.disputes.items():
        about = len(set(each.disputed.fact.posts) & set(shown))
        left = len(set(each.undecided) & set(shown))
        if about:
            by = each.disputed.fact.by
            yield "Disputes", f"{number}, {by}: {about} of {len(shown)}; {left} not decided"


def _disputes(post: Post) -> Iterator[str]:
    for told in post.disputed:
        yield f"{told.fact.number}, {told.fact.by}: {told.fact.ground}"
        for each in post.decided:
            if each.fact.dispute == told.fact.number:
                result = TIME_STATUSES[each.fact.result.value].words
                yield f"{result}, {each.telling.speaker}: {each.fact.reason}"


def _origin_told(case: Case, number: str) -> Iterator[tuple[str, str]]:
    told, watched = case.audiences.get(number), case.monitoring.get(number)
    if told is not None:
        made_up = f" ({told.fact.made_up_of})" if told.fact.made_up_of else ""
        yield "Who could see it", f"{AUDIENCES[told.fact.audience].words}{made_up}"
        yield "How it came", ROUTES[told.fact.route].words
        yield "Why it is used", told.fact.reason
    if watched is not None:
        yield "Authority", f"{watched.fact.authority}, {watched.fact.assessment}"
    elif kept_apart(case, number):
        yield "Authority", "▲ not recorded, so it is no evidence yet"


def _identifier(one: ExhibitView) -> Iterator[tuple[str, str]]:
    if one.id_time is None:
        return
    agrees = {
        None: "nothing to compare it with",
        True: "supports the time shown",
        False: "does not fit the time shown",
    }[one.agrees_with_id]
    yield "In its address", f"{span(one.id_time.span)}; {agrees}"


def _readings(shown: TimeShown) -> Iterator[str]:
    for reading in shown.readings:
        note = f" ({reading.note})" if reading.note else ""
        yield f"{span(reading.span)}{note}"
    if not shown.readings:
        yield "no moment"


def _post(case: Case, one: ExhibitView) -> Iterator[tuple[str, str]]:
    if one.post is None:
        return
    fact = one.post.recorded.fact
    author = case.people.get(fact.author)
    account = case.accounts.get(fact.account)
    handle = account.recorded.fact.handle if account else ""
    yield (
        "Post",
        ", ".join(each for each in (one.post.number, fact.platform, handle) if each),
    )
    yield "Its words", fact.words
    yield "By", author.label if author else ""
    yield "Whose words", AUTHORSHIPS[fact.authorship.value].words
    yield "Address", fact.address
    others = [each for each in one.post.exhibits if each != one.exhibit.number]
    yield "Same post in", ", ".join(others)


def _origin(one: ExhibitView) -> Iterator[tuple[str, str]]:
    told = one.exhibit.admitted
    origin = told.fact.origin
    yield "Supplied by", origin.supplied_by
    yield "Obtained how", origin.obtained_how
    yield "Captured", moment(origin.captured_at) if origin.captured_at else "not known when"
    yield "Clock in picture", origin.capture_shown
    yield "Signed in as", origin.signed_in_as
    yield "Dated", day_words(origin.dated) if origin.dated else ""
    yield "Added", f"{moment(told.telling.recorded_at)} by {told.telling.typed_by}"


def _file(one: ExhibitView) -> Iterator[tuple[str, str]]:
    file = one.exhibit.file
    size = f"{max(file.size // _KILO, 1):,} KB"
    pixels = f", {file.width} by {file.height} dots" if file.width else ""
    yield "File", f"{file.original_name}, {file.what}, {size}{pixels}"
    hexes = file.sha256.hex
    groups = (hexes[at : at + _GROUP] for at in range(0, len(hexes), _GROUP))
    yield "Fingerprint", " ".join(groups)
    yield "Same as", ", ".join(one.duplicate_of)
    yield "Times in the file", "\n".join(file.times_found)
    yield "Notes", "\n".join(file.notes)
