using PoolCoordination.Shell;

namespace PoolCoordination.Detection.Turns;

/// <summary>Runs of tests, compilers and other checks in a turn.</summary>
internal static class CheckRun
{
    private static readonly string[] s_programs =
    [
        "pytest", "tox", "jest", "vitest", "mocha", "phpunit", "rspec", "tsc", "eslint", "ruff", "mypy", "ctest", "golangci-lint", "clippy",
    ];

    /// <summary>Programs that check where a word after them says so.</summary>
    private static readonly string[] s_runners =
    [
        "npm", "pnpm", "yarn", "bun", "npx", "bunx", "cargo", "go", "dotnet", "make", "mvn", "gradle", "gradlew", "uv", "python", "python3",
        "invoke-pester", "rake", "mix", "deno",
    ];

    private static readonly string[] s_checks =
    [
        "test", "tests", "build", "check", "lint", "typecheck", "vet", "verify", "compile", "clippy",
    ];

    /// <summary>Whether the last of them in a turn ended with an error.</summary>
    public static bool HasFailedLast(Turn turn)
    {
        for (var i = turn.Calls.Count - 1; i >= 0; i--)
        {
            foreach (var command in TurnCommands.Of(turn.Calls[i], turn))
            {
                if (IsOne(command))
                    return turn.Calls[i].IsFailed;
            }
        }

        return false;
    }

    private static bool IsOne(RunningCommand command)
    {
        if (Array.IndexOf(s_programs, command.Name) >= 0)
            return true;
        if (Array.IndexOf(s_runners, command.Name) < 0)
            return false;
        for (var i = 1; i < command.Words.Count; i++)
        {
            if (command.Words[i].Text is { } word && (Array.IndexOf(s_checks, word) >= 0 || Array.IndexOf(s_programs, word) >= 0))
                return true;
        }

        return false;
    }
}
