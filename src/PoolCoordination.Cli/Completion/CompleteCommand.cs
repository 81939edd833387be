using System.Text;
using PoolCoordination.Streams;
using PoolCoordination.Text;

namespace PoolCoordination.Cli.Completion;

/// <summary>
/// <c>pool complete</c>, which the scripts of <c>pool completion</c> call at each Tab: prints a line for each word that can stand at the
/// cursor, with a tab and its description, or a single line with a tab and <c>path</c> where the shell is to complete a path. It writes no
/// file and reports no errors, and where it takes too long, as while a server is unavailable, it offers nothing.
/// </summary>
internal static class CompleteCommand
{
    private const string Bash = "bash";
    private const string PathLine = "\tpath\n";

    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(1);

    /// <summary>Prints the candidates.</summary>
    /// <param name="arguments">
    /// For bash, the line up to the cursor and the characters that separate words; for other shells, their name, the words before the
    /// cursor without quoting, the program's name left out, and the cursor's word.
    /// </param>
    public static int Run(string[] arguments)
    {
        var work = Task.Run(() => Text(arguments));
        // What is not ready in time is left behind; the process ends with it.
        if (!((IAsyncResult)work).AsyncWaitHandle.WaitOne(s_limit) || !work.IsCompletedSuccessfully)
            return 0;
        try
        {
            using var output = StandardStreams.OpenOutput();
            output.Write(Encoding.UTF8.GetBytes(work.Result));
        }
        catch (Exception exception) when (exception is IOException or BrokenPipeException)
        {
            // The shell did not wait.
        }

        return 0;
    }

    private static string Text(string[] arguments) =>
        arguments switch
        {
            [Bash, var line, var breaks] => OfBash(new BashLine(line, breaks)),
            [not Bash, .. var before, var current] => Lines(
                Candidates.Of(CommandLine.Root(), before, current),
                candidate => candidate.Word
            ),
            _ => "",
        };

    private static string OfBash(BashLine line) =>
        line.Words.ToArray() is [_, .. var before, var current]
            ? Lines(Candidates.Of(CommandLine.Root(), before, current), candidate => line.Replacement(candidate.Word))
            : "";

    private static string Lines(Candidates candidates, Func<Candidate, string?> word)
    {
        if (candidates.ArePaths)
            return PathLine;
        var lines = new StringBuilder();
        foreach (var candidate in candidates.Words)
        {
            // A line break or an escape sequence would be another line to the shell, or a command to the terminal.
            if (Sanitizer.OneLine(candidate.Word, int.MaxValue) == candidate.Word && word(candidate) is { } text)
                lines.Append(text).Append('\t').Append(Sanitizer.OneLine(candidate.Description, int.MaxValue)).Append('\n');
        }

        return lines.ToString();
    }
}
