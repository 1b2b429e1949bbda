"""QtGui painters for frames and the back map. No widgets."""
