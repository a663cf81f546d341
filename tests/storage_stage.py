"""A stage for failing storages: real processes, and disks that fill up and empty again."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest

ROOT = Path(__file__).parent.parent
NOW = "2025-08-10T08:00"
WHOLE = (
    "/dangky thai-nguyen-2025; xã Số {}; loại đơn vị: xã; đại hội; sáng 20/8; địa điểm: Hội trường {}; 120 đb;"
    " 90 trực tiếp; 4 tham luận; liên hệ Nguyễn Văn An; 0912345678"
)


def environment(folder: Path, **settings: str) -> dict[str, str]:
    """Make the environment of a `kehoach` process; settings are named as `telegram__token`."""
    given = {f"KEHOACH_{name.upper()}": value for name, value in settings.items()}
    return os.environ | {"KEHOACH_STORAGE__FOLDER": str(folder), "PYTHONPATH": str(ROOT)} | given


def kehoach(folder: Path, *arguments: str | Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    command = [sys.executable, "-m", "bot", "--now", NOW, *map(str, arguments)]
    env = environment(folder, **settings)
    return subprocess.run(
        command, env=env, capture_output=True, text=True, timeout=120, check=False, stdin=subprocess.DEVNULL
    )


class Conversation:
    """A `kehoach chat` process that one talks to; use it as a context manager."""

    def __init__(self, folder: Path, errors: Path) -> None:
        self._errors = errors
        with errors.open("wb") as target:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bot", "--now", NOW, "chat"],
                env=environment(folder),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=target,
            )
        self.welcome = self._read("")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        with suppress(BrokenPipeError):
            self.process.stdin.close()
        self.process.wait(30)
        self.process.stdout.close()

    def says(self, line: str) -> str:
        """Say a line and give the answer."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n".encode())
        self.process.stdin.flush()
        return self._read(f"> {line[:150]}")

    @property
    def errors(self) -> str:
        """What was said on standard error."""
        return self._errors.read_text("utf-8")

    def _read(self, echo: str) -> str:
        """Read until an answer after the echo of a line is whole: each is written at a stroke and ends in a blank."""
        assert self.process.stdout is not None
        said = b""
        while True:
            part = os.read(self.process.stdout.fileno(), 1 << 16)
            said += part
            text = said.decode("utf-8", "replace")
            rest = text.partition(echo)[2].partition("\n")[2] if echo else text
            if not part or rest.endswith("\n\n"):
                return rest


@dataclass(frozen=True)
class Disk:
    """A disk that can be full; `said` is what the operator hears of it then."""

    folder: Path
    said: str

    def fill(self, process: int) -> None:
        """Leave no room for what a process writes."""
        raise NotImplementedError

    def clear(self, process: int) -> None:
        """Make room again."""
        raise NotImplementedError


class SmallDisk(Disk):
    """A file system of its own, of a few MB, with a file that takes all that is free."""

    def fill(self, process: int) -> None:
        """Write until nothing more fits."""
        with suppress(OSError), (self.folder / "filler").open("wb", buffering=0) as file:
            while True:
                file.write(bytes(4096))

    def clear(self, process: int) -> None:
        """Delete what fills it."""
        (self.folder / "filler").unlink()


class Limited(Disk):
    """A process whose files the system lets grow no more."""

    def fill(self, process: int) -> None:
        """Let no file grow beyond what the log of the records has."""
        size = (self.folder / "records.db-wal").stat().st_size
        resource.prlimit(process, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    def clear(self, process: int) -> None:
        """Let files grow again."""
        resource.prlimit(process, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


@contextmanager
def mounted(folder: Path, size: str) -> Iterator[None]:
    """Have a file system in memory at a folder; the test is skipped where one may not be mounted."""
    folder.mkdir(exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("may not mount")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@contextmanager
def disk(kind: str, folder: Path) -> Iterator[Disk]:
    """Give a disk of a kind: `small` or `limited`."""
    if kind == "limited":
        yield Limited(folder, "Đĩa báo lỗi")
        return
    with mounted(folder / "disk", "5m"):
        yield SmallDisk(folder / "disk", "Hết chỗ ghi")
