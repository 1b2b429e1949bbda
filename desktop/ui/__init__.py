"""The window, its pages, its widgets and their look."""
