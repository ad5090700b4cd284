"""The page of priorities: what has to be fixed first, then the three columns together."""

from __future__ import annotations

from flask import url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from forms.definition.sentence import sentence
from survey.extensions import wiring
from survey.fieldwork.rounds import Round
from survey.programme.programmes import programme_by_key
from survey.programme.social_quality import covered, weights
from survey.programme.views.acting import may, status_of
from survey.programme.views.themes import factors_of
from survey.results.priorities.asked import asked_themes
from survey.results.priorities.decision import signed_now
from survey.results.priorities.dots import meetings_of
from survey.results.priorities.fixing import fix_weights, reopen
from survey.results.priorities.frozen import from_data
from survey.results.priorities.method import EXPLAINED, NAMES, USUAL, rules_for
from survey.results.priorities.opening import Act, history, newest_fixing
from survey.results.priorities.outcome import outcome
from survey.results.priorities.policy_levels import levels_of, themes_by_code
from survey.results.priorities.ratings import raters
from survey.results.statistics.bootstrap import EXPLAINED as DRAWN_EXPLAINED
from survey.results.statistics.combining import EXPLAINED as COMBINED_EXPLAINED
from survey.results.statistics.combining import FILLED_EXPLAINED
from survey.results.statistics.stability import INTERVAL_EXPLAINED
from survey.results.views import priority_words as words
from survey.results.views.blueprint import LOOKING, results, the_round
from survey.results.views.priority_acts import done, kept, moved_on, own_roles
from survey.results.views.priority_charts import column_charts
from survey.results.views.priority_forms import ReopenForm, WeightsForm
from survey.results.views.ratings import COUNTING, POLICY, RATING, titles_of
from survey.results.views.speaking import INDICATION, percent
from survey.results.views.speaking import said as worded
from survey.staff.access import Role, needs
from survey.staff.shell import page
from survey.storage.priorities import WeightFixing
from survey.storage.programmes import Programme
from survey.storage.sessions import reading

FIXING = (Role.COORDINATOR,)
Facts = dict[str, object]


@results.get("/priorities")
@needs(*LOOKING, Role.PROFESSIONAL)
def priorities(programme: str) -> tuple[str, int]:
    return _shown(programme)


@results.post("/priorities/fix")
@needs(*FIXING)
def fix(programme: str) -> Response | tuple[str, int]:
    with reading(wiring().answers) as session:
        round_ = the_round(session, programme)
        asked = asked_themes(session, campaign_id=round_.campaign.id)
    form = WeightsForm(ranking=asked.ranking if asked else False)

    def do(session: Session, own: Programme, here: Round) -> str:
        method = form.method()
        fix_weights(
            session,
            campaign_id=here.campaign.id,
            programme=own,
            method=method,
            roles=own_roles(programme),
        )
        shares = ", ".join(f"{NAMES[key]} {n} %" for key, n in method.weights.items())
        return f"{here.campaign.key}: {shares}"

    says = sentence("De gewichten liggen vast. De uitkomsten over thema’s zijn open.")
    back = url_for("results.priorities")
    return kept(form, programme, act="weights.fixed", do=do, back=back, says=says) or _shown(
        programme, form
    )


@results.post("/priorities/reopen")
@needs()
def reopen_weights(programme: str) -> Response:
    form = ReopenForm()

    def do(session: Session, own: Programme, here: Round) -> str:
        reason = form.reason.data or ""
        roles = own_roles(programme)
        reopen(session, campaign_id=here.campaign.id, reason=reason, roles=roles)
        return f"{here.campaign.key}: {reason.strip()}"

    says = sentence("De gewichten staan weer open. De uitkomsten over thema’s zijn dicht.")
    back = url_for("results.priorities")
    return done(programme, act="weights.reopened", do=do, back=back, says=says)


def _shown(programme: str, form: WeightsForm | None = None) -> tuple[str, int]:
    moved_on(programme)
    with reading(wiring().answers) as session:
        round_ = the_round(session, programme)
        own = programme_by_key(session, key=programme)
        campaign_id = round_.campaign.id
        facts: Facts = {
            "round": round_,
            "history": [_past(each) for each in history(session, campaign_id=campaign_id)],
            "may_fix": may(programme, *FIXING),
            "may_look": may(programme, *LOOKING),
            "may_rate": may(programme, *RATING),
            "may_count": may(programme, *COUNTING),
            "may_policy": may(programme, *POLICY),
            "may_reopen": may(programme),
        }
        asked = asked_themes(session, campaign_id=campaign_id)
        if asked is None:
            return page("team/results/priorities_none.html", programme=programme, **facts), 200
        if newest_fixing(session, campaign_id=campaign_id) is None:
            form = form or _usual(ranking=asked.ranking)
            facts |= {
                "form": form,
                "themes": titles_of(asked),
                "raters": raters(session, campaign_id=campaign_id),
                "meetings": len(meetings_of(session, campaign_id=campaign_id)),
                "levels": len(levels_of(session, programme=own)),
            }
            template = "team/results/priorities_before.html"
            return page(template, programme=programme, **facts), status_of(form)
        if facts["may_look"]:
            facts |= _open(session, own, campaign_id)
        facts["decided"] = _decided(session, campaign_id)
        facts["dropped"] = [each.title for each in asked.dropped]
    facts["reopening"] = ReopenForm(formdata=None)
    return page("team/results/priorities.html", programme=programme, **facts), 200


def _open(session: Session, own: Programme, campaign_id: int) -> Facts:
    found = outcome(session, campaign_id=campaign_id)
    known = themes_by_code(session, programme=own)
    mine = [known[code] for code in found.frozen.codes if code in known]
    titles = {each.code: each.title for each in found.frozen.themes}
    coverage = covered(mine)
    names = {source.value: worded(name) for source, name in NAMES.items()}
    return {
        "found": found,
        "themes": words.themes_shown(found),
        "charts": column_charts(found),
        "groups": words.together(found),
        "talking": words.talking_points(found),
        "silent": words.silent_said(found),
        "names": names,
        "titles": titles,
        "used": {key: percent(weight) for key, weight in found.combined.weights.items()},
        "stable": [
            {
                "name": names[each.source],
                "now": percent(each.weight),
                "order": f"{percent(each.order.low)} – {percent(each.order.high)}",
                "top": f"{percent(each.top.low)} – {percent(each.top.high)}",
            }
            for each in found.stable
        ],
        "without": {
            key: {each.code: each.rank for each in combined.themes}
            for key, combined in found.without.items()
            if combined.weights
        },
        "ranks": {row.score.code: row.score.rank for row in found.rows},
        "sweep_says": worded(found.sweep.explained),
        "factors": factors_of(own),
        "quality": {each.code: weights(each) for each in mine},
        "coverage": coverage,
        "covered": {each.factor: each for each in coverage.covered},
        "explained": {
            "combined": worded(COMBINED_EXPLAINED),
            "filled": worded(FILLED_EXPLAINED) if any(r.score.filled for r in found.rows) else "",
            "drawn": worded(DRAWN_EXPLAINED),
            "interval": worded(INTERVAL_EXPLAINED),
            "indication": worded(INDICATION),
        },
    }


def _decided(session: Session, campaign_id: int) -> Facts | None:
    found = signed_now(session, campaign_id=campaign_id)
    return {"on": found.on_day, "by": words.roles_said(found.roles)} if found else None


def _past(row: WeightFixing) -> Facts:
    """One line of what was fixed and opened again; it never leaves the page."""
    facts: Facts = {"on": row.on_day, "by": words.roles_said(row.roles), "reason": row.reason}
    if row.act == Act.FIXED:
        method = from_data(row.document).method
        facts["method"] = [
            (worded(NAMES[key]), n, worded(EXPLAINED[method.rules[key]]))
            for key, n in method.weights.items()
        ]
    return facts


def _usual(*, ranking: bool) -> WeightsForm:
    data = {source.value: str(weight) for source, weight in USUAL.items()}
    rules = rules_for(ranking=ranking).items()
    data |= {f"{source.value}_rule": allowed[0].value for source, allowed in rules}
    return WeightsForm(ranking=ranking, formdata=None, data=data)
