"""What a person who wants it read aloud would miss is listed, per language and text."""

from __future__ import annotations

import pytest

from forms.definition.document import load, questionnaire_from_data, questionnaire_to_data
from forms.definition.source import FaultyDocument
from forms.examples import catalogue
from survey.builder.audio import LARGEST, audio_faults, unplayable


def listed(questionnaire, folder) -> set[tuple[str, str]]:
    return {(each.language, each.path) for each in audio_faults(questionnaire, folder=folder)}


def test_texts_without_a_recording_and_recordings_without_a_file_are_listed(tmp_path):
    questionnaire = catalogue.feature("audio")
    (tmp_path / "voorbeeld-titel-nl.mp3").write_bytes(b"sound")
    found = listed(questionnaire, tmp_path)
    assert ("nl", "title") not in found
    assert ("nl", "music.title") in found  # named, no file
    assert ("en", "title") in found  # not named
    (tmp_path / "iets-anders.mp3").write_bytes(b"sound")
    assert ("", "iets-anders.mp3") in listed(questionnaire, tmp_path)
    faults = audio_faults(questionnaire, folder=tmp_path, kept=["iets-anders.mp3"])
    assert "iets-anders.mp3" not in {each.path for each in faults}  # of an older edition


def test_a_language_that_is_only_spoken_wants_every_text_recorded(tmp_path):
    spoken = list(audio_faults(catalogue.feature("spoken"), folder=tmp_path))
    assert {each.path for each in spoken if each.language == "rif"} == {
        "title",
        "tea.title",
        "tea.yes.text",
        "tea.no.text",
    }
    assert next(e for e in spoken if e.path == "tea.title").words == "Drinkt u graag thee?"


def test_a_document_keeps_what_is_only_spoken():
    questionnaire = catalogue.feature("spoken")
    assert questionnaire_from_data(questionnaire_to_data(questionnaire)) == questionnaire
    assert questionnaire.title.wording("rif").language == "nl"


@pytest.mark.parametrize("name", ["lied.wav", "groot.mp3", "leeg.mp3", "weg.mp3"])
def test_what_no_phone_can_play_is_named(tmp_path, name):
    sizes = {"lied.wav": 10, "groot.mp3": LARGEST + 1, "leeg.mp3": 0}
    if name in sizes:
        with (tmp_path / name).open("wb") as file:
            file.truncate(sizes[name])
    [said] = unplayable(tmp_path / name)
    assert str(said)


def test_a_wrong_ending_is_refused_where_the_document_names_it():
    text = """
format: 1
key: vraag
title: {nl: {words: Hallo, audio: hallo.exe}}
languages: [nl]
sections: [{questions: [{kind: statement, key: a, title: {nl: Hallo}}]}]
"""
    with pytest.raises(FaultyDocument) as refused:
        load(text, file="vraag.yaml")
    assert refused.value.faults[0].path == "title.nl.audio"
