"""What other people add to a draft: translations read, remarks, test readings, and why a remark
of the plain-language coach was passed over."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from survey.storage.base import AnswersBase, WideId
from survey.storage.identity import thing_id


class TranslationState(AnswersBase):
    """Of which wording of the source a text is the translation, and who read it.

    `source_mark` and `words_mark` are the starts of hashes of the words. `read_by` is a role
    ("taalambassadeur"), never a name.
    """

    __tablename__ = "translation_state"
    __table_args__ = ({"sqlite_with_rowid": False},)

    draft_id: Mapped[int] = mapped_column(
        WideId, ForeignKey("draft.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    language: Mapped[str] = mapped_column(primary_key=True)
    path: Mapped[str] = mapped_column(primary_key=True)
    source_mark: Mapped[str]
    words_mark: Mapped[str]
    read_by: Mapped[str | None]
    read_on: Mapped[date | None]


class TranslationsSeen(AnswersBase):
    """Up to which version of the draft its translations were followed."""

    __tablename__ = "translations_seen"
    __table_args__ = ({"sqlite_with_rowid": False},)

    draft_id: Mapped[int] = mapped_column(
        WideId, ForeignKey("draft.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    version: Mapped[int]


class RemarkLink(AnswersBase):
    """A link with which people without an account say what they think of a draft."""

    __tablename__ = "remark_link"

    id: Mapped[int] = mapped_column(WideId, primary_key=True, autoincrement=False, default=thing_id)
    draft_id: Mapped[int] = mapped_column(WideId, ForeignKey("draft.id", ondelete="CASCADE"))
    token: Mapped[str] = mapped_column(unique=True)
    made_on: Mapped[date]
    expires_on: Mapped[date]
    closed: Mapped[bool] = mapped_column(default=False)


class Remark(AnswersBase):
    """What somebody said of one question, or of the whole when `question` is empty.

    `about` is the wording that the remark is about, as it was then. `sender` is an organisation
    or a role as it was typed; `post` is the page that sent it, so that nothing comes in twice.
    """

    __tablename__ = "remark"
    __table_args__ = (UniqueConstraint("link_id", "post", "question"), Index(None, "draft_id"))

    id: Mapped[int] = mapped_column(WideId, primary_key=True, autoincrement=False, default=thing_id)
    draft_id: Mapped[int] = mapped_column(WideId, ForeignKey("draft.id", ondelete="CASCADE"))
    link_id: Mapped[int] = mapped_column(WideId, ForeignKey("remark_link.id", ondelete="CASCADE"))
    post: Mapped[str]
    question: Mapped[str]
    about: Mapped[str]
    language: Mapped[str]
    words: Mapped[str]
    sender: Mapped[str]
    on_day: Mapped[date]
    settled_on: Mapped[date | None]
    answer: Mapped[str] = mapped_column(default="")


class ReaderRecord(AnswersBase):
    """People of the target group read a draft. `content_mark` is the start of its content hash."""

    __tablename__ = "reader_record"
    __table_args__ = (Index(None, "draft_id"),)

    id: Mapped[int] = mapped_column(WideId, primary_key=True, autoincrement=False, default=thing_id)
    draft_id: Mapped[int] = mapped_column(WideId, ForeignKey("draft.id", ondelete="CASCADE"))
    version: Mapped[int]
    content_mark: Mapped[str]
    people: Mapped[int]
    found: Mapped[str]
    on_day: Mapped[date]


class CoachOverride(AnswersBase):
    """A remark of the plain-language coach that stays as it is, with the reason why.

    `words_mark` is of the very words that it points at: other words are looked at anew.
    """

    __tablename__ = "coach_override"
    __table_args__ = ({"sqlite_with_rowid": False},)

    draft_id: Mapped[int] = mapped_column(
        WideId, ForeignKey("draft.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    language: Mapped[str] = mapped_column(primary_key=True)
    path: Mapped[str] = mapped_column(primary_key=True)
    rule: Mapped[str] = mapped_column(primary_key=True)
    words_mark: Mapped[str] = mapped_column(primary_key=True)
    reason: Mapped[str]
    on_day: Mapped[date]


class PaperCheck(AnswersBase):
    """Whether a draft fits on paper in one language. `refused` says why not, empty when it does;
    `content_mark` changes with every text that stands on paper."""

    __tablename__ = "paper_check"
    __table_args__ = ({"sqlite_with_rowid": False},)

    draft_id: Mapped[int] = mapped_column(
        WideId, ForeignKey("draft.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    language: Mapped[str] = mapped_column(primary_key=True)
    content_mark: Mapped[str]
    refused: Mapped[str]
