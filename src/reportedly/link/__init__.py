"""Links between claims: near-copies, reports of one event, and what backs an event. See ``docs/linking.md``."""
