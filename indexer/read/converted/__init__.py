"""Files of other programs, made into ones that are read by LibreOffice where it is installed."""
