"""What forbids publishing about own pictures: one that is not here, or that says nothing."""

from __future__ import annotations

from collections.abc import Iterator

from forms.definition.editing.finding import asked, every_option, named
from forms.definition.sentence import Sentence, sentence
from forms.pictures.own import MissingPicture, OwnPictures, is_own, own_keys
from survey.builder.publishing.cleaned import (
    published_around,
    published_data,
    questionnaire_of,
)
from survey.builder.translating.places import source_of
from survey.storage.drafts import Draft


def open_about_pictures(draft: Draft, *, pictures: OwnPictures) -> Iterator[Sentence]:
    """A sentence for each picture that is not kept here, and for each text that it lacks."""
    data = published_data(draft)
    for key in sorted(own_keys([data, published_around(draft)])):
        try:
            pictures.require([key])
        except MissingPicture as missing:
            yield missing.sentence
    language = source_of(draft.document)
    if questionnaire_of(draft)[0] is None:
        return  # other things are wrong first
    for question in asked(data):
        for thing in (question, *every_option(question)):
            if is_own(thing.get("picture", "")) and language not in thing.get("alt", {}):
                yield sentence(
                    "Schrijf bij %(question)s wat er op het eigen plaatje te zien is. Wie het niet "
                    "ziet, hoort dan hetzelfde.",
                    question=named(data, question["key"]),
                )
                break
