"""Personal data: shown to whom they are about, erased, purged by night, and who looked at them."""
