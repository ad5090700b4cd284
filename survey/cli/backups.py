"""`backup` and `restore`: each store apart, with what lies beside it; never the keys."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from forms.definition.sentence import Refusal, sentence
from survey.cli.manifests import BadBackup, Manifest, hashes, read, write
from survey.cli.speaking import complain, say
from survey.cli.speaking import gettext as _
from survey.cli.stores import NotPrepared, at_head, settings, writing
from survey.cli.usage import Command

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from survey.config import Settings

STORES = ("answers", "contacts")
_FILES = "files"
_OWNER_ONLY = 0o077
_NOT_TAKEN = (".sqlite", ".sqlite-wal", ".sqlite-shm", ".sqlite-journal", ".lock", ".log")


class NotEmpty(Refusal):
    """Something is there that would be lost."""


@click.command(cls=Command, help=_("Maakt een reservekopie in een nieuwe map, zonder de sleutels."))
@click.argument("folder", metavar="MAP", type=click.Path(path_type=Path))
@click.option("--only", type=click.Choice(STORES), help=_("Alleen deze van de twee."))
def backup(*, folder: Path, only: str | None) -> None:
    """The whole backup appears at once, or nothing does."""
    from survey.storage.copying import kind_of

    os.umask(_OWNER_ONLY)
    chosen = settings()
    for store in _those(only):
        if not at_head(_url(chosen, store), tree=store):
            raise NotPrepared
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NotEmpty(
            sentence("%(folder)s bestaat al. Noem een nieuwe of een lege map.", folder=str(folder))
        )
    if folder.resolve().is_relative_to(chosen.data):
        raise NotEmpty(
            sentence("Een reservekopie hoort niet tussen de gegevens. Noem een andere map.")
        )
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}")
    try:
        for store in _those(only):
            _copy_store(chosen, store, draft / store, database=kind_of(_url(chosen, store)))
        draft.replace(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    say(
        sentence(
            "Reservekopie gemaakt in %(folder)s. De sleutels zitten er niet bij: die staan op het "
            "bewaarblad.",
            folder=str(folder),
        )
    )


@click.command(cls=Command, help=_("Zet een reservekopie terug waar nog niets staat."))
@click.argument("folder", metavar="MAP", type=click.Path(path_type=Path))
@click.option("--only", type=click.Choice(STORES), help=_("Alleen deze van de twee."))
def restore(*, folder: Path, only: str | None) -> None:
    """Everything is checked before anything is written."""
    from survey.storage.copying import copy_in
    from survey.storage.migrate import upgrade

    os.umask(_OWNER_ONLY)
    chosen = settings()
    found = {store: read(folder / store) for store in _those(only) if (folder / store).is_dir()}
    if not found:
        raise BadBackup(sentence("In %(folder)s staat geen reservekopie.", folder=str(folder)))
    for store, manifest in found.items():
        _require_room(chosen, store, manifest)
    for store, manifest in found.items():
        copy_in(folder / store / _dump(store, manifest.database), url=_url(chosen, store))
        _put_files(folder / store / _FILES, chosen.data)
    upgrade(chosen.answers_url, chosen.contacts_url)
    if "answers" in found:
        _note(found["answers"].made_on)
    say(sentence("Teruggezet: %(what)s. Zet nu de sleutels terug.", what=", ".join(found)))


def _copy_store(chosen: Settings, store: str, folder: Path, *, database: str) -> None:
    from survey.clock import today
    from survey.storage.copying import copy_out
    from survey.storage.migrate import head

    folder.mkdir(parents=True)
    dump = folder / _dump(store, database)
    look = _end_of_trail if store == "answers" else _nothing
    trail = copy_out(_url(chosen, store), target=dump, look=look)
    if store == "answers":  # the files that organisers gave belong with them
        for file in _files(chosen.data):
            target = folder / _FILES / file.relative_to(chosen.data)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
    manifest = Manifest(
        store=store,
        made_on=today().isoformat(),
        database=database,
        version=head(store),
        files=hashes(folder),
        trail=trail,
    )
    write(folder, manifest=manifest)


def _end_of_trail(session: Session) -> dict[str, Any]:
    """A broken trail is kept too, and said: a backup is made in any case."""
    from survey.staff.audit import first_broken, head

    broken = first_broken(session)
    if broken is not None:
        complain(sentence("Let op: het logboek klopt niet vanaf regel %(n)s.", n=broken.number))
    newest = head(session)
    return {"number": newest.number, "hash": newest.hash}


def _nothing(_session: Session) -> None:
    return None


def _require_room(chosen: Settings, store: str, manifest: Manifest) -> None:
    from survey.storage.copying import is_empty, kind_of
    from survey.storage.migrate import head

    url = _url(chosen, store)
    if manifest.store != store or _dump(store, manifest.database) not in manifest.files:
        raise BadBackup(sentence("Dit is geen reservekopie van %(store)s.", store=store))
    if manifest.database != kind_of(url):
        raise BadBackup(
            sentence(
                "De reservekopie is van %(theirs)s, en hier staat %(ours)s ingesteld. Dat kan niet "
                "in elkaar worden overgezet.",
                theirs=manifest.database,
                ours=kind_of(url),
            )
        )
    if manifest.version > head(store):
        raise BadBackup(
            sentence("De reservekopie is van een nieuwere versie. Installeer die eerst.")
        )
    if not is_empty(url) or (store == "answers" and next(_files(chosen.data), None)):
        raise NotEmpty(
            sentence(
                "Hier staan al gegevens (%(store)s). Terugzetten kan alleen waar nog niets staat: "
                "zet de oude gegevens eerst apart.",
                store=store,
            )
        )


def _put_files(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, copy_function=shutil.copyfile, dirs_exist_ok=True)


def _note(made_on: str) -> None:
    """A trail that went back in time says so itself."""
    from survey.staff.audit import record

    with writing() as session:
        record(session, who=None, act="store.restored", what=made_on, programme=None)


def _files(data: Path) -> Iterator[Path]:
    """What people gave and no database holds; links lead elsewhere and are not followed."""
    for each in sorted(data.rglob("*")):
        if each.is_file() and not each.is_symlink() and not each.name.endswith(_NOT_TAKEN):
            yield each


def _those(only: str | None) -> tuple[str, ...]:
    return (only,) if only else STORES


def _dump(store: str, database: str) -> str:
    return f"{store}.{'sqlite' if database == 'sqlite' else 'dump'}"


def _url(chosen: Settings, store: str) -> str:
    return chosen.answers_url if store == "answers" else chosen.contacts_url
