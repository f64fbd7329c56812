"""Agreement between coders: chance-corrected figures over units, with missing values and intervals."""
