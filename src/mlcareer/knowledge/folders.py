"""Where the files of a base lie, and the digest of their contents. Reads no YAML."""

from __future__ import annotations

import hashlib
from pathlib import Path

from mlcareer.knowledge.kinds import Kind

# Each kind lives in <name>/*.yaml or <name>.yaml; those of ONE_A_FILE in <name>/<id>.yaml only.
FOLDERS = {
    Kind.SPECIALIZATION: "specializations",
    Kind.ROLE: "roles",
    Kind.SKILL: "skills",
    Kind.RESOURCE: "resources",
    Kind.PROJECT: "projects",
    Kind.COMPETITION: "competitions",
    Kind.REPOSITORY: "repositories",
    Kind.COMMUNITY: "communities",
    Kind.EVENT: "events",
    Kind.INDUSTRY: "industries",
    Kind.SIGNAL: "signals",
    Kind.GUIDE: "guides",
    Kind.TRAIT: "traits",
    Kind.QUESTION: "questions",
    Kind.SOURCE: "sources",
    Kind.TERM: "vocabulary",
}
ONE_A_FILE = (Kind.SPECIALIZATION, Kind.ROLE, Kind.GUIDE)
# In these the order of a file is the order of asking or showing; all others are sorted by id.
IN_ORDER = (Kind.TRAIT, Kind.QUESTION, Kind.TERM)
OTHER_FOLDERS = ("facts", "people", "tasters")


def base_files(folder: Path) -> list[Path]:
    """Every file that a base is made of, in a fixed order: YAML of the kinds, and the facts."""
    found = [path for name in FOLDERS.values() for path in files_of(folder, name)]
    return [*found, *sorted((folder / "facts").glob("*.csv"))]


def files_of(folder: Path, name: str) -> list[Path]:
    """The YAML files of one kind, in a fixed order."""
    alone = folder / f"{name}.yaml"
    return [*([alone] if alone.is_file() else []), *sorted((folder / name).glob("*.yaml"))]


def digest_of(folder: Path) -> str:
    """Sixteen hexadecimal digits over the names and contents of all files of a base."""
    whole = hashlib.sha256()
    for path in base_files(folder):
        whole.update(path.relative_to(folder).as_posix().encode() + b"\0")
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:16]
