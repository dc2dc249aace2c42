"""Label Studio there and back: the config and codebook from a scheme, tasks from quotes, annotations from exports."""
