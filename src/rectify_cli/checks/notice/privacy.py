"""A published notice contains no private number, address or name."""

import re
from collections.abc import Iterator

from rectify_cli.core import labels, private_numbers
from rectify_cli.core.chinese.sentences import HAN
from rectify_cli.core.diagnostics import Diagnostic, Rule, error, note, warning
from rectify_cli.core.language import Phrase
from rectify_cli.notices import Extent, Reading

IDENTITY = error(
    "R561",
    Phrase("公开的通报不含身份证号码", "a published notice contains no identity numbers"),
    Phrase("删去，或隐去中间几位", "remove it, or mask it"),
)
MOBILE = warning(
    "R562",
    Phrase("公开的通报不含个人手机号码", "a published notice contains no mobile numbers"),
    Phrase("删去，或隐去中间几位", "remove it, or mask it"),
)
CONTACT = note(
    "R563",
    Phrase("联系电话用办公电话", "the contact number is an office telephone"),
    Phrase("确认是可以公开的工作手机，不是个人手机", "make sure this is an office mobile, not a personal one"),
)
BANK = error(
    "R564",
    Phrase("公开的通报不含银行卡号", "a published notice contains no bank card numbers"),
    Phrase("删去，或隐去中间几位", "remove it, or mask it"),
)
EMAIL = warning(
    "R565",
    Phrase("联系方式之外没有个人邮箱", "there are no personal e-mail addresses outside the contact details"),
    Phrase("删去，或隐去中间几位", "remove it, or mask it"),
)
NAME = warning(
    "R566",
    Phrase("信访人、举报人不写全名", "petitioners and informants are not named in full"),
    Phrase("只写姓，如“王某”", "keep only the family name: “王某”"),
)

_RULES = {private_numbers.IDENTITY: IDENTITY, private_numbers.MOBILE: MOBILE, private_numbers.BANK: BANK}
_CONTACT = re.compile(labels.CONTACT)
_ACCOUNT = re.compile("卡|账号|帐号|账户|帐户")
_NEAR = 16
_ISSUER = "62"  # every card of a bank in China: a number elsewhere that passes Luhn is more likely some other number
_PUBLIC = re.compile(r"(?:qq|163|126|139|189|sina|sohu|foxmail|gmail|outlook|hotmail|icloud|yeah|aliyun)\.")
_PERSON = re.compile("个人|本人|当事人|经办人|某|信访人|举报人")
_OFFICE = re.compile("窗口|工作|咨询|监督|举报|联系|单位|办公|公共|公开|电子邮箱")
_EMAIL = re.compile(
    r"(?<![A-Za-z0-9._+-])(?P<name>[A-Za-z0-9._+-]{1,64})"
    r"@(?P<domain>[A-Za-z0-9-]{1,40}(?:\.[A-Za-z0-9-]{1,40}){1,4})"
)
# The commonest family names; words that begin with one (陈述, 张贴) are known by their second character.
_NAME = re.compile(
    "(?:信访人|举报人|反映人|申诉人|投诉人|上访人|来访人|(?:信访|上访|来访|来信)群众"
    "|(?P<people>职工|村民|居民|业主|群众|退休人员))(?:[：（]?)"
    "(?P<family>[王李张刘陈杨赵吴徐孙朱胡郭罗郑谢唐邓韩冯曹彭肖袁潘蒋蔡魏吕丁姚卢姜崔谭陆汪廖贾韦周高林许沈叶苏程])"
    f"(?![某\\*×ＸXx＊○])(?P<given>[{HAN}]{{1,2}}?)"
    "(?(people)(?=反映|举报|来信|来访|投诉|上访|信访)|(?=[，。、；）]|等|反映|举报|来信|来访|投诉|实名|的))"
)
_WORD = re.compile("贴|述|情|绝|列|乱|扬|重|本|辞|边|围|到|期|密|度|兴|效|地|权|木|业|可|多|诺|序|醒|某|先生|女士|同志")


def run(reading: Reading) -> Iterator[Diagnostic]:
    """Yield the personal data that a notice gives, each with what to print instead."""
    for index, placed in enumerate(reading.source.blocks):
        text = placed.text
        contact = _is_contact(reading, index)
        for number in private_numbers.find(text):
            rule = CONTACT if contact and number.kind is private_numbers.MOBILE else _RULES[number.kind]
            if rule is not BANK or _is_account(text, number):
                at = Extent(index, number.start, number.start + len(number.written))
                yield _exposed(reading, rule, at, number.kind, number.masked)
        if not contact:
            yield from _emails(reading, index, text)
        yield from _names(reading, index, text)


def _is_contact(reading: Reading, index: int) -> bool:
    """Return True if a block is where the notice says how to reach the body."""
    contacts = (reading.phone, reading.mail, reading.email)
    known = any(contact is not None and contact.at.block == index for contact in contacts)
    return known or bool(_CONTACT.search(reading.source.blocks[index].text))


def _is_account(text: str, number: private_numbers.Private) -> bool:
    near = text[max(0, number.start - _NEAR) : number.start]
    return number.written.startswith(_ISSUER) or bool(_ACCOUNT.search(near))


def _exposed(reading: Reading, rule: Rule, at: Extent, kind: Phrase, masked: str) -> Diagnostic:
    return rule.broken(
        reading.place(at),
        Phrase(f"含有{kind.zh}", f"personal data: {kind.en}"),
        rule.cure if rule is CONTACT else Phrase(f"改为“{masked}”", f"write “{masked}”"),
    )


def _emails(reading: Reading, index: int, text: str) -> Iterator[Diagnostic]:
    for match in _EMAIL.finditer(text):
        if not _is_personal(text, match):
            continue
        masked = f"{match['name'][:2]}****{match[0][len(match['name']) :]}"
        yield _exposed(
            reading, EMAIL, Extent(index, match.start(), match.end()), Phrase("个人邮箱", "e-mail address"), masked
        )


def _is_personal(text: str, match: re.Match[str]) -> bool:
    """Return True if an address is a person's: called so, or with a public mailbox and not called an office's."""
    near = text[max(0, match.start() - _NEAR) : match.start()]
    if _PERSON.search(near):
        return True
    return bool(_PUBLIC.match(match["domain"])) and not _OFFICE.search(near)


def _names(reading: Reading, index: int, text: str) -> Iterator[Diagnostic]:
    for match in _NAME.finditer(text):
        if not _WORD.match(match["given"]):
            at = Extent(index, match.start("family"), match.end("given"))
            masked = match["family"] + "某" * len(match["given"])
            yield _exposed(reading, NAME, at, Phrase("信访举报人的全名", "name"), masked)
