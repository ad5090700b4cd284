"""Areas and neighbourhoods: two levels with landmarks, ready for a question."""

from __future__ import annotations

import pytest

from survey.programme.areas import (
    AreaFacts,
    add_area,
    add_areas,
    change_area,
    move_area,
    put_area_back,
    remove_area,
)
from survey.programme.options import area_options
from survey.programme.rows import InUse, NotFilledIn, NotOfThisProgramme
from survey.storage.drafts import Draft


def test_areas_become_options_in_two_levels(session, own):
    acker = add_area(session, programme=own, facts=AreaFacts(name="’t Acker"))
    add_areas(session, programme=own, lines="Horst; bij de sporthal\n\nZeller", parent=acker.id)
    add_area(session, programme=own, facts=AreaFacts(name="Elders"))
    assert area_options(session, programme=own) == [
        {
            "code": "t_acker",
            "text": {"nl": "’t Acker"},
            "options": [
                {
                    "code": "horst",
                    "text": {"nl": "Horst"},
                    "hint": {"nl": "bij de sporthal"},
                },
                {"code": "zeller", "text": {"nl": "Zeller"}},
            ],
        },
        {"code": "elders", "text": {"nl": "Elders"}},
    ]


def test_there_are_two_levels_and_no_third(session, own):
    acker = add_area(session, programme=own, facts=AreaFacts(name="Acker"))
    broek = add_area(session, programme=own, facts=AreaFacts(name="Broek"))
    inside = add_area(session, programme=own, facts=AreaFacts(name="Horst", parent=acker.id))
    deeper = AreaFacts(name="Straat", parent=inside.id)
    with pytest.raises(NotFilledIn) as refused:
        add_area(session, programme=own, facts=deeper)
    assert refused.value.field == "parent"
    with pytest.raises(NotFilledIn, match="twee lagen"):
        change_area(
            session,
            programme=own,
            number=acker.id,
            version=1,
            facts=AreaFacts(name="Acker", parent=broek.id),
        )


def test_an_area_of_another_programme_holds_no_neighbourhood_here(session, own, other):
    theirs = add_area(session, programme=other, facts=AreaFacts(name="Hatert"))
    with pytest.raises(NotFilledIn):
        add_area(session, programme=own, facts=AreaFacts(name="Horst", parent=theirs.id))
    with pytest.raises(NotOfThisProgramme):
        move_area(session, programme=own, number=theirs.id, up=True)


def test_an_area_with_neighbourhoods_is_kept(session, own):
    acker = add_area(session, programme=own, facts=AreaFacts(name="Acker"))
    inside = add_area(session, programme=own, facts=AreaFacts(name="Horst", parent=acker.id))
    with pytest.raises(InUse, match="Horst"):
        remove_area(session, programme=own, number=acker.id)
    remove_area(session, programme=own, number=inside.id)
    remove_area(session, programme=own, number=acker.id)
    back = put_area_back(session, programme=own, number=inside.id)
    assert (back.removed, back.parent_id) == (False, None)


def test_an_area_in_a_questionnaire_is_kept(session, own):
    from survey.builder.holding import moment

    acker = add_area(session, programme=own, facts=AreaFacts(name="Acker"))
    horst = add_area(session, programme=own, facts=AreaFacts(name="Horst", parent=acker.id))
    question = {
        "kind": "choice",
        "meaning": "neighbourhood",
        "options": area_options(session, programme=own),
    }
    session.add(
        Draft(
            programme_id=own.id,
            title="Lijst",
            document={"sections": [{"questions": [question]}]},
            around={},
            changed_at=moment(),
        )
    )
    session.flush()
    with pytest.raises(InUse, match="“Lijst”"):
        remove_area(session, programme=own, number=horst.id)


def test_neighbourhoods_move_among_their_own(session, own):
    acker = add_area(session, programme=own, facts=AreaFacts(name="Acker"))
    add_areas(session, programme=own, lines="A\nB", parent=acker.id)
    broek = add_area(session, programme=own, facts=AreaFacts(name="Broek"))
    move_area(session, programme=own, number=broek.id, up=True)
    session.flush()
    names = [each["text"]["nl"] for each in area_options(session, programme=own)]
    assert names == ["Broek", "Acker"]
    inside = area_options(session, programme=own)[1]["options"]
    assert [each["code"] for each in inside] == ["a", "b"]


@pytest.mark.parametrize("lines", ["", " \n ", "\n".join(f"Buurt {n}" for n in range(61)), "A\nA"])
def test_a_list_that_makes_no_sense_is_refused(session, own, lines):
    with pytest.raises(NotFilledIn):
        add_areas(session, programme=own, lines=lines, parent=None)
