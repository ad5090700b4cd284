"""How people answered, in words."""

from __future__ import annotations

from forms.definition.sentence import Sentence, sentence

CHANNELS: dict[str, Sentence] = {
    "phone": sentence("Eigen telefoon of computer"),
    "helper": sentence("Samen met iemand"),
    "tablet": sentence("Tablet"),
    "interview": sentence("Gesprek met tablet"),
    "paper_typed": sentence("Papier, ingevoerd"),
    "paper_scanned": sentence("Papier, gescand"),
    "live": sentence("Bijeenkomst"),
}


def channel_called(channel: str) -> Sentence:
    return CHANNELS.get(channel) or Sentence("%(channel)s", {"channel": channel})
