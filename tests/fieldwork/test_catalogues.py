"""The product's own sentences on paper, outside any request."""

from __future__ import annotations

from survey.fieldwork.catalogues import catalogue


def test_paper_speaks_the_language_of_the_form() -> None:
    assert catalogue("nl").gettext("Weet ik niet") == "Weet ik niet"
    assert catalogue("pl").gettext("Weet ik niet") == "Nie wiem"


def test_paper_says_je_where_the_questionnaire_does() -> None:
    assert catalogue("nl").gettext("Dank u wel!") == "Dank u wel!"
    assert catalogue("nl", address="je").gettext("Dank u wel!") == "Dank je wel!"


def test_what_sounds_the_same_to_everybody_is_said_as_ever() -> None:
    assert catalogue("pl", address="je").gettext("Weet ik niet") == "Nie wiem"
    assert catalogue("nl", address="je").gettext("Weet ik niet") == "Weet ik niet"


def test_a_language_without_a_catalogue_keeps_the_words_of_the_code() -> None:
    assert catalogue("fr", address="je").gettext("Weet ik niet") == "Weet ik niet"
