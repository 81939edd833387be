using System.Diagnostics;
using System.Text.Json;
using PoolCoordination.Tests.Postgres;

namespace PoolCoordination.Tests.Module;

/// <summary>Runs the Pester suite of the module, so that one command runs all tests.</summary>
public class ModuleTests(ITestOutputHelper output, PostgresFixture postgres)
{
    private const int PesterIsMissing = 3;

    private static string Script => Path.Combine(Repository.Root, "tests", "PoolCoordination.Module.Tests", "Invoke-ModuleTests.ps1");

    private static string Results => Path.Combine(Repository.Root, "artifacts", "module-tests.json");

    [Fact]
    public async Task The_module_passes_its_Pester_suite()
    {
        if (PowerShellProgram.Path is not { } pwsh)
        {
            Assert.Skip("pwsh is not on the PATH, so the tests of the module were not run.");
            return;
        }

        // Counts of an earlier run are not to pass for those of this one.
        Directory.CreateDirectory(Path.GetDirectoryName(Results)!);
        File.Delete(Results);
        var (exitCode, text) = await Run(pwsh);
        output.WriteLine(text);
        Assert.SkipWhen(exitCode == PesterIsMissing, text);
        Assert.True(exitCode == 0, text);
        using var counts = JsonDocument.Parse(await File.ReadAllTextAsync(Results, TestContext.Current.CancellationToken));
        Assert.NotEqual(0, counts.RootElement.GetProperty("passed").GetInt32());
    }

    private async Task<(int ExitCode, string Text)> Run(string pwsh)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(pwsh, ["-NoProfile", "-NonInteractive", "-File", Script, "-ResultPath", Results])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment =
                {
                    ["NO_COLOR"] = "1",
                    ["POOL_TEST_SERVER"] = PostgresInstance.Absence is null ? postgres.Require().NewPool() : null,
                },
            },
        };
        process.Start();
        process.StandardInput.Close();
        var cancellation = TestContext.Current.CancellationToken;
        try
        {
            var texts = await Task.WhenAll(
                process.StandardOutput.ReadToEndAsync(cancellation),
                process.StandardError.ReadToEndAsync(cancellation)
            );
            await process.WaitForExitAsync(cancellation);
            return (process.ExitCode, string.Concat(texts));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
