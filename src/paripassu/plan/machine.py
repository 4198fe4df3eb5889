"""A step's conditions day by day and the decisions on it in, its state out: dwell, decisions, dates, other steps."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from paripassu.situation.model import Step
from paripassu.types import Decision, StepState

_NOTHING = 1e-9
"""A probability nearer than this to 0 or 1 is it."""
IN_FORCE: frozenset[str] = frozenset({"authorised", "active", "standing down"})
"""States of a step that a person has decided to take and has not stood down."""


@dataclass(frozen=True, slots=True)
class Answers:
    """A step's conditions on one day; None is undetermined."""

    when: bool | None
    down: bool | None
    """The stand-down condition, or that `when` fails where there is none."""
    ready: bool | None
    """The readiness condition; False where there is none."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What a step carries from day to day."""

    held_since: date | None = None
    """First day of the present run of days on which `when` holds."""
    down_since: date | None = None
    latched: bool = False
    """Whether `when` has held for its dwell and the way down has not yet held for its own."""
    latched_on: date | None = None
    due_down: bool = False
    """Whether the way down has held for its dwell."""
    spent: bool = False
    """Stood down by a person while `when` still held: it must fail once before the step is warranted anew."""
    decision: Decision | None = None
    """The last one that still stands."""
    ended: bool = False
    state: StepState = "dormant"
    since: date | None = None

    @property
    def authorised_on(self) -> date | None:
        return self.decision.on if self.decision and self.decision.action == "authorise" else None


def decided(memory: Memory, decisions: Sequence[Decision]) -> Memory:
    """*memory* after the *decisions* of a day on this step, in their order.

    `decline` takes back an authorisation; `stand down` ends a step that is in force and is otherwise a word on record.
    """
    for decision in decisions:
        in_force = memory.authorised_on is not None
        memory = replace(memory, decision=decision)
        if decision.action == "authorise":
            memory = replace(memory, ended=False, spent=False)
        elif decision.action == "stand down" and in_force:
            memory = replace(
                memory, ended=True, spent=True, latched=False, due_down=False, held_since=None, down_since=None
            )
    return memory


def moved(step: Step, memory: Memory, answers: Answers, day: date) -> Memory:
    """*memory* after the *answers* of *day*: the runs of days and the latch.

    The latch closes when `when` has held on every day looked at for `dwell_up`, and opens when the way down has held
    for `dwell_down`. An undetermined day breaks either run: it cannot be said to have held.
    """
    spent = memory.spent and answers.when is True
    held = (memory.held_since or day) if answers.when is True and not spent else None
    latched, latched_on = memory.latched, memory.latched_on
    if not latched and held is not None and day - held >= step.dwell_up:
        latched, latched_on = True, day
    falling = latched and answers.down is True and answers.when is not True
    down = (memory.down_since or day) if falling else None
    due = down is not None and day - down >= step.dwell_down
    if due and memory.authorised_on is None:
        latched, latched_on, due, down = False, None, False, None
    decision = memory.decision
    if decision and decision.action == "decline" and memory.latched and not latched:
        decision = None
    ended = memory.ended and not latched
    return Memory(held, down, latched, latched_on, due, spent, decision, ended, memory.state, memory.since)


def settled(step: Step, memory: Memory, answers: Answers, day: date, barriers: Sequence[tuple[str, str]]) -> Memory:
    """*memory* with the state of *day*; *barriers* as `barred` gives them."""
    state = _state(step, memory, answers, day, barriers)
    if memory.state == state and memory.since is not None:
        return memory
    return replace(memory, state=state, since=day)


def _state(step: Step, memory: Memory, answers: Answers, day: date, barriers: Sequence[tuple[str, str]]) -> StepState:
    if step.expires is not None and day > step.expires:
        return "expired"
    if memory.authorised_on is not None:
        if memory.due_down:
            return "standing down"
        started = memory.authorised_on + (step.lead_time or timedelta(0))
        return "authorised" if day < started else "active"
    if memory.ended:
        return "ended"
    if step.window_closes is not None and day > step.window_closes:
        return "expired"
    if memory.latched:
        return "blocked" if barriers else "warranted"
    if answers.ready is True or answers.when is True:
        return "readiness"
    return "undetermined" if answers.when is None or answers.ready is None else "dormant"


def barred(step: Step, in_force: Collection[str], kept_from: Collection[str]) -> tuple[tuple[str, str], ...]:
    """Why *step* cannot start: ("requires", id) of steps not in force, ("excludes", id) of steps in force.

    *in_force*: steps under way; *kept_from*: the steps that do not go with this one, whichever of the two says so.
    """
    missing = [("requires", other) for other in step.requires if other not in in_force]
    against = [("excludes", other) for other in sorted(set(kept_from)) if other in in_force]
    return (*missing, *against)


def notes(
    step: Step,
    memory: Memory,
    answers: Answers,
    day: date,
    barriers: Sequence[tuple[str, str]],
    probability: float | None = None,
) -> tuple[str, ...]:
    """What a reader should know beside the state, in the order: evidence, people, other steps, dates, costs.

    *probability*: that its condition holds, None where undetermined.
    """
    return (
        *_of_evidence(step, memory, answers),
        *_of_people(memory),
        *_of_others(barriers),
        *_of_dates(step, memory, day),
        *_of_costs(step, memory, probability),
    )


def _of_evidence(step: Step, memory: Memory, answers: Answers) -> list[str]:
    found = []
    if step.when is None and not step.no_regret:
        found.append("it has no condition: only a person starts it")
    elif step.when is None:
        found.append("a no-regret step: it waits for no evidence")
    if memory.held_since and not memory.latched:
        on = memory.held_since + step.dwell_up
        found.append(
            f"its condition holds since {memory.held_since}; warranted if it still holds on {_ceil(on, step.dwell_up)}"
        )
    if memory.spent:
        found.append("stood down while its condition holds; the condition must fail once before it is warranted anew")
    if memory.latched and answers.when is not True and not memory.due_down:
        if memory.down_since:
            until = _ceil(memory.down_since + step.dwell_down, step.dwell_down)
            found.append(f"its way down holds since {memory.down_since}; warranted until {until} if it goes on")
        else:
            answer = "does not hold" if answers.when is False else "cannot be told"
            found.append(
                f"warranted since {memory.latched_on}, though its condition {answer} today: it stays so until its way down holds"
            )
    return found


def _ceil(day: date, dwell: timedelta) -> date:
    """Dates drop hours: a dwell of 36 hours is over on the second day."""
    return day + timedelta(days=1) if dwell % timedelta(days=1) else day


def _of_people(memory: Memory) -> list[str]:
    decision = memory.decision
    if decision is None:
        return []
    verb = {"authorise": "authorised", "decline": "declined", "stand down": "stood down"}[decision.action]
    found = [f"{verb} by {decision.by} on {decision.on}: {decision.reason}"]
    if decision.action == "authorise" and not memory.latched:
        found.append("authorised, though the evidence does not warrant it")
    if decision.action == "decline" and memory.latched:
        found.append("declined, though the evidence warrants it")
    return found


def _of_others(barriers: Sequence[tuple[str, str]]) -> list[str]:
    words = {"requires": "requires {}, which is not in force", "excludes": "cannot go with {}, which is in force"}
    return [words[kind].format(other) for kind, other in barriers]


def _of_dates(step: Step, memory: Memory, day: date) -> list[str]:
    found = []
    if step.review_by and day > step.review_by:
        found.append(f"its review was due by {step.review_by}")
    if step.expires and day > step.expires:
        found.append(f"expired on {step.expires}")
    if step.window_closes and memory.authorised_on is None:
        if day > step.window_closes:
            found.append(f"its window closed on {step.window_closes}")
        elif step.lead_time and day + step.lead_time > step.window_closes:
            found.append(f"too late to be ready before its window closes on {step.window_closes}")
        elif memory.latched:
            last = step.window_closes - (step.lead_time or timedelta(0))
            found.append(f"to be decided by {last}, before its window closes")
    if step.lead_time and memory.authorised_on is None and not memory.ended:
        found.append(f"under way {_days(step.lead_time)} after it is decided")
    if memory.state == "authorised" and memory.authorised_on and step.lead_time:
        found.append(f"under way from {memory.authorised_on + step.lead_time}")
    return found


def _days(length: timedelta) -> str:
    days = length / timedelta(days=1)
    return "1 day" if days == 1 else f"{days:g} days"


def _of_costs(step: Step, memory: Memory, probability: float | None) -> list[str]:
    """From which probability acting is the cheaper of the two, by the costs that the file states: in vain / both."""
    if memory.state in {"expired", "ended"} or memory.authorised_on is not None:
        return []
    if step.cost_in_vain is None or step.cost_of_waiting is None or not step.cost_in_vain + step.cost_of_waiting:
        return []
    even = step.cost_in_vain / (step.cost_in_vain + step.cost_of_waiting)
    held = "" if probability is None else f"; {holding(probability)}"
    costs = f"to act in vain costs {step.cost_in_vain:g}, to wait in vain {step.cost_of_waiting:g}"
    return [f"{costs}: acting is the cheaper from {even:.0%} on".replace("%", " %") + held]


def holding(probability: float) -> str:
    """How likely a condition is to hold if the degree were known, in words; nothing and all say that the degree decides nothing.

    >>> holding(0.614)
    'its condition would hold with 61 % were the degree known'
    >>> holding(0.0)
    'its condition fails at each degree that is possible, with counts and standings as they are'
    """
    if probability <= _NOTHING:
        return "its condition fails at each degree that is possible, with counts and standings as they are"
    if probability >= 1 - _NOTHING:
        return "its condition holds at each degree that is possible, with counts and standings as they are"
    shown = "<1 %" if probability < 0.005 else ">99 %" if probability >= 0.995 else f"{100 * probability:.0f} %"
    return f"its condition would hold with {shown} were the degree known"
