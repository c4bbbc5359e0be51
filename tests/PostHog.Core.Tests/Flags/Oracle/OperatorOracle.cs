using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace PostHog.Core.Tests.Flags.Oracle;

/// <summary>The operators the random worlds use, on texts of ASCII, integers, booleans and null.</summary>
internal static class OperatorOracle
{
    public static bool Holds(JObject filter, Dictionary<string, object?> properties, int matching)
    {
        var name = (string)filter["operator"]!;
        var isNegative =
            name.StartsWith("not_", StringComparison.Ordinal) || name is "is_not" or "is_not_set";
        if (name is "is_set" or "is_not_set")
        {
            return properties.ContainsKey((string)filter["key"]!) != isNegative;
        }
        var wanted = filter["value"]!;
        if (wanted.Type == JTokenType.Null)
        {
            return false;
        }
        return properties.TryGetValue((string)filter["key"]!, out var value)
            ? Compare(name, wanted, value, matching)
            : isNegative;
    }

    private static bool Compare(string name, JToken wanted, object? value, int matching)
    {
        var text = Text(value).ToLowerInvariant();
        var operand = Text(wanted).ToLowerInvariant();
        return name switch
        {
            "exact" => IsEqual(wanted, value, matching),
            "is_not" => !IsEqual(wanted, value, matching),
            "icontains" => text.Contains(operand),
            "not_icontains" => !text.Contains(operand),
            "starts_with" => text.StartsWith(operand, StringComparison.Ordinal),
            "not_ends_with" => !text.EndsWith(operand, StringComparison.Ordinal),
            "icontains_multi" => Elements(wanted)
                .Any(element => text.Contains(Text(element).ToLowerInvariant())),
            "gt" => Number(text) > Number(operand),
            "lte" => Number(text) <= Number(operand),
            _ => Between(wanted, text, isNegative: name == "not_between"),
        };
    }

    private static bool Between(JToken wanted, string text, bool isNegative)
    {
        if (wanted is not JArray { Count: 2 } bounds)
        {
            return false;
        }
        var low = Number(Text(bounds[0]));
        var high = Number(Text(bounds[1]));
        // Comparisons with null, which stands for values that are not numbers, are false.
        return low <= high && (Number(text) >= low && Number(text) <= high) != isNegative;
    }

    private static bool IsEqual(JToken wanted, object? value, int matching)
    {
        if (wanted is JArray { Count: 0 } || (matching != 2 && LooksBoolean(wanted)))
        {
            return IsTrue(wanted) == Is(value, "true");
        }
        return Elements(wanted).Any(element => Is(value, Text(element)));
    }

    private static bool LooksBoolean(JToken wanted) =>
        wanted is JArray array
            ? array.All(LooksBoolean)
            : wanted.Type == JTokenType.Boolean || Is(wanted, "true") || Is(wanted, "false");

    private static bool IsTrue(JToken wanted) =>
        wanted is JArray array ? array.All(IsTrue) : Is(wanted, "true");

    private static bool Is(object? value, string text) =>
        string.Equals(Text(value), text, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<JToken> Elements(JToken wanted) =>
        wanted is JArray array ? array : [wanted];

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static string Text(object? value) =>
        value switch
        {
            JArray array => array.ToString(Formatting.None),
            JValue one => Text(one.Value),
            null => "null",
            bool flag => flag ? "true" : "false",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
}
