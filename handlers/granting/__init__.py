"""/quyen: owners give and take the rights of the office, decide on groups, and see what was refused."""
