using System.Globalization;
using System.Text;
using PostHog.Capture;
using PostHog.Wire.Json;

namespace PostHog.Async.Testing;

/// <summary>Writes values as JSON, in the same way for those that a test expects and those that arrived.</summary>
internal static class PropertyText
{
    private const string Member = "value";

    /// <summary>Returns the JSON that the clients send for a value.</summary>
    public static string Of(object? value) =>
        NumberOf(value) is { } number
            ? number.ToString("G29", CultureInfo.InvariantCulture)
            : JsonTree.ToJson(TreeOf(value));

    private static decimal? NumberOf(object? value)
    {
        try
        {
            return
                value is not null and not Enum
                && Type.GetTypeCode(value.GetType()) is >= TypeCode.SByte and <= TypeCode.Decimal
                ? Convert.ToDecimal(value, CultureInfo.InvariantCulture)
                : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static object? TreeOf(object? value)
    {
        var json = ValueText.OfMap(
            Member,
            new Dictionary<string, object?>(StringComparer.Ordinal) { [Member] = value },
            _ => { }
        );
        JsonDocumentReader.TryReadExactly(Encoding.UTF8.GetBytes(json), out var tree);
        return (tree as JsonObject)?.ValueOf(Member);
    }
}
