"""YAML in, model values and problems out: the reader, the catalogue and the tool selector."""
