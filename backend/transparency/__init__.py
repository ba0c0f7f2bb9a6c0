"""Bytes that cannot change quietly: signed envelopes, device chains, the Merkle log and its signed heads.

Knows nothing of visits. It is told statements as bytes and keeps, proves and re-checks them; what a statement
*means* is read elsewhere. Pure modules: encoding, p256, dsse, statement, chain, merkle, entry, checkpoint,
beacon, codes, receipt, bundle.
"""
