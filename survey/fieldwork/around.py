"""The words around a form's questions: from the campaign, the edition and the place."""

from __future__ import annotations

from collections.abc import Iterator

from forms.definition.campaign import Campaign
from forms.definition.markdown import plain
from forms.definition.sentence import Refusal, Translations, sentence
from forms.definition.text import Text
from forms.screen.render import own_name
from print.around import Around
from survey.fieldwork.form_words import version_of, ways_back
from survey.intake.editions import Published
from survey.languages import offered

_PRIVACY = ("purpose", "basis", "kept", "rights", "contact")


class Untranslated(Refusal):
    """A text of the campaign has no wording in the language of the form."""


def around(
    campaign: Campaign,
    *,
    edition: Published,
    language: str,
    link: str,
    place: str,
    translations: Translations,
) -> Around:
    """Everything but the questions, in one language; refuses a text that lacks it."""
    _require_wordings(campaign, language)

    def words(text: Text) -> str:
        return text.wording(language).words

    others = (each for each in offered(edition.questionnaire.languages) if each != language)
    return Around(
        title=words(campaign.title),
        sender=words(campaign.sender),
        version=version_of(edition).worded(translations),
        phone=campaign.help_line.phone,
        help_place=words(campaign.help_line.place),
        returns=tuple(words(each) for each in campaign.returns)
        or tuple(each.worded(translations) for each in ways_back(campaign, language=language)),
        privacy=tuple(
            plain(words(getattr(campaign.privacy, name)), links=True) for name in _PRIVACY
        ),
        languages=tuple((each, own_name(each)) for each in others),
        link=link,
        place=place,
        next=plain(words(campaign.next), links=True),
    )


def _require_wordings(campaign: Campaign, language: str) -> None:
    """A screen can fall back to another language; a sheet of paper would be half in each."""
    for path, text in _texts_of(campaign):
        if text.missing([language]):
            raise Untranslated(
                sentence(
                    "De vragenronde heeft bij “%(path)s” geen tekst in de taal “%(language)s”. "
                    "Vul de vertaling in, of print in een andere taal.",
                    path=path,
                    language=language,
                )
            )


def _texts_of(campaign: Campaign) -> Iterator[tuple[str, Text]]:
    """Every text of the campaign that stands on a form, with the path in its document."""
    yield "title", campaign.title
    yield "sender", campaign.sender
    for name in _PRIVACY:
        yield f"privacy.{name}", getattr(campaign.privacy, name)
    yield "help_line.place", campaign.help_line.place
    for number, text in enumerate(campaign.returns):
        yield f"returns[{number}]", text
    yield "next", campaign.next
