"""`priorities`: the order of themes that residents, professionals and policy make together."""

from __future__ import annotations

from typing import Any

import click

from forms.definition.sentence import sentence
from survey.cli.speaking import gettext as _
from survey.cli.speaking import language_of_operator, say, show_json, worded
from survey.cli.stores import opened, settings
from survey.cli.usage import Command


@click.command(cls=Command, help=_("Laat de volgorde van de thema’s zien, en hoe vast die staat."))
@click.argument("campaign", metavar="VRAGENRONDE")
@click.option("--json", "as_json", is_flag=True, help=_("Voor een programma."))
def priorities(*, campaign: str, as_json: bool) -> None:
    from survey.results.priorities import data
    from survey.results.rollup.advance import refreshed
    from survey.storage import sessions
    from survey.storage.finding import campaign_by_key

    with opened(settings().answers_url) as engine:
        with sessions.reading(engine) as session:
            campaign_id = campaign_by_key(session, key=campaign).id
        refreshed(engine, campaign_id=campaign_id)
        with sessions.reading(engine) as session:
            found = data.priorities(session, campaign_key=campaign)
    if as_json:
        show_json(found)
    else:
        _show(found)


def _show(found: dict[str, Any]) -> None:
    say(sentence("Dit is een advies aan de wijk, geen verkiezing."))
    say(sentence("%(n)s bewoners beantwoordden de vraag.", n=found["answered"]))
    decided = {each["code"]: each for each in (found["decision"] or {}).get("themes", ())}
    for theme in found["themes"]:
        click.echo(f"\n{_place(theme)}  {_title(theme)}")
        say(
            sentence(
                "   samen %(score)s punten: bewoners %(residents)s, professionals "
                "%(professionals)s, beleid %(policy)s",
                score=_number(theme["score"]),
                **{key: _number(each["score"]) for key, each in theme["sources"].items()},
            )
        )
        if theme["top3"] is not None:
            share = f"{100 * theme['top3']:.0f}%"
            say(sentence("   in de top 3 bij %(share)s van de wegingen", share=share))
        if theme["code"] in decided:
            _team(decided[theme["code"]])
    click.echo()
    if found["decision"]:
        say(
            sentence("Het team ondertekende zijn volgorde op %(day)s.", day=found["decision"]["on"])
        )
    else:
        say(sentence("Het team heeft de volgorde nog niet ondertekend."))


def _team(decided: dict[str, Any]) -> None:
    words = worded(sentence("   het team: plaats %(place)s", place=decided["place"]))
    click.echo(f"{words}. {decided['reason']}" if decided["moved"] else words)


def _place(theme: dict[str, Any]) -> str:
    rank, places = _number(theme["rank"]), theme["places"]
    unsure = places is not None and places[0] != places[1]
    return f"{rank} ({places[0]}–{places[1]})" if unsure else rank


def _title(theme: dict[str, Any]) -> str:
    titles: dict[str, str] = theme["title"]
    return titles.get(language_of_operator()) or next(iter(titles.values()))


def _number(n: float | None) -> str:
    return "–" if n is None else f"{n:.0f}"
