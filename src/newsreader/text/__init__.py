"""Untrusted text made clean; its width in cells; where a line may break."""
