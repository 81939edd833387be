using System.CommandLine;
using System.Globalization;
using PoolCoordination.Cli.Help;
using PoolCoordination.Cli.Output;
using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Pools;
using PoolCoordination.Streams;
using PoolCoordination.Text;

namespace PoolCoordination.Cli.Commands;

/// <summary>Options that several commands take, and what they mean.</summary>
internal static class SharedOptions
{
    private const int LongestSentence = 8000;

    /// <summary>Where the pool is; taken by every command.</summary>
    public static Option<string?> Pool { get; } =
        new("--pool")
        {
            Description = "The pool: the path of a log, or the address of a server (default: POOL_PATH, the project's pool, or your own).",
            HelpName = "path",
            Recursive = true,
            CompletionSources = { PoolValues.Paths },
        };

    /// <summary>Entries or settings as protocol lines.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Print one JSON object per line." };

    /// <summary>An instance's name.</summary>
    public static Option<string?> Instance(string description) => new("--instance", "-i") { Description = description, HelpName = "name" };

    /// <summary>From when on entries are asked for.</summary>
    public static Option<string?> Since(string description)
    {
        var option = new Option<string?>("--since", "-s") { Description = description, HelpName = "time" };
        option.CompletionSources.Add("10m", "1h", "1d", "today", "yesterday");
        return option.Checked(text => Entries.Since.Parse(text, DateTimeOffset.UtcNow));
    }

    /// <summary>One of the four actions, in any case.</summary>
    public static Option<string?> Action(string description)
    {
        var option = new Option<string?>("--action", "-a")
        {
            Description = $"{description} {string.Join(", ", PoolActionName.Words)}.",
            HelpName = "action",
        };
        option.CompletionSources.Add([.. PoolActionName.Words]);
        return option.Checked(word => PoolActionName.Parse(word));
    }

    /// <summary>Several of the four actions, in any case.</summary>
    public static Option<string[]> Actions(string description)
    {
        var option = new Option<string[]>("--action", "-a")
        {
            Description = $"{description} {string.Join(", ", PoolActionName.Words)}.",
            HelpName = "actions",
        };
        option.CompletionSources.Add([.. PoolActionName.Words]);
        option.Validators.Add(result =>
        {
            foreach (var word in Split([.. result.Tokens.Select(token => token.Value)]))
            {
                try
                {
                    PoolActionName.Parse(word);
                }
                catch (PoolException exception)
                {
                    result.AddError(exception.Message);
                }
            }
        });
        return option;
    }

    /// <summary>How many are asked for at most.</summary>
    public static Option<string?> Number(string description) =>
        new Option<string?>("--number", "-n") { Description = description, HelpName = "number" }.Checked(text => ParseNumber(text));

    /// <summary>The number that such an option gives; all where it is not given.</summary>
    public static int NumberIn(ParseResult parsed, Option<string?> number) =>
        parsed.GetValue(number) is { } text ? ParseNumber(text) : int.MaxValue;

    /// <summary>How long a command may take.</summary>
    public static Option<string?> Timeout(string description) =>
        new Option<string?>("--timeout")
        {
            Description = $"{description} {Duration.Forms}.",
            HelpName = "duration",
            CompletionSources = { "30s", "5m", "1h" },
        }.Checked(text => Duration.Parse(text));

    /// <summary>The time that such an option gives; null where it is not given.</summary>
    public static TimeSpan? TimeoutIn(ParseResult parsed, Option<string?> timeout) =>
        parsed.GetValue(timeout) is { } text ? Duration.Parse(text) : null;

    /// <summary>The values of an option that takes several, given separately or with commas between them.</summary>
    public static IReadOnlyList<string> Split(string[]? values) =>
        [.. (values ?? []).SelectMany(value => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    /// <summary>Makes a wrong value of an option an error of usage, with the message of the rule that it breaks.</summary>
    public static Option<string?> Checked(this Option<string?> option, Action<string> rule)
    {
        option.Validators.Add(result =>
        {
            try
            {
                if (result.Tokens is [var token])
                    rule(token.Value);
            }
            catch (PoolException exception)
            {
                result.AddError(exception.Message);
            }
        });
        return option;
    }

    /// <summary>
    /// The pool that the command line and the environment name. A project pool that is found and not used is reported on standard error.
    /// </summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="use">What the command does with the pool.</param>
    /// <exception cref="PoolException">The command line names a pool that does not exist.</exception>
    public static Pool OpenPool(this ParseResult parsed, PoolUse use)
    {
        var pool = PoolOpening.Open(parsed.GetValue(Pool), Notify).For(use);
        if (pool.MissingNotice(use) is { } notice)
            Notify(notice);
        return pool;
    }

    /// <summary>Tells the person something on standard error.</summary>
    public static void Notify(string notice)
    {
        using var error = new ErrorWriter(StandardStreams.OpenError());
        error.WriteLine($"pool: {Sanitizer.OneLine(notice, LongestSentence)}");
    }

    /// <summary>Prints a sentence as one line of plain text: the name of a folder in it can come from a clone.</summary>
    public static void Say(this ParseResult parsed, string sentence) =>
        parsed.InvocationConfiguration.Output.WriteLine(Sanitizer.OneLine(sentence, LongestSentence));

    private static int ParseNumber(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new PoolException($"'{text}' is not a valid number; use 1 or more.");
}
