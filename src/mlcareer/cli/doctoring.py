"""What ``doctor`` looks at: Python, the terminal, the folders, the base."""

from __future__ import annotations

import os
import platform

from mlcareer import __version__
from mlcareer.advice.document import KnowledgeStamp
from mlcareer.advice.health import DOCTOR_SCHEMA, DoctorReport, Finding, base_findings
from mlcareer.cli.opening import Setting


def doctor_report(place: Setting) -> DoctorReport:
    """Everything that could be wrong with the installation, each fine or with what to do."""
    findings = (
        Finding("mlcareer", True, f"version {__version__}, Python {platform.python_version()}"),
        _home(place),
        _terminal(place),
        *(Finding("note", False, sentence, "see mlcareer help privacy") for sentence in place.base.notes),
        *base_findings(place.base, place.today),
    )
    return DoctorReport(
        schema=DOCTOR_SCHEMA,
        knowledge=KnowledgeStamp(place.base.version, place.base.digest),
        findings=findings,
        next_actions=(("mlcareer", "sources"), ("mlcareer", "check")),
    )


def _home(place: Setting) -> Finding:
    """Whether the user's files can be kept."""
    if place.home is None:
        return Finding(
            "home", False, "there is no home folder, so nothing is kept", "set MLCAREER_HOME to a folder"
        )
    folder = place.home if place.home.is_dir() else place.home.parent
    if not os.access(folder, os.W_OK):
        return Finding(
            "home", False, f"{place.home} cannot be written", "set MLCAREER_HOME to another folder"
        )
    return Finding("home", True, f"your files are kept in {place.home}")


def _terminal(place: Setting) -> Finding:
    """How pages are drawn here."""
    out = place.term.out
    symbols = "Unicode" if out.unicode else "ASCII"
    colour = "with colour" if out.colour else "without colour"
    return Finding("terminal", True, f"{out.width} columns, {symbols}, {colour}")
