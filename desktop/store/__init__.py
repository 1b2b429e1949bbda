"""What is kept between two starts: settings, written atomically."""
