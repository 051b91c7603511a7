"""Days in words, as every screen says them."""

from sourceline.days import day_name as day_name
from sourceline.days import interval_name as interval_name
