namespace PoolCoordination.Shell;

/// <summary>The commands that start others.</summary>
internal static class StartingCommands
{
    /// <summary>
    /// The options before the other command, those with a value after <c>values</c>; none of the options after <c>unless</c> may be there,
    /// and as many words are passed over as <c>skip</c> says. <c>reads</c>: the other is a text of the shell, after the option that is
    /// named, in PowerShell with a parameter's name, or <c>after</c> one of some words. <c>module</c>: it has the name of a module after
    /// the option.
    /// </summary>
    public const string Table = """

        env | values u unset C chdir S split-string
        sudo | values u user g group p prompt h host r role t type U other-user D chdir T C close-from | unless l list e edit
        doas | values u C
        command | unless v V
        builtin |
        exec | values a
        time | values f format o output
        nohup |
        busybox |
        toybox |
        nice | values n adjustment
        ionice | values c class n classdata p pid
        chrt | skip 1
        timeout | values s signal k kill-after | skip 1
        gtimeout | values s signal k kill-after | skip 1
        stdbuf | values i input o output e error
        setsid |
        unbuffer |
        chronic |
        caffeinate | values t w
        flock | values w timeout E conflict-exit-code | skip 1
        watch | values n interval
        strace | values e o p s
        rtk | skip-if proxy run
        npx | values p package c call
        pnpx |
        bunx |
        uvx | values from with python p
        npm exec | values p package c call
        npm x | values p package c call
        pnpm exec |
        pnpm dlx |
        pnpm prettier | keep
        pnpm eslint | keep
        pnpm biome | keep
        yarn exec |
        yarn dlx |
        yarn run |
        yarn prettier | keep
        yarn eslint | keep
        yarn biome | keep
        yarn stylelint | keep
        bun x |
        uv run | values with p python extra group env-file project directory package m module
        uv tool run | values from with
        poetry run |
        pipenv run |
        pdm run |
        rye run |
        hatch run |
        pixi run |
        conda run | values n name p prefix
        bundle exec |
        dotnet tool run |
        mise exec | values
        python | module m | values W X c
        python3 | module m | values W X c
        py | module m | values W X c
        sh | reads c | values o O
        bash | reads c | values o O rcfile init-file
        zsh | reads c | values o
        dash | reads c | values o
        ksh | reads c | values o
        eval | reads
        cmd | after /c //c /k //k
        pwsh | reads command | powershell
        powershell | reads command | powershell
        invoke-expression | reads | powershell
        iex | reads | powershell

        """;
}
