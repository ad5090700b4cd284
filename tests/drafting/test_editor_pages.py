"""The editor over HTTP, by plain forms: what is changed, refused, given back and undone."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from forms.examples import catalogue
from survey.builder import holding
from survey.builder.cards import mark
from survey.staff.roles import Role
from survey.storage.sessions import reading, writing
from survey.storage.staff import AuditEntry
from tests.drafting.conftest import Desk
from tests.team import sign_in_client, text_of

PAGES = [
    "/",
    "/?edit=themes",
    "/?edit=themes&lang=ar",
    "/?whole=1",
    "/?add=themes",
    "/?show=paper&lang=uk",
    "/around",
    "/around?lang=en",
    "/preview",
    "/questions/themes/picture",
    "/questions/themes/picture?option=money&q=bike",
    "/questions/themes/condition",
    "/questions/themes/condition?look=neighbourhood",
]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_there_in_dutch_and_english(desk, app, path):
    assert desk.gets(path).status_code == 200
    other = sign_in_client(app, programme=desk.programme, language="en")
    assert other.get(desk.address + path).status_code == 200


def saved(desk, key, **fields):
    usual = {"seen": mark(desk.question(key)), "language": "nl", "act": "save"}
    return desk.posts(f"/questions/{key}", **(usual | fields))


def test_words_are_changed_in_their_own_language(desk):
    assert saved(desk, "themes", title="Wat telt voor u?").status_code == 303
    assert saved(desk, "themes", title="What counts?", language="en").status_code == 303
    title = desk.question("themes")["title"]
    assert (title["nl"], title["en"]) == ("Wat telt voor u?", "What counts?")
    assert (
        title["ar"] == catalogue.questionnaire("lindenholt").by_key["themes"].title.wordings["ar"]
    )


def test_a_question_is_added_moved_copied_and_taken_away(desk):
    reply = desk.posts("/questions", kind="scale", after="themes")
    new = desk.keys[desk.keys.index("themes") + 1]
    assert reply.location.endswith(f"?edit={new}#v-{new}")
    desk.posts(f"/questions/{new}", act="up")
    assert desk.keys.index(new) == desk.keys.index("themes") - 1
    desk.posts(f"/questions/{new}", act="to:0")
    assert desk.keys[0] == new
    desk.posts(f"/questions/{new}", act="duplicate")
    assert len(desk.keys) == len(set(desk.keys))
    before = desk.keys
    desk.posts(f"/questions/{new}", act="delete")
    assert desk.keys == before[1:]
    desk.posts("/undo", version=str(desk.row.version))
    assert desk.keys == before


def test_an_answer_gets_a_code_from_its_words_and_a_picture(desk):
    reply = saved(desk, "themes", act="option_add", new_option="Schone straten")
    assert reply.location.endswith("?lang=nl&edit=themes#v-themes")
    desk.posts("/questions/themes/picture", option="schone_straten", picture="rubbish")
    added = next(o for o in desk.question("themes")["options"] if o["code"] == "schone_straten")
    assert added == {
        "code": "schone_straten",
        "text": {"nl": "Schone straten"},
        "picture": "rubbish",
    }


def test_a_picture_that_does_not_exist_is_refused(desk):
    reply = desk.posts("/questions/themes/picture", option="money", picture="../../etc")
    assert reply.status_code == 422


def test_a_condition_is_chosen_from_lists(desk):
    themes = desk.keys[desk.keys.index("themes") - 1]
    last = desk.keys[-1]
    desk.posts(f"/questions/{last}/condition", look="themes", code="money")
    assert desk.question(last)["ask_if"] == {"question": "themes", "is": ["money"]}
    desk.posts(f"/questions/{last}/condition", look="themes", code="dont_know", how="any")
    assert list(desk.question(last)["ask_if"]) == ["any"]
    reply = desk.posts("/questions/themes", act="delete")
    assert "Dat kan niet" in text_of(reply)
    desk.posts(f"/questions/{last}/condition", act="always")
    assert "ask_if" not in desk.question(last)
    assert themes in desk.keys


def test_a_condition_that_looks_ahead_is_refused_with_both_questions(desk):
    reply = desk.posts("/questions/goes_well/condition", look="themes", code="money")
    told = text_of(reply)
    assert reply.status_code == 422
    assert "Wat gaat goed in uw buurt?" in told
    assert "Wat is voor u het belangrijkst?" in told


def test_a_maximum_above_the_number_of_answers_gives_the_words_back(desk):
    reply = saved(desk, "themes", title="Mijn nieuwe woorden", maximum="11")
    assert reply.status_code == 422
    assert "Mijn nieuwe woorden" in text_of(reply)
    assert desk.question("themes")["title"]["nl"] != "Mijn nieuwe woorden"


@pytest.mark.parametrize("number", ["drie", "²", "-", "9" * 30, "1e3"])
def test_a_number_that_is_none_is_refused(desk, number):
    reply = saved(desk, "themes", maximum=number)
    assert reply.status_code == 422


def test_the_loser_gets_the_text_back(desk):
    old = mark(desk.question("themes"))
    saved(desk, "themes", title="Van de eerste")
    reply = saved(desk, "themes", seen=old, title="Van de tweede")
    assert reply.status_code == 409
    assert "Van de tweede" in text_of(reply)
    assert desk.question("themes")["title"]["nl"] == "Van de eerste"


def test_two_people_change_different_questions_without_losing_anything(desk):
    good = mark(desk.question("goes_well"))
    saved(desk, "themes", title="Van de eerste")
    assert saved(desk, "goes_well", seen=good, title="Van de tweede").status_code == 303
    assert desk.question("themes")["title"]["nl"] == "Van de eerste"


def test_who_comes_second_can_look_and_take_over(desk, app):
    desk.gets("/")
    other = sign_in_client(app, programme=desk.programme)
    second = Desk(other, desk.stores, desk.programme, desk.draft)
    page = text_of(second.gets("/?edit=themes"))
    assert "werkt hierin sinds" in page
    assert 'name="act"' not in page
    refused = second.posts("/questions/themes", act="save", title="Van de tweede")
    assert refused.status_code == 409
    assert "Van de tweede" in text_of(refused)
    second.posts("/hold")
    assert saved(second, "themes", title="Van de tweede").status_code == 303
    lost = saved(desk, "themes", title="Te laat")
    assert lost.status_code == 409
    assert "Te laat" in text_of(lost)


def test_a_form_that_keeps_itself_hears_that_it_was_kept(desk):
    fields = {"seen": mark(desk.question("themes")), "title": "Nieuw", "stay": "1"}
    reply = desk.client.post(
        f"{desk.address}/questions/themes", data=fields, headers={"Accept": "application/json"}
    )
    assert reply.json["said"] == "Bewaard"
    assert reply.json["seen"] == mark(desk.question("themes"))
    stale = desk.client.post(
        f"{desk.address}/questions/themes", data=fields, headers={"Accept": "application/json"}
    )
    assert stale.status_code == 409
    assert stale.json["message"]


def test_title_introduction_and_parts(desk):
    from survey.builder.views.editor import whole_mark

    seen = whole_mark(desk.row.document)
    desk.posts("/whole", seen=seen, language="nl", title="Oost", intro="Dag\r\nbuur", je="1")
    document = desk.row.document
    assert (document["title"]["nl"], document["intro"]["nl"]) == ("Oost", "Dag\nbuur")
    assert document["address"] == "je"
    assert desk.posts("/whole", seen=seen, title="Te laat").status_code == 409
    sections = len(document["sections"])
    second = document["sections"][0]["questions"][1]["key"]
    desk.posts("/whole", section=second, section_title="Nieuw deel")
    assert len(desk.row.document["sections"]) == sections + 1
    desk.posts("/whole", section=second, section_title="")
    assert len(desk.row.document["sections"]) == sections


def test_the_texts_around_are_kept_and_given_back(desk):
    seen = mark(desk.row.around)
    desk.posts(
        "/around",
        seen=seen,
        language="nl",
        sender="Gemeente Oost",
        returns="Bij de balie\nIn de bus",
        phone="024 111 22 33",
        opens="2027-05-01",
        closes="2027-06-01",
    )
    around = desk.row.around
    assert around["sender"]["nl"] == "Gemeente Oost"
    assert around["sender"]["en"]
    assert around["returns"][1]["nl"] == "In de bus"
    assert around["help_line"]["phone"] == "024 111 22 33"
    late = desk.posts("/around", seen=seen, sender="Te laat")
    assert late.status_code == 409
    assert "Te laat" in text_of(late)
    wrong = desk.posts("/around", seen=mark(around), opens="2027-07-01", closes="2027-06-01")
    assert wrong.status_code == 422


def test_themes_of_the_programme_fill_a_question(desk):
    from survey.programme.programmes import programme_by_key
    from survey.storage.programmes import Theme

    refused = saved(desk, "themes", act="themes")
    assert refused.status_code == 422
    with writing(desk.stores.answers) as session:
        own = programme_by_key(session, key=desk.programme)
        for position, code in enumerate(("water", "licht", "stilte")):
            title = {"nl": code.title(), "en": code}
            session.add(
                Theme(
                    programme_id=own.id,
                    code=code,
                    title=title,
                    explanation={},
                    picture="sun",
                    position=position,
                )
            )
    assert saved(desk, "themes", act="themes").status_code == 303
    assert [o["code"] for o in desk.question("themes")["options"]] == ["water", "licht", "stilte"]


def test_who_only_reads_sees_no_button_and_is_refused(desk, app):
    adviser = sign_in_client(app, role=Role.ADVISER, programme=desk.programme)
    page = text_of(adviser.get(f"{desk.address}/?edit=themes"))
    assert "Wat is voor u het belangrijkst?" in page
    assert 'name="act"' not in page
    assert adviser.post(f"{desk.address}/questions/themes", data={"act": "up"}).status_code == 403
    assert holding.holder(desk.row) is None


def test_another_programme_has_no_such_draft(desk, app):
    from survey.programme.kinds import TargetGroup
    from survey.programme.programmes import create_programme
    from survey.storage.programmes import Scope

    with writing(desk.stores.answers) as session:
        other = create_programme(
            session, name="Zuid", scope=Scope.DISTRICT, target_group=TargetGroup.ADULTS
        ).key
    client = sign_in_client(app, role=Role.ADMINISTRATOR)
    for path in (
        "/",
        "/around",
        "/preview/phone/nl",
        "/preview/paper/nl",
        "/questions/goes_well/picture",
    ):
        assert client.get(f"/team/p/{other}/drafts/{desk.draft}{path}").status_code == 404
    for path in ("/questions", "/questions/goes_well", "/whole", "/undo", "/hold", "/around"):
        assert client.post(f"/team/p/{other}/drafts/{desk.draft}{path}").status_code == 404


def test_what_is_no_longer_there_is_said(desk):
    assert desk.gets("/questions/nothing/picture").status_code == 400
    assert desk.posts("/questions/nothing", act="up", title="Toch").status_code == 422
    assert desk.posts("/questions", kind="nonsense").status_code == 422
    assert desk.posts("/questions/goes_well", act="nonsense").status_code == 422


def test_every_act_is_written_down(desk):
    saved(desk, "themes", title="Nieuw")
    desk.posts("/undo", version=str(desk.row.version))
    desk.posts("/questions", kind="number")
    with reading(desk.stores.answers) as session:
        acts = [e.act for e in session.scalars(select(AuditEntry).order_by(AuditEntry.number))]
    assert acts == ["draft.question_changed", "draft.undone", "draft.question_added"]


def test_what_was_undone_is_offered_again_also_after_a_reload(desk):
    saved(desk, "themes", title="Nieuw")
    desk.posts("/undo", version=str(desk.row.version))
    page = text_of(desk.gets("/"))
    assert "Opnieuw:" in page.split('class="redo"')[1].split("</form>")[0]
    assert "vraag veranderd" in page.split('class="redo"')[1].split("</form>")[0]
    assert desk.posts("/redo", version=str(desk.row.version)).status_code == 303
    assert desk.question("themes")["title"]["nl"] == "Nieuw"
    assert desk.posts("/redo", version=str(desk.row.version)).status_code == 422
    assert desk.posts("/undo", version="9" * 40).status_code == 303


def test_words_with_markup_stay_words(desk):
    saved(desk, "themes", title="<script>alert(1)</script>")
    for path in ("/", "/preview/phone/nl"):
        assert "<script>alert" not in text_of(desk.gets(path))


def test_only_what_was_not_kept_is_given_back(desk):
    options = desk.question("themes")["options"]
    same = {f"option-{each['code']}-text": each["text"]["nl"] for each in options}
    page = text_of(saved(desk, "themes", title="Wat telt?", maximum="11", **same))
    assert page.count("<textarea") == 2
    assert "Wat telt?" in page
