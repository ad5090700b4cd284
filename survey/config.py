"""Settings, read from the environment alone, with defaults that work out of the box."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from forms.definition.sentence import Refusal, sentence
from forms.pictures.own import OwnPictures
from survey.mail import Smtp, smtp_from
from survey.staff.issuer import Issuer, issuer_from

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Where things lie and how the product is reached; see docs/operator.md for each.

    `rush` is how many responses one place may send in a minute before they are flagged.
    """

    instance: Path
    answers_url: str
    contacts_url: str
    host: str = "127.0.0.1"
    port: int = 8000
    public_url: str = "http://localhost:8000"
    workers: int = 2
    threads: int = 8
    rush: int = 120
    style: Path | None = None  # a municipality's own tokens, put after ours
    smtp: Smtp | None = None  # no mail goes out without
    oidc: Issuer | None = None  # staff may sign in with the account of their work

    @property
    def keys(self) -> Path:
        return self.instance / "keys"

    @property
    def data(self) -> Path:
        return self.instance / "data"

    @property
    def pictures(self) -> OwnPictures:
        """What organisers brought themselves; it goes with the data into a backup."""
        return OwnPictures(self.data / "pictures")


def settings_from(environment: Mapping[str, str]) -> Settings:
    """Reads the settings; raises Refusal for one that cannot be right."""
    instance = Path(environment.get("WIJKSTEM_INSTANCE") or ROOT / "instance").resolve()
    data = instance / "data"
    port = _whole(environment, "PORT", 8000)
    public = environment.get("PUBLIC_URL") or f"http://localhost:{port}"
    if not public.startswith(("http://", "https://")):
        raise Refusal(sentence("PUBLIC_URL begint met https:// (of http:// om te proberen)."))
    style = environment.get("WIJKSTEM_STYLE")
    return Settings(
        instance=instance,
        answers_url=environment.get("WIJKSTEM_ANSWERS_URL") or f"sqlite:///{data}/answers.sqlite",
        contacts_url=(
            environment.get("WIJKSTEM_CONTACTS_URL") or f"sqlite:///{data}/contacts.sqlite"
        ),
        host=environment.get("HOST") or "127.0.0.1",
        port=port,
        public_url=public.rstrip("/"),
        workers=_whole(environment, "WIJKSTEM_WORKERS", 2),
        threads=_whole(environment, "WIJKSTEM_THREADS", 8),
        rush=_whole(environment, "WIJKSTEM_RUSH", 120),
        style=Path(style) if style else None,
        smtp=smtp_from(environment),
        oidc=issuer_from(environment),
    )


def _whole(environment: Mapping[str, str], name: str, default: int) -> int:
    value = environment.get(name) or str(default)
    if not value.isdecimal() or not 0 < int(value) < 65536:
        raise Refusal(sentence("%(name)s moet een getal zijn, zoals %(n)s.", name=name, n=default))
    return int(value)
