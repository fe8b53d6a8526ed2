"""At how many weeks a rival would pass: the time line solved for the weeks (matching.md 11.2 C)."""

from __future__ import annotations

from dataclasses import dataclass

from mlcareer.advice.fit import Times
from mlcareer.advice.lines import standing, time_points
from mlcareer.advice.profile import Profile
from mlcareer.advice.tables import Tables

HALVINGS = 60


@dataclass(frozen=True)
class Race:
    """Totals without time lines, and the weeks each needs, of all that are not set aside."""

    totals: dict[str, float]
    needed: dict[str, float]
    tables: Tables

    def ahead_by(self, rival: str, weeks: float) -> float:
        """Points by which the rival leads everybody else if there are so many weeks."""
        after = {
            name: total + time_points(self.needed[name], weeks, self.tables)
            for name, total in self.totals.items()
        }
        return after[rival] - max((points for name, points in after.items() if name != rival), default=0.0)


def weeks_to_pass(
    profile: Profile, tables: Tables, rival: str, times: Times, background: bool = True
) -> float | None:
    """The fewest weeks, from those given upwards, at which the rival leads; ``None`` if it never does.

    Between two corners of the log2 lines the lead only rises or only falls, so each piece is looked
    at once and the crossing is found by halving. Needs the time of all that are not set aside.
    """
    tables = tables.weighted(profile.priorities)
    now = standing(profile, tables, None, background)
    names = [tables.ids[one] for one in now.active]
    if not profile.weeks or rival not in names or any(name not in times for name in names):
        return None
    needed = {name: times[name].weeks_p50 for name in names}
    race = Race({name: now.totals[tables.index[name]] for name in names}, needed, tables)
    most = 2**tables.constants.most_doublings
    corners = {*needed.values(), *(weeks / most for weeks in needed.values())}
    given = profile.weeks
    ends = [given, *sorted(weeks for weeks in corners if weeks > given)]
    for low, high in zip(ends, [*ends[1:], ends[-1]], strict=True):
        if race.ahead_by(rival, low) > 0:
            return low
        if race.ahead_by(rival, high) > 0:
            return _crossing(race, rival, low, high)
    return None


def _crossing(race: Race, rival: str, low: float, high: float) -> float:
    """The weeks from which the rival leads, between a count where it does not and one where it does."""
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if race.ahead_by(rival, middle) > 0:
            high = middle
        else:
            low = middle
    return high
