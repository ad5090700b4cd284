"""The words of a text in one language; a recording of them stays where it is."""

from __future__ import annotations

from forms.definition.editing.finding import Data
from forms.definition.editing.holding import EditRefused
from forms.definition.sentence import sentence

LONGEST = 10_000


def plain_words(words: str) -> str:
    """Words as they were typed, without the white space around them and other line ends."""
    return words.replace("\r\n", "\n").replace("\r", "\n").strip()


def with_words(text: Data, language: str, words: str) -> Data:
    """The text with these words in this language; without words the language goes."""
    words = plain_words(words)
    if len(words) > LONGEST:
        raise EditRefused(
            sentence("Deze tekst is te lang. Houd hem onder %(n)s tekens.", n=LONGEST)
        )
    now = text.get(language)
    audio = {"audio": now["audio"]} if isinstance(now, dict) else {}
    changed = {each: said for each, said in text.items() if each != language}
    if words:
        changed[language] = {"words": words, **audio} if audio else words
    elif audio:
        changed[language] = audio
    if list(changed) == list(text):
        return changed
    known = [each for each in text if each in changed]
    return {each: changed[each] for each in (*known, *(c for c in changed if c not in known))}


def set_required(thing: Data, name: str, words: str, *, language: str, first: str) -> None:
    """Changes a text that cannot do without words in the first language."""
    if language == first and not plain_words(words):
        raise EditRefused(sentence("Hier horen woorden te staan. Schrijf ze, of haal dit weg."))
    thing[name] = with_words(thing[name], language, words)


def set_optional(thing: Data, name: str, words: str, *, language: str, first: str) -> None:
    """Changes a text that may be left out; without words in the first language it goes whole."""
    if name not in thing and not plain_words(words):
        return
    if language == first and not plain_words(words):
        thing.pop(name, None)
        return
    if name not in thing and language != first:
        raise EditRefused(
            sentence("Schrijf deze tekst eerst in de eerste taal van de vragenlijst.")
        )
    thing[name] = with_words(thing.get(name, {}), language, words)
