"""The pages of the class server."""
