"""What a document has said before: a name or a year that an earlier note holds is likely a source cited again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefcite.references.tag.tokens import Token

NEW, ONCE, OFTEN = 1, 2, 3
"""No earlier note holds the token; one does; several do. 0 is a token that tells nothing, or that has no document."""
LEVELS = 4
SHORTEST = 3
"""Letters or digits of a name or number that tells something."""


class NotesSoFar:
    """The notes of one document so far."""

    def __init__(self) -> None:
        self._notes_with: Counter[str] = Counter()

    def mark(self, note: Sequence[Token]) -> list[Token]:
        """Return the tokens of the next note with their levels, and remember them."""
        names = [token.text.lower() if tells(token.text) else "" for token in note]
        marked = [
            token._replace(level=NEW + min(self._notes_with[name], 2)) if name else token
            for token, name in zip(note, names, strict=True)
        ]
        self._notes_with.update({name for name in names if name})
        return marked


def tells(token: str) -> bool:
    """Return whether a token is a name or number that tells something: capitalised or of digits, and not short."""
    return len(token) >= SHORTEST and (token[0].isupper() or token[0].isdigit())
