"""A questionnaire and its document say the same, whichever way one goes."""

import copy
import json
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, SearchStrategy
from jsonschema import Draft202012Validator

from forms.definition.document import (
    content_hash,
    load,
    questionnaire_from_data,
    questionnaire_to_data,
)
from forms.definition.schema import schema

Documents = SearchStrategy[dict[str, Any]]
patient = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@patient
@given(data=st.data())
def test_a_document_becomes_a_questionnaire_and_the_same_document(
    documents: Documents, data: DataObject
) -> None:
    document = data.draw(documents)
    assert questionnaire_to_data(questionnaire_from_data(document)) == document


@patient
@given(data=st.data())
def test_a_written_document_satisfies_the_published_schema(
    documents: Documents, data: DataObject
) -> None:
    written = questionnaire_to_data(questionnaire_from_data(data.draw(documents)))
    assert [
        e.message for e in Draft202012Validator(schema("questionnaire")).iter_errors(written)
    ] == []


@patient
@given(data=st.data())
def test_yaml_and_json_are_read_back_as_the_same_questionnaire(
    documents: Documents, data: DataObject
) -> None:
    questionnaire = questionnaire_from_data(data.draw(documents))
    written = questionnaire_to_data(questionnaire)
    as_yaml = yaml.safe_dump(written, allow_unicode=True, sort_keys=False)
    assert load(as_yaml, file="written.yaml") == questionnaire
    assert load(json.dumps(written, indent="\t"), file="written.json") == questionnaire


@patient
@given(data=st.data())
def test_the_hash_does_not_see_the_order_of_keys(documents: Documents, data: DataObject) -> None:
    document = data.draw(documents)
    other = json.loads(json.dumps(document, sort_keys=True))
    assert content_hash(other) == content_hash(document)


@patient
@given(data=st.data())
def test_every_changed_wording_changes_the_hash(documents: Documents, data: DataObject) -> None:
    document = data.draw(documents)
    for change in wordings(document):
        changed = copy.deepcopy(document)
        at: Any = changed
        for step in change[:-1]:
            at = at[step]
        at[change[-1]] += "!"
        assert content_hash(changed) != content_hash(document)


@patient
@given(data=st.data())
def test_words_fall_back_to_the_first_language_however_a_store_sorted_them(
    documents: Documents, data: DataObject
) -> None:
    document = data.draw(documents)
    stored = json.loads(json.dumps(document, sort_keys=True))
    for questionnaire in (questionnaire_from_data(document), questionnaire_from_data(stored)):
        assert questionnaire.title.wording("tr").language == "nl"
        assert all(q.title.wording("tr").language == "nl" for q in questionnaire.questions)


def wordings(part: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The path of every wording in a document."""
    if isinstance(part, list):
        return [p for i, each in enumerate(part) for p in wordings(each, (*path, i))]
    if not isinstance(part, dict):
        return []
    own = [(*path, k) for k in ("nl", "en", "ar", "words") if isinstance(part.get(k), str)]
    return own + [p for key, each in part.items() for p in wordings(each, (*path, key))]
