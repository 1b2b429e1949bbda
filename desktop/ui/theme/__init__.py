"""The look: tokens, palettes, one stylesheet, icons and the theme that hands them out."""
