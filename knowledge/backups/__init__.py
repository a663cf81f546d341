"""Backups of what cannot be made again: the records, and the plans that were published here, in one file.

A backup is a SQLite database: a copy of records.db with three tables more. `backup_about` says what it
is, `backup_files` holds the published plans, and `backup_digests` what the rows of each table come to, by
which every change of the content is found.
"""

from knowledge.backups.checking import About, BackupError, check
from knowledge.backups.making import make_backup
from knowledge.backups.restoring import Restored, restore

__all__ = ["About", "BackupError", "Restored", "check", "make_backup", "restore"]
