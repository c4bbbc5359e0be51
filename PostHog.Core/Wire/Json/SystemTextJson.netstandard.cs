using System.Text;

namespace PostHog.Wire.Json;

/// <summary>
/// Reads JSON values of <c>System.Text.Json</c> through their text, by name, because this target cannot name the
/// types.
/// </summary>
internal static class SystemTextJson
{
    /// <summary>Whether a value belongs to <c>System.Text.Json</c>.</summary>
    public static bool Owns(object value) =>
        value.GetType().Namespace is "System.Text.Json" or "System.Text.Json.Nodes";

    /// <summary>Returns the value in a form that can be written. An undefined element throws.</summary>
    public static object? Read(object value)
    {
        var type = value.GetType();
        if (type.GetProperty("RootElement") is { } root)
        {
            return Read(root.GetValue(value)!);
        }

        var text =
            type.GetMethod("GetRawText", Type.EmptyTypes)?.Invoke(value, parameters: null)
            ?? type.GetMethod("ToJsonString")?.Invoke(value, [null])
            ?? Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture);
        return JsonDocumentReader.TryReadExactly(
            Encoding.UTF8.GetBytes((string)text!),
            out var read
        )
            ? read
            : throw new FormatException("The value is not JSON.");
    }
}
