"""The keys of the three differences that `collation_by_hand` holds; links to them must not break."""

LABEL = "d6daf22dcd0"  # "Anti-terror groups" and "Iranian-backed factions"
SAID = "da8aa026347"  # "The army said", only in A
VERB = "d563da39323"  # "killed" and "martyred"
GONE = "d0000000000"  # of no difference
