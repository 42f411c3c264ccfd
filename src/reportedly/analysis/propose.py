"""Days that may have begun a new level, as a library believes on each day: the proposals of the online way.

`changepoint <https://github.com/promised-ai/changepoint>`_ gives, each day, the probability of every length of the run
of days with one rate (Bayesian online detection, Adams and MacKay 2007; Poisson counts with a gamma prior, in Rust). It
is fed one day after the other and has no way to see a later one. It takes clumped counts, and weekends, for changes
too, so that it only proposes; :mod:`reportedly.analysis.alarm` decides.
"""

from __future__ import annotations

from collections import deque
from typing import Any

from reportedly.analysis.extras import needed
from reportedly.analysis.scan import Floats

LENGTH = 365.0
"""Days that a level is expected to last. From 1,000 on, version 0.4 of the library no longer gives probabilities."""
BELIEF = 0.95
"""The probability of a new level at which it is proposed."""
FIRST = 14
"""Days that are read before anything is proposed: what the prior is made of."""
MEMORY = 120
"""Days that are read again when the detectors begin anew, every 180 days: their time grows with what they remember."""
_LONGEST = 180 + MEMORY
_SHAPE = 0.5  # of the prior: hardly any opinion about the rate
_LEAST_RATE = 0.05  # events a day


class Proposer:
    """Reads counts day by day, each kind for itself and all together.

    Raises:
        AnalysisError: R701 when changepoint is not installed.
    """

    def __init__(self) -> None:
        with needed("watching for shifts"):
            import changepoint
        self._library: Any = changepoint
        self._memory: deque[list[int]] = deque(maxlen=MEMORY)
        self._detectors: list[Any] = []
        self._runs: list[list[float]] = []
        self._read = 0

    def read(self, counts: Floats) -> None:
        """Read the counts of one more day, by kind."""
        day = [round(float(count)) for count in counts]
        day.append(sum(day))
        self._memory.append(day)
        self._read += 1
        if self._read == FIRST or self._read >= _LONGEST:
            self._begin()
        elif self._read > FIRST:
            self._step(day)

    def proposes(self, shortest: int, longest: int) -> bool:
        """Whether a level has probably begun, for a kind or all together.

        Args:
            shortest, longest: the days, of those read, that it has lasted by now.
        """
        longest = min(longest, self._read - FIRST)
        # Not below, rather than above: a probability that the library lost (NaN) is one for the test to decide.
        return longest >= shortest and any(not sum(run[shortest : longest + 1]) < BELIEF for run in self._runs)

    def _begin(self) -> None:
        """Begin with what is remembered, whose mean is that of the prior."""
        days = list(self._memory)
        rates = [max(sum(kind) / len(days), _LEAST_RATE) for kind in zip(*days, strict=True)]
        priors = [self._library.PoissonGamma(_SHAPE, _SHAPE / rate) for rate in rates]
        self._detectors = [self._library.Bocpd(prior, LENGTH) for prior in priors]
        self._read = len(days)
        for day in days:
            self._step(day)

    def _step(self, day: list[int]) -> None:
        self._runs = [detector.step(count) for detector, count in zip(self._detectors, day, strict=True)]
