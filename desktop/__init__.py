"""Unknot: guided self-massage for the back. The rooms of the house are told in docs/architecture.md."""
