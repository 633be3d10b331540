"""How far two points of the earth are apart: takes degrees, returns kilometres."""

from __future__ import annotations

import math

EARTH_RADIUS = 6371.0  # kilometres, the mean


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the great-circle distance of two points, each (degrees north, degrees east)."""
    north, east, other_north, other_east = map(math.radians, (*one, *other))
    across = math.sin((north - other_north) / 2) ** 2
    across += math.cos(north) * math.cos(other_north) * math.sin((east - other_east) / 2) ** 2
    return 2 * EARTH_RADIUS * math.asin(min(1.0, math.sqrt(across)))
