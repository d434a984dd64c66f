"""One archive -> a disposable cache that answers queries: scan, derive, store, search."""
