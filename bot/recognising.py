"""Gives scanned pages words by OCR, where `kehoach[ocr]` and Tesseract's Vietnamese (`vie`) are installed."""

from __future__ import annotations

import importlib.util
import logging
import subprocess
import sys
from contextlib import suppress

SECONDS = 540
"""Seconds that recognising a document's words may take."""

log = logging.getLogger(__name__)


def available() -> bool:
    """Tell whether words can be recognised at all."""
    return importlib.util.find_spec("ocrmypdf") is not None


def recognised(content: bytes) -> bytes | None:
    """Give a scanned PDF with its words under the pictures; None where they could not be recognised."""
    if not available():
        return None
    command = [sys.executable, "-m", "ocrmypdf", "-l", "vie", "--rotate-pages", "--output-type", "pdf", "-", "-"]
    try:
        done = subprocess.run(  # noqa: S603 - a command of our own, the document comes by its input
            command, input=content, capture_output=True, timeout=SECONDS, check=True, preexec_fn=_unbound
        )
    except (OSError, subprocess.SubprocessError) as error:
        log.warning("words could not be recognised: %s", type(error).__name__)
        return None
    return done.stdout


def _unbound() -> None:
    """Take off the limits of the process that reads, which are too narrow for this."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        for limit in (resource.RLIMIT_AS, resource.RLIMIT_CPU):
            most = resource.getrlimit(limit)[1]
            resource.setrlimit(limit, (most, most))
