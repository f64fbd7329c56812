"""What people judge about differences: judgements, their place on the page, and what they change there."""
