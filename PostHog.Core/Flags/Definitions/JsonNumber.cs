using System.Globalization;
using System.Numerics;
using Newtonsoft.Json.Linq;

namespace PostHog.Flags.Definitions;

/// <summary>Reads the numbers of a document, of which JSON puts no limit to the size.</summary>
internal static class JsonNumber
{
    /// <summary>The whole number; null for anything else, also for one out of range.</summary>
    public static long? ToInt64(JToken? token) =>
        token is JValue { Type: JTokenType.Integer, Value: long number } ? number : null;

    public static double ToDouble(JValue number) =>
        number.Value is BigInteger big
            ? (double)big
            : Convert.ToDouble(number.Value, CultureInfo.InvariantCulture);
}
