"""Review: what differs between two releases, why, and how a person sees it."""
