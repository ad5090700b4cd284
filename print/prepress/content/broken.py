"""How a damaged PDF shows itself: any object may turn out to be of another kind than it should."""

from pikepdf import PikepdfError
from PIL import Image

BROKEN = (
    *(PikepdfError, RuntimeError, RecursionError, NotImplementedError),
    *(Image.DecompressionBombError, Warning),  # preflight raises what libraries warn of
    *(ArithmeticError, AttributeError, LookupError, TypeError, ValueError),
)
