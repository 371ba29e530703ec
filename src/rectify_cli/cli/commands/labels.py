def labels(): pass
