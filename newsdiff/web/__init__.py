"""What all pages share: middleware, htmx answers, template tags. Imports no app."""
