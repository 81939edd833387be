using PoolCoordination.Blocks;
using PoolCoordination.Entries;

namespace PoolCoordination.Tests.Blocks;

/// <summary>Blocks as models write them that have the form in mind and not before them: what is unmistakable is read.</summary>
public class NearMissTests
{
    [Theory]
    [InlineData("**ACTION**: completed\n**TOPIC**: t\n**AFFECTS**: a.py, b.py")]
    [InlineData("**ACTION:** completed\n**TOPIC:** t\n**AFFECTS:** a.py, b.py")]
    [InlineData("- ACTION: completed\n- TOPIC: t\n- AFFECTS: a.py, b.py")]
    [InlineData("* **ACTION**: completed\n* **TOPIC**: t\n* **AFFECTS**: a.py, b.py")]
    [InlineData("`ACTION`: completed\n`TOPIC`: t\n`AFFECTS`: a.py, b.py")]
    [InlineData("### ACTION: completed\n### TOPIC: t\n### AFFECTS: a.py, b.py")]
    [InlineData("ACTION = completed\nTOPIC = t\nAFFECTS = a.py, b.py")]
    [InlineData("ACTION： completed\nTOPIC：t\nAFFECTS：a.py, b.py")]
    [InlineData("操作：completed\n主题：t\n影响：a.py, b.py")]
    [InlineData("アクション：completed\nトピック：t\n影響：a.py, b.py")]
    [InlineData("AKTION: completed\nTHEMA: t\nBETRIFFT: a.py, b.py")]
    [InlineData("action: completed\ntopic: t\naffects:\n  - a.py\n  - b.py")]
    [InlineData("---\naction: completed\ntopic: >-\n  t\naffects: [a.py, 'b.py']")]
    [InlineData("{\"action\": \"completed\", \"topic\": \"t\", \"affects\": [\"a.py\", \"b.py\"]}")]
    [InlineData("{\n  \"ACTION\": \"completed\",\n  \"TOPIC\": \"t\",\n  \"AFFECTS\": \"a.py, b.py\"\n}")]
    [InlineData("{\n  \"action\": \"completed\",\n  \"topic\": \"t\",\n  \"affects\": \"a.py, b.py\",\n}")]
    public void Such_a_body_is_read(string body)
    {
        var block = Assert.Single(BlockReader.Read($"```pool\n{body}\n```"));
        Assert.Equal((PoolAction.Completed, "t"), (block.Action, block.Topic));
        Assert.Equal(["a.py", "b.py"], block.Affects);
        Assert.Empty(block.Problems);
    }

    [Theory]
    [InlineData("```pool:")]
    [InlineData("``` Pool: entry")]
    [InlineData("```json pool")]
    [InlineData("```yaml Pool")]
    public void What_stands_around_the_name_of_the_fence_does_not_hide_a_block(string fence) =>
        Assert.Equal("t", Assert.Single(BlockReader.Read($"{fence}\nACTION: claimed\nTOPIC: t\n```")).Topic);

    [Fact]
    public void The_first_key_may_stand_beside_the_name_of_the_fence()
    {
        var block = Assert.Single(BlockReader.Read("Done.\n\n```pool ACTION: completed\nTOPIC: t\n```"));
        Assert.Equal((PoolAction.Completed, "t", 3), (block.Action, block.Topic, block.Line));
        Assert.Empty(block.Problems);
    }

    [Theory]
    [InlineData("Write it as ```pool ACTION: completed TOPIC: t``` and go on.")]
    [InlineData("```pool ACTION: completed | claimed TOPIC: <a few words> ```")]
    [InlineData("```bash pool\nACTION: completed\n```")]
    public void What_only_mentions_a_block_is_none(string text) => Assert.Empty(BlockReader.Read(text));

    [Theory]
    [InlineData("claim", PoolAction.Claimed)]
    [InlineData("Claiming", PoolAction.Claimed)]
    [InlineData("done", PoolAction.Completed)]
    [InlineData("**Complete**", PoolAction.Completed)]
    [InlineData("fixed", PoolAction.Completed)]
    [InlineData("block", PoolAction.Blocked)]
    [InlineData("BLOCKER", PoolAction.Blocked)]
    [InlineData("signal", PoolAction.Signaling)]
    [InlineData("info.", PoolAction.Signaling)]
    [InlineData("claimed (until 15:00)", PoolAction.Claimed)]
    [InlineData("🔒 claimed", PoolAction.Claimed)]
    [InlineData("“claimed”", PoolAction.Claimed)]
    [InlineData("claimed - exclusive", PoolAction.Claimed)]
    [InlineData("completed ✅", PoolAction.Completed)]
    [InlineData("✅ done, tests pass", PoolAction.Completed)]
    public void A_near_word_means_the_action(string word, PoolAction action)
    {
        var block = Assert.Single(BlockReader.Read($"```pool\nACTION: {word}\nTOPIC: t\n```"));
        Assert.Equal(action, block.Action);
        Assert.Empty(block.Problems);
    }

    [Theory]
    [InlineData("claimed | completed")]
    [InlineData("completed / blocked")]
    [InlineData("unclaimed")]
    [InlineData("claimed nothing")]
    public void Of_several_words_none_is_chosen(string words)
    {
        var block = Assert.Single(BlockReader.Read($"```pool\nACTION: {words}\nTOPIC: t\n```"));
        Assert.Equal(PoolAction.Signaling, block.Action);
        Assert.Single(block.Problems);
    }

    [Theory]
    [InlineData("ACTION: completed\nTOPIC: one\nSUMMARY: s\nACTION: claimed\nTOPIC: two\nAFFECTS: b.py")]
    [InlineData("INSTANCE: A\nACTION: completed\nTOPIC: one\n\nINSTANCE: A\nACTION: claimed\nTOPIC: two\nAFFECTS: b.py")]
    [InlineData("TOPIC: one\nACTION: completed\nTOPIC: two\nACTION: claimed\nAFFECTS: b.py")]
    [InlineData("- action: completed\n  topic: one\n- action: claimed\n  topic: two\n  affects: b.py")]
    [InlineData("ACTION: completed\nTOPIC: one\n---\nACTION: claimed\nTOPIC: two\nAFFECTS: b.py")]
    [InlineData("{\"action\": \"completed\", \"topic\": \"one\"}\n\n{\"action\": \"claimed\", \"topic\": \"two\", \"affects\": \"b.py\"}")]
    [InlineData("[{\"action\": \"completed\", \"topic\": \"one\"}, {\"action\": \"claimed\", \"topic\": \"two\", \"affects\": \"b.py\"}]")]
    public void A_second_action_makes_a_second_entry(string body)
    {
        var blocks = BlockReader.Read($"```pool\n{body}\n```");
        Assert.Equal(
            [(PoolAction.Completed, "one", ""), (PoolAction.Claimed, "two", "b.py")],
            blocks.Select(block => (block.Action, block.Topic, string.Join(',', block.Affects)))
        );
        Assert.NotEqual(blocks[0].RawHash, blocks[1].RawHash);
        Assert.All(blocks, block => Assert.Empty(block.Problems));
    }

    [Theory]
    [InlineData("```\nACTION: completed\nTOPIC: t\n```", "has no 'pool' after its backticks")]
    [InlineData("```pool ACTION: completed TOPIC: t SUMMARY: s ```", "is on one line")]
    public void What_is_nearly_a_block_is_reported_and_makes_no_entry(string text, string reason)
    {
        var block = Assert.Single(BlockReader.Read($"Done.\n\n{text}"));
        Assert.False(block.IsUsable);
        var problem = Assert.Single(block.Problems);
        Assert.Equal(3, problem.Line);
        Assert.Contains(reason, problem.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("```yaml\nACTION: completed\nTOPIC: t\n```", 1)]
    [InlineData("```\npool\nACTION: completed\nTOPIC: t\n```", 2)]
    [InlineData("```text\nACTION: completed\nTOPIC: t\nSUMMARY: s\n```", 1)]
    [InlineData("```pool-block\nACTION: claimed\nTOPIC: t\nAFFECTS: a.py\n```", 1)]
    [InlineData("Done.\n\nACTION: completed\nTOPIC: t\nSUMMARY: s", 3)]
    [InlineData("Done.\n**ACTION:** completed\n**TOPIC:** t\n\nNext.", 2)]
    [InlineData("- Done:\n\n    ```pool\n    ACTION: completed\n    TOPIC: t\n    ```", 4)]
    public void A_block_under_another_name_or_without_a_fence_is_reported_and_makes_no_entry(string text, int line)
    {
        var block = Assert.Single(BlockReader.Read(text));
        Assert.False(block.IsUsable);
        Assert.Equal(line, Assert.Single(block.Problems).Line);
    }

    [Theory]
    [InlineData("> ACTION: completed\n> TOPIC: t")]
    [InlineData("```markdown\n> ACTION: claimed\n> TOPIC: Auth\n```")]
    [InlineData("```sh\nACTION=signal\nTOPIC=orders.v2\nTTL=60\n```")]
    [InlineData("```python\nACTION = 'completed'\nTOPIC = 'orders'\n```")]
    [InlineData("TOPIC: Release\nACTION: Done")]
    [InlineData("- ACTION: Block\n- TOPIC: telnet traffic")]
    [InlineData("The ACTION is completed.\nTOPIC: t")]
    [InlineData("ACTION: completed")]
    [InlineData("ACTION: completed | blocked | claimed | signaling\nTOPIC: a few words")]
    [InlineData("```\naction = build()\ntopic = x\n```")]
    [InlineData("```\nACTION: deploy\nTOPIC: t\n```")]
    [InlineData("```yaml\naction: completed\ntopic: t\n```")]
    [InlineData("```\nnpm run build\n```\nThe pool is closed.")]
    [InlineData("```\naction: block\ntopic: orders\nregion: eu\n```")]
    [InlineData("```\n{\n  \"action\": \"block\",\n  \"topic\": \"spam\",\n  \"user\": 3\n}\n```")]
    [InlineData("```\n[rule]\nACTION = block\nTOPIC = orders\nCHAIN = INPUT\n```")]
    [InlineData("````\n```pool\nACTION: completed\nTOPIC: t\n```\n````")]
    [InlineData("~~~\n```pool\nACTION: completed\nTOPIC: t\n```\n~~~")]
    public void A_fence_that_shows_something_else_is_passed_over(string text) => Assert.Empty(BlockReader.Read(text));

    [Theory]
    [InlineData(
        "ACTION: completed | blocked | claimed | signaling\nTOPIC: a few words\nSUMMARY: what happened, in a sentence or two\nAFFECTS: "
            + "files, separated by commas"
    )]
    [InlineData("ACTION: completed|blocked|claimed|signaling\nTOPIC: a few words")]
    [InlineData("ACTION: completed, blocked, claimed or signaling\nTOPIC: short topic")]
    [InlineData("INSTANCE: A\nACTION: claimed\nTOPIC: a few words\nSUMMARY: what happened, in a sentence or two\nTTL: 1h")]
    [InlineData("ACTION: <completed | blocked | claimed | signaling>\nTOPIC: <a few words>")]
    [InlineData("ACTION: completed\nTOPIC: <a few words>")]
    [InlineData("ACTION: completed\nTOPIC: ...\nSUMMARY: …")]
    public void A_block_of_placeholders_is_none(string body) => Assert.Empty(BlockReader.Read($"```pool\n{body}\n```"));

    [Theory]
    [InlineData("ACTION: completed\nTOPIC: a few words\nSUMMARY: the message is shorter", "the message is shorter")]
    [InlineData("ACTION: completed\nTOPIC: ...\nSUMMARY: the message is shorter", "the message is shorter")]
    [InlineData("ACTION: completed\nTOPIC: <Button>", "<Button>")]
    public void A_block_that_says_something_is_read(string body, string topic) =>
        Assert.Equal(topic, Assert.Single(BlockReader.Read($"```pool\n{body}\n```")).Topic);

    [Theory]
    [InlineData("action = build()")]
    [InlineData("tema: otro")]
    [InlineData("x[topic] = 5: nothing")]
    public void Such_a_line_continues_a_summary(string line) =>
        Assert.Equal(
            $"s {line}",
            Assert.Single(BlockReader.Read($"```pool\nACTION: completed\nTOPIC: t\nSUMMARY: s\n{line}\n```")).Summary
        );

    [Theory]
    [InlineData("[id]")]
    [InlineData("[id]/page.tsx, [slug]")]
    [InlineData("- a.py")]
    public void A_path_that_looks_like_a_list_comes_back_as_it_was(string path)
    {
        var entry = new PoolEntry { Instance = "A", Topic = "t", Action = PoolAction.Claimed, Affects = AffectsList.Split(path) };
        Assert.Equal(entry.Affects, Assert.Single(BlockReader.Read(BlockWriter.Write(entry))).Affects);
    }
}
