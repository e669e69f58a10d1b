"""Pages that are no single article in prose: several posts, lists, two languages, nothing at all."""
