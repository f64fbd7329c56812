"""People, projects, and the only way to fetch an object for a user."""
