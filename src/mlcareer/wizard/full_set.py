"""The best-worst widget: first and last of four, which never move between the picks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from mlcareer.advice.answers import Picks
from mlcareer.wizard import events
from mlcareer.wizard.asking import Ask, Choice
from mlcareer.wizard.full_drawn import Drawn, Group, Hint
from mlcareer.wizard.look import Look
from mlcareer.wizard.wrapping import pad, shorten, wrap

MARK_COLUMN = 9
MARKS = ("first", "was first", "was last")


@dataclass(frozen=True)
class SetView:
    """A set with its pointer and its first pick (empty before it)."""

    ask: Ask
    at: int = 0
    first: str = ""
    message: str = ""

    @property
    def old(self) -> Picks | None:
        """The picks that the set had when it was opened, if they are of these options."""
        present = self.ask.present
        ids = {choice.id for choice in self.ask.choices}
        return present if isinstance(present, Picks) and {present.best, present.worst} <= ids else None

    def press(self, key: str) -> SetView | events.Event:
        """The set after a key, or what the key means for the question."""
        view = replace(self, message="")
        if key in ("escape", "s-tab"):
            return view._taken_back() if self.first else events.Back()
        if key == "backspace":
            return view._taken_back() if self.first else view
        if key in STEPS:
            return view._moved(key)
        if key == "s":
            return events.Skip() if self.ask.optional else view
        if key == "f" and self.ask.part == 1:
            return events.Finish()
        if key == "enter":
            return view._pick(self.ask.choices[self.at])
        numbered = next((choice for choice in self.ask.choices if choice.number == key), None)
        return view._pick(numbered) if numbered else view

    def _pick(self, choice: Choice) -> SetView | events.Event:
        """The first pick, or the last one, with which the set is answered."""
        if not self.first:
            return replace(self, first=choice.id, at=self._after_first(choice))
        if choice.id == self.first:
            return replace(self, message=f"{choice.number} is already your first.")
        others = tuple(one.id for one in self.ask.choices if one.id not in (self.first, choice.id))
        of_problems = self.ask.question.startswith("problems-")
        return events.Answered(Picks(self.first, choice.id, others if of_problems else ()))

    def _after_first(self, picked: Choice) -> int:
        """Where the pointer goes: to the old last, else to the first one that remains."""
        ids = [choice.id for choice in self.ask.choices]
        if self.old and self.old.worst != picked.id:
            return ids.index(self.old.worst)
        return 0 if ids[0] != picked.id else 1

    def _taken_back(self) -> SetView:
        """The set before its first pick, the pointer on what was picked."""
        ids = [choice.id for choice in self.ask.choices]
        return replace(self, first="", at=ids.index(self.first))

    def _moved(self, key: str) -> SetView:
        """The pointer elsewhere; it steps over the first pick."""
        free = [place for place, choice in enumerate(self.ask.choices) if choice.id != self.first]
        here = free.index(self.at)
        to = {"home": 0, "end": len(free) - 1}.get(key, (here + STEPS[key]) % len(free))
        return replace(self, at=free[to])

    def _mark(self, choice: Choice) -> str:
        """What is said beside an option: its pick, or the pick it had."""
        if choice.id == self.first:
            return "first"
        if self.old and not self.first and choice.id == self.old.best:
            return "was first"
        if self.old and choice.id == self.old.worst:
            return "was last"
        return ""

    def draw(self, look: Look) -> Drawn:
        """The four options for a width."""
        asked = (self.ask.text, self.ask.last_text)
        return Drawn(
            questions=asked[::-1] if self.first else asked,
            groups=tuple(self._group(choice, place, look) for place, choice in enumerate(self.ask.choices)),
            current=self.at,
            cursor=0 if look.narrow else MARK_COLUMN,
            error=self.message,
            hints=self._hints(bool(self.first)),
            other_hints=self._hints(not self.first),
        )

    def _group(self, choice: Choice, place: int, look: Look) -> Group:
        """One option as lines, with as much room as it takes with any mark."""
        mark, pointer = self._mark(choice), ">" if place == self.at else " "
        if not look.narrow:
            before = pad(f"  {mark}" if len(mark) < len("was last") else mark, MARK_COLUMN)
            before += f"{pointer} {choice.number}  "
            lines = wrap(choice.text, look.width, before)
            return Group(tuple(lines), 0, (shorten(before + choice.text, look.width, look.sign("ellipsis")),))
        pointer = "*" if mark == "first" else pointer
        before = f"{pointer} {choice.number} "
        marks = MARKS if self.old else MARKS[:1]
        room = max(len(wrap(f"{choice.text} ({one})", look.width, before)) for one in marks)
        text = f"{choice.text} ({mark})" if mark else choice.text
        return Group(tuple(wrap(text, look.width, before)), 0, (_cut(before, choice, mark, look),), room)

    def _hints(self, last: bool) -> tuple[Hint, ...]:
        """The keys that work in a step."""
        numbers = [choice.number for choice in self.ask.choices if not last or choice.id != self.first]
        end: tuple[Hint, ...] = (("f shortlist now", "f list"),) if self.ask.can_finish and not last else ()
        skip: tuple[Hint, ...] = (("s skip", "s skip"),) if self.ask.optional else ()
        why: Hint = ("? why we ask", "? help")
        if last:
            said = ", ".join(numbers[:3])
            wide = f"{said} or Enter: your last"
            return ((wide, "1-4 last"), ("Esc undo first", "Esc undo"), *skip, why)
        return (
            ("1-4 or Enter: your first", "1-4 first"),
            ("Esc back", "Esc back"),
            *skip,
            *end,
            why,
            ("Ctrl-C stop", ""),
        )


def _cut(before: str, choice: Choice, mark: str, look: Look) -> str:
    """An option in one line, its mark kept."""
    end = f" ({mark})" if mark else ""
    return shorten(before + choice.text, look.width - len(end), look.sign("ellipsis")) + end


STEPS = {"up": -1, "down": 1, "c-p": -1, "c-n": 1, "home": 0, "end": 0}


def set_view(ask: Ask) -> SetView:
    """A set at its beginning, the pointer on the old first pick where there is one."""
    view = SetView(ask)
    ids = [choice.id for choice in ask.choices]
    return replace(view, at=ids.index(view.old.best)) if view.old else view
