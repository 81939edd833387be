using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using PoolCoordination.Cli.Web;
using PoolCoordination.Pools;

namespace PoolCoordination.Cli.Commands;

/// <summary>The options of <c>pool board</c> for a browser.</summary>
internal sealed class WebOptions
{
    private const int LastPort = 65_535;

    private readonly Option<bool> _web = new("--web") { Description = "Show it in the browser, with a timeline, until Ctrl+C." };
    private readonly Option<bool> _control = new("--control")
    {
        Description = "With --web: let the page release claims and post notes; else it only shows.",
    };
    private readonly Option<bool> _noOpen = new("--no-open") { Description = "With --web: only print the address." };
    private readonly Option<int> _port = new("--port")
    {
        Description =
            "With --web: the port on this machine, so that an open page goes on with the next board; "
            + "0 takes any that is free, as without it.",
        HelpName = "number",
    };
    private readonly Option<string?> _html = new("--html")
    {
        Description = "Write the page as one file that needs no server, and end; an earlier one is replaced.",
        HelpName = "file",
    };
    private readonly Option<bool> _force = new("--force")
    {
        Description = "With --html: replace the file also where it is something else.",
    };

    /// <summary>Adds the options to the command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_web);
        command.Add(_control);
        command.Add(_noOpen);
        command.Add(_port);
        command.Add(_html);
        command.Add(_force);
        _port.Validators.Add(result =>
        {
            var isNumber = int.TryParse(result.Tokens.SingleOrDefault()?.Value, CultureInfo.InvariantCulture, out var port);
            if (isNumber && port is < 0 or > LastPort)
                result.AddError($"'{port}' is not a port; expected a number from 0 to {LastPort}.");
        });
        command.Validators.Add(result =>
        {
            Option[] ofWeb = [_control, _noOpen, _port];
            if (!result.GetValue(_web) && ofWeb.FirstOrDefault(option => result.GetResult(option) is { Implicit: false }) is { } lonely)
                result.AddError($"{lonely.Name} is for --web; give that too.");
            if (result.GetValue(_force) && result.GetValue(_html) is null)
                result.AddError($"{_force.Name} is for --html; give that too.");
            if (result.GetValue(_web) && result.GetValue(_html) is not null)
                result.AddError("--web and --html exclude each other.");
        });
    }

    /// <summary>Whether either is asked for.</summary>
    public bool IsUsed(CommandResult result) => result.GetValue(_web) || result.GetValue(_html) is not null;

    /// <summary>Whether a server for the browser is asked for.</summary>
    public bool IsAskedFor(ParseResult parsed) => parsed.GetValue(_web);

    /// <summary>Whether a file is asked for.</summary>
    public bool IsFileAskedFor(ParseResult parsed) => parsed.GetValue(_html) is not null;

    /// <summary>Serves the board until somebody ends it.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="pool">The pool, for what a page asks for.</param>
    /// <param name="read">The same pool, for what is read all the time.</param>
    /// <param name="includesAllProjects">Whether all projects are shown.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The number of the signal that ended it; 0 where none did.</returns>
    public int Serve(ParseResult parsed, Pool pool, Pool read, bool includesAllProjects, CancellationToken cancellation) =>
        new WebSession(pool, read)
        {
            IncludesAllProjects = includesAllProjects,
            HasControl = parsed.GetValue(_control),
            IsOpened = !parsed.GetValue(_noOpen),
            Port = parsed.GetValue(_port),
        }.Run(parsed.InvocationConfiguration.Output, cancellation);

    /// <summary>Writes the file.</summary>
    public void WriteFile(ParseResult parsed, Pool pool, bool includesAllProjects)
    {
        var path = pool.Environment.FullPath(parsed.GetValue(_html)!);
        PageExport.Write(path, pool, includesAllProjects, parsed.GetValue(_force));
        parsed.InvocationConfiguration.Output.WriteLine($"The board is in {path}");
    }
}
