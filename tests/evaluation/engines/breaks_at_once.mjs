// An engine that cannot even be loaded.
throw new TypeError("there is no such thing");
