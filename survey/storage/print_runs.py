"""Paper that was made: print runs, the layouts frozen with them, and the files of each run."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from survey.storage.base import AnswersBase, WideId
from survey.storage.identity import thing_id


class FrozenLayout(AnswersBase):
    """Where everything stands on a form, by the hash of exactly that; equal forms share one.

    The database itself refuses to change or remove one: paper comes back months later.
    """

    __tablename__ = "frozen_layout"
    __table_args__ = ({"sqlite_with_rowid": False},)

    content_hash: Mapped[str] = mapped_column(primary_key=True)
    document: Mapped[dict[str, object]]


class PrintRun(AnswersBase):
    """Forms made together: what stands on their sheets, and in which order of options.

    `copies` 0 is an unnumbered form, of which a print shop makes as many as it likes. `typed` is
    paper that a scanner cannot put together again. `address` is the link that is printed on it.
    The database lets only the acceptance of the proof change.
    """

    __tablename__ = "print_run"

    id: Mapped[int] = mapped_column(WideId, primary_key=True, autoincrement=False, default=thing_id)
    code: Mapped[str] = mapped_column(unique=True)
    edition_id: Mapped[int] = mapped_column(WideId, ForeignKey("edition.id"))
    place_id: Mapped[int | None] = mapped_column(WideId, ForeignKey("place.id"))
    layout_hash: Mapped[str] = mapped_column(ForeignKey("frozen_layout.content_hash"))
    language: Mapped[str]
    paper: Mapped[str]
    variant: Mapped[int]
    copies: Mapped[int]
    typed: Mapped[bool]
    trial: Mapped[bool]
    address: Mapped[str]
    made_on: Mapped[date]
    accepted_on: Mapped[date | None]
    accepted_by: Mapped[str | None]


class PrintFile(AnswersBase):
    """What a file of a run was when it was first made; `preset` is empty for one without a shop."""

    __tablename__ = "print_file"
    __table_args__ = ({"sqlite_with_rowid": False},)

    run_id: Mapped[int] = mapped_column(WideId, ForeignKey("print_run.id"), primary_key=True)
    preset: Mapped[str] = mapped_column(primary_key=True)
    sha256: Mapped[str]
    size: Mapped[int] = mapped_column(BigInteger)
