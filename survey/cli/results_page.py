"""The results of a campaign as a page of text."""

from __future__ import annotations

from typing import Any

import click

from forms.definition.sentence import Sentence, sentence
from survey.cli.speaking import say, worded

_BESIDE = {
    "partial": sentence("waarvan niet af"),
    "late": sentence("waarvan te laat"),
    "trial": sentence("proef, telt niet mee"),
    "set_aside": sentence("buiten beschouwing"),
    "replaced": sentence("door dezelfde persoon verbeterd"),
    "kept_apart": sentence("apart gehouden, om naar te kijken"),
}
_CLOSED = "–"
_STATES = {
    "given": sentence("gaven antwoord"),
    "skipped": sentence("sloegen over"),
    "dont_know": sentence("weten het niet"),
    "rather_not": sentence("zeggen het liever niet"),
    "not_asked": sentence("kregen deze vraag niet"),
    "over_limit": sentence("kozen te veel"),
    "unclear": sentence("niet duidelijk"),
    "given_though_not_asked": sentence("antwoord, maar niet gevraagd"),
}


def show_results(found: dict[str, Any]) -> None:
    """Writes totals, places, and each question with its counts."""
    say(sentence("%(title)s (%(campaign)s)", **found))
    say(sentence("Dit is een advies aan de wijk, geen verkiezing."))
    click.echo()
    groups, people = sentence("antwoorden van groepen"), sentence("ingevulde vragenlijsten")
    _rows([(found["responses"], groups if found["group"] else people)])
    _rows([(found[key], words) for key, words in _BESIDE.items() if found[key]])
    click.echo()
    say(sentence("Per plek"))
    _rows([(each["responses"], f"{each['name']}  {each['code']}") for each in found["places"]])
    if found["questions"] is None:
        click.echo()
        say(
            sentence(
                "Antwoorden ziet u vanaf %(n)s ingevulde vragenlijsten. Dan is niet te zien "
                "wie wat antwoordde.",
                n=found["questions_from"],
            )
        )
    else:
        click.echo()
        say(sentence("Antwoorden: stand van %(on)s, %(responses)s ingevuld.", **found["snapshot"]))
        say(sentence("Bij – staat geen getal, want dat zou iets over enkele mensen zeggen."))
    for question in found["questions"] or ():
        _question(question)


def _question(question: dict[str, Any]) -> None:
    click.echo(f"\n{question['title']}")
    if question["closed"]:
        say(sentence("  Gaat open als de gewichten vastliggen, op de pagina Prioriteiten."))
        return
    for option in question["options"]:
        first = sentence("%(n)s keer als eerste", n=option["first"])
        said = f"{option['text']}  ({worded(first)})" if option["first"] else option["text"]
        _rows([(option["n"], said)])
    if question["mean"] is not None:
        say(sentence("  gemiddeld %(mean)s", mean=round(question["mean"], 1)))
    states = [
        f"{_CLOSED if n is None else n} {worded(_STATES[state])}"
        for state, n in question["states"].items()
        if n != 0
    ]
    click.echo(f"        · {', '.join(states)}")


def _rows(rows: list[tuple[int | None, Sentence | str]]) -> None:
    for n, said in rows:
        words = worded(said) if isinstance(said, Sentence) else said
        click.echo(f"{_CLOSED if n is None else n:>7} {words}")
