"""A machine with records and published plans, to be backed up and restored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from stand import MORNING
from test_migrations import content, filled, of_version

from knowledge.records import NEWEST, Records

LATER = MORNING + timedelta(hours=3)


@dataclass(frozen=True)
class Machine:
    """A machine with a bot: its storage folder and its folder of published plans."""

    folder: Path

    @property
    def records(self) -> Path:
        """The records."""
        return self.folder / "records.db"

    @property
    def plans(self) -> Path:
        """The published plans."""
        return self.folder / "plans"

    def filled(self, seed: int, *plans: str) -> Machine:
        """Have records full of made-up rows, and plans."""
        self.folder.mkdir()
        of_version(self.records, NEWEST)
        filled(self.records, seed)
        self.plans.mkdir()
        for name in plans:
            (self.plans / f"{name}.toml").write_text(f"id = {name!r} # {seed}", "utf-8")
            (self.plans / f"{name}.text.tsv").write_text(f"I\tĐiều {seed}\n", "utf-8")
        return self

    def held(self) -> tuple[object, ...]:
        """Give all that a backup of it is to bring back, but for letters, messages and the moment of a restoring."""
        with Records(self.records) as records:
            records.examine()
            assert records.rows("PRAGMA foreign_key_check") == []
        rows = content(self.records)
        for name in [name for name in rows if name.split(":")[0] in ("outbox", "inbox")]:
            del rows[name]
        for name in rows:
            if name.startswith("versions:"):
                rows[name] = [row for row in rows[name] if row[0] != "restored"]
        files = {file.name: file.read_text("utf-8") for file in sorted(self.plans.iterdir())}
        return rows, files
