"""The keys of the three differences that `collation_by_hand` holds; links to them must not break."""

LABEL = "d6d3c4af3e1"  # "Anti-terror groups" and "Iranian-backed factions"
SAID = "d3d97b94527"  # "The army said", only in A
VERB = "deb5cb8a766"  # "killed" and "martyred"
GONE = "d0000000000"  # of no difference
