"""The week in words: lines to read on a page, to copy and to mail. No name, nobody's answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from babel.dates import format_date, get_day_names

from forms.definition.sentence import Sentence, Translations, counted, sentence
from forms.screen.render import own_name
from survey.clock import PartOfDay, today
from survey.fieldwork.pace import Pace
from survey.fieldwork.rota import PARTS
from survey.fieldwork.week import Advice, Week

RULE_LAGGING = sentence(
    "Zo rekenen wij: het streefgetal van een plek is verdeeld over de dagen waarop zij open is. "
    "Tot en met gisteren had dus een deel binnen moeten zijn. Wat daaraan ontbreekt, staat hier; "
    "de grootste drie eerst."
)
RULE_SENDING = sentence(
    "Zo kiezen wij: wat een plek nog nodig heeft, gedeeld door de dagen waarop zij nog open is. "
    "De twee hoogste staan hier. Een plek waar deze week al iemand staat, die deze week dicht is "
    "of waar niemand kan staan, doet niet mee."
)


def subject_of(week: Week, *, programme: str) -> Sentence:
    return sentence(
        "%(programme)s, deze week: %(n)s ingevuld",
        programme=programme,
        n=week.this.sent,
    )


def text_of(week: Week, *, programme: str, language: str, translations: Translations) -> str:
    """Plain text with everything that the page says."""
    say: Callable[[Sentence], str] = lambda each: each.worded(translations)  # noqa: E731
    parts: list[list[str]] = [
        [say(heading(week, programme=programme, language=language))],
        [say(each) for each in numbers(week, language=language)],
    ]
    if week.with_target:
        parts.append([say(sentence("Deze plekken lopen achter")), *_lagging(week, say)])
        title = say(sentence("Hierheen met twee studenten"))
        parts.append([title, *_sending(week, language, translations)])
    else:
        parts.append([say(NO_TARGETS)])
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


NO_TARGETS = sentence(
    "Geen enkele plek heeft een streefgetal. Vul die in; dan staat hier wat achterloopt en waar "
    "iemand nodig is."
)
NOBODY_LAGS = sentence("Geen enkele plek loopt achter.")
NOWHERE = sentence("Er is nu geen plek waar iemand extra nodig is.")


def heading(week: Week, *, programme: str, language: str) -> Sentence:
    return sentence(
        "%(programme)s: %(first)s tot en met %(last)s",
        programme=programme,
        first=long_day(week.first, language),
        last=long_day(week.last, language),
    )


def numbers(week: Week, *, language: str) -> Iterator[Sentence]:
    yield counted(
        "Deze week is %(n)s vragenlijst ingevuld. De week ervoor: %(before)s.",
        "Deze week zijn %(n)s vragenlijsten ingevuld. De week ervoor: %(before)s.",
        n=week.this.sent,
        before=week.before.sent,
    )
    yield sentence("Geopend op een scherm: %(n)s keer.", n=week.this.opened)
    if week.target:
        yield sentence(
            "In totaal zijn er nu %(n)s. Het streefgetal van alle plekken samen is %(target)s.",
            n=week.total.sent,
            target=week.target,
        )
    else:
        yield sentence("In totaal zijn er nu %(n)s.", n=week.total.sent)
    if week.languages:
        names = (f"\u2068{own_name(name)}\u2069 {n}" for name, n in week.languages.items())
        yield sentence("Per taal: %(languages)s.", languages=", ".join(names))
    if week.with_target:
        yield sentence(
            "Op schema: %(n)s van %(all)s plekken.", n=week.on_track, all=week.with_target
        )
    if week.days_left:
        yield counted(
            "Meedoen kan nog %(n)s dag, tot en met %(closes)s.",
            "Meedoen kan nog %(n)s dagen, tot en met %(closes)s.",
            n=week.days_left,
            closes=long_day(week.closes, language),
        )
    else:
        yield sentence("De vragenronde sloot op %(day)s.", day=long_day(week.closes, language))


def lag(pace: Pace) -> Sentence:
    return sentence(
        "%(place)s: %(sent)s ingevuld, %(expected)s verwacht. Dat zijn er %(behind)s te weinig.",
        place=pace.noted.name,
        sent=pace.sent,
        expected=pace.expected,
        behind=pace.behind,
    )


def need(advice: Advice) -> Sentence:
    pace = advice.pace
    return counted(
        "%(place)s: nog %(to_go)s nodig. De plek is nog %(n)s dag open.",
        "%(place)s: nog %(to_go)s nodig. De plek is nog %(n)s dagen open.",
        place=pace.noted.name,
        to_go=pace.to_go,
        n=pace.days_left,
    )


def moment(advice: Advice, *, language: str, translations: Translations) -> Sentence | None:
    """When it went best there."""
    if advice.weekday is None or advice.part is None:
        return None
    return sentence(
        "Tot nu toe kwam hier het meest binnen op %(day)s, in de %(part)s.",
        day=get_day_names("wide", locale=language)[advice.weekday],
        part=PARTS[PartOfDay(advice.part)].worded(translations),
    )


def long_day(day: date, language: str) -> str:
    """With the year where it is another one."""
    same = day.year == today().year
    return format_date(day, "d MMMM" if same else "d MMMM y", locale=language)


def _lagging(week: Week, say: Callable[[Sentence], str]) -> Iterator[str]:
    if not week.lagging:
        yield say(NOBODY_LAGS)
        return
    for number, each in enumerate(week.lagging, start=1):
        yield f"{number}. {say(lag(each))}"
    yield say(RULE_LAGGING)


def _sending(week: Week, language: str, translations: Translations) -> Iterator[str]:
    if not week.advice:
        yield NOWHERE.worded(translations)
        return
    for number, each in enumerate(week.advice, start=1):
        when = moment(each, language=language, translations=translations)
        said = [need(each), when] if when else [need(each)]
        yield f"{number}. {' '.join(one.worded(translations) for one in said)}"
    yield RULE_SENDING.worded(translations)
