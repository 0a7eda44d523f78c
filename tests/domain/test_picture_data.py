# ruff: noqa: E501 (samples stand as they were written)
"""Picture data is taken out, broken up by spaces too; what people write is never taken for it."""

import base64
import hashlib
import struct
import zlib

import pytest

from outcome21.domain.picture_data import RUN
from outcome21.domain.words import check_words
from tests.slowly import few_fast

LONGEST = 300
"""Letters of the longest box of one line."""
FRAGMENT = 30
"""Letters of a file that may stand at its end: they show no picture."""


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
    "bmp": b"BM" + struct.pack("<IIII", 246, 0, 54, 40) + noise(100, 7),
    "heic": b"\x00\x00\x00\x18ftypheic" + noise(100, 8),
    "pdf": b"%PDF-1.4\n" + noise(100, 9),
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0h9v9z'/></svg>" * 2,
    "the middle of a file": noise(220, 5),
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
    assert len(left) < len("Here it is, look. Please help me, I am scared.") + FRAGMENT


@pytest.mark.parametrize("by", ["\n", "  ", " \n", "\t"])
@pytest.mark.parametrize("spell", [base64.b64encode, base64.urlsafe_b64encode])
def test_it_may_be_broken_up_by_anything_that_is_a_space(by, spell):
    assert len(left_of(broken_up(FILES["png"], 12, by, spell))) < FRAGMENT


def test_only_the_file_goes_of_many_words():
    words = "He made me send it and then he told my friends and now they all know " * 3
    left = left_of(words + broken_up(FILES["jpeg"], 9) + " " + words.strip())
    assert left.startswith(words) and left.endswith(words.strip())
    assert len(left) < 2 * len(words) + FRAGMENT


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
    "monero": "send to 48jXm3Qp7ZtRk9VbN2sLhW5yDcF8gAeT4uJxP6oMrE1vHqKzB7nSdG3wYfC9aXiU2tLpR5mVkQ8jN4hZsD6bW1cF7gT by 9",
    "monero in lines": "\n".join(f"4{n}AdUndXHHZ6cfufTMvppY6JwXNouMBzSkbLYfpAV5Usx3skxNgYeYTRj5UzqtReoS44qo9mtmXCqY45DJ852K5Jv26{n}4" for n in range(6)),
    "bitcoin": "pay 1BoatSLRHtKNngkdXEeobR76b53LETtpyT or 3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy by 9pm or else",
    "bitcoin again": "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4 bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3",
    "ethereum": "0x52908400098527886E0F7030069857D2E4169EE7 0xde709f2102306220921060314715629080e2fb77 " * 6,
    "solana": "7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV and 4fYNw3dojWmQ4dXtSGE9epjRGy9pFSx62YypT7avPYvA at 8pm",
    "coins by a slash": "1BoatSLRHtKNngkdXEeobR76b53LETtpyT/3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy/" * 5,
    "eight user names": "kYl3Rx9Q mR8dEn2X tB4vLs7K pQ6hJw1Z nC5gFy3D xV9kTm2R sH7bPz4W jL1dGq8N",
    "many user names": "kYl3Rx9Q mR8dEn2X tB4vLs7K pQ6hJw1Z nC5gFy3D xV9kTm2R sH7bPz4W jL1dGq8N " * 9,
    "order ids": "aB3x 9Kq2 mN4z 7Rt1 cD5w 2Yp8 gH6v 4Ls3 jK7u 8Fm1 pQ9s 6Xn4 tV2r 3Zb7 yW5e 1Cd9 he sent them at 9pm",
    "text speak": "tHiS iS wHaT hE sAiD 2Me 4EvEr aNd hE wIlL tElL mY mUm 2Nite w/o A cHaNcE + i Am sO sCaReD 4Me " * 12,
    "text speak in one": "tHiSiSwHaThEsAiD2Me4EvErAnDhEwIlLtElLmYmUm2NiteW/oAcHaNcE+iAmSoScArEd4Me" * 12,
    "leetspeak": "h3 s41d h3 w1ll s3nd 1t 2 3v3ry1 1f 1 d0nt p4y 50 b4 9pm n0w 1 d0nt kn0w wh4t 2 d0 pl5 h3lp m3 " * 4,
    "bank": "GB29NWBK60161331926819 GB94BARC10201530093459 NWBKGB2L 60-16-13 31926819 REF AB12/CD34 " * 4,
    "game ids": "Player#4821 RBX_99aKq2Lm STEAM_0:1:8837261 xX_Sn1p3r_Xx 76561198012345678 FN-4Kq9Zr2T " * 4,
    "a long link": "hxxps[:]//example[.]org/share/" + "aB3xK9q/mN4z7Rt" * 20 + "?id=" + "Q7wE9rT2yU4" * 20 + "==",
    "polish": "Powiedział, że wyśle to wszystkim, jeśli nie zapłacę do 9 wieczorem. Źdźbło, gżegżółka. " * 4,
    "arabic": "قال إنه سيرسلها إلى الجميع إذا لم أدفع قبل الساعة التاسعة " * 6,
    "chinese": "他说如果我九点以前不付钱他就把它发给所有人我很害怕" * 12,
    "a table": "01632 960123 14:05 20.00 / 35.50 + 12.00 = 67.50\n" * 20,
    "no space": "hekeptaskingandisaidnoandhesaidhewouldtelleverybody" * 40,
    "one letter": "a" * 2_000,
    "capitals": "AAAA" * 300,
    "mashing": "asdfjkl;asdkjfhaskldjfhqwoeiurzxmcnvASDKJFHasdkjfhQWEjkasdhf/+asdf=" * 20,
    "mashing evenly": "aSdF jKlH gFdS qWeR tYuI zXcV " * 20,
    "data": "I used mobile data:yes/no he asked. data: image/he said, data:he/she;me",
}  # fmt: skip


@pytest.mark.parametrize("text", ORDINARY.values(), ids=ORDINARY)
def test_what_people_write_is_never_taken_for_a_file(text):
    typed = text.strip()
    assert check_words(typed, 3_000).text == typed
    assert not check_words(typed, 3_000).pictures


@pytest.mark.parametrize("after", ["by 9pm", "2Me 4EvEr aNd sO oN", "kYl3Rx9Q he is", "I am 9"])
def test_what_follows_a_file_stays_to_the_letter(after):
    whole = base64.b64encode(FILES["jpeg"]).decode()
    assert check_words(f"look:{whole}, {after}", 3_000).text == f"look:, {after}"
    assert check_words(f"look {broken_up(noise(240, 5), 10)}\n{after}", 3_000).text.endswith(after)


def test_a_long_run_that_looks_packed_goes_and_a_shorter_one_stands():
    whole = base64.b64encode(noise(240, 5)).decode()
    assert check_words(f"so {whole} it is", 3_000).text == "so  it is"
    assert check_words(whole[:RUN], 3_000).text == whole[:RUN]
