"""Translations over HTTP: how far each language is, and side by side with the source."""

from __future__ import annotations

from dataclasses import dataclass

from flask import redirect, request
from flask.typing import ResponseReturnValue as Reply
from flask_babel import get_locale, get_translations

from forms.definition.sentence import sentence
from forms.screen.render import own_name
from survey.builder.exchange.blueprint import (
    BASE,
    WRITERS,
    address,
    exchange,
    own_draft,
)
from survey.builder.translating import acts
from survey.builder.translating.places import AROUND, source_of, targets_of
from survey.builder.translating.states import State, Translated, known_of, progress, translated
from survey.clock import today
from survey.extensions import wiring
from survey.posting import MEGABYTE, takes
from survey.staff.access import needs
from survey.staff.audit import record
from survey.staff.saying import said
from survey.staff.shell import current_account, page
from survey.storage.drafts import Draft
from survey.storage.sessions import reading, writing

STATES = {
    State.MISSING: sentence("ontbreekt"),
    State.STALE: sentence("verouderd"),
    State.DRAFT: sentence("concept"),
    State.READ: sentence("gelezen"),
}
LONGEST_ROLE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One text as the page shows it; `words` may be typed and not kept."""

    text: Translated
    where: str
    shown: str
    words: str
    trouble: str = ""

    @property
    def lines(self) -> int:
        longest = max(self.text.source, self.words, key=len)
        return max(2, min(12, longest.count("\n") + 1 + len(longest) // 45))


@exchange.get(f"{BASE}/translations")
@needs(*WRITERS)
def translations(programme: str, draft: int) -> str:
    with reading(wiring().answers) as session:
        _, found = own_draft(session, programme=programme, draft=draft)
        languages = progress(found, known_of(session, draft=found))
    return page(
        "team/exchange/translations.html",
        programme=programme,
        draft=found,
        base=address(programme, draft),
        tab="translations",
        source=source_of(found.document),
        languages=languages,
        addable=acts.addable(found),
        states=STATES,
        State=State,
        named=named,
    )


@exchange.post(f"{BASE}/translations/add")
@needs(*WRITERS)
def add_language(programme: str, draft: int) -> Reply:
    language = request.form.get("language", "")
    by = current_account().id
    with writing(wiring().answers) as session:
        _, found = own_draft(session, programme=programme, draft=draft)
        acts.add_language(session, draft=found, language=language, by=by)
        what = f"{found.title}: {language}"
        record(session, who=by, act="language.added", what=what, programme=programme)
    said(sentence("%(language)s staat erbij.", language=named(language)))
    return redirect(address(programme, draft, f"translations/{language}"), 303)


@exchange.post(f"{BASE}/translations/<language>/remove")
@needs(*WRITERS)
def remove_language(programme: str, draft: int, language: str) -> Reply:
    by = current_account().id
    with writing(wiring().answers) as session:
        _, found = own_draft(session, programme=programme, draft=draft)
        acts.remove_language(session, draft=found, language=language, by=by)
        what = f"{found.title}: {language}"
        record(session, who=by, act="language.removed", what=what, programme=programme)
    said(
        sentence("%(language)s is weg. De woorden zijn bewaard.", language=named(language)),
        undo=address(programme, draft, "translations/add"),
        fields={"language": language},
    )
    return redirect(address(programme, draft, "translations"), 303)


@exchange.get(f"{BASE}/translations/<language>")
@needs(*WRITERS)
def one_language(programme: str, draft: int, language: str) -> str:
    with reading(wiring().answers) as session:
        _, found = own_draft(session, programme=programme, draft=draft)
        acts.require_target(found, language)
        texts = translated(found, known_of(session, draft=found), language=language)
    return side_by_side(programme, found, language, texts)


@exchange.post(f"{BASE}/translations/<language>")
@takes(3 * MEGABYTE)  # a long questionnaire, in letters that take six bytes
@needs(*WRITERS)
def write(programme: str, draft: int, language: str) -> Reply:
    """Keeps what was typed; what changed meanwhile is shown again, with both wordings."""
    posted = {key[2:]: words for key, words in request.form.items() if key.startswith("t:")}
    shown = {key[2:]: words for key, words in request.form.items() if key.startswith("m:")}
    by, fits = current_account().id, frozenset(request.form.getlist("fits"))
    with writing(wiring().answers) as session:
        _, found = own_draft(session, programme=programme, draft=draft)
        written, clashes = acts.write_texts(
            session,
            draft=found,
            language=language,
            posted=posted,
            shown=shown,
            still_right=fits,
            by=by,
        )
        if written:
            what = f"{found.title}: {language}, {written}"
            record(session, who=by, act="translation.saved", what=what, programme=programme)
    if clashes:
        with reading(wiring().answers) as session:
            _, found = own_draft(session, programme=programme, draft=draft)
            texts = translated(found, known_of(session, draft=found), language=language)
        return side_by_side(programme, found, language, texts, clashes=clashes), 422
    said(sentence("Bewaard."))
    query = "?show=open" if request.form.get("show") == "open" else ""
    return redirect(address(programme, draft, f"translations/{language}") + query, 303)


@exchange.post(f"{BASE}/translations/<language>/read")
@needs(*WRITERS)
def note_reader(programme: str, draft: int, language: str) -> Reply:
    """Somebody with this mother tongue read it; kept as a role, never as a name."""
    role = " ".join(request.form.get("role", "").split())
    by = current_account().id
    back = redirect(address(programme, draft, f"translations/{language}"), 303)
    if not role or len(role) > LONGEST_ROLE:
        said(sentence("Schrijf wie het las, als rol (hoogstens 60 tekens): taalambassadeur."))
        return back
    with writing(wiring().answers) as session:
        _, found = own_draft(session, programme=programme, draft=draft)
        n = acts.read_by(session, draft=found, language=language, role=role, on=today())
        what = f"{found.title}: {language}, {n}"
        record(session, who=by, act="translation.read", what=what, programme=programme)
    said(sentence("%(n)s teksten staan nu als gelezen.", n=n))
    return back


def side_by_side(
    programme: str,
    draft: Draft,
    language: str,
    texts: tuple[Translated, ...],
    *,
    clashes: tuple[acts.Clash, ...] = (),
    taken: object = None,
) -> str:
    """The page with source and translation; only what is open when the address asks so."""
    by_path = {clash.path: clash for clash in clashes}
    pairs = [_pair(text, by_path.get(text.place.path)) for text in texts]
    only_open = request.args.get("show") == "open"
    if only_open:
        unfinished = (State.MISSING, State.STALE)
        pairs = [each for each in pairs if each.text.state in unfinished or each.trouble]
    source = source_of(draft.document)
    counts = {state: sum(text.state is state for text in texts) for state in State}
    return page(
        "team/exchange/one_language.html",
        programme=programme,
        draft=draft,
        base=address(programme, draft.id),
        tab="translations",
        source=source,
        target=language,
        parts=[
            [pair for pair in pairs if not pair.text.place.path.startswith(AROUND)],
            [pair for pair in pairs if pair.text.place.path.startswith(AROUND)],
        ],
        others=[each for each in targets_of(draft.document) if each != language],
        counts=counts,
        total=len(texts),
        only_open=only_open,
        taken=taken,
        clashes=[pair for pair in pairs if pair.trouble],
        states=STATES,
        State=State,
        named=named,
    )


def named(language: str) -> str:
    """What a language is called here, with what it calls itself."""
    here = get_locale().languages.get(language, language)
    own = own_name(language)
    return own if own.casefold() == here.casefold() else f"{own} ({here})"


def _pair(text: Translated, clash: acts.Clash | None) -> Pair:
    translations = get_translations()
    trouble = ""
    if clash is not None:
        there = (
            sentence("Dit is te lang: hoogstens 10.000 tekens.")
            if clash.too_long
            else sentence(
                "Iemand anders veranderde deze tekst intussen. Nu staat er: “%(words)s”. "
                "Bewaar opnieuw om uw woorden te houden.",
                words=text.words or "–",
            )
        )
        trouble = there.worded(translations)
    return Pair(
        text=text,
        where=text.place.where.worded(translations),
        shown=acts.shown_mark(text),
        words=clash.words if clash else text.words,
        trouble=trouble,
    )
