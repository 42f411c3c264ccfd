"""The pages, one file each: a query, a context, and the function that makes the one from the other."""

from reportedly.serve.pages import timeline

ROUTERS = (timeline.router,)
