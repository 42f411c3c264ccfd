"""The pages, one file each: a query, a context, and the function that makes the one from the other."""

from reportedly.serve.pages import (
    api,
    article,
    downloads,
    dyad,
    dyads,
    events,
    failures,
    overview,
    places,
    record,
    search,
    series,
    sources,
    tables,
    timeline,
    trial,
)

ROUTERS = (
    overview.router,
    timeline.router,
    dyads.router,
    dyad.router,
    series.router,
    places.router,
    article.router,
    record.router,
    events.router,
    sources.router,
    search.router,
    trial.router,
    failures.router,
    downloads.router,
    tables.router,
    api.router,
)
