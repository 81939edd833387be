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
    [InlineData("The import is finished. The log has two columns.", true)]
    [InlineData("# The import is finished\n\nThe log has two columns.", false)]
    [InlineData("# The import is finished\n\nThe log has two columns. All 48 tests pass.", true)]
    public void A_heading_alone_is_no_completion_unless_something_confirms_it(string message, bool isCompleted) =>
        Assert.Equal(isCompleted ? PoolAction.Completed : null, EntryDetector.Detect(message)?.Action);

    [Theory]
    [InlineData("- All 48 tests pass", false)]
    [InlineData("- All 48 tests pass\n- The build is clean", true)]
    public void Two_confirmations_outweigh_a_doubt_and_one_does_not(string confirmations, bool isCompleted) =>
        Assert.Equal(
            isCompleted ? PoolAction.Completed : null,
            EntryDetector
                .Detect($"I've fixed the race in the scheduler.\n\n{confirmations}\n- I'm not sure about the name")
                ?.Action
        );

    [Theory]
    [InlineData("The consumer reads from the queue. I've corrected its port.", true)]
    [InlineData("The consumer reads from the queue. It has a port of its own. I've corrected its port.", false)]
    public void A_completion_opens_a_message_if_it_is_in_the_first_two_sentences(string opening, bool isCompleted) =>
        Assert.Equal(
            isCompleted ? PoolAction.Completed : null,
            EntryDetector.Detect($"{opening}\n\nThe old server had another one.\n\nThe file has two sections.")?.Action
        );

    [Theory]
    [InlineData(10, PoolAction.Blocked)]
    [InlineData(11, PoolAction.Completed)]
    public void What_ends_a_message_of_up_to_ten_sentences_matters_more_than_its_opening(int sentences, PoolAction action) =>
        Assert.Equal(
            action,
            EntryDetector
                .Detect(
                    $"I've fixed the race in the scheduler. All 48 tests pass.\n\n{Remarks(sentences - 3)}\n\n"
                        + "I can't push: permission denied."
                )
                ?.Action
        );

    [Theory]
    [InlineData(12, false)]
    [InlineData(13, true)]
    public void Open_work_in_the_middle_of_a_message_of_up_to_twelve_sentences_counts(int sentences, bool isCompleted) =>
        Assert.Equal(
            isCompleted ? PoolAction.Completed : null,
            EntryDetector
                .Detect(
                    $"I've fixed the race in the scheduler. All 48 tests pass.\n\n{Remarks(1)} Two of the 5 migrations still fail. "
                        + $"{Remarks(sentences - 5)}\n\nThe build is clean."
                )
                ?.Action
        );

    [Theory]
    [InlineData(299, true)]
    [InlineData(300, false)]
    public void What_a_message_quotes_in_fewer_than_300_characters_is_not_its_own(int length, bool isCompleted)
    {
        var title = $"It still fails {new string('x', length - 15)}";

        var detected = EntryDetector.Detect($"I've fixed the race in the scheduler. Its title was \"{title}\" in the tracker.");

        Assert.Equal(isCompleted ? PoolAction.Completed : null, detected?.Action);
    }

    [Theory]
    [InlineData("Fixed the scheduler of the jobs and of all queues", ": All 48 tests pass")]
    [InlineData("Fixed the scheduler of the jobs and of both queues", "")]
    public void A_topic_of_fewer_than_50_characters_goes_on_with_the_next_sentence(string sentence, string rest) =>
        Assert.Equal(sentence + rest, EntryDetector.Detect($"{sentence}. All 48 tests pass.")?.Topic);

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

    [Fact]
    public void Of_many_named_files_the_first_20_count() =>
        Assert.Equal(
            Enumerable.Range(0, 20).Select(i => $"src/{i}.rs"),
            NamedFiles.In(string.Join(", ", Enumerable.Range(0, 22).Select(i => $"`src/{i}.rs`")))
        );

    private static string Remarks(int count) => string.Join(' ', Enumerable.Range(0, count).Select(i => $"Part {i} reads the file twice."));
}
