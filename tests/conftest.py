"""How all tests are run."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# A busy machine is no fault of an example: how long things take is measured in benchmarks/, not here.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")
