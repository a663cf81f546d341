"""The library: all plans compiled into one database file, which is replaced whole and only read.

`compile_library` makes `library.db` from a folder of plan files; `Library` answers from it.
"""

from knowledge.library.build import compile_library
from knowledge.library.clauses import TextLine, dump_text, text_path
from knowledge.library.fill import Indexer, Layouter, Weigher
from knowledge.library.reader import Library
from knowledge.library.rows import Head, Name

__all__ = [
    "Head",
    "Indexer",
    "Layouter",
    "Library",
    "Name",
    "TextLine",
    "Weigher",
    "compile_library",
    "dump_text",
    "text_path",
]
