using System.Globalization;
using System.Text;
using PoolCoordination.Faults;
using PoolCoordination.Host;
using PoolCoordination.Json;
using PoolCoordination.Relevance;
using PoolCoordination.Storage;

namespace PoolCoordination.Settings;

/// <summary>The settings of a pool: <c>pool.json</c> beside its log, and over it the environment.</summary>
public sealed class PoolSettings
{
    private readonly PoolEnvironment _environment;
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);
    private readonly List<Domain> _domains = [];

    private PoolSettings(PoolEnvironment environment) => _environment = environment;

    /// <summary>The domains of all instances that have one.</summary>
    public IReadOnlyList<Domain> Domains => _domains;

    /// <summary>All options with their values and where those came from.</summary>
    public IEnumerable<OptionValue> Options => PoolOption.All.Select(Value);

    /// <summary>Reads the settings of a pool; a missing file sets nothing.</summary>
    /// <exception cref="PoolException">The file is not valid JSON, or it cannot be read.</exception>
    internal static PoolSettings Read(PoolLocation location, PoolEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(location);
        return Of(PoolSettingsContent.Read(location.SettingsPath, location.Owners), environment);
    }

    /// <summary>The settings that a file's content has.</summary>
    /// <exception cref="PoolException">It is not valid JSON, or could not be read.</exception>
    internal static PoolSettings Of(PoolSettingsContent content, PoolEnvironment environment)
    {
        var settings = new PoolSettings(environment);
        if (!content.Exists)
            return settings;
        var reader = new JsonReader(content.Json);
        settings.ReadMembers(ref reader);
        if (reader.TokenType == JsonToken.EndObject && reader.IsAtEnd())
            return settings;
        throw new PoolException(
            $"The settings '{content.Path}' are not a valid JSON object (error at byte {reader.TokenStartIndex})."
        )
        {
            Fault = PoolFault.Settings,
        };
    }

    /// <summary>Gets an option's value, as far as the content can be understood; null if it is not set.</summary>
    internal static string? TextOf(PoolOption option, PoolSettingsContent content)
    {
        var settings = new PoolSettings(PoolEnvironment.OfProcess);
        var reader = new JsonReader(content.Json);
        settings.ReadMembers(ref reader);
        return settings._options.GetValueOrDefault(option.Name);
    }

    /// <summary>Gets the settings that are in force without a file.</summary>
    internal static PoolSettings OfEnvironment(PoolEnvironment environment) => new(environment);

    /// <summary>An option's value now, and where it came from. A value that the option does not take counts as not set.</summary>
    public OptionValue Value(PoolOption option)
    {
        ArgumentNullException.ThrowIfNull(option);
        if (_environment.Variable(option.Variable) is { } variable && option.Normalize(variable) is { } fromEnvironment)
            return new OptionValue(option, ServerAddress.Shown(fromEnvironment), OptionSource.Environment);
        if (_options.TryGetValue(option.Name, out var text) && option.Normalize(text) is { } fromFile)
            return new OptionValue(option, ServerAddress.Shown(fromFile), OptionSource.PoolJson);
        return new OptionValue(option, option.Default, OptionSource.Default);
    }

    /// <summary>Whether a switch is on.</summary>
    internal bool IsOn(PoolOption option) => Value(option).Value == "on";

    /// <summary>An option's size in bytes; null where it is not set.</summary>
    internal long? SizeOf(PoolOption option) => Value(option).Value is { } size ? long.Parse(size, CultureInfo.InvariantCulture) : null;

    private void ReadMembers(ref JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonToken.StartObject)
            return;
        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            var name = JsonText.Read(ref reader);
            reader.Read();
            if (name == "domains" && reader.TokenType == JsonToken.StartObject)
                ReadDomains(ref reader);
            else if (reader.TokenType is JsonToken.String)
                _options[name] = JsonText.Read(ref reader);
            else if (reader.TokenType is JsonToken.Number or JsonToken.True or JsonToken.False)
                _options[name] = Encoding.UTF8.GetString(reader.ValueSpan);
            else
                reader.Skip();
        }
    }

    private void ReadDomains(ref JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            var instance = JsonText.Read(ref reader);
            var keywords = new List<string>();
            reader.Read();
            if (reader.TokenType == JsonToken.StartArray)
            {
                while (reader.Read() && reader.TokenType != JsonToken.EndArray)
                {
                    if (reader.TokenType == JsonToken.String)
                        keywords.Add(JsonText.Read(ref reader));
                    else
                        reader.Skip();
                }
            }
            else
            {
                reader.Skip();
            }

            _domains.Add(new Domain(instance, keywords));
        }
    }
}
