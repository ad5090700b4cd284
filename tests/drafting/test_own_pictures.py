"""A picture that organisers bring: from the form to a resident's page, the list and the paper."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from forms.definition.document import load, questionnaire_from_data
from forms.definition.xlsform import read_workbook, write_workbook
from forms.examples import catalogue
from survey.builder import drafts
from survey.builder.publish import start_campaign
from survey.builder.publishing.gate import Level, gate
from survey.cli.documents import as_yaml
from survey.fieldwork.places import list_places
from survey.programme.programmes import programme_by_key
from survey.staff.roles import Role
from survey.storage.pictures import OwnPicture
from survey.storage.sessions import reading, writing
from survey.storage.staff import AuditEntry
from tests.builder.pictures import file_of, photo
from tests.team import sign_in_client, text_of

PHOTO = file_of(photo(), "JPEG")
BENCH, OURS = "Een bankje onder een boom", "Eigen foto, gemeente"
OPTION = "money"


def brings(desk: Any, content: bytes = PHOTO, *, option: str = OPTION, **typed: str) -> Any:
    fields: dict[str, Any] = {"alt": BENCH, "source": OURS, "shape": "middle", "option": option}
    fields["file"] = (io.BytesIO(content), typed.pop("name", "foto.jpg"))
    reply = desk.client.post(desk.address + "/questions/themes/picture/own", data=fields | typed)
    reply.request.environ["wsgi.input"].close()  # a large upload lies in a file
    return reply


def option_of(desk: Any) -> dict[str, Any]:
    found = desk.question("themes")["options"]
    return next(each for each in found if each["code"] == OPTION)


def folder(desk: Any) -> Any:
    return desk.client.application.extensions["wijkstem"].settings.pictures


def kept(desk: Any) -> list[str]:
    where = folder(desk).folder
    return sorted(each.name for each in where.iterdir()) if where.is_dir() else []


@pytest.fixture
def key(desk: Any) -> str:
    assert brings(desk).status_code == 303
    found: str = option_of(desk)["picture"]
    return found


def test_a_picture_is_kept_and_chosen_with_what_it_shows(desk, key):
    assert kept(desk) == [f"{key}.png", f"{key}.webp"]
    assert option_of(desk)["alt"] == {"nl": BENCH}
    assert f'src="/pictures/{key}.webp"' in text_of(desk.gets("/"))
    open_card = text_of(desk.gets("/?edit=themes"))
    assert "Wat er op het plaatje te zien is" in open_card
    assert f'value="{BENCH}"' in open_card
    with reading(desk.stores.answers) as session:
        acts = list(session.scalars(select(AuditEntry.act)))
        assert session.scalar(select(OwnPicture.source)) == OURS
    assert acts.count("draft.picture_added") == 1
    assert "draft.question_changed" in acts


def test_a_resident_sees_it_small_late_and_from_an_address_for_ever(desk, key):
    page = text_of(desk.gets("/preview/phone/nl"))
    shown = f'<img class="pictogram" src="/pictures/{key}.webp" width="40" height="40" alt="" '
    assert page.count(shown + 'loading="lazy">') == 2  # also where the first choice is made
    assert page.count(f'<span class="reader-only"> {BENCH}</span>') == 2
    reply = desk.client.application.test_client().get(f"/pictures/{key}.webp")
    assert reply.status_code == 200
    assert reply.content_type == "image/webp"
    assert reply.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Set-Cookie" not in reply.headers
    assert "Cookie" not in reply.headers.get("Vary", "")
    assert reply.data == folder(desk).for_screen(key).read_bytes()
    reply.close()


def test_the_published_page_costs_a_visit_no_cookie_and_nothing_else(desk, key):
    asked = questionnaire_from_data(desk.row.document)
    campaign = replace(catalogue.campaign("lindenholt"), key="own", closes=date(2999, 1, 1))
    with writing(desk.stores.answers) as session:
        start_campaign(session, campaign=campaign, questionnaire=asked)
        (place, *_) = list_places(session, campaign_key="own")
    reply = desk.client.application.test_client().get(f"/q/{place.code}/nl")
    assert text_of(reply).count(f'src="/pictures/{key}.webp"') == 2
    assert "Set-Cookie" not in reply.headers


@pytest.mark.parametrize("name", ["own-" + "0" * 32, "coffee", "..%2fanswers", "own-x"])
def test_a_picture_that_is_not_here_is_not_found(desk, name):
    assert desk.client.application.test_client().get(f"/pictures/{name}.webp").status_code == 404


def test_what_is_missing_is_asked_for_and_nothing_is_kept(desk):
    reply = brings(desk, alt=" ", source="")
    page = text_of(reply)
    assert reply.status_code == 422
    assert "voor wie het niet ziet" in page
    assert "waarom u het mag gebruiken" in page
    assert '<a href="#alt">' in page
    assert kept(desk) == []
    assert "picture" not in option_of(desk) or not option_of(desk)["picture"].startswith("own-")


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "foto.png", "SVG kan hier"),
        (PHOTO[:900], "foto.jpg", "niet te lezen"),
        (b"", "", "Kies eerst een bestand"),
    ],
)
def test_a_refused_file_keeps_the_words_that_were_typed(desk, content, name, said):
    reply = brings(desk, content, name=name)
    page = text_of(reply)
    assert reply.status_code == 422
    assert said in page
    assert f'value="{BENCH}"' in page
    assert kept(desk) == []


def test_far_too_much_is_refused_before_it_is_read(desk):
    reply = brings(desk, b"\0" * 22 * 1024 * 1024)
    assert reply.status_code == 413
    assert "te groot" in text_of(reply)
    assert kept(desk) == []


def test_a_picture_may_be_chosen_again_and_goes_with_its_words(desk, key):
    desk.posts("/questions/themes/picture", option=OPTION, picture="coffee")
    assert option_of(desk)["picture"] == "coffee"
    assert "alt" not in option_of(desk)
    page = text_of(desk.gets(f"/questions/themes/picture?option={OPTION}"))
    assert f'value="{key}"' in page
    assert BENCH in page
    desk.posts("/questions/themes/picture", picture=key)
    assert desk.question("themes")["alt"] == {"nl": BENCH}
    page = text_of(desk.gets("/preview/phone/nl"))
    assert f'</h2><span class="reader-only">{BENCH}</span></legend>' in page


def test_a_picture_of_another_programme_cannot_be_chosen(desk):
    reply = desk.posts("/questions/themes/picture", option=OPTION, picture="own-" + "a" * 32)
    assert reply.status_code == 422
    assert "is hier niet" in text_of(reply)
    assert not option_of(desk).get("picture", "").startswith("own-")


def test_the_list_says_whose_each_picture_is_and_where_it_stands(desk, key):
    page = text_of(desk.client.get(f"/team/p/{desk.programme}/pictures"))
    assert BENCH in page
    assert OURS in page
    assert "staat in: Oost, voorjaar" in page
    adviser = sign_in_client(desk.client.application, role=Role.ADVISER, programme=desk.programme)
    page = text_of(adviser.get(f"/team/p/{desk.programme}/pictures"))
    assert OURS in page
    assert "multipart" not in page


def test_what_stands_somewhere_stays_and_the_rest_can_go(desk, key):
    address = f"/team/p/{desk.programme}/pictures/{key}/remove"
    refused = desk.client.post(address)
    assert refused.status_code == 422
    assert "Haal het daar eerst weg" in text_of(refused)
    desk.posts("/questions/themes/picture", option=OPTION, picture="coffee")
    assert desk.client.post(address).status_code == 303
    assert key not in text_of(desk.client.get(f"/team/p/{desk.programme}/pictures"))
    assert kept(desk) == [f"{key}.png", f"{key}.webp"]  # the change can still be undone
    desk.posts("/undo", version=str(desk.row.version))
    assert option_of(desk)["picture"] == key
    assert desk.client.post(address).status_code == 404


def test_nothing_of_a_picture_stays_that_nobody_used(desk):
    fields = {"alt": BENCH, "source": OURS, "file": (io.BytesIO(PHOTO), "foto.jpg")}
    address = f"/team/p/{desk.programme}/pictures"
    assert desk.client.post(address, data=fields).status_code == 303
    (name, _) = kept(desk)
    assert desk.client.post(f"{address}/{name[:-4]}/remove").status_code == 303
    assert kept(desk) == []


def test_paper_shows_it_in_the_preview(desk):
    before = desk.gets("/preview/paper/nl/1.png").data, desk.gets("/preview/paper/nl/2.png").data
    brings(desk)
    after = desk.gets("/preview/paper/nl/1.png").data, desk.gets("/preview/paper/nl/2.png").data
    assert before != after


def test_publishing_waits_for_the_file_and_for_what_it_shows(desk, key):
    def forbidden() -> str:
        with reading(desk.stores.answers) as session:
            seen = drafts.load(session, draft=desk.draft)
            found = gate(session, draft=seen, pictures=folder(desk))
        return " ".join(str(each.said) for each in found.of(Level.FORBIDS))

    assert "plaatje" not in forbidden()
    desk.posts("/questions/themes", **{f"option-{OPTION}-alt": "", f"option-{OPTION}-is": "1"})
    assert "wat er op het eigen plaatje te zien is" in forbidden()
    folder(desk).for_paper(key).unlink()
    assert f"“{key}” is hier niet" in forbidden()


def test_a_copy_in_another_programme_lists_whose_it_is(desk, key):
    from survey.builder.starting import begin, copy_of_draft
    from survey.programme.kinds import TargetGroup
    from survey.programme.programmes import create_programme
    from survey.storage.programmes import Scope

    with writing(desk.stores.answers) as session:
        other = create_programme(
            session, name="Zuid", scope=Scope.AREA, target_group=TargetGroup.ADULTS
        )
        own = programme_by_key(session, key=desk.programme)
        start = copy_of_draft(session, draft=desk.draft, programmes=[own.id])
        begin(session, programme=other, title="Zuid", start=start)
        found = session.get_one(OwnPicture, (other.id, key))
        assert (found.alt, found.source) == ({"nl": BENCH}, OURS)


@pytest.mark.parametrize("ending", [".yaml", ".xlsx"])
def test_a_file_from_elsewhere_says_which_picture_did_not_come_along(desk, key, tmp_path, ending):
    desk.posts("/questions/themes/picture", picture=key)
    document = desk.row.document
    assert f"“{key}”" not in text_of(_starts(desk, document, tmp_path, ending))
    gone = "own-" + "b" * 32
    for each in document["sections"]:
        for question in each["questions"]:
            for option in question.get("options", ()):
                if option.get("picture") == key:
                    option["picture"] = gone
    page = text_of(_starts(desk, document, tmp_path, ending))
    assert f"Het eigen plaatje “{gone}” is hier niet" in page
    with reading(desk.stores.answers) as session:
        own = programme_by_key(session, key=desk.programme)
        assert all(
            gone not in str(each.document)
            for each in drafts.drafts_of(session, programme_id=own.id)
        )


def _starts(desk, document, tmp_path, ending):
    file = tmp_path / f"lijst{ending}"
    if ending == ".yaml":
        file.write_text(as_yaml(document), encoding="utf-8")
        assert load(file.read_text(encoding="utf-8"), file="lijst").key
    else:
        write_workbook(questionnaire_from_data(document), file)
        read = read_workbook(file).questionnaire.by_key["themes"]
        assert read.alt is not None
        assert read.alt.wordings == {"nl": BENCH}
    fields = {"title": "Nog een", "source": "file", "file": (file.open("rb"), file.name)}
    reply = desk.client.post(
        f"/team/p/{desk.programme}/drafts/new", data=fields, follow_redirects=True
    )
    assert reply.status_code == 200, text_of(reply)
    return reply
