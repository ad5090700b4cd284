"""Somebody who reads every text that waits, or those of one question, and finds them all alike."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Engine, select

from survey.results.open_answers.gathering import gather
from survey.results.open_answers.reading import Standing, judge
from survey.results.rollup.advance import roll
from survey.storage.coding import TextReading
from survey.storage.sessions import writing


def read_texts(
    answers: Engine,
    *,
    campaign_id: int,
    question: str | None = None,
    standing: Standing = Standing.FINE,
    gone: Collection[int] = (),
) -> None:
    with writing(answers) as session:
        while roll(session, campaign_id=campaign_id):
            pass
        gather(session, campaign_id=campaign_id)
        unread = select(TextReading).where(TextReading.standing == Standing.UNREAD)
        if question is not None:
            unread = unread.where(TextReading.question == question)
        for each in session.scalars(unread).all():
            judge(
                session,
                campaign_id=campaign_id,
                question=each.question,
                number=each.id,
                standing=standing,
                gone=gone,
            )
