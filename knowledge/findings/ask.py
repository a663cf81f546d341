"""What findings are composed for: a question as read, on a day, after what was said before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from knowledge.quantities import before, of_the_body
from knowledge.reading import Reading


@dataclass(frozen=True, slots=True, eq=False)
class Ask:
    """What a finding is composed for: the question as read, its kinds with weights, the day, what was said before."""

    reading: Reading
    kinds: dict[str, float]
    today: date
    said: str = ""

    @property
    def numbers(self) -> Reading:
        """The reading that counts and days are taken from: the question, or what was said before it."""
        if self.reading.of("number", "day") or not self.said:
            return self.reading
        return before(self.said, self.reading)

    @property
    def staff(self) -> Reading:
        """The reading that the count of a body's own people is taken from."""
        told = of_the_body(self.said, self.reading)
        return self.numbers if told is self.reading else told
