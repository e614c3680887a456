"""What holds for every test: a machine that is slow or shared changes no result."""

from hypothesis import settings

settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")
