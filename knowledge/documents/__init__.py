"""Plan documents in: reads .docx, .pdf, .txt and .md, and drafts a plan of what stands there.

Only importing needs this package; answering does not.
"""
