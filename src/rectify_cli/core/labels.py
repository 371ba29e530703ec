"""The labels under a problem (整改结果：, 责任部门：): what papers and sheets call each field of an issue."""

import re
import unicodedata

_MARKS = re.compile(r"[\s*:_…★☆※#]")


def plain(header: str) -> str:
    """Return a header as it is compared: half-width, without blanks, line breaks, marks and invisible characters."""
    seen = "".join(mark for mark in header if unicodedata.category(mark) not in {"Cf", "Cc"} or mark.isspace())
    return _MARKS.sub("", unicodedata.normalize("NFKC", seen)).lower()


_PUBLIC = {
    "problem": (
        "反馈问题 具体问题 存在问题 存在的问题 主要问题 巡察反馈问题 巡视反馈问题 审计发现问题 "
        "发现问题 问题 问题表现 问题描述"
    ),
    "state": ("整改结果 整改状态 完成情况 完成状态 整改完成情况 目前状态 状态 整改进度 完成进度 办理状态 办理结果"),
    "measures": "整改措施 整改举措 采取措施 采取的措施 工作措施",
    "results": (
        "整改情况 阶段性整改情况 整改落实情况 整改进展情况 整改进展 "
        "整改措施及成效 整改措施和成效 整改成效 整改措施及完成情况 整改措施及落实情况 措施及成效 "
        "整改 落实情况 整改工作情况 已采取措施 已采取的措施 阶段性整改成效 "
        "阶段性进展 进展情况 整改落实 整改工作进展"
    ),
    "plan": (
        "整改计划 下一步整改计划 下一步计划 下步计划 下一步工作计划 下一步措施 下一步整改措施 "
        "下一步工作打算 下一步打算 下一步安排 下一步整改打算 下一步工作安排 下一步工作措施 "
        "后续整改计划 后续计划 后续措施 下步打算 下步措施 下步整改计划 下步工作计划 下一步工作 "
        "下一步 持续整改计划 后续整改措施"
    ),
}
PUBLIC_LABELS = {kind: tuple(words.split()) for kind, words in _PUBLIC.items()}
"""What public papers put before the problem, its state, its measures, its results and its plan."""

INTERNAL_LABELS = {
    "owner": (
        "责任部门", "责任单位", "牵头部门", "牵头单位", "责任科室", "承办部门", "整改责任部门", "责任处室", "主责部门",
    ),
    "lead": ("责任领导", "牵头领导", "分管领导", "包案领导", "责任院领导", "牵头责任人"),
    "person": ("责任人", "具体责任人", "经办人", "直接责任人", "联系人"),
    "support": ("配合单位", "配合部门", "协助单位", "协办部门", "协同部门"),
    "due": (
        "整改时限", "时限", "完成时限", "整改期限", "计划完成时间", "拟完成时间", "截止时间", "截止日期", "办理时限",
    ),
    "extensions": ("延期说明", "申请延期", "延期情况", "延期原因"),
    "examples": ("具体表现", "表现", "问题表现", "例证", "具体事例", "问题具体表现"),
    "cause": ("原因分析", "原因", "根本原因", "问题原因", "产生原因"),
    "goal": ("整改目标", "目标", "整改要求", "目标要求"),
    "reason": ("未完成原因", "未整改原因", "未整改到位原因", "未完成的原因"),
    "lessons": ("举一反三", "举一反三情况", "长效机制"),
    "evidence": ("佐证材料", "证明材料", "支撑材料", "佐证", "附件材料"),
    "disclosure": ("公开范围", "是否公开", "公开"),
    "progress": ("最新进展",),
    "note": ("备注", "说明", "备注说明"),
}  # fmt: skip
"""Field of an issue that no public paper prints -> its names in sheets and papers, the tool's own first."""

SHEET_LABELS = {
    "id": ("编号", "序号", "问题编号", "问题序号", "号"),
    "aspect": ("方面", "所属方面", "问题类别", "类别", "问题类型", "问题分类"),
    "title": (
        "反馈问题", "问题", "具体问题", "问题描述", "存在问题", "巡察反馈问题", "巡视反馈问题",
        "反馈的问题", "问题名称", "主要问题", "标题",
    ),
    "measures": ("整改措施", "措施", "具体措施", "整改举措", "整改任务"),
    "status": ("整改状态", "状态", "完成情况", "整改完成情况", "是否完成", "整改结果", "完成状态"),
    "since": (
        "进展日期", "完成时间", "完成日期", "实际完成时间", "状态日期", "认定日期", "更新日期", "销号时间", "办结时间",
    ),
    "results": ("整改情况", "整改成效", "成效", "整改落实情况", "整改措施及成效", "整改成果", "整改完成成效"),
    "progress": ("进展情况", "整改进展", "进展", "目前进展", "整改进展情况"),
    "plan": ("整改计划", "下一步计划", "下一步措施", "下一步打算", "后续计划", "下步计划"),
    "tags": ("标签", "关键词"),
}  # fmt: skip
"""Other columns of a sheet -> their headings, the tool's own first."""

INTERNAL_WHO = (
    "(?:整改)?(?:责任|牵头|配合|协同|协助|协办|承办|主责|主办|分管|包案|包抓|包联|督办|督导)"
    "(?:院|局|委|党组|具体|直接|主要|第一|行政|工作)?(?:领导|部门|单位|科室|处室|人员|责任人|人)"
    "(?:[及和与、/][\u4e00-\u9fff]{2,8})?(?:[（(][\u4e00-\u9fff]{1,6}[）)])?"
)
"""A pattern of labels that name who answers for an issue and belong to no field (督办领导, 责任领导及部门)."""

INTERNAL_UNTIL = "(?:整改|完成|办理|办结|计划|销号|到位){1,3}(?:时限|期限)(?:要求)?"
"""A pattern of labels that give a deadline (完成整改时限)."""

CONTACT = "联系(?:电话|方式|人)|(?:监督|举报)(?:电话|邮箱)|电子(?:邮箱|信箱)|邮政信箱"
"""A pattern of labels of ways to contact the body."""
