"""The coach's remarks in the editor's margin: taken over, left with a reason, looked at again."""

from __future__ import annotations

import html
import re

from sqlalchemy import select

from forms.definition.editing.questions import is_on
from survey.builder import drafts, overrides
from survey.builder.cards import mark
from survey.builder.margin import margin_of
from survey.builder.publishing.coach import open_remarks, remarks_in
from survey.builder.publishing.gate import gate
from survey.staff.roles import Role
from survey.storage.sessions import reading, writing
from survey.storage.staff import AuditEntry
from tests.team import sign_in_client, text_of

WORDS = "Wat wilt u, conform de afspraak?"
TITLE = {"language": "nl", "act": "save", "title": WORDS}


def write(desk, key="themes", **fields):
    asked = desk.question(key)
    reply = desk.posts(f"/questions/{key}", seen=mark(asked), **(TITLE | fields))
    assert reply.status_code == 303


def write_around(desk, **texts):
    fields = {name.replace("_", "."): words for name, words in texts.items()}
    reply = desk.posts("/around", seen=mark(desk.row.around), language="nl", **fields)
    assert reply.status_code == 303


def remarks(desk, language="nl"):
    with reading(desk.stores.answers) as session:
        row = drafts.load(session, draft=desk.draft)
        return remarks_in(session, draft=row, language=language)


def the_one(desk, rule="jargon"):
    (found,) = [each for each in remarks(desk) if each.about.rule == rule]
    return found


def does(desk, act, remark, **fields):
    about = {"seen": remark.mark, "language": remark.about.language}
    return desk.posts(f"/coach/{act}", **about, **fields)


def test_a_remark_stands_beside_its_question_and_underlines_its_words(desk):
    write(desk)
    page = text_of(desk.gets("/"))
    beside = page.split('data-margin="themes"')[1].split('data-margin="')[0]
    assert "“conform” is kantoortaal." in beside
    assert "Neem over" in beside
    assert "Wat wilt u, <mark>conform</mark> de afspraak?" in page


def test_the_line_on_top_names_the_rules_and_claims_no_level(desk):
    write(desk)
    page = text_of(desk.gets("/"))
    assert "1 opmerking · nagekeken op deze regels" in page
    for rule in ("lange zin", "kantoortaal", "twee vragen in één", "antwoorden die niet passen"):
        assert rule in page
    assert "B1" not in page


def test_a_plain_draft_has_no_remarks(desk):
    assert "Geen opmerkingen · nagekeken op deze regels" in text_of(desk.gets("/"))
    assert "Geen opmerkingen" in text_of(desk.gets("/around"))


def test_taking_a_suggestion_over_changes_only_those_words(desk):
    write(desk)
    before = desk.row.version
    reply = does(desk, "take", the_one(desk), instead="volgens", open="themes")
    assert reply.location.endswith("?lang=nl&edit=themes#v-themes")
    assert desk.question("themes")["title"]["nl"] == "Wat wilt u, volgens de afspraak?"
    assert desk.row.version == before + 1
    assert remarks(desk) == ()
    desk.posts("/undo", version=str(desk.row.version))
    assert desk.question("themes")["title"]["nl"] == WORDS


def test_only_words_that_the_coach_offers_are_taken_over(desk):
    write(desk)
    assert does(desk, "take", the_one(desk), instead="mijn eigen").status_code == 409
    assert desk.question("themes")["title"]["nl"] == WORDS


def test_a_remark_on_words_that_changed_meanwhile_is_refused(desk):
    write(desk)
    stale = the_one(desk)
    write(desk, title="Wat wilt u, geheel conform de afspraak?")
    assert does(desk, "take", stale, instead="volgens").status_code == 409
    assert does(desk, "pass", stale, reason="Goed zo").status_code == 409
    assert "conform" in desk.question("themes")["title"]["nl"]


def test_an_answer_is_put_right_in_its_own_place(desk):
    write(desk, title="Wat wilt u?", **{"option-money-text": "Geld t.b.v. eten"})
    remark = the_one(desk, "abbreviation")
    does(desk, "take", remark, instead="voor")
    money = next(o for o in desk.question("themes")["options"] if o["code"] == "money")
    assert money["text"]["nl"] == "Geld voor eten"
    assert money["text"]["en"]


def test_dont_know_is_switched_on_by_one_click(desk):
    desk.posts("/questions", kind="choice", after="themes")
    key = desk.keys[desk.keys.index("themes") + 1]
    fields = {"title": "Komt u weer?", "switches": "1", "seen": mark(desk.question(key))}
    desk.posts(f"/questions/{key}", language="nl", **fields)
    assert does(desk, "take", the_one(desk, "no_dont_know")).status_code == 303
    assert is_on(desk.question(key), "dont_know")
    assert all(each.about.rule != "no_dont_know" for each in remarks(desk))


def test_words_stay_with_a_reason_that_can_be_taken_back(desk):
    write(desk)
    remark = the_one(desk)
    assert does(desk, "pass", remark, reason="  ").status_code == 422
    assert does(desk, "pass", remark, reason="Zo heet het <hier>").status_code == 303
    page = text_of(desk.gets("/"))
    assert "Geen opmerkingen" in page
    assert "1 keer zo gelaten" in page
    assert "Reden: Zo heet het &lt;hier&gt;" in page
    assert "<mark>" not in page
    does(desk, "unpass", the_one(desk))
    assert "1 opmerking ·" in text_of(desk.gets("/"))


def test_a_reason_is_for_one_remark_alone(desk):
    write(desk, title="Wat wilt u t.a.v. de straat, conform de afspraak?")
    does(desk, "pass", the_one(desk), reason="Zo heet het")
    assert [each.about.rule for each in remarks(desk) if not each.reason] == ["abbreviation"]


def test_the_texts_around_have_a_margin_of_their_own(desk):
    write_around(desk, privacy_purpose="Wij vragen dit middels deze lijst.")
    page = text_of(desk.gets("/around"))
    beside = page.split('data-margin="privacy.purpose"')[1].split('data-margin="')[0]
    assert "“middels” is kantoortaal." in beside
    assert "1 bij de teksten eromheen" in text_of(desk.gets("/"))
    reply = does(desk, "take", the_one(desk), instead="met")
    assert reply.location.endswith("/around?lang=nl#f-privacy.purpose")
    assert desk.row.around["privacy"]["purpose"]["nl"] == "Wij vragen dit met deze lijst."
    page = text_of(desk.gets("/around"))
    assert "De woorden zijn vervangen." in page
    desk.posts("/undo", version=str(desk.row.version), back="around")
    assert "middels" in desk.row.around["privacy"]["purpose"]["nl"]


def test_who_writes_the_texts_around_may_not_touch_the_questions(desk, app):
    write(desk)
    write_around(desk, next="Wij lezen dit middels een lijst.")
    other = sign_in_client(app, role=Role.COMMUNICATION, programme=desk.programme)
    by_path = {each.about.path: each for each in remarks(desk)}
    title, after = by_path["themes.title"], by_path["around.next"]
    for act, fields in (("take", {"instead": "volgens"}), ("pass", {"reason": "Zo heet het"})):
        sent = {"seen": title.mark, "language": "nl", **fields}
        assert other.post(f"{desk.address}/coach/{act}", data=sent).status_code == 403
    sent = {"seen": after.mark, "language": "nl", "instead": "met"}
    assert other.post(f"{desk.address}/coach/take", data=sent).status_code == 303


def test_who_only_reads_sees_the_remarks_and_no_buttons(desk, app):
    write(desk)
    adviser = sign_in_client(app, role=Role.ADVISER, programme=desk.programme)
    page = text_of(adviser.get(f"{desk.address}/"))
    assert "is kantoortaal" in page
    assert "Neem over" not in page
    assert adviser.post(f"{desk.address}/coach/take").status_code == 403


def test_another_language_has_remarks_of_its_own(desk):
    write(desk)
    write(desk, title="Pursuant to the plan, what matters?", language="en")
    assert "Pursuant to" in html.unescape(text_of(desk.gets("/?lang=en")))
    english = [each for each in remarks(desk, "en") if each.about.path == "themes.title"]
    assert [each.about.rule for each in english] == ["jargon"]
    assert "is kantoortaal" not in text_of(desk.gets("/?lang=tr"))


def test_the_margins_say_what_the_gate_says(desk, app):
    pictures = app.extensions["wijkstem"].settings.pictures
    write(desk, title="Wat wilt u t.a.v. de straat, conform de afspraak?")
    write(desk, title="Pursuant to the plan, what matters?", language="en")
    write_around(desk, next="Wij lezen dit middels een lijst.")
    does(desk, "pass", the_one(desk, "abbreviation"), reason="Zo heet het")
    with reading(desk.stores.answers) as session:
        row = drafts.load(session, draft=desk.draft)
        reasons = overrides.passed_over(session, draft=desk.draft)
        looked = gate(session, draft=row, pictures=pictures)
        margins = [
            margin_of(row, language=language, reasons=reasons, around=around)
            for language in row.document["languages"]
            for around in (False, True)
        ]
        first = margins[0]
        assert len(open_remarks(session, draft=row)) == 3
    (coach,) = [each for each in looked.matters if each.kind == "coach"]
    shown = {each.mark for m in margins for some in m.beside.values() for each in some}
    assert {each.mark for each in looked.remarks} <= shown
    assert coach.said.n == 3 == sum(each.open_here for each in margins)
    assert first.open_here + first.open_other + sum(first.open_in.values()) == 3


def test_a_draft_that_cannot_be_published_yet_is_listened_to_all_the_same(desk):
    write(desk)
    with writing(desk.stores.answers) as session:
        row = drafts.load(session, draft=desk.draft)
        document = row.document | {"languages": [*row.document["languages"], "xx"]}
        drafts.save(
            session, draft=row.id, version=row.version, by=desk.client.account, document=document
        )
    assert the_one(desk).about.words == "conform"


def test_a_page_can_ask_for_its_margins_anew(desk):
    write(desk)
    page = text_of(desk.gets("/coach?lang=nl&edit=themes"))
    assert re.findall('data-margin="([^"]+)"', page) == ["-", "themes"]
    assert 'name="open" value="themes"' in page


def test_acts_on_remarks_are_written_down(desk):
    write(desk)
    does(desk, "pass", the_one(desk), reason="Zo heet het")
    does(desk, "unpass", the_one(desk))
    does(desk, "take", the_one(desk), instead="volgens")
    with reading(desk.stores.answers) as session:
        acts = list(session.scalars(select(AuditEntry.act).order_by(AuditEntry.number)))
    assert acts[1:] == ["coach.passed_over", "coach.taken_back", "draft.wording_changed"]
