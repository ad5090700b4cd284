"""Every page of the team stands in one shell: the programme's name, where to go, who you are."""

from __future__ import annotations

from dataclasses import dataclass

from flask import g, render_template, request
from flask_babel import get_translations
from flask_wtf.csrf import generate_csrf
from sqlalchemy import select

from forms.definition.sentence import Sentence, sentence
from forms.screen.render import words_for
from survey.extensions import wiring
from survey.staff.access import reachable, the_account
from survey.staff.roles import Account
from survey.staff.saying import Said, what_was_said
from survey.storage.programmes import Programme
from survey.storage.sessions import reading

_GROUPS: tuple[tuple[Sentence, tuple[tuple[str, Sentence], ...]], ...] = (
    (
        sentence("Programma"),
        (
            ("", sentence("Overzicht")),
            ("themes", sentence("Thema’s")),
            ("areas", sentence("Wijken en buurten")),
            ("policy", sentence("Beleid")),
            ("lessons", sentence("Lessen")),
            ("partners", sentence("Partners")),
        ),
    ),
    (
        sentence("Vragen en plekken"),
        (
            ("drafts", sentence("Vragenlijsten")),
            ("campaign", sentence("Vragenronde")),
            ("places", sentence("Plekken")),
            ("paper", sentence("Drukwerk")),
            ("interviewers", sentence("Enquêteurs")),
            ("devices", sentence("Apparaten")),
        ),
    ),
    (
        sentence("Hoe het loopt"),
        (
            ("week", sentence("Deze week")),
            ("monitor", sentence("Stand per plek")),
            ("set-aside", sentence("Buiten beschouwing")),
        ),
    ),
    (
        sentence("Uitkomsten"),
        (
            ("results", sentence("Uitkomsten")),
            ("priorities", sentence("Prioriteiten")),
            ("open-answers", sentence("Open antwoorden")),
            ("missing", sentence("Wie ontbreekt")),
            ("exports", sentence("Bestanden")),
            ("held", sentence("Wat we bewaren")),
        ),
    ),
    (
        sentence("Beheer"),
        (
            ("people", sentence("Mensen")),
            ("log", sentence("Logboek")),
            ("settings", sentence("Instellingen")),
        ),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One line of the navigation."""

    address: str
    words: str
    here: bool


class Shell:
    """What base.html shows around a page."""

    def __init__(self, programme: str | None) -> None:
        self.programme = programme
        self.account: Account | None = the_account()
        self.token = generate_csrf()

    @property
    def programme_name(self) -> str:
        if self.programme is None:
            return ""
        with reading(wiring().answers) as session:
            name = select(Programme.name).where(Programme.key == self.programme)
            return session.scalar(name) or ""

    def groups(self) -> list[tuple[str, list[Place]]]:
        """Where this account can go within the programme, under headings."""
        if self.programme is None:
            return []
        words = get_translations()
        listed = [
            (heading.worded(words), [self._place(*each) for each in places if self._open(each[0])])
            for heading, places in _GROUPS
        ]
        return [(heading, places) for heading, places in listed if places]

    def _open(self, name: str) -> bool:
        return reachable(f"/team/p/{self.programme}/{name}")

    def _place(self, name: str, said: Sentence) -> Place:
        address = f"/team/p/{self.programme}/{name}"
        inside = bool(name) and request.path.startswith(f"{address}/")
        return Place(
            address=address,
            words=said.worded(get_translations()),
            here=request.path == address or inside,
        )

    def said(self) -> list[Said]:
        return what_was_said()

    def asset(self, name: str) -> str:
        return wiring().assets.path(name)


def page(template: str, *, programme: str | None = None, **facts: object) -> str:
    """A page inside the shell; `programme` is a key, and its name then stands on top."""
    language = str(g.language)
    return render_template(template, shell=Shell(programme), **facts, **words_for(language))


def current_account() -> Account:
    """Who is signed in. Only for views that need somebody to be."""
    account = the_account()
    assert account is not None
    return account
