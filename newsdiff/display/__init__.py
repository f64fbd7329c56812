"""A collation and marks in, rows and text runs for any page or file out. Pure."""
