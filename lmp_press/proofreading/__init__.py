"""Proofreading: a finished Release in, problems out. One check a file; nothing is changed."""

from lmp_press.proofreading.proofreader import Proofreader

__all__ = ["Proofreader"]
