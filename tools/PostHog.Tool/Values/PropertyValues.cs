using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PostHog.Tool.Input;

namespace PostHog.Tool.Values;

/// <summary>Reads the properties on the command line.</summary>
internal static partial class PropertyValues
{
    /// <summary>Returns names and texts of several <c>name=text</c>.</summary>
    /// <exception cref="UsageException">A name has two texts, of which one would be lost.</exception>
    public static Dictionary<string, string> SplitAll(IEnumerable<string> pairs)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in pairs.Select(Split))
        {
            if (all.TryGetValue(name, out var other) && other != value)
            {
                throw new UsageException($"{name} cannot be both {other} and {value}.");
            }

            all[name] = value;
        }

        return all;
    }

    /// <summary>
    /// Returns all properties: those of a JSON object, if there is one, then the pairs. A value that is not JSON is text.
    /// </summary>
    public static Dictionary<string, object?> Read(
        string? json,
        IEnumerable<string> pairs,
        CancellationToken stopped
    )
    {
        var properties = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (json is not null)
        {
            var text = json == "-" ? ReadInput(stopped) : json;
            if (Parse(text) is not JObject members)
            {
                throw new UsageException("the properties are not a JSON object.");
            }

            foreach (var member in members.Properties())
            {
                properties[member.Name] = member.Value;
            }
        }

        foreach (var (name, value) in SplitAll(pairs))
        {
            properties[name] = Parse(value) ?? value;
        }

        return properties;
    }

    private static (string Name, string Value) Split(string text)
    {
        var sign = text.IndexOf('=', StringComparison.Ordinal);
        return sign > 0
            ? (text[..sign], text[(sign + 1)..])
            : throw new UsageException($"'{text}' is not of the form name=value.");
    }

    private static string ReadInput(CancellationToken stopped)
    {
        using var reader = new StreamReader(InterruptibleInput.Standard(stopped));
        return reader.ReadToEnd();
    }

    // Null if the text is not one JSON value.
    private static JToken? Parse(string text)
    {
        if (!MayBeJson(text.Trim()))
        {
            return null;
        }

        try
        {
            // The other parser also takes 0x10, 010 and NaN.
            using (System.Text.Json.JsonDocument.Parse(text)) { }

            using var reader = new JsonTextReader(new StringReader(text))
            {
                DateParseHandling = DateParseHandling.None,
            };
            var token = JToken.ReadFrom(reader);
            return reader.Read() || HasInfinity(token) ? null : token;
        }
        catch (Exception fault) when (fault is JsonException or System.Text.Json.JsonException)
        {
            return null;
        }
    }

    // JSON has numbers that are too large for a double, but no server keeps them.
    private static bool HasInfinity(JToken token) =>
        (token is JContainer container ? container.DescendantsAndSelf() : [token]).Any(one =>
            one is JValue { Value: double number } && !double.IsFinite(number)
        );

    // The parser also takes what JSON does not have: other numbers, quotes and names.
    private static bool MayBeJson(string text) =>
        text switch
        {
            "true" or "false" or "null" => true,
            ['{' or '[' or '"', ..] => true,
            _ => Number().IsMatch(text),
        };

    [GeneratedRegex(
        @"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Number();
}
