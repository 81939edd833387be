using PoolCoordination.Entries;

namespace PoolCoordination.Tests.Entries;

public sealed class EntryHygieneTests : IDisposable
{
    private readonly ScratchPool _pool = new();

    [Fact]
    public void What_is_written_is_capped()
    {
        var text = string.Concat(Enumerable.Repeat("word ", 20_000));

        var entry = _pool.Add(
            new PoolEntry
            {
                Instance = text,
                Topic = text,
                Summary = text,
                Affects = [.. Enumerable.Repeat(text, 500)],
                Blocks = text,
                Ttl = TimeSpan.FromDays(30),
            }
        );

        Assert.InRange(entry.Instance.Length, 1, 64);
        Assert.InRange(entry.Topic.Length, 1, 200);
        Assert.InRange(entry.Summary.Length, 1, 2000);
        Assert.InRange(entry.Affects.Count, 1, 100);
        Assert.All(entry.Affects, path => Assert.InRange(path.Length, 1, 400));
        Assert.InRange(entry.Blocks.Length, 1, 500);
        Assert.Equal(TimeSpan.FromDays(7), entry.Ttl);
    }

    [Fact]
    public void Of_however_many_paths_those_that_are_credentials_are_taken_out_and_the_others_stay()
    {
        var paths = Enumerable.Range(0, 1000).Select(i => $"src/file{i}.py").ToList();
        var secret = "ghp_" + new string('a', 18) + "B7c9D1e3F5g7H9j2K4";
        paths[700] = secret;

        var shown = new PoolEntry { Topic = "T", Affects = paths }.ForDisplay().Affects;

        Assert.DoesNotContain(secret, shown);
        Assert.Equal(paths.Except([secret]), shown.Except([shown[700]]));
    }

    [Fact]
    public void What_is_just_short_enough_is_written_whole()
    {
        var entry = new PoolEntry
        {
            Instance = new string('i', 64),
            Topic = new string('t', 200),
            Summary = new string('s', 2000),
            Affects = [.. Enumerable.Range(0, 100).Select(i => $"{i:00}{new string('p', 398)}")],
            Blocks = new string('b', 500),
        };

        var written = _pool.Add(entry);

        Assert.Equal(
            (entry.Instance, entry.Topic, entry.Summary, entry.Blocks),
            (written.Instance, written.Topic, written.Summary, written.Blocks)
        );
        Assert.Equal(entry.Affects, written.Affects);
    }

    [Fact]
    public void What_is_a_character_too_long_is_cut_to_the_length_that_fits()
    {
        var written = _pool.Add(
            new PoolEntry
            {
                Instance = new string('i', 65),
                Topic = new string('t', 201),
                Summary = new string('s', 2001),
                Affects = [new string('p', 401)],
                Blocks = new string('b', 501),
            }
        );

        Assert.Equal(
            [64, 200, 2000, 400, 500],
            new[] { written.Instance, written.Topic, written.Summary, written.Affects[0], written.Blocks }.Select(text => text.Length)
        );
    }

    [Fact]
    public void What_is_written_has_no_control_characters_and_no_line_breaks()
    {
        var entry = _pool.Add(
            new PoolEntry
            {
                Instance = "A\u001b[31m",
                Topic = "one\ntwo",
                Summary = "\u001b]0;x\athree\u202e",
                Affects = ["`a.py`", " ", "b\0.py"],
                Blocks = "\u0007x",
            }
        );

        Assert.Equal("A", entry.Instance);
        Assert.Equal("one two", entry.Topic);
        Assert.Equal("three", entry.Summary);
        Assert.Equal(["a.py", "b .py"], entry.Affects);
        Assert.Equal("x", entry.Blocks);
    }

    [Fact]
    public void No_member_of_an_entry_that_is_shown_has_what_a_terminal_obeys()
    {
        const string hostile = "a\u001b[31m\u009b\u202Eb\nc";
        var shown = new PoolEntry
        {
            Id = hostile,
            Instance = hostile,
            Topic = hostile,
            Summary = hostile,
            Affects = [hostile],
            Blocks = hostile,
            SessionId = hostile,
            Turn = hostile,
            RawHash = hostile,
            Root = hostile,
            Releases = hostile,
            Renews = hostile,
        }.ForDisplay();

        string?[] texts =
        [
            shown.Id,
            shown.Instance,
            shown.Topic,
            shown.Summary,
            .. shown.Affects,
            shown.Blocks,
            shown.SessionId,
            shown.Turn,
            shown.RawHash,
            shown.Root,
            shown.Releases,
            shown.Renews,
        ];
        Assert.All(texts, text => Assert.Equal("ab c", text));
    }

    [Fact]
    public void The_root_of_an_entry_is_shown_without_a_secret() =>
        Assert.Equal("/srv/https://dev:[redacted]@db/x", new PoolEntry { Root = "/srv/https://dev:hunter2@db/x" }.ForDisplay().Root);

    [Fact]
    public void Any_entry_becomes_one_readable_line() =>
        Holds.For(
            Any.Text,
            text =>
            {
                _pool.Add(new PoolEntry { Instance = "A" + text, Topic = "t" + text, Summary = text, Blocks = text, Affects = [text] });
                Assert.Single(_pool.Lines);
                Assert.Single(_pool.Entries);
                File.Delete(_pool.Path);
            },
            tests: 300
        );

    public void Dispose() => _pool.Dispose();
}
