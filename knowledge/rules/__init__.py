"""Rules by matter: what kind of question a wording makes; `knowledge.asking` gives them their order."""
