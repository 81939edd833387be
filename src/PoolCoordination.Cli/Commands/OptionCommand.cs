using System.CommandLine;
using PoolCoordination.Cli.Help;
using PoolCoordination.Faults;
using PoolCoordination.Pools;
using PoolCoordination.Settings;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool option</c>: shows and sets the options of a pool.</summary>
internal static class OptionCommand
{
    public static Command Create()
    {
        var name = new Argument<string?>("name")
        {
            Description = "The option; if omitted, all options are listed.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        name.CompletionSources.Add([.. PoolOption.All.Select(option => option.Name)]);
        var value = new Argument<string?>("value")
        {
            Description = "Its new value; if omitted, the value is shown.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        value.CompletionSources.Add(context => PoolValues.OptionValues(context, name));
        var isDefault = new Option<bool>("--default")
        {
            Description = "Remove the option from pool.json, which restores its default.",
        };
        var command = new Command("option", "Show or set the options of a pool.") { name, value, isDefault };
        command.Validators.Add(result =>
        {
            try
            {
                if (result.GetValue(isDefault) && (result.GetValue(name) is null || result.GetValue(value) is not null))
                    result.AddError("--default needs an option, and cannot be combined with a value.");
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
            var isWriting = parsed.GetValue(isDefault) || parsed.GetValue(value) is not null;
            var pool = parsed.OpenPool(isWriting ? PoolUse.Writing : PoolUse.Options);
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(name) is not { } known)
            {
                foreach (var shown in pool.Settings.Options)
                    output.WriteLine(
                        $"{shown.Option.Name} = {shown.Text}  ({SourceName(shown)})  {shown.Option.Description}"
                    );
                return;
            }

            var option = PoolOption.Find(known);
            if (isWriting)
                Change(pool, option, parsed.GetValue(value));
            else
                output.WriteLine(pool.Settings.Value(option).Text);
        });
        return command;
    }

    /// <summary>Sets the option, or its default where there is no value.</summary>
    private static void Change(Pool pool, PoolOption option, string? value)
    {
        if (pool.SetOption(option, value).OverrideNotice is { } notice)
            SharedOptions.Notify(notice);
    }

    private static string SourceName(OptionValue value) =>
        value.Source switch
        {
            OptionSource.Environment => value.Option.Variable,
            OptionSource.PoolJson => "pool.json",
            _ => "default",
        };
}
