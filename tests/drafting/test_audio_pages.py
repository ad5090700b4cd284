"""Recordings of a draft: heard, kept by what they are, taken away, and brought to residents."""

from __future__ import annotations

import io
import re

import pytest

from forms.definition.document import questionnaire_to_data
from forms.definition.editing import questions
from forms.definition.editing.recorded import files_of, recording_of, text_at
from forms.examples import catalogue
from survey.builder import drafts
from survey.builder.publishing.aloud import Unheard, recordings_of
from survey.builder.read_aloud import Heard, spoken_texts
from survey.builder.recordings import hand_out
from survey.staff.roles import Role
from survey.storage.sessions import writing
from tests.builder.sounds import M4A, MP3, OPUS, WEBM
from tests.team import sign_in_client, text_of

QUESTION = "tea.title"


@pytest.fixture
def spoken(desk, make_draft):
    """A draft with a language that is only heard; nothing is recorded."""
    data = questionnaire_to_data(catalogue.feature("spoken"))
    for path in ("title", "tea.title", "tea.yes.text"):
        del text_at(data, path)["rif"]
    desk.draft = make_draft(document=data)
    return desk


def sends(desk, content=WEBM, *, path=QUESTION, language="nl", agreed="yes", **more):
    fields = {"language": language, "path": path, "agreed": agreed, **more}
    fields["sound"] = (io.BytesIO(content), "x.wav")
    return desk.client.post(f"{desk.address}/audio", data=fields)


def plays(desk, file) -> bytes:
    with desk.gets(f"/audio/file/{file}") as reply:
        return reply.data if reply.status_code == 200 else b""


def states(desk, language="nl"):
    texts = spoken_texts(desk.row.document, desk.row.around, language=language)
    return {each.path: each.state for each in texts}


def test_every_text_is_there_in_reading_order_with_its_words(spoken):
    page = text_of(spoken.gets("/audio?lang=rif"))
    found = re.findall(r'class="words" lang="(\w+)"[^>]*>([^<]+)<', page)
    assert [words for _, words in found][1:] == ["Drinkt u graag thee?", "Ja", "Nee"]
    assert {language for language, _ in found} == {"nl"}  # what to say in the other language
    assert "0</span> van 4 teksten opgenomen" in page


def test_whoever_is_heard_is_asked_first_and_once(spoken):
    assert "Verder naar opnemen" in text_of(spoken.gets("/audio"))
    refused = sends(spoken, agreed="")
    assert refused.status_code == 422
    assert "zet het vinkje" in text_of(refused)
    assert list(files_of(spoken.row.document["title"])) == []
    assert sends(spoken).status_code == 303
    assert "Verder naar opnemen" not in text_of(spoken.gets("/audio"))
    assert sends(spoken, path="title", agreed="").status_code == 303
    assert "Verder naar opnemen" in text_of(spoken.gets("/audio?lang=ar"))  # somebody else's voice


@pytest.mark.parametrize(
    ("content", "ending"),
    [(MP3, ".mp3"), (M4A, ".m4a"), (OPUS, ".opus"), (WEBM, ".webm")],
    ids="abcd",
)
def test_a_recording_is_kept_as_what_it_is_whatever_it_is_called(spoken, content, ending):
    sends(spoken, content)
    file = recording_of(text_at(spoken.row.document, QUESTION), "nl")
    assert file.endswith(ending)
    assert plays(spoken, file) == content
    assert states(spoken)[QUESTION] is Heard.RECORDED


@pytest.mark.parametrize("content", [b"", b"RIFF....WAVE", b"<html>"])
def test_what_no_phone_plays_is_refused_and_nothing_is_kept(spoken, content):
    before = spoken.row.document
    assert sends(spoken, content).status_code == 422
    assert spoken.row.document == before


def test_a_changed_text_shows_that_its_recording_is_older(spoken):
    sends(spoken)
    with writing(spoken.stores.answers) as session:
        now = drafts.load(session, draft=spoken.draft)
        words = {"title": "Drinkt u vaak thee?"}
        data = questions.reword(now.document, "tea", language="nl", words=words)
        drafts.save(session, draft=spoken.draft, version=now.version, by=1, document=data)
    assert states(spoken)[QUESTION] is Heard.STALE
    assert "de tekst is veranderd sinds de opname" in text_of(spoken.gets("/audio"))
    assert Unheard("nl", missing=3, stale=1) in recordings_of(spoken.row)
    sends(spoken)
    assert states(spoken)[QUESTION] is Heard.RECORDED


def test_words_that_changed_while_somebody_spoke_are_not_taken_for_those_that_were_read(spoken):
    sends(spoken, words="00000000")
    assert states(spoken)[QUESTION] is Heard.STALE


def test_what_was_taken_away_comes_back(spoken):
    sends(spoken)
    before = spoken.row.document
    sends(spoken, b"", act="remove")
    assert states(spoken)[QUESTION] is Heard.MISSING
    said = text_of(spoken.gets("/audio"))
    assert "De opname is weggehaald." in said
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', said))
    back = spoken.posts("/undo", version=fields["version"], back=fields["back"], language="nl")
    assert back.location.endswith("/audio?lang=nl")
    assert spoken.row.document == before
    (file,) = files_of(before)
    assert plays(spoken, file) == WEBM


def test_a_language_is_only_heard_and_may_go_again(spoken):
    assert spoken.posts("/audio/languages", language="ary").status_code == 303
    assert spoken.row.document["spoken"] == ["rif", "ary"]
    sends(spoken, language="ary")
    assert states(spoken, "ary")[QUESTION] is Heard.RECORDED
    spoken.posts("/audio/languages", language="ary", act="remove")
    assert spoken.row.document["spoken"] == ["rif"]
    assert "ary" not in text_at(spoken.row.document, QUESTION)
    assert spoken.posts("/audio/languages", language="xx").status_code == 422
    assert spoken.posts("/audio/languages", language="nl").status_code == 422


def test_only_what_the_draft_names_is_played(spoken, make_draft):
    sends(spoken)
    (file,) = files_of(spoken.row.document)
    spoken.draft = make_draft()
    assert spoken.gets(f"/audio/file/{file}").status_code == 404
    assert spoken.gets("/audio/file/..%2f..%2fanswers.sqlite").status_code == 404


def test_a_file_is_never_written_over_and_goes_where_residents_listen(spoken, tmp_path):
    sends(spoken)
    first = spoken.row.document
    sends(spoken, MP3)
    second = spoken.row.document
    for document in (first, second):
        hand_out(tmp_path / "data", campaign="oost", document=document)
    there = {path.name for path in (tmp_path / "data" / "audio" / "oost").iterdir()}
    assert there == {*files_of(first), *files_of(second)}
    assert len(there) == 2


def test_the_microphone_is_for_this_page_alone(spoken):
    assert "microphone=(self)" in spoken.gets("/audio").headers["Permissions-Policy"]
    assert "microphone=()" in spoken.gets("/").headers["Permissions-Policy"]


def test_an_adviser_listens_but_does_not_record(spoken, app):
    sends(spoken)
    spoken.client = sign_in_client(app, role=Role.ADVISER, programme=spoken.programme)
    page = text_of(spoken.gets("/audio"))
    assert "Luister" in page
    assert "Opnemen" not in page
    assert sends(spoken).status_code == 403
