def policy(): pass
