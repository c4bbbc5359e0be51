using System.Text.Json;
using System.Text.Unicode;

namespace PostHog.Development.Ingestion;

/// <summary>Finds texts in JSON that are no Unicode, such as half a surrogate pair, before they are kept or asked for.</summary>
internal static class JsonUnicode
{
    /// <summary>What is said of one.</summary>
    public const string Problem =
        "a text is no valid Unicode: it has half a surrogate pair, or bytes that are not UTF-8";

    private const int MaxDepth = 128;

    /// <summary>Returns where the first such text or name begins; null where there is none.</summary>
    /// <exception cref="JsonException">This is not JSON, or nested too deeply.</exception>
    public static int? FirstBroken(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        while (reader.Read())
        {
            if (
                reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName
                && !IsText(ref reader)
            )
            {
                return (int)reader.TokenStartIndex;
            }
        }

        return null;
    }

    private static bool IsText(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            return Utf8.IsValid(reader.ValueSpan);
        }

        try
        {
            _ = reader.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
