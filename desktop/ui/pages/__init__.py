"""The pages of the window. They take values and emit signals, and never know each other."""
