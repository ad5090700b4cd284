"""What is mailed about an account: an invitation, and a link for a new password. Plain text."""

from __future__ import annotations

from dataclasses import dataclass

from forms.definition.sentence import Sentence, Translations, sentence
from survey.mail import Smtp, addresses_in, send


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A subject and a text; each paragraph a sentence."""

    subject: Sentence
    paragraphs: tuple[Sentence | str, ...]

    def text(self, words: Translations) -> str:
        return "\n\n".join(
            each.worded(words) if isinstance(each, Sentence) else each for each in self.paragraphs
        )


def invitation(*, role: Sentence, programme: str | None, days: int, link: str) -> Letter:
    """To who may come in, and as what."""
    what = (
        sentence(
            "U bent uitgenodigd voor Wijkstem: %(programme)s, als %(role)s.",
            programme=programme,
            role=role,
        )
        if programme
        else sentence("U bent uitgenodigd voor Wijkstem, als %(role)s.", role=role)
    )
    return Letter(
        subject=sentence("Uitnodiging voor Wijkstem"),
        paragraphs=(
            what,
            sentence("Open deze link en kies een wachtwoord:"),
            link,
            sentence("De link werkt een keer, %(n)s dagen lang.", n=days),
            sentence("Kent u Wijkstem niet? Dan hoeft u niets te doen."),
        ),
    )


def new_password(*, link: str) -> Letter:
    """To who forgot it; whoever did not ask learns that nothing happened."""
    return Letter(
        subject=sentence("Nieuw wachtwoord voor Wijkstem"),
        paragraphs=(
            sentence("Open deze link en kies een nieuw wachtwoord voor Wijkstem:"),
            link,
            sentence(
                "De link werkt een keer, een uur lang. Daarna hebt u nog uw tweede stap nodig."
            ),
            sentence("Hebt u hier niet om gevraagd? Dan hoeft u niets te doen."),
        ),
    )


def post(smtp: Smtp | None, letter: Letter, *, to: str, words: Translations) -> None:
    """Mails it; raises NotSent when that does not work."""
    subject = letter.subject.worded(words)
    send(smtp, to=addresses_in(to), subject=subject, text=letter.text(words) + "\n")
