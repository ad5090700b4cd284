"""Translations side by side: states, languages, clashes, files; nothing of anyone is lost."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor

import pytest
from docx import Document
from sqlalchemy import delete

from survey.builder.translating.states import State, catch_up, known_of, translated
from survey.staff.roles import Role
from survey.storage.remarks import TranslationsSeen, TranslationState
from survey.storage.sessions import reading, writing
from tests.exchange.conftest import fields_of
from tests.team import text_of


def states(desk, language="tr"):
    with reading(desk.answers) as session:
        found = desk.draft()
        texts = translated(found, known_of(session, draft=found), language=language)
    return {text.place.path: text.state for text in texts}


def rewords(path_key: str):
    """The editor gives a question another Dutch title."""

    def change(document, around):
        for section in document["sections"]:
            for question in section["questions"]:
                if question["key"] == path_key:
                    question["title"]["nl"] += " Echt?"

    return change


def posted(page, path, words):
    return fields_of(page) | {f"t:{path}": words}


def test_the_overview_counts_every_language(desk):
    page = desk.sees("translations")
    assert "Türkçe" in page
    assert "العربية" in page
    assert "116 / 116" in page


def test_a_translation_is_kept(either):
    page = either.sees("translations/tr")
    reply = either.does("translations/tr", **posted(page, "goes_well.title", "İyi giden ne?"))
    assert reply.status_code == 303
    assert either.translation("goes_well.title", "tr") == "İyi giden ne?"
    assert either.acts() == ["translation.saved"]


def test_a_source_change_makes_the_translation_stale(either):
    assert states(either)["goes_well.title"] is State.DRAFT
    either.edits(rewords("goes_well"))
    found = states(either)
    assert found["goes_well.title"] is State.STALE
    assert [path for path, state in found.items() if state is State.STALE] == ["goes_well.title"]
    assert "verouderd" in either.sees("translations/tr")


def test_changes_of_before_anyone_followed_are_found_in_the_steps_of_the_draft(either):
    either.edits(rewords("goes_well"))
    before = states(either)
    with writing(either.answers) as session:
        session.execute(delete(TranslationState))
        session.execute(delete(TranslationsSeen))
    assert states(either) == before
    with writing(either.answers) as session:
        catch_up(session, draft=either.draft())
    assert states(either) == before


def test_writing_the_translation_anew_makes_it_fit_again(desk):
    desk.edits(rewords("goes_well"))
    page = desk.sees("translations/tr")
    desk.does("translations/tr", **posted(page, "goes_well.title", "Gerçekten iyi giden ne?"))
    assert states(desk)["goes_well.title"] is State.DRAFT


def test_a_stale_translation_that_still_fits_is_confirmed(desk):
    desk.edits(rewords("goes_well"))
    page = desk.sees("translations/tr")
    desk.does("translations/tr", **fields_of(page), fits="goes_well.title")
    assert states(desk)["goes_well.title"] is State.DRAFT
    assert states(desk, "pl")["goes_well.title"] is State.STALE


def test_a_native_reader_is_noted_as_a_role_and_until_the_text_changes(desk):
    desk.edits(rewords("goes_well"))
    reply = desk.does("translations/tr/read", role=" taalambassadeur ")
    assert reply.status_code == 303
    found = states(desk)
    assert found["goes_well.title"] is State.STALE
    assert found["intro"] is State.READ
    page = desk.sees("translations/tr")
    assert "gelezen: taalambassadeur" in page
    desk.does("translations/tr", **posted(page, "intro", "Başka bir şey"))
    assert states(desk)["intro"] is State.DRAFT


def test_without_a_role_nothing_is_noted(desk):
    desk.does("translations/tr/read", role="  ")
    assert State.READ not in states(desk).values()


def test_an_emptied_text_is_missing(desk):
    page = desk.sees("translations/tr")
    desk.does("translations/tr", **posted(page, "intro", "   "))
    assert states(desk)["intro"] is State.MISSING


def test_two_translators_never_overwrite_one_another(desk):
    page = desk.sees("translations/tr")
    desk.does("translations/tr", **posted(page, "intro", "Birinci"))
    reply = desk.does("translations/tr", **posted(page, "intro", "İkinci") | {"t:title": "Başlık"})
    assert reply.status_code == 422
    text = text_of(reply)
    assert "Birinci" in text
    assert "İkinci" in text
    assert desk.translation("intro", "tr") == "Birinci"
    assert desk.translation("title", "tr") == "Başlık"
    again = posted(text, "intro", "İkinci")
    assert desk.does("translations/tr", **again).status_code == 303
    assert desk.translation("intro", "tr") == "İkinci"


def test_translators_at_the_same_moment_both_keep_their_words(desk_on_postgres):
    desk = desk_on_postgres
    languages = ("tr", "pl", "ar", "uk")
    clients = {each: desk.colleague(Role.COMMUNICATION) for each in languages}
    pages = {each: posted(desk.sees(f"translations/{each}"), "intro", each) for each in languages}

    def sends(language):
        address = f"{desk.base}/translations/{language}"
        return clients[language].post(address, data=pages[language]).status_code

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(sends, languages)) == {303}
    assert [desk.translation("intro", each) for each in languages] == list(languages)


def test_a_page_that_stood_open_does_not_turn_back_what_it_did_not_change(desk):
    page = desk.sees("translations/tr")
    old = desk.translation("intro", "tr")
    desk.does("translations/tr", **posted(page, "intro", "Birinci"))
    reply = desk.does("translations/tr", **posted(page, "intro", old))
    assert reply.status_code == 303
    assert desk.translation("intro", "tr") == "Birinci"


def test_a_source_that_changed_meanwhile_is_shown_before_its_translation_counts(desk):
    page = desk.sees("translations/tr")
    desk.edits(rewords("goes_well"))
    reply = desk.does("translations/tr", **posted(page, "goes_well.title", "Yeni"))
    assert reply.status_code == 422
    assert "Echt?" in text_of(reply)


def test_a_text_that_is_too_long_is_refused_and_shown_again(desk):
    page = desk.sees("translations/tr")
    reply = desk.does("translations/tr", **posted(page, "intro", "a" * 10_001))
    assert reply.status_code == 422
    assert "hoogstens 10.000 tekens" in text_of(reply)


def test_a_whole_questionnaire_in_long_letters_can_be_sent(desk):
    page = desk.sees("translations/uk")
    every = {f"t:{name[2:]}": "щ" * 1000 for name in fields_of(page)}
    reply = desk.does("translations/uk", **fields_of(page), **every)
    assert reply.status_code == 303
    assert desk.translation("intro", "uk") == "щ" * 1000


def test_a_language_is_taken_away_and_comes_back_with_its_words(either):
    words = either.translation("intro", "tr")
    assert either.does("translations/tr/remove").status_code == 303
    assert either.draft().document["languages"] == ["nl", "en", "ar", "pl", "uk"]
    page = either.sees("translations")
    assert "Terugdraaien" in page
    assert either.client.get(f"{either.base}/translations/tr").status_code == 400
    assert either.does("translations/add", language="tr").status_code == 303
    assert either.draft().document["languages"][-1] == "tr"
    assert either.translation("intro", "tr") == words
    assert either.acts() == ["language.removed", "language.added"]


@pytest.mark.parametrize("language", ["nl", "xx", "zgh", "en", ""])
def test_only_a_language_that_the_interface_speaks_comes_in(desk, language):
    assert desk.does("translations/add", language=language).status_code == 400
    assert len(desk.draft().document["languages"]) == 6


def test_the_source_cannot_be_taken_away(desk):
    assert desk.does("translations/nl/remove").status_code == 400


def test_arabic_is_written_from_the_right(desk):
    page = desk.sees("translations/ar")
    assert 'name="t:intro" lang="ar" dir="rtl"' in page
    assert '<p class="source" lang="nl" dir="ltr">' in page


def test_only_what_is_open_is_shown_when_asked(desk):
    desk.edits(rewords("goes_well"))
    page = desk.sees("translations/tr?show=open")
    assert list(fields_of(page)) == ["m:goes_well.title"]


@pytest.mark.parametrize("kind", ["docx", "xlsx", "xlf"])
def test_a_file_goes_out_and_comes_back(desk, kind):
    reply = desk.client.get(f"{desk.base}/translations/tr/file.{kind}")
    assert f"noord-aan-het-woord-tr.{kind}" in reply.headers["Content-Disposition"]
    upload = (io.BytesIO(reply.data), f"x.{kind}")
    page = desk.does("translations/tr/file", file=upload)
    assert page.status_code == 200
    assert "116 teksten waren al hetzelfde" in text_of(page)


def test_what_a_translator_typed_in_word_is_taken_in(desk):
    reply = desk.client.get(f"{desk.base}/translations/tr/file.docx")
    document = Document(io.BytesIO(reply.data))
    rows = document.tables[0].rows
    row = next(each for each in rows if "Inleiding" in each.cells[0].text)
    row.cells[1].text = "Sizi dinliyoruz."
    stream = io.BytesIO()
    document.save(stream)
    stream.seek(0)
    page = text_of(desk.does("translations/tr/file", file=(stream, "terug.docx")))
    assert "Eén tekst overgenomen" in page
    assert desk.translation("intro", "tr") == "Sizi dinliyoruz."
    assert desk.acts() == ["translation.taken_in"]


def test_a_large_file_is_read_and_a_huge_one_refused(desk):
    for size, said in ((4_000_000, "geen Word"), (5_500_000, "te groot")):
        upload = (io.BytesIO(b"x" * size), "x.docx")
        reply = desk.does("translations/tr/file", file=upload)
        assert reply.status_code == 422
        assert said in text_of(reply)
    upload = (io.BytesIO(b"x" * 7_000_000), "x.docx")
    assert desk.does("translations/tr/file", file=upload).status_code == 413
    assert desk.does("translations/tr/file").status_code == 422


def test_of_a_refused_file_nothing_is_kept(desk):
    version = desk.draft().version
    desk.does("translations/tr/file", file=(io.BytesIO(b"PK nee"), "x.xlsx"))
    assert desk.draft().version == version
    assert desk.acts() == []


def test_who_may(desk):
    assert desk.colleague(Role.COMMUNICATION).get(f"{desk.base}/translations").status_code == 200
    assert desk.colleague(Role.INTERVIEWER).get(f"{desk.base}/translations").status_code == 403


def test_a_draft_of_another_programme_is_not_there(desk):
    other = desk.base.replace(f"/{desk.draft_id}", f"/{desk.draft_id + 1}")
    for page in ("translations", "translations/tr", "remarks", "readers", "publish"):
        assert desk.client.get(f"{other}/{page}").status_code == 404
