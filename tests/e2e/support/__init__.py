"""What the stories are told with: a server that can be killed, phones that can be killed, a faked camera."""
