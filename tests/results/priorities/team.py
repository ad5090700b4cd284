"""A campaign of forty residents, two professionals, two meetings and a policy, easy to count."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from forms.definition.answers import RawAnswer
from forms.definition.document import questionnaire_to_data
from forms.definition.questions import Priority
from survey.builder.publish import publish
from survey.intake.receive import receive
from survey.programme.policy import PointFacts, add_point
from survey.programme.programmes import link_campaign, programme_by_key
from survey.programme.themes import ThemeFacts, add_theme
from survey.results.priorities.decision import draft_of, keep_draft, sign
from survey.results.priorities.dots import Counted, add_meeting
from survey.results.priorities.fixing import fix_weights
from survey.results.priorities.method import USUAL, Method, Rule, SourceKey
from survey.results.priorities.outcome import Outcome, outcome
from survey.results.priorities.policy_levels import set_levels
from survey.results.priorities.ratings import Given, rate
from survey.results.rollup.advance import refreshed
from survey.staff.roles import Role
from survey.storage.finding import campaign_by_key
from survey.storage.priorities import Decision, WeightFixing
from survey.storage.programmes import Programme
from survey.storage.sessions import Session, reading, writing
from tests.conftest import Opened, make_programme
from tests.team import make_account

CODES = ("money", "join_in", "green", "traffic")
USUAL_RULES = {
    SourceKey.RESIDENTS: Rule.CHOSEN,
    SourceKey.PROFESSIONALS: Rule.RATINGS,
    SourceKey.POLICY: Rule.STRONGEST,
}
# What residents choose, and how many do. Money: 30 of 40, green and traffic 20, join_in 10.
CHOSEN = ((("money", "green"), 20), (("money", "traffic"), 10), (("join_in", "traffic"), 10))
RATINGS: tuple[dict[str, int], ...] = (
    {"money": 4, "join_in": 1, "green": 3},
    {"money": 2, "join_in": 4, "green": 2},
)
DOTS: tuple[dict[str, int | None], ...] = (
    {"money": 8, "green": 2},
    {"money": 2, "green": 3, "join_in": 5, "traffic": None},
)
LEVELS = {("money", 0): 2, ("join_in", 0): 1, ("join_in", 1): 1, ("traffic", 1): 2}


@dataclass(frozen=True)
class Team:
    """What a team does about priorities, each act in a transaction of its own."""

    opened: Opened
    programme: str
    points: tuple[int, ...]

    @property
    def campaign_id(self) -> int:
        return self.opened.campaign_id

    def writing(self):
        return writing(self.opened.stores.answers)

    def reading(self):
        return reading(self.opened.stores.answers)

    def own(self, session: Session) -> Programme:
        return programme_by_key(session, key=self.programme)

    def answers(self, chosen=CHOSEN, **changes: object) -> None:
        """Residents choose these themes, the first of each pattern being their first choice."""
        with self.writing() as session:
            for codes, n in chosen:
                themes = RawAnswer(codes, first=codes[:1])
                for _ in range(n):
                    given = self.opened.given(themes=themes)
                    submission = self.opened.submission(given=given, **changes)
                    receive(session, submission=submission)
        self.counts()

    def counts(self) -> None:
        refreshed(self.opened.stores.answers, campaign_id=self.campaign_id)

    def rates(self, ratings: dict[str, int], *, account: int | None = None, why="Zie ik") -> int:
        answers = self.opened.stores.answers
        account = account or make_account(answers, role=Role.PROFESSIONAL)
        given = {code: Given(rating=n, reason=f"{why}: {code}") for code, n in ratings.items()}
        with self.writing() as session:
            rate(session, campaign_id=self.campaign_id, account=account, codes=CODES, given=given)
        return account

    def meets(self, dots: dict[str, int | None], **changes: object) -> int:
        usual = Counted(name="Werksessie", on_day=date(2026, 5, 20), people=6, dots=dots)
        counted = replace(usual, **changes)  # type: ignore[arg-type]
        with self.writing() as session:
            return add_meeting(
                session, campaign_id=self.campaign_id, codes=CODES, counted=counted
            ).id

    def fits(self, levels: dict[tuple[str, int], int]) -> None:
        """How well themes fit the focus points, these by their place from 0."""
        by_id = {(code, self.points[at]): level for (code, at), level in levels.items()}
        with self.writing() as session:
            set_levels(session, programme=self.own(session), levels=by_id)

    def fixes(self, *, weights=USUAL, rules=USUAL_RULES) -> WeightFixing:
        with self.writing() as session:
            return fix_weights(
                session,
                campaign_id=self.campaign_id,
                programme=self.own(session),
                method=Method(weights=weights, rules=rules),
                roles=[Role.COORDINATOR],
            )

    def everybody_speaks(self) -> None:
        self.answers()
        for ratings in RATINGS:
            self.rates(ratings)
        for dots in DOTS:
            self.meets(dots)
        self.fits(LEVELS)

    def outcome(self) -> Outcome:
        with self.reading() as session:
            return outcome(session, campaign_id=self.campaign_id)

    def decides(self, order: list[str], reasons: dict[str, str], *, version: int = 0) -> int:
        """Keeps a draft; its version."""
        with self.writing() as session:
            found = outcome(session, campaign_id=self.campaign_id)
            row = keep_draft(
                session,
                campaign_id=self.campaign_id,
                outcome=found,
                version=version,
                reasons=reasons,
                order=order,
            )
            return row.version

    def signs(self, *, version: int | None = None) -> Decision:
        with self.writing() as session:
            found = outcome(session, campaign_id=self.campaign_id)
            draft = draft_of(session, campaign_id=self.campaign_id, outcome=found)
            return sign(
                session,
                campaign_id=self.campaign_id,
                outcome=found,
                version=draft.version if version is None else version,
                roles=[Role.COORDINATOR],
            )

    def asks_without(self, *codes: str) -> int:
        """A new edition without these themes; its id."""
        [section] = self.opened.questionnaire.sections
        questions = tuple(
            replace(each, options=tuple(o for o in each.options if o.code not in codes))
            if isinstance(each, Priority)
            else each
            for each in section.questions
        )
        changed = replace(
            self.opened.questionnaire, sections=(replace(section, questions=questions),)
        )
        with self.writing() as session:
            campaign = campaign_by_key(session, key=self.opened.campaign.key)
            data = questionnaire_to_data(changed)
            return publish(session, campaign=campaign, questionnaire_data=data).id


def make_team(opened: Opened) -> Team:
    key = make_programme(opened.stores)
    with writing(opened.stores.answers) as session:
        own = programme_by_key(session, key=key)
        link_campaign(
            session,
            programme=own,
            campaign=campaign_by_key(session, key=opened.campaign.key),
        )
        for title in ("Money", "Join in", "Green", "Traffic"):
            add_theme(session, programme=own, facts=ThemeFacts(title=title, factors={}))
        points = tuple(
            add_point(
                session,
                programme=own,
                facts=PointFacts(words=words, document="Wijkplan 2026", page="12"),
            ).id
            for words in ("Minder armoede", "Veilig over straat")
        )
    return Team(opened, key, points)
