"""Stories in real Chromium: several phones as separate browsers, one server, the network going and coming."""
