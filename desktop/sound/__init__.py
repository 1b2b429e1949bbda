"""Cue synthesis and the ports for playing it. Knows no Qt."""
