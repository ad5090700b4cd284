"""Takes an export out of a campaign: coarsened until nobody can be found, or the full rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from gettext import NullTranslations
from typing import Any

from sqlalchemy import ColumnElement, func, select, true
from sqlalchemy.orm import Session

from forms.definition.campaign_document import campaign_from_data
from forms.definition.sentence import Refusal, Translations, sentence
from survey.results.counted import counted, in_campaign
from survey.results.exports.disclosure.blur import CLEAR, Blur, Circumstances, blurred
from survey.results.exports.disclosure.saying import notes_on
from survey.results.exports.editions import Published, editions_of
from survey.results.exports.model import Codebook, Piece
from survey.results.exports.rows.filling import Way, filled
from survey.results.exports.rows.ladders import ladders_of
from survey.results.exports.rows.laying import lay_out
from survey.results.exports.rows.people import people
from survey.results.exports.rows.table import Layout
from survey.results.exports.rows.texts import longest_passed, unread
from survey.results.exports.weighing import weighed
from survey.results.rollup.advance import newest
from survey.results.small_cells.threshold import DEFAULT, checked
from survey.storage.answers import Response
from survey.storage.campaigns import Campaign


class Moving(Refusal):
    """The roll-up is ahead of what is shown: a file now would tell those few apart."""

    def __init__(self) -> None:
        super().__init__(
            sentence("De cijfers worden net bijgewerkt. Probeer het over een minuut opnieuw.")
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody wants to have. The full file is a right of its own; texts are only there,
    as far as somebody read them.

    `without` are questions that stay closed. `k` is how many rows must look alike.
    """

    full: bool = False
    with_text: bool = False
    without: frozenset[str] = frozenset()
    k: int = DEFAULT
    words: Translations = field(default_factory=NullTranslations)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A codebook, and rows that can be read as often as there are files to write."""

    session: Session
    codebook: Codebook
    layout: Layout
    which: Sequence[ColumnElement[bool]]

    def rows(self, ways: Sequence[Way] | None = None) -> Iterator[list[Any]]:
        """The pieces of every row, one for each block; as they are, or as a format writes them."""
        as_they_are = [_as_it_is for _ in self.layout.blocks()]
        return filled(self.session, layout=self.layout, which=self.which, ways=ways or as_they_are)


def _as_it_is(piece: Piece) -> Piece:
    return piece


def take(session: Session, *, campaign: Campaign, wish: Wish) -> Taken:
    """The full file holds what counts now; the other what the newest snapshot holds."""
    editions = editions_of(session, campaign_id=campaign.id)
    language = editions[-1].questionnaire.languages[0]
    told = ladders_of(
        session, campaign_id=campaign.id, editions=editions, words=wish.words, language=language
    )
    which = _counted_now(campaign) if wish.full else _in_figures(session, campaign)

    def everybody() -> Iterator[Circumstances]:
        return people(session, which=which, editions=editions, told=told)

    blur = CLEAR
    if not wish.full:
        n = _how_many(session, which)
        blur = blurred(everybody(), ladders=told.ladders, n=n, k=checked(wish.k))
        which = [*which, Response.edition_id.not_in(_left_out(editions, blur))]
    weights = weighed(
        session,
        campaign_id=campaign.id,
        ladders=told.ladders,
        blur=blur,
        everybody=everybody(),
        words=wish.words,
    )
    with_text = wish.full and wish.with_text
    longest = longest_passed(session, campaign_id=campaign.id) if with_text else {}
    layout = lay_out(
        editions=editions,
        told=told,
        blur=blur,
        words=wish.words,
        language=language,
        without=wish.without,
        longest={key: most for key, most in longest.items() if key not in wish.without},
        weights=weights,
    )
    notes = notes_on(
        blur,
        full=wish.full,
        unread=unread(session, which=which) if with_text else None,
        closed=bool(wish.without),
        group=any(each.questionnaire.group for each in editions),
        k=wish.k,
        ladders=told.ladders,
        words=wish.words,
    )
    codebook = Codebook(
        campaign=campaign.key,
        title=campaign_from_data(campaign.document).title.wording(language).words,
        columns=layout.columns(),
        notes=(*notes, *weights.notes),
        full=wish.full,
        made_of=_how_many(session, which),
        editions=tuple((each.number, each.hash) for each in editions),
    )
    return Taken(session=session, codebook=codebook, layout=layout, which=which)


def _counted_now(campaign: Campaign) -> list[ColumnElement[bool]]:
    return [counted(campaign.id)]


def _in_figures(session: Session, campaign: Campaign) -> list[ColumnElement[bool]]:
    """What the newest snapshot holds; refuses while that moves."""
    which = [in_campaign(campaign.id), Response.rolled.is_(true())]
    shown = newest(session, campaign_id=campaign.id)
    if _how_many(session, which) != (shown.n if shown else 0):
        raise Moving
    return which


def _left_out(editions: Sequence[Published], blur: Blur) -> list[int]:
    return [each.id for each in editions if each.number in blur.left_out]


def _how_many(session: Session, which: Sequence[ColumnElement[bool]]) -> int:
    return session.scalar(select(func.count()).select_from(Response).where(*which)) or 0
