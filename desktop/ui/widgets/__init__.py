"""Small widgets: values in, signals out. They know neither pages nor the system."""
