"""What people decide about the links between passages: decisions, their place on the page, and what they change."""
