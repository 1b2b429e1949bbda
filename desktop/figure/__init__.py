"""Pure geometry of the person, the tools and their motion: pose values in, frames of plain numbers out."""
