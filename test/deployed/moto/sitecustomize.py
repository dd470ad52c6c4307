"""Python runs this at its start wherever PYTHONPATH leads here. A moto that cannot be mended must not start as if it had been."""

import os
import traceback

try:
    import as_aws  # noqa: F401
except Exception:
    traceback.print_exc()
    os._exit(1)
