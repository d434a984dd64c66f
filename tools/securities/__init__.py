"""Makes the tables of names and codes that the recogniser ships; see data/README.md there."""
