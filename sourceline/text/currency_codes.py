"""Currencies by their codes, as they stand beside an amount: "SEK 2.7 million", "US$ 40"."""

from __future__ import annotations

import re
from typing import Final

_CODES: Final = """
AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN
BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS
GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW
KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN
NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK
SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU
UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL
"""
CURRENCY_CODES: Final = frozenset(_CODES.split())
"""ISO 4217, those of countries and their unions."""
CURRENCY: Final = rf"(?:(?:US|[A-Z]{{1,2}})?[$€£¥₽]|\b(?:{'|'.join(sorted(CURRENCY_CODES))})\b)"
"""A pattern: a sign, with the letters before it, or a code."""
CURRENCY_BEFORE: Final = re.compile(rf"{CURRENCY}\s?\Z")
