"""Days in words, as every screen says them."""

from sourceline.dates.day_names import day_name as day_name
from sourceline.dates.day_names import interval_name as interval_name
