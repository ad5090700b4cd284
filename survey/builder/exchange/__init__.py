"""Pages on which a draft meets other people: translators, partners, test readers, the public."""
