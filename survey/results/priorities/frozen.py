"""What a fixing freezes: themes, weights, rules, and what professionals and policy said by then.

Only what residents answered still grows afterwards. Nothing in it names a person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from survey.results.priorities.asked import AskedTheme
from survey.results.priorities.method import Method, Rule, SourceKey
from survey.results.priorities.policy_levels import Level, Point, PolicySays
from survey.results.priorities.professionals import Meeting, ProfessionalsSay, Rated


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """The themes in the order in which they were asked, and what is known apart from residents."""

    question: str
    ranking: bool
    themes: tuple[AskedTheme, ...]
    method: Method
    professionals: ProfessionalsSay
    policy: PolicySays
    seed: int

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(each.code for each in self.themes)


def to_data(frozen: Frozen) -> dict[str, object]:
    return {
        "question": frozen.question,
        "ranking": frozen.ranking,
        "seed": frozen.seed,
        "themes": [
            {"code": each.code, "title": dict(each.title), "picture": each.picture}
            for each in frozen.themes
        ],
        "weights": {key.value: weight for key, weight in frozen.method.weights.items()},
        "rules": {key.value: rule.value for key, rule in frozen.method.rules.items()},
        "professionals": {
            "people": frozen.professionals.people,
            "rated": {
                code: {"mean": each.mean, "n": each.n, "reasons": list(each.reasons)}
                for code, each in frozen.professionals.rated.items()
            },
            "dots": dict(frozen.professionals.dots),
            "meetings": [
                {"name": each.name, "on": each.on, "people": each.people}
                for each in frozen.professionals.meetings
            ],
        },
        "policy": {
            "points": [
                {"words": each.words, "document": each.document, "page": each.page}
                for each in frozen.policy.points
            ],
            "levels": {code: list(levels) for code, levels in frozen.policy.levels.items()},
        },
    }


def from_data(data: Mapping[str, Any]) -> Frozen:
    professionals, policy = data["professionals"], data["policy"]
    return Frozen(
        question=data["question"],
        ranking=data["ranking"],
        seed=data["seed"],
        themes=tuple(AskedTheme(**each) for each in data["themes"]),
        method=Method(
            weights={SourceKey(key): weight for key, weight in data["weights"].items()},
            rules={SourceKey(key): Rule(rule) for key, rule in data["rules"].items()},
        ),
        professionals=ProfessionalsSay(
            people=professionals["people"],
            rated={
                code: Rated(mean=each["mean"], n=each["n"], reasons=tuple(each["reasons"]))
                for code, each in professionals["rated"].items()
            },
            dots=professionals["dots"],
            meetings=tuple(Meeting(**each) for each in professionals["meetings"]),
        ),
        policy=PolicySays(
            points=tuple(Point(**each) for each in policy["points"]),
            levels={code: tuple(map(Level, each)) for code, each in policy["levels"].items()},
        ),
    )
