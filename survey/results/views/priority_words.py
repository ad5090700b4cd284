"""Priorities in words: places with their intervals, points per source, what to talk about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask_babel import format_decimal

from forms.definition.sentence import Sentence, counted, sentence
from survey.programme.views.blueprint import own_words
from survey.programme.views.themes import drawn as picture_of
from survey.results.priorities.method import NAMES, Rule, SourceKey
from survey.results.priorities.outcome import Outcome, Row
from survey.results.statistics.bootstrap import Ranked
from survey.results.views.speaking import percent, tenths
from survey.results.views.speaking import said as worded
from survey.staff.roles import NAMES as ROLES
from survey.staff.roles import Role

HIDDEN = sentence("niet getoond, om mensen te beschermen")
NOTHING = sentence("zegt niets over dit thema")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What one source says of a theme: its points, what these come from, and the place."""

    name: str
    points: str
    from_: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTheme:
    """One row of the page."""

    code: str
    title: str
    picture: str
    place: str
    score: str
    top: str
    columns: tuple[Column, ...]


def themes_shown(found: Outcome) -> list[ShownTheme]:
    titles = {each.code: each for each in found.frozen.themes}
    return [
        ShownTheme(
            code=row.score.code,
            title=own_words(titles[row.score.code].title),
            picture=picture_of(titles[row.score.code].picture),
            place=place_of(row.drawn) or str(row.score.rank or "–"),
            score=points(row.score.score),
            top=percent(row.top),
            columns=tuple(_column(found, row, key) for key in SourceKey),
        )
        for row in found.rows
    ]


def place_of(ranked: Ranked | None) -> str:
    """Such as "2 (1–4)"; only the place where it cannot be another."""
    if ranked is None:
        return ""
    if ranked.low == ranked.high:
        return str(ranked.rank)
    return f"{ranked.rank} ({ranked.low}–{ranked.high})"


def points(score: float | None) -> str:
    return "–" if score is None else str(format_decimal(score, "#,##0"))


def together(found: Outcome) -> list[list[str]]:
    """Themes that chance may keep apart, group by group; alone is no group."""
    titles = {each.code: own_words(each.title) for each in found.frozen.themes}
    groups: dict[int, list[str]] = {}
    for row in found.rows:
        if row.drawn is not None:
            groups.setdefault(row.drawn.group, []).append(titles[row.score.code])
    return [each for _, each in sorted(groups.items()) if len(each) > 1]


def roles_said(roles: Iterable[str]) -> str:
    """Who did it, as roles: never as a person."""
    known = {role.value: name for role, name in ROLES.items()}
    return ", ".join(worded(known[each]) for each in roles if each in known) or worded(
        ROLES[Role.ADMINISTRATOR]
    )


def talking_points(found: Outcome) -> list[dict[str, object]]:
    """Where two sources differ most, with what professionals wrote about it."""
    titles = {each.code: own_words(each.title) for each in found.frozen.themes}
    return [
        {
            "title": titles[each.about.code],
            "says": worded(
                sentence(
                    "%(one)s zetten dit op plaats %(first)s, %(other)s op plaats %(second)s.",
                    one=_subject(each.one),
                    first=_place(each.about.one),
                    other=_object(each.other),
                    second=_place(each.about.other),
                )
            ),
            "reasons": _reasons(found, each.about.code)
            if SourceKey.PROFESSIONALS in (each.one, each.other)
            else (),
        }
        for each in found.differing
    ]


def silent_said(found: Outcome) -> list[str]:
    """A source with weight that says nothing, and what was done about that."""
    return [
        worded(
            sentence(
                "%(source)s zeggen nog niets. De andere bronnen tellen daarom zwaarder.",
                source=worded(_SUBJECTS[key]),
            )
        )
        for key in found.silent
    ]


_SUBJECTS: Mapping[SourceKey, Sentence] = {
    SourceKey.RESIDENTS: sentence("Bewoners"),
    SourceKey.PROFESSIONALS: sentence("Professionals"),
    SourceKey.POLICY: sentence("De plannen van de gemeente"),
}
_OBJECTS: Mapping[SourceKey, Sentence] = {
    SourceKey.RESIDENTS: sentence("bewoners"),
    SourceKey.PROFESSIONALS: sentence("professionals"),
    SourceKey.POLICY: sentence("de plannen van de gemeente"),
}


def _subject(key: SourceKey) -> str:
    return worded(_SUBJECTS[key])


def _object(key: SourceKey) -> str:
    return worded(_OBJECTS[key])


def _place(place: float) -> str:
    return str(format_decimal(place, "#,##0.#"))


def _reasons(found: Outcome, code: str) -> tuple[str, ...]:
    rated = found.frozen.professionals.rated.get(code)
    return rated.reasons if rated else ()


def _column(found: Outcome, row: Row, key: SourceKey) -> Column:
    score = row.score.scores[key.value]
    hidden = key is SourceKey.RESIDENTS and row.closed
    place = place_of(row.residents) if key is SourceKey.RESIDENTS else ""
    rank = row.score.ranks.get(key.value)
    return Column(
        name=worded(NAMES[key]),
        points="–" if hidden else points(score),
        from_=_from(found, row, key, hidden=hidden),
        place="" if hidden else place or (str(rank) if rank else ""),
    )


def _from(found: Outcome, row: Row, key: SourceKey, *, hidden: bool) -> str:
    score, code = row.score.scores[key.value], row.score.code
    if hidden:
        return worded(HIDDEN)
    if score is None:
        return worded(NOTHING)
    frozen, rule = found.frozen, found.frozen.method.rules[key]
    match rule:
        case Rule.CHOSEN:
            return worded(sentence("%(share)s koos dit", share=percent(score / 100)))
        case Rule.FIRST:
            return worded(sentence("%(share)s zette dit op één", share=percent(score / 100)))
        case Rule.PLACES:
            return worded(sentence("gemiddelde plaats"))
        case Rule.RATINGS:
            rated = frozen.professionals.rated[code]
            return worded(
                counted(
                    "gemiddeld %(mean)s van %(n)s professional",
                    "gemiddeld %(mean)s van %(n)s professionals",
                    n=rated.n,
                    mean=tenths(rated.mean),
                )
            )
        case Rule.DOTS:
            n = frozen.professionals.dots.get(code, 0)
            return worded(counted("%(n)s sticker", "%(n)s stickers", n=n))
        case Rule.STRONGEST | Rule.MEAN:
            levels = frozen.policy.levels.get(code, ())
            return worded(
                sentence(
                    "past bij %(n)s van %(of)s punten", n=sum(map(bool, levels)), of=len(levels)
                )
            )
