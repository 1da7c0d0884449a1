"""So that leaving a site engine costs one folder: nothing outside it has heard of MkDocs."""
