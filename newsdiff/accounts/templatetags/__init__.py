"""Template tags about the person who looks."""
