"""The two families of tables. They have no table, key or transaction in common."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Integer, MetaData
from sqlalchemy.orm import DeclarativeBase

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

# On SQLite only INTEGER PRIMARY KEY is the row's own number; any other type leaves a hidden
# one beside it that counts up and so tells the order of arrival.
WideId = BigInteger().with_variant(Integer, "sqlite")


class AnswersBase(DeclarativeBase):
    """Campaigns, places, responses and answers: never who gave them."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {dict[str, object]: JSON, list[str]: JSON}


class ContactsBase(DeclarativeBase):
    """People who want to hear back: never what they answered."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {list[str]: JSON}
