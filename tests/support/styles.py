"""One issue in the many hands it is written in: every text here says the same."""

from house_style import HEAD, HOUSE, ITEMS, NOTE

STYLES = {
    "house": HOUSE,
    "lists at the indentation of their keys": HEAD
    + """\
progress:
- {date: 2024-07-01, status: not_started}
- {date: 2024-12-31, status: staged, note: 已报批}
measures:
- 修订办法。
- text: 全面自查：
  items:
  - 查台账
  - 查合同
plan:
- {text: 2025年6月底前完成。, due: 2025-06-30}
note: |-
 第一行
 第二行
""",
    "lists four deep": HEAD
    + """\
progress:
    - {date: 2024-07-01, status: not_started}
    - {date: 2024-12-31, status: staged, note: 已报批}
measures:
    - 修订办法。
    -   text: 全面自查：
        items:
            -   查台账
            -   查合同
plan:
    -   {text: 2025年6月底前完成。, due: 2025-06-30}
note: |-
    第一行
    第二行
""",
    "blocks all through": HEAD
    + """\
progress:
  - date: 2024-07-01
    status: not_started
  - date: 2024-12-31
    status: staged
    note: 已报批
measures:
  - text: 修订办法。
  - text: 全面自查：
    items:
      - 查台账
      - 查合同
plan:
  - text: 2025年6月底前完成。
    due: 2025-06-30
note: |-
  第一行
  第二行
""",
    "dashes on lines of their own": HEAD
    + """\
progress:
  -
    date: 2024-07-01
    status: not_started
  -   # 第二条
    date: 2024-12-31
    status: staged
    note: 已报批
measures:
  -
    修订办法。
  -
    text: 全面自查：
    items:
      -
        查台账
      - 查合同
plan:
  -
    text: 2025年6月底前完成。
    due: 2025-06-30
note:
  |-
  第一行
  第二行
""",
    "comments everywhere": """\
# 顶上的话

# 编号上面
id: 7   # 编号后面
# 标题上面
title: “三方比价”流于形式     # 标题后面
  # 缩进的话
owner: 办公室 # 部门后面
# 时限上面
due: 2025-06-30  # 时限后面

# 进展上面
progress:   # 进展后面
  # 第一条上面
  - {date: 2024-07-01, status: not_started}   # 第一条后面
  # 第二条上面
  - {date: 2024-12-31, status: staged, note: 已报批}   # 第二条后面
  # 列表末尾的话
# 措施上面
measures: # 措施后面
  # 措施一上面
  - 修订办法。   # 措施一后面
  # 措施二上面
  - text: 全面自查：   # 措施二后面
    # 分点上面
    items:   # 分点后面
      # 分点一上面
      - 查台账   # 分点一后面
      - 查合同   # 分点二后面
      # 分点末尾
    # 措施二末尾
  # 措施末尾
plan:
  - text: 2025年6月底前完成。   # 计划后面
    due: 2025-06-30   # 计划时限后面
# 备注上面
note: |-   # 备注后面
  第一行
  第二行
# 最后的话
# 真正最后的话
""",
    "blank lines between": """\

id: 7

title: “三方比价”流于形式


owner: 办公室

due: 2025-06-30

progress:

  - {date: 2024-07-01, status: not_started}

  - {date: 2024-12-31, status: staged, note: 已报批}

measures:

  - 修订办法。

  - text: 全面自查：

    items:

      - 查台账

      - 查合同

plan:

  - {text: 2025年6月底前完成。, due: 2025-06-30}

note: |-

  第一行
  第二行


""".replace("note: |-\n\n", "note: |-\n"),
    "double quotes": """\
id: "7"
title: "“三方比价”流于形式"
owner: "办公室"
due: "2025-06-30"
progress:
  - {date: "2024-07-01", status: "not_started"}
  - {date: "2024-12-31", status: "staged", note: "已报批"}
measures:
  - "修订办法。"
  - text: "全面自查："
    items: ["查台账", "查合同"]
plan:
  - {text: "2025年6月底前完成。", due: "2025-06-30"}
"""
    + NOTE,
    "single quotes": """\
id: '7'
title: '“三方比价”流于形式'
owner: '办公室'   # '引号'
due: '2025-06-30'
progress:
  - {date: '2024-07-01', status: 'not_started'}
  - {date: '2024-12-31', status: 'staged', note: '已报批'}
measures:
  - '修订办法。'
  - text: '全面自查：'
    items: ['查台账', '查合同']
plan:
  - {text: '2025年6月底前完成。', due: '2025-06-30'}
"""
    + NOTE,
    "quoted keys": """\
"id": 7
'title': “三方比价”流于形式
"owner": 办公室
"due": 2025-06-30
"progress":
  - {"date": 2024-07-01, "status": not_started}
  - {"date": 2024-12-31, "status": staged, "note": 已报批}
"measures":
  - 修订办法。
  - 'text': 全面自查：
    "items": [查台账, 查合同]
"plan":
  - {"text": 2025年6月底前完成。, "due": 2025-06-30}
"""
    + NOTE,
    "lists in brackets": HEAD
    + """\
progress: [{date: 2024-07-01, status: not_started}, {date: 2024-12-31, status: staged, note: 已报批}]
measures: [修订办法。, {text: 全面自查：, items: [查台账, 查合同]}]
plan: [{text: 2025年6月底前完成。, due: 2025-06-30}]
"""
    + NOTE,
    "blanks inside brackets": HEAD
    + """\
progress: [ { date: 2024-07-01 , status: not_started } , { date: 2024-12-31 , status: staged , note: 已报批 } ]  # 进展
measures: [ 修订办法。 , { text: 全面自查： , items: [ 查台账 , 查合同 ] } ]
plan: [ { text: 2025年6月底前完成。 , due: 2025-06-30 } ]
"""
    + NOTE,
    "brackets over several lines": HEAD
    + """\
progress: [
  {date: 2024-07-01, status: not_started},
  {date: 2024-12-31, status: staged, note: 已报批}
]
measures: [
  修订办法。,
  {
    text: 全面自查：,
    items: [
      查台账,
      查合同
    ]
  }
]
plan: [
  {text: 2025年6月底前完成。, due: 2025-06-30}
]
"""
    + NOTE,
    "commas at the end of brackets": HEAD
    + """\
progress: [
  {date: 2024-07-01, status: not_started, },
  {date: 2024-12-31, status: staged, note: 已报批, },
]
measures: [修订办法。, {text: 全面自查：, items: [查台账, 查合同, ], }, ]
plan: [
  {
    text: 2025年6月底前完成。,
    due: 2025-06-30,
  },
]
"""
    + NOTE,
    "comments inside brackets": HEAD
    + """\
progress: [   # 进展
  # 第一条上面
  {date: 2024-07-01, status: not_started},   # 第一条后面
  # 第二条上面
  {date: 2024-12-31, status: staged, note: 已报批}   # 第二条后面
  # 括号末尾
]   # 括号后面
measures: [
  修订办法。,   # 措施一后面
  # 措施二上面
  {text: 全面自查：,   # 内容后面
   items: [查台账,   # 分点一后面
           查合同]   # 分点二后面
  },   # 措施二后面
  # 措施末尾
]
plan: [ # 计划
  {text: 2025年6月底前完成。, due: 2025-06-30}]
"""
    + NOTE,
    "commas at the beginning": HEAD
    + """\
progress:
  [ {date: 2024-07-01, status: not_started}
  , {date: 2024-12-31, status: staged, note: 已报批}
  ]
measures:
  [ 修订办法。
  , {text: 全面自查：, items: [查台账, 查合同]}
  ]
plan:
  [ {text: 2025年6月底前完成。, due: 2025-06-30} ]
"""
    + NOTE,
    "one pair of brackets": (
        "{id: 7, title: “三方比价”流于形式, owner: 办公室, due: 2025-06-30, "
        "progress: [{date: 2024-07-01, status: not_started}, {date: 2024-12-31, status: staged, note: 已报批}], "
        "measures: [修订办法。, {text: 全面自查：, items: [查台账, 查合同]}], "
        'plan: [{text: 2025年6月底前完成。, due: 2025-06-30}], note: "第一行\\n第二行"}\n'
    ),
    "like JSON": """\
{
  "id": 7,
  "title": "“三方比价”流于形式",
  "owner": "办公室",
  "due": "2025-06-30",
  "progress": [
    {"date": "2024-07-01", "status": "not_started"},
    {"date": "2024-12-31", "status": "staged", "note": "已报批"}
  ],
  "measures": [
    "修订办法。",
    {
      "text": "全面自查：",
      "items": ["查台账", "查合同"]
    }
  ],
  "plan": [{"text": "2025年6月底前完成。", "due": "2025-06-30"}],
  "note": "第一行\\n第二行"
}
""",
    "a document between marks": f"---\n{HOUSE}...\n",
    "a document after a directive": f"%YAML 1.2\n---   # 一份\n{HOUSE}",
    "odd order": """\
note: |-
  第一行
  第二行
plan:
  - {text: 2025年6月底前完成。, due: 2025-06-30}
measures:
  - 修订办法。
  - items:
      - 查台账
      - 查合同
    text: 全面自查：
progress:
  - {status: not_started, date: 2024-07-01}
  - {note: 已报批, status: staged, date: 2024-12-31}
due: 2025-06-30
owner: 办公室
title: “三方比价”流于形式
id: 7
""",
    "Chinese words": HOUSE.replace("not_started", "未开始").replace("staged", "阶段性完成"),
    "texts kept with their blank lines": HOUSE.replace("|-", "|+") + "\n\n",
    "texts below their keys": HOUSE.replace("|-", "|"),
    "an indented text": HOUSE.replace("note: |-\n  第一行\n  第二行", "note: |2-\n  第一行\n  第二行"),
    "measures below dashes": HOUSE.replace("  - 修订办法。", "  - |-\n    修订办法。"),
    "measures kept with their blank lines": HOUSE.replace("  - 修订办法。", "  - |+   # 说明\n    修订办法。\n\n"),
    "a form with empty keys": HOUSE.replace("owner:", "aspect:\nlead:   # 还没定\nowner:").replace(
        "note: |-", "cause: ~\nlessons: null\nevidence: []\nextensions:\nnote: |-"
    ),
    "empty values inside brackets": HOUSE.replace("status: not_started}", "status: not_started, note: }"),
    "many blanks": HOUSE.replace(": ", ":    ").replace("- {", "-   {"),
    "values aligned": "id:       7\ntitle:    “三方比价”流于形式\nowner:    办公室\ndue:      2025-06-30\n" + ITEMS,
    "a value on the line below": HOUSE.replace("owner: 办公室", "owner:\n  办公室   # 部门").replace(
        "title: ", "title:   # 标题\n    "
    ),
    "blanks at line ends": HOUSE.replace("办公室\n", "办公室   \n").replace("measures:\n", "measures:  \n"),
    "full-width blanks inside comments": HOUSE.replace("owner:", "#　全角空格，全角＃号\nowner:"),
    "a comment like data": HOUSE.replace("plan:\n", "#  - 待补一条\n#plan:\nplan:\n"),
    "comments less indented": HOUSE.replace("  - text: 全面", "# 左边的话\n  - text: 全面").replace(
        "      - 查合同", "# 又一句\n      - 查合同"
    ),
    "note last but one": HEAD + 'note: "第一行\\n第二行"   # 两行\n' + ITEMS[: ITEMS.index("note: |")],
    "the same again in comments": HOUSE + "".join(f"# {line}\n" for line in HOUSE.splitlines()),
}
