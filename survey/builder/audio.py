"""What is recorded of a questionnaire, what is missing, and which files cannot be played."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from forms.definition.questionnaire import Questionnaire
from forms.definition.recordings import recordings
from forms.definition.sentence import Sentence, sentence

ENDINGS = (".mp3", ".m4a", ".ogg", ".opus", ".webm")
LARGEST = 5 * 1024 * 1024  # bytes; a minute of speech is half of it


@dataclass(frozen=True, slots=True)
class AudioFault:
    """Something about the recordings; `language` is empty for a file that nothing names."""

    language: str
    path: str
    words: str
    sentence: Sentence


def audio_faults(
    questionnaire: Questionnaire, *, folder: Path, kept: Iterable[str] = ()
) -> Iterator[AudioFault]:
    """Everything that a person who wants it read aloud would miss, in reading order.

    `kept` are the files of older editions, which whoever is still answering those may hear.
    """
    named = set(kept)
    for each in recordings(questionnaire):
        if each.file is None:
            said = sentence("Nog niet opgenomen.")
            yield AudioFault(each.language, each.path, each.words, said)
            continue
        named.add(each.file)
        for said in unplayable(folder / each.file):
            yield AudioFault(each.language, each.path, each.words, said)
    present = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    for name in sorted(present - named):
        said = sentence("De vragenlijst noemt dit bestand niet. Noem het, of haal het weg.")
        yield AudioFault("", name, "", said)


def unplayable(file: Path) -> Iterator[Sentence]:
    """Why a file cannot be played to a resident, if so."""
    if file.suffix.lower() not in ENDINGS:
        yield sentence(
            "“%(name)s” is geen geluid dat elke telefoon kent. Gebruik %(endings)s.",
            name=file.name,
            endings=", ".join(ENDINGS),
        )
    elif not file.is_file():
        yield sentence("Het bestand “%(name)s” staat niet in de map.", name=file.name)
    elif not 0 < file.stat().st_size <= LARGEST:
        yield sentence(
            "“%(name)s” is %(size)s MB. Het moet er tussen 0 en %(most)s zijn: "
            "neem één zin per bestand op.",
            name=file.name,
            size=round(file.stat().st_size / 1024 / 1024),
            most=LARGEST // 1024 // 1024,
        )
