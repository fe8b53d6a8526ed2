"""The one-line field: prefilled, checked on Enter, its error right below it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from mlcareer.advice.answers import SKIP
from mlcareer.wizard import events
from mlcareer.wizard.asking import Ask
from mlcareer.wizard.full_drawn import Drawn, Group, Hint
from mlcareer.wizard.look import Look
from mlcareer.wizard.values import MOST_CHARACTERS, Wrong, field_label, read, shown
from mlcareer.wizard.wrapping import cells, clean, wrap

NEEDED = "an answer is needed."


@dataclass(frozen=True)
class FieldView:
    """A text with its cursor."""

    ask: Ask
    text: str = ""
    at: int = 0
    message: str = ""

    def press(self, key: str) -> FieldView | events.Event:
        """The field after a key, or what the key means for the question."""
        view = replace(self, message="")
        if key in ("escape", "s-tab"):
            return events.Back()
        if key == "enter":
            return view._accept()
        if key == "c-d":
            return events.Stop() if not self.text else view._deleted(self.at, self.at + 1)
        if key in DELETES:
            start, end = DELETES[key](self.text, self.at)
            return view._deleted(start, end)
        if key in MOVES:
            return replace(view, at=MOVES[key](self.text, self.at))
        return view.typed(key) if len(key) == 1 else view

    def typed(self, more: str) -> FieldView:
        """The text with more in it; what was pasted is folded to one line."""
        # A pasted text is cleaned whole, a typed blank must stay.
        more = more if more == " " else clean(more)
        more = more[: MOST_CHARACTERS - len(self.text)]
        text = self.text[: self.at] + more + self.text[self.at :]
        return replace(self, text=text, at=self.at + len(more))

    def _deleted(self, start: int, end: int) -> FieldView:
        """The text without a piece."""
        start = max(0, start)
        return replace(self, text=self.text[:start] + self.text[end:], at=start)

    def _accept(self) -> FieldView | events.Event:
        """The value, or why it cannot be one; an empty optional field skips."""
        if not self.text.strip():
            return events.Skip() if self.ask.optional else replace(self, message=NEEDED)
        record = self.ask.record
        value = read(record, self.text) if record else self.text
        if isinstance(value, Wrong):
            return replace(self, message=value.because, at=len(self.text))
        return events.Answered(value)

    def draw(self, look: Look) -> Drawn:
        """The field for a width: what is longer is shown around the cursor."""
        margin = "" if look.narrow else "  "
        label = f"{margin}{field_label(self.ask.label, self.ask.record)}: "
        *above, last = wrap(label.strip(), max(10, look.width - 6), margin, margin)
        last += " "
        room = max(1, look.width - cells(last) - 1)
        start = max(0, self.at - room)
        # A blank at the end, so that the cursor behind the text has a cell to stand on.
        line = last + self.text[start : start + room] + " "
        return Drawn(
            questions=(self.ask.text,),
            groups=(Group((*above, line), len(above), (line,)),),
            cursor=cells(last + self.text[start : self.at]),
            error=self.message,
            hints=self._hints(),
        )

    def _hints(self) -> tuple[Hint, ...]:
        """The keys of a field."""
        empty: tuple[Hint, ...] = (("empty: skip", ""),) if self.ask.optional else ()
        back: tuple[Hint, ...] = (("Esc back", "Esc back"),) if self.ask.can_back else ()
        accept: Hint = ("Enter accept", "Enter ok")
        return (accept, *back, *empty, ("F1 why we ask", "F1 help"), ("Ctrl-C stop", ""))


def _word_start(text: str, at: int) -> int:
    """Where the word before the cursor begins."""
    return len(text[:at].rstrip().rpartition(" ")[0]) + (1 if " " in text[:at].rstrip() else 0)


MOVES: dict[str, Callable[[str, int], int]] = {
    "left": lambda text, at: max(0, at - 1),
    "right": lambda text, at: min(len(text), at + 1),
    "home": lambda text, at: 0,
    "end": lambda text, at: len(text),
    "c-a": lambda text, at: 0,
    "c-e": lambda text, at: len(text),
}
DELETES: dict[str, Callable[[str, int], tuple[int, int]]] = {
    "backspace": lambda text, at: (at - 1, at),
    "delete": lambda text, at: (at, at + 1),
    "c-u": lambda text, at: (0, at),
    "c-k": lambda text, at: (at, len(text)),
    "c-w": lambda text, at: (_word_start(text, at), at),
}


def field_view(ask: Ask) -> FieldView:
    """A field with the present answer in it, the cursor at its end."""
    text = "" if ask.present == SKIP else shown(ask.present)
    return FieldView(ask, text, len(text))
