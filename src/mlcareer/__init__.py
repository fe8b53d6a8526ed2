"""mlcareer: find your field in machine learning and plan the way there, offline."""

__version__ = "0.1.0"
