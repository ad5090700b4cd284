"""What would be published of a draft: only its own languages, in the form that is hashed."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any

from forms.definition import schema
from forms.definition.campaign import Campaign
from forms.definition.campaign_document import campaign_from_data
from forms.definition.document import questionnaire_from_data, questionnaire_to_data
from forms.definition.questionnaire import Questionnaire
from forms.definition.sentence import Sentence, sentence
from forms.definition.soundness import faults_of
from forms.definition.source import Fault, FaultyDocument, Source
from survey.builder.translating.places import mark, only_in, source_of, targets_of
from survey.storage.drafts import Draft

KEY = "vragenronde"  # stands in until a campaign has its own
Asked = tuple[Questionnaire | None, list[Fault]]
_MOST = 100  # two things of each draft that people work on at once
_made: OrderedDict[tuple[object, ...], Any] = OrderedDict()
_lock = Lock()
_BROKEN = (KeyError, TypeError, ValueError, AttributeError)


def languages_of(draft: Draft) -> tuple[str, ...]:
    """The languages that would be published, the source first."""
    return (source_of(draft.document), *targets_of(draft.document))


def published_data(draft: Draft) -> dict[str, Any]:
    """The document as an edition would hold it; as it is when it is no questionnaire yet.

    Made once for each wording of a draft; nobody may change it.
    """
    found: dict[str, Any] = _kept(("data", _mark(draft)), lambda: _data(draft))
    return found


def _data(draft: Draft) -> dict[str, Any]:
    data, _ = only_in(draft.document, {}, languages=languages_of(draft))
    try:
        return questionnaire_to_data(questionnaire_from_data(data))
    except _BROKEN:
        return data


def published_around(draft: Draft, *, key: str = KEY) -> dict[str, Any]:
    """The texts of the campaign as it would hold them; places are made later, on their own page."""
    spoken = {"spoken": draft.document.get("spoken", ())}
    _, around = only_in(spoken, draft.around, languages=languages_of(draft))
    around.pop("places", None)
    return {
        "format": 1,
        **around,
        "key": key,
        "questionnaire": str(draft.document.get("key", KEY)),
    }


def questionnaire_of(draft: Draft) -> Asked:
    """The questionnaire that would be asked, or what is wrong with it; looked at once."""
    make = lambda: _questionnaire(published_data(draft))  # noqa: E731
    found: Asked = _kept(("asked", _mark(draft)), make)
    return found


def _mark(draft: Draft) -> str:
    return mark(json.dumps(draft.document))


def _kept(key: tuple[object, ...], make: Callable[[], Any]) -> Any:
    with _lock:
        if key in _made:
            _made.move_to_end(key)
            return _made[key]
    value = make()
    with _lock:
        _made[key] = value
        while len(_made) > _MOST:
            _made.popitem(last=False)
    return value


def _questionnaire(data: dict[str, Any]) -> Asked:
    source = Source("", data, {})
    try:
        schema.hold_to(source, "questionnaire")
        assert isinstance(source.data, dict)
        found = questionnaire_from_data(source.data)
    except FaultyDocument as error:
        return None, error.faults
    faults = faults_of(found, source)
    return (found, []) if not faults else (None, faults)


def campaign_of(draft: Draft, *, key: str = KEY) -> tuple[Campaign | None, list[Fault]]:
    """The campaign around it, or what is wrong with its texts or dates."""
    source = Source("", published_around(draft, key=key), {})
    try:
        schema.hold_to(source, "campaign")
        assert isinstance(source.data, dict)
        found = campaign_from_data(source.data)
    except FaultyDocument as error:
        return None, error.faults
    except ValueError:
        return None, [_fault("opens", sentence("Een van de dagen bestaat niet. Kies opnieuw."))]
    if found.closes < found.opens:
        said = sentence("De vragenronde sluit voordat ze opengaat. Kies een latere dag.")
        return None, [_fault("closes", said)]
    return found, []


def _fault(path: str, said: Sentence) -> Fault:
    return Fault(1, path, said)
