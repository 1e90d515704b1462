"""vendra without asyncio: the same methods by the same names, which wait.

Other threads run while one waits, an engine may be used by any number of them, and Ctrl-C ends what waits.
"""

from ._sync.engine import Engine, Market
from ._sync.opening import open
from ._sync.trial import Trial

__all__ = ["Engine", "Market", "Trial", "open"]
