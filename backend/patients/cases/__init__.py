"""The eight lists of people who need more than usual: why someone is on one, what is done, and until when."""
