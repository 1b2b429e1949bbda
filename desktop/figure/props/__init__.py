"""Things in the picture, each in its true size and recognisable from every side. Knows no colours."""

from desktop.figure.props.layers import Layers
from desktop.figure.props.registry import STANDING, prop_layers
from desktop.figure.props.spin import rolled_along

__all__ = ["STANDING", "Layers", "prop_layers", "rolled_along"]
