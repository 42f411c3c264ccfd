"""The pages, one file each: a query, a context, and the function that makes the one from the other."""

from reportedly.serve.pages import api, article, downloads, events, overview, record, search, sources, timeline, trial

ROUTERS = (
    overview.router,
    timeline.router,
    article.router,
    record.router,
    events.router,
    sources.router,
    search.router,
    trial.router,
    downloads.router,
    api.router,
)
