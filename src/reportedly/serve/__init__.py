"""The pages: a store seen in the browser, each page with a JSON twin. See ``docs/serve.md``."""

from reportedly.serve.app import create_app
from reportedly.serve.options import Options

__all__ = ["Options", "create_app"]
