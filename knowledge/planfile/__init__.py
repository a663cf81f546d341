"""Plan files: reads them with all of their mistakes at once, and writes them.

Only what compiles the library and what edits plans needs this package; answering does not.
"""

from knowledge.planfile.read import load, load_bytes, load_folder, parse
from knowledge.planfile.write import dump

__all__ = ["dump", "load", "load_bytes", "load_folder", "parse"]
