"""What may not be public (family R)."""

import random

from mutations.planting import Planted, Truth, added, mutation


def identity_number(rng: random.Random) -> str:
    """Return an invented identity number with a right check digit (GB 11643-1999), of a district that is none."""
    born = f"19{rng.randint(60, 99)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}"
    body = f"9{rng.randint(10000, 99999)}{born}{rng.randint(100, 999)}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True)) % 11]


def card_number(rng: random.Random) -> str:
    """Return an invented card number of 16 or 19 digits with a right Luhn digit."""
    body = "62" + "".join(rng.choice("0123456789") for _ in range(rng.choice((13, 16))))
    doubled = [int(d) if at % 2 else sum(divmod(2 * int(d), 10)) for at, d in enumerate(reversed(body))]
    return body + str(-sum(doubled) % 10)


@mutation("R", "id-number")
def id_number(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Add an identity number."""
    number = identity_number(rng)
    sentence = rng.choice(
        (f"已对当事人（身份证号{number}）作出处理。", f"对重复领取补贴人员（公民身份号码：{number}）停发待遇。")
    )
    return added(text, truth, rng, "id-number", sentence, "an identity number in public text", at=number)


@mutation("R", "mobile")
def mobile(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Add a mobile number."""
    number = rng.choice(("136", "139", "158", "187")) + f"{rng.randint(0, 99999999):08}"
    sentence = rng.choice((f"已由包案人员（{number}）与群众当面沟通。", f"具体经办人手机{number}保持畅通。"))
    return added(text, truth, rng, "mobile", sentence, "a mobile number in public text", at=number)


@mutation("R", "bank-card")
def bank_card(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Add a bank card number."""
    number = card_number(rng)
    sentence = rng.choice((f"相关款项已退回原账户（卡号{number}）。", f"补发的费用已转入本人银行卡{number}。"))
    return added(text, truth, rng, "bank-card", sentence, "a bank card number in public text", at=number)


@mutation("R", "email")
def email(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Add a person's e-mail address."""
    address = f"{rng.choice(('zhoulin', 'wangxm', 'chenyu', 'liqiang'))}{rng.randint(1975, 1998)}@example.com"
    sentence = rng.choice(
        (f"核实结果已发至当事人个人邮箱{address}。", f"经办人周某某（邮箱：{address}）已完成材料移交。")
    )
    return added(text, truth, rng, "email", sentence, "a person's e-mail in public text", at=address)


@mutation("R", "petitioner")
def petitioner(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Name a petitioner."""
    name = rng.choice(("李建国", "王秀兰", "赵长顺", "陈桂芬", "周德福", "刘志强"))
    sentence = rng.choice(
        (
            f"信访人{name}反映的宅基地纠纷已当面答复。",
            f"针对{name}来信反映的问题，已上门说明情况。",
            f"上访群众{name}的诉求已协调解决。",
        )
    )
    return added(text, truth, rng, "petitioner", sentence, "a petitioner is named in public text", at=name)
