"""The few words that a workbook needs and its author did not write, per language."""

from __future__ import annotations

from collections.abc import Iterable

from forms.definition.text import Text

DONT_KNOW = {
    "nl": "Weet ik niet",
    "en": "I don’t know",
    "tr": "Bilmiyorum",
    "ar": "لا أعرف",
    "pl": "Nie wiem",
    "uk": "Не знаю",
}
RATHER_NOT = {
    "nl": "Zeg ik liever niet",
    "en": "I would rather not say",
    "tr": "Söylemek istemiyorum",
    "ar": "أفضل ألا أقول",
    "pl": "Wolę nie mówić",
    "uk": "Не хочу відповідати",
}
OTHER = {
    "nl": "Iets anders",
    "en": "Something else",
    "tr": "Başka bir şey",
    "ar": "شيء آخر",
    "pl": "Coś innego",
    "uk": "Щось інше",
}
WHICH_OTHER = {
    "nl": "U koos “iets anders”. Wat is dat?",
    "en": "You chose “something else”. What is it?",
    "tr": "“Başka bir şey” seçtiniz. Bu nedir?",
    "ar": "اخترت «شيء آخر». ما هو؟",
    "pl": "Wybrana odpowiedź: „coś innego”. Co to jest?",
    "uk": "Ви обрали «щось інше». Що саме?",
}


def text_in(words: dict[str, str], languages: Iterable[str]) -> Text:
    """The words in the languages that have them; the first language falls back to English."""
    languages = tuple(languages)
    found = {language: words[language] for language in languages if language in words}
    first = languages[0]
    return Text({first: found.get(first, words["en"]), **found})
