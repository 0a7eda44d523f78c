"""Picture data is taken out, broken up by spaces too; what people write is never taken for it."""

import base64
import hashlib
import struct
import zlib

import pytest

from outcome21.domain.picture_data import SHORTEST
from outcome21.domain.words import check_words
from tests.slowly import few_fast

LONGEST = 300
"""Letters of the longest box of one line."""


def noise(count, seed):
    """Bytes as a packed file has them: the same each time."""
    return b"".join(hashlib.sha256(f"{seed} {at}".encode()).digest() for at in range(9))[:count]


def a_png():
    """A picture of one grey point, and noise behind it until it has 150 bytes."""

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    size = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    start = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(b"\x00\x80"))
    return start + chunk(b"tEXt", noise(60, 1)) + chunk(b"IEND", b"")


FILES = {
    "png": a_png(),
    "jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + noise(120, 2),
    "gif": b"GIF89a\x01\x00\x01\x00\x80\x00\x00" + noise(90, 3),
    "webp": b"RIFF\x24\x00\x00\x00WEBPVP8 " + noise(100, 4),
    "the middle of a file": noise(110, 5),
    "a little of the middle": noise(60, 6),
}


def broken_up(data, every, by=" ", spell=base64.b64encode):
    text = spell(data).decode()[:LONGEST]
    return by.join(text[at : at + every] for at in range(0, len(text), every))


def left_of(typed):
    checked = check_words(typed, 3_000)
    assert checked.pictures
    return checked.text


@pytest.mark.parametrize("every", few_fast([10, 4, 1, 2, 3, 5, 6, 7, 8, 16, 40, 76]))
@pytest.mark.parametrize("name", FILES)
def test_a_file_broken_up_by_spaces_is_taken_out_and_the_words_stay(name, every):
    """RP-6: in a box of one line nothing but spaces breaks it up."""
    typed = f"Here it is, look. {broken_up(FILES[name], every)} Please help me, I am scared."
    left = left_of(typed)
    assert left.startswith("Here it is, look.") and left.endswith("Please help me, I am scared.")
    assert len(left) < len("Here it is, look. Please help me, I am scared.") + SHORTEST / 2


@pytest.mark.parametrize("by", ["\n", "  ", " \n", "\t"])
@pytest.mark.parametrize("spell", [base64.b64encode, base64.urlsafe_b64encode])
def test_it_may_be_broken_up_by_anything_that_is_a_space(by, spell):
    assert len(left_of(broken_up(FILES["png"], 12, by, spell))) < SHORTEST / 2


def test_only_the_file_goes_of_many_words():
    words = "He made me send it and then he told my friends and now they all know " * 3
    left = left_of(words + broken_up(FILES["jpeg"], 9) + " " + words.strip())
    assert left.split() == (words + words).split()


ORDINARY = {
    "subjects": "Maths English Science RE PE PSHE ICT D&T GCSE AS/A2 BTEC Y9 Y10 Year11 A+ B- 9X1 "
    "10A/En1 8B/Sc3 7A/Ma1 11C/Fr2 10B/Hi4 9Y2 8Z1 Ms McAvoy Mr MacLeod",
    "classes": "7A 7B 7C 8A1 8B2 8C3 9X1 9Y2 9Z3 10A/En1 10B/Ma2 11C/Sc3 12D/Ph4 13E/Ch5 7A1 7B2",
    "a quiz": "1a 2b 3c 4d 5e 6A 7B 8C 9D 10a 11b 12c 13d 14e 15A 16B 17C 18D 19a 20b 21c 22d 23e",
    "grades": "A1 B2 C3 A* B+ C- D9 E8 U7 A1 B2 C3 A1 B2 C3 A1 B2 C3 A1 B2 C3 A1 B2 C3 A1 B2 C3 A1",
    "names": "DeShawn McDonald LaToya O’Neil MacKenzie VanDyke DiCaprio McAvoy LeBron FitzGerald "
    "JoAnn MaryAnn LeeAnn RuthAnn SueEllen BillyJoe AnneMarie JeanPaul McKay DeVito McBride",
    "user names": "iLoveCats2010 xXJayDee07Xx KaiXo3 MissLily11 TommyB09 LilJ22 jayDee_07 "
    "SamTheMan99 xX_DarkLord_Xx ItsMeZoe BigMac2011 RubyRoo12 LeoTheLion MaxPower13 EllieBee08",
    "apps": "iPhone14 PS5 Xbox360 TikTok SnapChat YouTube WhatsApp GTA5 FIFA23 iPad2 AirPods MP3 "
    "MP4 Wi-Fi 4G 5G USB3 GoPro9 FaceTime iMessage BeReal FC24 S23Ultra G20 A54 Y6p Z3x5",
    "alternating capitals": "nO yOu ArE nOt GoInG tO tElL mE wHaT tO dO aNyMoRe AnD i MeAn It ThIs "
    "TiMe So StOp WrItInG tO mE eVeRy SiNgLe NiGhT oR i WiLl TeLl My MuM",
    "shouting": "HELP ME PLEASE I DO NOT KNOW WHAT TO DO HE HAS IT AND HE WILL SEND IT TO ALL OF "
    "MY FRIENDS AT SCHOOL AND MY MUM AND DAD AND THEN I WILL NEVER GO OUT AGAIN",
    "spelt out": "h e l p m e p l e a s e h e i s h e r e H E L P M E I t I s M e S a m 1 2 3 g o",
    "short words": "ok so I am up at my nans it is on my PS5 so go to it if he is in or I go at 9 "
    "or 10 as he is up to no good to me or us I am so so so so so sad he is in Y9",
    "times": "9am 10am 3pm 4pm 11am 12pm 9pm 10pm 1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th "
    "12th 1st 2nd 3rd 4th 9am 10am 3pm 4pm 11am 12pm 9pm 10pm",
    "postcodes and numbers": "BS1 2AB BS16 7QQ CF10 3AT SA1 1AA 07700 900123 01632 960123 LL57 2DG "
    "NP20 4UR SY23 3BF BS1 2AB BS16 7QQ CF10 3AT SA1 1AA LL57 2DG NP20 4UR",
    "references": "60/000001/26 CR-2026-0012 CSC123 URN12345 9F2K7Q0XA1 3MZ8T4W6BN REF/A12/B34/C56 "
    "DSL2026 0A1B2C3D4E5F AB12CD34 EF56GH78 JK90LM12 NP34QR56",
    "a digest": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 is what it says",
    "no stops": "so basically he asked me for a pic and I said no and he kept asking and I was "
    "like no way and then he said he would tell everyone that I did it so I felt I had to " * 2,
    "welsh": "Roedd e'n gofyn am lun ac wedyn roedd e'n dweud byddai fe'n dangos e i bawb yn y "
    "ysgol ac mae Mam yn gwybod ond dyw Dad ddim yn gwybod o gwbl a dw i'n teimlo'n ofnus iawn "
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Cymraeg Mathemateg Hanes TGAU",
    "welsh names": "Siân Lowri ap Dafydd Llŷr McAllister Ieuan DdU Rhŷs Y9 Bl9 Bl10 CA3 CA4 TGAU "
    "Gwyddoniaeth Ysgol Bro Dinefwr Llwyn-y-bryn Pen-y-bont ar Ogwr Bl11 Mrs MacDonald",
}  # fmt: skip


@pytest.mark.parametrize("text", ORDINARY.values(), ids=ORDINARY)
def test_what_people_write_is_never_taken_for_a_file(text):
    typed = text.strip()
    assert check_words(typed, 3_000).text == typed
    assert not check_words(typed, 3_000).pictures
