using System.Globalization;
using System.Text.Json;

namespace PostHog.Development.Ingestion.V1;

/// <summary>
/// Whether PostHog can make sense of the options of an event. Null and blank mean unset, and options
/// it does not know are no concern of its.
/// </summary>
internal static class OptionRules
{
    private static readonly string[] Switches =
    [
        "cookieless_mode",
        "disable_skew_correction",
        "process_person_profile",
    ];

    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "true",
        "t",
        "yes",
        "y",
        "on",
        "false",
        "f",
        "no",
        "n",
        "off",
    };

    public static bool AreReadable(JsonElement json)
    {
        if (!json.TryFind("options", out var options))
        {
            return true;
        }

        return options.ValueKind switch
        {
            JsonValueKind.Null => true,
            JsonValueKind.Object => Switches.All(name => IsUnset(options, name, IsSwitch))
                && IsUnset(options, "product_tour_id", IsText),
            _ => false,
        };
    }

    private static bool IsUnset(JsonElement options, string name, Func<JsonElement, bool> orFit) =>
        !options.TryFind(name, out var value)
        || value.ValueKind is JsonValueKind.Null
        || orFit(value);

    private static bool IsText(JsonElement value) => JsonText.Read(value) is not null;

    private static bool IsSwitch(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number => true,
            JsonValueKind.String => JsonText.Read(value)?.Trim() is { } text && IsSwitch(text),
            _ => false,
        };

    private static bool IsSwitch(string text) =>
        text.Length == 0
        || Words.Contains(text)
        || (
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
        );
}
