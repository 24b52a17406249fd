"""What a user can be told when something could not run: one sentence each, with a way out.

Only the command line turns these into exit status 2. Bad content is never an error: it is a finding, or a
citation left unresolved.
"""

from __future__ import annotations


class BriefciteError(Exception):
    """Base of all errors that a user can do something about; ``str(error)`` is the sentence to show."""


class UnreadableFile(BriefciteError):
    """The file is missing, a folder, empty, truncated, binary, or of a kind that is not known."""


class EncryptedFile(BriefciteError):
    """The file needs a password, or the one given is wrong."""


class NoTextLayer(BriefciteError):
    """The pages hold pictures of text, or text that no engine can decode."""


class MissingExtra(BriefciteError):
    """An optional package or program is not installed."""


class UnreachableCluster(BriefciteError):
    """The scheduler does not answer, or its workers cannot read."""


class UnwritableOutput(BriefciteError):
    """The output cannot be written; what stood there before is untouched."""
