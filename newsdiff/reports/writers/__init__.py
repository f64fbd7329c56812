"""One file for each report format. Pure: a `Report` in, bytes out."""
