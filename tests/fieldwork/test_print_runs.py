"""Print runs: kept for ever with their layout, drawn again to the last byte."""

from __future__ import annotations

import hashlib
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from forms.definition.document import questionnaire_to_data
from forms.definition.text import Text
from print.prepress.presets import preset
from survey.builder.publish import publish
from survey.clock import today
from survey.fieldwork.print_files import draw_run
from survey.fieldwork.print_keeping import keep_run, plan_of
from survey.fieldwork.print_plans import Plan, plan_run
from survey.fieldwork.print_runs import (
    Made,
    RunRefused,
    accept_run,
    free_code,
    keep_file,
    list_runs,
    run_by_code,
)
from survey.storage.finding import campaign_by_key
from survey.storage.print_runs import FrozenLayout
from survey.storage.sessions import reading, writing
from tests.conftest import Opened

KEY = "sheet-code-key-of-the-tests"
PUBLIC = "https://wijk.example"


def planned(opened: Opened, **asked: object) -> Plan:
    given = {"campaign_key": "spring", "public_url": PUBLIC} | asked
    with reading(opened.stores.answers) as session:
        return plan_run(session, **given)  # type: ignore[arg-type]


def kept(opened: Opened, plan: Plan, file: Path) -> str:
    with writing(opened.stores.answers) as session:
        code = free_code(session)
        made = draw_run(plan, file, run=code, key=KEY)
        keep_run(session, plan=plan, code=code, made=made)
    return code


def republished(opened: Opened, **changes: object) -> None:
    changed = replace(opened.questionnaire, **changes)  # type: ignore[arg-type]
    with writing(opened.stores.answers) as session:
        campaign = campaign_by_key(session, key="spring")
        data = questionnaire_to_data(changed)
        publish(session, campaign=campaign, questionnaire_data=data)


def test_a_run_is_kept_with_everything_that_stands_on_its_sheets(opened, tmp_path):
    plan = planned(opened, place="Supermarkt", language="en", copies=3, variant=1)
    code = kept(opened, plan, tmp_path / "form.pdf")
    with reading(opened.stores.answers) as session:
        listed = list_runs(session, campaign_key="spring")
        assert [(each.run.code, each.campaign, each.place) for each in listed] == [
            (code, "spring", "Supermarkt")
        ]
        run = listed[0].run
        assert (run.language, run.paper, run.variant, run.copies) == ("en", "a4", 1, 3)
        assert (run.typed, run.trial, run.made_on) == (False, False, today())
        assert run.address == plan.address
        content = (tmp_path / "form.pdf").read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        assert listed[0].files == (Made(preset="", sha256=digest, size=len(content)),)
        assert plan_of(session, run=run) == plan


def test_codes_of_runs_differ_and_hold_nothing_that_looks_like_something_else(opened, tmp_path):
    plan = planned(opened)
    codes = [kept(opened, plan, tmp_path / f"{n}.pdf") for n in range(3)]
    assert len(set(codes)) == 3
    assert all(re.fullmatch(r"[ACDEFGHJKMNPQRTUVWXY3479]{5}", code) for code in codes)


def test_equal_layouts_are_frozen_once(opened, tmp_path):
    kept(opened, planned(opened), tmp_path / "1.pdf")
    kept(opened, planned(opened), tmp_path / "2.pdf")
    kept(opened, planned(opened, place="Apotheek"), tmp_path / "3.pdf")
    with reading(opened.stores.answers) as session:
        assert session.query(FrozenLayout).count() == 2


@pytest.mark.parametrize("press", [None, "x4", "x1a"])
def test_the_same_run_drawn_again_has_the_same_bytes(opened, tmp_path, press):
    plan = planned(opened, copies=2)
    code = kept(opened, plan, tmp_path / "kept.pdf")
    chosen = preset(press) if press else None
    with reading(opened.stores.answers) as session:
        frozen = plan_of(session, run=run_by_code(session, code=code.lower()))
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    made = draw_run(plan, first, run=code, key=KEY, press=chosen)
    assert draw_run(frozen, second, run=code, key=KEY, press=chosen) == made
    assert first.read_bytes() == second.read_bytes()
    assert list(tmp_path.glob(".drawn*")) == []


def test_who_print_the_same_form_together_freeze_it_once(opened):
    plan, engine = planned(opened), opened.stores.answers

    def keep(code: str) -> None:
        with writing(engine) as session:
            keep_run(session, plan=plan, code=code, made=Made(preset="", sha256="0", size=1))

    codes = [f"AAAA{letter}" for letter in "ACDEFGHJ"]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(keep, codes))
    with reading(engine) as session:
        assert {each.run.code for each in list_runs(session)} == set(codes)
        assert session.query(FrozenLayout).count() == 1


def test_a_layout_stays_when_the_questionnaire_goes_on(opened, tmp_path):
    plan = planned(opened)
    code = kept(opened, plan, tmp_path / "form.pdf")
    republished(
        opened,
        group=True,
        title=Text({"nl": "Anders", "en": "Other"}),
        intro=Text({"nl": "Nieuw", "en": "New"}),
    )
    assert planned(opened).layout != plan.layout
    with reading(opened.stores.answers) as session:
        assert plan_of(session, run=run_by_code(session, code=code)).layout == plan.layout


def test_a_file_that_came_out_differently_is_noticed_and_the_first_stays_on_record(
    opened, tmp_path
):
    code = kept(opened, planned(opened), tmp_path / "form.pdf")
    with writing(opened.stores.answers) as session:
        run = run_by_code(session, code=code)
        before = list_runs(session)[0].files
        assert keep_file(session, run=run, made=before[0])
        assert not keep_file(session, run=run, made=replace(before[0], sha256="0" * 64))
        assert list_runs(session)[0].files == before
        assert keep_file(session, run=run, made=replace(before[0], preset="x4"))
        assert [each.preset for each in list_runs(session)[0].files] == ["", "x4"]


def test_a_proof_is_accepted_on_a_day_by_somebody(opened, tmp_path):
    code = kept(opened, planned(opened), tmp_path / "form.pdf")
    with writing(opened.stores.answers) as session:
        accept_run(session, code=code.lower(), on=today(), by="  Drukkerij\n X ")
    with reading(opened.stores.answers) as session:
        run = run_by_code(session, code=code)
        assert (run.accepted_on, run.accepted_by) == (today(), "Drukkerij X")


@pytest.mark.parametrize(("days", "by"), [(-1, "Drukkerij X"), (1, "Drukkerij X"), (0, "  ")])
def test_a_proof_is_not_accepted_before_it_was_made_in_the_future_or_by_nobody(
    opened, tmp_path, days, by
):
    code = kept(opened, planned(opened), tmp_path / "form.pdf")
    with writing(opened.stores.answers) as session, pytest.raises(RunRefused):
        accept_run(session, code=code, on=today() + timedelta(days), by=by)


def test_an_unknown_run_says_where_the_codes_are(opened):
    with reading(opened.stores.answers) as session, pytest.raises(RunRefused, match="print runs"):
        run_by_code(session, code="ZZZZZ")
