"""The Telegram host. Only the modules of this package know of Telegram."""
