"""A bot of one's own: a service desk that works first on what keeps most flights waiting.

Play it, check it, and compare it with the shipped bot (80 sessions each, about a minute):
    airportsim run --bot service_desk=my_bot.py:FlightsFirst
    airportsim check-bot my_bot.py:FlightsFirst
    airportsim experiment my_bot.yaml
"""

from airportsim import Role, commands, words

LEVELS = list(words.Level)


class FlightsFirst:
    """Most waiting flights first; merges every double; asks once for what is missing."""

    roles = (Role.SERVICE_DESK,)

    def reset(self, start):
        """Sit down at a round; what is returned is the memory that `decide` gets."""
        # Dice give a person's thinking times, the same ones for the same ticket and act as the
        # shipped bot has. So it is the policy that is compared, not the luck or the speed.
        return {"dice": start.dice, "busy": {}, "asked": set()}

    def decide(self, view, offers, memory):
        """What the hand `view.hand` does next: (commands, memory, second at which they act)."""
        # A hand that is asked is free again, whether its last command was accepted or refused.
        busy = memory["busy"]
        busy.pop(view.hand, None)

        taken = set(busy.values())
        for slip in view.to_log:
            if slip.number not in taken:
                return self.act(view, memory, slip, "log", self.log(view, slip))

        desk = [s for s in view.at_desk if s.number not in taken and not s.asked]
        if desk:
            slip = max(desk, key=lambda s: (view.stopped_by(s.service, s.terminals), -s.number))
            act, command = self.next_step(view, memory, slip)
            return self.act(view, memory, slip, act, command)

        for slip in view.restored:
            if slip.number not in taken:
                return self.act(view, memory, slip, "close", commands.Close(slip.number))

        # Nothing to do: no command, and no second to be asked at. News will wake this hand.
        return [], memory, None

    def act(self, view, memory, slip, act, command):
        """Give one command after a person's thinking time, and keep other hands off the ticket."""
        memory["busy"][view.hand] = slip.number
        return [command], memory, view.now + memory["dice"].time(act, slip)

    def log(self, view, slip):
        """Impact from the terminals touched, urgency from the flights that wait."""
        waiting = view.stopped_by(slip.service, slip.terminals)
        impact = LEVELS[min(2, len(slip.terminals) - 1)]
        return commands.Log(slip.number, impact, LEVELS[0 if waiting < 2 else 1 + (waiting > 3)])

    def next_step(self, view, memory, slip):
        """A double is merged; then article, checklist, a question, and on to the specialists."""
        older = [one.number for one in view.alike(slip) if one.number < slip.number]
        if older:
            return "merge", commands.Merge(slip.number, older[0])
        known = view.matching(slip)
        if known and not slip.struck_off:
            return "apply_article", commands.ApplyArticle(slip.number, known[0])
        if not slip.first_aided:
            return "first_aid", commands.FirstAid(slip.number)
        if not any(view.is_down(slip.service, terminal) for terminal in slip.terminals):
            return "close", commands.Close(slip.number)
        if len(slip.missing) > 1 and slip.number not in memory["asked"]:
            memory["asked"].add(slip.number)
            return "ask_back", commands.AskBack(slip.number)
        return "escalate", commands.Escalate(slip.number)
