"""`wording`: the plain-language coach on plain text; and its remarks on a questionnaire."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from forms.definition.sentence import Sentence, sentence
from survey.cli.documents import UnreadableFile
from survey.cli.speaking import gettext as _
from survey.cli.speaking import worded

if TYPE_CHECKING:
    from forms.definition.questionnaire import Questionnaire
    from forms.wording.remark import Remark

LANGUAGES = ("nl", "en", "tr", "ar", "pl", "uk")


@click.command(help=_("Zegt per regel tekst hoe moeilijk die is en wat eenvoudiger kan."))
@click.option("--language", type=click.Choice(LANGUAGES), default="nl", help=_("De taal."))
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True), metavar="BESTAND")
def wording(*, language: str, file: Path) -> None:
    """A line of JSON for every line of text; what ends in a question mark is judged as one."""
    for line in _lines(file):
        click.echo(json.dumps(judged(line, language), ensure_ascii=False))


def judged(line: str, language: str) -> dict[str, object]:
    """What the coach says of one line, with the keys that scripts may rely on."""
    from forms.wording.coach import remarks
    from forms.wording.difficulty import difficulty
    from forms.wording.remark import Role

    text = line.rstrip("\r\n")
    role = Role.QUESTION if text.rstrip().endswith(("?", "؟")) else Role.TEXT
    return {
        "score": difficulty(text, language),
        "remarks": [_as_data(each) for each in remarks(text, language, role)],
    }


def tell_remarks(questionnaire: Questionnaire) -> None:
    """Says what could be plainer, in every written language; nothing of it is a fault."""
    from forms.wording.coach import remarks_on, words_of
    from forms.wording.explained import explained
    from forms.wording.remark import CHECKED, RULE_NAMES, reason_for

    heard = 0
    for language in (each for each in questionnaire.languages if each in LANGUAGES):
        for remark in remarks_on(questionnaire, language=language):
            words = words_of(remark, questionnaire, language=language)
            reason = reason_for(remark, words, explained(language))
            heard += 1
            left = f" ({_('Zo gelaten')}: {reason})" if reason else ""
            said = f"{worded(remark.said)} {_worded(remark.suggestion)}"
            click.echo(f"  {remark.path} ({language}): {said}{left}")
    if heard:
        click.echo(f"  {worded(CHECKED)} {', '.join(map(worded, RULE_NAMES.values()))}.")


def _as_data(remark: Remark) -> dict[str, object]:
    return {
        "rule": remark.rule,
        "said": worded(remark.said),
        "suggestion": _worded(remark.suggestion) or None,
        "start": remark.start,
        "end": remark.end,
        "level": str(remark.level),
    }


def _worded(said: Sentence | None) -> str:
    return worded(said) if said is not None else ""


def _lines(file: Path) -> Iterator[str]:
    """The lines one by one, so that a pipe is answered while it still flows."""
    try:
        with click.open_file(str(file), encoding="utf-8-sig") as opened:
            yield from opened
    except UnicodeDecodeError as error:
        said = sentence("%(file)s is geen leesbare tekst. Bewaar het als UTF-8.", file=file)
        raise UnreadableFile(said) from error
    except FileNotFoundError as error:
        said = sentence("%(file)s is er niet. Kijk of de naam klopt.", file=file)
        raise UnreadableFile(said) from error
