using PoolCoordination.Detection;
using PoolCoordination.Entries;

namespace PoolCoordination.Tests.Detection;

public sealed class EntryDetectorTests
{
    [Fact]
    public void A_completion_has_topic_summary_and_files_of_the_message()
    {
        var detected = EntryDetector.Detect(
            "Done! I've fixed the race in the **scheduler**.\n\n- `src/tick.rs:42`: lock first\n- `src/tick.rs` and `README.md`\n- ran "
                + "`cargo test --all`"
        );

        Assert.Equal(PoolAction.Completed, detected?.Action);
        Assert.Equal("fixed the race in the scheduler", detected?.Topic[..31]);
        Assert.Contains("I've fixed the race in the scheduler.", detected?.Summary, StringComparison.Ordinal);
        Assert.Equal(["src/tick.rs", "README.md"], detected?.Files);
    }

    [Fact]
    public void A_blocker_has_what_stands_in_the_way_as_its_topic()
    {
        var detected = EntryDetector.Detect("The staging database is down. I can't run the migration until it is back.");

        Assert.Equal(PoolAction.Blocked, detected?.Action);
        Assert.StartsWith("staging database is down", detected?.Topic, StringComparison.Ordinal);
    }

    [Fact]
    public void A_blocker_that_was_overcome_is_a_completion() =>
        Assert.Equal(
            PoolAction.Completed,
            EntryDetector
                .Detect(
                    "At first I couldn't connect to the database, since the port was wrong. I've corrected the port, and the migration is "
                        + "applied now."
                )
                ?.Action
        );

    [Theory]
    [InlineData("Fixed the login bug.\r\n\r\n- `a.ts`: new check\r\n\r\nAll tests pass.\r\n", PoolAction.Completed)]
    [InlineData("done i fixed the login bug and all tests pass", PoolAction.Completed)]
    [InlineData("🎉🎉 **Done!** 🚀 The login bug is fixed ✨\n\n* ✅ tests pass\n* ✅ lint clean", PoolAction.Completed)]
    [InlineData("1) Fixed the login bug\n2) Added tests\n3) Updated the docs", PoolAction.Completed)]
    [InlineData("__Summary__\n\n+ Implemented the export\n+ Added 5 tests, all green", PoolAction.Completed)]
    [InlineData("Summary\n=======\n\nImplemented the export. All tests pass.", PoolAction.Completed)]
    [InlineData("Successfully deployed to production!", PoolAction.Completed)]
    [InlineData("I cannot push: permission denied (publickey)\nplease add the key", PoolAction.Blocked)]
    [InlineData("⚠️ BLOCKED — no access to the repo (404). Need a token with `repo` scope.", PoolAction.Blocked)]
    [InlineData("Unfortunately, I don't have permission to access that repository.", PoolAction.Blocked)]
    public void The_form_of_a_message_does_not_matter(string message, PoolAction action) =>
        Assert.Equal(action, EntryDetector.Detect(message)?.Action);

    [Fact]
    public void A_remark_in_the_middle_of_a_long_message_blocks_nothing()
    {
        var remarks = string.Concat(Enumerable.Range(0, 20).Select(i => $"- Part {i} reads the file twice.\n"));

        Assert.Null(
            EntryDetector.Detect(
                $"Here's how the cache works.\n\n{remarks}\nA reader can't be stopped until its lock is released. I can't see why.\n\n"
                    + $"{remarks}\nThat's all."
            )
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n")]
    [InlineData("I'll fix the race next.")]
    [InlineData("If you deploy it, the bug is fixed.")]
    [InlineData("Should I fix the race?")]
    [InlineData("```\nI've fixed the race.\n```")]
    [InlineData("You've fixed the race.")]
    [InlineData("I've fixed two of the 5 races so far; the rest follow.")]
    [InlineData("The bug was fixed in 2022 by the maintainers.")]
    [InlineData("`EACCES` means that you can't read the file: permission denied.")]
    public void There_is_no_signal_if_nothing_is_certain(string message) => Assert.Null(EntryDetector.Detect(message));

    [Theory]
    [InlineData("`a.py`, `b/c.txt` and `tests/`", "a.py b/c.txt tests/")]
    [InlineData("`time.time`, `np.array()`, `Scheduler::tick`, `/v1/events`, `origin/main`, `https://a.b/c.py`, `1.2.3`", "")]
    [InlineData("`Dockerfile`\n`a.py:10-12` `a.py:10:2` `a.py`", "Dockerfile a.py")]
    [InlineData("a.py without backticks and `an open one.py", "")]
    public void Files_are_paths_in_backticks_each_once(string message, string files) =>
        Assert.Equal(files, string.Join(' ', NamedFiles.In(message)));
}
