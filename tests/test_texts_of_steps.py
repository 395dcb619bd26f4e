"""What is asked for around the rounds is told in a sentence, in both languages."""

from typing import Any

import pytest

from airportsim.model import session as s
from airportsim.model.airport import Airport
from airportsim.model.interventions import Grant, Inject, SetPace
from airportsim.model.ledger import Conclusion, Measure
from airportsim.model.plan import (
    Adopt,
    Believe,
    BuyMirror,
    Compare,
    Drop,
    MoveStaff,
    PrepareArticle,
    SignPromise,
)
from airportsim.model.quality import Dimension
from airportsim.model.words import Lever, Role
from airportsim.texts.language import Language
from airportsim.texts.steps import Step, step_key
from airportsim.texts.texts import Texts
from tests.test_texts import CATALOGUES, DECISIONS, STEPS, needed_for_steps
from tests.worlds import DESK, SPEC, VENDOR

FORM = Lever.REPORT_FORM
TERMINAL = "order-terminal-west"

TOLD: list[tuple[Step, str, str]] = [
    (s.Proceed(), "Go on to the next phase", "进入下一阶段"),
    (s.EndRound(), "End the round", "结束本轮"),
    (s.RepeatRound(True), "Repeat the round with new faults", "换一批故障，重新进行本轮"),
    (s.RepeatRound(False), "Repeat the round with the same faults", "用同样的故障，重新进行本轮"),
    (s.SkipRound(), "Skip the coming round", "跳过这一轮"),
    (s.SetCountdown(485), "Set the countdown to 8:05", "倒计时设为 8:05"),
    (s.SetCountdown(0), "Stop the countdown", "停止倒计时"),
    (SignPromise(90), "Sign an SLA of 90 %", "签订 90% 的 SLA"),
    (Adopt(FORM), 'Adopt "Report form"', "采用“故障单”"),
    (Drop(FORM), 'Give up "Report form"', "放弃“故障单”"),
    (
        MoveStaff(2, DESK, SPEC),
        "Move 2 from Service desk to Technical specialist", "把 2 人从服务台调到技术专家",
    ),
    (
        BuyMirror(TERMINAL),
        "Buy a mirror for West catering order terminal", "为西区餐饮订单终端购买备用服务器",
    ),
    (
        PrepareArticle(TERMINAL, "foreign_program"),
        "Prepare an article on West catering order terminal (fault: Foreign program)",
        "预先编写西区餐饮订单终端的知识条目（外来程序）",
    ),
    (
        s.Expect(FORM, Measure.FIRST_CONTACT_RESOLUTION, 40.0),
        'Expect of "Report form": first-contact resolution 40 %',
        "“故障单”的预期效果：首次联系解决率 40%",
    ),
    (
        s.Expect(FORM, Measure.MEAN_TIME_TO_RESTORE, 125),
        'Expect of "Report form": mean time to restore 2:05',
        "“故障单”的预期效果：平均恢复时间 2:05",
    ),
    (
        s.Expect(FORM, Measure.PROFIT, -12_500.5),
        'Expect of "Report form": profit -12,500.5 USD',
        "“故障单”的预期效果：利润 -12,500.5 美元",
    ),
    (
        s.OwnRule("All calls are read back", "李明", Measure.LANDED, 60),
        "Own rule: All calls are read back (by 李明); expected: flights landed 60",
        "自定规则：All calls are read back（负责人：李明）；预期效果：完成起降 60 个航班",
    ),
    (
        s.OwnRule("复述{一遍}", "", Measure.COMPLAINTS, 3),
        "Own rule: 复述{一遍}; expected: complaints 3",
        "自定规则：复述{一遍}；预期效果：投诉 3 件",
    ),
    (
        s.Observe("money_gone", ""),
        "Note: Our money was gone too early, or had bought the wrong things.",
        "记录：钱早早就花光了，或者没花在刀刃上。",
    ),
    (s.Observe("", "电话占线"), "Note: 电话占线", "记录：电话占线"),
    (
        s.Observe("urgent_waited", "P1?"),
        "Note: Urgent faults waited behind trivial ones. (P1?)",
        "记录：要紧的故障排在小毛病后面干等。（P1?）",
    ),
    (
        Believe("T2", Dimension.EMPATHY, 650),
        "Believe that Blue Crane expects 6.5 of Empathy", "估计蓝鹤航空对移情性的期望为 6.5 分",
    ),
    (
        Compare(Dimension.RELIABILITY, Dimension.TANGIBLES, 3),
        "Weigh Reliability against Tangibles: 3 to 1", "把可靠性的重要性定为有形性的 3 倍",
    ),
    (
        s.Guess("T2", Dimension.EMPATHY, 350),
        "Believe that Blue Crane felt 3.5 of Empathy", "估计蓝鹤航空对移情性的感受为 3.5 分",
    ),
    (
        s.Conclude(0, Conclusion.DROP),
        "Line 1 of the ledger: drop", "改进台账第 1 条：放弃",
    ),
    (
        s.Try("One voice", "Li", Lever.NAMED_CONTACTS),
        'To be tried: One voice (by Li); improvement: "Named contacts"',
        "准备尝试：One voice（负责人：Li）；改进措施：“固定接口人”",
    ),
    (s.Try("One voice", ""), "To be tried: One voice", "准备尝试：One voice"),
    (s.Finish(2), "Action 3 is done", "第 3 项待办已完成"),
    (s.TurnCard(FORM), 'Turn the card "Report form"', "翻开卡片“故障单”"),
    (s.Pause(), "Pause", "暂停"),
    (s.Resume(), "Go on", "继续"),
    (s.SetSpeed(150), "Run the clock at 1.5x", "时钟调到 1.5 倍速"),
    (s.Broadcast("Lunch!"), "Show to everybody: Lunch!", "向全体显示：Lunch!"),
    (s.Broadcast(""), "Take away the line shown to everybody", "撤下向全体显示的文字"),
    (s.Blank(True), "Blank all screens", "让所有屏幕黑屏"),
    (s.Blank(False), "Show all screens again", "恢复所有屏幕"),
    (
        s.Reseat(DESK, ("李明", "王芳")),
        "Give the service desk seat to 李明 and 王芳", "把服务台席位交给李明和王芳",
    ),
    (
        s.Reseat(VENDOR, (), "expert"),
        "Give the IT vendor seat to a bot (expert)", "把IT供应商席位交给机器人（expert）",
    ),
    (
        s.Reseat(DESK, ("李明", "王芳"), "regular"),
        "Give the service desk seat to 李明, 王芳 and a bot (regular)",
        "把服务台席位交给李明、王芳和机器人（regular）",
    ),
    (
        s.Reseat(DESK, ("李明",), "regular", stand_in=True),
        "Let a bot (regular) stand in for 李明 in the service desk seat",
        "由机器人（regular）在服务台席位上暂代李明",
    ),
    (s.Reseat(DESK, ()), "Leave the service desk seat empty", "让服务台席位空着"),
    (
        s.Claim(DESK, (2, 3)),
        "Claim person 3 and 4 of the service desk seat", "认领服务台的 3 和 4 号人手",
    ),
    (
        s.Claim(DESK, ()),
        "Give back everybody claimed of the service desk seat", "交还认领的服务台人手",
    ),
    (s.Leave(), "Connection lost", "连接中断"),
    (s.Return(), "Back in the seat", "重新入座"),
    (
        Inject(TERMINAL, "foreign_program", 200),
        "Inject: West catering order terminal fails (Foreign program) at 3:20",
        "注入故障：西区餐饮订单终端在 3:20 发生故障（外来程序）",
    ),
    (
        Inject(TERMINAL, "foreign_program"),
        "Inject: West catering order terminal fails (Foreign program) now",
        "注入故障：西区餐饮订单终端立即发生故障（外来程序）",
    ),
    (Grant(5_000), "Give the team 5,000 USD", "给团队增拨 5,000 美元"),
    (Grant(-5_000), "Take 5,000 USD from the team", "从团队收回 5,000 美元"),
    (
        SetPace(80),
        "Set the intervals between faults to 80 % of those drawn", "把故障间隔调整为原定的 80%",
    ),
]  # fmt: skip


@pytest.fixture
def both(classic: Airport) -> list[Texts]:
    return [Texts(language, CATALOGUES[language], classic.scenario) for language in Language]


def test_each_step_is_told_in_a_sentence(both: list[Texts]) -> None:
    told = [(step, *(texts.step(step) for texts in both)) for step, *_ in TOLD]
    assert told == TOLD


def test_no_step_and_none_of_its_sentences_is_left_out() -> None:
    steps: list[Any] = [step for step, *_ in TOLD]
    assert {type(step) for step in steps} == set(STEPS)
    keys = {step_key(step) for step in steps if type(step) not in DECISIONS}
    assert keys == set(needed_for_steps())


@pytest.mark.parametrize("measure", Measure)
def test_each_measure_is_told_with_its_value(both: list[Texts], measure: Measure) -> None:
    for texts in both:
        assert "1,234" in texts.effect(measure, 1_234) or "20:34" in texts.effect(measure, 1_234)


def test_times_are_told_in_minutes_and_money_in_dollars(both: list[Texts]) -> None:
    english, chinese = both
    assert english.effect(Measure.MEAN_TIME_TO_ACKNOWLEDGE, -5) == "mean time to acknowledge -0:05"
    assert chinese.effect(Measure.SPENT, 4_489) == "花费 4,489 美元"


@pytest.mark.parametrize("role", Role)
def test_a_role_within_a_sentence_keeps_only_the_capitals_of_an_abbreviation(
    both: list[Texts], role: Role
) -> None:
    english, chinese = both
    name = english.word(role).removeprefix("IT ").lower()
    assert f" {name} seat " in english.step(s.Reseat(role, ("Li",)))
    assert chinese.word(role) in chinese.step(s.Reseat(role, ("Li",)))


def test_an_id_that_the_scenario_lacks_stands_for_itself(both: list[Texts]) -> None:
    for texts in both:
        assert "nonsense" in texts.step(s.Observe("nonsense", ""))
        assert "nonsense" in texts.step(Inject("nonsense", "hung"))
