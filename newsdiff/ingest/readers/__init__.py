"""One reader for each file type, looked up in `newsdiff.ingest.read`."""
