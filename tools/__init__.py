"""Commands for the people who build Lianfang; nothing here is part of the product."""
