using System.Diagnostics;

namespace PoolCoordination.Tests.Page;

/// <summary>Runs the tests of the board's page, which are for node, so that one command runs all tests.</summary>
public sealed class PageTests(ITestOutputHelper output)
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(10);

    private static string Folder => Path.Combine(Repository.Root, "tests", "PoolCoordination.Page.Tests");

    /// <summary>The rules by which the page's modules are made into one script.</summary>
    [Fact]
    public async Task Its_modules_can_be_put_together() => await Pass("modules.test.mjs");

    /// <summary>The page on a server that stands in for the real one, with what that one does not give so easily.</summary>
    [Fact]
    public async Task It_shows_a_board_in_a_browser() => await PassInBrowser("page.test.mjs");

    /// <summary>The page of <c>pool board --web</c> and of <c>pool board --html</c>, on a pool that four sessions have filled.</summary>
    [Fact]
    public async Task It_shows_a_real_pool_in_a_browser() => await PassInBrowser("pool.test.mjs");

    private async Task PassInBrowser(string file)
    {
        var (_, absence) = await Run("--input-type=module", "--eval", "console.log((await import('./browser.mjs')).absence ?? '')");
        Assert.SkipWhen(absence.Trim().Length > 0, absence.Trim());
        await Pass(file);
    }

    private async Task Pass(string file)
    {
        var (exitCode, text) = await Run("--test", "--test-reporter=spec", file);
        output.WriteLine(text);
        Assert.True(exitCode == 0, text);
    }

    private static async Task<(int ExitCode, string Text)> Run(params string[] arguments)
    {
        var node = OnPath(OperatingSystem.IsWindows() ? "node.exe" : "node");
        Assert.SkipWhen(node is null, "node is not on the PATH, so the tests of the page were not run.");
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(node, arguments)
            {
                WorkingDirectory = Folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["NO_COLOR"] = "1" },
            },
        };
        process.Start();
        process.StandardInput.Close();
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        cancellation.CancelAfter(s_longest);
        try
        {
            var texts = await Task.WhenAll(
                process.StandardOutput.ReadToEndAsync(cancellation.Token),
                process.StandardError.ReadToEndAsync(cancellation.Token)
            );
            await process.WaitForExitAsync(cancellation.Token);
            return (process.ExitCode, string.Concat(texts));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static string? OnPath(string name) =>
        Environment
            .GetEnvironmentVariable("PATH")
            ?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
}
