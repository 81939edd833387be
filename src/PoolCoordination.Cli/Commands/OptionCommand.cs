using System.CommandLine;
using PoolCoordination.Settings;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool option</c>: shows and sets the options of a pool.</summary>
internal static class OptionCommand
{
    public static Command Create()
    {
        var name = new Argument<string?>("name") { Description = "The option; all where none is named.", Arity = ArgumentArity.ZeroOrOne };
        name.CompletionSources.Add([.. PoolOption.All.Select(option => option.Name)]);
        var value = new Argument<string?>("value") { Description = "Its new value; it is shown where none is given.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("option", "Show or set the options of a pool.") { name, value };
        command.Validators.Add(result =>
        {
            try
            {
                if (result.GetValue(name) is { } known && PoolOption.Find(known) is var option && result.GetValue(value) is { } wanted)
                    option.Require(wanted);
            }
            catch (PoolException exception)
            {
                result.AddError(exception.Message);
            }
        });
        command.SetAction(parsed =>
        {
            var pool = parsed.OpenPool();
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(name) is not { } known)
            {
                foreach (var shown in pool.Settings.Options)
                    output.WriteLine($"{shown.Option.Name} = {shown.Value ?? "(unset)"}  ({SourceName(shown)})  {shown.Option.Description}");
                return;
            }

            var option = PoolOption.Find(known);
            if (parsed.GetValue(value) is { } wanted)
                new SettingsFile(pool.Location).SetOption(option, wanted);
            else
                output.WriteLine(pool.Settings.Value(option).Value ?? "(unset)");
        });
        return command;
    }

    private static string SourceName(OptionValue value) =>
        value.Source switch
        {
            OptionSource.Environment => value.Option.Variable,
            OptionSource.PoolJson => "pool.json",
            _ => "default",
        };
}
